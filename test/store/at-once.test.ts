import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../src/store/desk.ts';
import { Journal, journalKey, RecordReplacedError } from '../../src/store/journal.ts';
import { backUpJournals, RestorationDisturbedError, restoreJournals } from '../../src/store/journal-files.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';
import type { Store } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { BY, fill, recordAll, saying, textsIn } from '../support/entries.ts';
import { STORE_KINDS, suiteName, type TestStore } from '../support/stores.ts';

const GUILD = '9001';
const AT = { by: BY, now: new Date('2024-04-02T08:00:00Z') };
const WHOLE = { broken: null };

const redact = (desk: Desk, seq: number) => desk.record((casebook) => redactionOf(casebook, seq, null), AT);
const purge = (desk: Desk) => desk.record(() => ({ type: 'record.purged' }), AT);

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `text ${index}`);
}

/** What is done once, after this key was read so and before its reader is answered. */
function afterReading(store: Store, method: 'get' | 'getMany', key: string, work: () => Promise<unknown>): void {
  const adapter = store.keyv.store as Record<typeof method, (asked: string | string[]) => Promise<unknown>>;
  const read = adapter[method];
  adapter[method] = async (asked) => {
    const answer = await read.call(adapter, asked);
    if (![asked].flat().includes(key)) return answer;
    adapter[method] = read;
    await work();
    return answer;
  };
}

for (const kind of STORE_KINDS) {
  describe.skipIf(kind.skipped !== null)(`a record two hands change at once, on ${suiteName(kind)}`, () => {
    let folder: string;
    let file: string;
    let test: TestStore;
    let store: Store;
    let desk: Desk;
    let other: Desk;

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sitrep-at-once-'));
      file = join(folder, 'backup.jsonl');
      test = await kind.create();
      store = test.open();
      desk = new Desk(store, GUILD);
      other = new Desk(test.open(), GUILD);
    });

    afterEach(async () => {
      await test.remove();
      rmSync(folder, { recursive: true });
    });

    describe('one of them taking out a text', () => {
      beforeEach(() => recordAll(desk, ['one', 'a name', 'three']));

      // The entry is read, then which record it is of; either may be the other's by the time it is written.
      describe.each([`journal:${GUILD}:2`, `record:${GUILD}`])('after it read %s', (key) => {
        it('brings back nothing of what was purged', async () => {
          await desk.refresh();
          const redacting = redact(desk, 2);
          afterReading(store, 'get', key, () => purge(other));
          await redacting;
          expect(await store.keys(`journal:${GUILD}:`, '')).toEqual([journalKey(GUILD, 5)]);
          for (const each of [desk, other]) expect((await each.refresh()).forgotten).toBe(4);
          expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 1, ...WHOLE });
        });

        it('leaves a record alone that was put back meanwhile, without the redaction', async () => {
          await backUpJournals(store, file);
          const redacting = redact(desk, 2);
          afterReading(store, 'get', key, () => restoreJournals(test.open(), file, { replace: true }));
          await expect(redacting).rejects.toThrow('entry 4 was written, and not yet carried out');
          for (const each of [desk, other, new Desk(store, GUILD)]) {
            await each.refresh();
            expect(textsIn(each)).toEqual(['one', 'a name', 'three']);
          }
          expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 3, ...WHOLE });
        });
      });

      it('loses what both take out', async () => {
        await Promise.all([redact(desk, 2), redact(other, 3)]);
        afterReading(store, 'get', journalKey(GUILD, 1), () => other.refresh().then(() => redact(other, 4)));
        await redact(desk, 1);
        expect(JSON.stringify(await store.keyv.getMany([1, 2, 3].map((seq) => journalKey(GUILD, seq))))).not.toMatch(
          /one|a name|three/,
        );
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 7, redacted: 4, ...WHOLE });
      });

      it('carries it out also where it had read on over a purge', async () => {
        await other.refresh();
        await purge(desk);
        await recordAll(desk, ['another name']);
        await redact(other, 5);
        expect(JSON.stringify(await store.keyv.get(journalKey(GUILD, 5)))).not.toContain('another name');
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 3, redacted: 1, ...WHOLE });
      });
    });

    // After the first batch a gap is seen in the second, or nothing any more.
    describe.each([600, 1_100])('one of them reading %i entries that the other purges', (count) => {
      beforeEach(async () => {
        await fill(store, GUILD, numbered(count));
        afterReading(store, 'getMany', journalKey(GUILD, 500), () => purge(other));
      });

      it('opens what is left', async () => {
        const { seq, forgotten } = await desk.refresh();
        expect([seq, forgotten]).toEqual([count + 1, count]);
      });

      it('verifies what is left', async () => {
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 1, forgotten: count, ...WHOLE });
      });

      it('backs up what is left, asked again', async () => {
        await expect(backUpJournals(store, file)).rejects.toThrow('the record was purged, or put back from a backup');
        expect(await backUpJournals(store, file)).toEqual({ servers: 1, entries: 1 });
      });
    });

    it('one of them late to finish a purge: nothing goes of a record put back since', async () => {
      await recordAll(desk, ['one', 'two']);
      await backUpJournals(store, file);
      const { removeMany } = store;
      store.removeMany = async () => {
        throw new Error('the connection was lost');
      };
      await expect(purge(desk)).rejects.toThrow('entry 3 was written, and not yet carried out');
      const journal = new Journal(store, GUILD);
      store.removeMany = removeMany;
      await restoreJournals(test.open(), file, { replace: true });
      await expect(journal.forgetBefore(3, async () => [])).rejects.toThrow(RecordReplacedError);
      await desk.refresh();
      expect(textsIn(desk)).toEqual(['one', 'two']);
      await recordAll(desk, ['three', 'four']);
      await expect(journal.forgetBefore(3, async () => [])).rejects.toThrow(RecordReplacedError);
      expect(textsIn(desk)).toEqual(['one', 'two', 'three', 'four']);
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 4, forgotten: 0, ...WHOLE });
    });

    it.each([
      ['the first of its deletions', 0],
      ['the second', 1],
    ])('one of them purging what the other puts back before %s: nothing of that goes', async (_, deletions) => {
      await fill(store, GUILD, numbered(600));
      await backUpJournals(store, file);
      const elsewhere = { ...test.open() };
      const { removeMany } = store;
      let left = deletions;
      store.removeMany = async (...given) => {
        if (left === 0) await restoreJournals(elsewhere, file, { replace: true });
        left -= 1;
        return removeMany(...given);
      };
      await expect(purge(desk)).rejects.toThrow('entry 601 was written, and not yet carried out');
      store.removeMany = removeMany;
      for (const each of [desk, other]) {
        await each.refresh();
        expect(textsIn(each)).toEqual(numbered(600));
      }
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 600, forgotten: 0, ...WHOLE });
    });

    // The one is done before the other goes on.
    it.each<['removeMany' | 'insertMany' | 'insert', number]>([
      ['removeMany', 1],
      ['insertMany', 2],
      ['insert', 1],
    ])('both of them putting a record back, one of them before %s %i of the other: that stays', async (call, time) => {
      const shorter = join(folder, 'shorter.jsonl');
      await fill(store, GUILD, numbered(300));
      await backUpJournals(store, shorter);
      await fill(store, GUILD, numbered(600));
      await backUpJournals(store, file);
      const late = { ...test.open() };
      const asked = late[call] as (...given: unknown[]) => Promise<never>;
      let times = 0;
      late[call] = async (...given: unknown[]) => {
        times += 1;
        if (times === time) await restoreJournals(store, shorter, { replace: true });
        return asked(...given);
      };
      await expect(restoreJournals(late, file, { replace: true })).rejects.toThrow(
        'server 9001: another process put the record back at the same time',
      );
      await desk.refresh();
      expect(textsIn(desk)).toEqual(numbered(300));
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 300, ...WHOLE });
    });

    it('one of them purging what the other puts back before it says where the record begins: that stays', async () => {
      await recordAll(desk, ['one', 'two']);
      await backUpJournals(store, file);
      afterReading(store, 'get', `record:${GUILD}`, () => restoreJournals(test.open(), file, { replace: true }));
      await expect(purge(desk)).rejects.toThrow('entry 3 was written, and not yet carried out');
      for (const each of [desk, other]) {
        await each.refresh();
        expect(textsIn(each)).toEqual(['one', 'two']);
      }
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 2, forgotten: 0, ...WHOLE });
    });

    it.each([
      ['', false],
      [', which others read at its desk', true],
    ])(
      'one of them recording while the other puts a shorter record back%s: it is decided anew on that',
      async (_, reads) => {
        await recordAll(desk, ['one']);
        await backUpJournals(store, file);
        await recordAll(desk, ['two', 'three']);
        const acknowledge = async () => {
          await restoreJournals(test.open(), file, { replace: true });
          if (reads) await other.refresh();
        };
        const entry = await other.record(({ seq }) => saying(`after ${seq}`), { ...AT, acknowledge });
        expect(entry.seq).toBe(2);
        for (const each of [desk, other]) {
          await each.refresh();
          expect(textsIn(each)).toEqual(['one', 'after 1']);
        }
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 2, ...WHOLE });
      },
    );

    it('one of them having just written what the other puts back without: it goes on with the record as it is', async () => {
      await recordAll(desk, ['one', 'two']);
      await backUpJournals(store, file);
      const { insert } = store;
      store.insert = async (...given) => {
        store.insert = insert;
        const isWritten = await insert(...given);
        await restoreJournals(test.open(), file, { replace: true });
        await desk.refresh();
        return isWritten;
      };
      await recordAll(desk, ['lost']);
      expect(textsIn(desk)).toEqual(['one', 'two']);
      await recordAll(desk, ['three']);
      await desk.refresh();
      expect(textsIn(desk)).toEqual(['one', 'two', 'three']);
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 3, ...WHOLE });
    });

    // As an earlier version does, which does not look which record it is.
    it.each([3, 4, 5])(
      'one of them writing entry %i where the other puts entries back: neither overwrites',
      async (seq) => {
        await recordAll(desk, ['one', 'two', 'three', 'four']);
        await recordAll(new Desk(store, '9002'), ['of another server']);
        await backUpJournals(store, file);
        const written = { key: journalKey(GUILD, seq), value: { acknowledged: true } };
        const restoring = test.open();
        const { insertMany } = restoring;
        restoring.insertMany = async (...given) => {
          await store.keyv.set(written.key, written.value);
          return insertMany(...given);
        };
        const failure = restoreJournals(restoring, file, { replace: true });
        await expect(failure).rejects.toThrow(RestorationDisturbedError);
        await expect(failure).rejects.toThrow(
          `server 9001: another process wrote entry ${seq} while the record was put back`,
        );
        restoring.insertMany = insertMany;
        expect(await store.keyv.get(written.key)).toEqual(written.value);
        for (const guild of [GUILD, '9002'])
          await expect(new Desk(store, guild).refresh()).rejects.toThrow('entry 1 is missing');
        await restoreJournals(restoring, file, { replace: true });
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 4, ...WHOLE });
        expect(await verifyJournal(store, '9002')).toMatchObject({ entries: 1, ...WHOLE });
      },
    );
  });
}
