import type { DatedEvent, Part } from './dated-events.ts';
import type { EventContent } from './event.ts';
import { addedUp, type EventSummary, type Tally } from './event-summary.ts';

/** What a question found: told and paged through by as few groups as can be, oldest first. */
export class FoundEvents {
  readonly #parts: readonly Part[];
  readonly #summarise: (event: DatedEvent) => EventSummary;

  constructor(parts: readonly Part[], summarise: (event: DatedEvent) => EventSummary) {
    this.#parts = parts;
    this.#summarise = summarise;
  }

  /** What they come to together. */
  get tally(): Tally {
    return addedUp(this.#parts.map((part) => this.#tally(part)));
  }

  /** All of them, oldest first. */
  *events(): Generator<DatedEvent> {
    const left: Part[] = [...this.#parts].reverse();
    for (let part = left.pop(); part; part = left.pop()) {
      if (part.kind === 'event') yield part;
      else left.push(...part.parts.toReversed());
    }
  }

  /** How many there are, and of how many the claims conflict: all of `tally` that costs nothing to add up. */
  get counts(): Pick<Tally, 'events' | 'conflicts'> {
    let [events, conflicts] = [0, 0];
    for (const part of this.#parts) {
      const tally = this.#tally(part);
      events += tally.events;
      conflicts += tally.conflicts;
    }
    return { events, conflicts };
  }

  /** What is kept of each event's claims, of at most `count` of them, oldest first. */
  summaries(count: number): ReadonlyArray<{ readonly content: EventContent; readonly summary: EventSummary }> {
    return this.page('events', 'oldest', 0, count).map((event) => ({
      content: event.content,
      summary: this.#summary(event),
    }));
  }

  /** Those that a filter picks; each of them is looked at. */
  where(wanted: (summary: EventSummary) => boolean): FoundEvents {
    const events: DatedEvent[] = [];
    const look = (part: Part): void => {
      if (part.kind === 'group') for (const each of part.parts) look(each);
      else if (wanted(this.#summary(part))) events.push(part);
    };
    for (const part of this.#parts) look(part);
    return new FoundEvents(events, this.#summarise);
  }

  /** Of the events that are counted as this, `count` after the first `skip`. */
  page(
    counted: 'events' | 'claimed' | 'conflicts',
    order: 'oldest' | 'newest',
    skip: number,
    count: number,
  ): DatedEvent[] {
    const page: DatedEvent[] = [];
    let before = skip;
    const look = (parts: readonly Part[]): void => {
      for (let index = 0; index < parts.length && page.length < count; index += 1) {
        const part = parts.at(order === 'oldest' ? index : -1 - index);
        const has = part ? this.#tally(part)[counted] : 0;
        if (!part || has <= before) before -= has;
        else if (part.kind === 'group') look(part.parts);
        else page.push(part);
      }
    };
    look(this.#parts);
    return page;
  }

  /** The newest disputes, newest first: only groups that may have one of them are looked into. `open` tells an event's. */
  newestDisputes<Open extends { readonly arose: number }>(count: number, open: (event: DatedEvent) => Open[]): Open[] {
    const newest: Open[] = [];
    const ahead: Array<{ readonly arose: number; readonly part?: Part; readonly open?: Open }> = [];
    // The newest is last; of those that arose together, the one met first.
    const queue = (each: (typeof ahead)[number]): void => {
      ahead.splice(ahead.findLastIndex(({ arose }) => arose < each.arose) + 1, 0, each);
    };
    const queueAll = (parts: readonly Part[]): void => {
      for (const part of parts) {
        const { disputes, newestDispute } = this.#tally(part);
        if (disputes > 0) queue({ arose: newestDispute, part });
      }
    };
    queueAll(this.#parts);
    while (newest.length < count) {
      const next = ahead.pop();
      if (!next) break;
      if (next.open) newest.push(next.open);
      else if (next.part?.kind === 'group') queueAll(next.part.parts);
      else if (next.part) for (const each of open(next.part)) queue({ arose: each.arose, open: each });
    }
    return newest;
  }

  #tally(part: Part): Tally {
    if (part.kind === 'event') return this.#summary(part);
    part.tally ??= addedUp(part.parts.map((each) => this.#tally(each)));
    return part.tally;
  }

  #summary(event: DatedEvent): EventSummary {
    event.summary ??= this.#summarise(event);
    return event.summary;
  }
}
