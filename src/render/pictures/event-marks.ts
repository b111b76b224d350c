import type { Dispute } from '../../domain/dispute.ts';
import type { EventContent } from '../../domain/event.ts';
import type { EventState } from '../../domain/event-states.ts';
import { type EventSummary, summaryOf } from '../../domain/event-summary.ts';
import { HARMS, type Harm } from '../../domain/figure.ts';
import type { Mark } from './picture.ts';

/** What is drawn of an event: what was recorded of it, and what is kept of its claims. */
export interface DrawnEvent {
  readonly content: EventContent;
  readonly summary: Pick<EventSummary, 'drawn' | 'conflicts'>;
}

/** An event as it stands, to be drawn. */
export function drawnEvent(event: EventState): DrawnEvent {
  return { content: event.content, summary: summaryOf(event) };
}

/** How one event is drawn: from the lowest to the highest figure claimed of one harm. */
export interface EventMark {
  readonly content: EventContent;
  readonly mark: Mark;
  /** Null where nobody gives a figure of this harm. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whether it may be more than `high`. */
  readonly open: boolean;
}

/** The harm most of the events have figures of. */
export function mainHarm(events: readonly DrawnEvent[]): Harm {
  const counts = new Map<Harm, number>();
  for (const { summary } of events) for (const { harm } of summary.drawn) counts.set(harm, (counts.get(harm) ?? 0) + 1);
  return HARMS.reduce((most, harm) => ((counts.get(harm) ?? 0) > (counts.get(most) ?? 0) ? harm : most), HARMS[0]);
}

export function isConflict({ kind }: Pick<Dispute, 'kind'>): boolean {
  return kind !== 'diverging';
}

export function eventMark({ content, summary }: DrawnEvent, harm: Harm): EventMark {
  const figure = summary.drawn.find((each) => each.harm === harm);
  const mark = summary.conflicts > 0 ? 'conflict' : figure?.coded ? 'coded' : 'claimed';
  return { content, mark, low: figure?.low ?? null, high: figure?.high ?? null, open: figure?.open ?? false };
}
