import type { DigestState } from '../domain/digest-states.ts';
import { Desk, type OnEntry } from './desk.ts';
import { DigestSummary } from './digest-summary.ts';
import type { Store } from './store.ts';

/** How long a desk nobody asks for is kept in memory, in milliseconds; and how often it is looked whether there are such. */
const KEPT_IDLE = 30 * 60_000;
const LOOK_EVERY = 60_000;
/** So many desks are kept that were opened in passing: thousands of servers may have a digest due at one minute, and a desk holds all of its record. */
const KEPT_IN_PASSING = 64;

/** The desks of this process, each folded when first asked for, and again when it is asked for after it was idle long enough to be dropped. */
export class Desks {
  readonly #store: Store;
  readonly #desks = new Map<string, { readonly desk: Desk; asked: number }>();
  /** Servers whose desks were only opened in passing, the one asked for last at the end. */
  readonly #passing = new Set<string>();
  readonly #onEntry: OnEntry | undefined;
  readonly #now: () => Date;
  #looked = 0;

  constructor(store: Store, onEntry?: OnEntry, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#now = now;
    this.#onEntry = onEntry;
  }

  open(guild: string): Desk {
    this.#passing.delete(guild);
    return this.#open(guild);
  }

  /** The same, for who has something to do once: of desks nobody else asks for, only the last few are kept. */
  openInPassing(guild: string): Desk {
    if (this.#passing.delete(guild) || !this.#desks.has(guild)) this.#passing.add(guild);
    const [first] = this.#passing;
    if (first !== undefined && this.#passing.size > KEPT_IN_PASSING) this.#drop(first);
    return this.#open(guild);
  }

  #open(guild: string): Desk {
    const asked = this.#now().getTime();
    this.#dropIdle(asked);
    const known = this.#desks.get(guild);
    const desk = known?.desk ?? new Desk(this.#store, guild, this.#onEntry);
    this.#desks.set(guild, { desk, asked });
    return desk;
  }

  /** A server's digests as its record has them now. Its desk is not opened for that: there may be thousands of servers nobody asks anything in. */
  async digests(guild: string): Promise<readonly DigestState[]> {
    const digests = await new DigestSummary(this.#store, guild).read();
    // Opened meanwhile, it holds what was recorded since.
    const opened = this.#desks.get(guild)?.desk;
    if (opened) return (await opened.refresh()).digests();
    return digests ?? this.#readDigests(guild);
  }

  /** Reads the whole record once, at a desk nobody keeps. */
  async #readDigests(guild: string): Promise<readonly DigestState[]> {
    const desk = new Desk(this.#store, guild);
    const digests = (await desk.refresh()).digests();
    // It only saves the next start that work.
    await desk.keepDigests().catch(() => undefined);
    const opened = this.#desks.get(guild)?.desk;
    return opened ? (await opened.refresh()).digests() : digests;
  }

  /** How many are in memory. */
  get size(): number {
    return this.#desks.size;
  }

  /** Whoever still has one of them goes on with it: the store keeps two desks of one server in step. */
  #dropIdle(now: number): void {
    if (Math.abs(now - this.#looked) < LOOK_EVERY) return;
    this.#looked = now;
    for (const [guild, { asked }] of this.#desks) if (now - asked >= KEPT_IDLE) this.#drop(guild);
  }

  #drop(guild: string): void {
    this.#desks.delete(guild);
    this.#passing.delete(guild);
  }
}
