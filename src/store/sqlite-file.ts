import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * One SQLite file, opened when it is first asked, and again by every call as long as it can't be. It is in WAL mode with `synchronous = FULL`, so what
 * was written is on disk, and what was deleted or overwritten is zeroed (`secure_delete`).
 */
export class SqliteFile {
  readonly path: string;
  /** Makes its tables where they are not there. */
  readonly #schema: string;
  #database: DatabaseSync | null = null;
  #closed = false;
  #wasFull = false;
  /** How often this process has written, which SQLite's own version leaves out. */
  #written = 0;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, schema: string) {
    this.path = path;
    this.#schema = schema;
  }

  /** `timeout`: how long SQLite itself may wait, in milliseconds, which holds up the whole thread. */
  open(timeout = 0): DatabaseSync {
    if (this.#database) return this.#database;
    if (this.#closed) throw new Error('the store is closed');
    const database = new DatabaseSync(this.path, { timeout });
    try {
      database.exec('PRAGMA journal_mode = WAL');
      database.exec('PRAGMA synchronous = FULL');
      database.exec('PRAGMA secure_delete = ON');
      database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
      database.exec(this.#schema);
    } catch (error) {
      database.close();
      throw error;
    }
    database.exec('PRAGMA busy_timeout = 0');
    this.#database = database;
    return database;
  }

  /** For good: whoever asks afterwards is told that it is closed. */
  close(): void {
    this.#closed = true;
    this.#statements.clear();
    if (this.#database?.isOpen) this.#database.close();
    this.#database = null;
  }

  /** How many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    this.#emptyFullLog();
    this.#written += 1;
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** The first row as an object of its columns; undefined without any. */
  first(sql: string, ...values: SQLInputValue[]): Record<string, SQLOutputValue> | undefined {
    return this.#prepare(sql).get(...values);
  }

  /** Another after anything in the file was changed, by whichever process. */
  version(): string {
    return `${this.first('PRAGMA data_version')?.data_version}/${this.#written}`;
  }

  /** Rows as objects of their columns. */
  all(sql: string, ...values: SQLInputValue[]): Record<string, SQLOutputValue>[] {
    return this.#prepare(sql).all(...values);
  }

  /** Rows as lists of their columns, which is faster than objects where they are many; never to be asked with the same SQL as objects. */
  rows(sql: string, ...values: SQLInputValue[]): SQLOutputValue[][] {
    const statement = this.#prepare(sql);
    statement.setReturnArrays(true);
    return statement.all(...values) as unknown as SQLOutputValue[][];
  }

  /** In one transaction: all that the work does or, where it answers false or throws, nothing of it. */
  together<T>(work: () => T): T {
    const database = this.open();
    this.#emptyFullLog();
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec(result === false ? 'ROLLBACK' : 'COMMIT');
      return result;
    } catch (error) {
      // SQLite has ended the transaction by itself where the disk is full.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Tries the work again while another process is writing, for so many milliseconds; between two tries the thread is free. */
  async patiently<T>(work: () => T, milliseconds: number): Promise<T> {
    const end = performance.now() + milliseconds;
    for (let pause = SHORTEST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      try {
        return work();
      } catch (error) {
        if (isOfKind(error, SQLITE_FULL)) this.#wasFull = true;
        if (!isOfKind(error, SQLITE_BUSY) || performance.now() + pause > end) throw error;
      }
      await wait(pause);
    }
  }

  /** Once the disk was full, before anything more is written: what would go on filling the log would fill it again, whatever room there is by now. */
  #emptyFullLog(): void {
    if (!this.#wasFull || this.#database?.isTransaction) return;
    try {
      const [isBusy] = this.rows('PRAGMA wal_checkpoint(TRUNCATE)')[0] ?? [];
      this.#wasFull = isBusy === 1;
    } catch {
      // There is no room yet: what is to be written tells so.
    }
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.open().prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** Between two tries while another process is writing, in milliseconds. */
const SHORTEST_PAUSE = 1;
const LONGEST_PAUSE = 25;

/**
 * The log is written into the file when it has so many pages, of 4 kB: it takes as much room beside the file as it ever had. SQLite's own 1,000 would
 * fill a small disk that has room for the record.
 */
const LOG_PAGES = 256;

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

/** For what SQLite answers in another way when another process is in the way. */
export function busyError(message: string): Error {
  return Object.assign(new Error(message), { errcode: SQLITE_BUSY });
}

function isOfKind(error: unknown, kind: number): boolean {
  // The lower byte is the kind of error, what is above tells kinds of it apart.
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === kind;
}
