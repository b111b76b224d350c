import type { EventState } from './casebook.ts';
import { byQuestion } from './dispute.ts';
import { HARMS, type Harm, type Interval, VICTIMS, type Victims } from './figure.ts';
import type { Position } from './position.ts';

/** From the lowest to the highest anyone claims of one question. */
export interface ClaimedRange extends Interval {
  readonly harm: Harm;
  readonly victims: Victims;
  /** How many events it was added up over. */
  readonly events: number;
}

/** One event's range, and whose claims are its ends. */
export interface EventRange extends ClaimedRange {
  readonly lowest: Position;
  readonly highest: Position;
  readonly claimants: number;
}

/** Each question's range over an event's claimants. Datasets' coded estimates are left out. */
export function rangesOf(event: EventState): EventRange[] {
  const spoken = event.positions.figures.filter((position) => !position.said.coded);
  return byQuestion(spoken).flatMap((positions) => {
    const [first] = positions;
    if (!first) return [];
    const lowest = positions.reduce((low, each) => (each.figure.low < low.figure.low ? each : low), first);
    const highest = positions.reduce((high, each) => (topOf(each) > topOf(high) ? each : high), first);
    const { harm, victims } = first;
    return [
      {
        harm,
        victims,
        low: lowest.figure.low,
        high: highest.figure.high,
        events: 1,
        lowest,
        highest,
        claimants: positions.length,
      },
    ];
  });
}

function topOf({ figure }: Position): number {
  return figure.high ?? Number.POSITIVE_INFINITY;
}

/** The lowest claims and the highest claims of many events, each added up. Categories overlap, so they are not added to one another. */
export function totalsOf(ranges: Iterable<ClaimedRange>): ClaimedRange[] {
  const totals = new Map<string, ClaimedRange>();
  for (const range of ranges) {
    const key = `${range.harm}/${range.victims}`;
    const before = totals.get(key);
    totals.set(key, before ? added(before, range) : range);
  }
  return HARMS.flatMap((harm) => VICTIMS.flatMap((victims) => totals.get(`${harm}/${victims}`) ?? []));
}

function added(a: ClaimedRange, b: ClaimedRange): ClaimedRange {
  const high = a.high === null || b.high === null ? null : a.high + b.high;
  return { harm: a.harm, victims: a.victims, low: a.low + b.low, high, events: a.events + b.events };
}
