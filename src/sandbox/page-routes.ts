import fastifyStatic from '@fastify/static';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './api-error.ts';
import { readInteractionRequest } from './interaction-request.ts';
import type { Interactions } from './interactions.ts';
import { postMessage } from './messages.ts';
import type { PageEvent } from './page-protocol.ts';
import { may, permissionsInChannel } from './permissions.ts';
import { contentTypeOf, LARGEST_REQUEST, safeName } from './request-body.ts';
import { parameter, query } from './rest-guilds.ts';
import { userShape } from './shapes.ts';
import { commandViews, maySee, mayView, messageView, messageViews, serverView } from './views.ts';
import type { Channel, Member, Server, StoredFile, World, WorldEvent } from './world.ts';

const LOCALES = ['en-GB', 'en-US', 'fr'];
const SEND = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** The page itself and what it asks for under `/sandbox` (page-protocol.ts). */
export function pageRoutes(world: World, interactions: Interactions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.setErrorHandler((error, _request, reply) => refused(error, reply));
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
    await app.register(fastifyStatic, {
      root: new URL('./page/', import.meta.url),
      prefix: '/',
      cacheControl: false,
      setHeaders: (reply) => reply.header('cache-control', 'no-store'),
    });

    const home = (): Server => {
      const [first] = world.servers.values();
      if (first === undefined) throw new Refusal(404, 'Unknown Guild');
      return first;
    };
    const memberOf = (server: Server, id: unknown): Member => {
      const member = typeof id === 'string' ? server.members.get(id) : undefined;
      if (member === undefined || member.role === 'application') throw new Refusal(404, 'Unknown Member');
      return member;
    };
    const channelOf = (request: FastifyRequest, memberId: unknown): { channel: Channel; member: Member } => {
      const channel = world.channels.get(parameter(request, 'channel'));
      if (channel === undefined) throw new Refusal(404, 'Unknown Channel');
      const member = memberOf(world.serverOf(channel), memberId);
      if (!mayView(world.serverOf(channel), channel, member.id)) throw new Refusal(403, 'Missing Access');
      return { channel, member };
    };

    app.get('/sandbox/server', async () => serverView(world, home()));
    app.get('/sandbox/commands', async (request) => {
      const member = memberOf(home(), query(request, 'member'));
      return commandViews(world, home(), member.id);
    });
    app.get('/sandbox/channels/:channel/messages', async (request) => {
      const { channel, member } = channelOf(request, query(request, 'member'));
      return messageViews(world, channel, member.id);
    });
    app.post('/sandbox/channels/:channel/messages', async (request, reply) => {
      const { member: memberId, content } = fieldsOf(request);
      const { channel, member } = channelOf(request, memberId);
      say(world, channel, member, content);
      return reply.status(204).send();
    });
    app.post('/sandbox/interactions', async (request) => {
      const { answer } = await interactions.invoke(readInteractionRequest(fieldsOf(request)));
      return answer;
    });
    app.post('/sandbox/locale', async (request, reply) => {
      const { member, locale } = fieldsOf(request);
      if (typeof locale !== 'string' || !LOCALES.includes(locale)) throw new Refusal(400, 'Unknown language');
      memberOf(home(), member).locale = locale;
      world.emit({ kind: 'commands-changed' });
      return reply.status(204).send();
    });
    app.post('/sandbox/uploads', { bodyLimit: LARGEST_REQUEST }, async (request) => {
      if (!Buffer.isBuffer(request.body)) throw new Refusal(400, 'Please choose a file.');
      const id = world.snowflakes.next();
      const name = safeName(query(request, 'name') ?? '');
      const contentType = contentTypeOf(name, query(request, 'type') ?? '');
      world.uploads.set(id, { name, contentType, bytes: request.body });
      return { id };
    });
    app.get('/sandbox/files/:message/:name', async (request, reply) => {
      const name = parameter(request, 'name');
      const id = parameter(request, 'message');
      const upload = world.uploads.get(id);
      const file = upload ?? [...(world.messages.get(id)?.files.values() ?? [])].find((one) => one.name === name);
      if (file === undefined) throw new Refusal(404, 'Unknown file');
      return sendFile(reply, file);
    });
    app.get('/sandbox/events', (request, reply) => {
      const member = memberOf(home(), query(request, 'member'));
      streamEvents(world, member, reply);
    });
  };
}

function fieldsOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) throw new Refusal(400, 'Expected JSON');
  return body as Record<string, unknown>;
}

/** What a member says in a channel; not a command. */
export function say(world: World, channel: Channel, member: Member, content: unknown): void {
  const server = world.serverOf(channel);
  if (!may(permissionsInChannel(server, channel, member.id), SEND)) throw new Refusal(403, 'Missing Permissions');
  if (typeof content !== 'string' || content.trim() === '') throw new Refusal(400, 'Cannot send an empty message');
  if (content.length > 2000) throw new Refusal(400, 'Must be 2000 or fewer in length.');
  postMessage(world, channel, {
    author: userShape(member),
    body: { content },
    files: [],
    type: 0,
    addressee: null,
    invokedBy: null,
    thinking: false,
    mentionDefaults: 'all',
  });
}

function refused(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof Refusal) return reply.status(error.status).send({ message: error.message });
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 500) process.emitWarning(error instanceof Error ? error : String(error));
  const message = error instanceof Error && status < 500 ? error.message : 'Something went wrong. Try again.';
  return reply.status(status).send({ message });
}

/** A file is shown or saved, never run: what an application attaches must not script the page. */
function sendFile(reply: FastifyReply, file: StoredFile): FastifyReply {
  const shown = /^(?:image\/(?:png|jpeg|gif|webp)|text\/plain)\b/.test(file.contentType);
  return reply
    .header('content-type', shown ? file.contentType : 'application/octet-stream')
    .header('content-disposition', shown ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(file.bytes);
}

function pageEvent(world: World, event: WorldEvent, member: Member): PageEvent | undefined {
  switch (event.kind) {
    case 'message':
      return maySee(world, event.stored, member.id)
        ? { kind: 'message', channelId: event.stored.channelId, view: messageView(event.stored) }
        : undefined;
    case 'message-deleted':
      return maySee(world, event.stored, member.id)
        ? { kind: 'message-deleted', channelId: event.stored.channelId, messageId: event.stored.message.id }
        : undefined;
    case 'commands-changed':
      return { kind: 'commands-changed' };
    case 'application':
      return { kind: 'application', online: event.online };
    default:
      return undefined;
  }
}

function streamEvents(world: World, member: Member, reply: FastifyReply): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  raw.write(': hello\n\n');
  const unlisten = world.listen((event) => {
    const shown = pageEvent(world, event, member);
    if (shown !== undefined) raw.write(`data: ${JSON.stringify(shown)}\n\n`);
  });
  const beat = setInterval(() => raw.write(': still here\n\n'), 15_000).unref();
  raw.on('close', () => {
    clearInterval(beat);
    unlisten();
  });
}
