import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Discord } from '../src/sandbox/discord.ts';
import { COUNTRIES } from './invented-journal.ts';

/** After so long without a question a bot is idle, in milliseconds: V8 has given back by then what it gives back by itself. */
const IDLE_AFTER = 20_000;

/** A bot in a process of its own, ready on a loopback Discord of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly discord: Discord;
  /** From the start of the process to its being ready, in milliseconds. */
  readonly started: number;
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

export const startSitrep = (discord: Discord, storeUrl: string) =>
  start('../src/main.ts', /is connected\./, discord, { STORE_URL: storeUrl, SHARDS: '0/1' });
export const startBare = (discord: Discord, answer: string) =>
  start('./bare-bot.ts', /is connected\./, discord, { ANSWER: answer });

/** Ends the bot; its Discord goes on. */
export async function end({ child }: Running): Promise<void> {
  child.removeAllListeners('exit');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

export async function stop(running: Running): Promise<void> {
  await end(running);
  await running.discord.close();
}

/** In MiB, as the kernel counts what is in memory. */
export function memory({ child }: Running): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** The same once nobody has asked anything for a while. */
export async function idleMemory(running: Running): Promise<number> {
  await wait(IDLE_AFTER);
  return memory(running);
}

/** Asks for `/claims` so often, so many at once; tells how long each took from the press of Enter to the answer, in milliseconds. */
export async function ask({ discord }: Running, count: number, atOnce: number): Promise<number[]> {
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

/** The value below which this part of them lies. */
export function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
}
