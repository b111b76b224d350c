import { expect, it } from 'vitest';
import { numberWordsAt } from '../../src/domain/number-words.ts';
import { tokensOf } from '../../src/domain/says-tokens.ts';

function wholeNumber(text: string): number | null {
  const tokens = tokensOf(text);
  return numberWordsAt(tokens, 0).find(({ next }) => next === tokens.length)?.value ?? null;
}

it.each([
  ['one', 1],
  ['nineteen', 19],
  ['twenty-three', 23],
  ['Ninety nine', 99],
  ['a hundred', 100],
  ['one hundred and twenty', 120],
  ['two hundred six', 206],
  ['twelve hundred', 1200],
  ['a thousand and one', 1001],
  ['three thousand four hundred and fifty-six', 3456],
  ['two hundred thousand', 200_000],
  ['one million two hundred thousand and five', 1_200_005],
  ['un', 1],
  ['dix-sept', 17],
  ['vingt et un', 21],
  ['vingt-trois', 23],
  ['soixante-dix', 70],
  ['soixante et onze', 71],
  ['soixante-dix-neuf', 79],
  ['quatre-vingts', 80],
  ['quatre-vingt-un', 81],
  ['quatre-vingt-dix-sept', 97],
  ['septante-deux', 72],
  ['nonante', 90],
  ['cent', 100],
  ['deux cents', 200],
  ['deux cent trente-quatre', 234],
  ['mille', 1000],
  ['mille deux cents', 1200],
  ['cent vingt mille', 120_000],
  ['un million deux cent mille', 1_200_000],
])('%s is %i', (text, value) => {
  expect(wholeNumber(text)).toBe(value);
});

it.each([
  'twenty thirty',
  'thirty eleven',
  'vingt trente',
  'one two',
  'hundred',
  'million',
  'vingt-dix',
  'twenty trois',
  'and five',
  'deux cent million mille million',
  'dozen',
  'a',
  '',
])('%s is no number', (text) => {
  expect(wholeNumber(text)).toBeNull();
});

it('gives every reading, the longest first', () => {
  const values = numberWordsAt(tokensOf('one hundred and twenty killed'), 0).map(({ value, next }) => [value, next]);
  expect(values).toEqual([
    [120, 4],
    [100, 2],
    [1, 1],
  ]);
});
