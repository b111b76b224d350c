import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import type { Store } from '../../src/store/store.ts';
import { type SitrepProcess, startSitrep } from '../support/sitrep-process.ts';
import { STORE_KINDS, type StoreKind, storeKind, suiteName } from '../support/stores.ts';
import { type Chance, chanceOfRun } from './chance.ts';
import { checkAgainst, checkJournal } from './check-record.ts';
import { Crowd, checkOutcomes, claimsListed, claimsStanding } from './crowd.ts';
import { errorsOf } from './errors-of.ts';
import { keepLedgers, Ledger, RecorderProcess } from './recorder-process.ts';

const GUILD = '7000001';

interface Stage {
  readonly discord: Discord;
  readonly store: Store;
  readonly chance: Chance;
  readonly crowd: Crowd;
  /** One more Sitrep on the same store, connected to the same Discord. */
  readonly start: () => Promise<SitrepProcess>;
}

/** A Discord, a store, and all Sitreps that were started ended afterwards. */
async function onStage(kind: StoreKind, what: string, play: (stage: Stage) => Promise<void>): Promise<void> {
  const on = await kind.create();
  // How soon, is not asked here.
  const discord = await startDiscord({ patience: 15_000, maxConcurrency: 16 });
  const started: SitrepProcess[] = [];
  const chance = chanceOfRun(`${kind.name}, ${what}`);
  const start = async () => {
    const sitrep = await startSitrep(discord, on.url ?? '');
    started.push(sitrep);
    return sitrep;
  };
  try {
    await play({ discord, store: on.open(), chance, crowd: new Crowd(discord, chance), start });
  } finally {
    for (const each of started) await each.kill();
    await discord.close();
    await on.remove();
  }
}

/** For each interaction, how Discord answered the callbacks for it. */
function callbacksIn(discord: Discord): Map<string, number[]> {
  const statuses = new Map<string, number[]>();
  for (const { path, status } of discord.requests.matching('POST', /^\/interactions\/\d+\/.*\/callback/)) {
    const interaction = path.split('/')[2] ?? '';
    statuses.set(interaction, [...(statuses.get(interaction) ?? []), status]);
  }
  return statuses;
}

describe('two Sitreps on one store and one Discord', () => {
  it('record each of 200 commands once, and one of them answers', async () => {
    await onStage(storeKind('SQLite'), '200 commands', async ({ discord, store, crowd, start }) => {
      const sitreps = await Promise.all([start(), start()]);
      const event = await crowd.beginEvent();
      discord.requests.clear();
      await crowd.claim(40);
      const entries = await checkJournal(store, crowd.server.id);
      const outcomes = await crowd.outcomes();
      expect(checkOutcomes(entries, outcomes)).toEqual({
        recorded: 201,
        refused: 0,
        notDone: 0,
        notSure: 0,
        unanswered: 0,
      });
      expect(entries).toHaveLength(201);
      expect(await claimsListed(crowd, event)).toEqual(claimsStanding(entries, event));
      // Both got each of them; Discord took one answer to each.
      const callbacks = callbacksIn(discord);
      const accepted = outcomes
        .slice(1)
        .map(({ interaction }) => (callbacks.get(interaction) ?? []).filter((status) => status < 300));
      expect(accepted.map((each) => each.length)).toEqual(Array.from({ length: 200 }, () => 1));
      expect(sitreps.flatMap(errorsOf)).toEqual([]);
    });
  }, 180_000);

  it('record and refuse alike where commands get in each other’s way', async () => {
    await onStage(storeKind('SQLite'), 'a crowd', async ({ store, crowd, start }) => {
      const sitreps = await Promise.all([start(), start()]);
      const event = await crowd.beginEvent();
      crowd.start();
      await sleep(6_000);
      await crowd.stop();
      const entries = await checkJournal(store, crowd.server.id);
      const tally = checkOutcomes(entries, await crowd.outcomes());
      expect(tally).toMatchObject({ notDone: 0, notSure: 0, unanswered: 0 });
      expect(await claimsListed(crowd, event)).toEqual(claimsStanding(entries, event));
      expect(sitreps.flatMap(errorsOf)).toEqual([]);
    });
  }, 120_000);

  it('leave no command unanswered while one takes the other’s place', async () => {
    await onStage(storeKind('SQLite'), 'rolling restarts', async ({ store, crowd, start }) => {
      let old = await start();
      for (let restart = 0; restart < 3; restart += 1) {
        const event = await crowd.beginEvent();
        crowd.start();
        const fresh = await start();
        await sleep(300);
        await old.stop();
        await sleep(300);
        await crowd.stop();
        const entries = await checkJournal(store, crowd.server.id);
        const tally = checkOutcomes(entries, await crowd.outcomes());
        expect(tally).toMatchObject({ notDone: 0, notSure: 0, unanswered: 0 });
        // Asked of the new one alone: it has all that the other recorded.
        expect(await claimsListed(crowd, event)).toEqual(claimsStanding(entries, event));
        expect([old, fresh].flatMap(errorsOf)).toEqual([]);
        old = fresh;
      }
    });
  }, 120_000);

  it('see each other’s entries on the next answer, and one that was stopped meanwhile records nothing twice', async () => {
    await onStage(storeKind('SQLite'), 'one held still', async ({ store, crowd, start }) => {
      const pair = await Promise.all([start(), start()]);
      const event = await crowd.beginEvent();
      for (let turn = 0; turn < 8; turn += 1) {
        const [held, awake] = turn % 2 === 0 ? pair : pair.toReversed();
        if (!held || !awake) throw new Error('there are two');
        process.kill(held.pid, 'SIGSTOP');
        await crowd.claim(2);
        const entries = await checkJournal(store, crowd.server.id);
        expect(await claimsListed(crowd, event)).toEqual(claimsStanding(entries, event));
        process.kill(held.pid, 'SIGCONT');
      }
      // What the held one got while it was held, it takes up now.
      await sleep(1_000);
      const entries = await checkJournal(store, crowd.server.id);
      expect(entries).toHaveLength(1 + 8 * 2 * 5);
      expect(checkOutcomes(entries, await crowd.outcomes())).toMatchObject({ recorded: 81, notSure: 0, unanswered: 0 });
      expect(pair.flatMap(errorsOf)).toEqual([]);
    });
  }, 120_000);
});

describe.each(STORE_KINDS.filter(({ name }) => name !== 'memory'))('two processes’ desks on $name', (kind) => {
  /** Two recorders on a store of their own, and what they told. */
  async function withPair(
    play: (pair: readonly [RecorderProcess, RecorderProcess], store: Store, ledger: Ledger) => Promise<void>,
  ): Promise<void> {
    const on = await kind.create();
    const ledger = new Ledger();
    const hear = keepLedgers(new Map([[GUILD, ledger]]));
    const recorder = (name: string, seed: number) => new RecorderProcess(on.url ?? '', name, seed, hear);
    const pair = [recorder('a', 1), recorder('b', 2)] as const;
    try {
      await play(pair, on.open(), ledger);
    } finally {
      for (const each of pair) await each.kill();
      await on.remove();
    }
  }

  /** What a recorder's desk holds once it has read on: the hash of its last entry. */
  async function lastSeenBy(recorder: RecorderProcess): Promise<string | null> {
    recorder.ask({ kind: 'read', guild: GUILD });
    return (await recorder.next('read')).last;
  }

  it.skipIf(kind.skipped !== null)(
    `${suiteName(kind)}: 2 × 500 appends at once are one unbroken chain`,
    async () => {
      await withPair(async (pair, store, ledger) => {
        pair[0].ask({ kind: 'append', guild: GUILD, members: 1 });
        await pair[0].next('finished');
        await lastSeenBy(pair[1]);
        for (const each of pair) each.ask({ kind: 'append', guild: GUILD, members: 500 });
        await Promise.all(pair.map((each) => each.next('finished')));
        const entries = await checkAgainst(store, GUILD, ledger);
        expect(entries).toHaveLength(1001);
        expect(ledger.done.size).toBe(1001);
        expect(await Promise.all(pair.map(lastSeenBy))).toEqual([entries.at(-1)?.hash, entries.at(-1)?.hash]);
      });
    },
    120_000,
  );

  it.skipIf(kind.skipped !== null)(
    `${suiteName(kind)}: each sees at once what the other recorded`,
    async () => {
      await withPair(async (pair, store, ledger) => {
        for (let turn = 0; turn < 20; turn += 1) {
          const [writer, reader] = turn % 2 === 0 ? pair : pair.toReversed();
          if (!writer || !reader) throw new Error('there are two');
          writer.ask({ kind: 'append', guild: GUILD, members: 3 });
          await writer.next('finished');
          const entries = await checkAgainst(store, GUILD, ledger);
          expect(entries).toHaveLength(3 * (turn + 1));
          expect(await lastSeenBy(reader)).toBe(entries.at(-1)?.hash);
        }
      });
    },
    60_000,
  );
});
