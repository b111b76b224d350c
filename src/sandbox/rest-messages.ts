import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { foreignMessage, missingPermissions, unknownMessage } from './api-error.ts';
import { needMutualServer } from './direct-messages.ts';
import { formError } from './form-errors.ts';
import { checkedMessage } from './message-rules.ts';
import { editMessage, type MessageBody, postMessage } from './messages.ts';
import { may, permissionsInChannel } from './permissions.ts';
import { received } from './request-body.ts';
import type { Rest } from './rest.ts';
import { channelFor, parameter, query } from './rest-guilds.ts';
import { applicationUser } from './shapes.ts';
import { isSnowflake } from './snowflakes.ts';
import type { Channel, StoredMessage, World } from './world.ts';

/** For how long a nonce is remembered; Discord says "the past few minutes". */
const NONCE_LIFE = 5 * 60_000;

export function messageRoutes(app: FastifyInstance, { world, schema }: Rest): void {
  const need = (channel: Channel, bits: bigint) => {
    if (!may(permissionsInChannel(world.serverOf(channel), channel, world.application.id), bits)) {
      throw missingPermissions();
    }
  };
  const messageFor = (channel: Channel, id: string): StoredMessage => {
    const stored = world.messages.get(id);
    if (stored === undefined || stored.channelId !== channel.id || stored.addressee !== null) throw unknownMessage();
    return stored;
  };

  app.get('/channels/:channel/messages', async (request) => {
    const channel = channelFor(world, parameter(request, 'channel'));
    need(channel, PermissionFlagsBits.ReadMessageHistory);
    const listed = listMessages(channel, {
      before: query(request, 'before'),
      after: query(request, 'after'),
      around: query(request, 'around'),
      limit: limitOf(query(request, 'limit')),
    });
    return listed.map((stored) => stored.message);
  });
  app.get('/channels/:channel/messages/:message', async (request) => {
    const channel = channelFor(world, parameter(request, 'channel'));
    need(channel, PermissionFlagsBits.ReadMessageHistory);
    return messageFor(channel, parameter(request, 'message')).message;
  });
  app.post('/channels/:channel/messages', async (request) => {
    const channel = channelFor(world, parameter(request, 'channel'));
    const { json, files } = received(request);
    const name = 'MessageCreateRequestSchema';
    const body = checkedMessage({ schema, name, body: json, at: [], files, existing: null });
    need(channel, PermissionFlagsBits.SendMessages);
    needMutualServer(world, channel);
    if (files.length > 0) need(channel, PermissionFlagsBits.AttachFiles);
    const same = sameNonce(world, channel, body);
    if (same !== undefined) return same.message;
    const stored = postMessage(world, channel, {
      author: applicationUser(world),
      body: mayEmbed(world, channel) ? body : { ...body, embeds: [] },
      files,
      type: body.message_reference ? 19 : 0,
      addressee: null,
      invokedBy: null,
      thinking: false,
      mentionDefaults: 'all',
      extra: referenceOf(world, channel, body),
    });
    rememberNonce(world, channel, body, stored);
    return stored.message;
  });
  app.patch('/channels/:channel/messages/:message', async (request) => {
    const channel = channelFor(world, parameter(request, 'channel'));
    const existing = messageFor(channel, parameter(request, 'message'));
    if (existing.message.author.id !== world.application.id) throw foreignMessage();
    const { json, files } = received(request);
    const name = 'MessageEditRequestPartialSchema';
    const body = checkedMessage({ schema, name, body: json, at: [], files, existing });
    if (files.length > 0) need(channel, PermissionFlagsBits.AttachFiles);
    return editMessage(world, existing, body, files, 'all').message;
  });
  app.delete('/channels/:channel/messages/:message', async (request, reply) => {
    const channel = channelFor(world, parameter(request, 'channel'));
    const stored = messageFor(channel, parameter(request, 'message'));
    if (stored.message.author.id !== world.application.id) need(channel, PermissionFlagsBits.ManageMessages);
    world.deleteMessage(stored);
    return reply.status(204).send();
  });
  app.post('/channels/:channel/typing', async (request, reply) => {
    const channel = channelFor(world, parameter(request, 'channel'));
    need(channel, PermissionFlagsBits.SendMessages);
    return reply.status(204).send();
  });
}

/** Without the permission Embed Links Discord posts the message and leaves the embeds out. */
function mayEmbed(world: World, channel: Channel): boolean {
  const bits = permissionsInChannel(world.serverOf(channel), channel, world.application.id);
  return may(bits, PermissionFlagsBits.EmbedLinks);
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? 50);
  if (!Number.isInteger(limit)) throw formError(['limit'], 'NUMBER_TYPE_COERCE', `Value "${text}" is not int.`);
  if (limit < 1) throw formError(['limit'], 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.');
  if (limit > 100) throw formError(['limit'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 100.');
  return limit;
}

interface Page {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly around: string | undefined;
  readonly limit: number;
}

/** Newest first, private replies left out. */
function listMessages(channel: Channel, page: Page): StoredMessage[] {
  const all = channel.messages.filter((stored) => stored.addressee === null);
  const key = (['around', 'before', 'after'] as const).find((one) => page[one] !== undefined);
  if (key === undefined) return all.slice(-page.limit).reverse();
  const given = page[key];
  if (!isSnowflake(given)) throw formError([key], 'NUMBER_TYPE_COERCE', `Value "${given}" is not snowflake.`);
  const mark = BigInt(given);
  const older = all.filter((stored) => BigInt(stored.message.id) < mark);
  const newer = all.filter((stored) => BigInt(stored.message.id) > mark);
  if (key === 'before') return older.slice(-page.limit).reverse();
  if (key === 'after') return newer.slice(0, page.limit).reverse();
  const half = Math.floor(page.limit / 2);
  const exact = all.filter((stored) => BigInt(stored.message.id) === mark);
  return [...(half === 0 ? [] : older.slice(-half)), ...exact, ...newer.slice(0, half)].slice(0, page.limit).reverse();
}

function sameNonce(world: World, channel: Channel, body: MessageBody): StoredMessage | undefined {
  if (!body.enforce_nonce || body.nonce === undefined || body.nonce === null) return undefined;
  const known = channel.nonces.get(String(body.nonce));
  if (known === undefined || world.now().getTime() - known.at > NONCE_LIFE) return undefined;
  const stored = world.messages.get(known.messageId);
  if (stored === undefined) throw unknownMessage();
  return stored;
}

function rememberNonce(world: World, channel: Channel, body: MessageBody, stored: StoredMessage): void {
  if (body.nonce === undefined || body.nonce === null) return;
  const at = world.now().getTime();
  for (const [nonce, known] of channel.nonces) if (at - known.at > NONCE_LIFE) channel.nonces.delete(nonce);
  channel.nonces.set(String(body.nonce), { messageId: stored.message.id, at });
}

function referenceOf(world: World, channel: Channel, body: MessageBody): Record<string, unknown> {
  const reference = body.message_reference;
  if (reference === undefined || reference === null) return {};
  const target = world.messages.get(reference.message_id);
  if (target === undefined || target.channelId !== channel.id || target.addressee !== null) {
    if ('fail_if_not_exists' in reference && reference.fail_if_not_exists === false) return {};
    throw formError(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }
  return {
    message_reference: { type: 0, channel_id: channel.id, message_id: target.message.id, guild_id: channel.serverId },
    referenced_message: target.message,
  };
}
