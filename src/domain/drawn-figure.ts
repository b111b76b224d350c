import type { EventState } from './event-states.ts';
import { HARMS, type Harm } from './figure.ts';
import { rangesOf } from './range.ts';

/** One event's figures of one harm, as a picture shows them. */
export interface DrawnFigure {
  readonly harm: Harm;
  readonly low: number;
  /** The highest number named; with `open` it may be more ("at least 23"). */
  readonly high: number;
  readonly open: boolean;
  /** A data set's coded estimate: nobody else gives a figure of this harm. */
  readonly coded: boolean;
}

/**
 * An event's figure of each harm: of several categories of people the one in conflict, else the one with the highest figure, since they overlap and are
 * never added up. A data set's coded estimate stands in where nobody else gives one.
 */
export function drawnFigures(event: EventState): DrawnFigure[] {
  const contested = new Set(
    event.disputes.flatMap((each) => (each.kind === 'dispute' ? [`${each.harm}/${each.victims}`] : [])),
  );
  const claimed = rangesOf(event).map(({ harm, victims, low, high, highest }) => ({
    harm,
    low,
    high: high ?? highest.figure.low,
    open: high === null,
    coded: false,
    isContested: contested.has(`${harm}/${victims}`),
  }));
  const inConflict = claimed.filter(({ isContested }) => isContested);
  const coded = event.positions.figures
    .filter(({ said }) => said.coded)
    .map(({ harm, figure: { low, high } }) => ({ harm, low, high: high ?? low, open: high === null, coded: true }));
  return HARMS.flatMap(
    (harm) => highestOf(inConflict, harm) ?? highestOf(claimed, harm) ?? highestOf(coded, harm) ?? [],
  );
}

function highestOf(figures: readonly DrawnFigure[], harm: Harm): DrawnFigure | null {
  let highest: DrawnFigure | null = null;
  for (const each of figures) if (each.harm === harm && (!highest || each.high > highest.high)) highest = each;
  if (!highest) return null;
  const { low, high, open, coded } = highest;
  return { harm, low, high, open, coded };
}
