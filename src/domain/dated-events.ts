import type { EventContent, Place } from './event.ts';
import type { EventSummary, Tally } from './event-summary.ts';
import { FoundEvents } from './found-events.ts';

/** One event where it stands in date order. */
export interface DatedEvent {
  readonly kind: 'event';
  readonly event: number;
  readonly content: EventContent;
  /** The same object for every event recorded at this place. */
  readonly place: Place;
  readonly withdrawn: boolean;
  /** Its first and last day. */
  readonly from: string;
  readonly until: string;
  /** Worked out when first asked for, and again when what it tells may have changed. */
  summary: EventSummary | null;
}

/** Neighbours in date order, with what they come to together. */
interface Group {
  readonly kind: 'group';
  parts: Part[];
  /** The first of its events, and the first day of the last. */
  first: DatedEvent;
  lastFrom: string;
  /** The earliest and the latest of their last days. */
  leastUntil: string;
  until: string;
  tally: Tally | null;
}

/** Events, or groups of events or groups: what stands for it in date order is the same. */
export type Part = DatedEvent | Group;

const LARGEST_GROUP = 32;

const firstOf = (part: Part): DatedEvent => (part.kind === 'event' ? part : part.first);
const leastUntilOf = (part: Part): string => (part.kind === 'event' ? part.until : part.leastUntil);
const lastFromOf = (part: Part): string => (part.kind === 'event' ? part.from : part.lastFrom);

/** By when it happened, oldest first; events of one day in the order they were recorded. */
export function byDate(a: DatedEvent, b: DatedEvent): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.event - b.event;
}

function describe(group: Group): void {
  const { parts } = group;
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return;
  group.first = firstOf(first);
  group.lastFrom = lastFromOf(last);
  group.leastUntil = leastUntilOf(first);
  group.until = first.until;
  for (const part of parts) {
    const least = leastUntilOf(part);
    if (least < group.leastUntil) group.leastUntil = least;
    if (part.until > group.until) group.until = part.until;
  }
  group.tally = null;
}

function groupOf(parts: Part[]): Group[] {
  const [first] = parts;
  if (!first) return [];
  const group: Group = {
    kind: 'group',
    parts,
    first: firstOf(first),
    lastFrom: '',
    leastUntil: '',
    until: '',
    tally: null,
  };
  describe(group);
  return [group];
}

/**
 * Events kept in date order as a tree of small groups, each of which knows what its events come to. So what a period comes to, or the events
 * of one page, is found by looking into the few groups at its ends, however many events there are. Groups that changed are added up again
 * when next asked for.
 */
export class DatedEvents {
  readonly #summarise: (event: DatedEvent) => EventSummary;
  #root: Group | null = null;
  #size: number;
  #version = 0;

  constructor(events: Iterable<DatedEvent>, summarise: (event: DatedEvent) => EventSummary) {
    this.#summarise = summarise;
    let parts: Part[] = [...events].sort(byDate);
    this.#size = parts.length;
    const filled = LARGEST_GROUP / 2;
    while (parts.length > 1 || parts[0]?.kind === 'event') {
      const lower = parts;
      parts = Array.from({ length: Math.ceil(lower.length / filled) }, (_, index) =>
        groupOf(lower.slice(index * filled, (index + 1) * filled)),
      ).flat();
    }
    this.#root = parts[0]?.kind === 'group' ? parts[0] : null;
  }

  get size(): number {
    return this.#size;
  }

  /** Another number once any of the events, or what is told of one, may have changed. */
  get version(): number {
    return this.#version;
  }

  add(event: DatedEvent): void {
    this.#version += 1;
    this.#size += 1;
    const halves = this.#root ? this.#insert(this.#root, event) : groupOf([event]);
    this.#root = (halves.length > 1 ? groupOf(halves)[0] : halves[0]) ?? null;
  }

  /** Takes the event out that was added as this one; it must be there. */
  remove(event: DatedEvent): void {
    if (!this.#root) return;
    this.#version += 1;
    this.#size -= 1;
    this.#take(this.#root, event);
    const only = this.#root.parts.length === 1 ? this.#root.parts[0] : null;
    if (only?.kind === 'group') this.#root = only;
    else if (this.#root.parts.length === 0) this.#root = null;
  }

  /** The groups the event is in are to be added up again. */
  touch(event: DatedEvent): void {
    this.#version += 1;
    for (
      let part: Part | null | undefined = this.#root;
      part?.kind === 'group';
      part = part.parts[placeIn(part, event) - 1]
    )
      part.tally = null;
  }

  /** The group with the event in its place: two groups where it has become too large. */
  #insert(group: Group, event: DatedEvent): Group[] {
    const index = placeIn(group, event);
    const child = group.parts[index - 1] ?? group.parts[0];
    if (child?.kind === 'group') {
      group.parts.splice(Math.max(0, index - 1), 1, ...this.#insert(child, event));
    } else group.parts.splice(index, 0, event);
    const half = group.parts.length > LARGEST_GROUP ? groupOf(group.parts.splice(LARGEST_GROUP / 2)) : [];
    describe(group);
    return [group, ...half];
  }

  #take(group: Group, event: DatedEvent): void {
    const index = placeIn(group, event) - 1;
    const child = group.parts[index];
    if (child?.kind === 'group') this.#take(child, event);
    if (child?.kind === 'event' || child?.parts.length === 0) group.parts.splice(index, 1);
    describe(group);
  }

  /** The events of a period, both days included. */
  within(since: string | null, until: string | null): FoundEvents {
    const found: Part[] = [];
    const look = (parts: readonly Part[]): void => {
      for (const part of parts) {
        // Whatever stands after it begins no sooner.
        if (until !== null && firstOf(part).from > until) return;
        if (since !== null && part.until < since) continue;
        const whole = (since === null || leastUntilOf(part) >= since) && (until === null || lastFromOf(part) <= until);
        if (part.kind === 'event' || whole) found.push(part);
        else look(part.parts);
      }
    };
    if (this.#root) look([this.#root]);
    return new FoundEvents(found, this.#summarise);
  }
}

/** How many of the group's parts begin no later than the event. */
function placeIn({ parts }: Group, event: DatedEvent): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part && byDate(firstOf(part), event) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
