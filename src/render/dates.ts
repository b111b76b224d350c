import type { Language } from '../domain/action.ts';
import type { PreciseDate } from '../domain/date.ts';
import { Markdown } from './markdown.ts';
import { sayIn } from './say.ts';

const FORMS: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Making a format takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = [language, options.dateStyle, options.month].join();
  const format = formats.get(key) ?? new Intl.DateTimeFormat(FORMS[language], { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

function formatted(isoDay: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const text = formatIn(language, options).format(new Date(`${isoDay}T00:00:00Z`));
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** A date as its reader writes it, no finer than it is known: "20 March 2024", "week of 18 March 2024", "March 2024", "2024". */
export function showDate(
  { date, precision }: PreciseDate,
  language: Language,
  length: 'long' | 'medium' = 'long',
): string {
  switch (precision) {
    case 'day':
      return formatted(date, language, { dateStyle: length });
    case 'week':
      return sayIn(language)('date.week', { day: formatted(date, language, { dateStyle: length }) }).text;
    case 'month':
      return formatted(date, language, { month: length === 'long' ? 'long' : 'short', year: 'numeric' });
    case 'year':
      return date.slice(0, 4);
  }
}

/** "18 to 20 March 2024": from a date to the last one. */
export function showPeriod(from: PreciseDate, until: PreciseDate | null, language: Language): string {
  if (!until) return showDate(from, language);
  return sayIn(language)('date.period', { from: showDate(from, language), until: showDate(until, language) }).text;
}

/** A moment each reader sees in their own zone and form. */
export function moment(instant: Date | string, style: 'f' | 'D' | 'R' = 'f'): Markdown {
  return new Markdown(`<t:${Math.floor(new Date(instant).getTime() / 1000)}:${style}>`);
}
