import type { EventState } from '../domain/casebook.ts';
import type { Dispute } from '../domain/dispute.ts';
import { type Drawing, disputeHeading, positionLine, stanceLine, widestFirst } from './event-card.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { sayIn } from './say.ts';

/** What is in dispute and every side of it: a heading, then a line a claimant, the highest and the lowest first. */
export function disputeLines(dispute: Dispute, state: EventState, drawing: Drawing): Markdown {
  if (dispute.kind === 'responsibility') {
    const lines = dispute.stances.map((stance) => stanceLine(stance, state, drawing));
    return joined([sayIn(drawing.language)('card.responsibilityConflict'), ...lines], '\n');
  }
  const lines = widestFirst(dispute.positions).map((position) => positionLine(position, state, drawing));
  return joined([md`**${disputeHeading(dispute, drawing.language)}**`, ...lines], '\n');
}
