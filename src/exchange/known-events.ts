import type { Casebook } from '../domain/casebook.ts';
import { firstDay, lastDay } from '../domain/date.ts';
import type { Coordinates, EventContent, Place } from '../domain/event.ts';
import type { Origin } from '../domain/import.ts';
import { locationKey } from '../places/location-key.ts';
import { originOf } from './sitrep-lines.ts';

/** Why an event may be one that is there. */
export interface LikelyMatch {
  readonly event: number;
  readonly because: 'location' | 'distance';
  /** Between the two, in kilometres; null where one has no coordinates. */
  readonly distance: number | null;
}

/** Events begin or end at most this many days apart, and lie at most this many kilometres apart, to be taken for one. */
const DAYS_APART = 1;
const KILOMETRES_APART = 15;
/** Longer events are looked for by their first days only. */
const LONGEST = 7;

interface Known {
  readonly event: number;
  readonly content: EventContent;
}

const SLICE = 2_000;

/** A record's events, to be found again by the row they came from, by what they say, and by when and where they were. */
export class KnownEvents {
  readonly #byOrigin = new Map<string, number>();
  readonly #byContent = new Map<string, number>();
  readonly #byDay = new Map<string, Known[]>();

  /** Looks through the record once, without working out what its claims add up to. */
  static async of(casebook: Casebook, guild: string, pause?: () => Promise<void>): Promise<KnownEvents> {
    const known = new KnownEvents();
    for (let event = 1; event < casebook.nextEvent; event += 1) {
      if (event % SLICE === 0) await pause?.();
      const whole = casebook.whole(event);
      const listed = casebook.listed(whole);
      if (!listed) continue;
      for (const { seq, action } of casebook.history(event)) {
        if (!casebook.stands(seq)) continue;
        if (action.type === 'event.added') {
          known.#byOrigin.set(originKey(originOf({ event, content: action.content }, guild)), whole);
          known.#byContent.set(contentKey(action.content), whole);
        }
        // Rows of data sets that were joined to an event are known by its claims.
        if (action.type === 'claim.added' && action.content.origin)
          known.#byOrigin.set(originKey(action.content.origin), whole);
      }
      if (event === whole && !listed.withdrawn) known.#file({ event, content: listed.content });
    }
    return known;
  }

  #file(known: Known): void {
    for (const key of daysOf(known.content, 0)) {
      const others = this.#byDay.get(key);
      if (others) others.push(known);
      else this.#byDay.set(key, [known]);
    }
  }

  /** The event of the same row; of a file without rows' ids, the one with the same title, date and place. */
  find(content: EventContent): number | null {
    const found = content.origin
      ? this.#byOrigin.get(originKey(content.origin))
      : this.#byContent.get(contentKey(content));
    return found ?? null;
  }

  /** The nearest of the events that happened about the same day at about the same place; rows of one data set are never one event. */
  likely(content: EventContent): LikelyMatch | null {
    let nearest: LikelyMatch | null = null;
    for (const key of daysOf(content, DAYS_APART)) {
      for (const known of this.#byDay.get(key) ?? []) {
        if (content.origin && content.origin.dataset === known.content.origin?.dataset) continue;
        const match = matchOf(content, known);
        if (match && (nearest === null || rank(match) < rank(nearest))) nearest = match;
      }
    }
    return nearest;
  }
}

function originKey({ dataset, id }: Origin): string {
  return `${dataset}\n${id}`;
}

function contentKey({ title, date, place }: EventContent): string {
  return JSON.stringify([title, date.date, date.precision, place.country, place.division, place.location]);
}

/** Country and day, for each day of the event and so many before and after it. */
function* daysOf({ date, until, place }: EventContent, around: number): Generator<string> {
  const first = Date.parse(firstDay(date));
  const days = Math.min(LONGEST, Math.round((Date.parse(lastDay(until ?? date)) - first) / 86_400_000));
  for (let day = -around; day <= days + around; day += 1)
    yield `${place.country}/${new Date(first + day * 86_400_000).toISOString().slice(0, 10)}`;
}

function matchOf(content: EventContent, { event, content: known }: Known): LikelyMatch | null {
  const distance = content.coordinates && known.coordinates ? kilometres(content.coordinates, known.coordinates) : null;
  if (isSameLocation(content.place, known.place)) return { event, because: 'location', distance };
  return distance !== null && distance <= KILOMETRES_APART ? { event, because: 'distance', distance } : null;
}

function isSameLocation(one: Place, other: Place): boolean {
  if (one.location === null || other.location === null) return false;
  if (one.division !== null && other.division !== null && one.division !== other.division) return false;
  return nameOf(one.location) === nameOf(other.location);
}

/** "Rami village" and "Rami" are one name. */
function nameOf(location: string): string {
  return locationKey((location.split(',')[0] ?? '').replace(/ (?:village|town|city|area|camp)$/i, ''));
}

function rank({ because, distance }: LikelyMatch): number {
  return (because === 'location' ? 0 : 1_000) + (distance ?? KILOMETRES_APART);
}

const EARTH_RADIUS = 6_371;

/** The great-circle distance (haversine). */
function kilometres(one: Coordinates, other: Coordinates): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const half =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}
