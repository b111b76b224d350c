import { constants, createInflate } from 'node:zlib';
import { GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { logIn, rest } from './connected.ts';

interface Received {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: Record<string, unknown>;
}

let discord: Discord;
let sockets: WebSocket[] = [];

beforeEach(async () => {
  discord = await startDiscord();
});

afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  sockets = [];
  await discord.close();
});

/** A plain WebSocket client that keeps what it receives. */
async function open(query = 'v=10&encoding=json') {
  const { url } = (await rest(discord, 'GET', '/gateway')).body as { url: string };
  const socket = new WebSocket(`${url}?${query}`);
  sockets.push(socket);
  const messages: Received[] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  if (!query.includes('compress')) socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  const find = (type: string | number) => expect.poll(() => messages.find((one) => one.t === type || one.op === type));
  return {
    socket,
    messages,
    closed,
    send: (op: number, d: unknown) => socket.send(JSON.stringify({ op, d })),
    arrives: async (type: string | number): Promise<Received> => {
      await find(type).toBeDefined();
      const found = messages.find((one) => one.t === type || one.op === type);
      if (found === undefined) throw new Error(`no ${type}`);
      return found;
    },
  };
}

const identify = (more: object = {}) => ({ token: discord.token, intents: 1, properties: {}, ...more });

test('hello, heartbeat, identify, ready, then the servers', async () => {
  const client = await open();
  expect((await client.arrives(10)).d.heartbeat_interval).toBe(41_250);
  client.send(1, null);
  await client.arrives(11);
  client.send(2, identify());
  const ready = await client.arrives('READY');
  expect(ready).toMatchObject({
    s: 1,
    d: {
      v: 10,
      guilds: [{ id: discord.guildId, unavailable: true }],
      application: { id: discord.applicationId },
      shard: [0, 1],
    },
  });
  expect((await client.arrives('GUILD_CREATE')).d).toMatchObject({ name: 'Sahel Desk', member_count: 5 });
  expect(discord.server().application.online).toBe(true);
});

test.each([
  [4004, { token: 'wrong' }],
  [4010, { shard: [2, 2] }],
  [4013, { intents: -1 }],
  [4014, { intents: 1 << 15 }],
])('identifying wrongly closes with %i', async (code, wrong) => {
  const client = await open();
  await client.arrives(10);
  client.send(2, identify(wrong));
  expect(await client.closed).toBe(code);
  expect(discord.server().application.online).toBe(false);
});

test.each([
  [4001, JSON.stringify({ op: 42 })],
  [4002, 'not json'],
  [4003, JSON.stringify({ op: 3, d: {} })],
])('closes with %i', async (code, text) => {
  const client = await open();
  await client.arrives(10);
  client.socket.send(text);
  expect(await client.closed).toBe(code);
});

test('another version is refused', async () => {
  expect(await (await open('v=8&encoding=json')).closed).toBe(4012);
});

test('a broken connection resumes where it was; nothing is lost and nothing comes twice', async () => {
  const first = await open();
  await first.arrives(10);
  first.send(2, identify());
  const ready = await first.arrives('READY');
  const { s: sequence } = await first.arrives('GUILD_CREATE');
  discord.faults.dropGateway();
  await first.closed;
  expect(discord.server().application.online).toBe(false);
  discord.addChannel({ name: 'missed-one' });
  discord.addChannel({ name: 'missed-two' });
  const second = await open();
  await second.arrives(10);
  second.send(6, { token: discord.token, session_id: ready.d.session_id, seq: sequence });
  await second.arrives('RESUMED');
  expect(second.messages.slice(1).map((one) => [one.t, one.s, one.d.name])).toEqual([
    ['CHANNEL_CREATE', 3, 'missed-one'],
    ['CHANNEL_CREATE', 4, 'missed-two'],
    ['RESUMED', 5, undefined],
  ]);
});

test('an unknown session is invalid, and a sequence from the future closes with 4007', async () => {
  const client = await open();
  await client.arrives(10);
  client.send(6, { token: discord.token, session_id: 'none', seq: 0 });
  expect((await client.arrives(9)).d).toBe(false);
  client.send(2, identify());
  const { session_id } = (await client.arrives('READY')).d;
  const other = await open();
  await other.arrives(10);
  other.send(6, { token: discord.token, session_id, seq: 99 });
  expect(await other.closed).toBe(4007);
});

test('shards get their own servers, and the interactions of those alone', async () => {
  for (let number = 0; number < 7; number += 1) discord.addServer({ name: `Server ${number}` });
  const shards = [await open(), await open()];
  for (const [index, shard] of shards.entries()) {
    await shard.arrives(10);
    shard.send(2, identify({ shard: [index, 2] }));
  }
  await discord.waitUntilOnline({ shards: 2 });
  const guilds = await Promise.all(
    shards.map(async (shard) => ((await shard.arrives('READY')).d.guilds as { id: string }[]).map(({ id }) => id)),
  );
  expect(guilds.map((ids) => ids.length)).toEqual([4, 4]);
  guilds.forEach((ids, index) => {
    for (const id of ids) expect((BigInt(id) >> 22n) % 2n).toBe(BigInt(index));
  });
});

test('events go to those who asked for them, and content only to those who may read it', async () => {
  const deaf = await open();
  await deaf.arrives(10);
  deaf.send(2, identify({ intents: 1 }));
  await deaf.arrives('GUILD_CREATE');
  const hearing = await open();
  await hearing.arrives(10);
  hearing.send(2, identify({ intents: 1 | (1 << 9) }));
  await hearing.arrives('GUILD_CREATE');
  const channel = discord.channel('claims').id;
  discord.say(discord.member('reader').id, channel, 'a secret');
  expect((await hearing.arrives('MESSAGE_CREATE')).d).toMatchObject({ content: '', author: { username: 'reader' } });
  await rest(discord, 'POST', `/channels/${channel}/messages`, { content: 'my own' });
  await expect.poll(() => hearing.messages.at(-1)?.d.content).toBe('my own');
  expect(deaf.messages.filter((one) => one.t === 'MESSAGE_CREATE')).toEqual([]);
});

test('zlib-stream: every message inflates, in one stream', async () => {
  const client = await open('v=10&encoding=json&compress=zlib-stream');
  const inflate = createInflate({ flush: constants.Z_SYNC_FLUSH });
  let text = '';
  inflate.on('data', (part) => {
    text += String(part);
  });
  client.socket.on('message', (data: Buffer) => {
    expect(data.readUInt32BE(data.length - 4)).toBe(0xffff);
    inflate.write(data);
  });
  await expect.poll(() => text).toContain('heartbeat_interval');
  client.send(2, identify());
  await expect.poll(() => text).toContain('GUILD_CREATE');
});

test('identifying twice within five seconds is refused where limits hold', async () => {
  const strict = await startDiscord({ limits: true });
  const loose = discord;
  discord = strict;
  const [one, two] = [await open(), await open()];
  await one.arrives(10);
  one.send(2, identify({ shard: [0, 2] }));
  await one.arrives('READY');
  await two.arrives(10);
  two.send(2, identify({ shard: [1, 2] }));
  await two.arrives(9);
  for (const socket of sockets) socket.terminate();
  await strict.close();
  discord = loose;
});

test('the real client resumes by itself after its connection broke', async () => {
  const client = await logIn(discord);
  const resumed = new Promise((resolve) => client.once('shardResume', resolve));
  discord.faults.dropGateway();
  await resumed;
  await discord.waitUntilOnline();
  await client.destroy();
});

// discord.js waits five seconds between two identifies.
test('the real client identifies anew after its session was forgotten', { timeout: 20_000 }, async () => {
  const client = await logIn(discord);
  const ready = new Promise((resolve) => client.once('shardReady', resolve));
  discord.faults.forgetSessions();
  discord.faults.dropGateway();
  await ready;
  await discord.waitUntilOnline();
  await client.destroy();
});

test('the real client logs in with two shards', async () => {
  await discord.close();
  discord = await startDiscord({ maxConcurrency: 2 });
  const client = await logIn(discord, undefined, {
    shards: [0, 1],
    shardCount: 2,
    intents: [GatewayIntentBits.Guilds],
  });
  await discord.waitUntilOnline({ shards: 2 });
  expect(client.ws.shards.size).toBe(2);
  await client.destroy();
});
