import { commandPermissionsShape } from './command-permissions.ts';
import { channelShape, guildCreateShape } from './shapes.ts';
import type { StoredMessage, World, WorldEvent } from './world.ts';

export const GUILDS = 1 << 0;
const GUILD_MESSAGES = 1 << 9;
export const MESSAGE_CONTENT = 1 << 15;

interface Told {
  readonly serverId: string;
  /** The intent a session needs for it; 0: every session is told. */
  readonly intent: number;
  readonly type: string;
  /** What a session with these intents is told. */
  readonly data: (intents: number) => unknown;
}

/** What the gateway tells of something that happened, and to whom; undefined for what is no business of an application. */
export function toldOf(world: World, event: WorldEvent): Told | undefined {
  switch (event.kind) {
    case 'interaction':
      return { serverId: event.serverId, intent: 0, type: 'INTERACTION_CREATE', data: () => event.payload };
    case 'message': {
      const type = event.isNew ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
      return aboutMessage(world, event.stored, type, (intents) => readable(world, event.stored, intents));
    }
    case 'message-deleted': {
      const { message, channelId, serverId } = event.stored;
      const gone = { id: message.id, channel_id: channelId, guild_id: serverId };
      return aboutMessage(world, event.stored, 'MESSAGE_DELETE', () => gone);
    }
    case 'server-added':
      return aboutServer(event.server.id, 'GUILD_CREATE', () => guildCreateShape(world, event.server));
    case 'server-removed':
      return aboutServer(event.server.id, 'GUILD_DELETE', () => ({ id: event.server.id }));
    case 'channel-added':
      return aboutServer(event.channel.serverId, 'CHANNEL_CREATE', () => channelShape(event.channel));
    case 'channel-updated':
      return aboutServer(event.channel.serverId, 'CHANNEL_UPDATE', () => channelShape(event.channel));
    case 'channel-removed':
      return aboutServer(event.channel.serverId, 'CHANNEL_DELETE', () => channelShape(event.channel));
    case 'role-updated': {
      const { server, role } = event;
      return aboutServer(server.id, 'GUILD_ROLE_UPDATE', () => ({ guild_id: server.id, role }));
    }
    case 'command-permissions': {
      const { server, id } = event;
      const type = 'APPLICATION_COMMAND_PERMISSIONS_UPDATE';
      return { serverId: server.id, intent: 0, type, data: () => commandPermissionsShape(world, server, id) };
    }
    case 'commands-changed':
    case 'application':
    case 'shards':
      return undefined;
  }
}

function aboutServer(serverId: string, type: string, data: Told['data']): Told {
  return { serverId, intent: GUILDS, type, data };
}

/** Of private replies the gateway says nothing; of direct messages no application here asks to hear. */
function aboutMessage(world: World, stored: StoredMessage, type: string, data: Told['data']): Told | undefined {
  const isDirect = world.channels.get(stored.channelId)?.recipient !== undefined;
  return stored.addressee === null && !isDirect
    ? { serverId: stored.serverId, intent: GUILD_MESSAGES, type, data }
    : undefined;
}

/** Without the message content intent, an application reads only its own messages and those that mention it. */
function readable(world: World, stored: StoredMessage, intents: number): unknown {
  const { message, serverId } = stored;
  const { id } = world.application;
  const open =
    (intents & MESSAGE_CONTENT) !== 0 || message.author.id === id || message.mentions.some((one) => one.id === id);
  const content = open ? {} : { content: '', embeds: [], attachments: [], components: [] };
  return { ...message, ...content, guild_id: serverId };
}
