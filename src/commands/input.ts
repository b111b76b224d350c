import { cut } from '../domain/cut.ts';
import { UserError } from '../domain/errors.ts';
import { plain } from '../render/markdown.ts';
import type { Input } from './command.ts';

/** Characters a string option may have unless its own limit is said. Discord is told the limits; people may send more. */
const LONGEST = 200;
/** Characters of an option that are said back where it was not understood. */
const ECHOED = 60;

/** A character that is seen; the blank Braille pattern is not. */
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}\u{2800}]/u;

/**
 * A string option as it will be shown: on one line, without characters that hide or turn the text. Null where it was not given, is blank or has
 * nothing to be seen.
 */
export function text(input: Input, option: string, maximum = LONGEST): string | null {
  const value = input.values[option];
  if (typeof value !== 'string') return null;
  if (value.length > maximum) throw new UserError('option.tooLong', { option, maximum });
  const shown = plain(value);
  return SEEN.test(shown) ? shown : null;
}

/** A string option Discord made sure of. */
export function required(input: Input, option: string, maximum = LONGEST): string {
  const value = text(input, option, maximum);
  if (value === null) throw new UserError('option.missing', { option });
  return value;
}

/** What was typed, short enough to be said back. */
export function echo(typed: string): string {
  return cut(typed, ECHOED);
}

/** A claimant's name: it has letters or digits, since names without are all the same to whoever compares them. */
export function checkedName(name: string): string {
  if (!/[\p{L}\p{N}]/u.test(name)) throw new UserError('claimant.noName');
  return name;
}

export function flag(input: Input, option: string): boolean {
  return input.values[option] === true;
}

export function whole(input: Input, option: string): number | null {
  const value = input.values[option];
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

/** One of the choices Discord offered; people may send others. */
export function chosen<Choice extends string>(input: Input, option: string, choices: readonly Choice[]): Choice | null {
  const value = text(input, option);
  if (value === null) return null;
  const choice = choices.find((each) => each.toLowerCase() === value.toLowerCase());
  if (choice === undefined)
    throw new UserError('option.notAChoice', { option, value: echo(value), choices: choices.join(', ') });
  return choice;
}

/** Characters a web address may have. */
const LONGEST_ADDRESS = 500;

/** An http or https address; the only kind anything is ever linked to. */
export function address(input: Input, option: string): string | null {
  const value = text(input, option, LONGEST_ADDRESS);
  if (value === null) return null;
  const url = URL.parse(value);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') {
    throw new UserError('option.notAnAddress', { option, value: echo(value) });
  }
  if (url.href.length > LONGEST_ADDRESS) throw new UserError('option.tooLong', { option, maximum: LONGEST_ADDRESS });
  return url.href;
}
