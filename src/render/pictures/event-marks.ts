import type { EventState } from '../../domain/casebook.ts';
import type { Dispute } from '../../domain/dispute.ts';
import { HARMS, type Harm } from '../../domain/figure.ts';
import { rangesOf } from '../../domain/range.ts';
import type { Mark } from './picture.ts';

/** How one event is drawn: from the lowest to the highest figure claimed of one harm. */
export interface EventMark {
  readonly event: EventState;
  readonly mark: Mark;
  /** Null where nobody gives a figure of this harm. */
  readonly low: number | null;
  /** The highest number named; with `open` it may be more ("at least 23"). */
  readonly high: number | null;
  readonly open: boolean;
}

/** The harm most of the events have figures of. */
export function mainHarm(events: readonly EventState[]): Harm {
  const counts = new Map<Harm, number>();
  for (const { positions } of events)
    for (const harm of new Set(positions.figures.map((position) => position.harm)))
      counts.set(harm, (counts.get(harm) ?? 0) + 1);
  return HARMS.reduce((most, harm) => ((counts.get(harm) ?? 0) > (counts.get(most) ?? 0) ? harm : most), HARMS[0]);
}

export function isConflict({ kind }: Dispute): boolean {
  return kind !== 'diverging';
}

/**
 * An event's figures of a harm, of several categories of people the one with the highest: they overlap, and are never added up. Where only data sets
 * give figures, their coded estimate.
 */
export function eventMark(event: EventState, harm: Harm): EventMark {
  const [claimed] = rangesOf(event)
    .filter((range) => range.harm === harm)
    .sort((a, b) => topOf(b.highest.figure) - topOf(a.highest.figure));
  const mark = event.disputes.some(isConflict) ? 'conflict' : 'claimed';
  if (claimed) {
    const { low, high, highest } = claimed;
    return { event, mark, low, high: high ?? highest.figure.low, open: high === null };
  }
  const coded = event.positions.figures
    .filter((position) => position.said.coded && position.harm === harm)
    .sort((a, b) => topOf(b.figure) - topOf(a.figure));
  const [estimate] = coded;
  if (!estimate) return { event, mark, low: null, high: null, open: false };
  const { low, high } = estimate.figure;
  return { event, mark: mark === 'conflict' ? mark : 'coded', low, high: high ?? low, open: high === null };
}

function topOf({ low, high }: { readonly low: number; readonly high: number | null }): number {
  return high ?? low;
}
