import type { Entry } from '../src/domain/action.ts';
import { BATCH, Journal, journalKey } from '../src/store/journal.ts';
import type { Store } from '../src/store/store.ts';
import { inventedJournal } from './invented-journal.ts';

/** Writes an invented journal of so many claims into an empty store, a batch at a time; the entries as they are kept. */
export async function fillJournal(store: Store, guild: string, claims: number): Promise<string[]> {
  const journal = new Journal(store, guild);
  const texts: string[] = [];
  let last: Entry | undefined;
  let batch: Array<{ key: string; value: Entry }> = [];
  for (const { at, by, action } of inventedJournal(claims)) {
    last = journal.follow(last, new Date(at), by, action);
    texts.push(JSON.stringify({ value: last }));
    batch.push({ key: journalKey(guild, last.seq), value: last });
    if (batch.length < BATCH) continue;
    await store.keyv.setMany(batch);
    batch = [];
  }
  await store.keyv.setMany(batch);
  return texts;
}
