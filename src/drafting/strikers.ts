import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { countryName } from '../places/countries.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import { countries, word } from './country-marks.ts';

function isCapitalOrFrench(tokens: readonly Token[], at: number): boolean {
  return /^\p{Lu}/u.test(tokens[at]?.text ?? '') || phraseAt(DEMONYMS, tokens, at) !== null;
}

/** Whose air strikes, shells or drones a sentence tells of: "Israeli air strikes", "frappe russe", "US strikes". */
export function strikersIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((_, at) => {
    const found = phraseAt(DEMONYMS, tokens, at) ?? phraseAt(countries(), tokens, at);
    if (found === null || !isCapitalOrFrench(tokens, at)) return [];
    const isStrike = (index: number): boolean =>
      /^(?:strikes?|airstrikes?|shelling|bombardment|drones?|missiles?|frappes?|bombardements?|warplanes|shells|rockets?|artillery|glide)$/.test(
        word(tokens, index),
      );
    const after =
      isStrike(found.next) ||
      (/^(?:air|drone|missile|artillery|rocket)$/.test(word(tokens, found.next)) && isStrike(found.next + 1));
    const before = /^(?:frappes?|bombardements?|drones?|tirs|missiles?|raid|aerienne|aeriennes)$/.test(
      word(tokens, at - 1),
    );
    const language = before ? 'fr' : 'en';
    return after || before ? [countryName(found.value, language)] : [];
  });
}
