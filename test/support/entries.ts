import { ACTION_VERSION, type Action, type By, type Entry } from '../../src/domain/action.ts';
import type { Decision, Desk } from '../../src/store/desk.ts';
import { BATCH, Journal, journalKey } from '../../src/store/journal.ts';
import type { Store } from '../../src/store/store.ts';

export const BY: By = { member: '1002', interaction: null };

/** An entry that carries any text and rests on nothing. */
export function saying(reason: string): Decision {
  return { type: 'claim.withdrawn', event: 1, claim: 1, content: { reason } };
}

/** A digest that holds a text of its own: the name of a region of the server. */
export function digestCreated(digest: number): Decision {
  return {
    type: 'digest.created',
    digest,
    content: {
      channel: '5001',
      cron: '0 8 * * *',
      every: 'daily',
      area: { kind: 'region', region: 'own:1', own: { name: 'Name of ours', members: [{ country: 'NE' }] } } as never,
      timeZone: 'UTC',
      language: 'en',
      whenEmpty: 'skip',
    },
  };
}

/** Records the texts one after another, a second apart. */
export async function recordAll(desk: Desk, texts: readonly string[]): Promise<void> {
  const start = Date.parse('2024-04-01T08:00:00Z');
  for (const [index, text] of texts.entries()) {
    await desk.record(() => saying(text), { by: BY, now: new Date(start + index * 1_000) });
  }
}

/** The texts a desk's casebook holds, in order. */
export function textsIn(desk: Desk): string[] {
  return desk.casebook.entriesAfter(0).map(({ action }) => {
    if (action.type !== 'claim.withdrawn') throw new Error(`an entry says ${action.type}`);
    return action.content.reason ?? '(redacted)';
  });
}

/** Fills an empty journal with entries that say these texts, a batch at a time: a record without having recorded it. */
export async function fill(store: Store, guild: string, texts: readonly string[]): Promise<Entry[]> {
  const journal = new Journal(store, guild);
  const entries: Entry[] = [];
  for (const [index, text] of texts.entries()) {
    const action = { ...saying(text), version: ACTION_VERSION } as Action;
    entries.push(journal.follow(entries.at(-1), new Date(1_711_958_400_000 + index * 1_000), BY, action));
  }
  for (let from = 0; from < entries.length; from += BATCH) {
    const batch = entries.slice(from, from + BATCH);
    await store.keyv.setMany(batch.map((entry) => ({ key: journalKey(guild, entry.seq), value: entry })));
  }
  return entries;
}
