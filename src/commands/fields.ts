import type { Language } from '../domain/action.ts';
import { UserError } from '../domain/errors.ts';
import { choiceName, description } from '../render/command-words.ts';
import type { FormField } from '../render/form.ts';
import { bare } from '../render/say.ts';
import type { Context, Input, OptionDefinition } from './command.ts';
import { text } from './input.ts';

/** One thing recorded of an event or claim, as options and forms give it. */
export interface ContentField<Content> {
  readonly option: string;
  /** What was recorded, as it is typed; nothing where nothing was. */
  readonly shown: (content: Content, language: Language) => string;
  /** Whose words these are, for those that are not told without. */
  readonly whose?: (content: Content) => string;
  readonly read: (input: Input, context: Context) => Partial<Content>;
  /** What is recorded where a dash takes it away; absent where it can't be. */
  readonly cleared?: Partial<Content>;
}

/** The option as one that may be left out: where it is asked for in a form, or was recorded already. */
export function optional({ required: _required, ...option }: OptionDefinition): OptionDefinition {
  return option;
}

/** What is typed to take something away. */
const CLEARED = /^[-–—]$/;

/** What the options given change. */
export function changesIn<Content>(
  fields: readonly ContentField<Content>[],
  input: Input,
  context: Context,
): Partial<Content> {
  const given = fields.filter(({ option }) => typed(input, option) !== null);
  return Object.assign({}, ...given.map((field) => changeOf(field, input, context)));
}

function changeOf<Content>(field: ContentField<Content>, input: Input, context: Context): Partial<Content> {
  if (!CLEARED.test(typed(input, field.option) ?? '')) return field.read(input, context);
  if (!field.cleared) throw new UserError('option.missing', { option: field.option });
  return field.cleared;
}

/** An option or field as it was given, whatever it is; null where it is blank. */
export function typed(input: Input, option: string): string | null {
  const value = input.values[option];
  return typeof value === 'number' ? String(value) : text(input, option, Number.MAX_SAFE_INTEGER);
}

/** Those of the options that were not given. */
export function missing(options: readonly OptionDefinition[], input: Input): string[] {
  return options.flatMap(({ name, required }) => (required && typed(input, name) === null ? [name] : []));
}

interface FieldValue {
  readonly value?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly long?: boolean;
}

/** An option as a form's field, in the words it has in the command. */
export function formField(
  path: readonly string[],
  option: OptionDefinition,
  language: Language,
  { value = '', description: words, required = option.required ?? false, long = false }: FieldValue = {},
): FormField {
  const { name, choices, maximum } = option;
  const head = {
    id: name,
    label: bare(language, `label.${name}`),
    description: words ?? description(language, path, name),
    required,
  };
  if (!choices) return { ...head, kind: long ? 'long' : 'short', value, ...(maximum !== undefined && { maximum }) };
  return {
    ...head,
    kind: 'select',
    chosen: value === '' ? [] : [value],
    choices: choices.map((choice) => ({ label: choiceName(language, choice), value: String(choice) })),
  };
}
