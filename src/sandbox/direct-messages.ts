import { type APIDMChannel, type ChannelFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { noMutualGuild, unknownUser } from './api-error.ts';
import { formError } from './form-errors.ts';
import { APPLICATION_PERMISSIONS } from './permissions.ts';
import { received } from './request-body.ts';
import type { Rest } from './rest.ts';
import { userShape } from './shapes.ts';
import type { Channel, Server, World } from './world.ts';

/** The channel of what the application and a member write to each other, if it was opened. */
export function directChannel(world: World, user: string): Channel | undefined {
  return [...world.channels.values()].find(
    ({ recipient, serverId }) => recipient === user && world.servers.has(serverId),
  );
}

function serverWith(world: World, user: string): Server | undefined {
  return [...world.servers.values()].find(({ members }) => members.has(user));
}

/** What is opened with somebody in no server of the application's takes nothing. */
export function needMutualServer(world: World, { recipient }: Channel): void {
  if (recipient !== undefined && !serverWith(world, recipient)) throw noMutualGuild();
}

/** Opening it twice gives the same. It is no server's channel, but what the application may do there a server they share decides. */
export function directRoutes(app: FastifyInstance, { world }: Rest): void {
  app.post('/users/@me/channels', async (request): Promise<APIDMChannel> => {
    const { recipient_id: user } = received(request).json as { recipient_id?: unknown };
    if (typeof user !== 'string') throw formError(['recipient_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
    const server = serverWith(world, user);
    const member = server?.members.get(user) ?? world.former.get(user);
    const [any] = world.servers.values();
    if (!any || !member || user === world.application.id) throw unknownUser();
    const channel = directChannel(world, user) ?? open(world, (server ?? any).id, user);
    const last = channel.messages.at(-1)?.message.id ?? null;
    return {
      id: channel.id,
      type: 1,
      name: null,
      flags: 0 as ChannelFlags,
      last_message_id: last,
      recipients: [userShape(member)],
    };
  });
}

function open(world: World, serverId: string, recipient: string): Channel {
  const own = { type: 1 as const, deny: 0n };
  const allow = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
  const channel: Channel = {
    id: world.snowflakes.next(),
    serverId,
    recipient,
    name: '',
    topic: '',
    position: 0,
    overwrites: new Map([
      [serverId, { id: serverId, type: 0, allow: 0n, deny: PermissionFlagsBits.ViewChannel }],
      [recipient, { ...own, id: recipient, allow }],
      [world.application.id, { ...own, id: world.application.id, allow: APPLICATION_PERMISSIONS }],
    ]),
    messages: [],
    nonces: new Map(),
  };
  world.channels.set(channel.id, channel);
  return channel;
}
