import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { readStatement } from '../../src/domain/says.ts';
import { spentHere } from '../support/processor-time.ts';

type Ends = [low: number, high: number | null];
type Said = { words: string; harm: string; victims: string; ends: Ends };

const number = fc.integer({ min: 2, max: 99_999 });
const written = (value: number): fc.Arbitrary<string> =>
  fc.constantFrom(String(value), value.toLocaleString('en-US'), value.toLocaleString('fr-FR'));

function around(value: number): number {
  return Math.max(1, 0.15 * value);
}
const low = (value: number): number => Math.max(0, Math.floor(value - around(value) + 1e-9));
const high = (value: number): number => Math.ceil(value + around(value) - 1e-9);

type Modifier = [english: string, french: string, ends: (value: number) => Ends];
const modifiers: Modifier[] = [
  ['', '', (value) => [value, value]],
  ['at least ', 'au moins ', (value) => [value, null]],
  ['more than ', 'plus de ', (value) => [value, null]],
  ['up to ', 'jusqu’à ', (value) => [0, value]],
  ['about ', 'environ ', (value) => [low(value), high(value)]],
  ['nearly ', 'près de ', (value) => [low(value), value]],
];
const nouns = [
  ['soldiers', 'soldats', 'military'],
  ['gendarmes', 'gendarmes', 'police'],
  ['militiamen', 'miliciens', 'militia'],
  ['attackers', 'assaillants', 'armed_group'],
  ['villagers', 'villageois', 'civilians'],
  ['peacekeepers', 'casques bleus', 'peacekeepers'],
  ['people', 'personnes', 'people'],
] as const;
const harms = [
  ['killed', 'tués', 'killed'],
  ['wounded', 'blessés', 'wounded'],
  ['missing', 'disparus', 'missing'],
  ['captured', 'capturés', 'captured'],
  ['abducted', 'enlevés', 'abducted'],
  ['arrested', 'arrêtés', 'arrested'],
  ['displaced', 'déplacés', 'displaced'],
  ['neutralised', 'neutralisés', 'neutralised'],
] as const;

const figure: fc.Arbitrary<Said> = fc
  .tuple(number, fc.constantFrom(...modifiers), fc.constantFrom(...nouns), fc.constantFrom(...harms), fc.nat(3))
  .chain(([value, [least, moins, ends], [soldiers, soldats, victims], [killed, tués, harm], form]) =>
    written(value).map((digits) => ({
      words: [
        `${least}${digits} ${soldiers} ${killed}`,
        `${moins}${digits} ${soldats} ${tués}`,
        `${least}${digits} ${soldiers} were ${killed}`,
        `${moins}${digits} ${soldats} ont été ${tués}`,
      ][form] as string,
      harm,
      victims,
      ends: ends(value),
    })),
  );

// Numbers of one category may contradict its whole, so each statement is about one category.
const statement = fc
  .tuple(
    fc.uniqueArray(figure, { minLength: 1, maxLength: 3, selector: ({ harm }) => harm }),
    fc.constantFrom('; ', ', ', ' and ', ' et ', '. '),
  )
  .filter(([figures]) => !figures.some(({ harm }) => harm === 'neutralised') || figures.length === 1);

it('reads every sentence of the grammar back to its figures, with the words verbatim', () => {
  fc.assert(
    fc.property(statement, ([figures, separator]) => {
      const says = figures.map(({ words }) => words).join(separator);
      const read = readStatement(says).figures.map(({ words, harm, victims, low, high }) => ({
        words,
        harm,
        victims,
        ends: [low, high],
      }));
      expect(read).toEqual(figures);
    }),
    { numRuns: 1000 },
  );
});

const words = (
  '30 12 1,200 twenty-three dozens of at least about between and to up or no several soldiers civilians attackers people musicians ' +
  'killed wounded captured neutralised casualties dead were have been including ( ) , ; . + - % ~ : " not feared last year ' +
  'une trentaine de d’ soldats morts tués blessés dont au moins près entre et ont été pas n’ aucun perte responsibility claims denies ' +
  'losses the attack blames Boko Haram accuse l’armée de revendique nie toute retracts its claim for killing in UN US a'
).split(' ');
const nonsense = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 520 }),
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(' ')),
);

it('answers anything with a statement whose words are slices of it, or with a UserError', () => {
  fc.assert(
    fc.property(nonsense, (says) => {
      try {
        const { acts, figures, blames } = readStatement(says);
        for (const { words: slice, noun, low, high } of figures) {
          expect(says).toContain(slice);
          expect(says).toContain(noun);
          expect(slice).toBe(slice.trim());
          expect(low).toBeLessThanOrEqual(high ?? low);
          expect(Number.isInteger(low) && low >= 0).toBe(true);
        }
        for (const blamed of blames) expect(says).toContain(blamed);
        expect(acts.includes('figures')).toBe(figures.length > 0);
        expect(acts.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(String(error.values.part ?? '').length).toBeLessThanOrEqual(500);
      }
    }),
    { numRuns: 5000 },
  );
});

it.each([
  'a ',
  '30 - ',
  'just about ',
  'between one hundred and ',
  'including 4 civilians and ',
  '30 people, including 4 civilians, ',
  '30 soldiers and ',
  'killed or ',
  'blames a of ',
  'denies losses and ',
  'quatre vingt dix ',
  '1,000,',
  '(',
])('reads 500 characters of "%s" within 20 ms', (piece) => {
  const says = piece.repeat(500).slice(0, 500);
  const times = Array.from({ length: 5 }, () => {
    const start = spentHere();
    try {
      readStatement(says);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
    return spentHere() - start;
  });
  // The quickest of five: in one of them the code may still be being compiled.
  expect(Math.min(...times)).toBeLessThan(20);
});
