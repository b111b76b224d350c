import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { openStore } from '../../src/store/store.ts';
import { type SitrepProcess, startSitrep } from '../support/sitrep-process.ts';
import { visibleText } from '../support/visible-text.ts';
import { chanceOfRun } from './chance.ts';
import { checkJournal } from './check-record.ts';
import { Crowd, checkOutcomes, claimsListed, claimsStanding, type Tally } from './crowd.ts';
import { limitedFiles, smallDisk } from './full-disks.ts';
import { SERVER_KINDS } from './own-servers.ts';

interface Outage {
  /** Takes the store away; resolves with what brings it back. */
  readonly begin: (sitrep: SitrepProcess) => Promise<() => Promise<void>> | (() => void);
  readonly lasts: number;
  readonly times: number;
  /** How long Discord waits for a first answer, in milliseconds; its three seconds, unless said. */
  readonly patience?: number;
}

/**
 * A crowd records while the store goes away and comes back, without a restart. Every command is answered within Discord's three seconds or
 * acknowledged within them; what was denied is not there, what was told of is; and afterwards all is as before.
 */
async function outlive(what: string, url: string, { begin, lasts, times, patience = 3_000 }: Outage): Promise<Tally> {
  const chance = chanceOfRun(what);
  const discord = await startDiscord({ patience });
  const sitrep = await startSitrep(discord, url);
  try {
    const crowd = new Crowd(discord, chance);
    let tally: Tally | undefined;
    let unread = 0;
    for (let time = 0; time < times; time += 1) {
      await crowd.beginEvent();
      crowd.start();
      await sleep(chance.between(100, 600));
      const end = await begin(sitrep);
      // A write that hangs may go through in the end; who only asks is told all the same.
      const reading = askFor(crowd, discord);
      await sleep(lasts);
      if (!(await reading)) unread += 1;
      await end();
      await sleep(1_000);
      await crowd.stop();
      // As before, and without a restart.
      const event = await crowd.beginEvent();
      await crowd.claim(2);
      const store = openStore(url);
      const entries = await checkJournal(store, crowd.server.id).finally(() => store.close());
      tally = checkOutcomes(entries, await crowd.outcomes());
      expect(tally.unanswered).toBe(0);
      expect(tally.notDone + tally.notSure + unread).toBeGreaterThan(time);
      expect(await claimsListed(crowd, event)).toEqual(claimsStanding(entries, event));
      expect(claimsStanding(entries, event)).toHaveLength(10);
    }
    expect(sitrep.stderr()).toBe('');
    expect(sitrep.stdout()).not.toMatch(/Ambush|Raid|soldiers|Reason/);
    await sitrep.stop();
    console.log(`${what}: ${JSON.stringify(tally)}`);
    return tally as Tally;
  } finally {
    await sitrep.kill();
    await discord.close();
  }
}

/** Whether a reader was shown claims, and not told that they can't be. */
async function askFor({ server }: Crowd, discord: Discord): Promise<boolean> {
  const asked = await discord.use(server.reader, server.claims, 'claims', { place: 'mali', private: true });
  const lines = visibleText(await discord.settled(asked, { timeout: 30_000 }));
  return lines.some((line) => line.startsWith('Claims'));
}

describe.each(SERVER_KINDS)('while $name is away', ({ name, skipped, create }) => {
  const suffix = skipped === null ? '' : ` (${skipped})`;

  it.skipIf(skipped !== null)(
    `stopped and started: members are told what was and was not done${suffix}`,
    async () => {
      const server = await create();
      try {
        await server.start();
        const begin = async () => {
          await server.stop();
          return server.start;
        };
        await outlive(`${name} stopped`, server.url, { begin, lasts: 1_500, times: 2 });
      } finally {
        await server.remove();
      }
    },
    180_000,
  );

  it.skipIf(skipped !== null)(
    `connected and silent: members are not left waiting${suffix}`,
    async () => {
      const server = await create();
      try {
        await server.start();
        await outlive(`${name} silent`, server.url, { begin: server.hang, lasts: 12_000, times: 1 });
      } finally {
        await server.remove();
      }
    },
    180_000,
  );
});

describe('while SQLite’s file', () => {
  it('is locked by another process: members are told what was and was not done', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitrep-locked-'));
    const path = join(folder, 'record.sqlite');
    try {
      const begin = () => {
        const other = new DatabaseSync(path, { timeout: 5_000 });
        other.exec('BEGIN EXCLUSIVE');
        return () => other.close();
      };
      await outlive('SQLite locked', `sqlite://${path}`, { begin, lasts: 5_000, times: 2 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 180_000);

  const UNMOUNTED = 'skipped: no disk may be mounted here; the file-size limit stands for it';
  const disks = [
    // Less than SQLite lets its log grow to where it is left to itself, and more.
    ['on a full disk of 3 MB', () => smallDisk(3), UNMOUNTED],
    ['on a full disk of 12 MB', () => smallDisk(12), UNMOUNTED],
    ['at a file-size limit', limitedFiles, 'skipped: no prlimit here'],
  ] as const;

  it.each(disks)(
    'can’t grow %s: members are told what was and was not done',
    async (what, make, why) => {
      const disk = make();
      if (disk === null) {
        console.log(`${what}: ${why}`);
        return;
      }
      try {
        const path = join(disk.folder, 'record.sqlite');
        const begin = (sitrep: SitrepProcess) => disk.fill(sitrep.pid);
        await outlive(what, `sqlite://${path}`, { begin, lasts: 1_500, times: 2 });
        const database = new DatabaseSync(path);
        expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
        database.close();
      } finally {
        disk.remove();
      }
    },
    180_000,
  );
});
