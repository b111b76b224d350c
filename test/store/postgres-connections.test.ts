import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { storeKind, suiteName, type TestStore } from '../support/stores.ts';

const MARK = { key: 'mark', value: 'as it was' };
/** More than a process has connections. */
const MANY = Array.from({ length: 40 }, (_, index) => index);

const kind = storeKind('PostgreSQL');

describe.skipIf(kind.skipped !== null)(`the connections of a process, on ${suiteName(kind)}`, () => {
  let test: TestStore;
  let store: Store;
  let other: pg.Client;

  beforeEach(async () => {
    test = await kind.create();
    store = test.open();
    await store.keyv.set(MARK.key, MARK.value);
    other = new pg.Client({ connectionString: test.url ?? '' });
    await other.connect();
  });

  afterEach(async () => {
    await other.end();
    await test.remove();
  });

  const connected = async (where = 'true') => {
    const sql = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${where}`;
    return (await other.query(sql)).rowCount ?? 0;
  };

  it('are as many as the documentation says, and leave some to who reads while others wait to write', async () => {
    const [, told] = /at most (\w+) connections/.exec(readFileSync('docs/operating.md', 'utf8')) ?? [];
    const readAll = () => Promise.all(MANY.map(() => store.keyv.get(MARK.key)));
    await readAll();
    await other.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [MARK.key]);
    const writing = Promise.allSettled(MANY.map((each) => store.insert(`new ${each}`, 1, MARK)));
    await vi.waitUntil(async () => (await connected(`wait_event_type = 'Lock'`)) > 1, { timeout: 10_000 });
    const read = await readAll().catch((error: unknown) => error);
    const taken = await connected();
    await other.query('SELECT pg_advisory_unlock_all()');
    await writing;
    expect(read).toEqual(MANY.map(() => MARK.value));
    expect([taken, told]).toEqual([10, 'ten']);
  });
});
