import type { PreciseDate } from './date.ts';
import type { Origin } from './import.ts';

/** ACLED's `event_type`, in its words. */
export const EVENT_KINDS = [
  'Battles',
  'Explosions/Remote violence',
  'Violence against civilians',
  'Protests',
  'Riots',
  'Strategic developments',
] as const;
type EventKind = (typeof EVENT_KINDS)[number];

/** Where something happened: an ISO 3166-1 country, and as far as known an ISO 3166-2 first-level division and a location's name as written. */
export interface Place {
  readonly country: string;
  readonly division: string | null;
  readonly location: string | null;
}

/** An area that is told by a place alone: a country, a division of one, a location. */
export type PlaceArea =
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'division'; readonly country: string; readonly division: string }
  | {
      readonly kind: 'location';
      readonly country: string;
      readonly division: string | null;
      readonly location: string;
    };

export interface Coordinates {
  /** Degrees north, -90 to 90. */
  readonly latitude: number;
  /** Degrees east, -180 to 180. */
  readonly longitude: number;
}

/**
 * UCDP GED's `where_prec`: 1 the exact location, 2 within 25 km of it, 3 the second-level division, 4 the first-level division, 5 along a line or in
 * an area without bounds, 6 the country, 7 international waters or airspace.
 */
export const PLACE_PRECISIONS = [1, 2, 3, 4, 5, 6, 7] as const;
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

/** What a moderator records of an event. */
export interface EventContent {
  readonly title: string;
  readonly kind: EventKind | null;
  readonly date: PreciseDate;
  /** The last day, for what went on longer than `date` says. */
  readonly until: PreciseDate | null;
  readonly place: Place;
  readonly coordinates: Coordinates | null;
  readonly attacker: string | null;
  readonly target: string | null;
  readonly url: string | null;
  readonly note: string | null;
  /** How exactly the place is known, where that was said; else as exactly as `place` names it. */
  readonly placePrecision?: PlacePrecision;
  /** The row of a data set it was read from. */
  readonly origin?: Origin;
}

/** A claim's number, within the event it was recorded of. */
export interface ClaimRef {
  readonly event: number;
  readonly claim: number;
}

export function isSameClaim(one: ClaimRef, other: ClaimRef): boolean {
  return one.event === other.event && one.claim === other.claim;
}

/** `E12` */
export function eventId(event: number): string {
  return `E${event}`;
}

/** `E12.3` */
export function claimId(event: number, claim: number): string {
  return `E${event}.${claim}`;
}

/** The number in what people write for an event: `E12`, `e12`, `12`; null when it is no such thing. */
export function parseEventId(text: string): number | null {
  const match = /^e?(\d{1,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : null;
}

/** The numbers in what people write for a claim: `E12.3`, `e12.3`, `12.3`; null when it is no such thing. */
export function parseClaimId(text: string): ClaimRef | null {
  const match = /^e?(\d{1,9})\.(\d{1,9})$/i.exec(text.trim());
  return match ? { event: Number(match[1]), claim: Number(match[2]) } : null;
}
