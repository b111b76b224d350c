import { Desk, type OnEntry } from './desk.ts';
import type { Store } from './store.ts';

/** How long a desk nobody asks for is kept in memory, in milliseconds; and how often it is looked whether there are such. */
const KEPT_IDLE = 30 * 60_000;
const LOOK_EVERY = 60_000;

/** The desks of this process, each folded when first asked for, and again when it is asked for after it was idle long enough to be dropped. */
export class Desks {
  readonly #store: Store;
  readonly #desks = new Map<string, { readonly desk: Desk; asked: number }>();
  readonly #onEntry: OnEntry | undefined;
  readonly #now: () => Date;
  #looked = 0;

  constructor(store: Store, onEntry?: OnEntry, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#now = now;
    this.#onEntry = onEntry;
  }

  open(guild: string): Desk {
    const asked = this.#now().getTime();
    this.#dropIdle(asked);
    const known = this.#desks.get(guild);
    const desk = known?.desk ?? new Desk(this.#store, guild, this.#onEntry);
    this.#desks.set(guild, { desk, asked });
    return desk;
  }

  /** How many are in memory. */
  get size(): number {
    return this.#desks.size;
  }

  /** Whoever still has one of them goes on with it: the store keeps two desks of one server in step. */
  #dropIdle(now: number): void {
    if (Math.abs(now - this.#looked) < LOOK_EVERY) return;
    this.#looked = now;
    for (const [guild, { asked }] of this.#desks) if (now - asked >= KEPT_IDLE) this.#desks.delete(guild);
  }
}
