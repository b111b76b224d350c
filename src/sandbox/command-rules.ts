import { Locale } from 'discord-api-types/v10';
import { ApiError } from './api-error.ts';
import { FormErrors, type Path } from './form-errors.ts';
import type { Schema, SchemaName } from './schema.ts';

type Localizations = Partial<Record<string, string | null>> | null;

interface CommandChoice {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly value: string | number;
}

export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description: string;
  readonly description_localizations?: Localizations;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly options?: readonly CommandOption[] | null;
  readonly choices?: readonly CommandChoice[] | null;
  readonly min_value?: number | null;
  readonly max_value?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly channel_types?: readonly number[] | null;
}

/** A command's definition that has passed these checks. */
export interface CommandBody {
  readonly name: string;
  readonly type?: number | null;
  readonly name_localizations?: Localizations;
  readonly description?: string | null;
  readonly description_localizations?: Localizations;
  readonly options?: readonly CommandOption[] | null;
  readonly default_member_permissions?: number | string | null;
  readonly dm_permission?: boolean | null;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
  readonly nsfw?: boolean | null;
}

/** How many commands of each type one scope holds. */
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const LARGEST = 8000;
const NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const LOCALES = new Set<string>(Object.values(Locale));

/** The schema wants permissions as a number, Discord takes (and sends) them as text. */
export function coercedCommand(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  const permissions = 'default_member_permissions' in json ? json.default_member_permissions : undefined;
  if (typeof permissions !== 'string' || !/^[0-9]{1,20}$/.test(permissions)) return json;
  return { ...json, default_member_permissions: Number(permissions) };
}

/** Refuses a list that is to be all commands of a scope. */
export function checkCommands(schema: Schema, bodies: readonly unknown[]): void {
  const errors = new FormErrors();
  bodies.forEach((body, index) => {
    checkCommand(schema, 'ApplicationCommandUpdateRequestSchema', body, errors, [index]);
  });
  errors.throwIfAny();
  const list = bodies as CommandBody[];
  const seen = new Set<string>();
  list.forEach(({ name, type }, index) => {
    const key = `${type ?? 1}:${name}`;
    if (seen.has(key)) {
      errors.add([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    seen.add(key);
  });
  errors.throwIfAny();
  for (const [type, most] of Object.entries(MOST)) {
    if (list.filter((command) => (command.type ?? 1) === Number(type)).length > most) {
      throw new ApiError(400, 30032, `Maximum number of application commands reached (${most}).`);
    }
  }
}

/** Adds what is wrong with one command: by the schema first, and only if that is content by the rules it does not state. */
export function checkCommand(schema: Schema, name: SchemaName, body: unknown, errors: FormErrors, at: Path): void {
  const own = new FormErrors();
  schema.check(name, body, own);
  if (own.any) {
    schema.check(name, body, errors, at);
    return;
  }
  const command = body as CommandBody;
  checkName(command, (command.type ?? 1) === 1, errors, at);
  checkDescription(command, errors, at);
  checkLocales(command, errors, at);
  checkOptions(command.options ?? [], errors, [...at, 'options']);
  if (sizeOf(command) > LARGEST) {
    errors.add(at, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${LARGEST})`);
  }
}

function isName(name: string): boolean {
  return NAME.test(name) && name === name.toLowerCase();
}

function checkName(
  named: { readonly name: string; readonly name_localizations?: Localizations },
  typed: boolean,
  errors: FormErrors,
  at: Path,
): void {
  if (!typed) return;
  if (!isName(named.name)) errors.add([...at, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  for (const [locale, name] of Object.entries(named.name_localizations ?? {})) {
    if (typeof name === 'string' && !isName(name)) {
      errors.add([...at, 'name_localizations', locale], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
}

function checkDescription(command: CommandBody, errors: FormErrors, at: Path): void {
  const description = command.description ?? '';
  if ((command.type ?? 1) === 1) {
    if (description === '') errors.add([...at, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  } else if (description !== '') {
    errors.add(
      [...at, 'description'],
      'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
      'Context menu commands cannot have descriptions',
    );
  }
}

function checkLocales(
  one: { readonly name_localizations?: Localizations; readonly description_localizations?: Localizations },
  errors: FormErrors,
  at: Path,
): void {
  for (const field of ['name_localizations', 'description_localizations'] as const) {
    for (const locale of Object.keys(one[field] ?? {})) {
      if (!LOCALES.has(locale)) {
        const offered = [...LOCALES].join(', ');
        errors.add(
          [...at, field, locale],
          'ENUM_TYPE_COERCE',
          `Value "${locale}" is not a valid enum value. (${offered})`,
        );
      }
    }
  }
}

function checkOptions(options: readonly CommandOption[], errors: FormErrors, at: Path): void {
  const names = new Set<string>();
  const hasSubcommands = options.some((option) => option.type <= 2);
  let optional = false;
  options.forEach((option, index) => {
    const path = [...at, index];
    checkName(option, true, errors, path);
    checkLocales(option, errors, path);
    for (const name of namesOf(option)) {
      if (names.has(name))
        errors.add(path, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
      names.add(name);
    }
    if (hasSubcommands && option.type > 2) {
      errors.add(
        path,
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      );
    }
    if (option.required && optional) {
      errors.add(
        path,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    if (!option.required && option.type > 2) optional = true;
    checkChoices(option, errors, path);
    checkOptions(option.options ?? [], errors, [...path, 'options']);
  });
}

/** The default name and, marked with their language, the localised ones: none may come twice in one list. */
function namesOf(option: CommandOption): Set<string> {
  const localized = Object.entries(option.name_localizations ?? {}).flatMap(([locale, name]) =>
    typeof name === 'string' ? [`${locale}:${name}`] : [],
  );
  return new Set([option.name, ...localized]);
}

function checkChoices(option: CommandOption, errors: FormErrors, path: Path): void {
  const choices = option.choices ?? [];
  if (option.autocomplete && choices.length > 0) {
    errors.add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_NOT_ALLOWED',
      'Autocomplete cannot be true when choices are present',
    );
  }
  const names = new Set<string>();
  choices.forEach((choice, index) => {
    if (names.has(choice.name)) {
      errors.add(
        [...path, 'choices', index],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        'Option choice name already exists',
      );
    }
    names.add(choice.name);
    checkLocales(choice, errors, [...path, 'choices', index]);
  });
  const backwards = (low: number | null | undefined, high: number | null | undefined) =>
    low !== null && low !== undefined && high !== null && high !== undefined && low > high;
  if (backwards(option.min_value, option.max_value) || backwards(option.min_length, option.max_length)) {
    errors.add(path, 'APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID', 'The minimum must not exceed the maximum');
  }
}

function longest(text: string, localizations: Localizations | undefined): number {
  const others = Object.values(localizations ?? {}).map((one) => one?.length ?? 0);
  return Math.max(text.length, ...others);
}

/** Characters of names, descriptions and values, each with its longest localisation. */
function sizeOf(command: CommandBody): number {
  return (
    longest(command.name, command.name_localizations) +
    longest(command.description ?? '', command.description_localizations) +
    sizeOfOptions(command.options ?? [])
  );
}

function sizeOfOptions(options: readonly CommandOption[]): number {
  return options.reduce(
    (sum, option) =>
      sum +
      longest(option.name, option.name_localizations) +
      longest(option.description, option.description_localizations) +
      sizeOfOptions(option.options ?? []) +
      (option.choices ?? []).reduce(
        (inner, choice) => inner + longest(choice.name, choice.name_localizations) + String(choice.value).length,
        0,
      ),
    0,
  );
}
