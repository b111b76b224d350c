import type { SayingLanguage } from '../domain/harm-words.ts';
import type { Token } from '../domain/says-tokens.ts';

const FRENCH = new Set('le la les des du une dans par est ont et qui au aux selon ete avec pour'.split(' '));
const ENGLISH = new Set('the of and in to a was were on that at by for with said has from'.split(' '));

/** The language most of a sentence's small words are of. */
export function languageOf(tokens: readonly Token[]): SayingLanguage {
  const count = (words: ReadonlySet<string>): number => tokens.filter(({ plain }) => words.has(plain)).length;
  return count(FRENCH) > count(ENGLISH) ? 'fr' : 'en';
}
