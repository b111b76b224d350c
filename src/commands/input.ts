import { UserError } from '../domain/errors.ts';
import type { Input } from './command.ts';

/** A string option as typed, trimmed; null where it was not given or is blank. */
export function text(input: Input, option: string): string | null {
  const value = input.values[option];
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? null : trimmed;
}

/** A string option Discord made sure of. */
export function required(input: Input, option: string): string {
  const value = text(input, option);
  if (value === null) throw new UserError('option.missing', { option });
  return value;
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
  if (choice === undefined) throw new UserError('option.notAChoice', { option, value, choices: choices.join(', ') });
  return choice;
}

/** An http or https address; the only kind anything is ever linked to. */
export function address(input: Input, option: string): string | null {
  const value = text(input, option);
  if (value === null) return null;
  const url = URL.parse(value);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') {
    throw new UserError('option.notAnAddress', { option, value });
  }
  if (url.href.length > 500) throw new UserError('option.tooLong', { option, maximum: 500 });
  return url.href;
}
