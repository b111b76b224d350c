import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import type { Place } from '../../src/domain/event.ts';
import { areaName, placeName } from '../../src/places/area-name.ts';
import { countryCodes } from '../../src/places/countries.ts';
import { firstDivisions } from '../../src/places/divisions.ts';
import { findArea } from '../../src/places/find-place.ts';
import type { KnownPlaces } from '../../src/places/place.ts';
import { readPlace } from '../../src/places/read-place.ts';
import { suggestPlaces } from '../../src/places/suggest-places.ts';

const place = (country: string, division: string | null = null, location: string | null = null): Place => ({
  country,
  division,
  location,
});

function fault(text: string): [string, unknown] {
  try {
    return ['read', readPlace(text)];
  } catch (error) {
    if (error instanceof UserError) return [error.key, error.values];
    throw error;
  }
}

describe('what people write', () => {
  test.each([
    ['Teguey, Tillabéri, Niger', place('NE', 'NE-6', 'Teguey')],
    ['  teguey ,  Tillaberi,Niger ', place('NE', 'NE-6', 'teguey')],
    ['near Teguey, Tillaberi region, Niger', place('NE', 'NE-6', 'near Teguey')],
    ['près de Teguey, région de Tillabéri, Niger', place('NE', 'NE-6', 'près de Teguey')],
    ['Teguey (Tillabéri, Niger)', place('NE', 'NE-6', 'Teguey')],
    ['Tillabéri, Niger', place('NE', 'NE-6')],
    ['Tera, Tillabéri', place('NE', 'NE-6', 'Tera')],
    ['Banibangou, Tera, Tillabéri, Niger', place('NE', 'NE-6', 'Banibangou, Tera')],
    ['Niger', place('NE')],
    ['Niger State', place('NG', 'NG-NI')],
    ['Minna, Niger, Nigeria', place('NG', 'NG-NI', 'Minna')],
    ['Krasnogorsk, Moscow Oblast, Russia', place('RU', 'RU-MOS', 'Krasnogorsk')],
    ['Moscow', place('RU', 'RU-MOW')],
    ['Gao, Mali', place('ML', 'ML-7')],
    ['Gao, Gao, Mali', place('ML', 'ML-7', 'Gao')],
    ['Ménaka (Mali)', place('ML', 'ML-9')],
    ['Djibo, Sahel, Burkina Faso', place('BF', 'BF-12', 'Djibo')],
    ['Djibo, Soum, Burkina Faso', place('BF', 'BF-12', 'Djibo, Soum')],
    ['Sahel of Burkina Faso', place('BF', 'BF-12')],
    ['Région du Sahel', place('BF', 'BF-12')],
    ['Goma, Nord-Kivu, RDC', place('CD', 'CD-NK', 'Goma')],
    ['Goma, North Kivu, Congo', place('CD', 'CD-NK', 'Goma')],
    ['Pool, Congo (Brazzaville)', place('CG', 'CG-12')],
    ['Bakhmut, Donetsk Oblast', place('UA', 'UA-14', 'Bakhmut')],
    ['Khan Younès, Gaza', place('PS', 'PS-KYS')],
    ['Gaza', place('PS', 'PS-GZS')],
    ['Jabalia, Gaza Strip, Palestine', place('PS', 'PS-GZS', 'Jabalia')],
    ['Shaqlawa, Erbil, Kurdistan, Iraq', place('IQ', 'IQ-AR', 'Shaqlawa')],
    ['Belfast, Northern Ireland, UK', place('GB', 'GB-NIR', 'Belfast')],
    ['Kent, UK', place('GB', 'GB-ENG', 'Kent')],
    ['Paris', place('FR', 'FR-IDF', 'Paris')],
    ['Paris, France', place('FR', 'FR-IDF', 'Paris')],
    ['Pointe-à-Pitre, Guadeloupe, France', place('GP', null, 'Pointe-à-Pitre')],
    ['San Andrés, Providencia y Santa Catalina, Colombia', place('CO', 'CO-SAP')],
    ['nord du Mali', place('ML', null, 'nord du Mali')],
    ['northern Mali', place('ML', null, 'northern Mali')],
    ['north-east Nigeria', place('NG', null, 'north-east Nigeria')],
    ['10 km north of Kidal, Mali', place('ML', null, '10 km north of Kidal')],
    ['Maputo City, Mozambique', place('MZ', 'MZ-MPM')],
    ['Koumbri, Bankui, Burkina', place('BF', 'BF-01', 'Koumbri')],
    ['BF-12', place('BF', 'BF-12')],
  ])('%s', (text, expected) => {
    expect(readPlace(text)).toEqual(expected);
  });
});

describe('what cannot be recorded', () => {
  test.each([
    ['', ['place.empty', {}]],
    [' , ', ['place.empty', {}]],
    ['x'.repeat(201), ['place.tooLong', { longest: 200 }]],
    ['x'.repeat(4000), ['place.tooLong', { longest: 200 }]],
    ['Congo', ['place.ambiguous', { text: 'Congo', choices: '“DR Congo” or “Congo (Brazzaville)”' }]],
    [
      'Lahore, Punjab',
      ['place.ambiguous', { text: 'Lahore, Punjab', choices: '“Lahore, Punjab, India” or “Lahore, Punjab, Pakistan”' }],
    ],
    [
      'Maputo, Mozambique',
      [
        'place.ambiguous',
        { text: 'Maputo, Mozambique', choices: '“Maputo Province, Mozambique” or “Maputo City, Mozambique”' },
      ],
    ],
    ['Sahel', ['place.regionOrDivision', { text: 'Sahel', divisions: '“Sahel, Burkina Faso”' }]],
    ['Djibo, Sahel', ['place.regionOrDivision', { text: 'Sahel', divisions: '“Sahel, Burkina Faso”' }]],
    ['Liptako-Gourma', ['place.regionNotPlace', { text: 'Liptako-Gourma' }]],
    ['Beirut, Levant region', ['place.regionNotPlace', { text: 'Levant region' }]],
    ['r:sahel-aes', ['place.regionNotPlace', { text: 'r:sahel-aes' }]],
    ['Teguey', ['place.unknownNothingNear', { text: 'Teguey' }]],
    [
      'Teguey, Nigre',
      ['place.unknown', { text: 'Nigre', nearest: '“Niger”, “Tigray, Ethiopia” or “Niger State, Nigeria”' }],
    ],
  ])('%s', (text, expected) => {
    expect(fault(text)).toEqual(expected);
  });
});

describe('with what the server has recorded', () => {
  const teguey = place('NE', 'NE-6', 'Teguey');
  const known: KnownPlaces = { regions: [], locations: [teguey, place('ML', 'ML-7'), place('TD')] };

  test('a bare location is the recorded one', () => {
    expect(readPlace('teguey', known)).toEqual(teguey);
  });

  test('every completion of a place is read as that place', () => {
    const values = suggestPlaces('', known, 'en').filter(({ value }) => !value.startsWith('r:'));
    expect(values.map(({ value }) => readPlace(value, known))).toEqual([...known.locations]);
  });

  test('a place named in either language is read as itself', () => {
    for (const each of known.locations) {
      expect(readPlace(placeName(each, 'en'))).toEqual(each);
      expect(readPlace(placeName(each, 'fr'))).toEqual(each);
    }
  });
});

describe.each(['en', 'fr'] as const)('every name shown in %s is read as itself', (language) => {
  test('countries', () => {
    const wrong = countryCodes().filter((country) => {
      const read = readPlace(areaName({ kind: 'country', country }, language));
      return read.country !== country || read.division !== null || read.location !== null;
    });
    expect(wrong).toEqual([]);
  });

  test('divisions, and locations in them', () => {
    const wrong = firstDivisions().flatMap(({ code, country }) => {
      const name = areaName({ kind: 'division', country, division: code }, language);
      const read = [readPlace(name), readPlace(`Old Well Camp, ${name}`)];
      const expected = [place(country, code), place(country, code, 'Old Well Camp')];
      return JSON.stringify(read) === JSON.stringify(expected) ? [] : [`${name}: ${JSON.stringify(read)}`];
    });
    expect(wrong).toEqual([]);
  });
});

test('whatever is typed is read or refused with a fault for the caller', () => {
  const known: KnownPlaces = { regions: [], locations: [] };
  const word = fc.constantFrom(
    'Niger',
    'Sahel',
    'Congo',
    'Punjab',
    'of',
    'du',
    'near',
    ',',
    '(',
    ')',
    'region',
    'x',
    'Gaza',
    "d'",
    '20',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 220 }),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      for (const ask of [() => readPlace(typed), () => findArea(typed, known, 'fr')]) {
        try {
          ask();
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }
    }),
    { numRuns: 400 },
  );
});
