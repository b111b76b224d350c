// Run as a process of its own, with `--expose-gc`: opens an invented record of so many claims and tells, as JSON, what that took.
import { commands } from '../src/commands/all.ts';
import type { Entry } from '../src/domain/action.ts';
import { Casebook } from '../src/domain/casebook.ts';
import { readingContext } from '../test/support/reading-context.ts';
import { COUNTRIES, inventedJournal } from './invented-journal.ts';

/** As many as a desk reads at a time. */
const BATCH = 500;

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

const asked = commands.filter(({ definition }) => ['claims', 'timeline'].includes(definition.name));

async function ask(casebook: Casebook, place: string): Promise<void> {
  const context = readingContext(casebook);
  for (const command of asked) await command.run({ subcommand: null, values: { place } }, context);
}

/** Opens a record; tells what it cost, in milliseconds. */
function open(claims: number, casebook: Casebook): { parse: number; apply: number; bytes: number } {
  const spent = { parse: 0, apply: 0, bytes: 0 };
  let lines: string[] = [];
  const take = (): void => {
    const start = performance.now();
    const entries = lines.map((line): Entry => JSON.parse(line));
    const parsed = performance.now();
    for (const entry of entries) casebook.apply(entry);
    spent.parse += parsed - start;
    spent.apply += performance.now() - parsed;
    lines = [];
  };
  for (const entry of inventedJournal(claims)) {
    const line = JSON.stringify(entry);
    spent.bytes += Buffer.byteLength(line);
    lines.push(line);
    if (lines.length === BATCH) take();
  }
  take();
  return spent;
}

// Once around before anything is measured: what a program has and does only once is no part of a record's cost.
const once = new Casebook();
open(5_000, once);
for (const country of COUNTRIES) await ask(once, country);
await ask(once, 'r:sahel-uniss');

const before = heap();
const casebook = new Casebook();
const spent = open(Number(process.argv[2]), casebook);
const opened = heap() - before;
const start = performance.now();
await ask(casebook, 'NE');
const firstPage = performance.now() - start;
for (const country of COUNTRIES) await ask(casebook, country);
await ask(casebook, 'r:sahel-uniss');
const used = heap() - before;
console.log(JSON.stringify({ entries: casebook.seq, ...spent, opened, used, firstPage }));
