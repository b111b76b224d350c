import type { Sentence } from './article.ts';
import { nameFrom, type Span, speakerSortOf } from './noun-chunks.ts';
import { textOf } from './speakers.ts';

const FIGHTERS = /^(?:fighters|militants|rebels|insurgents|group|militia|gunmen|jihadists)$/;

/** The groups a sentence names without letting them speak: "seized by the Desert Shield", "Hezbollah fighters". */
export function groupsNamedIn(sentence: Sentence): string[] {
  const { tokens } = sentence;
  const isCapital = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? '');
  return tokens.flatMap(({ plain }, at) => {
    if (plain === 'by' || plain === 'par') return namedBy(sentence, at + 1, isCapital) ?? [];
    if (!FIGHTERS.test(plain) || at < 2 || !isCapital(at - 1)) return [];
    let start = at - 1;
    while (start > 1 && isCapital(start - 1)) start -= 1;
    return [textOf(sentence, { start, next: at })];
  });
}

function namedBy(sentence: Sentence, at: number, isCapital: (at: number) => boolean): string | null {
  const { tokens } = sentence;
  const span: Span | null = nameFrom(tokens, at);
  if (span === null || /^(?:institution|persons?)$/.test(speakerSortOf(tokens, span) ?? '')) return null;
  const isName = tokens.slice(span.start, span.next).some((_, index) => index > 0 && isCapital(span.start + index));
  return isName ? textOf(sentence, span).replace(/^(?:the|le|la|les|l['’]) ?/i, '') : null;
}
