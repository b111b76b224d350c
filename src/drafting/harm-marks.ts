import type { Harm } from '../domain/figure.ts';
import { HARM_BEFORE, HARM_WORDS, type SayingLanguage } from '../domain/harm-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { type HarmForm, PROSE, type ProseWord } from './prose-harm-words.ts';

/** A word of harm in a sentence. */
export interface HarmMark {
  readonly harm: Harm;
  readonly form: HarmForm;
  readonly language: SayingLanguage;
  /** They are the speaker's own: "lost five men". */
  readonly isOwn: boolean;
  /** An adjective of theirs that is also their noun when there is no other: "23 morts". */
  readonly isNoun: boolean;
  readonly start: number;
  readonly next: number;
}

const EITHER = new Set(['and', 'or', 'et', 'ou']);

/** The word of harm at a place: prose's own, else a statement's. "killed or wounded" is one. */
export function harmMarkAt(tokens: readonly Token[], at: number): HarmMark | null {
  const first = singleHarmAt(tokens, at);
  if (first === null || !EITHER.has(tokens[first.next]?.plain ?? '')) return first;
  const skipped =
    ['ou', 'et'].includes(tokens[first.next]?.plain ?? '') && tokens[first.next + 1]?.plain === 'de' ? 2 : 1;
  const second = singleHarmAt(tokens, first.next + skipped);
  const together = second === null ? null : bothHarms(first.harm, second.harm);
  if (second === null || together === null || second.form === 'heading') return first;
  // "12 killed and wounded 30 others" are two: only what both words have in common is one number.
  return {
    ...first,
    harm: together,
    isNoun: false,
    form: first.form === second.form ? first.form : 'participle',
    next: second.next,
  };
}

const NUMBERS_OF = /^(?:number|nombre)$/;

// "the number of civilians killed": a heading for how many.
function numberOfHarmed(tokens: readonly Token[], start: number): HarmMark | null {
  const at = /^(?:the|le)$/.test(tokens[start]?.plain ?? '') ? start + 1 : start;
  if (!NUMBERS_OF.test(tokens[at]?.plain ?? '') || !/^(?:of|de|d'|des)$/.test(tokens[at + 1]?.plain ?? '')) return null;
  for (let next = at + 3; next <= at + 5; next += 1) {
    const word = phraseAt(PROSE, tokens, next);
    if (word?.value.form !== 'participle' && word?.value.form !== 'subject') continue;
    return { ...word.value, form: 'heading', isNoun: false, start, next: word.next };
  }
  return null;
}

function singleHarmAt(tokens: readonly Token[], at: number): HarmMark | null {
  const headed = numberOfHarmed(tokens, at);
  if (headed !== null) return headed;
  // "no casualty figure" counts nobody.
  if (tokens[at]?.plain === 'casualty') return null;
  const own = phraseAt(PROSE, tokens, at);
  const said = phraseAt(HARM_WORDS, tokens, at);
  const before = phraseAt(HARM_BEFORE, tokens, at);
  const longest = Math.max(own?.next ?? 0, said?.next ?? 0, before?.next ?? 0);
  if (longest === 0) return null;
  const place = { start: at, next: longest };
  if (own?.next === longest)
    return { ...own.value, isNoun: isNounToo(own.value, said?.value.isNoun === true), ...place };
  if (said?.next === longest) {
    const { harm, language, isNoun } = said.value;
    return { harm, language, isNoun, isOwn: false, form: 'subject', ...place };
  }
  if (before === null) return null;
  return {
    harm: before.value.harm,
    language: before.value.language,
    isNoun: false,
    isOwn: false,
    form: 'object',
    ...place,
  };
}

function isNounToo(word: ProseWord, said: boolean): boolean {
  return said || (word.form === 'noun' && word.language === 'fr');
}

function bothHarms(one: Harm, other: Harm): Harm | null {
  const harms = new Set<Harm>([one, other]);
  if (harms.size === 2 && harms.has('killed') && harms.has('wounded')) return 'casualties';
  if (harms.size === 2 && harms.has('captured') && (harms.has('killed') || harms.has('wounded'))) return 'neutralised';
  return null;
}
