import { afterEach, beforeEach, expect, it } from 'vitest';
import { Briefings } from '../../src/briefings/briefings.ts';
import { type Operations, startOperations } from '../../src/operations/http.ts';
import { Metrics } from '../../src/operations/metrics.ts';
import { Desks } from '../../src/store/desks.ts';
import { openStore } from '../../src/store/store.ts';
import { CommandRoom, MANAGER } from '../support/command-room.ts';
import { KeptChannels } from '../support/kept-channels.ts';
import { TurnedClock } from '../support/turned-clock.ts';

const GUILD = '9001';
const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };

let clock: TurnedClock;
let channels: KeptChannels;
let briefings: Briefings;
let room: CommandRoom;
let operations: Operations;

beforeEach(async () => {
  clock = new TurnedClock('2024-04-01T06:00:00Z', settled);
  channels = new KeptChannels();
  const store = openStore('memory:');
  const desks = new Desks(store, (guild, entry) => queueMicrotask(() => briefings.noticed(guild, entry)));
  const quiet = { gateway: true, shards: 1, servers: 1, answering: 0, desks: 1 };
  const metrics = new Metrics(() => ({ ...quiet, ...briefings.load }));
  briefings = new Briefings({
    desks,
    channels,
    clock,
    onSent: (_guild, _digest, sent) => metrics.digestSent(sent),
    onRefused: () => undefined,
    onFailure: () => metrics.digestFailed(),
  });
  room = new CommandRoom(briefings, store, GUILD);
  const probes = { gateway: () => true, store: async () => true, lastDigest: () => null };
  operations = await startOperations(0, probes, metrics);
});
afterEach(async () => {
  await briefings.stop();
  await operations.close();
});

async function settled(): Promise<void> {
  await Promise.resolve();
  await briefings?.settled();
}

/** What Prometheus reads of digests: due, seconds the oldest has been, sent, missed, paused, and the seconds all were late together. */
async function scraped(): Promise<Record<string, number>> {
  const page = await (await fetch(`http://127.0.0.1:${operations.port}/metrics`)).text();
  const read = (name: string) => {
    const line = page.split('\n').find((each) => each.startsWith(`${name} `));
    return Number(line?.split(' ')[1]);
  };
  return {
    due: read('sitrep_digests_due'),
    oldest: read('sitrep_digests_oldest_due_seconds'),
    sent: read('sitrep_digests_total{outcome="sent"}'),
    missed: read('sitrep_digests_total{outcome="missed"}'),
    paused: read('sitrep_digests_paused'),
    late: read('sitrep_digest_late_seconds_sum'),
  };
}

async function ask(line: string, options: Readonly<Record<string, string>>): Promise<void> {
  await room.ask(line, options, { by: MANAGER, now: clock.now() });
  await briefings.start(GUILD);
}

async function setUp(): Promise<void> {
  await ask('digest create', { channel: '555', at: '08:00' });
  await ask('add event', RAID);
}

it('a digest that Discord does not take is due, longer and longer, until it goes out, so late', async () => {
  await ask('digest create', { channel: '556', at: '08:00' });
  await setUp();
  channels.failing.add('555');
  await clock.turnTo('2024-04-01T07:59:59Z');
  expect(await scraped()).toEqual({ due: 0, oldest: 0, sent: 0, missed: 0, paused: 0, late: 0 });
  await clock.turnTo('2024-04-01T08:10:00Z');
  expect(await scraped()).toEqual({ due: 1, oldest: 600, sent: 1, missed: 0, paused: 0, late: 0 });
  channels.failing.delete('555');
  await clock.turnTo('2024-04-01T08:30:00Z');
  const { late, ...rest } = await scraped();
  expect(rest).toEqual({ due: 0, oldest: 0, sent: 2, missed: 0, paused: 0 });
  // Tried again 2^n - 1 seconds after the first try, the eleventh time later than ten minutes.
  expect(late).toBe(1_023);
});

it('one that is paused is due no longer, and what it missed is counted when it goes on', async () => {
  await setUp();
  channels.closed = 'forbidden';
  await clock.turnTo('2024-04-03T09:00:00Z');
  expect(await scraped()).toEqual({ due: 0, oldest: 0, sent: 0, missed: 0, paused: 1, late: 0 });
  channels.closed = null;
  await ask('digest resume', { digest: 'D1' });
  await clock.turnTo('2024-04-04T09:00:00Z');
  expect(await scraped()).toEqual({ due: 0, oldest: 0, sent: 1, missed: 3, paused: 0, late: 0 });
});

it('an alert is due when it has gathered, and one a member asks for is never late', async () => {
  await ask('digest create', { channel: '555', every: 'as it happens' });
  await clock.turnOn(0);
  await ask('add event', RAID);
  await clock.turnTo('2024-04-01T06:00:39Z');
  expect(await scraped()).toMatchObject({ due: 0, sent: 0 });
  channels.failing.add('555');
  await clock.turnTo('2024-04-01T06:00:50Z');
  expect(await scraped()).toMatchObject({ due: 1, oldest: 10, sent: 0 });
  channels.failing.delete('555');
  await clock.turnTo('2024-04-01T06:01:00Z');
  expect(await scraped()).toMatchObject({ due: 0, oldest: 0, sent: 1, late: 15 });
  await ask('digest pause', { digest: 'D1' });
  await ask('add event', { ...RAID, title: 'Another raid' });
  await clock.turnTo('2024-04-01T06:03:00Z');
  await ask('digest post', { digest: 'D1' });
  expect(await scraped()).toMatchObject({ due: 0, sent: 2, late: 15 });
});
