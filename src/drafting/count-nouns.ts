import { type NounPhrase, nounPhraseAt } from '../domain/noun-phrase.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import { speakerSortOf } from './noun-chunks.ts';

const OF_GROUP = /^(?:members?|membres?|commanders?|commandants?|operatives?|leaders?|chefs?|cadres?)$/;

/** "four Hezbollah members" are an armed group's. */
export function ofGroup(tokens: readonly Token[], who: NounPhrase | null): NounPhrase | null {
  if (who === null) return who;
  if (isOfNamedGroup(tokens, who)) return { ...who, known: true, victims: () => 'armed_group' };
  if (!OF_GROUP.test(tokens[who.next - 1]?.plain ?? '') || who.next - who.start > 4) return who;
  const isGroup =
    /^\p{Lu}/u.test(tokens[who.start]?.text ?? '') &&
    speakerSortOf(tokens, { start: who.start, next: who.next - 1 }) === 'group';
  return isGroup ? { ...who, known: true, victims: () => 'armed_group' } : who;
}

// "seven members of the Dune Front"
function isOfNamedGroup(tokens: readonly Token[], who: NounPhrase): boolean {
  const of = tokens.findIndex(
    ({ plain }, at) => at > who.start && at <= who.start + 2 && /^(?:of|de|du|des|d')$/.test(plain),
  );
  if (of < 0 || !OF_GROUP.test(tokens[of - 1]?.plain ?? '') || who.victims('en') !== 'people') return false;
  let next = of + 1;
  while (
    next - of < 6 &&
    tokens[next]?.kind === 'word' &&
    (/^\p{Lu}/u.test(tokens[next]?.text ?? '') || /^(?:the|la|l'|le|de|des|du)$/.test(tokens[next]?.plain ?? ''))
  )
    next += 1;
  return (
    tokens.slice(of + 1, next).some(({ text }) => /^\p{Lu}/u.test(text)) &&
    speakerSortOf(tokens, { start: of + 1, next }) === 'group'
  );
}

/** "17 fighters of the White Army militia" are fighters, whatever they are fighters of. */
export function withoutGroup(tokens: readonly Token[], who: NounPhrase | null, quantity: Quantity): NounPhrase | null {
  if (who === null || who.victims('en') !== 'people' || who.victims('fr') !== 'people') return who;
  const first = phraseAt(VICTIM_NOUNS, tokens, who.start);
  if (
    first === null ||
    first.value.victims === null ||
    isOfAnySide(tokens, who.start) ||
    !/^(?:of|from|de|d'|du|des)$/.test(tokens[first.next]?.plain ?? '')
  )
    return who;
  return nounPhraseAt(tokens.slice(0, first.next), who.start, quantity) ?? who;
}

// Whose "officers" or "agents" are is told by the words beside them: "election officers", "officers of the park service".
function isOfAnySide(tokens: readonly Token[], at: number): boolean {
  return phraseAt(VICTIM_NOUNS, tokens, at)?.value.language != null;
}

const NO_LONGER = /^(?:former|ex|retired|fake|toy|mock|would|anciens?|anciennes?|faux)$/;

/** "two prominent jihadists": a word that is no noun leaves them jihadists, unless it says that they are not. */
export function withoutAdjective(
  tokens: readonly Token[],
  at: number,
  quantity: Quantity,
  who: NounPhrase,
): NounPhrase {
  // "sept de nos vaillants soldats"
  const start = who.start - at <= 3 ? who.start : at;
  const first = tokens[start];
  if (!who.known || who.victims('en') !== 'people' || who.victims('fr') !== 'people') return who;
  if (first === undefined || !/^\p{Ll}/u.test(first.text) || NO_LONGER.test(first.plain)) return who;
  if (phraseAt(VICTIM_NOUNS, tokens, start) !== null || isOfAnySide(tokens, start + 1)) return who;
  const rest = nounPhraseAt(tokens, start + 1, quantity);
  return rest?.known === true && rest.start === start + 1 && rest.next === who.next ? rest : who;
}
