import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { startDiscord } from '../src/sandbox/discord.ts';
import { openStore } from '../src/store/store.ts';
import { ask, at, idleMemory, memory, type Running, startBare, startSitrep, stop } from './bots.ts';
import { fillJournal } from './fill-journal.ts';
import { table, times } from './measure.ts';

const CLAIMS = Number(process.env.BENCH_CLAIMS ?? 100_000);
const AT_ONCE = [1, 16, 64];
/** Both bots in turn, so often, this many interactions each time. */
const ROUNDS = 12;
const A_ROUND = 128;
/** A turn in which the process with the Discords stood still for longer is taken again, in milliseconds. */
const LONGEST_PAUSE = 20;
/** So many claims recorded, 64 at once. */
const RECORDED = 400;

/** Sitrep beside a bare discord.js bot that answers a fixed message of the same size, each on a loopback Discord of its own, in turns. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-load-'));
  try {
    await benchAnswers(join(folder, 'record.sqlite'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How long this process, which has both Discords in it, stood still to collect garbage since it was last asked, at most; in milliseconds. */
function watchPauses(): () => Promise<number> {
  let longest = 0;
  new PerformanceObserver((seen) => {
    for (const { duration } of seen.getEntries()) longest = Math.max(longest, duration);
  }).observe({ entryTypes: ['gc'] });
  return async () => {
    await turn();
    const told = longest;
    longest = 0;
    return told;
  };
}

async function benchAnswers(path: string): Promise<void> {
  const paused = watchPauses();
  const [first, second] = [await startDiscord({ patience: 30_000 }), await startDiscord({ patience: 30_000 })];
  const storeUrl = `sqlite://${path}`;
  const store = openStore(storeUrl);
  await fillJournal(store, first.guildId, CLAIMS);
  await store.close();
  const sitrep = await startSitrep(first, storeUrl);
  // Of the record nothing is in memory yet: a start opens no desk.
  const idle = await idleMemory(sitrep);
  // The first answer opens the record.
  const opening = await ask(sitrep, 1, 1);
  const fixed = first.messages(first.channel('claims').id, first.member('reader').id).at(-1)?.message.components;
  const bare = await startBare(second, JSON.stringify(fixed));
  const bareIdle = await idleMemory(bare);
  const bots = { sitrep, bare };
  for (const bot of Object.values(bots)) await ask(bot, 400, 16);
  const rows: string[][] = [['', 'p50', '', 'p99', '', 'a second', '']];
  let retaken = 0;
  for (const atOnce of AT_ONCE) {
    const took = { sitrep: [] as number[], bare: [] as number[] };
    const spent = { sitrep: 0, bare: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of round % 2 === 0 ? (['sitrep', 'bare'] as const) : (['bare', 'sitrep'] as const)) {
        // What this process stands still for is neither's: such a turn is taken again.
        for (let isOurs = true; isOurs; ) {
          await paused();
          const began = performance.now();
          const answers = await ask(bots[name], A_ROUND, atOnce);
          const lasted = performance.now() - began;
          isOurs = (await paused()) > LONGEST_PAUSE;
          if (isOurs) retaken += 1;
          else {
            took[name].push(...answers);
            spent[name] += lasted;
          }
        }
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
  console.log(`turns taken again, since the process with both Discords stood still: ${retaken}`);
  console.log(`the first answer, which opens the record: ${opening[0]?.toFixed(0)} ms`);
  console.log(
    `memory, idle, no record open: ${idle.toFixed(0)} MiB, bare ${bareIdle.toFixed(0)} MiB: + ${(idle - bareIdle).toFixed(0)} MiB (target + 40)`,
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
