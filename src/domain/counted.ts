import {
  AFTER_ALL,
  AFTER_HARM,
  AMONG,
  AUXILIARY,
  BEFORE_HARM,
  INCLUDING,
  LEAD,
  LIST_AND,
  MORE,
  NEGATIVE_AUXILIARY,
  NEITHER,
  OF_THEM,
  ON_TOP_AFTER,
  ON_TOP_BEFORE,
  WERE,
} from './count-words.ts';
import type { Harm } from './figure.ts';
import { type NounPhrase, nounPhraseAt } from './noun-phrase.ts';
import { type PhraseTable, phraseAt, phraseTable, skipPhrases } from './phrase-table.ts';
import { boundBehind, type Quantity, quantityAt } from './quantity.ts';
import { ROLE_NOUNS } from './role-nouns.ts';
import { harmNorHarmAt, type SaidHarm, saidHarmsAt } from './said-harm.ts';
import type { Token } from './says-tokens.ts';

/** A number of people within a larger one: "including 4 civilians". */
export interface Part {
  readonly quantity: Quantity;
  readonly who: NounPhrase;
  /** Told behind a comma as "of them", who may be those of any number before: "12 killed and 30 wounded, 8 of them soldiers". */
  readonly ofThem: boolean;
}

/** One number as it was said, before what it leaves unsaid is taken from its neighbours. */
export interface Counted {
  readonly start: number;
  readonly next: number;
  readonly quantity: Quantity;
  readonly who: NounPhrase | null;
  readonly harm: SaidHarm | null;
  /** "killed 30 soldiers": what is counted after it may have the same harm. */
  readonly harmFirst: boolean;
  readonly parts: readonly Part[];
  /** Where the words begin that bound the number only behind its harm: "30 soldiers killed at least". */
  readonly boundAt?: number;
}

const OF_THINGS_TOO: ReadonlySet<Harm> = new Set(['captured', 'neutralised', 'missing', 'displaced']);

/** Marks that part one thing said from the next. */
export const BETWEEN: ReadonlySet<string> = new Set([',', ';', '.', '!', '&']);

/** Whether nothing of the same number can follow: the text ends, or something parts it from the next. */
export function isBoundary(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (isDashBetween(tokens, at)) return true;
  return token === undefined || phraseAt(SEPARATORS, tokens, at) !== null || BETWEEN.has(token.plain);
}

/** A dash with space on both sides parts as a comma does: "30 killed – 12 wounded". */
export function isDashBetween(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.plain === '-' && tokens[at]?.glued === false && tokens[at + 1]?.glued === false;
}

/** What may stand between two things said. */
export const SEPARATORS = phraseTable([
  [true, 'and, et, while, but, mais, as well as, ainsi que, tandis que, and also, along with'],
]);

/** Reads one number with what is said of it, from `at` on; null when that is not understood. */
export function countedAt(tokens: readonly Token[], at: number): Counted | null {
  return harmFirstAt(tokens, at) ?? numberFirstAt(tokens, at) ?? neitherAt(tokens, at) ?? headedAt(tokens, at);
}

/** Whether a number comes on top of another, so that it is not all of them: "30 more killed", "another 30 killed". */
export function isOnTop(tokens: readonly Token[], { start, next, quantity, parts }: Counted): boolean {
  for (let at = start; at < next; at += 1) {
    // What is said of its parts is not said of it.
    if (parts.length > 0 && phraseAt(INCLUDING, tokens, at) !== null) return false;
    if (phraseAt(at < quantity.next ? ON_TOP_BEFORE : ON_TOP_AFTER, tokens, at) !== null) return true;
  }
  return false;
}

/** Whether a number of people or a harm begins there. */
export function beginsCount(tokens: readonly Token[], at: number): boolean {
  const lead = skipPhrases(LEAD, tokens, at);
  return quantityAt(tokens, at) !== null || quantityAt(tokens, lead) !== null || harmFirstAt(tokens, at) !== null;
}

// "killed 30 soldiers", "death toll of 30", "tué 23 soldats"
function harmFirstAt(tokens: readonly Token[], at: number): Counted | null {
  // "claimed the lives of 10": what may lead to a harm may also begin one.
  for (const harm of placesBehind([LEAD, AUXILIARY], tokens, at).flatMap((from) => saidHarmsAt(tokens, from, true))) {
    const colon = tokens[harm.next]?.plain === ':' ? harm.next + 1 : harm.next;
    const quantity = quantityBehind(tokens, colon);
    if (quantity === null) continue;
    const who = nounPhraseAt(tokens, quantity.next, quantity);
    for (const next of who === null || !suits(who, harm) ? [quantity.next] : [who.next, quantity.next]) {
      const end = skipPhrases(AFTER_ALL, tokens, next === quantity.next ? skipMore(tokens, next, quantity) : next);
      const including = partsAt(tokens, end, true);
      const last = skipPhrases(AFTER_ALL, tokens, including.next);
      if (!isBoundary(tokens, last)) continue;
      const named = next === quantity.next ? null : who;
      return {
        start: at,
        next: last,
        quantity,
        who: named,
        harm: { ...harm, noun: [0, 0] },
        harmFirst: true,
        parts: including.parts,
      };
    }
  }
  return null;
}

// What may lead to the number may begin it too: "death toll at 14", "death toll of at least 14".
function quantityBehind(tokens: readonly Token[], at: number): Quantity | null {
  const quantity = quantityAt(tokens, at);
  const lead = quantity === null ? phraseAt(AFTER_HARM, tokens, at) : null;
  return lead === null ? quantity : quantityBehind(tokens, lead.next);
}

// "30 soldiers were killed", "23 dead soldiers", "30 deaths among civilians", "26 people, including 4 civilians, killed"
function numberFirstAt(tokens: readonly Token[], at: number): Counted | null {
  const from = skipPhrases(LEAD, tokens, at);
  const colon = from > at && tokens[from]?.plain === ':' ? from + 1 : from;
  const quantity = quantityAt(tokens, colon) ?? quantityAt(tokens, at);
  if (quantity === null) return null;
  const who = nounPhraseAt(tokens, quantity.next, quantity);
  const unnamed = skipMore(tokens, quantity.next, quantity);
  for (const [named, next] of [[who, who?.next ?? unnamed] as const, [null, unnamed] as const]) {
    const before = partsAt(tokens, skipPhrases(AFTER_ALL, tokens, next), false);
    const comma = before.parts.length > 0 && tokens[before.next]?.plain === ',' ? before.next + 1 : before.next;
    const verb = skipAuxiliaries(tokens, comma, quantity);
    for (const harm of [...saidHarmsAt(tokens, verb, false), ...(quantity.none ? harmNorHarmAt(tokens, verb) : [])]) {
      if (named !== null && (!suits(named, harm) || (named.strange && harm.isEvent))) continue;
      // After a verb it is no noun: "23 ont été tués" beside "23 tués".
      const said = verb > comma ? { ...harm, noun: [0, 0] as const, isNoun: false } : harm;
      const counted = { start: at, quantity, harm: said, harmFirst: false };
      const found = afterHarm(tokens, harm, quantity, named, before.parts);
      if (found !== null) return { ...counted, ...found };
    }
    const end = skipPhrases(AFTER_ALL, tokens, before.next);
    if (named !== null && isBoundary(tokens, end)) {
      return { start: at, next: end, quantity, who: named, harm: null, harmFirst: false, parts: before.parts };
    }
  }
  return null;
}

// "neither dead nor wounded", "ni morts ni blessés"
function neitherAt(tokens: readonly Token[], at: number): Counted | null {
  const neither = phraseAt(NEITHER, tokens, at);
  if (neither === null) return null;
  const quantity: Quantity = { low: 0, high: 0, named: 0, next: neither.next, none: true, plural: true };
  const harm = harmNorHarmAt(tokens, neither.next).find(({ next }) => isBoundary(tokens, next));
  if (harm === undefined) return null;
  return { start: at, next: harm.next, quantity, who: null, harm, harmFirst: false, parts: [] };
}

// "soldiers killed: 30"
function headedAt(tokens: readonly Token[], at: number): Counted | null {
  const who = nounPhraseAt(tokens, at, { low: 0, high: null, named: null, next: at, none: false, plural: true });
  if (who === null || !who.known) return null;
  const harm = saidHarmsAt(tokens, who.next, false).find(({ next }) => tokens[next]?.plain === ':');
  const quantity = harm === undefined ? null : quantityAt(tokens, harm.next + 1);
  if (harm === undefined || quantity === null || !isBoundary(tokens, quantity.next)) return null;
  return { start: at, next: quantity.next, quantity, who, harm, harmFirst: false, parts: [] };
}

function afterHarm(
  tokens: readonly Token[],
  harm: SaidHarm,
  quantity: Quantity,
  named: NounPhrase | null,
  partsBefore: readonly Part[],
): Pick<Counted, 'next' | 'quantity' | 'who' | 'parts' | 'boundAt'> | null {
  const at = harm.next;
  const among = phraseAt(AMONG, tokens, at)?.next ?? at;
  // Behind a French harm stands an adjective: "2 pertes amies" tells the side, and is of no friends.
  const isSide = among === at && harm.language === 'fr' && phraseAt(ROLE_NOUNS, tokens, at) !== null;
  const later = named === null && !isSide ? nounPhraseAt(tokens, among, quantity) : null;
  // An adjective goes before its noun in English only: the second word of "3 blessés graves" is no noun, nor is that of "no losses elsewhere".
  const stranger = among === at && harm.language === 'en' && quantity.plural && !quantity.none && !harm.isEvent;
  const who = named ?? (later !== null && (later.known || stranger) && suits(later, harm) ? later : null);
  for (const next of who !== null && who === later ? [who.next, at] : [at]) {
    const rest = skipPhrases(AFTER_ALL, tokens, next);
    const after = partsBefore.length > 0 ? { parts: partsBefore, next: rest } : partsAt(tokens, rest, true);
    const end = skipPhrases(AFTER_ALL, tokens, after.next);
    const said = { who: next === at ? named : who, parts: after.parts };
    if (isBoundary(tokens, end)) return { next: end, quantity, ...said };
    // "26 people, including 4 civilians, killed at least": the 26, or the 4?
    const bound = after.parts.length > 0 ? null : boundBehind(tokens, end, quantity);
    if (bound === null) continue;
    const bounded = partsAt(tokens, bound.next, true);
    const last = skipPhrases(AFTER_ALL, tokens, bounded.next);
    if (isBoundary(tokens, last)) return { ...said, next: last, quantity: bound, parts: bounded.parts, boundAt: end };
  }
  return null;
}

// Towns, weapons and mines are captured, missing and neutralised too, families displaced: there, only a noun that is known is one for people.
export function suits(who: NounPhrase, { harm, language }: SaidHarm): boolean {
  return !OF_THINGS_TOO.has(harm) || who.isHeadKnown(language);
}

// "including 4 civilians and 2 soldiers", "4 of them civilians": a last one that has a harm of its own, where the whole has one, is not a part.
function partsAt(tokens: readonly Token[], at: number, harmGiven: boolean): { parts: Part[]; next: number } {
  const mark = [',', '('].includes(tokens[at]?.plain ?? '') ? at + 1 : at;
  const bracket = tokens[at]?.plain === '(';
  const including = phraseAt(INCLUDING, tokens, mark);
  const parts: Part[] = [];
  let next = at;
  for (let from = including?.next ?? (mark > at ? mark : null); from !== null; ) {
    const quantity = quantityAt(tokens, from);
    const ofThem = quantity === null ? null : phraseAt(OF_THEM, tokens, quantity.next);
    if (quantity === null || (including === null && ofThem === null && parts.length === 0)) break;
    const who = nounPhraseAt(tokens, skipPhrases(WERE, tokens, ofThem?.next ?? quantity.next), quantity);
    if (who === null || !who.known) break;
    const own = saidHarmsAt(tokens, skipAuxiliaries(tokens, who.next, quantity), false).length > 0;
    if (own && harmGiven && parts.length > 0) break;
    if (own && harmGiven) return { parts: [], next: at };
    // "dont 8 civils et 3 soldats au moins": the 3, or both?
    const bound = parts.every((part) => part.quantity.low !== part.quantity.high)
      ? boundBehind(tokens, who.next, quantity)
      : null;
    parts.push({ quantity: bound ?? quantity, who, ofThem: including === null && !bracket });
    next = bound?.next ?? who.next;
    const comma = tokens[next]?.plain === ',' ? next + 1 : next;
    const and = phraseAt(LIST_AND, tokens, comma);
    from = and?.next ?? (comma > next ? comma : null);
  }
  if (parts.length === 0) return { parts, next: at };
  if (!bracket) return { parts, next };
  return tokens[next]?.plain === ')' ? { parts, next: next + 1 } : { parts: [], next: at };
}

function skipMore(tokens: readonly Token[], at: number, quantity: Quantity): number {
  return quantity.none ? at : skipPhrases(MORE, tokens, at);
}

function skipAuxiliaries(tokens: readonly Token[], at: number, quantity: Quantity): number {
  const negative = quantity.none && NEGATIVE_AUXILIARY.has(tokens[at]?.plain ?? '') ? at + 1 : at;
  return skipPhrases(BEFORE_HARM, tokens, negative);
}

/** The place itself, then those behind one phrase of the tables after another. */
function placesBehind(tables: readonly PhraseTable<unknown>[], tokens: readonly Token[], at: number): number[] {
  const places: number[] = [];
  for (let next: number | undefined = at; next !== undefined; ) {
    places.push(next);
    const from: number = next;
    next = tables.flatMap((table) => phraseAt(table, tokens, from)?.next ?? []).at(0);
  }
  return places;
}
