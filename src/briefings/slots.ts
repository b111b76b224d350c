import { tzOffset } from '@date-fns/tz/tzOffset';
import { createTask, validateDetailed } from 'node-cron';
import { UserError } from '../domain/errors.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** The fifth Monday of a February may take forty years to come round. */
const LONGEST_WAIT = 40 * 366;

/** A calendar day, as the instant of its midnight in UTC. */
type Day = number;

/** When five cron fields come round in a time zone. */
export interface Slots {
  /** The first one after an instant; a `UserError` where there is none. */
  next(after: Date): Date;
  /** The last one after `after`, up to and including `until`; null where there is none. */
  last(after: Date, until: Date): Date | null;
  /** How many there are from an instant on and before another, up to `most`. */
  count(from: Date, before: Date, most: number): number;
}

/**
 * Cron as POSIX has it, with the names, steps, `L`, `W` and `#` node-cron reads: where day of the month and day of the week are both given, either
 * will do. A time of day the clocks pass over comes as much later as they are put on, and one they pass twice comes the first time, so that every
 * day has its digest once; only what is due at every hour of the day comes in both. A `UserError` where the fields are not that.
 */
export function readSlots(cron: string, timeZone: string): Slots {
  const { isDue, hours, minutes } = readFields(cron);
  const times = hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * MINUTE));
  const inBoth = hours.length === 24;
  const slotsOn = (day: Day): number[] => (isDue(day) ? slotsOf(day, times, timeZone, inBoth) : []);

  function next(after: Date): Date {
    const from = after.getTime();
    const first = dayOf(from, timeZone) - DAY;
    for (let day = first; day <= first + LONGEST_WAIT * DAY; day += DAY) {
      if (!slotsOn(day).some((slot) => slot > from)) continue;
      // A slot that clocks put off beyond midnight may come after the first ones of the next day.
      const slots = [...slotsOn(day), ...slotsOn(day + DAY)].filter((slot) => slot > from);
      return new Date(Math.min(...slots));
    }
    throw new UserError('digest.cronNever', { cron });
  }

  function last(after: Date, until: Date): Date | null {
    const [from, to] = [after.getTime(), until.getTime()];
    const isWithin = (slot: number) => slot > from && slot <= to;
    const end = dayOf(from, timeZone) - DAY;
    for (let day = dayOf(to, timeZone) + DAY; day >= end; day -= DAY) {
      if (!slotsOn(day).some(isWithin)) continue;
      return new Date(Math.max(...[...slotsOn(day), ...slotsOn(day - DAY)].filter(isWithin)));
    }
    return null;
  }

  function count(from: Date, before: Date, most: number): number {
    let found = 0;
    for (let at = next(new Date(from.getTime() - 1)); at < before && found < most; at = next(at)) found += 1;
    return found;
  }

  return { next, last, count };
}

function readFields(cron: string): { isDue: (day: Day) => boolean; hours: number[]; minutes: number[] } {
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== 5) throw new UserError('digest.cronFieldCount', { cron, count: fields.length });
  const read = validateDetailed(cron);
  if (!read.valid || !read.fields) {
    const fault = read.errors.map((error) => error.value ?? cron).join(', ');
    throw new UserError('digest.cron', { cron, fault });
  }
  const [, , date = '*', month = '*', weekday = '*'] = fields;
  const numbers = (values: ReadonlyArray<number | string>) => values.map(Number).sort((a, b) => a - b);
  return {
    isDue: isAny(date) || isAny(weekday) ? dayMatcher(date, month, weekday) : eitherDay(date, month, weekday),
    hours: numbers(read.fields.hour),
    minutes: numbers(read.fields.minute),
  };
}

function isAny(field: string): boolean {
  return field === '?' || field.startsWith('*');
}

function eitherDay(date: string, month: string, weekday: string): (day: Day) => boolean {
  const [byDate, byWeekday] = [dayMatcher(date, month, '*'), dayMatcher('*', month, weekday)];
  return (day) => byDate(day) || byWeekday(day);
}

/** Whether a day is among those of three cron fields, as node-cron has them. */
function dayMatcher(date: string, month: string, weekday: string): (day: Day) => boolean {
  const task = createTask(`0 0 ${date} ${month} ${weekday}`, () => undefined, { timezone: 'UTC' });
  // It only answers questions, and is not to be kept in node-cron's list of tasks.
  void task.destroy();
  return (day) => task.match(new Date(day));
}

function dayOf(instant: number, timeZone: string): Day {
  const local = instant + offsetAt(instant, timeZone);
  return Math.floor(local / DAY) * DAY;
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  return tzOffset(timeZone, new Date(instant)) * MINUTE;
}

/** The instants of a day's times in the zone, in order, each once. */
function slotsOf(day: Day, times: readonly number[], timeZone: string, inBoth: boolean): number[] {
  // A change of clocks on the day lies between these two.
  const before = offsetAt(day - DAY, timeZone);
  const after = offsetAt(day + 2 * DAY, timeZone);
  if (before === after) return times.map((time) => day + time - before);
  const slots = times.flatMap((time) => {
    const wall = day + time;
    const shown = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant, timeZone) === wall);
    // Never on the clock that day: where clocks are put on by a whole day there is no such day at all.
    if (shown.length === 0) return Math.abs(after - before) < DAY ? [wall - before] : [];
    return inBoth ? shown : [Math.min(...shown)];
  });
  return [...new Set(slots)].sort((a, b) => a - b);
}
