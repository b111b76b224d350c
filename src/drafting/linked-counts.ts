import type { Harm } from '../domain/figure.ts';
import type { SayingLanguage } from '../domain/harm-words.ts';
import { type NounPhrase, nounPhraseAt } from '../domain/noun-phrase.ts';
import { phraseAt, phraseTable } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { echoed, isOfTheHurt } from './count-parts.ts';
import { type Count, countsIn } from './counts.ts';
import { type Link, linksOf } from './harm-links.ts';
import { harmMarkAt } from './harm-marks.ts';
import { languageOf } from './sentence-language.ts';
import { BE, isDoubted, isFeared, isSupposed, wasBefore } from './told-as-done.ts';

/** A number of people with what befell them, as one sentence tells it. */
export interface LinkedCount {
  readonly count: Count;
  /** Null where it is that of the number it is a part of, told in a sentence before. */
  readonly harm: Harm | null;
  readonly language: SayingLanguage;
  readonly who: NounPhrase | null;
  /** The tokens of the word of harm where that is the noun as well ("23 morts"). */
  readonly nounTokens: readonly [number, number] | null;
  /** Index of the number it is a part of, in the same sentence. */
  readonly whole: number | null;
  readonly isPart: boolean;
  readonly isOwn: boolean;
  /** The words doubt it: "feared dead", "may have killed". */
  readonly isDoubted: boolean;
  /** Where the count and its word of harm begin and end. */
  readonly start: number;
  readonly next: number;
}

/** What a sentence tells of people harmed, in order of their numbers. */
export function linkedCounts(tokens: readonly Token[]): LinkedCount[] {
  const counts = countsIn(tokens);
  const links = linksOf(tokens, counts);
  return counts.flatMap((count, index) => linked(tokens, counts, links, count, index) ?? []);
}

function linked(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  count: Count,
  index: number,
): LinkedCount | null {
  if (wasBefore(tokens, count) || isFeared(tokens, count) || isSupposed(tokens, count)) return null;
  const link = links[index] ?? null;
  if (isFreed(tokens, count, link) || isOfTheHurt(tokens, counts, links, index)) return null;
  const base = {
    count,
    language: link?.mark.language ?? languageOf(tokens),
    who: link?.who ?? allOfThem(tokens, link, count) ?? count.who,
    nounTokens: link?.mark.isNoun && !link.harmFirst ? ([link.mark.start, link.mark.next] as const) : null,
    isOwn: link?.mark.isOwn === true || ownRanks(tokens, count.next) || ownLosses(tokens, count.start),
    isDoubted: link !== null && isDoubted(tokens, link.mark, count),
    start: Math.min(count.start, link?.mark.start ?? count.start),
    next: Math.max(count.next, link?.next ?? link?.mark.next ?? count.next),
  };
  if (count.ofThe !== null) return ofTheDead(tokens, counts, links, base, index);
  if (count.isPart) {
    const wholeAt = counts.slice(0, index).findLastIndex((each, at) => !each.isPart && links[at] !== null);
    const whole = wholeAt < 0 ? null : (links[wholeAt] ?? null);
    const language = link?.mark.language ?? whole?.mark.language ?? base.language;
    const shared = { ...base, language, whole: wholeAt < 0 ? null : wholeAt, isPart: true };
    if (link !== null && !link.harmFirst && link.mark.harm !== whole?.mark.harm)
      return { ...shared, harm: link.mark.harm, isPart: false };
    if (base.who === null) return null;
    return { ...shared, harm: whole?.mark.harm ?? null };
  }
  if (link !== null) {
    const isPart =
      link.mark.form === 'heading' &&
      /includ|among|parmi|those|dead were/.test(
        tokens
          .slice(link.mark.start, link.mark.next)
          .map(({ plain }) => plain)
          .join(' '),
      );
    return { ...base, harm: link.mark.harm, whole: null, isPart };
  }
  const among = amongOf(tokens, counts, links, index);
  if (among !== null) return { ...base, ...among, isPart: true };
  const predicate = predicateOf(tokens, counts, index);
  if (predicate !== null) return { ...base, ...predicate, whole: null, isPart: false };
  const told = echoed(tokens, counts, links, index);
  if (told !== null) {
    const { mark, who } = told.link;
    return {
      ...base,
      language: mark.language,
      harm: mark.harm,
      who: who ?? told.count.who,
      whole: null,
      isPart: false,
    };
  }
  const implied = count.who?.harm ?? null;
  return implied !== null && isTaken(tokens, count) ? { ...base, harm: implied, whole: null, isPart: false } : null;
}

const FREED = /^(?:rescued|freed|released|liberated|libere|liberes|liberees|liberer|secourus|rescuing|freeing)$/;

// "rescued 23 kidnapped victims": they are no more held.
function isFreed(tokens: readonly Token[], count: Count, link: Link | null): boolean {
  const harm = link?.mark.harm ?? count.who?.harm ?? null;
  if (harm !== 'abducted' && harm !== 'captured') return false;
  return tokens.slice(Math.max(0, count.start - 4), count.start).some(({ plain }) => FREED.test(plain));
}

const ALL = phraseTable([
  [true, 'all of them, all, all of whom were, all of whom, tous des, toutes des, tous, toutes, tous sont des'],
]);

const WITHIN = phraseTable([
  [
    true,
    "among the, among, in the ranks of the, parmi les, dans les rangs de l', dans les rangs des, dans les rangs de la",
  ],
  [true, "dans les rangs du, chez les, du côté de l', côté"],
]);

// "21 morts, tous des civils", "14 morts dans les rangs de l'armée"
function allOfThem(tokens: readonly Token[], link: Link | null, count: Count): NounPhrase | null {
  const end = Math.max(count.next, link?.mark.next ?? 0);
  const within = link === null ? null : phraseAt(WITHIN, tokens, end);
  const those = within === null ? null : nounPhraseAt(tokens, within.next, count.quantity);
  if (count.who === null && those?.known === true) return those;
  const all = tokens[end]?.plain === ',' ? phraseAt(ALL, tokens, end + 1) : null;
  const who = all === null ? null : nounPhraseAt(tokens, all.next, count.quantity);
  return who?.known === true && all !== null && who.start === all.next ? who : null;
}

type Base = Omit<LinkedCount, 'harm' | 'whole' | 'isPart'>;

// "Fifteen of the dead were soldiers": of the dead without more, nothing new is said.
function ofTheDead(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  base: Base,
  index: number,
): LinkedCount | null {
  const who = links[index] === null ? predicateNoun(tokens, base.count) : null;
  return who === null
    ? null
    : { ...base, harm: counts[index]?.ofThe ?? null, who, next: who.next, whole: null, isPart: false };
}

// "Three soldiers were among the 12 people killed": a part of the number that follows.
function amongOf(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  index: number,
): Pick<LinkedCount, 'harm' | 'whole'> | null {
  const count = counts[index];
  if (count === undefined || !BE.has(tokens[count.next]?.plain ?? '') || tokens[count.next + 1]?.plain !== 'among')
    return null;
  const whole = links[index + 1] ?? null;
  if (whole !== null && count.next + 4 >= (counts[index + 1]?.start ?? 0))
    return { harm: whole.mark.harm, whole: null };
  const heading = harmMarkAt(tokens, count.next + 1) ?? harmMarkAt(tokens, count.next + 3);
  return heading === null ? null : { harm: heading.harm, whole: null };
}

// "five were gendarmes", after "fifteen of the dead were soldiers"
function predicateOf(
  tokens: readonly Token[],
  counts: readonly Count[],
  index: number,
): Pick<LinkedCount, 'harm' | 'who' | 'next'> | null {
  const first = counts.slice(0, index).findLast(({ ofThe }) => ofThe !== null);
  const count = counts[index];
  if (first === undefined || count === undefined || count.who !== null) return null;
  const who = predicateNoun(tokens, count);
  return who === null ? null : { harm: first.ofThe, who, next: who.next };
}

function predicateNoun(tokens: readonly Token[], count: Count): NounPhrase | null {
  if (!BE.has(tokens[count.next]?.plain ?? '')) return null;
  const article = ['a', 'an', 'un', 'une', 'des'].includes(tokens[count.next + 1]?.plain ?? '') ? 1 : 0;
  const who = nounPhraseAt(tokens, count.next + 1 + article, count.quantity);
  return who?.known === true ? who : null;
}

const TAKING = new Set(
  'took take taking takes hold holding held holds seized fait faits faire faisant retient retiennent detient detiennent prend prennent'.split(
    ' ',
  ),
);

function isTaken(tokens: readonly Token[], count: Count): boolean {
  return tokens.slice(Math.max(0, count.start - 3), count.start).some(({ plain }) => TAKING.has(plain));
}

const OWN_RANKS =
  /^(?:dans (?:ses|leurs|nos) rangs|in (?:its|their|our) (?:own )?ranks|among (?:its|their) (?:ranks|men)|on (?:its|their) side)/;

function ownRanks(tokens: readonly Token[], at: number): boolean {
  for (let from = at; from < at + 6; from += 1) {
    const words = tokens
      .slice(from, from + 4)
      .map(({ plain }) => plain)
      .join(' ');
    if (OWN_RANKS.test(words)) return true;
  }
  return false;
}

// "put its own losses at nine dead and 22 wounded"
function ownLosses(tokens: readonly Token[], at: number): boolean {
  return /\b(?:its|their|his|ses|leurs|nos|our|army s|military s|police s|forces) (?:own )?(?:losses|casualties|dead|pertes|toll)\b(?! of)[^,;]*$|\b(?:our|notre) (?:own )?(?:side|cote|ranks)\b[^;:]*$|\bnous (?:deplorons|comptons|avons perdu)\b[^;:]*$/.test(
    tokens
      .slice(Math.max(0, at - 9), at)
      .map(({ plain }) => plain)
      .join(' '),
  );
}
