import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { rest } from './connected.ts';

let discord: Discord;
let reader: string;
let role: string;

beforeAll(async () => {
  discord = await startDiscord();
  reader = discord.member('reader').id;
  const roles = await rest(discord, 'GET', `/guilds/${discord.guildId}/roles`);
  role = (roles.body as { id: string; name: string }[]).find((one) => one.name === 'Moderator')?.id ?? '';
  discord.setPermissions({ target: 'application', allow: PermissionFlagsBits.MentionEveryone });
});

afterAll(() => discord.close());

const ALL = { users: 1, roles: 1, everyone: true };
const NOBODY = { users: 0, roles: 0, everyone: false };

test.each([
  ['no rule', undefined, ALL],
  ['nobody', { parse: [] }, NOBODY],
  ['an empty rule', {}, NOBODY],
  ['users', { parse: ['users'] }, { ...NOBODY, users: 1 }],
  ['roles', { parse: ['roles'] }, { ...NOBODY, roles: 1 }],
  ['everyone', { parse: ['everyone'] }, { ...NOBODY, everyone: true }],
  ['a user who is not there', { users: ['1'] }, NOBODY],
])('with %s', async (_name, allowed, expected) => {
  const text = `<@${reader}> <@&${role}> @everyone <@123456789012345678>`;
  const path = `/channels/${discord.channel('claims').id}/messages`;
  const bodies = [
    { content: text },
    { flags: 32768, components: [{ type: 17, components: [{ type: 10, content: text }] }] },
  ];
  for (const body of bodies) {
    const sent = await rest(discord, 'POST', path, {
      ...body,
      ...(allowed === undefined ? {} : { allowed_mentions: allowed }),
    });
    const { mentions, mention_roles, mention_everyone } = sent.body as {
      mentions: unknown[];
      mention_roles: unknown[];
      mention_everyone: boolean;
    };
    expect({ users: mentions.length, roles: mention_roles.length, everyone: mention_everyone }).toEqual(expected);
  }
});
