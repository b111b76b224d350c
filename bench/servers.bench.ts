import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Discord, startDiscord } from '../src/sandbox/discord.ts';
import { openStore } from '../src/store/store.ts';
import { at, end, idleMemory, memory, type Running, startBare, startSitrep, stop } from './bots.ts';
import { fillJournal } from './fill-journal.ts';
import { COUNTRIES } from './invented-journal.ts';
import { table } from './measure.ts';

/** As many as are asked of a start, and as many as one shard may hold. */
const SERVERS = [1, 1_000, 2_500];
const STARTS = 3;
/** So many of a thousand servers have a record … */
const RECORDS = 200;
/** … of so many claims. */
const CLAIMS = 1_000;

/** What servers cost a process: to start with them, to have them, and to answer in them. Bots are in processes of their own, on SQLite on disk. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-servers-'));
  try {
    await benchStarts(`sqlite://${join(folder, 'empty.sqlite')}`);
    await benchRecords(`sqlite://${join(folder, 'records.sqlite')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A Discord with so many servers, and those beside its own. */
async function openDiscord(
  servers: number,
): Promise<{ readonly discord: Discord; readonly others: readonly string[] }> {
  const discord = await startDiscord({ patience: 30_000 });
  const others = Array.from({ length: servers - 1 }, (_, index) => discord.addServer({ name: `Server ${index}` }).id);
  return { discord, others };
}

/** From the start of the process to its being ready, and what it then holds; in no server is anything recorded. */
async function benchStarts(storeUrl: string): Promise<void> {
  const rows = [['servers', 'ready', 'bare', 'more', 'idle', 'bare', 'more']];
  for (const servers of SERVERS) {
    const started = { sitrep: [] as number[], bare: [] as number[] };
    const idle = { sitrep: 0, bare: 0 };
    for (let time = 1; time <= STARTS; time += 1) {
      const begin = { sitrep: (on: Discord) => startSitrep(on, storeUrl), bare: (on: Discord) => startBare(on, '[]') };
      for (const name of ['sitrep', 'bare'] as const) {
        const bot = await begin[name]((await openDiscord(servers)).discord);
        started[name].push(bot.started);
        if (time === STARTS) idle[name] = await idleMemory(bot);
        await stop(bot);
      }
    }
    const [ours, theirs] = [at(started.sitrep, 0.5), at(started.bare, 0.5)];
    const times = [ours, theirs, ours - theirs].map((each) => `${each.toFixed(0)} ms`);
    const sizes = [idle.sitrep, idle.bare, idle.sitrep - idle.bare].map((each) => `${each.toFixed(0)} MiB`);
    rows.push([String(servers), ...times, ...sizes]);
  }
  console.log(table('Start to ready (target: 1,000 ms more at 1,000 servers), and memory once idle', rows));
}

/** A thousand servers, some of them with a record: what these cost before anybody asks, once somebody asked in each, and when they were left. */
async function benchRecords(storeUrl: string): Promise<void> {
  const { discord, others } = await openDiscord(1_000);
  const guilds = others.slice(0, RECORDS);
  const store = openStore(storeUrl);
  for (const guild of guilds) await fillJournal(store, guild, CLAIMS);
  await store.close();
  console.log(`1,000 servers, ${RECORDS} of them with ${CLAIMS} claims`);
  // The first start reads every record, to keep beside it what digests there are.
  const first = await startSitrep(discord, storeUrl);
  console.log(
    `  first start   ready after ${first.started.toFixed(0)} ms, idle ${(await idleMemory(first)).toFixed(0)} MiB`,
  );
  await end(first);
  const sitrep = await startSitrep(discord, storeUrl);
  const before = await idleMemory(sitrep);
  console.log(`  later starts  ready after ${sitrep.started.toFixed(0)} ms, idle ${before.toFixed(0)} MiB`);
  const took: number[] = [];
  for (const guild of guilds) took.push(await askIn(sitrep, guild));
  const after = memory(sitrep);
  console.log(
    `  asked in each ${after.toFixed(0)} MiB: ${((after - before) / RECORDS).toFixed(1)} MiB for each; the first answer p50 ${at(took, 0.5).toFixed(0)} ms, p99 ${at(took, 0.99).toFixed(0)} ms`,
  );
  await stop(sitrep);
  const child = fileURLToPath(new URL('./desks-child.ts', import.meta.url));
  const told = execFileSync(process.execPath, ['--expose-gc', child, storeUrl, ...guilds], { encoding: 'utf8' });
  console.log(`  of that heap in use, in KiB for each: ${told.trim()}`);
}

async function askIn({ discord }: Running, guild: string): Promise<number> {
  const member = discord.member('reader', guild).id;
  const channel = discord.channel('claims', guild).id;
  const began = performance.now();
  const invoked = await discord.use(member, channel, 'claims', { place: COUNTRIES[0] ?? '' });
  if (invoked.kind !== 'message') throw new Error(`answered with ${invoked.kind}`);
  if (invoked.reply()?.thinking !== false) await discord.settled(invoked);
  return performance.now() - began;
}
