import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { countriesNamed, countryName } from '../../src/places/countries.ts';

test.each([
  ['NE', 'Niger', 'Niger'],
  ['RU', 'Russia', 'Russie'],
  ['SY', 'Syria', 'Syrie'],
  ['CD', 'DR Congo', 'RD Congo'],
  ['CG', 'Congo (Brazzaville)', 'Congo (Brazzaville)'],
  ['CI', "Côte d'Ivoire", "Côte d'Ivoire"],
  ['TZ', 'Tanzania', 'Tanzanie'],
  ['PS', 'Palestine', 'Palestine'],
  ['IR', 'Iran', 'Iran'],
  ['CF', 'Central African Republic', 'Centrafrique'],
  ['GB', 'United Kingdom', 'Royaume-Uni'],
  ['US', 'United States', 'États-Unis'],
  ['LA', 'Laos', 'Laos'],
  ['MM', 'Myanmar', 'Birmanie'],
  ['VE', 'Venezuela', 'Venezuela'],
])('%s is %s in English and %s in French', (code, en, fr) => {
  expect([countryName(code, 'en'), countryName(code, 'fr')]).toEqual([en, fr]);
});

/** Names that the lists give to two countries. */
const SHARED = new Map([['Congo', ['CD', 'CG']]]);

describe.each([
  ['English', english.countries],
  ['French', french.countries],
])('every %s name', (_, names) => {
  test('finds its country', () => {
    for (const [code, listed] of Object.entries<string | string[]>(names)) {
      for (const name of [listed].flat()) {
        expect([...countriesNamed(name)].sort(), name).toEqual(SHARED.get(name) ?? [code]);
      }
    }
  });
});

test.each([
  ['ML', ['ML']],
  ['mli', ['ML']],
  ['XK', ['XK']],
  ['xyz', []],
  ['Est', []],
  ['EST', ['EE']],
  ['Islamic Republic of Mauritania', ['MR']],
  ['République islamique de Mauritanie', ['MR']],
  ['Federal Republic of Nigeria', ['NG']],
  ['Royaume du Maroc', ['MA']],
  ['Republic of Korea', ['KR']],
  ['Republic of Dagestan', []],
  ['Saint-Martin', ['MF', 'SX']],
])('%s → %j', (text, codes) => {
  expect([...countriesNamed(text)].sort()).toEqual(codes);
});
