import type { Language } from '../domain/action.ts';
import type { Dispute, FigureDispute } from '../domain/dispute.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Victims } from '../domain/figure.ts';
import type { Drawing } from './drawing.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { positionLine, stanceLine, widestFirst } from './position-lines.ts';
import { sayIn } from './say.ts';

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

type Question = Pick<FigureDispute, 'harm' | 'victims' | 'withinHarm' | 'withinVictims'>;

/** What figures are in dispute about: "Killed, military"; where a part exceeds its whole "Killed: military > everyone". */
export function askedName({ harm, victims, withinHarm, withinVictims }: Question, language: Language): Markdown {
  const say = sayIn(language);
  if (withinHarm === null && withinVictims === null) return questionName({ harm, victims }, language);
  const named = (category: Victims | null): Markdown => {
    if (category === null) return say('victims.parts');
    return say(category === 'people' ? 'victims.everyone' : `victims.${category}`);
  };
  const whole = withinVictims ?? victims;
  if (withinHarm === null)
    return say('dispute.partOfVictims', { harm: say(`harm.${harm}`), part: named(victims), whole: named(whole) });
  // Where the part is named by its category, so is the whole, though it is everyone.
  const wholeName =
    withinVictims === 'people'
      ? say('card.question', { harm: say(`harm.${withinHarm}`), victims: named(whole) })
      : questionName({ harm: withinHarm, victims: whole }, language);
  return md`${questionName({ harm, victims }, language)} > ${wholeName}`;
}

/** "≠ Killed, military · conflicting figures, gap 7", or the weaker mark. */
export function disputeHeading(dispute: FigureDispute, language: Language): Markdown {
  const say = sayIn(language);
  const { kind, harm, victims, withinHarm, withinVictims } = dispute;
  if (kind === 'status') return say('dispute.status', { harm: say(`harm.${harm}`) });
  const values = { question: askedName(dispute, language), count: dispute.gap };
  if (kind === 'diverging') return say('dispute.diverging', values);
  if (withinHarm === null && withinVictims === null) return say('dispute.figures', values);
  return say(victims === null ? 'dispute.parts' : 'dispute.partExceedsWhole', values);
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
