import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import type { Place } from '../../src/domain/event.ts';
import { AmbiguousPlace } from '../../src/places/ambiguous-place.ts';
import { areaKey } from '../../src/places/area-key.ts';
import { areaName } from '../../src/places/area-name.ts';
import { countryCodes, countryName } from '../../src/places/countries.ts';
import { firstDivisions } from '../../src/places/divisions.ts';
import { findArea } from '../../src/places/find-place.ts';
import type { KnownPlaces, Region } from '../../src/places/place.ts';
import { builtInRegions } from '../../src/places/regions.ts';
import { spentHere } from '../support/processor-time.ts';

const nothing: KnownPlaces = { regions: [], locations: [] };

/** `NE`, `NE (also NG-NI)`, `choice of CD, CG`, or a fault's key. */
function answer(text: string, known: KnownPlaces = nothing, locale: 'en' | 'fr' = 'en'): string {
  try {
    const { area, note } = findArea(text, known, locale);
    return note ? `${areaKey(area)} (also ${note.others.map(areaKey).join(', ')})` : areaKey(area);
  } catch (error) {
    if (error instanceof AmbiguousPlace) return `choice of ${error.choices.map(areaKey).sort().join(', ')}`;
    if (error instanceof UserError) return error.key;
    throw error;
  }
}

function fault(text: string, known: KnownPlaces = nothing, locale: 'en' | 'fr' = 'en'): UserError {
  try {
    findArea(text, known, locale);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${text} was found`);
}

describe('the traps', () => {
  test.each([
    ['niger', 'NE (also NG-NI)'],
    ['le Niger', 'NE (also NG-NI)'],
    ['République du Niger', 'NE (also NG-NI)'],
    ['Niger State', 'NG-NI'],
    ['État du Niger', 'NG-NI'],
    ['Niger (Nigeria)', 'NG-NI'],
    ['Niger, Nigeria', 'NG-NI'],
    ['Niger State, Nigeria', 'NG-NI'],
    ['Nigeria', 'NG'],
    ['Nigéria', 'NG'],
    ['sahel', 'r:sahel-uniss (also r:sahel-aes, r:sahel-g5, r:sahel-ocha, BF-12)'],
    ['the Sahel', 'r:sahel-uniss (also r:sahel-aes, r:sahel-g5, r:sahel-ocha, BF-12)'],
    ['Sahel region', 'r:sahel-uniss (also r:sahel-aes, r:sahel-g5, r:sahel-ocha, BF-12)'],
    ['bande sahélienne', 'r:sahel-uniss (also r:sahel-aes, r:sahel-g5, r:sahel-ocha)'],
    ['Sahel (AES)', 'r:sahel-aes'],
    ['sahel aes', 'r:sahel-aes'],
    ['AES', 'r:sahel-aes'],
    ['sahel g5', 'r:sahel-g5'],
    ['G5 Sahel', 'r:sahel-g5'],
    ['Sahel (UNISS)', 'r:sahel-uniss'],
    ['Sahel (OCHA)', 'r:sahel-ocha'],
    ['Sahel (Burkina Faso)', 'BF-12'],
    ['Sahel of Burkina Faso', 'BF-12'],
    ['Sahel du Burkina', 'BF-12'],
    ['Sahel, Burkina Faso', 'BF-12'],
    ['Sahel region, Burkina Faso', 'BF-12'],
    ['Région du Sahel', 'BF-12 (also r:sahel-uniss)'],
    ['Congo', 'choice of CD, CG'],
    ['Congo (Brazzaville)', 'CG'],
    ['Republic of the Congo', 'CG'],
    ['Republic of Congo', 'CG'],
    ['Congo-Kinshasa', 'CD'],
    ['Democratic Republic of Congo', 'CD'],
    ['DRC', 'CD'],
    ['RDC', 'CD'],
    ['DR Congo', 'CD'],
    ['Guinea', 'GN (also GW, GQ, PG)'],
    ['Guinée', 'GN (also GW, GQ, PG)'],
    ['Guinea-Bissau', 'GW'],
    ['Guinée équatoriale', 'GQ'],
    ['Papouasie Nouvelle Guinée', 'PG'],
    ['Sudan', 'SD (also SS)'],
    ['Soudan', 'SD (also SS)'],
    ['South Sudan', 'SS'],
    ['Soudan du Sud', 'SS'],
    ['Korea', 'choice of KP, KR'],
    ['Corée', 'choice of KP, KR'],
    ['Corée du Nord', 'KP'],
    ['Punjab', 'choice of IN-PB, PK-PB'],
    ['Punjab, Pakistan', 'PK-PB'],
    ['Punjab (India)', 'IN-PB'],
    ['Kasai', 'choice of CD-KC, CD-KE, CD-KS'],
    ['Kasaï, RDC', 'CD-KS'],
    ['Kasaï Oriental', 'CD-KE'],
    ['Limburg', 'choice of BE-VLI, NL-LI'],
    ['Georgia', 'GE (also US-GA)'],
    ['Géorgie', 'GE (also US-GA)'],
    ['State of Georgia', 'US-GA'],
    ['Luxembourg', 'LU (also BE-WLX)'],
    ['Luxembourg, Belgium', 'BE-WLX'],
    ['Djibouti', 'DJ'],
    ['Mexico', 'MX'],
    ['Ville de Mexico', 'MX-CMX'],
    ['Kurdistan', 'choice of IQ-KR, IR-12'],
    ['Jerusalem', 'choice of IL-JM, PS-JEM'],
    ['Kashmir', 'choice of IN-JK, PK-JK'],
    ['Est', 'choice of BF-08, CM-ES, RW-02'],
    ['EST', 'EE (also BF-08, CM-ES, RW-02)'],
    ['Tillaberi', 'NE-6'],
    ['TILLABÉRI', 'NE-6'],
    ['Tillabéry', 'NE-6'],
    ["Cote d'Ivoire", 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ['cote divoire', 'CI'],
    ['Ivory Coast', 'CI'],
    ['Tchad', 'TD'],
    ['Burkina', 'BF'],
    ['CAR', 'CF'],
    ['RCA', 'CF'],
    ['Centrafrique', 'CF'],
    ['UAE', 'AE'],
    ['UK', 'GB'],
    ['US', 'US'],
    ['U.S.A.', 'US'],
    ['Cape Verde', 'CV'],
    ['Cabo Verde', 'CV'],
    ['Swaziland', 'SZ'],
    ['Burma', 'MM'],
    ['Birmanie', 'MM'],
    ['Bosnia & Herzegovina', 'BA'],
    ['St Lucia', 'LC'],
    ['The Gambia', 'GM'],
    ['ML', 'ML'],
    ['ml', 'ML'],
    ['in', 'IN'],
    ['mli', 'ML'],
    ['NE-6', 'NE-6'],
    ['bf-12', 'BF-12'],
    ['Palestine', 'PS'],
    ['West Bank', 'PS-WBK'],
    ['Cisjordanie', 'PS-WBK'],
    ['Gaza', 'PS-GZS (also MZ-G)'],
    ['Gaza Strip', 'PS-GZS'],
    ['bande de Gaza', 'PS-GZS'],
    ['Gaza, Mozambique', 'MZ-G'],
    ['Gaza City', 'PS-GZA'],
    ['Guadeloupe, France', 'GP'],
    ['Micronesia', 'FM'],
    ['Darfour', 'r:darfur'],
    ['Levant region', 'r:levant'],
    ['région du Maghreb', 'r:maghreb'],
    ['Grands Lacs', 'r:great-lakes (also r:great-lakes-cepgl)'],
    ['Lake Chad', 'r:lake-chad-basin (also r:lake-chad-basin-lcbc, TD-LC)'],
    ['bassin du lac Tchad (CBLT)', 'r:lake-chad-basin-lcbc'],
    ['Corne de l’Afrique', 'r:horn-of-africa (also r:horn-of-africa-igad)'],
    ["Afrique de l'Ouest", 'r:m49-011 (also r:west-africa-ecowas)'],
    ['CEDEAO', 'r:west-africa-ecowas'],
    ['Afrique', 'r:m49-002'],
    ['Southeast Asia', 'r:m49-035'],
    ['Soum', 'BF-SOM'],
    ['Paris', 'FR-75C'],
    ['', 'place.empty'],
    [' ,;- ', 'place.empty'],
    ['Atlantisville', 'place.unknownNothingNear'],
    ['Foo, Niger', 'place.unknownInside'],
    ['constructor', 'place.unknownNothingNear'],
    ['Gao, constructor', 'place.unknownNothingNear'],
  ])('%s → %s', (text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});

describe('divisions as conflict desks write them', () => {
  test.each([
    ['North Kivu', 'CD-NK'],
    ['Nord Kivu', 'CD-NK'],
    ['province du Nord-Kivu', 'CD-NK'],
    ['South Kivu', 'CD-SK'],
    ['Cabo Delgado', 'MZ-P'],
    ['Borno', 'NG-BO'],
    ['Borno State', 'NG-BO'],
    ['État de Borno', 'NG-BO'],
    ['Extrême-Nord', 'CM-EN'],
    ['Far North', 'CM-EN'],
    ['North Darfur', 'SD-DN'],
    ['Darfour du Nord', 'SD-DN'],
    ['Khartoum', 'SD-KH'],
    ['Gezira', 'SD-GZ'],
    ['Jonglei', 'SS-JG'],
    ['Lower Shabelle', 'SO-SH'],
    ['Tigré', 'ET-TI'],
    ['Amhara', 'ET-AM'],
    ['Aleppo', 'SY-HL'],
    ['Alep', 'SY-HL'],
    ["gouvernorat d'Idleb", 'SY-ID'],
    ['Deir Ezzor', 'SY-DY'],
    ['Deir ez-Zor governorate', 'SY-DY'],
    ['Hassaké', 'SY-HA'],
    ['Nineveh', 'IQ-NI'],
    ['Ninive', 'IQ-NI'],
    ['Anbar', 'IQ-AN'],
    ['Erbil', 'IQ-AR'],
    ['Hodeidah', 'YE-HU'],
    ['Hadhramaut', 'YE-HD'],
    ['South Lebanon', 'LB-JA'],
    ['Beqaa', 'LB-BI'],
    ['Benghazi', 'LY-BA'],
    ['Syrte', 'LY-SR'],
    ['Donetsk', 'UA-14'],
    ['Donetsk region', 'UA-14'],
    ['oblast de Louhansk', 'UA-09'],
    ['Kharkiv', 'UA-63'],
    ['Kharkov', 'UA-63'],
    ['Kyiv', 'UA-30'],
    ['Kiev', 'UA-30'],
    ['Kyiv Oblast', 'UA-32'],
    ['Kyiv region', 'UA-32'],
    ['Crimée', 'UA-43'],
    ['Moscow', 'RU-MOW'],
    ['Moscou', 'RU-MOW'],
    ['Moscow Oblast', 'RU-MOS'],
    ['région de Moscou', 'RU-MOS'],
    ['Belgorod', 'RU-BEL'],
    ['Koursk', 'RU-KRS'],
    ['Chechnya', 'RU-CE'],
    ['Dagestan', 'RU-DA'],
    ['Helmand', 'AF-HEL'],
    ['Nangarhar', 'AF-NAN'],
    ['Khyber Pakhtunkhwa', 'PK-KP'],
    ['Balouchistan', 'place.unknown'],
    ['Baloutchistan', 'PK-BA'],
    ['Rakhine State', 'MM-16'],
    ['Artibonite', 'HT-AR'],
    ['Cauca', 'CO-CAU'],
    ['Michoacán', 'MX-MIC'],
    ['Bangsamoro', 'PH-14'],
    ['Timbuktu', 'ML-6'],
    ['Maputo', 'choice of MZ-L, MZ-MPM'],
    ['Maputo City', 'MZ-MPM'],
    ['Sanaa', 'YE-SA'],
    ['Écosse', 'GB-SCT'],
    ['Corse', 'FR-20R'],
    ['Papua', 'ID-PA'],
  ])('%s → %s', (text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});

describe.each(['en', 'fr'] as const)('every name shown in %s, asked again', (locale) => {
  test('is its country', () => {
    for (const country of countryCodes()) {
      expect(findArea(countryName(country, locale), nothing, locale).area).toEqual({ kind: 'country', country });
    }
  });

  test('is its division', () => {
    const wrong = firstDivisions().flatMap(({ code, country }) => {
      const name = areaName({ kind: 'division', country, division: code }, locale);
      const found = answer(name);
      return found.split(' ')[0] === code ? [] : [`${name} → ${found}, not ${code}`];
    });
    expect(wrong).toEqual([]);
  });

  test('is its region', () => {
    const wrong = builtInRegions().flatMap((region) => {
      const found = answer(region.name[locale]);
      return found.split(' ')[0] === `r:${region.id}` ? [] : [`${region.name[locale]} → ${found}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('locations the server has recorded', () => {
  const ne = (location: string, division: string | null = 'NE-6'): Place => ({ country: 'NE', division, location });
  const known: KnownPlaces = {
    regions: [],
    locations: [
      ne('near Teguey'),
      ne('Banibangou, Tera'),
      ne('Bosso', 'NE-2'),
      { country: 'ML', division: 'ML-5', location: 'Bosso' },
      ne('Fambita'),
      ne('Fambita', null),
      { country: 'NE', division: null, location: 'Gao' },
    ],
  };
  const found = (text: string) => findArea(text, known, 'en').area;

  test.each([
    ['Teguey', { kind: 'location', country: 'NE', division: 'NE-6', location: 'near Teguey' }],
    ['teguey, niger', { kind: 'location', country: 'NE', division: 'NE-6', location: 'near Teguey' }],
    ['Teguey (Tillabéri)', { kind: 'location', country: 'NE', division: 'NE-6', location: 'near Teguey' }],
    ['tera', { kind: 'location', country: 'NE', division: 'NE-6', location: 'Tera' }],
    ['Banibangou, Tera', { kind: 'location', country: 'NE', division: 'NE-6', location: 'Banibangou, Tera' }],
    ['Bosso, Niger', { kind: 'location', country: 'NE', division: 'NE-2', location: 'Bosso' }],
    ['Fambita', { kind: 'location', country: 'NE', division: null, location: 'Fambita' }],
    ['Gao', { kind: 'division', country: 'ML', division: 'ML-7' }],
  ])('%s', (text, area) => {
    expect(found(text)).toEqual(area);
  });

  test('one name in two places is a choice, named as it can be typed', () => {
    const error = fault('Bosso', known);
    expect(error).toBeInstanceOf(AmbiguousPlace);
    expect(error.values).toEqual({ text: 'Bosso', choices: '“Bosso, Diffa, Niger” or “Bosso, Mopti, Mali”' });
  });

  test('a location recorded elsewhere in the country is not it', () => {
    const error = fault('Teguey, Diffa, Niger', known);
    expect([error.key, error.values]).toEqual([
      'place.unknown',
      { text: 'Teguey', nearest: '“near Teguey, Tillabéri, Niger”' },
    ]);
  });
});

describe('regions the server defined', () => {
  const own: Region = {
    id: 'R1',
    name: { en: 'Three frontiers', fr: 'Three frontiers' },
    definedBy: 'the desk',
    members: ['ML', 'BF-12', 'NE-6'],
    source: 'the desk',
  };
  const sahel: Region = { ...own, id: 'R2', name: { en: 'Sahel', fr: 'Sahel' } };
  const known: KnownPlaces = { regions: [own, sahel], locations: [] };

  test.each([
    ['three frontiers', 'r:R1'],
    ['R1', 'r:R1'],
    ['r:R1', 'r:R1'],
    ['Sahel', 'r:R2 (also r:sahel-uniss, r:sahel-aes, r:sahel-g5, r:sahel-ocha, BF-12)'],
    ['Sahel (AES)', 'r:sahel-aes'],
  ])('%s → %s', (text, expected) => {
    expect(answer(text, known)).toBe(expected);
  });
});

describe('faults', () => {
  test.each([
    ['Nigr', 'en', { text: 'Nigr', nearest: '“Niger” or “Niger State, Nigeria”' }],
    ['Tilabery', 'en', { text: 'Tilabery', nearest: '“Tillabéri, Niger”' }],
    ['Tilabery, Niger', 'fr', { text: 'Tilabery', nearest: '« Tillabéri, Niger »' }],
    ['Allemagme', 'fr', { text: 'Allemagme', nearest: '« Allemagne »' }],
  ] as const)('%s: the nearest names in %s', (text, locale, values) => {
    const error = fault(text, nothing, locale);
    expect([error.key, error.values]).toEqual(['place.unknown', values]);
  });

  test('the nearest include what the server has recorded', () => {
    const known: KnownPlaces = { regions: [], locations: [{ country: 'NE', division: 'NE-6', location: 'Teguey' }] };
    expect(fault('Teguay', known).values).toEqual({
      text: 'Teguay',
      nearest: '“Teguey, Tillabéri, Niger” or “Tigray, Ethiopia”',
    });
  });

  test('choices are told in the language asked', () => {
    expect(fault('Congo', nothing, 'fr').values).toEqual({
      text: 'Congo',
      choices: '« RD Congo » ou « Congo (Brazzaville) »',
    });
  });

  test.each([
    ['words', 'a '.repeat(2000)],
    ['one word', 'x'.repeat(4000)],
    ['commas', ','.repeat(2000) + 'x'.repeat(2000)],
    ['brackets', '('.repeat(4000)],
    ['at the limit', `${'of '.repeat(66)}x`],
    ['commas at the limit', 'a,'.repeat(99)],
    ['nested brackets at the limit', `${'a('.repeat(66)}${')'.repeat(66)}`],
  ])('hostile %s are answered at once', (_, text) => {
    const start = spentHere();
    expect(fault(text)).toBeInstanceOf(UserError);
    expect(spentHere() - start).toBeLessThan(500);
  });
});
