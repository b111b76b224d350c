import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createClient } from '@keyv/redis';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '../../src/store/desk.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { BY, recordAll, saying, textsIn } from '../support/entries.ts';
import { inPostgres, type StoreKind, storeKind, suiteName, type TestStore } from '../support/stores.ts';
import { layWire, type Wire } from '../support/wire.ts';

const GUILD = '9001';
const APPEND_ENTRIES = fileURLToPath(new URL('../support/append-entries.ts', import.meta.url));
const NOW = new Date('2024-04-02T08:00:00Z');
/** A key that is absent. */
const BESIDE = { key: 'beside', value: undefined };
/** A call that is hung up on must end within ten seconds; the rest is for a busy machine. */
const TEN_SECONDS = 10_500;

/** Ends every connection of the store from the server's side. */
const END_CONNECTIONS: Readonly<Record<'PostgreSQL' | 'Redis', (url: string) => Promise<void>>> = {
  PostgreSQL: (url) =>
    inPostgres(
      url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    ),
  Redis: async (url) => {
    const { host, pathname } = new URL(url);
    const client = await createClient({ url: `redis://${host}` }).connect();
    const clients = await client.clientList();
    for (const { id, db } of clients) {
      if (`/${db}` === pathname) await client.sendCommand(['CLIENT', 'KILL', 'ID', String(id)]);
    }
    await client.close();
  },
};

for (const name of ['PostgreSQL', 'Redis'] as const) {
  const kind: StoreKind = storeKind(name);
  describe.skipIf(kind.skipped !== null)(`a store on ${suiteName(kind)}`, () => {
    let test: TestStore;
    let wire: Wire;
    let store: Store;
    let desk: Desk;
    let url: string;

    beforeEach(async () => {
      test = await kind.create();
      const address = new URL(test.url ?? '');
      wire = await layWire({ hostname: address.hostname, port: Number(address.port) });
      address.hostname = '127.0.0.1';
      address.port = String(wire.port);
      url = address.href;
      store = openStore(url);
      desk = new Desk(store, GUILD);
      await recordAll(desk, ['before']);
    });

    afterEach(async () => {
      await store.close();
      await wire.close();
      await test.remove();
    });

    async function kept(): Promise<string[]> {
      const direct = test.open();
      const reader = new Desk(direct, GUILD);
      await reader.refresh();
      expect(await verifyJournal(direct, GUILD)).toMatchObject({ entries: reader.casebook.seq, broken: null });
      return textsIn(reader);
    }

    async function timed(call: Promise<unknown>): Promise<{ readonly failure: unknown; readonly took: number }> {
      const started = performance.now();
      const failure = await call.then(
        () => null,
        (error: unknown) => error,
      );
      return { failure, took: performance.now() - started };
    }

    it('outlives its connections being ended while idle', async () => {
      for (let time = 0; time < 3; time++) {
        await END_CONNECTIONS[name](test.url ?? '');
        await new Promise((resolve) => setTimeout(resolve, 50));
        await recordAll(desk, [`after ${time}`]);
      }
      expect(await kept()).toEqual(['before', 'after 0', 'after 1', 'after 2']);
    });

    it('says truly what was recorded while its connections are ended again and again', {
      timeout: 60_000,
    }, async () => {
      let isDone = false;
      const ending = (async () => {
        while (!isDone) {
          await END_CONNECTIONS[name](test.url ?? '');
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      })();
      const acknowledged = ['before'];
      const refused: string[] = [];
      for (let count = 0; count < 150; count++) {
        const text = `text ${count}`;
        const { failure } = await timed(desk.record(() => saying(text), { by: BY, now: NOW }));
        (failure === null ? acknowledged : refused).push(text);
      }
      isDone = true;
      await ending;
      expect(await kept()).toEqual(acknowledged);
      expect(acknowledged.length).toBeGreaterThan(1);
      await desk.refresh();
      expect(textsIn(desk)).toEqual(acknowledged);
    });

    it('does not hang a call where the server hangs, and works again after', { timeout: 90_000 }, async () => {
      wire.block();
      const calls = [
        desk.refresh(),
        store.insert('another', 1, BESIDE),
        store.keys('journal:', ''),
        store.keyv.getMany(['a', 'b']),
        store.keyv.setMany([{ key: 'a', value: 1 }]),
        new Desk(store, GUILD).refresh(),
        desk.refresh(),
      ].map(timed);
      for (const { failure, took } of await Promise.all(calls)) {
        expect(failure).toBeInstanceOf(Error);
        // The last waits for the read before it.
        expect(took).toBeLessThan(2 * TEN_SECONDS);
      }
      const again = await timed(store.keyv.get('journal:9001:1'));
      expect(again.failure).toBeInstanceOf(Error);
      expect(again.took).toBeLessThan(TEN_SECONDS);
      wire.unblock();
      await recordAll(desk, ['after']);
      expect(await kept()).toEqual(['before', 'after']);
    });

    it('cannot be opened where there is no server, and can once there is one', { timeout: 60_000 }, async () => {
      wire.block();
      const early = openStore(url);
      const { failure, took } = await timed(new Desk(early, GUILD).refresh());
      expect(failure).toBeInstanceOf(Error);
      expect(took).toBeLessThan(TEN_SECONDS);
      wire.unblock();
      expect((await new Desk(early, GUILD).refresh()).seq).toBe(1);
      await early.close();
      const nowhere = openStore(url.replace(`:${wire.port}`, ':9'));
      const refused = await timed(new Desk(nowhere, GUILD).refresh());
      expect(refused.failure).toBeInstanceOf(Error);
      expect(refused.took).toBeLessThan(TEN_SECONDS);
      await nowhere.close();
    });
  });
}

describe('a store on PostgreSQL', () => {
  const kind = storeKind('PostgreSQL');
  it.skipIf(kind.skipped !== null)('has its table also where the server was away at the start', async () => {
    const test = await kind.create();
    const address = new URL(test.url ?? '');
    const wire = await layWire({ hostname: address.hostname, port: Number(address.port) });
    address.port = String(wire.port);
    wire.block();
    const errors: unknown[] = [];
    const store = openStore(address.href, { onError: (error) => errors.push(error) });
    await expect(store.keyv.get('foo')).rejects.toThrow();
    expect(errors.length).toBeGreaterThan(0);
    wire.unblock();
    expect(await store.insert('foo', 'bar', BESIDE)).toBe(true);
    expect(await store.keyv.get('foo')).toBe('bar');
    await store.close();
    await wire.close();
    await test.remove();
  });

  it.skipIf(kind.skipped !== null)(
    'lets others record soon where a process hangs in the middle of its writing',
    async () => {
      const test = await kind.create();
      const store = test.open();
      const mark = `record:${GUILD}`;
      await store.keyv.get(mark);
      const blocker = new pg.Client({ connectionString: test.url ?? '' });
      await blocker.connect();
      await blocker.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [mark]);
      const other = spawn(process.execPath, [APPEND_ENTRIES, test.url ?? '', GUILD, 'never', '1'], { stdio: 'ignore' });
      const ended = once(other, 'exit');
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      try {
        await vi.waitUntil(async () => (await blocker.query(waiting)).rowCount, { timeout: 60_000, interval: 5 });
        other.kill('SIGSTOP');
        await blocker.end();
        // It has the lock that one who changes the mark waits for, and nobody to give it back.
        expect(await store.exchange(mark, () => 'another')).toBe('another');
        expect(await store.keys('journal:', '')).toEqual([]);
      } finally {
        other.kill('SIGKILL');
        other.kill('SIGCONT');
        await ended;
        await blocker.end();
        await test.remove();
      }
    },
  );
});
