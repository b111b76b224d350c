import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Command, Server } from './world.ts';

const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What everyone in a sandbox server may do. */
export const EVERYONE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands;

export const APPLICATION_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseExternalEmojis;

/** What the user may do in the server, before any channel's own rules. */
export function permissionsIn(server: Server, userId: string): bigint {
  if (server.ownerId === userId) return ALL_PERMISSIONS;
  const member = server.members.get(userId);
  if (member === undefined) return 0n;
  let bits = BigInt(server.roles.get(server.id)?.permissions ?? '0');
  for (const role of member.roles) bits |= BigInt(server.roles.get(role)?.permissions ?? '0');
  return bits & PermissionFlagsBits.Administrator ? ALL_PERMISSIONS : bits;
}

/** What the user may do in the channel: roles, then the channel's overwrites in Discord's order. */
export function permissionsInChannel(server: Server, channel: Channel, userId: string): bigint {
  const base = permissionsIn(server, userId);
  if (base === ALL_PERMISSIONS) return base;
  const member = server.members.get(userId);
  if (member === undefined) return 0n;
  let bits = base;
  const everyone = channel.overwrites.get(server.id);
  if (everyone !== undefined) bits = (bits & ~everyone.deny) | everyone.allow;
  let allow = 0n;
  let deny = 0n;
  for (const role of member.roles) {
    const overwrite = channel.overwrites.get(role);
    if (overwrite === undefined) continue;
    allow |= overwrite.allow;
    deny |= overwrite.deny;
  }
  bits = (bits & ~deny) | allow;
  const own = channel.overwrites.get(userId);
  if (own !== undefined) bits = (bits & ~own.deny) | own.allow;
  return bits & PermissionFlagsBits.ViewChannel ? bits : 0n;
}

export function may(bits: bigint, wanted: bigint): boolean {
  return (bits & wanted) === wanted;
}

type Verdict = boolean | undefined;

function channelVerdict(entries: Server['commandPermissions'], key: string, server: Server, channel: Channel): Verdict {
  const list = entries.get(key) ?? [];
  const of = (id: string) => list.find((entry) => entry.type === 3 && entry.id === id)?.permission;
  // Discord's constant for "all channels" is the server's id less one.
  return of(channel.id) ?? of(String(BigInt(server.id) - 1n));
}

function memberVerdict(
  entries: Server['commandPermissions'],
  key: string,
  server: Server,
  userId: string,
  roles: readonly string[],
): Verdict {
  const list = entries.get(key) ?? [];
  const own = list.find((entry) => entry.type === 2 && entry.id === userId);
  if (own !== undefined) return own.permission;
  const byRole = list.filter((entry) => entry.type === 1 && roles.includes(entry.id));
  if (byRole.length > 0) return byRole.some((entry) => entry.permission);
  return list.find((entry) => entry.type === 1 && entry.id === server.id)?.permission;
}

/** Whether the member sees the command in the channel and may use it: administrators' overrides first, then its default permissions. */
export function mayUseCommand(
  server: Server,
  channel: Channel,
  userId: string,
  command: Command,
  applicationId: string,
): boolean {
  const bits = permissionsInChannel(server, channel, userId);
  if (bits === ALL_PERMISSIONS) return true;
  if (!may(bits, PermissionFlagsBits.ViewChannel | PermissionFlagsBits.UseApplicationCommands)) return false;
  const entries = server.commandPermissions;
  const inChannel =
    channelVerdict(entries, command.id, server, channel) ?? channelVerdict(entries, applicationId, server, channel);
  if (inChannel === false) return false;
  const roles = server.members.get(userId)?.roles ?? [];
  const forMember = memberVerdict(entries, command.id, server, userId, roles);
  if (forMember !== undefined) return forMember;
  if (memberVerdict(entries, applicationId, server, userId, roles) === false) return false;
  const wanted = command.default_member_permissions;
  if (wanted === null || wanted === undefined) return true;
  const needed = BigInt(wanted);
  return needed !== 0n && may(bits, needed);
}
