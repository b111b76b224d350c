import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { type Operations, startOperations } from '../src/operations/http.ts';
import { Metrics } from '../src/operations/metrics.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', '');

let operations: Operations | null = null;
afterEach(() => operations?.close());

/** How the container's own health check ends; null where nothing listens. */
async function healthCheck(state: { gateway: boolean; store: boolean } | null): Promise<number> {
  const { gateway, store } = state ?? { gateway: true, store: true };
  const metrics = new Metrics(() => ({
    gateway,
    shards: 1,
    servers: 1,
    answering: 0,
    desks: 0,
    due: 0,
    oldestDue: 0,
    paused: 0,
  }));
  const probes = { gateway: () => gateway, store: async () => store, lastDigest: () => null };
  operations = await startOperations(0, probes, metrics);
  const { port } = operations;
  if (!state) await operations.close();
  const [, command = ''] = /HEALTHCHECK .*?CMD (\[.*\])$/m.exec(dockerfile) ?? [];
  const [, ...given] = JSON.parse(command) as string[];
  const run = promisify(execFile)(process.execPath, given, { env: { HTTP_PORT: `${port}` } });
  return run.then(
    () => 0,
    ({ code }: { code: number }) => code,
  );
}

describe('the container', () => {
  it.each([
    ['connected and with its store', { gateway: true, store: true }, 0],
    ['not connected', { gateway: false, store: true }, 1],
    ['without its store', { gateway: true, store: false }, 1],
    ['not there', null, 1],
  ])('is well or not: %s', async (_, state, code) => expect(await healthCheck(state)).toBe(code));

  it('has all its files, and is not root', () => {
    const copied = [...dockerfile.matchAll(/^COPY (.*) \S+$/gm)].flatMap(([, files = '']) => files.split(' '));
    expect(copied).toContain('src');
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    const listed = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(copied.filter((file) => !listed.includes(`!${file}`))).toEqual([]);
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.lastIndexOf('\nCMD ["node"'));
  });
});

it.each(['Dockerfile', 'compose.yaml', 'deploy/sitrep.service'])(
  '%s keeps what it sets where .env.example is copied as it is',
  (file) => {
    const text = readFileSync(file, 'utf8');
    const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^(#?)([A-Z_]+)=/gm)];
    const both = listed.filter(([, , name]) => new RegExp(`\\b${name}[=:] ?\\S`).test(text));
    expect(both.map(([, , name]) => name)).toContain('STORE_URL');
    expect(both.filter(([, mark]) => mark === '').map(([, , name]) => name)).toEqual([]);
  },
);

it.each([
  ['Dockerfile', /STORE_URL=(\S+)/],
  ['compose.yaml', /STORE_URL: (\S+)/],
  ['deploy/sitrep.service', /STORE_URL=(\S+)/],
])('%s has a store that is understood', (file, pattern) => {
  const [, url] = pattern.exec(readFileSync(file, 'utf8')) ?? [];
  expect(readConfig({ STORE_URL: url }).storeUrl).toBe(url);
});
