import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { Desks } from '../../src/store/desks.ts';
import { openStore } from '../../src/store/store.ts';
import { type SitrepProcess, startSitrep } from './sitrep-process.ts';

/** A start with a busy machine under it. */
export const START_TIMEOUT = 90_000;

/** One Discord and one Sitrep on a SQLite file, for the tests of a file. */
export interface RunningSitrep {
  readonly discord: Discord;
  readonly sitrep: SitrepProcess;
  readonly storeUrl: string;
  /** How many entries a server's journal has, read as another process would. */
  readonly entries: (guild: string) => Promise<number>;
  /** Ends it without warning and starts it again on the same store. */
  readonly restart: () => Promise<void>;
}

/**
 * Starts Sitrep before a file's tests and ends it after them. After each test, every request the bot made must have been one Discord takes and
 * nothing may have been logged as an error.
 */
export function runSitrep(): RunningSitrep {
  let discord: Discord;
  let sitrep: SitrepProcess | undefined;
  let newErrors: (() => string[]) | undefined;
  let folder: string | undefined;
  const storeUrl = () => `sqlite://${join(folder ?? '', 'sitrep.sqlite')}`;
  async function start(): Promise<void> {
    sitrep = await startSitrep(discord, storeUrl());
    newErrors = errorsOf(sitrep);
  }
  const running = () => {
    if (sitrep === undefined) throw new Error('Sitrep is not running');
    return sitrep;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sitrep-'));
    // What is asked here is what is answered; how soon, the benchmarks tell.
    discord = await startDiscord({ patience: 15_000 });
    await start();
  }, START_TIMEOUT);
  afterAll(async () => {
    await sitrep?.kill();
    await discord?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });
  afterEach(() => {
    const refused = refusedRequests(discord);
    discord.requests.clear();
    expect([...refused, ...(newErrors?.() ?? [])]).toEqual([]);
  });

  return {
    get discord() {
      return discord;
    },
    get sitrep() {
      return running();
    },
    get storeUrl() {
      return storeUrl();
    },
    async entries(guild) {
      const store = openStore(storeUrl());
      const casebook = await new Desks(store).open(guild).refresh();
      await store.close();
      return casebook.seq;
    },
    async restart() {
      await running().kill();
      await start();
    },
  };
}

/** What Discord refused of the bot's requests: `POST /channels/1/messages: 403`. */
function refusedRequests(discord: Discord): string[] {
  return discord.requests.all
    .filter(({ status }) => status >= 400)
    .map(({ method, path, status, body }) => `${method} ${path}: ${status} ${JSON.stringify(body)}`);
}

/** Reads on in what a process tells of errors: log lines of that level, by their messages, and whatever comes on stderr. */
function errorsOf(sitrep: SitrepProcess): () => string[] {
  const read = { stdout: 0, stderr: 0 };
  return () => {
    const logged = sitrep.stdout().slice(read.stdout).split('\n');
    const complained = sitrep.stderr().slice(read.stderr).split('\n');
    read.stdout = sitrep.stdout().length;
    read.stderr = sitrep.stderr().length;
    const errors = logged.filter((line) => /^\{"level":(?:50|60)/.test(line));
    return [...errors, ...complained].filter(Boolean).map((line) => line.slice(0, 500));
  };
}
