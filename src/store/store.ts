import KeyvRedis from '@keyv/redis';
import { Keyv, type KeyvStoreAdapter } from 'keyv';
import { PostgresAdapter } from './postgres-adapter.ts';
import { SqliteAdapter } from './sqlite-adapter.ts';

/** The keyed store everything lives in: Keyv, and the one thing Keyv has no word for. */
export interface Store {
  readonly keyv: Keyv;
  /**
   * Sets a key that must be absent, durably, and tells whether it did: false means another writer was first. Where it throws, the key may or may
   * not have been set.
   */
  insert(key: string, value: unknown): Promise<boolean>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Faults the store reports on its own, outside any call (a connection lost while idle). Those of a call are thrown by it. */
  readonly onError?: (error: unknown) => void;
}

/** Schemes `STORE_URL` may have. */
export const STORE_SCHEMES = ['sqlite:', 'memory:', 'postgresql:', 'postgres:', 'redis:', 'rediss:'] as const;

type Insert = (key: string, value: string) => Promise<boolean>;

/** Opens the store a URL names: `sqlite://data/sitrep.sqlite`, `memory:`, `postgresql://…`, `redis://…`, `rediss://…`. */
export function openStore(url: string, options: StoreOptions = {}): Store {
  const [adapter, insert] = adapterFor(url);
  // Keys are written out in full by the journal, so the store holds them just as the documentation says.
  const keyv = new Keyv({ ...(adapter && { store: adapter }), useKeyPrefix: false });
  keyv.throwOnErrors = true;
  keyv.on('error', (error) => options.onError?.(error));
  return {
    keyv,
    async insert(key, value) {
      const serialized = await keyv.serializeData({ value });
      if (typeof serialized !== 'string') throw new Error('the store did not serialise the value');
      return insert ? insert(key, serialized) : insertInMemory(keyv, key, value);
    },
    close: () => keyv.disconnect(),
  };
}

function adapterFor(url: string): [adapter: KeyvStoreAdapter | undefined, insert: Insert | undefined] {
  const scheme = url.slice(0, url.indexOf(':') + 1);
  switch (scheme) {
    case 'memory:':
      return [undefined, undefined];
    case 'sqlite:': {
      const adapter = new SqliteAdapter({ path: url.replace(/^sqlite:(?:\/\/)?/, '') });
      return [adapter, (key, value) => adapter.insert(key, value)];
    }
    case 'postgresql:':
    case 'postgres:': {
      const adapter = new PostgresAdapter({ uri: url });
      return [adapter, (key, value) => adapter.insert(key, value)];
    }
    case 'redis:':
    case 'rediss:': {
      const adapter = new KeyvRedis(
        { url, disableOfflineQueue: true, socket: { connectTimeout: 5_000 } },
        { throwOnErrors: true, throwOnConnectError: true },
      );
      return [adapter, (key, value) => insertInRedis(adapter, key, value)];
    }
    default:
      throw new Error(`no store for ${scheme || 'a URL without a scheme'}: use one of ${STORE_SCHEMES.join(' ')}`);
  }
}

async function insertInRedis(adapter: KeyvRedis<string>, key: string, value: string): Promise<boolean> {
  const client = await adapter.getClient();
  if (!('set' in client)) throw new Error('the Redis client cannot set a key');
  return (await client.set(key, value, { condition: 'NX' })) !== null;
}

const inserting = new WeakMap<Keyv, Set<string>>();

/** Nothing awaits between looking and claiming the key, so of two writers in this process one is first. */
async function insertInMemory(keyv: Keyv, key: string, value: unknown): Promise<boolean> {
  const claimed = inserting.get(keyv) ?? new Set();
  inserting.set(keyv, claimed);
  if (claimed.has(key)) return false;
  claimed.add(key);
  try {
    if (await keyv.has(key)) return false;
    return await keyv.set(key, value);
  } finally {
    claimed.delete(key);
  }
}
