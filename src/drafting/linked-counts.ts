import type { Harm } from '../domain/figure.ts';
import type { SayingLanguage } from '../domain/harm-words.ts';
import { type NounPhrase, nounPhraseAt } from '../domain/noun-phrase.ts';
import { phraseAt, phraseTable } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { type Count, countsIn } from './counts.ts';
import { type HarmMark, harmMarkAt } from './harm-marks.ts';

/** A number of people with what befell them, as one sentence tells it. */
export interface LinkedCount {
  readonly count: Count;
  /** Null where it is that of the number it is a part of, told in a sentence before. */
  readonly harm: Harm | null;
  readonly language: SayingLanguage;
  readonly who: NounPhrase | null;
  /** The tokens of the word of harm where that is the noun as well ("23 morts"). */
  readonly nounTokens: readonly [number, number] | null;
  /** Index of the number it is a part of, in the same sentence. */
  readonly whole: number | null;
  readonly isPart: boolean;
  readonly isOwn: boolean;
  /** The words doubt it: "feared dead", "may have killed". */
  readonly isDoubted: boolean;
  /** Where the count and its word of harm begin and end. */
  readonly start: number;
  readonly next: number;
}

interface Link {
  readonly mark: HarmMark;
  /** The word of harm goes before: what is counted after it may share it. */
  readonly harmFirst: boolean;
  readonly who?: NounPhrase | null;
  readonly next?: number;
}

const BE = new Set(
  'were was is are been being be got get gets getting ete sont est etaient etait furent fut soient etant'.split(' '),
);
const SKIPPED = new Set(
  (
    'also seriously reportedly later then all both immediately instead already confirmed found reported left either slightly badly severely ' +
    'critically lightly themselves subsequently previously initially now still since believed feared presumed thought either either gravement ' +
    'grievement egalement aussi notamment deja par ailleurs legerement declares retrouves ensuite depuis finalement eux ' +
    'had have has having ont a avait avaient ayant avoir aurait auraient who that qui said'
  ).split(' '),
);
const DOUBTS = new Set(
  'feared presumed believed may might could thought aurait auraient pourrait pourraient craint supposes presumes'.split(
    ' ',
  ),
);
const NOT_REAL = new Set(
  'not never cannot denied denies denying deny would will should unless without to pas nie dement nient sans failed'.split(
    ' ',
  ),
);
const ADVERBS = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche ' +
    'que my his her their its our the also as many about another on or hier encore notamment egalement grievement gravement ' +
    'ainsi seriously just him them en'
  ).split(' '),
);
const JOINERS = new Set([
  ',',
  'and',
  'et',
  'as',
  'well',
  'plus',
  'along',
  'with',
  'ainsi',
  'que',
  'then',
  'puis',
  'or',
  'ou',
  '-',
  'a',
  'de',
  'au',
  'moins',
  'his',
  'her',
  'its',
  'their',
  'son',
  'ses',
  'leurs',
]);
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

/** What a sentence tells of people harmed, in order of their numbers. */
export function linkedCounts(tokens: readonly Token[]): LinkedCount[] {
  const counts = countsIn(tokens);
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
    if (mark.form === 'heading') take(headedBy(tokens, counts, links, mark), { mark, harmFirst: true });
  shareLinks(tokens, counts, links);
  return counts.flatMap((count, index) => linked(tokens, counts, links, count, index) ?? []);
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

const INFINITIVES = /^(?:tuer|neutraliser|abattre|eliminer|capturer|arreter|interpeller|enlever|blesser)$/;

// "a permis de neutraliser 12 terroristes"
function isDone(tokens: readonly Token[], at: number): boolean {
  const led = tokens
    .slice(Math.max(0, at - 3), at)
    .map(({ plain }) => plain)
    .join(' ');
  return /(?:permis (?:de|d'|aussi de|egalement de)|\bpu|reussi a|parvenue?s? a)$/.test(led);
}

// What is denied, planned or left open is not told as having been done.
function isReal(tokens: readonly Token[], mark: HarmMark): boolean {
  // "tombés dans une embuscade" are not said to be dead.
  const after = tokens
    .slice(mark.next, mark.next + 3)
    .map(({ plain }) => plain)
    .join(' ');
  if (
    /^tombee?s?$/.test(tokens[mark.next - 1]?.plain ?? '') &&
    /^(?:dans (?:une|l')|aux mains|en panne|malade|a court)/.test(after)
  )
    return false;
  if (INFINITIVES.test(tokens[mark.start]?.plain ?? '')) return isDone(tokens, mark.start);
  for (let back = 1; back <= 4; back += 1) {
    const word = tokens[mark.start - back]?.plain ?? '';
    if (word === 'to' && (back > 1 || ['have', 'put', 'flee'].includes(tokens[mark.start]?.plain ?? ''))) continue;
    if (NOT_REAL.has(word)) return ['managed', 'able'].includes(tokens[mark.start - back - 1]?.plain ?? '');
    if (!BE.has(word) && !SKIPPED.has(word) && word !== 'having' && word !== 'that' && word !== 'it') return true;
  }
  return true;
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
  const adjacent = counts.findLastIndex(({ next }) => next <= at && onlySkipped(tokens, next, at));
  if (adjacent >= 0) {
    const count = counts[adjacent];
    if (count === undefined) return [null, link];
    const whole = count.isPart && isPassive && count.who !== null ? wholeOf(counts, adjacent) : null;
    if (whole !== null) return [whole, link];
    if (!isPassive && mark.form === 'participle' && isObject(tokens, count)) return [null, link];
    return [adjacent, { ...link, ...nounAfter(tokens, count, mark) }];
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
  const within = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count.start >= mark.next && count.start - mark.next <= HEADING_REACH)
    .filter(({ count }) => !tokens.slice(mark.next, count.start).some(({ plain }) => ENDS_HEADING.has(plain)));
  const free = within.filter(({ count, index }) => links[index] === null && !wasBefore(tokens, count));
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

const BEFORE_CHANGE = new Set(['from', 'contre', 'against', 'revising', 'replacing', 'corrigeant']);
const EARLIER_TOLL =
  /(?:^| )(?:from|contre|revising|replacing|of|than|against) (?:an |a |the |un |le )?(?:\w+ )?(?:previous|earlier|initial|previously|preliminary|precedent|premier|initial)(?: \w+){0,2}$/;

/** The number it no longer is: "up from 34", "contre 20 dans un précédent bilan". */
function wasBefore(tokens: readonly Token[], count: Count): boolean {
  const led = tokens
    .slice(Math.max(0, count.start - 7), count.start)
    .map(({ plain }) => plain)
    .join(' ');
  if (EARLIER_TOLL.test(led)) return true;
  return (
    BEFORE_CHANGE.has(tokens[count.start - 1]?.plain ?? '') &&
    !['killed', 'soldiers', 'people'].includes(tokens[count.start - 2]?.plain ?? '')
  );
}

const ONE = /^(?:a|an|un|une|one)$/;

// "30 soldiers and 12 civilians were killed", "killed 30 soldiers and 12 civilians"
function shareLinks(tokens: readonly Token[], counts: readonly Count[], links: (Link | null)[]): void {
  const joined = (one: Count | undefined, other: Count | undefined): boolean => {
    if (one === undefined || other === undefined) return false;
    const between = tokens.slice(one.next, other.start).map(({ plain }) => plain);
    return between.length > 0 && between.length <= 4 && between.every((word) => JOINERS.has(word));
  };
  counts.forEach((count, index) => {
    const before = links[index - 1];
    if (links[index] !== null || count.isPart || !before?.harmFirst || !joined(counts[index - 1], count)) return;
    // "…, a police official said" is no more of the list.
    const isApart =
      ONE.test(tokens[count.start]?.plain ?? '') &&
      tokens[count.start - 1]?.plain === ',' &&
      !joined(count, counts[index + 1]);
    if (!isApart) links[index] = before;
  });
  for (let index = counts.length - 2; index >= 0; index -= 1) {
    const after = links[index + 1];
    const count = counts[index];
    if (links[index] !== null || !count || count.isPart || !after || after.harmFirst) continue;
    if (joined(count, counts[index + 1]) && count.who !== null) links[index] = after;
  }
}

function linked(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  count: Count,
  index: number,
): LinkedCount | null {
  if (wasBefore(tokens, count) || isFeared(tokens, count)) return null;
  const link = links[index] ?? null;
  const base = {
    count,
    language: link?.mark.language ?? languageOf(tokens),
    who: link?.who ?? allOfThem(tokens, link, count) ?? count.who,
    nounTokens: link?.mark.isNoun && !link.harmFirst ? ([link.mark.start, link.mark.next] as const) : null,
    isOwn: link?.mark.isOwn === true || ownRanks(tokens, count.next) || ownLosses(tokens, count.start),
    isDoubted: link !== null && isDoubted(tokens, link.mark, count),
    start: Math.min(count.start, link?.mark.start ?? count.start),
    next: Math.max(count.next, link?.next ?? link?.mark.next ?? count.next),
  };
  if (count.ofThe !== null) return ofTheDead(tokens, counts, links, base, index);
  if (count.isPart) {
    const wholeAt = counts.slice(0, index).findLastIndex((each, at) => !each.isPart && links[at] !== null);
    const whole = wholeAt < 0 ? null : (links[wholeAt] ?? null);
    const language = link?.mark.language ?? whole?.mark.language ?? base.language;
    const shared = { ...base, language, whole: wholeAt < 0 ? null : wholeAt, isPart: true };
    if (link !== null && !link.harmFirst && link.mark.harm !== whole?.mark.harm)
      return { ...shared, harm: link.mark.harm, isPart: false };
    if (base.who === null) return null;
    return { ...shared, harm: whole?.mark.harm ?? null };
  }
  if (link !== null) {
    const isPart =
      link.mark.form === 'heading' &&
      /includ|among|parmi|those|dead were/.test(
        tokens
          .slice(link.mark.start, link.mark.next)
          .map(({ plain }) => plain)
          .join(' '),
      );
    return { ...base, harm: link.mark.harm, whole: null, isPart };
  }
  const among = amongOf(tokens, counts, links, index);
  if (among !== null) return { ...base, ...among, isPart: true };
  const predicate = predicateOf(tokens, counts, index);
  if (predicate !== null) return { ...base, ...predicate, whole: null, isPart: false };
  const implied = count.who?.harm ?? null;
  return implied !== null && isTaken(tokens, count) ? { ...base, harm: implied, whole: null, isPart: false } : null;
}

const ALL = phraseTable([
  [true, 'all of them, all, all of whom were, all of whom, tous des, toutes des, tous, toutes, tous sont des'],
]);

const WITHIN = phraseTable([
  [
    true,
    "among the, among, in the ranks of the, parmi les, dans les rangs de l', dans les rangs des, dans les rangs de la",
  ],
  [true, "dans les rangs du, chez les, du côté de l', côté"],
]);

// "21 morts, tous des civils", "14 morts dans les rangs de l'armée"
function allOfThem(tokens: readonly Token[], link: Link | null, count: Count): NounPhrase | null {
  const end = Math.max(count.next, link?.mark.next ?? 0);
  const within = link === null ? null : phraseAt(WITHIN, tokens, end);
  const those = within === null ? null : nounPhraseAt(tokens, within.next, count.quantity);
  if (count.who === null && those?.known === true) return those;
  const all = tokens[end]?.plain === ',' ? phraseAt(ALL, tokens, end + 1) : null;
  const who = all === null ? null : nounPhraseAt(tokens, all.next, count.quantity);
  return who?.known === true && all !== null && who.start === all.next ? who : null;
}

type Base = Omit<LinkedCount, 'harm' | 'whole' | 'isPart'>;

// "Fifteen of the dead were soldiers": of the dead without more, nothing new is said.
function ofTheDead(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  base: Base,
  index: number,
): LinkedCount | null {
  const who = links[index] === null ? predicateNoun(tokens, base.count) : null;
  return who === null
    ? null
    : { ...base, harm: counts[index]?.ofThe ?? null, who, next: who.next, whole: null, isPart: false };
}

// "Three soldiers were among the 12 people killed": a part of the number that follows.
function amongOf(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  index: number,
): Pick<LinkedCount, 'harm' | 'whole'> | null {
  const count = counts[index];
  if (count === undefined || !BE.has(tokens[count.next]?.plain ?? '') || tokens[count.next + 1]?.plain !== 'among')
    return null;
  const whole = links[index + 1] ?? null;
  if (whole !== null && count.next + 4 >= (counts[index + 1]?.start ?? 0))
    return { harm: whole.mark.harm, whole: null };
  const heading = harmMarkAt(tokens, count.next + 1) ?? harmMarkAt(tokens, count.next + 3);
  return heading === null ? null : { harm: heading.harm, whole: null };
}

// "five were gendarmes", after "fifteen of the dead were soldiers"
function predicateOf(
  tokens: readonly Token[],
  counts: readonly Count[],
  index: number,
): Pick<LinkedCount, 'harm' | 'who' | 'next'> | null {
  const first = counts.slice(0, index).findLast(({ ofThe }) => ofThe !== null);
  const count = counts[index];
  if (first === undefined || count === undefined || count.who !== null) return null;
  const who = predicateNoun(tokens, count);
  return who === null ? null : { harm: first.ofThe, who, next: who.next };
}

function predicateNoun(tokens: readonly Token[], count: Count): NounPhrase | null {
  if (!BE.has(tokens[count.next]?.plain ?? '')) return null;
  const article = ['a', 'an', 'un', 'une', 'des'].includes(tokens[count.next + 1]?.plain ?? '') ? 1 : 0;
  const who = nounPhraseAt(tokens, count.next + 1 + article, count.quantity);
  return who?.known === true ? who : null;
}

const FEARED =
  /^(?:could|might|pourrait|pourraient|craindre|craignent|craint|redoute|redoutent|fears?|atteigne|depasse)$/;

// "fears the toll may reach 100"
function isFeared(tokens: readonly Token[], count: Count): boolean {
  return tokens.slice(Math.max(0, count.start - 6), count.start).some(({ plain }) => FEARED.test(plain));
}

const TAKING = new Set(
  'took take taking takes hold holding held holds seized fait faits faire faisant retient retiennent detient detiennent prend prennent'.split(
    ' ',
  ),
);

function isTaken(tokens: readonly Token[], count: Count): boolean {
  return tokens.slice(Math.max(0, count.start - 3), count.start).some(({ plain }) => TAKING.has(plain));
}

function isDoubted(tokens: readonly Token[], mark: HarmMark, count: Count): boolean {
  const from = Math.max(0, Math.min(mark.start, count.start) - 3);
  return tokens
    .slice(from, mark.start)
    .some(({ plain }, index) => DOUBTS.has(plain) && (from + index < count.start || from + index >= count.next));
}

const OWN_RANKS =
  /^(?:dans (?:ses|leurs|nos) rangs|in (?:its|their|our) (?:own )?ranks|among (?:its|their) (?:ranks|men)|on (?:its|their) side)/;

function ownRanks(tokens: readonly Token[], at: number): boolean {
  for (let from = at; from < at + 6; from += 1) {
    const words = tokens
      .slice(from, from + 4)
      .map(({ plain }) => plain)
      .join(' ');
    if (OWN_RANKS.test(words)) return true;
  }
  return false;
}

// "put its own losses at nine dead and 22 wounded"
function ownLosses(tokens: readonly Token[], at: number): boolean {
  return /\b(?:its|their|his|ses|leurs|nos) (?:own )?(?:losses|casualties|dead|pertes|toll)\b(?! of)[^,;]*$/.test(
    tokens
      .slice(Math.max(0, at - 9), at)
      .map(({ plain }) => plain)
      .join(' '),
  );
}

const FRENCH = new Set('le la les des du une dans par est ont et qui au aux selon ete avec pour'.split(' '));
const ENGLISH = new Set('the of and in to a was were on that at by for with said has from'.split(' '));

/** The language most of a sentence's small words are of. */
export function languageOf(tokens: readonly Token[]): SayingLanguage {
  const count = (words: ReadonlySet<string>): number => tokens.filter(({ plain }) => words.has(plain)).length;
  return count(FRENCH) > count(ENGLISH) ? 'fr' : 'en';
}
