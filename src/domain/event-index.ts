import { lastDay } from './date.ts';
import { type DatedEvent, DatedEvents } from './dated-events.ts';
import type { Coordinates, EventContent, Place } from './event.ts';
import type { EventState } from './event-states.ts';
import type { EventSummary } from './event-summary.ts';

/** All lists together hold at most this many times the events there are; the least recently asked for goes first. */
const LISTED_TIMES = 4;

interface List {
  readonly isIn: (place: Place) => boolean;
  readonly events: DatedEvents;
}

/** A server's events by where they happened: for each area asked about a list in date order, kept from then on. */
export class EventIndex {
  readonly #summarise: (event: DatedEvent) => EventSummary;
  readonly #events = new Map<number, DatedEvent>();
  /** In the order they were first met. */
  readonly #uses = new Map<string, { readonly place: Place; events: number }>();
  /** By place, each of its coordinates with how many events have them. */
  readonly #coordinates = new Map<string, Map<string, { readonly at: Coordinates; events: number }>>();
  readonly #lists = new Map<string, List>();
  #places: readonly Place[] = [];
  #placesChanged = false;

  constructor(summarise: (event: DatedEvent) => EventSummary) {
    this.#summarise = summarise;
  }

  /** Takes an event as it now is; null where it is not, or no longer, there. */
  set(event: number, base: Pick<EventState, 'content' | 'withdrawn'> | null): void {
    const before = this.#events.get(event);
    if (before) this.#take(before);
    if (!base) return;
    const { content } = base;
    const withdrawn = base.withdrawn !== null;
    const { date, until } = content;
    const place = this.#use(content.place);
    this.#note(content, 1);
    const now: DatedEvent = {
      kind: 'event',
      event,
      content,
      place,
      withdrawn,
      from: date.date,
      until: lastDay(until ?? date),
      summary: null,
    };
    this.#events.set(event, now);
    if (withdrawn) return;
    for (const { isIn, events } of this.#lists.values()) if (isIn(place)) events.add(now);
  }

  /** What is told of the event may have changed: it is worked out again where it is asked for. */
  touch(event: number): void {
    const known = this.#events.get(event);
    if (!known?.summary) return;
    known.summary = null;
    if (known.withdrawn) return;
    for (const { isIn, events } of this.#lists.values()) if (isIn(known.place)) events.touch(known);
  }

  #take(event: DatedEvent): void {
    this.#events.delete(event.event);
    this.#note(event.content, -1);
    const uses = this.#uses.get(keyOf(event.place));
    if (uses) uses.events -= 1;
    this.#placesChanged = true;
    if (event.withdrawn) return;
    for (const { isIn, events } of this.#lists.values()) if (isIn(event.place)) events.remove(event);
  }

  #use(place: Place): Place {
    const key = keyOf(place);
    const uses = this.#uses.get(key) ?? { place, events: 0 };
    this.#uses.set(key, uses);
    uses.events += 1;
    this.#placesChanged = true;
    return uses.place;
  }

  /** Named locations remember where they are. */
  #note({ place, coordinates: at }: EventContent, events: 1 | -1): void {
    if (!at || place.location === null) return;
    const key = keyOf(place);
    const known = this.#coordinates.get(key) ?? new Map<string, { readonly at: Coordinates; events: number }>();
    this.#coordinates.set(key, known);
    const degrees = `${at.latitude},${at.longitude}`;
    const noted = known.get(degrees) ?? { at, events: 0 };
    known.set(degrees, noted);
    noted.events += events;
  }

  /** The coordinates events at this place were recorded with, the most used first. */
  coordinatesOf(place: Place): readonly Coordinates[] {
    return [...(this.#coordinates.get(keyOf(place))?.values() ?? [])]
      .filter(({ events }) => events > 0)
      .sort((a, b) => b.events - a.events)
      .map(({ at }) => at);
  }

  /** The same of every event. */
  forgetSummaries(): void {
    this.#lists.clear();
    for (const event of this.#events.values()) event.summary = null;
  }

  get(event: number): DatedEvent | null {
    return this.#events.get(event) ?? null;
  }

  /** Every place once, the most used first; the same list until their order is another. */
  places(): readonly Place[] {
    if (!this.#placesChanged) return this.#places;
    this.#placesChanged = false;
    const used = [...this.#uses.values()].filter(({ events }) => events > 0).reverse();
    const places = used.sort((a, b) => b.events - a.events).map(({ place }) => place);
    const same = places.length === this.#places.length && places.every((place, index) => place === this.#places[index]);
    if (!same) this.#places = places;
    return this.#places;
  }

  /** The events of an area, withdrawn ones left out. `area` must tell apart areas of which `isIn` answers differently. */
  within(area: string, isIn: (place: Place) => boolean): DatedEvents {
    const list = this.#lists.get(area) ?? { isIn, events: this.#collect(isIn) };
    // The last in the map is the one last asked for.
    this.#lists.delete(area);
    this.#lists.set(area, list);
    let listed = [...this.#lists.values()].reduce((sum, { events }) => sum + events.size, 0);
    for (const [key, { events }] of this.#lists) {
      if (key === area || listed <= LISTED_TIMES * this.#events.size) break;
      listed -= events.size;
      this.#lists.delete(key);
    }
    return list.events;
  }

  #collect(isIn: (place: Place) => boolean): DatedEvents {
    const places = new Set([...this.#uses.values()].map(({ place }) => place).filter(isIn));
    const found: DatedEvent[] = [];
    for (const event of this.#events.values()) if (!event.withdrawn && places.has(event.place)) found.push(event);
    return new DatedEvents(found, this.#summarise);
  }
}

function keyOf({ country, division, location }: Place): string {
  return `${country}/${division ?? ''}/${location === null ? '' : `=${location}`}`;
}
