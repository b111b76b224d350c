import type { PreciseDate } from '../domain/date.ts';
import type { Sentence } from './article.ts';
import { speakerSortOf } from './noun-chunks.ts';
import type { Saying } from './saying-subject.ts';
import type { Speaker } from './speakers.ts';

export interface Attributed {
  readonly saying: Saying;
  readonly speaker: Speaker | null;
  readonly said: PreciseDate | null;
}

export interface Voice {
  readonly speaker: Speaker | null;
  readonly said: PreciseDate | null;
  /** The sentence does not say so itself: it goes on from the one before. */
  readonly goesOn: boolean;
  /** What is said here is denied, or said by nobody. */
  readonly isVoid: boolean;
}

const ATTACK = /^(?:attack|blast|explosion|raid|ambush|strike|assault|attaque|attentat|embuscade|frappe)$/;

/** Whether a sentence that names nobody goes on with what was said before: it begins with a number or with the attack, and tells of no one else's doing. */
export function goesOnBefore({ tokens }: Sentence, firstCount: number): boolean {
  const sort = speakerSortOf(tokens, { start: 0, next: Math.min(3, tokens.length) });
  if (sort === 'institution' || sort === 'group') return false;
  return firstCount <= 4 || tokens.slice(0, 3).some(({ plain }) => ATTACK.test(plain));
}

const BREAKS = new Set(['while', 'but', 'whereas', ';', 'although', 'mais', 'tandis', 'alors']);

/** The saying that a place in a sentence belongs to: the nearest one whose content reaches it. */
export function sayingFor({ tokens }: Sentence, at: number, attributed: readonly Attributed[]): Attributed | null {
  const before = attributed.findLast(({ saying }) => saying.verb.start < at);
  const after = attributed.find(
    ({ saying }) =>
      saying.content === 'before' &&
      saying.span.start > at &&
      saying.act !== 'responsibility' &&
      saying.act !== 'attribution',
  );
  if (before === undefined) return after ?? null;
  // "The attack, claimed by the Front, left nine dead": that many, the text says.
  const { act, verb } = before.saying;
  if (act === 'responsibility' && /^(?:by|par)$/.test(tokens[verb.next - 1]?.plain ?? '')) return after ?? null;
  const isBroken = tokens.slice(before.saying.span.next, at).some(({ plain }) => BREAKS.has(plain));
  if (
    after !== undefined &&
    (isBroken ||
      before.saying.content === 'before' ||
      before.saying.act !== 'says' ||
      before.saying.who.kind === 'nobody')
  )
    return after;
  // "claimed responsibility for the attack, which killed 30": that it killed so many is the text's own word.
  if (
    before.saying.act === 'responsibility' &&
    before.saying.content === 'after' &&
    isRelative(tokens, before.saying.verb.next, at)
  )
    return null;
  if (
    before.saying.act === 'attribution' &&
    before.saying.content === 'after' &&
    isRelative(tokens, before.saying.verb.next, at)
  )
    return null;
  if (before.saying.who.kind === 'nobody') return null;
  return before;
}

function isRelative(tokens: Sentence['tokens'], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ plain }) => /^(?:which|that|who|qui|whose|where)$/.test(plain));
}
