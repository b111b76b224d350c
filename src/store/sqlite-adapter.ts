import { EventEmitter } from 'node:events';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyvEntry, KeyvStoreAdapter, StoredData } from 'keyv';

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
 * Keyv over Node's own SQLite: one table, key → value, in WAL mode with `synchronous = FULL`, so what was set is on disk when the promise
 * resolves. Values come serialised by Keyv, which also keeps their expiry inside them; `expires` beside them lets expired rows read as absent
 * here too. A failure is both emitted and thrown: it never reads as an empty store. A file that can't be opened fails every call, and each call
 * tries it anew.
 */
export class SqliteAdapter extends EventEmitter implements KeyvStoreAdapter {
  readonly opts: Required<SqliteOptions> & { readonly dialect: 'sqlite' };
  namespace?: string;
  readonly #path: string;
  readonly #table: string;
  #database: DatabaseSync | null = null;
  #closed = false;
  readonly #statements = new Map<string, StatementSync>();

  constructor(options: SqliteOptions | string = {}) {
    super();
    const given = typeof options === 'string' ? { uri: options } : options;
    this.opts = { ...DEFAULTS, ...given, dialect: 'sqlite' };
    this.#path = this.opts.uri.replace(/^sqlite:(?:\/\/)?/, '');
    this.#table = `"${String(this.opts.table).replaceAll('"', '""')}"`;
    try {
      this.#open(this.opts.busyTimeout);
    } catch (error) {
      // Once there can be someone to hear it.
      setImmediate(() => this.#report(error));
    }
  }

  /** Opens the file where it is not open yet; throws where it can't be. Every call does this by itself. */
  open(): void {
    try {
      this.#open(this.opts.busyTimeout);
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
      this.#together(() => {
        for (const { key, value, ttl } of entries) this.#put(key, value, ttl);
      }),
    );
  }

  /** Sets the key only where it is absent; tells whether it did. */
  async insert(key: string, value: string): Promise<boolean> {
    return this.#try(() => {
      const sql = `INSERT INTO ${this.#table} (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING`;
      return this.#run(sql, checked(key), value) === 1;
    });
  }

  async delete(key: string): Promise<boolean> {
    return this.#try(() => this.#remove(key));
  }

  /** Tells whether any of them was there. */
  async deleteMany(keys: string[]): Promise<boolean> {
    return this.#try(() => this.#together(() => keys.map((key) => this.#remove(key)).includes(true)));
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
      this.#run(`DELETE FROM ${this.#table} WHERE key >= ? AND key < ?`, from, to);
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
        const page = this.#prepare(sql).all(after, to, limit);
        for (const row of page) if (isExpired(row.expires)) this.#remove(String(row.key));
        return page;
      });
      for (const row of rows) if (!isExpired(row.expires)) yield [String(row.key), row.value as Value];
      const last = rows.at(-1);
      if (!last || rows.length < limit) return;
      [after, compare] = [String(last.key), '>'];
    }
  }

  /** The keys that begin and end so, in their order. */
  async keys(prefix: string, suffix: string): Promise<string[]> {
    return this.#try(() => {
      const sql = `SELECT key FROM ${this.#table} WHERE key >= ? AND key < ? AND substr(key, -length(?3)) = ?3`;
      const every = `SELECT key FROM ${this.#table} WHERE key >= ? AND key < ?`;
      const range = [checked(prefix), `${prefix}${LAST_CHARACTER}`];
      const rows = suffix === '' ? this.#prepare(every).all(...range) : this.#prepare(sql).all(...range, suffix);
      return rows.map((row) => String(row.key));
    });
  }

  /** What was overwritten or deleted is zeroed in the file (`secure_delete`); the log beside it is emptied here. */
  async scrub(): Promise<void> {
    await this.#try(() => {
      const [isBusy] = this.#rows('PRAGMA wal_checkpoint(TRUNCATE)')[0] ?? [];
      if (isBusy === 1)
        throw Object.assign(new Error('another process is reading the log that is to be emptied'), {
          errcode: SQLITE_BUSY,
        });
    });
  }

  /** It opens its file as it needs it to be. */
  async risks(): Promise<string[]> {
    return [];
  }

  async disconnect(): Promise<void> {
    this.#closed = true;
    this.#close();
  }

  /** `timeout`: how long SQLite itself may wait, in milliseconds, which holds up the whole thread. */
  #open(timeout = 0): DatabaseSync {
    if (this.#database) return this.#database;
    if (this.#closed) throw new Error('the store is closed');
    const database = new DatabaseSync(this.#path, { timeout });
    try {
      database.exec('PRAGMA journal_mode = WAL');
      database.exec('PRAGMA synchronous = FULL');
      database.exec('PRAGMA secure_delete = ON');
      database.exec(
        `CREATE TABLE IF NOT EXISTS ${this.#table} (key TEXT PRIMARY KEY, value, expires INTEGER) WITHOUT ROWID`,
      );
    } catch (error) {
      database.close();
      throw error;
    }
    database.exec('PRAGMA busy_timeout = 0');
    this.#database = database;
    return database;
  }

  #close(): void {
    this.#statements.clear();
    if (this.#database?.isOpen) this.#database.close();
    this.#database = null;
  }

  #value(key: string): unknown {
    const row = this.#prepare(`SELECT value, expires FROM ${this.#table} WHERE key = ?`).get(checked(key));
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
    for (const [place, value, expires] of this.#rows(sql, JSON.stringify(keys.map(checked)))) {
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
    this.#run(sql, checked(key), storable(value), expires);
  }

  #remove(key: string): boolean {
    return this.#run(`DELETE FROM ${this.#table} WHERE key = ?`, checked(key)) > 0;
  }

  /** How many rows it changed. */
  #run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** Rows as lists of their columns, which is faster than objects where they are many. */
  #rows(sql: string, ...values: SQLInputValue[]): SQLOutputValue[][] {
    const statement = this.#prepare(sql);
    statement.setReturnArrays(true);
    return statement.all(...values) as unknown as SQLOutputValue[][];
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#open().prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #together<T>(work: () => T): T {
    const database = this.#open();
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has ended the transaction by itself where the disk is full.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  /** While another process is writing it is tried again, as long as the caller may be kept waiting. */
  async #try<T>(work: () => T): Promise<T> {
    const end = performance.now() + this.opts.busyTimeout;
    for (let pause = SHORTEST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() + pause > end) throw this.#report(error);
      }
      await wait(pause);
    }
  }

  #report(cause: unknown): SqliteError {
    const error = new SqliteError(this.#path, cause);
    // An "error" nobody listens to would end the process; the call throws it anyway.
    if (this.listenerCount('error') > 0) this.emit('error', error);
    return error;
  }
}

/** Between two tries while another process is writing, in milliseconds. */
const SHORTEST_PAUSE = 1;
const LONGEST_PAUSE = 25;

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  // The lower byte is the kind of error, what is above tells kinds of it apart.
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
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
