import { EventEmitter } from 'node:events';
import type { SQLInputValue } from 'node:sqlite';
import type { KeyvEntry, KeyvStoreAdapter, StoredData } from 'keyv';
import type { Held, Kept } from './engine.ts';
import { busyError, SqliteFile } from './sqlite-file.ts';

export interface SqliteOptions {
  /** `sqlite://data/sitrep.sqlite`, a path alone, or `sqlite://:memory:` (the default). The folder must be there. */
  readonly uri?: string;
  readonly table?: string;
  /** How long a call waits for another process that is writing, in milliseconds, before it fails. It waits outside the thread. */
  readonly busyTimeout?: number;
  /** How many rows an iteration reads at a time. */
  readonly iterationLimit?: number;
}

/** The file could not be opened, read or written; `cause` is what SQLite said. */
export class SqliteError extends Error {
  override readonly name = 'SqliteError';

  constructor(path: string, cause: unknown) {
    const said = cause instanceof Error ? cause.message : String(cause);
    super(`SQLite (${path}): ${said}`, { cause });
  }
}

const DEFAULTS = { uri: 'sqlite://:memory:', table: 'keyv', busyTimeout: 2_000, iterationLimit: 500 };

/**
 * Keyv over Node's own SQLite: one table, key → value; what was set is on disk when the promise resolves. Values come serialised by Keyv, which also keeps their expiry inside them; `expires` beside them lets expired rows read as absent
 * here too. A failure is both emitted and thrown: it never reads as an empty store. A file that can't be opened fails every call, and each call
 * tries it anew.
 */
export class SqliteAdapter extends EventEmitter implements KeyvStoreAdapter {
  readonly opts: Required<SqliteOptions> & { readonly dialect: 'sqlite' };
  namespace?: string;
  readonly #table: string;
  readonly #file: SqliteFile;

  constructor(options: SqliteOptions | string = {}) {
    super();
    const given = typeof options === 'string' ? { uri: options } : options;
    this.opts = { ...DEFAULTS, ...given, dialect: 'sqlite' };
    this.#table = `"${String(this.opts.table).replaceAll('"', '""')}"`;
    const schema = `CREATE TABLE IF NOT EXISTS ${this.#table} (key TEXT PRIMARY KEY, value, expires INTEGER) WITHOUT ROWID`;
    this.#file = new SqliteFile(this.opts.uri.replace(/^sqlite:(?:\/\/)?/, ''), schema);
    try {
      this.#file.open(this.opts.busyTimeout);
    } catch (error) {
      // Once there can be someone to hear it.
      setImmediate(() => this.#report(error));
    }
  }

  /** Opens the file where it is not open yet; throws where it can't be. Every call does this by itself. */
  open(): void {
    try {
      this.#file.open(this.opts.busyTimeout);
    } catch (error) {
      throw this.#report(error);
    }
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    return this.#try(() => this.#value(key) as StoredData<Value> | undefined);
  }

  async getMany<Value>(keys: string[]): Promise<Array<StoredData<Value | undefined>>> {
    return this.#try(() => this.#values(keys) as Array<StoredData<Value | undefined>>);
  }

  async set(key: string, value: unknown, ttl?: number): Promise<boolean> {
    return this.#try(() => {
      this.#put(key, value, ttl);
      return true;
    });
  }

  /** All of them or, where it throws, none. */
  async setMany(entries: KeyvEntry[]): Promise<void> {
    await this.#try(() =>
      this.#file.together(() => {
        for (const { key, value, ttl } of entries) this.#put(key, value, ttl);
      }),
    );
  }

  /** Sets the key only where it is absent and another holds what it held; tells whether it did. */
  async insert(key: string, value: string, beside: Held): Promise<boolean> {
    return this.#try(() => {
      const sql = `INSERT INTO ${this.#table} (key, value) SELECT ?, ? WHERE ${this.#isHeld} ON CONFLICT (key) DO NOTHING`;
      return this.#file.run(sql, checked(key), value, beside.key, beside.value ?? null) === 1;
    });
  }

  /** Sets all of the keys or, where one of them is there, another holds something else, or it throws, none; tells whether it did. */
  async insertMany(entries: readonly Kept[], beside: Held): Promise<boolean> {
    const sql = `INSERT INTO ${this.#table} (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING`;
    return this.#whileHeld(beside, () =>
      entries.every(({ key, value }) => this.#file.run(sql, checked(key), value) === 1),
    );
  }

  /** Deletes all of the keys or, where another holds something else, or it throws, none; tells whether it did. */
  async removeMany(keys: readonly string[], beside: Held): Promise<boolean> {
    return this.#whileHeld(beside, () => {
      for (const key of keys) this.#remove(key);
      return true;
    });
  }

  /** In one transaction: the work where the key holds what it held. Where it does not, or the work answers false or throws, nothing is done. */
  #whileHeld({ key, value }: Held, work: () => boolean): Promise<boolean> {
    const sql = `SELECT ${this.#isHeld} AS held`;
    const isHeld = () => this.#file.first(sql, key, value ?? null)?.held === 1;
    return this.#try(() => this.#file.together(() => isHeld() && work()));
  }

  /** Sets the key where it and another hold what they held; tells whether it did. */
  async swap(held: Kept, value: string, beside: Held): Promise<boolean> {
    return this.#try(() => {
      const sql = `UPDATE ${this.#table} SET value = ? WHERE key = ? AND value = ? AND ${this.#isHeld}`;
      return this.#file.run(sql, value, held.key, held.value, beside.key, beside.value ?? null) === 1;
    });
  }

  async delete(key: string): Promise<boolean> {
    return this.#try(() => this.#remove(key));
  }

  /** Tells whether any of them was there. */
  async deleteMany(keys: string[]): Promise<boolean> {
    return this.#try(() => this.#file.together(() => keys.map((key) => this.#remove(key)).includes(true)));
  }

  async has(key: string): Promise<boolean> {
    return this.#try(() => this.#value(key) !== undefined);
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return this.#try(() => this.#values(keys).map((value) => value !== undefined));
  }

  /** Deletes every key of the namespace; every key where there is none. */
  async clear(): Promise<void> {
    await this.#try(() => {
      const [from, to] = namespaceRange(this.namespace);
      this.#file.run(`DELETE FROM ${this.#table} WHERE key >= ? AND key < ?`, from, to);
    });
  }

  /** Every key of the namespace (or of all) with its value, in the order of keys, as they stand when each page is read. */
  async *iterator<Value>(namespace?: string): AsyncGenerator<[string, Value], void> {
    const limit = Math.max(1, Math.trunc(Number(this.opts.iterationLimit)) || DEFAULTS.iterationLimit);
    let [after, to] = namespaceRange(namespace);
    let compare = '>=';
    while (true) {
      const rows = await this.#try(() => {
        const sql = `SELECT key, value, expires FROM ${this.#table} WHERE key ${compare} ? AND key < ? ORDER BY key LIMIT ?`;
        const page = this.#file.all(sql, after, to, limit);
        for (const row of page) if (isExpired(row.expires)) this.#remove(String(row.key));
        return page;
      });
      for (const row of rows) if (!isExpired(row.expires)) yield [String(row.key), row.value as Value];
      const last = rows.at(-1);
      if (!last || rows.length < limit) return;
      [after, compare] = [String(last.key), '>'];
    }
  }

  /** Costs a look at the log's head, which all processes share. Null where that can't be had: the next call tells why. */
  version(): string | null {
    try {
      return this.#file.version();
    } catch {
      return null;
    }
  }

  /** The keys that begin and end so, in their order. */
  async keys(prefix: string, suffix: string): Promise<string[]> {
    return this.#try(() => {
      const sql = `SELECT key FROM ${this.#table} WHERE key >= ? AND key < ? AND substr(key, -length(?3)) = ?3`;
      const every = `SELECT key FROM ${this.#table} WHERE key >= ? AND key < ?`;
      const range = [checked(prefix), `${prefix}${LAST_CHARACTER}`];
      const rows = suffix === '' ? this.#file.all(every, ...range) : this.#file.all(sql, ...range, suffix);
      return rows.map((row) => String(row.key));
    });
  }

  /** What was overwritten or deleted is zeroed in the file (`secure_delete`); the log beside it is emptied here. */
  async scrub(): Promise<void> {
    await this.#try(() => {
      const [isBusy] = this.#file.rows('PRAGMA wal_checkpoint(TRUNCATE)')[0] ?? [];
      if (isBusy === 1) throw busyError('another process is reading the log that is to be emptied');
    });
  }

  /** It opens its file as it needs it to be. */
  async risks(): Promise<string[]> {
    return [];
  }

  async disconnect(): Promise<void> {
    this.#file.close();
  }

  #value(key: string): unknown {
    const row = this.#file.first(`SELECT value, expires FROM ${this.#table} WHERE key = ?`, checked(key));
    if (!row) return undefined;
    if (!isExpired(row.expires)) return row.value;
    this.#remove(key);
    return undefined;
  }

  /** In the order of the keys; a query for many answers with their places in the list. */
  #values(keys: readonly string[]): unknown[] {
    const sql = `SELECT asked.key, found.value, found.expires
      FROM json_each(?) AS asked JOIN ${this.#table} AS found ON found.key = asked.value`;
    if (keys.length < MANY) return keys.map((key) => this.#value(key));
    const values: unknown[] = Array.from(keys, () => undefined);
    for (const [place, value, expires] of this.#file.rows(sql, JSON.stringify(keys.map(checked)))) {
      const index = Number(place);
      if (isExpired(expires)) this.#remove(keys[index] ?? '');
      else values[index] = value;
    }
    return values;
  }

  #put(key: string, value: unknown, ttl: number | undefined): void {
    const expires = ttl === undefined || ttl <= 0 ? null : Date.now() + ttl;
    const sql = `INSERT INTO ${this.#table} (key, value, expires) VALUES (?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;
    this.#file.run(sql, checked(key), storable(value), expires);
  }

  #remove(key: string): boolean {
    return this.#file.run(`DELETE FROM ${this.#table} WHERE key = ?`, checked(key)) > 0;
  }

  /** Whether a key (the first value to be given) holds a text (the second; null: is absent). */
  get #isHeld(): string {
    return `(SELECT value FROM ${this.#table} WHERE key = ?) IS ?`;
  }

  /** While another process is writing it is tried again, as long as the caller may be kept waiting. */
  async #try<T>(work: () => T): Promise<T> {
    try {
      return await this.#file.patiently(work, this.opts.busyTimeout);
    } catch (error) {
      throw this.#report(error);
    }
  }

  #report(cause: unknown): SqliteError {
    const error = new SqliteError(this.#file.path, cause);
    // An "error" nobody listens to would end the process; the call throws it anyway.
    if (this.listenerCount('error') > 0) this.emit('error', error);
    return error;
  }
}

/** From so many keys on, one query for all of them is faster than one for each. */
const MANY = 8;

/** Greater than every character of a key; keys are compared as UTF-8 bytes. */
const LAST_CHARACTER = '\u{10FFFF}';

/** First key of a namespace, and the first after all of them. */
function namespaceRange(namespace: string | undefined): [from: string, to: string] {
  return namespace ? [`${namespace}:`, `${namespace};`] : ['', LAST_CHARACTER];
}

/** Text that is not well-formed Unicode would be stored as another key. */
function checked(key: string): string {
  if (!key.isWellFormed()) throw new TypeError('a key must be well-formed Unicode');
  return key;
}

/** What Keyv gives is text; where it is told not to serialise, what SQLite can hold is held as it is, and anything else is refused by it. */
function storable(value: unknown): SQLInputValue {
  return (value ?? null) as SQLInputValue;
}

function isExpired(expires: unknown): boolean {
  return typeof expires === 'number' && expires <= Date.now();
}
