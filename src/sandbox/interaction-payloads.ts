import { PermissionFlagsBits } from 'discord-api-types/v10';
import { Refusal } from './api-error.ts';
import { type Component, walkComponents } from './component-tree.ts';
import { chosenValues, modalComponents } from './modal-fields.ts';
import { commandOptions, focusedType, type OptionDefinition, subcommandPath, unfinishedOptions } from './options.ts';
import type { InteractionRequest } from './page-protocol.ts';
import { may, mayUseCommand, permissionsInChannel } from './permissions.ts';
import { Resolved } from './resolved.ts';
import { channelShape, invokerShape, userShape } from './shapes.ts';
import { commandsOf, maySee } from './views.ts';
import type { Channel, Command, Member, Server, StoredMessage, World } from './world.ts';

const NO_ANSWER = 'The application did not respond';
const NO_CHOICES = 'Loading options failed';
const INTERACTION_FAILED = 'This interaction failed';
const FORM_FAILED = 'Something went wrong. Try again.';

/** What a member asked of the application, checked as Discord does before the application hears of it. */
export interface Asked {
  /** Discord's interaction type: 2 command, 3 component, 4 autocomplete, 5 form. */
  readonly type: 2 | 3 | 4 | 5;
  readonly server: Server;
  readonly channel: Channel;
  readonly member: Member;
  /** The message whose component it was. */
  readonly source: StoredMessage | null;
  readonly invokedBy: StoredMessage['invokedBy'];
  readonly replyType: number;
  readonly reference: Record<string, unknown>;
  /** The open form that this submits. */
  readonly submits: string | null;
  /** For autocomplete: the type of the option being typed in. */
  readonly focusedType?: number;
  /** What the member reads when no answer comes. */
  readonly failure: string;
  readonly metadata: (id: string) => Record<string, unknown>;
  readonly payload: (id: string, token: string) => Record<string, unknown>;
}

interface Place {
  readonly world: World;
  readonly server: Server;
  readonly channel: Channel;
  readonly member: Member;
  readonly resolved: Resolved;
}

export function askedFor(world: World, request: InteractionRequest): Asked {
  const channel = world.channels.get(request.channel);
  if (channel === undefined) throw new Refusal(404, 'Unknown Channel');
  const server = world.serverOf(channel);
  const member = server.members.get(request.member);
  if (member === undefined || member.role === 'application') throw new Refusal(404, 'Unknown Member');
  const bits = permissionsInChannel(server, channel, member.id);
  if (!may(bits, PermissionFlagsBits.ViewChannel)) throw new Refusal(403, 'Missing Access');
  const place = { world, server, channel, member, resolved: new Resolved(world, server, channel, member) };
  switch (request.kind) {
    case 'command':
    case 'autocomplete':
      return askedByCommand(place, request);
    case 'message-menu':
      return askedByMenu(place, request);
    case 'component':
      return askedByComponent(place, request);
    case 'modal':
      return askedByModal(place, request);
  }
}

function commandFor({ world, server, channel, member }: Place, commandId: string): Command {
  const command = commandsOf(world, server).find((one) => one.id === commandId);
  if (command === undefined) throw new Refusal(404, 'This command is outdated, please try again in a few minutes');
  if (!mayUseCommand(server, channel, member.id, command, world.application.id)) {
    throw new Refusal(403, 'You do not have permission to use this command');
  }
  return command;
}

function askedByCommand(
  place: Place,
  request: Extract<InteractionRequest, { kind: 'command' | 'autocomplete' }>,
): Asked {
  const command = commandFor(place, request.commandId);
  if (command.type !== 1) throw new Refusal(400, 'This command is used from the Apps menu of a message');
  const definitions = (command.options ?? []) as readonly OptionDefinition[];
  const { resolved, member } = place;
  const finished = request.kind === 'command';
  const options = finished
    ? commandOptions(definitions, request.options, member.locale, resolved)
    : unfinishedOptions(definitions, request.options, member.locale);
  const line = `/${[command.name, ...subcommandPath(options)].join(' ')}`;
  return asked(place, {
    type: finished ? 2 : 4,
    focusedType: focusedType(options),
    replyType: 20,
    failure: finished ? NO_ANSWER : NO_CHOICES,
    invokedBy: { memberId: member.id, memberName: member.name, command: line },
    extraMetadata: {},
    data: commandData(place, command, { ...(options.length > 0 ? { options } : {}) }),
  });
}

function commandData(
  { resolved, server }: Place,
  command: Command,
  rest: Record<string, unknown>,
): Record<string, unknown> {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(server.commands.has(command.id) ? { guild_id: server.id } : {}),
    ...rest,
    ...(resolved.data === undefined ? {} : { resolved: resolved.data }),
  };
}

function askedByMenu(place: Place, request: Extract<InteractionRequest, { kind: 'message-menu' }>): Asked {
  const command = commandFor(place, request.commandId);
  const target = visibleMessage(place, request.messageId);
  if (command.type !== 3) throw new Refusal(400, 'This command is not for messages');
  place.resolved.message(target.message.id, target.message);
  const { member } = place;
  return asked(place, {
    type: 2,
    replyType: 23,
    failure: NO_ANSWER,
    invokedBy: { memberId: member.id, memberName: member.name, command: command.name },
    extraMetadata: { target_message_id: target.message.id },
    data: commandData(place, command, { target_id: target.message.id }),
  });
}

function visibleMessage({ world, channel, member }: Place, id: string): StoredMessage {
  const stored = world.messages.get(id);
  if (stored === undefined || stored.channelId !== channel.id || !maySee(world, stored, member.id)) {
    throw new Refusal(404, 'Unknown Message');
  }
  return stored;
}

function askedByComponent(place: Place, request: Extract<InteractionRequest, { kind: 'component' }>): Asked {
  const source = visibleMessage(place, request.messageId);
  const found = walkComponents(source.message.components).find(
    ({ component }) => component.custom_id === request.customId && component.type === request.componentType,
  )?.component;
  if (found === undefined || found.disabled === true || source.message.author.id !== place.world.application.id) {
    throw new Refusal(400, INTERACTION_FAILED);
  }
  const { resolved, channel, server } = place;
  const values = found.type === 2 ? undefined : chosen(found, request.values ?? [], resolved);
  return asked(place, {
    type: 3,
    replyType: 19,
    failure: INTERACTION_FAILED,
    source,
    invokedBy: null,
    extraMetadata: { interacted_message_id: source.message.id },
    reference: {
      message_reference: { type: 0, channel_id: channel.id, message_id: source.message.id, guild_id: server.id },
    },
    data: {
      id: found.id,
      custom_id: request.customId,
      component_type: found.type,
      ...(values === undefined ? {} : { values }),
      ...(resolved.data === undefined ? {} : { resolved: resolved.data }),
    },
  });
}

function chosen(component: Component, values: readonly string[], resolved: Resolved): string[] {
  const least = typeof component.min_values === 'number' ? component.min_values : 1;
  const most = typeof component.max_values === 'number' ? component.max_values : 1;
  if (values.length < least || values.length > most) throw new Refusal(400, INTERACTION_FAILED);
  return chosenValues(component, values, String(component.placeholder ?? component.custom_id), resolved);
}

function askedByModal(place: Place, request: Extract<InteractionRequest, { kind: 'modal' }>): Asked {
  const { world, member, resolved } = place;
  const key = `${member.id}:${request.customId}`;
  const open = world.modals.get(key);
  if (open === undefined) throw new Refusal(404, FORM_FAILED);
  const components = modalComponents(open.modal.components as unknown as Component[], request.fields, resolved);
  const source = open.source !== null && world.messages.has(open.source.message.id) ? open.source : null;
  return asked(place, {
    type: 5,
    replyType: source === null ? 20 : 19,
    failure: FORM_FAILED,
    source,
    submits: key,
    invokedBy: open.invokedBy,
    extraMetadata: { triggering_interaction_metadata: open.metadata },
    data: {
      custom_id: request.customId,
      components,
      ...(resolved.data === undefined ? {} : { resolved: resolved.data }),
    },
  });
}

interface Particulars extends Pick<Asked, 'type' | 'replyType' | 'failure' | 'invokedBy' | 'focusedType'> {
  readonly source?: StoredMessage | null;
  readonly submits?: string;
  readonly reference?: Record<string, unknown>;
  readonly extraMetadata: Record<string, unknown>;
  readonly data: Record<string, unknown>;
}

function asked({ world, server, channel, member }: Place, particulars: Particulars): Asked {
  const { source = null, submits = null, reference = {}, extraMetadata, data, ...rest } = particulars;
  const owners = { '0': server.id };
  return {
    ...rest,
    server,
    channel,
    member,
    source,
    submits,
    reference,
    metadata: (id) => ({
      id,
      type: rest.type,
      user: userShape(member),
      authorizing_integration_owners: owners,
      ...extraMetadata,
    }),
    payload: (id, token) => ({
      id,
      application_id: world.application.id,
      type: rest.type,
      data,
      guild: { id: server.id, locale: 'en-US', features: [] },
      guild_id: server.id,
      channel: channelShape(channel),
      channel_id: channel.id,
      member: invokerShape(server, channel, member),
      token,
      version: 1,
      ...(source === null ? {} : { message: source.message }),
      app_permissions: String(permissionsInChannel(server, channel, world.application.id)),
      locale: member.locale,
      guild_locale: 'en-US',
      entitlements: [],
      entitlement_sku_ids: [],
      authorizing_integration_owners: owners,
      context: 0,
      attachment_size_limit: 10 * 1024 * 1024,
    }),
  };
}
