import { strict as english } from 'chrono-node/en';
import { strict as french } from 'chrono-node/fr';

/** A day written with its month's name, and with a year or day of the week where these were written too. */
export interface NamedDay {
  readonly day: number;
  /** 1 to 12. */
  readonly month: number;
  readonly year: number | null;
  /** 0 is Sunday. */
  readonly weekday: number | null;
}

// A leap year, so that 29 February can be read where no year is written; never part of the answer.
const REFERENCE = new Date(2024, 6, 1, 12);
const READABLE = new Set(['day', 'month', 'year', 'weekday']);
const COMPONENTS = [
  'day',
  'month',
  'year',
  'weekday',
  'hour',
  'minute',
  'second',
  'meridiem',
  'timezoneOffset',
] as const;

/**
 * Reads "20 March", "March 20th, 2024", "mercredi 1er mars 2024". chrono finds dates inside any text and fills in what
 * is missing, so its answer counts only where it is one day, took up the whole text and holds nothing that was not written.
 */
export function readNamedDay(text: string): NamedDay | null {
  for (const language of [english, french]) {
    const found = language.parse(text, REFERENCE)[0];
    if (found === undefined || found.end || found.index !== 0 || found.text.length !== text.length) continue;
    const { start } = found;
    if (COMPONENTS.some((component) => start.isCertain(component) && !READABLE.has(component))) continue;
    const [day, month] = [start.get('day'), start.get('month')];
    if (!start.isCertain('day') || !start.isCertain('month') || day === null || month === null) continue;
    const year = start.isCertain('year') ? start.get('year') : null;
    if (year !== null && !text.includes(String(year))) continue;
    return { day, month, year, weekday: start.isCertain('weekday') ? start.get('weekday') : null };
  }
  return null;
}
