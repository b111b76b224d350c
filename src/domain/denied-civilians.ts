import { DENIES } from './act-words.ts';
import { type Counted, countedAt } from './counted.ts';
import { phraseAt, phraseTable, skipPhrases } from './phrase-table.ts';
import type { Token } from './says-tokens.ts';

/** Between a verb of denying and the harm it denies. */
const LEADS = phraseTable([
  [true, 'that, there were, there was, there had been, there have been, any, all'],
  [true, 'reports of, reports that, allegations of, allegations that, claims of, claims that, suggestions of'],
  [true, "toute(s), tout, tous, des, d', la moindre, l'existence de, qu', que, il y ait eu, il y a eu, aucun, aucune"],
]);
const THE = phraseTable([[true, 'the, les, ces, these']]);
const ALL = new Set(['all', 'tout', 'tous', 'toute', 'toutes']);
/** As many tokens as name whom and what. */
const LONGEST = 8;

/** That none of the civilians were harmed, said by denying that any were. */
export interface DeniedCivilians {
  /** The verb and its lead as one word, "no", before whom and what. */
  readonly tokens: readonly Token[];
  readonly counted: Counted;
  readonly next: number;
}

/**
 * Reads what is denied behind the verb that ends before `from` as none of the civilians harmed ("denies any civilian casualties"); null where it is not
 * that. A denial of losses is another thing: those are one's own.
 */
export function deniedCiviliansAt(tokens: readonly Token[], verb: number, from: number): DeniedCivilians | null {
  const first = tokens[verb];
  const lead = skipPhrases(LEADS, tokens, from);
  const start = skipPhrases(THE, tokens, lead);
  const last = tokens[start - 1];
  if (first === undefined || last === undefined) return null;
  const ofAll = ALL.has(tokens[lead - 1]?.plain ?? '');
  const none: Token = { ...first, kind: 'word', plain: 'no', text: 'no', end: last.end };
  for (let next = Math.min(start + LONGEST, tokens.length); next > start; next -= 1) {
    const read = [none, ...tokens.slice(start, next).map(asTold)];
    const counted = countedAt(read, 0);
    if (counted?.next !== read.length || !counted.quantity.none) continue;
    const { harm, who } = counted;
    // "Denies the civilians killed were its doing" counts none of them; nor does "denies all civilians were killed", unlike "all civilian casualties".
    const isOfThose =
      harm?.isEvent !== true && (start > lead || (ofAll && harm !== null && !isOfHarmed(read, counted)));
    const isOfHarm = harm !== null || who?.harm != null;
    // That none was is denied by "qu'aucun civil n'ait été tué".
    if (read.some(({ plain }) => plain === "n'" || plain === 'ne')) continue;
    if (isOfHarm && !isOfThose && who?.victims(harm?.language ?? 'fr') === 'civilians')
      return { tokens: read, counted, next };
  }
  return null;
}

/** "All civilian dead", "tout mort civil": those harmed, told by whom, and not whom it harmed. */
function isOfHarmed(tokens: readonly Token[], { harm, who }: Counted): boolean {
  if (harm === null || who === null || !harm.isNoun) return false;
  return harm.next <= who.start || (who.next === who.start + 1 && tokens[who.start]?.plain === 'civilian');
}

/** "que des civils aient été tués": what is denied is not told as done, and what none of is told is. */
function asTold(token: Token): Token {
  const plain = { ait: 'a', aient: 'ont' }[token.plain];
  return plain === undefined ? token : { ...token, plain };
}

/** A statement's tokens with what it denies of civilians' harm as none of it, where nothing else is denied with it. */
export function deniedAsNone(tokens: readonly Token[]): readonly Token[] {
  for (let at = 0; at < tokens.length; at += 1) {
    const denies = phraseAt(DENIES, tokens, at);
    const denied = denies === null ? null : deniedCiviliansAt(tokens, at, denies.next);
    if (denied === null || !/^(?:[;.!]|)$/.test(tokens[denied.next]?.plain ?? '')) continue;
    return [...tokens.slice(0, at), ...denied.tokens, ...deniedAsNone(tokens.slice(denied.next))];
  }
  return tokens;
}
