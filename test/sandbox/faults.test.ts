import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, connect, rest } from './connected.ts';

let bot: Connected;
let channelId: string;

beforeAll(async () => {
  bot = await connect();
  channelId = bot.discord.channel('briefings').id;
});

afterAll(() => bot.close());

async function send(content: string): Promise<unknown> {
  const channel = await bot.client.channels.fetch(channelId);
  if (!channel?.isSendable()) throw new Error('no channel');
  return channel.send(content);
}

function shown(): string[] {
  return bot.discord.messages(channelId, bot.discord.member('reader').id).map((view) => view.message.content);
}

test('refused: the client sees the status, and nothing was done', async () => {
  bot.discord.faults.refuse({
    method: 'POST',
    path: '/messages',
    status: 403,
    body: { code: 50001, message: 'Missing Access' },
  });
  await expect(send('one')).rejects.toMatchObject({ status: 403, code: 50001 });
  expect(shown()).toEqual([]);
  await send('two');
  expect(shown()).toEqual(['two']);
});

test('a 500 that passes is retried by the client, as Discord would see it', async () => {
  bot.discord.requests.clear();
  bot.discord.faults.refuse({ path: /\/messages$/, status: 500, times: 2 });
  await send('three');
  expect(bot.discord.requests.matching('POST', '/messages').map((one) => one.status)).toEqual([500, 500, 200]);
});

test('cut: the message is there, and the client does not know', async () => {
  bot.discord.faults.cut({ method: 'POST', path: '/messages' });
  await expect(send('four')).rejects.toThrow();
  expect(shown()).toEqual(['two', 'three', 'four']);
  expect(bot.discord.requests.matching('POST', '/messages').at(-1)).toMatchObject({
    status: 0,
    body: { content: 'four' },
  });
});

test('delayed: done, but late', async () => {
  bot.discord.faults.delay({ path: '/messages', milliseconds: 150 });
  const started = performance.now();
  await send('five');
  expect(performance.now() - started).toBeGreaterThan(140);
});

test('cleared faults are gone', async () => {
  bot.discord.faults.refuse({ status: 503, times: 99 });
  bot.discord.faults.clear();
  expect((await rest(bot.discord, 'GET', '/users/@me')).status).toBe(200);
});

test('a closed gateway lets nobody in until it opens', async () => {
  bot.discord.faults.refuseGateway(true);
  bot.discord.faults.dropGateway();
  await bot.discord.waitFor('going offline', () => (bot.discord.server().application.online ? undefined : true));
  bot.discord.faults.refuseGateway(false);
  await bot.discord.waitUntilOnline();
});
