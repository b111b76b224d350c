import { sideOf } from '../domain/claimant.ts';
import type { PreciseDate } from '../domain/date.ts';
import { type Figure, type Harm, type Victims, victimsWithin } from '../domain/figure.ts';
import { namesAllWithin } from '../domain/names-all.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import type { LinkedCount } from './linked-counts.ts';
import { areOfPolice } from './police-officers.ts';
import type { Saying } from './saying-subject.ts';
import type { Speaker } from './speakers.ts';

/** A figure as the text tells it, before what it says twice is taken together. */
export interface SaidFigure {
  readonly figure: Figure;
  /** Null: the text itself. */
  readonly speaker: Speaker | null;
  /** When the harm was done, where its sentence tells. */
  readonly date: PreciseDate | null;
  readonly said: PreciseDate | null;
  readonly sentence: number;
  readonly at: number;
  readonly isUnsure: boolean;
  /** A number that the text says was given before another: "an earlier toll". */
  readonly isEarlier: boolean;
}

/** Whose noun a number without one takes over. */
export interface NounBefore {
  readonly victims: Victims;
  readonly noun: string;
}

export interface FigureOf {
  readonly link: LinkedCount;
  readonly tokens: readonly Token[];
  readonly speaker: Speaker | null;
  /** Of the figure before in this sentence, and of the last one of the sentences before. */
  readonly beside: NounBefore | null;
  readonly before: NounBefore | null;
  /** The number it is a part of. */
  readonly whole: Figure | null;
  /** What its sentence tells to be said; null where the text speaks of a force with officers other than the police. */
  readonly sayings: readonly Saying[] | null;
}

/** The figure that a number is told to be a part of: one of its own sentence, else the last that its speaker gave. */
export function wholeOf(
  links: readonly LinkedCount[],
  read: readonly (Figure | null)[],
  link: LinkedCount,
  speaker: Speaker | null,
  before: readonly SaidFigure[],
): Figure | null {
  if (!link.isPart) return null;
  const at = links.findLastIndex(
    (other, index) => index < read.length && !other.isPart && (link.harm === null || other.harm === link.harm),
  );
  if (at >= 0 && read[at]) return read[at];
  return (
    before.findLast(
      ({ figure, speaker: by }) =>
        (link.harm === null || figure.harm === link.harm) && (by?.key === speaker?.key || by === null),
    )?.figure ?? null
  );
}

/** The figure a number comes to; null where it says nothing of its own. */
export function figureOf({ link, tokens, speaker, beside, before, whole, sayings }: FigureOf): Figure | null {
  const harm: Harm | null = link.harm ?? whole?.harm ?? null;
  if (harm === null) return null;
  const { low, high, named } = link.count.quantity;
  const words = cut(tokens, link.start, link.next);
  const own = nounOf(link, tokens, speaker, sayings);
  const shared = link.count.isElliptical ? (ofWhom(tokens, link) ?? beside ?? before) : beside;
  const { victims, noun } = own ??
    (isOfBodies(words) ? null : shared) ?? { victims: 'people' as const, noun: nounWord(link, tokens) };
  const figure: Figure = { harm, victims, low, high, named, noun, words };
  if (!link.isPart) return figure;
  return partOfWhole(figure, whole, link.who !== null);
}

// "accused government troops of firing and said 13 of them were killed": those told of just before.
function ofWhom(tokens: readonly Token[], { count, start }: LinkedCount): NounBefore | null {
  if (!/^(?:them|eux|elles|whom)$/.test(tokens[count.next - 1]?.plain ?? '')) return null;
  for (let at = start - 1; at >= Math.max(0, start - 16); at -= 1) {
    const found = phraseAt(VICTIM_NOUNS, tokens, at);
    if (found?.value.victims != null && found.value.victims !== 'people')
      return { victims: found.value.victims, noun: cut(tokens, at, found.next) };
  }
  return null;
}

/** "26 people, including 3 children" is 3 civilians at least; of the whole's own category it is no figure of its own. */
function partOfWhole(figure: Figure, whole: Figure | null, isNamed: boolean): Figure | null {
  if (!isNamed || figure.victims === 'people') return null;
  if (whole !== null && (whole.victims === figure.victims || !victimsWithin(figure.victims, whole.victims)))
    return null;
  return namesAllWithin(figure.victims, figure.noun) ? figure : { ...figure, high: null };
}

function nounOf(
  link: LinkedCount,
  tokens: readonly Token[],
  speaker: Speaker | null,
  sayings: FigureOf['sayings'],
): NounBefore | null {
  const { who } = link;
  const victims = who?.victims(link.language) ?? null;
  const noun = who === null ? nounWord(link, tokens) : cut(tokens, who.start, who.next);
  if (link.isOwn && (victims === null || victims === 'people')) {
    const loser = loserBefore(link, tokens);
    if (loser !== null) return { victims: loser, noun };
    const side = speaker === null ? null : speaker.sort === 'group' ? 'armed_group' : sideOf(speaker.name, null);
    if (side !== null) return { victims: side === 'state' ? 'military' : 'armed_group', noun };
  }
  if (who === null || victims === null) return null;
  if (who.harm !== null && who.harm === link.harm && victims === 'people') return null;
  if (victims === 'security_forces' && sayings !== null && areOfPolice(link, tokens, sayings))
    return { victims: 'police', noun };
  // "12 hostages" by itself says what befell them, not who they are.
  return { victims, noun };
}

// "The rebels lost 30 men": theirs, whoever says so.
function loserBefore(link: LinkedCount, tokens: readonly Token[]): Victims | null {
  for (let at = link.start - 1; at >= Math.max(0, link.start - 6); at -= 1) {
    if (tokens[at]?.kind === 'mark' || /^(?:and|et)$/.test(tokens[at]?.plain ?? '')) return null;
    const noun = phraseAt(VICTIM_NOUNS, tokens, at)?.value.victims ?? null;
    if (noun !== null && noun !== 'people' && noun !== 'civilians') return noun;
  }
  return null;
}

function nounWord(link: LinkedCount, tokens: readonly Token[]): string {
  return link.nounTokens === null ? '' : cut(tokens, ...link.nounTokens);
}

function isOfBodies(words: string): boolean {
  return /\b(?:bodies|body|corpses?|corps|cadavres?|d[eé]pouilles?|toll|bilan|number of|nombre de)\b/i.test(words);
}

function cut(tokens: readonly Token[], start: number, next: number): string {
  const first = tokens[start];
  return next <= start ? '' : (first?.source ?? '').slice(first?.start, tokens[next - 1]?.end).replaceAll('\u200b', '');
}
