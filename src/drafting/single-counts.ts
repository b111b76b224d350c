import type { Quantity } from '../domain/quantity.ts';
import type { Token } from '../domain/says-tokens.ts';
import { harmMarkAt } from './harm-marks.ts';

const ARTICLES = new Set(['a', 'an', 'one', 'un', 'une']);
const ORDINALS = new Set(
  'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme'.split(
    ' ',
  ),
);

/** One person told without a number: "a sixth", "another was wounded", "a 17-year-old boy". */
export function oneAt(tokens: readonly Token[], at: number): Quantity | null {
  return agedAt(tokens, at) ?? ordinalAt(tokens, at);
}

// "a 17-year-old boy": one.
function agedAt(tokens: readonly Token[], at: number): Quantity | null {
  const line = tokens
    .slice(at + 1, at + 5)
    .map(({ plain }) => plain)
    .join(' ');
  const isAged = ARTICLES.has(tokens[at]?.plain ?? '') && /^(?:\d+|\w+) - year old$/.test(line);
  return isAged ? { low: 1, high: 1, named: 1, next: at + 5, none: false, plural: false } : null;
}

// "a sixth": one more of those counted before.
function ordinalAt(tokens: readonly Token[], at: number): Quantity | null {
  const word = tokens[at]?.plain ?? '';
  // "another was wounded", "un autre blessé"
  const other =
    word === 'another' ? 1 : ['un', 'une'].includes(word) && /^autre$/.test(tokens[at + 1]?.plain ?? '') ? 2 : 0;
  const befell =
    harmMarkAt(tokens, at + other) !== null || /^(?:was|were|is|a|est)$/.test(tokens[at + other]?.plain ?? '');
  if (other > 0 && befell) return { low: 1, high: 1, named: 1, next: at + other, none: false, plural: false };
  const ordinal = ARTICLES.has(tokens[at]?.plain ?? '') && ORDINALS.has(tokens[at + 1]?.plain ?? '');
  return ordinal ? { low: 1, high: 1, named: 1, next: at + 2, none: false, plural: false } : null;
}
