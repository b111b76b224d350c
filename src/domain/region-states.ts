import type { ActionOf } from './action.ts';
import type { RegionState } from './region.ts';

/** A server's own regions, as the entries about them add up. */
export class RegionStates {
  #states: readonly RegionState[] = [];
  #last = 0;

  get next(): number {
    return this.#last + 1;
  }

  /** By number; the same list until one of them changes. */
  all(): readonly RegionState[] {
    return this.#states;
  }

  /** Takes the next entry about a region. */
  take(action: ActionOf<'region.defined' | 'region.removed'>): void {
    const { type, region } = action;
    const others = this.#states.filter((each) => each.region !== region);
    if (type === 'region.removed') this.#states = others;
    else {
      this.#last = Math.max(this.#last, region);
      this.#states = [...others, { region, ...action.content }].sort((a, b) => a.region - b.region);
    }
  }
}
