import type { ClaimContent } from '../domain/action.ts';
import { UserError } from '../domain/errors.ts';
import type { EventContent, Place, PlacePrecision } from '../domain/event.ts';
import { PLACE_PRECISIONS } from '../domain/event.ts';
import type { ImportedEvent } from '../domain/import.ts';
import { code, coordinates, day, line, people, period } from './cells.ts';
import { deadFigure, type Estimate, figuresClaim, type SideLoss, sideFigures } from './coded-estimate.ts';
import type { Columns } from './columns.ts';
import { plainSource } from './plain-source.ts';
import { countryOf, divisionIn } from './read-country.ts';
import { dataset, type TableFormat } from './read-record.ts';

const UCDP = 'UCDP';

/**
 * UCDP Georeferenced Event Dataset, CSV; all versions' columns, by name, also as the shapefiles cut them. Codebook: ucdp.uu.se. Its rows are coded
 * estimates, low, best and high, of the dead of one event.
 */
export const ucdp: TableFormat = {
  name: 'UCDP GED',
  claimants: [dataset(UCDP, 'Uppsala Conflict Data Program')],
  isIt: (columns) =>
    columns.has('date_start') &&
    columns.has('best', 'best_est') &&
    columns.has('type_of_violence', 'dyad_name', 'side_a'),
  needs: [['id', 'event_id', 'relid'], ['date_start'], ['best', 'best_est'], ['country']],
  reader: readerOf,
};

function readerOf(columns: Columns): (cells: readonly string[]) => ImportedEvent {
  const column = columnsOf(columns);
  return (cells) => {
    const read = (name: keyof typeof column): string => column[name](cells);
    const id = code(read('id'));
    if (id === '') throw new UserError('import.row.noId', { column: 'id' });
    const origin = { dataset: ucdp.name, id };
    const from = day(read('start'), 'date_start');
    const until = read('end') === '' ? from : day(read('end'), 'date_end');
    if (until < from) throw new UserError('import.row.backwards', { from, until });
    const violence = code(read('violence'));
    const estimate: Estimate = {
      low: people(read('low'), 'low'),
      best: people(read('best'), 'best'),
      high: people(read('high'), 'high'),
    };
    const dead = deadFigure(estimate);
    const [sideA, sideB] = [line(read('sideA'), 100), line(read('sideB'), 100)];
    const isOneSided = violence === '3' || /one[- ]sided/i.test(violence);
    const precision = placePrecision(code(read('precision')));
    const content: EventContent = {
      title: titleOf([read('dyad'), [sideA, sideB].filter((side) => side !== null).join(' – '), read('conflict')], id),
      kind: isOneSided ? 'Violence against civilians' : null,
      ...period(from, until),
      place: placeOf(read('country'), read('adm1'), read('location'), precision),
      coordinates: coordinates(...degrees(read('latitude'), read('longitude'), read('geometry'))),
      // Of the sides of a conflict UCDP does not say who attacked; of one-sided violence it does.
      attacker: isOneSided ? sideA : null,
      target: isOneSided ? sideB : null,
      url: null,
      note: noteOf(read('description'), read('office') || read('article')),
      ...(precision && { placePrecision: precision }),
      origin,
    };
    const losses = lossesOf(violence, sideA, sideB, [read('deathsA'), read('deathsB'), read('civilians')]);
    const claims: ClaimContent[] = dead ? [figuresClaim(UCDP, [dead, ...sideFigures(losses)], { origin })] : [];
    const source = dead && code(read('clarity')) !== '2' ? plainSource(read, from) : null;
    if (source && dead && dead.low === dead.high && dead.low > 0)
      claims.push(figuresClaim(source.claimant, [dead], { said: source.said, via: source.via, origin }));
    return { content, claims };
  };
}

function columnsOf(columns: Columns) {
  return {
    id: columns.column('id', 'event_id', 'relid'),
    violence: columns.column('type_of_violence'),
    conflict: columns.column('conflict_name'),
    dyad: columns.column('dyad_name'),
    sideA: columns.column('side_a'),
    sideB: columns.column('side_b'),
    sources: columns.column('number_of_sources'),
    article: columns.column('source_article'),
    office: columns.column('source_office'),
    original: columns.column('source_original'),
    published: columns.column('source_date'),
    precision: columns.column('where_prec'),
    location: columns.column('where_coordinates'),
    description: columns.column('where_description'),
    adm1: columns.column('adm_1'),
    latitude: columns.column('latitude'),
    longitude: columns.column('longitude'),
    geometry: columns.column('geom_wkt'),
    country: columns.column('country'),
    clarity: columns.column('event_clarity'),
    start: columns.column('date_start'),
    end: columns.column('date_end'),
    deathsA: columns.column('deaths_a'),
    deathsB: columns.column('deaths_b'),
    civilians: columns.column('deaths_civilians'),
    best: columns.column('best', 'best_est'),
    low: columns.column('low', 'low_est'),
    high: columns.column('high', 'high_est'),
  };
}

function titleOf(candidates: readonly string[], id: string): string {
  const name = candidates.map((each) => line(each, 200)).find((each) => each !== null);
  return name?.replace(/ - /, ' – ') ?? `UCDP GED ${id}`;
}

/** `where_prec`; old versions and hand-made files leave it out. */
function placePrecision(text: string): PlacePrecision | undefined {
  if (text === '') return undefined;
  const precision = PLACE_PRECISIONS.find((each) => String(each) === text);
  if (!precision) throw new UserError('import.row.number', { column: 'where_prec', value: line(text, 60) ?? '' });
  return precision;
}

/** What the coordinates stand for: a place, or no more than the division or the country it is in. */
function placeOf(countryName: string, adm1: string, where: string, precision: PlacePrecision | undefined): Place {
  const country = countryOf(countryName);
  const division = divisionIn(country, adm1);
  if (precision === 6 || (precision === 4 && division !== null)) return { country, division, location: null };
  // A division we don't know by that name stays in the words.
  const names = [where, ...(division === null && adm1 !== where ? [adm1] : [])].filter((name) => name !== '');
  return { country, division, location: line(names.join(', '), 200) };
}

/** Latitude and longitude, from the geometry where they have no columns: `POINT (36.55 35.76)`. */
function degrees(latitude: string, longitude: string, geometry: string): [string, string] {
  if (latitude !== '' || longitude !== '') return [latitude, longitude];
  const [, east = '', north = ''] = /^POINT ?\((-?[\d.]+) (-?[\d.]+)\)$/i.exec(geometry) ?? [];
  return [north, east];
}

function noteOf(description: string, sources: string): string | null {
  const parts = [line(description, 240), sources === '' ? null : `Sources: ${line(sources, 240)}`];
  return line(parts.filter((part) => part !== null).join(' · '), 500);
}

/** Who died on which side. Side A of state-based conflict is the state; of one-sided violence side B are civilians. */
function lossesOf(
  violence: string,
  sideA: string | null,
  sideB: string | null,
  [a = '', b = '', civilians = '']: readonly string[],
): SideLoss[] {
  const side = (name: string | null, killed: number | null, fallback: string): SideLoss => ({
    victims: /^civilians?$/i.test(name ?? '')
      ? 'civilians'
      : /^government of /i.test(name ?? '')
        ? 'security_forces'
        : 'armed_group',
    noun: `on the side of ${name ?? fallback}`,
    killed: killed ?? 0,
  });
  const isStateBased = violence === '1';
  return [
    {
      ...side(sideA, people(a, 'deaths_a'), 'A'),
      ...(isStateBased && sideA === null ? { victims: 'security_forces' as const } : {}),
    },
    side(sideB, people(b, 'deaths_b'), 'B'),
    { victims: 'civilians', noun: 'civilians', killed: people(civilians, 'deaths_civilians') ?? 0 },
  ];
}
