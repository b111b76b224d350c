import { MONTHS, WEEKDAYS } from '../domain/date-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import { countries, isCapital, PLACE_NOUNS, word } from './country-marks.ts';

/** A named location: "Teguey" in "near the town of Teguey". */
export interface LocationMark {
  readonly name: string;
  readonly isNear: boolean;
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
export function locationMarksIn(tokens: readonly Token[]): LocationMark[] {
  const marks: LocationMark[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    if (!isCapital(tokens, at) || tokens[at]?.kind !== 'word') continue;
    const lead = leadOf(tokens, at);
    if (lead === null) continue;
    let next = at;
    while (
      next - at < 4 &&
      tokens[next]?.kind === 'word' &&
      (isCapital(tokens, next) ||
        (next > at && /^(?:el|al|de|du|la|le)$/.test(word(tokens, next)) && isCapital(tokens, next + 1)))
    )
      next += 1;
    const plain = word(tokens, at);
    const isOther =
      MONTHS.has(plain) ||
      WEEKDAYS.has(plain) ||
      NOT_PLACES.has(plain) ||
      phraseAt(DEMONYMS, tokens, at) !== null ||
      phraseAt(countries(), tokens, at) !== null;
    if (!isOther && word(tokens, next) !== 's') {
      const source = tokens[at]?.source ?? '';
      marks.push({
        name: source.slice(tokens[at]?.start, tokens[next - 1]?.end).replaceAll('\u200b', ''),
        isNear: lead === 'near',
        at,
      });
    }
    at = next;
  }
  return marks;
}

function leadOf(tokens: readonly Token[], at: number): 'in' | 'near' | null {
  const before = word(tokens, at - 1);
  const text = tokens[at - 1]?.text ?? '';
  if (['in', 'at', 'inside', 'outside', 'near', 'around', 'dans'].includes(before) || text === 'à')
    return NEAR.test(before) ? 'near' : 'in';
  if (before === 'against' || before === 'contre') return 'in';
  if (!['of', 'de', "d'", 'du'].includes(before)) {
    // "près de", "the town Teguey", "Jarjan district"
    return phraseAt(PLACE_NOUNS, tokens, at - 1) !== null ? 'in' : null;
  }
  const noun = [2, 3, 4].find((back) => phraseAt(PLACE_NOUNS, tokens, at - back) !== null);
  const near = [2, 3, 4, 5, 6].some((back) => NEAR.test(word(tokens, at - back)));
  if (NEAR.test(word(tokens, at - 2))) return 'near';
  if (noun === undefined)
    return /^(?:north|south|east|west|nord|sud|est|ouest)$/.test(word(tokens, at - 2)) ? 'near' : null;
  return near ? 'near' : 'in';
}
