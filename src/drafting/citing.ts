import type { Token } from '../domain/says-tokens.ts';
import type { Sentence } from './article.ts';
import { nameFrom, type Span } from './noun-chunks.ts';
import { type Saying, subjectBefore } from './saying-subject.ts';
import { tellerOf } from './second-hand.ts';
import { whoIs } from './who-is.ts';

const CITES = /^(?:citing|quoting|citant)$/;
const CITED = /^(?:cited|quoted|quotes|cites)$/;
const MEDIA =
  /\b(?:media|television|tv|radio|newspapers?|daily|news agency|website|broadcaster|press|chaine|journal|quotidien|courrier|gazette|times|post|site|agence|presse|reuters|afp|bbc|cnn|rfi|france 24|xinhua|tass|al jazeera|al arabiya|interfax|anadolu|associated press|new york times|monde|outlet)\b/;

/** "quoted a doctor as saying that": whose words they are comes between. */
export function quotedAs(sentence: Sentence, at: number, floor: number): Saying | null {
  const { tokens } = sentence;
  if (!CITED.test(tokens[at]?.plain ?? '')) return null;
  const as = tokens.findIndex(
    ({ plain }, index) =>
      index > at + 1 &&
      index <= at + 12 &&
      plain === 'as' &&
      /^(?:saying|telling|stating)$/.test(tokens[index + 1]?.plain ?? ''),
  );
  if (as < 0) return null;
  const subject = subjectBefore(sentence, at, floor);
  const via = subject?.who.kind === 'name' ? { via: subject.who.span } : {};
  const who = whoIs(tokens, { start: at + 1, next: as });
  return {
    act: 'says',
    who,
    span: { start: at, next: as + 2 },
    verb: { start: at, next: as + 2 },
    content: 'after',
    ...via,
  };
}

/** What a newspaper reports "citing" somebody is that one's word, carried by the newspaper. */
export function withCarriers(tokens: readonly Token[], sayings: readonly Saying[]): Saying[] {
  return sayings.flatMap((saying, index) => {
    const [before, after] = [sayings[index - 1], sayings[index + 1]];
    if (after !== undefined && isCited(tokens, saying, after)) return [];
    if (before !== undefined && isCited(tokens, before, saying) && before.who.kind === 'name')
      return [
        {
          ...saying,
          content: before.content,
          via: before.who.span,
          span: { start: before.span.start, next: saying.span.next },
        },
      ];
    return [saying];
  });
}

/** "Reuters reported that 12 had died, citing residents": what stands between is theirs. */
export function citedLast(tokens: readonly Token[], sayings: readonly Saying[]): Saying[] {
  return sayings.map((saying, index) => {
    const isCiting = ({ verb }: Saying): boolean =>
      CITES.test(tokens[verb.start]?.plain ?? '') || /^(?:selon|according)$/.test(tokens[verb.start]?.plain ?? '');
    const before = sayings[index - 1];
    // "State television, quoting the governor, said"
    const isAside = before !== undefined && isCiting(before) && saying.verb.start - before.span.next <= 2;
    const cited = isAside ? before : sayings.slice(index + 1).find(isCiting);
    if (cited === undefined || saying.act !== 'says' || saying.who.kind !== 'name' || !isMedia(tokens, saying.who.span))
      return saying;
    const isOne = !tokens
      .slice(saying.verb.next, cited.verb.start)
      .some(({ plain }) => /^(?:;|but|while|mais)$/.test(plain));
    return isOne && tokens[cited.verb.start - 1]?.plain === ','
      ? { ...saying, who: cited.who, via: saying.who.span }
      : saying;
  });
}

/** "Selon Le Courrier, qui cite l'état-major, …": where the name of whom it cites begins. */
export function citesNext(tokens: readonly Token[], { start, next }: Span): number | null {
  const comma = tokens[next]?.plain === ',' ? next + 1 : next;
  if (!/^(?:qui|which|who)$/.test(tokens[comma]?.plain ?? '') || !isMedia(tokens, { start: start - 1, next }))
    return null;
  return /^(?:cite|citait|cites|cited|quoted|quotes)$/.test(tokens[comma + 1]?.plain ?? '') ? comma + 2 : null;
}

const RELAYS = /\b(?:monitors?|monitoring|observatory|observatoire|watchdog)\b/;

/** What somebody says "according to" a newspaper, or to those who follow what is said, was carried by them. */
export function relayed(tokens: readonly Token[], sayings: readonly Saying[]): Saying[] {
  return sayings.map((saying) => {
    const who = saying.via === undefined ? tellerOf(tokens, saying, sayings)?.who : undefined;
    const isRelay = who?.kind === 'name' && (isMedia(tokens, who.span) || RELAYS.test(lineOf(tokens, who.span)));
    return isRelay ? { ...saying, via: who.span } : saying;
  });
}

function lineOf(tokens: readonly Token[], { start, next }: Span): string {
  return tokens
    .slice(start, next)
    .map(({ plain }) => plain)
    .join(' ');
}

function isCited(tokens: readonly Token[], media: Saying, cited: Saying): boolean {
  return (
    CITES.test(tokens[cited.verb.start]?.plain ?? '') &&
    media.act === 'says' &&
    media.who.kind === 'name' &&
    cited.verb.start - media.span.next <= 2 &&
    isMedia(tokens, media.who.span)
  );
}

/** Whether some words name a newspaper, a station or the like. */
function isMedia(tokens: readonly Token[], span: Span): boolean {
  return MEDIA.test(lineOf(tokens, span));
}

/** Verbs that lead on to the one of saying: "took to Telegram to claim". */
const LEADS_ON = /^(?:took|used|issued|released|went|continued|disagree|disagreed|differ|differed)$/;

/** The speaker whom a sentence begins with, for a verb further on that has none of its own: "A community leader gave another toll, telling …". */
export function leadingSpeaker(tokens: readonly Token[], isSpeaker: (span: Span) => boolean): Span | null {
  const named = nameFrom(tokens, 0);
  const verb = tokens.findIndex(({ plain }, at) => at > 0 && at < (named?.next ?? 0) && LEADS_ON.test(plain));
  const span = named === null || verb < 0 ? named : { start: 0, next: verb };
  return span !== null && span.next <= 10 && isSpeaker(span) ? span : null;
}
