import { lastDay, type PreciseDate } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import type { Coordinates } from '../domain/event.ts';

/** More people than there are. */
const MOST_PEOPLE = 9_000_000_000;

/** A number of people: whole and not below zero, as spreadsheets write it (`12`, `12.0`, `1 200`); null where the cell is empty. */
export function people(text: string, column: string): number | null {
  if (/^(?:|na|n\/a|nan|null|none|-)$/i.test(text)) return null;
  const digits = text.replaceAll(/[\s\u00a0\u202f](?=\d{3}(?:\D|$))/g, '').replace(/[.,]0+$/, '');
  const number = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  if (!(number <= MOST_PEOPLE)) throw new UserError('import.row.number', { column, value: saidBack(text) });
  return number;
}

/** A code as a spreadsheet may have turned it into a number: `1.0` is 1. */
export function code(text: string): string {
  return text.replace(/^(\d+)[.,]0+$/, '$1');
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day: `2024-03-20` with or without a time, `2024/03/20`, `20 March 2024`, `20-Mar-2024`; `20/03/2024` where it can be read in one way only. */
export function day(text: string, column: string): string {
  const parts = isoParts(text) ?? namedParts(text) ?? slashedParts(text);
  const [year = 0, month = 0, date = 0] = parts ?? [];
  const found = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  if (!parts || !isDay(found)) throw new UserError('import.row.date', { column, value: saidBack(text) });
  return found;
}

type Parts = [year: number, month: number, date: number];

function isoParts(text: string): Parts | null {
  const [, year, month, date] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.,]*(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? [];
  return year ? [Number(year), Number(month), Number(date)] : null;
}

function namedParts(text: string): Parts | null {
  const [, date, name = '', year] = /^(\d{1,2})[- ]([a-z]{3,9})\.?[- ,]+(\d{4})$/i.exec(text) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return year && month > 0 ? [Number(year), month, Number(date)] : null;
}

function slashedParts(text: string): Parts | null {
  const [, first, second, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: 0?0:00(?::00)?)?$/.exec(text) ?? [];
  const [one, other] = [Number(first), Number(second)];
  if (!year || (one <= 12 && other <= 12 && one !== other)) return null;
  return other > 12 ? [Number(year), one, other] : [Number(year), other, one];
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** When it happened: the whole month or year where it is known no better and the days say that month or year, else from day to day. */
export function period(
  from: string,
  until: string,
): { readonly date: PreciseDate; readonly until: PreciseDate | null } {
  for (const precision of ['day', 'week', 'month', 'year'] as const) {
    const date = { date: from, precision };
    if (beginsWith(date) && lastDay(date) === until) return { date, until: null };
  }
  return { date: { date: from, precision: 'day' }, until: { date: until, precision: 'day' } };
}

/** Whether the day is the first of the week, month or year. */
function beginsWith({ date, precision }: PreciseDate): boolean {
  if (precision === 'week') return new Date(date).getUTCDay() === 1;
  if (precision === 'month') return date.endsWith('-01');
  return precision === 'day' || date.endsWith('-01-01');
}

export function mondayOf(date: string): string {
  const monday = new Date(date);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  return monday.toISOString().slice(0, 10);
}

/** Degrees north and east; null where neither is given. */
export function coordinates(latitude: string, longitude: string): Coordinates | null {
  if (latitude === '' && longitude === '') return null;
  const [north = Number.NaN, east = Number.NaN] = [latitude, longitude].map((text) =>
    /^-?\d{1,3}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN,
  );
  if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180))
    throw new UserError('import.row.coordinates', { value: saidBack(`${latitude}, ${longitude}`) });
  return { latitude: north, longitude: east };
}

const DECEPTIVE = /[[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]--[\t\n\r\u{200c}\u{200d}]]/gv;

/**
 * A cell as it is recorded: on one line, without what can't be seen, cut where it is longer than `most` characters; null where it is empty. A file that
 * is read again is compared with what was recorded of it, so a cell must always come out the same.
 */
export function line(text: string, most: number): string | null {
  const plain = text.replaceAll(DECEPTIVE, '').replaceAll(/\s+/g, ' ').trim();
  if (plain === '') return null;
  return plain.length <= most
    ? plain
    : `${plain
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

/** An http or https address, null where there is none. */
export function address(text: string): string | null {
  if (text === '') return null;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text) || text.length > 500)
    throw new UserError('import.row.address', { value: saidBack(text) });
  return text;
}

/** What was written, short enough to be said back. */
export function saidBack(text: string): string {
  return line(text, 60) ?? '';
}
