import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DigestState } from '../../src/domain/digest-states.ts';
import { BrokenJournalError } from '../../src/domain/errors.ts';
import { type Decision, Desk } from '../../src/store/desk.ts';
import { Desks } from '../../src/store/desks.ts';
import { BATCH, Journal, journalKey } from '../../src/store/journal.ts';
import { backUpJournals, restoreJournals } from '../../src/store/journal-files.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';
import { BY, digestCreated, saying } from '../support/entries.ts';
import { recordEveryAction } from '../support/every-action.ts';
import { type FaultyStore, openFaultyStore } from '../support/faulty-store.ts';

const GUILD = '9001';
const NOW = new Date('2024-04-02T08:00:00Z');
const KEY = `digests:${GUILD}`;

let store: FaultyStore;
let desk: Desk;

beforeEach(() => {
  store = openFaultyStore();
  desk = new Desk(store, GUILD);
});

const record = (decision: Decision) => desk.record(() => decision, { by: BY, now: NOW });
/** As a process that starts finds them. */
const started = () => new Desks(store).digests(GUILD);
const recorded = async () => (await new Desk(store, GUILD).refresh()).digests();

async function readsOf(work: () => Promise<unknown>): Promise<number> {
  const before = store.reads();
  await work();
  return store.reads() - before;
}

describe('the digests of a server, as a start finds them', () => {
  it('are those of its record, whatever was recorded after they were last kept', async () => {
    let found = 0;
    const compare = async () => {
      const digests = await started();
      expect(digests).toEqual(await recorded());
      found += digests.length;
    };
    store.faults.beforeInsert = compare;
    await recordEveryAction(desk);
    await compare();
    expect(found).toBeGreaterThan(10);
  });

  it('are read without the rest of the record, and open no desk', async () => {
    await record(digestCreated(1));
    const first = await desk.refresh();
    await fillOn(BATCH * 4);
    const desks = new Desks(store);
    const whole = await readsOf(() => desks.digests(GUILD));
    expect(whole).toBeGreaterThan(4);
    expect(await readsOf(() => desks.digests(GUILD))).toBeLessThanOrEqual(5);
    expect(desks.size).toBe(0);
    expect((await desks.digests(GUILD)).map(({ digest }) => digest)).toEqual(
      first.digests().map((each) => each.digest),
    );
  });

  it('are kept anew where much was recorded since', async () => {
    await record(digestCreated(1));
    await started();
    await fillOn(BATCH * 4);
    expect(await readsOf(started)).toBeGreaterThan(4);
    expect(await readsOf(started)).toBeLessThanOrEqual(5);
  });

  it('are none where nothing was recorded, and nothing is kept', async () => {
    expect(await started()).toEqual([]);
    expect(await store.keyv.get(KEY)).toBeUndefined();
  });

  it('are those of an open desk where there is one', async () => {
    await record(digestCreated(1));
    const desks = new Desks(store);
    await desks.digests(GUILD);
    // Opened while what was kept is read.
    store.faults.afterRead = async () => {
      store.faults.afterRead = async () => undefined;
      await desks.open(GUILD).record(() => digestCreated(2), { by: BY, now: NOW });
    };
    expect((await desks.digests(GUILD)).map(({ digest }) => digest)).toEqual([1, 2]);
  });

  it('are told by the whole record where another hand was at what was kept', async () => {
    await record(digestCreated(1));
    await started();
    const summary = await store.keyv.get<{ digests: DigestState[] }>(KEY);
    for (const other of [{ version: 2 }, { hash: 'f'.repeat(64) }, { mark: 'another' }, { seq: 9 }]) {
      await store.keyv.set(KEY, { ...summary, ...other, digests: [] });
      const found = await started().catch((error: unknown) => error);
      expect(found).toEqual(await recorded());
    }
  });

  it('are refused where the entry they were kept at is gone', async () => {
    await record(digestCreated(1));
    await record(saying('one'));
    await started();
    await record(saying('two'));
    await store.keyv.delete(journalKey(GUILD, 2));
    await expect(started()).rejects.toBeInstanceOf(BrokenJournalError);
  });
});

describe('what a record is to lose', () => {
  it('is taken out at the next start where it was not when that was recorded', async () => {
    await record(saying('a name'));
    await record(digestCreated(1));
    await started();
    const decision = redactionOf(await desk.refresh(), 1, null);
    const journal = new Journal(store, GUILD);
    await journal.append(
      journal.follow(desk.casebook.last, NOW, BY, { ...decision, version: 2 } as never),
      journal.origin,
    );
    expect(JSON.stringify(await journal.at(1))).toContain('a name');
    const digests = await started();
    expect(JSON.stringify(await journal.at(1))).not.toContain('a name');
    expect(digests).toEqual(await recorded());
  });

  it('goes out of what is kept of digests as well: by a purge and by a restoration', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitrep-summary-'));
    try {
      const file = join(folder, 'backup.jsonl');
      await record(saying('one'));
      await backUpJournals(store, file);
      await record(digestCreated(1));
      await started();
      expect(JSON.stringify(await store.keyv.get(KEY))).toContain('Name of ours');
      await restoreJournals(store, file, { replace: true });
      expect(await store.keyv.get(KEY)).toBeUndefined();
      expect(await started()).toEqual([]);
      await record(digestCreated(1));
      await started();
      await record({ type: 'record.purged' });
      expect(await store.keyv.get(KEY)).toBeUndefined();
      expect(await started()).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is not kept again by a start that had read it before a purge', async () => {
    await record(digestCreated(1));
    const early = new Desk(store, GUILD);
    await early.refresh();
    await record({ type: 'record.purged' });
    await early.keepDigests();
    expect(await store.keyv.get(KEY)).toBeUndefined();
  });
});

/** So many more entries, without recording each. */
async function fillOn(count: number): Promise<void> {
  const { last } = await desk.refresh();
  const journal = new Journal(store, GUILD);
  let before = last;
  const batch = Array.from({ length: count }, () => {
    const action = { ...saying('more'), version: 2 } as never;
    before = journal.follow(before, NOW, BY, action);
    return { key: journalKey(GUILD, before.seq), value: before };
  });
  await store.keyv.setMany(batch);
}
