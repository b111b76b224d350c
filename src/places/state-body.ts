import { nameKey } from '../domain/name-key.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import { type Token, tokensOf } from '../domain/says-tokens.ts';
import { countriesNamed } from './countries.ts';
import { DEMONYMS } from './demonyms.ts';

/** Words for bodies of a state, each under one spelling and language; a body named with any other word is not told apart by these. */
const WORDS: ReadonlyMap<string, string> = new Map(
  (
    'army armee=army ministry ministere=ministry defence defense=defence interior interieur=interior security securite=security ' +
    'foreign affairs etrangeres=foreign affaires=affairs health sante=health government gouvernement=government ' +
    'presidency presidence=presidency police gendarmerie navy junta junte=junta military armed armees=armed forces'
  )
    .split(' ')
    .map((entry): [string, string] => {
      const [word = '', same = word] = entry.split('=');
      return [word, same];
    }),
);
const LINKING = new Set("s of the de la le les l' du des d' and et ( )".split(' '));
/** Two countries have this adjective. */
const OF_TWO = /^congol/;
/** As many words as a country's name has. */
const LONGEST = 5;

/**
 * One key for the spellings of a state's body in English and French with the country behind it: "Niger's defense ministry", "ministère nigérien de la
 * Défense", "defence ministry (Niger)". Null where any other word is in the name, or the country is not told or might be another.
 */
export function stateBodyKey(name: string): string | null {
  const tokens = tokensOf(name);
  const words = new Set<string>();
  const countries = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    const plain = tokens[at]?.plain ?? '';
    const body = WORDS.get(plain);
    const country = body === undefined && !LINKING.has(plain) ? countryAt(name, tokens, at) : null;
    if (body !== undefined) words.add(body);
    else if (country !== null) countries.add(country.code);
    else if (!LINKING.has(plain)) return null;
    at = country?.next ?? at + 1;
  }
  const [country, ...others] = countries;
  if (country === undefined || others.length > 0 || words.size === 0) return null;
  return `${[...words].sort().join(' ')} ${country}`;
}

function countryAt(name: string, tokens: readonly Token[], at: number): { code: string; next: number } | null {
  for (let next = Math.min(at + LONGEST, tokens.length); next > at; next -= 1) {
    const text = name.slice(tokens[at]?.start, tokens[next - 1]?.end);
    // A code of two letters is a word of one language or the other.
    const named = nameKey(text).length > 2 ? countriesNamed(text) : [];
    if (named.length > 1) return null;
    if (named[0] !== undefined) return { code: named[0], next };
  }
  const demonym = OF_TWO.test(tokens[at]?.plain ?? '') ? null : phraseAt(DEMONYMS, tokens, at);
  return demonym === null ? null : { code: demonym.value, next: demonym.next };
}
