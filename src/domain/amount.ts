import { UserError } from './errors.ts';
import { isNumberWord, numberWordsAt } from './number-words.ts';
import { phraseAt, phraseTable } from './phrase-table.ts';
import { partOf, shortened, type Token } from './says-tokens.ts';
import { VICTIM_NOUNS } from './victim-nouns.ts';

/** More people than have ever lived at once: a number above it is a slip. */
const EVERYONE = 8_300_000_000;

/** A number as written, before it is known whether a later word multiplies it too ("2 to 3 million"). */
export interface WrittenNumber {
  readonly kind: 'number';
  /** All its digits, times what its own words multiply by, without the decimal sign. */
  readonly digits: number;
  readonly decimals: number;
  readonly scale: number;
  readonly next: number;
  /** As written, for telling which number is meant. */
  readonly part: string;
}

/** An amount that is an interval by itself: "dozens", "several", "une trentaine", "none". */
interface WrittenSpan {
  readonly kind: 'vague' | 'round' | 'none';
  readonly low: number;
  readonly high: number | null;
  readonly named: number | null;
  readonly next: number;
  /** What a number of it is multiplied by, which a range may share: "deux à trois dizaines". */
  readonly unit?: number;
}

export type Amount = WrittenNumber | WrittenSpan;

type Vague = readonly [low: number, high: number | null];

// A counted plural keeps the reading of the plural alone: "several hundred" is as wide as "hundreds", never narrower.
const VAGUE = phraseTable<Vague>([
  [[3, 9], 'several, multiple, a few, plusieurs, quelques'],
  [[2, 2], 'a couple of, a couple, one couple, a pair of, both, tous deux, toutes deux, une paire de'],
  [[10, 99], 'tens, several tens, (des )dizaines, les dizaines, plusieurs dizaines, quelques dizaines'],
  [[12, 99], 'dozens, several dozen(s), a few dozen, some dozens, (des )douzaines, plusieurs douzaines'],
  [[20, 199], 'scores'],
  [[100, 999], 'hundreds, several hundred(s), a few hundred, some hundreds'],
  [[100, 999], '(des )centaines, plusieurs centaines, quelques centaines'],
  [[1000, 9999], 'thousands, several thousand(s), a few thousand, some thousands'],
  [[1000, 9999], '(des )milliers, plusieurs milliers, quelques milliers'],
  [[10_000, 99_999], 'tens of thousands, several tens of thousands, (des )dizaines de milliers'],
  [[10_000, 99_999], 'plusieurs dizaines de milliers, quelques dizaines de milliers'],
  [[12_000, 99_999], 'dozens of thousands'],
  [[20_000, 199_999], 'scores of thousands'],
  [[100_000, 999_999], 'hundreds of thousands, several hundred(s) thousand, several hundreds of thousands'],
  [[100_000, 999_999], 'a few hundred thousand, (des )centaines de milliers, plusieurs centaines de milliers'],
  [[100_000, 999_999], 'quelques centaines de milliers'],
  [[1_000_000, 9_999_999], 'millions, several million(s), a few million, (des )millions'],
  [[1_000_000, 9_999_999], 'plusieurs millions, quelques millions'],
  [[10_000_000, 99_999_999], 'tens of millions, (des )dizaines de millions, plusieurs dizaines de millions'],
  [[100_000_000, 999_999_999], 'hundreds of millions, (des )centaines de millions'],
  [[1, null], 'an unspecified number, an unknown number, an undetermined number, an undisclosed number, a number'],
  [[1, null], 'an indeterminate number, an unconfirmed number, unspecified number, unknown number'],
  [[1, null], 'un nombre indéterminé, un nombre inconnu, un nombre non précisé, un nombre non spécifié'],
  [[1, null], 'un nombre indéfini, un certain nombre, nombre indéterminé, nombre inconnu'],
]);

const NONE = phraseTable([
  [true, "no, none, zero, nil, no one, nobody, without any, without, not a single, zéro, nul, nulle, personne n'"],
  [true, "aucun(e), pas de, pas d', pas un seul, pas une seule, sans aucun(e), sans, sans faire de, sans faire d'"],
  [true, "n'a fait aucun(e), n'ont fait aucun(e), n'a fait pas de, n'a pas fait de, n'a pas fait d'"],
  [true, "il n'y a pas de, il n'y a pas eu de, il n'y a eu aucun(e), il n'y a aucun(e)"],
]);

/** French collective numbers are about as many: "une trentaine" is about 30. */
const COLLECTIVE = phraseTable([
  [6, 'demi douzaine'],
  [8, 'huitaine(s)'],
  [10, 'dizaine(s)'],
  [12, 'douzaine(s)'],
  [15, 'quinzaine(s)'],
  [20, 'vingtaine(s)'],
  [30, 'trentaine(s)'],
  [40, 'quarantaine(s)'],
  [50, 'cinquantaine(s)'],
  [60, 'soixantaine(s)'],
  [100, 'centaine(s)'],
  [1000, 'millier(s)'],
]);

const SCALE = phraseTable([
  [12, 'dozen(s)'],
  [100, 'hundred'],
  [1000, 'thousand, mille, k'],
  [1_000_000, 'million(s)'],
  [1_500_000, 'million et demi'],
]);

const SHORT_SCALE = new Map([
  ['k', 1000],
  ['m', 1_000_000],
  ['mn', 1_000_000],
]);

const FIXED = phraseTable([
  [6, 'half a dozen, a half dozen, half dozen'],
  [12, 'a dozen, one dozen'],
  [500_000, 'half a million, half million, un demi million'],
  [1_500_000, 'one and a half million, a million and a half, un million et demi'],
  [2_500_000, 'two and a half million, deux millions et demi'],
]);

const ONE = new Set(['a', 'an']);

/** Every amount that the words from `at` on can be read as, longest first. */
export function amountsAt(tokens: readonly Token[], at: number): Amount[] {
  const fixed = phraseAt(FIXED, tokens, at);
  const vague = phraseAt(VAGUE, tokens, at);
  const none = phraseAt(NONE, tokens, at);
  const amounts: Amount[] = [...digitsAt(tokens, at), ...wordsAt(tokens, at)];
  if (fixed !== null) amounts.push(wholeNumber(tokens, at, fixed.next, fixed.value));
  if (vague !== null) {
    const [low, high] = vague.value;
    amounts.push({ kind: 'vague', low, high, named: low === high ? low : null, next: vague.next });
  }
  if (none !== null) amounts.push({ kind: 'none', low: 0, high: 0, named: 0, next: none.next });
  if (amounts.length === 0 && ONE.has(tokens[at]?.plain ?? '')) {
    amounts.push(wholeNumber(tokens, at, at + 1, 1));
  }
  return amounts
    .filter(({ next }) => tokens[next]?.kind !== 'number' && !continuesNumber(tokens, next))
    .sort((one, other) => other.next - one.next);
}

/** The number of people an amount is, with the last word of a range shared out to it ("2 to 3 million"). */
export function peopleIn(amount: WrittenNumber, shared = 1): number {
  const unit = 10 ** amount.decimals;
  const people = (amount.digits * shared) / unit;
  if (people > EVERYONE) throw new UserError('says.tooMany', { part: amount.part });
  if ((amount.digits * shared) % unit !== 0) throw new UserError('says.decimal', { part: amount.part });
  return people;
}

/** N ± max(1, 15 %), rounded outward, never below none. */
export function aboutEnds(low: number, high: number): { low: number; high: number } {
  // In hundredths, so that 15 % of 40 is exactly 6.
  return {
    low: Math.max(0, Math.floor((100 * low - Math.max(100, 15 * low)) / 100)),
    high: Math.ceil((100 * high + Math.max(100, 15 * high)) / 100),
  };
}

function wholeNumber(tokens: readonly Token[], at: number, next: number, digits: number, scale = 1): WrittenNumber {
  return { kind: 'number', digits, decimals: 0, scale, next, part: partOf(tokens, at, next) };
}

// "a couple of dozen" are not two.
function continuesNumber(tokens: readonly Token[], at: number): boolean {
  if (phraseAt(SCALE, tokens, at) !== null || phraseAt(COLLECTIVE, tokens, at) !== null) return true;
  return isNumberWord(tokens[at]?.plain ?? '') && !isUnitedNations(tokens, at);
}

// "UN soldiers" are not "un soldat", not even in a text all in capitals.
function isUnitedNations(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'UN') return false;
  return (
    phraseAt(VICTIM_NOUNS, tokens, at) !== null ||
    tokens.some(({ text, plain }) => text === plain && /^[a-z]{2}/.test(text))
  );
}

function wordsAt(tokens: readonly Token[], at: number): Amount[] {
  if (isUnitedNations(tokens, at)) return [];
  return numberWordsAt(tokens, at).flatMap(({ value, next, scale }): Amount[] => {
    const number = wholeNumber(tokens, at, next, value, scale);
    return [...multiplied(tokens, number), number];
  });
}

// "two dozen", "3 thousand", "une trentaine", "deux milliers"
function multiplied(tokens: readonly Token[], number: WrittenNumber): Amount[] {
  const collective = phraseAt(COLLECTIVE, tokens, number.next);
  if (collective !== null) {
    const named = peopleIn(number, collective.value);
    const span = { kind: 'round' as const, ...aboutEnds(named, named), named, next: collective.next };
    return [number.digits > 1 ? { ...span, unit: collective.value } : span];
  }
  const scale = phraseAt(SCALE, tokens, number.next);
  if (scale === null || scale.value <= number.scale) return [];
  return [{ ...number, digits: number.digits * scale.value, scale: scale.value, next: scale.next }];
}

function digitsAt(tokens: readonly Token[], at: number): Amount[] {
  const token = tokens[at];
  if (token?.kind !== 'number' || (token.glued && tokens[at - 1]?.kind === 'word')) return [];
  const written = writtenDigits(token.text);
  if (written === null) return [];
  const number: WrittenNumber = { kind: 'number', ...written, scale: 1, next: at + 1, part: shortened(token.text) };
  const after = tokens[at + 1];
  const glued = after?.kind === 'word' && after.glued;
  const short = glued ? SHORT_SCALE.get(after.plain) : undefined;
  if (short !== undefined) return [{ ...number, digits: number.digits * short, scale: short, next: at + 2 }];
  if (glued) return [];
  const scaled = multiplied(tokens, number);
  if (scaled.length > 0 && /^\d+[.,]\d{3}$/.test(token.text)) {
    throw new UserError('says.ambiguousNumber', { part: `${token.text} ${after?.text ?? ''}`.trim() });
  }
  return scaled.length > 0 ? scaled : [number];
}

/**
 * Groups of three digits are thousands whatever parts them, since people don't come in decimals: 1,200, 1 200 and
 * 1.200 are all 1200. Anything else after a point or comma is a decimal, which only a word like "million" makes whole.
 */
function writtenDigits(text: string): { digits: number; decimals: number } | null {
  const groups = text.split(/[^0-9]/);
  const separators = new Set(text.replace(/[0-9]/g, '').replace(/[\u00a0\u202f\u2009]/g, ' '));
  const [first = '', second = ''] = groups;
  if (first.length > 1 && first.startsWith('0')) return null;
  const thousands = first !== '0' && first.length <= 3 && groups.slice(1).every((group) => group.length === 3);
  const digits = groups.join('');
  if (groups.length === 1 || (thousands && separators.size === 1)) {
    if (digits.length > 15) throw new UserError('says.tooMany', { part: shortened(text) });
    return { digits: Number(digits), decimals: 0 };
  }
  if (groups.length !== 2 || !(separators.has('.') || separators.has(','))) return null;
  if (second.length > 6) throw new UserError('says.decimal', { part: shortened(text) });
  if (first.length > 9) throw new UserError('says.tooMany', { part: shortened(text) });
  return { digits: Number(digits), decimals: second.length };
}
