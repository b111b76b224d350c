import type { Language } from '../domain/action.ts';
import { claimOf } from '../domain/claim-of.ts';
import { cut } from '../domain/cut.ts';
import { claimId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Position, Remark, Stance } from '../domain/position.ts';
import { attribution } from './attribution.ts';
import { showDate } from './dates.ts';
import type { Drawing } from './drawing.ts';
import { escaped, joined, Markdown, md } from './markdown.ts';
import { sayIn } from './say.ts';

/** So many of the figures a position revised, or a retraction took back, are shown; the others are counted. */
const REVISIONS = 3;

/** Longer words are cut where they are shown in a list; `/event` has them whole under the claim's number. */
const WORDS = 200;

/** The highest, the lowest, then what lies between: where lines are left out, both ends of what is claimed stay. */
export function widestFirst(positions: readonly Position[]): Position[] {
  const sorted = [...positions].sort((a, b) => b.figure.low - a.figure.low || a.said.seq - b.said.seq);
  const lowest = sorted.length > 1 ? sorted.splice(-1) : [];
  return [...sorted.slice(0, 1), ...lowest, ...sorted.slice(1)];
}

/** "30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024", with what it revises struck through. */
export function positionLine(position: Position, state: EventState, drawing: Drawing): Markdown {
  const who = attribution(claimOf(state, position.said), drawing);
  const words = md`**${wordsOf(position, drawing)}**${categoryAfter(position, drawing)}`;
  return joined([md`- ${words}`, who, ...struckThrough(position.revises, state, drawing)], ' · ');
}

/** "17 wounded (military)" */
export function positionWords(position: Position, drawing: Drawing): Markdown {
  return md`${wordsOf(position, drawing)}${categoryAfter(position, drawing)}`;
}

function categoryAfter(position: Position, { language }: Drawing): Markdown {
  return needsCategory(position) ? md` ${categoryOf(position, language)}` : md``;
}

/** Whether the words leave it to the figure before whom they are about. */
export function needsCategory({ denial, figure, victims }: Position): boolean {
  return !denial && victims !== 'people' && (figure.noun === '' || !figure.words.includes(figure.noun));
}

/** "(military)", as in "17 wounded (military)". */
function categoryOf({ victims }: Position, language: Language): Markdown {
  const say = sayIn(language);
  return say('card.category', { victims: say(`victims.${victims}`) });
}

function wordsOf(position: Position, { language }: Drawing): Markdown {
  const denial = denialWords(position);
  return denial ? sayIn(language)(denial) : escaped(cut(position.figure.words, WORDS));
}

/** Which sentence tells what a figure of none denies; null where the claimant named the figure. */
export function denialWords({ denial, said }: Position): 'card.deniesEvent' | 'card.deniesLosses' | null {
  if (!denial) return null;
  return said.statement.denies.includes('event') ? 'card.deniesEvent' : 'card.deniesLosses';
}

/** Tells apart denials: of all the figures it meets, and as a stance, one is said once. Null where the words are none. */
export function denialKey(word: Position | Stance): string | null {
  const denial = 'figure' in word ? denialWords(word) : deniesEvent(word) ? 'card.deniesEvent' : null;
  return denial && `${claimId(word.said.claim.event, word.said.claim.claim)} ${denial}`;
}

/** "before: ~~30 soldiers killed~~ (21 Mar 2024)", in the order given; nothing where there is nothing. */
function struckThrough(before: Remark['retracts'], state: EventState, drawing: Drawing): Markdown[] {
  const figures = struckWords(before, state, drawing);
  return figures ? [sayIn(drawing.language)('card.was', { figures })] : [];
}

/** "~~30 soldiers killed~~ (21 Mar 2024), ~~claims responsibility~~ (21 Mar 2024)": figures beyond the first are counted; null where there is nothing. */
export function struckWords(before: Remark['retracts'], state: EventState, drawing: Drawing): Markdown | null {
  if (before.length === 0) return null;
  const { figures = [], others = [] } = Object.groupBy(before, (word) => ('figure' in word ? 'figures' : 'others'));
  const struck = [...figures.slice(0, REVISIONS), ...others].map((word) => {
    const { said } = claimOf(state, word.said).content;
    const words = md`~~${struckWord(word, drawing)}~~`;
    return said ? md`${words} (${showDate(said, drawing.language, 'medium')})` : words;
  });
  const earlier = figures.length - REVISIONS;
  return joined(
    [...struck, ...(earlier > 0 ? [sayIn(drawing.language)('card.earlier', { count: earlier })] : [])],
    ', ',
  );
}

/** Words that begin a line of their own elsewhere: "claims responsibility". */
function struckWord(word: Remark['retracts'][number], drawing: Drawing): Markdown {
  if ('figure' in word) return wordsOf(word, drawing);
  const { text } = 'stance' in word ? stanceWords(word, drawing) : remarkWords(word, drawing);
  return new Markdown(text.charAt(0).toLowerCase() + text.slice(1));
}

/** "Claims responsibility · Islamic State, via Amaq · said 23 Mar 2024" */
export function stanceLine(stance: Stance, state: EventState, drawing: Drawing): Markdown {
  return md`- **${stanceWords(stance, drawing)}** · ${attribution(claimOf(state, stance.said), drawing)}`;
}

export function stanceWords(word: Stance, { language }: Drawing): Markdown {
  const say = sayIn(language);
  const { said, stance } = word;
  if (stance === 'blames') return say('stance.blames', { whom: joined(said.statement.blames, ', ') });
  return say(deniesEvent(word) ? 'stance.deniesEvent' : stance === 'claims' ? 'stance.claims' : 'stance.denies');
}

function deniesEvent({ said, stance }: Stance): boolean {
  return stance === 'denies' && !said.statement.denies.includes('responsibility');
}

/** "Retracts what it said before · Residents · said 23 Mar 2024", with what it takes back struck through. */
export function remarkLine(remark: Remark, state: EventState, drawing: Drawing): Markdown {
  const who = attribution(claimOf(state, remark.said), drawing);
  const taken = struckThrough(remark.retracts, state, drawing);
  return joined([md`- **${remarkWords(remark, drawing)}**`, who, ...taken], ' · ');
}

export function remarkWords({ remark }: Remark, { language }: Drawing): Markdown {
  return sayIn(language)(`remark.${remark}`);
}
