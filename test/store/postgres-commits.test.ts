import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../src/store/desk.ts';
import { backUpJournals, restoreJournals } from '../../src/store/journal-files.ts';
import type { Store } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { recordAll, textsIn } from '../support/entries.ts';
import { storeKind, suiteName, type TestStore } from '../support/stores.ts';

const GUILD = '9001';
const MARK = `record:${GUILD}`;

const kind = storeKind('PostgreSQL');

describe.skipIf(kind.skipped !== null)(`a commit that takes long, on ${suiteName(kind)}`, () => {
  let test: TestStore;
  let store: Store;
  let slow: pg.Client;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sitrep-commits-'));
    test = await kind.create();
    store = test.open();
    slow = new pg.Client({ connectionString: test.url ?? '' });
    await slow.connect();
  });

  afterEach(async () => {
    await slow.end();
    await test.remove();
    rmSync(folder, { recursive: true });
  });

  /** What the store does next is written and, until `slow` commits, not there for others. */
  async function holdBack(): Promise<void> {
    await store.keyv.get('any');
    const { pool } = store.keyv.store as { pool: { query: unknown } };
    await slow.query('BEGIN');
    pool.query = (sql: string, values?: unknown[]) => slow.query(sql, values);
  }

  async function untilOneWaits(): Promise<void> {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await slow.query(waiting)).rowCount === 0) await wait(5);
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
    await holdBack();
    expect(await store.insert(`journal:${GUILD}:3`, 'late', { key: MARK, value: await store.keyv.get(MARK) })).toBe(
      true,
    );
    const restoring = restoreJournals(other, file, { replace: true });
    await Promise.race([restoring, untilOneWaits()]);
    await slow.query('COMMIT');
    await restoring;
    expect(await other.keys('journal:', '')).toEqual([`journal:${GUILD}:1`]);
    const opened = new Desk(other, GUILD);
    await opened.refresh();
    expect(textsIn(opened)).toEqual(['one']);
    expect(await verifyJournal(other, GUILD)).toMatchObject({ entries: 1, broken: null });
  });

  describe.each(MARKS)('of another mark of a record %s is waited for', (_, isMarked) => {
    let before: unknown;
    let other: Store;

    beforeEach(async () => {
      if (isMarked) await store.exchange(MARK, () => 'a mark');
      before = await store.keyv.get(MARK);
      other = test.open();
      await other.keyv.set('entry', 'a text');
      await holdBack();
      await store.exchange(MARK, () => 'another');
    });

    it('by who adds an entry: it is not added', async () => {
      const inserting = other.insert('new', 1, { key: MARK, value: before });
      await Promise.race([inserting, untilOneWaits()]);
      await slow.query('COMMIT');
      expect(await inserting).toBe(false);
      expect(await other.keyv.get('new')).toBeUndefined();
    });

    it('by who takes out a text: it is asked again', async () => {
      const seen: unknown[] = [];
      const replacing = other.replace('entry', MARK, (_text, mark) => {
        seen.push(mark);
        return mark === before ? 'no text' : undefined;
      });
      await Promise.race([replacing, untilOneWaits()]);
      await slow.query('COMMIT');
      expect([await replacing, seen]).toEqual([false, [before, 'another']]);
      expect(await other.keyv.get('entry')).toBe('a text');
    });
  });
});
