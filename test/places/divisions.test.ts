import { describe, expect, test } from 'vitest';
import { DIVISION_NAMES_AFRICA } from '../../src/places/division-names-africa.ts';
import { DIVISION_NAMES_AMERICAS } from '../../src/places/division-names-americas.ts';
import { DIVISION_NAMES_ASIA } from '../../src/places/division-names-asia.ts';
import { DIVISION_NAMES_EUROPE } from '../../src/places/division-names-europe.ts';
import { HOLDERS, PROMOTED } from '../../src/places/division-tree.ts';
import { divisionName, divisionOf, firstDivisionAbove, firstDivisions, liesIn } from '../../src/places/divisions.ts';

describe('the first level of a country', () => {
  const codes = (country: string) =>
    firstDivisions()
      .filter((division) => division.country === country)
      .map(({ code }) => code.slice(3))
      .sort()
      .join(' ');

  test.each([
    ['NE', '1 2 3 4 5 6 7 8'],
    ['ML', '1 10 2 3 4 5 6 7 8 9 BKO'],
    ['BF', '01 02 03 04 05 06 07 08 09 10 11 12 13'],
    ['GB', 'ENG NIR SCT WLS'],
    ['FR', '20R ARA BFC BRE CP CVL GES HDF IDF NAQ NOR OCC PAC PDL'],
    ['IQ', 'AN AR BA BB BG DA DI DQ KA KI KR MA MU NA NI QA SD SU WA'],
    ['PS', 'BTH DEB GZA GZS HBN JEM JEN JRH KYS NBS NGZ QQA RBH RFH SLT TBS TKM WBK'],
    ['PH', '00 01 02 03 05 06 07 08 09 10 11 12 13 14 15 40 41'],
    ['GN', 'B C D F K L M N'],
    ['SS', 'BN BW EC EE EW JG LK NU UY WR'],
  ])('%s: %s', (country, expected) => {
    expect(codes(country)).toBe(expected);
  });

  test.each([
    ['NG', 37],
    ['TD', 23],
    ['SD', 18],
    ['SY', 14],
    ['UA', 27],
    ['RU', 83],
    ['ID', 38],
    ['AF', 34],
    ['CD', 26],
  ])('%s has %i', (country, count) => {
    expect(firstDivisions().filter((division) => division.country === country)).toHaveLength(count);
  });
});

test.each([
  ['IQ-AR', 'IQ-KR', true],
  ['IQ-NI', 'IQ-KR', false],
  ['PS-RFH', 'PS-GZS', true],
  ['FR-75C', 'FR-IDF', true],
  ['FR-67', 'FR-GES', true],
  ['NE-6', 'NE-6', true],
])('%s lies in %s: %s', (code, other, expected) => {
  expect(liesIn(code, other)).toBe(expected);
});

test.each([
  ['BF-SOM', 'BF-12'],
  ['FR-67', 'FR-GES'],
  ['GB-KEN', 'GB-ENG'],
  ['NE-6', 'NE-6'],
])('the first-level division of %s is %s', (code, first) => {
  expect(firstDivisionAbove(code)).toBe(first);
});

test.each([
  ['CD-NK', 'North Kivu', 'Nord-Kivu'],
  ['RU-MOS', 'Moscow Oblast', 'Oblast de Moscou'],
  ['RU-KB', 'Kabardino-Balkaria', 'Kabardino-Balkarie'],
  ['SY-HL', 'Aleppo', 'Alep'],
  ['CM-EN', 'Far North', 'Extrême-Nord'],
  ['IN-RJ', 'Rajasthan', 'Rajasthan'],
  ['NA-KA', 'Karas', 'Karas'],
  ['MA-12', 'Dakhla-Oued Ed-Dahab', 'Dakhla-Oued Ed-Dahab'],
  ['ES-MC', 'Murcia', 'Murcia'],
  ['GB-BST', 'Bristol', 'Bristol'],
])('%s is shown as %s, %s', (code, english, french) => {
  expect([divisionName(code, 'en'), divisionName(code, 'fr')]).toEqual([english, french]);
});

test('the tables name divisions there are, each once', () => {
  const tables = [DIVISION_NAMES_AFRICA, DIVISION_NAMES_AMERICAS, DIVISION_NAMES_ASIA, DIVISION_NAMES_EUROPE];
  const named = [...tables.flatMap((table) => Object.keys(table)), ...Object.keys(HOLDERS), ...PROMOTED];
  expect(named.filter((code) => divisionOf(code) === undefined)).toEqual([]);
  const keys = tables.flatMap((table) => Object.keys(table));
  expect(keys.length).toBe(new Set(keys).size);
});

test('every division of the United Kingdom lies in one of its four nations', () => {
  expect(firstDivisions().filter(({ country, code }) => country === 'GB' && code in HOLDERS)).toEqual([]);
});
