import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@keyv/redis';
import pg from 'pg';
import { openStore, type Store } from '../../src/store/store.ts';

const POSTGRES = process.env.TEST_POSTGRES_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const REDIS = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** An engine a store can be on, and why it is left out here (null where it is not). */
export interface StoreKind {
  readonly name: 'memory' | 'SQLite' | 'PostgreSQL' | 'Redis';
  readonly skipped: string | null;
  /** A new and empty store of its own. */
  readonly create: () => Promise<TestStore>;
}

export interface TestStore {
  /** Null in memory, which no other connection sees. */
  readonly url: string | null;
  /** A connection to it: each a new one, but in memory the same. */
  readonly open: () => Store;
  /** Closes every connection and removes the store. */
  readonly remove: () => Promise<void>;
}

export const STORE_KINDS: readonly StoreKind[] = [
  { name: 'memory', skipped: null, create: createMemory },
  { name: 'SQLite', skipped: null, create: createSqlite },
  { name: 'PostgreSQL', skipped: await whyUnreachable('PostgreSQL', POSTGRES), create: createPostgres },
  { name: 'Redis', skipped: await whyUnreachable('Redis', REDIS), create: createRedis },
];

export function storeKind(name: StoreKind['name']): StoreKind {
  const kind = STORE_KINDS.find((each) => each.name === name);
  if (!kind) throw new Error(`no store of kind ${name}`);
  return kind;
}

/** What a suite over a kind of store is called, so that it says why it was skipped. */
export function suiteName(kind: StoreKind): string {
  return kind.skipped === null ? kind.name : `${kind.name} (${kind.skipped})`;
}

/** In CI nothing is skipped: without the server the tests fail. */
async function whyUnreachable(name: string, url: string): Promise<string | null> {
  if (process.env.CI === 'true') return null;
  const { hostname, port } = new URL(url);
  const isReachable = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 2_000 });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
  return isReachable ? null : `skipped: no ${name} on ${hostname}:${port}`;
}

function connections(url: string): Pick<TestStore, 'url' | 'open'> & { readonly close: () => Promise<void> } {
  const opened: Store[] = [];
  return {
    url,
    open: () => {
      const store = openStore(url);
      opened.push(store);
      return store;
    },
    close: async () => {
      for (const store of opened) await store.close();
    },
  };
}

async function createMemory(): Promise<TestStore> {
  const store = openStore('memory:');
  return { url: null, open: () => store, remove: () => store.close() };
}

async function createSqlite(): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-store-'));
  const { url, open, close } = connections(`sqlite://${join(folder, 'record.sqlite')}`);
  const remove = async () => {
    await close();
    rmSync(folder, { recursive: true });
  };
  return { url, open, remove };
}

async function createPostgres(): Promise<TestStore> {
  const name = `sitrep_test_${randomBytes(6).toString('hex')}`;
  await inPostgres(POSTGRES, `CREATE DATABASE ${name}`);
  const address = new URL(POSTGRES);
  address.pathname = name;
  const { url, open, close } = connections(address.href);
  const remove = async () => {
    await close();
    await inPostgres(POSTGRES, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url, open, remove };
}

/** Runs one statement over a connection of its own. */
export async function inPostgres(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const CLAIM = 'sitrep-test';

/** Takes a database number nobody uses: one with another's keys in it is left alone. */
async function createRedis(): Promise<TestStore> {
  for (let database = 15; database > 0; database--) {
    const address = new URL(REDIS);
    address.pathname = `/${database}`;
    const isOurs = await inRedis(address.href, async (client) => {
      if ((await client.set(CLAIM, 'claimed', { condition: 'NX' })) === null) return false;
      if ((await client.dbSize()) === 1) return true;
      await client.del(CLAIM);
      return false;
    });
    if (!isOurs) continue;
    const { url, open, close } = connections(address.href);
    const remove = async () => {
      await close();
      await inRedis(address.href, (client) => client.flushDb());
    };
    return { url, open, remove };
  }
  throw new Error(`every database of ${REDIS} is in use`);
}

function redisClient(url: string) {
  return createClient({ url });
}

/** Does something over a connection of its own. */
async function inRedis<T>(url: string, work: (client: ReturnType<typeof redisClient>) => Promise<T>): Promise<T> {
  const client = redisClient(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
