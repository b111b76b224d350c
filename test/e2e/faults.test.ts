import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { START_TIMEOUT } from '../support/run-sitrep.ts';
import { type SitrepProcess, startSitrep } from '../support/sitrep-process.ts';
import { openServer, type TestServer } from '../support/test-server.ts';
import { visibleText } from '../support/visible-text.ts';

let discord: Discord;
let sitrep: SitrepProcess;
let server: TestServer;

beforeAll(async () => {
  discord = await startDiscord({ patience: 15_000 });
  sitrep = await startSitrep(discord);
}, START_TIMEOUT);
afterAll(async () => {
  await sitrep?.kill();
  await discord?.close();
});

const EVENT = { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' };
const CLAIM = { event: 'E1', claimant: 'Mali army', says: '23 soldiers killed', said: '2024-03-21' };

beforeEach(async () => {
  server = openServer(discord);
  await server.ask(server.moderator, 'add event', EVENT);
});
afterEach(() => discord.faults.clear());

/** What a member sees in #claims, a line a message: its first one. */
function seenBy(member: string): string[] {
  return discord
    .messages(server.claims, member)
    .map((view) => (view.thinking ? '(thinking)' : (visibleText(view)[0] ?? '')));
}

/** How many claims of E1 stand in the record. */
async function recorded(): Promise<number> {
  const lines = await server.askOpenly(server.reader, 'event', { event: 'E1' });
  return lines.filter((line) => line.startsWith('• E1.')).length;
}

/** Until everything that was asked is answered, told or given up: requests come to an end. */
async function quiet(): Promise<void> {
  let counted = -1;
  await expect
    .poll(
      () => {
        const before = counted;
        counted = discord.requests.all.length;
        return counted === before && discord.requests.all.every(({ status }) => status !== null);
      },
      { interval: 700, timeout: 20_000 },
    )
    .toBe(true);
}

describe('an event of the gateway that nobody can read', () => {
  const MADE_UP = { id: '1', token: 'x', version: 1, channel_id: '5', locale: 'en-US', guild_id: '6' };
  const MEMBER = { user: { id: '9' }, permissions: 'x' };
  const EVENTS: ReadonlyArray<[type: string, data: unknown]> = [
    ['NOBODY_KNOWS_THIS', { a: 1 }],
    ['INTERACTION_CREATE', null],
    ['INTERACTION_CREATE', {}],
    ['INTERACTION_CREATE', { ...MADE_UP, type: 99, data: {} }],
    ['INTERACTION_CREATE', { ...MADE_UP, type: 2 }],
    ['INTERACTION_CREATE', { ...MADE_UP, type: 2, data: { type: 1, name: 'claims', options: [{ type: 99 }] } }],
    ['INTERACTION_CREATE', { ...MADE_UP, type: 3, data: { component_type: 99 }, message: {} }],
    ['INTERACTION_CREATE', { ...MADE_UP, type: 4, data: { type: 1, name: 'claims', options: [] }, member: MEMBER }],
    ['INTERACTION_CREATE', { ...MADE_UP, type: 5, data: { custom_id: 'add:event', components: [{ type: 77 }] } }],
    ['GUILD_CREATE', {}],
    ['GUILD_DELETE', {}],
    ['GUILD_ROLE_UPDATE', {}],
    ['CHANNEL_CREATE', { id: '1', type: 99 }],
    ['MESSAGE_CREATE', {}],
    ['RESUMED', null],
  ];
  it.each(EVENTS)('%s %j leaves Sitrep answering', async (type, data) => {
    discord.faults.sendEvent(type, data);
    expect((await server.askOpenly(server.reader, 'claims', { place: 'mali' }))[0]).toBe('Claims · Mali');
    expect(sitrep.stderr()).toBe('');
  });

  it('is told in the log', async () => {
    discord.faults.sendEvent('INTERACTION_CREATE', null);
    await sitrep.printed(/"level":50.*something failed that nothing waited for/);
  });
});

describe('a connection to the gateway that', () => {
  const LOST: ReadonlyArray<[what: string, lose: () => void]> = [
    ['breaks', () => discord.faults.dropGateway()],
    ['is closed for an unknown error', () => discord.faults.dropGateway(4000)],
    ['is closed for a session that timed out', () => discord.faults.dropGateway(4009)],
    ['is to be made anew', () => discord.faults.askToReconnect()],
    ['has a session that can be resumed', () => discord.faults.invalidateSessions(true)],
  ];
  it.each(LOST)('%s is made again, and what was asked meanwhile is answered once', async (_what, lose) => {
    lose();
    const answers = await Promise.all(
      ['mali', 'niger'].map((place) => server.askOpenly(server.reader, 'claims', { place })),
    );
    expect(answers.map(([first]) => first)).toEqual(['Claims · Mali', 'Claims · Niger']);
    await server.ask(server.moderator, 'add claim', CLAIM);
    expect(seenBy(server.reader).toSorted()).toEqual([
      'Claims · Mali',
      'Claims · Niger',
      'Recorded E1.',
      'Recorded E1.1.',
    ]);
    expect(await recorded()).toBe(1);
  });

  it.each([
    ['is told that its session is over', () => discord.faults.invalidateSessions(false)],
    [
      'breaks after its session was forgotten',
      () => {
        discord.faults.forgetSessions();
        discord.faults.dropGateway();
      },
    ],
  ])(
    '%s is made with another session',
    async (_what, lose) => {
      const [offline, online] = [false, true].map((is) =>
        discord.waitFor(`online: ${is}`, () => (discord.server().application.online === is ? true : undefined), 20_000),
      );
      lose();
      await offline;
      await discord.waitUntilOnline({ timeout: 20_000 });
      await online;
      expect((await server.askOpenly(server.reader, 'claims', { place: 'mali' }))[0]).toBe('Claims · Mali');
    },
    30_000,
  );
});

/** What Discord answers while it is in trouble. */
const EXPIRED = { status: 404, body: { code: 10062, message: 'Unknown interaction' } };
const TAKEN = { status: 400, body: { code: 40060, message: 'Interaction has already been acknowledged.' } };
const DOWN = { status: 503, body: {} };
const SLOW_DOWN = {
  status: 429,
  headers: { 'retry-after': '1', 'content-type': 'application/json' },
  body: { message: 'You are being rate limited.', retry_after: 0.2, global: false },
};
const ALL_SLOW_DOWN = {
  ...SLOW_DOWN,
  headers: { ...SLOW_DOWN.headers, 'x-ratelimit-global': 'true' },
  body: { ...SLOW_DOWN.body, global: true },
};
const FIRST = { method: 'POST', path: '/callback' };
const LATER = { method: 'PATCH', path: '/webhooks/' };

describe('an answer', () => {
  const TOLD: ReadonlyArray<[what: string, fault: () => void]> = [
    ['is refused with 503 twice', () => discord.faults.refuse({ ...FIRST, ...DOWN, times: 2 })],
    ['is asked three times to slow down', () => discord.faults.refuse({ ...FIRST, ...SLOW_DOWN, times: 3 })],
    ['is told that everything must slow down', () => discord.faults.refuse({ ...FIRST, ...ALL_SLOW_DOWN })],
    ['takes long', () => discord.faults.delay({ ...FIRST, milliseconds: 1_500 })],
    ['fills in slowly', () => discord.faults.delay({ ...LATER, milliseconds: 1_500 })],
    ['is filled in, and told that it was not', () => discord.faults.failAfter({ ...LATER, status: 502 })],
    ['is filled in after two failures', () => discord.faults.refuse({ ...LATER, ...DOWN, times: 2 })],
  ];
  it.each(TOLD)('that %s comes once, and what it is about is recorded once', async (_what, fault) => {
    fault();
    await server.ask(server.reader, 'claims', { place: 'mali' });
    discord.faults.clear();
    fault();
    await server.ask(server.moderator, 'add claim', CLAIM);
    await quiet();
    expect(seenBy(server.moderator)).toEqual(['Recorded E1.', 'Claims · Mali', 'Recorded E1.1.']);
    discord.faults.clear();
    expect(await recorded()).toBe(1);
  });

  it('that follows, and is told that it did not, is not said again', async () => {
    const asks = await server.ask(server.moderator, 'add event', EVENT);
    discord.faults.failAfter({ method: 'POST', path: /^\/webhooks\/[^/]+\/[^/]+\?/, status: 502, times: 2 });
    void server.press(server.moderator, asks, 'It is another event: record it').catch(() => undefined);
    await quiet();
    expect(seenBy(server.reader)).toEqual(['Recorded E1.', 'Recorded E2.']);
  });

  const LOST: ReadonlyArray<[what: string, fault: () => void, seen: readonly string[]]> = [
    ['Discord no longer waits for', () => discord.faults.refuse({ ...FIRST, ...EXPIRED }), []],
    ['another process has given', () => discord.faults.refuse({ ...FIRST, ...TAKEN }), []],
    ['nobody takes for a while', () => discord.faults.refuse({ ...FIRST, ...DOWN, times: 99 }), []],
    ['was taken, and told that it was not', () => discord.faults.failAfter({ ...FIRST, status: 502 }), ['(thinking)']],
    ['breaks off once it was taken', () => discord.faults.cut(FIRST), ['(thinking)']],
  ];
  it.each(LOST)('%s records nothing, and is not given again', async (_what, fault, seen) => {
    fault();
    void discord.use(server.moderator, server.claims, 'add claim', CLAIM);
    await quiet();
    expect(seenBy(server.moderator)).toEqual(['Recorded E1.', ...seen]);
    discord.faults.clear();
    expect(await recorded()).toBe(0);
    expect(sitrep.stderr()).toBe('');
  });
});

describe('an error that nothing caught', () => {
  it('ends Sitrep, with a word in the log and a code that tells', async () => {
    const fails = "process.on('SIGUSR2', () => { throw new Error('nobody catches this') })";
    const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fails)}` };
    const other = await startSitrep(discord, 'memory:', environment);
    process.kill(other.pid, 'SIGUSR2');
    expect(await other.exit()).toEqual({ code: 1, signal: null });
    expect(other.stdout()).toMatch(/"level":60.*nobody catches this.*an error was not caught: Sitrep ends/);
  });
});
