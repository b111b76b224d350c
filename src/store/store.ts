import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Keyv } from 'keyv';
import type { Engine, Held } from './engine.ts';
import { PostgresAdapter } from './postgres-adapter.ts';
import { RedisAdapter } from './redis-adapter.ts';
import { SqliteAdapter } from './sqlite-adapter.ts';

/** The keyed store everything lives in: Keyv, and the few things Keyv has no word for. */
export interface Store {
  readonly keyv: Keyv;
  /**
   * Sets a key that must be absent, while the one `beside` it has this value (undefined: is absent), durably, and tells whether it did: false means
   * another writer was first. Where it throws, the key may or may not have been set.
   */
  insert(key: string, value: unknown, beside: StoreEntry): Promise<boolean>;
  /** Sets many keys that must be absent, while the one `beside` them has this value, all or none: false means that one was there, or it has another. */
  insertMany(entries: readonly StoreEntry[], beside: StoreEntry): Promise<boolean>;
  /** Deletes many keys, while the one `beside` them has this value, all or none: false means that it has another. */
  removeMany(keys: readonly string[], beside: StoreEntry): Promise<boolean>;
  /**
   * Sets a key to what `change` makes of its value, where neither that nor the value of the key `beside` it was changed meanwhile: then `change` is
   * asked again. Where it says undefined, or the key is absent, nothing is set. Tells whether it was.
   */
  replace(key: string, beside: string, change: (value: unknown, beside: unknown) => unknown): Promise<boolean>;
  /**
   * Sets a key to what `change` makes of its value (undefined: it is absent), where that was not changed meanwhile: then `change` is asked again.
   * Where it says undefined, nothing is set. Answers with what the key holds then: from there on nothing is set beside what it held before.
   */
  exchange(key: string, change: (value: unknown) => unknown): Promise<unknown>;
  /**
   * Another text after anything was changed, by whichever process: what was read at the same version is still so. Null where the engine can't tell
   * without being asked over a network.
   */
  version(): string | null;
  /** The keys that begin and end so, in no order. */
  keys(prefix: string, suffix: string): Promise<string[]>;
  /** Asks the engine to keep nothing on its disk of what was overwritten or deleted, as far as it can be asked. */
  scrub(): Promise<void>;
  /** What in the engine's settings or in the way to it puts the record at risk, each in a sentence for whoever runs it. */
  risks(): Promise<string[]>;
  close(): Promise<void>;
}

export interface StoreEntry {
  readonly key: string;
  readonly value: unknown;
}

export interface StoreOptions {
  /** Faults the store reports on its own, outside any call (a connection lost while idle). Those of a call are thrown by it. */
  readonly onError?: (error: unknown) => void;
  /** Told of every call of the engine: which, how long it took in seconds, and whether it was answered. */
  readonly observe?: (operation: Operation, seconds: number, answered: boolean) => void;
  /** Whether a SQLite file that is not there is made, as it is unless this is false: then it is a `StoreMissingError`. */
  readonly create?: boolean;
}

/** The store's file is not there, and was not made. */
export class StoreMissingError extends Error {
  override readonly name = 'StoreMissingError';

  constructor(path: string) {
    super(`There is no store: no such file as ${resolve(path)}`);
  }
}

/** What is asked of an engine again and again, and worth measuring. */
const OPERATIONS = ['get', 'getMany', 'set', 'setMany', 'insert', 'insertMany', 'removeMany'] as const;
type Operation = (typeof OPERATIONS)[number];

/** Schemes `STORE_URL` may have. */
const STORE_SCHEMES = ['sqlite:', 'memory:', 'postgresql:', 'postgres:', 'redis:', 'rediss:'] as const;

/** Opens the store a URL names: `sqlite://data/sitrep.sqlite`, `memory:`, `postgresql://…`, `redis://…`, `rediss://…`. */
export function openStore(url: string, options: StoreOptions = {}): Store {
  const adapter = adapterFor(url, options.create ?? true);
  if (options.observe) observeCalls(adapter as unknown as Calls, options.observe);
  const keyv = new Keyv({
    store: adapter,
    // Keys are written out in full by the journal, so the store holds them just as the documentation says.
    useKeyPrefix: false,
    // What is kept is JSON and nothing else: no text in it has a second meaning, and it is read three times as fast.
    serialize: JSON.stringify,
    deserialize: JSON.parse,
  });
  keyv.namespace = undefined;
  keyv.throwOnErrors = true;
  keyv.on('error', (error) => options.onError?.(error));
  return {
    keyv,
    insert: (key, value, beside) => adapter.insert(key, asKept(value), held(beside)),
    insertMany: (entries, beside) =>
      adapter.insertMany(
        entries.map(({ key, value }) => ({ key, value: asKept(value) })),
        held(beside),
      ),
    removeMany: (keys, beside) => adapter.removeMany(keys, held(beside)),
    replace: (key, beside, change) => replace(adapter, [key, beside], change),
    exchange: (key, change) => exchange(adapter, key, change),
    version: () => adapter.version(),
    keys: (prefix, suffix) => adapter.keys(prefix, suffix),
    scrub: () => adapter.scrub(),
    risks: () => adapter.risks(),
    close: () => keyv.disconnect(),
  };
}

function held({ key, value }: StoreEntry): Held {
  return value === undefined ? { key } : { key, value: asKept(value) };
}

/** As Keyv writes it. */
function asKept(value: unknown): string {
  return JSON.stringify({ value });
}

async function replace(
  adapter: Engine,
  [key, beside]: readonly [key: string, beside: string],
  change: (value: unknown, beside: unknown) => unknown,
): Promise<boolean> {
  while (true) {
    const [before, other] = [await adapter.get(key), await adapter.get(beside)];
    if (typeof before !== 'string') return false;
    const kept = typeof other === 'string' ? { key: beside, value: other } : { key: beside };
    const next = change(JSON.parse(before).value, kept.value && JSON.parse(kept.value).value);
    if (next === undefined) return false;
    if (await adapter.swap({ key, value: before }, asKept(next), kept)) return true;
  }
}

async function exchange(adapter: Engine, key: string, change: (value: unknown) => unknown): Promise<unknown> {
  while (true) {
    const before = await adapter.get(key);
    const held = typeof before === 'string' ? { key, value: before } : null;
    const value = held === null ? undefined : JSON.parse(held.value).value;
    const next = change(value);
    if (next === undefined) return value;
    const kept = asKept(next);
    // Each beside itself: an engine knows by that that others are set beside it.
    const isSet = held === null ? await adapter.insert(key, kept, { key }) : await adapter.swap(held, kept, held);
    if (isSet) return next;
  }
}

type Calls = Record<Operation, (...given: readonly unknown[]) => Promise<unknown>>;

function observeCalls(adapter: Calls, observe: NonNullable<StoreOptions['observe']>): void {
  for (const operation of OPERATIONS) {
    const call = adapter[operation].bind(adapter);
    adapter[operation] = async (...given) => {
      const began = performance.now();
      let answered = false;
      try {
        const answer = await call(...given);
        answered = true;
        return answer;
      } finally {
        observe(operation, (performance.now() - began) / 1000, answered);
      }
    };
  }
}

function adapterFor(url: string, create: boolean): Engine {
  const scheme = url.slice(0, url.indexOf(':') + 1);
  switch (scheme) {
    case 'memory:':
      return new SqliteAdapter('sqlite://:memory:');
    case 'sqlite:': {
      const path = url.replace(/^sqlite:(?:\/\/)?/, '');
      // Where this user may not look into its folder, that is what it throws.
      if (!create && path !== ':memory:' && !statSync(path, { throwIfNoEntry: false }))
        throw new StoreMissingError(path);
      if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
      const adapter = new SqliteAdapter({ uri: url });
      adapter.open();
      return adapter;
    }
    case 'postgresql:':
    case 'postgres:':
      return new PostgresAdapter(url);
    case 'redis:':
    case 'rediss:':
      return new RedisAdapter(url);
    default:
      throw new Error(`no store for ${scheme || 'a URL without a scheme'}: use one of ${STORE_SCHEMES.join(' ')}`);
  }
}
