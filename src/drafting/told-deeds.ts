import type { Sentence } from './article.ts';
import { blamesIn, ourDeedAt, ownDeedAt } from './blame.ts';
import { isGainsaid } from './gainsaid.ts';
import type { SaidAct } from './said-acts.ts';
import { textOf } from './speaker-names.ts';
import type { Speaker } from './speakers.ts';
import { type Attributed, sayingFor } from './voices.ts';

type ToldDeed = Pick<SaidAct, 'act' | 'blames' | 'speaker' | 'said' | 'at'>;

/**
 * Who is said to have done it, or says so of its own, in other words than those for blaming and claiming: "bore the hallmarks of X", "one of its members
 * carried it out", and of a group whose own communiqué the text is "our fighters attacked". In nobody's name that is the text's own guess, and no act.
 */
export function toldDeeds(sentence: Sentence, attributed: readonly Attributed[], issuer: Speaker | null): ToldDeed[] {
  const { tokens } = sentence;
  const by = (at: number): Attributed | null => {
    const own = sayingFor(sentence, at, attributed);
    return own?.saying.act === 'says' && !isGainsaid(tokens, at, own.saying.verb.next <= at ? own.saying.verb.start : 0)
      ? own
      : null;
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
  const ours = issuer?.sort === 'group' && attributed.length === 0 ? ourDeedAt(tokens) : null;
  if (ours !== null && issuer !== null && !isGainsaid(tokens, ours))
    own.push({ act: 'responsibility', blames: [], speaker: issuer, said: null, at: ours });
  return [...own, ...blames];
}
