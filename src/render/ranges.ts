import type { Language } from '../domain/action.ts';
import { claimOf } from '../domain/claim-of.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Position } from '../domain/position.ts';
import type { ClaimedRange, EventRange } from '../domain/range.ts';
import { questionName } from './dispute-lines.ts';
import type { Drawing } from './drawing.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { denialWords, needsCategory } from './position-lines.ts';
import { sayIn } from './say.ts';

/**
 * "Killed, military: 23–30 (Niger defence ministry – Islamic State)": the ends with whose they are. Where all say the same, their words:
 * "17 wounded (Niger defence ministry)". An end of none that nobody named is told as the denial it is: "0–9 (Army: denies losses – Hospital)". Where one claimant's figure holds all the others', theirs stand behind it. An end that is open hides no number
 * that is named: "23–30 (Niger defence ministry – Islamic State), or more (Residents)".
 */
export function showRange(range: EventRange, state: EventState, drawing: Drawing): Markdown {
  if (isInWords(range)) return withClaimants(range, state, drawing);
  const say = sayIn(drawing.language);
  return say('range.of', {
    question: questionName(range, drawing.language),
    range: withClaimants(range, state, drawing),
  });
}

function isInWords({ agreed, lowest }: EventRange): boolean {
  return agreed && !lowest.denial;
}

function withClaimants(range: EventRange, state: EventState, drawing: Drawing): Markdown {
  const { casebook, language, through } = drawing;
  const say = sayIn(language);
  const claimantOf = (position: Position): Markdown => {
    const claimant = casebook.claimants.speaker(claimOf(state, position.said).content.claimant, through).name;
    const denial = denialWords(position);
    return denial ? say('range.denial', { claimant, denial: say(denial) }) : md`${claimant}`;
  };
  const { lowest, highest, upper, claimants, low, high, within } = range;
  const claimant = claimantOf(lowest);
  if (isInWords(range)) {
    const category = needsCategory(lowest) ? [say(`victims.${lowest.victims}`)] : [];
    const words = joined([lowest.figure.words, ...category], ', ');
    return say('range.agreed', { words, claimant, count: claimants });
  }
  const ends = high === null ? say('range.open', { low }) : low === high ? md`${low}` : md`${low}–${high}`;
  if (within) return say('range.within', { range: ends, claimant, others: withClaimants(within, state, drawing) });
  if (upper && !within) {
    const whose = upper === lowest ? claimant : md`${claimant} – ${claimantOf(upper)}`;
    return say('range.orMore', {
      range: md`${low}–${upper.figure.high ?? low} (${whose})`,
      claimant: claimantOf(highest),
    });
  }
  return lowest === highest ? md`${ends} (${claimant})` : md`${ends} (${claimant} – ${claimantOf(highest)})`;
}

/** A total, always as lowest and highest: even where they agree it is a sum of claims, not a count. */
export function showTotal(range: ClaimedRange, language: Language): Markdown {
  const say = sayIn(language);
  const question = questionName(range, language);
  const values = { question, low: range.low, high: range.high ?? 0, count: range.events };
  return md`- ${range.high === null ? say('total.open', values) : say('total.between', values)}`;
}
