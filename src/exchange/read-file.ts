import type { ClaimantContent, ClaimContent } from '../domain/action.ts';
import { UserError } from '../domain/errors.ts';
import type { ImportedEvent } from '../domain/import.ts';
import { acled } from './acled.ts';
import { Columns, isTagRow } from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { decoded } from './decoded.ts';
import type { ReadRecord, TableFormat } from './read-record.ts';
import { isFirstLine, readLine } from './sitrep-lines.ts';
import { sitrepTable } from './sitrep-table.ts';
import { ucdp } from './ucdp.ts';

/** The first that knows a heading for its own reads the table. */
const FORMATS: readonly TableFormat[] = [sitrepTable, ucdp, acled];

/** A row that could not be read: nothing of it is imported. */
interface FaultyRow {
  /** The line of the file it begins on, counted from 1. */
  readonly line: number;
  /** Its cells; a line of JSON is one. */
  readonly cells: readonly string[];
  readonly fault: UserError;
}

/** What a file holds. Every row of it is in `rows`, and is a record, the same as an earlier one, or faulty. */
export interface ReadFile {
  /** What it was recognised as: "UCDP GED", "ACLED", "Sitrep". */
  readonly format: string;
  readonly heading: readonly string[];
  readonly rows: number;
  readonly claimants: readonly ClaimantContent[];
  readonly events: readonly ImportedEvent[];
  /** Rows that say again what an earlier row of the file says. */
  readonly repeated: number;
  readonly faulty: readonly FaultyRow[];
}

export interface Reading {
  /** Others have their turn, every so many rows. */
  readonly pause?: () => Promise<void>;
  readonly onProgress?: (rows: number) => void;
}

/** Rows read between two pauses: some milliseconds' work. */
const SLICE = 200;

interface Source {
  readonly format: string;
  readonly heading: readonly string[];
  readonly claimants: readonly ClaimantContent[];
  /** Each row with what reads it. */
  readonly rows: AsyncIterable<{
    readonly line: number;
    readonly cells: readonly string[];
    readonly read: () => ReadRecord | null;
  }>;
}

/** Reads a file of events, recognised by its heading. A `UserError` where it is none of those known; faults of single rows are told beside the others. */
export async function readFile(
  bytes: AsyncIterable<Uint8Array>,
  { pause, onProgress }: Reading = {},
): Promise<ReadFile> {
  const { format, heading, claimants, rows } = await sourceOf(decoded(bytes));
  const collected = new Collected();
  const faulty: FaultyRow[] = [];
  let count = 0;
  let repeated = 0;
  for await (const { line, cells, read } of rows) {
    try {
      const record = read();
      if (!record) continue;
      if (!collected.take(record)) repeated += 1;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faulty.push({ line, cells, fault: error });
    }
    count += 1;
    if (count % SLICE === 0) {
      onProgress?.(count);
      await pause?.();
    }
  }
  const { events } = collected;
  return { format, heading, rows: count, claimants: [...claimants, ...collected.claimants], events, repeated, faulty };
}

async function sourceOf(text: AsyncGenerator<string, void>): Promise<Source> {
  const first = await text.next();
  const beginning = first.done ? '' : first.value;
  async function* whole(): AsyncGenerator<string> {
    yield beginning;
    yield* text;
  }
  if (isFirstLine(beginning)) return { format: 'Sitrep', heading: [], claimants: [], rows: jsonRows(whole()) };
  const rows = csvRows(whole());
  const head = await rows.next();
  const heading = head.done ? [] : head.value.cells;
  const columns = new Columns(heading);
  const format = FORMATS.find((each) => each.isIt(columns));
  if (!format) throw new UserError('import.unknownFormat');
  const missing = format.needs.filter((names) => !columns.has(...names)).map(([name]) => name);
  if (missing.length > 0)
    throw new UserError('import.missingColumns', { format: format.name, columns: missing.join(', ') });
  const reader = format.reader(columns);
  async function* tableRows(): Source['rows'] extends AsyncIterable<infer Each> ? AsyncGenerator<Each, void> : never {
    let isSecond = true;
    for await (const { line, cells } of rows) {
      if (isSecond && isTagRow(cells)) continue;
      isSecond = false;
      if (cells.every((cell) => cell.trim() === '')) continue;
      yield { line, cells, read: () => reader(widthChecked(cells, heading)) };
    }
  }
  return { format: format.name, heading, claimants: format.claimants, rows: tableRows() };
}

/** A row with other cells than the heading has is out of step with it; empty ones at its end do no harm. */
function widthChecked(cells: readonly string[], heading: readonly string[]): readonly string[] {
  const extra = cells.slice(heading.length).some((cell) => cell.trim() !== '');
  if (extra || cells.length < heading.length - TRAILING)
    throw new UserError('import.row.width', { cells: cells.length, columns: heading.length });
  return cells;
}

/** Spreadsheets leave out so many empty cells at the end of a row at most, where they leave out any. */
const TRAILING = 3;

async function* jsonRows(
  text: AsyncIterable<string>,
): AsyncGenerator<{ line: number; cells: string[]; read: () => ReadRecord | null }, void> {
  let rest = '';
  let line = 0;
  const rowOf = (written: string) => ({ line, cells: [written], read: () => readLine(written) });
  for await (const block of text) {
    const lines = (rest + block).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) {
      line += 1;
      if (each.trim() !== '') yield rowOf(each);
    }
  }
  line += 1;
  if (rest.trim() !== '') yield rowOf(rest);
}

/** What the rows come to: those of one event together, those of one claim as one. */
class Collected {
  readonly claimants: ClaimantContent[] = [];
  readonly events: ImportedEvent[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #met = new Set<string>();

  /** A table says the same of a claimant in every row. */
  #meet(claimant: ClaimantContent): void {
    const key = JSON.stringify(claimant);
    if (!this.#met.has(key)) this.claimants.push(claimant);
    this.#met.add(key);
  }

  /** Whether it says anything the rows before it don't. */
  take(record: ReadRecord): boolean {
    if ('claimant' in record) {
      this.claimants.push(record.claimant);
      return true;
    }
    const { content, claims, claimants = [] } = record;
    for (const claimant of claimants) this.#meet(claimant);
    const key = content.origin
      ? `${content.origin.dataset}\n${content.origin.id}`
      : JSON.stringify([content.title, content.date, content.place]);
    const index = this.#byKey.get(key);
    const known = index === undefined ? undefined : this.events[index];
    if (index === undefined || !known) {
      this.#byKey.set(key, this.events.length);
      this.events.push({ content, claims });
      return true;
    }
    if (content.origin && !isSame(known.content, content))
      throw new UserError('import.row.twice', { id: content.origin.id });
    const together = claims.reduce(withClaim, known.claims);
    if (together === known.claims) return false;
    this.events[index] = { content: known.content, claims: together };
    return true;
  }
}

/** The claims with one more: one of their number where it is there already, and where it gives another figure of the same statement. */
function withClaim(claims: readonly ClaimContent[], claim: ClaimContent): readonly ClaimContent[] {
  if (claims.some((each) => isSame(each, claim))) return claims;
  const index = claims.findIndex((each) => isSame({ ...each, statement: null }, { ...claim, statement: null }));
  const known = claims[index];
  if (!known) return [...claims, claim];
  const figures = [...known.statement.figures, ...claim.statement.figures];
  if (new Set(figures.map(({ harm, victims }) => `${harm}/${victims}`)).size < figures.length)
    return [...claims, claim];
  return claims.with(index, { ...known, statement: { ...known.statement, figures } });
}

/** Whether two contents say the same, whatever order their fields are in. */
function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
