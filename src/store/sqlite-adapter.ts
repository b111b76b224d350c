import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { KeyvEntry, KeyvStoreAdapter, StoredData } from 'keyv';

export interface SqliteOptions {
  /** A file's path, or `:memory:`. Its folder is made where it is missing. */
  readonly path: string;
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly busyTimeout?: number;
}

/** How many rows an iteration reads at a time. */
const PAGE = 500;

/**
 * Keyv over Node's own SQLite: one table, key → value, in WAL mode with `synchronous = FULL`, so what was set is on disk when the promise
 * resolves. Values come serialised by Keyv, which also keeps their expiry inside them; `expires` beside them lets expired rows read as absent
 * here too. A failure is both emitted and thrown: it never reads as an empty store.
 */
export class SqliteAdapter extends EventEmitter implements KeyvStoreAdapter {
  readonly opts: SqliteOptions & { readonly dialect: 'sqlite' };
  namespace?: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(options: SqliteOptions) {
    super();
    this.opts = { ...options, dialect: 'sqlite' };
    if (options.path !== ':memory:') mkdirSync(dirname(options.path), { recursive: true });
    this.#database = new DatabaseSync(options.path, { timeout: options.busyTimeout ?? 2_000 });
    this.#database.exec('PRAGMA journal_mode = WAL');
    this.#database.exec('PRAGMA synchronous = FULL');
    this.#database.exec(
      'CREATE TABLE IF NOT EXISTS keyv (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) WITHOUT ROWID',
    );
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    return this.#try(() => this.#value(key) as StoredData<Value> | undefined);
  }

  async getMany<Value>(keys: string[]): Promise<Array<StoredData<Value | undefined>>> {
    return this.#try(() => keys.map((key) => this.#value(key) as StoredData<Value | undefined>));
  }

  async set(key: string, value: unknown, ttl?: number): Promise<boolean> {
    return this.#try(() => {
      this.#put(key, value, ttl);
      return true;
    });
  }

  async setMany(entries: KeyvEntry[]): Promise<void> {
    this.#try(() => this.#together(() => entries.map(({ key, value, ttl }) => this.#put(key, value, ttl))));
  }

  /** Sets the key only where it is absent; tells whether it did. */
  async insert(key: string, value: string): Promise<boolean> {
    return this.#try(() => {
      const statement = this.#prepare('INSERT INTO keyv (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING');
      return Number(statement.run(key, value).changes) === 1;
    });
  }

  async delete(key: string): Promise<boolean> {
    return this.#try(() => this.#remove(key));
  }

  async deleteMany(keys: string[]): Promise<boolean> {
    return this.#try(() => this.#together(() => keys.map((key) => this.#remove(key))).some(Boolean));
  }

  async has(key: string): Promise<boolean> {
    return this.#try(() => this.#value(key) !== undefined);
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return this.#try(() => keys.map((key) => this.#value(key) !== undefined));
  }

  async clear(): Promise<void> {
    this.#try(() => {
      const [from, to] = this.#range(this.namespace);
      this.#prepare('DELETE FROM keyv WHERE key >= ? AND key < ?').run(from, to);
    });
  }

  /** Every key of the namespace with its value, in the order of keys, as it stands when each page is read. */
  async *iterator<Value>(namespace?: string): AsyncGenerator<[string, Value], void> {
    let [after, to] = this.#range(namespace ?? this.namespace);
    let compare = '>=';
    while (true) {
      const rows = this.#try(() =>
        this.#prepare(
          `SELECT key, value FROM keyv WHERE key ${compare} ? AND key < ? AND (expires IS NULL OR expires > ?) ORDER BY key LIMIT ${PAGE}`,
        ).all(after, to, Date.now()),
      );
      for (const row of rows) yield [String(row.key), row.value as Value];
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      [after, compare] = [String(last.key), '>'];
    }
  }

  async disconnect(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #value(key: string): unknown {
    const row = this.#prepare('SELECT value, expires FROM keyv WHERE key = ?').get(key);
    if (!row) return undefined;
    const expires = row.expires;
    if (typeof expires === 'number' && expires <= Date.now()) {
      this.#remove(key);
      return undefined;
    }
    return row.value;
  }

  #put(key: string, value: unknown, ttl: number | undefined): void {
    const expires = ttl === undefined || ttl <= 0 ? null : Date.now() + ttl;
    this.#prepare(
      'INSERT INTO keyv (key, value, expires) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires',
    ).run(key, String(value), expires);
  }

  #remove(key: string): boolean {
    return Number(this.#prepare('DELETE FROM keyv WHERE key = ?').run(key).changes) > 0;
  }

  /** First key of a namespace, and the first after all of them; keys are compared as UTF-8 bytes. */
  #range(namespace: string | undefined): [from: string, to: string] {
    return namespace ? [`${namespace}:`, `${namespace};`] : ['', '\u{10FFFF}'];
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #together<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #try<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.emit('error', error);
      throw error;
    }
  }
}
