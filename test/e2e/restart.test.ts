import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { START_TIMEOUT } from '../support/run-sitrep.ts';
import { type SitrepProcess, spawnSitrep, startSitrep } from '../support/sitrep-process.ts';
import { openServer, type TestServer } from '../support/test-server.ts';

let discord: Discord;
let sitrep: SitrepProcess | undefined;
let folder: string;
let storeUrl: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sitrep-'));
  storeUrl = `sqlite://${join(folder, 'sitrep.sqlite')}`;
  discord = await startDiscord({ patience: 15_000 });
});
afterEach(async () => {
  await sitrep?.kill();
  await discord.close();
  await rm(folder, { recursive: true });
});

async function start(): Promise<SitrepProcess> {
  sitrep = await startSitrep(discord, storeUrl);
  return sitrep;
}

/** Every claim of E1, with how often its words stand in the list of claims. */
async function claimsOf(server: TestServer): Promise<Record<string, number>> {
  let view = await server.ask(server.reader, 'event', { event: 'E1' });
  const lines = server.lines(view);
  while (server.lines(view).at(-1)?.endsWith('[Next]')) {
    view = await server.press(server.reader, view, 'Next');
    lines.push(...server.lines(view));
  }
  const found = lines.flatMap((line) => /^• E1\.\d+ “(.*?)”/.exec(line)?.[1] ?? []);
  return Object.fromEntries([...Map.groupBy(found, (says) => says)].map(([says, times]) => [says, times.length]));
}

describe('ended without warning (SIGKILL),', () => {
  it(
    'Sitrep still has, once, the claim it had just said it recorded',
    async () => {
      const first = await start();
      const server = openServer(discord);
      await server.ask(server.moderator, 'add event', { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' });
      const claim = { event: 'E1', claimant: 'Mali army', says: '23 soldiers killed', said: '2024-03-21' };
      const answer = await server.ask(server.moderator, 'add claim', claim);
      await first.kill();
      expect(server.lines(answer)[0]).toBe('Recorded E1.1.');

      await start();
      expect(await claimsOf(server)).toEqual({ '23 soldiers killed': 1 });
      expect(await server.askOpenly(server.reader, 'claims', { place: 'mali' })).toContain(
        '• 23 soldiers killed · Mali army · said 21 Mar 2024',
      );
      expect((await server.askOpenly(server.moderator, 'add claim', claim))[0]).toBe('Recorded E1.2.');
    },
    2 * START_TIMEOUT,
  );

  it(
    'in the middle of many claims, it keeps each it had answered, and none twice',
    async () => {
      const first = await start();
      const server = openServer(discord);
      await server.ask(server.moderator, 'add event', { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' });
      const answered: string[] = [];
      const asking = Array.from({ length: 30 }, async (_, index) => {
        const says = `${index + 1} soldiers killed`;
        await server.ask(server.moderator, 'add claim', { event: 'E1', claimant: `Witness ${index + 1}`, says });
        answered.push(says);
        if (answered.length === 10) await first.kill();
      });
      const settled = Promise.allSettled(asking);
      const { promise: died, resolve } = Promise.withResolvers<void>();
      void first.exit().then(() => resolve());
      await died;
      const kept = [...answered];

      await start();
      const found = await claimsOf(server);
      expect(found).toMatchObject(Object.fromEntries(kept.map((says) => [says, 1])));
      expect(Object.values(found).filter((times) => times !== 1)).toEqual([]);
      // Those it had not come to are told, by Discord, that nobody answers.
      await settled;
    },
    2 * START_TIMEOUT,
  );
});

describe('asked to end,', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s, it finishes what it is answering, then exits with 0',
    async (signal) => {
      const running = await start();
      const server = openServer(discord);
      await server.ask(server.moderator, 'add event', { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' });
      discord.faults.delay({ method: 'PATCH', path: '/messages/@original', milliseconds: 1_000 });
      const claim = { event: 'E1', claimant: 'Mali army', says: '23 soldiers killed' };
      const asked = server.ask(server.moderator, 'add claim', claim);
      await discord.waitFor('the acknowledgement', () =>
        discord.messages(server.claims, server.reader).find((view) => view.thinking),
      );
      await running.stop(signal);
      expect(server.lines(await asked)[0]).toBe('Recorded E1.1.');
      expect(running.stderr()).toBe('');
      expect(discord.server().application.online).toBe(false);
    },
    START_TIMEOUT,
  );

  it(
    'the sandbox exits with 0 too',
    async () => {
      sitrep = spawnSitrep({ SANDBOX_PORT: '0' });
      const [, address = ''] = await sitrep.printed(/(http:\/\/127\.0\.0\.1:\d+\/)/);
      expect((await fetch(address)).status).toBe(200);
      await sitrep.stop();
      expect(sitrep.stderr()).toBe('');
    },
    START_TIMEOUT,
  );
});

it(
  'the commands are registered only where they differ from those Discord has',
  async () => {
    const puts = () => discord.requests.matching('PUT', /^\/applications\/\d+\/commands$/).map(({ status }) => status);
    await (await start()).stop();
    expect(puts()).toEqual([200]);
    await (await start()).stop();
    expect(puts()).toEqual([200]);
    const path = `${discord.apiUrl}/applications/${discord.applicationId}/commands`;
    const headers = { authorization: `Bot ${discord.token}` };
    const commands = (await (await fetch(path, { headers })).json()) as { id: string; name: string }[];
    const help = commands.find((command) => command.name === 'help');
    await fetch(`${path}/${help?.id}`, { method: 'DELETE', headers });
    await start();
    expect(puts()).toEqual([200, 200]);
    await discord.waitForCommand(discord.member('reader').id, 'help');
  },
  3 * START_TIMEOUT,
);

describe('does not start, and says in plain words what to look at:', () => {
  const FAULTS = {
    DISCORD_API_URL: 'ftp://discord.example',
    STORE_URL: 'mysql://127.0.0.1/sitrep',
    SHARDS: '4-2/3',
    HTTP_PORT: 'web',
    LOG_LEVEL: 'loud',
    SANDBOX_PORT: '99999',
  };

  /** How a start went that must not go on. */
  async function refusedStart(environment: Readonly<Record<string, string>>): Promise<string[]> {
    const asked = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STORE_URL: 'memory:',
      ...environment,
    };
    sitrep = spawnSitrep(asked);
    expect(await sitrep.exit()).toEqual({ code: 1, signal: null });
    const told = sitrep.stdout() + sitrep.stderr();
    for (const secret of [discord.token, 'hunter2']) expect(told).not.toContain(secret);
    return sitrep.stderr().trimEnd().split('\n');
  }

  it(
    'every fault of the environment at once',
    async () => {
      expect(await refusedStart(FAULTS)).toEqual([
        'The environment has faults:',
        '  DISCORD_API_URL: must be an http or https address such as https://discord.com/api',
        '  STORE_URL: must begin with sqlite://, memory:, postgresql://, redis:// or rediss://',
        '  SHARDS: must be auto, or a part such as 0-3/16 (shards 0 to 3 of 16)',
        '  HTTP_PORT: must be a port number from 0 to 65535',
        '  LOG_LEVEL: must be one of trace, debug, info, warn, error, fatal, silent',
        '  SANDBOX_PORT: must be a port number from 0 to 65535',
      ]);
    },
    START_TIMEOUT,
  );

  it.each([
    ['postgresql://sitrep:hunter2@127.0.0.1:1/x', 'postgresql://sitrep:…@127.0.0.1:1/x'],
    ['redis://:hunter2@127.0.0.1:1', 'redis://:…@127.0.0.1:1'],
  ])(
    'the store at %s',
    async (url, shown) => {
      const [told = '', ...more] = await refusedStart({ STORE_URL: url });
      expect([told.slice(0, told.indexOf(' (')), more]).toEqual([`The store at ${shown} does not answer`, []]);
      expect(told).toMatch(/\. Check STORE_URL\.$/);
    },
    START_TIMEOUT,
  );

  it.each(['HTTP_PORT', 'SANDBOX_PORT'])(
    'a port in use, where %s names it',
    async (setting) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const token = setting === 'SANDBOX_PORT' ? { DISCORD_TOKEN: '' } : {};
      const told = await refusedStart({ STORE_URL: 'memory:', ...token, [setting]: String(port) });
      expect(told).toEqual([
        expect.stringMatching(`^Port ${port} can’t be used \\(.*EADDRINUSE.*\\)\\. Set ${setting} to another\\.$`),
      ]);
      await new Promise((closed) => other.close(closed));
    },
    START_TIMEOUT,
  );

  it(
    'a SQLite file that is none, which it leaves as it was',
    async () => {
      const path = join(folder, 'notes.txt');
      const notes = 'Nothing of Sitrep’s: it must stay what it is.\n'.repeat(100);
      await writeFile(path, notes);
      const [told = '', ...more] = await refusedStart({ STORE_URL: `sqlite://${path}` });
      expect([told, more]).toEqual([
        `The store at sqlite://${path} does not answer (SQLite (${path}): file is not a database). Check STORE_URL.`,
        [],
      ]);
      expect(await readFile(path, 'utf8')).toBe(notes);
    },
    START_TIMEOUT,
  );

  it(
    'a token Discord does not know, or no Discord there',
    async () => {
      expect(await refusedStart({ DISCORD_TOKEN: 'hunter2.hunter2.hunter2' })).toEqual([
        `Discord at ${discord.apiUrl} did not let Sitrep in (An invalid token was provided.). Check DISCORD_TOKEN and DISCORD_API_URL.`,
      ]);
      expect(await refusedStart({ DISCORD_API_URL: 'http://127.0.0.1:1/api' })).toEqual([
        'Discord at http://127.0.0.1:1/api was not reached (connect ECONNREFUSED 127.0.0.1:1). Check the network, its names (DNS) and DISCORD_API_URL.',
      ]);
    },
    2 * START_TIMEOUT,
  );
});
