import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { SERVER_KINDS } from '../crash/own-servers.ts';

/** However busy the machine is, in milliseconds. */
const SOON = 10_000;

const TEXT = 'what a quiet witness said';
const BESIDE = { key: 'beside', value: undefined };

/** Every write from now on fails in the middle of its statement. */
const FAIL = `
  CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
  CREATE TRIGGER fail BEFORE INSERT OR UPDATE OR DELETE ON public.keyv FOR EACH ROW EXECUTE FUNCTION fail()`;

const kind = SERVER_KINDS.find(({ name }) => name === 'PostgreSQL');
const suffix = kind?.skipped ? ` (${kind.skipped})` : '';

describe.skipIf(kind?.skipped !== null)(`the log of PostgreSQL as it comes, and what it shows${suffix}`, () => {
  let server: Awaited<ReturnType<NonNullable<typeof kind>['create']>>;
  let client: pg.Client;
  let store: Store;

  beforeAll(async () => {
    if (!kind) throw new Error('no PostgreSQL');
    server = await kind.create();
    await server.start();
    await ask('ALTER SYSTEM SET logging_collector = on');
    await server.stop();
    await server.start();
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
    store = openStore(server.url);
  });

  beforeEach(async () => {
    await store.keyv.set('entry', TEXT);
    await store.keyv.delete('new');
  });

  afterAll(async () => {
    await store.close();
    await client.end();
    await server.remove();
  });

  async function ask(sql: string): Promise<void> {
    const asking = new pg.Client({ connectionString: server.url });
    await asking.connect();
    await asking.query(sql).finally(() => asking.end());
  }

  let marks = 0;
  /** All that was logged up to now: the log is written a moment later than what it tells of. */
  async function logged(): Promise<string> {
    marks += 1;
    const mark = `up to mark ${marks};`;
    await client.query(`DO $$ BEGIN RAISE LOG '${mark}'; END $$`);
    const read = async () => {
      const { rows } = await client.query<{ log: string }>('SELECT pg_read_file(pg_current_logfile()) AS log');
      return rows.find(({ log }) => log.includes(mark))?.log;
    };
    return vi.waitUntil(read, SOON);
  }

  it.each<[string, RegExp, () => Promise<unknown>]>([
    ['an entry', /INSERT INTO public\.keyv.* SELECT/, () => store.insert('new', TEXT, BESIDE)],
    [
      'entries put back',
      /INSERT INTO public\.keyv.* unnest/,
      () => store.insertMany([{ key: 'new', value: TEXT }], BESIDE),
    ],
    ['a text taken out', /UPDATE public\.keyv SET/, () => store.replace('entry', 'beside', () => 'no text')],
    ['what is kept beside', /INSERT INTO public\.keyv.*\n.*VALUES/, () => store.keyv.set('new', TEXT)],
  ])('hold no text where writing %s fails', async (_, statement, write) => {
    const before = (await logged()).length;
    await client.query(FAIL);
    await expect(write()).rejects.toThrow('the disk is full');
    await client.query('DROP TRIGGER fail ON public.keyv; DROP FUNCTION fail');
    const log = (await logged()).slice(before);
    expect(log).toMatch(statement);
    expect(log).not.toContain(TEXT);
  });

  async function set(settings: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(settings)) await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
    await client.query('SELECT pg_reload_conf()');
    const asked = Object.keys(settings).map((name) => `current_setting('${name}') AS ${name}`);
    await expect.poll(async () => (await client.query(`SELECT ${asked}`)).rows[0]).toEqual(settings);
  }

  it('hold it where that is asked for, which is told of, unless its values are left out', async () => {
    try {
      for (const length of ['-1', '0']) {
        await set({ log_statement: 'all', log_parameter_max_length: length });
        const before = (await logged()).length;
        const fresh = openStore(server.url);
        const risks = await fresh.risks();
        await fresh.insert(`new ${length}`, TEXT, BESIDE);
        await fresh.close();
        const log = (await logged()).slice(before);
        expect(log).toContain('INSERT INTO public.keyv');
        expect(log.includes(TEXT)).toBe(length === '-1');
        expect(risks.filter((risk) => risk.includes('its own log'))).toHaveLength(length === '-1' ? 1 : 0);
      }
    } finally {
      await client.query('ALTER SYSTEM RESET log_statement');
      await client.query('ALTER SYSTEM RESET log_parameter_max_length');
      await client.query('SELECT pg_reload_conf()');
    }
  });

  it.each<[string, () => Promise<unknown>]>([
    ['an entry', () => store.insert('new', TEXT, BESIDE)],
    ['a text taken out', () => store.replace('entry', 'beside', () => 'no text')],
  ])('hold no text while %s is written, or waits for another', async (_, write) => {
    const blocker = new pg.Client({ connectionString: server.url });
    await blocker.connect();
    try {
      await blocker.query('BEGIN; LOCK TABLE public.keyv IN SHARE MODE');
      const writing = write().catch((error: unknown) => error);
      // PostgreSQL reads what a connection asks before it reads what that waits for: for a moment the wait can stand beside the question before.
      const waiting = `SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ 'INSERT|UPDATE'`;
      const shown = await vi.waitUntil(async () => (await client.query<{ query: string }>(waiting)).rows[0], SOON);
      expect(shown.query).not.toContain(TEXT);
      await blocker.query('COMMIT');
      expect(await writing).toBe(true);
    } finally {
      await blocker.end();
    }
    const { rows } = await client.query('SELECT query FROM pg_stat_activity');
    expect(JSON.stringify(rows)).not.toContain(TEXT);
  });
});
