import { type NounPhrase, nounPhraseAt } from '../domain/noun-phrase.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Count } from './counts.ts';
import { type HarmMark, harmMarkAt } from './harm-marks.ts';
import { shareLinks } from './shared-links.ts';
import { BE, isReal, SKIPPED, wasBefore } from './told-as-done.ts';

const ADVERBS = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche ' +
    'que my his her their its our the also as many about another on or hier encore notamment egalement grievement gravement ' +
    'ainsi seriously just him them en'
  ).split(' '),
);
const BREAKS = new Set([
  '.',
  ';',
  ':',
  '!',
  '?',
  'when',
  'that',
  'after',
  'while',
  'because',
  'lorsque',
  'quand',
  'alors',
  'que',
  'whereas',
  'but',
  'mais',
]);
const HEADING_REACH = 24;
const SUBJECT_REACH = 24;

export interface Link {
  readonly mark: HarmMark;
  /** The word of harm goes before: what is counted after it may share it. */
  readonly harmFirst: boolean;
  readonly who?: NounPhrase | null;
  readonly next?: number;
}

function marksIn(tokens: readonly Token[], counts: readonly Count[]): HarmMark[] {
  const marks: HarmMark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const within = counts.find(({ start, next }) => at >= start && at < next);
    const mark = within === undefined ? harmMarkAt(tokens, at) : null;
    if (mark !== null && isReal(tokens, mark)) marks.push(mark);
    at = mark?.next ?? at + 1;
  }
  return marks;
}

// Who it was done to, before the word: "23 soldiers were killed", "23 dead", "23 soldiers, including two officers, had died".
function subjectOf(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  mark: HarmMark,
): [number | null, Link] {
  const link: Link = { mark, harmFirst: false };
  const { at, isPassive } = verbStart(tokens, mark);
  const after = counts.findIndex(({ start }) => start === mark.next);
  const hasObject = mark.form === 'participle' && !isPassive && after >= 0;
  if (hasObject) return [null, link];
  const adjacent = counts.findLastIndex(({ next }) => next <= mark.start && onlySkipped(tokens, next, at));
  if (adjacent >= 0) {
    const count = counts[adjacent];
    if (count === undefined) return [null, link];
    const whole = count.isPart && isPassive && count.who !== null ? wholeOf(counts, adjacent) : null;
    if (whole !== null) return [whole, link];
    if (!isPassive && mark.form === 'participle' && isObject(tokens, count)) return [null, link];
    const after = nounAfter(tokens, count, mark);
    // "several wounded soldiers died": they are the dead.
    if (after.next !== undefined && mark.harm !== 'killed' && diesAt(tokens, after.next)) return [null, link];
    return [adjacent, { ...link, ...after }];
  }
  if (mark.form === 'noun' && !isPassive) return [null, link];
  return [farSubject(tokens, counts, links, at, isPassive || mark.form === 'subject'), link];
}

function verbStart(tokens: readonly Token[], mark: HarmMark): { at: number; isPassive: boolean } {
  let at = mark.start;
  let isPassive = false;
  for (let steps = 0; steps < 6; steps += 1) {
    const word = tokens[at - 1]?.plain ?? '';
    if (BE.has(word)) isPassive = true;
    else if (!SKIPPED.has(word)) break;
    at -= 1;
  }
  return { at, isPassive };
}

function onlySkipped(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    to - from <= 3 &&
    tokens
      .slice(from, to)
      .every(({ plain }) => SKIPPED.has(plain) || BE.has(plain) || ['to', 'of', 'them', 'de', "d'"].includes(plain))
  );
}

// "killed 12 soldiers captured in the fighting": they are those of the word before.
function isObject(tokens: readonly Token[], count: Count): boolean {
  for (let back = 1; back <= 4; back += 1) {
    const mark = harmMarkAt(tokens, count.start - back);
    if (mark !== null && mark.next === count.start && (mark.form === 'object' || mark.form === 'participle'))
      return true;
  }
  return false;
}

// "23 dead soldiers"
function nounAfter(tokens: readonly Token[], count: Count, mark: HarmMark): { who?: NounPhrase; next?: number } {
  if (count.who !== null || mark.start !== count.next) return {};
  const who = nounPhraseAt(tokens, mark.next, count.quantity);
  return who?.known === true && who.start === mark.next ? { who, next: who.next } : {};
}

function diesAt(tokens: readonly Token[], at: number): boolean {
  return [0, 1, 2].some((step) => {
    const mark = harmMarkAt(tokens, at + step);
    return mark?.harm === 'killed' && mark.form === 'subject';
  });
}

function wholeOf(counts: readonly Count[], part: number): number | null {
  const whole = counts.slice(0, part).findLastIndex(({ isPart }) => !isPart);
  return whole < 0 ? null : whole;
}

function farSubject(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  at: number,
  isVerb: boolean,
): number | null {
  for (let index = counts.length - 1; index >= 0; index -= 1) {
    const count = counts[index];
    if (count === undefined || count.next > at) continue;
    if (count.isPart) continue;
    if (links[index] !== null || at - count.next > SUBJECT_REACH) return null;
    const between = tokens.slice(count.next, at);
    const commas = between.filter(({ plain }) => plain === ',' || plain === '-').length;
    const opens = between.slice(0, 4).some(({ plain }) => [',', '-', '('].includes(plain));
    const closes = [',', '-', ')'].includes(between.at(-1)?.plain ?? '');
    const inserted = isVerb && opens && closes && commas !== 1;
    if (between.some(({ plain }) => BREAKS.has(plain)) && !inserted) return null;
    if (commas > 0 && !inserted && !(isVerb && opens && counts[index + 1]?.isPart === true)) return null;
    if (!isVerb && (between.length > 7 || count.who?.known !== true)) return null;
    // "killed two children and wounded their mother": they are those of the word before.
    if (!isVerb && (/^(?:and|et|or|ou)$/.test(between.at(-1)?.plain ?? '') || isObject(tokens, count))) return null;
    if (count.who === null && !count.isElliptical && !inserted) return null;
    return index;
  }
  return null;
}

// Who it was done to, after the word: "killing at least 23", "killed its driver and two passengers".
function objectOf(tokens: readonly Token[], counts: readonly Count[], mark: HarmMark): number | null {
  let at = mark.next;
  while (ADVERBS.has(tokens[at]?.plain ?? '') && !counts.some(({ start }) => start === at) && at - mark.next < 4)
    at += 1;
  // "a causé la mort de 7 pêcheurs"
  if (
    mark.form === 'object' &&
    /^(?:de|d'|of)$/.test(tokens[at]?.plain ?? '') &&
    counts.some(({ start }) => start === at + 1)
  )
    at += 1;
  const { isPassive } = verbStart(tokens, mark);
  const by = isPassive && BE.has(tokens[mark.next]?.plain ?? '') ? at + 1 : at;
  const direct = counts.findIndex(({ start, isPart }) => start === by && !isPart);
  if (direct >= 0) {
    const count = counts[direct];
    return mark.isOwn && count?.who === null && !count.isElliptical && !ofItsOwn(tokens, count.next) ? null : direct;
  }
  if (isPassive) {
    // "Also killed were two policemen"
    const were = counts.findIndex(({ start }) => start === mark.next + 1 && BE.has(tokens[mark.next]?.plain ?? ''));
    return were >= 0 ? were : null;
  }
  if (BE.has(tokens[mark.next]?.plain ?? '')) {
    const were = counts.findIndex(({ start }) => start === mark.next + 1);
    if (were >= 0) return were;
  }
  const second = counts.findIndex(({ start, isPart }) => start > mark.next && start - mark.next <= 7 && !isPart);
  const joined = second >= 0 ? tokens.slice(mark.next, counts[second]?.start) : [];
  const isList = ['and', 'et'].includes(joined.at(-1)?.plain ?? '') && DETERMINERS.has(joined[0]?.plain ?? '');
  return isList && !joined.slice(0, -1).some(({ plain, kind }) => (kind === 'mark' && plain !== ',') || BE.has(plain))
    ? second
    : null;
}

const DETERMINERS = new Set("the its his her their a le la les l' son sa ses leur leurs un une".split(' '));

function ofItsOwn(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.plain === 'of' && ['its', 'their', 'his', 'our'].includes(tokens[at + 1]?.plain ?? '');
}

// "the death toll has risen to 58"; of two numbers the one it comes to.
// "the toll could rise to 60" tells of no 60 yet.
const ENDS_HEADING = new Set(
  '. ; ! ? said but could may might would expected likely feared pourrait risque devrait craint'.split(' '),
);

function headedBy(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  mark: HarmMark,
): number | null {
  // "the number of assailants": none of them is dead for that.
  const isOfOthers =
    /^(?:number|figure|nombre|chiffre)$/.test(tokens[mark.next - 1]?.plain ?? '') &&
    /^(?:of|de|d'|des)$/.test(tokens[mark.next]?.plain ?? '');
  if (isOfOthers) return null;
  const within = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count.start >= mark.next && count.start - mark.next <= HEADING_REACH)
    .filter(({ count }) => !tokens.slice(mark.next, count.start).some(({ plain }) => ENDS_HEADING.has(plain)));
  const free = within.filter(({ count, index }) => links[index] === null && !wasBefore(tokens, count));
  // "a ramené de 30 à 23 le nombre de civils tués"
  const before = counts.findIndex(
    ({ next, who }, index) => links[index] === null && who === null && next <= mark.start && mark.start - next <= 1,
  );
  if (free.length === 0 && before >= 0 && isNumberOf(tokens, mark)) return before;
  const reached = free.find(({ count }) =>
    [
      'to',
      'at',
      'a',
      'of',
      'is',
      'included',
      'were',
      'include',
      'de',
      'figurent',
      ':',
      'reached',
      'was',
      'stood',
      'as',
      'est',
      'atteint',
    ].includes(tokens[count.start - 1]?.plain ?? ''),
  );
  return (reached ?? free.find(({ count }) => count.start === mark.next))?.index ?? null;
}

function isNumberOf(tokens: readonly Token[], { start }: HarmMark): boolean {
  return (
    /^(?:number|nombre)$/.test(tokens[start]?.plain ?? '') || /^(?:number|nombre)$/.test(tokens[start + 1]?.plain ?? '')
  );
}

// "the number of civilians killed": they are civilians.
function headedNoun(tokens: readonly Token[], mark: HarmMark): Pick<Link, 'who'> {
  // "the number of dead soldiers": so are these.
  const after = nounPhraseAt(tokens, mark.next, SEVERAL);
  if (after?.known === true && after.start === mark.next) return { who: after };
  if (!isNumberOf(tokens, mark)) return {};
  const number = /^(?:number|nombre)$/.test(tokens[mark.start]?.plain ?? '') ? mark.start : mark.start + 1;
  const who = nounPhraseAt(tokens, number + 2, SEVERAL);
  return who?.known === true && who.next <= mark.next ? { who } : {};
}

const SEVERAL = { low: 2, high: 2, named: 2, next: 0, none: false, plural: true };

/** What befell each of a sentence's numbers: its word of harm, or null where it has none. */
export function linksOf(tokens: readonly Token[], counts: readonly Count[]): (Link | null)[] {
  const marks = marksIn(tokens, counts);
  const links: (Link | null)[] = counts.map(() => null);
  const used = new Set<HarmMark>();
  const take = (index: number | null, link: Link): void => {
    if (index === null || links[index] !== null) return;
    links[index] = link;
    used.add(link.mark);
  };
  for (const mark of marks)
    if (mark.form !== 'object' && mark.form !== 'heading') take(...subjectOf(tokens, counts, links, mark));
  for (const mark of marks)
    if (!used.has(mark) && mark.form !== 'heading' && mark.form !== 'noun')
      take(objectOf(tokens, counts, mark), { mark, harmFirst: true });
  for (const mark of marks)
    if (mark.form === 'heading')
      take(headedBy(tokens, counts, links, mark), { mark, harmFirst: true, ...headedNoun(tokens, mark) });
  shareLinks(tokens, counts, links);
  return links;
}
