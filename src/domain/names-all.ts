import type { Figure, Victims } from './figure.ts';
import { HARM_WORDS } from './harm-words.ts';
import { phraseAt } from './phrase-table.ts';
import { tokensOf } from './says-tokens.ts';
import { VICTIM_NOUNS } from './victim-nouns.ts';

/** Words for everyone, or for all of a category; another noun, such as children or officials, names some of it. */
const ALL_OF: Partial<Record<Victims, RegExp>> = {
  people: /^(?:people|persons?|personnes?|individuals?|individus?|humans?|gens|victims?|victimes?|)$/i,
  civilians: /civil|villag|resident|résident|inhabitant|habitant|^locals?$/i,
};
/** Of those under arms it is the other way round: a rank or an office names some, but "police officers" are all of the police. */
const RANK =
  /\b(?:officers?|officiers?|sergeants?|sergents?|corporals?|lieutenants?|captains?|colonels?|majors?|adjudants?|agents?)\b/i;
const ALL_UNDER_ARMS = /\b(?:police|enforcement|security|forces)\b|sécurité/i;
const GUARD = /\b(?:guards?|guardsm[ae]n|gardes?|customs|douaniers?|vigiles?)\b/i;

/** Whether a noun names all of its category, as "soldiers" does and "officers" or "children" do not. */
export function namesAll(victims: Victims, noun: string): boolean {
  const isSome = GUARD.test(noun) || (RANK.test(noun) && !ALL_UNDER_ARMS.test(noun));
  return ALL_OF[victims]?.test(noun) ?? !isSome;
}

/** Whether a part of a number is all of its category there: of "20 people, including 3 children" or villagers, other civilians may be too. */
export function namesAllWithin(victims: Victims, noun: string): boolean {
  return victims === 'civilians' ? /^civil/i.test(noun) : namesAll(victims, noun);
}

/** Whether a figure counts all of its category, so that others' parts can be held against it: "12 officials" are not everyone, "12 dead" are. */
export function countsAll({ harm, victims, noun }: Figure): boolean {
  if (noun === '' || namesAll(victims, noun)) return true;
  const tokens = tokensOf(noun);
  return phraseAt(HARM_WORDS, tokens, 0) !== null || phraseAt(VICTIM_NOUNS, tokens, 0)?.value.harm === harm;
}

/** Whether a figure of those under arms counts a rank or an office of them alone. */
export function isOfRank(figure: Figure): boolean {
  return ALL_OF[figure.victims] === undefined && !countsAll(figure);
}
