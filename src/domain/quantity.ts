import { type Amount, aboutEnds, amountsAt, peopleIn } from './amount.ts';
import { UserError } from './errors.ts';
import type { Interval } from './figure.ts';
import { type PhraseTable, phraseAt, phraseTable, skipPhrases } from './phrase-table.ts';
import { partOf, type Token } from './says-tokens.ts';

/** How many people, as read at a place in a text. */
export interface Quantity extends Interval {
  readonly named: number | null;
  readonly next: number;
  /** It says that there were none. */
  readonly none: boolean;
  /** It is more than one, so an English noun after it is a plural. */
  readonly plural: boolean;
}

type Kind = 'exact' | 'round' | 'vague' | 'span' | 'none' | 'about' | 'nearly' | 'least' | 'most';
interface Reading extends Interval {
  readonly kind: Kind;
  readonly named: number | null;
  readonly next: number;
}
type Modifier = 'about' | 'nearly' | 'least' | 'most';

const BEFORE = phraseTable<Modifier>([
  ['least', 'at least, more than, over, well over, just over, a little over, upward of, upwards of, in excess of'],
  ['least', 'no fewer than, no less than, not fewer than, not less than, a minimum of, minimum, north of, well above'],
  ['least', 'far more than, much more than, at a minimum, above, exceeding, greater than, slightly over'],
  ['least', 'slightly more than, a little more than'],
  ['least', "au moins, plus de, plus d', bien plus de, nettement plus de, un peu plus de, un peu plus d', au minimum"],
  ['least', "un minimum de, pas moins de, pas moins d', non moins de, supérieur à, au bas mot, minimum de"],
  ['most', 'at most, no more than, not more than, fewer than, less than, under, below, up to, as many as, at maximum'],
  ['most', 'a maximum of, maximum, at the most, not over, not exceeding, well under'],
  ['most', "au plus, tout au plus, moins de, moins d', pas plus de, pas plus d', jusqu'à, au maximum, un maximum de"],
  ['most', "maximum de, inférieur à, jusqu'à près de"],
  ['about', 'about, around, some, approximately, roughly, circa, c, ca, approx, in the region of, in the vicinity of'],
  ['about', 'an estimated, estimated, est, on the order of, in the order of'],
  ['about', "environ, autour de, autour d', quelque, quelques, à peu près, approximativement, aux alentours de, env"],
  ['about', "de l'ordre de, aux environs de, grosso modo"],
  ['nearly', 'nearly, almost, close to, just under, just short of, a little under, not quite, slightly fewer than'],
  ['nearly', "près de, près d', presque, pas loin de, un peu moins de, un peu moins d'"],
]);

const AFTER = phraseTable<Modifier>([
  ['least', 'or more, or over, at least, plus, at a minimum, ou plus, et plus, au moins, au minimum'],
  ['most', 'or fewer, or less, at most, at the most, ou moins, au plus, au maximum'],
  ['about', 'or so, environ, à peu près, approximately, odd, ou à peu près'],
]);

const AFTER_HARM: PhraseTable<Modifier> = phraseTable<Modifier>([
  ['least', 'at least, at a minimum, or more, au moins, au minimum, au bas mot, ou plus'],
  ['most', 'at most, at the most, au plus, au maximum, tout au plus'],
  ['about', 'approximately, roughly, or so, environ, à peu près'],
]);

const MARKS: ReadonlyMap<string, Modifier> = new Map([
  ['~', 'about'],
  ['\u2248', 'about'],
  ['\u223c', 'about'],
  ['>', 'least'],
  ['\u2265', 'least'],
  ['+', 'least'],
  ['<', 'most'],
  ['\u2264', 'most'],
]);

// These leave the number as it is.
const EXACTLY = phraseTable([
  [true, 'a total of, in total, exactly, precisely, only, just, all, the, another, a further, an additional, in all'],
  [true, 'un total de, au total, en tout, exactement, précisément, seulement, les, tous les, toutes les'],
]);

const BETWEEN = phraseTable([[true, 'between, anywhere between, entre']]);
const FROM = phraseTable([[true, "from, anywhere from, de, d'"]]);
const AND = phraseTable([[true, 'and, et, to, à']]);
const TO = phraseTable([[true, 'to, à, or, ou']]);
const BUT = phraseTable([[true, 'and, but, et, mais']]);
const MINUS = new Set(['-', 'minus', 'moins']);
const ABBREVIATED = new Set(['c', 'ca', 'approx', 'est', 'env']);

/** Reads how many people the words from `at` on say, or null when they don't. */
export function quantityAt(tokens: readonly Token[], at: number): Quantity | null {
  if (MINUS.has(tokens[at]?.plain ?? '') && tokens[at + 1]?.kind === 'number') {
    throw new UserError('says.belowZero', { part: partOf(tokens, at, at + 2) });
  }
  const read = modifiedAt(tokens, at, 0);
  if (read === null) return null;
  const { low, high, named, next, kind } = andAtMost(tokens, read);
  return { low, high, named, next, none: kind === 'none', plural: high !== 1 };
}

/** A number with what is said of it only behind what befell them: "60 morts au moins"; null when nothing of that kind is there. */
export function boundBehind(tokens: readonly Token[], at: number, quantity: Quantity): Quantity | null {
  const { low, high, named, none } = quantity;
  const bound = phraseAt(AFTER_HARM, tokens, at);
  if (bound === null || none || named === null || low !== named || high !== named) return null;
  const said = modified(bound.value, { kind: 'exact', low, high, named, next: bound.next });
  if (said === null) return null;
  return { low: said.low, high: said.high, named, next: bound.next, none: false, plural: true };
}

function modifiedAt(tokens: readonly Token[], at: number, depth: number): Reading | null {
  const modifier = modifierAt(tokens, at);
  if (modifier !== null && depth < 3) {
    const inner = modifiedAt(tokens, modifier.next, depth + 1);
    const outer = inner === null ? null : modified(modifier.value, inner);
    if (outer !== null) return outer;
  }
  const from = skipPhrases(EXACTLY, tokens, at);
  const exact = from > at ? modifiedAt(tokens, from, depth) : null;
  return exact ?? rangeAt(tokens, at) ?? singleAt(tokens, at);
}

function modifierAt(tokens: readonly Token[], at: number): { value: Modifier; next: number } | null {
  const mark = MARKS.get(tokens[at]?.plain ?? '');
  if (mark !== undefined) {
    const orEqual = mark !== 'about' && tokens[at + 1]?.plain === '=' ? 1 : 0;
    return { value: mark, next: at + 1 + orEqual };
  }
  const found = phraseAt(BEFORE, tokens, at);
  if (found === null || !ABBREVIATED.has(tokens[at]?.plain ?? '')) return found;
  return tokens[found.next]?.plain === '.' ? { ...found, next: found.next + 1 } : found;
}

// "at least about 30" takes the outer end of what "about 30" allows; what makes no sense is not read.
function modified(modifier: Modifier, said: Reading): Reading | null {
  // "plus d'une centaine" is more than 100, not more than about 100.
  const round =
    said.kind === 'round' && said.named !== null ? { kind: 'exact' as const, low: said.named, high: said.named } : {};
  const inner: Reading = { ...said, ...round };
  const { low, high, kind } = inner;
  switch (modifier) {
    case 'least':
      return kind === 'most' || kind === 'none' ? null : { ...inner, kind: 'least', high: null };
    case 'most':
      return high === null || kind === 'none' ? null : { ...inner, kind: 'most', low: 0 };
    case 'about':
      if (kind === 'about') return inner;
      return (kind === 'exact' || kind === 'span') && high !== null
        ? { ...inner, kind: 'about', ...aboutEnds(low, high) }
        : null;
    case 'nearly':
      return kind === 'exact' && high !== null ? { ...inner, kind: 'nearly', low: aboutEnds(low, high).low } : null;
  }
}

function singleAt(tokens: readonly Token[], at: number): Reading | null {
  const amount = amountsAt(tokens, at)[0];
  return amount === undefined ? null : withSuffixes(tokens, readingOf(amount));
}

function withSuffixes(tokens: readonly Token[], read: Reading): Reading | null {
  const mark = tokens[read.next];
  if (mark?.plain === '+') {
    return tokens[read.next + 1]?.kind === 'number' ? null : modified('least', { ...read, next: read.next + 1 });
  }
  const dash = mark?.plain === '-' ? 1 : 0;
  const suffix = phraseAt(AFTER, tokens, read.next + dash);
  if (suffix === null) return read;
  return modified(suffix.value, { ...read, next: suffix.next }) ?? read;
}

function rangeAt(tokens: readonly Token[], at: number): Reading | null {
  const between = phraseAt(BETWEEN, tokens, at);
  if (between !== null)
    return rangeFrom(tokens, between.next, (index) => phraseAt(AND, tokens, index)?.next ?? dash(tokens, index));
  const from = phraseAt(FROM, tokens, at);
  return rangeFrom(tokens, from?.next ?? at, (index) => phraseAt(TO, tokens, index)?.next ?? dash(tokens, index));
}

function dash(tokens: readonly Token[], at: number): number | null {
  return tokens[at]?.plain === '-' ? at + 1 : null;
}

// The lower number is tried longest first: "between one hundred and twenty and two hundred", "between one hundred and two hundred".
function rangeFrom(tokens: readonly Token[], at: number, joined: (index: number) => number | null): Reading | null {
  const softLow = modifierAt(tokens, at);
  const start = softLow?.value === 'about' ? softLow.next : at;
  for (const low of amountsAt(tokens, start)) {
    const second = joined(low.next);
    if (second === null || low.kind === 'none') continue;
    const softHigh = modifierAt(tokens, second);
    const high = amountsAt(tokens, softHigh?.value === 'about' ? softHigh.next : second)[0];
    if (high === undefined || high.kind === 'none') continue;
    const [lower, upper] = sharedScale(tokens, start, low, high);
    const ends = {
      low: start > at ? aboutEnds(lower.low, lower.low).low : lower.low,
      high: softHigh?.value === 'about' && upper.high !== null ? aboutEnds(upper.high, upper.high).high : upper.high,
    };
    if (upper.high === null || lower.high === null) return null;
    if (lower.low > upper.low || lower.high > upper.high) throw backwards(tokens, start, high.next);
    return { kind: 'span', ...ends, named: null, next: high.next };
  }
  return null;
}

// "2 to 3 million" is 2 million to 3 million; "10 à 15 000" and "3-400" may be either, so they are asked for in full.
function sharedScale(tokens: readonly Token[], at: number, low: Amount, high: Amount): [Reading, Reading] {
  const upper = readingOf(high);
  if (low.kind === 'number' && high.kind === 'round' && high.unit !== undefined) {
    const people = peopleIn(low, high.unit);
    if (people < (high.named ?? 0)) return [{ ...readingOf(low), ...aboutEnds(people, people) }, upper];
  }
  if (low.kind !== 'number' || high.kind !== 'number' || high.digits === 0) return [readingOf(low), upper];
  const written = low.digits / 10 ** low.decimals;
  const fits = (scale: number): boolean => scale > low.scale && written > 0 && written * scale < upper.low;
  const upperWritten = high.digits / 10 ** high.decimals / high.scale;
  const inHundreds = upperWritten < 1000 && upperWritten % 100 === 0 && written < 10 && 100 * written < upperWritten;
  if (inHundreds && low.scale === 1 && written > 0) throw ambiguous(tokens, at, high.next);
  if (high.scale > 1 && low.scale === 1 && (fits(high.scale) || low.decimals > 0)) {
    const people = peopleIn(low, high.scale);
    return [{ ...readingOf({ ...low, digits: people, decimals: 0 }) }, upper];
  }
  const inThousands = high.scale === 1 && upper.low % 1000 === 0 && low.scale === 1 && written < 1000 && fits(1000);
  if (inThousands || (high.scale > 100 && low.scale === 100 && fits(high.scale))) {
    throw ambiguous(tokens, at, high.next);
  }
  return [readingOf(low), upper];
}

function readingOf(amount: Amount): Reading {
  if (amount.kind !== 'number') return amount;
  const people = peopleIn(amount);
  return { kind: 'exact', low: people, high: people, named: people, next: amount.next };
}

// "at least 20 but no more than 30"
function andAtMost(tokens: readonly Token[], read: Reading): Reading {
  if (read.kind !== 'least') return read;
  const comma = tokens[read.next]?.plain === ',' ? 1 : 0;
  const but = phraseAt(BUT, tokens, read.next + comma)?.next ?? read.next + comma;
  const bound = modifierAt(tokens, but);
  if (but === read.next || bound?.value !== 'most') return read;
  const most = singleAt(tokens, bound.next);
  if (most === null || most.high === null) return read;
  if (most.high < read.low) throw backwards(tokens, read.next - 1, most.next);
  return { ...read, high: most.high, named: null, next: most.next, kind: 'span' };
}

function ambiguous(tokens: readonly Token[], from: number, to: number): UserError {
  return new UserError('says.ambiguousNumber', { part: partOf(tokens, from, to) });
}

function backwards(tokens: readonly Token[], from: number, to: number): UserError {
  return new UserError('says.backwards', { part: partOf(tokens, from, to) });
}
