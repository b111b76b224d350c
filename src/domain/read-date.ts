import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { addWeeks } from 'date-fns/addWeeks';
import { addYears } from 'date-fns/addYears';
import { getDay } from 'date-fns/getDay';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { startOfMonth } from 'date-fns/startOfMonth';
import { startOfYear } from 'date-fns/startOfYear';
import { cut } from './cut.ts';
import { calendarDay, firstDay, isoDay, type PreciseDate, type Precision, today } from './date.ts';
import { MONTHS, NUMBERS, UNITS, WEEKDAYS } from './date-words.ts';
import { UserError } from './errors.ts';
import { readNamedDay } from './read-named-day.ts';
import { plainWord } from './says-tokens.ts';

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;
const LONGEST = 80;

/** Whether a date after today may be meant: not of something that has happened. */
export interface ReadDateOptions {
  readonly future?: 'refuse' | 'allow';
}

/**
 * Reads a date as people write it in English or French, never more exactly than it was written: "early March 2024" is
 * a month, "two weeks ago" a week. A date without a year is the latest one not after today in the zone. What is not
 * understood whole, or may be two days, is refused (`UserError`).
 */
export function readDate(text: string, now: Date, timeZone: string, options: ReadDateOptions = {}): PreciseDate {
  const written = text.normalize('NFC').trim();
  if (written === '') throw new UserError('date.empty');
  if (written.length > LONGEST) throw new UserError('date.notUnderstood', { date: cut(written, LONGEST) });
  const day = today(now, timeZone);
  const date = read({ written, text: simplified(written), day });
  const year = Number(date.date.slice(0, 4));
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
    throw new UserError('date.yearOutside', {
      date: written,
      earliest: String(EARLIEST_YEAR),
      latest: String(LATEST_YEAR),
    });
  }
  if (options.future !== 'allow' && firstDay(date) > day) throw new UserError('date.future', { date: written });
  return date;
}

interface Asked {
  /** Verbatim, for what is said when it can't be read. */
  readonly written: string;
  readonly text: string;
  /** Today in the zone. */
  readonly day: string;
}

function read(asked: Asked): PreciseDate {
  for (const reader of [numeric, relative, weekday, weekOf, monthOrYear, dayOfMonth]) {
    const date = reader(asked);
    if (date !== null) return date;
  }
  if (TIME_OF_DAY.test(asked.text)) throw new UserError('date.timeOfDay', { date: asked.written });
  throw new UserError('date.notUnderstood', { date: asked.written });
}

const TIME_OF_DAY =
  /\d:\d|\d ?(?:am|pm)\b|\d ?h(?:\d\d)?\b|\dt\d|\b(?:noon|midnight|morning|afternoon|evening|night|tonight|midi|minuit|matin|matinee|soir|soiree|nuit|apres midi|o'clock|hours?|heures?|minutes?)\b/;

// Lower case, no accents, plain spaces, no comma, no article or preposition before.
function simplified(text: string): string {
  return plainWord(text)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\baujourd'hui\b/g, 'today')
    .replace(/[,\s]+/g, ' ')
    .replace(/([a-z])-(?=[a-z])/g, '$1 ')
    .trim()
    .replace(/^(?:on|le|in(?! \S+ (?:days?|weeks?|months?|years?)$)|en|au|during|the|du|ce(?= \d)) (?=\S)/, '')
    .replace(/^the (?=\S)/, '')
    .replace(/ ?[.!]$/, '');
}

// 2024-03-20, 2024/03/20, 2024-03, 2024, 2024-W12, 20/03/2024, 20.03.2024, 20/03, 03/2024
function numeric(asked: Asked): PreciseDate | null {
  const { text } = asked;
  const whole = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (whole) return exactDay(asked, Number(whole[1]), Number(whole[3]), Number(whole[4]));
  const isoMonth = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? /^()(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (isoMonth) {
    const [year, month] = isoMonth[1] === '' ? [isoMonth[3], isoMonth[2]] : [isoMonth[1], isoMonth[2]];
    return monthOf(asked, Number(year), Number(month));
  }
  const isoWeek = /^(\d{4})-?w(\d{1,2})$/.exec(text);
  if (isoWeek) return numberedWeek(asked, Number(isoWeek[1]), Number(isoWeek[2]));
  if (/^\d{4}$/.test(text)) return { date: `${text}-01-01`, precision: 'year' };
  const slashed = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{1,4}))?$/.exec(text);
  if (!slashed) return null;
  const [, first, , second, year] = slashed;
  if (year !== undefined && year.length < 4) throw new UserError('date.shortYear', { date: asked.written });
  return dayFirst(asked, Number(first), Number(second), year === undefined ? null : Number(year));
}

// 20/03 is the day first, as in most of the world; where the month could as well go first, both are named.
function dayFirst(asked: Asked, first: number, second: number, year: number | null): PreciseDate {
  const reading = (date: number, month: number): string | null =>
    year === null ? latestDay(month, date, asked.day) : validDay(year, month, date);
  const [one, other] = [reading(first, second), reading(second, first)];
  if (one !== null && other !== null && one !== other)
    throw new UserError('date.ambiguous', { date: asked.written, one, other });
  const only = one ?? other;
  if (only === null) throw new UserError('date.impossible', { date: asked.written });
  return { date: only, precision: 'day' };
}

const DAYS_AWAY = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['hier', -1],
  ['day before yesterday', -2],
  ['avant hier', -2],
  ['tomorrow', 1],
  ['demain', 1],
  ['day after tomorrow', 2],
  ['apres demain', 2],
]);

// yesterday, three days ago, il y a deux semaines, last month, l'année prochaine
function relative(asked: Asked): PreciseDate | null {
  const { text, day } = asked;
  const away = DAYS_AWAY.get(text);
  if (away !== undefined) return awayFrom(day, away, 'day');
  const ago = /^(\S+) (\S+) ago$/.exec(text) ?? /^il y a (\S+) (\S+)$/.exec(text);
  const ahead = /^(?:dans|in) (\S+) (\S+)$/.exec(text);
  for (const [match, sign] of [[ago, -1] as const, [ahead, 1] as const]) {
    const unit = UNITS.get(match?.[2] ?? '');
    const number = numberOf(match?.[1] ?? '');
    if (unit !== undefined && number !== null) return awayFrom(day, sign * number, unit);
  }
  return nearUnit(text, day);
}

// last week, this month, la semaine dernière, le mois prochain
function nearUnit(text: string, day: string): PreciseDate | null {
  const english = /^(last|past|previous|this|current|next) (\S+)$/.exec(text);
  const french = /^(?:la |l'|le )?(\S+) (derniere?|passee?|precedente?|prochaine?|en cours)$/.exec(text);
  const now = /^(?:cette|ce|cet) (\S+?)(?: ci)?$/.exec(text) ?? /^()(\S+) ci$/.exec(text);
  const unit = UNITS.get(english?.[2] ?? french?.[1] ?? now?.[1] ?? '') ?? UNITS.get(now?.[2] ?? '');
  if (unit === undefined || unit === 'day') return null;
  const word = english?.[1] ?? french?.[2] ?? 'this';
  const sign = /^(?:this|current|en cours)/.test(word) ? 0 : /^(?:next|prochain)/.test(word) ? 1 : -1;
  return awayFrom(day, sign, unit);
}

// Wednesday, last Wednesday, mercredi dernier, mercredi prochain: alone, the latest one, today included.
function weekday(asked: Asked): PreciseDate | null {
  const { text, day } = asked;
  const parts = /^(?:(last|past|this|next|ce) )?(\S+)(?: (dernier|passe|prochain))?$/.exec(text);
  const index = WEEKDAYS.get(parts?.[2] ?? '');
  if (!parts || index === undefined) return null;
  const word = parts[1] ?? parts[3] ?? '';
  const now = calendarDay(day);
  const back = (getDay(now) - index + 7) % 7;
  if (word === 'next' || word === 'prochain') return awayFrom(day, 7 - back, 'day');
  if (word === 'this' || word === 'ce') return awayFrom(isoDay(startOfISOWeek(now)), (index + 6) % 7, 'day');
  return awayFrom(day, -(word !== '' && back === 0 ? 7 : back), 'day');
}

// week of 18 March 2024, la semaine du 18 mars
function weekOf(asked: Asked): PreciseDate | null {
  const week = /^(?:la )?(?:week of|week beginning|week starting|semaine du|semaine de)(?: the| le)? (.+)$/.exec(
    asked.text,
  );
  if (!week) return null;
  const first = { ...asked, text: week[1] ?? '' };
  const within = numeric(first) ?? dayOfMonth(first);
  if (within?.precision !== 'day') return null;
  return { date: isoDay(startOfISOWeek(calendarDay(within.date))), precision: 'week' };
}

const PART_OF =
  /^(?:early|mid|late|(?:the )?(?:start|beginning|middle|end) of|(?:le )?(?:debut|milieu|courant|fin|mi)|(?:the )?month of|(?:le )?mois de|(?:the )?year|(?:l')?annee)(?: de| d'| of| in)? ?(?=\S)/;

// March 2024, mars 2024, March, early March 2024, fin 2023
function monthOrYear(asked: Asked): PreciseDate | null {
  const { text, day } = asked;
  const whole = text.replace(PART_OF, '');
  if (whole !== text && /^\d{4}$/.test(whole)) return { date: `${whole}-01-01`, precision: 'year' };
  const parts = /^(?:last )?([a-z]+)\.?(?: (?:of |de )?(\d{4}))?(?: dernier)?$/.exec(whole);
  const month = MONTHS.get(parts?.[1] ?? '');
  if (!parts || month === undefined) return null;
  if (parts[2] !== undefined) return monthOf(asked, Number(parts[2]), month);
  const year = Number(day.slice(0, 4));
  const past = /\b(?:last|dernier)\b/.test(whole)
    ? iso(year, month, 1) < `${day.slice(0, 7)}-01`
    : iso(year, month, 1) <= day;
  return monthOf(asked, past ? year : year - 1, month);
}

// 20 March, March 20th 2024, mercredi 1er mars
function dayOfMonth(asked: Asked): PreciseDate | null {
  const { text, day } = asked;
  const named = readNamedDay(text.replace(/(\d)(?:er|st|nd|rd|th)\b/, '$1').replace(/\bde (?=\d{4}$)/, ''));
  if (named === null) {
    if (IMPOSSIBLE.test(text) && !/\d{5}|:/.test(text)) refuseImpossible(asked);
    return null;
  }
  const date =
    named.year === null ? latestDay(named.month, named.day, day) : validDay(named.year, named.month, named.day);
  if (date === null) throw new UserError('date.impossible', { date: asked.written });
  if (named.weekday !== null && getDay(calendarDay(date)) !== named.weekday) {
    throw new UserError('date.weekday', { date: asked.written, read: date });
  }
  return { date, precision: 'day' };
}

const IMPOSSIBLE = /^(?:[a-z]+ )?(?:(\d{1,2}) ([a-z]+)|([a-z]+) (\d{1,2}))(?: (\d{4}|\d{2}))?$/;

// chrono finds nothing in "31 April": say that there is no such day, and of "20 March 24" that the year is short.
function refuseImpossible(asked: Asked): void {
  const parts = IMPOSSIBLE.exec(asked.text);
  const month = MONTHS.get(parts?.[2] ?? parts?.[3] ?? '');
  if (!parts || month === undefined) return;
  const date = Number(parts[1] ?? parts[4]);
  if (parts[5]?.length === 2) throw new UserError('date.shortYear', { date: asked.written });
  if (validDay(Number(parts[5] ?? 2024), month, date) === null)
    throw new UserError('date.impossible', { date: asked.written });
}

function awayFrom(day: string, number: number, unit: Precision): PreciseDate {
  const from = calendarDay(day);
  switch (unit) {
    case 'day':
      return { date: isoDay(addDays(from, number)), precision: 'day' };
    case 'week':
      return { date: isoDay(startOfISOWeek(addWeeks(from, number))), precision: 'week' };
    case 'month':
      return { date: isoDay(startOfMonth(addMonths(from, number))), precision: 'month' };
    case 'year':
      return { date: isoDay(startOfYear(addYears(from, number))), precision: 'year' };
  }
}

function numberOf(word: string): number | null {
  return /^\d{1,3}$/.test(word) ? Number(word) : (NUMBERS.get(word) ?? null);
}

function exactDay(asked: Asked, year: number, month: number, date: number): PreciseDate {
  const valid = validDay(year, month, date);
  if (valid === null) throw new UserError('date.impossible', { date: asked.written });
  return { date: valid, precision: 'day' };
}

function monthOf(asked: Asked, year: number, month: number): PreciseDate {
  if (month < 1 || month > 12) throw new UserError('date.impossible', { date: asked.written });
  return { date: iso(year, month, 1), precision: 'month' };
}

function numberedWeek(asked: Asked, year: number, week: number): PreciseDate {
  // The fourth of January is always in the first week.
  const first = startOfISOWeek(calendarDay(iso(year, 1, 4)));
  const monday = addWeeks(first, week - 1);
  if (week < 1 || addDays(monday, 3).getFullYear() !== year)
    throw new UserError('date.impossible', { date: asked.written });
  return { date: isoDay(monday), precision: 'week' };
}

// The latest such day not after today; 29 February may be some years back.
function latestDay(month: number, date: number, day: string): string | null {
  const thisYear = Number(day.slice(0, 4));
  for (let year = thisYear; year > thisYear - 9; year -= 1) {
    const valid = validDay(year, month, date);
    if (valid !== null && valid <= day) return valid;
  }
  return null;
}

function validDay(year: number, month: number, date: number): string | null {
  if (month < 1 || month > 12 || date < 1) return null;
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? iso(year, month, date) : null;
}

function iso(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
