import { MONTHS, WEEKDAYS } from '../domain/date-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import { DEMONYMS } from '../places/demonyms.ts';

import { countries, isCapital, PLACE_NOUNS, word } from './country-marks.ts';
import { speakerSortOf } from './noun-chunks.ts';

/** A named location: "Teguey" in "near the town of Teguey". */
export interface LocationMark {
  readonly name: string;
  readonly isNear: boolean;
  /** Named in a headline, in few words. */
  readonly isHeadline?: boolean;
  readonly at: number;
}

const NEAR = /^(?:near|outside|around|pres|alentours|environs|off|large|kilometres|km|proximite|autour)$/;
const NOT_PLACES = new Set([
  'gmt',
  'utc',
  'telegram',
  'twitter',
  'facebook',
  'x',
  'ramadan',
  'eid',
  'christmas',
  'sahel',
  'noel',
  'islam',
  'un',
  'onu',
]);

/** The named locations of a sentence that are no country, in order. */
export function locationMarksIn(tokens: readonly Token[], isHeadline = false): LocationMark[] {
  const marks: LocationMark[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    if (!isCapital(tokens, at) || tokens[at]?.kind !== 'word') continue;
    const lead = leadOf(tokens, at);
    if (lead === null) continue;
    let next = at;
    while (
      next - at < 5 &&
      tokens[next]?.kind === 'word' &&
      (isCapital(tokens, next) ||
        (next > at && isJoined(tokens, next)) ||
        (next > at &&
          /^(?:el|al|de|del|do|da|dos|das|du|la|le)$/.test(word(tokens, next)) &&
          isCapital(tokens, next + 1)))
    )
      next += 1;
    const plain = word(tokens, at);
    const isPeople =
      /(?:ites|ists|ians|ans|ese|eens|iens|istes)$/.test(word(tokens, next - 1)) && word(tokens, at - 1) === 'on';
    const isOther =
      isPeople ||
      MONTHS.has(plain) ||
      WEEKDAYS.has(plain) ||
      NOT_PLACES.has(plain) ||
      phraseAt(DEMONYMS, tokens, at) !== null ||
      phraseAt(countries(), tokens, at) !== null;
    // "a base of African Union peacekeepers"
    const isOfPeople =
      ['of', 'de', "d'"].includes(word(tokens, at - 1)) && phraseAt(VICTIM_NOUNS, tokens, next) !== null;
    if (!isOther && !isOfPeople && word(tokens, next) !== 's') {
      const source = tokens[at]?.source ?? '';
      marks.push({
        name: source.slice(tokens[at]?.start, tokens[next - 1]?.end).replaceAll('\u200b', ''),
        isNear: lead === 'near',
        isHeadline,
        at,
      });
    }
    at = next;
  }
  return marks;
}

// "Pul-e-Khomri" is one name.
function isJoined(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    (token.source.charAt(token.start - 1) === '-' ||
      (/^['’]$/.test(token.source.charAt(token.start - 1)) && token.text.length > 1))
  );
}

function leadOf(tokens: readonly Token[], at: number): 'in' | 'near' | null {
  const before = word(tokens, at - 1);
  const text = tokens[at - 1]?.text ?? '';
  // "affiliés à Al-Qaïda" says not where.
  if (/^(?:affiliee?s?|lies?|liee?s?|alliee?s?|fideles?|appartenant|linked|allied|loyal)$/.test(word(tokens, at - 2)))
    return null;
  // "7 avril, Zirma : …", "- 13 May, Zirma: …"
  if (isHeaded(tokens, at)) return 'in';
  // "a village close to Zirma", "un village proche de Zirma"; whoever is close to somebody is nowhere.
  if (/^(?:close to|proches? (?:de|d'|du))$/.test(`${word(tokens, at - 2)} ${before}`) && isPlaceNoun(tokens, at - 3))
    return 'near';
  // "crossed the river to Kpanga", "came to Lokwa"
  if (before === 'to' && [2, 3, 4].some((back) => CAME.test(word(tokens, at - back)))) return 'in';
  if (['in', 'at', 'inside', 'outside', 'near', 'around', 'dans', 'into'].includes(before) || /^à$/i.test(text))
    return NEAR.test(before) ? 'near' : 'in';
  // "in rural Zirma", "on the road from Zirma"
  if (/^(?:rural|downtown|nearby|neighbouring|neighboring|greater)$/.test(before) && word(tokens, at - 2) === 'in')
    return 'in';
  if (before === 'from' && word(tokens, at - 2) === 'road') return 'near';
  if (before === 'against' || before === 'contre') return 'in';
  if (before === 'between' || before === 'entre') return 'near';
  // "it was the turn of Yirga"
  if (['turn', 'tour'].includes(word(tokens, at - 2)) && ['of', 'de', "d'"].includes(before)) return 'in';
  // "Pakistan's Kodari district", "the Garbo area"
  if (placeNounAfter(tokens, at)) return 'in';
  // "attacked Solgou", "the attack on Solgou", "l'attaque de Solgou"
  if (isAttacked(tokens, at)) return 'in';
  if (!['of', 'de', "d'", 'du'].includes(before)) {
    // "près de", "the town Teguey", "Jarjan district"
    return isPlaceNoun(tokens, at - 1) ? 'in' : null;
  }
  const noun = [2, 3, 4].find(
    (back) => isPlaceNoun(tokens, at - back) || (back === 2 && BUILDINGS.test(word(tokens, at - back))),
  );
  const near = [2, 3, 4, 5, 6].some((back) => NEAR.test(word(tokens, at - back)));
  if (NEAR.test(word(tokens, at - 2))) return 'near';
  if (noun === undefined)
    return /^(?:north|south|east|west|nord|sud|est|ouest)$/.test(word(tokens, at - 2)) ? 'near' : null;
  return near ? 'near' : 'in';
}

// Where an entry of a list begins with its day, its place and a colon.
function isHeaded(tokens: readonly Token[], at: number): boolean {
  if (word(tokens, at - 1) !== ',' || at > 5 || !tokens.slice(0, at - 1).some(({ plain }) => MONTHS.has(plain)))
    return false;
  let next = at;
  while (next - at < 5 && (isCapital(tokens, next) || isJoined(tokens, next))) next += 1;
  return word(tokens, next) === ':';
}

const CAME = /^(?:came|crossed|advanced|marched|rode|came back|returned)$/;

const BUILDINGS =
  /^(?:hopital|ecole|marche|eglise|mosquee|caserne|garnison|poste|gare|aeroport|prison|centre|mine|pont|market|school|church|mosque|barracks|bridge|hospital|airport|prison|mine|checkpoint)$/;

// "l'organisation État du Désert" names no state.
function isPlaceNoun(tokens: readonly Token[], at: number): boolean {
  if (phraseAt(PLACE_NOUNS, tokens, at) === null) return false;
  return !isCapital(tokens, at) || /^(?:l'|d'|cet|the)$/.test(word(tokens, at - 1));
}

const PLACE_AFTER =
  /^(?:area|district|village|town|neighbourhood|neighborhood|suburb|commune|locality|camp|locality|sector|settlement|forest|valley|island|base)$/;

// The capitals at a place, and after them the noun for what they name.
function placeNounAfter(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:the|s)$/.test(word(tokens, at - 1)) && phraseAt(DEMONYMS, tokens, at - 1) === null) return false;
  let next = at;
  while (next - at < 3 && isCapital(tokens, next)) next += 1;
  // "the Banyamulenge village of Rugezi"
  const isOfAnother =
    /^(?:village|town|settlement|commune|community)$/.test(word(tokens, next)) &&
    /^(?:of|de)$/.test(word(tokens, next + 1)) &&
    isCapital(tokens, next + 2);
  return PLACE_AFTER.test(word(tokens, next)) && !isCapital(tokens, next) && !isOfAnother;
}

const ATTACKS =
  /^(?:encercle|encerclee?s?|visee?|attaquee?|bombardee?|pillee?|investi|attacked|stormed|raided|overran|shelled|bombed|bombarded|struck|seized|captured|besieged|entered|reached)$/;
const ATTACK_ON = /^(?:attacks?|raids?|assaults?|strikes?|offensive|bombardment|shelling|bombing)$/;
const ATTACK_OF = /^(?:shelling|bombing|bombardment|siege|storming|capture|fall|burning)$/;
const ATTAQUE_DE =
  /^(?:attaques?|bombardements?|assaut|incendie|massacre|prise|tuerie|siege|frappes?|pillage|incursion|carnage|drame)$/;

// What is attacked is a place where no word says that it is somebody.
function isAttacked(tokens: readonly Token[], at: number): boolean {
  const before = word(tokens, at - 1);
  const led =
    ATTACKS.test(before) ||
    (before === 'on' && ATTACK_ON.test(word(tokens, at - 2))) ||
    (before === 'of' && ATTACK_OF.test(word(tokens, at - 2))) ||
    (/^(?:de|d'|sur)$/.test(before) && ATTAQUE_DE.test(word(tokens, at - 2))) ||
    (before === 'sur' && [3, 4].some((back) => ATTAQUE_DE.test(word(tokens, at - back))));
  if (!led) return false;
  let next = at;
  while (next - at < 4 && isCapital(tokens, next)) next += 1;
  return (
    speakerSortOf(tokens, { start: at, next }) === null &&
    phraseAt(VICTIM_NOUNS, tokens, next - 1) === null &&
    phraseAt(VICTIM_NOUNS, tokens, next) === null &&
    word(tokens, next) !== 's'
  );
}
