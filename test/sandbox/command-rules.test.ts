import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { complaints, rest } from './connected.ts';

let discord: Discord;
let path: string;

beforeAll(async () => {
  discord = await startDiscord();
  path = `/applications/${discord.applicationId}/commands`;
});

afterAll(() => discord.close());

const times = <One>(count: number, make: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, index) => make(index));
const command = (more: object = {}) => ({ name: 'claims', description: 'Claims', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'place', description: 'A place', ...more });

const refused: [string, object[], string[]][] = [
  ['capitals in a name', [command({ name: 'Claims' })], ['0.name: APPLICATION_COMMAND_INVALID_NAME']],
  ['a space in a name', [command({ name: 'add claim' })], ['0.name: APPLICATION_COMMAND_INVALID_NAME']],
  ['a name over 32', [command({ name: 'x'.repeat(33) })], ['0.name: BASE_TYPE_MAX_LENGTH']],
  ['no description', [{ name: 'claims' }], ['0.description: BASE_TYPE_REQUIRED']],
  ['a description over 100', [command({ description: 'x'.repeat(101) })], ['0.description: BASE_TYPE_MAX_LENGTH']],
  [
    'a description on a message command',
    [command({ type: 3, name: 'Draft it' })],
    ['0.description: APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED'],
  ],
  [
    'a French name with a space',
    [command({ name_localizations: { fr: 'les dires' } })],
    ['0.name_localizations.fr: APPLICATION_COMMAND_INVALID_NAME'],
  ],
  [
    'a language Discord has not',
    [command({ name_localizations: { en: 'claims' } })],
    ['0.name_localizations.en: ENUM_TYPE_COERCE'],
  ],
  [
    '26 options',
    [command({ options: times(26, (index) => option({ name: `o${index}` })) })],
    ['0.options: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'required after optional',
    [command({ options: [option(), option({ name: 'b', required: true })] })],
    ['0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
  ],
  [
    'an option twice',
    [command({ options: [option(), option()] })],
    ['0.options.1: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS'],
  ],
  [
    'an option without description',
    [command({ options: [option({ description: '' })] })],
    ['0.options.0.description: BASE_TYPE_MIN_LENGTH'],
  ],
  [
    '26 choices',
    [command({ options: [option({ choices: times(26, (index) => ({ name: `c${index}`, value: `${index}` })) })] })],
    ['0.options.0.choices: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a number as a text choice',
    [command({ options: [option({ choices: [{ name: 'c', value: 1 }] })] })],
    ['0.options.0.choices.0.value: STRING_TYPE_CONVERT'],
  ],
  [
    'choices and autocomplete',
    [command({ options: [option({ autocomplete: true, choices: [{ name: 'c', value: 'c' }] })] })],
    ['0.options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_NOT_ALLOWED'],
  ],
  [
    'a subcommand beside an option',
    [command({ options: [{ type: 1, name: 'event', description: 'E' }, option()] })],
    ['0.options.1: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'],
  ],
  ['the same name twice', [command(), command()], ['1: APPLICATION_COMMANDS_DUPLICATE_NAME']],
  [
    'more than 8,000 characters with the longest localisation',
    [
      command({
        options: times(25, (index) =>
          option({
            name: `o${index}`,
            description_localizations: { fr: 'x'.repeat(100) },
            choices: times(3, (number) => ({
              name: `${number}${'y'.repeat(40)}`,
              value: `${number}${'z'.repeat(40)}`,
            })),
          }),
        ),
      }),
    ],
    ['0: APPLICATION_COMMAND_TOO_LARGE'],
  ],
];

test.each(refused)('%s is refused', async (_name, body, expected) => {
  const answer = await rest(discord, 'PUT', path, body);
  expect(complaints(answer.body)).toEqual(expected);
  expect(answer.status).toBe(400);
});

test('a hundred commands fit, a hundred and one do not', async () => {
  const many = (count: number) => times(count, (index) => command({ name: `c${index}` }));
  expect((await rest(discord, 'PUT', path, many(101))).body).toMatchObject({ code: 30032 });
  expect((await rest(discord, 'PUT', path, many(100))).status).toBe(200);
  expect((await rest(discord, 'POST', path, command())).body).toMatchObject({ code: 30032 });
  expect((await rest(discord, 'PUT', path, [])).body).toEqual([]);
});

test('ids stay with the name, versions with the content', async () => {
  const definition = command({ default_member_permissions: '8192', options: [option({ required: false })] });
  type Answer = { id: string; version: string; default_member_permissions: string }[];
  const [first] = (await rest(discord, 'PUT', path, [definition])).body as Answer;
  expect(first).toEqual({
    id: first?.id,
    application_id: discord.applicationId,
    version: first?.version,
    default_member_permissions: '8192',
    type: 1,
    name: 'claims',
    name_localizations: null,
    description: 'Claims',
    description_localizations: null,
    dm_permission: true,
    contexts: null,
    integration_types: [0],
    nsfw: false,
    options: [
      { type: 3, name: 'place', name_localizations: null, description: 'A place', description_localizations: null },
    ],
  });
  expect((await rest(discord, 'PUT', path, [definition])).body).toEqual([first]);
  const [changed] = (await rest(discord, 'PUT', path, [command({ description: 'All claims' })])).body as Answer;
  expect(changed?.id).toBe(first?.id);
  expect(BigInt(changed?.version ?? 0)).toBeGreaterThan(BigInt(first?.version ?? 0));
});

test('one command is created, fetched, changed and deleted', async () => {
  const made = await rest(
    discord,
    'POST',
    path,
    command({ name: 'timeline', name_localizations: { fr: 'chronologie' } }),
  );
  expect(made.status).toBe(201);
  const { id } = made.body as { id: string };
  expect((await rest(discord, 'POST', path, command({ name: 'timeline' }))).status).toBe(200);
  const changed = await rest(discord, 'PATCH', `${path}/${id}`, { description: 'Changed' });
  expect(changed.body).toMatchObject({ id, name: 'timeline', description: 'Changed' });
  expect((await rest(discord, 'GET', `${path}/${id}`)).body).toEqual(changed.body);
  expect((await rest(discord, 'DELETE', `${path}/${id}`)).status).toBe(204);
  expect((await rest(discord, 'GET', `${path}/${id}`)).body).toMatchObject({ code: 10063 });
});

test('localisations are listed only when asked for', async () => {
  await rest(discord, 'PUT', path, [command({ name_localizations: { fr: 'dires' }, options: [option()] })]);
  const [short] = (await rest(discord, 'GET', path)).body as { name: string; options: object[] }[];
  const [full] = (await rest(discord, 'GET', `${path}?with_localizations=true`)).body as object[];
  expect(short).not.toHaveProperty('name_localizations');
  expect(short?.options[0]).toEqual({ type: 3, name: 'place', description: 'A place' });
  expect(full).toMatchObject({ name_localizations: { fr: 'dires' } });
});

test("a server's own command takes the global one's place there", async () => {
  await rest(discord, 'PUT', path, [command()]);
  const own = `/applications/${discord.applicationId}/guilds/${discord.guildId}/commands`;
  await rest(discord, 'PUT', own, [command({ description: 'Ours' })]);
  const reader = discord.member('reader').id;
  expect(discord.commands(reader).map((one) => one.description)).toEqual(['Ours']);
  const other = discord.addServer({ name: 'Other' });
  expect(discord.commands(other.members[0]?.id ?? '', other.id).map((one) => one.description)).toEqual(['Claims']);
  await rest(discord, 'PUT', own, []);
});
