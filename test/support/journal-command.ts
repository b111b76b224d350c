import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openStore } from '../../src/store/store.ts';
import { CommandRoom } from './command-room.ts';

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The address of a record in a folder. */
export function recordIn(folder: string, record = 'record.sqlite'): string {
  return `sqlite://${join(folder, record)}`;
}

/** An event with one claim in the record of each of these servers. */
export async function recordRaids(folder: string, guilds: readonly string[]): Promise<void> {
  for (const guild of guilds) {
    const store = openStore(recordIn(folder));
    const room = new CommandRoom(undefined, store, guild);
    await room.ask('add event', { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' });
    await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '4 civilians killed' });
    await store.close();
  }
}

/** `npm run journal` as it is run, over this store; which store that is, it must say before all else. */
export function runJournal(args: readonly string[], url: string): Ended {
  const env = { ...process.env, STORE_URL: url };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/journal.ts', ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: withoutStore(stderr, url) };
}

/** How far long work has come, which on a slow machine any work may be. */
const PROGRESS = /, (?:events|entries|rows read|records written): \d+$/;

/** What it told besides which store it reads and how far it had come. */
export function withoutStore(stderr: string, shown: string): string {
  const [first, ...told] = stderr.trim().split('\n');
  if (first === `store: ${shown}`) return told.filter((line) => !PROGRESS.test(line)).join('\n');
  // Where the command was not understood, no store was looked for.
  return stderr.includes('Exit codes:') ? stderr : `no store is named in: ${stderr}`;
}
