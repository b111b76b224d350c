import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, globSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@keyv/redis';
import pg from 'pg';
import { freePort } from '../support/free-port.ts';

/** A database server of a test's own, to be stopped and started as it likes. */
interface OwnServer {
  readonly url: string;
  readonly start: () => Promise<void>;
  /** At once, as a power cut would: nothing is finished, nobody is told. */
  readonly stop: () => Promise<void>;
  /** It stays connected and answers nothing; resolves with what lets it go on. */
  readonly hang: () => Promise<() => Promise<void>>;
  /** Stops it and removes all it kept. */
  readonly remove: () => Promise<void>;
}

export interface ServerKind {
  readonly name: 'PostgreSQL' | 'Redis';
  /** Why it is left out here; null where it is not. In CI nothing is: without the program the tests fail. */
  readonly skipped: string | null;
  readonly create: () => Promise<OwnServer>;
}

export const SERVER_KINDS: readonly ServerKind[] = [
  { name: 'PostgreSQL', skipped: whyWithout('initdb'), create: ownPostgres },
  { name: 'Redis', skipped: whyWithout('redis-server'), create: ownRedis },
];

function whyWithout(program: string): string | null {
  if (process.env.CI === 'true' || findProgram(program) !== null) return null;
  return `skipped: no ${program} found`;
}

/** On the path, or where Debian keeps PostgreSQL's, newest first. */
function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function program(name: string): string {
  const found = findProgram(name);
  if (found === null) throw new Error(`no ${name} found: install it, these tests start a server of their own`);
  return found;
}

/** PostgreSQL does not run as root: there it runs as the user its package made. */
function postgresUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (of: string) => Number(execFileSync('id', [of, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function ownPostgres(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-postgres-'));
  const user = postgresUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const as = { ...user, cwd: folder, stdio: 'ignore' as const };
  const data = join(folder, 'data');
  execFileSync(program('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'], as);
  const port = await freePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-k', folder, '-p', `${port}`];
  const server = ownProcess(port, folder, 'SIGQUIT', () => spawn(program('postgres'), ['-D', data, ...settings], as));
  return {
    ...server,
    url,
    start: async () => {
      await server.start();
      // It takes connections before it has recovered, and refuses them.
      await until(async () => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.end();
      });
    },
    hang: async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query('BEGIN; LOCK TABLE public.keyv IN ACCESS EXCLUSIVE MODE');
      return () => client.end();
    },
  };
}

async function ownRedis(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const settings = [
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
    '--save',
    '',
  ];
  let child: ChildProcess | undefined;
  const server = ownProcess(port, folder, 'SIGKILL', () => {
    child = spawn(program('redis-server'), ['--port', `${port}`, ...settings], { stdio: 'ignore' });
    return child;
  });
  return {
    ...server,
    url,
    start: async () => {
      await server.start();
      await until(async () => {
        const client = createClient({ url, socket: { reconnectStrategy: false } }).on('error', () => undefined);
        await client.connect();
        await client.ping().finally(() => client.destroy());
      });
    },
    hang: async () => {
      child?.kill('SIGSTOP');
      return async () => {
        child?.kill('SIGCONT');
      };
    },
  };
}

/** What is the same for every server: one process, one port, one folder. */
function ownProcess(port: number, folder: string, ending: NodeJS.Signals, begin: () => ChildProcess) {
  let running: ChildProcess | null = null;
  const stop = async () => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(ending);
    child.kill('SIGCONT');
    await ended;
  };
  const start = async () => {
    running = begin();
    await until(async () => {
      if (running?.exitCode !== null) throw new Error('the server ended at once');
      const socket = connect({ host: '127.0.0.1', port });
      await once(socket, 'connect').finally(() => socket.destroy());
    });
  };
  const remove = async () => {
    await stop();
    rmSync(folder, { recursive: true, maxRetries: 5 });
  };
  return { start, stop, remove };
}

/** Tries until it goes through. */
async function until(attempt: () => Promise<void>): Promise<void> {
  const end = Date.now() + 30_000;
  while (true) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(50);
    }
  }
}
