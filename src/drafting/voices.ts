import type { PreciseDate } from '../domain/date.ts';
import type { Sentence } from './article.ts';
import type { Count } from './counts.ts';
import { harmMarkAt } from './harm-marks.ts';
import { speakerSortOf } from './noun-chunks.ts';
import type { Saying } from './saying-subject.ts';
import { tellerOf } from './second-hand.ts';
import type { Speaker } from './speakers.ts';

export interface Attributed {
  readonly saying: Saying;
  readonly speaker: Speaker | null;
  readonly said: PreciseDate | null;
}

interface Voice {
  readonly speaker: Speaker | null;
  readonly said: PreciseDate | null;
  /** The sentence does not say so itself: it goes on from the one before. */
  readonly goesOn: boolean;
  /** What is said here is denied, or said by nobody. */
  readonly isVoid: boolean;
  /** Told, and borne out by nobody: "could not confirm that …". */
  readonly isUnconfirmed?: boolean;
}

// "said it had not attacked and that 12 had died": these it does say.
function saysOn(tokens: Sentence['tokens'], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .some(
      ({ plain }, at) =>
        /^(?:and|but|et|mais)$/.test(plain) && /^(?:that|que|qu')$/.test(tokens[from + at + 1]?.plain ?? ''),
    );
}

// "reports that 12 had died", in nobody's name: not the text's own word.
function isReported(tokens: Sentence['tokens'], at: number): boolean {
  const line = tokens
    .slice(Math.max(0, at - 12), at)
    .map(({ plain }) => plain)
    .join(' ');
  return /\b(?:reports?|rumou?rs?|claims?|rumeurs?|informations?) (?:\w+ ){0,4}(?:that|selon lesquelles)\b[^,;]*$/.test(
    line,
  );
}

/** Who spoke last before a sentence, and where. */
export interface LastVoice {
  readonly speaker: Speaker;
  readonly said: PreciseDate | null;
  readonly paragraph: number;
}

/** Who speaks last after a sentence: who says nothing, or only denies, goes on with nothing. */
export function voiceAfter(
  attributed: readonly Attributed[],
  paragraph: number,
  before: LastVoice | null,
): LastVoice | null {
  const speaking = attributed.findLast(({ speaker }) => speaker !== null);
  if (speaking?.speaker == null) return before;
  const { act, isTurned } = speaking.saying;
  const isSilent = act === 'silence' || ((act === 'denial' || act === 'rejection') && !isTurned);
  return isSilent ? null : { speaker: speaking.speaker, said: speaking.said, paragraph };
}

/** Whether a number only says how many speak: "four residents said". */
export function isOfSpeaker({ who }: Saying, { start, next }: Count, tokens: Sentence['tokens']): boolean {
  if (who.kind !== 'name' || start < who.span.start || next > who.span.next) return false;
  return !tokens
    .slice(who.span.start, who.span.next)
    .some((_, index) => harmMarkAt(tokens, who.span.start + index) !== null);
}

const NO_ONE: Voice = { speaker: null, said: null, goesOn: false, isVoid: false };

/**
 * In whose name a number stands: that of the saying it belongs to; where the sentence has none, that of who spoke before, as far as it goes on with what was
 * said. `first` is the sentence's first number: what holds of it holds of those after it.
 */
export function voiceAt(
  sentence: Sentence,
  count: Count,
  first: Count,
  attributed: readonly Attributed[],
  before: LastVoice | null,
): Voice {
  const own = sayingFor(sentence, count.start, attributed);
  if (own === null && isReported(sentence.tokens, count.start)) return { ...NO_ONE, isUnconfirmed: true };
  if (own !== null) {
    const isUnconfirmed = own.saying.act === 'unconfirmed';
    const isSaidAfter = own.saying.isTurned === true && saysOn(sentence.tokens, own.saying.verb.next, count.start);
    return {
      speaker: own.saying.who.kind === 'nobody' || isUnconfirmed || own.saying.isUnsaid ? null : own.speaker,
      isUnconfirmed,
      said: own.said,
      goesOn: own.saying.isDubious === true,
      isVoid: !isSaidAfter && /^(?:denial|rejection|silence)$/.test(own.saying.act),
    };
  }
  if (before === null || attributed.length > 0) return NO_ONE;
  const isSame = before.paragraph === sentence.paragraph;
  const isNext = before.paragraph + 1 === sentence.paragraph;
  const goesOn =
    sentence.isQuotation ||
    (isSame && (count.isElliptical || goesOnBefore(sentence, first.start))) ||
    (isNext && (first.isElliptical || /^(?:another|further)$/.test(sentence.tokens[first.start]?.plain ?? '')));
  return goesOn ? { speaker: before.speaker, said: before.said, goesOn: !sentence.isQuotation, isVoid: false } : NO_ONE;
}

const ATTACK = /^(?:attack|blast|explosion|raid|ambush|strike|assault|attaque|attentat|embuscade|frappe)$/;

/** Whether a sentence that names nobody goes on with what was said before: it begins with a number or with the attack, and tells of no one else's doing. */
function goesOnBefore({ tokens }: Sentence, firstCount: number): boolean {
  // "Twelve militants were killed": they do nothing.
  const sort = firstCount === 0 ? null : speakerSortOf(tokens, { start: 0, next: Math.min(3, tokens.length) });
  if (sort === 'institution' || sort === 'group') return false;
  // "A day later, a bomb struck a bus": what was said goes on in its order.
  const line = tokens
    .slice(0, 5)
    .map(({ plain }) => plain)
    .join(' ');
  return firstCount <= 4 || FOLLOWS.test(line) || tokens.slice(0, 3).some(({ plain }) => ATTACK.test(plain));
}

const FOLLOWS =
  /^(?:(?:on |early |late )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|(?:a|one|two|the) (?:next )?(?:days?|hours?) (?:later|after)|hours later|le lendemain|the next day|(?:quelques|deux) heures plus tard)/;
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
  // "claimed responsibility for the attack, which killed 30": that it killed so many is the text's own word, or that of who tells of the claim.
  if (
    (before.saying.act === 'responsibility' || before.saying.act === 'attribution') &&
    before.saying.content === 'after' &&
    isRelative(tokens, before.saying.verb.next, at)
  ) {
    const sayings = attributed.map(({ saying }) => saying);
    const teller = tellerOf(tokens, before.saying, sayings);
    return attributed.find(({ saying }) => saying === teller) ?? null;
  }
  if (before.saying.who.kind === 'nobody' && !before.saying.isUnsaid) return null;
  return before;
}

function isRelative(tokens: Sentence['tokens'], from: number, to: number): boolean {
  // "claimed the attack and that it killed 14": both are its word.
  return tokens
    .slice(from, to)
    .some(
      ({ plain, text }, index) =>
        (/^(?:which|that|who|qui|whose|where)$/.test(plain) || text === 'où') &&
        !/^(?:and|et)$/.test(tokens[from + index - 1]?.plain ?? ''),
    );
}
