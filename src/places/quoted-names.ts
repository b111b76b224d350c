import type { Language } from '../domain/action.ts';

/** Names in the language's quotation marks, the last one after "or": names of places have commas of their own. */
export function quotedNames(names: readonly string[], locale: Language): string {
  const quoted = names.map((name) => (locale === 'fr' ? `« ${name} »` : `“${name}”`));
  const last = quoted.pop();
  if (last === undefined) return '';
  if (quoted.length === 0) return last;
  return `${quoted.join(', ')} ${locale === 'fr' ? 'ou' : 'or'} ${last}`;
}
