import { nameKey } from '../domain/name-key.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import { type Token, tokensOf } from '../domain/says-tokens.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import type { Sentence } from './article.ts';
import { countries, word } from './country-marks.ts';
import { nameFrom } from './noun-chunks.ts';
import { ATTACK, ATTACKED, HARMED, MOUNTED } from './parties-words.ts';
import { partyName, textOf } from './speaker-names.ts';

/** A state's force as a text calls it, and whose it is as far as the name tells. */
interface Force {
  readonly name: string;
  readonly country: string | null;
}

const ARMY = /^(?:army|armee|junta|junte)$/;
const FORCES = /^forces (?:armees|de defense et de securite)\b|^armed forces\b/;
const STATE_FORCE =
  /\b(?:army|military|armed forces|defen[cs]e forces|junta|troops|soldiers|servicemen|government forces|armee|armees|soldats|militaires|troupes|junte|fds)\b/;
/** Only what they are, and not whose. */
const BARE = /^(?:soldiers?|troops?|servicemen|soldats?|militaires?|troupes?)$/;
const GENERIC =
  /^(?:insurgents?|rebels?|militants?|gunmen|attackers?|assailants?|jihadists?|militia|group|raiders|insurges|rebelles|assaillants|jihadistes|djihadistes|milice|groupe|combattants|miliciens|hommes armes|armed men)$/;
const EQUIPMENT =
  / (?:fighter )?(?:jets?|warplanes?|planes?|aircraft|helicopters?|drones?|artillery|gunships?|tanks?|convoys?|bombers?)$/i;
/** "fighters of the Plains Front" are the Front. */
const OF_GROUP =
  /^(?:(?:suspected|presumed|alleged) )?(?:fighters?|members?|militants|rebels|insurgents|men|gunmen|combattants?|membres?|rebelles|miliciens|hommes|éléments|paramilitaires|jihadistes|djihadistes) (?:of the|of|from the|from|de la|de l['’]|des|du|de|d['’]) ?(?=\p{Lu}|al-)/u;
/** "The insurgents, who belong to the Lake Caliphate", "la milice, qui se fait appeler" */
const CALLED =
  /^(?:belong(?:s|ed|ing)? to|call(?:s|ed|ing)? (?:itself|themselves)|known as|appartien\w+ (?:a|au|aux)|appartenai\w+ (?:a|au|aux)|se (?:fait|font) appeler|se reclam\w+ (?:de|du)|(?:se )?(?:nomme|nomment|appelle|appellent)|(?:is|are) part of)\b/;

/** The names a text has for either side, so that each is told under its own. */
export class SideNames {
  /** The first army a text names, the first it names with its country, and the countries of all. */
  #army: Force | null = null;
  #known: Force | null = null;
  readonly #countries = new Set<string>();
  /** A group's full name by its last word, or its first. */
  readonly #fuller = new Map<string, string>();
  #groupsSeen = 0;
  /** "insurgents" → "Lake Caliphate" */
  readonly #called = new Map<string, string>();

  /** Takes note of the armies a sentence names and of who it says some fighters are. */
  note(sentence: Sentence): void {
    const { tokens } = sentence;
    tokens.forEach(({ plain, text }, at) => {
      const forces = FORCES.exec(lineOf(tokens, at, at + 6))?.[0].split(' ').length ?? 0;
      // "Dawn Army" is a group's name.
      const isName = /^\p{Lu}/u.test(text) && /^\p{Lu}/u.test(tokens[at - 1]?.text ?? '');
      const force = ARMY.test(plain) || forces > 0 ? forceAt(sentence, at, Math.max(forces, 1)) : null;
      if (force !== null && !(isName && force.country === null) && !isDoer(tokens, at)) this.#noteForce(force);
      if (GENERIC.test(plain)) this.#noteCalled(sentence, at);
    });
  }

  /** The name of a side in a text whose groups are known, for an event in a country; as it was where the text has no other. */
  of(name: string, groups: readonly string[], country: string | null): string {
    const called = this.#called.get(nameKey(name));
    if (called !== undefined) return called;
    const trimmed = name.replace(EQUIPMENT, '').replace(OF_GROUP, '');
    if (BARE.test(nameKey(trimmed))) return this.#armyOf(country)?.name ?? trimmed;
    this.#noteGroups(groups);
    return /^\p{Lu}/u.test(trimmed) ? (this.#fuller.get(nameKey(trimmed)) ?? trimmed) : trimmed;
  }

  #noteForce(force: Force): void {
    this.#army ??= force;
    if (force.country === null) return;
    this.#known ??= force;
    this.#countries.add(force.country);
  }

  // The one army a text speaks of, if it may be that of the event's country.
  #armyOf(country: string | null): Force | null {
    if (this.#countries.size > 1) return null;
    const [only] = this.#countries;
    if (only !== undefined && only !== country) return null;
    return this.#known ?? this.#army;
  }

  #noteGroups(groups: readonly string[]): void {
    for (; this.#groupsSeen < groups.length; this.#groupsSeen += 1) {
      const group = groups[this.#groupsSeen] ?? '';
      const words = nameKey(group).split(' ');
      if (words.length < 2) continue;
      this.#fuller.set(words.at(-1) ?? '', group);
      if (/^(?:de|du|des|d|pour|of|for)$/.test(words[1] ?? '')) this.#fuller.set(words[0] ?? '', group);
    }
  }

  #noteCalled(sentence: Sentence, at: number): void {
    const { tokens } = sentence;
    const comma = word(tokens, at + 1) === ',' ? at + 2 : at + 1;
    const start = /^(?:who|which|qui)$/.test(word(tokens, comma)) ? comma + 1 : comma;
    const led = CALLED.exec(lineOf(tokens, start, start + 5))?.[0].split(' ').length ?? 0;
    const name = led === 0 ? null : nameFrom(tokens, start + led);
    if (name === null || !tokens.slice(name.start, name.next).some(({ text }) => /^\p{Lu}/u.test(text))) return;
    const key = nameKey(textOf(sentence, { start: at, next: at + 1 }));
    if (!this.#called.has(key)) this.#called.set(key, partyName(sentence, name));
  }
}

/** Each state's forces once among the names of both sides, under the name that tells most: an army's before its soldiers'. */
export function withoutTwice(names: readonly string[]): string[] {
  const forces = names.map((name) => ({ name, country: countryOf(name), isForce: isOfState(name) }));
  const known = new Set(forces.flatMap(({ isForce, country }) => (isForce && country !== null ? [country] : [])));
  const [only = null] = known;
  const weight = ({ name, country }: Force): number => (country === null ? 0 : 2) + (ofSoldiers(name) ? 0 : 1);
  return forces
    .filter(({ isForce, ...force }, index) => {
      if (!isForce || known.size > 1) return true;
      const same = forces.filter((other) => other.isForce && (other.country ?? only) === (force.country ?? only));
      const best = same.reduce((one, other) => (weight(other) > weight(one) ? other : one));
      return forces[index] === best;
    })
    .map(({ name }) => name);
}

// "Baloch Dawn Army" is no state's.
function isOfState(name: string): boolean {
  if (!STATE_FORCE.test(nameKey(name))) return false;
  const isProper = name.split(' ').filter((each) => /^\p{Lu}/u.test(each)).length >= 2;
  return (
    !isProper ||
    countryOf(name) !== null ||
    /\b(?:national|armed forces|defen[cs]e forces|nationale|defense)\b/.test(nameKey(name))
  );
}

function ofSoldiers(name: string): boolean {
  return /\b(?:soldiers?|troops?|servicemen|soldats?|militaires?|troupes?)\b/.test(nameKey(name));
}

function countryOf(name: string): string | null {
  const tokens = tokensOf(name);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = phraseAt(DEMONYMS, tokens, at) ?? phraseAt(countries(), tokens, at);
    if (found !== null) return found.value;
  }
  return null;
}

// "the Malian army", "Niger's army", "armée burkinabè"
function forceAt(sentence: Sentence, at: number, length: number): Force {
  const { tokens } = sentence;
  let start = at;
  while (at - start < 4 && (word(tokens, start - 1) === 's' || /^\p{Lu}/u.test(tokens[start - 1]?.text ?? '')))
    start -= 1;
  if (/^(?:the|l'|la|le|une?|a)$/.test(word(tokens, start))) start += 1;
  const end = at + length;
  const next = phraseAt(DEMONYMS, tokens, end)?.next ?? end;
  const name = textOf(sentence, { start: Math.min(start, at), next });
  const country = countryOf(name);
  return country === null
    ? {
        name: ARMY.test(word(tokens, at))
          ? textOf(sentence, { start: at, next: end }).toLowerCase()
          : textOf(sentence, { start: at, next: end }),
        country,
      }
    : { name, country };
}

// "shells fired by the Rwandan army", "accuse l'armée": those it harmed are none of its own.
function isDoer(tokens: readonly Token[], at: number): boolean {
  let start = at;
  while (at - start < 4 && /^(?:the|l'|la|le|les|s)$|^\p{Lu}/u.test(tokens[start - 1]?.text ?? '')) start -= 1;
  const [led, deed] = [word(tokens, start - 1), word(tokens, start - 2)];
  if (!/^(?:by|par)$/.test(led)) return /^(?:blam|accus)/.test(led);
  return [ATTACK, ATTACKED, HARMED, MOUNTED].some((words) => words.test(deed)) || /^(?:tuee?s?|tiree?s?)$/.test(deed);
}

function lineOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ plain }) => plain)
    .join(' ');
}
