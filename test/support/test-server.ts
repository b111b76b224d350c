import { type APIModalInteractionResponseCallbackData, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Discord, Invoked } from '../../src/sandbox/discord.ts';
import { FIRST_RECORD } from '../../src/sandbox/first-record.ts';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import type { ServerOptions } from '../../src/sandbox/servers.ts';
import { buttonsOf, visibleText } from './visible-text.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

type Modal = APIModalInteractionResponseCallbackData;
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What stands in a form's fields when it opens. */
export function filledIn({ components }: Modal): Record<string, string | readonly string[]> {
  const fields = components.map((each) => (each as { component: FormControl }).component);
  return Object.fromEntries(
    fields.map(({ custom_id: id, value, options }) => {
      const chosen = options?.filter((option) => option.default).map((option) => option.value);
      return [id, value ?? chosen ?? ''];
    }),
  );
}

interface FormControl {
  readonly custom_id: string;
  readonly value?: string;
  readonly options?: ReadonlyArray<{ readonly value: string; readonly default?: boolean }>;
}

export type TestServer = ReturnType<typeof openServer>;

/** A new server of the sandbox with its members and channels, and what tests do in it: everything is asked in #claims. */
export function openServer(discord: Discord, options: ServerOptions = {}) {
  const server = discord.addServer(options);
  const reader = discord.member('reader', server.id).id;
  const moderator = discord.member('moderator', server.id).id;
  const manager = discord.member('manager', server.id).id;
  const claims = discord.channel('claims', server.id).id;
  const briefings = discord.channel('briefings', server.id).id;

  async function answered(invoked: Invoked, isAnswer: (view: MessageView) => boolean): Promise<MessageView> {
    if (invoked.kind === 'failed') throw new Error(invoked.message);
    if (invoked.kind !== 'message') throw new Error(`answered with ${invoked.kind}`);
    return discord.waitFor(
      'the answer',
      () => {
        const view = invoked.reply();
        return view !== null && !view.thinking && isAnswer(view) ? view : undefined;
      },
      30_000,
    );
  }

  /** The answer to a slash command: `ask(moderator, 'add event', { title: '…' })`. */
  async function ask(member: string, line: string, values: Values = {}): Promise<MessageView> {
    return answered(await discord.use(member, claims, line, values), () => true);
  }

  /** The answer to a press on any custom id of a message, one that was never offered too: the message itself where it was changed. */
  async function pressId(member: string, { message }: MessageView, customId: string): Promise<MessageView> {
    const { id, channel_id: channel } = message;
    // A card follows what others record: only what comes after the press is its answer.
    const edited = discord.messages(channel, member).find((each) => each.message.id === id)?.message.edited_timestamp;
    const invoked = await discord.invoke({
      kind: 'component',
      member,
      channel,
      messageId: id,
      customId,
      componentType: ComponentType.Button,
    });
    return answered(invoked, (view) => view.message.id !== id || view.message.edited_timestamp !== edited);
  }

  function formOf(invoked: Invoked): Modal {
    if (invoked.kind !== 'modal')
      throw new Error(invoked.kind === 'failed' ? invoked.message : `answered with ${invoked.kind}`);
    return invoked.modal;
  }

  const names = new Map<string, string>([
    ...server.members.map(({ id, name }) => [`<@${id}>`, `@${name}`] as const),
    ...server.channels.map(({ id, name }) => [`<#${id}>`, `#${name}`] as const),
  ]);
  /** What a message shows, members and channels by their names. */
  function lines(view: MessageView): string[] {
    return visibleText(view).map((line) => line.replace(/<[@#]\d+>/g, (id) => names.get(id) ?? id));
  }

  return {
    id: server.id,
    reader,
    moderator,
    manager,
    claims,
    briefings,
    ask,
    pressId,
    lines,

    /** The form a slash command opens. */
    async open(member: string, line: string, values: Values = {}): Promise<Modal> {
      return formOf(await discord.use(member, claims, line, values));
    },

    /** The form the first button of that label opens. */
    async pressForm(member: string, { message }: MessageView, label: string): Promise<Modal> {
      const button = buttonsOf({ message }).find((each) => 'label' in each && each.label === label);
      if (button === undefined || !('custom_id' in button)) throw new Error(`no button ${label}`);
      const about = { member, channel: message.channel_id, messageId: message.id, customId: button.custom_id };
      return formOf(await discord.invoke({ kind: 'component', ...about, componentType: ComponentType.Button }));
    },

    /** The answer to a form sent with these fields filled in, and all others as it opened. */
    async submit(member: string, form: Modal, fields: Fields): Promise<MessageView> {
      const { custom_id: customId } = form;
      const before = new Map(
        discord.messages(claims, member).map(({ message }) => [message.id, message.edited_timestamp]),
      );
      const all = { ...filledIn(form), ...fields };
      const invoked = await discord.invoke({ kind: 'modal', member, channel: claims, customId, fields: all });
      if (invoked.kind !== 'message')
        throw new Error(invoked.kind === 'failed' ? invoked.message : `answered with ${invoked.kind}`);
      // A message of its own, or the note that opened the form, changed; cards follow the record meanwhile.
      const isNew = ({ message, thinking, ephemeral }: MessageView): boolean =>
        !thinking && (!before.has(message.id) || (ephemeral && before.get(message.id) !== message.edited_timestamp));
      return discord.waitForMessage(claims, isNew, { member });
    },

    /** What is told to the caller alone; throws where the answer is for all to see. */
    async askPrivately(member: string, line: string, values: Values = {}): Promise<string[]> {
      const view = await ask(member, line, values);
      if (!view.ephemeral) throw new Error(`all can see the answer to /${line}: ${visibleText(view).join('\n')}`);
      return lines(view);
    },

    /** What everyone sees; throws where the answer is for the caller alone. */
    async askOpenly(member: string, line: string, values: Values = {}): Promise<string[]> {
      const view = await ask(member, line, values);
      if (view.ephemeral) throw new Error(`/${line} was answered privately: ${visibleText(view).join('\n')}`);
      return lines(view);
    },

    /** The answer to a press on the first button of that label. */
    async press(member: string, view: MessageView, label: string): Promise<MessageView> {
      const button = buttonsOf(view).find((each) => 'label' in each && each.label === label);
      if (button === undefined || button.style === ButtonStyle.Link || button.style === ButtonStyle.Premium)
        throw new Error(`no button ${label} in ${visibleText(view).join('\n')}`);
      return pressId(member, view, button.custom_id);
    },

    /** The names offered while a member types an option. */
    async complete(member: string, line: string, option: string, typed: string): Promise<string[]> {
      const [name = '', subcommand] = line.split(' ');
      const command = discord.commands(member, server.id).find((each) => each.name === name);
      if (command === undefined) throw new Error(`no command /${name}`);
      const focused = { name: option, type: 3, value: typed, focused: true };
      const answer = await discord.invoke({
        kind: 'autocomplete',
        member,
        channel: claims,
        commandId: command.id,
        options: subcommand === undefined ? [focused] : [{ name: subcommand, type: 1, options: [focused] }],
      });
      if (answer.kind !== 'choices') throw new Error(`answered with ${answer.kind}`);
      return answer.choices.map((choice) => choice.name);
    },

    /** What a newcomer finds in the sandbox, entered by the moderator. */
    async enterFirstRecord(): Promise<void> {
      for (const { command, options: values } of FIRST_RECORD) {
        const view = await ask(moderator, command, values);
        if (view.ephemeral) throw new Error(`/${command}: ${visibleText(view).join('\n')}`);
      }
    },

    /** How many messages stand in a channel that a member sees. */
    seen: (channel: string, member: string): number => discord.messages(channel, member).length,
  };
}

/** A server of its own for a test, with the record a newcomer finds. */
export async function recordedServer(discord: Discord): Promise<TestServer> {
  const server = openServer(discord);
  await server.enterFirstRecord();
  return server;
}

/** A server in which so many events were recorded: `Event 1` on 1 January 2024, `Event 2` on the 2nd and so on. */
export async function serverWithEvents(discord: Discord, count: number): Promise<TestServer> {
  const server = openServer(discord);
  for (let number = 1; number <= count; number += 1) {
    const date = `2024-01-${String(number).padStart(2, '0')}`;
    await server.ask(server.moderator, 'add event', { title: `Event ${number}`, place: 'Gao, Mali', date });
    const claim = { event: `E${number}`, claimant: 'Mali army', says: `${number} soldiers killed`, said: date };
    await server.ask(server.moderator, 'add claim', claim);
  }
  return server;
}

/** The numbers of the events a reply is about, in its order. */
export function eventsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /(?:^| · )(E\d+) · /.exec(line)?.[1] ?? []);
}
