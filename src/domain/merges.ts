import { NOW } from './claimants.ts';

interface Merge {
  readonly seq: number;
  readonly into: number;
  undone: number;
}

/** Which events turned out to be one: each merge in the order it was recorded. */
export class Merges {
  /** By the event that went into another. */
  readonly #merges = new Map<number, Merge[]>();
  /** By the event others went into. */
  readonly #sources = new Map<number, Set<number>>();

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

  #standing(event: number, through: number): Merge | undefined {
    return this.#merges.get(event)?.findLast(({ seq, undone }) => seq <= through && undone > through);
  }

  /** The event this one is part of, as of entry `through`: itself where it went into no other. */
  whole(event: number, through = NOW): number {
    let current = event;
    // An event with a merge that stands is never merged into: a chain ends.
    for (let merge = this.#standing(current, through); merge; merge = this.#standing(current, through))
      current = merge.into;
    return current;
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
