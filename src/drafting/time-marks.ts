import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { addWeeks } from 'date-fns/addWeeks';
import { getDay } from 'date-fns/getDay';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { calendarDay, isoDay, type PreciseDate, type Precision } from '../domain/date.ts';
import { MONTHS, NUMBERS, UNITS, WEEKDAYS } from '../domain/date-words.ts';
import type { Token } from '../domain/says-tokens.ts';

/** A time told in a sentence, and the day it comes to. */
export interface TimeMark {
  readonly date: PreciseDate;
  readonly start: number;
  readonly next: number;
  /** It begins something ("since Friday", "broke out on Saturday"). */
  readonly isSince: boolean;
}

interface Reference {
  /** The day the text was published; null where nobody knows. */
  readonly published: string | null;
  /** The day last told, for "a day earlier". */
  readonly last: string | null;
}

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
      broke(tokens, found.start);
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

type Found = Omit<TimeMark, 'isSince'>;

function timeAt(tokens: readonly Token[], at: number, reference: Reference): Found | null {
  return (
    night(tokens, at, reference) ??
    weekday(tokens, at, reference) ??
    dayOfMonth(tokens, at, reference) ??
    relative(tokens, at, reference) ??
    monthOrYear(tokens, at, reference)
  );
}

function word(tokens: readonly Token[], at: number): string {
  return tokens[at]?.plain ?? '';
}

function found(date: string, precision: Precision, start: number, next: number): Found {
  return { date: { date, precision }, start, next };
}

function shifted(day: string, days: number): string {
  return isoDay(addDays(calendarDay(day), days));
}

// "dans la nuit de mardi à mercredi", "overnight into Saturday", "overnight": a night is its first day's.
function night(tokens: readonly Token[], at: number, reference: Reference): Found | null {
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
    !/^(?:de|du|des|suivante|precedente|derniere)$/.test(rest[0] ?? '');
  if (word(tokens, at) !== 'overnight' && !isLastNight) return null;
  return found(shifted(published, -1), 'day', at, at + 1);
}

/** The latest such weekday not after a day, less some days. */
function latest(index: number, day: string, less: number, strictly = false): string {
  const back = (getDay(calendarDay(day)) - index + 7) % 7;
  return shifted(day, -(strictly && back === 0 ? 7 : back) - less);
}

function weekday(tokens: readonly Token[], at: number, { published }: Reference): Found | null {
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

// "March 10", "10 March 2024", "le 19 mars", "17 avril"
function dayOfMonth(tokens: readonly Token[], at: number, { published }: Reference): Found | null {
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
): Found | null {
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

const RELATIVE: readonly (readonly [pattern: RegExp, days: number, from: 'published' | 'last'])[] = [
  [/^(?:today|aujourd'? ?hui)\b/, 0, 'published'],
  [/^(?:yesterday|hier)\b/, -1, 'published'],
  [/^(?:a|one) day (?:earlier|before)\b/, -1, 'last'],
  [/^the (?:day before|previous day)\b/, -1, 'last'],
  [/^last (?:night|evening)\b/, -1, 'published'],
  [/^(?:la nuit derniere|cette nuit)\b/, -1, 'published'],
  [/^(?:this (?:morning|afternoon|evening)|tonight|ce matin|ce soir|cet apres midi)\b/, 0, 'published'],
  [/^la veille\b/, -1, 'last'],
  [/^(?:a|one) day after\b/, -1, 'last'],
  [/^(?:a|one) day later\b/, 1, 'last'],
  [/^the (?:next|following) day\b/, 1, 'last'],
  [/^le lendemain\b/, 1, 'last'],
  [/^(?:l' ?)?avant veille\b/, -2, 'last'],
];

/** Words that such a time begins with, beside numbers. */
const STARTS = new Set(
  "today aujourd aujourd' yesterday hier a one the la le l l' avant il last this cette cet earlier tonight ce week weekend".split(
    ' ',
  ),
);

function relative(tokens: readonly Token[], at: number, { published, last }: Reference): Found | null {
  const begins = word(tokens, at);
  if (!STARTS.has(begins) && !NUMBERS.has(begins) && !/^\d/.test(begins)) return null;
  const words = tokens.slice(at, at + 5).map(({ plain }) => plain);
  const line = words.join(' ');
  for (const [pattern, days, from] of RELATIVE) {
    const match = pattern.exec(line);
    const day = from === 'last' ? (last ?? published) : published;
    if (match !== null && day !== null)
      return found(shifted(day, days), 'day', at, at + match[0].trim().split(' ').length);
  }
  if (published === null) return null;
  const ago =
    /^(\w+) (days?|weeks?|months?|years?|fortnight|jours?|semaines?|mois) (ago|earlier|plus tot|auparavant)/.exec(
      line,
    ) ?? /^il y a (\w+) (jours?|semaines?|mois|ans?)/.exec(line);
  if (ago !== null) {
    const number = NUMBERS.get(ago[1] ?? '') ?? Number(ago[1]);
    const unit = ago[2] === 'fortnight' ? 'month' : UNITS.get(ago[2] ?? '');
    const from = /earlier|tot|auparavant/.test(ago[3] ?? '') ? (last ?? published) : published;
    if (Number.isFinite(number) && unit !== undefined)
      return { ...away(from, ago[2] === 'fortnight' ? 0 : -number, unit, at), next: at + ago[0].split(' ').length };
  }
  const later = /^(\w+) (days?|jours?) (?:later|after|plus tard|apres)\b/.exec(line);
  const days = NUMBERS.get(later?.[1] ?? '') ?? Number(later?.[1]);
  if (later !== null && Number.isFinite(days) && days <= 60)
    // "it came two days after an attack": that one was before.
    return found(
      shifted(last ?? published, /after|apres/.test(later[2] === undefined ? '' : later[0]) ? -days : days),
      'day',
      at,
      at + later[0].split(' ').length,
    );
  const unit =
    /^(?:last|the previous) (week|month|year)\b/.exec(line) ??
    /^(?:la|le|l') ?(semaine|mois|annee|an) (?:derniere?|passee?|precedente?)\b/.exec(line);
  if (unit !== null)
    return { ...away(published, -1, UNITS.get(unit[1] ?? '') ?? 'week', at), next: at + unit[0].split(' ').length };
  const early = /^(?:earlier )?(?:this|cette) (week|semaine)\b/.exec(line);
  if (early !== null) return { ...away(published, 0, 'week', at), next: at + early[0].split(' ').length };
  const weekend = /^(?:the |this |last |le |ce )?(?:weekend|week end)\b/.exec(line);
  if (weekend !== null) return found(latest(6, published, 0), 'day', at, at + weekend[0].split(' ').length);
  return null;
}

function away(day: string, number: number, unit: Precision, at: number): Found {
  const from = calendarDay(day);
  switch (unit) {
    case 'day':
      return found(isoDay(addDays(from, number)), 'day', at, at);
    case 'week':
      return found(isoDay(startOfISOWeek(addWeeks(from, number))), 'week', at, at);
    case 'month':
      return found(`${isoDay(addMonths(from, number)).slice(0, 7)}-01`, 'month', at, at);
    case 'year':
      return found(`${Number(day.slice(0, 4)) + number}-01-01`, 'year', at, at);
  }
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
function monthOrYear(tokens: readonly Token[], at: number, { published }: Reference): Found | null {
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
