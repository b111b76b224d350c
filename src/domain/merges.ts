import { NOW } from './claimants.ts';

interface Merge {
  readonly seq: number;
  readonly into: number;
  undone: number;
}

/**
 * Which events turned out to be one: each merge in the order it was recorded. One into an event whose text is gone with the rows of its import holds
 * nothing together: what had gone into that event alone stands by itself again, of any day.
 */
export class Merges {
  /** By the event that went into another. */
  readonly #merges = new Map<number, Merge[]>();
  /** By the event others went into. */
  readonly #sources = new Map<number, Set<number>>();
  readonly #gone = new Set<number>();

  add(event: number, into: number, seq: number): void {
    const merge = { seq, into, undone: Number.POSITIVE_INFINITY };
    const known = this.#merges.get(event);
    if (known) known.push(merge);
    else this.#merges.set(event, [merge]);
    const sources = this.#sources.get(into);
    if (sources) sources.add(event);
    else this.#sources.set(into, new Set([event]));
  }

  undo(event: number, seq: number, by: number): void {
    const merge = this.#merges.get(event)?.find((each) => each.seq === seq);
    if (merge) merge.undone = by;
  }

  /** The event is gone with the rows it was in. */
  lose(event: number): void {
    this.#gone.add(event);
  }

  #standing(event: number, through: number): Merge | undefined {
    return this.#merges.get(event)?.findLast(({ seq, undone }) => seq <= through && undone > through);
  }

  /** The event this one is part of, as of entry `through`: itself where it went into no other. */
  whole(event: number, through = NOW): number {
    return this.#wholes(event, through).findLast((each) => !this.#gone.has(each)) ?? event;
  }

  /** The events this one is part of that are gone, as of entry `through`; none for nearly every event. */
  lost(event: number, through = NOW): readonly number[] {
    return this.#gone.size === 0 ? [] : this.#wholes(event, through).filter((each) => this.#gone.has(each));
  }

  /** The event it went into, the one that went into, and so on. */
  #wholes(event: number, through: number): number[] {
    const wholes: number[] = [];
    // An event with a merge that stands is never merged into: a chain ends.
    for (let merge = this.#standing(event, through); merge; merge = this.#standing(merge.into, through))
      wholes.push(merge.into);
    return wholes;
  }

  /** The events that ever went into this one, themselves or with another, where it is gone. */
  left(event: number): readonly number[] {
    if (!this.#gone.has(event)) return [];
    const left = new Set<number>(this.#sources.get(event));
    for (const source of left) for (const further of this.#sources.get(source) ?? []) left.add(further);
    return [...left];
  }

  /** The events that went into this one, themselves or with another, each with the entry that brought it here; none for nearly every event. */
  parts(event: number, through = NOW): readonly Part[] {
    const sources = this.#sources.get(event);
    if (!sources) return [];
    const parts: Part[] = [];
    for (const source of sources) {
      const merge = this.#standing(source, through);
      if (merge?.into !== event) continue;
      parts.push({ event: source, joined: merge.seq });
      for (const part of this.parts(source, through))
        parts.push({ event: part.event, joined: Math.max(part.joined, merge.seq) });
    }
    return parts;
  }
}

interface Part {
  readonly event: number;
  readonly joined: number;
}
