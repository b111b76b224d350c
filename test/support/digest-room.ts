import { type Due, deliver } from '../../src/briefings/delivery.ts';
import type { Slots } from '../../src/briefings/slots.ts';
import type { Desk } from '../../src/store/desk.ts';
import { CommandRoom, MANAGER } from './command-room.ts';
import { KeptChannels } from './kept-channels.ts';

interface Morning {
  readonly desk?: Desk;
  readonly digest?: number;
  /** Dealt with this many hours later, as a start finds it. */
  readonly lateBy?: number;
  readonly slots?: Slots;
}

/** A command room with digests that are delivered when a test says so, to channels in memory. */
export class DigestRoom extends CommandRoom {
  readonly channels = new KeptChannels();
  readonly refused: string[] = [];

  setUp(options: Readonly<Record<string, string>> = {}): Promise<unknown> {
    return this.ask('digest create', { channel: '555', ...options }, { by: MANAGER });
  }

  /** Delivers a digest for a slot on a day of April 2024, at 08:00; what it said, a message each. */
  async morning(day: number, { desk = this.desk, digest = 1, lateBy = 0, slots }: Morning = {}): Promise<string[]> {
    const slot = new Date(Date.UTC(2024, 3, day, 8));
    this.now = new Date(slot.getTime() + lateBy * 3_600_000 + 5_000);
    return this.deliver({ slot, slots: slots ?? null, asked: false }, { desk, digest });
  }

  async deliver(due: Due | null, { desk = this.desk, digest = 1 }: Morning = {}): Promise<string[]> {
    const before = this.channels.sent.length;
    await deliver(desk, digest, due, {
      channels: this.channels,
      urgent: false,
      now: () => this.now,
      onSent: () => undefined,
      onRefused: (error) => this.refused.push(error.message),
    });
    return this.channels.sent.slice(before).map(({ text }) => text);
  }
}

/** Moments as readers see them are their own: what a test compares has none. */
export function withoutTimes(text: string): string[] {
  return text.replace(/<t:\d+:f>/g, '<time>').split('\n');
}

/** The period a digest says it covers, in UTC. */
export function periodOf(text: string): string[] {
  return [...text.matchAll(/<t:(\d+):f>/g)].slice(0, 2).map(([, at]) => new Date(Number(at) * 1000).toISOString());
}
