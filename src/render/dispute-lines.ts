import type { Language } from '../domain/action.ts';
import type { Dispute, FigureDispute } from '../domain/dispute.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Drawing } from './drawing.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { positionLine, stanceLine, widestFirst } from './position-lines.ts';
import { sayIn } from './say.ts';

/** Whether all its positions answer one question; else a part exceeds its whole. */
function isSameQuestion(dispute: FigureDispute): boolean {
  return dispute.withinHarm === null && dispute.withinVictims === null;
}

/** "Killed, military" */
export function questionName(dispute: Pick<FigureDispute, 'harm' | 'victims'>, language: Language): Markdown {
  const say = sayIn(language);
  const harm = say(`harm.${dispute.harm}`);
  if (dispute.victims === 'people') return harm;
  return say('card.question', {
    harm,
    victims: dispute.victims ? say(`victims.${dispute.victims}`) : say('victims.parts'),
  });
}

/** "≠ Killed, military · conflicting figures, gap 7", or the weaker mark. */
export function disputeHeading(dispute: FigureDispute, language: Language): Markdown {
  const say = sayIn(language);
  if (dispute.kind === 'status') return say('dispute.status', { harm: say(`harm.${dispute.harm}`) });
  const question = questionName(dispute, language);
  if (isSameQuestion(dispute)) {
    const key = dispute.kind === 'dispute' ? 'dispute.figures' : 'dispute.diverging';
    return say(key, { question, count: dispute.gap });
  }
  const of = { harm: dispute.withinHarm ?? dispute.harm, victims: dispute.withinVictims ?? dispute.victims };
  // Where the part is named by its category, so is the whole, though it is everyone.
  const whole =
    dispute.withinVictims === 'people'
      ? say('card.question', { harm: say(`harm.${of.harm}`), victims: say('victims.everyone') })
      : questionName(of, language);
  return say(dispute.victims === null ? 'dispute.parts' : 'dispute.partExceedsWhole', {
    question,
    whole,
    count: dispute.gap,
  });
}

/** What is in dispute and every side of it: a heading, then a line a claimant, the highest and the lowest first. */
export function disputeLines(dispute: Dispute, state: EventState, drawing: Drawing): Markdown {
  if (dispute.kind === 'responsibility') {
    const lines = dispute.stances.map((stance) => stanceLine(stance, state, drawing));
    return joined([sayIn(drawing.language)('card.responsibilityConflict'), ...lines], '\n');
  }
  const lines = widestFirst(dispute.positions).map((position) => positionLine(position, state, drawing));
  return joined([md`**${disputeHeading(dispute, drawing.language)}**`, ...lines], '\n');
}
