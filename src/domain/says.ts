import { ACTS, type Act, DENIED, type Denied, type Statement } from './claim.ts';
import { BETWEEN, type Counted, countedAt, isBoundary, isDashBetween, SEPARATORS } from './counted.ts';
import { deniedAsNone } from './denied-civilians.ts';
import { UserError } from './errors.ts';
import { figuresOf } from './figures-of.ts';
import { phraseAt } from './phrase-table.ts';
import { actAt, claimsEventAt, leadsToCount, type SaidAct } from './said-acts.ts';
import { notUnderstood } from './says-refusals.ts';
import { shortened, type Token, tokensOf } from './says-tokens.ts';

const LONGEST = 500;

/**
 * Reads what a person writes as a claim, in English or French. It is read whole or refused whole (`UserError`):
 * a word that is not understood is never skipped, since it may turn what is said into its opposite.
 */
export function readStatement(text: string): Statement {
  if (text.length > LONGEST) throw new UserError('says.tooLong', { most: LONGEST });
  const tokens = deniedAsNone(tokensOf(text));
  if (tokens.length === 0) throw new UserError('says.empty');
  const { counted, acts } = readAll(text, tokens);
  const denied = new Set(acts.flatMap((said): readonly Denied[] => (said.act === 'denial' ? said.denies : [])));
  const done = new Set<Act>(acts.map(({ act }) => act));
  if (done.has('responsibility') && (denied.has('responsibility') || denied.has('event'))) {
    throw new UserError('says.contradicts', { part: shortened(text) });
  }
  const figures = figuresOf(text, tokens, counted);
  if (figures.length > 0) done.add('figures');
  return {
    acts: ACTS.filter((act) => done.has(act)),
    figures,
    denies: DENIED.filter((what) => denied.has(what)),
    blames: acts.flatMap((said) => (said.act === 'attribution' ? [verbatim(text, tokens, ...said.blamed)] : [])),
  };
}

// Clauses, parted by ; or a full stop, each with its numbers in order; null stands where an act parts them.
function readAll(text: string, tokens: readonly Token[]): { counted: (Counted | null)[][]; acts: SaidAct[] } {
  const counted: (Counted | null)[][] = [[]];
  const acts: SaidAct[] = [];
  let at = 0;
  while (at < tokens.length) {
    const act = actAt(tokens, at);
    const figure = act === null ? countedAt(tokens, at) : null;
    const next = act?.next ?? figure?.next;
    if (next === undefined || (figure !== null && claimsEvent(tokens, figure))) throw notUnderstood(text, tokens, at);
    if (act !== null) acts.push(act);
    counted.at(-1)?.push(figure);
    if (isBoundary(tokens, next)) {
      const after = skipSeparators(tokens, next);
      if (after.newClause) counted.push([]);
      at = after.next;
    } else {
      at = leadsToCount(tokens, next) ?? next;
    }
  }
  return { counted, acts };
}

// "It says it claims the attack: 12 killed" is no figure alone.
function claimsEvent(tokens: readonly Token[], { start, next }: Counted): boolean {
  return tokens.slice(start, next).some((_, index) => claimsEventAt(tokens, start + index));
}

function skipSeparators(tokens: readonly Token[], at: number): { next: number; newClause: boolean } {
  let next = at;
  let newClause = false;
  while (BETWEEN.has(tokens[next]?.plain ?? '') || isDashBetween(tokens, next)) {
    newClause ||= [';', '.', '!'].includes(tokens[next]?.plain ?? '');
    next += 1;
  }
  const and = phraseAt(SEPARATORS, tokens, next);
  return { next: and !== null && and.next < tokens.length ? and.next : next, newClause };
}

function verbatim(text: string, tokens: readonly Token[], start: number, next: number): string {
  return text.slice(tokens[start]?.start, tokens[next - 1]?.end);
}
