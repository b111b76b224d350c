import { nameKey } from '../domain/name-key.ts';
import { phraseAt, phraseTable } from '../domain/phrase-table.ts';
import { countriesNamed } from '../places/countries.ts';
import type { Sentence } from './article.ts';
import { isBareName, type Span, speakerSortOf } from './noun-chunks.ts';
import { SPEAKER_NOUNS } from './speaker-words.ts';
import type { Speaker } from './speakers.ts';

/** Names that are one and the same everywhere. */
const KNOWN = [
  [
    'islamic state',
    'isis',
    'isil',
    'is',
    'daesh',
    'etat islamique',
    'groupe etat islamique',
    'ei',
    'organisation etat islamique',
    'islamic state group',
  ],
  ['jnim', 'gsim', 'jama at nusrat al islam wal muslimin'],
  ['united nations', 'un', 'onu', 'nations unies'],
  ['iswap', 'islamic state west africa province'],
  ['rsf', 'rapid support forces', 'fsr', 'forces de soutien rapide'],
] as const;
const SAME: ReadonlyMap<string, string> = new Map(
  KNOWN.flatMap(([first, ...others]) => [first, ...others].map((name) => [name, first] as const)),
);

const LEADING = phraseTable([
  [
    true,
    "the, a, an, one, two, three, four, five, six, several, some, many, various, other, another, le, la, les, l', un, une, des, du, deux, trois, quatre, cinq, plusieurs",
  ],
  [
    true,
    "d', de, even, both, quelques, certains, certaines, d'autres, autres, but, and, however, while, meanwhile, in, on, mais, et, its, their, his, her, son, sa, ses, leur, leurs",
  ],
]);
/** What is said of a group before its name, in small letters: "the rebel", "le groupe", "the militant group". */
const GENUS =
  /^(?:rebels?|paramilitary|paramilitaries|jihadists?|islamists?|militants?|insurgents?|separatists?|opposition|armed|group|groups|gang|movement|militia|groupe|organisation|organization|mouvement|milice|gang|rebelles?|paramilitaires?|separatistes?|jihadistes?|djihadistes?|groupuscule|sunnites?|chiites?|islamistes?|arme|extremist|terrorist|terroriste|shadow|rival)$/;
const TITLES = new Set('m mr mrs ms mme col gen lt capt dr maj sgt'.split(' '));

export function isCountry(name: string): boolean {
  return countriesNamed(name).length > 0;
}

export function wordsOf(name: string): string[] {
  return nameKey(name)
    .split(' ')
    .filter((word) => word !== 's' && word !== '' && !TITLES.has(word));
}

// "the ministry" after "Niger's defence ministry"; "Sani" after "police spokesman Bala Sani".
export function isSame(
  earlier: Speaker,
  name: string,
  words: readonly string[],
  tokens: Sentence['tokens'],
  span: Span,
): boolean {
  if (earlier.key === keyOf(name)) return true;
  const before = earlier.words;
  // "witnesses" are not "police and witnesses".
  if (before.some((word) => word === 'and' || word === 'et') && words.length <= 2) return false;
  if (words.length >= before.length || words.length > 3)
    return (
      isContained(before, words) &&
      before.length <= 2 &&
      earlier.sort !== 'person' &&
      before.at(-1) === words.at(-1) &&
      before.length > 0 &&
      !isBareName(tokens, span)
    );
  if (!isContained(words, before)) return false;
  if (isBareName(tokens, span)) return true;
  // In English the noun goes last, in French first: "hospital" is not the "hospital official".
  return before.at(-1) === words.at(-1) || before[0] === words[0];
}

// "the Front" after "fighters of the Plains Front"
export function isShortOf(words: readonly string[], fuller: readonly string[]): boolean {
  return words.length === 1 && fuller.length > 1 && fuller.length <= 4 && words[0] === fuller.at(-1);
}

function isContained(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word));
}

export function keyOf(name: string): string {
  const key = wordsOf(name).join(' ');
  return SAME.get(key) ?? key;
}

export function withoutLead(tokens: Sentence['tokens'], span: Span): Span | null {
  let start = span.start;
  while (start < span.next) {
    // "UN" is no French article.
    if (tokens[start]?.plain === ',' || (tokens[start]?.kind === 'mark' && !tokens[start]?.glued)) {
      start += 1;
      continue;
    }
    const found = tokens[start]?.text === 'UN' ? null : phraseAt(LEADING, tokens, start);
    const capital = start > 0 && /^\p{Lu}/u.test(tokens[start]?.text ?? '') && start > span.start;
    if (
      found === null ||
      found.next > span.next ||
      // "de facto authorities"
      tokens[found.next]?.plain === 'facto' ||
      // "one of the drivers"
      tokens[found.next]?.plain === 'of' ||
      (capital && found.next < span.next && /^(?:Le|La|Les|The)$/.test(tokens[start]?.text ?? ''))
    )
      break;
    start = found.next;
  }
  return start < span.next ? { start, next: span.next } : null;
}

// "the rebel Front for Renewal", "le groupe Ansar al-Fajr": the name is what follows.
export function withoutGenus(tokens: Sentence['tokens'], span: Span): Span {
  let start = span.start;
  while (
    start < span.next - 1 &&
    GENUS.test(tokens[start]?.plain ?? '') &&
    (start === 0 || /^\p{Ll}/u.test(tokens[start]?.text ?? ''))
  )
    start += 1;
  const isName = /^\p{Lu}/u.test(tokens[start]?.text ?? '') || /^(?:al|el)$/.test(tokens[start]?.plain ?? '');
  return isName ? { start, next: span.next } : span;
}

// "un bilan provisoire des autorités", "a statement from the army": it is theirs.
export function ofDocument(tokens: Sentence['tokens'], span: Span | null): Span | null {
  if (span === null) return null;
  // "a military statement" is the military's.
  const last = tokens[span.next - 1]?.plain ?? '';
  const rest = { start: span.start, next: span.next - 1 };
  if (/^(?:statement|communique)$/.test(last) && rest.next > rest.start && speakerSortOf(tokens, rest) !== null)
    return rest;
  const noun = tokens.findIndex(
    (_, at) => at >= span.start && at < span.next && phraseAt(SPEAKER_NOUNS, tokens, at)?.value === 'document',
  );
  if (noun < 0) return span;
  const of = tokens.findIndex(
    ({ plain }, at) => at > noun && at < span.next - 1 && /^(?:of|from|by|de|du|des|d')$/.test(plain),
  );
  if (of < 0 || of > noun + 4) return span;
  const owner = withoutLead(tokens, { start: of + 1, next: span.next });
  return owner !== null && speakerSortOf(tokens, owner) !== null ? owner : span;
}

/** A name as the text writes it, without the article before it. */
export function nameOf(sentence: Sentence, span: Span): string {
  return textOf(sentence, withoutLead(sentence.tokens, span) ?? span);
}

export function textOf({ tokens }: Sentence, { start, next }: Span): string {
  const first = tokens[start];
  return (first?.source ?? '')
    .slice(first?.start, tokens[next - 1]?.end)
    .replaceAll('\u200b', '')
    .replace(/\s+/g, ' ')
    .replace(/["\u201c\u201d]/g, '')
    .replace(/^['\u2019]|[,:]$/g, '')
    .trim()
    .slice(0, 100);
}

/** "RSF" for "Rapid Support Forces", small words counted or not. */
export function hasInitials(name: string, letters: string): boolean {
  const words = nameKey(name).split(' ');
  const initials = (some: readonly string[]): string =>
    some
      .map((word) => word.charAt(0))
      .join('')
      .toUpperCase();
  return (
    words.length > 1 &&
    (initials(words) === letters || initials(words.filter((word) => word.length > 3 && word !== 'pour')) === letters)
  );
}

/** "a little-known group, Saraya Ansar": the name is what follows. */
export function afterGroup(tokens: Sentence['tokens'], span: Span): Span {
  const calling = tokens.findIndex(
    ({ plain }, at) =>
      at > span.start &&
      at < span.next - 1 &&
      /^(?:itself|themselves|called|named|nommee?|appelee?|denommee?|baptisee?)$/.test(plain),
  );
  if (calling > 0 && /^\p{Lu}/u.test(tokens[calling + 1]?.text ?? '')) return { start: calling + 1, next: span.next };
  const comma = tokens.findIndex(({ plain }, at) => at > span.start && at < span.next - 1 && plain === ',');
  if (comma < 0 || speakerSortOf(tokens, { start: span.start, next: comma }) !== 'group') return span;
  const isNamed = tokens.slice(span.start, comma).some(({ text }) => /^\p{Lu}/u.test(text)) && span.start > 0;
  return !isNamed && /^\p{Lu}/u.test(tokens[comma + 1]?.text ?? '') ? { start: comma + 1, next: span.next } : span;
}

/** Those blamed or told to have done it, under their own name. */
export function partyName(sentence: Sentence, span: Span): string {
  const bare = withoutLead(sentence.tokens, span) ?? span;
  return textOf(sentence, withoutGenus(sentence.tokens, bare));
}
