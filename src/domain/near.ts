import type { Casebook } from './casebook.ts';
import { calendarDay, firstDay, isoDay, lastDay } from './date.ts';
import type { DatedEvent } from './dated-events.ts';
import type { EventContent } from './event.ts';
import { nameKey } from './name-key.ts';
import { wordsOf } from './text-index.ts';

/** As many events as are told, and as many as are looked at: more on one day, and nobody could choose. */
const TOLD = 3;
const LOOKED_AT = 500;

/** Coordinates no further apart than this, in kilometres, may be one place. */
const NEAR = 30;
/** Titles that share at least this part of their words may be of one event. */
const ALIKE = 0.6;

/** Events already there that may be the same: near in place, day and parties. The likeliest first. */
export function nearEvents(casebook: Casebook, content: EventContent): DatedEvent[] {
  const { country } = content.place;
  const [from, until] = [shifted(firstDay(content.date), -1), shifted(lastDay(content.until ?? content.date), 1)];
  const keysOf = (names: EventContent): Set<string> => partiesOf(names, (name) => casebook.claimants.find(name).key);
  const own = keysOf(content);
  const found: Array<{ readonly event: DatedEvent; readonly alike: number }> = [];
  let looked = 0;
  for (const event of casebook
    .eventsIn(country, (place) => place.country === country)
    .within(from, until)
    .events()) {
    looked += 1;
    if (looked > LOOKED_AT) break;
    const alike = likeness(content, own, event.content, keysOf(event.content));
    if (alike > 0) found.push({ event, alike });
  }
  return found
    .sort((a, b) => b.alike - a.alike || b.event.event - a.event.event)
    .slice(0, TOLD)
    .map(({ event }) => event);
}

/** How likely both are one event, from 0; where parties are named on both sides and none is the same, the titles must be alike and the place the same. */
function likeness(one: EventContent, own: Set<string>, other: EventContent, others: Set<string>): number {
  const place = placeLikeness(one, other);
  if (place === 0) return 0;
  const shared = [...own].filter((key) => others.has(key)).length;
  const titles = alikeness(one.title, other.title);
  if (shared > 0) return place + shared + titles;
  const isSilent = own.size === 0 || others.size === 0;
  if (titles < ALIKE || (!isSilent && place < SAME_PLACE)) return 0;
  return place + titles;
}

const SAME_PLACE = 2;

/** 0 for places apart, 1 where they may be one (one of them is less exact, or both lie in one division), 2 for the same. */
function placeLikeness(one: EventContent, other: EventContent): number {
  if (one.coordinates && other.coordinates)
    return kilometres(one.coordinates, other.coordinates) <= NEAR ? SAME_PLACE : 0;
  const [a, b] = [one.place, other.place];
  if (a.division !== null && b.division !== null && a.division !== b.division) return 0;
  if (a.location === null || b.location === null) return 1;
  return nameKey(a.location) === nameKey(b.location) ? SAME_PLACE : 1;
}

function kilometres(a: Coordinates, b: Coordinates): number {
  const radians = Math.PI / 180;
  const north = (a.latitude - b.latitude) * radians;
  const east = (a.longitude - b.longitude) * radians * Math.cos(((a.latitude + b.latitude) / 2) * radians);
  // The earth's mean radius: near enough for "near".
  return 6371 * Math.hypot(north, east);
}

type Coordinates = NonNullable<EventContent['coordinates']>;

function partiesOf({ attacker, target }: EventContent, keyOf: (name: string) => string): Set<string> {
  return new Set([attacker, target].flatMap((name) => (name === null ? [] : [keyOf(name)])));
}

/** The share of words that both titles have. */
function alikeness(one: string, other: string): number {
  const [words, others] = [tellingWords(one), tellingWords(other)];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared / Math.max(1, words.size + others.size - shared);
}

/** Words that tell events apart: short ones are articles and the like. */
function tellingWords(title: string): Set<string> {
  return new Set(wordsOf(title).filter((word) => word.length > 2 || /\d/.test(word)));
}

function shifted(day: string, by: number): string {
  const moved = calendarDay(day);
  moved.setUTCDate(moved.getUTCDate() + by);
  return isoDay(moved);
}
