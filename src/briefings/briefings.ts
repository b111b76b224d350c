import pLimit from 'p-limit';
import type { Entry } from '../domain/action.ts';
import type { DigestFailure } from '../domain/digest.ts';
import { type DigestState, isDigestAction } from '../domain/digest-states.ts';
import type { Desk } from '../store/desk.ts';
import type { Desks } from '../store/desks.ts';
import { ChannelClosedError, type Channels, faultOf } from './channels.ts';
import type { Clock } from './clock.ts';
import { type Due, deliver, type Sent, SITREP } from './delivery.ts';
import { Pauses } from './pauses.ts';
import { readSlots } from './slots.ts';
import { untold } from './telling.ts';
import { Watch } from './watch.ts';

interface SentLate extends Pick<Sent, 'messages' | 'missed'> {
  readonly lateBy: number | null;
}

/** What this process's digests come to at the moment it is asked. */
interface DigestLoad {
  /** Digests of which something is due and not dealt with … */
  readonly due: number;
  /** … and for how long the first of those has been, in seconds; 0 where none is. */
  readonly oldestDue: number;
  /** Digests Sitrep itself has paused. */
  readonly paused: number;
}

export interface BriefingsOptions {
  readonly desks: Desks;
  readonly channels: Channels;
  readonly clock: Clock;
  /** Told of each digest that went out; `lateBy`: seconds since it was due, null where a member asked for it. */
  readonly onSent: (guild: string, digest: number, sent: SentLate) => void;
  /** Told of a message Discord did not take: a notice was sent in its place. */
  readonly onRefused: (guild: string, digest: number, error: unknown) => void;
  /** Told of what failed: it is tried again, or the digest is paused. Null where it was no delivery. */
  readonly onFailure: (guild: string, digest: number | null, error: unknown) => void;
}

/** At least so often all digests are looked at, in milliseconds: a clock that was set, or another process's entries, are found then. */
const LOOK = 15_000;
/** How many scheduled digests are under way at once … */
const LANES = 24;
/** … and how many that nobody should wait for behind those. */
const URGENT_LANES = 16;
/** How many records are read at once. */
const READERS = 16;

/** The digests of this process's servers: when each is due next, and what is under way. What was said up to where is in the journal. */
export class Briefings {
  readonly #options: BriefingsOptions;
  /** By server, then by digest. */
  readonly #watched = new Map<string, Map<number, Watch>>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #lanes = { scheduled: pLimit(LANES), urgent: pLimit(URGENT_LANES), reading: pLimit(READERS) };
  /** Servers whose digests are being read, with the last entry that was noticed since. */
  readonly #following = new Map<string, number>();
  readonly #pauses: Pauses;
  #wakesAt = Number.POSITIVE_INFINITY;
  #sleep: (() => void) | null = null;
  #lookedAt = 0;
  #lastSent: Date | null = null;
  #stopped = false;

  constructor(options: BriefingsOptions) {
    this.#options = options;
    this.#pauses = new Pauses(options, (work) => this.#during(this.#lanes.urgent(work)));
  }

  nextRuns(cron: string, timeZone: string, count: number): Date[] {
    const slots = readSlots(cron, timeZone);
    const runs: Date[] = [];
    for (let at = this.#now(); runs.length < count; runs.push(at)) at = slots.next(at);
    return runs;
  }

  async checkChannel(guild: string, channel: string): Promise<void> {
    const fault = await this.#options.channels.fault({ guild, channel });
    if (fault) throw faultOf(fault, channel);
  }

  /** When a digest of these servers was last sent, as far as is known here; null where none ever was. */
  get lastSent(): Date | null {
    return this.#lastSent;
  }

  get load(): DigestLoad {
    const watched = [...this.#watched.values()].flatMap((each) => [...each.values()]);
    const due = watched.flatMap(({ dueSince }) => dueSince ?? []);
    const oldest = due.reduce((first, each) => Math.min(first, each), this.#now().getTime());
    return {
      due: due.length,
      oldestDue: (this.#now().getTime() - oldest) / 1_000,
      paused: watched.filter(({ isStopped }) => isStopped).length,
    };
  }

  lastFailure(guild: string, digest: number): DigestFailure | null {
    return this.#watched.get(guild)?.get(digest)?.failure ?? null;
  }

  /** Starts a server's digests, and sends what fell due while nobody was looking. */
  async start(guild: string): Promise<void> {
    await this.#during(this.#lanes.reading(() => this.#open(guild))).catch((error: unknown) => {
      this.#options.onFailure(guild, null, error);
      this.#options.clock.after(LOOK, () => void this.start(guild));
    });
  }

  async #open(guild: string): Promise<void> {
    const { desks } = this.#options;
    let digests = await desks.digests(guild);
    for (const { digest, paused } of digests) {
      // Whoever invites Sitrep back wants what it sent there before.
      if (paused?.why !== 'left') continue;
      const desk = desks.open(guild);
      await desk.record(() => ({ type: 'digest.resumed', digest }), { by: SITREP, now: this.#now() });
      digests = desk.casebook.digests();
    }
    if (untold(digests).length > 0) this.#pauses.tellSoon(guild);
    this.#watch(guild, digests);
  }

  /** Told of every entry of the record, whichever process wrote it. */
  noticed(guild: string, { action, seq, at }: Entry): void {
    if (this.#stopped) return;
    if (action.type === 'digest.sent') this.#sent(at);
    if (action.type === 'digest.planned' || action.type === 'digest.sent' || action.type === 'digest.told') return;
    if (isDigestAction(action) || action.type === 'record.purged') this.#follow(guild, seq);
    else
      for (const watch of this.#watched.get(guild)?.values() ?? [])
        if (watch.hears(seq, at)) this.#wakeAt(watch.nextAt);
  }

  /** Watches a server's digests as its record now has them. */
  #follow(guild: string, seq = 0): void {
    const isFollowed = this.#following.has(guild);
    this.#following.set(guild, Math.max(seq, this.#following.get(guild) ?? 0));
    if (isFollowed) return;
    const reading = this.#lanes.reading(async () => {
      const casebook = await this.#options.desks.openInPassing(guild).refresh();
      this.#watch(guild, casebook.digests());
      // What reading itself came by is in there; what was recorded while it read may not be.
      const isBehind = (this.#following.get(guild) ?? 0) > casebook.seq;
      this.#following.delete(guild);
      if (isBehind) this.#follow(guild);
    });
    void this.#during(reading).catch((error: unknown) => {
      this.#following.delete(guild);
      this.#options.onFailure(guild, null, error);
      this.#options.clock.after(LOOK, () => this.#follow(guild));
    });
  }

  #watch(guild: string, digests: readonly DigestState[]): void {
    if (this.#stopped) return;
    const known = this.#watched.get(guild);
    const watched = new Map<number, Watch>();
    for (const state of digests) {
      if (state.lastSent !== null) this.#sent(state.lastSent);
      const watch = known?.get(state.digest) ?? new Watch(guild, state.digest);
      watch.follow(state, this.#now());
      watched.set(state.digest, watch);
      this.#wakeAt(watch.nextAt);
    }
    this.#watched.set(guild, watched);
  }

  #sent(at: string): void {
    const sent = new Date(at);
    if (this.#lastSent === null || sent > this.#lastSent) this.#lastSent = sent;
  }

  #now(): Date {
    return this.#options.clock.now();
  }

  /** Looks again at that instant, or before. */
  #wakeAt(instant: number): void {
    const now = this.#now().getTime();
    const at = Math.min(instant, now + LOOK);
    if (this.#stopped || at >= this.#wakesAt) return;
    this.#sleep?.();
    this.#wakesAt = at;
    this.#sleep = this.#options.clock.after(Math.max(0, at - now), () => this.#look());
  }

  /** Runs whatever is due, and sleeps until something is next. */
  #look(): void {
    this.#wakesAt = Number.POSITIVE_INFINITY;
    const now = this.#now();
    const wasSetBack = now.getTime() < this.#lookedAt;
    this.#lookedAt = now.getTime();
    let next = Number.POSITIVE_INFINITY;
    for (const [guild, watched] of this.#watched) {
      let hasAlerts = false;
      for (const watch of watched.values()) {
        if (wasSetBack) watch.reckon(now);
        if (watch.nextAt <= now.getTime()) this.#run(watch);
        next = Math.min(next, watch.nextAt);
        hasAlerts ||= watch.isAlert;
      }
      if (hasAlerts) this.#readOn(guild);
    }
    this.#wakeAt(next);
  }

  /** Finds what other processes recorded, which `noticed` is then told of. */
  #readOn(guild: string): void {
    const reading = this.#lanes.reading(() => this.#options.desks.open(guild).refresh());
    void this.#during(reading).catch((error: unknown) => this.#options.onFailure(guild, null, error));
  }

  #run(watch: Watch): void {
    const lane = watch.isAlert ? this.#lanes.urgent : this.#lanes.scheduled;
    watch.begin(this.#now());
    void this.#during(lane(() => this.#runDue(watch)));
  }

  async #runDue(watch: Watch): Promise<void> {
    const { guild, digest } = watch;
    const desk = this.#options.desks[watch.isAlert ? 'open' : 'openInPassing'](guild);
    try {
      if (!this.#stopped) await this.#deliver(watch, desk, watch.due(this.#now()), watch.isAlert);
    } catch (error) {
      this.#options.onFailure(guild, digest, error);
      await this.#pauses.failed(watch, error).catch((fault: unknown) => this.#options.onFailure(guild, digest, fault));
    } finally {
      watch.end(desk.casebook.digest(digest), this.#now());
      this.#wakeAt(watch.nextAt);
    }
  }

  /** Sends a digest now, in its own order: what it says, the next one does not say again. */
  async post(guild: string, digest: number): Promise<number> {
    const watch = this.#watched.get(guild)?.get(digest) ?? new Watch(guild, digest);
    const desk = this.#options.desks.open(guild);
    try {
      const due: Due = { slot: this.#now(), slots: null, asked: true };
      return await this.#during(this.#lanes.urgent(() => this.#deliver(watch, desk, due, true)));
    } catch (error) {
      this.#options.onFailure(guild, digest, error);
      if (!(error instanceof ChannelClosedError)) throw error;
      const channel = desk.casebook.digest(digest)?.content.channel ?? '';
      throw faultOf(error.fault, channel, { cause: error });
    }
  }

  #late({ messages, missed, dueAt }: Sent): SentLate {
    const lateBy = dueAt && Math.max(0, (this.#now().getTime() - dueAt.getTime()) / 1_000);
    return { messages, missed, lateBy };
  }

  async #deliver(watch: Watch, desk: Desk, due: Due | null, urgent: boolean): Promise<number> {
    const { channels, onRefused, onSent } = this.#options;
    const { guild, digest } = watch;
    const sending = {
      channels,
      urgent,
      now: () => this.#now(),
      onSent: (sent: Sent) => {
        this.#pauses.taken();
        onSent(guild, digest, this.#late(sent));
      },
      onRefused: (error: unknown) => onRefused(guild, digest, error),
    };
    try {
      const messages = await watch.line(() => deliver(desk, digest, due, sending));
      watch.succeeded(due);
      return messages;
    } catch (error) {
      watch.failed(this.#now(), error instanceof ChannelClosedError ? error.fault : 'other');
      throw error;
    }
  }

  async #during<Result>(work: Promise<Result>): Promise<Result> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Resolves once nothing is under way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  /** No digest begins after this; those that have begun are finished. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#pauses.stop();
    this.#sleep?.();
    this.#watched.clear();
    await this.settled();
  }
}
