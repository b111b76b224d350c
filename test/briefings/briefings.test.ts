import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Briefings } from '../../src/briefings/briefings.ts';
import { nextRuns } from '../../src/briefings/cron.ts';
import { ChannelClosedError } from '../../src/briefings/send.ts';
import type { ChannelFault } from '../../src/domain/digest.ts';
import { Desks } from '../../src/store/desk.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { CommandRoom, MANAGER, textOf } from '../support/command-room.ts';

const GUILD = '9001';
const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };

let store: Store;
let room: CommandRoom;
let sent: string[];
let running: Briefings[];
let fault: ChannelFault | null;
let failed: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2024-04-01T06:00:00Z') });
  store = openStore('memory:');
  room = new CommandRoom(undefined, store, GUILD);
  sent = [];
  running = [];
  fault = null;
  failed = [];
});

afterEach(async () => {
  await Promise.all(running.map((briefings) => briefings.stop()));
  vi.useRealTimers();
  expect(failed).toEqual([]);
});

/** One process's briefings, as main builds them, on the clock the test turns. */
async function start(): Promise<Briefings> {
  const desks = new Desks(store, (guild) => queueMicrotask(() => briefings.follow(guild)));
  const briefings: Briefings = new Briefings({
    desks,
    send: async (_channel, reply) => {
      if (fault) throw new ChannelClosedError(fault);
      sent.push(`${new Date().toISOString()} ${textOf(reply).split('\n').slice(2, 4).join(' ')}`);
      return String(sent.length);
    },
    channelFault: async () => fault,
    now: () => new Date(),
    onSent: () => undefined,
    onRefused: (_guild, _digest, error) => {
      throw error;
    },
    onFailure: (_guild, digest, error) => failed.push(`D${digest}: ${error}`),
  });
  running.push(briefings);
  await briefings.start(GUILD);
  return briefings;
}

/** Turns the clock on; what the desk's own clock says keeps up with it. */
async function until(iso: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(new Date(iso).getTime() - Date.now());
}

const ask = (line: string, options: Record<string, string> = {}) =>
  room.ask(line, options, { by: MANAGER, now: new Date() });

describe('node-cron and the journal', () => {
  it('sends at the time of day in the digest’s time zone, once', async () => {
    await ask('digest create', { channel: '555', at: '08:00', timezone: 'Africa/Niamey' });
    await start();
    await ask('add event', RAID);
    await until('2024-04-01T06:59:59Z');
    expect(sent).toEqual([]);
    await until('2024-04-02T12:00:00Z');
    expect(sent).toEqual(['2024-04-01T07:00:00.000Z ### New claims __Mali__']);
  });

  it('does not send again after a restart, and sends what fell due while it was down, in one', async () => {
    await ask('digest create', { channel: '555', at: '08:00' });
    const first = await start();
    await ask('add event', RAID);
    await until('2024-04-01T08:00:01Z');
    expect(sent).toHaveLength(1);
    await first.stop();
    await until('2024-04-01T09:00:00Z');
    const second = await start();
    expect(sent).toHaveLength(1);
    await second.stop();
    await ask('add event', { ...RAID, title: 'Another' });
    await until('2024-04-04T10:00:00Z');
    await start();
    expect(sent).toEqual([expect.stringContaining('2024-04-01T08'), expect.stringContaining('2024-04-04T10')]);
  });

  it('takes up digests made and removed while it runs', async () => {
    const briefings = await start();
    await ask('digest create', { channel: '555', every: 'hourly', at: '00:30' });
    await briefings.start(GUILD);
    await ask('add event', RAID);
    await until('2024-04-01T06:31:00Z');
    expect(sent).toHaveLength(1);
    await ask('digest remove', { digest: 'D1' });
    await briefings.start(GUILD);
    await ask('add event', RAID);
    await until('2024-04-01T12:00:00Z');
    expect(sent).toHaveLength(1);
  });

  it('keeps two processes to one digest a slot', async () => {
    await ask('digest create', { channel: '555', every: 'hourly' });
    await start();
    await start();
    await ask('add event', RAID);
    await until('2024-04-01T07:10:00Z');
    // Both may send, with the one nonce Discord takes once: the record has one.
    const types = (await room.desk.refresh()).entriesAfter(2).map((entry) => entry.action.type);
    expect(types).toEqual(['digest.planned', 'digest.sent']);
  });
});

describe('a slot nobody was there for', () => {
  it('covers what had been recorded by then; what came later waits for its own', async () => {
    await ask('digest create', { channel: '555', at: '08:00' });
    const first = await start();
    await until('2024-04-01T08:00:01Z');
    await until('2024-04-01T10:00:00Z');
    await ask('add event', RAID);
    await first.stop();
    await until('2024-04-01T11:30:00Z');
    await start();
    expect(sent).toEqual([]);
    await until('2024-04-02T08:00:01Z');
    expect(sent).toEqual(['2024-04-02T08:00:00.000Z ### New claims __Mali__']);
  });
});

describe('a channel that takes no messages', () => {
  it.each([
    ['gone', { key: 'channel.gone' }],
    ['forbidden', { key: 'channel.forbidden', values: { channel: '555' } }],
  ] as const)('that is %s is told to who sends a digest there, until it has been sent', async (why, told) => {
    await ask('digest create', { channel: '555', at: '08:00' });
    const briefings = await start();
    await ask('add event', RAID);
    fault = why;
    await until('2024-04-01T08:00:01Z');
    expect(briefings.lastFailure(GUILD, 1)).toEqual({ at: '2024-04-01T08:00:00.000Z', why });
    await until('2024-04-01T09:00:00Z');
    await expect(briefings.post(GUILD, 1)).rejects.toMatchObject(told);
    expect(briefings.lastFailure(GUILD, 1)).toEqual({ at: '2024-04-01T09:00:00.000Z', why });
    expect(failed.splice(0)).toEqual(Array.from({ length: 2 }, () => expect.stringMatching(/^D1: ChannelClosedError/)));
    fault = null;
    expect(await briefings.post(GUILD, 1)).toBe(1);
    expect(briefings.lastFailure(GUILD, 1)).toBeNull();
  });

  it('is refused for a new digest', async () => {
    const briefings = await start();
    await expect(briefings.checkChannel('555')).resolves.toBeUndefined();
    fault = 'forbidden';
    await expect(briefings.checkChannel('555')).rejects.toMatchObject({ key: 'channel.forbidden' });
  });
});

describe('cron fields', () => {
  const REFUSED: ReadonlyArray<[cron: string, key: string]> = [
    ['0 8 * *', 'digest.cronFieldCount'],
    ['0 0 8 * * *', 'digest.cronFieldCount'],
    ['61 8 * * *', 'digest.cron'],
    ['0 8 * * funday', 'digest.cron'],
  ];
  it.each(REFUSED)('%s is refused', (cron, key) => {
    expect(() => nextRuns(cron, 'UTC', 3)).toThrow(expect.objectContaining({ key }));
  });

  it('come round in their time zone', () => {
    expect(nextRuns('0 8 * * 1-5', 'Africa/Niamey', 2).map((run) => run.toISOString())).toEqual([
      '2024-04-01T07:00:00.000Z',
      '2024-04-02T07:00:00.000Z',
    ]);
  });
});
