import type { Casebook } from '../domain/casebook.ts';
import type { EventState } from '../domain/event-states.ts';
import { FEATURES, feature } from './export-features.ts';
import { tableHeading, tableRows } from './export-table.ts';
import { claimantLines, eventLine, firstLine } from './sitrep-lines.ts';

export const EXPORT_FORMATS = ['jsonl', 'csv', 'geojson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface Exporting {
  readonly guild: string;
  readonly format: ExportFormat;
  /** The events by number, in the order they are to be in. */
  readonly events: Iterable<number>;
  /** Most bytes of one part; a part is a whole file of its kind. */
  readonly partSize?: number;
}

/** A piece of text, and the file it belongs to, counted from 0. */
interface Piece {
  readonly part: number;
  readonly text: string;
}

/**
 * The record as it stands, bit by bit: withdrawn events and claims are left out. Where it is more than a part may hold, another file is begun, so
 * that each of them can be read by itself.
 */
export function* exportRecord(
  casebook: Casebook,
  { guild, format, events, partSize = Infinity }: Exporting,
): Generator<Piece, void> {
  const { before, between, after, write } = formOf(format, casebook, guild);
  let part = 0;
  let size = 0;
  const piece = (text: string): Piece => {
    size += Buffer.byteLength(text);
    return { part, text };
  };
  yield* before().map(piece);
  let isFirst = true;
  for (const number of events) {
    const state = casebook.event(number);
    if (!state || state.withdrawn) continue;
    const text = write(state);
    if (!isFirst && size + Buffer.byteLength(text) + between.length + after.length > partSize) {
      yield piece(after);
      [part, size, isFirst] = [part + 1, 0, true];
      yield* before().map(piece);
    }
    yield piece(isFirst ? text : between + text);
    isFirst = false;
  }
  yield piece(after);
}

/** What begins a file, parts two events, ends it, and how one event is written. */
interface Form {
  readonly before: () => readonly string[];
  readonly between: string;
  readonly after: string;
  readonly write: (state: EventState) => string;
}

function formOf(format: ExportFormat, casebook: Casebook, guild: string): Form {
  switch (format) {
    case 'jsonl':
      return {
        before: () => [firstLine(), ...claimantLines(casebook)],
        between: '',
        after: '',
        write: (state) => eventLine(state, guild),
      };
    case 'csv':
      return {
        before: () => [tableHeading()],
        between: '',
        after: '',
        write: (state) => tableRows(state, casebook, guild),
      };
    case 'geojson':
      return {
        ...FEATURES,
        before: () => [FEATURES.before],
        write: (state) => feature(state, guild),
      };
  }
}
