import { DatabaseSync } from 'node:sqlite';
import type { Casebook } from '../src/domain/casebook.ts';
import { lastDay } from '../src/domain/date.ts';
import type { ClaimState } from '../src/domain/event-fold.ts';
import type { EventState } from '../src/domain/event-states.ts';
import { summaryOf } from '../src/domain/event-summary.ts';

/**
 * The record as tables, with an index for each question. `claims` and `figures` hold what was recorded, with who speaks already resolved; what
 * follows from it is in `positions` and `ranges` and in two flags of `events`, as if every write had kept them up to date. The second is more than
 * Sitrep keeps: its disputes and positions are worked out from the claims.
 */
const SCHEMA = `
  CREATE TABLE events (
    id INTEGER PRIMARY KEY, country TEXT, division TEXT, location TEXT, first_day TEXT, last_day TEXT, date_precision TEXT,
    until TEXT, until_precision TEXT, title TEXT, kind TEXT, withdrawn INTEGER, claimed INTEGER, conflict INTEGER
  );
  CREATE TABLE claims (
    event INTEGER, claim INTEGER, seq INTEGER, claimant TEXT, speaker TEXT, coded INTEGER, standing INTEGER, said_on TEXT, said TEXT,
    said_precision TEXT, says TEXT, acts TEXT, denies TEXT, via TEXT, url TEXT, reliability TEXT, credibility INTEGER,
    PRIMARY KEY (event, claim)
  ) WITHOUT ROWID;
  CREATE TABLE figures (
    event INTEGER, claim INTEGER, number INTEGER, harm TEXT, victims TEXT, low INTEGER, high INTEGER, noun TEXT, words TEXT,
    PRIMARY KEY (event, claim, number)
  ) WITHOUT ROWID;
  CREATE TABLE positions (
    event INTEGER, harm TEXT, victims TEXT, speaker TEXT, claim INTEGER, low INTEGER, high INTEGER, noun TEXT, words TEXT,
    PRIMARY KEY (event, harm, victims, speaker)
  ) WITHOUT ROWID;
  CREATE TABLE ranges (
    country TEXT, harm TEXT, victims TEXT, event INTEGER, low INTEGER, high INTEGER,
    PRIMARY KEY (country, harm, victims, event)
  ) WITHOUT ROWID;
`;
const INDEXES = `
  CREATE INDEX events_in_order ON events (country, first_day, id) WHERE withdrawn = 0;
  CREATE INDEX events_claimed ON events (country, first_day, id, conflict) WHERE withdrawn = 0 AND claimed = 1;
  ANALYZE;
`;

/** The newest statement of each speaker on each question, then each question's ends. */
const QUESTIONS = `
  WITH said AS (
    SELECT f.event, f.harm, f.victims, f.low, f.high, row_number() OVER (
      PARTITION BY f.event, c.speaker, f.harm, f.victims ORDER BY c.said_on DESC, c.seq DESC
    ) AS age
    FROM events e JOIN claims c ON c.event = e.id JOIN figures f ON f.event = c.event AND f.claim = c.claim
    WHERE e.country = ? AND e.withdrawn = 0 AND c.standing = 1 AND c.coded = 0
  ), questions AS (
    SELECT event, harm, victims, min(low) AS low, max(coalesce(high, 1e15)) AS high, max(low) > min(coalesce(high, 1e15)) AS conflict
    FROM said WHERE age = 1 GROUP BY event, harm, victims
  )`;

const CLAIMS_A_PAGE = 4;
const EVENTS_A_PAGE = 6;
const holes = (count: number): string => Array.from({ length: count }, () => '?').join();

/** Everything a page shows, fetched; `found` is what it counts. */
export interface Fetched {
  readonly found: number;
  readonly events: readonly number[];
}

interface Tables {
  /** The same question asked of what was recorded: positions and conflicts are worked out in SQL, without denials, parts and wholes. */
  readonly claimsFromClaims: (country: string) => Fetched;
  readonly timelineFromClaims: (country: string) => Fetched;
  /** … and of tables that hold them already. */
  readonly claimsFromPositions: (country: string) => Fetched;
  readonly timelineFromPositions: (country: string) => Fetched;
}

function fill(database: DatabaseSync, casebook: Casebook): void {
  const insert = (name: string, columns: number) => database.prepare(`INSERT INTO ${name} VALUES (${holes(columns)})`);
  const [event, claim, figure] = [insert('events', 14), insert('claims', 17), insert('figures', 9)];
  const [position, range] = [insert('positions', 9), insert('ranges', 6)];
  const addClaim = (state: ClaimState, standing: boolean): void => {
    const { content, recorded } = state;
    const { said, statement } = content;
    const speaker = casebook.claimants.speaker(content.claimant);
    claim.run(
      ...[state.event, state.claim, recorded.seq, content.claimant, speaker.key, speaker.kind === 'dataset' ? 1 : 0],
      ...[standing ? 1 : 0, said?.date ?? recorded.at.slice(0, 10), said?.date ?? null, said?.precision ?? null],
      ...[content.says, statement.acts.join(), statement.denies.join(), content.via, content.url],
      ...[content.reliability, content.credibility],
    );
    for (const [number, { harm, victims, low, high, noun, words }] of statement.figures.entries())
      figure.run(state.event, state.claim, number, harm, victims, low, high, noun, words);
  };
  const addEvent = (state: EventState): void => {
    const { date, until, place, title, kind } = state.content;
    const { claimed, conflicts, totals } = summaryOf(state);
    event.run(
      ...[
        state.event,
        place.country,
        place.division,
        place.location,
        date.date,
        lastDay(until ?? date),
        date.precision,
      ],
      ...[until?.date ?? null, until?.precision ?? null, title, kind, state.withdrawn ? 1 : 0, claimed, conflicts],
    );
    for (const each of state.claims) addClaim(each, !each.withdrawn);
    for (const { harm, victims, said, figure: own } of state.positions.figures)
      position.run(state.event, harm, victims, said.speaker, said.seq, own.low, own.high, own.noun, own.words);
    if (state.withdrawn) return;
    for (const { harm, victims, low, high } of totals) range.run(place.country, harm, victims, state.event, low, high);
  };
  database.exec('BEGIN');
  for (const state of casebook.events()) addEvent(state);
  database.exec('COMMIT');
}

/** Tables in memory that hold what the casebook does. */
export function tablesOf(casebook: Casebook): Tables {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  fill(database, casebook);
  database.exec(INDEXES);

  const newest = (claimed: string, count: number, order: string) =>
    database.prepare(
      `SELECT * FROM events WHERE country = ? AND withdrawn = 0 ${claimed} ORDER BY first_day ${order}, id ${order} LIMIT ${count}`,
    );
  const standing = 'AND EXISTS (SELECT 1 FROM claims c WHERE c.event = events.id AND c.standing = 1)';
  const pages = {
    claims: newest(standing, CLAIMS_A_PAGE, 'DESC'),
    flagged: newest('AND claimed = 1', CLAIMS_A_PAGE, 'DESC'),
    timeline: newest('', EVENTS_A_PAGE, 'ASC'),
  };
  const about = (select: string, most: number) => {
    const statements = Array.from({ length: most + 1 }, (_, count) =>
      database.prepare(`SELECT * FROM ${select} (${holes(count)})`),
    );
    return (events: readonly number[]) => statements[events.length]?.all(...events);
  };
  const claims = about('claims WHERE event IN', EVENTS_A_PAGE);
  const figures = about('figures WHERE event IN', EVENTS_A_PAGE);
  const positions = about('positions WHERE event IN', EVENTS_A_PAGE);

  const events = database.prepare('SELECT count(*) AS found FROM events WHERE country = ? AND withdrawn = 0');
  const claimed = database.prepare(
    `SELECT count(*) AS found FROM events WHERE country = ? AND withdrawn = 0 ${standing}`,
  );
  const flagged = database.prepare(
    'SELECT count(*) AS found, sum(conflict) AS conflicts FROM events WHERE country = ? AND withdrawn = 0 AND claimed = 1',
  );
  const conflicts = database.prepare(
    `${QUESTIONS} SELECT count(DISTINCT event) AS conflicts FROM questions WHERE conflict`,
  );
  const totals = database.prepare(
    `${QUESTIONS} SELECT harm, victims, sum(low) AS low, sum(high) AS high, count(*) AS events FROM questions GROUP BY harm, victims`,
  );
  const ranges = database.prepare(
    'SELECT harm, victims, sum(low) AS low, sum(high) AS high, count(high) AS closed, count(*) AS events FROM ranges WHERE country = ? GROUP BY harm, victims',
  );

  const fetched = (count: unknown, rows: ReadonlyArray<Record<string, unknown>>): Fetched => ({
    found: Number((count as { found: number }).found),
    events: rows.map(({ id }) => Number(id)),
  });
  return {
    claimsFromClaims(country) {
      const page = fetched(claimed.get(country), pages.claims.all(country));
      conflicts.get(country);
      claims(page.events);
      figures(page.events);
      return page;
    },
    timelineFromClaims(country) {
      const page = fetched(events.get(country), pages.timeline.all(country));
      totals.all(country);
      claims(page.events);
      figures(page.events);
      return page;
    },
    claimsFromPositions(country) {
      const page = fetched(flagged.get(country), pages.flagged.all(country));
      claims(page.events);
      positions(page.events);
      return page;
    },
    timelineFromPositions(country) {
      const page = fetched(events.get(country), pages.timeline.all(country));
      ranges.all(country);
      claims(page.events);
      positions(page.events);
      return page;
    },
  };
}
