import { HARM_AND, NOR } from './count-words.ts';
import type { Harm } from './figure.ts';
import { HARM_BEFORE, HARM_WORDS, type HarmWord, type SayingLanguage } from './harm-words.ts';
import { phraseAt } from './phrase-table.ts';
import type { Token } from './says-tokens.ts';

/** What was done, in one word or in several that come to one harm ("killed or wounded"). */
export interface SaidHarm {
  readonly harm: Harm;
  readonly language: SayingLanguage;
  /** It names what was suffered ("losses"), so an unknown word before it may be of that and of nobody. */
  readonly isEvent: boolean;
  /** No verb goes before it, so it stands for whom it counts: "no wounded", "aucun mort", unlike "aucun n'a été blessé". */
  readonly isNoun: boolean;
  /** The tokens that are also the noun when there is no other; empty when none is. */
  readonly noun: readonly [start: number, next: number];
  readonly next: number;
}

const OR = new Set(['or', 'ou']);
const KILLED_AND_WOUNDED: readonly Harm[] = ['killed', 'wounded'];
const OUT_OF_ACTION: readonly Harm[] = ['killed', 'wounded', 'captured'];

/** Every way to read what was done at a place, the longest first. */
export function saidHarmsAt(tokens: readonly Token[], at: number, first: boolean): SaidHarm[] {
  const only = first ? phraseAt(HARM_BEFORE, tokens, at) : null;
  if (only !== null) return [saidHarm(only.value, at, only.next)];
  const one = phraseAt(HARM_WORDS, tokens, at);
  if (one === null) return [];
  const single = saidHarm(one.value, at, one.next);
  const read = [single];
  const words: HarmWord[] = [one.value];
  let either = false;
  for (let next = one.next; words.length < 4; ) {
    const mark = [',', '/'].includes(tokens[next]?.plain ?? '') ? next + 1 : next;
    const and = phraseAt(HARM_AND, tokens, mark);
    const other = phraseAt(HARM_WORDS, tokens, and?.next ?? mark);
    if (other === null || (and === null && mark === next)) break;
    either ||= OR.has(tokens[mark]?.plain ?? '') || tokens[next]?.plain === '/';
    words.push(other.value);
    next = other.next;
    const harm = and === null && tokens[mark - 1]?.plain !== '/' ? null : harmTogether(words, either);
    if (harm !== null) read.unshift({ ...single, harm, noun: [0, 0], next });
  }
  return read;
}

/** Two harms of none, which "ni" joins as "or" does: "mort ni blessé". After a number it would turn the second round. */
export function harmNorHarmAt(tokens: readonly Token[], at: number): SaidHarm[] {
  const one = phraseAt(HARM_WORDS, tokens, at);
  const nor = one === null ? null : phraseAt(NOR, tokens, one.next);
  const other = nor === null ? null : phraseAt(HARM_WORDS, tokens, nor.next);
  const harm = one === null || other === null ? null : harmTogether([one.value, other.value], true);
  if (one === null || other === null || harm === null) return [];
  return [{ ...saidHarm(one.value, at, other.next), harm, noun: [0, 0] }];
}

function saidHarm(word: HarmWord, start: number, next: number): SaidHarm {
  const { harm, language, isEvent, isNoun } = word;
  return { harm, language, isEvent, isNoun: true, noun: isNoun ? [start, next] : [0, 0], next };
}

function harmTogether(words: readonly HarmWord[], either: boolean): Harm | null {
  const harms = new Set(words.map(({ harm }) => harm));
  if (harms.size !== words.length) return null;
  if (words.length === 2 && KILLED_AND_WOUNDED.every((harm) => harms.has(harm))) return 'casualties';
  return either && harms.has('captured') && [...harms].every((harm) => OUT_OF_ACTION.includes(harm))
    ? 'neutralised'
    : null;
}
