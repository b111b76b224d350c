import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import { complaints, rest } from './connected.ts';

let discord: Discord;
let path: string;

beforeAll(async () => {
  discord = await startDiscord();
  path = `/channels/${discord.channel('claims').id}/messages`;
});

afterAll(() => discord.close());

const V2 = 32768;
const button = (number: number, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'B',
  custom_id: `b${number}`,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [{ label: 'A', value: 'a' }], ...more });
const times = <One>(count: number, make: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, index) => make(index));

const refused: [string, object, string[]][] = [
  ['content over 2,000', { content: 'x'.repeat(2001) }, ['content: BASE_TYPE_MAX_LENGTH']],
  ['content that is a number', { content: 5 }, ['content: STRING_TYPE_CONVERT']],
  ['eleven embeds', { embeds: times(11, () => ({ title: 'x' })) }, ['embeds: BASE_TYPE_MAX_LENGTH']],
  [
    '6,001 characters in two embeds',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    ['embeds: MAX_EMBED_SIZE_EXCEEDED'],
  ],
  ['an embed title over 256', { embeds: [{ title: 'x'.repeat(257) }] }, ['embeds.0.title: BASE_TYPE_MAX_LENGTH']],
  [
    '26 fields',
    { embeds: [{ fields: times(26, () => ({ name: 'n', value: 'v' })) }] },
    ['embeds.0.fields: BASE_TYPE_MAX_LENGTH'],
  ],
  ['a field without value', { embeds: [{ fields: [{ name: 'n' }] }] }, ['embeds.0.fields.0.value: BASE_TYPE_REQUIRED']],
  [
    'a field with an empty name',
    { embeds: [{ fields: [{ name: '', value: 'v' }] }] },
    ['embeds.0.fields.0.name: BASE_TYPE_REQUIRED'],
  ],
  ['an embed with nothing in it', { embeds: [{ color: 1 }] }, ['embeds.0.description: BASE_TYPE_REQUIRED']],
  [
    'a javascript link in an embed',
    { embeds: [{ title: 'x', url: 'javascript:alert(1)' }] },
    ['embeds.0.url: URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'six rows',
    { content: 'x', components: times(6, (index) => row(button(index))) },
    ['components: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...times(6, (index) => button(index)))] },
    ['components.0.components: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a button beside a select',
    { content: 'x', components: [row(select(), button(1))] },
    ['components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ],
  [
    'a custom id over 100',
    { content: 'x', components: [row(button(1, { custom_id: 'x'.repeat(101) }))] },
    ['components.0.components.0.custom_id: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'no custom id',
    { content: 'x', components: [row({ type: 2, style: 1, label: 'B' })] },
    ['components.0.components.0.custom_id: BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'],
  ],
  [
    'the same custom id twice',
    { content: 'x', components: [row(button(1)), row(button(1))] },
    ['components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'a label over 80',
    { content: 'x', components: [row(button(1, { label: 'x'.repeat(81) }))] },
    ['components.0.components.0.label: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a button with nothing on it',
    { content: 'x', components: [row({ type: 2, style: 1, custom_id: 'a' })] },
    ['components.0.components.0: BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED'],
  ],
  [
    'a link button without a link',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'B' })] },
    ['components.0.components.0.url: BASE_TYPE_REQUIRED'],
  ],
  [
    'a link to a file',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'B', url: 'file:///etc/passwd' })] },
    ['components.0.components.0.url: URL_TYPE_INVALID_SCHEME'],
  ],
  [
    '26 select options',
    { content: 'x', components: [row(select({ options: times(26, (index) => ({ label: 'A', value: `${index}` })) }))] },
    ['components.0.components.0.options: BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a select value twice',
    { content: 'x', components: [row(select({ options: times(2, () => ({ label: 'A', value: 'a' })) }))] },
    ['components.0.components.0.options.1: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'],
  ],
  [
    'more values than options',
    { content: 'x', components: [row(select({ max_values: 2 }))] },
    ['components.0.components.0.max_values: NUMBER_TYPE_MAX'],
  ],
  ['a text display without the flag', { components: [text('x')] }, ['components.0: UNION_TYPE_CHOICES']],
  ['an unknown component', { components: [{ type: 99 }] }, ['components.0: UNION_TYPE_CHOICES']],
  [
    'content beside components v2',
    { flags: V2, content: 'x', components: [text('x')] },
    ['content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    'embeds beside components v2',
    { flags: V2, embeds: [{ title: 'x' }], components: [text('x')] },
    ['embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    '41 components, nested ones counted',
    { flags: V2, components: [{ type: 17, components: times(20, (index) => row(button(index))) }] },
    ['components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
  ],
  [
    '4,001 characters in two displays',
    { flags: V2, components: [text('x'.repeat(2000)), text('x'.repeat(2001))] },
    ['components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
  ],
  [
    'a section without its accessory',
    { flags: V2, components: [{ type: 9, components: [text('x')] }] },
    ['components.0.accessory: BASE_TYPE_REQUIRED'],
  ],
  [
    'a container in a container',
    { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
    ['components.0.components.0: UNION_TYPE_CHOICES'],
  ],
  [
    'a file that is not there',
    { flags: V2, components: [{ type: 13, file: { url: 'attachment://a.txt' } }] },
    ['components.0.file.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND'],
  ],
  [
    'a picture that is not there',
    { embeds: [{ image: { url: 'attachment://a.png' } }] },
    ['embeds.0.image.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND'],
  ],
  [
    'an attachment that was not sent',
    { content: 'x', attachments: [{ id: 0 }] },
    ['attachments.0.id: ATTACHMENT_NOT_FOUND'],
  ],
  [
    'users both parsed and named',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['123'] } },
    ['allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
  ],
  [
    'an unknown kind of mention',
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    ['allowed_mentions.parse.0: BASE_TYPE_CHOICES'],
  ],
  ['a nonce over 25', { content: 'x', nonce: 'x'.repeat(26) }, ['nonce: BASE_TYPE_MAX_LENGTH']],
  [
    'a reply to nothing',
    { content: 'x', message_reference: { message_id: '123' } },
    ['message_reference: REPLIES_UNKNOWN_MESSAGE'],
  ],
];

test.each(refused)('%s is refused', async (_name, body, expected) => {
  const answer = await rest(discord, 'POST', path, body);
  expect(answer.body).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
  expect(complaints(answer.body)).toEqual(expected);
  expect(answer.status).toBe(400);
});

const accepted: [string, object][] = [
  ['2,000 characters', { content: 'x'.repeat(2000) }],
  ['6,000 characters of embeds', { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] }],
  [
    'five rows of five buttons',
    { content: 'x', components: times(5, (line) => row(...times(5, (index) => button(line * 5 + index)))) },
  ],
  [
    '40 components',
    { flags: V2, components: [{ type: 17, components: [text('x'), ...times(19, (index) => row(button(index)))] }] },
  ],
  ['4,000 characters in two displays', { flags: V2, components: [text('x'.repeat(2000)), text('x'.repeat(2000))] }],
  ['a link button', { content: 'x', components: [row({ type: 2, style: 5, label: 'B', url: 'https://example.org' })] }],
  ['nobody mentioned', { content: 'x', allowed_mentions: { parse: [] } }],
  ['a time with an offset', { embeds: [{ title: 'x', timestamp: '2024-03-20T10:00:00+01:00' }] }],
];

test.each(accepted)('%s is accepted', async (_name, body) => {
  expect((await rest(discord, 'POST', path, body)).status).toBe(200);
});

test.each([{}, { content: '' }, { content: '  \n' }, { embeds: [], components: [] }])(
  '%j is an empty message',
  async (body) => {
    const answer = await rest(discord, 'POST', path, body);
    expect([answer.status, answer.body]).toEqual([400, { code: 50006, message: 'Cannot send an empty message' }]);
  },
);

test.each([
  ['7,990 bytes of text', [text('é'.repeat(3995))], 200],
  ['over 10,170 bytes of text', [text('€'.repeat(3400))], 500],
  [
    'over 64 pictures',
    times(7, () => ({ type: 12, items: times(10, () => ({ media: { url: 'https://example.org/a.png' } })) })),
    500,
  ],
])('%s', async (_name, components, status) => {
  expect((await rest(discord, 'POST', path, { flags: V2, components })).status).toBe(status);
});

test('components v2 stay on an edit, and cannot be unset', async () => {
  const sent = await rest(discord, 'POST', path, { flags: V2, components: [text('x')] });
  const one = `${path}/${(sent.body as { id: string }).id}`;
  const edited = await rest(discord, 'PATCH', one, { components: [text('y')] });
  expect(edited.body).toMatchObject({ flags: V2, components: [{ type: 10, id: 1, content: 'y' }] });
  expect(complaints((await rest(discord, 'PATCH', one, { content: 'y' })).body)).toEqual([
    'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ]);
  expect(complaints((await rest(discord, 'PATCH', one, { flags: 0 })).body)).toEqual([
    'flags: MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
  ]);
});

async function upload(sizes: readonly number[]): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  form.set('payload_json', JSON.stringify({ content: 'files' }));
  sizes.forEach((size, index) => {
    form.set(`files[${index}]`, new File([new Uint8Array(size)], `${index}.bin`));
  });
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}` },
    body: form,
  });
  return { status: response.status, body: await response.json() };
}

const MIB = 1024 * 1024;

test('files: ten of them, 10 MiB each, 25 MiB together', async () => {
  expect((await upload([10 * MIB])).status).toBe(200);
  expect((await upload([10 * MIB + 1])).body).toEqual({ code: 40005, message: 'Request entity too large' });
  const over = await upload([9 * MIB, 9 * MIB, 9 * MIB]).catch(() => ({ status: 413 }));
  expect(over.status).toBe(413);
  expect((await upload(times(10, () => 1))).status).toBe(200);
  expect(complaints((await upload(times(11, () => 1))).body)).toEqual(['attachments: BASE_TYPE_MAX_LENGTH']);
});

test('a message refused for its form leaves nothing behind', async () => {
  const before = discord.messages(discord.channel('claims').id, discord.member('reader').id).length;
  await rest(discord, 'POST', path, { content: 'x'.repeat(2001) });
  expect(discord.messages(discord.channel('claims').id, discord.member('reader').id)).toHaveLength(before);
});
