import { addDays } from 'date-fns/addDays';
import { getDay } from 'date-fns/getDay';
import { calendarDay, isoDay, type PreciseDate, type Precision } from '../domain/date.ts';
import type { Token } from '../domain/says-tokens.ts';

/** A time told in a sentence, and the day it comes to. */
export interface TimeMark {
  readonly date: PreciseDate;
  readonly start: number;
  readonly next: number;
  /** It begins something ("since Friday", "broke out on Saturday"). */
  readonly isSince: boolean;
}

/** What times are counted back from. */
export interface Reference {
  /** The day the text was published; null where nobody knows. */
  readonly published: string | null;
  /** The day last told, for "a day earlier". */
  readonly last: string | null;
}

export type FoundTime = Omit<TimeMark, 'isSince'>;

export function word(tokens: readonly Token[], at: number): string {
  return tokens[at]?.plain ?? '';
}

export function found(date: string, precision: Precision, start: number, next: number): FoundTime {
  return { date: { date, precision }, start, next };
}

export function shifted(day: string, days: number): string {
  return isoDay(addDays(calendarDay(day), days));
}

/** The latest such weekday not after a day, less some days. */
export function latest(index: number, day: string, less: number, strictly = false): string {
  const back = (getDay(calendarDay(day)) - index + 7) % 7;
  return shifted(day, -(strictly && back === 0 ? 7 : back) - less);
}
