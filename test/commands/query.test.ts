import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AreaQuery, claimedEventsOf, eventsOf, statesOf } from '../../src/commands/query.ts';
import { ACTION_VERSION, type Action, type Entry } from '../../src/domain/action.ts';
import { Casebook } from '../../src/domain/casebook.ts';
import { NOW } from '../../src/domain/claimants.ts';
import { lastDay, type PreciseDate } from '../../src/domain/date.ts';
import { aroseAt, type Dispute } from '../../src/domain/dispute.ts';
import type { Place } from '../../src/domain/event.ts';
import type { EventState } from '../../src/domain/event-states.ts';
import { rangesOf, totalsOf } from '../../src/domain/range.ts';
import { readStatement } from '../../src/domain/says.ts';
import { contains } from '../../src/places/contains.ts';
import type { Area } from '../../src/places/place.ts';
import { regionOf } from '../../src/places/regions.ts';
import { disputesIn, toneOf } from '../../src/render/event-card.ts';

const place = (country: string, division: string | null = null, location: string | null = null): Place => ({
  country,
  division,
  location,
});
const PLACES = [
  place('NE', 'NE-6', 'Teguey'),
  place('NE', 'NE-6', 'near Téguey'),
  place('NE', 'NE-6', 'Banibangou, Tera'),
  place('NE', 'NE-2', 'Bosso'),
  place('NE'),
  place('ML', 'ML-8'),
  place('BF', 'BF-12', 'Teguey'),
  place('NG', 'NG-NI'),
  place('PS', 'PS-GZA', 'Teguey'),
];

function region(id: string): Area {
  const found = regionOf(id, []);
  if (!found) throw new Error(`there is no region ${id}`);
  return { kind: 'region', region: found };
}

const AREAS: ReadonlyArray<Area | null> = [
  null,
  { kind: 'country', country: 'NE' },
  { kind: 'country', country: 'PS' },
  { kind: 'division', country: 'NE', division: 'NE-6' },
  { kind: 'division', country: 'PS', division: 'PS-GZS' },
  { kind: 'location', country: 'NE', division: 'NE-6', location: 'Teguey' },
  { kind: 'location', country: 'NE', division: null, location: 'tera' },
  region('sahel-uniss'),
  region('liptako-gourma'),
];
const DATES: readonly PreciseDate[] = [
  { date: '2024-03-01', precision: 'month' },
  { date: '2024-03-04', precision: 'week' },
  { date: '2024-03-05', precision: 'day' },
  { date: '2024-03-20', precision: 'day' },
  { date: '2024-03-20', precision: 'day' },
  { date: '2024-01-01', precision: 'year' },
  { date: '2024-04-02', precision: 'day' },
];
const DAYS = ['2024-03-03', '2024-03-05', '2024-03-20', '2024-04-01'];
const NAMES = [
  'Niger army',
  'The Niger army',
  'Ministry of defence',
  'Northern Front',
  'Front media',
  'Northern Front and Niger army',
  'Dataset One',
];
const KINDS = ['state', 'armed_group', 'dataset', 'residents', null] as const;
const SAYINGS = [
  '23 soldiers killed',
  '30 soldiers killed, 17 wounded',
  'at least 25 soldiers killed',
  'responsibility; 31 soldiers killed',
  'denies losses',
  'denies responsibility',
  'blames Northern Front; 9 civilians killed',
  'blames Northern Front and Niger army',
  '40 people killed',
  'retraction',
].map((says) => ({ says, statement: readStatement(says) }));
const HARMS = ['killed', 'wounded', 'displaced'] as const;

const index = fc.nat(1_000);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('event'), place: index, date: index, until: fc.option(index) }) },
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('claim'), event: index, name: index, says: index, said: fc.option(index) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw event'), event: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw claim'), event: index, claim: index }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo'), entry: index }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('claimant'),
      name: index,
      alias: fc.option(index),
      of: fc.option(index),
      kind: index,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settings'), far: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('ask'),
      area: index,
      since: fc.option(index),
      until: fc.option(index),
      speaker: fc.option(index, { freq: 2 }),
      harm: fc.option(index, { freq: 2 }),
      disputed: fc.boolean(),
      through: fc.option(index, { freq: 3 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

function at<Value>(values: readonly Value[], number: number): Value {
  return values[number % values.length] as Value;
}

/** What a step records, given what was recorded before; null where there is nothing it could be about. */
function actionOf(each: Step, entries: readonly Entry[]): Omit<Action, 'version'> | null {
  const events = entries.filter(({ action }) => action.type === 'event.added').length;
  const event = 'event' in each && events > 0 ? (each.event % events) + 1 : 0;
  if ('place' in each) {
    const until = each.until === null ? null : at(DATES, each.until);
    const content = {
      title: 'Raid',
      kind: null,
      date: at(DATES, each.date),
      until,
      place: { ...at(PLACES, each.place) },
    };
    const nothing = { coordinates: null, attacker: null, target: null, url: null, note: null };
    return { type: 'event.added', event: events + 1, content: { ...content, ...nothing } } as Omit<Action, 'version'>;
  }
  if ('says' in each && event > 0) {
    const claim = entries.filter(({ action }) => action.type === 'claim.added' && action.event === event).length + 1;
    const said = each.said === null ? null : at(DATES, each.said);
    const content = { claimant: at(NAMES, each.name), ...at(SAYINGS, each.says), said, via: null, url: null };
    const nothing = { quote: null, reliability: null, credibility: null };
    return { type: 'claim.added', event, claim, content: { ...content, ...nothing } } as Omit<Action, 'version'>;
  }
  if ('claim' in each)
    return { type: 'claim.withdrawn', event, claim: (each.claim % 4) + 1, content: { reason: 'wrong' } } as Omit<
      Action,
      'version'
    >;
  if (each.do === 'withdraw event') return { type: 'event.withdrawn', event, content: { reason: 'wrong' } } as never;
  if ('entry' in each && entries.length > 0)
    return { type: 'action.undone', undoes: entries.length - (each.entry % Math.min(9, entries.length)) } as Omit<
      Action,
      'version'
    >;
  if ('alias' in each) {
    const names = { claimant: at(NAMES, each.name), aliases: each.alias === null ? [] : [at(NAMES, each.alias)] };
    const mouthpieceOf = each.of === null ? null : at(NAMES, each.of);
    const content = { ...names, mouthpieceOf, kind: at(KINDS, each.kind), reliability: null };
    return { type: 'claimant.changed', content } as Omit<Action, 'version'>;
  }
  if ('far' in each)
    return { type: 'settings.changed', content: { timeZone: each.far ? 'Pacific/Auckland' : 'UTC' } } as never;
  return null;
}

function entryOf(action: Omit<Action, 'version'>, before: number): Entry {
  const seq = before + 1;
  // Late in the day, so that the day of recording is another one in Auckland.
  const time = new Date(Date.UTC(2024, 2, 18 + Math.floor(seq / 8), 20, 0, seq)).toISOString();
  const by = { member: null, interaction: null };
  return { seq, at: time, by, action: { ...action, version: ACTION_VERSION } as Action, previous: null, hash: '' };
}

type Asked = AreaQuery;

/** Looks at every event there is: what the answers must be. */
function scan(entries: readonly Entry[], asked: Asked) {
  const casebook = new Casebook();
  for (const entry of entries) casebook.apply(entry);
  const { area, since, until, speaker, harm, disputed } = asked;
  const events = [...casebook.events(asked.through ?? NOW)]
    .filter(({ withdrawn, content }) => !withdrawn && (area === null || contains(area, content.place)))
    .filter(({ content }) => !since || lastDay(content.until ?? content.date) >= since)
    .filter(({ content }) => !until || content.date.date <= until)
    .sort((a, b) =>
      a.content.date.date === b.content.date.date
        ? a.event - b.event
        : a.content.date.date < b.content.date.date
          ? -1
          : 1,
    );
  const wanted = ({ positions, claims, disputes }: EventState): boolean => {
    const spoken = (each: { said: { speaker: string } }) => speaker === null || each.said.speaker === speaker;
    if (disputed && (speaker || harm))
      return disputes.some(
        (dispute) =>
          dispute.kind !== 'diverging' &&
          (!harm || (dispute.kind !== 'responsibility' && [dispute.harm, dispute.withinHarm].includes(harm))) &&
          sidesOf(dispute).some(spoken),
      );
    if (disputed && toneOf(disputes) !== 'conflict') return false;
    if (harm) return positions.figures.some((each) => each.harm === harm && spoken(each));
    if (speaker) return [...positions.figures, ...positions.stances, ...positions.remarks].some(spoken);
    return claims.some((claim) => !claim.withdrawn);
  };
  const claimed = events.filter(wanted).reverse();
  const filter = { ...(speaker && { speaker }), ...(harm && { harm }) };
  return {
    events: events.map(({ event }) => event),
    totals: totalsOf(events.flatMap(rangesOf)),
    disputes: events
      .flatMap(({ event, disputes }) => disputes.map((dispute) => ({ event, dispute, arose: aroseAt(dispute) })))
      .sort((a, b) => b.arose - a.arose),
    claimed,
    conflicts: claimed.filter((event) => toneOf(disputesIn(event, filter)) === 'conflict').length,
  };
}

/** Who takes part in a dispute. */
function sidesOf(dispute: Dispute): ReadonlyArray<{ said: { speaker: string } }> {
  return dispute.kind === 'responsibility' ? dispute.stances : dispute.positions;
}

function ask(casebook: Casebook, asked: Asked) {
  const found = eventsOf(casebook, asked);
  const { totals, disputes, events } = found.tally;
  const claims = claimedEventsOf(casebook, asked);
  const shown = claims.found.page(claims.counted, 'newest', 0, 1_000);
  const open = found.newestDisputes(1_000, (dated) =>
    statesOf([dated], asked, casebook).flatMap(({ event, disputes: own }) =>
      own.map((dispute) => ({ event, dispute, arose: aroseAt(dispute) })),
    ),
  );
  expect(events).toBe(found.page('events', 'oldest', 0, 1_000).length);
  expect(disputes).toBe(open.length);
  expect(claims.found.tally[claims.counted]).toBe(shown.length);
  return {
    events: found.page('events', 'oldest', 0, 1_000).map(({ event }) => event),
    totals,
    disputes: open,
    claimed: statesOf(shown, asked, casebook),
    conflicts: claims.conflicts,
  };
}

it('answers what a look at every event would, whatever was recorded, taken back and asked before', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }), (steps) => {
      const casebook = new Casebook();
      const entries: Entry[] = [];
      for (const each of steps) {
        const action = actionOf(each, entries);
        if (action) {
          const entry = entryOf(action, entries.length);
          entries.push(entry);
          casebook.apply(entry);
        }
        if (!('disputed' in each)) continue;
        const asked: Asked = {
          area: at(AREAS, each.area),
          since: each.since === null ? null : at(DAYS, each.since),
          until: each.until === null ? null : at(DAYS, each.until),
          speaker: each.speaker === null ? null : casebook.claimants.speaker(at(NAMES, each.speaker)).key,
          harm: each.harm === null ? null : at(HARMS, each.harm),
          disputed: each.disputed,
          private: false,
          through: each.through === null ? null : each.through % (entries.length + 1),
        };
        expect(ask(casebook, asked)).toEqual(scan(entries, asked));
      }
    }),
    { numRuns: 300 },
  );
});

it('follows a list of those blamed becoming the name of one claimant, and no longer being it', () => {
  const casebook = new Casebook();
  const entries: Entry[] = [];
  const everything: AreaQuery = {
    ...{ area: null, since: null, until: null, speaker: null, harm: null },
    ...{ disputed: false, private: false, through: null },
  };
  const disputesAfter = (each: Step): number => {
    const action = actionOf(each, entries);
    if (!action) throw new Error('nothing to record');
    entries.push(entryOf(action, entries.length));
    casebook.apply(entries.at(-1) as Entry);
    expect(ask(casebook, everything)).toEqual(scan(entries, everything));
    return eventsOf(casebook, everything).tally.disputes;
  };
  const claim = (event: number, name: string, says: string): Step => ({
    ...{ do: 'claim', event, said: null },
    ...{ name: NAMES.indexOf(name), says: SAYINGS.findIndex((each) => each.says === says) },
  });
  const list = 'Northern Front and Niger army';
  expect(
    [
      { do: 'event', place: 0, date: 0, until: null } as const,
      { do: 'event', place: 1, date: 0, until: null } as const,
      claim(0, 'Ministry of defence', `blames ${list}`),
      claim(0, 'Northern Front', 'denies responsibility'),
      claim(1, list, '40 people killed'),
      { do: 'undo', entry: 0 } as const,
    ].map(disputesAfter),
  ).toEqual([0, 0, 0, 1, 0, 1]);
});
