import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Saying } from './saying-subject.ts';
import { ACCORDING_TO } from './saying-words.ts';

const FORGED =
  /\b(?:false|fake|forged|fabricated|faux|fausse|hoax) (?:statement|message|claim|communique|video|post|letter|account|compte|revendication|document)\b/;
const DUBIOUS =
  /\b(?:purport\w*|alleged|allegedly|supposed|supposedly|unverified|unauthenticated|pretendu\w*|non authentifie\w*)\b/;
/** As far before a verb as its subject is looked through. */
const REACH = 12;

function lineBefore(tokens: readonly Token[], { verb }: Saying): string {
  return tokens
    .slice(Math.max(0, verb.start - REACH), verb.start)
    .map(({ plain }) => plain)
    .join(' ');
}

/** Whether the words themselves doubt that who is named said it. */
export function isDubious(tokens: readonly Token[], saying: Saying): boolean {
  return DUBIOUS.test(lineBefore(tokens, saying));
}

/** Whether the words themselves say that who is named did not say it: "a fake statement in the name of". */
export function isForged(tokens: readonly Token[], saying: Saying): boolean {
  return FORGED.test(lineBefore(tokens, saying));
}

/** Whether an act is told of somebody by another ("police said the Front had claimed it") or may not be theirs ("purporting to be from"). */
export function isAtSecondHand(tokens: readonly Token[], saying: Saying, sayings: readonly Saying[]): boolean {
  return isDubious(tokens, saying) || (saying.via === undefined && tellerOf(tokens, saying, sayings) !== null);
}

/** Who tells that somebody says it: "according to the army, the Front claimed it". Null where the text does. */
export function tellerOf(tokens: readonly Token[], saying: Saying, sayings: readonly Saying[]): Saying | null {
  const { start } = saying.verb;
  const teller = sayings.findLast(({ verb }) => verb.start < start);
  if (teller?.act !== 'says' || teller.content !== 'after' || teller.who.kind !== 'name' || saying.who.kind !== 'name')
    return null;
  const between = tokens.slice(teller.span.next, start);
  // "According to the army, which lost two men, the Front claimed it": the whole sentence is told by who is named at its head.
  if (teller.verb.start === 0 && phraseAt(ACCORDING_TO, tokens, 0) !== null)
    return between.some(({ plain }) => /^(?:;|but|mais|while|tandis)$/.test(plain)) ? null : teller;
  const from = tokens[teller.span.next]?.plain === ',' ? teller.span.next + 1 : teller.span.next;
  const isParted = tokens
    .slice(from, start)
    .some(({ plain, kind }) => kind === 'mark' || /^(?:and|et|but|mais|while|qui|which|who)$/.test(plain));
  return isParted ? null : teller;
}
