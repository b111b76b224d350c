import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import type { Store } from '../../src/store/store.ts';
import { type SitrepProcess, spawnSitrep, startSitrep } from '../support/sitrep-process.ts';
import { STORE_KINDS, suiteName } from '../support/stores.ts';
import { type Chance, chanceOfRun } from './chance.ts';
import { checkAgainst, checkJournal } from './check-record.ts';
import { Crowd, checkOutcomes, claimsListed, claimsStanding } from './crowd.ts';
import { errorsOf } from './errors-of.ts';
import { keepLedgers, type Ledger, RecorderProcess } from './recorder-process.ts';

/** How many kills of the desk alone, on each kind of store: `CRASH_KILLS` in place of all three. */
const KILLS: Readonly<Record<string, number>> = { SQLite: 100, PostgreSQL: 30, Redis: 30 };
/** And of the whole bot, which takes longer to start: more of them where `CRASH_LONG` is set, as it is in CI. */
const BOT_KILLS: Readonly<Record<string, number>> = process.env.CRASH_LONG
  ? { SQLite: 40, PostgreSQL: 15, Redis: 15 }
  : { SQLite: 10, PostgreSQL: 3, Redis: 3 };
/** Each server's journal is left as it is after so many kills, and another begun: every one is read whole after every kill. */
const KILLS_A_SERVER = 15;
const MEMBERS = 4;

const killed: string[] = [];
afterAll(() => console.log(killed.join('\n')));

/**
 * Kills processes that record on one store, two at a time, each at a random moment: while it starts, while it reads what is there, mostly while it
 * writes. After each kill the journal is held to all that was told.
 */
async function killRecorders(store: Store, url: string, kills: number, chance: Chance): Promise<number> {
  const ledgers = new Map<string, Ledger>();
  const hear = keepLedgers(ledgers);
  let count = 0;
  const guildAt = (kill: number) => `${7_000_000 + Math.floor(kill / KILLS_A_SERVER)}`;
  const keepKilling = async (line: string) => {
    while (count < kills) {
      count += 1;
      const guild = guildAt(count);
      const recorder = new RecorderProcess(url, `${line}${count}`, chance.between(1, 2 ** 31), hear);
      recorder.ask({ kind: 'write', guild, members: MEMBERS });
      const isEarly = chance.next() < 0.15;
      if (!isEarly) await recorder.next('done');
      await sleep(isEarly ? chance.between(0, 500) : chance.between(0, 120));
      await recorder.kill();
      const ledger = ledgers.get(guild);
      if (ledger) await checkAgainst(store, guild, ledger);
    }
  };
  await Promise.all([keepKilling('a'), keepKilling('b')]);
  let entries = 0;
  for (const [guild, ledger] of ledgers) entries += (await checkAgainst(store, guild, ledger)).length;
  return entries;
}

/** Kills the whole bot under a crowd of members, and after each restart holds record and answers to what they were shown. */
async function killSitrep(discord: Discord, store: Store, url: string, kills: number, chance: Chance): Promise<string> {
  const crowd = new Crowd(discord, chance);
  const guild = crowd.server.id;
  const started: SitrepProcess[] = [];
  const start = async () => {
    const sitrep = await startSitrep(discord, url);
    started.push(sitrep);
    return sitrep;
  };
  let tally = '';
  try {
    let sitrep = await start();
    for (let kill = 1; kill <= kills; kill += 1) {
      const event = await crowd.beginEvent();
      crowd.start();
      await sleep(chance.between(20, 900));
      expect(errorsOf(sitrep)).toEqual([]);
      await sitrep.kill();
      if (chance.next() < 0.3) {
        const doomed = spawnSitrep({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, STORE_URL: url });
        await sleep(chance.between(0, 1_500));
        await doomed.kill();
      }
      [sitrep] = await Promise.all([start(), crowd.giveUp()]);
      const entries = await checkJournal(store, guild);
      tally = JSON.stringify(checkOutcomes(entries, await crowd.outcomes()));
      expect(await claimsListed(crowd, event)).toEqual(claimsStanding(entries, event));
    }
  } finally {
    await crowd.giveUp();
    for (const each of started) await each.kill();
  }
  return tally;
}

const kinds = STORE_KINDS.filter(({ name }) => name !== 'memory');

describe.each(kinds)('Sitrep that is killed, on $name', (kind) => {
  const kills = Math.ceil(Number(process.env.CRASH_KILLS ?? 10 * (BOT_KILLS[kind.name] ?? 0)) / 10);

  it.skipIf(kind.skipped !== null)(
    `${suiteName(kind)}: what a member was shown is recorded, once, in ${kills} kills`,
    async () => {
      const chance = chanceOfRun(`${kind.name}, Sitrep, ${kills} kills`);
      const on = await kind.create();
      const discord = await startDiscord({ patience: 2_000 });
      const began = performance.now();
      try {
        const tally = await killSitrep(discord, on.open(), on.url ?? '', kills, chance);
        killed.push(`${kind.name}: Sitrep, ${rate(kills, began)}, ${tally}`);
      } finally {
        await discord.close();
        await on.remove();
      }
    },
    60_000 + kills * 30_000,
  );
});

function rate(kills: number, began: number): string {
  const seconds = (performance.now() - began) / 1000;
  return `${kills} kills in ${seconds.toFixed(0)} s (${((kills * 60) / seconds).toFixed(0)} a minute)`;
}

describe.each(kinds)('a desk that is killed, on $name', (kind) => {
  const kills = Number(process.env.CRASH_KILLS ?? KILLS[kind.name]);

  it.skipIf(kind.skipped !== null)(
    `${suiteName(kind)}: loses nothing it told of, keeps nothing half, in ${kills} kills`,
    async () => {
      const chance = chanceOfRun(`${kind.name}, ${kills} kills`);
      const on = await kind.create();
      const began = performance.now();
      try {
        const entries = await killRecorders(on.open(), on.url ?? '', kills, chance);
        killed.push(`${kind.name}: the desk, ${rate(kills, began)}, ${entries} entries`);
      } finally {
        await on.remove();
      }
    },
    60_000 + kills * 5_000,
  );
});
