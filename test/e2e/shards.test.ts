import { describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { type SitrepProcess, startSitrep } from '../support/sitrep-process.ts';
import { STORE_KINDS, suiteName } from '../support/stores.ts';
import { openServer, type TestServer } from '../support/test-server.ts';
import { visibleText } from '../support/visible-text.ts';

/** Discord's own rule for which shard a server is on. */
function shardOf({ id }: TestServer, shards: number): number {
  return Number((BigInt(id) >> 22n) % BigInt(shards));
}

/** So many servers on each of two shards: ids grow with time, so new ones are made until both have enough. */
async function serversOnBoth(discord: Discord, each: number): Promise<readonly [TestServer[], TestServer[]]> {
  const on: readonly [TestServer[], TestServer[]] = [[], []];
  while (on.some((servers) => servers.length < each)) {
    const server = openServer(discord);
    const servers = on[shardOf(server, 2)];
    if (servers && servers.length < each) servers.push(server);
    else discord.removeServer(server.id);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return on;
}

const kinds = STORE_KINDS.filter(({ name }) => name === 'PostgreSQL' || name === 'Redis');

describe.each(kinds)('two processes with a part of the shards each, on one $name', (kind) => {
  it.skipIf(kind.skipped !== null)(
    `${suiteName(kind)}: answer each server once, and send its digests once, also while one is replaced`,
    async () => {
      const store = await kind.create();
      const discord = await startDiscord({ patience: 15_000, maxConcurrency: 16 });
      const started: SitrepProcess[] = [];
      const start = async (part: number) => {
        const sitrep = await startSitrep(discord, store.url ?? '', { SHARDS: `${part}/2` });
        started.push(sitrep);
        return sitrep;
      };
      try {
        const on = await serversOnBoth(discord, 2);
        const servers = on.flat();
        const [first] = [await start(0), await start(1)];
        await discord.waitUntilOnline({ shards: 2 });
        for (const { moderator, manager, briefings, ask } of servers) {
          await ask(manager, 'digest create', { channel: briefings, every: 'daily', at: '08:00' });
          await ask(moderator, 'add event', { title: 'Raid', place: 'Gao, Mali', date: '2024-03-20' });
        }
        // Another takes the first part over; both are connected for a moment.
        const record = (server: TestServer, says: string) =>
          server.ask(server.moderator, 'add claim', { event: 'E1', claimant: says, says: `${says} killed` });
        const during = servers.map((server) => record(server, '4'));
        const next = await start(0);
        during.push(...servers.map((server) => record(server, '5')));
        await first.stop();
        during.push(...servers.map((server) => record(server, '6')));
        await Promise.all(during);
        for (const server of servers) {
          const told = visibleText(await server.ask(server.reader, 'claims', { place: 'mali' })).join('\n');
          for (const says of ['4', '5', '6']) expect(told.split(`${says} killed`)).toHaveLength(2);
          await server.ask(server.manager, 'digest post', { digest: 'D1' });
          const posted = discord.messages(server.briefings, server.reader);
          expect(posted).toHaveLength(1);
        }
        expect([next, ...started].flatMap((each) => each.stdout().match(/^\{"level":[56]0.*$/gm) ?? [])).toEqual([]);
      } finally {
        for (const each of started) await each.kill();
        await discord.close();
        await store.remove();
      }
    },
    120_000,
  );
});
