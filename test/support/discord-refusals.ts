import { modalOf } from '../../src/bot/form.ts';
import { bodyOf, messageOf } from '../../src/bot/message.ts';
import type { Choice } from '../../src/commands/command.ts';
import type { Form } from '../../src/render/form.ts';
import type { Reply } from '../../src/render/reply.ts';
import { ApiError } from '../../src/sandbox/api-error.ts';
import { checkedCallback } from '../../src/sandbox/callback-rules.ts';
import type { Asked } from '../../src/sandbox/interaction-payloads.ts';
import { checkedMessage } from '../../src/sandbox/message-rules.ts';
import { loadSchema, type SchemaName } from '../../src/sandbox/schema.ts';

const schema = await loadSchema();

/** Stands for a picture that was drawn. */
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const LARGEST_FILE = 10 * 2 ** 20;
const LARGEST_REQUEST = 25 * 2 ** 20;
/** Discord changes other characters in a file's name, and a component that names the file no longer finds it. */
const FILE_NAME = /^[A-Za-z0-9_.-]{1,100}$/;
const LONGEST_DESCRIPTION = 1_024;

/** What Discord would refuse, as its published schema and its documented limits have it; nothing where it takes all of it. */
function refusals(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [`${error.status} ${error.message} ${JSON.stringify(error.errors)}`];
  }
}

function bodyFor(reply: Reply) {
  const pictures = reply.blocks.flatMap((block) => (block.kind === 'pictures' ? block.pictures : []));
  const { body, files } = bodyOf(messageOf(reply, new Map(pictures.map((picture) => [picture, PICTURE]))));
  const contentType = 'application/octet-stream';
  return { body, sent: files.map(({ name, data }, index) => ({ index, name, contentType, bytes: data })) };
}

/** A reply to an interaction may be its first answer, or fill in one that was acknowledged, or follow. */
const WAYS: readonly SchemaName[] = [
  'IncomingWebhookUpdateRequestPartialSchema',
  'IncomingWebhookRequestPartialSchema',
];

/** What Discord would not take of a reply, however it is sent. */
export function refusedReply(reply: Reply): string[] {
  const made = bodyFor(reply);
  const { body, sent } = made;
  const existing = null;
  return [
    ...refusals(() => checkedCallback(schema, asked(2), { type: 4, data: body }, sent)),
    ...WAYS.flatMap((name) => refusals(() => checkedMessage({ schema, name, body, at: [], files: sent, existing }))),
    ...refusedFiles(made),
    ...(JSON.stringify(body.allowed_mentions) === '{"parse":[]}' ? [] : ['it may mention somebody']),
  ];
}

/** What Discord would not take of a message sent to a channel, or in a digest's name. */
export function refusedMessage(reply: Reply, nonce: string): string[] {
  const made = bodyFor(reply);
  const { body, sent } = made;
  const message = { ...body, nonce, enforce_nonce: true };
  const name = 'MessageCreateRequestSchema';
  return [
    ...refusals(() => checkedMessage({ schema, name, body: message, at: [], files: sent, existing: null })),
    ...refusedFiles(made),
  ];
}

function refusedFiles({ body, sent }: ReturnType<typeof bodyFor>): string[] {
  const total = sent.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const files = body.attachments.map(({ filename, description }, index) => ({
    name: filename ?? '',
    data: sent[index]?.bytes ?? Buffer.alloc(0),
    description: description ?? '',
  }));
  return [
    ...files.flatMap(({ name, data, description }) => [
      ...(FILE_NAME.test(name) ? [] : [`a file is called ${name}`]),
      ...(data.length > LARGEST_FILE ? [`${name} has ${data.length} bytes`] : []),
      ...(description.length > LONGEST_DESCRIPTION ? [`${name} is described in ${description.length} characters`] : []),
    ]),
    ...(total > LARGEST_REQUEST ? [`files of ${total} bytes`] : []),
    ...(new Set(files.map(({ name }) => name)).size === files.length ? [] : ['two files of one name']),
  ];
}

export function refusedForm(form: Form): string[] {
  return refusals(() => checkedCallback(schema, asked(2), { type: 9, data: modalOf(form) }, []));
}

export function refusedChoices(choices: readonly Choice[]): string[] {
  return refusals(() => checkedCallback(schema, asked(4), { type: 8, data: { choices } }, []));
}

/** All that the rules for callbacks ask of an interaction. */
function asked(type: 2 | 4): Asked {
  const needed: Pick<Asked, 'type' | 'source' | 'focusedType'> = { type, source: null, focusedType: 3 };
  return needed as Asked;
}
