import type { Language } from '../domain/action.ts';
import type { FormField } from '../render/form.ts';
import { keptValues, readKept } from '../render/kept-values.ts';
import type { CardBlock } from '../render/reply.ts';
import type { Input, OptionDefinition } from './command.ts';
import { formField, typed } from './fields.ts';

/** A command's options as they were typed, kept by the message that asks something about them first. */
export interface KeptOptions {
  /** A card that shows and keeps them; nothing where none was given. */
  readonly card: ReadonlyArray<{
    readonly kind: 'card';
    readonly tone: 'plain';
    readonly blocks: readonly CardBlock[];
  }>;
  /** Whether all of them fit: else nothing can be recorded from the message. */
  readonly isWhole: boolean;
}

/** `room`: how much else the message holds. */
export function keepOptions(
  path: readonly string[],
  options: readonly OptionDefinition[],
  input: Input,
  language: Language,
  room: number,
): KeptOptions {
  const values = options.flatMap((option): Array<[string, string | string[]]> => {
    const value = typed(input, option.name);
    return value === null ? [] : [[option.name, option.choices ? [value] : value]];
  });
  const { text, tooLong } = keptValues(fieldsOf(path, options, language), Object.fromEntries(values), room);
  const card = text ? [{ kind: 'card', tone: 'plain', blocks: [{ kind: 'text', text }] } as const] : [];
  return { card, isWhole: tooLong === null };
}

/** What was typed, as the message kept it. */
export function readKeptOptions(
  path: readonly string[],
  options: readonly OptionDefinition[],
  message: string,
  language: Language,
): Input {
  const kept = readKept(fieldsOf(path, options, language), message);
  const values = Object.entries(kept).flatMap(([name, value]) => {
    const single = typeof value === 'string' ? value : value[0];
    return single === undefined ? [] : [[name, single]];
  });
  return { subcommand: null, values: Object.fromEntries(values) };
}

function fieldsOf(path: readonly string[], options: readonly OptionDefinition[], language: Language): FormField[] {
  return options.map((option) => formField(path, option, language));
}
