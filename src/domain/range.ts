import { byQuestion, rankOf } from './dispute.ts';
import type { EventState } from './event-states.ts';
import type { Harm, Interval, Victims } from './figure.ts';
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
  /** Where the highest has no upper end: whose upper end is the highest there is, if it lies above where that begins. */
  readonly upper: Position | null;
  readonly claimants: number;
  /** Where one claimant's figure holds all the others': their range, by itself. */
  readonly within: EventRange | null;
  /** Whether all of them give the same figure. */
  readonly agreed: boolean;
}

/** Each question's range over an event's claimants. Datasets' coded estimates are left out. */
export function rangesOf(event: EventState): EventRange[] {
  const spoken = event.positions.figures.filter((position) => !position.said.coded);
  // Of those who give the same end, whoever named it goes before one whose denial comes to it.
  const named = spoken.toSorted((a, b) => Number(a.denial) - Number(b.denial));
  return byQuestion(named).flatMap((positions) => rangeOf(positions, true) ?? []);
}

function rangeOf(positions: readonly Position[], looksWithin: boolean): EventRange | null {
  const [first] = positions;
  if (!first) return null;
  const lowest = positions.reduce((low, each) => (each.figure.low < low.figure.low ? each : low), first);
  const highest = positions.reduce((high, each) => (isHigher(each, high) ? each : high), first);
  const { harm, victims } = first;
  const others = lowest === highest && looksWithin ? positions.filter((each) => !isSame(each, lowest)) : [];
  return {
    harm,
    victims,
    low: lowest.figure.low,
    high: highest.figure.high,
    events: 1,
    lowest,
    highest,
    upper: highest.figure.high === null ? upperEnd(positions, highest.figure.low) : null,
    claimants: positions.length,
    within: rangeOf(others, false),
    agreed: positions.every((each) => isSame(each, first)),
  };
}

function upperEnd(positions: readonly Position[], above: number): Position | null {
  const ends = positions.filter(({ figure }) => figure.high !== null && figure.high > above);
  const [first, ...others] = ends;
  return first ? others.reduce((most, each) => (topOf(each) > topOf(most) ? each : most), first) : null;
}

function isSame(a: Position, b: Position): boolean {
  return a.figure.low === b.figure.low && a.figure.high === b.figure.high;
}

/** Of two without an upper end, the one that begins higher. */
function isHigher(a: Position, b: Position): boolean {
  return topOf(a) === topOf(b) ? a.figure.low > b.figure.low : topOf(a) > topOf(b);
}

/** The highest number the position allows; without an upper end, more than any. */
export function topOf({ figure }: Position): number {
  return figure.high ?? Number.POSITIVE_INFINITY;
}

/** The lowest claims and the highest claims of many events, each added up. Categories overlap, so they are not added to one another. */
export function totalsOf(ranges: Iterable<ClaimedRange>): ClaimedRange[] {
  const totals = new Map<number, { -readonly [Key in keyof ClaimedRange]: ClaimedRange[Key] }>();
  for (const range of ranges) {
    const rank = rankOf(range);
    const { harm, victims, low, high, events } = range;
    const total = totals.get(rank);
    if (total) {
      total.low += low;
      total.high = total.high === null || high === null ? null : total.high + high;
      total.events += events;
    } else totals.set(rank, { harm, victims, low, high, events });
  }
  return [...totals].sort(([a], [b]) => a - b).map(([, total]) => total);
}
