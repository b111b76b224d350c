import type { PreciseDate } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { EVENT_KINDS, type EventContent, type Place, type PlacePrecision } from '../domain/event.ts';
import type { ImportedEvent } from '../domain/import.ts';
import { code, coordinates, day, line, mondayOf, people } from './cells.ts';
import { deadFigure, figuresClaim } from './coded-estimate.ts';
import type { Columns } from './columns.ts';
import { countryOf, divisionIn } from './read-country.ts';
import { dataset, type TableFormat } from './read-record.ts';

const ACLED = 'ACLED';

/**
 * ACLED's CSV exports, old ones (digits in `inter1`, `data_id`, capitals) and new ones. Its rows are coded events with one number of the dead, which
 * ACLED calls conservative; 0 may mean that nobody knows.
 */
export const acled: TableFormat = {
  name: 'ACLED',
  claimants: [dataset(ACLED, 'Armed Conflict Location & Event Data')],
  isIt: (columns) => columns.has('event_date') && columns.has('event_type') && columns.has('fatalities'),
  needs: [['event_id_cnty', 'data_id', 'event_id'], ['event_date'], ['event_type'], ['country'], ['fatalities']],
  reader: readerOf,
};

function readerOf(columns: Columns): (cells: readonly string[]) => ImportedEvent {
  const column = {
    id: columns.column('event_id_cnty', 'data_id', 'event_id'),
    date: columns.column('event_date'),
    timePrecision: columns.column('time_precision'),
    type: columns.column('event_type'),
    subType: columns.column('sub_event_type'),
    actor1: columns.column('actor1', 'actor_1'),
    actor2: columns.column('actor2', 'actor_2'),
    country: columns.column('country'),
    admin1: columns.column('admin1', 'admin_1'),
    location: columns.column('location'),
    latitude: columns.column('latitude'),
    longitude: columns.column('longitude'),
    geoPrecision: columns.column('geo_precision'),
    source: columns.column('source'),
    notes: columns.column('notes'),
    fatalities: columns.column('fatalities'),
    timestamp: columns.column('timestamp'),
  };
  return (cells) => {
    const read = (name: keyof typeof column): string => column[name](cells);
    const id = read('id');
    if (id === '') throw new UserError('import.row.noId', { column: 'event_id_cnty' });
    const origin = { dataset: acled.name, id };
    const kind = kindOf(read('type'));
    const actors = [line(read('actor1'), 100), line(read('actor2'), 100)] as const;
    const hasAttacker = kind === 'Violence against civilians' || kind === 'Explosions/Remote violence';
    const precision = precisionOf(code(read('geoPrecision')));
    const content: EventContent = {
      title: titleOf(line(read('subType') || read('type'), 100), actors),
      kind,
      date: dateOf(day(read('date'), 'event_date'), code(read('timePrecision'))),
      until: null,
      place: placeOf(read('country'), read('admin1'), read('location'), precision),
      coordinates: coordinates(read('latitude'), read('longitude')),
      // ACLED's first actor is the attacker where there is only one side in arms; of battles it does not say.
      attacker: hasAttacker ? actors[0] : null,
      target: hasAttacker ? actors[1] : null,
      url: null,
      note: noteOf(read('notes'), read('source')),
      ...(precision && { placePrecision: precision }),
      origin,
    };
    const killed = people(read('fatalities'), 'fatalities');
    const dead = killed === null ? null : deadFigure({ low: killed, best: killed, high: killed });
    return { content, claims: dead ? [figuresClaim(ACLED, [dead], { said: codedOn(read('timestamp')), origin })] : [] };
  };
}

/** `event_type`, also as it was called before 2019. */
function kindOf(type: string): EventContent['kind'] {
  const known = EVENT_KINDS.find((kind) => kind.toLowerCase() === type.toLowerCase());
  if (known) return known;
  if (/^battle/i.test(type)) return 'Battles';
  if (/remote violence|^explosions/i.test(type)) return 'Explosions/Remote violence';
  if (/^strategic|^headquarters|^non-violent/i.test(type)) return 'Strategic developments';
  // "Riots/Protests" was one type once: which of the two it was is not known.
  if (/^riots\/protests$/i.test(type)) return null;
  throw new UserError('import.row.kind', { value: line(type, 60) ?? '' });
}

function titleOf(what: string | null, actors: readonly (string | null)[]): string {
  const who = actors.filter((actor) => actor !== null).join(' – ');
  return line([what, who].filter((part) => part !== null && part !== '').join(': '), 200) ?? ACLED;
}

/** `time_precision`: 1 the day, 2 the week, 3 the month; the day given lies in it. */
function dateOf(date: string, precision: string): PreciseDate {
  if (precision === '' || precision === '1') return { date, precision: 'day' };
  if (precision === '2') return { date: mondayOf(date), precision: 'week' };
  if (precision === '3') return { date: `${date.slice(0, 7)}-01`, precision: 'month' };
  throw new UserError('import.row.number', { column: 'time_precision', value: line(precision, 60) ?? '' });
}

/** `geo_precision` in UCDP's terms: 1 the place, 2 somewhere near it, 3 the region. */
function precisionOf(text: string): PlacePrecision | undefined {
  if (text === '') return undefined;
  const precision = ({ '1': 1, '2': 2, '3': 4 } as const)[text];
  if (!precision) throw new UserError('import.row.number', { column: 'geo_precision', value: line(text, 60) ?? '' });
  return precision;
}

function placeOf(countryName: string, admin1: string, location: string, precision: PlacePrecision | undefined): Place {
  const country = countryOf(countryName);
  const division = divisionIn(country, admin1);
  if (precision === 4 && division !== null) return { country, division, location: null };
  const names = [location, ...(division === null && admin1 !== location ? [admin1] : [])].filter((name) => name !== '');
  return { country, division, location: line(names.join(', '), 200) };
}

function noteOf(notes: string, source: string): string | null {
  const parts = [line(notes, 380), source === '' ? null : `Sources: ${line(source, 100)}`];
  return line(parts.filter((part) => part !== null).join(' · '), 500);
}

/** The day ACLED last coded the row: seconds since 1970. */
function codedOn(timestamp: string): PreciseDate | null {
  const seconds = /^\d{9,10}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  return Number.isNaN(seconds) ? null : { date: new Date(seconds * 1000).toISOString().slice(0, 10), precision: 'day' };
}
