import pLimit from 'p-limit';
import type { DigestFailure } from '../domain/digest.ts';
import type { DigestState } from '../domain/digest-states.ts';
import { type Due, GATHER, isFarAhead } from './delivery.ts';
import { readSlots, type Slots } from './slots.ts';

/** After the first failure it is tried again so much later, in milliseconds; after each further one twice as late … */
const RETRY = 1_000;
/** … up to this. */
const LONGEST_RETRY = 15 * 60_000;
const NEVER = Number.POSITIVE_INFINITY;

/** One digest as this process watches it: when there is something to do for it, and how that went. */
export class Watch {
  readonly guild: string;
  readonly digest: number;
  /** One delivery at a time, so that two of its slots never mix. */
  readonly line = pLimit(1);
  /** When something is to be done for it, as a time value. */
  nextAt = NEVER;
  /** The last try, where it failed. */
  failure: DigestFailure | null = null;
  /** Since when something is due and not dealt with, as a time value. */
  dueSince: number | null = null;
  /** Since when all tries failed, as a time value. */
  failingSince: number | null = null;
  #tries = 0;
  #retryAt: number | null = null;
  #state: DigestState | null = null;
  #slots: Slots | null = null;
  /** The last slot that was dealt with, also where there was nothing to say. */
  #slot = new Date(0);
  /** When the first entry was recorded that an alert has not dealt with; for others it has no meaning. */
  #heardAt: number | null = 0;
  #isRunning = false;

  constructor(guild: string, digest: number) {
    this.guild = guild;
    this.digest = digest;
  }

  /** Whether it tells of things as they happen, and is sent. */
  get isAlert(): boolean {
    return this.#state?.content.every === 'as it happens' && this.#state.paused === null;
  }

  /** Whether Sitrep itself has paused it. */
  get isStopped(): boolean {
    return (this.#state?.paused?.why ?? null) !== null;
  }

  /** Takes the digest as its record now has it. */
  follow(state: DigestState, now: Date): void {
    const before = this.#state?.content;
    const { cron, timeZone } = state.content;
    if (before?.cron !== cron || before.timeZone !== timeZone) this.#slots = readSlots(cron, timeZone);
    this.#state = state;
    // Whoever sets it going again begins anew.
    if (state.paused) this.#forgetFailures();
    this.reckon(now);
  }

  /** Hears of an entry; true where an alert may have to tell of it. */
  hears(seq: number, at: string): boolean {
    if (!this.#state || !this.isAlert || seq <= this.#state.cursor) return false;
    this.#heardAt ??= new Date(at).getTime();
    if (!this.#isRunning) this.nextAt = Math.min(this.nextAt, this.#retryAt ?? this.#heardAt + GATHER);
    return true;
  }

  /** Works out when there is something to do next. */
  reckon(now: Date): void {
    if (this.#isRunning || !this.#state) return;
    this.nextAt = this.#state.paused ? NEVER : (this.#retryAt ?? this.#nextDue(this.#state, now));
  }

  #nextDue({ planned }: DigestState, now: Date): number {
    if (planned) return now.getTime();
    if (this.isAlert) return this.#heardAt === null ? NEVER : this.#heardAt + GATHER;
    if (!this.#slots) return NEVER;
    const after = this.#after(now);
    if (this.#slots.last(after, now)) return now.getTime();
    return this.#slots.next(after > now ? after : now).getTime();
  }

  /** Slots up to this instant have been dealt with, or are not its own. */
  #after(now: Date): Date {
    const { dueAfter = null, lastSlot = null } = this.#state ?? {};
    const instants = [dueAfter, lastSlot].flatMap((each) => (each === null ? [] : [new Date(each)]));
    const counted = [...instants, this.#slot].filter((each) => !isFarAhead(each, now)).map(Number);
    return new Date(Math.max(0, ...counted));
  }

  /** What is due: the last slot, whatever came before it; null where only something begun is to be finished. */
  due(now: Date): Due | null {
    if (this.isAlert) return { slot: now, slots: null, asked: false };
    const slot = this.#slots?.last(this.#after(now), now);
    return slot ? { slot, slots: this.#slots, asked: false } : null;
  }

  begin(now: Date): void {
    this.dueSince ??= this.#dueAt(now);
    this.#isRunning = true;
    this.#heardAt = null;
    this.nextAt = NEVER;
  }

  /** Since when what is due now has been; what an alert finds when it is first looked at counts from then. */
  #dueAt(now: Date): number {
    const { planned = null } = this.#state ?? {};
    if (planned) return Date.parse(planned.action.slot);
    if (this.isAlert) return this.#heardAt ? this.#heardAt + GATHER : now.getTime();
    return (this.due(now)?.slot ?? now).getTime();
  }

  /** `state` as far as it is known: a record that can't be read leaves what was known. */
  end(state: DigestState | null, now: Date): void {
    this.#isRunning = false;
    if (state) this.follow(state, now);
    else this.reckon(now);
  }

  succeeded(due: Due | null): void {
    if (due && !due.asked) this.#slot = due.slot;
    this.failure = null;
    this.#forgetFailures();
  }

  #forgetFailures(): void {
    this.dueSince = null;
    this.failingSince = null;
    this.#retryAt = null;
    this.#tries = 0;
  }

  /** What somebody has to put right is not tried again by itself. */
  failed(now: Date, why: DigestFailure['why']): void {
    this.failure = { at: now.toISOString(), why };
    if (why !== 'other') return;
    this.failingSince ??= now.getTime();
    this.#retryAt = now.getTime() + Math.min(RETRY * 2 ** this.#tries, LONGEST_RETRY);
    this.#tries += 1;
  }
}
