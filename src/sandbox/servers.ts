import { type APIRole, PermissionFlagsBits, type RoleFlags } from 'discord-api-types/v10';
import type { MemberView } from './page-protocol.ts';
import { APPLICATION_PERMISSIONS, EVERYONE_PERMISSIONS } from './permissions.ts';
import type { Channel, Member, Server, World } from './world.ts';

export interface MemberOptions {
  readonly name: string;
  readonly role: MemberView['role'];
  readonly locale?: string;
  /** A user who is in another server already. */
  readonly id?: string;
}

export interface ChannelOptions {
  readonly name: string;
  readonly topic?: string;
}

export interface ServerOptions {
  readonly name?: string;
  readonly members?: readonly MemberOptions[];
  readonly channels?: readonly ChannelOptions[];
  /** The name of the channel in which members are greeted and told of things; none unless said. */
  readonly systemChannel?: string;
}

const DEFAULT_MEMBERS: readonly MemberOptions[] = [
  { name: 'Reader', role: 'reader' },
  { name: 'Moderator', role: 'moderator' },
  { name: 'Manager', role: 'manager' },
];

const DEFAULT_CHANNELS: readonly ChannelOptions[] = [
  { name: 'claims', topic: 'Who claims what' },
  { name: 'briefings', topic: 'Briefings arrive here' },
];

/** discord-api-types has no word for "none of the flags". */
const NO_FLAGS = 0 as RoleFlags;
const COLOURS = ['#5865f2', '#3ba55c', '#eb459e', '#faa61a', '#ed4245', '#00a8fc'];

function makeRole(id: string, name: string, position: number, permissions: bigint, extra: Partial<APIRole>): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: String(permissions),
    managed: false,
    mentionable: false,
    flags: NO_FLAGS,
    ...extra,
  };
}

/** A new server with its roles, an owner who never speaks, the application's own member, and the members and channels asked for. */
export function addServer(world: World, options: ServerOptions): Server {
  const id = world.snowflakes.nextOld();
  const owner = world.snowflakes.next();
  const joinedAt = world.now().toISOString();
  const role = (name: string, position: number, permissions: bigint, extra: Partial<APIRole> = {}) =>
    makeRole(world.snowflakes.next(), name, position, permissions, extra);
  const moderator = role('Moderator', 2, EVERYONE_PERMISSIONS | PermissionFlagsBits.ManageMessages);
  const manager = role(
    'Manager',
    3,
    EVERYONE_PERMISSIONS | PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ManageGuild,
  );
  const managed = role(world.application.name, 1, APPLICATION_PERMISSIONS, {
    managed: true,
    tags: { bot_id: world.application.id },
  });
  const everyone = makeRole(id, '@everyone', 0, EVERYONE_PERMISSIONS, {});
  const server: Server = {
    id,
    name: options.name ?? 'Sahel Desk',
    ownerId: owner,
    joinedAt,
    systemChannelId: null,
    roles: new Map([everyone, managed, moderator, manager].map((one) => [one.id, one])),
    members: new Map(),
    channels: new Map(),
    commands: new Map(),
    commandPermissions: new Map(),
  };
  const join = (member: Omit<Member, 'joinedAt' | 'colour'>) =>
    server.members.set(member.id, {
      ...member,
      joinedAt,
      colour: COLOURS[server.members.size % COLOURS.length] ?? '#5865f2',
    });
  for (const one of options.members ?? DEFAULT_MEMBERS) {
    const roles = { reader: [], moderator: [moderator.id], manager: [manager.id] }[one.role];
    const memberId = one.id ?? world.snowflakes.next();
    join({ id: memberId, name: one.name, role: one.role, roles, locale: one.locale ?? 'en-GB' });
  }
  join({ id: owner, name: 'Owner', role: 'owner', roles: [], locale: 'en-GB' });
  join({
    id: world.application.id,
    name: world.application.name,
    role: 'application',
    roles: [managed.id],
    locale: 'en-GB',
  });
  world.servers.set(id, server);
  for (const one of options.channels ?? DEFAULT_CHANNELS) {
    const channel = placeChannel(world, server, one);
    if (one.name === options.systemChannel) server.systemChannelId = channel.id;
  }
  world.emit({ kind: 'server-added', server });
  return server;
}

function placeChannel(world: World, server: Server, options: ChannelOptions): Channel {
  const channel: Channel = {
    id: world.snowflakes.next(),
    serverId: server.id,
    name: options.name,
    topic: options.topic ?? '',
    position: server.channels.size,
    overwrites: new Map(),
    messages: [],
    nonces: new Map(),
  };
  server.channels.set(channel.id, channel);
  world.channels.set(channel.id, channel);
  return channel;
}

export function addChannel(world: World, server: Server, options: ChannelOptions): Channel {
  const channel = placeChannel(world, server, options);
  world.emit({ kind: 'channel-added', channel });
  return channel;
}

export function removeChannel(world: World, channel: Channel): void {
  for (const stored of channel.messages) world.messages.delete(stored.message.id);
  world.channels.delete(channel.id);
  world.servers.get(channel.serverId)?.channels.delete(channel.id);
  world.emit({ kind: 'channel-removed', channel });
}

/** A member leaves, is kicked or banned: their account and what they wrote stay. */
export function removeMember(world: World, server: Server, id: string): void {
  const member = server.members.get(id);
  if (member === undefined) throw new Error(`no member ${id}`);
  server.members.delete(id);
  world.former.set(id, member);
}

/** The application is removed from the server, and with that the server from the sandbox. */
export function removeServer(world: World, server: Server): void {
  for (const channel of [...server.channels.values()]) {
    for (const stored of channel.messages) world.messages.delete(stored.message.id);
    world.channels.delete(channel.id);
  }
  world.servers.delete(server.id);
  world.emit({ kind: 'server-removed', server });
}

export interface PermissionChange {
  /** The channel to change; without one, the role itself changes and `target` must be a role. */
  readonly channel?: string;
  /** `everyone`, `application` or the id of a role or a member. */
  readonly target: string;
  readonly allow?: bigint;
  readonly deny?: bigint;
}

/** What an administrator does in the server's or a channel's settings; for a channel, `allow` and `deny` replace what was there. */
export function setPermissions(world: World, server: Server, change: PermissionChange): void {
  const member = server.members.get(change.target === 'application' ? world.application.id : change.target);
  const targetId = change.target === 'everyone' ? server.id : (member?.id ?? change.target);
  const role = server.roles.get(member?.role === 'application' ? (member.roles[0] ?? '') : targetId);
  if (change.channel === undefined) {
    if (role === undefined) throw new Error(`no role ${change.target} in ${server.name}`);
    const bits = (BigInt(role.permissions) & ~(change.deny ?? 0n)) | (change.allow ?? 0n);
    role.permissions = String(bits);
    world.emit({ kind: 'role-updated', server, role });
    return;
  }
  const channel = server.channels.get(change.channel);
  if (channel === undefined) throw new Error(`no channel ${change.channel} in ${server.name}`);
  channel.overwrites.set(targetId, {
    id: targetId,
    type: member === undefined ? 0 : 1,
    allow: change.allow ?? 0n,
    deny: change.deny ?? 0n,
  });
  world.emit({ kind: 'channel-updated', channel });
}
