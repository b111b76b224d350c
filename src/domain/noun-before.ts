import type { Counted } from './counted.ts';
import { UserError } from './errors.ts';
import type { Victims } from './figure.ts';
import { standsForNone } from './names-all.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { SaidHarm } from './said-harm.ts';
import { shortened } from './says-tokens.ts';

/** Cuts verbatim words out of a statement. */
export type Cut = (start: number, next: number) => string;

/** What was counted before a number that has no noun: in its clause up to it, then in each clause before, the nearest first. */
type Earlier = readonly (readonly { readonly counted: Counted }[])[];

/** What goes before a number, its own words as they are shown, and how words are cut out. */
interface Surroundings {
  readonly earlier: Earlier;
  readonly words: string;
  readonly cut: Cut;
}

const UNARMED: ReadonlySet<Victims> = new Set(['people', 'civilians']);
const NOBODY = /\b(?:no one|nobody|personne)\b/i;
const OF_THOSE = /\b(?:none|zero|zéro|nil)\b/i;

/** Whom a number without a noun counts, which others named before; null where it is everyone. Throws where that is not clear. */
export function nounBefore(counted: Counted, harm: SaidHarm, { earlier, words, cut }: Surroundings): NounPhrase | null {
  const given = cut(counted.start, counted.quantity.next);
  const isNoun = counted.quantity.none && harm.isNoun && !counted.harmFirst && !OF_THOSE.test(given);
  // "No deaths" and "nobody was hurt" say it of everyone.
  if ((counted.quantity.none && NOBODY.test(given)) || (isNoun && harm.isEvent)) return null;
  const nouns = nounsBefore(earlier);
  const noun = nouns.at(-1) ?? null;
  const isClear = noun === null || (areOfOne(nouns) && mayBe(harm, noun));
  // "No wounded", "aucun blessé": none of those named, where they are of one category and may stand for it; of everyone where they may not.
  if (isNoun && noun !== null) {
    return isClear && standsForNone(noun.victims(harm.language), cut(...nounTokens(noun))) ? noun : null;
  }
  // "None wounded" and "0 wounded" are said of those named, as "17 wounded" is.
  if (!isClear) throw new UserError('says.whose', { part: shortened(words) });
  return noun;
}

/** The tokens of a noun. */
export function nounTokens(who: NounPhrase): [number, number] {
  return [who.start, who.next];
}

// Soldiers are not displaced: "30 soldiers killed, hundreds displaced" is of others.
function mayBe({ harm, language }: SaidHarm, who: NounPhrase): boolean {
  return harm !== 'displaced' || UNARMED.has(who.victims(language));
}

// The nouns of this clause, or else of the nearest clause that has any.
function nounsBefore(earlier: Earlier): NounPhrase[] {
  for (const clause of earlier) {
    const nouns = clause.flatMap(({ counted }) =>
      counted.who === null || (counted.harm === null && counted.who.harm !== null) ? [] : [counted.who],
    );
    if (nouns.length > 0) return nouns;
  }
  return [];
}

function areOfOne([first, ...others]: readonly NounPhrase[]): boolean {
  return others.every((noun) => noun.victims('en') === first?.victims('en'));
}
