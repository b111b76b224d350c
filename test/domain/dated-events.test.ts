import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byDate, type DatedEvent, DatedEvents } from '../../src/domain/dated-events.ts';
import type { EventSummary } from '../../src/domain/event-summary.ts';

const NONE = { date: '2024-01-01', precision: 'day' } as const;
const PLACE = { country: 'NE', division: null, location: null };
const CONTENT = { title: '', kind: null, date: NONE, until: null, place: PLACE, coordinates: null };
const NOBODY = { attacker: null, target: null, url: null, note: null };

const dayOf = (number: number): string => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);

function dated(event: number, from: number, length: number): DatedEvent {
  const content = { ...CONTENT, ...NOBODY };
  const days = { from: dayOf(from), until: dayOf(from + length) };
  return { kind: 'event', event, content, place: PLACE, withdrawn: false, ...days, summary: null };
}

/** A summary that differs from event to event, told by its number. */
function summaryOf({ event }: DatedEvent): EventSummary {
  const conflicts = event % 3 === 0 ? 1 : 0;
  return {
    events: 1,
    claimed: event % 5 === 0 ? 0 : 1,
    conflicts,
    disputes: conflicts + (event % 7 === 0 ? 1 : 0),
    diverging: event % 7 === 0 ? 1 : 0,
    newestDispute: conflicts > 0 || event % 7 === 0 ? (event * 7919) % 10_007 : 0,
    totals: [{ harm: 'killed', victims: 'people', low: event, high: event % 2 === 0 ? event + 3 : null, events: 1 }],
    speakers: [],
    harms: [],
    ratings: [],
    contested: [],
    drawn: [],
  };
}

function disputesOf(event: DatedEvent): Array<{ arose: number; event: number }> {
  const { disputes, newestDispute } = summaryOf(event);
  return Array.from({ length: disputes }, (_, index) => ({ arose: newestDispute - index * 40, event: event.event }));
}

const change = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add'), from: fc.nat(90), length: fc.integer({ min: -3, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('ask'),
      since: fc.option(fc.nat(99)),
      until: fc.option(fc.nat(99)),
      skip: fc.nat(40),
    }),
  },
);

it('counts, pages and totals as a plain list would, whatever was added and removed in between', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.array(change, { minLength: 30, maxLength: 400, size: 'max' }), (start, changes) => {
      let list = Array.from({ length: start }, (_, index) => dated(index + 1, (index * 31) % 90, index % 4));
      let event = start;
      const events = new DatedEvents(list, summaryOf);
      for (const each of changes) {
        if ('from' in each) {
          event += 1;
          list.push(dated(event, each.from, each.length));
          events.add(list.at(-1) as DatedEvent);
        } else if ('which' in each) {
          const gone = list[each.which % Math.max(1, list.length)];
          if (!gone) continue;
          events.remove(gone);
          list = list.filter((one) => one !== gone);
        } else {
          const [since, until] = [each.since, each.until].map((day) => (day === null ? null : dayOf(day)));
          const found = events.within(since ?? null, until ?? null);
          const plain = list
            .filter((one) => (!since || one.until >= since) && (!until || one.from <= until))
            .sort(byDate);
          const summaries = plain.map(summaryOf);
          const sum = (key: 'events' | 'claimed' | 'conflicts' | 'disputes') =>
            summaries.reduce((total, summary) => total + summary[key], 0);
          expect(events.size).toBe(list.length);
          expect(found.tally).toMatchObject({
            events: sum('events'),
            claimed: sum('claimed'),
            conflicts: sum('conflicts'),
            disputes: sum('disputes'),
            newestDispute: Math.max(0, ...summaries.map((summary) => summary.newestDispute)),
            totals:
              plain.length === 0
                ? []
                : [
                    {
                      harm: 'killed',
                      victims: 'people',
                      low: plain.reduce((low, one) => low + one.event, 0),
                      high: plain.some((one) => one.event % 2 === 1)
                        ? null
                        : plain.reduce((high, one) => high + one.event + 3, 0),
                      events: plain.length,
                    },
                  ],
          });
          for (const counted of ['events', 'claimed', 'conflicts'] as const) {
            const those = plain.filter((one) => summaryOf(one)[counted] > 0);
            expect(found.page(counted, 'oldest', each.skip, 8)).toEqual(those.slice(each.skip, each.skip + 8));
            const newest = those.toReversed().slice(each.skip, each.skip + 4);
            expect(found.page(counted, 'newest', each.skip, 4)).toEqual(newest);
          }
          const even = found.where((summary) => (summary.totals[0]?.low ?? 0) % 2 === 0);
          expect(even.page('events', 'oldest', 0, 1_000)).toEqual(plain.filter((one) => one.event % 2 === 0));
          const disputes = plain.flatMap(disputesOf).sort((a, b) => b.arose - a.arose);
          expect(found.newestDisputes(each.skip, disputesOf).map(({ arose }) => arose)).toEqual(
            disputes.slice(0, each.skip).map(({ arose }) => arose),
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});
