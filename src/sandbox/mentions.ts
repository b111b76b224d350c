import { type APIAllowedMentions, type APIUser, PermissionFlagsBits } from 'discord-api-types/v10';
import { may, permissionsInChannel } from './permissions.ts';
import { userShape } from './shapes.ts';
import type { Channel, Server } from './world.ts';

interface Mentions {
  readonly mentions: APIUser[];
  readonly mention_roles: string[];
  readonly mention_everyone: boolean;
}

function ids(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/**
 * Whom a text notifies. Without `allowed` Discord parses all three kinds; `userDefault` is the narrower default of
 * interaction replies, which ping users alone.
 */
export function mentionsIn(
  text: string,
  allowed: Partial<APIAllowedMentions> | null | undefined,
  server: Server,
  channel: Channel,
  authorId: string,
  defaults: 'all' | 'users',
): Mentions {
  const parse: readonly string[] =
    allowed === null || allowed === undefined
      ? defaults === 'all'
        ? ['users', 'roles', 'everyone']
        : ['users']
      : (allowed.parse ?? []);
  const bits = permissionsInChannel(server, channel, authorId);
  const everyone = may(bits, PermissionFlagsBits.MentionEveryone);
  const users = [...ids(text, /<@!?([0-9]{15,20})>/g)].filter(
    (id) => parse.includes('users') || allowed?.users?.includes(id),
  );
  const roles = [...ids(text, /<@&([0-9]{15,20})>/g)].filter((id) => {
    const role = server.roles.get(id);
    if (role === undefined || !(role.mentionable || everyone)) return false;
    return parse.includes('roles') || allowed?.roles?.includes(id);
  });
  return {
    mentions: users.flatMap((id) => {
      const member = server.members.get(id);
      return member === undefined ? [] : [userShape(member)];
    }),
    mention_roles: roles,
    mention_everyone: everyone && parse.includes('everyone') && /@(?:everyone|here)/.test(text),
  };
}
