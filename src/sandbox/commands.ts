import { isDeepStrictEqual } from 'node:util';
import type { CommandBody, CommandOption } from './command-rules.ts';
import type { Command, Server, World } from './world.ts';

/** What Discord keeps of a command: defaults left out of options, localisations always there. */
export function storedCommand(
  world: World,
  server: Server | null,
  body: CommandBody,
  before: Command | undefined,
): Command {
  const permissions = body.default_member_permissions;
  const shape = {
    id: before?.id ?? world.snowflakes.next(),
    application_id: world.application.id,
    version: before?.version ?? '',
    default_member_permissions: permissions === null || permissions === undefined ? null : String(permissions),
    type: body.type ?? 1,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    dm_permission: body.dm_permission ?? true,
    contexts: server === null ? (body.contexts ?? null) : null,
    integration_types: body.integration_types ?? [0],
    nsfw: body.nsfw ?? false,
    ...(server === null ? {} : { guild_id: server.id }),
    ...(body.options === undefined || body.options === null || body.options.length === 0
      ? {}
      : { options: body.options.map(storedOption) }),
  };
  if (before !== undefined && isDeepStrictEqual(shape, before)) return before;
  return { ...shape, version: world.snowflakes.next() } as unknown as Command;
}

function storedOption(option: CommandOption): Record<string, unknown> {
  const {
    type,
    name,
    description,
    name_localizations,
    description_localizations,
    required,
    autocomplete,
    options,
    choices,
  } = option;
  const limits = Object.fromEntries(
    (['min_value', 'max_value', 'min_length', 'max_length', 'channel_types'] as const)
      .filter((key) => option[key] !== undefined && option[key] !== null)
      .map((key) => [key, option[key]]),
  );
  return {
    type,
    name,
    name_localizations: name_localizations ?? null,
    description,
    description_localizations: description_localizations ?? null,
    ...(required ? { required } : {}),
    ...(autocomplete ? { autocomplete } : {}),
    ...limits,
    ...(options && options.length > 0 ? { options: options.map(storedOption) } : {}),
    ...(choices && choices.length > 0
      ? {
          choices: choices.map((choice) => ({
            name: choice.name,
            name_localizations: choice.name_localizations ?? null,
            value: choice.value,
          })),
        }
      : {}),
  };
}

/** A command as the API returns it: its localisations only when asked for. */
export function commandShape(command: Command, withLocalizations: boolean): unknown {
  return withLocalizations ? command : withoutLocalizations(command);
}

function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'name_localizations' && key !== 'description_localizations')
      .map(([key, inner]) => [key, key === 'options' || key === 'choices' ? withoutLocalizations(inner) : inner]),
  );
}
