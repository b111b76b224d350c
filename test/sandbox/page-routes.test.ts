import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { CommandView, MessageView, PageEvent, ServerView } from '../../src/sandbox/page-protocol.ts';
import { type Connected, connect } from './connected.ts';

let bot: Connected;
let reader: string;
let moderator: string;
let claims: string;

beforeAll(async () => {
  bot = await connect(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Yes.', flags: 64 });
  });
  reader = bot.discord.member('reader').id;
  moderator = bot.discord.member('moderator').id;
  claims = bot.discord.channel('claims').id;
  await bot.client.application.commands.set([
    { name: 'ask', description: 'Asks', descriptionLocalizations: { fr: 'Demande' } },
    { name: 'record', description: 'Records', defaultMemberPermissions: 8192n },
  ]);
});

afterAll(() => bot.close());

async function get<Answer>(path: string): Promise<Answer> {
  const response = await fetch(new URL(`/sandbox${path}`, bot.discord.pageUrl));
  return (await response.json()) as Answer;
}

async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(new URL(`/sandbox${path}`, bot.discord.pageUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

test('the server, its members and channels, and whether the application is there', async () => {
  const server = await get<ServerView>('/server');
  expect(server).toEqual(bot.discord.server());
  expect(server).toMatchObject({
    name: 'Sahel Desk',
    members: [{ role: 'reader' }, { role: 'moderator' }, { role: 'manager' }],
    channels: [{ name: 'claims' }, { name: 'briefings' }],
    application: { id: bot.discord.applicationId, online: true },
  });
});

test('commands as a member sees them, in its language', async () => {
  const names = async (member: string) =>
    (await get<CommandView[]>(`/commands?member=${member}`)).map(
      (one) => `${one.name_localized ?? one.name}: ${one.description_localized ?? one.description}`,
    );
  expect(await names(reader)).toEqual(['ask: Asks']);
  expect(await post('/locale', { member: reader, locale: 'fr' })).toEqual({ status: 204, body: null });
  expect(await names(reader)).toEqual(['ask: Demande']);
  await post('/locale', { member: reader, locale: 'en-GB' });
  expect(await names(moderator)).toEqual(['ask: Asks', 'record: Records']);
  expect((await post('/locale', { member: reader, locale: 'xx' })).status).toBe(400);
});

test('what is said, what is answered in private, and what arrives as an event', async () => {
  const events: PageEvent[] = [];
  const stop = new AbortController();
  const stream = await fetch(new URL(`/sandbox/events?member=${reader}`, bot.discord.pageUrl), { signal: stop.signal });
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  void (async () => {
    let text = '';
    for await (const part of stream.body ?? []) {
      text += Buffer.from(part as Uint8Array).toString();
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)) as PageEvent);
      }
    }
  })().catch(() => undefined);
  expect((await post(`/channels/${claims}/messages`, { member: moderator, content: 'Good morning' })).status).toBe(204);
  const commandId = bot.discord.commands(moderator)[0]?.id;
  const ask = { kind: 'command', channel: claims, commandId, options: [] };
  expect((await post('/interactions', { ...ask, member: moderator })).body).toEqual({ kind: 'message' });
  expect((await post('/interactions', { ...ask, member: reader })).body).toEqual({ kind: 'message' });
  await expect
    .poll(() => events.map((one) => (one.kind === 'message' ? one.view.message.content : one.kind)))
    .toEqual(['Good morning', 'Yes.']);
  stop.abort();
  const views = await get<MessageView[]>(`/channels/${claims}/messages?member=${reader}`);
  expect(views.map((view) => [view.message.content, view.ephemeral, view.invokedBy?.memberName])).toEqual([
    ['Good morning', false, undefined],
    ['Yes.', true, 'Reader'],
  ]);
});

test.each([
  [
    'an unknown command',
    '/interactions',
    { kind: 'command', commandId: '1', options: [] },
    404,
    'This command is outdated, please try again in a few minutes',
  ],
  ['a kind that is none', '/interactions', { kind: 'dance' }, 400, 'Invalid interaction: kind'],
  [
    'options that are none',
    '/interactions',
    { kind: 'command', commandId: '1', options: 5 },
    400,
    'Invalid interaction: options',
  ],
  ['a stranger', '/interactions', { member: '1', kind: 'command', commandId: '1', options: [] }, 404, 'Unknown Member'],
])('%s is refused in words', async (_name, path, body, status, message) => {
  expect(await post(path, { member: reader, channel: claims, ...body })).toEqual({ status, body: { message } });
});

test('a file uploaded for an option is served as what cannot run in the page', async () => {
  const url = new URL('/sandbox/uploads?name=a.html&type=text/html', bot.discord.pageUrl);
  const sent = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: '<script>alert(1)</script>',
  });
  const { id } = (await sent.json()) as { id: string };
  const file = await fetch(new URL(`/sandbox/files/${id}/a.html`, bot.discord.pageUrl));
  expect(
    ['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options'].map((name) =>
      file.headers.get(name),
    ),
  ).toEqual([
    'application/octet-stream',
    "attachment; filename*=UTF-8''a.html",
    "default-src 'none'; sandbox",
    'nosniff',
  ]);
  expect((await fetch(new URL('/sandbox/files/1/a.html', bot.discord.pageUrl))).status).toBe(404);
});

test('the page is served, and nothing else of the machine', async () => {
  const status = async (path: string) => (await fetch(new URL(path, bot.discord.pageUrl))).status;
  expect(await status('/')).toBe(200);
  expect(await status('/..%2fdiscord.ts')).toBe(404);
});

/** A request with headers that `fetch` would not let through. */
function statusWith(path: string, headers: Record<string, string>): Promise<number> {
  const { port } = new URL(bot.discord.pageUrl);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

test.each(['/', '/sandbox/server', '/api/v10/gateway'])('%s is for this machine only', async (path) => {
  const { port, host } = new URL(bot.discord.pageUrl);
  expect(await statusWith(path, { host })).toBe(200);
  expect(await statusWith(path, { host: `localhost:${port}` })).toBe(200);
  expect(await statusWith(path, { host: `evil.example:${port}` })).toBe(403);
  expect(await statusWith(path, { host: `127.0.0.1.evil.example:${port}` })).toBe(403);
  expect(await statusWith(path, { host, origin: 'https://evil.example' })).toBe(403);
  expect(await statusWith(path, { host, origin: 'null' })).toBe(403);
  expect(await statusWith(path, { host, origin: `http://${host}` })).toBe(200);
});

test.each([{ origin: 'https://evil.example' }, { host: 'evil.example' }])(
  'a socket from %j is refused',
  async (headers) => {
    const url = `${bot.discord.pageUrl.replace('http', 'ws')}gateway?v=10&encoding=json`;
    const socket = new WebSocket(url, { headers });
    const error = await new Promise<Error>((resolve) => socket.on('error', resolve));
    expect(error.message).toContain('403');
  },
);
