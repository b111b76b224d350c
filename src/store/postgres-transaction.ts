import type pg from 'pg';
import { within } from './deadline.ts';

/** How long one call may wait for PostgreSQL once it has a connection, however many messages it takes; in milliseconds. */
export const ANSWER_WITHIN = 6_000;
/** Less than an answer may take: what waits longer for another's lock is told to be undone, and is. */
const LOCKED_WITHIN = 5_000;
/** Less than others wait for a lock: of a process that hangs, or that the network lost, the server undoes what it had begun. */
const SILENT_WITHIN = 4_000;

/*
 * Each statement sees what was committed when it began, whatever the server's own default is. There is no `statement_timeout`: it would also end a
 * commit's wait for a replica, and have it answered as if the replica had it.
 */
const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = ${LOCKED_WITHIN};
  SET LOCAL idle_in_transaction_session_timeout = ${SILENT_WITHIN}`;

/**
 * Takes a lock, then runs one statement, and answers with its rows once it is on the disk. The lock is asked for as SQL alone; values go beside the
 * statement, so that its text, which PostgreSQL shows and logs, holds none of them. Where it throws nothing was done, unless the answer to the
 * commit was lost: then it may or may not have been.
 */
export async function inTransaction(
  pool: pg.Pool,
  lock: string,
  sql: string,
  values: readonly unknown[],
): Promise<unknown[]> {
  const client = await pool.connect();
  // While it is in use the pool does not listen.
  let lost: unknown;
  const note = (error: unknown) => {
    lost ??= error;
  };
  client.on('error', note);
  const work = async () => {
    await client.query(`${BEGIN}; ${lock}`);
    const { rows } = await client.query(sql, [...values]);
    await client.query('COMMIT');
    return rows;
  };
  try {
    const rows = await within(ANSWER_WITHIN, 'an answer of PostgreSQL', work());
    client.release();
    return rows;
  } catch (error) {
    // It is closed and not used again: the server undoes what was not committed, and nothing more of the work can be sent.
    client.release(true);
    throw lost ?? error;
  } finally {
    client.off('error', note);
  }
}
