import { expect } from 'vitest';
import type { Entry } from '../../src/domain/action.ts';
import { claimId, eventId } from '../../src/domain/event.ts';
import { Desk } from '../../src/store/desk.ts';
import { findBreak } from '../../src/store/find-break.ts';
import { Journal, journalKey } from '../../src/store/journal.ts';
import type { Store } from '../../src/store/store.ts';
import type { Ledger } from './recorder-process.ts';

/** One server's whole journal as it is in the store, each entry checked against the one before it and by its own hash. */
async function readJournal(store: Store, guild: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const read of new Journal(store, guild).after(undefined)) entries.push(...read);
  expect(findBreak(guild, undefined, entries)).toBeNull();
  return entries;
}

/** What must hold of any journal: no interaction made two entries, no number was given twice, and it folds. */
export async function checkJournal(store: Store, guild: string): Promise<Entry[]> {
  const entries = await readJournal(store, guild);
  expect(repeated(entries.flatMap(({ by }) => by.interaction ?? []))).toEqual([]);
  expect(
    repeated(entries.flatMap(({ action }) => (action.type === 'event.added' ? eventId(action.event) : []))),
  ).toEqual([]);
  const claims = entries.flatMap(({ action }) =>
    action.type === 'claim.added' ? claimId(action.event, action.claim) : [],
  );
  expect(repeated(claims)).toEqual([]);
  // Nothing lies beyond the end either.
  const prefix = journalKey(guild, 0).slice(0, -1);
  const numbers = (await store.keys(prefix, '')).map((key) => Number(key.slice(prefix.length)));
  const last = (await readJournal(store, guild)).length;
  expect(numbers.filter((number) => number > last)).toEqual([]);
  expect((await new Desk(store, guild).refresh()).seq).toBeGreaterThanOrEqual(entries.length);
  return entries;
}

/** Holds the journal to what was told: all that was done is there as it was told, nothing refused is, and nothing nobody began. */
export async function checkAgainst(store: Store, guild: string, { done, refused, began }: Ledger): Promise<Entry[]> {
  // What is told while the journal is read may be in it or not.
  const promised = [...done];
  const denied = new Set(refused);
  const entries = await checkJournal(store, guild);
  const lost = promised.filter(([interaction, { seq, hash }]) => {
    const entry = entries[seq - 1];
    return entry?.by.interaction !== interaction || entry.hash !== hash;
  });
  expect(lost).toEqual([]);
  expect(entries.filter(({ by }) => denied.has(by.interaction ?? ''))).toEqual([]);
  // Told before it was recorded, but perhaps not heard yet.
  await expect.poll(() => entries.filter(({ by }) => !began.has(by.interaction ?? ''))).toEqual([]);
  return entries;
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
