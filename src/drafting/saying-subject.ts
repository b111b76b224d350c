import { WEEKDAYS } from '../domain/date-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Sentence } from './article.ts';
import { harmMarkAt } from './harm-marks.ts';
import { isBareName, isTitledName, type Span, speakerSortOf } from './noun-chunks.ts';
import { SAYING_VERBS, type SayingAct } from './saying-words.ts';
import { antecedentOf, utteredBy, whoIs } from './who-is.ts';

/** One place in a sentence where it is told that somebody says something. */
export interface Saying {
  readonly act: SayingAct;
  /** Who: a name, a pronoun that goes on with one before, or nobody ("no group has claimed"). */
  readonly who:
    | { readonly kind: 'name'; readonly span: Span }
    | { readonly kind: 'pronoun'; readonly span: Span }
    | { readonly kind: 'same' }
    | { readonly kind: 'nobody' };
  /** All its own words: whom, the verb, and how and when it was said. */
  readonly span: Span;
  readonly verb: Span;
  /** What is said comes before ("…, police said"), after ("police said that …"). */
  readonly content: 'before' | 'after';
  /** Who published it, where that is told beside: a newspaper "citing" somebody. */
  readonly via?: Span;
  /** It is not done after all: "has not claimed", "may have denied". */
  readonly isUnsaid?: true;
  /** It denies or rejects by what is said and not by its verb: what follows "and that" is said. */
  readonly isTurned?: true;
  /** It may not be theirs: "purportedly by the Front". */
  readonly isDubious?: true;
}

const AUXILIARY = new Set(
  'has have had also later earlier then separately meanwhile repeatedly initially previously again now since would ont a avait avaient ayant egalement aussi auparavant initialement pour sa part ensuite immediatement plus tard rapidement officiellement abord quant itself only just even'.split(
    ' ',
  ),
);
const CLAUSE = new Set(
  'and but while as that which who where when after before because although though yet et mais que qui ou alors tandis lorsque quand dont laquelle lequel lesquels lesquelles or'.split(
    ' ',
  ),
);
const QUOTES = /["\u201c\u201d\u00ab\u00bb]/;
const TIME = new Set(
  'on late early earlier later today yesterday overnight morning afternoon evening night the in hier soir matin apres midi dans la le du au nuit tard jour'.split(
    ' ',
  ),
);
export const ARTICLES = new Set(
  "le la l' les des un une du deux trois plusieurs son sa ses leur leurs the a an two several".split(' '),
);

// A name, or a noun for those who say things.
export function isSpeaker(tokens: readonly Token[], span: Span, isSure = false): boolean {
  if (speakerSortOf(tokens, span) !== null) return true;
  // Whoever says something is a speaker, known noun or not: "a traditional ruler said".
  const words = tokens.slice(span.start, span.next);
  const lead = words[0]?.plain ?? '';
  const isNoun = (ARTICLES.has(lead) || /^(?:one|another)$/.test(lead)) && words.length >= 2 && words.length <= 6;
  if (isSure && isNoun && !words.some((_, index) => harmMarkAt(tokens, span.start + index) !== null)) return true;
  return tokens
    .slice(span.start, span.next)
    .some(
      ({ text, plain }, index) =>
        /^\p{Lu}/u.test(text) && !WEEKDAYS.has(plain) && (index > 0 || span.start > 0 || span.next - span.start <= 4),
    );
}

export function isQuoted({ text, tokens }: Sentence, at: number): boolean {
  const from = tokens[at - 1]?.end ?? 0;
  return QUOTES.test(text.slice(Math.max(0, from - 2), tokens[at]?.start ?? from));
}

/** The one named or meant before the verb. */
export function subjectBefore(
  sentence: Sentence,
  verbAt: number,
  floor: number,
): { who: Saying['who']; start: number } | null {
  const { tokens } = sentence;
  let end = verbAt;
  while (
    end > floor &&
    (AUXILIARY.has(tokens[end - 1]?.plain ?? '') ||
      ["n'", "s'", "l'", 'ne', "d'"].includes(tokens[end - 1]?.plain ?? '') ||
      isTimeBack(tokens, end - 1))
  )
    end -= 1;
  end -= asideBefore(tokens, end);
  // "Le M23, accusé par Kinshasa de …, rejette": the one before what is told of it.
  if (tokens[end - 1]?.plain === ',' && floor > 0) {
    const outer = aroundAside(sentence, end - 1);
    if (outer !== null) return outer;
  }
  if (tokens[end - 1]?.plain === ',')
    return afterComma(sentence, end - 1, floor) ?? (floor > 0 ? { who: { kind: 'same' }, start: end } : null);
  const near = chunkStart(sentence, end, floor);
  const start = near > 0 && floor === 0 && isOneName(tokens, near, end) ? 0 : near;
  // "told the paper she had counted": she has.
  if (end - start > 1 && /^(?:he|she|it|they|il|elle|ils|elles)$/.test(tokens[end - 1]?.plain ?? ''))
    return { who: { kind: 'pronoun', span: { start: end - 1, next: end } }, start: end - 1 };
  // "… dismissed the claim and said": the same one goes on.
  const goesOn = start === end && floor > 0 && /^(?:and|but|et|mais)$/.test(tokens[end - 1]?.plain ?? '');
  if (goesOn) return { who: { kind: 'same' }, start: end };
  if (start === end) return relative(tokens, end, floor);
  const span = { start, next: end };
  // "an officer who declined to be named put the toll at 17"
  if (/^(?:who|qui)$/.test(tokens[start - 1]?.plain ?? '') && !isBareName(tokens, span) && end - start <= 8) {
    const before = chunkStart(sentence, start - 1, floor);
    if (before < start - 1) return { who: whoIs(tokens, { start: before, next: start - 1 }), start: before };
  }
  if (isBareName(tokens, span) && tokens[start - 1]?.plain === ',') {
    const roleStart = chunkStart(sentence, start - 1, floor);
    const role = { start: roleStart, next: start - 1 };
    const isDeed = tokens
      .slice(roleStart, start - 1)
      .some((_, index) => harmMarkAt(tokens, roleStart + index) !== null);
    const isWhole = speakerSortOf(tokens, span) !== null;
    if (
      roleStart < start - 1 &&
      !isDeed &&
      !isWhole &&
      speakerSortOf(tokens, role) !== null &&
      role.next - role.start <= 9
    )
      return { who: whoIs(tokens, { start: roleStart, next: end }), start: roleStart };
  }
  // Of a clause that goes before only its end can be the subject.
  if (span.next - span.start > 16) return null;
  return { who: whoIs(tokens, span), start };
}

// "Le Groupe de soutien à l'islam et aux musulmans a affirmé": one name from the sentence's beginning, "et" and all.
function isOneName(tokens: readonly Token[], near: number, end: number): boolean {
  return (
    /^(?:et|and)$/.test(tokens[near - 1]?.plain ?? '') &&
    end <= 14 &&
    speakerSortOf(tokens, { start: 0, next: near - 1 }) === 'group' &&
    speakerSortOf(tokens, { start: near, next: end }) === null &&
    tokens
      .slice(0, end)
      .every(({ kind, plain, text }) => kind === 'word' && (text === 'à' || !/^(?:a|ont|est|sont)$/.test(plain))) &&
    phraseFree(tokens, 0, end)
  );
}

const ASIDE =
  /^(?:accusee?s?|accused|blamed|citing|quoting|citant|mise?s?|qui|que|qu'|who|whom|which|citee?s?|cited|soupconnee?s?|interrogee?s?|contactee?s?|jointe?s?)$/;

function aroundAside(sentence: Sentence, comma: number): { who: Saying['who']; start: number } | null {
  const { tokens } = sentence;
  let open = comma - 1;
  while (open > 0 && tokens[open]?.plain !== ',' && tokens[open]?.plain !== ';') open -= 1;
  if (tokens[open]?.plain !== ',' || !ASIDE.test(tokens[open + 1]?.plain ?? '')) return null;
  const start = chunkStart(sentence, open, 0);
  const span = { start, next: open };
  return start < open && open - start <= 10 && isSpeaker(tokens, span)
    ? { who: whoIs(tokens, span), start: comma }
    : null;
}

// "de son côté", "pour sa part": of how many words.
function asideBefore(tokens: readonly Token[], end: number): number {
  const words = tokens.slice(Math.max(0, end - 4), end).map(({ plain }) => plain);
  const aside =
    /(?:^| )((?:de (?:son|leur) cote|pour (?:sa|leur) part|quant a (?:lui|elle|eux)|for (?:its|his|their) part))$/.exec(
      words.join(' '),
    );
  const length = aside?.[1]?.split(' ').length ?? 0;
  return length > 0 && AUXILIARY.has(tokens[end - length - 1]?.plain ?? '') ? length + 1 : length;
}

function isTimeBack(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.plain ?? '';
  if (WEEKDAYS.has(word)) return true;
  if (!TIME.has(word)) return false;
  for (let next = at; next < at + 4; next += 1) {
    const plain = tokens[next]?.plain ?? '';
    if (WEEKDAYS.has(plain)) return true;
    if (!TIME.has(plain)) return /^(?:today|yesterday|hier)$/.test(word);
  }
  return /^(?:today|yesterday|hier|late|earlier|later)$/.test(word);
}

// "Oleh Marchuk, the regional governor, said", "a doctor, who spoke on condition of anonymity, said", "The government, in a statement late on Monday, said"
export function afterComma(
  sentence: Sentence,
  comma: number,
  floor: number,
): { who: Saying['who']; start: number } | null {
  const { tokens } = sentence;
  let open = comma - 1;
  while (open > floor && tokens[open]?.plain !== ',' && tokens[open]?.plain !== ';') open -= 1;
  if (tokens[open]?.plain !== ',') return null;
  const start = chunkStart(sentence, open, floor);
  if (start === open) return null;
  // "L'armée a, elle, dit": the verb has begun before.
  const isBegun = /^(?:a|ont|avait|avaient)$/.test(tokens[open - 1]?.plain ?? '') && tokens[open - 1]?.text !== 'à';
  const head = { start, next: isBegun && open - 1 > start ? open - 1 : open };
  const middle = { start: open + 1, next: comma };
  // "…; 12 officers died, President Luis Arango said": what goes before is what is said.
  if (tokens.slice(start, open).some((_, index) => harmMarkAt(tokens, start + index) !== null))
    return isSpeaker(tokens, middle) ? { who: whoIs(tokens, middle), start: middle.start } : null;
  const isGeneric =
    /^(?:a|an|un|une)$/.test(tokens[start]?.plain ?? '') && /^(?:the|le|la|l')$/.test(tokens[open + 1]?.plain ?? '');
  if (isGeneric && /^\p{Lu}/u.test(tokens[comma - 1]?.text ?? '')) return { who: whoIs(tokens, middle), start };
  const joins =
    isBareName(tokens, middle) ||
    isTitledName(tokens, middle) ||
    (isBareName(tokens, head) &&
      speakerSortOf(tokens, middle) !== null &&
      !/^(?:who|qui|in|dans)$/.test(tokens[open + 1]?.plain ?? ''));
  const who = whoIs(tokens, joins ? { start, next: comma } : head);
  return { who, start };
}

// ", which said", "qui a revendiqué l'opération": the one named just before.
function relative(tokens: readonly Token[], at: number, floor: number): { who: Saying['who']; start: number } | null {
  const pronoun = tokens[at - 1]?.plain ?? '';
  if (!/^(?:which|who|qui)$/.test(pronoun)) return null;
  const comma = tokens[at - 2]?.plain === ',' ? at - 2 : at - 1;
  const start = antecedentOf(tokens, comma);
  if (start === comma) return null;
  // "denied the accusations of the Front, which says": the Front does.
  const uttered = utteredBy(tokens, { start: Math.max(start, floor), next: comma });
  if (uttered !== null) return { who: whoIs(tokens, uttered), start: at - 1 };
  return { who: start < floor ? { kind: 'same' } : whoIs(tokens, { start, next: comma }), start: at - 1 };
}

// Back to what parts the subject from the rest of the sentence.
function chunkStart(sentence: Sentence, end: number, floor: number): number {
  const { tokens } = sentence;
  let start = end;
  while (start > floor) {
    const token = tokens[start - 1];
    if (token === undefined) break;
    if (token.kind === 'mark' && !token.glued && token.plain !== '-') break;
    if (token.kind === 'mark' && [',', ';', ':', '.', '!', '?', ')', '('].includes(token.plain)) break;
    if (CLAUSE.has(token.plain) && !(['and', 'et'].includes(token.plain) && isListed(tokens, start - 1, end, floor)))
      break;
    if (
      QUOTES.test(sentence.text.slice(token.end, tokens[start]?.start ?? token.end)) &&
      start < end &&
      isClosing(sentence, token.end)
    )
      break;
    start -= 1;
  }
  return start;
}

function isClosing({ text }: Sentence, end: number): boolean {
  return (
    (QUOTES.test(text[end] ?? '') && /[,.!?]/.test(text[end - 1] ?? '')) ||
    /^[,.!?]["\u201d\u00bb]/.test(text.slice(end, end + 2)) ||
    /^ ?\u00bb/.test(text.slice(end))
  );
}

// "residents and a hospital source said": both are subjects.
function isListed(tokens: readonly Token[], and: number, end: number, floor: number): boolean {
  let start = and;
  while (
    start > floor &&
    tokens[start - 1]?.kind !== 'mark' &&
    !CLAUSE.has(tokens[start - 1]?.plain ?? '') &&
    and - start < 7
  )
    start -= 1;
  const isStart = start === floor || tokens[start - 1]?.kind === 'mark' || CLAUSE.has(tokens[start - 1]?.plain ?? '');
  return (
    isStart &&
    start < and &&
    speakerSortOf(tokens, { start, next: and }) !== null &&
    speakerSortOf(tokens, { start: and + 1, next: end }) !== null &&
    phraseFree(tokens, start, and)
  );
}

function phraseFree(tokens: readonly Token[], start: number, end: number): boolean {
  return !tokens
    .slice(start, end)
    .some(
      (_, index) =>
        phraseAt(SAYING_VERBS, tokens, start + index)?.value.form === 'finite' ||
        /^(?:was|were|had|has|is|are)$/.test(tokens[start + index]?.plain ?? ''),
    );
}
