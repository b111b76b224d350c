import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { openStore } from '../../src/store/store.ts';
import { type DigestBot, startDigestBot } from '../support/digest-bot.ts';
import { openServer, type TestServer } from '../support/test-server.ts';
import { TurnedClock } from '../support/turned-clock.ts';

/** The real client over the loopback Discord, on a clock the test turns; Discord goes by it too. */
let clock: TurnedClock;
let discord: Discord;
let bot: DigestBot;
let server: TestServer;
/** Each test has a day of its own. */
let day = 1;

beforeAll(async () => {
  clock = new TurnedClock('2024-04-01T06:00:00Z', async () => bot.briefings.settled());
  discord = await startDiscord({ now: () => clock.now(), patience: 15_000 });
  const store = openStore('memory:');
  bot = await startDigestBot({ apiUrl: discord.apiUrl, token: discord.token, store, clock });
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
});

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };
const at = (time: string, days = 0) => `${new Date(Date.UTC(2024, 3, day + days)).toISOString().slice(0, 10)}T${time}Z`;

beforeEach(async () => {
  day += 2;
  await clock.turnTo(at('06:00:00'));
  server = openServer(discord, { systemChannel: 'claims' });
  await server.ask(server.manager, 'digest create', { channel: server.briefings, at: '08:00' });
  await server.ask(server.moderator, 'add event', RAID);
  bot.failures.length = 0;
  discord.requests.clear();
});
afterEach(async () => {
  discord.faults.clear();
  await server.ask(server.manager, 'digest remove', { digest: 'D1' });
});

const path = () => `/channels/${server.briefings}/messages`;
const READER_AND_MODERATOR = [
  { name: 'Reader', role: 'reader' as const },
  { name: 'Moderator', role: 'moderator' as const },
];
const openings = () => discord.requests.matching('POST', '/users/@me/channels').map(({ status }) => status);
const posts = () => discord.requests.matching('POST', path()).map(({ status }) => status);
const briefings = () => discord.messages(server.briefings, server.reader).map((view) => server.lines(view));
const listed = async () => (await server.askPrivately(server.manager, 'digest list'))[1] ?? '';
const notices = () =>
  discord
    .messages(server.claims, server.reader)
    .map((view) => server.lines(view))
    .filter(([first]) => first?.includes('paused'));

/** What the digest says where nothing went wrong but the time. */
const WHOLE = [
  'Briefing',
  'recorded from <t:f> to <t:f> · 1 new event',
  'New events and claims',
  'E1 · Raid on a market · 20 March 2024 · Gao, Mali · new event',
];

describe('a digest arrives once, though', () => {
  it.each([500, 502, 503])('Discord answers %i a few times', async (status) => {
    discord.faults.refuse({ method: 'POST', path: path(), status, times: 3 });
    await clock.turnTo(at('08:00:08'));
    expect(briefings()).toEqual([WHOLE]);
    expect(posts()).toEqual([status, status, status, 200]);
  });

  it('the connection is cut after Discord took it', async () => {
    discord.faults.cut({ method: 'POST', path: path(), times: 2 });
    await clock.turnTo(at('08:00:08'));
    expect(briefings()).toEqual([WHOLE]);
    expect(posts()).toEqual([0, 0, 200]);
  });

  it('Discord takes it and does not answer in time', async () => {
    // Longer than an answer is waited for: what was sent is done, late.
    discord.faults.delay({ method: 'POST', path: path(), milliseconds: 15_500 });
    await clock.turnTo(at('08:00:30'));
    await expect.poll(posts, { timeout: 10_000 }).toEqual([200, 200]);
    expect(briefings()).toEqual([WHOLE]);
  }, 60_000);

  it('Discord goes on failing for hours, and has forgotten what it took at first', async () => {
    discord.faults.cut({ method: 'POST', path: path() });
    discord.faults.refuse({ method: 'POST', path: path(), status: 503, after: 1, times: 30 });
    discord.faults.refuse({ method: 'GET', path: path(), status: 503, times: 20 });
    await clock.turnTo(at('14:00:00'));
    expect(briefings()).toEqual([WHOLE]);
    // What was taken was found there, and not sent again.
    expect(posts().filter((status) => status === 200)).toEqual([]);
    expect(await listed()).toMatch(/ · last sent <t:f>$/);
  });

  it('it is told to wait (429 with Retry-After)', async () => {
    discord.faults.refuse({
      method: 'POST',
      path: path(),
      status: 429,
      headers: { 'retry-after': '1', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 0.8, global: false },
    });
    const started = performance.now();
    await clock.turnTo(at('08:00:00'));
    await bot.briefings.settled();
    expect(briefings()).toEqual([WHOLE]);
    expect(posts()).toEqual([429, 200]);
    expect(performance.now() - started).toBeGreaterThan(790);
    expect(bot.failures).toEqual([]);
  });

  it('it is told to wait and not how long (429 without Retry-After), and does not ask again at once', async () => {
    discord.faults.refuse({ method: 'POST', path: path(), status: 429, times: 2, body: { message: 'Slow down' } });
    const started = performance.now();
    await clock.turnTo(at('08:00:00'));
    await bot.briefings.settled();
    expect(briefings()).toEqual([WHOLE]);
    expect(posts()).toEqual([429, 429, 200]);
    // A second, then two.
    expect(performance.now() - started).toBeGreaterThan(2_900);
  });

  it('all of the bot is told to wait (the global limit), and then nothing is asked', async () => {
    const other = openServer(discord);
    await other.ask(other.manager, 'digest create', { channel: other.briefings, at: '08:00' });
    await other.ask(other.moderator, 'add event', RAID);
    discord.requests.clear();
    discord.faults.refuse({
      method: 'POST',
      path: /\/channels\/\d+\/messages/,
      status: 429,
      headers: { 'retry-after': '1', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
      body: { message: 'You are being rate limited.', retry_after: 1, global: true },
    });
    await clock.turnTo(at('08:00:00'));
    await bot.briefings.settled();
    const asked = discord.requests.matching('POST', /\/channels\/\d+\/messages/).map(({ status }) => status);
    expect(asked.filter((status) => status === 429).length).toBeLessThanOrEqual(2);
    expect(briefings()).toEqual([WHOLE]);
    expect(discord.messages(other.briefings, other.reader)).toHaveLength(1);
    await other.ask(other.manager, 'digest remove', { digest: 'D1' });
  });

  it('the bot is offline for a while', async () => {
    discord.faults.refuseGateway(true);
    discord.faults.dropGateway();
    await expect.poll(() => bot.bot.ready, { timeout: 10_000 }).toBe(false);
    discord.faults.refuse({ method: 'POST', path: path(), status: 503, times: 6 });
    await clock.turnTo(at('08:02:00'));
    expect(briefings()).toEqual([WHOLE]);
    discord.faults.refuseGateway(false);
    await discord.waitUntilOnline({ timeout: 20_000 });
  }, 60_000);

  it('somebody deletes it before its answer has come', async () => {
    discord.faults.cut({ method: 'POST', path: path() });
    await clock.turnTo(at('08:00:00'));
    await bot.briefings.settled();
    const [view] = discord.messages(server.briefings, server.reader);
    const headers = { authorization: `Bot ${discord.token}` };
    await fetch(`${discord.apiUrl}${path()}/${view?.message.id}`, { method: 'DELETE', headers });
    await clock.turnTo(at('08:00:05'));
    expect(briefings()).toEqual([]);
    expect(await listed()).toMatch(/ · last sent <t:f>$/);
  });
});

describe('a digest is paused, its moderators told once, and what it did not say comes later, where', () => {
  const lost =
    'Sitrep lacks permissions in its channel: it needs View Channel, Send Messages, Attach Files and Read Message History';

  it('its channel is deleted', async () => {
    const { id } = discord.addChannel({ name: 'passing' }, server.id);
    await server.ask(server.manager, 'digest edit', { digest: 'D1', channel: id });
    discord.removeChannel(id);
    await clock.turnTo(at('09:00:00', 1));
    expect(await listed()).toMatch(/ · not sent yet · paused since <t:f>: its channel is no longer there$/);
    expect(notices()).toEqual([
      [
        '1 digest is paused',
        `• D1 · <#${id}> · its channel is no longer there`,
        'Put it right, then /digest resume sets it going again; /digest edit moves it to another channel. What it has not said comes with the next one.',
      ],
    ]);
    await server.ask(server.manager, 'digest edit', { digest: 'D1', channel: server.briefings });
    await clock.turnTo(at('09:00:00', 2));
    expect(briefings()).toEqual([
      [
        WHOLE[0],
        'recorded from <t:f> to <t:f> · 1 new event · stands for 2 earlier briefings that were not sent',
        ...WHOLE.slice(2),
      ],
    ]);
    day += 1;
  });

  it('its server has no channel to tell moderators in: who set it up is told by direct message', async () => {
    const other = openServer(discord);
    const { id } = discord.addChannel({ name: 'passing' }, other.id);
    await other.ask(other.manager, 'digest create', { channel: id, at: '08:00' });
    discord.removeChannel(id);
    await clock.turnTo(at('09:00:00', 1));
    expect(discord.directMessages(other.manager).map((view) => other.lines(view))).toEqual([
      [
        '1 digest is paused',
        `• D1 · <#${id}> · its channel is no longer there`,
        'Put it right, then /digest resume sets it going again; /digest edit moves it to another channel. What it has not said comes with the next one.',
        expect.stringMatching(/^You set this up in .+, where Sitrep has no channel to tell its moderators in\.$/),
      ],
    ]);
    expect(discord.directMessages(other.moderator)).toEqual([]);
    await other.ask(other.manager, 'digest remove', { digest: 'D1' });
  });

  it.each([
    ['takes no direct messages', /^\/channels\/\d+\/messages$/],
    ['can’t be written to at all', '/users/@me/channels'],
  ])(
    'its server has none, and who set it up %s: it is in /digest list, and not tried again',
    async (_what, refusing) => {
      const other = openServer(discord);
      const { id } = discord.addChannel({ name: 'passing' }, other.id);
      await other.ask(other.manager, 'digest create', { channel: id, at: '08:00' });
      discord.removeChannel(id);
      const body = { code: 50007, message: 'Cannot send messages to this user' };
      discord.faults.refuse({ method: 'POST', path: refusing, status: 403, body, times: 10 });
      await server.ask(server.manager, 'digest pause', { digest: 'D1' });
      await clock.turnTo(at('09:00:00', 1));
      const refused = discord.requests.matching('POST', refusing);
      expect(refused.map(({ status }) => status)).toEqual([403]);
      expect((await other.askPrivately(other.manager, 'digest list'))[1]).toMatch(
        /paused since <t:f>: its channel is no longer there$/,
      );
      await other.ask(other.manager, 'digest remove', { digest: 'D1' });
    },
  );

  it('its server has none, and who set it up was banned from it: they are written to nowhere', async () => {
    const manager = { id: '223456789012345678', name: 'Manager', role: 'manager' as const };
    openServer(discord, { members: [manager, ...READER_AND_MODERATOR] });
    const other = openServer(discord, { members: [manager, ...READER_AND_MODERATOR] });
    const { id } = discord.addChannel({ name: 'passing' }, other.id);
    await other.ask(manager.id, 'digest create', { channel: id, at: '08:00' });
    discord.removeChannel(id);
    discord.removeMember(manager.id, other.id);
    await clock.turnTo(at('09:00:00', 1));
    expect(discord.directMessages(manager.id)).toEqual([]);
    expect(openings()).toEqual([]);
    expect(bot.failures.filter((each) => !each.includes('the channel is no longer there'))).toEqual([]);
  });

  it('its server has none, and who set it up does not manage it any more: they are written to nowhere', async () => {
    const other = openServer(discord);
    const { id } = discord.addChannel({ name: 'passing' }, other.id);
    await other.ask(other.manager, 'digest create', { channel: id, at: '08:00' });
    discord.removeChannel(id);
    discord.takeRoles(other.manager, other.id);
    await clock.turnTo(at('09:00:00', 1));
    expect(openings()).toEqual([]);
  });

  it.each([
    ['too fast', 40003, 'told an hour later', 1],
    ['and the bot is flagged as spam', 20026, 'not tried again', 0],
  ])(
    'its server has none, and direct messages are opened %s (%i): who set it up is %s',
    async (_what, code, _then, told) => {
      const other = openServer(discord);
      const { id } = discord.addChannel({ name: 'passing' }, other.id);
      await other.ask(other.manager, 'digest create', { channel: id, at: '08:00' });
      discord.removeChannel(id);
      // What the gateway brings comes in order.
      await other.askPrivately(other.manager, 'digest list');
      const body = { code, message: 'Not now' };
      discord.faults.refuse({ method: 'POST', path: '/users/@me/channels', status: 403, body });
      await clock.turnTo(at('08:58:00'));
      expect(openings()).toEqual([403]);
      const failures = bot.failures.filter((each) => each.includes('direct messages'));
      expect(failures).toHaveLength(1);
      await clock.turnTo(at('12:00:00', 1));
      expect(openings()).toEqual([403, ...(told ? [200] : [])]);
      expect(discord.directMessages(other.manager)).toHaveLength(told);
      expect(bot.failures.filter((each) => each.includes('direct messages'))).toEqual(failures);
      await other.ask(other.manager, 'digest remove', { digest: 'D1' });
    },
  );

  it('its servers have none, and many are to be told: a few a minute', async () => {
    const others = Array.from({ length: 7 }, () => openServer(discord));
    for (const other of others) {
      const { id } = discord.addChannel({ name: 'passing' }, other.id);
      await other.ask(other.manager, 'digest create', { channel: id, at: '08:00' });
      discord.removeChannel(id);
      await other.askPrivately(other.manager, 'digest list');
    }
    await clock.turnTo(at('08:00:30'));
    expect(openings()).toHaveLength(5);
    await clock.turnTo(at('08:03:00'));
    expect(openings()).toHaveLength(7);
    for (const other of others) {
      expect(discord.directMessages(other.manager)).toHaveLength(1);
      await other.ask(other.manager, 'digest remove', { digest: 'D1' });
    }
    expect(bot.failures.filter((each) => each.includes('direct messages'))).toEqual([]);
  });

  it.each([
    ['View Channel', PermissionFlagsBits.ViewChannel],
    ['Send Messages', PermissionFlagsBits.SendMessages],
    ['Attach Files', PermissionFlagsBits.AttachFiles],
    ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
  ])('it may no longer %s', async (_name, deny) => {
    discord.setPermissions({ channel: server.briefings, target: 'application', deny }, server.id);
    // What the gateway brings comes in order: the bot knows of it once it has answered what was asked after.
    await listed();
    await clock.turnTo(at('09:00:00'));
    expect(await listed()).toMatch(new RegExp(` · not sent yet · paused since <t:f>: ${lost}$`));
    expect(notices()).toHaveLength(1);
    expect(await server.askPrivately(server.manager, 'digest resume', { digest: 'D1' })).toEqual([
      'Sitrep lacks permissions in #briefings. Give it View Channel, Send Messages, Attach Files and Read Message History there, then send the command again.',
    ]);
    discord.setPermissions({ channel: server.briefings, target: 'application' }, server.id);
    expect((await server.askPrivately(server.manager, 'digest resume', { digest: 'D1' }))[0]).toBe(
      'D1 is set going again. What it has not said comes with the next one.',
    );
    await clock.turnTo(at('09:00:00', 1));
    expect(briefings()).toHaveLength(1);
    expect(briefings()[0]).toContain(WHOLE[3]);
    expect(notices()).toHaveLength(1);
  });

  it.each([
    ['only the rest is sent', null],
    ['what stands is not said again, though a text in it was redacted', 3],
  ])('permission is lost between two messages, and once it is back %s', async (_what, entry) => {
    for (let number = 1; number <= 50; number += 1) {
      const claimant = `A claimant with a rather long name for this, number ${number}`;
      await server.ask(server.moderator, 'add claim', { event: 'E1', claimant, says: '4 civilians killed' });
    }
    const body = { code: 50013, message: 'Missing Permissions' };
    discord.faults.refuse({ method: 'POST', path: path(), status: 403, body, after: 1 });
    await clock.turnTo(at('10:00:00'));
    expect(briefings().map((lines) => lines.at(-1))).toEqual(['Page 1 of 2']);
    expect(await listed()).toContain('paused');
    if (entry !== null) await server.ask(server.manager, 'record redact', { entry, reason: 'names a witness' });
    await server.ask(server.manager, 'digest resume', { digest: 'D1' });
    await clock.turnTo(at('10:01:00'));
    expect(briefings().map((lines) => lines.at(-1))).toEqual(['Page 1 of 2', 'Page 2 of 2']);
    const told = briefings().flatMap((lines) => lines.flatMap((line) => /number (\d+)/.exec(line)?.[1] ?? []));
    expect(told).toEqual(Array.from({ length: 50 }, (_, index) => `${index + 1}`));
  });
});

it('a server that was left is sent nothing, and nothing else suffers from it', async () => {
  const left = openServer(discord);
  await left.ask(left.manager, 'digest create', { channel: left.briefings, at: '08:00' });
  await left.ask(left.moderator, 'add event', RAID);
  discord.removeServer(left.id);
  // What the gateway brings comes in order.
  await listed();
  await clock.turnTo(at('09:00:00'));
  expect(briefings()).toEqual([WHOLE]);
  expect(bot.failures).toEqual(['ChannelClosedError: Sitrep is no longer in the server']);
  expect(discord.requests.matching('POST', `/channels/${left.briefings}/messages`)).toEqual([]);
  // It is paused: the next day nothing is tried.
  await clock.turnTo(at('09:00:00', 1));
  expect(bot.failures).toHaveLength(1);
});
