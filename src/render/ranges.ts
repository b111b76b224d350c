import type { Language } from '../domain/action.ts';
import type { ClaimedRange } from '../domain/range.ts';
import { questionName } from './event-card.ts';
import { type Markdown, md } from './markdown.ts';
import { sayIn } from './say.ts';

/** "killed, military: 23–30", "143 or more"; the ends as they are, never a number between them. */
export function showRange(range: ClaimedRange, language: Language): Markdown {
  const say = sayIn(language);
  const question = questionName(range, language);
  if (range.high === null) return say('range.open', { question, low: range.low });
  if (range.low === range.high) return say('range.exact', { question, low: range.low });
  return say('range.between', { question, low: range.low, high: range.high });
}

/** A total, always as lowest and highest: even where they agree it is a sum of claims, not a count. */
export function showTotal(range: ClaimedRange, language: Language): Markdown {
  const say = sayIn(language);
  const question = questionName(range, language);
  const values = { question, low: range.low, high: range.high ?? 0, count: range.events };
  return md`- ${range.high === null ? say('total.open', values) : say('total.between', values)}`;
}
