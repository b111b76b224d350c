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
/** Of those under arms it is the other way round: a rank, an office, a branch or a guard names some. */
const RANK =
  /\b(?:sergeants?|sergents?|corporals?|capora(?:l|ux)|lieutenants?|captains?|capitaines?|colonels?|majors?|adjudants?|commanders?|commandants?|generals?|g[eé]n[eé]ra(?:l|ux)|chiefs?|chefs?|leaders?|cadets?|recruits?|recrues?|conscripts?|conscrits?|reservists?|r[eé]servistes?)\b/i;
const BRANCH =
  /\b(?:marines?|marins?|sailors?|airm[ae]n|aviateurs?|paratroopers?|parachutistes?|commandos?|infantrym[ae]n|fantassins?|special|sp[eé]ciales)\b/i;
const GUARD = /\b(?:guards?|guardsm[ae]n|gardes?|customs|douaniers?|vigiles?)\b/i;
/** Officers and agents of an army are some of it; those of the police are its policemen, all of them. */
const OFFICER = /\b(?:officers?|officiers?|agents?)\b/i;
const ALL_OFFICERS =
  /\b(?:police|gendarmerie officers?|officers? of the gendarmerie|enforcement|security|forces)\b|sécurité/i;

/** Whether a noun names all of its category, as "soldiers" does and "officers" or "children" do not. */
export function namesAll(victims: Victims, noun: string): boolean {
  return (
    ALL_OF[victims]?.test(noun) ??
    (![RANK, BRANCH, GUARD].some((some) => some.test(noun)) && !isOfSomeOfficers(victims, noun))
  );
}

function isOfSomeOfficers(victims: Victims, noun: string): boolean {
  // The police of a peace mission are some of it.
  if (victims === 'peacekeepers') return OFFICER.test(noun) || /\bpolice\b/i.test(noun);
  return OFFICER.test(noun) && (victims === 'military' || !ALL_OFFICERS.test(noun));
}

/**
 * Whether none of those named may stand as none of their category: of a rank or an office of those under arms it may where that was counted before
 * ("12 marines killed, none wounded"), since it is held against nobody who counts all of them.
 */
export function standsForNone(victims: Victims, noun: string): boolean {
  return ALL_OF[victims] === undefined || namesAll(victims, noun);
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
