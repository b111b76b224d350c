import type { Entry } from '../domain/action.ts';
import { BATCH, BrokenJournalError, findBreak, Journal } from './journal.ts';
import type { Store } from './store.ts';

export interface Verified {
  /** How many entries hold together, counted from the first. */
  readonly entries: number;
  /** The first entry that does not; null where the journal is whole. */
  readonly broken: BrokenJournalError | null;
}

/** Told how many entries have been checked so far. */
export type OnProgress = (entries: number) => void;

/**
 * Checks one server's whole journal: every number there, every link, every hash made anew, and nothing beyond the end. What the store can't tell
 * (because it fails) is thrown.
 */
export async function verifyJournal(store: Store, guild: string, onProgress?: OnProgress): Promise<Verified> {
  const journal = new Journal(store, guild);
  // Listed first: what is recorded meanwhile is read, and is not taken for something beyond the end.
  const numbers = await numbersOf(store, guild);
  let last: Entry | undefined;
  let broken: BrokenJournalError | null = null;
  let isEnd = false;
  while (!isEnd && !broken) {
    const { found, gap } = await journal.batch((last?.seq ?? 0) + 1);
    for (const entry of found) {
      broken = findBreak(guild, last, [entry]);
      if (broken) break;
      last = entry as Entry;
    }
    if (gap !== null) broken ??= new BrokenJournalError(guild, gap, 'is missing');
    isEnd = found.length < BATCH;
    onProgress?.(last?.seq ?? 0);
  }
  const entries = last?.seq ?? 0;
  if (numbers.some((number) => number > entries)) broken ??= new BrokenJournalError(guild, entries + 1, 'is missing');
  return { entries, broken };
}

/** The numbers entries are kept under, in no order. */
async function numbersOf(store: Store, guild: string): Promise<number[]> {
  const prefix = `journal:${guild}:`;
  return (await store.keys(prefix, '')).map((key) => Number(key.slice(prefix.length)));
}
