import type { Token } from '../domain/says-tokens.ts';

/** With one of these before the deed nobody says it was so: "never carried out", "none of the hallmarks", "unclear whether", "may have been". */
const GAINSAID = new Set(
  (
    "no not never none neither nor cannot n't without nothing nobody hardly unclear unknown unsure uncertain unlikely doubt doubts doubted whether if may might " +
    "could possibly perhaps n' ne pas jamais aucun aucune rien ni ignore ignorent incertain si pourrait pourraient aurait auraient pu peut-etre"
  ).split(' '),
);
const CLAUSE_END = new Set([',', ';', ':', '.', 'but', 'mais', 'while', 'tandis', 'although', 'bien']);
/** Longer clauses are not looked through. */
const CLAUSE = 16;

/** Whether what stands at a place is denied or left open within its clause, of which nothing before `floor` counts. */
export function isGainsaid(tokens: readonly Token[], at: number, floor = 0): boolean {
  for (let back = at - 1; back >= Math.max(at - CLAUSE, floor, 0); back -= 1) {
    const word = tokens[back]?.plain ?? '';
    if (CLAUSE_END.has(word)) return false;
    if (GAINSAID.has(word) || (word === 't' && /n'$/.test(tokens[back - 1]?.plain ?? ''))) return true;
  }
  return false;
}
