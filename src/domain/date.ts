import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';
import { startOfDay } from 'date-fns/startOfDay';

/** How exactly a date is known. Weeks begin on Monday. */
const PRECISIONS = ['day', 'week', 'month', 'year'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A calendar date without a time zone, known to the given precision. */
export interface PreciseDate {
  /** `YYYY-MM-DD`: the first day of the day, week, month or year meant. */
  readonly date: string;
  readonly precision: Precision;
}

/** The first day meant, `YYYY-MM-DD`. */
export function firstDay(date: PreciseDate): string {
  return date.date;
}

/** The last day meant, `YYYY-MM-DD`. */
export function lastDay({ date, precision }: PreciseDate): string {
  if (precision === 'day') return date;
  const last = new Date(date);
  if (precision === 'week') last.setUTCDate(last.getUTCDate() + 6);
  else if (precision === 'month') last.setUTCMonth(last.getUTCMonth() + 1, 0);
  else last.setUTCMonth(12, 0);
  return last.toISOString().slice(0, 10);
}

/** Orders dates by the first day meant; of two with the same, the more exact one goes first. */
export function compareDates(one: PreciseDate, other: PreciseDate): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return PRECISIONS.indexOf(one.precision) - PRECISIONS.indexOf(other.precision);
}

/** Making a format takes far longer than using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day on which `now` falls in the zone, `YYYY-MM-DD`. */
export function today(now: Date, timeZone: string): string {
  // Swedish dates are ISO 8601.
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  dayFormats.set(timeZone, format);
  return format.format(now);
}

/** The first instant of a calendar day in the zone: not always midnight, which a change of clocks may skip. */
export function dayStart(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // Noon is on the day in every zone; the start of its day is asked of the zone itself.
  return new Date(startOfDay(new TZDate(year, month - 1, date, 12, timeZone)).getTime());
}

/** The last millisecond of a calendar day in the zone. */
export function dayEnd(day: string, timeZone: string): Date {
  return new Date(dayStart(isoDay(addDays(calendarDay(day), 1)), timeZone).getTime() - 1);
}

/** A calendar day to reckon with: days without a zone are reckoned in UTC, where no clock changes. */
export function calendarDay(day: string): TZDate {
  return new TZDate(`${day}T00:00:00Z`, 'UTC');
}

/** `YYYY-MM-DD` of a day reckoned from `calendarDay`. */
export function isoDay(day: Date): string {
  return format(day, 'yyyy-MM-dd');
}
