import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Audience, Command, CommandDefinition, MessageMenu, OptionDefinition } from '../commands/command.ts';
import type { Language } from '../domain/action.ts';
import { choiceName, description, localName } from '../render/command-words.ts';
import { bare } from '../render/say.ts';

type Registered = RESTPostAPIChatInputApplicationCommandsJSONBody | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** Discord's French is one; English is the default. */
const FRENCH = 'fr';

const PERMISSIONS: Readonly<Record<Audience, string | null>> = {
  everyone: null,
  moderators: PermissionFlagsBits.ManageMessages.toString(),
  managers: PermissionFlagsBits.ManageGuild.toString(),
};

function words(name: string, path: readonly string[], option?: string) {
  return {
    name,
    name_localizations: { [FRENCH]: localName('fr', name) },
    description: description('en', path, option),
    description_localizations: { [FRENCH]: description('fr', path, option) },
  };
}

function localChoice<Value extends string | number>(value: Value) {
  return { name: choiceName('en', value), name_localizations: { [FRENCH]: choiceName('fr', value) }, value };
}

function optionBody(option: OptionDefinition, path: readonly string[]): APIApplicationCommandBasicOption {
  const base = { ...words(option.name, path, option.name), required: option.required ?? false };
  const choices = option.choices ?? [];
  switch (option.type) {
    case 'boolean':
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case 'channel':
      return {
        ...base,
        type: ApplicationCommandOptionType.Channel,
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      };
    case 'integer': {
      const numbers = choices.filter((value) => typeof value === 'number');
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        ...(numbers.length > 0 && { choices: numbers.map(localChoice) }),
      };
    }
    case 'attachment':
      return { ...base, type: ApplicationCommandOptionType.Attachment };
    case 'string': {
      const strings = choices.filter((value) => typeof value === 'string');
      const length = option.maximum === undefined ? {} : { max_length: option.maximum };
      if (option.completes)
        return { ...base, ...length, type: ApplicationCommandOptionType.String, autocomplete: true };
      return {
        ...base,
        ...length,
        type: ApplicationCommandOptionType.String,
        ...(strings.length > 0 && { choices: strings.map(localChoice) }),
      };
    }
  }
}

/** What all commands have in common: where they are offered, and to whom. */
function offer(audience: Audience) {
  return {
    default_member_permissions: PERMISSIONS[audience],
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}

/** An entry of the Apps menu as it is shown in a language. */
export function menuName(language: Language, { name }: Pick<MessageMenu, 'name'>): string {
  return bare(language, `menu.${name}`);
}

function menuBody(menu: MessageMenu): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return {
    name: menuName('en', menu),
    name_localizations: { [FRENCH]: menuName('fr', menu) },
    type: ApplicationCommandType.Message,
    ...offer(menu.audience),
  };
}

/** A command as Discord registers it, in both languages. */
export function commandBody(definition: CommandDefinition): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const { name, audience, options = [], subcommands } = definition;
  const body: APIApplicationCommandOption[] = subcommands
    ? subcommands.map((subcommand) => ({
        ...words(subcommand.name, [name, subcommand.name]),
        type: ApplicationCommandOptionType.Subcommand as const,
        options: subcommand.options.map((option) => optionBody(option, [name, subcommand.name])),
      }))
    : options.map((option) => optionBody(option, [name]));
  return {
    ...words(name, [name]),
    type: ApplicationCommandType.ChatInput,
    options: body,
    ...offer(audience),
  };
}

/** What Discord adds of its own, or leaves out where it is the default, set aside: two bodies mean the same when these are equal. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const own = ['id', 'application_id', 'version', 'guild_id', 'nsfw', 'dm_permission', 'handler'];
  const entries = Object.entries(value)
    .filter(([key, each]) => !own.includes(key) && !isDefault(each))
    .map(([key, each]): [string, unknown] => [key, comparable(each)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Among them the description of an entry of the Apps menu, which has none and is given an empty one. */
function isDefault(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || value === false || value === '';
}

/** Registers the commands with Discord where they differ from those it has; tells whether they did. Discord allows 200 creations a day. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const wanted: Registered[] = commands.flatMap(({ definition, menus = [] }) => [
    commandBody(definition),
    ...menus.map(menuBody),
  ]);
  const found = (await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })) as Registered[];
  const byName = (a: Registered, b: Registered): number => (a.name < b.name ? -1 : 1);
  const same = isDeepStrictEqual(comparable([...found].sort(byName)), comparable([...wanted].sort(byName)));
  if (!same) await rest.put(route, { body: wanted });
  return !same;
}
