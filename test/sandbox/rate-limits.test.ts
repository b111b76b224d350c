import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { RateLimits } from '../../src/sandbox/rate-limits.ts';
import { rest } from './connected.ts';

let discord: Discord;

beforeAll(async () => {
  discord = await startDiscord({ limits: true });
});

afterAll(() => discord.close());

test('five messages in five seconds a channel, and headers that say so', async () => {
  const path = `/channels/${discord.channel('claims').id}/messages`;
  const answers = [];
  for (let number = 0; number < 6; number += 1)
    answers.push(await rest(discord, 'POST', path, { content: `${number}` }));
  expect(answers.map(({ status, headers }) => [status, headers.get('x-ratelimit-remaining')])).toEqual([
    [200, '4'],
    [200, '3'],
    [200, '2'],
    [200, '1'],
    [200, '0'],
    [429, '0'],
  ]);
  const [first, last] = [answers[0], answers[5]];
  if (first === undefined || last === undefined) throw new Error('no answers');
  expect(last.body).toMatchObject({ message: 'You are being rate limited.', global: false });
  expect((last.body as { retry_after: number }).retry_after).toBeGreaterThan(3);
  expect(last.headers.get('x-ratelimit-limit')).toBe('5');
  expect(last.headers.get('x-ratelimit-bucket')).toBe(first.headers.get('x-ratelimit-bucket'));
  const other = `/channels/${discord.channel('briefings').id}/messages`;
  expect((await rest(discord, 'POST', other, { content: 'x' })).status).toBe(200);
});

test('fifty requests a second in all; interaction callbacks count for nothing', () => {
  const limits = new RateLimits();
  const passes = (path: string) => limits.check('POST', path).retryAfter === undefined;
  for (let number = 0; number < 60; number += 1) expect(passes(`/interactions/${number}/token/callback`)).toBe(true);
  const verdicts = Array.from({ length: 51 }, (_, number) => limits.check('GET', `/guilds/${number}`));
  expect(verdicts.map((one) => one.global)).toEqual([...Array<boolean>(50).fill(false), true]);
  expect(verdicts.at(-1)?.headers).toMatchObject({ 'x-ratelimit-global': 'true', 'retry-after': '1' });
});

test('five requests in two seconds an interaction token', () => {
  const limits = new RateLimits();
  const waits = Array.from(
    { length: 6 },
    () => limits.check('PATCH', '/webhooks/1/token/messages/@original').retryAfter,
  );
  expect(waits.slice(0, 5)).toEqual(Array(5).fill(undefined));
  expect(waits[5]).toBeGreaterThan(1);
  expect(limits.check('POST', '/webhooks/1/other').retryAfter).toBeUndefined();
});

test('without limits there are none', async () => {
  const free = await startDiscord();
  const path = `/channels/${free.channel('claims').id}/messages`;
  const answers = await Promise.all(Array.from({ length: 60 }, () => rest(free, 'POST', path, { content: 'x' })));
  expect(new Set(answers.map((one) => one.status))).toEqual(new Set([200]));
  await free.close();
});
