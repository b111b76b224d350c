import type { PreciseDate } from '../domain/date.ts';
import type { Sentence } from './article.ts';
import type { LinkedCount } from './linked-counts.ts';
import type { TimeMark } from './time-marks.ts';
import type { Attributed } from './voices.ts';

/** A toll that has another after it: "an earlier toll of 12", "had initially said 12 were killed". */
const EARLIER_TOLL =
  /\b(?:earlier|previous|initial|first|preliminary|premier|precedent) (?:\w+ ){0,2}(?:toll|count|figure|estimate|report|statement|bilan)\b(?: \w+'?){0,8}$|\b(?:had (?:earlier|previously|initially|first)|(?:earlier|initially|previously) (?:said|put|reported|announced|gave)|avait (?:d' )?(?:abord|auparavant|initialement)|had said|had put)\b/;
/** Words of finding and burying the dead: their day is not the day they died. */
export const FOUND =
  /\b(?:buried|burying|found|recovered|received|admitted|enterree?s?|inhumee?s?|retrouvee?s?|repechee?s?|recus?|obseques|funeral|funerals)\b/;
export const BURIED = /\b(?:buried|burying|burial|enterree?s?|inhumee?s?|obseques|funerals?)\b/;

// Thousands in nobody's name and of no day, or hundreds of a whole year, are what a conflict has come to.
export function isTotalOfMany(
  low: number,
  index: number,
  attributed: readonly Attributed[],
  happened: readonly TimeMark[],
): boolean {
  if (low >= 400 && happened.some(({ date }) => date.precision === 'year')) return true;
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
