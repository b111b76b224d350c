import { deniedCiviliansAt } from '../domain/denied-civilians.ts';
import { UserError } from '../domain/errors.ts';
import type { Figure } from '../domain/figure.ts';
import { figuresOf } from '../domain/figures-of.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import { happeningIn } from './event-words.ts';
import type { Span } from './noun-chunks.ts';

/** As many words as an object of denial is looked through for. */
const CLAUSE = 16;
const CLAUSE_END = /^(?:[,;:.]|but|while|mais|tandis)$/;
/** What may follow behind whom and what: where, when, or something else that is said. */
const GOES_ON =
  /^(?:[,;:.()]|and|but|while|or|nor|in|during|at|near|inside|on|after|following|when|et|mais|tandis|ou|ni|dans|a|au|aux|en|lors|pendant|durant|pres|sur|apres|suite)$/;
/** By somebody, or not so: that there were some is left open. */
const QUALIFIED = /^(?:by|par|its|their|ses|leurs|son|leur|deliberately|intentionally|deliberement|volontairement)$/;
const AUXILIARY = /^(?:was|were|been|died|ete|ont|aient)$/;

/** That none of the civilians were harmed, where what is denied behind a verb is that any were; null where it is not that, or not that alone. */
export function noCiviliansHarmed(tokens: readonly Token[], verb: Span): Figure | null {
  const denied = deniedCiviliansAt(tokens, verb.start, verb.next);
  if (denied === null) return null;
  const { counted, next } = denied;
  const clause = clauseOf(tokens, next);
  if (!GOES_ON.test(tokens[next]?.plain ?? ',') || clause.some(({ plain }) => QUALIFIED.test(plain))) return null;
  const object = tokens.slice(verb.next, next);
  // "denied that civilians killed in Zirma were hit by its drones"
  const isTold = counted.harm?.isEvent ?? true;
  if (!isTold && !object.some(({ plain }) => AUXILIARY.test(plain))) return null;
  try {
    return figuresOf(tokens[0]?.source ?? '', denied.tokens, [[counted]])[0] ?? null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Whether what is denied behind a verb is of civilians, and not an attack: no losses of the denier's, and not that it took place. */
export function isOfCivilians(tokens: readonly Token[], verb: Span): boolean {
  const object = clauseOf(tokens, verb.next);
  const at = object.findIndex((_, index) => phraseAt(VICTIM_NOUNS, object, index)?.value.victims === 'civilians');
  const ofCivil = object.findIndex(({ plain }) => /^civil(?:e|es|s|ian|ians)?$/.test(plain));
  const first = at >= 0 && ofCivil >= 0 ? Math.min(at, ofCivil) : Math.max(at, ofCivil);
  return first >= 0 && happeningIn(object.slice(0, first)) === null;
}

function clauseOf(tokens: readonly Token[], from: number): readonly Token[] {
  const clause = tokens.slice(from, from + CLAUSE);
  const end = clause.findIndex(({ plain }) => CLAUSE_END.test(plain));
  return end < 0 ? clause : clause.slice(0, end);
}
