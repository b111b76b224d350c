import { Refusal } from './api-error.ts';
import type { OptionInput } from './page-protocol.ts';
import type { Resolved } from './resolved.ts';

/** One option of a command's definition, of any type. */
export interface OptionDefinition {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Partial<Record<string, string | null>> | null;
  readonly required?: boolean;
  readonly options?: readonly OptionDefinition[];
  readonly choices?: readonly {
    readonly name: string;
    readonly name_localizations?: Partial<Record<string, string | null>> | null;
    readonly value: string | number;
  }[];
  readonly autocomplete?: boolean;
  readonly channel_types?: readonly number[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
}

interface OptionPayload {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly OptionPayload[];
}

const SUBCOMMAND = 1;
const GROUP = 2;

function isNamed(definition: OptionDefinition, name: string, locale: string): boolean {
  return definition.name === name || definition.name_localizations?.[locale] === name;
}

/** The chosen options as they go to the application: default names, typed values, checked as Discord's client checks them. */
export function commandOptions(
  definitions: readonly OptionDefinition[],
  given: readonly OptionInput[],
  locale: string,
  resolved: Resolved,
): OptionPayload[] {
  const nested = nestedOption(definitions, given, locale, (inner, chosen) =>
    commandOptions(inner, chosen, locale, resolved),
  );
  if (nested !== undefined) return [nested];
  checkKnown(definitions, given, locale);
  return definitions.flatMap((definition) => {
    const input = given.find((one) => isNamed(definition, one.name, locale));
    if (input?.value === undefined || input.value === '') {
      if (definition.required) throw new Refusal(400, `This option is required. Specify a value: ${definition.name}`);
      return [];
    }
    return [
      { name: definition.name, type: definition.type, value: optionValue(definition, input.value, locale, resolved) },
    ];
  });
}

/** The options of an unfinished command: whatever is filled in, unchecked, with the one being typed in marked. */
export function unfinishedOptions(
  definitions: readonly OptionDefinition[],
  given: readonly OptionInput[],
  locale: string,
): OptionPayload[] {
  const nested = nestedOption(definitions, given, locale, (inner, chosen) => unfinishedOptions(inner, chosen, locale));
  if (nested !== undefined) return [nested];
  checkKnown(definitions, given, locale);
  return given.flatMap((input) => {
    const definition = definitions.find((one) => isNamed(one, input.name, locale));
    if (definition === undefined) return [];
    if (input.focused) {
      if (!definition.autocomplete) throw new Refusal(400, `The option ${definition.name} has no autocomplete`);
      return [{ name: definition.name, type: definition.type, value: String(input.value ?? ''), focused: true }];
    }
    if (input.value === undefined || input.value === '') return [];
    return [{ name: definition.name, type: definition.type, value: unchecked(definition.type, input.value) }];
  });
}

/** The name of the subcommand chosen, with the group's before it. */
export function subcommandPath(options: readonly OptionPayload[]): string[] {
  const [first] = options;
  if (first === undefined || (first.type !== SUBCOMMAND && first.type !== GROUP)) return [];
  return [first.name, ...subcommandPath(first.options ?? [])];
}

/** The type of the option being typed in. */
export function focusedType(options: readonly OptionPayload[]): number {
  for (const option of options) {
    if (option.focused) return option.type;
    if (option.options !== undefined) return focusedType(option.options);
  }
  return 3;
}

/** The subcommand or group chosen, with what `inner` makes of its options; undefined where the command has none. */
function nestedOption(
  definitions: readonly OptionDefinition[],
  given: readonly OptionInput[],
  locale: string,
  inner: (definitions: readonly OptionDefinition[], given: readonly OptionInput[]) => OptionPayload[],
): OptionPayload | undefined {
  if (!definitions.some((one) => one.type === SUBCOMMAND || one.type === GROUP)) return undefined;
  const [input, ...others] = given;
  const definition = definitions.find((one) => input !== undefined && isNamed(one, input.name, locale));
  if (definition === undefined || input === undefined || others.length > 0) {
    throw new Refusal(400, 'This command is outdated, please try again in a few minutes');
  }
  const { name, type, options = [] } = definition;
  return { name, type, options: inner(options, input.options ?? []) };
}

function checkKnown(definitions: readonly OptionDefinition[], given: readonly OptionInput[], locale: string): void {
  const names = new Set<string>();
  for (const input of given) {
    const definition = definitions.find((one) => isNamed(one, input.name, locale));
    if (definition === undefined || names.has(definition.name)) {
      throw new Refusal(400, 'This command is outdated, please try again in a few minutes');
    }
    names.add(definition.name);
  }
}

function unchecked(type: number, value: string | number | boolean): string | number | boolean {
  if (type === 4 || type === 10) return Number.isFinite(Number(value)) ? Number(value) : String(value);
  return type === 5 ? value === true || String(value).toLowerCase() === 'true' : String(value);
}

function optionValue(
  definition: OptionDefinition,
  value: string | number | boolean,
  locale: string,
  resolved: Resolved,
): string | number | boolean {
  const text = String(value);
  if (definition.choices !== undefined && definition.choices.length > 0) {
    const choice =
      definition.choices.find((one) => String(one.value) === text) ??
      definition.choices.find((one) => one.name === text || one.name_localizations?.[locale] === text);
    if (choice === undefined) throw new Refusal(400, `Please choose one of the options offered for ${definition.name}`);
    return choice.value;
  }
  switch (definition.type) {
    case 3:
      return checkedText(definition, text);
    case 4:
    case 10:
      return checkedNumber(definition, text);
    case 5:
      if (!/^(?:true|false)$/i.test(text)) throw new Refusal(400, `Please enter True or False for ${definition.name}`);
      return text.toLowerCase() === 'true';
    case 6:
      return resolved.user(text);
    case 7:
      return resolved.channel(text, definition.channel_types);
    case 8:
      return resolved.role(text);
    case 9:
      return resolved.mentionable(text);
    case 11:
      return resolved.attachment(text);
    default:
      throw new Refusal(400, 'This command is outdated, please try again in a few minutes');
  }
}

function checkedText(definition: OptionDefinition, text: string): string {
  const least = definition.min_length ?? 0;
  const most = definition.max_length ?? 6000;
  if (text.length < least) throw new Refusal(400, `${definition.name} must be at least ${least} characters long`);
  if (text.length > most) throw new Refusal(400, `${definition.name} must be at most ${most} characters long`);
  return text;
}

function checkedNumber(definition: OptionDefinition, text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  const whole = definition.type === 4;
  if (!Number.isFinite(number) || Math.abs(number) > 2 ** 53 || (whole && !Number.isInteger(number))) {
    throw new Refusal(400, `Please enter a valid ${whole ? 'integer' : 'number'} for ${definition.name}`);
  }
  if (definition.min_value !== undefined && number < definition.min_value) {
    throw new Refusal(400, `${definition.name} must be at least ${definition.min_value}`);
  }
  if (definition.max_value !== undefined && number > definition.max_value) {
    throw new Refusal(400, `${definition.name} must be at most ${definition.max_value}`);
  }
  return number;
}
