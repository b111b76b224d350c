import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Discord, startDiscord } from '../src/sandbox/discord.ts';
import { openStore } from '../src/store/store.ts';
import { fillJournal } from './fill-journal.ts';
import { COUNTRIES } from './invented-journal.ts';
import { table, times } from './measure.ts';

const CLAIMS = Number(process.env.BENCH_CLAIMS ?? 100_000);
const SERVERS = 1_000;
const AT_ONCE = [1, 16, 64];
/** Both bots in turn, so often, this many interactions each time. */
const ROUNDS = 12;
const A_ROUND = 128;
const STARTS = 3;
/** So many claims recorded, 64 at once. */
const RECORDED = 400;

interface Running {
  readonly child: ChildProcess;
  readonly discord: Discord;
  /** From the start of the process to its being ready, in milliseconds. */
  readonly started: number;
}

/** Sitrep beside a bare discord.js bot that answers a fixed message of the same size, each on a loopback Discord of its own, in turns. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-load-'));
  try {
    await benchAnswers(join(folder, 'record.sqlite'));
    await benchStarts();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function start(file: string, printed: RegExp, discord: Discord, more: Record<string, string>): Promise<Running> {
  const began = performance.now();
  const { PATH = '', HOME = '' } = process.env;
  const environment = { PATH, HOME, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, ['--max-semi-space-size=8', fileURLToPath(new URL(file, import.meta.url))], {
    env: { ...environment, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  const ready = Promise.withResolvers<void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (printed.test(told)) ready.resolve();
  });
  child.once('exit', () => ready.reject(new Error(`${file} ended: ${told}`)));
  await ready.promise;
  return { child, discord, started: performance.now() - began };
}

const startSitrep = (discord: Discord, storeUrl: string) =>
  start('../src/main.ts', /is connected\./, discord, { STORE_URL: storeUrl });
const startBare = (discord: Discord, answer: string) =>
  start('./bare-bot.ts', /is connected\./, discord, { ANSWER: answer });

async function stop({ child, discord }: Running): Promise<void> {
  child.removeAllListeners('exit');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  await discord.close();
}

/** In MiB, as the kernel counts what is in memory. */
function memory({ child }: Running): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Asks so often, so many at once; tells how long each took from the press of Enter to the answer, in milliseconds. */
async function ask({ discord }: Running, count: number, atOnce: number): Promise<number[]> {
  const member = discord.member('reader').id;
  const channel = discord.channel('claims').id;
  const took: number[] = [];
  let asked = 0;
  const one = async () => {
    while (asked < count) {
      const place = COUNTRIES[asked++ % COUNTRIES.length] ?? '';
      const began = performance.now();
      const invoked = await discord.use(member, channel, 'claims', { place });
      if (invoked.kind !== 'message') throw new Error(`answered with ${invoked.kind}`);
      if (invoked.reply()?.thinking !== false) await discord.settled(invoked);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return took;
}

async function benchAnswers(path: string): Promise<void> {
  const [first, second] = [await startDiscord({ patience: 30_000 }), await startDiscord({ patience: 30_000 })];
  const storeUrl = `sqlite://${path}`;
  const store = openStore(storeUrl);
  await fillJournal(store, first.guildId, CLAIMS);
  await store.close();
  const sitrep = await startSitrep(first, storeUrl);
  const idle = memory(sitrep);
  // The first answer opens the record.
  const opening = await ask(sitrep, 1, 1);
  const fixed = first.messages(first.channel('claims').id, first.member('reader').id).at(-1)?.message.components;
  const bare = await startBare(second, JSON.stringify(fixed));
  const bareIdle = memory(bare);
  const bots = { sitrep, bare };
  for (const bot of Object.values(bots)) await ask(bot, 400, 16);
  const rows: string[][] = [['', 'p50', '', 'p99', '', 'a second', '']];
  for (const atOnce of AT_ONCE) {
    const took = { sitrep: [] as number[], bare: [] as number[] };
    const spent = { sitrep: 0, bare: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of round % 2 === 0 ? (['sitrep', 'bare'] as const) : (['bare', 'sitrep'] as const)) {
        const began = performance.now();
        took[name].push(...(await ask(bots[name], A_ROUND, atOnce)));
        spent[name] += performance.now() - began;
      }
    }
    const rate = (name: 'sitrep' | 'bare') => (took[name].length * 1000) / spent[name];
    for (const name of ['sitrep', 'bare'] as const) {
      const [p50, p99] = [at(took[name], 0.5), at(took[name], 0.99)];
      const isOurs = name === 'sitrep';
      rows.push([
        `${name}, ${atOnce} at once`,
        `${p50.toFixed(1)} ms`,
        isOurs ? times(p50 / at(took.bare, 0.5)) : '',
        `${p99.toFixed(1)} ms`,
        isOurs ? times(p99 / at(took.bare, 0.99)) : '',
        rate(name).toFixed(0),
        isOurs ? times(rate('sitrep') / rate('bare')) : '',
      ]);
    }
  }
  console.log(table(`/claims at ${CLAIMS} claims, Sitrep against a bare bot (targets 1.3 ×, 1.5 ×, 0.75 ×)`, rows));
  console.log(`the first answer, which opens the record: ${opening[0]?.toFixed(0)} ms`);
  console.log(
    `memory, idle: ${idle.toFixed(0)} MiB, bare ${bareIdle.toFixed(0)} MiB: + ${(idle - bareIdle).toFixed(0)} MiB (target + 40)`,
  );
  console.log(`memory, after all that: ${memory(sitrep).toFixed(0)} MiB, bare ${memory(bare).toFixed(0)} MiB`);
  await benchRecording(sitrep);
  for (const bot of Object.values(bots)) await stop(bot);
}

/** Recording is acknowledged, written durably, and answered by an edit, which Discord exempts from its fifty requests a second. */
async function benchRecording({ discord }: Running): Promise<void> {
  const member = discord.member('moderator').id;
  const channel = discord.channel('claims').id;
  const took: number[] = [];
  let asked = 0;
  const one = async () => {
    while (asked < RECORDED) {
      const values = { event: 'E1', claimant: `Claimant ${asked % 7}`, says: `${++asked} people killed` };
      const began = performance.now();
      await discord.settled(await discord.use(member, channel, 'add claim', values), { timeout: 60_000 });
      took.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: 64 }, one));
  const rate = (RECORDED * 1000) / (performance.now() - began);
  console.log(
    `/add claim, 64 at once: ${rate.toFixed(0)} a second, p50 ${at(took, 0.5).toFixed(0)} ms, p99 ${at(took, 0.99).toFixed(0)} ms`,
  );
}

/** From the start of the process to its being ready in a thousand servers. */
async function benchStarts(): Promise<void> {
  const crowded = async () => {
    const discord = await startDiscord({ patience: 30_000 });
    for (let server = 1; server < SERVERS; server += 1) discord.addServer({ name: `Server ${server}` });
    return discord;
  };
  const started = { sitrep: [] as number[], bare: [] as number[] };
  const held = { sitrep: [] as number[], bare: [] as number[] };
  for (let time = 0; time < STARTS; time += 1) {
    const sitrep = await startSitrep(await crowded(), 'memory:');
    const bare = await startBare(await crowded(), '[]');
    for (const [name, bot] of [
      ['sitrep', sitrep],
      ['bare', bare],
    ] as const) {
      started[name].push(bot.started);
      held[name].push(memory(bot));
      await stop(bot);
    }
  }
  const [ours, theirs] = [at(started.sitrep, 0.5), at(started.bare, 0.5)];
  console.log(
    `start to ready, ${SERVERS} servers: ${ours.toFixed(0)} ms, bare ${theirs.toFixed(0)} ms: + ${(ours - theirs).toFixed(0)} ms (target + 1000)`,
  );
  console.log(`memory then: ${at(held.sitrep, 0.5).toFixed(0)} MiB, bare ${at(held.bare, 0.5).toFixed(0)} MiB`);
}

/** The value below which this part of them lies. */
function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
}
