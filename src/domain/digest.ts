import type { Language } from './action.ts';
import type { PlaceArea } from './event.ts';
import type { RegionContent } from './region.ts';

export const SCHEDULES = ['hourly', 'daily', 'weekdays', 'weekly', 'as it happens'] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** 0 is Sunday, as in cron. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/**
 * The area a digest covers, told whole: what it means does not rest on what else is recorded. A region is told by its id, and one the server
 * defined itself by its name and members as well, as they were then.
 */
export type DigestArea = PlaceArea | { readonly kind: 'region'; readonly region: string; readonly own?: RegionContent };

/** A scheduled briefing, as a manager set it up. */
export interface DigestContent {
  /** The Discord channel's id. */
  readonly channel: string;
  /** When it is due: five cron fields, read in `timeZone`. */
  readonly cron: string;
  /** The words it was asked for in, for showing; null when `cron` was given itself. */
  readonly every: Schedule | null;
  /** Null for everything. */
  readonly area: DigestArea | null;
  readonly timeZone: string;
  readonly language: Language;
  /** What to do when there is nothing new. */
  readonly whenEmpty: 'skip' | 'say so';
}

/** Why a channel takes no messages of Sitrep's: it was deleted, Sitrep lacks permissions there, or is no longer in the server. */
export type ChannelFault = 'gone' | 'forbidden' | 'left';

/** Why Sitrep paused a digest: its channel takes nothing, or Discord went on failing for that digest alone. */
export type PauseReason = ChannelFault | 'failing';

/** The last time a digest could not be sent; not part of the record. */
export interface DigestFailure {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly why: ChannelFault | 'other';
}

/** `D1` */
export function digestId(digest: number): string {
  return `D${digest}`;
}

/** The number in what people write for a digest: `D1`, `d1`, `1`; null when it is no such thing. */
export function parseDigestId(text: string): number | null {
  const match = /^d?(\d{1,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : null;
}

/** The cron fields for a schedule in words. An alert "as it happens" looks every minute. */
export function cronOf(every: Schedule, at: { hour: number; minute: number }, day: Weekday): string {
  switch (every) {
    case 'hourly':
      return `${at.minute} * * * *`;
    case 'daily':
      return `${at.minute} ${at.hour} * * *`;
    case 'weekdays':
      return `${at.minute} ${at.hour} * * 1-5`;
    case 'weekly':
      return `${at.minute} ${at.hour} * * ${day}`;
    case 'as it happens':
      return '* * * * *';
  }
}

/** Whether five cron fields come round twice within an hour: they do where they name more than one minute. */
export function isMoreOftenThanHourly(cron: string): boolean {
  return !/^\d{1,2} /.test(cron.trim());
}

/** The days of a weekly digest, from Monday as calendars here have it. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
