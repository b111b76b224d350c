import { MONTHS, WEEKDAYS } from '../domain/date-words.ts';
import type { Token } from '../domain/says-tokens.ts';
import { relative } from './relative-times.ts';
import { type FoundTime, found, latest, type Reference, shifted, type TimeMark, word } from './time-found.ts';

const NIGHT = new Set(['night', 'overnight', 'nuit']);
const SINCE = new Set(['since', 'depuis', 'from']);
const BEFORE_DAY = new Set(['last', 'past']);

/** Every time in a sentence. Days of the week are the latest ones not after the day of publication. */
export function timeMarksIn(tokens: readonly Token[], reference: Reference): TimeMark[] {
  const marks: TimeMark[] = [];
  let last = reference.last;
  for (let at = 0; at < tokens.length; ) {
    const found = timeAt(tokens, at, { ...reference, last });
    if (found === null) {
      at += 1;
      continue;
    }
    const isSince =
      SINCE.has(tokens[found.start - 1]?.plain ?? '') ||
      SINCE.has(tokens[found.start - 2]?.plain ?? '') ||
      broke(tokens, found.start) ||
      daysOfMonth(tokens, found.start, reference) !== null;
    marks.push({ ...found, isSince });
    if (found.date.precision === 'day') last = found.date.date;
    at = found.next;
  }
  return marks;
}

// "Fighting broke out on Saturday": it is when it began.
function broke(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - 4), at)
    .some(({ plain }) => /^(?:broke|began|begun|started|erupted|eclate|commence|debute|launched)$/.test(plain));
}

function timeAt(tokens: readonly Token[], at: number, reference: Reference): FoundTime | null {
  return (
    night(tokens, at, reference) ??
    weekday(tokens, at, reference) ??
    daysOfMonth(tokens, at, reference)?.first ??
    dayOfMonth(tokens, at, reference) ??
    relative(tokens, at, reference) ??
    monthOrYear(tokens, at, reference)
  );
}

// "dans la nuit de mardi à mercredi", "overnight into Saturday", "overnight": a night is its first day's.
function night(tokens: readonly Token[], at: number, reference: Reference): FoundTime | null {
  const { published } = reference;
  if (published === null || !NIGHT.has(word(tokens, at))) return null;
  const rest = [1, 2, 3, 4, 5].map((offset) => word(tokens, at + offset));
  const first = WEEKDAYS.get(rest[1] ?? '') ?? WEEKDAYS.get(rest[0] ?? '');
  const second = WEEKDAYS.get(rest[3] ?? '') ?? WEEKDAYS.get(rest[2] ?? '');
  if (
    first !== undefined &&
    second !== undefined &&
    /^(?:de|du|from|between|friday|monday|tuesday|wednesday|thursday|saturday|sunday)$/.test(rest[0] ?? '')
  ) {
    return found(latest(second, published, 1), 'day', at, at + (WEEKDAYS.has(rest[3] ?? '') ? 5 : 4));
  }
  if (first !== undefined && /^(?:into|to|until)$/.test(rest[0] ?? ''))
    return found(latest(first, published, 1), 'day', at, at + 3);
  if (first !== undefined && /^(?:de|du|on|of)$/.test(rest[0] ?? ''))
    return found(latest(first, published, 0), 'day', at, at + 3);
  // "dans la nuit du 12 au 13 avril"
  const dated = /^du (\d{1,2}) au (\d{1,2}) (\w+)$/.exec(rest.join(' '));
  const month = MONTHS.get(dated?.[3] ?? '');
  if (dated !== null && month !== undefined) {
    const second = withYear(tokens, month, Number(dated[2]), at, at + 6, published);
    if (second !== null) return { ...second, date: { ...second.date, date: shifted(second.date.date, -1) } };
  }
  const isLastNight =
    word(tokens, at) === 'nuit' &&
    word(tokens, at - 1) === 'la' &&
    // "ils ne sortent plus la nuit" is every night.
    /^(?:dans|durant|pendant|de|toute)$/.test(word(tokens, at - 2)) &&
    !/^(?:de|du|des|suivante|precedente|derniere)$/.test(rest[0] ?? '');
  if (word(tokens, at) !== 'overnight' && !isLastNight) return null;
  return found(shifted(published, -1), 'day', at, at + 1);
}

function weekday(tokens: readonly Token[], at: number, { published }: Reference): FoundTime | null {
  const index = WEEKDAYS.get(word(tokens, at));
  if (index === undefined || published === null) return null;
  // "sun", "mon" and the like are words too, and a name has a day in it now and then.
  if (word(tokens, at).length < 5) return null;
  const after = word(tokens, at + 1);
  if (after === 'prochain' || word(tokens, at - 1) === 'next') return null;
  const dated = dayOfMonth(tokens, at + 1, { published, last: null });
  if (dated !== null) return { ...dated, start: at };
  const strictly = BEFORE_DAY.has(word(tokens, at - 1)) || after === 'dernier';
  return found(latest(index, published, 0, strictly), 'day', at, at + 1);
}

// "between 18 and 20 January", "du 1er au 3 mars", "January 18-20": from their first day on.
function daysOfMonth(tokens: readonly Token[], at: number, reference: Reference): { first: FoundTime } | null {
  const line = tokens
    .slice(at, at + 8)
    .map(({ plain }) => plain)
    .join(' ');
  const match =
    /^(\d{1,2})(?: (?:er|st|nd|rd|th))? (?:and|to|through|until|-|et|au)(?: le)? (\d{1,2})(?: (?:er|st|nd|rd|th))? \p{L}+/u.exec(
      line,
    );
  const isLed = /^(?:between|from|entre|du|de|le|on)$/.test(word(tokens, at - 1));
  if (match === null || !isLed || Number(match[1]) >= Number(match[2])) return null;
  const length = match[0].split(' ').length;
  const day = dayOfMonth(
    tokens,
    at + length - (/^(?:er|st|nd|rd|th)$/.test(word(tokens, at + length - 2)) ? 3 : 2),
    reference,
  );
  if (day === null) return null;
  const back = Number(match[2]) - Number(match[1]);
  return { first: { ...day, start: at, date: { ...day.date, date: shifted(day.date.date, -back) } } };
}

// "March 10", "10 March 2024", "le 19 mars", "17 avril"
function dayOfMonth(tokens: readonly Token[], at: number, { published }: Reference): FoundTime | null {
  const numberAt = (index: number): number => (/^\d{1,2}$/.test(word(tokens, index)) ? Number(word(tokens, index)) : 0);
  const ordinal = (index: number): number => (/^(?:er|st|nd|rd|th)$/.test(word(tokens, index)) ? 1 : 0);
  const monthFirst = MONTHS.get(word(tokens, at));
  const dayFirst = numberAt(at);
  if (monthFirst !== undefined && numberAt(at + 1) > 0 && /^\p{Lu}/u.test(tokens[at]?.text ?? '')) {
    const next = at + 2 + ordinal(at + 2);
    return withYear(tokens, monthFirst, numberAt(at + 1), at, next, published);
  }
  if (dayFirst === 0) return null;
  const monthAt = at + 1 + ordinal(at + 1);
  const month = MONTHS.get(word(tokens, monthAt));
  return month === undefined ? null : withYear(tokens, month, dayFirst, at, monthAt + 1, published);
}

function yearAt(tokens: readonly Token[], at: number): { year: number; next: number } | null {
  const comma = word(tokens, at) === ',' ? 1 : 0;
  return /^(?:19|20)\d\d$/.test(word(tokens, at + comma))
    ? { year: Number(word(tokens, at + comma)), next: at + comma + 1 }
    : null;
}

function withYear(
  tokens: readonly Token[],
  month: number,
  day: number,
  start: number,
  next: number,
  published: string | null,
): FoundTime | null {
  const written = yearAt(tokens, next);
  const year = written?.year ?? latestYear(month, day, published);
  if (year === null || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return found(iso(year, month, day), 'day', start, written?.next ?? next);
}

function latestYear(month: number, day: number, published: string | null): number | null {
  if (published === null) return null;
  const year = Number(published.slice(0, 4));
  return iso(year, month, day) <= published ? year : year - 1;
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const BEFORE_MONTH = new Set([
  'in',
  'en',
  'last',
  'since',
  'depuis',
  'of',
  'de',
  'fin',
  'debut',
  'mi',
  'early',
  'late',
  'mid',
  "d'",
]);

// "in December", "en mars 2024", "fin juin", "a 2016 attack"
function monthOrYear(tokens: readonly Token[], at: number, { published }: Reference): FoundTime | null {
  const month = MONTHS.get(word(tokens, at));
  const isCapital = /^\p{Lu}/u.test(tokens[at]?.text ?? '');
  if (month !== undefined && word(tokens, at).length > 2) {
    const written = yearAt(tokens, at + 1);
    if (written !== null) return found(iso(written.year, month, 1), 'month', at, written.next);
    const led =
      BEFORE_MONTH.has(word(tokens, at - 1)) ||
      (word(tokens, at - 1) === '-' && BEFORE_MONTH.has(word(tokens, at - 2)));
    if (!led || (word(tokens, at) === 'may' && !isCapital)) return null;
    const year = latestYear(month, 1, published);
    return year === null ? null : found(iso(year, month, 1), 'month', at, at + 1);
  }
  if (!/^(?:19|20)\d\d$/.test(word(tokens, at))) return null;
  const led = /^(?:in|en|since|depuis|during|de|a|the|un|une|of|by|fin|debut|late|early|mid)$/.test(
    word(tokens, at - 1),
  );
  const follows = /^(?:attack|bombing|massacre|ambush|raid|siege|assault|shooting|killing|attaque|attentat)s?$/.test(
    word(tokens, at + 1),
  );
  return led || follows ? found(`${word(tokens, at)}-01-01`, 'year', at, at + 1) : null;
}
