import * as published from 'discord-api-spec/zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, connect, rest } from './connected.ts';

interface Parses {
  readonly safeParse: (value: unknown) => { readonly error?: { readonly issues: readonly unknown[] } };
}
const schemas = published as unknown as Record<string, Parses>;

let bot: Connected;
let base: Record<string, string>;

beforeAll(async () => {
  bot = await connect(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const response = await rest(
      bot.discord,
      'POST',
      `/interactions/${interaction.id}/${interaction.token}/callback?with_response=true`,
      { type: 4, data: { content: 'x', flags: 64 } },
    );
    callback.resolve(response.body);
  });
  const { discord } = bot;
  const claims = discord.channel('claims').id;
  base = {
    application: `/applications/${discord.applicationId}`,
    guild: `/guilds/${discord.guildId}`,
    self: `/guilds/${discord.guildId}/members/${discord.applicationId}`,
    roles: `/guilds/${discord.guildId}/roles`,
    channel: `/channels/${claims}`,
    messages: `/channels/${claims}/messages`,
    commands: `/applications/${discord.applicationId}/commands`,
  };
});

afterAll(() => bot.close());

const callback = Promise.withResolvers<unknown>();

/** What Discord's published schema finds wrong with an answer of the sandbox. */
function issues(schema: string, value: unknown): readonly unknown[] {
  const found = schemas[schema];
  if (found === undefined) throw new Error(`no schema ${schema}`);
  return found.safeParse(value).error?.issues ?? [];
}

test.each([
  ['GatewayBotResponseSchema', '/gateway/bot', null],
  ['UserPIIResponseSchema', '/users/@me', null],
  ['PrivateApplicationResponseSchema', '/applications/@me', null],
  ['GuildWithCountsResponseSchema', 'guild', null],
  ['GuildChannelResponseSchema', 'channel', null],
  ['GuildMemberResponseSchema', 'self', null],
  ['GuildRoleResponseSchema', 'roles', 1],
])('%s', async (schema, path, index) => {
  const { body } = await rest(bot.discord, 'GET', base[path] ?? path);
  expect(issues(schema, index === null ? body : (body as unknown[])[index])).toEqual([]);
});

test('a direct channel, the same however often it is opened', async () => {
  const body = { recipient_id: bot.discord.member('manager').id };
  const opened = await rest(bot.discord, 'POST', '/users/@me/channels', body);
  expect(issues('PrivateChannelResponseSchema', opened.body)).toEqual([]);
  expect((await rest(bot.discord, 'POST', '/users/@me/channels', body)).body).toEqual(opened.body);
  expect((await rest(bot.discord, 'POST', '/users/@me/channels', { recipient_id: '1' })).status).toBe(404);
});

test('a direct channel of somebody who left opens still, and takes messages only where they share another server', async () => {
  const { discord } = bot;
  const id = '123456789012345678';
  const [one, other] = [0, 1].map(() => discord.addServer({ members: [{ id, name: 'Passer', role: 'reader' }] }).id);
  const opened = async () =>
    (await rest(discord, 'POST', '/users/@me/channels', { recipient_id: id })).body as { readonly id: string };
  const sent = async () => rest(discord, 'POST', `/channels/${(await opened()).id}/messages`, { content: 'x' });
  expect((await sent()).status).toBe(200);
  discord.removeMember(id, one);
  expect((await sent()).status).toBe(200);
  discord.removeMember(id, other);
  expect((await sent()).body).toMatchObject({ code: 50278 });
});

const option = (type: number, name: string, more: object = {}) => ({ type, name, description: 'x', ...more });

test('commands of every kind of option', async () => {
  const command = {
    name: 'all',
    description: 'All',
    default_member_permissions: '8192',
    name_localizations: { fr: 'tout' },
    options: [
      option(2, 'group', {
        options: [
          option(1, 'one', {
            options: [
              option(3, 'text', { required: true, min_length: 1, max_length: 5 }),
              option(3, 'chosen', { choices: [{ name: 'A', value: 'a', name_localizations: { fr: 'B' } }] }),
              option(4, 'whole', { autocomplete: true, min_value: 1 }),
              option(5, 'flag'),
              option(6, 'user'),
              option(7, 'channel', { channel_types: [0] }),
              option(8, 'role'),
              option(9, 'anyone'),
              option(10, 'number', { max_value: 2.5 }),
              option(11, 'file'),
            ],
          }),
        ],
      }),
    ],
  };
  const { body } = await rest(bot.discord, 'PUT', base.commands ?? '', [command, { name: 'Menu', type: 3 }]);
  for (const one of body as unknown[]) expect(issues('ApplicationCommandResponseSchema', one)).toEqual([]);
});

const link = { url: 'https://example.org/a.png' };
const messages: [string, object][] = [
  [
    'embeds',
    {
      embeds: [
        {
          title: 'A',
          url: 'https://example.org',
          color: 1,
          fields: [{ name: 'a', value: 'b' }],
          author: { name: 'c' },
          footer: { text: 'd' },
          image: link,
          thumbnail: link,
          timestamp: '2024-03-20T10:00:00Z',
        },
      ],
    },
  ],
  [
    'rows of components',
    {
      content: 'x',
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 1, custom_id: 'a', label: 'b', emoji: { name: '📄' } },
            { type: 2, style: 5, url: 'https://example.org', label: 'b' },
          ],
        },
        { type: 1, components: [{ type: 3, custom_id: 's', options: [{ label: 'a', value: 'b' }] }] },
        ...[5, 6, 7, 8].map((type) => ({ type: 1, components: [{ type, custom_id: `s${type}` }] })).slice(0, 3),
      ],
    },
  ],
  [
    'components v2',
    {
      flags: 32768,
      components: [
        {
          type: 17,
          accent_color: 5,
          components: [
            { type: 10, content: 'x' },
            { type: 14 },
            { type: 9, components: [{ type: 10, content: 'y' }], accessory: { type: 11, media: link } },
            { type: 12, items: [{ media: link }] },
          ],
        },
      ],
    },
  ],
];

test.each(messages)('a message with %s', async (_name, body) => {
  const answer = await rest(bot.discord, 'POST', base.messages ?? '', body);
  expect(issues('MessageResponseSchema', answer.body)).toEqual([]);
});

test('fields that Discord does not know are not kept', async () => {
  const body = {
    content: 'x',
    unknown: 1,
    components: [{ type: 1, extra: 1, components: [{ type: 2, style: 1, custom_id: 'a', label: 'b', more: 1 }] }],
  };
  const answer = await rest(bot.discord, 'POST', base.messages ?? '', body);
  expect(answer.body).not.toHaveProperty('unknown');
  expect(answer.body).toMatchObject({
    components: [{ type: 1, id: 1, components: [{ type: 2, id: 2, style: 1, custom_id: 'a', label: 'b' }] }],
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/extra|more/);
});

test("a callback's response", async () => {
  await rest(bot.discord, 'PUT', base.commands ?? '', [{ name: 'say', description: 'Say' }]);
  const { discord } = bot;
  await discord.use(discord.member('reader').id, discord.channel('claims').id, 'say');
  const body = await callback.promise;
  expect(issues('InteractionCallbackResponseSchema', body)).toEqual([]);
  expect(body).toMatchObject({
    interaction: { type: 2, response_message_ephemeral: true, response_message_loading: false },
    resource: { type: 4, message: { content: 'x' } },
  });
});
