import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Discord, Invoked } from '../../src/sandbox/discord.ts';
import { FIRST_RECORD } from '../../src/sandbox/first-record.ts';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import type { ServerOptions } from '../../src/sandbox/servers.ts';
import { buttonsOf, visibleText } from './visible-text.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

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
    return discord.waitFor('the answer', () => {
      const view = invoked.reply();
      return view !== null && !view.thinking && isAnswer(view) ? view : undefined;
    });
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
