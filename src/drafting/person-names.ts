import { MONTHS, WEEKDAYS } from '../domain/date-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { CITIES } from '../places/cities.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import { SAYING_VERBS } from './saying-words.ts';
import { SPEAKER_NOUNS } from './speaker-words.ts';

/** Before a name of one word: "Col. Hama". Others lead to places as well: "local", "major". */
const TITLE =
  /^(?:Mr|Mrs|Ms|Dr|Col|Gen|Lt|Capt|Maj|Sgt|Brig|Prof|Mme|Mlle|Colonel|Captain|Lieutenant|Sergeant|Sheikh|Imam|President|Governor|Mayor|Minister|Capitaine|Sergent|Président|Gouverneur|Maire|Ministre)$/;
const NO_ROLE = /^(?:local|locale|veteran|major|general|source|militaire|proche|head|parent)$/;
const NO_FIRST_NAME =
  /^(?:hospital|clinic|hotel|university|college|school|stadium|airport|radio|market|mosque|church|prison|court|downtown|uptown|old|new|upper|lower|inner|outer|greater|update|breaking|avenue|street|road|square|bridge|park|gate|fort|saint|state|federal|national|international|regional|provincial|hopital|hotel|universite|ecole|stade|aeroport|marche|mosquee|eglise|rue|pont|vieux|vieille|grand|grande|nouveau|nouvelle)$/;
const OPENS = /^(?:[.,;:"\u201c\u201d\u00ab\u00bb]|and|that|et|que|qu')$/;
const SAID = /^(?:said|says|explained|added|declare|explique|affirme|indique|raconte)$/;
const MARKS = /^[.,;:"\u201c\u201d\u00ab\u00bb]$/;
const LONGEST_NAME = 3;
/** As many of the longer words of a line as begin with a small letter where its capitals tell of names. */
const LEAST_SMALL = 1 / 3;

/** The persons' names with a city's in them that a sentence gives surely: behind a title or a role, or as who says something. */
export function personNamesIn(tokens: readonly Token[]): string[] {
  if (isTitleCase(tokens)) return [];
  return tokens.flatMap((_, at) => {
    const city = isCapital(tokens, at) ? phraseAt(CITIES, tokens, at) : null;
    return city !== null && isSurelyPerson(tokens, at, city.next) ? [nameAt(tokens, at)] : [];
  });
}

/** Whether a city's name is a part of a person's: "Moussa Hama", where the text tells that he is one. */
export function isInPersonName(tokens: readonly Token[], at: number, people: ReadonlySet<string>): boolean {
  return people.size > 0 && people.has(nameAt(tokens, at)) && !isTitleCase(tokens);
}

function nameAt(tokens: readonly Token[], at: number): string {
  return `${tokens[at - 1]?.plain ?? ''} ${tokens[at]?.plain ?? ''}`;
}

function isSurelyPerson(tokens: readonly Token[], at: number, next: number): boolean {
  if (TITLE.test(tokens[at - 1]?.text ?? '')) return true;
  let start = at;
  while (at - start < LONGEST_NAME && mayBeFirstName(tokens, start - 1)) start -= 1;
  if (start === at) return false;
  if (isRole(tokens, start - 1)) return true;
  const word = (index: number): string => tokens[index]?.plain ?? '';
  const isSpeaking = phraseAt(SAYING_VERBS, tokens, next)?.value.form === 'finite';
  const isEnded = MARKS.test(word(next));
  // "A resident, Moussa Hama, told the radio"
  if ((isSpeaking || isEnded) && word(start - 1) === ',' && isRole(tokens, start - 2)) return true;
  if (isSpeaking && (start === 0 || OPENS.test(word(start - 1)))) return true;
  // "according to Moussa Hama.", "…, said Moussa Hama."
  const isTold = SAID.test(word(start - 1)) && MARKS.test(word(start - (word(start - 2) === 'a' ? 3 : 2)));
  return (
    isEnded && (isTold || word(start - 1) === 'selon' || `${word(start - 2)} ${word(start - 1)}` === 'according to')
  );
}

// "Colonel", "a resident"
function isRole(tokens: readonly Token[], at: number): boolean {
  const { text = '', plain = '' } = tokens[at] ?? {};
  return TITLE.test(text) || (phraseAt(SPEAKER_NOUNS, tokens, at)?.value === 'person' && !NO_ROLE.test(plain));
}

function mayBeFirstName(tokens: readonly Token[], at: number): boolean {
  const { plain = '', text = '', kind } = tokens[at] ?? {};
  return (
    kind === 'word' &&
    /^\p{Lu}\p{Ll}/u.test(text) &&
    !NO_FIRST_NAME.test(plain) &&
    !MONTHS.has(plain) &&
    !WEEKDAYS.has(plain) &&
    [SPEAKER_NOUNS, DEMONYMS, CITIES].every((table) => phraseAt<unknown>(table, tokens, at) === null)
  );
}

// In a line of capitals they tell nothing of names.
function isTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, plain }) => kind === 'word' && plain.length > 3);
  const small = words.filter(({ text }) => /^\p{Ll}/u.test(text));
  return small.length < words.length * LEAST_SMALL;
}

function isCapital(tokens: readonly Token[], at: number): boolean {
  return /^\p{Lu}/u.test(tokens[at]?.text ?? '');
}
