import { phraseTable } from './phrase-table.ts';

/** Words that may stand beside a noun without changing whom it names, but for those of a state's side: "pro-government fighters" are no rebels. */
export const NEUTRAL_WORDS = phraseTable<'any' | 'state'>([
  ['any', 'foreign, unarmed, innocent, young, elderly, old, unidentified, off duty, senior, elite, masked, local'],
  ['any', 'regular, anti government, antigovernment, anti state, anti regime, anti gouvernemental(e)(s)'],
  ['any', 'anti gouvernementaux, antigouvernemental(e)(s), antigouvernementaux, supérieur(s), subalterne(s)'],
  ['any', 'étrangers, locaux, locales, innocent(e)(s), jeune(s), non identifié(e)(s), non armé(e)(s), âgé(e)(s)'],
  ['state', 'government, pro government, national, state, federal, allied, loyalist, pro state'],
  ['state', 'gouvernemental(e)(s), gouvernementaux, pro gouvernemental(e)(s), pro gouvernementaux, nationaux'],
  ['state', 'loyaliste(s), allié(s), progouvernemental(e)(s), progouvernementaux'],
]);

/** Words of doubt, before a noun only: "soldats présumés morts" doubts their death. */
export const DOUBTED = phraseTable([
  [true, 'suspected, presumed, alleged, présumé(e)(s), suspecté(e)(s), supposé(e)(s)'],
]);

/** Nations and peoples, and groups whose side is in question: beside a noun they change nothing, and by themselves they are one ("170 Afghan killed"). */
export const PEOPLES = phraseTable([
  [true, 'US, UK, British, American, French, German, Spanish, Italian, Dutch, Swedish, Polish, Turkish, Greek'],
  [true, 'Nigerien, Nigérien(ne)(s), Nigerian(s), Nigérian(e)(s), Malian(s), Malien(ne)(s), Burkinabe, Burkinabè(s)'],
  [true, 'Burkinabé(e)(s), Chadian(s), Tchadien(ne)(s), Mauritanian(s), Mauritanien(ne)(s), Senegalese, Sénégalais(e)'],
  [true, 'Sénégalaises, Cameroonian(s), Camerounais(e), Beninese, Béninois(e), Togolese, Togolais(e), Ghanaian(s)'],
  [
    true,
    'Ivorian(s), Ivoirien(ne)(s), Guinean(s), Guinéen(ne)(s), Gambian(s), Gambien(ne)(s), Libyan(s), Libyen(ne)(s)',
  ],
  [true, 'Algerian(s), Algérien(ne)(s), Moroccan(s), Marocain(e)(s), Tunisian(s), Tunisien(ne)(s), Egyptian(s)'],
  [true, 'Égyptien(ne)(s), Sudanese, Soudanais(e)(s), South Sudanese, Ethiopian(s), Éthiopien(ne)(s), Eritrean(s)'],
  [
    true,
    'Érythréen(ne)(s), Somali(s), Somalian, Somalien(ne)(s), Kenyan(s), Kényan(e)(s), Ugandan(s), Ougandais(e)(s)',
  ],
  [true, 'Rwandan(s), Rwandais(e)(s), Burundian(s), Burundais(e)(s), Congolese, Congolais(e)(s), Tanzanian(s)'],
  [true, 'Tanzanien(ne)(s), Mozambican(s), Mozambicain(e)(s), Angolan(s), Angolais(e)(s), South African(s)'],
  [true, 'Sud Africain(e)(s), African(s), Africain(e)(s), Central African(s), Centrafricain(e)(s), European(s)'],
  [true, 'Européen(ne)(s), Français(e)(s), Américain(e)(s), Britannique(s), Allemand(e)(s), Russian(s), Russe(s)'],
  [
    true,
    'Ukrainian(s), Ukrainien(ne)(s), Syrian(s), Syrien(ne)(s), Iraqi(s), Irakien(ne)(s), Iranian(s), Iranien(ne)(s)',
  ],
  [true, 'Israeli(s), Israélien(ne)(s), Palestinian(s), Palestinien(ne)(s), Lebanese, Libanais(e)(s), Jordanian(s)'],
  [true, 'Jordanien(ne)(s), Yemeni(s), Yéménite(s), Saudi(s), Saoudien(ne)(s), Turc(s), Turque(s), Kurdish, Kurd(s)'],
  [true, 'Kurde(s), Afghan(e)(s), Pakistani(s), Pakistanais(e)(s), Indian(s), Indien(ne)(s)'],
  [true, 'Chinese, Chinois(e)(s), Burmese, Birman(e)(s), Rohingya(s), Bangladeshi(s), Nepalese, Népalais(e)(s)'],
  [true, 'Sri Lankan(s), Filipino(s), Philippin(e)(s), Haitian(s), Haïtien(ne)(s), Colombian(s), Colombien(ne)(s)'],
  [true, 'Mexican(s), Mexicain(e)(s), Armenian(s), Arménien(ne)(s), Azerbaijani(s), Azerbaïdjanais(e)(s), Georgian(s)'],
  [true, 'Géorgien(ne)(s), Tuareg(s), Touareg(s), Fulani(s), Peul(e)(s), Peulh(s), Dogon(s), Hausa, Haoussa(s)'],
  [true, 'Mai Mai, Mayi Mayi, Wazalendo, Fano'],
  [
    true,
    'Djerma, Zarma, Arab(s), Arabe(s), Christian(s), Chrétien(ne)(s), Muslim(s), Musulman(e)(s), Shiite(s), Sunni(s)',
  ],
]);
