import { KeyvPostgres } from '@keyv/postgres';
import pg from 'pg';

/**
 * Keyv's PostgreSQL adapter with a pool of its own. The adapter's built-in pool is one for the whole process and nobody listens to its errors,
 * so a server that restarts would end the process.
 */
export class PostgresAdapter extends KeyvPostgres {
  declare pool: pg.Pool;

  override async connect(): Promise<(sql: string, values?: unknown[]) => Promise<unknown[]>> {
    this.pool = new pg.Pool({ connectionString: this.opts.uri, connectionTimeoutMillis: 5_000, query_timeout: 10_000 });
    this.pool.on('error', (error) => this.emit('error', error));
    return async (sql, values) => (await this.pool.query(sql, values)).rows;
  }

  override async disconnect(): Promise<void> {
    await this.pool.end();
  }

  /** Sets the key only where it is absent; tells whether it did. */
  async insert(key: string, value: string): Promise<boolean> {
    const sql = `INSERT INTO ${this.opts.schema}.${this.opts.table} (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING RETURNING key`;
    const rows = await this.query(sql, [key, value]);
    return rows.length === 1;
  }
}
