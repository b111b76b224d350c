import type { ScheduledTask } from 'node-cron';
import pLimit, { type LimitFunction } from 'p-limit';
import type { DigestState } from '../domain/casebook.ts';
import type { ChannelFault, DigestFailure } from '../domain/digest.ts';
import { UserError } from '../domain/errors.ts';
import type { Desks } from '../store/desk.ts';
import { cronTask, nextRuns, previousRun } from './cron.ts';
import { type Due, deliver } from './delivery.ts';
import { ChannelClosedError, type Send } from './send.ts';

export interface BriefingsOptions {
  readonly desks: Desks;
  readonly send: Send;
  /** What keeps Sitrep from writing in a channel now; null where nothing does. */
  readonly channelFault: (channel: string) => Promise<ChannelFault | null>;
  readonly now: () => Date;
  readonly onSent: (guild: string, digest: number, messages: number) => void;
  /** Told of a message Discord did not take: a notice was sent in its place. */
  readonly onRefused: (guild: string, digest: number, error: unknown) => void;
  /** Told of deliveries that failed; they are tried again at the next slot and the next start, from where they stopped. */
  readonly onFailure: (guild: string, digest: number, error: unknown) => void;
}

interface Watched {
  readonly cron: string;
  readonly task: ScheduledTask;
}

/** A digest's key among all servers' digests. */
function keyOf(guild: string, digest: number): string {
  return `${guild}/${digest}`;
}

/** What a manager is told of a channel that takes no messages. */
function faultOf(fault: ChannelFault, channel: string, options?: ErrorOptions): UserError {
  if (fault === 'gone') return new UserError('channel.gone', {}, options);
  return new UserError('channel.forbidden', { channel }, options);
}

/** The digests of this process's servers: each a node-cron task in its own time zone. What was said up to where is in the journal. */
export class Briefings {
  readonly #options: BriefingsOptions;
  readonly #watched = new Map<string, Watched>();
  readonly #running = new Set<Promise<unknown>>();
  /** One delivery of a digest at a time, so that two of its slots never mix. */
  readonly #lines = new Map<string, LimitFunction>();
  /** Of the digests whose last delivery failed. */
  readonly #failures = new Map<string, DigestFailure>();
  #stopped = false;

  constructor(options: BriefingsOptions) {
    this.#options = options;
  }

  nextRuns(cron: string, timeZone: string, count: number): Date[] {
    return nextRuns(cron, timeZone, count);
  }

  async checkChannel(channel: string): Promise<void> {
    const fault = await this.#options.channelFault(channel);
    if (fault) throw faultOf(fault, channel);
  }

  lastFailure(guild: string, digest: number): DigestFailure | null {
    return this.#failures.get(keyOf(guild, digest)) ?? null;
  }

  /** Starts a server's digests, and sends what fell due while nobody was looking. */
  async start(guild: string): Promise<void> {
    const casebook = await this.#options.desks.open(guild).refresh();
    this.follow(guild);
    for (const state of casebook.digests()) {
      const { content, created, lastSlot, planned } = state;
      const missed = previousRun(content.cron, content.timeZone, new Date(lastSlot ?? created.at), this.#options.now());
      const slot = missed ?? (planned ? new Date(planned.slot) : null);
      if (slot) await this.#run(guild, state.digest, slot, true);
    }
  }

  /** Schedules a server's digests as its record now has them: called whenever the record may have changed. */
  follow(guild: string): void {
    if (this.#stopped) return;
    const digests = this.#options.desks.open(guild).casebook.digests();
    const wanted = new Map(digests.map((state) => [keyOf(guild, state.digest), state]));
    for (const [key, { task }] of this.#watched) {
      if (!key.startsWith(`${guild}/`) || wanted.has(key)) continue;
      void task.destroy();
      this.#watched.delete(key);
    }
    for (const [key, state] of wanted) this.#watch(key, guild, state);
  }

  #watch(key: string, guild: string, { digest, content }: DigestState): void {
    const known = this.#watched.get(key);
    const cron = `${content.cron} ${content.timeZone}`;
    if (known?.cron === cron) return;
    void known?.task.destroy();
    const task = cronTask(content.cron, content.timeZone, ({ date }) => {
      const slot = new Date(date);
      slot.setUTCSeconds(0, 0);
      return this.#run(guild, digest, slot, false);
    });
    this.#watched.set(key, { cron, task });
    void task.start();
  }

  /** Sends a digest now, in its own order: what it says, the next one does not say again. */
  async post(guild: string, digest: number): Promise<number> {
    const now = this.#options.now();
    try {
      return await this.#deliver(guild, digest, { slot: now, now, missed: false });
    } catch (error) {
      if (!(error instanceof ChannelClosedError)) throw error;
      this.#options.onFailure(guild, digest, error);
      const channel = this.#options.desks.open(guild).casebook.digest(digest)?.content.channel ?? '';
      throw faultOf(error.fault, channel, { cause: error });
    }
  }

  async #run(guild: string, digest: number, slot: Date, missed: boolean): Promise<void> {
    try {
      await this.#deliver(guild, digest, { slot, now: this.#options.now(), missed });
    } catch (error) {
      this.#options.onFailure(guild, digest, error);
    }
  }

  async #deliver(guild: string, digest: number, due: Due): Promise<number> {
    const { desks, send, onRefused } = this.#options;
    const key = keyOf(guild, digest);
    const line = this.#lines.get(key) ?? pLimit(1);
    this.#lines.set(key, line);
    const sending = { send, onRefused: (error: unknown) => onRefused(guild, digest, error) };
    const work = line(() => deliver(desks.open(guild), digest, due, sending));
    this.#running.add(work);
    try {
      const messages = await work;
      this.#failures.delete(key);
      if (messages > 0) this.#options.onSent(guild, digest, messages);
      return messages;
    } catch (error) {
      const why = error instanceof ChannelClosedError ? error.fault : 'other';
      this.#failures.set(key, { at: due.now.toISOString(), why });
      throw error;
    } finally {
      this.#running.delete(work);
    }
  }

  /** No digest begins after this; those that have begun are finished. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { task } of this.#watched.values()) void task.destroy();
    this.#watched.clear();
    await Promise.allSettled(this.#running);
  }
}
