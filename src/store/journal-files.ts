import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '../domain/action.ts';
import { DigestSummary } from './digest-summary.ts';
import { findBreak } from './find-break.ts';
import { BATCH, entriesOf, forgetJournal, journaledGuilds, journalKey, numbersOf, setOrigin } from './journal.ts';
import { Redactions } from './redactions.ts';
import type { Store, StoreEntry } from './store.ts';
import type { OnProgress } from './verify.ts';

/** What a file of journals holds. */
export interface JournalsHeld {
  readonly servers: number;
  readonly entries: number;
}

export interface RestoreOptions {
  /** Forgets the record of every server that is in the file first. Servers that are not in the file are left alone. */
  readonly replace?: boolean;
  readonly onProgress?: OnProgress;
}

/** The file is not a whole backup; nothing was changed. */
export class JournalFileError extends Error {
  override readonly name = 'JournalFileError';
}

/** The store has a record of these servers already; nothing was changed. */
export class RecordExistsError extends Error {
  override readonly name = 'RecordExistsError';
  readonly guilds: readonly string[];

  constructor(guilds: readonly string[]) {
    super(`there is a record already of ${guilds.length === 1 ? 'server' : 'servers'} ${guilds.join(', ')}`);
    this.guilds = guilds;
  }
}

/** Another process wrote while the record was put back, which is kept; or put it back too, where no entries are named. */
export class RestorationDisturbedError extends Error {
  override readonly name = 'RestorationDisturbedError';

  constructor(guild: string, seqs: readonly number[]) {
    const wrote = `wrote ${seqs.length === 1 ? 'entry' : 'entries'} ${seqs.join(', ')} while the record was put back`;
    super(`server ${guild}: another process ${seqs.length > 0 ? wrote : 'put the record back at the same time'}`);
  }
}

/*
 * JSON Lines: a first line that says what it is, one line for each entry as it is stored, server by server, and a last line that counts them, so
 * that a file that was cut off is known for one.
 */
const FIRST = { format: 'sitrep journals', version: 1 };
const NO_BACKUP = 'the file is not a backup of journals';

/**
 * Writes every server's journal to a file, each checked as it is read: a broken one ends it, and leaves no file. What is recorded meanwhile may
 * or may not be in it.
 */
export async function backUpJournals(store: Store, path: string, onProgress?: OnProgress): Promise<JournalsHeld> {
  const guilds = await journaledGuilds(store);
  // Under another name until it is whole and on the disk.
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, 'w');
  try {
    const entries = await writeJournals(store, guilds, file, onProgress);
    await file.sync();
    await file.close();
    await rename(unfinished, path);
    return { servers: guilds.length, entries };
  } catch (error) {
    await file.close();
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeJournals(
  store: Store,
  guilds: readonly string[],
  file: FileHandle,
  onProgress: OnProgress | undefined,
): Promise<number> {
  let lines = [JSON.stringify(FIRST)];
  let entries = 0;
  const flush = async () => {
    await file.write(`${lines.join('\n')}\n`);
    lines = [];
    onProgress?.(entries);
  };
  for (const guild of guilds) {
    const redactions = new Redactions();
    let before: Entry | undefined;
    for await (const entry of entriesOf(store, guild)) {
      const broken = findBreak(guild, before, [entry], { begins: beginsWith(entry) });
      if (broken) throw broken;
      before = entry;
      redactions.see(entry);
      lines.push(JSON.stringify({ guild, entry }));
      entries++;
      if (lines.length >= BATCH) await flush();
    }
    const untold = redactions.findUntold(guild);
    if (untold) throw untold;
  }
  lines.push(JSON.stringify({ servers: guilds.length, entries }));
  await flush();
  return entries;
}

/**
 * Puts the journals of a file into the store. The whole file is checked first, every chain and hash of it, and nothing is changed where it is not
 * whole or where there is a record already. A server's first entry is written last, so a restoration that was broken off reads as broken and not
 * as a shorter record. Nothing another process wrote meanwhile is overwritten: that breaks it off with a `RestorationDisturbedError`.
 */
export async function restoreJournals(store: Store, path: string, options: RestoreOptions = {}): Promise<JournalsHeld> {
  const { replace = false, onProgress } = options;
  const guilds = new Map<string, number>();
  let entries = 0;
  for await (const part of readJournals(path)) {
    if (!guilds.has(part.guild)) guilds.set(part.guild, part.entries[0]?.seq ?? 1);
    entries += part.entries.length;
  }
  const recorded: string[] = [];
  for (const guild of guilds.keys()) if ((await store.keys(`journal:${guild}:`, '')).length > 0) recorded.push(guild);
  if (recorded.length > 0 && !replace) throw new RecordExistsError(recorded);
  // From here on each of them reads as broken until it is back: nobody takes it for empty and begins another.
  const origins = new Map<string, StoreEntry>();
  for (const [guild, begins] of guilds) origins.set(guild, await setOrigin(store, guild, begins));
  for (const guild of recorded) {
    const origin = origins.get(guild);
    if (!origin || !(await forgetJournal(store, guild, origin))) throw new RestorationDisturbedError(guild, []);
    await new DigestSummary(store, guild).forget();
  }
  const firsts = await writeBack(store, path, origins, onProgress);
  for (const [guild, first] of firsts) {
    const origin = origins.get(guild);
    if (!origin || !(await store.insert(journalKey(guild, first.seq), first, origin)))
      throw await disturbance(store, guild, origin, [first.seq]);
  }
  onProgress?.(entries);
  return { servers: guilds.size, entries };
}

/** Writes all but the first entry of each server, and answers with those. */
async function writeBack(
  store: Store,
  path: string,
  origins: ReadonlyMap<string, StoreEntry>,
  onProgress: OnProgress | undefined,
): Promise<ReadonlyMap<string, Entry>> {
  const firsts = new Map<string, Entry>();
  const lasts = new Map<string, number>();
  const othersIn = async (guild: string): Promise<number[]> => {
    const [from = 0, to = from] = [firsts.get(guild)?.seq, lasts.get(guild)];
    const others = (await numbersOf(store, guild)).filter((number) => number <= from || number > to);
    return others.sort((a, b) => a - b);
  };
  let written = 0;
  for await (const { guild, entries } of readAgain(path)) {
    let rest = entries;
    const [first, ...others] = entries;
    if (first && !firsts.has(guild)) {
      firsts.set(guild, first);
      rest = others;
    }
    const kept = rest.map((entry) => ({ key: journalKey(guild, entry.seq), value: entry }));
    const origin = origins.get(guild);
    if (kept.length > 0 && !(origin && (await store.insertMany(kept, origin))))
      throw await disturbance(store, guild, origin, await othersIn(guild));
    lasts.set(guild, entries.at(-1)?.seq ?? 0);
    written += rest.length;
    onProgress?.(written);
  }
  for (const guild of firsts.keys()) {
    const others = await othersIn(guild);
    if (others.length > 0) throw await disturbance(store, guild, origins.get(guild), others);
  }
  return firsts;
}

/** For what is found there, or where nothing could be written: another restoration may have begun since this one did. */
async function disturbance(
  store: Store,
  guild: string,
  origin: StoreEntry | undefined,
  seqs: readonly number[],
): Promise<RestorationDisturbedError> {
  const isOurs = origin !== undefined && isDeepStrictEqual(await store.keyv.get(origin.key), origin.value);
  return new RestorationDisturbedError(guild, isOurs ? seqs : []);
}

/** The file was whole when it was read before: what is wrong with it now came since, and is no reason to say that nothing was changed. */
async function* readAgain(path: string): AsyncGenerator<Part, void> {
  try {
    yield* readJournals(path);
  } catch (error) {
    if (!(error instanceof JournalFileError)) throw error;
    throw new Error(`the backup was changed while it was put back (${error.message})`, { cause: error });
  }
}

interface Part {
  readonly guild: string;
  readonly entries: readonly Entry[];
}

/** The entries of a file, at most a batch at a time, each checked to be what it was when it was written and to follow the one before. */
async function* readJournals(path: string): AsyncGenerator<Part, void> {
  const seen = new Set<string>();
  let [line, count] = [0, 0];
  let guild = '';
  let last: Entry | undefined;
  let entries: Entry[] = [];
  let isWhole = false;
  let redactions = new Redactions();
  const checkTold = (line: number) => {
    const untold = redactions.findUntold(guild);
    if (untold) throw new JournalFileError(`line ${line}: ${untold.message}`, { cause: untold });
  };
  for await (const text of linesOf(path)) {
    line++;
    const value = parsed(text, line);
    if (isWhole) throw new JournalFileError(`line ${line}: something follows the last line`);
    if (line === 1) expectFirst(value);
    else if ('guild' in value) {
      const next = guildOf(value, line);
      if (next !== guild || entries.length === BATCH) {
        if (entries.length > 0) yield { guild, entries };
        entries = [];
      }
      if (next !== guild) {
        if (seen.has(next)) throw new JournalFileError(`line ${line}: the journal of server ${next} is in two parts`);
        seen.add(next);
        checkTold(line);
        redactions = new Redactions();
        [guild, last] = [next, undefined];
      }
      const broken = findBreak(guild, last, [value.entry], { begins: beginsWith(value.entry) });
      if (broken) throw new JournalFileError(`line ${line}: ${broken.message}`, { cause: broken });
      last = value.entry as Entry;
      redactions.see(last);
      entries.push(last);
      count++;
    } else if (value.servers === seen.size && value.entries === count) isWhole = true;
    else {
      const held = `${count} entries of ${seen.size} servers`;
      throw new JournalFileError(`line ${line}: the file holds ${held}, and says otherwise`);
    }
  }
  checkTold(line);
  if (!isWhole)
    throw new JournalFileError(line === 0 ? 'the file is empty' : `the file was cut off after line ${line}`);
  if (entries.length > 0) yield { guild, entries };
}

/** The number of an entry that may be the first: that of a purge is its own. */
function beginsWith(entry: unknown): number {
  const { seq, action } = (entry ?? {}) as Partial<Entry>;
  return action?.type === 'record.purged' && typeof seq === 'number' ? seq : 1;
}

function parsed(text: string, line: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    if (line === 1) throw new JournalFileError(NO_BACKUP, { cause });
    throw new JournalFileError(`line ${line}: cannot be read, the file may have been cut off`, { cause });
  }
  throw new JournalFileError(`line ${line}: is not an entry`);
}

function expectFirst({ format, version }: Readonly<Record<string, unknown>>): void {
  if (format !== FIRST.format) throw new JournalFileError(NO_BACKUP);
  if (version !== FIRST.version)
    throw new JournalFileError(`the file was written by a newer Sitrep (version ${version}): upgrade to read it`);
}

function guildOf({ guild }: Readonly<Record<string, unknown>>, line: number): string {
  if (typeof guild === 'string' && /^\d+$/.test(guild)) return guild;
  throw new JournalFileError(`line ${line}: names no server`);
}

/** The lines of a file. Node's own reader also ends a line at U+2028, which JSON may hold. */
async function* linesOf(path: string): AsyncGenerator<string, void> {
  let rest: string[] = [];
  for await (const chunk of createReadStream(path, 'utf8')) {
    const [first = '', ...lines] = String(chunk).split('\n');
    rest.push(first);
    for (const line of lines) {
      yield rest.join('');
      rest = [line];
    }
  }
  const last = rest.join('');
  if (last !== '') yield last;
}
