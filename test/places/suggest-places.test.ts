import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/domain/event.ts';
import { areaFromKey } from '../../src/places/area-from-key.ts';
import { areaKey } from '../../src/places/area-key.ts';
import { countryCodes } from '../../src/places/countries.ts';
import { firstDivisions } from '../../src/places/divisions.ts';
import { findArea } from '../../src/places/find-place.ts';
import { areaOfPlace } from '../../src/places/known-locations.ts';
import type { KnownPlaces, Region } from '../../src/places/place.ts';
import { builtInRegions } from '../../src/places/regions.ts';
import { suggestPlaces } from '../../src/places/suggest-places.ts';
import { spentHere } from '../support/processor-time.ts';

const teguey: Place = { country: 'NE', division: 'NE-6', location: 'near Teguey' };
const kidal: Place = { country: 'ML', division: 'ML-8', location: null };
const own: Region = {
  id: 'R1',
  name: { en: 'Northern belt', fr: 'Northern belt' },
  definedBy: 'the desk',
  members: ['ML', 'NE-6'],
  source: 'the desk',
};
const nothing: KnownPlaces = { regions: [], locations: [] };
const known: KnownPlaces = {
  regions: [own],
  locations: [
    kidal,
    teguey,
    { country: 'BF', division: 'BF-12', location: 'Djibo, Soum' },
    { country: 'BF', division: 'BF-12', location: 'Soum' },
    { country: 'TD', division: null, location: 'Rivière' },
    { country: 'TD', division: null, location: `${'Très long '.repeat(14)}nom` },
  ],
};

const first = (typed: string, among: KnownPlaces, locale: 'en' | 'fr', count: number) =>
  suggestPlaces(typed, among, locale)
    .slice(0, count)
    .map(({ name, value }) => `${value} ${name}`);

describe('completion', () => {
  test.each([
    ['nig', 'en', ['NE Niger', 'NG Nigeria', 'NG-NI Niger State, Nigeria']],
    ['ne', 'en', ['NE Niger']],
    ['tilla', 'fr', ['NE-6 Tillabéri, Niger']],
    ['Tillabéri, N', 'fr', ['NE-6 Tillabéri, Niger']],
    ['alle', 'fr', ['DE Allemagne']],
    ['cote d', 'en', ["CI Côte d'Ivoire"]],
    ['rdc', 'en', ['CD DR Congo']],
    ['mosc', 'fr', ['RU-MOW Moscou, Russie', 'RU-MOS Oblast de Moscou, Russie']],
    ['north k', 'en', ['KP North Korea', 'CD-NK North Kivu, DR Congo']],
    [
      'sahel',
      'en',
      [
        'r:sahel-uniss Sahel (UNISS): UN Integrated Strategy for the Sahel: ten countries',
        'r:sahel-aes Sahel (AES): Confederation of Sahel States: three countries',
        'r:sahel-g5 Sahel (G5): G5 Sahel, as founded in 2014: five countries',
      ],
    ],
    ['zzzz', 'en', []],
  ] as const)('%s in %s', (typed, locale, expected) => {
    expect(first(typed, nothing, locale, expected.length)).toEqual(expected);
    if (expected.length === 0) expect(suggestPlaces(typed, nothing, locale)).toEqual([]);
  });

  test('nothing typed: what is recorded, in its order, then regions', () => {
    expect(first('', known, 'en', 8).map((each) => each.split(' ')[0])).toEqual([
      'ML-8',
      areaKey(areaOfPlace(teguey)),
      areaKey({ kind: 'location', country: 'BF', division: 'BF-12', location: 'Djibo, Soum' }),
      'BF-SOM',
      areaKey({ kind: 'location', country: 'TD', division: null, location: 'Rivière' }),
      areaKey({ kind: 'location', country: 'TD', division: null, location: `${'Très long '.repeat(14)}nom` }),
      'r:R1',
      'r:sahel-uniss',
    ]);
  });

  test('nothing typed and nothing recorded: the main regions', () => {
    expect(suggestPlaces('', nothing, 'en').map(({ value }) => value)).toEqual([
      'r:sahel-uniss',
      'r:lake-chad-basin',
      'r:liptako-gourma',
      'r:horn-of-africa',
      'r:great-lakes',
      'r:levant',
      'r:maghreb',
      'r:m49-011',
    ]);
  });

  test('recorded locations are found by the name and by the words before it', () => {
    const key = areaKey(areaOfPlace(teguey));
    expect(first('tegu', known, 'en', 1)).toEqual([`${key} near Teguey, Tillabéri, Niger`]);
    expect(first('near te', known, 'fr', 1)).toEqual([`${key} near Teguey, Tillabéri, Niger`]);
  });
});

const words = [
  '',
  's',
  'st',
  'sa',
  'saint ',
  'nor',
  'é',
  'Tillabéri, ',
  '(',
  'l',
  "l'",
  'te',
  'très',
  'R1',
  'a b c',
  '12',
];
const typing = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ maxLength: 12 }),
  fc
    .constantFrom(...firstDivisions().flatMap(({ names }) => names))
    .chain((name) => fc.nat({ max: name.length }).map((length) => name.slice(0, length))),
);

test('every suggestion comes once, and its value is its area', () => {
  fc.assert(
    fc.property(typing, fc.constantFrom('en' as const, 'fr' as const), (typed, locale) => {
      const suggestions = suggestPlaces(typed, known, locale);
      expect(suggestions.length).toBeLessThanOrEqual(25);
      expect(new Set(suggestions.map(({ value }) => value)).size).toBe(suggestions.length);
      for (const { name, value } of suggestions) {
        expect(name.length).toBeGreaterThan(0);
        expect(value.length).toBeLessThanOrEqual(60);
        expect(areaKey(findArea(value, known, locale).area)).toBe(value);
      }
    }),
    { numRuns: 300 },
  );
});

test('every area comes back from its key', () => {
  const areas = [
    ...countryCodes().map((country) => ({ kind: 'country' as const, country })),
    ...firstDivisions().map(({ code, country }) => ({ kind: 'division' as const, country, division: code })),
    ...[...builtInRegions(), own].map((region) => ({ kind: 'region' as const, region })),
    ...known.locations.map(areaOfPlace),
  ];
  const wrong = areas.filter((area) => {
    const back = areaFromKey(areaKey(area), known);
    return JSON.stringify(back) !== JSON.stringify(area);
  });
  expect(wrong).toEqual([]);
});

test.each(['', 'ZZ', 'NE-99', 'r:', 'r:R9', 'l:', 'l:zzzz', 'ne', '__proto__', 'constructor'])(
  'no area goes by the key "%s"',
  (key) => {
    expect(areaFromKey(key, known)).toBeNull();
  },
);

test('completion keeps up with typing', () => {
  suggestPlaces('n', known, 'en');
  const typed = ['n', 'ni', 'nig', 'nige', 'niger', 'sa', 'sah', 'r', 'té', 'north'];
  const start = spentHere();
  for (let round = 0; round < 10; round += 1) for (const each of typed) suggestPlaces(each, known, 'fr');
  // Measured at about 1 ms each; ten times that only fails when something is wrong.
  expect((spentHere() - start) / 100).toBeLessThan(10);
});
