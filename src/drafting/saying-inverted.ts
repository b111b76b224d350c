import { WEEKDAYS } from '../domain/date-words.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Sentence } from './article.ts';
import { nameFrom, type Span, speakerSortOf } from './noun-chunks.ts';
import { END, endOfManner } from './saying-manner.ts';
import { ARTICLES, afterComma, isQuoted, isSpeaker, type Saying } from './saying-subject.ts';
import { whoIs } from './who-is.ts';

/** Whether more than a word or two stands between two places. */
export function hasContentBefore(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).filter(({ kind }) => kind !== 'mark').length > 2;
}

/** "a-t-il ajouté", "a-t-elle précisé", "ont-ils dit", "ajoutait-il", "précise-t-elle" */
export function invertedPronoun(tokens: readonly Token[], at: number): Omit<Saying, 'act'> | null {
  const after = tokens[at + 1]?.plain === 't' ? at + 2 : at + 1;
  if (/^(?:il|elle|ils|elles)$/.test(tokens[after]?.plain ?? '') && /(?:e|t|ent)$/.test(tokens[at]?.plain ?? '')) {
    const who = { kind: 'pronoun', span: { start: after, next: after + 1 } } as const;
    const next = endOfManner(tokens, after + 1);
    return { who, span: { start: at, next }, verb: { start: at, next: at + 1 }, content: 'before' };
  }
  const pronoun = tokens[at - 1]?.plain ?? '';
  const euphonic = tokens[at - 2]?.plain === 't' ? 1 : 0;
  if (!/^(?:il|elle|ils|elles)$/.test(pronoun)) return null;
  const start = at - 2 - euphonic;
  // "L'armée a quant à elle affirmé" says it itself.
  if (!/^(?:a|ont|avait|avaient)$/.test(tokens[start]?.plain ?? '') || tokens[start]?.text === 'à') return null;
  const verb = { start: at, next: at + 1 };
  const who = { kind: 'pronoun', span: { start: at - 1, next: at } } as const;
  return { who, span: { start, next: endOfManner(tokens, at + 1) }, verb, content: 'before' };
}

/** "a-t-on appris de sources locales": who says it follows. */
export function impersonal(tokens: readonly Token[], verb: Span): Omit<Saying, 'act'> | null {
  if (tokens[verb.start]?.plain !== 'appris' && tokens[verb.start]?.plain !== 'apprend') return null;
  let at = endOfManner(tokens, verb.next);
  if (tokens[at]?.plain === 'on') at += 1;
  if (tokens[at]?.plain === 'aupres') at += 1;
  if (['de', 'du', 'des', "d'"].includes(tokens[at]?.plain ?? '')) at += 1;
  const span = nameFrom(tokens, at);
  if (span === null) return null;
  return {
    who: whoIs(tokens, span),
    span: { start: Math.max(0, verb.start - 3), next: span.next },
    verb,
    content: 'before',
  };
}

/** "…, ont accusé deux ONG.": with nothing after it the name is the speaker's. */
export function lastName(sentence: Sentence, verb: Span, floor: number): Omit<Saying, 'act'> | null {
  const inverted = invertedName(sentence, verb, floor);
  const end = inverted === null ? undefined : sentence.tokens[inverted.span.next];
  return end === undefined || END.test(end.plain) ? inverted : null;
}

/** "a annoncé l'armée", ", said police spokesman Abdi Noor": the speaker comes after the verb. */
export function invertedName(sentence: Sentence, verb: Span, floor: number): Omit<Saying, 'act'> | null {
  const { tokens } = sentence;
  let start = verb.start;
  while (
    ['a', 'ont', 'avait', 'avaient', 'ainsi', 'a'].includes(tokens[start - 1]?.plain ?? '') &&
    tokens[start - 1]?.text !== 'à'
  )
    start -= 1;
  const marked = tokens[start - 1]?.kind === 'mark' || isQuoted(sentence, start);
  // "said it had overrun": who, was told before.
  const english =
    verb.next === verb.start + 1 &&
    /^(?:said|says|added|reported|wrote|announced|stated)$/.test(tokens[verb.start]?.plain ?? '');
  if (
    !marked ||
    start <= floor ||
    (!english && start === verb.start && !/(?:e|t|ent)$/.test(tokens[verb.start]?.plain ?? ''))
  )
    return null;
  if (!hasContentBefore(tokens, 0, start)) return null;
  const at = english ? verb.next : endOfManner(tokens, verb.next);
  const first = tokens[at];
  if (first === undefined || first.kind !== 'word') return null;
  const isName =
    ARTICLES.has(first.plain) ||
    (english && /^(?:one|another)$/.test(first.plain)) ||
    /^\p{Lu}/u.test(first.text) ||
    (english && speakerSortOf(tokens, { start: at, next: at + 4 }) !== null);
  if (!isName || WEEKDAYS.has(first.plain) || ['it', 'he', 'she', 'they', 'that'].includes(first.plain)) return null;
  const span = nameFrom(tokens, at);
  // "…, said a volunteer": whoever says so is a speaker.
  const isSpeech = /["”»] ?,? ?$/u.test(sentence.text.slice(0, tokens[start]?.start ?? 0));
  const isSure = (english || isSpeech) && /^(?:a|an|one|two|the|un|une|des|le|la|l')$/.test(first.plain);
  if (span === null || !isSpeaker(tokens, span, isSure) || beginsSpeaker(sentence, start, floor)) return null;
  return { who: whoIs(tokens, span), span: { start, next: endOfManner(tokens, span.next) }, verb, content: 'before' };
}

// "The minister, Idriss Kouma, said Russian troops …": the speaker went before after all.
function beginsSpeaker(sentence: Sentence, verbAt: number, floor: number): boolean {
  const { tokens } = sentence;
  if (tokens[verbAt - 1]?.plain !== ',' || isQuoted(sentence, verbAt)) return false;
  const before = afterComma(sentence, verbAt - 1, floor);
  const isClause =
    before?.who.kind === 'name' &&
    tokens
      .slice(before.who.span.start, before.who.span.next)
      .some(
        ({ plain, text }) =>
          text !== 'à' && /^(?:a|ont|avait|avaient|est|sont|was|were|had|has|have|is|are)$/.test(plain),
      );
  if (isClause) return false;
  return (
    before?.who.kind === 'name' &&
    before.start <= floor + 1 &&
    speakerSortOf(tokens, before.who.span) !== null &&
    before.who.span.next - before.who.span.start <= 12
  );
}
