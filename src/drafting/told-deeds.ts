import type { Sentence } from './article.ts';
import { blamesIn, ownDeedAt } from './blame.ts';
import type { SaidAct } from './said-acts.ts';
import { textOf } from './speaker-names.ts';
import { type Attributed, sayingFor } from './voices.ts';

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

/** Whether what stands at `at` is denied or left open within its clause, and behind the words that say who tells it. */
function isGainsaid({ tokens }: Sentence, at: number, { saying }: Attributed): boolean {
  const from = Math.max(at - CLAUSE, saying.verb.next <= at ? saying.verb.start : 0, 0);
  for (let back = at - 1; back >= from; back -= 1) {
    const word = tokens[back]?.plain ?? '';
    if (CLAUSE_END.has(word)) return false;
    if (GAINSAID.has(word) || word.endsWith("n't")) return true;
  }
  return false;
}

type ToldDeed = Pick<SaidAct, 'act' | 'blames' | 'speaker' | 'said' | 'at'>;

/**
 * Who is said to have done it, or says so of its own, in other words than those for blaming and claiming: "bore the hallmarks of X", "one of its members
 * carried it out". In nobody's name that is the text's own guess, and no act.
 */
export function toldDeeds(sentence: Sentence, attributed: readonly Attributed[]): ToldDeed[] {
  const { tokens } = sentence;
  const by = (at: number): Attributed | null => {
    const own = sayingFor(sentence, at, attributed);
    return own?.saying.act === 'says' && !isGainsaid(sentence, at, own) ? own : null;
  };
  const deed = ownDeedAt(tokens);
  const doer = deed === null ? null : by(deed);
  const own: ToldDeed[] =
    deed === null || doer?.speaker == null
      ? []
      : [{ act: 'responsibility', blames: [], speaker: doer.speaker, said: doer.said, at: deed }];
  const blames = blamesIn(tokens).flatMap(({ at, blamed }): ToldDeed[] => {
    const teller = by(at);
    const name = textOf(sentence, blamed);
    if (teller?.speaker == null || teller.speaker.name === name) return [];
    return [{ act: 'attribution', blames: [name], speaker: teller.speaker, said: teller.said, at }];
  });
  return [...own, ...blames];
}
