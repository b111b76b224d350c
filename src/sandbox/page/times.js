const FORMATS = /** @type {Record<string, Intl.DateTimeFormatOptions>} */ ({
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
});

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A Discord timestamp's words; a moment no calendar holds is shown as its number.
 *
 * @param {number} seconds
 * @param {string} style
 * @param {string} locale
 */
export function formatTimestamp(seconds, style, locale) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  if (style === 'R') {
    const distance = seconds - Date.now() / 1000;
    const [unit, length] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? ['second', 1];
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(distance / length), unit);
  }
  return new Intl.DateTimeFormat(locale, FORMATS[style] ?? FORMATS.f).format(date);
}

/**
 * The time beside a message's author: today, yesterday, or the date.
 *
 * @param {Date} at
 * @param {{ locale: string, say: import('./words.js').Say }} page
 */
export function formatMessageTime(at, { locale, say }) {
  const time = formatClock(at, locale);
  const days = daysBetween(at, new Date());
  if (days === 0) return say('today', { time });
  if (days === 1) return say('yesterday', { time });
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/**
 * @param {Date} at
 * @param {string} locale
 */
export function formatClock(at, locale) {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
}

/**
 * @param {Date} at
 * @param {string} locale
 */
export function formatDay(at, locale) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at);
}

/**
 * How many midnights lie between two moments, on this computer's clock.
 *
 * @param {Date} earlier
 * @param {Date} later
 */
export function daysBetween(earlier, later) {
  const day = (/** @type {Date} */ at) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000;
  return day(later) - day(earlier);
}
