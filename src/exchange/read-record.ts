import type { ClaimantContent } from '../domain/action.ts';
import type { ImportedEvent } from '../domain/import.ts';
import type { Columns } from './columns.ts';

/** What one row or line says: an event with claims, or something of a claimant. */
export type ReadRecord = TableRecord | { readonly claimant: ClaimantContent };

/** What a row of a table says: an event with claims, and of whom it says what sort of claimant they are. */
export type TableRecord = ImportedEvent & { readonly claimants?: readonly ClaimantContent[] };

/** A kind of table: by which columns it is known, which it can't do without, and how its rows are read. */
export interface TableFormat {
  readonly name: string;
  /** Who speaks in its rows, where that is the data set itself. */
  readonly claimants: readonly ClaimantContent[];
  isIt(columns: Columns): boolean;
  /** Columns it can't do without, each by all its names. */
  readonly needs: ReadonlyArray<readonly string[]>;
  /** Reads a row, or throws a `UserError` that says what is wrong with it. */
  reader(columns: Columns): (cells: readonly string[]) => TableRecord;
}

export function dataset(claimant: string, name: string): ClaimantContent {
  return { claimant, aliases: [name], mouthpieceOf: null, kind: 'dataset', reliability: null };
}
