import type { Interaction } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, complaints, connect, rest } from './connected.ts';

let bot: Connected;
let member: string;
let channel: string;
/** What the bot answers next, as raw JSON, and what Discord said to it. */
let body: unknown;
let said = Promise.withResolvers<Awaited<ReturnType<typeof rest>>>();

beforeAll(async () => {
  bot = await connect(
    async (interaction: Interaction) => {
      said.resolve(
        await rest(bot.discord, 'POST', `/interactions/${interaction.id}/${interaction.token}/callback`, body),
      );
    },
    { patience: 30_000 },
  );
  member = bot.discord.member('reader').id;
  channel = bot.discord.channel('claims').id;
  await rest(bot.discord, 'PUT', `/applications/${bot.discord.applicationId}/commands`, [
    {
      name: 'find',
      description: 'Find',
      options: [
        { type: 3, name: 'place', description: 'Place', autocomplete: true },
        { type: 4, name: 'days', description: 'Days', autocomplete: true },
      ],
    },
  ]);
});

afterAll(() => bot.close());

async function answered(answer: unknown, focused?: 'place' | 'days'): Promise<string[]> {
  body = answer;
  said = Promise.withResolvers();
  const commandId = bot.discord.commands(member)[0]?.id ?? '';
  const type = focused === 'days' ? 4 : 3;
  const options = focused === undefined ? [] : [{ name: focused, type, value: 'x', focused: true }];
  const kind = focused === undefined ? 'command' : 'autocomplete';
  // What is refused leaves Discord waiting for another answer, as long as it has patience: nobody waits with it.
  void bot.discord.invoke({ kind, member, channel, commandId, options });
  const answered = await said.promise;
  return answered.status === 204 ? ['accepted'] : complaints(answered.body);
}

const choices = (count: number, choice: object = { name: 'n', value: 'v' }) => ({
  type: 8,
  data: { choices: Array.from({ length: count }, () => choice) },
});

test.each([
  ['25 choices', choices(25), 'place', ['accepted']],
  ['none', choices(0), 'place', ['accepted']],
  ['26 choices', choices(26), 'place', ['data.choices: BASE_TYPE_MAX_LENGTH']],
  [
    'a name over 100',
    choices(1, { name: 'x'.repeat(101), value: 'v' }),
    'place',
    ['data.choices.0.name: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a value over 100',
    choices(1, { name: 'n', value: 'x'.repeat(101) }),
    'place',
    ['data.choices.0.value: BASE_TYPE_BAD_LENGTH'],
  ],
  ['an empty name', choices(1, { name: '', value: 'v' }), 'place', ['data.choices.0.name: BASE_TYPE_MIN_LENGTH']],
  ['text for a number', choices(1), 'days', ['data.choices.0.value: NUMBER_TYPE_COERCE']],
  ['a number', choices(1, { name: 'n', value: 7 }), 'days', ['accepted']],
  ['a message', { type: 4, data: { content: 'x' } }, 'place', ['type: BASE_TYPE_CHOICES']],
] as const)('autocomplete answered with %s', async (_name, answer, focused, expected) => {
  expect(await answered(answer, focused)).toEqual(expected);
});

const label = (component: object, more: object = {}) => ({ type: 18, label: 'Label', component, ...more });
const input = (more: object = {}) => ({ type: 4, custom_id: 'a', style: 1, ...more });
const form = (components: readonly object[], more: object = {}) => ({
  type: 9,
  data: { custom_id: 'form', title: 'Form', components, ...more },
});

test.each([
  ['five fields', form([1, 2, 3, 4, 5].map((number) => label(input({ custom_id: `${number}` })))), ['accepted']],
  [
    'six fields',
    form([1, 2, 3, 4, 5, 6].map((number) => label(input({ custom_id: `${number}` })))),
    ['data.components: BASE_TYPE_BAD_LENGTH'],
  ],
  ['no fields', form([]), ['data.components: BASE_TYPE_MIN_LENGTH']],
  ['a title over 45', form([label(input())], { title: 'x'.repeat(46) }), ['data.title: BASE_TYPE_MAX_LENGTH']],
  [
    'a label over 45',
    form([label(input(), { label: 'x'.repeat(46) })]),
    ['data.components.0.label: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a custom id twice',
    form([label(input()), label(input())]),
    ['data.components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'lengths the wrong way round',
    form([label(input({ min_length: 5, max_length: 4 }))]),
    ['data.components.0.component.min_length: NUMBER_TYPE_MAX'],
  ],
  [
    'a button',
    form([label({ type: 2, style: 1, custom_id: 'b', label: 'B' })]),
    ['data.components.0.component: UNION_TYPE_CHOICES'],
  ],
  [
    'an input in a row without label',
    form([{ type: 1, components: [input()] }]),
    ['data.components.0.components.0.label: BASE_TYPE_REQUIRED'],
  ],
])('a form with %s', async (_name, answer, expected) => {
  expect(await answered(answer)).toEqual(expected);
});

test.each([
  ['a deferral', { type: 5 }, ['accepted']],
  ['a private deferral', { type: 5, data: { flags: 64 } }, ['accepted']],
  ['a deferral with components v2', { type: 5, data: { flags: 32768 } }, ['data.flags: FLAGS_INVALID']],
  ['an update without a message', { type: 7, data: { content: 'x' } }, ['type: BASE_TYPE_CHOICES']],
  ['no type', { data: { content: 'x' } }, ['type: BASE_TYPE_REQUIRED']],
  ['content over 2,000', { type: 4, data: { content: 'x'.repeat(2001) } }, ['data.content: BASE_TYPE_MAX_LENGTH']],
])('a command answered with %s', async (_name, answer, expected) => {
  expect(await answered(answer)).toEqual(expected);
});
