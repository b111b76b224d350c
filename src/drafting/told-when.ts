import { addDays } from 'date-fns/addDays';
import { calendarDay, isoDay, type PreciseDate } from '../domain/date.ts';
import type { Sentence } from './article.ts';
import type { LinkedCount } from './linked-counts.ts';
import type { Saying } from './saying-subject.ts';
import type { TimeMark } from './time-found.ts';
import type { Attributed } from './voices.ts';

/** A toll that has another after it: "an earlier toll of 12", "had initially said 12 were killed". */
const EARLIER_TOLL =
  /\b(?:earlier|previous|initial|first|preliminary|premier|precedent) (?:\w+ ){0,2}(?:toll|count|figure|estimate|report|statement|bilan)\b(?: \w+'?){0,8}$|\b(?:had (?:earlier|previously|initially|first)|(?:earlier|initially|previously) (?:said|put|reported|announced|gave)|avait (?:d' )?(?:abord|auparavant|initialement)|had said|had put)\b/;
/** Words of finding and burying the dead: their day is not the day they died. */
export const FOUND =
  /\b(?:buried|burying|found|recovered|received|admitted|enterree?s?|inhumee?s?|retrouvee?s?|repechee?s?|recus?|obseques|funeral|funerals)\b/;
const BURIED = /\b(?:buried|burying|burial|enterree?s?|inhumee?s?|obseques|funerals?)\b/;

const STATE =
  /\b(?:still|remained|remains?|reste|restait|prevails?|prevailed|prevaut|treated|hospitali[sz]ed|hospitalisee?s?|soignee?s?|toujours|encore|restaient|restent|continued|continuaient|poursuivaient|demeuraient|jusqu' ?a)\b|\b(?:by|as of) (?:late |early |mid )?$/;
/** "in a communiqué broadcast on Jan. 4" tells when that was. */
const PUBLISHED =
  /\b(?:statement|video|recording|communique|message|telegram|post|interview|broadcast|published|issued|released|dated|posted|aired|signed|diffusee?s?|publiee?s?|datee?|transmise?) (?:on |le |du |late |early |late on |early on )?$|\b(?:conference|briefing|interview)(?: in \w+)? (?:on |le )?$/;
const DOCUMENT =
  /\b(?:report|rapport|communique|bulletin|note|brief|briefing|release|update|statement|flash|depeche)\b/;

/** When a saying was made, as far as its sentence tells. */
export function timeSaid(
  tokens: Sentence['tokens'],
  times: readonly TimeMark[],
  { span }: Saying,
  sayings: readonly Saying[],
  known: PreciseDate | null,
): PreciseDate | null {
  const time =
    times.find((mark) => mark.start >= span.start && mark.next <= span.next) ??
    times.find((mark) => isPublication(tokens, mark.start) || isOfClaim(tokens, mark, sayings, known));
  return time?.date ?? null;
}

/** Those of a sentence's times that may be a harm's: not when it was said, how things stood or when the dead were buried. */
export function timesOfHarm(
  sentence: Sentence,
  times: readonly TimeMark[],
  sayings: readonly Saying[],
  known: PreciseDate | null,
): readonly TimeMark[] {
  const isSaid = (mark: TimeMark): boolean =>
    sayings.some(({ span }) => mark.start >= span.start && mark.next <= span.next);
  // "since 2019" is no day of anything.
  const isOpen = ({ isSince, date }: TimeMark): boolean =>
    isSince && (date.precision === 'month' || date.precision === 'year');
  return times.filter(
    (mark) =>
      !isSaid(mark) &&
      !isOpen(mark) &&
      !isOfClaim(sentence.tokens, mark, sayings, known) &&
      !isStateOf(sentence, mark) &&
      !BURIED.test(lineOf(sentence.tokens, mark.start - 4, mark.start)),
  );
}

/** Whether a time is only when things stood so ("were still missing on Wednesday"), or the date of a document in its heading. */
function isStateOf({ tokens, isHeadline }: Sentence, { start, isSince }: TimeMark): boolean {
  // "semaine du 6 au 12 avril": what a heading says a report covers.
  if (isHeadline && (isSince || DOCUMENT.test(lineOf(tokens, 0, tokens.length)))) return true;
  return STATE.test(`${lineOf(tokens, start - 6, start)} `) || isPublication(tokens, start) || isOfSpan(tokens, start);
}

const SINCE = /\b(?:since|depuis)\b[^,;]*$/;

// "the deadliest since the insurgency began in 2019": only how far back that goes.
function isOfSpan(tokens: Sentence['tokens'], start: number): boolean {
  return /^(?:19|20)\d\d$/.test(tokens[start]?.plain ?? '') && SINCE.test(lineOf(tokens, start - 12, start));
}

// The time at a place is when a communiqué or a toll was made public.
function isPublication(tokens: Sentence['tokens'], start: number): boolean {
  return PUBLISHED.test(`${lineOf(tokens, start - 6, start)} `);
}

const DEED =
  '(?:attacks?|raids?|ambush|assaults?|strikes?|blasts?|bombings?|clashes|killings?|massacre|shelling|attaquee?s?|attaques?|attentats?|embuscade|frappes?|assaut|massacre|tuerie)';
const DEED_BEFORE = new RegExp(
  `(?:\\b${DEED} (?:on |de |d' |du |last |early |late |carried out |menee?s? |le )*|\\b(?:survenue?s?|perpetree?s?|commise?s?|menee?s?|attaquee?s?|visee?s?|ambushed|attacked|occurred|happened|took place) (?:on |le |late |early |last |dans la |in the )*)$`,
);
const DEED_AFTER = new RegExp(`^s (?:\\w+ )?${DEED}\\b`);

/** The time of the deed itself, where a sentence has others beside it: "Tuesday's assault", "l'attaque de dimanche". */
export function timeOfDeed(tokens: Sentence['tokens'], happened: readonly TimeMark[]): TimeMark | null {
  if (happened.length < 2) return null;
  return (
    happened.find(
      ({ start, next }) =>
        DEED_BEFORE.test(`${lineOf(tokens, start - 5, start)} `.trimStart()) ||
        DEED_AFTER.test(lineOf(tokens, next, next + 4)),
    ) ?? null
  );
}

const OF_THE_DEED = new RegExp(
  `\\b(?:the|this|that|it|l'|la|le|cette|cet|ce|ces) ?(?:\\w+ )?(?:${DEED}|shooting|explosion|operation) (?:on |late |early |le |ce )*$`,
);

/**
 * When a known deed was claimed, blamed or denied, and not when it was done: "claimed the attack on Thursday", of one told to have been on Tuesday.
 * `known` is the day of the event the text is at.
 */
function isOfClaim(
  tokens: Sentence['tokens'],
  mark: TimeMark,
  sayings: readonly Saying[],
  known: PreciseDate | null,
): boolean {
  const saying = sayings.findLast(({ verb }) => verb.next <= mark.start);
  if (saying === undefined || known?.precision !== 'day' || mark.date.date <= known.date) return false;
  const isAct = saying.act === 'responsibility' || saying.act === 'attribution' || saying.act === 'denial';
  return isAct && OF_THE_DEED.test(`${lineOf(tokens, saying.verb.start, mark.start)} `);
}

// Thousands in nobody's name and of no day, or hundreds of a whole year, are what a conflict has come to.
export function isTotalOfMany(
  low: number,
  index: number,
  attributed: readonly Attributed[],
  happened: readonly TimeMark[],
  isOfWar: boolean,
): boolean {
  if (low >= 400 && happened.some(({ date }) => date.precision === 'year')) return true;
  if (low >= 1000 && isOfWar && !happened.some(({ date }) => date.precision === 'day')) return true;
  return low >= 1000 && index > 1 && attributed.length === 0 && !happened.some(({ date }) => date.precision === 'day');
}

// What is told without a figure dates the event only where it is news.
export function isRecent(date: PreciseDate | null, published: string | null): boolean {
  if (date === null || published === null) return false;
  return new Date(published).getTime() - new Date(date.date).getTime() <= 31 * 86_400_000;
}

export function isEarlierToll(tokens: Sentence['tokens'], { start }: LinkedCount): boolean {
  return EARLIER_TOLL.test(lineOf(tokens, 0, start));
}

export function lineOf(tokens: Sentence['tokens'], from: number, to: number): string {
  return tokens
    .slice(Math.max(0, from), to)
    .map(({ plain }) => plain)
    .join(' ');
}

// The time told nearest to a number is when that harm was done.
export function nearest(times: readonly TimeMark[], link: LinkedCount): TimeMark | null {
  let best: TimeMark | null = null;
  const distance = (mark: TimeMark): number =>
    mark.start >= link.next ? mark.start - link.next : link.start - mark.next;
  for (const mark of times) if (best === null || distance(mark) < distance(best)) best = mark;
  return best;
}

export function isAnotherDay(one: PreciseDate, other: PreciseDate): boolean {
  return one.precision === 'day' && other.precision === 'day' && one.date !== other.date;
}

const WAR =
  /\b(?:the|this|its|s|la|le|cette|les) (?:\w+ ){0,2}(?:war|conflict|campaign|insurgency|insurrection|offensive|rebellion|guerre|conflit|campagne|operations)\b(?! monitor)/;

/** Whether a sentence speaks of a whole war. */
export function isAboutWar(tokens: Sentence['tokens']): boolean {
  return WAR.test(lineOf(tokens, 0, tokens.length));
}

/** "overnight, police said on Saturday" is the night before that Saturday, whenever it was printed. */
export function byDaySaid(
  tokens: Sentence['tokens'],
  times: readonly TimeMark[],
  sayings: readonly Saying[],
): readonly TimeMark[] {
  const said = times.find(
    ({ start, next, date }) =>
      date.precision === 'day' && sayings.some(({ span }) => start >= span.start && next <= span.next),
  );
  if (said === undefined) return times;
  return times.map((mark) =>
    tokens[mark.start]?.plain === 'overnight' && mark.next === mark.start + 1
      ? { ...mark, date: { ...mark.date, date: isoDay(addDays(calendarDay(said.date.date), -1)) } }
      : mark,
  );
}
