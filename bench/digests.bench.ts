import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { readStatement } from '../src/domain/says.ts';
import { type Discord, startDiscord } from '../src/sandbox/discord.ts';
import { type Decision, Desk } from '../src/store/desk.ts';
import { openStore } from '../src/store/store.ts';
import { type SitrepProcess, startSitrep } from '../test/support/sitrep-process.ts';
import { times } from './measure.ts';

/** As many as one shard may hold, two digests in each. */
const SERVERS = Number(process.env.BENCH_SERVERS ?? 2_500);
const DIGESTS = 2 * SERVERS;
/** What Discord takes in all. */
const A_SECOND = 50;
/** One server in so many has figures a digest draws as ranges. */
const PICTURED = 10;
/** So many interactions before. */
const WARM = 10;
/** The bot has so long to come up before the minute, in milliseconds. */
const START = 45_000;
const BY = { member: null, interaction: null };

interface Place {
  readonly guild: string;
  readonly channel: string;
  readonly reader: string;
}

/**
 * The real bot, in a process of its own, with 5,000 digests due at one minute on 2,500 servers of a Discord on loopback that has Discord's limits: how
 * close it comes to the time those limits alone would take, and how long interactions wait meanwhile.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  const discord = await startDiscord({ limits: true });
  const url = `sqlite://${join(folder, 'sitrep.sqlite')}`;
  try {
    const places = openPlaces(discord);
    const due = new Date(Math.ceil((Date.now() + START + SERVERS * 16) / 60_000) * 60_000);
    await record(places, due, url);
    const sitrep = await startSitrep(discord, url);
    try {
      const before = memory(sitrep.pid, 'VmRSS');
      console.log(`${DIGESTS} digests on ${SERVERS} servers, due in ${seconds(due.getTime() - Date.now())}`);
      const waits: number[] = [];
      const asking = askMeanwhile(discord, places, due, waits);
      const took = await untilSent(discord, due, sitrep);
      asking.stop();
      await asking.ended;
      report(took, waits);
      console.log(`  memory of the bot  ${before} MB before, ${memory(sitrep.pid, 'VmHWM')} MB at most`);
      console.log(`  delivered          ${delivered(discord, places)}`);
      await sitrep.stop();
      console.log(`  in the record      ${await recorded(places, url)}`);
    } finally {
      await sitrep.kill();
    }
  } finally {
    await discord.close();
    rmSync(folder, { recursive: true });
  }
}

function openPlaces(discord: Discord): Place[] {
  const guilds = [discord.guildId, ...Array.from({ length: SERVERS - 1 }, () => discord.addServer().id)];
  return guilds.map((guild) => ({
    guild,
    channel: discord.channel('briefings', guild).id,
    reader: discord.member('reader', guild).id,
  }));
}

/** What each server's record has: two daily digests, and since then an event of which two claimants say different things. */
async function record(places: readonly Place[], due: Date, url: string): Promise<void> {
  const store = openStore(url);
  const now = new Date();
  const cron = `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  const lanes = pLimit(16);
  const one = async ({ guild, channel }: Place, index: number) => {
    const desk = new Desk(store, guild);
    for (const action of actions(channel, cron, index % PICTURED === 0))
      await desk.record(() => action, { by: BY, now });
  };
  await Promise.all(places.map((place, index) => lanes(() => one(place, index))));
  await store.close();
}

function actions(channel: string, cron: string, isPictured: boolean): Decision[] {
  const schedule = { cron, every: null, timeZone: 'UTC', language: 'en', whenEmpty: 'skip' } as const;
  const content = { channel, area: null, ...schedule };
  const place = { country: 'NE', division: null, location: 'Teguey' };
  const date = { date: '2024-03-20', precision: 'day' } as const;
  const facts = { kind: null, until: null, coordinates: null, attacker: null, target: null, url: null, note: null };
  const claim = (number: number, claimant: string, says: string): Decision => {
    const rest = { said: date, via: null, url: null, quote: null, reliability: null, credibility: null };
    const statement = readStatement(says);
    return { type: 'claim.added', event: 1, claim: number, content: { claimant, says, statement, ...rest } };
  };
  return [
    { type: 'digest.created', digest: 1, content },
    { type: 'digest.created', digest: 2, content },
    { type: 'event.added', event: 1, content: { title: 'Ambush near Teguey', date, place, ...facts } },
    claim(1, 'The army', '23 soldiers killed'),
    claim(2, 'Residents', isPictured ? 'at least 30 soldiers killed' : '30 soldiers killed'),
  ];
}

function posts(discord: Discord): number {
  return discord.requests.all.filter(({ method, path, status }) => {
    return method === 'POST' && status === 200 && path.endsWith('/messages');
  }).length;
}

/** How long after they fell due the last one was there, in milliseconds. */
async function untilSent(discord: Discord, due: Date, sitrep: SitrepProcess): Promise<number> {
  const limit = due.getTime() + (DIGESTS / A_SECOND) * 3_000 + 60_000;
  while (posts(discord) < DIGESTS) {
    if (Date.now() > limit || !isRunning(sitrep.pid))
      throw new Error(
        `only ${posts(discord)} of ${DIGESTS} digests arrived: ${sitrep.stdout().slice(-2_000)}${sitrep.stderr()}`,
      );
    await sleep(100);
  }
  return Date.now() - due.getTime();
}

/**
 * Asks `/claims niger` in one server after another, from when the digests are due, and keeps how long each answer took, in milliseconds; one that
 * Discord did not wait for took for ever. A bot that runs has been asked before.
 */
function askMeanwhile(discord: Discord, places: readonly Place[], due: Date, waits: number[]) {
  let stopped = false;
  const ask = async () => {
    for (let turn = 0; !stopped; turn += 1) {
      const isDue = Date.now() >= due.getTime();
      if (turn === WARM && !isDue) await sleep(due.getTime() - Date.now());
      const { reader, channel } = places[(turn * 997) % places.length] ?? {};
      if (reader === undefined || channel === undefined) throw new Error('there is no server');
      const started = performance.now();
      const invoked = await discord.use(reader, channel, 'claims', { place: 'niger', private: true });
      if (invoked.kind === 'message') await discord.settled(invoked, { timeout: 60_000 });
      if (isDue || turn >= WARM)
        waits.push(invoked.kind === 'message' ? performance.now() - started : Number.POSITIVE_INFINITY);
      await sleep(400);
    }
  };
  return {
    ended: ask(),
    stop() {
      stopped = true;
    },
  };
}

function report(took: number, waits: readonly number[]): void {
  const limit = (DIGESTS / A_SECOND) * 1000;
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  console.log(`  until the last     ${seconds(took)}; the limit alone takes ${seconds(limit)}: ${times(took / limit)}`);
  console.log(
    `  interactions       ${sorted.length} answered meanwhile: ${at(0.5).toFixed(0)} ms (median), ${at(0.99).toFixed(0)} ms (99 %), ${at(1).toFixed(0)} ms (slowest)`,
  );
}

/** Whether each channel has each of its two digests once. */
function delivered(discord: Discord, places: readonly Place[]): string {
  const counts = places.map(({ channel, reader }) => {
    return discord.messages(channel, reader).filter(({ ephemeral }) => !ephemeral).length;
  });
  const refused = discord.requests.all.filter(({ status }) => status === 429).length;
  const wrong = counts.filter((count) => count !== 2).length;
  return `${counts.reduce((sum, count) => sum + count, 0)} messages; ${wrong} channels without exactly two; ${refused} answers of 429`;
}

async function recorded(places: readonly Place[], url: string): Promise<string> {
  const store = openStore(url);
  let wrong = 0;
  for (const { guild } of places) {
    const types = (await new Desk(store, guild).refresh()).entriesAfter(5).map(({ action }) => action.type);
    const [planned, sent] = ['digest.planned', 'digest.sent'].map(
      (type) => types.filter((each) => each === type).length,
    );
    if (planned !== 2 || sent !== 2 || types.length !== 4) wrong += 1;
  }
  await store.close();
  return `${places.length - wrong} servers with both digests planned and sent once, ${wrong} without`;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Of a process, in MB: `VmRSS` now, `VmHWM` at most. */
function memory(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024);
}
