import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { CommandView, MessageView, ServerView } from './page-protocol.ts';
import { may, mayUseCommand, permissionsInChannel } from './permissions.ts';
import type { Channel, Command, Server, StoredMessage, World } from './world.ts';

export function mayView(server: Server, channel: Channel, memberId: string): boolean {
  return may(permissionsInChannel(server, channel, memberId), PermissionFlagsBits.ViewChannel);
}

export function maySee(world: World, stored: StoredMessage, memberId: string): boolean {
  if (stored.addressee !== null) return stored.addressee === memberId;
  const channel = world.channels.get(stored.channelId);
  return channel !== undefined && mayView(world.serverOf(channel), channel, memberId);
}

export function messageView(stored: StoredMessage): MessageView {
  return {
    message: stored.message,
    ephemeral: stored.addressee !== null,
    thinking: stored.thinking,
    invokedBy: stored.invokedBy,
  };
}

export function messageViews(world: World, channel: Channel, memberId: string): MessageView[] {
  return channel.messages.filter((stored) => maySee(world, stored, memberId)).map(messageView);
}

type Localised = {
  readonly name: string;
  readonly name_localizations?: Partial<Record<string, string | null>> | null;
  readonly description?: string;
  readonly description_localizations?: Partial<Record<string, string | null>> | null;
  readonly options?: readonly Localised[];
  readonly choices?: readonly Localised[];
};

/** With the member's words beside the default ones, as Discord gives them; a choice's name is only shown, so it is in the member's words itself. */
function inLanguage<One extends Localised>(one: One, locale: string): One {
  const name = one.name_localizations?.[locale];
  const description = one.description_localizations?.[locale];
  return {
    ...one,
    ...(name === undefined ? {} : { name_localized: name }),
    ...(description === undefined ? {} : { description_localized: description }),
    ...(one.options === undefined ? {} : { options: one.options.map((option) => inLanguage(option, locale)) }),
    ...(one.choices === undefined ? {} : { choices: one.choices.map((choice) => choiceInLanguage(choice, locale)) }),
  };
}

function choiceInLanguage<One extends Localised>(choice: One, locale: string): One {
  return { ...choice, name: choice.name_localizations?.[locale] ?? choice.name };
}

/** The commands in force in a server: its own take the place of global ones with the same name and type. */
export function commandsOf(world: World, server: Server): Command[] {
  const own = [...server.commands.values()];
  const global = [...world.commands.values()].filter(
    (command) => !own.some((one) => one.name === command.name && one.type === command.type),
  );
  return [...global, ...own];
}

/** The commands the member may use in any of the server's channels, under their default names. */
export function commandsFor(world: World, server: Server, memberId: string): Command[] {
  const channels = [...server.channels.values()];
  return commandsOf(world, server).filter((command) =>
    channels.some((channel) => mayUseCommand(server, channel, memberId, command, world.application.id)),
  );
}

/** What the member finds in the command picker, in its language. */
export function commandViews(world: World, server: Server, memberId: string): CommandView[] {
  const locale = server.members.get(memberId)?.locale ?? 'en-US';
  return commandsFor(world, server, memberId)
    .map((command) => inLanguage(command, locale))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function serverView(world: World, server: Server): ServerView {
  return {
    id: server.id,
    name: server.name,
    members: [...server.members.values()].flatMap(({ id, name, role, locale, colour }) =>
      role === 'owner' || role === 'application' ? [] : [{ id, name, role, locale, colour }],
    ),
    channels: [...server.channels.values()].map(({ id, name, topic }) => ({ id, name, topic })),
    application: { id: world.application.id, name: world.application.name, online: world.online },
  };
}
