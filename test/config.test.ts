import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

const DEFAULTS = {
  token: null,
  apiUrl: 'https://discord.com/api',
  storeUrl: 'sqlite://data/sitrep.sqlite',
  shards: 'auto',
  httpPort: null,
  logLevel: 'info',
  sandboxPort: 4600,
};

describe('the environment', () => {
  it('may be empty, and blank values count as missing', () => {
    expect(readConfig({})).toEqual(DEFAULTS);
    expect(readConfig({ DISCORD_TOKEN: ' ', HTTP_PORT: '' })).toEqual(DEFAULTS);
  });

  it('is read as the contract has it', () => {
    const environment = {
      DISCORD_TOKEN: 'abc',
      DISCORD_API_URL: 'http://127.0.0.1:8080/api/v10/',
      STORE_URL: 'rediss://user:word@example.org:6380/2',
      SHARDS: '0-3/16',
      HTTP_PORT: '9090',
      LOG_LEVEL: 'debug',
      SANDBOX_PORT: '0',
    };
    expect(readConfig(environment)).toEqual({
      token: 'abc',
      apiUrl: 'http://127.0.0.1:8080/api',
      storeUrl: environment.STORE_URL,
      shards: { ids: [0, 1, 2, 3], count: 16 },
      httpPort: 9090,
      logLevel: 'debug',
      sandboxPort: 0,
    });
  });

  it('is refused with every fault named at once', () => {
    const environment = {
      DISCORD_API_URL: 'ftp://example.org',
      STORE_URL: 'mysql://x',
      SHARDS: '3-1/2',
      HTTP_PORT: 'http',
      LOG_LEVEL: 'loud',
      SANDBOX_PORT: '70000',
    };
    expect(() => readConfig(environment)).toThrow(
      [
        'The environment has faults:',
        '  DISCORD_API_URL: must be an http or https address such as https://discord.com/api',
        '  STORE_URL: must begin with sqlite://, memory:, postgresql://, redis:// or rediss://',
        '  SHARDS: must be auto, or a part such as 0-3/16 (shards 0 to 3 of 16)',
        '  HTTP_PORT: must be a port number from 0 to 65535',
        '  LOG_LEVEL: must be one of trace, debug, info, warn, error, fatal, silent',
        '  SANDBOX_PORT: must be a port number from 0 to 65535',
      ].join('\n'),
    );
  });

  it('is listed whole in .env.example, with its defaults', () => {
    const lines = readFileSync('.env.example', 'utf8')
      .split('\n')
      .filter((line) => /^#?[A-Z_]+=/.test(line));
    const listed = Object.fromEntries(lines.map((line) => line.replace('#', '').split('=', 2)));
    expect(readConfig(listed)).toEqual(DEFAULTS);
    expect(Object.keys(listed)).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_API_URL',
      'STORE_URL',
      'SHARDS',
      'HTTP_PORT',
      'LOG_LEVEL',
      'SANDBOX_PORT',
    ]);
  });
});
