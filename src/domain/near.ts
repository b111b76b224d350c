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

/** An event as it is looked for; its title is null where nobody wrote it, so that it tells nothing. */
export type Sought = Omit<EventContent, 'title'> & { readonly title: string | null };

/** How likely two events are one. */
interface Likeness {
  /** From 0. */
  readonly alike: number;
  /** Parties that both name. */
  readonly shared: number;
  /** The same place by name, the same day, and nothing against it. */
  readonly isSure: boolean;
}

interface Near extends Likeness {
  readonly event: DatedEvent;
}

const APART: Likeness = { alike: 0, shared: 0, isSure: false };

/** Events already there that may be the same: near in place, day and parties. The likeliest first. */
export function nearEvents(casebook: Casebook, sought: Sought): DatedEvent[] {
  return allNear(casebook, sought)
    .slice(0, TOLD)
    .map(({ event }) => event);
}

/** The one event already there that it is: of the same day at the same named place, with no other party. Null where that leaves a doubt. */
export function sameEvent(casebook: Casebook, sought: Sought): DatedEvent | null {
  const sure = allNear(casebook, sought).filter(({ isSure }) => isSure);
  const shared = sure.filter((near) => near.shared > 0);
  const [only, ...others] = shared.length > 0 ? shared : sure;
  return only !== undefined && others.length === 0 ? only.event : null;
}

function allNear(casebook: Casebook, sought: Sought): Near[] {
  const { country } = sought.place;
  const [from, until] = [shifted(firstDay(sought.date), -1), shifted(lastDay(sought.until ?? sought.date), 1)];
  const keysOf = (names: Pick<EventContent, 'attacker' | 'target'>): Set<string> =>
    partiesOf(names, (name) => casebook.claimants.find(name).key);
  const own = keysOf(sought);
  const found: Near[] = [];
  let looked = 0;
  for (const event of casebook
    .eventsIn(country, (place) => place.country === country)
    .within(from, until)
    .events()) {
    looked += 1;
    if (looked > LOOKED_AT) break;
    const likeness = likenessOf(sought, own, event.content, keysOf(event.content));
    if (likeness.alike > 0) found.push({ event, ...likeness });
  }
  return found.sort((a, b) => b.alike - a.alike || b.event.event - a.event.event);
}

/**
 * Where parties are named on both sides and none is the same, the titles must be alike and the place the same; two locations of one division are
 * one only by the same parties. Where no title was written, the place stands for it.
 */
function likenessOf(one: Sought, own: Set<string>, other: EventContent, others: Set<string>): Likeness {
  const place = placeLikeness(one, other);
  if (place === 0) return APART;
  const shared = [...own].filter((key) => others.has(key)).length;
  const isSilent = own.size === 0 || others.size === 0;
  const titles = one.title === null ? 0 : alikeness(one.title, other.title);
  if (shared === 0) {
    if (place < (isSilent ? LESS_EXACT : SAME_PLACE)) return APART;
    if (one.title !== null && titles < ALIKE) return APART;
  }
  const isNamed = one.place.location !== null && other.place.location !== null;
  const isSure =
    place === SAME_PLACE &&
    isNamed &&
    isOneDay(one, other) &&
    (shared > 0 || (isSilent && (one.kind === null || other.kind === null || one.kind === other.kind)));
  return { alike: place + shared + titles, shared, isSure };
}

function isOneDay(one: Sought, other: EventContent): boolean {
  return (
    [one, other].every(({ date, until }) => date.precision === 'day' && until === null) &&
    one.date.date === other.date.date
  );
}

const [LOCATIONS_APART, LESS_EXACT, SAME_PLACE] = [1, 2, 3];

/** 0 for places apart, else how near they are: two locations of one division, one of them less exact, or the same. */
function placeLikeness(one: Sought, other: EventContent): number {
  if (one.coordinates && other.coordinates)
    return kilometres(one.coordinates, other.coordinates) <= NEAR ? SAME_PLACE : 0;
  const [a, b] = [one.place, other.place];
  if (a.division !== null && b.division !== null && a.division !== b.division) return 0;
  if (a.location === null || b.location === null) return LESS_EXACT;
  return nameKey(a.location) === nameKey(b.location) ? SAME_PLACE : LOCATIONS_APART;
}

function kilometres(a: Coordinates, b: Coordinates): number {
  const radians = Math.PI / 180;
  const north = (a.latitude - b.latitude) * radians;
  const east = (a.longitude - b.longitude) * radians * Math.cos(((a.latitude + b.latitude) / 2) * radians);
  // The earth's mean radius: near enough for "near".
  return 6371 * Math.hypot(north, east);
}

type Coordinates = NonNullable<EventContent['coordinates']>;

function partiesOf(
  { attacker, target }: Pick<EventContent, 'attacker' | 'target'>,
  keyOf: (name: string) => string,
): Set<string> {
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
