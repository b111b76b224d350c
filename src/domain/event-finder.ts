import type { Action, Entry } from './action.ts';
import { NOW } from './claimants.ts';
import type { DatedEvent, DatedEvents } from './dated-events.ts';
import type { Coordinates, EventContent, Place } from './event.ts';
import { EventIndex } from './event-index.ts';
import type { EventState, EventStates } from './event-states.ts';
import { type EventSummary, summaryOf } from './event-summary.ts';
import type { RecordParts } from './record-parts.ts';
import { mentions, type NamesOf, TextIndex, textOfEvent } from './text-index.ts';

export type AboutEvent = Extract<Action, { readonly event: number }>;

/** So many events that may have the words looked for are looked at. */
const FOUND = 200;

/** Finds a record's events by where and when they happened and by their words, and keeps what was worked out of them as long as it holds. */
export class EventFinder {
  readonly #record: RecordParts;
  readonly #states: EventStates;
  readonly #index = new EventIndex(({ event }) => this.#summarise(event, NOW));
  /** Made when words are first looked for. */
  #texts: TextIndex | null = null;

  constructor(record: RecordParts, states: EventStates) {
    this.#record = record;
    this.#states = states;
  }

  /** What was worked out of the event this is about, and of the one it is part of, no longer holds. */
  touch(action: AboutEvent): void {
    const { type, event } = action;
    const { merges } = this.#record;
    const whole = merges.whole(event);
    if (type.startsWith('event.')) this.relist(event);
    else this.#index.touch(event);
    for (const each of [event, whole, ...(type === 'event.merged' ? [merges.whole(action.into)] : [])]) {
      this.#states.forget(each);
      if (each !== event) this.#index.touch(each);
    }
    this.touchLeft(event);
  }

  /** The same of what went into the event, where it is gone. */
  touchLeft(event: number): void {
    for (const each of this.#record.merges.left(event)) {
      this.#states.forget(each);
      this.relist(each);
    }
  }

  /** What was worked out of any event may no longer hold. */
  touchAll(): void {
    this.#states.forgetAll();
    this.#index.forgetSummaries();
  }

  /** Takes a new event, of which these words were recorded. */
  list(event: number, content: EventContent): void {
    this.#index.set(event, { content, withdrawn: null });
    this.#readEvent(event);
  }

  /** Takes an event as its entries now leave it. */
  relist(event: number): void {
    this.#index.set(event, this.#states.base(event));
  }

  unlist(event: number): void {
    this.#index.set(event, null);
  }

  /** Takes an entry's words. */
  read(entry: Entry): void {
    this.#texts?.add(entry);
  }

  #readEvent(event: number): void {
    if (this.#texts) for (const entry of this.#record.filed.of(event)) this.#texts.add(entry);
  }

  /** Words that are gone are no longer to be found. */
  forgetWords(): void {
    this.#texts = null;
  }

  /** Whether words can be looked for at once. */
  get isIndexed(): boolean {
    return this.#texts !== null;
  }

  /** The newest events in which, or in whose claims, all the words are, withdrawn ones left out; `more` where not all could be looked at. */
  mentioning(
    words: readonly string[],
    namesOf: NamesOf,
  ): { readonly events: readonly EventState[]; readonly more: boolean } {
    if (!this.#texts) {
      this.#texts = new TextIndex(namesOf);
      for (const event of this.#record.filed.events()) this.#readEvent(event);
    }
    const found = [...this.#texts.mentioning(words)].map((event) => this.#record.merges.whole(event));
    const numbers = [...new Set(found)].sort((a, b) => b - a);
    const newest = numbers.slice(0, FOUND);
    const events = newest.flatMap((number) => {
      const state = this.#states.event(number);
      return state && !state.withdrawn && mentions(textOfEvent(state, namesOf), words) ? [state] : [];
    });
    return { events, more: numbers.length > newest.length };
  }

  /** One event as it was recorded, without what is claimed of it; null where it was undone or is part of another. */
  listed(event: number): DatedEvent | null {
    return this.#index.get(event);
  }

  /**
   * The events of an area, in date order, as of entry `through`; withdrawn ones are left out. `area` must tell apart areas of which `isIn` answers
   * differently.
   */
  eventsIn(area: string, isIn: (place: Place) => boolean, through: number): DatedEvents {
    const { log, filed } = this.#record;
    if (through >= log.seq) return this.#index.within(area, isIn);
    // Lists are kept of the record as it stands; what stood earlier is looked for from end to end.
    const earlier = new EventIndex(({ event }) => this.#summarise(event, through));
    for (const event of filed.events()) earlier.set(event, this.#states.base(event, through));
    return earlier.within(area, isIn);
  }

  /** Where the events happened, each place once, the most used first; the same list until their order is another. */
  places(): readonly Place[] {
    return this.#index.places();
  }

  /** The coordinates events at this very place were recorded with, the most used first. */
  coordinatesOf(place: Place): readonly Coordinates[] {
    return this.#index.coordinatesOf(place);
  }

  #summarise(event: number, through: number): EventSummary {
    const state = this.#states.passing(event, through);
    if (!state) throw new Error(`event ${event} is listed and not there`);
    return summaryOf(state);
  }
}
