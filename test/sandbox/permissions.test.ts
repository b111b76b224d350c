import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { rest } from './connected.ts';

let discord: Discord;
let ids: Record<string, string>;

beforeEach(async () => {
  discord = await startDiscord({ patience: 50 });
  const path = `/applications/${discord.applicationId}/commands`;
  const made = await rest(discord, 'PUT', path, [
    { name: 'claims', description: 'Everyone' },
    { name: 'add', description: 'Moderators', default_member_permissions: String(PermissionFlagsBits.ManageMessages) },
    { name: 'digest', description: 'Managers', default_member_permissions: String(PermissionFlagsBits.ManageGuild) },
    { name: 'purge', description: 'Administrators', default_member_permissions: '0' },
  ]);
  ids = Object.fromEntries((made.body as { name: string; id: string }[]).map(({ name, id }) => [name, id]));
});

afterEach(() => discord.close());

function seen(role: 'reader' | 'moderator' | 'manager'): string {
  return discord
    .commands(discord.member(role).id)
    .map((command) => command.name)
    .join(' ');
}

test('default permissions decide who sees a command', () => {
  expect([seen('reader'), seen('moderator'), seen('manager')]).toEqual(['claims', 'add claims', 'add claims digest']);
});

test('a command one may not use is refused, also when its id is known', async () => {
  const request = {
    kind: 'command',
    member: discord.member('reader').id,
    channel: discord.channel('claims').id,
    commandId: ids.add ?? '',
    options: [],
  } as const;
  await expect(discord.invoke(request)).rejects.toThrow('You do not have permission to use this command');
});

test("administrators' overrides: a member before a role before everyone, a channel before all channels", () => {
  const reader = discord.member('reader').id;
  const claims = discord.channel('claims').id;
  const moderator = discord.member('moderator').id;
  const set = (...permissions: { id: string; type: 1 | 2 | 3; permission: boolean }[]) =>
    discord.setCommandPermissions(ids.add ?? '', permissions);
  set({ id: discord.guildId, type: 1, permission: true });
  expect([seen('reader'), seen('moderator')]).toEqual(['add claims', 'add claims']);
  set({ id: discord.guildId, type: 1, permission: true }, { id: reader, type: 2, permission: false });
  expect([seen('reader'), seen('moderator')]).toEqual(['claims', 'add claims']);
  set({ id: moderator, type: 2, permission: false });
  expect(seen('moderator')).toBe('claims');
  const allChannels = String(BigInt(discord.guildId) - 1n);
  set({ id: allChannels, type: 3, permission: false });
  expect(seen('moderator')).toBe('claims');
  set({ id: allChannels, type: 3, permission: false }, { id: claims, type: 3, permission: true });
  expect(seen('moderator')).toBe('add claims');
  set();
  expect([seen('reader'), seen('moderator')]).toEqual(['claims', 'add claims']);
});

test('permissions of commands over REST: a bot may read them, a signed-in manager may change them', async () => {
  const path = `/applications/${discord.applicationId}/guilds/${discord.guildId}/commands/${ids.add}/permissions`;
  const body = { permissions: [{ id: discord.guildId, type: 1, permission: true }] };
  expect((await rest(discord, 'GET', path)).body).toMatchObject({ code: 10066 });
  expect((await rest(discord, 'PUT', path, body)).body).toMatchObject({ code: 20001 });
  const as = (role: 'reader' | 'manager') => ({ authorization: `Bearer ${discord.signIn(discord.member(role).id)}` });
  expect((await rest(discord, 'PUT', path, body, as('reader'))).body).toMatchObject({ code: 50013 });
  expect((await rest(discord, 'PUT', path, body, as('manager'))).status).toBe(200);
  expect((await rest(discord, 'GET', path)).body).toEqual({
    id: ids.add,
    application_id: discord.applicationId,
    guild_id: discord.guildId,
    permissions: body.permissions,
  });
  expect(seen('reader')).toBe('add claims');
});

test('a channel nobody but moderators may see', async () => {
  const channel = discord.channel('briefings').id;
  const moderators = discord.member('moderator').id;
  discord.say(moderators, channel, 'hello');
  discord.setPermissions({ channel, target: 'everyone', deny: PermissionFlagsBits.ViewChannel });
  discord.setPermissions({ channel, target: moderators, allow: PermissionFlagsBits.ViewChannel });
  expect(discord.messages(channel, discord.member('reader').id)).toEqual([]);
  expect(discord.messages(channel, moderators)).toHaveLength(1);
  const use = { kind: 'command', channel, commandId: ids.claims ?? '', options: [] } as const;
  await expect(discord.invoke({ ...use, member: discord.member('reader').id })).rejects.toThrow('Missing Access');
  expect((await rest(discord, 'GET', `/channels/${channel}/messages`)).body).toMatchObject({ code: 50001 });
});

test('the application needs its permissions in the channel', async () => {
  const channel = discord.channel('briefings').id;
  const path = `/channels/${channel}/messages`;
  discord.setPermissions({ channel, target: 'application', deny: PermissionFlagsBits.SendMessages });
  expect((await rest(discord, 'POST', path, { content: 'x' })).body).toEqual({
    code: 50013,
    message: 'Missing Permissions',
  });
  discord.setPermissions({ channel, target: 'application', deny: PermissionFlagsBits.EmbedLinks });
  const sent = await rest(discord, 'POST', path, { content: 'x', embeds: [{ title: 'y' }] });
  expect(sent.body).toMatchObject({ content: 'x', embeds: [] });
  expect((await rest(discord, 'DELETE', `${path}/${(sent.body as { id: string }).id}`)).status).toBe(204);
  discord.say(discord.member('reader').id, channel, 'not yours');
  const other = discord.messages(channel, discord.member('reader').id)[0]?.message.id;
  expect((await rest(discord, 'DELETE', `${path}/${other}`)).body).toMatchObject({ code: 50013 });
  expect((await rest(discord, 'PATCH', `${path}/${other}`, { content: 'x' })).body).toMatchObject({ code: 50005 });
});

test.each([
  ['GET', '/channels/1', 10003, 404],
  ['GET', '/guilds/1', 10004, 404],
  ['GET', '/users/1', 10013, 404],
  ['POST', '/interactions/1/abc/callback', 10062, 404],
  ['POST', '/webhooks/1/abc', 10015, 404],
  ['GET', '/nothing/here', 0, 404],
])('%s %s answers with code %i', async (method, path, code, status) => {
  const answer = await rest(discord, method, path, method === 'POST' ? { type: 4 } : undefined);
  expect([answer.status, (answer.body as { code: number }).code]).toEqual([status, code]);
});

test.each([undefined, 'Bot wrong', 'wrong'])('authorization %s is refused', async (authorization) => {
  const response = await fetch(`${discord.apiUrl}/v10/users/@me`, { headers: authorization ? { authorization } : {} });
  expect([response.status, await response.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
});

test('both /api and /api/v10 are the API', async () => {
  const headers = { authorization: `Bot ${discord.token}` };
  for (const base of [discord.apiUrl, `${discord.apiUrl}/v10`]) {
    expect(await (await fetch(`${base}/users/@me`, { headers })).json()).toMatchObject({ id: discord.applicationId });
  }
});

test.each([
  ['application/json', '{"content":', 50109],
  ['text/plain', 'hello', 50035],
  ['multipart/form-data; boundary=x', 'not a form', 50035],
])('a body of %s that cannot be read answers with a code', async (type, text, code) => {
  const response = await fetch(`${discord.apiUrl}/v10/channels/${discord.channel('claims').id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': type },
    body: text,
  });
  expect([response.status, ((await response.json()) as { code: number }).code]).toEqual([400, code]);
});

test('a server one was removed from is unknown, and so are its channels', async () => {
  const server = discord.addServer({ name: 'Gone' });
  discord.removeServer(server.id);
  expect((await rest(discord, 'GET', `/guilds/${server.id}`)).body).toMatchObject({ code: 10004 });
  expect((await rest(discord, 'GET', `/channels/${server.channels[0]?.id}`)).body).toMatchObject({ code: 10003 });
});
