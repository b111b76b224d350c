import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../src/store/desk.ts';
import { Desks } from '../../src/store/desks.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { BY, digestCreated, fill } from '../support/entries.ts';

const GUILD = '9001';
const AT = { by: BY, now: new Date('2024-04-02T08:00:00Z') };
/** More than are deleted at a time. */
const TEXTS = Array.from({ length: 600 }, (_, index) => `text ${index}`);
const DIGEST = digestCreated(1);

type Call = 'removeMany' | 'keys';

let store: Store;
let desk: Desk;

const textsKept = async () => (await store.keys('', '')).filter((key) => !key.startsWith('record:'));

/** The connection is lost at such a call of a key that begins so, until the work is done. */
async function losing(call: Call, prefix: string, work: () => Promise<unknown>): Promise<void> {
  const adapter = store.keyv.store as Record<Call, (asked: string | string[], ...more: unknown[]) => Promise<unknown>>;
  const answer = adapter[call];
  adapter[call] = async (asked, ...more) => {
    if ([asked].flat()[0]?.startsWith(prefix)) throw new Error('the connection was lost');
    return answer.call(adapter, asked, ...more);
  };
  await work();
  adapter[call] = answer;
}

beforeEach(async () => {
  store = openStore('memory:');
  desk = new Desk(store, GUILD);
  await fill(store, GUILD, TEXTS);
  await desk.record(() => DIGEST, AT);
  await desk.drafts.keep('before', 'a draft');
  // What a start keeps of digests.
  await new Desks(store).digests(GUILD);
  expect(await textsKept()).toHaveLength(TEXTS.length + 3);
});

describe.each<[Call, string]>([
  ['keys', 'draft:'],
  ['removeMany', 'digests:'],
  // After the first batch.
  ['removeMany', 'journal:'],
])('a purge that was broken off at the %s of %s', (call, prefix) => {
  beforeEach(() =>
    losing(call, prefix, () =>
      expect(desk.record(() => ({ type: 'record.purged' }), AT)).rejects.toThrow(
        'was written, and not yet carried out',
      ),
    ),
  );

  it.each([
    ['the next question', () => desk],
    ['the next opening', () => new Desk(store, GUILD)],
  ])('leaves no text beside the journal once %s is answered', async (_, again) => {
    expect((await textsKept()).length).toBeGreaterThan(1);
    await again().refresh();
    expect(await textsKept()).toEqual([`journal:9001:${TEXTS.length + 2}`]);
  });
});

it('a purge leaves alone what is kept beside the journal after it, whoever opens the record', async () => {
  await desk.record(() => ({ type: 'record.purged' }), AT);
  await desk.drafts.keep('since', 'a draft');
  await new Desks(store).digests(GUILD);
  await new Desk(store, GUILD).refresh();
  expect(await textsKept()).toEqual(['digests:9001', 'draft:9001:since', `journal:9001:${TEXTS.length + 2}`]);
});
