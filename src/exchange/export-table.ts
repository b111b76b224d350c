import { stringify } from 'csv-stringify/sync';
import type { Casebook } from '../domain/casebook.ts';
import { claimOf } from '../domain/claim-of.ts';
import type { PreciseDate } from '../domain/date.ts';
import { claimId } from '../domain/event.ts';
import type { ClaimState } from '../domain/event-fold.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Origin } from '../domain/import.ts';
import type { Position, Said, Stance } from '../domain/position.ts';
import { eventColumns } from './event-columns.ts';
import { originOf } from './sitrep-lines.ts';

type Cell = string | number | null;

/** The columns, by UCDP GED's names where it has one: there `source_original` is who said it and `source_office` who published it. */
const COLUMNS = [
  ...['event', 'claim', 'id', 'title', 'event_type', 'date_start', 'date_end', 'date_prec', 'where_prec'],
  ...[
    'where_coordinates',
    'adm_1',
    'country',
    'country_code',
    'latitude',
    'longitude',
    'attacker',
    'target',
    'event_url',
    'note',
  ],
  ...[
    'source_original',
    'claimant_kind',
    'source_office',
    'source_date',
    'act',
    'harm',
    'victims',
    'noun',
    'low',
    'best',
    'high',
    'words',
    'says',
  ],
  ...['in_conflict', 'revises', 'url', 'quote', 'reliability', 'credibility', 'coded_id'],
] as const;

/** Cells that a spreadsheet would reckon with begin with an apostrophe. */
const FORM = { escape_formulas: true, record_delimiter: 'windows' } as const;

/** The heading, after the mark by which spreadsheets know UTF-8. */
export function tableHeading(): string {
  return `\ufeff${stringify([[...COLUMNS]], FORM)}`;
}

/** One event, a row for each claimant's position; one row where nothing is claimed of it. */
export function tableRows(state: EventState, casebook: Casebook, guild: string): string {
  const about = aboutEvent(state, guild);
  const { stances, remarks } = state.positions;
  const figures = state.positions.figures.toSorted((a, b) => byClaim(a.said, b.said));
  const contested = new Set<Position | Stance>(
    state.disputes.flatMap((dispute): ReadonlyArray<Position | Stance> => {
      if (dispute.kind === 'diverging') return [];
      return dispute.kind === 'responsibility' ? dispute.stances : dispute.positions;
    }),
  );
  const row = (said: Said, act: string, of: Position | Stance | null): Cell[] => {
    const position = of && 'figure' in of ? of : null;
    const isContested = of !== null && contested.has(of);
    return cellsOf(about, aboutClaim(claimOf(state, said), casebook, act, position, isContested));
  };
  const rows = [
    ...figures.map((position) => row(position.said, position.denial ? 'denial' : 'figures', position)),
    ...stances.map((stance) => row(stance.said, ACTS[stance.stance], stance)),
    ...remarks.map(({ said, remark }) => row(said, remark === 'retracts' ? 'retraction' : 'denial', null)),
  ];
  return stringify(rows.length > 0 ? rows : [cellsOf(about, {})], FORM);
}

function byClaim({ claim: a }: Said, { claim: b }: Said): number {
  return a.event - b.event || a.claim - b.claim;
}

const ACTS = { claims: 'responsibility', denies: 'denial', blames: 'attribution' } as const;

type Cells = Partial<Record<(typeof COLUMNS)[number], Cell>>;

function cellsOf(event: Cells, claim: Cells): Cell[] {
  const cells = { ...event, ...claim };
  return COLUMNS.map((column) => cells[column] ?? null);
}

function aboutEvent(state: EventState, guild: string): Cells {
  const { content } = state;
  return {
    ...eventColumns(state),
    id: written(originOf(state, guild)),
    latitude: content.coordinates?.latitude ?? null,
    longitude: content.coordinates?.longitude ?? null,
    event_url: content.url,
    note: content.note,
  };
}

function aboutClaim(
  { event, claim, content }: ClaimState,
  { claimants }: Casebook,
  act: string,
  position: Position | null,
  contested: boolean,
): Cells {
  const { figure, harm = null, victims = null, revises = [] } = position ?? {};
  return {
    claim: claimId(event, claim),
    source_original: content.claimant,
    claimant_kind: claimants.speaker(content.claimant).kind,
    source_office: content.via,
    source_date: content.said && saidAs(content.said),
    act,
    harm,
    victims,
    noun: figure?.noun || null,
    low: figure?.published?.low ?? figure?.low ?? null,
    best: figure?.named ?? null,
    high: figure?.published?.high ?? figure?.high ?? null,
    words: figure?.words ?? null,
    says: content.says,
    in_conflict: contested ? 'yes' : 'no',
    revises: revises.map(({ said }) => claimId(said.claim.event, said.claim.claim)).join(' '),
    url: content.url,
    quote: content.quote,
    reliability: content.reliability,
    credibility: content.credibility,
    coded_id: content.origin ? written(content.origin) : null,
  };
}

function written({ dataset, id }: Origin): string {
  return `${dataset}/${id}`;
}

/** As exactly as it is known: `2024-03-20`, `2024-03`, `2024`; of a week its first day. */
function saidAs({ date, precision }: PreciseDate): string {
  return precision === 'year' ? date.slice(0, 4) : precision === 'month' ? date.slice(0, 7) : date;
}
