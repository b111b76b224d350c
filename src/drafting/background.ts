import type { Token } from '../domain/says-tokens.ts';

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)';

/** Words of a count over years, which is about no one event. */
const OVER_YEARS = new RegExp(
  [
    `\\b(?:since|depuis) (?:(?:early|late|mid|fin|debut|mi) )?(?:${MONTH}|(?:19|20)\\d\\d|the (?:start|beginning|outbreak|coup|war|conflict|insurgency|military|group|year|ceasefire)|le (?:debut|lancement|declenchement|coup)|la (?:chute|prise)|last (?:year|month)|l' an|taking|seizing|its|his|then|alors|independence)`,
    '\\bdepuis (?:\\w+ ){1,3}(?:ans|annees|mois)\\b',
    '\\b(?:over|in|during|for|across|within|of) (?:the )?(?:past|last|previous) (?:\\w+ ){0,3}(?:years?|months?|decades?)\\b',
    '\\bin recent (?:years|months|weeks)\\b|\\bin (?:\\w+ ){1,2}years\\b|\\bfor (?:more than )?(?:\\w+ ){1,2}(?:years|decades)\\b',
    '\\bces (?:derniers|dernieres) (?:mois|annees|semaines|temps)\\b|\\bau cours des? (?:\\w+ ){0,2}(?:dernieres|derniers) (?:\\w+ )?(?:mois|annees)\\b',
    "\\ben (?:(?:plus|moins) (?:de|d' ?) ?)?\\w+ (?:ans|annees)\\b|\\b(?:this|each|every|per|a) year\\b|\\bcette annee\\b|\\bchaque annee\\b|\\bpar an\\b",
    "\\b(?:decade|year|years|decades) (?:long|old) (?:\\w+ )?(?:insurgency|conflict|war|rebellion|campaign|crisis|uprising|feud|fight|insurrection|struggle|violence|ceasefire|truce|revolt)|\\bdecades? of\\b|\\b(?:a|one|two) decades?\\b|\\b(?:\\w+) years of\\b|\\bannually\\b|\\bl' ?annee derniere\\b|\\bto date\\b",
    '\\b(?:has|have) since (?:killed|claimed|left|displaced)\\b',
    '\\b(?:in|en) (?:20|19)\\d\\d alone\\b|\\blast year alone\\b',
  ].join('|'),
);
const CONFLICT =
  /\b(?:insurgency|insurrection|conflict|conflit|war|guerre|rebellion|violence|violences|fighting|campaign|campagne|crisis)\b/;
const SUPERLATIVE =
  /\b(?:deadliest|heaviest|worst|bloodiest|biggest|largest|first|meurtriere?s?|sanglante?s?|pire|premiere?|graves?|lourd)\b/;
const GERUND = /^(?:\w+ing|\w+ant|with|which|dont|and|et|qui|who)$/;

/** The stretches of a sentence that count over years: from which token to before which. */
export function countsOverYears(tokens: readonly Token[]): (at: number, low: number) => boolean {
  const segments: { start: number; next: number; line: string }[] = [];
  let start = 0;
  const lineOf = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map(({ plain }) => plain)
      .join(' ');
  tokens.forEach((token, index) => {
    // "… in a conflict in which thousands have died" is a stretch of its own.
    const opens =
      token.plain === 'in' &&
      /^(?:a|an|the) (?:\w+ )?(?:conflict|war|insurgency|campaign|rebellion)$/.test(
        tokens
          .slice(index + 1, index + 4)
          .map(({ plain }) => plain)
          .join(' ')
          .replace(/ (?:in|that|which|with)$/, ''),
      );
    if (opens && index > start) {
      segments.push({ start, next: index, line: lineOf(start, index) });
      start = index;
    }
    const parts = [',', ';', '-', '(', ')', ':', '.'].includes(token.plain) && !(token.plain === '-' && token.glued);
    if (parts || index === tokens.length - 1) {
      segments.push({
        start,
        next: index + 1,
        line: lineOf(start, index + 1),
      });
      start = index + 1;
    }
  });
  // "the deadliest since 2019" says when the last such one was.
  const flagged = segments.map(({ line }) => OVER_YEARS.test(line) && !SUPERLATIVE.test(line));
  segments.forEach(({ start: at }, index) => {
    const before = index > 0 && flagged[index - 1] === true;
    if (!before) return;
    const [first] = segments;
    const leads = index === 1 && first !== undefined && first.next - first.start <= 9;
    if (GERUND.test(tokens[at]?.plain ?? '') || leads) flagged[index] = true;
  });
  const isConflict = CONFLICT.test(tokens.map(({ plain }) => plain).join(' '));
  return (at, low) => {
    const segment = segments.findIndex((each) => at >= each.start && at < each.next);
    return flagged[segment] === true || (isConflict && low >= 1000 && flagged.some(Boolean));
  };
}
