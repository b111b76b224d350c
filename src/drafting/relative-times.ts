import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { addWeeks } from 'date-fns/addWeeks';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { calendarDay, isoDay, type Precision } from '../domain/date.ts';
import { NUMBERS, UNITS } from '../domain/date-words.ts';
import type { Token } from '../domain/says-tokens.ts';
import { type FoundTime, found, latest, type Reference, shifted, word } from './time-found.ts';

const RELATIVE: readonly (readonly [pattern: RegExp, days: number, from: 'published' | 'last'])[] = [
  [/^(?:today|aujourd'? ?hui)\b/, 0, 'published'],
  [/^(?:yesterday|hier)\b/, -1, 'published'],
  [/^(?:a|one) day (?:earlier|before)\b/, -1, 'last'],
  [/^the (?:day before|previous day)\b/, -1, 'last'],
  [/^last (?:night|evening)\b/, -1, 'published'],
  [/^(?:the|that) same (?:day|morning|afternoon|evening|night)\b/, 0, 'last'],
  [/^that (?:day|morning|afternoon|evening|night)\b/, 0, 'last'],
  [/^(?:le meme (?:jour|soir|matin)|la meme (?:journee|nuit)|le (?:jour|soir|matin) meme)\b/, 0, 'last'],
  [/^(?:ce (?:jour|soir|matin)|cette (?:nuit|journee)) (?:- )?la\b/, 0, 'last'],
  [/^(?:la nuit derniere|cette nuit)\b/, -1, 'published'],
  [/^(?:this (?:morning|afternoon|evening)|tonight|ce matin|ce soir|cet apres midi)\b/, 0, 'published'],
  [/^la veille\b/, -1, 'last'],
  [/^(?:a|one) day after\b/, -1, 'last'],
  [/^(?:a|one) day later\b/, 1, 'last'],
  [/^the (?:next|following) (?:day|morning|afternoon|evening|night)\b/, 1, 'last'],
  [/^the (?:evening|night|morning) before\b/, -1, 'last'],
  [/^le lendemain\b/, 1, 'last'],
  [/^(?:l' ?)?avant veille\b/, -2, 'last'],
];

/** Words that such a time begins with, beside numbers. */
const STARTS = new Set(
  "today aujourd aujourd' yesterday hier a one the that la le l l' avant il last this cette cet earlier tonight ce week weekend".split(
    ' ',
  ),
);

/** "a day later", "the same day", "il y a dix jours": a time told from another. */
export function relative(tokens: readonly Token[], at: number, { published, last }: Reference): FoundTime | null {
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
  const weeks = /^(\w+) (weeks?|months?|semaines?|mois) (?:later|plus tard)\b/.exec(line);
  const many = NUMBERS.get(weeks?.[1] ?? '') ?? Number(weeks?.[1]);
  const span = UNITS.get(weeks?.[2] ?? '');
  if (weeks !== null && span !== undefined && Number.isFinite(many))
    return { ...away(last ?? published, many, span, at), next: at + weeks[0].split(' ').length };
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

function away(day: string, number: number, unit: Precision, at: number): FoundTime {
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
