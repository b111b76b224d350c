import type { EventState } from './casebook.ts';
import { HARMS, type Harm, type Interval, VICTIMS, type Victims } from './figure.ts';

/** From the lowest to the highest anyone claims of one question. */
export interface ClaimedRange extends Interval {
  readonly harm: Harm;
  readonly victims: Victims;
  /** How many claimants' positions it spans; summed over events. */
  readonly positions: number;
  readonly events: number;
}

/** Each question's range over an event's claimants. Datasets' coded estimates are left out. */
export function rangesOf(event: EventState): ClaimedRange[] {
  const spoken = event.positions.figures.filter((position) => !position.said.coded);
  return HARMS.flatMap((harm) =>
    VICTIMS.flatMap((victims) => {
      const figures = spoken.filter((each) => each.harm === harm && each.victims === victims).map((each) => each.figure);
      if (figures.length === 0) return [];
      const low = Math.min(...figures.map((figure) => figure.low));
      const open = figures.some((figure) => figure.high === null);
      const high = open ? null : Math.max(...figures.map((figure) => figure.high ?? 0));
      return [{ harm, victims, low, high, positions: figures.length, events: 1 }];
    }),
  );
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
  return { ...a, low: a.low + b.low, high, positions: a.positions + b.positions, events: a.events + b.events };
}
