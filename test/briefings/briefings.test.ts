import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Briefings } from '../../src/briefings/briefings.ts';
import { Desks } from '../../src/store/desks.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { CommandRoom, MANAGER, textOf } from '../support/command-room.ts';
import { KeptChannels } from '../support/kept-channels.ts';
import { TurnedClock } from '../support/turned-clock.ts';

const GUILD = '9001';
const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };

let store: Store;
let room: CommandRoom;
let channels: KeptChannels;
let clock: TurnedClock;
let sent: string[];
let failed: string[];
let running: Briefings[];
let desks: Desks;

beforeEach(() => {
  store = openStore('memory:');
  channels = new KeptChannels();
  sent = [];
  failed = [];
  running = [];
  clock = new TurnedClock('2024-04-01T06:00:00Z', settled);
});

afterEach(async () => {
  await Promise.all(running.map((briefings) => briefings.stop()));
});

async function settled(): Promise<void> {
  // What is noticed is heeded a microtask later.
  await Promise.resolve();
  await Promise.all(running.map((briefings) => briefings.settled()));
}

/** One process's briefings, as main builds them, on the clock the test turns. */
async function start(): Promise<Briefings> {
  desks = new Desks(store, (guild, entry) => queueMicrotask(() => briefings.noticed(guild, entry)));
  const briefings: Briefings = new Briefings({
    desks,
    channels,
    clock,
    onSent: () => sent.push(clock.now().toISOString()),
    onRefused: () => undefined,
    onFailure: (_guild, digest, error) => failed.push(`D${digest}: ${error}`),
  });
  running.push(briefings);
  room = new CommandRoom(briefings, store, GUILD);
  await briefings.start(GUILD);
  return briefings;
}

async function stop(briefings: Briefings): Promise<void> {
  await briefings.stop();
  running = running.filter((each) => each !== briefings);
}

/** Asked of the first process: its own desk hears of it at once. */
async function ask(line: string, options: Record<string, string> = {}) {
  const reply = await room.ask(line, options, { by: MANAGER, now: clock.now() });
  for (const briefings of running) await briefings.start(GUILD);
  return reply;
}

const list = async () => textOf(await room.ask('digest list', {}, { by: MANAGER, now: clock.now() })).split('\n');
const texts = () => channels.sent.map(({ text }) => text.replace(/<t:\d+:f>/g, '<time>'));

describe('a digest', () => {
  it('is sent at its time of day in its time zone, once', async () => {
    await start();
    await ask('digest create', { channel: '555', at: '08:00', timezone: 'Africa/Niamey' });
    await ask('add event', RAID);
    await clock.turnTo('2024-04-01T06:59:59Z');
    expect(sent).toEqual([]);
    await clock.turnTo('2024-04-02T12:00:00Z');
    expect(sent).toEqual(['2024-04-01T07:00:00.000Z']);
  });

  it('is not sent again after a restart', async () => {
    const first = await start();
    await ask('digest create', { channel: '555', at: '08:00', 'when-empty': 'say so' });
    await clock.turnTo('2024-04-01T08:00:00Z');
    await settled();
    await stop(first);
    await start();
    await clock.turnTo('2024-04-02T07:59:00Z');
    expect(sent).toEqual(['2024-04-01T08:00:00.000Z']);
  });

  it('stands for all that fell due while nobody was there, and says so', async () => {
    const first = await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('add event', RAID);
    await stop(first);
    await clock.turnTo('2024-04-04T10:00:00Z');
    await start();
    await clock.turnOn(0);
    expect(sent).toEqual(['2024-04-04T10:00:00.000Z']);
    expect(texts()[0]?.split('\n')[1]).toBe(
      '-# recorded from <time> to <time> · 1 new event · stands for 3 earlier briefings that were not sent',
    );
    await clock.turnTo('2024-04-06T10:00:00Z');
    expect(sent).toHaveLength(1);
  });

  it('leaves what was recorded after a slot that was missed for its own', async () => {
    const first = await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await clock.turnTo('2024-04-01T10:00:00Z');
    await ask('add event', RAID);
    await stop(first);
    await clock.turnTo('2024-04-01T11:30:00Z');
    await start();
    await clock.turnOn(0);
    expect(sent).toEqual([]);
    await clock.turnTo('2024-04-02T08:01:00Z');
    expect(sent).toEqual(['2024-04-02T08:00:00.000Z']);
  });

  it('at 02:30 comes once on the day that has none and on the one that has two', async () => {
    clock = new TurnedClock('2024-03-30T12:00:00Z', settled);
    await start();
    await ask('digest create', { channel: '555', at: '02:30', timezone: 'Europe/Paris', 'when-empty': 'say so' });
    await clock.turnTo('2024-04-01T12:00:00Z');
    expect(sent).toEqual(['2024-03-31T01:30:00.000Z', '2024-04-01T00:30:00.000Z']);
    sent.length = 0;
    await clock.turnTo('2024-10-26T12:00:00Z');
    sent.length = 0;
    await clock.turnTo('2024-10-28T12:00:00Z');
    expect(sent).toEqual(['2024-10-27T00:30:00.000Z', '2024-10-28T01:30:00.000Z']);
  });

  it('is taken up and let go of as the record has it, whoever changed it', async () => {
    await start();
    await ask('digest create', { channel: '555', every: 'hourly', at: '00:30', 'when-empty': 'say so' });
    await clock.turnTo('2024-04-01T06:45:00Z');
    await ask('digest edit', { digest: 'D1', at: '00:50' });
    await clock.turnTo('2024-04-01T07:45:00Z');
    await ask('digest pause', { digest: 'D1' });
    await clock.turnTo('2024-04-01T09:00:00Z');
    await ask('digest resume', { digest: 'D1' });
    await clock.turnTo('2024-04-01T09:55:00Z');
    await ask('digest remove', { digest: 'D1' });
    await clock.turnTo('2024-04-01T12:00:00Z');
    expect(sent.map((at) => at.slice(11, 16))).toEqual(['06:30', '06:50', '09:50']);
  });

  it('says after a pause all that was recorded meanwhile', async () => {
    await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('digest pause', { digest: 'D1' });
    expect((await list())[1]).toMatch(/ · not sent yet · \*\*paused\*\* since <t:1711951200:f> by <@1004>$/);
    await ask('add event', RAID);
    await clock.turnTo('2024-04-03T07:00:00Z');
    expect((await ask('digest resume', { digest: 'D1' })).blocks).toHaveLength(1);
    await clock.turnTo('2024-04-03T08:00:30Z');
    expect(sent).toEqual(['2024-04-03T08:00:00.000Z']);
    expect(texts()[0]).toContain('Raid on a market');
  });

  it('comes once where there are two processes', async () => {
    await start();
    await start();
    await ask('digest create', { channel: '555', every: 'hourly', 'when-empty': 'say so' });
    await clock.turnTo('2024-04-01T07:10:00Z');
    expect(channels.sent).toHaveLength(1);
    const types = (await room.desk.refresh()).entriesAfter(1).map((entry) => entry.action.type);
    expect(types).toEqual(['digest.planned', 'digest.sent']);
  });
});

it('digests of many servers at one minute all come, and few of their records stay in memory but for alerts', async () => {
  const briefings = await start();
  for (let guild = 1; guild <= 100; guild += 1) {
    const server = new CommandRoom(briefings, store, `${guild}`);
    const options = guild > 10 ? { at: '08:00' } : { every: 'as it happens' };
    await server.ask('digest create', { channel: '555', ...options }, { by: MANAGER, now: clock.now() });
    await server.ask('add event', RAID, { now: clock.now() });
    await briefings.start(`${guild}`);
  }
  await clock.turnTo('2024-04-01T08:00:30Z');
  expect(sent.filter((at) => at === '2024-04-01T08:00:00.000Z')).toHaveLength(90);
  expect(sent).toHaveLength(100);
  expect(desks.size).toBe(10 + 64);
});

it('digests of many servers set up at once elsewhere are each read once more, and not again by what is read', async () => {
  const briefings = await start();
  let reads = 0;
  const openInPassing = desks.openInPassing.bind(desks);
  desks.openInPassing = (guild) => {
    reads += 1;
    if (reads > 1_000) throw new Error('it goes on for ever');
    return openInPassing(guild);
  };
  const servers: CommandRoom[] = [];
  for (let guild = 1; guild <= 200; guild += 1) {
    const server = new CommandRoom(briefings, store, `${guild}`);
    await server.ask('digest create', { channel: '555', at: '08:00' }, { by: MANAGER, now: clock.now() });
    await server.ask('add event', RAID, { now: clock.now() });
    servers.push(server);
  }
  for (const { desk } of servers)
    for (const created of desk.casebook.entriesAfter(0).slice(0, 1)) briefings.noticed(desk.guild, created);
  await settled();
  expect(failed).toEqual([]);
  expect(reads).toBe(200);
  await clock.turnTo('2024-04-01T08:00:30Z');
  expect(sent).toHaveLength(200);
});

it.each(['it was changed while it was read', 'it could not be read at first'])(
  'a digest is watched as its record has it, though %s',
  async (what) => {
    const briefings = await start();
    const desk = desks.openInPassing(GUILD);
    const refresh = desk.refresh.bind(desk);
    const server = new CommandRoom(briefings, store, GUILD);
    const change = async (line: string, options: Record<string, string>) => {
      await server.ask(line, options, { by: MANAGER, now: clock.now() });
      const { last } = server.desk.casebook;
      if (last) briefings.noticed(GUILD, last);
    };
    desk.refresh = async () => {
      desk.refresh = refresh;
      if (what.startsWith('it could')) throw new Error('the store is away');
      const casebook = await refresh();
      await change('digest edit', { digest: 'D1', at: '07:00' });
      return casebook;
    };
    const at = what.startsWith('it could') ? '07:00' : '09:00';
    await change('digest create', { channel: '555', at, 'when-empty': 'say so' });
    await clock.turnTo('2024-04-01T07:00:30Z');
    expect(sent).toEqual(['2024-04-01T07:00:00.000Z']);
  },
);

describe('a wall clock', () => {
  it('put on brings one digest for what it passed over', async () => {
    await start();
    await ask('digest create', { channel: '555', every: 'hourly', 'when-empty': 'say so' });
    await clock.turnTo('2024-04-01T06:30:00Z');
    clock.set('2024-04-01T09:45:00Z');
    await clock.turnOn(60_000);
    expect(texts()).toEqual([expect.stringContaining('stands for 2 earlier briefings')]);
    await clock.turnTo('2024-04-01T10:00:30Z');
    expect(texts()).toHaveLength(2);
  });

  it('put back brings no slot twice', async () => {
    await start();
    await ask('digest create', { channel: '555', every: 'hourly', 'when-empty': 'say so' });
    await clock.turnTo('2024-04-01T08:00:30Z');
    expect(sent).toHaveLength(2);
    clock.set('2024-04-01T06:59:00Z');
    await clock.turnTo('2024-04-01T08:59:00Z');
    expect(sent).toHaveLength(2);
    await clock.turnTo('2024-04-01T09:00:30Z');
    expect(sent).toHaveLength(3);
  });

  it('that was a year ahead for a while stops nothing', async () => {
    await start();
    await ask('digest create', { channel: '555', every: 'hourly', 'when-empty': 'say so' });
    clock.set('2025-04-01T06:59:00Z');
    await clock.turnTo('2025-04-01T07:00:30Z');
    expect(sent).toHaveLength(2);
    clock.set('2024-04-01T06:59:00Z');
    await clock.turnTo('2024-04-01T07:00:30Z');
    expect(sent).toHaveLength(3);
  });
});

describe('an alert', () => {
  const delay = (index: number, from: string) => (Date.parse(sent[index] ?? '') - Date.parse(from)) / 1000;

  it('comes within a minute of an entry, and gathers those that come meanwhile', async () => {
    await start();
    await ask('digest create', { channel: '555', every: 'as it happens' });
    await clock.turnTo('2024-04-01T06:10:07Z');
    await ask('add event', RAID);
    await clock.turnTo('2024-04-01T06:10:20Z');
    await ask('add claim', { event: 'E1', claimant: 'Residents', says: '9 civilians killed' });
    await clock.turnTo('2024-04-01T06:11:07Z');
    expect(sent).toHaveLength(1);
    expect(delay(0, '2024-04-01T06:10:07Z')).toBeLessThanOrEqual(60);
    expect(texts()[0]).toContain('9 civilians killed');
    await ask('add claim', { event: 'E1', claimant: 'Town hall', says: '4 civilians killed' });
    await clock.turnTo('2024-04-01T06:30:00Z');
    expect(sent).toHaveLength(2);
    expect(delay(1, '2024-04-01T06:11:07Z')).toBeLessThanOrEqual(60);
  });

  it('comes within a minute of what another process recorded', async () => {
    await start();
    await ask('digest create', { channel: '555', every: 'as it happens' });
    for (let second = 0; second < 30; second += 7) {
      const at = new Date(clock.now().getTime() + 600_000 + second * 1000).toISOString();
      await clock.turnTo(at);
      const before = sent.length;
      // Nobody tells the briefings of it.
      await room.ask('add event', { ...RAID, title: `Event after ${second}` }, { now: clock.now() });
      await clock.turnOn(60_000);
      expect(sent).toHaveLength(before + 1);
      expect(delay(before, at)).toBeLessThanOrEqual(60);
    }
  });

  it('is silent about what is not in its place', async () => {
    await start();
    await ask('digest create', { channel: '555', every: 'as it happens', place: 'niger' });
    await ask('add event', RAID);
    await clock.turnTo('2024-04-01T07:00:00Z');
    expect(sent).toEqual([]);
  });
});

describe('what can’t be sent', () => {
  it('is tried again, later each time, until it is', async () => {
    await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('add event', RAID);
    channels.faults.push(...Array.from({ length: 6 }, () => new Error('Discord does not answer')));
    await clock.turnTo('2024-04-01T08:00:30Z');
    expect(failed).toHaveLength(5);
    expect((await list())[1]).toMatch(/ · not sent yet · \*\*could not be sent\*\* <t:\d+:f>; Sitrep keeps trying$/);
    await clock.turnTo('2024-04-01T08:02:00Z');
    expect(failed).toHaveLength(6);
    expect(sent).toEqual(['2024-04-01T08:01:03.000Z']);
    expect((await list())[1]).toMatch(/ · last sent <t:\d+:f>$/);
  });

  it('for a day, while others are, is paused, and the moderators are told once', async () => {
    await start();
    channels.notices = '777';
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('digest create', { channel: '556', every: 'hourly', 'when-empty': 'say so' });
    await ask('add event', RAID);
    channels.failing.add('555');
    await clock.turnTo('2024-04-02T08:30:00Z');
    expect((await list())[1]).toMatch(
      / · \*\*paused\*\* since <t:\d+:f>: Discord has not taken its messages for a day$/,
    );
    expect(channels.sent.filter(({ channel }) => channel === '777')).toHaveLength(1);
    // Set going again it has another day.
    await ask('digest resume', { digest: 'D1' });
    await clock.turnTo('2024-04-03T07:30:00Z');
    expect((await list())[1]).toContain('keeps trying');
    channels.failing.clear();
    await clock.turnTo('2024-04-03T07:50:00Z');
    expect((await list())[1]).toMatch(/ · last sent <t:\d+:f>$/);
  });

  it('while the store is away is sent once it is back', async () => {
    await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('add event', RAID);
    const { keyv } = store;
    const { get, getMany } = keyv;
    keyv.get = keyv.getMany = (() => Promise.reject(new Error('the store is away'))) as never;
    await clock.turnTo('2024-04-01T09:00:00Z');
    expect(sent).toEqual([]);
    Object.assign(keyv, { get, getMany });
    await clock.turnTo('2024-04-01T09:16:00Z');
    expect(sent).toHaveLength(1);
    expect(texts()[0]).toContain('Raid on a market');
  });

  it('to anyone for days is not given up', async () => {
    await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('add event', RAID);
    channels.failing.add('555');
    await clock.turnTo('2024-04-04T12:00:00Z');
    channels.failing.clear();
    await clock.turnTo('2024-04-04T12:16:00Z');
    expect(texts()[0]).toContain('Raid on a market');
  });

  it('where nobody can be told of a pause for a day tries it again, later each time', async () => {
    await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('add event', RAID);
    channels.closed = 'forbidden';
    channels.direct = true;
    channels.failing.add(`direct-${MANAGER.id}`);
    await clock.turnTo('2024-04-02T08:00:00Z');
    // At once, after 1, 2, 4 … 256 minutes, then every six hours.
    expect(failed.filter((each) => each.includes('does not answer'))).toHaveLength(12);
    channels.failing.clear();
    await clock.turnTo('2024-04-02T14:30:00Z');
    expect(channels.sent.map(({ channel }) => channel)).toEqual([`direct-${MANAGER.id}`]);
  });

  it.each([
    ['gone', 'its channel is no longer there'],
    [
      'forbidden',
      'Sitrep lacks permissions in its channel: it needs View Channel, Send Messages, Attach Files and Read Message History',
    ],
    ['left', 'Sitrep was removed from this server'],
  ] as const)(
    'where the channel is %s pauses the digest, with the reason, and tells the moderators once',
    async (fault, why) => {
      await start();
      channels.notices = '777';
      await ask('digest create', { channel: '555', at: '08:00' });
      await ask('digest create', { channel: '555', at: '08:00', place: 'mali' });
      await ask('add event', RAID);
      channels.closed = fault;
      await clock.turnTo('2024-04-05T09:00:00Z');
      expect((await list())[1]).toMatch(/ · not sent yet · \*\*paused\*\* since <t:1711958400:f>: /);
      expect((await list())[1]?.endsWith(why)).toBe(true);
      expect(texts()).toEqual([
        [
          '**2 digests are paused**',
          `- **D1** · <#555> · ${why}`,
          `- **D2** · <#555> · ${why}`,
          'Put it right, then `/digest resume` sets each of them going again; `/digest edit` moves one to another channel. What they have not said comes with the next ones.',
        ].join('\n'),
      ]);
      channels.closed = null;
      if (fault === 'left') for (const briefings of running) await briefings.start(GUILD);
      else await ask('digest resume', { digest: 'D1' });
      await clock.turnTo('2024-04-06T09:00:00Z');
      expect(texts()[1]).toContain('Raid on a market');
      expect(texts()[1]).toContain('stands for');
    },
  );

  it('is told of after a restart where it had not been, and not where it had', async () => {
    const first = await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('add event', RAID);
    channels.closed = 'gone';
    await clock.turnTo('2024-04-01T08:00:01Z');
    await stop(first);
    channels.notices = '777';
    const second = await start();
    await clock.turnTo('2024-04-01T08:10:00Z');
    expect(texts()).toHaveLength(1);
    await stop(second);
    channels.forgetNonces();
    await start();
    await clock.turnTo('2024-04-01T08:20:00Z');
    expect(texts()).toHaveLength(1);
  });

  it('by somebody who asks for it is told to them, and pauses nothing', async () => {
    const briefings = await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('add event', RAID);
    channels.closed = 'forbidden';
    await expect(briefings.post(GUILD, 1)).rejects.toMatchObject({
      key: 'channel.forbidden',
      values: { channel: '555' },
    });
    expect((await list())[1]).toMatch(/\*\*could not be sent\*\* <t:\d+:f>: Sitrep lacks permissions in its channel$/);
    channels.closed = null;
    expect(await briefings.post(GUILD, 1)).toBe(1);
    expect((await list())[1]).toMatch(/ · last sent <t:\d+:f>$/);
  });

  it('moved to another channel goes on there', async () => {
    await start();
    await ask('digest create', { channel: '555', at: '08:00' });
    await ask('add event', RAID);
    channels.closed = 'gone';
    await clock.turnTo('2024-04-01T09:00:00Z');
    channels.closed = null;
    await ask('digest edit', { digest: 'D1', channel: '556' });
    await clock.turnTo('2024-04-02T09:00:00Z');
    expect(channels.sent.map(({ channel }) => channel)).toEqual(['556']);
  });
});

it('tells the next times, in their time zone', async () => {
  const briefings = await start();
  expect(briefings.nextRuns('0 8 * * 1-5', 'Africa/Niamey', 2).map((run) => run.toISOString())).toEqual([
    '2024-04-01T07:00:00.000Z',
    '2024-04-02T07:00:00.000Z',
  ]);
});
