import { type Counted, isOnTop, type Part, suits } from './counted.ts';
import { UserError } from './errors.ts';
import { type Figure, type Harm, VICTIMS, VICTIMS_WITHIN, type Victims, victimsWithin } from './figure.ts';
import { namesAll, namesAllWithin, standsForNone } from './names-all.ts';
import { type Cut, nounBefore, nounTokens } from './noun-before.ts';
import type { SaidHarm } from './said-harm.ts';
import { shortened, type Token } from './says-tokens.ts';

type Group = readonly (Counted | null)[];
interface Harmed {
  readonly counted: Counted;
  readonly harm: SaidHarm;
  /** The tokens shown as its words: those of all the numbers that share one word of harm. */
  readonly start: number;
  readonly next: number;
}

interface Read {
  readonly harmed: Harmed;
  readonly figure: Figure;
}

/**
 * The figures that numbers come to once each has its harm and its people. A number without a harm shares its
 * neighbour's ("30 soldiers and 12 civilians killed"); one without a noun has the noun before it ("23 soldiers killed, 17 wounded").
 */
export function figuresOf(text: string, tokens: readonly Token[], clauses: readonly Group[]): Figure[] {
  const cut = (start: number, next: number): string =>
    next === start ? '' : withQuotes(text, tokens[start]?.start ?? 0, tokens[next - 1]?.end ?? text.length);
  const figures: Figure[] = [];
  const read: Read[] = [];
  refuseOnTop(tokens, clauses, cut);
  const clausesRead = clauses.map((clause) => withHarms(clause, cut));
  clausesRead.forEach((clause, index) => {
    clause.forEach((harmed, position) => {
      const earlier = [clause.slice(0, position), ...clausesRead.slice(0, index).reverse()];
      const [figure, ...parts] = figuresIn(harmed, earlier, cut);
      if (position > 0) refuseOfEither(harmed, parts, read.at(-1));
      read.push({ harmed, figure });
      figures.push(figure, ...parts);
    });
  });
  refuseSeemingTotal(tokens, read, cut);
  refuseTwice(figures);
  refuseContradictions(figures);
  return figures;
}

const QUOTE = /["\u201c\u201d\u201e\u00ab\u00bb]/g;

// The quotation mark that goes with one inside is part of the words.
function withQuotes(text: string, start: number, end: number): string {
  const words = text.slice(start, end);
  if ((words.match(QUOTE) ?? []).length % 2 === 0) return words;
  if (text.slice(end, end + 1).match(QUOTE)) return text.slice(start, end + 1);
  return text.slice(start - 1, start).match(QUOTE) ? text.slice(start - 1, end) : words;
}

/** "23 soldiers killed, 12 prisoners" are soldiers too; the hostages or refugees beside them need not be. */
const IMPLIES_THE_SAME: ReadonlySet<Harm> = new Set(['captured']);

function figuresIn(harmed: Harmed, earlier: readonly (readonly Harmed[])[], cut: Cut): [Figure, ...Figure[]] {
  const { counted, harm } = harmed;
  const words = cut(harmed.start, harmed.next);
  const implied =
    counted.harm === null && counted.who !== null && counted.who.harm === harm.harm && counted.who.isOneNoun;
  const who = implied ? null : counted.who;
  const inherits = who === null && !(implied && !IMPLIES_THE_SAME.has(harm.harm));
  const noun = who ?? (inherits ? nounBefore(counted, harm, { earlier, words, cut }) : null);
  if (noun !== null && counted.quantity.high === 0) {
    const [victims, named] = [noun.victims(harm.language), cut(...nounTokens(noun))];
    if (who !== null || !standsForNone(victims, named)) refuseNoneOfSome(victims, named, words);
  }
  const figure: Figure = {
    harm: harm.harm,
    victims: noun === null ? 'people' : noun.victims(harm.language),
    low: counted.quantity.low,
    high: counted.quantity.high,
    noun:
      noun === null
        ? cut(...(implied && counted.who !== null ? nounTokens(counted.who) : harm.noun))
        : cut(...nounTokens(noun)),
    named: counted.quantity.named,
    words,
  };
  return [figure, ...counted.parts.flatMap((part) => partFigures(part, figure, harm, cut))];
}

// "No children killed" is not "no civilians killed", which it would be kept as.
function refuseNoneOfSome(victims: Victims, noun: string, words: string): void {
  if (!namesAll(victims, noun)) throw new UserError('says.noneOfSome', { part: shortened(words) });
}

/**
 * "20 people, including 3 children" is 3 civilians at least: other civilians may be among the 20. Where the part is of its whole's own category
 * ("21 civilians, including 11 children"), or of a wider one ("5 soldiers, including 2 pilots", "26 soldiers, including 4 officers"), there is no
 * question of its own for it: it stays in the words.
 */
function partFigures(part: Part, whole: Figure, harm: SaidHarm, cut: Cut): Figure[] {
  const victims = part.who.victims(harm.language);
  const { low, high, named } = part.quantity;
  const noun = cut(...nounTokens(part.who));
  const isWider = victimsWithin(whole.victims, victims) && !namesAll(victims, noun);
  if (!isWider && !victimsWithin(victims, whole.victims))
    throw new UserError('says.partUnlike', { part: shortened(noun) });
  if (isWider || victims === whole.victims) {
    if (whole.high !== null && low > whole.high)
      throw new UserError('says.contradicts', { part: shortened(whole.words) });
    return [];
  }
  if (high === 0) refuseNoneOfSome(victims, noun, whole.words);
  return [{ ...whole, victims, low, high: namesAllWithin(victims, noun) ? high : null, named, noun }];
}

// "12 killed and 30 wounded, 8 of them soldiers": of the killed, the wounded, or of both?
function refuseOfEither({ counted }: Harmed, parts: readonly Figure[], before: Read | undefined): void {
  if (before === undefined || before.harmed.counted.parts.length > 0 || !counted.parts.some(({ ofThem }) => ofThem))
    return;
  const { harm: other, victims: whole } = before.figure;
  const part = parts.find(({ harm, victims }) => harm !== other && victimsWithin(victims, whole));
  if (part !== undefined) throw new UserError('says.whose', { part: shortened(part.words) });
}

function withHarms(clause: Group, cut: Cut): Harmed[] {
  return clause.flatMap((counted, index): Harmed[] => {
    if (counted === null) return [];
    const own = ownHarm(counted);
    const before = counted.harm === null ? harmBefore(clause, index) : null;
    const after = counted.harm === null ? harmAfter(clause, index) : null;
    // "12 hostages and 3 soldiers killed": killed, or held?
    const isOpen = own !== null && [before, after].some((shared) => shared !== null && shared.harm !== own.harm);
    if (own !== null && !isOpen) return [harmedWith(clause, index, counted, own, cut)];
    if (isOpen || (before === null) === (after === null) || counted.who === null || !counted.who.known) {
      throw new UserError('says.noHarm', { part: shortened(cut(counted.start, counted.next)) });
    }
    const shared = before ?? after;
    if (shared !== null && !suits(counted.who, shared))
      throw new UserError('says.noHarm', { part: shortened(cut(counted.start, counted.next)) });
    return shared === null ? [] : [harmedWith(clause, index, counted, shared, cut)];
  });
}

function ownHarm(counted: Counted): SaidHarm | null {
  if (counted.harm !== null) return counted.harm;
  const harm = counted.who?.harm ?? null;
  return harm === null
    ? null
    : { harm, language: 'en', isEvent: false, isNoun: true, noun: [0, 0], next: counted.next };
}

// "killed 30 soldiers and 12 civilians"
function harmBefore(clause: Group, index: number): SaidHarm | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const counted = clause[at];
    if (counted === null || counted === undefined) return null;
    if (counted.harm !== null) return counted.harmFirst && counted.who?.known === true ? counted.harm : null;
    if (counted.who?.known !== true) return null;
  }
  return null;
}

// "30 soldiers and 12 civilians killed"
function harmAfter(clause: Group, index: number): SaidHarm | null {
  for (const counted of clause.slice(index + 1)) {
    if (counted === null) return null;
    if (counted.harm !== null) return !counted.harmFirst && counted.who?.known === true ? counted.harm : null;
    if (counted.who?.known !== true) return null;
  }
  return null;
}

function harmedWith(clause: Group, index: number, counted: Counted, harm: SaidHarm, cut: Cut): Harmed {
  let start = counted.start;
  let next = counted.next;
  const shares = (at: number): boolean => {
    const other = clause[at];
    return other !== null && other !== undefined && ownHarm(other) === null;
  };
  if (ownHarm(counted) === null) {
    for (let at = index; ; at -= 1) {
      start = clause[at]?.start ?? start;
      if (!(shares(at - 1) || (clause[at - 1]?.harm === harm && shares(at)))) break;
    }
    for (let at = index; ; at += 1) {
      next = clause[at]?.next ?? next;
      if (!(shares(at + 1) || (clause[at + 1]?.harm === harm && shares(at)))) break;
    }
  } else if (counted.harmFirst) {
    for (let at = index; shares(at + 1); at += 1) next = clause[at + 1]?.next ?? next;
  } else {
    for (let at = index; shares(at - 1); at -= 1) start = clause[at - 1]?.start ?? start;
    // "23 soldiers and 4 civilians killed at least": the 4, or both?
    if (start < counted.start && counted.boundAt !== undefined)
      throw new UserError('says.notUnderstood', { part: shortened(cut(counted.boundAt, counted.next)) });
  }
  return { counted, harm, start, next };
}

// "12 more wounded" is read behind the number it comes on top of; by itself it would pass for all of them.
function refuseOnTop(tokens: readonly Token[], clauses: readonly Group[], cut: Cut): void {
  const counts = clauses.flat().filter((counted) => counted !== null);
  const [first] = counts;
  if (first === undefined || !isOnTop(tokens, first)) return;
  throw new UserError('says.onTop', { part: shortened(cut(first.start, first.next)) });
}

/**
 * "12 officials and 3 soldiers killed": officials are of no category, and as `people` they would be everyone killed, though there were 15; so are
 * officers beside soldiers, and any number listed with one that its category holds. "31 people killed, 23 soldiers killed" is a whole and a part of it,
 * but not where either comes on top of the other: "12 killed, 3 more soldiers killed".
 */
function refuseSeemingTotal(tokens: readonly Token[], read: readonly Read[], cut: Cut): void {
  const seeming = read.find(({ harmed: { counted, harm, start, next }, figure }) => {
    const isListed = start !== counted.start || next !== counted.next;
    const isUnnamed = counted.who === null && figure.noun === cut(...harm.noun);
    const seemsTotal = isUnnamed || (namesAll(figure.victims, figure.noun) && !isListed);
    const ofHarm = read.filter((other) => other.figure.harm === figure.harm);
    const isTotal = seemsTotal && !ofHarm.some((other) => isOnTop(tokens, other.harmed.counted));
    const holds = ({ victims }: Figure): boolean =>
      victims !== figure.victims && victimsWithin(victims, figure.victims);
    return !isTotal && ofHarm.some((other) => holds(other.figure));
  });
  if (seeming !== undefined) throw new UserError('says.seemingTotal', { part: shortened(seeming.figure.words) });
}

function refuseTwice(figures: readonly Figure[]): void {
  const seen = new Set<string>();
  for (const { harm, victims, words } of figures) {
    if (seen.has(`${harm} ${victims}`)) throw new UserError('says.givenTwice', { part: shortened(words) });
    seen.add(`${harm} ${victims}`);
  }
}

// Within one statement the parts are not more than their whole, and neither are the killed more than the casualties.
function refuseContradictions(figures: readonly Figure[]): void {
  const ofHarm = ({ low, harm, victims }: Figure, whole: Figure): number => {
    const isWithin =
      (whole.harm === 'casualties' && (harm === 'killed' || harm === 'wounded')) ||
      (whole.harm === 'neutralised' && harm === 'killed');
    return isWithin && victimsWithin(victims, whole.victims) ? low : 0;
  };
  const less = figures.find((whole) => {
    const least = Math.max(leastWithin(figures, whole), ...figures.map((figure) => ofHarm(figure, whole)));
    return whole.high !== null && least > whole.high;
  });
  if (less !== undefined) throw new UserError('says.contradicts', { part: shortened(less.words) });
}

// The least that the categories within it come to together: of "12 killed, including 8 soldiers and 6 civilians", 14.
function leastWithin(figures: readonly Figure[], { harm, victims: whole }: Pick<Figure, 'harm' | 'victims'>): number {
  const parts = VICTIMS.filter((victims) => VICTIMS_WITHIN[victims] === whole);
  return parts.reduce((sum, victims) => {
    const own = figures.find((figure) => figure.harm === harm && figure.victims === victims)?.low ?? 0;
    return sum + Math.max(own, leastWithin(figures, { harm, victims }));
  }, 0);
}
