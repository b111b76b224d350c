import type { Interaction } from 'discord.js';
import type { Answer, Attachment, Command, Context, MessageMenu } from '../commands/command.ts';
import { UserError } from '../domain/errors.ts';
import type { Form } from '../render/form.ts';
import type { Markdown } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { told } from '../render/told.ts';
import type { Asking } from './answer.ts';
import { formNote, reopened, textOf, withKept } from './form-note.ts';
import { filesOf, inputOf, sourceOf, submissionOf } from './input.ts';
import { menuName } from './registration.ts';

/** What an interaction asks of a command, and what becomes of an input it refuses: by default the caller is told what was wrong. */
export interface Question {
  readonly interaction: Asking;
  /** The command's name. */
  readonly command: string;
  readonly ask: (context: Context) => Promise<Answer>;
  readonly refused?: (why: Markdown, context: Context) => Promise<Reply>;
}

/** Commands and menu entries, by the names they are registered under. */
export interface Offered {
  readonly commands: ReadonlyMap<string, Command>;
  readonly menus: ReadonlyMap<string, { readonly menu: MessageMenu; readonly command: string }>;
}

export function offered(commands: readonly Command[]): Offered {
  return {
    commands: new Map(commands.map((command) => [command.definition.name, command])),
    menus: new Map(
      commands.flatMap(({ definition, menus = [] }) =>
        menus.map((menu) => [menuName('en', menu), { menu, command: definition.name }] as const),
      ),
    ),
  };
}

export function isForm(answer: Answer): answer is Form {
  return 'fields' in answer;
}

/** What the interaction asks; null where it is nothing of ours. */
export function questionOf(
  interaction: Interaction<'cached' | 'raw'>,
  { commands, menus }: Offered,
  apiUrl: string,
): Question | null {
  if (interaction.isChatInputCommand()) {
    const command = commands.get(interaction.commandName);
    const input = inputOf(interaction.options.data, apiUrl);
    return (
      (command && { interaction, command: interaction.commandName, ask: (context) => command.run(input, context) }) ??
      null
    );
  }
  if (interaction.isMessageContextMenuCommand()) {
    const found = menus.get(interaction.commandName);
    const message = sourceOf(interaction.targetMessage, apiUrl);
    return found ? { interaction, command: found.command, ask: (context) => found.menu.run(message, context) } : null;
  }
  if (interaction.isButton()) {
    const { customId, message } = interaction;
    const form = reopened(customId);
    const target = targetOf(form ?? customId, commands);
    return {
      interaction,
      command: target.name,
      ask:
        form === null
          ? (context) => press(target, context, [], textOf(message), filesOf(message, apiUrl))
          : async (context) => withKept(await openForm(target, context), message),
    };
  }
  if (interaction.isStringSelectMenu()) {
    const { customId, values, message } = interaction;
    const target = targetOf(customId, commands);
    return {
      interaction,
      command: target.name,
      ask: (context) => press(target, context, values, textOf(message), filesOf(message, apiUrl)),
    };
  }
  if (!interaction.isModalSubmit()) return null;
  const target = targetOf(interaction.customId, commands);
  const input = submissionOf(interaction.fields, apiUrl);
  return {
    interaction,
    command: target.name,
    ask: async (context) => {
      if (!target.command?.submit) throw new UserError('button.stale');
      return target.command.submit(target.rest, input, context);
    },
    refused: async (why, context) => {
      const form = await openForm(target, context).catch(() => null);
      return form ? formNote(why, form, input, context.language) : told(why);
    },
  };
}

/** What a custom id names: a command, and what follows its name. */
interface Target {
  readonly name: string;
  readonly command: Command | undefined;
  readonly rest: string;
}

function targetOf(customId: string, commands: Offered['commands']): Target {
  const [name = '', ...rest] = customId.split(':');
  return { name, command: commands.get(name), rest: rest.join(':') };
}

async function press(
  { command, rest }: Target,
  context: Context,
  chosen: readonly string[],
  message: string,
  files: readonly Attachment[],
): Promise<Answer> {
  if (!command?.press) throw new UserError('button.stale');
  return command.press(rest, context, chosen, message, files);
}

async function openForm(target: Target, context: Context): Promise<Form> {
  const answer = await press(target, context, [], '', []);
  if (!isForm(answer)) throw new UserError('button.stale');
  return answer;
}
