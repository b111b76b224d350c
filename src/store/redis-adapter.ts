import { once } from 'node:events';
import KeyvRedis, { createClient, type RedisClientConnectionType } from '@keyv/redis';
import type { KeyvEntry } from 'keyv';
import { DeadlineError, within } from './deadline.ts';
import type { Held, Kept } from './engine.ts';
import { REDIS_SETTINGS, type RedisSettings, redisRisks } from './risks.ts';

/** Together less than ten seconds: a server that hangs must not hang a call. */
const CONNECT_WITHIN = 3_000;
const ANSWER_WITHIN = 6_000;

/** What Redis says where its owner took a command away. */
const NOT_ALLOWED = /^(?:NOPERM|ERR unknown command)/;

/** The first key is one that is to hold the first value. No value is an empty text: that stands for none. */
const WHILE_HELD = `if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end`;
const SWAP = `${WHILE_HELD}
  if (redis.call('GET', KEYS[2]) or '') ~= ARGV[2] then return 0 end
  redis.call('SET', KEYS[2], ARGV[3])
  return 1`;
const INSERT_MANY = `${WHILE_HELD}
  for each = 2, #KEYS do if redis.call('EXISTS', KEYS[each]) == 1 then return 0 end end
  for each = 2, #KEYS do redis.call('SET', KEYS[each], ARGV[each]) end
  return 1`;
const REMOVE_MANY = `${WHILE_HELD}
  for each = 2, #KEYS do redis.call('DEL', KEYS[each]) end
  return 1`;

function newClient(url: string) {
  return createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: CONNECT_WITHIN } });
}

/**
 * Keyv's Redis adapter with an end to every wait. Its own first connection is tried for ever, its commands wait for their answer for ever, and
 * a command given while the connection is lost is sent later, when its caller has long been told that it failed: here a call waits for the
 * connection a moment, then for its answer a moment, and otherwise throws.
 */
export class RedisAdapter extends KeyvRedis<string> {
  readonly #redis: ReturnType<typeof newClient>;
  readonly #url: string;
  #connecting: Promise<void> | null = null;
  #closed = false;

  constructor(url: string) {
    const redis = newClient(url);
    super(redis as RedisClientConnectionType, { throwOnErrors: true, throwOnConnectError: true });
    this.#redis = redis;
    this.#url = url;
  }

  override async getClient(): Promise<RedisClientConnectionType> {
    if (this.#closed) throw new Error('the store is closed');
    if (!this.#redis.isReady) {
      this.#connecting ??= this.#connect().finally(() => {
        this.#connecting = null;
      });
      await this.#connecting;
    }
    return this.#redis as RedisClientConnectionType;
  }

  override get<Value = string>(key: string): Promise<Value | undefined> {
    return this.#answer(super.get<Value>(key));
  }

  override getMany<Value = string>(keys: string[]): Promise<Array<Value | undefined>> {
    return this.#answer(super.getMany<Value>(keys));
  }

  override has(key: string): Promise<boolean> {
    return this.#answer(super.has(key));
  }

  override hasMany(keys: string[]): Promise<boolean[]> {
    return this.#answer(super.hasMany(keys));
  }

  override set(key: string, value: string, ttl?: number): Promise<void> {
    return this.#answer(super.set(key, value, ttl));
  }

  override setMany(entries: KeyvEntry[]): Promise<void> {
    return entries.length === 0 ? Promise.resolve() : this.#answer(super.setMany(entries));
  }

  override delete(key: string): Promise<boolean> {
    return this.#answer(super.delete(key));
  }

  override deleteMany(keys: string[]): Promise<boolean> {
    return keys.length === 0 ? Promise.resolve(false) : this.#answer(super.deleteMany(keys));
  }

  /** Sets the key only where it is absent and another holds what it held; tells whether it did. */
  async insert(key: string, value: string, beside: Held): Promise<boolean> {
    return this.swap({ key }, value, beside);
  }

  /** Sets all of the keys or, where one of them is there, or another holds something else, none; tells whether it did. */
  async insertMany(entries: readonly Kept[], beside: Held): Promise<boolean> {
    const keys = entries.map(({ key }) => key);
    return this.#run(INSERT_MANY, [beside.key, ...keys], [beside.value, ...entries.map(({ value }) => value)]);
  }

  /** Deletes all of the keys or, where another holds something else, none; tells whether it did. */
  async removeMany(keys: readonly string[], beside: Held): Promise<boolean> {
    return this.#run(REMOVE_MANY, [beside.key, ...keys], [beside.value]);
  }

  /** Sets the key where it and another hold what they held; tells whether it did. */
  async swap(held: Held, value: string, beside: Held): Promise<boolean> {
    return this.#run(SWAP, [beside.key, held.key], [beside.value, held.value, value]);
  }

  /** Runs a script, as one step to everyone else, and tells whether it did what it is for. */
  async #run(script: string, keys: string[], values: ReadonlyArray<string | undefined>): Promise<boolean> {
    await this.getClient();
    const given = { keys, arguments: values.map((value) => value ?? '') };
    return (await this.#answer(this.#redis.eval(script, given))) === 1;
  }

  /** The keys that begin and end so, in no order. */
  async keys(prefix: string, suffix: string): Promise<string[]> {
    const found = new Set<string>();
    const MATCH = `${globbed(prefix)}*${globbed(suffix)}`;
    let cursor = '0';
    do {
      await this.getClient();
      const page = await this.#answer(this.#redis.scan(cursor, { MATCH, COUNT: 1_000, TYPE: 'string' }));
      cursor = page.cursor.toString();
      for (const key of page.keys) found.add(key.toString());
    } while (cursor !== '0');
    return [...found];
  }

  version(): null {
    return null;
  }

  /** Has the log of writes made anew without what was overwritten or deleted, where one is kept and Redis may be asked to. */
  async scrub(): Promise<void> {
    try {
      await this.getClient();
      const info = await this.#answer(this.#redis.info('persistence'));
      if (info.includes('aof_enabled:1')) await this.#answer(this.#redis.bgRewriteAof());
    } catch (error) {
      this.emit('error', error);
    }
  }

  async risks(): Promise<string[]> {
    await this.getClient();
    const settings = await this.#unlessNotAllowed(this.#redis.configGet([...REDIS_SETTINGS]));
    const ran = await this.#unlessNotAllowed(this.#redis.eval('return 1'));
    return redisRisks(this.#url, settings && ({ ...settings } satisfies RedisSettings), ran !== null);
  }

  /** Null where Redis does not allow what is asked. */
  async #unlessNotAllowed<T>(asked: Promise<T>): Promise<T | null> {
    try {
      return await this.#answer(asked);
    } catch (error) {
      if (error instanceof Error && NOT_ALLOWED.test(error.message)) return null;
      throw error;
    }
  }

  override async disconnect(force = false): Promise<void> {
    this.#closed = true;
    if (!this.#redis.isOpen) return;
    if (force || !this.#redis.isReady) this.#redis.destroy();
    else await this.#answer(this.#redis.close());
  }

  async #connect(): Promise<void> {
    const redis = this.#redis;
    let reason: unknown;
    const note = (error: unknown) => {
      reason = error;
    };
    redis.on('error', note);
    const ready = redis.isOpen ? once(redis, 'ready').then(() => undefined) : redis.connect().then(() => undefined);
    try {
      await within(CONNECT_WITHIN, 'connecting to Redis', ready);
    } catch (error) {
      if (redis.isOpen) redis.destroy();
      throw new Error('Redis cannot be reached', { cause: reason ?? error });
    } finally {
      redis.off('error', note);
    }
  }

  async #answer<T>(asked: Promise<T>): Promise<T> {
    try {
      return await within(CONNECT_WITHIN + ANSWER_WITHIN, 'an answer of Redis', asked);
    } catch (error) {
      // A connection that gives no answer is given up: the next call makes a new one.
      if (error instanceof DeadlineError && this.#redis.isOpen) this.#redis.destroy();
      throw error;
    }
  }
}

/** Written so that Redis takes it for itself and not for a pattern. */
function globbed(text: string): string {
  return text.replaceAll(/[\\*?[\]]/g, '\\$&');
}
