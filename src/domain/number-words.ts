import type { Token } from './says-tokens.ts';

/** A number read at a place in a text. */
export interface NumberRead {
  readonly value: number;
  readonly next: number;
  /** What its last word multiplies by ("two hundred": 100; "12 thousand": 1000); 1 when it does not end in such a word. */
  readonly scale: number;
}

interface Language {
  readonly units: ReadonlyMap<string, number>;
  readonly tens: ReadonlyMap<string, number>;
  readonly hundred: readonly string[];
  readonly scales: ReadonlyMap<string, number>;
  /** "one" written as an article, a number only before a scale ("a hundred"). */
  readonly article: readonly string[];
}

const ENGLISH: Language = {
  units: numbered(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    1,
  ),
  tens: new Map(
    'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, 20 + 10 * index]),
  ),
  hundred: ['hundred'],
  scales: new Map([
    ['thousand', 1000],
    ['million', 1_000_000],
  ]),
  article: ['a'],
};

const FRENCH: Language = {
  units: new Map([
    ...numbered('un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 1),
    ['une', 1],
  ]),
  tens: new Map([
    ['vingt', 20],
    ['trente', 30],
    ['quarante', 40],
    ['cinquante', 50],
    ['soixante', 60],
    ['septante', 70],
    ['huitante', 80],
    ['octante', 80],
    ['nonante', 90],
  ]),
  hundred: ['cent', 'cents'],
  scales: new Map([
    ['mille', 1000],
    ['million', 1_000_000],
    ['millions', 1_000_000],
  ]),
  article: [],
};

/**
 * Every number that the words from `at` on can be read as, longest first; none when there is no number word.
 * "one hundred and twenty" is 120, and also 100 followed by other words: the caller takes what fits the rest.
 */
export function numberWordsAt(tokens: readonly Token[], at: number): NumberRead[] {
  const english = readNumber(tokens, at, ENGLISH, englishBelow100, 'and');
  const french = readNumber(tokens, at, FRENCH, frenchBelow100, null);
  const reads = new Map<number, NumberRead>();
  for (const read of [...english, ...french]) if (!reads.has(read.next)) reads.set(read.next, read);
  return [...reads.values()].sort((one, other) => other.next - one.next);
}

// They go on with a number, but none is read with them: "billion" is not the same in both languages, and few know a lakh or a score.
const UNREAD = new Set(
  (
    'billion billions trillion trillions milliard milliards bn mn md mds tn lakh lakhs crore crores score gross ' +
    'third thirds quarters halves fifths sixths sevenths eighths ninths tenths tiers quart quarts moitie cinquiemes ' +
    'sixiemes septiemes huitiemes neuviemes dixiemes'
  ).split(' '),
);

/** Whether a word is a number or part of one, so that a number read just before it is not the whole of it. */
export function isNumberWord(word: string): boolean {
  if (UNREAD.has(word)) return true;
  return [ENGLISH, FRENCH].some(
    ({ units, tens, hundred, scales }) =>
      units.has(word) || tens.has(word) || hundred.includes(word) || scales.has(word),
  );
}

type Below100 = (tokens: readonly Token[], at: number) => NumberRead[];

function readNumber(
  tokens: readonly Token[],
  at: number,
  language: Language,
  below100: Below100,
  conjunction: string | null,
): NumberRead[] {
  const reads: NumberRead[] = [];
  let total = 0;
  let limit = Number.POSITIVE_INFINITY;
  let from = at;
  for (;;) {
    const start = total > 0 && tokens[from]?.plain === conjunction ? from + 1 : from;
    const group = below1000(tokens, start, language, below100, conjunction);
    for (const read of group) if (read.value < limit) reads.push({ ...read, value: total + read.value });
    const longest = group.at(-1);
    const article = longest === undefined && total === 0 && language.article.includes(tokens[start]?.plain ?? '');
    const scaleAt = longest?.next ?? (article ? start + 1 : start);
    const scale = language.scales.get(tokens[scaleAt]?.plain ?? '');
    // French says "mille" for one thousand, but "un million"; English needs "one" or "a" before either.
    const alone = longest === undefined && !article && !(scale === 1000 && language === FRENCH && total !== 1);
    if (scale === undefined || scale >= limit || alone) return reads;
    total += (longest?.value ?? 1) * scale;
    limit = scale;
    from = scaleAt + 1;
    reads.push({ value: total, next: from, scale });
  }
}

// Every reading of a number below a thousand, shortest first.
function below1000(
  tokens: readonly Token[],
  at: number,
  language: Language,
  below100: Below100,
  conjunction: string | null,
): NumberRead[] {
  const reads = below100(tokens, at);
  const longest = reads.at(-1);
  const isHundred = (index: number): boolean => language.hundred.includes(tokens[index]?.plain ?? '');
  let hundreds: { value: number; next: number } | null = null;
  if (longest !== undefined && longest.value > 1 && isHundred(longest.next)) {
    hundreds = { value: longest.value * 100, next: longest.next + 1 };
  } else if (longest?.value === 1 && language === ENGLISH && isHundred(longest.next)) {
    hundreds = { value: 100, next: longest.next + 1 };
  } else if (longest === undefined && language === FRENCH && isHundred(at)) {
    hundreds = { value: 100, next: at + 1 };
  } else if (longest === undefined && language.article.includes(tokens[at]?.plain ?? '') && isHundred(at + 1)) {
    hundreds = { value: 100, next: at + 2 };
  }
  if (hundreds === null) return reads;
  const { value, next } = hundreds;
  reads.push({ value, next, scale: 100 });
  const rest = tokens[next]?.plain === conjunction ? next + 1 : next;
  for (const read of below100(tokens, rest)) reads.push({ value: value + read.value, next: read.next, scale: 1 });
  return reads;
}

function englishBelow100(tokens: readonly Token[], at: number): NumberRead[] {
  const word = tokens[at]?.plain ?? '';
  const unit = ENGLISH.units.get(word);
  if (unit !== undefined) return [{ value: unit, next: at + 1, scale: 1 }];
  const ten = ENGLISH.tens.get(word);
  if (ten === undefined) return [];
  const reads = [{ value: ten, next: at + 1, scale: 1 }];
  const digit = ENGLISH.units.get(tokens[at + 1]?.plain ?? '');
  if (digit !== undefined && digit < 10) reads.push({ value: ten + digit, next: at + 2, scale: 1 });
  return reads;
}

// soixante-dix, soixante et onze, quatre-vingts, quatre-vingt-dix-sept, vingt et un, dix-sept
function frenchBelow100(tokens: readonly Token[], at: number): NumberRead[] {
  const word = tokens[at]?.plain ?? '';
  const following = tokens[at + 1]?.plain ?? '';
  if (word === 'quatre' && (following === 'vingt' || following === 'vingts')) {
    return [{ value: 4, next: at + 1, scale: 1 }, ...frenchTen(tokens, at + 2, 80, false)];
  }
  const ten = FRENCH.tens.get(word);
  if (ten !== undefined) return frenchTen(tokens, at + 1, ten, true);
  const unit = FRENCH.units.get(word);
  if (unit === undefined) return [];
  const reads = [{ value: unit, next: at + 1, scale: 1 }];
  const digit = FRENCH.units.get(following) ?? 0;
  if (unit === 10 && digit >= 7 && digit <= 9) reads.push({ value: 10 + digit, next: at + 2, scale: 1 });
  return reads;
}

function frenchTen(tokens: readonly Token[], at: number, ten: number, joins: boolean): NumberRead[] {
  const reads: NumberRead[] = [{ value: ten, next: at, scale: 1 }];
  const and = joins && tokens[at]?.plain === 'et';
  const longest = frenchUnits(tokens, and ? at + 1 : at);
  if (longest === null) return reads;
  // Only 60 and 80 go on to 79 and 99; "et" stands before un, une and, after soixante, onze.
  const most = ten === 60 || ten === 80 ? 19 : 9;
  const conjoined = longest.value === 1 || (longest.value === 11 && ten === 60);
  if (longest.value > most || (and && !conjoined)) return reads;
  reads.push({ value: ten + longest.value, next: longest.next, scale: 1 });
  return reads;
}

function frenchUnits(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  const unit = FRENCH.units.get(tokens[at]?.plain ?? '');
  if (unit === undefined) return null;
  const digit = FRENCH.units.get(tokens[at + 1]?.plain ?? '') ?? 0;
  return unit === 10 && digit >= 7 && digit <= 9 ? { value: 10 + digit, next: at + 2 } : { value: unit, next: at + 1 };
}

function numbered(words: string, first: number): Map<string, number> {
  return new Map(words.split(' ').map((word, index) => [word, first + index]));
}
