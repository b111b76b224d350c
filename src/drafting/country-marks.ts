import { phraseAt, phraseTable } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { CITIES } from '../places/cities.ts';
import { countryCodes, countryNames } from '../places/countries.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import { divisionsNamed } from '../places/divisions.ts';
import { GROUPS } from './group-countries.ts';
import { isInPersonName } from './person-names.ts';

/** A country that a sentence points to, and how strongly the words place something there. */
export interface CountryMark {
  readonly country: string;
  readonly division: string | null;
  /** 3: it happened there ("in Mali", "the Nigerian town of"); 1: somebody is of it ("Malian soldiers"); 0: it is next to it, or acts. */
  readonly weight: number;
  readonly at: number;
}

type CountryTable = ReturnType<typeof phraseTable<string>>;
let built: CountryTable | undefined;

/** Names that are other words as well, or that news means otherwise. */
const UNSAFE = new Set([
  'Maurice',
  'Saint Martin',
  'Congo',
  'Korea',
  'Corée',
  'Jersey',
  'Georgia',
  'Salvador',
  'Guernsey',
  'America',
  'Holland',
  'CAR',
  'Dominique',
  'Chagos',
]);

export function countries(): CountryTable {
  built ??= phraseTable<string>([
    ...countryCodes().flatMap((code) =>
      countryNames(code)
        .filter((name) => !/[,()]/.test(name) && !UNSAFE.has(name) && name.length > 2)
        .map((name) => [code, name.replaceAll("'", "' ")] as const),
    ),
    ['CD', 'Congo, eastern Congo'],
    ['US', 'US'],
    ['GB', 'UK'],
    ['CI', "Côte d'Ivoire"],
  ]);
  return built;
}

export const PLACE_NOUNS = phraseTable([
  [
    true,
    'towns, villages, cities, districts, localities, camps, communities, slum, quarter, enclave, junction, market town, villages and towns, displacement site, displacement camp, forest, mountains, hills, town, village, city, district, province, region, state, area, zone, locality, hamlet, commune, county, settlement, neighbourhood, neighborhood, suburb, outpost, island, territory',
  ],
  [
    true,
    'port, camp, port city, border town, capital, coast, department, prefecture, community, sector, valley, oasis, crossing, base, municipality, garrison town, mining town, refugee camp',
  ],
  [
    true,
    'villes, villages, localités, quartiers, communes, hameaux, camps, bidonville, banlieue, forêts, village de pêcheurs, ville, village, localité, région, province, zone, district, commune, département, territoire, préfecture, quartier, cercle, secteur, île, camp, état, chefferie, groupement, site',
  ],
  [
    true,
    'parc, forêt, collectivité, gouvernorat, hameau, bourgade, cité, périphérie, oblast, canton, vallée, port, carrière, capitale',
  ],
]);
const SIDES = phraseTable([
  [
    true,
    'northern, southern, eastern, western, central, north, south, east, west, northeast, northwest, southeast, southwest, northeastern, northwestern, southeastern, southwestern, far, restive, the',
  ],
  [
    true,
    'north eastern, north western, south eastern, south western, north east, north west, south east, south west, remote, coastal, rural, troubled, neighbouring, neighboring',
  ],
]);
const BORDERS =
  /^(?:border|borders|frontier|frontiere|frontieres|frontalier|frontaliere|neighbouring|neighboring|voisin|voisine|bordering|limitrophe|from|against|contre)$/;
const FORCES =
  /^(?:army|military|troops|soldiers?|forces?|police|government|junta|authorities|ministry|president|presidency|officials?|security|defence|defense|conscripts?|officers?|policemen|gendarmes|civilians|nationals|fishermen|villagers|armee|soldats?|militaires?|gouvernement|junte|autorites|civils?|president|ressortissants|governor|interior|health|navy|state|media|monitor|capital)$/;
const STRIKES =
  /^(?:strikes?|air|airstrikes?|shelling|drone|drones|missile|missiles|attack|attacks|bombardment|raid|raids|fire|artillery|frappes?|bombardements?|attaques?|tirs|mercenaries|mercenaires|rebels|warplanes|jets|campaign|offensive|invasion)$/;
const LOCATIVES = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'around',
  'of',
  'to',
  'dans',
  'au',
  'aux',
  'en',
  'pres',
  'from',
  'off',
  'across',
  'north',
  'south',
  'east',
  'west',
  'vers',
  'du',
  'de',
  "d'",
  "l'",
]);

const NOBODY: ReadonlySet<string> = new Set();

/** The countries a sentence points to; `people` are those whose names have a city's in them. */
export function countryMarksIn(tokens: readonly Token[], people: ReadonlySet<string> = NOBODY): CountryMark[] {
  const marks: CountryMark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const mark = countryAt(tokens, at, people);
    if (mark !== null) marks.push(mark.mark);
    at = mark?.next ?? at + 1;
  }
  return marks;
}

export function word(tokens: readonly Token[], at: number): string {
  return tokens[at]?.plain ?? '';
}

export function isCapital(tokens: readonly Token[], at: number): boolean {
  return /^\p{Lu}/u.test(tokens[at]?.text ?? '');
}

function countryAt(
  tokens: readonly Token[],
  at: number,
  people: ReadonlySet<string>,
): { mark: CountryMark; next: number } | null {
  const named = isCapital(tokens, at) ? phraseAt(countries(), tokens, at) : null;
  if (named !== null && word(tokens, at - 1) !== 'lake' && word(tokens, at - 1) !== 'lac') {
    if (
      word(tokens, named.next) === 'state' &&
      divisionsNamed(tokens[at]?.text ?? '').length > 0 &&
      named.value === 'NE'
    ) {
      return { mark: { country: 'NG', division: 'NG-NI', weight: 3, at }, next: named.next + 1 };
    }
    return {
      mark: { country: named.value, division: null, weight: nameWeight(tokens, at, named.next), at },
      next: named.next,
    };
  }
  const demonym = phraseAt(DEMONYMS, tokens, at);
  if (demonym !== null)
    return {
      mark: { country: demonym.value, division: null, weight: demonymWeight(tokens, at, demonym.next), at },
      next: demonym.next,
    };
  const division = divisionAt(tokens, at);
  if (division !== null) return division;
  const group = phraseAt(GROUPS, tokens, at);
  if (group !== null) return { mark: { country: group.value, division: null, weight: 0.2, at }, next: group.next };
  const city = isCapital(tokens, at) ? phraseAt(CITIES, tokens, at) : null;
  if (city !== null && !isInName(tokens, at, people)) {
    const isSpeaker =
      /^(?:said|denied|a|nie|dement|has|accused)$/.test(word(tokens, city.next)) ||
      /^(?:par|selon|by|apres)$/.test(word(tokens, at - 1));
    return {
      mark: { country: city.value, division: null, weight: isSpeaker ? 0.5 : isNextTo(tokens, at) ? 0 : 2, at },
      next: city.next,
    };
  }
  return null;
}

// "Moussa Hama", where the text tells that he is a person; "Central Hama" and "Camp Hama" are places.
function isInName(tokens: readonly Token[], at: number, people: ReadonlySet<string>): boolean {
  return (
    isInPersonName(tokens, at, people) &&
    phraseAt(SIDES, tokens, at - 1) === null &&
    phraseAt(countries(), tokens, at - 1) === null &&
    phraseAt(PLACE_NOUNS, tokens, at - 1) === null
  );
}

// "near the border with Mali", "30 km from the Malian border": next to it.
function isNextTo(tokens: readonly Token[], at: number): boolean {
  for (let back = 1; back <= 3; back += 1) {
    const plain = word(tokens, at - back);
    if (BORDERS.test(plain)) return true;
    if (tokens[at - back]?.kind === 'mark') return false;
  }
  return BORDERS.test(word(tokens, at + 1)) && word(tokens, at + 1) !== 'from' && word(tokens, at + 1) !== 'against';
}

const RIVER = /^(?:fleuve|river|delta|bassin|basin|boucle|bend|bord|bords|rives?)$/;

function nameWeight(tokens: readonly Token[], at: number, next: number): number {
  // "le delta intérieur du Niger", "the Niger river"
  if (
    RIVER.test(word(tokens, next)) ||
    (word(tokens, at - 1) === 'du' && [2, 3].some((back) => RIVER.test(word(tokens, at - back)))) ||
    word(tokens, at - 1) === 'fleuve'
  )
    return 0;
  // "in US strikes": whose, and not where.
  if (isNextTo(tokens, at) || STRIKES.test(word(tokens, next))) return 0;
  if (word(tokens, next) === 's') {
    const after = word(tokens, next + 1);
    if (/^(?:border|frontier)$/.test(after)) return 2;
    return FORCES.test(after)
      ? ABROAD.has(phraseAt(countries(), tokens, at)?.value ?? '')
        ? 0
        : 1
      : STRIKES.test(after)
        ? 0
        : 3;
  }
  const before = word(tokens, at - 1);
  const isSide = phraseAt(SIDES, tokens, at - 1) !== null;
  if (isSide && before !== 'the') return 3;
  if (before === ',' && [',', '.', ')', ''].includes(word(tokens, next))) return 3;
  if (['in', 'dans', 'au', 'aux', 'en', 'across', 'inside'].includes(before)) return 3;
  if (before === 'the' && ['in', 'of', 'across'].includes(word(tokens, at - 2))) return 3;
  if (['du', 'de', "d'", "l'", 'la', 'le', 'of'].includes(before)) {
    const noun = [2, 3, 4].some((back) => FORCES.test(word(tokens, at - back)));
    const side = [2, 3, 4].some((back) =>
      /^(?:nord|sud|est|ouest|centre|north|south|east|west)$/.test(word(tokens, at - back)),
    );
    return side ? 3 : noun ? 1 : ['le', 'la'].includes(before) ? 0.5 : 2;
  }
  return ABROAD.has(phraseAt(countries(), tokens, at)?.value ?? '') ? 0 : 0.5;
}

function demonymWeight(tokens: readonly Token[], at: number, next: number): number {
  if (isNextTo(tokens, at)) return 0;
  const after = word(tokens, next);
  const before = word(tokens, at - 1);
  // "a Ghanaian peacekeeper" serves abroad.
  if (/^(?:bleus?|cote)$/.test(before) || /^(?:peacekeepers?|blue)$/.test(after)) return 0;
  if (phraseAt(PLACE_NOUNS, tokens, next) !== null || phraseAt(PLACE_NOUNS, tokens, next + 1) !== null)
    return /^(?:capital|state|base|camp)$/.test(after) ? 1 : 3;
  if (phraseAt(PLACE_NOUNS, tokens, at - 1) !== null) return 3;
  if (STRIKES.test(after) || STRIKES.test(before)) return 0;
  const isForces = FORCES.test(after) || FORCES.test(before);
  // Armies that fight abroad don't say where.
  if (isForces && ABROAD.has(phraseAt(DEMONYMS, tokens, at)?.value ?? '')) return 0;
  return isForces ? 1 : 0.5;
}

// "Zamfara state", "in the Tillaberi region", "en Ituri": divisions of one country only.
function divisionAt(tokens: readonly Token[], at: number): { mark: CountryMark; next: number } | null {
  if (!isCapital(tokens, at) || (at === 0 && !LOCATIVES.has(word(tokens, at)))) return null;
  const isLed =
    LOCATIVES.has(word(tokens, at - 1)) ||
    word(tokens, at - 1) === 's' ||
    word(tokens, at - 1) === ',' ||
    phraseAt(SIDES, tokens, at - 1) !== null;
  const isNoun = (next: number): boolean =>
    /^(?:state|region|province|governorate|oblast|county|district|department)$/.test(word(tokens, next));
  for (let next = Math.min(at + 3, tokens.length); next > at; next -= 1) {
    const words = tokens.slice(at, next);
    if (!isCapital(tokens, next - 1) || words.some(({ kind }) => kind === 'mark')) continue;
    if (!isLed && !isNoun(next)) continue;
    // "Sahel Vanguard", "le Rassemblement du Sahel" are no places.
    if (
      isCapital(tokens, next) ||
      (['du', 'de', "d'", 'of'].includes(word(tokens, at - 1)) && isCapital(tokens, at - 2))
    )
      continue;
    const source = tokens[at]?.source ?? '';
    const name = source.slice(tokens[at]?.start, tokens[next - 1]?.end);
    // The Sahel is a region of many countries before it is one of Burkina Faso's.
    if (name.length < 4 || /^sahel$/i.test(name)) continue;
    const divisions = divisionsNamed(name);
    const countriesOf = new Set(divisions.map(({ country }) => country));
    const [only] = divisions;
    if (only === undefined || countriesOf.size !== 1) continue;
    return {
      mark: {
        country: only.country,
        division: only.code,
        weight: isNextTo(tokens, at) ? 0 : isNoun(next) ? 3 : 2,
        at,
      },
      next,
    };
  }
  return null;
}

const ABROAD = new Set(['US', 'FR', 'GB']);
