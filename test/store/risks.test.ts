import { createClient } from '@keyv/redis';
import { describe, expect, it } from 'vitest';
import { type PostgresState, postgresRisks, type RedisSettings, redisRisks } from '../../src/store/risks.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { SERVER_KINDS } from '../crash/own-servers.ts';
import { inPostgres, storeKind, suiteName } from '../support/stores.ts';

/** What a risk is told by: the setting or the way in brackets, or its last words. */
function told(risks: readonly string[]): string[] {
  return risks.map((risk) => /\(([^)]+)\)/.exec(risk)?.[1] ?? risk);
}

describe('PostgreSQL', () => {
  const sound: PostgresState = {
    fsync: 'on',
    synchronous_commit: 'on',
    listen_addresses: 'localhost',
    ssl: 'off',
    away: false,
    encrypted: false,
    log_statement: 'ddl',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '-1',
    log_parameter_max_length_on_error: '0',
  };
  const unencrypted = [expect.stringContaining('The connection to PostgreSQL on another host is not encrypted')];

  it.each<[string, Partial<PostgresState>, unknown[]]>([
    ['on this machine', {}, []],
    ['through a socket only', { listen_addresses: '' }, []],
    ['elsewhere, with TLS', { away: true, ssl: 'on', encrypted: true, listen_addresses: '*' }, []],
    ['elsewhere, without', { away: true, listen_addresses: '*' }, unencrypted],
    ['elsewhere, which offers TLS that is not used', { away: true, ssl: 'on', listen_addresses: '*' }, unencrypted],
    [
      'open to others without TLS',
      { listen_addresses: 'localhost, 10.0.0.4' },
      ['listen_addresses = localhost, 10.0.0.4'],
    ],
    ['open to others with TLS', { listen_addresses: '*', ssl: 'on' }, []],
    ['that does not wait', { fsync: 'off', synchronous_commit: 'off' }, ['fsync = off', 'synchronous_commit = off']],
    ['that logs what it is given', { log_statement: 'mod' }, ['log_statement = mod']],
    ['that logs what takes long', { log_min_duration_statement: '250ms' }, ['log_min_duration_statement = 250ms']],
    [
      'that logs all, without what it is given',
      { log_statement: 'all', log_min_duration_statement: '0', log_parameter_max_length: '0' },
      [],
    ],
    [
      'that logs what it is given where it fails',
      { log_parameter_max_length_on_error: '64B' },
      ['log_parameter_max_length_on_error = 64B'],
    ],
    [
      'of an earlier version that logs all',
      { log_statement: 'all', log_parameter_max_length: null, log_parameter_max_length_on_error: null },
      ['log_statement = all'],
    ],
    ['that waits for its own disk only', { synchronous_commit: 'local' }, []],
  ])('%s', (_, state, risks) => expect(told(postgresRisks({ ...sound, ...state }))).toEqual(risks));

  const kind = storeKind('PostgreSQL');
  it.skipIf(kind.skipped !== null)(`is asked: ${suiteName(kind)}`, async () => {
    const test = await kind.create();
    try {
      expect(await test.open().risks()).toEqual([]);
      const database = new URL(test.url ?? '').pathname.slice(1);
      await inPostgres(test.url ?? '', `ALTER DATABASE ${database} SET synchronous_commit = off`);
      expect(told(await test.open().risks())).toEqual(['synchronous_commit = off']);
    } finally {
      await test.remove();
    }
  });
});

describe('Redis', () => {
  const sound: RedisSettings = {
    appendonly: 'yes',
    appendfsync: 'always',
    save: '3600 1',
    maxmemory: '0',
    'maxmemory-policy': 'noeviction',
    bind: '127.0.0.1 -::1',
    'tls-port': '0',
  };
  const here = 'redis://127.0.0.1:6379';
  const away = 'redis://redis.example:6379';
  const unencrypted = expect.stringContaining('The connection to Redis on another host is not encrypted');

  it.each<[string, string, RedisSettings | null, unknown[]]>([
    ['on this machine', here, sound, []],
    ['that keeps nothing', here, { ...sound, appendonly: 'no', save: '' }, ['appendonly no, save ""']],
    ['that keeps snapshots', here, { ...sound, appendonly: 'no' }, ['appendonly no']],
    ['that appends a second late', here, { ...sound, appendfsync: 'everysec' }, ['appendfsync everysec']],
    [
      'that evicts',
      here,
      { ...sound, maxmemory: '1000000', 'maxmemory-policy': 'allkeys-lru' },
      ['maxmemory-policy allkeys-lru'],
    ],
    ['that may not evict', here, { ...sound, maxmemory: '1000000' }, []],
    ['open to others without TLS', here, { ...sound, bind: '* -::*' }, ['bind * -::*']],
    ['elsewhere without TLS', away, { ...sound, bind: '* -::*' }, [unencrypted]],
    ['elsewhere with TLS', 'rediss://redis.example', { ...sound, bind: '*', 'tls-port': '6379' }, []],
    ['that does not tell', away, null, ['CONFIG is not allowed', unencrypted]],
  ])('%s', (_, url, settings, risks) => expect(told(redisRisks(url, settings, true))).toEqual(risks));

  const kind = SERVER_KINDS.find(({ name }) => name === 'Redis');
  it.skipIf(!kind || kind.skipped !== null)(`is asked${kind?.skipped ? ` (${kind.skipped})` : ''}`, async () => {
    const server = await kind?.create();
    if (!server) throw new Error('no Redis');
    await server.start();
    const client = createClient({ url: server.url });
    await client.connect();
    const store = openStore(server.url);
    let withoutScripts: Store | undefined;
    try {
      await client.configSet({ appendonly: 'yes', appendfsync: 'always', save: '' });
      expect(await store.risks()).toEqual([]);
      await client.configSet({ appendonly: 'no' });
      expect(told(await store.risks())).toEqual(['appendonly no, save ""']);
      await client.sendCommand(['ACL', 'SETUSER', 'default', '-config']);
      expect(told(await store.risks())).toEqual(['CONFIG is not allowed']);
      // Every command that reads and writes, and no script: a record could be read and not added to.
      await client.sendCommand(['ACL', 'SETUSER', 'desk', 'on', '>secret', '~*', '+@all', '-@scripting']);
      const address = new URL(server.url);
      [address.username, address.password] = ['desk', 'secret'];
      withoutScripts = openStore(address.href);
      expect(told(await withoutScripts.risks())).toEqual(['EVAL is not allowed', 'appendonly no, save ""']);
      await expect(withoutScripts.insert('a', 1, { key: 'b', value: undefined })).rejects.toThrow('NOPERM');
      await client.sendCommand(['ACL', 'SETUSER', 'desk', '+eval']);
      expect(told(await withoutScripts.risks())).toEqual(['appendonly no, save ""']);
      expect(await withoutScripts.insert('a', 1, { key: 'b', value: undefined })).toBe(true);
    } finally {
      await withoutScripts?.close();
      await store.close();
      client.destroy();
      await server.remove();
    }
  });
});
