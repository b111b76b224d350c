import type { Language } from '../domain/action.ts';
import { claimOf } from '../domain/claim-of.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Position } from '../domain/position.ts';
import type { ClaimedRange, EventRange } from '../domain/range.ts';
import { questionName } from './dispute-lines.ts';
import type { Drawing } from './drawing.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { needsCategory } from './position-lines.ts';
import { sayIn } from './say.ts';

/**
 * "Killed, military: 23–30 (Niger defence ministry – Islamic State)": the ends with whose they are. Where all say the same, their words:
 * "17 wounded (Niger defence ministry)".
 */
export function showRange(range: EventRange, state: EventState, { casebook, language, through }: Drawing): Markdown {
  const say = sayIn(language);
  const claimantOf = ({ said }: Position): string => {
    return casebook.claimants.speaker(claimOf(state, said).content.claimant, through).name;
  };
  const { lowest, highest, claimants, agreed, low, high } = range;
  if (agreed && !lowest.denial) {
    const category = needsCategory(lowest) ? [say(`victims.${lowest.victims}`)] : [];
    const words = joined([lowest.figure.words, ...category], ', ');
    return say('range.agreed', { words, claimant: claimantOf(lowest), count: claimants });
  }
  const values = {
    question: questionName(range, language),
    low,
    high: high ?? 0,
    lowest: claimantOf(lowest),
    highest: claimantOf(highest),
  };
  return say(high === null ? 'range.open' : 'range.between', values);
}

/** A total, always as lowest and highest: even where they agree it is a sum of claims, not a count. */
export function showTotal(range: ClaimedRange, language: Language): Markdown {
  const say = sayIn(language);
  const question = questionName(range, language);
  const values = { question, low: range.low, high: range.high ?? 0, count: range.events };
  return md`- ${range.high === null ? say('total.open', values) : say('total.between', values)}`;
}
