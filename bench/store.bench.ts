import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { By, Entry } from '../src/domain/action.ts';
import { Casebook } from '../src/domain/casebook.ts';
import { type Decision, Desk } from '../src/store/desk.ts';
import { entriesOf, Journal, journalKey } from '../src/store/journal.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { verifyJournal } from '../src/store/verify.ts';
import { fillJournal } from './fill-journal.ts';
import { inventedJournal } from './invented-journal.ts';

const GUILD = '9001';
const BY: By = { member: '1002', interaction: null };
const APPENDS = 2_000;
const OPENINGS = 5;

/** What the store costs: an entry written durably, and a desk opened. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  try {
    await benchAppend(folder);
    for (const claims of [10_000, 100_000]) await benchOpening(folder, claims);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each of the four in turn, entry by entry and another one first each time, so that they share the disk’s good and bad moments. */
async function benchAppend(folder: string): Promise<void> {
  const bare = new DatabaseSync(join(folder, 'bare.sqlite'));
  bare.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (key TEXT PRIMARY KEY, value TEXT)',
  );
  const insert = bare.prepare('INSERT INTO bare (key, value) VALUES (?, ?)');
  const plain = openStore(`sqlite://${join(folder, 'plain.sqlite')}`);
  const store = openStore(`sqlite://${join(folder, 'record.sqlite')}`);
  const desk = new Desk(store, GUILD);
  const sealed = openStore(`sqlite://${join(folder, 'sealed.sqlite')}`);
  const journal = new Journal(sealed, GUILD);
  let last: Entry | undefined;
  const append = async ({ at, action }: Entry): Promise<void> => {
    last = journal.follow(last, new Date(at), BY, action);
    await journal.append(last, undefined);
  };
  const times = { insert: [] as number[], set: [] as number[], append: [] as number[], record: [] as number[] };
  for (const entry of decided(APPENDS)) {
    const key = journalKey(GUILD, entry.seq);
    const text = JSON.stringify({ value: entry });
    const turns = [
      async () => times.insert.push(await timed(() => insert.run(key, text))),
      async () => times.set.push(await timed(() => plain.keyv.set(key, entry))),
      async () => times.append.push(await timed(() => append(entry))),
      async () => times.record.push(await timed(() => record(desk, entry))),
    ];
    for (let turn = 0; turn < turns.length; turn++) await turns[(entry.seq + turn) % turns.length]?.();
  }
  const [bareInsert, set, appended] = [median(times.insert), median(times.set), median(times.append)];
  console.log(`append, durable, ${APPENDS} entries (medians)`);
  console.log(`  bare SQLite INSERT, synchronous = FULL  ${micro(bareInsert)}`);
  console.log(`  Keyv set on the same adapter            ${micro(set)}`);
  console.log(`  append: chained, hashed, written        ${micro(appended)}`);
  console.log(`  append / bare insert                    ${ratio(appended, bareInsert)} (target 1.5)`);
  console.log(`  append / Keyv set                       ${ratio(appended, set)} (target 1.3)`);
  console.log(`  a desk’s record: read on, decided, appended, folded  ${micro(median(times.record))}`);
  bare.close();
  await plain.close();
  await sealed.close();
  await store.close();
}

function record(desk: Desk, { at, action }: Entry): Promise<Entry> {
  return desk.record(() => action as Decision, { by: BY, now: new Date(at) });
}

async function benchOpening(folder: string, claims: number): Promise<void> {
  const store = openStore(`sqlite://${join(folder, `opening-${claims}.sqlite`)}`);
  const texts = await fillJournal(store, GUILD, claims);
  const times = { parse: [] as number[], read: [] as number[], fold: [] as number[], open: [] as number[] };
  for (let time = 0; time < OPENINGS; time++) {
    let entries: Entry[] = [];
    times.parse.push(
      await timed(() => {
        entries = texts.map((text) => JSON.parse(text).value);
      }),
    );
    times.read.push(await timed(() => countEntries(store)));
    times.fold.push(
      await timed(() => {
        const casebook = new Casebook();
        for (const entry of entries) casebook.apply(entry);
      }),
    );
    times.open.push(await timed(() => new Desk(store, GUILD).refresh()));
  }
  const verify = await timed(() => verifyJournal(store, GUILD));
  const [parse, read, fold, open] = [times.parse, times.read, times.fold, times.open].map(least) as [
    number,
    number,
    number,
    number,
  ];
  console.log(`opening a desk of ${texts.length} entries (${claims} claims; the best of ${OPENINGS})`);
  console.log(`  JSON.parse of the same bytes            ${milli(parse)}`);
  console.log(`  opening                                 ${milli(open)}`);
  console.log(`    of that, reading the journal          ${milli(read)}`);
  console.log(`    of that, folding the casebook         ${milli(fold)}`);
  console.log(`  opening / JSON.parse                    ${ratio(open, parse)} (target 2)`);
  console.log(`  verifying every hash                    ${milli(verify)}, ${ratio(verify, parse)} of JSON.parse`);
  await store.close();
}

/** So many invented entries. */
function* decided(count: number): Generator<Entry> {
  let taken = 0;
  for (const entry of inventedJournal(count)) {
    if (taken++ === count) return;
    yield entry;
  }
}

async function countEntries(store: Store): Promise<number> {
  let count = 0;
  for await (const _ of entriesOf(store, GUILD)) count++;
  return count;
}

/** In milliseconds. */
async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The one least disturbed by whatever else the machine does. */
function least(values: readonly number[]): number {
  return Math.min(...values);
}

const micro = (milliseconds: number): string => `${(milliseconds * 1_000).toFixed(0)} µs`;
const milli = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;
const ratio = (one: number, other: number): string => `${(one / other).toFixed(2)} ×`;
