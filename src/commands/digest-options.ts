import { LANGUAGES } from '../domain/action.ts';
import {
  cronOf,
  type DigestContent,
  isMoreOftenThanHourly,
  SCHEDULES,
  type Schedule,
  WEEKDAYS,
  type Weekday,
} from '../domain/digest.ts';
import { UserError } from '../domain/errors.ts';
import { nameKey } from '../domain/name-key.ts';
import { findArea } from '../places/find-place.ts';
import { digestArea } from '../render/digest-briefing.ts';
import type { Context, Input, OptionDefinition } from './command.ts';
import { chosen, text } from './input.ts';
import { knownPlaces } from './query.ts';
import { readTimeZone } from './settings.ts';

/** What a digest is set up with, besides its channel. */
export const DIGEST_OPTIONS: readonly OptionDefinition[] = [
  { name: 'every', type: 'string', choices: SCHEDULES },
  { name: 'at', type: 'string', maximum: 5 },
  { name: 'day', type: 'string', choices: WEEKDAYS },
  { name: 'place', type: 'string', completes: true, maximum: 200 },
  { name: 'timezone', type: 'string', completes: true, maximum: 60 },
  { name: 'language', type: 'string', choices: LANGUAGES },
  { name: 'when-empty', type: 'string', choices: ['skip', 'say so'] },
  { name: 'cron', type: 'string', maximum: 100 },
];

/** What people write for all places, as keys of names. */
const EVERYTHING = ['everything', 'everywhere', 'all', 'tout', 'tous les lieux', 'partout'].map(nameKey);

/** A digest as the options make it: what is not given stays as it was, or is what most desks want. */
export function readDigestContent(input: Input, before: DigestContent | null, context: Context): DigestContent {
  const { settings } = context.casebook;
  const place = text(input, 'place', 200);
  const content: DigestContent = {
    channel: text(input, 'channel') ?? before?.channel ?? '',
    ...readSchedule(input, before),
    area: place === null ? (before?.area ?? null) : readArea(place, context),
    timeZone: readTimeZone(text(input, 'timezone', 60)) ?? before?.timeZone ?? settings.timeZone,
    language: chosen(input, 'language', LANGUAGES) ?? before?.language ?? settings.language,
    whenEmpty: chosen(input, 'when-empty', ['skip', 'say so']) ?? before?.whenEmpty ?? 'skip',
  };
  if (content.channel === '') throw new UserError('option.missing', { option: 'channel' });
  if (content.whenEmpty === 'say so' && isMoreOftenThanHourly(content.cron))
    throw new UserError('digest.saysSoTooOften');
  return content;
}

function readArea(place: string, { casebook, language }: Context): DigestContent['area'] {
  if (EVERYTHING.includes(nameKey(place))) return null;
  return digestArea(findArea(place, knownPlaces(casebook), language).area);
}

type DigestSchedule = Pick<DigestContent, 'cron' | 'every'>;

function readSchedule(input: Input, before: DigestSchedule | null): DigestSchedule {
  const cron = text(input, 'cron', 100);
  const given = ['every', 'at', 'day'].filter((option) => text(input, option) !== null);
  if (cron !== null) {
    if (given.length > 0) throw new UserError('digest.cronAndSchedule', { option: given.join(', ') });
    return { cron: cron.replace(/\s+/g, ' '), every: null };
  }
  if (before && given.length === 0) return { cron: before.cron, every: before.every };
  return readWords(input, before);
}

function readWords(input: Input, before: DigestSchedule | null): DigestSchedule {
  const named = chosen(input, 'every', SCHEDULES);
  const day = chosen(input, 'day', WEEKDAYS);
  const at = text(input, 'at', 5);
  if (before && before.every === null && named === null) throw new UserError('digest.editsCron');
  const every: Schedule = named ?? (before ? (day === null ? before.every : 'weekly') : null) ?? 'daily';
  if (day !== null && every !== 'weekly') throw new UserError('digest.dayWithoutWeekly');
  if (at !== null && every === 'as it happens') throw new UserError('digest.atAsItHappens');
  const was = before && before.every !== null && before.every !== 'as it happens' ? timesIn(before.cron) : null;
  const weekday = day === null ? (was?.day ?? 1) : (((WEEKDAYS.indexOf(day) + 1) % 7) as Weekday);
  return { every, cron: cronOf(every, at === null ? (was?.at ?? { hour: 8, minute: 0 }) : readTime(at), weekday) };
}

/** The time and the day in cron fields `cronOf` made; where they name none, what a new digest has. */
function timesIn(cron: string): { at: { hour: number; minute: number }; day: Weekday } {
  const [minute = '', hour = '', , , day = ''] = cron.split(' ');
  const number = (field: string, otherwise: number) => (/^\d+$/.test(field) ? Number(field) : otherwise);
  return { at: { hour: number(hour, 8), minute: number(minute, 0) }, day: number(day, 1) as Weekday };
}

/** A time of day as clocks show it: `08:00`, `8:00`, `08h00`. */
function readTime(typed: string): { hour: number; minute: number } {
  const match = /^(\d{1,2})[:h.](\d{2})$/i.exec(typed);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || hour > 23 || minute > 59) throw new UserError('digest.time', { typed });
  return { hour, minute };
}
