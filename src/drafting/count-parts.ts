import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Count } from './counts.ts';
import type { Link } from './harm-links.ts';
import { ACCORDING_TO, SAYING_VERBS } from './saying-words.ts';

const GRAVELY =
  /^(?:of (?:them|whom) )?(?:(?:is|are|was|were|remain|remained|sont|etaient|est) )?(?:still )?(?:critical(?:ly)?|serious(?:ly)?|severe(?:ly)?|grave(?:s|ly|ment)?|grievement|in (?:a |an )?(?:\w+ )?(?:critical|serious|grave|intensive|stable)\b|dans un etat (?:\w+ )?(?:grave|critique|serieux|preoccupant|stable)|en (?:reanimation|soins intensifs|urgence absolue))/;

/** "54 in hospital, six critical": how badly some of a number are hurt makes no number of its own. */
export function isOfTheHurt(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  index: number,
): boolean {
  const count = counts[index];
  if (count === undefined || count.who?.known === true) return false;
  const whole = counts.findLastIndex(
    ({ quantity }, at) => at < index && links[at]?.mark.harm === 'wounded' && quantity.low >= count.quantity.low,
  );
  if (whole < 0 || counts.slice(whole + 1, index).length > 0) return false;
  return GRAVELY.test(lineOf(tokens, count.quantity.next, count.quantity.next + 7));
}

const PARTS = /^(?:;|while|but|whereas|tandis|alors|mais)$/;

/** "said 12 people died; the army said 14", "; 30, according to residents": the number before in the sentence, whose harm and noun it has. */
export function echoed(
  tokens: readonly Token[],
  counts: readonly Count[],
  links: readonly (Link | null)[],
  index: number,
): { readonly count: Count; readonly link: Link } | null {
  const count = counts[index];
  if (count === undefined || count.who !== null || count.isElliptical || count.isPart) return null;
  const before = counts.findLastIndex((_, at) => at < index && links[at] != null);
  const [told, link] = [counts[before], links[before]];
  if (told === undefined || link == null) return null;
  const parted = tokens.findLastIndex(({ plain }, at) => at < count.start && at >= told.next && PARTS.test(plain));
  // "a second doctor" is no toll between them.
  const isNext = counts.slice(before + 1, index).every(({ start }) => start > parted);
  return parted >= 0 && isNext && isAlone(tokens, count) && isSaid(tokens, count, parted)
    ? { count: told, link }
    : null;
}

// Nothing follows the number in its clause that it could be a number of.
function isAlone(tokens: readonly Token[], { next }: Count): boolean {
  const after = tokens[next];
  return after === undefined || /^[.,;!?)]$/.test(after.plain) || phraseAt(ACCORDING_TO, tokens, next) !== null;
}

function isSaid(tokens: readonly Token[], { start, next }: Count, parted: number): boolean {
  for (let at = parted + 1; at < start; at += 1) {
    const verb = phraseAt(SAYING_VERBS, tokens, at);
    if (verb !== null && start - verb.next <= 3 && !tokens.slice(verb.next, start).some(({ kind }) => kind === 'mark'))
      return true;
  }
  const after = tokens[next]?.plain === ',' ? next + 1 : next;
  return start - parted <= 2 && phraseAt(ACCORDING_TO, tokens, after) !== null;
}

function lineOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ plain }) => plain)
    .join(' ');
}
