import type { Entry } from '../domain/action.ts';
import { BrokenJournalError } from '../domain/errors.ts';
import { findBreak, isBlank } from './find-break.ts';
import { BATCH, Journal, numbersOf } from './journal.ts';
import { Redactions } from './redactions.ts';
import type { Store } from './store.ts';

export interface Verified {
  /** How many entries hold together, counted from the first. */
  readonly entries: number;
  /** The first entry that does not; null where the journal is whole. */
  readonly broken: BrokenJournalError | null;
  /** How many entries of those have no text any more, as later entries say. */
  readonly redacted: number;
  /** How many entries there were before the record was last purged. */
  readonly forgotten: number;
  /** The last entry that holds together: its hash stands for all before it. */
  readonly last: Entry | undefined;
}

/** Told how many entries have been checked so far. */
export type OnProgress = (entries: number) => void;

/**
 * Checks one server's whole journal: every number there, every link, every hash made anew, an entry that says so for every text that was taken out,
 * and nothing before the beginning or beyond the end. What the store can't tell (because it fails) is thrown.
 */
export async function verifyJournal(store: Store, guild: string, onProgress?: OnProgress): Promise<Verified> {
  const journal = new Journal(store, guild);
  while (true) {
    const verified = await verifyOnce(store, journal, onProgress);
    const { mark } = journal;
    await journal.begins();
    // Purged or put back meanwhile, it is another record.
    if (!verified.broken || journal.mark === mark) return verified;
  }
}

async function verifyOnce(store: Store, journal: Journal, onProgress?: OnProgress): Promise<Verified> {
  const { guild } = journal;
  // Listed first: what is recorded meanwhile is read, and is not taken for something beyond the end.
  const numbers = await numbersOf(store, guild);
  const begins = await journal.begins();
  const redactions = new Redactions();
  let last: Entry | undefined;
  let broken: BrokenJournalError | null = null;
  let isEnd = false;
  while (!isEnd && !broken) {
    const { found, gap } = await journal.batch(last ? last.seq + 1 : begins);
    for (const entry of found) {
      broken = findBreak(guild, last, [entry], { begins });
      if (broken) break;
      last = entry as Entry;
      redactions.see(last);
    }
    if (gap !== null) broken ??= new BrokenJournalError(guild, gap, 'is missing');
    isEnd = found.length < BATCH;
    onProgress?.(seqOf(last, begins));
  }
  const end = seqOf(last, begins);
  const expected = journal.mark !== undefined || numbers.some((number) => number > end);
  if (expected && (!last || numbers.some((number) => number > end)))
    broken ??= new BrokenJournalError(guild, end + 1, 'is missing');
  const leftOver = numbers.find((number) => number < begins);
  if (leftOver !== undefined) broken ??= new BrokenJournalError(guild, leftOver, 'was purged and is still there');
  const untold = redactions.findUntold(guild);
  if (untold && (!broken || untold.seq < broken.seq)) broken = untold;
  for (const seq of redactions.unblanked) {
    // It may have been taken out meanwhile.
    if (isBlank(await journal.at(seq))) continue;
    if (!broken || seq < broken.seq)
      broken = new BrokenJournalError(guild, seq, 'was redacted and its text is still there');
  }
  const entries = (broken && broken.seq >= begins ? Math.min(broken.seq - 1, end) : end) - (begins - 1);
  return { entries, broken, redacted: redactions.told, forgotten: begins - 1, last };
}

function seqOf(last: Entry | undefined, begins: number): number {
  return last?.seq ?? begins - 1;
}
