import type { NamedRegion } from './m49-regions.ts';

/** One word that several bodies define differently. */
export interface RegionFamily {
  /** The bare words; they mean the first of `regions`. */
  readonly words: readonly string[];
  /** Ids, the default first. */
  readonly regions: readonly string[];
}

/** The words with several definitions. `m49-…` are the UN's own geographic regions. */
export const REGION_FAMILIES: readonly RegionFamily[] = [
  {
    words: [
      'Sahel',
      'The Sahel',
      'Sahel region',
      'Sahelian region',
      'région sahélienne',
      'bande sahélienne',
      'Sahel belt',
    ],
    regions: ['sahel-uniss', 'sahel-aes', 'sahel-g5', 'sahel-ocha'],
  },
  {
    words: [
      'Lake Chad Basin',
      'Bassin du lac Tchad',
      'Lake Chad region',
      'région du lac Tchad',
      'LCB',
      'Lake Chad',
      'lac Tchad',
    ],
    regions: ['lake-chad-basin', 'lake-chad-basin-lcbc'],
  },
  {
    words: ['Horn of Africa', "Corne de l'Afrique", 'The Horn', "Corne d'Afrique"],
    regions: ['horn-of-africa', 'horn-of-africa-igad'],
  },
  {
    words: ['Great Lakes', 'Grands Lacs', 'African Great Lakes', 'Grands Lacs africains', 'Great Lakes region'],
    regions: ['great-lakes', 'great-lakes-cepgl'],
  },
  {
    words: ['West Africa', "Afrique de l'Ouest", 'Western Africa', 'Afrique occidentale'],
    regions: ['m49-011', 'west-africa-ecowas'],
  },
];

/** Regions named by others than the UN's statisticians. Members are those of the date given in `definedBy`, where there is one. */
export const NAMED_REGIONS: readonly NamedRegion[] = [
  {
    id: 'sahel-uniss',
    name: { en: 'Sahel (UNISS)', fr: 'Sahel (UNISS)' },
    definedBy: {
      en: 'UN Integrated Strategy for the Sahel: ten countries',
      fr: 'Stratégie intégrée des Nations unies pour le Sahel : dix pays',
    },
    members: ['BF', 'CM', 'TD', 'GM', 'GN', 'ML', 'MR', 'NE', 'NG', 'SN'],
    source: 'United Nations Integrated Strategy for the Sahel, support plan 2018',
    aliases: ['Sahel (UN)', 'Sahel (ONU)', 'UN Sahel', 'UNISS', 'SINUS', 'Sahel UNISS'],
  },
  {
    id: 'sahel-aes',
    name: { en: 'Sahel (AES)', fr: 'Sahel (AES)' },
    definedBy: {
      en: 'Confederation of Sahel States: three countries',
      fr: 'Confédération des États du Sahel : trois pays',
    },
    members: ['BF', 'ML', 'NE'],
    source: 'Liptako-Gourma Charter of 16 September 2023; treaty of the Confederation, Niamey, 6 July 2024',
    aliases: [
      'AES',
      'AES Sahel',
      'Alliance of Sahel States',
      'Alliance des États du Sahel',
      'Confederation of Sahel States',
      'Confédération des États du Sahel',
      'Sahel States',
      'États du Sahel',
    ],
  },
  {
    id: 'central-sahel',
    name: { en: 'Central Sahel', fr: 'Sahel central' },
    definedBy: {
      en: 'UN humanitarian agencies (OCHA, UNHCR): Burkina Faso, Mali, Niger',
      fr: 'agences humanitaires de l’ONU (OCHA, HCR) : Burkina Faso, Mali, Niger',
    },
    members: ['BF', 'ML', 'NE'],
    source: 'UN OCHA, Central Sahel: humanitarian overview',
    aliases: [],
  },
  {
    id: 'sahel-g5',
    name: { en: 'Sahel (G5)', fr: 'Sahel (G5)' },
    definedBy: {
      en: 'G5 Sahel, as founded in 2014: five countries',
      fr: 'G5 Sahel, à sa fondation en 2014 : cinq pays',
    },
    members: ['BF', 'TD', 'ML', 'MR', 'NE'],
    source: 'Convention establishing the G5 Sahel, Nouakchott, 19 December 2014',
    aliases: ['G5 Sahel', 'G5', 'G5S', 'Sahel G5'],
  },
  {
    id: 'sahel-ocha',
    name: { en: 'Sahel (OCHA)', fr: 'Sahel (OCHA)' },
    definedBy: {
      en: 'UN OCHA, Sahel crisis overview 2023: Burkina Faso, Chad, Mali, Niger, Far North of Cameroon, north-east Nigeria',
      fr: 'OCHA (ONU), crise au Sahel 2023 : Burkina Faso, Tchad, Mali, Niger, Extrême-Nord du Cameroun, nord-est du Nigeria',
    },
    members: ['BF', 'TD', 'ML', 'NE', 'CM-EN', 'NG-AD', 'NG-BO', 'NG-YO'],
    source: 'https://reliefweb.int/report/burkina-faso/sahel-crisis-humanitarian-needs-and-requirements-overview-2023',
    aliases: ['OCHA Sahel', 'Sahel crisis', 'crise du Sahel', 'Sahel (humanitarian)', 'Sahel (humanitaire)'],
  },
  {
    id: 'lake-chad-basin',
    name: { en: 'Lake Chad Basin (OCHA)', fr: 'Bassin du lac Tchad (OCHA)' },
    definedBy: {
      en: 'UN OCHA, Lake Chad Basin crisis: Borno, Adamawa and Yobe (Nigeria), Far North (Cameroon), Lac (Chad), Diffa (Niger)',
      fr: 'OCHA (ONU), crise du bassin du lac Tchad : Borno, Adamawa et Yobe (Nigeria), Extrême-Nord (Cameroun), Lac (Tchad), Diffa (Niger)',
    },
    members: ['NG-AD', 'NG-BO', 'NG-YO', 'CM-EN', 'TD-LC', 'NE-2'],
    source: 'UN OCHA, Lake Chad Basin: crisis overview',
    aliases: ['Lake Chad (OCHA)', 'lac Tchad (OCHA)', 'Lake Chad crisis'],
  },
  {
    id: 'lake-chad-basin-lcbc',
    name: { en: 'Lake Chad Basin (LCBC)', fr: 'Bassin du lac Tchad (CBLT)' },
    definedBy: {
      en: 'Lake Chad Basin Commission: its six member states, whole',
      fr: 'Commission du bassin du lac Tchad : ses six États membres, en entier',
    },
    members: ['CM', 'CF', 'LY', 'NE', 'NG', 'TD'],
    source: 'https://cblt.org',
    aliases: ['LCBC', 'CBLT', 'Lake Chad (LCBC)', 'lac Tchad (CBLT)', 'Lake Chad Basin Commission'],
  },
  {
    id: 'liptako-gourma',
    name: { en: 'Liptako-Gourma', fr: 'Liptako-Gourma' },
    definedBy: {
      en: 'Liptako-Gourma Authority: eight regions of Burkina Faso, four of Mali (with Ménaka and Taoudénit, since split off), Tillabéri, Dosso and Niamey in Niger',
      fr: 'Autorité du Liptako-Gourma : huit régions du Burkina Faso, quatre du Mali (avec Ménaka et Taoudénit, détachées depuis), Tillabéri, Dosso et Niamey au Niger',
    },
    members: [
      ...['BF-03', 'BF-04', 'BF-05', 'BF-07', 'BF-08', 'BF-10', 'BF-11', 'BF-12'],
      ...['ML-5', 'ML-6', 'ML-7', 'ML-8', 'ML-9', 'ML-10'],
      ...['NE-3', 'NE-6', 'NE-8'],
    ],
    source: 'https://www.liptakogourma.org/zones-dintervention/',
    aliases: [
      'Three borders',
      'Three-border area',
      'Tri-border area',
      'Trois frontières',
      'Zone des trois frontières',
      'ALG',
      'LGA',
    ],
  },
  {
    id: 'horn-of-africa',
    name: { en: 'Horn of Africa (peninsula)', fr: 'Corne de l’Afrique (péninsule)' },
    definedBy: {
      en: 'common geographic use, no official body: Djibouti, Eritrea, Ethiopia, Somalia',
      fr: 'usage géographique courant, sans organisme officiel : Djibouti, Érythrée, Éthiopie, Somalie',
    },
    members: ['DJ', 'ER', 'ET', 'SO'],
    source: 'Encyclopædia Britannica, “Horn of Africa”',
    aliases: [],
  },
  {
    id: 'horn-of-africa-igad',
    name: { en: 'Horn of Africa (IGAD)', fr: 'Corne de l’Afrique (IGAD)' },
    definedBy: {
      en: 'Intergovernmental Authority on Development: the eight states of 2024',
      fr: 'Autorité intergouvernementale pour le développement : les huit États de 2024',
    },
    members: ['DJ', 'ER', 'ET', 'KE', 'SD', 'SO', 'SS', 'UG'],
    source: 'https://igad.int',
    aliases: ['IGAD', 'Greater Horn of Africa', 'Greater Horn', "Grande Corne de l'Afrique"],
  },
  {
    id: 'great-lakes',
    name: { en: 'Great Lakes (ICGLR)', fr: 'Grands Lacs (CIRGL)' },
    definedBy: {
      en: 'International Conference on the Great Lakes Region: twelve member states',
      fr: 'Conférence internationale sur la région des Grands Lacs : douze États membres',
    },
    members: ['AO', 'BI', 'CD', 'CF', 'CG', 'KE', 'RW', 'SD', 'SS', 'TZ', 'UG', 'ZM'],
    source: 'https://icglr.org',
    aliases: ['ICGLR', 'CIRGL'],
  },
  {
    id: 'great-lakes-cepgl',
    name: { en: 'Great Lakes (CEPGL)', fr: 'Grands Lacs (CEPGL)' },
    definedBy: {
      en: 'Economic Community of the Great Lakes Countries: Burundi, DR Congo, Rwanda',
      fr: 'Communauté économique des pays des Grands Lacs : Burundi, RD Congo, Rwanda',
    },
    members: ['BI', 'CD', 'RW'],
    source: 'Convention of Gisenyi, 20 September 1976',
    aliases: ['CEPGL', 'ECGLC'],
  },
  {
    id: 'levant',
    name: { en: 'Levant', fr: 'Levant' },
    definedBy: {
      en: 'common use, no official body: Israel, Jordan, Lebanon, Palestine, Syria',
      fr: 'usage courant, sans organisme officiel : Israël, Jordanie, Liban, Palestine, Syrie',
    },
    members: ['IL', 'JO', 'LB', 'PS', 'SY'],
    source: 'Encyclopædia Britannica, “Levant”',
    aliases: ['Proche-Orient'],
  },
  {
    id: 'maghreb',
    name: { en: 'Maghreb', fr: 'Maghreb' },
    definedBy: {
      en: 'Arab Maghreb Union: Algeria, Libya, Mauritania, Morocco, Tunisia',
      fr: 'Union du Maghreb arabe : Algérie, Libye, Maroc, Mauritanie, Tunisie',
    },
    members: ['DZ', 'LY', 'MA', 'MR', 'TN'],
    source: 'Treaty of Marrakesh, 17 February 1989',
    aliases: ['Arab Maghreb Union', 'Union du Maghreb arabe', 'AMU', 'UMA', 'Maghreb (AMU)', 'Maghreb (UMA)'],
  },
  {
    id: 'west-africa-ecowas',
    name: { en: 'West Africa (ECOWAS)', fr: 'Afrique de l’Ouest (CEDEAO)' },
    definedBy: {
      en: 'Economic Community of West African States: twelve members since 29 January 2025',
      fr: 'Communauté économique des États de l’Afrique de l’Ouest : douze membres depuis le 29 janvier 2025',
    },
    members: ['BJ', 'CI', 'CV', 'GH', 'GM', 'GN', 'GW', 'LR', 'NG', 'SL', 'SN', 'TG'],
    source: 'https://www.ecowas.int/member-states/',
    aliases: ['ECOWAS', 'CEDEAO', 'West Africa (CEDEAO)', "Afrique de l'Ouest (ECOWAS)"],
  },
  {
    id: 'middle-east',
    name: { en: 'Middle East', fr: 'Moyen-Orient' },
    definedBy: {
      en: 'ACLED’s region “Middle East”: fifteen countries, without Egypt',
      fr: 'région « Middle East » d’ACLED : quinze pays, sans l’Égypte',
    },
    members: ['AE', 'BH', 'IL', 'IQ', 'IR', 'JO', 'KW', 'LB', 'OM', 'PS', 'QA', 'SA', 'SY', 'TR', 'YE'],
    source: 'https://acleddata.com, country and region coverage',
    aliases: ['Mideast', 'Middle East (ACLED)', 'Moyen-Orient (ACLED)'],
  },
  {
    id: 'darfur',
    name: { en: 'Darfur', fr: 'Darfour' },
    definedBy: { en: 'Sudan’s five Darfur states', fr: 'les cinq États du Darfour (Soudan)' },
    members: ['SD-DC', 'SD-DE', 'SD-DN', 'SD-DS', 'SD-DW'],
    source: 'ISO 3166-2:SD',
    aliases: ['Darfur (Sudan)', 'Darfour (Soudan)', 'Darfur, Sudan', 'Darfour, Soudan'],
  },
  {
    id: 'kordofan',
    name: { en: 'Kordofan', fr: 'Kordofan' },
    definedBy: { en: 'Sudan’s three Kordofan states', fr: 'les trois États du Kordofan (Soudan)' },
    members: ['SD-GK', 'SD-KN', 'SD-KS'],
    source: 'ISO 3166-2:SD',
    aliases: ['Kordofan (Sudan)', 'Kordofan (Soudan)', 'Kordofan, Sudan', 'Kordofan, Soudan'],
  },
  {
    id: 'kivu',
    name: { en: 'Kivu', fr: 'Kivu' },
    definedBy: { en: 'North and South Kivu (DR Congo)', fr: 'Nord-Kivu et Sud-Kivu (RD Congo)' },
    members: ['CD-NK', 'CD-SK'],
    source: 'ISO 3166-2:CD',
    aliases: ['Kivus', 'The Kivus', 'les Kivus', 'Kivu (DR Congo)', 'Kivu (RDC)'],
  },
  {
    id: 'donbas',
    name: { en: 'Donbas', fr: 'Donbass' },
    definedBy: { en: 'Donetsk and Luhansk oblasts (Ukraine)', fr: 'oblasts de Donetsk et de Louhansk (Ukraine)' },
    members: ['UA-09', 'UA-14'],
    source: 'ISO 3166-2:UA',
    aliases: ['Donbass', 'Donbas (Ukraine)'],
  },
];
