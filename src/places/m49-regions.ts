import type { Region } from './place.ts';

/**
 * The sub-regions of the UN's "Standard country or area codes for statistical use" (M49), smallest level: code, English,
 * French, countries. Two that the UN does not list by themselves are put where their neighbours are, so that no country
 * is left out: Taiwan (TW) in Eastern Asia, Kosovo (XK) in Southern Europe. Antarctica (AQ) is in none.
 */
const SUB_REGIONS: readonly (readonly [string, string, string, string])[] = [
  ['015', 'Northern Africa', 'Afrique septentrionale', 'DZ EG EH LY MA SD TN'],
  ['014', 'Eastern Africa', 'Afrique orientale', 'BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW'],
  ['017', 'Middle Africa', 'Afrique centrale', 'AO CD CF CG CM GA GQ ST TD'],
  ['018', 'Southern Africa', 'Afrique australe', 'BW LS NA SZ ZA'],
  ['011', 'Western Africa', 'Afrique occidentale', 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG'],
  [
    '029',
    'Caribbean',
    'Caraïbes',
    'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI',
  ],
  ['013', 'Central America', 'Amérique centrale', 'BZ CR GT HN MX NI PA SV'],
  ['005', 'South America', 'Amérique du Sud', 'AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE'],
  ['021', 'Northern America', 'Amérique septentrionale', 'BM CA GL PM US'],
  ['143', 'Central Asia', 'Asie centrale', 'KG KZ TJ TM UZ'],
  ['030', 'Eastern Asia', 'Asie orientale', 'CN HK JP KP KR MN MO TW'],
  ['035', 'South-eastern Asia', 'Asie du Sud-Est', 'BN ID KH LA MM MY PH SG TH TL VN'],
  ['034', 'Southern Asia', 'Asie méridionale', 'AF BD BT IN IR LK MV NP PK'],
  ['145', 'Western Asia', 'Asie occidentale', 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE'],
  ['151', 'Eastern Europe', 'Europe orientale', 'BG BY CZ HU MD PL RO RU SK UA'],
  ['154', 'Northern Europe', 'Europe septentrionale', 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ'],
  ['039', 'Southern Europe', 'Europe méridionale', 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK'],
  ['155', 'Western Europe', 'Europe occidentale', 'AT BE CH DE FR LI LU MC NL'],
  ['053', 'Australia and New Zealand', 'Australie et Nouvelle-Zélande', 'AU CC CX HM NF NZ'],
  ['054', 'Melanesia', 'Mélanésie', 'FJ NC PG SB VU'],
  ['057', 'Micronesia (UN region)', 'Micronésie (région de l’ONU)', 'FM GU KI MH MP NR PW UM'],
  ['061', 'Polynesia', 'Polynésie', 'AS CK NU PF PN TK TO TV WF WS'],
];

/** The levels above, by the sub-regions they are made of. */
const GROUPS: readonly (readonly [string, string, string, string])[] = [
  ['002', 'Africa', 'Afrique', '015 014 017 018 011'],
  ['202', 'Sub-Saharan Africa', 'Afrique subsaharienne', '014 017 018 011'],
  ['019', 'Americas', 'Amériques', '029 013 005 021'],
  ['419', 'Latin America and the Caribbean', 'Amérique latine et Caraïbes', '029 013 005'],
  ['003', 'North America', 'Amérique du Nord', '029 013 021'],
  ['142', 'Asia', 'Asie', '143 030 035 034 145'],
  ['150', 'Europe', 'Europe', '151 154 039 155'],
  ['009', 'Oceania', 'Océanie', '053 054 057 061'],
];

/** Other words for them. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  '015': ['North Africa', 'Afrique du Nord'],
  '014': ['East Africa', "Afrique de l'Est"],
  '017': ['Central Africa'],
  '019': ['The Americas'],
  '021': ['Amérique du Nord (ONU)'],
  '029': ['The Caribbean', 'Antilles'],
  '030': ['East Asia', "Asie de l'Est"],
  '034': ['South Asia', 'Asie du Sud'],
  '035': ['Southeast Asia', 'South-East Asia', 'Southeastern Asia'],
  '145': ['West Asia', "Asie de l'Ouest"],
  '151': ["Europe de l'Est"],
  '154': ['Europe du Nord'],
  '039': ['Europe du Sud'],
  '155': ["Europe de l'Ouest"],
  '202': ['Sub Saharan Africa', 'Subsaharan Africa', 'Afrique sub-saharienne'],
  '419': ['Latin America', 'Amérique latine', 'LAC'],
};

export interface NamedRegion extends Region {
  /** Other words that mean this region and no other. */
  readonly aliases: readonly string[];
}

const SOURCE = 'https://unstats.un.org/unsd/methodology/m49/';

function m49Region(code: string, en: string, fr: string, members: readonly string[]): NamedRegion {
  return {
    id: `m49-${code}`,
    name: { en, fr },
    definedBy: {
      en: `UN geographic regions (M49 ${code})`,
      fr: `régions géographiques de l’ONU (M49 ${code})`,
    },
    members,
    source: SOURCE,
    aliases: ALIASES[code] ?? [],
  };
}

/** Every region and sub-region of M49, the wide ones first. */
export function m49Regions(): NamedRegion[] {
  const membersOf = new Map(SUB_REGIONS.map(([code, , , members]) => [code, members.split(' ')]));
  return [
    ...GROUPS.map(([code, en, fr, parts]) =>
      m49Region(
        code,
        en,
        fr,
        parts.split(' ').flatMap((part) => membersOf.get(part) ?? []),
      ),
    ),
    ...SUB_REGIONS.map(([code, en, fr]) => m49Region(code, en, fr, membersOf.get(code) ?? [])),
  ];
}
