import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Discord } from '../../src/sandbox/discord.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** For busy machines: it takes two seconds on an idle one. */
const START = 60_000;
const STOP = 15_000;

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The real program in a child process of its own. */
export interface SitrepProcess {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the first match in what it printed; rejects when it ends or the time is up before that. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** However it ends, by itself too. */
  readonly exit: () => Promise<Exit>;
  /** SIGKILL: nothing more is written, nothing finished. Harmless where it has ended. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, unless another is named; rejects unless it then exits with 0. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<void>;
}

const living = new Set<ChildProcess>();
let cleaning = false;

/** Runs the program in an environment that holds these variables alone. */
export function spawnSitrep(environment: Readonly<Record<string, string>> = {}): SitrepProcess {
  if (!cleaning) process.once('exit', killAll);
  cleaning = true;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  let [stdout, stderr] = ['', ''];
  let ended: Exit | null = null;
  const listeners = new Set<() => void>();
  const look = () => {
    for (const listener of [...listeners]) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    look();
  });
  // "close" comes after the last of its output.
  child.once('close', (code, signal) => {
    ended = { code, signal };
    living.delete(child);
    look();
  });

  const told = () => `it printed:\n${stdout}${stderr}`;
  /** Asks at every line it prints and at its end, until there is an answer. */
  async function until<Result>(what: string, ask: () => Result | null, patience: number): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const listener = () => {
      const result = ask();
      if (result !== null) resolve(result);
      else if (ended) reject(new Error(`Sitrep ended (${ended.code ?? ended.signal}) before ${what}; ${told()}`));
    };
    const timer = setTimeout(() => reject(new Error(`waited ${patience} ms for ${what}; ${told()}`)), patience);
    listeners.add(listener);
    listener();
    return promise.finally(() => {
      clearTimeout(timer);
      listeners.delete(listener);
    });
  }
  const exit = () => until('its end', () => ended, START);

  return {
    // There is none where it could not be started, which every wait then tells.
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    printed: (pattern) => until(String(pattern), () => pattern.exec(stdout), START),
    exit,
    async kill() {
      child.kill('SIGKILL');
      await exit();
    },
    async stop(asked = 'SIGTERM') {
      child.kill(asked);
      const { code, signal } = await until(`its end after ${asked}`, () => ended, STOP);
      if (code !== 0) throw new Error(`Sitrep ended with ${code ?? signal} after ${asked}; ${told()}`);
    },
  };
}

/** Sitrep in a sandbox: connected, its commands registered. */
export async function startSitrep(
  discord: Discord,
  storeUrl = 'memory:',
  environment: Readonly<Record<string, string>> = {},
): Promise<SitrepProcess> {
  const sitrep = spawnSitrep({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    STORE_URL: storeUrl,
    ...environment,
  });
  await sitrep.printed(/Sitrep is connected\./);
  return sitrep;
}

function killAll(): void {
  for (const child of living) child.kill('SIGKILL');
}
