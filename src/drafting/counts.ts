import { MONTHS } from '../domain/date-words.ts';
import { NOT_PEOPLE } from '../domain/not-people.ts';
import { type NounPhrase, nounPhraseAt } from '../domain/noun-phrase.ts';
import { type Found, phraseAt, phraseTable, skipPhrases } from '../domain/phrase-table.ts';
import { type Quantity, quantityAt } from '../domain/quantity.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import { ofGroup, withoutAdjective, withoutGroup } from './count-nouns.ts';
import { harmMarkAt } from './harm-marks.ts';
import { oneAt } from './single-counts.ts';

/** A number of people in a sentence, before it is known what befell them. */
export interface Count {
  readonly start: number;
  /** After its noun and what says of whom it is a part. */
  readonly next: number;
  readonly quantity: Quantity;
  readonly who: NounPhrase | null;
  /** "17 others", "another four", "two of them": the noun is that of the people spoken of before. */
  readonly isElliptical: boolean;
  /** It is a number within the one before: "including 4 civilians", "four of them civilians". */
  readonly isPart: boolean;
  /** It is a number of those of whom a harm is told: "fifteen of the dead". */
  readonly ofThe: 'killed' | 'wounded' | 'missing' | null;
}

const INCLUDING = phraseTable([
  [
    true,
    'including, among them, among whom, including the, amongst them, of whom, counting, among the victims, of them',
  ],
  [true, 'including at least, notably, as well as, with'],
  [
    true,
    'dont, y compris, parmi lesquels, parmi lesquelles, parmi eux, parmi elles, parmi les victimes, au nombre desquels, notamment',
  ],
]);
const REALLY_INCLUDING = new Set([
  'including',
  'among',
  'amongst',
  'of',
  'counting',
  'dont',
  'y',
  'parmi',
  'au',
  'notably',
  'notamment',
]);
const THOSE_OF = phraseTable([
  [true, 'those of, the bodies of, that of, ceux de, celles de, figurent, figurait, were, was, are, also, the'],
]);
const MORE = phraseTable([[true, "others, other, more, further, additional, autres, autre, de plus, d'autres"]]);
const AT_LEAST = phraseTable([[true, 'au moins, at least, or more, ou plus, au minimum']]);
const ANOTHER = new Set(['another', 'further', 'additional', 'autres']);
const OF_THEM = phraseTable([
  [true, "of them, of whom, of these, of those, d'entre eux, d'entre elles, d'eux, parmi eux, of the group, of which"],
]);
const OF_THE: readonly (readonly ['killed' | 'wounded' | 'missing', ReturnType<typeof phraseTable>])[] = [
  [
    'killed',
    phraseTable([
      [
        true,
        'of the dead, of those killed, of the victims, of the fatalities, des morts, des tués, des victimes, of those who died',
      ],
    ]),
  ],
  ['wounded', phraseTable([[true, 'of the wounded, of the injured, of those wounded, of those injured, des blessés']])],
  ['missing', phraseTable([[true, 'of the missing, of those missing, des disparus']])],
];
const OF = new Set(['of', 'de', "d'"]);
const MONEY = new Set(['$', '\u20ac', '\u00a3', '%', '#']);
const NOT_AFTER = phraseTable([
  [
    true,
    'gmt, utc, am, pm, a.m, p.m, h, hrs, local time, percent, per cent, pour cent, billion, milliard(s), hectares, metres, meters, mètres, feet, pounds',
  ],
  [
    true,
    'naira, francs, cfa, rubles, roubles, shillings, rand, storey, étages, kg, tonnes, litres, degrees, magnitude, points, votes, seats, mm, calibre',
  ],
  [
    true,
    'nights, nuits, weekends, others vehicles, decades, décennies, siècles, centuries, seconds, secondes, kilos, barrels, caliber, checkpoints, soldiers strong',
  ],
]);
const BARE_FOLLOWED_BY = new Set(
  (
    ', . ; : ! ? ) ( - \u2026 and or but in on at by near during when while as after before since from with who whom of were was are is had have has ' +
    'been being including among around along across over overnight late early also so yesterday today where outside inside within ' +
    'remain remained remains still according to for that which following amid between et ou mais dans sur a au aux par pres lors pendant durant quand lorsque apres ' +
    'avant depuis avec qui dont selon ont avaient sont etaient furent hier jeudi lundi mardi mercredi vendredi samedi dimanche monday ' +
    'tuesday wednesday thursday friday saturday sunday last this there more others other autres said says'
  ).split(' '),
);

/** Every number of people in a sentence, in order. */
export function countsIn(tokens: readonly Token[]): Count[] {
  const counts: Count[] = [];
  for (let at = 0; at < tokens.length; ) {
    const count = countAt(tokens, at, counts.at(-1));
    if (count === null) {
      at += 1;
    } else {
      // "17 members of one family" are one number.
      const before = counts.at(-1);
      const isOfThose =
        before !== undefined && before.who !== null && before.next === at - 1 && OF.has(tokens[at - 1]?.plain ?? '');
      if (isOfThose) counts[counts.length - 1] = { ...before, next: count.next };
      else counts.push(count);
      at = Math.max(count.next, at + 1);
    }
  }
  return counts;
}

/** How many, or null where the words say no number: what a statement would refuse is not read in prose either. */
function quantityIn(tokens: readonly Token[], at: number): Quantity | null {
  try {
    return quantityAt(tokens, at);
  } catch {
    return null;
  }
}

function countAt(tokens: readonly Token[], at: number, before: Count | undefined): Count | null {
  const ordinal = oneAt(tokens, at);
  const read = ordinal ?? quantityIn(tokens, at);
  const quantity = read === null ? null : (raisedTo(tokens, at, read) ?? read);
  if (quantity === null || isOtherNumber(tokens, at, quantity)) return null;
  const more = phraseAt(MORE, tokens, quantity.next);
  const ofThem = phraseAt(OF_THEM, tokens, quantity.next);
  const ofThe = ofTheAt(tokens, quantity.next);
  const isPart = isPartAt(tokens, at, before);
  const base = { start: at, quantity, isPart: isPart || ofThem !== null, ofThe: ofThe?.value ?? null };
  if (ofThe !== null) return { ...base, next: ofThe.next, who: null, isElliptical: true, isPart: false };
  if (ofThem !== null) {
    const who = nounPhraseAt(tokens, skipPhrases(THOSE_OF, tokens, ofThem.next), quantity);
    const known = who?.known === true ? who : null;
    return { ...base, next: known?.next ?? ofThem.next, who: known, isElliptical: known === null };
  }
  const who = nounAt(tokens, quantity, more?.next ?? quantity.next);
  const isArticle = ['a', 'an'].includes(tokens[at]?.plain ?? '') && quantity.next === at + 1;
  if (isArticle && (who === null || !who.known) && more === null) return null;
  if (who === null) {
    if (phraseAt(NOT_PEOPLE, tokens, quantity.next) !== null && !isBodies(tokens, quantity.next)) return null;
    // "dozens of motorbikes"
    const isOf = OF.has(tokens[quantity.next]?.plain ?? '');
    if (isOf && phraseAt(NOT_PEOPLE, tokens, quantity.next + 1) !== null && !isBodies(tokens, quantity.next + 1))
      return null;
    if (more === null && ordinal === null && !quantity.plural && !mayStandAlone(tokens, quantity.next)) return null;
  }
  const another = ANOTHER.has(tokens[at]?.plain ?? '') || ordinal !== null;
  const isElliptical = who?.known !== true && (more !== null || another);
  const next = who?.next ?? more?.next ?? quantity.next;
  const atLeast = phraseAt(AT_LEAST, tokens, next);
  // "vingt personnes au moins"
  if (atLeast !== null && who !== null && quantity.high !== null)
    return {
      ...base,
      quantity: { ...quantity, high: null, next: atLeast.next },
      next: atLeast.next,
      who,
      isElliptical,
    };
  return { ...base, next, who, isElliptical };
}

// Of one person any word might be the noun ("one afternoon"), so there it has to be a known one.
function nounAt(tokens: readonly Token[], quantity: Quantity, at: number): NounPhrase | null {
  if (isBodies(tokens, at) || harmMarkAt(tokens, at)?.form === 'subject') return null;
  const who = ofGroup(tokens, withoutGroup(tokens, nounPhraseAt(tokens, at, quantity), quantity));
  if (who === null || (!quantity.plural && !who.known)) return null;
  return withoutAdjective(tokens, at, quantity, who);
}

function isBodies(tokens: readonly Token[], at: number): boolean {
  return /^(?:bod(?:y|ies)|corps|cadavres?|corpses?|depouilles?)$/.test(tokens[at]?.plain ?? '');
}

function mayStandAlone(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || BARE_FOLLOWED_BY.has(token.plain)) return true;
  if (OF.has(token.plain) && harmMarkAt(tokens, at + 1) !== null) return true;
  return harmMarkAt(tokens, at) !== null || /^\p{Lu}/u.test(token.text) || phraseAt(VICTIM_NOUNS, tokens, at) !== null;
}

const CHANGES = new Set(
  (
    'rose risen rising raised revised climbed increased went gone jumped updated lowered reduced cut dropped toll changed passe passee revu ' +
    'revise porte releve alourdi ramene bilan montee monte grimpe corrige'
  ).split(' '),
);

// "revised from 30 to 23", "est passé de 17 à 41": no range, but the newer number.
function raisedTo(tokens: readonly Token[], at: number, quantity: Quantity): Quantity | null {
  const isUp = tokens[at]?.plain === 'up' && tokens[at + 1]?.plain === 'to';
  if (isUp && tokens.slice(Math.max(0, at - 6), at).some(({ plain }) => CHANGES.has(plain)))
    return quantityIn(tokens, at + 2);
  if (!['from', 'de', "d'"].includes(tokens[at]?.plain ?? '') || quantity.low === quantity.high) return null;
  if (!tokens.slice(Math.max(0, at - 8), at).some(({ plain }) => CHANGES.has(plain))) return null;
  for (let to = quantity.next - 1; to > at; to -= 1) {
    if (['to', 'a'].includes(tokens[to]?.plain ?? '')) return quantityIn(tokens, to + 1);
  }
  return null;
}

// Years, days, hours, ages, money, model numbers.
function isOtherNumber(tokens: readonly Token[], at: number, quantity: Quantity): boolean {
  const numberAt = quantity.next - 1;
  const token = tokens[numberAt];
  const first = tokens.findIndex((each, index) => index >= at && index < quantity.next && each.kind === 'number');
  const before = tokens[(first < 0 ? at : first) - 1];
  const after = tokens[quantity.next];
  if (before !== undefined && MONEY.has(before.plain)) return true;
  if (before?.plain === '-' && first >= 0 && tokens[first]?.glued === true && before.glued) return true;
  if (first >= 0 && (before?.plain === 'aged' || /^agees?$/.test(before?.plain ?? ''))) return true;
  if (
    after !== undefined &&
    (MONEY.has(after.plain) || (after.plain === '-' && after.glued && tokens[quantity.next + 1]?.glued === true))
  )
    return true;
  if (after?.plain === '/' || (before?.plain === '/' && before.glued)) return true;
  if (phraseAt(NOT_AFTER, tokens, quantity.next) !== null) return true;
  if (
    after?.plain === ':' &&
    after.glued &&
    tokens[quantity.next + 1]?.kind === 'number' &&
    tokens[quantity.next + 1]?.glued === true
  )
    return true;
  if (token?.kind !== 'number' || quantity.low !== quantity.high) return false;
  const isDay = quantity.low <= 31 && token.text.length <= 2;
  if (isDay && (MONTHS.has(after?.plain ?? '') || MONTHS.has(before?.plain ?? '')) && before?.plain !== 'may')
    return true;
  const isYear = /^(?:19|20)\d\d$/.test(token.text);
  return (
    isYear &&
    nounPhraseAt(tokens, quantity.next, quantity)?.known !== true &&
    harmMarkAt(tokens, quantity.next)?.form !== 'noun'
  );
}

function ofTheAt(tokens: readonly Token[], at: number): Found<'killed' | 'wounded' | 'missing'> | null {
  for (const [value, table] of OF_THE) {
    const found = phraseAt(table, tokens, at);
    if (found !== null) return { value, next: found.next };
  }
  return null;
}

// "including 4 civilians", and the next ones of the same list: "including two officers and a child".
function isPartAt(tokens: readonly Token[], at: number, before: Count | undefined): boolean {
  for (let back = 1; back <= 6 && at - back >= 0; back += 1) {
    const found = phraseAt(INCLUDING, tokens, at - back);
    if (found === null || !REALLY_INCLUDING.has(tokens[at - back]?.plain ?? '')) continue;
    if (found.next === at || skipPhrases(THOSE_OF, tokens, found.next) === at) return true;
  }
  if (before?.isPart !== true || before.ofThe !== null) return false;
  const between = tokens.slice(before.next, at).map(({ plain }) => plain);
  return between.length > 0 && between.length <= 2 && between.every((word) => [',', 'and', 'et'].includes(word));
}
