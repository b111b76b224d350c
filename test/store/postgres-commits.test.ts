import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecordingFailedError } from '../../src/domain/errors.ts';
import { Desk } from '../../src/store/desk.ts';
import { backUpJournals, restoreJournals } from '../../src/store/journal-files.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { recordAll, textsIn } from '../support/entries.ts';
import { inPostgres, storeKind, suiteName, type TestStore } from '../support/stores.ts';
import { layWire } from '../support/wire.ts';

const GUILD = '9001';
const MARK = `record:${GUILD}`;
const HELD_BACK = 'held back';

/** A commit that wrote such a value waits in the server for a lock of the test's. */
const HOLD_BACK = `
  CREATE FUNCTION hold_back() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NULL; END';
  CREATE CONSTRAINT TRIGGER hold_back AFTER INSERT OR UPDATE ON public.keyv DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.value LIKE '%${HELD_BACK}%') EXECUTE FUNCTION hold_back();
  SELECT pg_advisory_lock(1)`;

const kind = storeKind('PostgreSQL');

// What its operator has made the default of every transaction.
describe.each(['read committed', 'serializable'])('where transactions are %s', (isolation) => {
  describe.skipIf(kind.skipped !== null)(`a commit that takes long, on ${suiteName(kind)}`, () => {
    let test: TestStore;
    let store: Store;
    let server: pg.Client;
    let folder: string;

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sitrep-commits-'));
      test = await kind.create();
      const database = new URL(test.url ?? '').pathname.slice(1);
      await inPostgres(test.url ?? '', `ALTER DATABASE ${database} SET default_transaction_isolation = '${isolation}'`);
      store = test.open();
      server = new pg.Client({ connectionString: test.url ?? '' });
      await server.connect();
      await store.keyv.get('any');
      await server.query(HOLD_BACK);
    });

    afterEach(async () => {
      await server.end();
      await test.remove();
      rmSync(folder, { recursive: true });
    });

    const letGo = () => server.query('SELECT pg_advisory_unlock(1)');

    async function untilWaiting(count: number): Promise<void> {
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      const isSo = async () => (await server.query(waiting)).rowCount === count;
      await vi.waitUntil(isSo, { timeout: 10_000, interval: 5 });
    }

    // A record that was purged or restored has a mark, and another has none.
    const MARKS = [
      ['without a mark', false],
      ['with one', true],
    ] as const;

    it.each(MARKS)('of an entry is waited for by who puts a record %s back', async (_, isMarked) => {
      const desk = new Desk(store, GUILD);
      await recordAll(desk, ['one']);
      const file = join(folder, 'backup.jsonl');
      await backUpJournals(store, file);
      if (isMarked) await restoreJournals(store, file, { replace: true });
      await recordAll(desk, ['two']);
      const other = test.open();
      const mark = await store.keyv.get(MARK);
      const inserting = store.insert(`journal:${GUILD}:3`, HELD_BACK, { key: MARK, value: mark });
      await untilWaiting(1);
      const restoring = restoreJournals(other, file, { replace: true });
      await Promise.race([restoring, untilWaiting(2)]);
      await letGo();
      expect(await inserting).toBe(true);
      await restoring;
      expect(await other.keys('journal:', '')).toEqual([`journal:${GUILD}:1`]);
      const opened = new Desk(other, GUILD);
      await opened.refresh();
      expect(textsIn(opened)).toEqual(['one']);
      expect(await verifyJournal(other, GUILD)).toMatchObject({ entries: 1, broken: null });
    });

    it('of an entry, whose answer is lost: it may or may not be there, and is', async () => {
      const address = new URL(test.url ?? '');
      const wire = await layWire({ hostname: address.hostname, port: Number(address.port) });
      address.port = String(wire.port);
      const distant = openStore(address.href);
      const desk = new Desk(distant, GUILD);
      await recordAll(desk, ['one']);
      const recording = recordAll(desk, [HELD_BACK]).catch((error: unknown) => error);
      await untilWaiting(1);
      wire.cut();
      expect(await recording).toBeInstanceOf(RecordingFailedError);
      await letGo();
      await untilWaiting(0);
      await recordAll(desk, ['three']);
      expect(textsIn(desk)).toEqual(['one', HELD_BACK, 'three']);
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 3, broken: null });
      await distant.close();
      await wire.close();
    });

    describe.each(MARKS)('of another mark of a record %s is waited for', (_, isMarked) => {
      let before: unknown;
      let marking: Promise<unknown>;
      let other: Store;

      beforeEach(async () => {
        if (isMarked) await store.exchange(MARK, () => 'a mark');
        before = await store.keyv.get(MARK);
        other = test.open();
        await other.keyv.set('entry', 'a text');
        marking = store.exchange(MARK, () => HELD_BACK);
        await untilWaiting(1);
      });

      it('by who adds an entry: it is not added', async () => {
        const inserting = other.insert('new', 1, { key: MARK, value: before });
        await Promise.race([inserting, untilWaiting(2)]);
        await letGo();
        await marking;
        expect(await inserting).toBe(false);
        expect(await other.keyv.get('new')).toBeUndefined();
      });

      it('by who deletes: nothing goes', async () => {
        const deleting = other.removeMany(['entry'], { key: MARK, value: before });
        await Promise.race([deleting, untilWaiting(2)]);
        await letGo();
        await marking;
        expect(await deleting).toBe(false);
        expect(await other.keyv.get('entry')).toBe('a text');
      });

      it('by who adds several at once: none is added', async () => {
        const inserting = other.insertMany([{ key: 'new', value: 1 }], { key: MARK, value: before });
        await Promise.race([inserting, untilWaiting(2)]);
        await letGo();
        await marking;
        expect(await inserting).toBe(false);
        expect(await other.keyv.get('new')).toBeUndefined();
      });

      it('by who takes out a text: it is asked again', async () => {
        const seen: unknown[] = [];
        const replacing = other.replace('entry', MARK, (_text, mark) => {
          seen.push(mark);
          return mark === before ? 'no text' : undefined;
        });
        await Promise.race([replacing, untilWaiting(2)]);
        await letGo();
        await marking;
        expect([await replacing, seen]).toEqual([false, [before, HELD_BACK]]);
        expect(await other.keyv.get('entry')).toBe('a text');
      });
    });
  });
});
