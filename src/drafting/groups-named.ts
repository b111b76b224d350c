import { phraseAt } from '../domain/phrase-table.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import type { Sentence } from './article.ts';
import { countries } from './country-marks.ts';
import { nameFrom, type Span, speakerSortOf } from './noun-chunks.ts';
import { textOf } from './speaker-names.ts';

const PUBLISHES =
  /^(?:seen|reviewed|obtained|published|interviewed|quoted|cited|reported|carried|broadcast|posted|contacted|reached|diffusee?s?|publiee?s?|relayee?s?|consultee?s?|jointe?s?|contactee?s?|interrogee?s?|cite|recueillie?s?|verified|read|told|written|run|led|chaired)$/;
const MEDIA =
  /\b(?:organe|agence|chaine|site|medias?|channel|agency|outlet|arm|wing|newspaper|television|radio|website|journal|antenne)\b/;
const MEMBERS =
  /^(?:fighters?|members?|militants|rebels|insurgents|men|combattants?|membres?|miliciens|rebelles|elements)$/;
const FIGHTERS = /^(?:fighters|militants|rebels|insurgents|group|militia|gunmen|jihadists)$/;

/** The groups a sentence names without letting them speak: "seized by the Desert Shield", "Hezbollah fighters". */
export function groupsNamedIn(sentence: Sentence): string[] {
  const { tokens } = sentence;
  const isCapital = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? '');
  return tokens.flatMap(({ plain }, at) => {
    if (plain === 'by' || plain === 'par') {
      if (PUBLISHES.test(tokens[at - 1]?.plain ?? '')) return [];
      return namedBy(sentence, at + 1, isCapital) ?? [];
    }
    const of = MEMBERS.test(plain) ? ofWhom(sentence, at, isCapital) : null;
    if (of !== null) return [of];
    if (!FIGHTERS.test(plain) || at < 2 || !isCapital(at - 1)) return [];
    let start = at - 1;
    while (start > 1 && isCapital(start - 1)) start -= 1;
    return [textOf(sentence, { start, next: at })];
  });
}

// "three fighters of the Iraqi state-backed Reed Brigades"
function ofWhom({ tokens, ...sentence }: Sentence, at: number, isCapital: (at: number) => boolean): string | null {
  if (!/^(?:of|from|de|du|des|d')$/.test(tokens[at + 1]?.plain ?? '')) return null;
  let start = at + 2;
  while (start < at + 8 && tokens[start]?.kind === 'word' && !isGroupName(tokens, start, isCapital)) start += 1;
  if (!isGroupName(tokens, start, isCapital)) return null;
  let next = start + 1;
  while (
    next - start < 6 &&
    (isCapital(next) ||
      (/^(?:of|for|the|de|du|des|la|d'|al|pour|et)$/.test(tokens[next]?.plain ?? '') && isCapital(next + 1)))
  )
    next += 1;
  return textOf({ tokens, ...sentence }, { start, next });
}

function isGroupName(tokens: Sentence['tokens'], at: number, isCapital: (at: number) => boolean): boolean {
  return (
    (isCapital(at) || /^(?:al|ansar|jaish)$/.test(tokens[at]?.plain ?? '')) &&
    isCapital(at + 1) &&
    phraseAt(DEMONYMS, tokens, at) === null &&
    phraseAt(countries(), tokens, at) === null
  );
}

function namedBy(sentence: Sentence, at: number, isCapital: (at: number) => boolean): string | null {
  const { tokens } = sentence;
  const span: Span | null = nameFrom(tokens, at);
  const words = tokens.slice(span?.start, span?.next).map(({ plain }) => plain);
  if (
    span === null ||
    MEDIA.test(words.join(' ')) ||
    /^(?:institution|persons?)$/.test(speakerSortOf(tokens, span) ?? '')
  )
    return null;
  const isName = tokens.slice(span.start, span.next).some((_, index) => index > 0 && isCapital(span.start + index));
  return isName ? textOf(sentence, span).replace(/^(?:the|le|la|les|l['’]) ?/i, '') : null;
}
