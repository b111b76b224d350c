import type { Casebook } from '../domain/casebook.ts';
import type { PauseReason } from '../domain/digest.ts';
import type { Decision } from '../store/desk.ts';
import type { BriefingsOptions } from './briefings.ts';
import { ChannelClosedError, LaterError } from './channels.ts';
import { NothingToDoError, SITREP } from './delivery.ts';
import { tellOfPauses } from './telling.ts';
import type { Watch } from './watch.ts';

/** Pauses that come together are told together, in milliseconds. */
const TOLD_TOGETHER = 5_000;
/** What could not be told is told again after so many milliseconds, twice as many each further time … */
const TELL_AGAIN = 60_000;
/** … up to this. */
const LONGEST_TELL_AGAIN = 6 * 3_600_000;
/** A digest for which Discord has failed so long is paused, in milliseconds, if it took messages of others meanwhile. */
const PATIENCE = 86_400_000;

/** Pauses digests that can't be sent, and tells their servers' moderators. */
export class Pauses {
  readonly #options: Pick<BriefingsOptions, 'desks' | 'channels' | 'clock' | 'onFailure'>;
  /** Has the work done before scheduled digests. */
  readonly #urgently: (work: () => Promise<void>) => Promise<void>;
  readonly #telling = new Set<string>();
  /** How often in a row telling a server has failed. */
  readonly #failed = new Map<string, number>();
  /** When Discord last took a message of a digest. */
  #takenAt = 0;
  #stopped = false;

  constructor(options: BriefingsOptions, urgently: (work: () => Promise<void>) => Promise<void>) {
    this.#options = options;
    this.#urgently = urgently;
  }

  /** Discord has taken a message of a digest. */
  taken(): void {
    this.#takenAt = this.#now().getTime();
  }

  /** A digest could not be sent: it is tried again, later each time; where that makes no sense it is paused, and the moderators told. */
  async failed(watch: Watch, error: unknown): Promise<void> {
    const why = this.#reason(watch, error);
    if (why === null) return;
    const desk = this.#options.desks.open(watch.guild);
    const { digest } = watch;
    const pause = (casebook: Casebook): Decision => {
      if (casebook.digest(digest)?.paused !== null) throw new NothingToDoError();
      return { type: 'digest.paused', digest, why };
    };
    await desk.record(pause, { by: SITREP, now: this.#now() }).catch((fault: unknown) => {
      // Another process has paused it.
      if (!(fault instanceof NothingToDoError)) throw fault;
    });
    this.tellSoon(watch.guild);
  }

  #reason({ failingSince }: Watch, error: unknown): PauseReason | null {
    if (error instanceof ChannelClosedError) return error.fault;
    if (failingSince === null) return null;
    const isLong = this.#now().getTime() - failingSince >= PATIENCE;
    return isLong && this.#takenAt > failingSince ? 'failing' : null;
  }

  /** Tells a server's moderators of the digests Sitrep has paused and not told of yet. */
  tellSoon(guild: string): void {
    if (this.#telling.has(guild)) return;
    this.#telling.add(guild);
    this.#options.clock.after(TOLD_TOGETHER, () => void this.#urgently(() => this.#tell(guild)));
  }

  async #tell(guild: string): Promise<void> {
    const { desks, channels, clock, onFailure } = this.#options;
    this.#telling.delete(guild);
    if (this.#stopped) return;
    try {
      await tellOfPauses(desks.open(guild), channels, () => this.#now());
      this.#failed.delete(guild);
    } catch (error) {
      const faults: unknown[] = error instanceof AggregateError ? error.errors : [error];
      const later = faults.filter((each) => each instanceof LaterError);
      // Sitrep's own pace is no failure.
      const failures = faults.filter((each) => !(each instanceof LaterError) || each.cause !== undefined);
      for (const each of failures) onFailure(guild, null, each);
      clock.after(this.#tellAgainIn(guild, failures.length > 0, later), () => this.tellSoon(guild));
    }
  }

  #tellAgainIn(guild: string, hasFailed: boolean, later: readonly LaterError[]): number {
    const failed = (this.#failed.get(guild) ?? 0) + (hasFailed ? 1 : 0);
    this.#failed.set(guild, failed);
    const again = Math.min(TELL_AGAIN * 2 ** Math.max(0, failed - 1), LONGEST_TELL_AGAIN);
    return Math.max(again, ...later.map(({ after }) => after));
  }

  /** Nobody is told anything after this. */
  stop(): void {
    this.#stopped = true;
  }

  #now(): Date {
    return this.#options.clock.now();
  }
}
