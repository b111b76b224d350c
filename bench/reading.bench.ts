import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { commands } from '../src/commands/all.ts';
import type { Command } from '../src/commands/command.ts';
import { type AreaQuery, claimedEventsOf, eventsOf, statesOf } from '../src/commands/query.ts';
import type { Entry } from '../src/domain/action.ts';
import { Casebook } from '../src/domain/casebook.ts';
import { readingContext } from '../test/support/reading-context.ts';
import { COUNTRIES, inventedJournal } from './invented-journal.ts';
import { many, sideBySide, table, time, times } from './measure.ts';
import { type Fetched, tablesOf } from './sqlite-tables.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const SECONDS = 8;
const EVERYTHING = {
  speaker: null,
  harm: null,
  since: null,
  until: null,
  disputed: false,
  private: false,
  through: null,
};

const countryOf = (round: number): string => COUNTRIES[round % COUNTRIES.length] ?? 'NE';

function commandNamed(name: string): Command {
  const command = commands.find(({ definition }) => definition.name === name);
  if (!command) throw new Error(`there is no /${name}`);
  return command;
}

/** What a page of the command shows, gathered and not yet put into words: what the tables are asked for. */
function gathering(casebook: Casebook) {
  const asked = (country: string): AreaQuery => ({ ...EVERYTHING, area: { kind: 'country', country } });
  return {
    claims(country: string): Fetched {
      const query = asked(country);
      const { found, counted } = claimedEventsOf(casebook, query);
      const states = statesOf(found.page(counted, 'newest', 0, 4), query, casebook);
      return { found: found.tally[counted], events: states.map(({ event }) => event) };
    },
    timeline(country: string): Fetched {
      const query = asked(country);
      const found = eventsOf(casebook, query);
      const states = statesOf(found.page('events', 'oldest', 0, 6), query, casebook);
      return { found: found.tally.events, events: states.map(({ event }) => event) };
    },
  };
}

/** A figure is said again of an event of the country: the next page has to be counted anew. */
function anotherClaim(casebook: Casebook, country: string): void {
  const { last } = casebook;
  const shown = gathering(casebook).claims(country).events[0] ?? 1;
  const known = casebook.history(shown).find(({ action }) => action.type === 'claim.added');
  if (!last || known?.action.type !== 'claim.added') throw new Error(`nothing is claimed of event ${shown}`);
  const action = { ...known.action, claim: casebook.nextClaim(shown) };
  casebook.apply({ ...known, seq: last.seq + 1, at: last.at, action } satisfies Entry);
}

/** A record as it is read from a store: no two entries share an object. */
function casebookOf(claims: number): Casebook {
  const casebook = new Casebook();
  for (const entry of inventedJournal(claims)) casebook.apply(JSON.parse(JSON.stringify(entry)));
  return casebook;
}

/** Asks for the first page of one country after another. */
function asking(name: string, casebook: Casebook): (round: number) => Promise<unknown> {
  const command = commandNamed(name);
  const context = readingContext(casebook);
  return (round) => command.run({ subcommand: null, values: { place: countryOf(round) } }, context);
}

async function reading(claims: number, small: Casebook) {
  const casebook = casebookOf(claims);
  const tables = tablesOf(casebook);
  const gather = gathering(casebook);
  for (const country of COUNTRIES) {
    for (const [own, ...others] of [
      [gather.claims(country), tables.claimsFromClaims(country), tables.claimsFromPositions(country)],
      [gather.timeline(country), tables.timelineFromClaims(country), tables.timelineFromPositions(country)],
    ]) {
      if (others.some((other) => JSON.stringify(other) !== JSON.stringify(own)))
        throw new Error(`the tables answer otherwise: ${JSON.stringify([own, ...others])}`);
    }
  }
  const pages = await sideBySide(
    {
      claims: asking('claims', casebook),
      claimsGathered: (round) => gather.claims(countryOf(round)),
      claimsFromClaims: (round) => tables.claimsFromClaims(countryOf(round)),
      claimsFromPositions: (round) => tables.claimsFromPositions(countryOf(round)),
      timeline: asking('timeline', casebook),
      timelineGathered: (round) => gather.timeline(countryOf(round)),
      timelineFromClaims: (round) => tables.timelineFromClaims(countryOf(round)),
      timelineFromPositions: (round) => tables.timelineFromPositions(countryOf(round)),
    },
    SECONDS,
  );
  // Without the tables in between, which leave the processor's caches to whoever has the least in them.
  const growth = await sideBySide(
    {
      claims: asking('claims', casebook),
      claimsSmall: asking('claims', small),
      timeline: asking('timeline', casebook),
      timelineSmall: asking('timeline', small),
    },
    4,
  );
  const written = await sideBySide(
    {
      write: (round) => anotherClaim(casebook, countryOf(round)),
      gathered: (round) => gather.timeline(countryOf(round)),
    },
    1,
  );
  return { ...pages, growth, afterWrite: written.gathered };
}

interface Opening {
  readonly entries: number;
  readonly bytes: number;
  readonly parse: number;
  readonly apply: number;
  readonly opened: number;
  readonly used: number;
  readonly firstPage: number;
}

function opening(claims: number): Opening {
  const child = fileURLToPath(new URL('./opening-child.ts', import.meta.url));
  const flags = ['--expose-gc', '--max-old-space-size=12000'];
  return JSON.parse(execFileSync(process.execPath, [...flags, child, String(claims)], { encoding: 'utf8' }));
}

/** `/claims` and `/timeline` against SQLite, and what opening a record takes, by the number of claims in one server. */
export async function run(): Promise<void> {
  // A million takes some minutes to make up.
  const sizes = SIZES.slice(0, process.env.BENCH_MILLION === '1' ? undefined : -1);
  const results: Array<Awaited<ReturnType<typeof reading>> & { readonly size: number }> = [];
  const small = casebookOf(SIZES[0] ?? 0);
  for (const size of sizes) results.push({ size, ...(await reading(size, small)) });
  const row = (name: string, cell: (result: (typeof results)[number]) => string) => [name, ...results.map(cell)];
  for (const command of ['claims', 'timeline'] as const) {
    console.log(
      table(`/${command}, one page of one country`, [
        row('claims in the server', ({ size }) => many(size)),
        row('the whole command', (each) => time(each[command])),
        row('  of which gathering', (each) => time(each[`${command}Gathered`])),
        row('SQLite, tables of claims', (each) => time(each[`${command}FromClaims`])),
        row('SQLite, tables of positions', (each) => time(each[`${command}FromPositions`])),
        row('tables of claims ÷ whole command', (each) => times(each[`${command}FromClaims`] / each[command])),
        row('tables of claims ÷ gathering', (each) => times(each[`${command}FromClaims`] / each[`${command}Gathered`])),
        row('tables of positions ÷ whole command', (each) => times(each[`${command}FromPositions`] / each[command])),
        row('tables of positions ÷ gathering', (each) =>
          times(each[`${command}FromPositions`] / each[`${command}Gathered`]),
        ),
        row('whole command ÷ at 1 k', ({ growth }) => times(growth[command] / growth[`${command}Small`])),
        ...(command === 'timeline' ? [row('gathering after a write', (each) => time(each.afterWrite))] : []),
      ]),
    );
  }
  const openings = sizes.map(opening);
  const opened = (name: string, cell: (one: Opening) => string) => [name, ...openings.map(cell)];
  const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
  console.log(
    table('Opening a record', [
      ['claims in the server', ...sizes.map(many)],
      opened('entries', ({ entries }) => String(entries)),
      opened('JSON.parse', ({ parse }) => time(parse * 1000)),
      opened('Casebook.apply', ({ apply }) => time(apply * 1000)),
      opened('apply ÷ JSON.parse', ({ parse, apply }) => times(apply / parse)),
      opened('first /claims and /timeline', ({ firstPage }) => time(firstPage * 1000)),
      opened('as JSON', ({ bytes }) => megabytes(bytes)),
      opened('heap when opened', (one) => megabytes(one.opened)),
      opened('heap ÷ JSON', (one) => times(one.opened / one.bytes)),
      opened('heap ÷ JSON, every country asked about', (one) => times(one.used / one.bytes)),
    ]),
  );
}
