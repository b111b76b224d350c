import { KeyvPostgres } from '@keyv/postgres';
import pg from 'pg';
import type { Held, Kept } from './engine.ts';
import { ANSWER_WITHIN, inTransaction } from './postgres-transaction.ts';
import { POSTGRES_SETTINGS, type PostgresState, postgresRisks } from './risks.ts';

/** With `ANSWER_WITHIN` less than ten seconds: a server that hangs must not hang a call. */
const CONNECT_WITHIN = 3_000;
/** How many connections a process takes at most; docs/operating.md tells their sum. */
const READING = 5;
const WRITING = 5;
/** How many rows an iteration reads at a time. */
const PAGE = 500;

const NO_SUCH_TABLE = '42P01';
const KEY_THERE_ALREADY = '23505';
const TABLE_THERE_ALREADY = [KEY_THERE_ALREADY, '42P07'];

/**
 * Keyv's PostgreSQL adapter with pools of its own: one to read and one to write, since who writes may wait for another's lock or for a replica, and
 * who reads waits for nobody. The adapter's built-in pool is one for the whole process and nobody listens to its errors, so a server that restarts
 * would end the process; it makes its table once at the start, so a server that was away then would never have one; and its iterator ends where the
 * server fails, as if there were no more.
 */
export class PostgresAdapter extends KeyvPostgres {
  readonly #reading: pg.Pool;
  readonly #writing: pg.Pool;
  #hasTable = false;

  constructor(uri: string) {
    super({ uri, iterationLimit: PAGE });
    this.#reading = this.#openPool(uri, READING);
    this.#writing = this.#openPool(uri, WRITING);
  }

  #openPool(uri: string, max: number): pg.Pool {
    const pool = new pg.Pool({
      connectionString: uri,
      max,
      connectionTimeoutMillis: CONNECT_WITHIN,
      query_timeout: ANSWER_WITHIN,
      keepAlive: true,
    });
    pool.on('error', (error) => this.emit('error', error));
    // From when the pool gives it away until whoever gets it is awake nobody would listen, and an error nobody listens to ends the process.
    return pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Asked by the adapter's own constructor, which calls what this answers with only once it has returned. */
  override async connect(): Promise<(sql: string, values?: unknown[]) => Promise<unknown[]>> {
    return async (sql, values) => {
      await this.#ensureTable();
      const pool = sql.startsWith('SELECT ') ? this.#reading : this.#writing;
      return (await pool.query(sql, values)).rows;
    };
  }

  override async disconnect(): Promise<void> {
    const pools = [this.#reading, this.#writing].filter(({ ended, ending }) => !ended && !ending);
    await Promise.all(pools.map((pool) => pool.end()));
  }

  /** Sets the key only where it is absent and another holds what it held; tells whether it did. */
  async insert(key: string, value: string, beside: Held): Promise<boolean> {
    const sql = `INSERT INTO ${this.#table} (key, value) SELECT $1, $2 WHERE ${this.#isHeld('$3', '$4')}
      ON CONFLICT (key) DO NOTHING RETURNING key`;
    const rows = await this.#locked([key], beside.key, sql, [key, value, beside.key, beside.value]);
    return rows.length === 1;
  }

  /** Sets all of the keys or, where one of them is there, another holds something else, or it throws, none; tells whether it did. */
  async insertMany(entries: readonly Kept[], beside: Held): Promise<boolean> {
    const work = `INSERT INTO ${this.#table} (key, value) SELECT each.* FROM held, unnest($3::text[], $4::text[]) AS each`;
    const keys = entries.map(({ key }) => key);
    return this.#whileHeld(keys, beside, work, [keys, entries.map(({ value }) => value)]).catch((error: unknown) => {
      if (hasCode(error, [KEY_THERE_ALREADY])) return false;
      throw error;
    });
  }

  /** Deletes all of the keys or, where another holds something else, or it throws, none; tells whether it did. */
  async removeMany(keys: readonly string[], beside: Held): Promise<boolean> {
    const work = `DELETE FROM ${this.#table} USING held WHERE key = ANY($3)`;
    return this.#whileHeld(keys, beside, work, [keys]);
  }

  /** Sets the key where it and another hold what they held; tells whether it did. */
  async swap(held: Kept, value: string, beside: Held): Promise<boolean> {
    const sql = `UPDATE ${this.#table} SET value = $1 WHERE key = $2 AND value = $3 AND ${this.#isHeld('$4', '$5')}
      RETURNING key`;
    const values = [value, held.key, held.value, beside.key, beside.value];
    return (await this.#locked([held.key], beside.key, sql, values)).length === 1;
  }

  /** Has work done for each row of `held`: one where the key beside holds what it held, otherwise none; tells which. Its own values begin with `$3`. */
  async #whileHeld(keys: readonly string[], beside: Held, work: string, values: unknown[]): Promise<boolean> {
    const sql = `WITH held AS (SELECT 1 WHERE ${this.#isHeld('$1', '$2')}), done AS (${work}) SELECT 1 FROM held`;
    return (await this.#locked(keys, beside.key, sql, [beside.key, beside.value, ...values])).length === 1;
  }

  /**
   * Runs one statement that writes keys beside another, and answers with its rows. What is beside them is only changed once all who write beside it
   * are on the disk, and they look at it once that change is: the statement sees what is there when it begins, which is after the lock was had.
   */
  async #locked(keys: readonly string[], beside: string, sql: string, values: unknown[]): Promise<unknown[]> {
    await this.#ensureTable();
    const lock = keys.includes(beside) ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    return inTransaction(
      this.#writing,
      `SELECT ${lock}(hashtextextended(${pg.escapeLiteral(beside)}, 0))`,
      sql,
      values,
    );
  }

  /** The keys that begin and end so, in no order. */
  async keys(prefix: string, suffix: string): Promise<string[]> {
    const sql = `SELECT key FROM ${this.#table} WHERE starts_with(key, $1) AND right(key, length($2)) = $2`;
    const rows: Array<{ key: string }> = await this.query(sql, [prefix, suffix]);
    return rows.map((row) => row.key);
  }

  version(): null {
    return null;
  }

  /** Frees the rows' earlier versions; PostgreSQL does so by itself a little later where it may not be asked to. */
  async scrub(): Promise<void> {
    await this.query(`VACUUM ${this.#table}`).catch((error: unknown) => this.emit('error', error));
  }

  async risks(): Promise<string[]> {
    const sql = `SELECT ${POSTGRES_SETTINGS.map((name) => `current_setting('${name}', true) AS ${name}`).join(', ')},
      COALESCE(inet_client_addr() <> inet_server_addr() AND NOT inet_client_addr() <<= '127.0.0.0/8', false) AS away,
      (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS encrypted`;
    const states: PostgresState[] = await this.query(sql);
    return states.flatMap(postgresRisks);
  }

  /** Every key of the namespace (or of all) with its value, as they stand when each page is read. */
  override async *iterator(namespace?: string): AsyncGenerator<string[], void, unknown> {
    const prefix = namespace ? `${namespace}:` : '';
    let after: string | null = null;
    while (true) {
      const sql = `SELECT key, value FROM ${this.#table} WHERE starts_with(key, $1) AND ($2::text IS NULL OR key > $2) ORDER BY key LIMIT ${PAGE}`;
      const rows: Array<{ key: string; value: string }> = await this.query(sql, [prefix, after]);
      for (const { key, value } of rows) yield [key, value];
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.key;
    }
  }

  /** Whether a key holds a text (null: is absent), each as the statement names it. */
  #isHeld(key: string, value: string): string {
    return `(SELECT value FROM ${this.#table} WHERE key = ${key}) IS NOT DISTINCT FROM ${value}`;
  }

  async #ensureTable(): Promise<void> {
    if (!this.#hasTable) await ensureTable(this.#reading, this.#table);
    this.#hasTable = true;
  }

  get #table(): string {
    return `${this.opts.schema}.${this.opts.table}`;
  }
}

async function ensureTable(pool: pg.Pool, table: string): Promise<void> {
  try {
    await pool.query(`SELECT 1 FROM ${table} LIMIT 0`);
  } catch (error) {
    if (!hasCode(error, [NO_SUCH_TABLE])) throw error;
    await pool
      .query(`CREATE TABLE IF NOT EXISTS ${table} (key VARCHAR(255) PRIMARY KEY, value TEXT)`)
      .catch((failure: unknown) => {
        // Another process made it at the same moment.
        if (!hasCode(failure, TABLE_THERE_ALREADY)) throw failure;
      });
  }
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
