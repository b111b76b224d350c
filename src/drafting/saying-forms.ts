import type { Token } from '../domain/says-tokens.ts';
import type { Sentence } from './article.ts';
import { harmMarkAt } from './harm-marks.ts';
import { nameFrom, type Span, speakerSortOf } from './noun-chunks.ts';
import { ATTACK } from './parties-words.ts';
import type { Saying } from './saying-subject.ts';
import { whoIs } from './who-is.ts';

const COUNTS = /^(?:count|toll|tally|estimate|figures?|bilan)$/;

/** "The health ministry's provisional count is 43 dead." */
export function countOf(tokens: readonly Token[], at: number): Saying | null {
  if (tokens[at]?.plain !== 's' || !tokens[at]?.glued) return null;
  const noun = tokens.findIndex(({ plain }, index) => index > at && index <= at + 3 && COUNTS.test(plain));
  if (noun < 0 || !/^(?:is|was|stands|stood|of|put|puts|said)$/.test(tokens[noun + 1]?.plain ?? '')) return null;
  let start = at;
  while (start > 0 && tokens[start - 1]?.kind === 'word') start -= 1;
  const span = { start, next: at };
  if (speakerSortOf(tokens, span) === null || at - start > 6) return null;
  const verb = { start: noun, next: noun + 1 };
  return { act: 'says', who: whoIs(tokens, span), span: { start, next: noun + 1 }, verb, content: 'after' };
}

const CLAIM = /^(?:claims?|assertions?|allegations?|reports?|accounts?)$/;

/** "the army's claim that 12 fighters died", "claims by the Front that it killed 30" */
export function claimOf(tokens: readonly Token[], at: number): Saying | null {
  if (!CLAIM.test(tokens[at]?.plain ?? '')) return null;
  const says = /^(?:that|to have|of having|it)\b/.exec(`${tokens[at + 1]?.plain ?? ''} ${tokens[at + 2]?.plain ?? ''}`);
  if (says !== null && tokens[at - 1]?.plain === 's' && tokens[at - 1]?.glued) {
    let start = at - 1;
    while (
      start > 0 &&
      tokens[start - 1]?.kind === 'word' &&
      at - start < 7 &&
      !/^(?:and|but|to|of|by|on)$/.test(tokens[start - 1]?.plain ?? '')
    ) {
      start -= 1;
      if (/^(?:the|a|an)$/.test(tokens[start]?.plain ?? '')) break;
    }
    return claimed(tokens, { start, next: at - 1 }, { start: at, next: at + 1 }, at + 1);
  }
  if (!/^(?:by|from)$/.test(tokens[at + 1]?.plain ?? '')) return null;
  const name = nameFrom(tokens, at + 2);
  return name !== null && tokens[name.next]?.plain === 'that'
    ? claimed(tokens, name, { start: at, next: at + 2 }, name.next)
    : null;
}

function claimed(tokens: readonly Token[], span: Span, verb: Span, next: number): Saying | null {
  if (speakerSortOf(tokens, span) === null && !/^\p{Lu}/u.test(tokens[span.next - 1]?.text ?? '')) return null;
  return {
    act: 'says',
    who: whoIs(tokens, span),
    span: { start: Math.min(span.start, verb.start), next },
    verb,
    content: 'after',
  };
}

const CLAIMS = /^(?:claimed|claims?|claiming)$/;
const DETERMINER = /^(?:the|an|a|this|that|both|these|those)$/;
const DEED = /^(?:blasts?|explosions?|operations?|killings?|massacre|shooting|abductions?|kidnappings?)$/;
/** With one of these behind it something is said of the deed: "claimed the attack had killed nine". */
const TELLS = /^(?:had|has|have|was|were|is|by|did|never|took|takes|left|hit|happened|occurred)$/;

/** "claimed the evening attack", "claimed an ambush on Thursday": a deed is laid claim to, and nothing said. */
export function claimsDeed(tokens: readonly Token[], at: number): boolean {
  const word = (index: number): string => tokens[index]?.plain ?? '';
  if (!CLAIMS.test(word(at)) || !DETERMINER.test(word(at + 1))) return false;
  const step = [2, 3, 4].find((each) => ATTACK.test(word(at + each)) || DEED.test(word(at + each)));
  return step !== undefined && harmMarkAt(tokens, at + step + 1) === null && !TELLS.test(word(at + step + 1));
}

/** "Attack kills 23: army", "… - officials" */
export function headlineSaying({ tokens, isHeadline }: Sentence, at: number): Saying | null {
  const token = tokens[at];
  if (
    !isHeadline ||
    token?.kind !== 'mark' ||
    !(token.plain === ':' || (token.plain === '-' && !token.glued)) ||
    at < 3
  )
    return null;
  const span = { start: at + 1, next: tokens.length };
  if (span.next - span.start > 5 || span.next === span.start || speakerSortOf(tokens, span) === null) return null;
  return {
    act: 'says',
    who: whoIs(tokens, span),
    span: { start: at, next: span.next },
    verb: { start: at, next: at + 1 },
    content: 'before',
  };
}
