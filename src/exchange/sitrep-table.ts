import type { ClaimContent } from '../domain/action.ts';
import { CLAIMANT_KINDS, CREDIBILITIES, type Credibility, RELIABILITIES } from '../domain/claimant.ts';
import type { PreciseDate } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { EVENT_KINDS, type EventContent, PLACE_PRECISIONS, type Place } from '../domain/event.ts';
import { type Figure, HARMS, VICTIMS } from '../domain/figure.ts';
import type { Origin } from '../domain/import.ts';
import { readDate } from '../domain/read-date.ts';
import { readStatement } from '../domain/says.ts';
import { isCountry } from '../places/countries.ts';
import { divisionOf } from '../places/divisions.ts';
import { readPlace } from '../places/read-place.ts';
import { address, coordinates, day, line, people, period, saidBack } from './cells.ts';
import { figuresClaim } from './coded-estimate.ts';
import type { Columns } from './columns.ts';
import { countryOf, divisionIn } from './read-country.ts';
import type { TableFormat, TableRecord } from './read-record.ts';

const TITLE = ['title'];
const DATE = ['date_start', 'date'];
const CLAIMANT = ['source_original', 'claimant'];

/** Sitrep's own table, one position a row, and a desk's own spreadsheet with as many of its columns as it has. */
export const sitrepTable: TableFormat = {
  name: 'Sitrep',
  claimants: [],
  isIt: (columns) => columns.has(...TITLE) && columns.has(...DATE) && columns.has('country', 'country_code', 'place'),
  needs: [TITLE, DATE, ['country', 'country_code', 'place']],
  reader: readerOf,
};

type Read = (name: keyof ReturnType<typeof columnsOf>) => string;

function readerOf(columns: Columns): (cells: readonly string[]) => TableRecord {
  const column = columnsOf(columns);
  return (cells) => {
    const read: Read = (name) => column[name](cells);
    const title = line(read('title'), 200);
    if (title === null) throw new UserError('import.row.empty', { column: 'title' });
    const origin = originOf(read('origin'));
    const precision = PLACE_PRECISIONS.find((each) => String(each) === read('placePrecision'));
    const content: EventContent = {
      title,
      kind: oneOf(read('kind'), EVENT_KINDS, 'event_type'),
      ...when(read),
      place: where(read),
      coordinates: coordinates(read('latitude'), read('longitude')),
      attacker: line(read('attacker'), 100),
      target: line(read('target'), 100),
      url: address(read('eventUrl')),
      note: line(read('note'), 500),
      ...(precision && { placePrecision: precision }),
      ...(origin && { origin }),
    };
    const claim = claimOf(read);
    const kind = claim && oneOf(read('claimantKind'), CLAIMANT_KINDS, 'claimant_kind');
    const known =
      claim && kind ? [{ claimant: claim.claimant, aliases: [], mouthpieceOf: null, kind, reliability: null }] : [];
    return { content, claims: claim ? [claim] : [], claimants: known };
  };
}

function columnsOf(columns: Columns) {
  return {
    title: columns.column(...TITLE),
    kind: columns.column('event_type', 'kind'),
    start: columns.column(...DATE),
    end: columns.column('date_end', 'until'),
    place: columns.column('place'),
    country: columns.column('country_code', 'country'),
    division: columns.column('adm_1'),
    location: columns.column('where_coordinates', 'location'),
    placePrecision: columns.column('where_prec'),
    latitude: columns.column('latitude'),
    longitude: columns.column('longitude'),
    attacker: columns.column('attacker'),
    target: columns.column('target'),
    eventUrl: columns.column('event_url'),
    note: columns.column('note'),
    claimant: columns.column(...CLAIMANT),
    claimantKind: columns.column('claimant_kind'),
    carrier: columns.column('source_office', 'via', 'carrier'),
    said: columns.column('source_date', 'said'),
    says: columns.column('says', 'claim_text'),
    harm: columns.column('harm'),
    victims: columns.column('victims'),
    noun: columns.column('noun'),
    low: columns.column('low'),
    best: columns.column('best'),
    high: columns.column('high'),
    words: columns.column('words'),
    url: columns.column('url'),
    quote: columns.column('quote'),
    reliability: columns.column('reliability'),
    credibility: columns.column('credibility'),
    origin: columns.column('id'),
    coded: columns.column('coded_id'),
  };
}

function oneOf<Value extends string>(text: string, values: readonly Value[], column: string): Value | null {
  if (text === '') return null;
  const value = values.find((each) => each.toLowerCase() === text.toLowerCase());
  if (!value) throw new UserError('import.row.choice', { column, value: saidBack(text) });
  return value;
}

/** A whole row's id as it is written: `UCDP GED/300380`. */
function originOf(text: string): Origin | null {
  const slash = text.lastIndexOf('/');
  return slash > 0 && text.length <= 200 ? { dataset: text.slice(0, slash), id: text.slice(slash + 1) } : null;
}

function when(read: Read): { readonly date: PreciseDate; readonly until: PreciseDate | null } {
  const [start, end] = [read('start'), read('end')];
  if (!/^\d{4}-\d{2}-\d{2}/.test(start)) return { date: written(start), until: end === '' ? null : written(end) };
  const from = day(start, 'date_start');
  const until = end === '' ? from : day(end, 'date_end');
  if (until < from) throw new UserError('import.row.backwards', { from, until });
  return period(from, until);
}

/** A date as people write it: `20 March 2024`, `March 2024`. Words such as "yesterday" say nothing in a file. */
function written(text: string): PreciseDate {
  if (!/\d{4}/.test(text)) throw new UserError('import.row.date', { column: 'date', value: saidBack(text) });
  return readDate(text, new Date('9999-12-31'), 'UTC', { future: 'allow' });
}

function where(read: Read): Place {
  if (read('country') === '') return readPlace(read('place'));
  const country = isCountry(read('country')) ? read('country') : countryOf(read('country'));
  const [name, location] = [read('division'), read('location') || read('place')];
  const division = divisionOf(name)?.country === country ? name : divisionIn(country, name);
  const names = [location, ...(division === null && name !== location ? [name] : [])].filter((each) => each !== '');
  return { country, division, location: line(names.join(', '), 200) };
}

const NUMBERS = ['low', 'best', 'high'] as const;

function claimOf(read: Read): ClaimContent | null {
  const claimant = line(read('claimant'), 100);
  const says = line(read('says') || read('words'), 500);
  const figure = figureOf(read);
  if (claimant === null) {
    // What nobody is named to have said can't be recorded, and is not passed over either.
    if (says !== null || figure) throw new UserError('import.row.noClaimant');
    return null;
  }
  if (!/[\p{L}\p{N}]/u.test(claimant)) throw new UserError('claimant.noName');
  if (says === null && !figure) {
    if (NUMBERS.some((each) => read(each) !== '')) throw new UserError('import.row.noHarm');
    return null;
  }
  const said = read('said');
  const credibility = CREDIBILITIES.find((each): each is Credibility => String(each) === read('credibility')) ?? null;
  const coded = originOf(read('coded'));
  const more = {
    said:
      said === ''
        ? null
        : /^\d{4}-\d{2}-\d{2}/.test(said)
          ? { date: day(said, 'said'), precision: 'day' as const }
          : written(said),
    via: line(read('carrier'), 100),
    url: address(read('url')),
    quote: line(read('quote'), 500),
    reliability: oneOf(read('reliability'), RELIABILITIES, 'reliability'),
    credibility,
    ...(coded && { origin: coded }),
  };
  const coming = figure ? [figure] : [];
  if (says === null) return figuresClaim(claimant, coming, more);
  try {
    return { ...figuresClaim(claimant, [], more), says, statement: readStatement(says) };
  } catch (error) {
    // A coded estimate's words are not a person's: its numbers are in their columns.
    if (!figure) throw error;
    return { ...figuresClaim(claimant, coming, more), says };
  }
}

function figureOf(read: Read): Figure | null {
  const harm = oneOf(read('harm'), HARMS, 'harm');
  const [low, best, high] = [people(read('low'), 'low'), people(read('best'), 'best'), people(read('high'), 'high')];
  const least = low ?? best;
  if (harm === null || least === null) return null;
  const victims = oneOf(read('victims'), VICTIMS, 'victims') ?? 'people';
  const words = line(read('words'), 500) ?? [least, high].filter((end) => end !== null).join('–');
  const figure = { harm, victims, low: least, high, noun: line(read('noun'), 200) ?? '', named: best, words };
  if (high === null || (least <= (best ?? least) && (best ?? high) <= high)) return figure;
  const all = [least, best ?? least, high];
  return { ...figure, low: Math.min(...all), high: Math.max(...all), published: { low: least, high } };
}
