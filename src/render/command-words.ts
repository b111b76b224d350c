import type { Language } from '../domain/action.ts';
import { bare } from './say.ts';

/** A command's, subcommand's or option's name in a language: lower case, as Discord wants it. */
export function localName(language: Language, name: string): string {
  return bare(language, `name.${name}`);
}

/** What a command, subcommand or option is for: `describe.add.claim.says`, or the words that option has everywhere. */
export function description(language: Language, path: readonly string[], option?: string): string {
  if (option === undefined) return bare(language, `describe.${path.join('.')}`);
  return bare(language, `describe.${[...path, option].join('.')}`, `option.${option}`);
}

/** A fixed choice in words. */
export function choiceName(language: Language, value: string | number): string {
  return bare(language, `choice.${value}`);
}

/** What a code of the Admiralty scale says: choices have it after the code. */
export function ratingWords(language: Language, code: string | number): string {
  return choiceName(language, code).replace(`${code} · `, '');
}
