import type { Entry, Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { cut } from '../domain/cut.ts';
import { digestId, parseDigestId } from '../domain/digest.ts';
import { UserError } from '../domain/errors.ts';
import { claimId, eventId, type Place, parseClaimId, parseEventId } from '../domain/event.ts';
import { nameKey } from '../domain/name-key.ts';
import { placeName } from '../places/area-name.ts';
import { knownLocations } from '../places/known-locations.ts';
import { locationKey } from '../places/location-key.ts';
import { readPlace } from '../places/read-place.ts';
import { suggestPlaces } from '../places/suggest-places.ts';
import { showDate } from '../render/dates.ts';
import { digestPlace } from '../render/digest-briefing.ts';
import { plain, unmarked } from '../render/markdown.ts';
import type { Choice, Context, Focus, Input } from './command.ts';
import { knownPlaces } from './query.ts';
import { scheduleWords } from './schedule-words.ts';

/** Discord shows at most this many choices, each at most this long. */
const CHOICES = 25;
const CHARACTERS = 100;
/** Words are looked for in this many events or entries, the newest: an older one is found by its number. A keystroke has to be answered at once. */
const LOOKED_THROUGH = 5_000;

/** Choices for the options that mean the same in every command. */
export function completeOption(focus: Focus, input: Input, context: Context): Choice[] {
  const { casebook, language } = context;
  switch (focus.option) {
    case 'place':
      return suggestPlaces(focus.typed.slice(0, 200), knownPlaces(casebook), language)
        .slice(0, CHOICES)
        .flatMap(({ name, value }) => choice(name, value));
    case 'coordinates':
      return coordinates(focus.typed, input, context);
    case 'event':
    case 'into':
      return events(focus.typed, casebook, language);
    case 'claim':
      return claims(focus.typed, casebook);
    case 'other':
      return otherClaims(focus.typed, input, casebook);
    case 'claimant':
    case 'mouthpiece-of':
    case 'attacker':
      return names(focus.typed, casebook);
    case 'via':
      return carriers(focus.typed, casebook);
    case 'name':
      return casebook
        .regions()
        .flatMap(({ name }) => (nameKey(name).includes(nameKey(focus.typed)) ? choice(name, name) : []));
    case 'digest':
      return digests(focus.typed, context);
    case 'timezone':
      return timeZones(focus.typed);
    default:
      return [];
  }
}

/** Where the place that is being given was recorded to be before, under any spelling. */
function coordinates(typed: string, input: Input, { casebook, language }: Context): Choice[] {
  return placesMeant(input, casebook, language)
    .flatMap((place) => casebook.coordinatesOf(place).map((at) => ({ place, at: `${at.latitude}, ${at.longitude}` })))
    .filter(({ at }, index, all) => at.startsWith(typed.trim()) && all.findIndex((each) => each.at === at) === index)
    .slice(0, CHOICES)
    .flatMap(({ place, at }) => choice(`${at} · ${placeName(place, language)}`, at));
}

function placesMeant(input: Input, casebook: Casebook, language: Language): readonly Place[] {
  const known = knownPlaces(casebook);
  try {
    const { country, division, location } = readPlace(String(input.values.place ?? ''), known, language);
    if (location === null) return [];
    const named = knownLocations(known.locations).placesByKey.get(locationKey(location)) ?? [];
    return named.filter(
      (place) =>
        place.country === country && (division === null || place.division === null || place.division === division),
    );
  } catch (error) {
    // Half a place is no fault: it is still being typed.
    if (error instanceof UserError) return [];
    throw error;
  }
}

function choice(name: string, value: string): Choice[] {
  const shown = plain(name);
  return shown === '' || value.length > CHARACTERS ? [] : [{ name: cut(shown, CHARACTERS), value }];
}

/** Characters of a claimant's name that are shown whatever else is to be. */
const NAME = 40;

/** "E1.2 · 23 soldiers killed · Mali army": where it is too long both are cut, so that no figure stands without its claimant. */
function claimChoice(id: string, says: string, claimant: string): Choice[] {
  const room = CHARACTERS - `${id} ·  · `.length;
  const who = cut(plain(claimant), Math.max(NAME, room - says.length));
  return choice(`${id} · ${cut(plain(says), room - who.length)} · ${who}`, id);
}

/** Newest first: by number where a number is typed, else by words of the title or place. */
function events(typed: string, casebook: Casebook, language: Language): Choice[] {
  const number = parseEventId(typed);
  const words = nameKey(typed.slice(0, CHARACTERS)).split(' ').filter(Boolean);
  const last = casebook.nextEvent - 1;
  const found: Choice[] = [];
  for (const event of number === null
    ? downFrom(last, Math.max(1, last - LOOKED_THROUGH + 1))
    : beginning(number, last)) {
    const listed = casebook.listed(event);
    if (!listed || listed.withdrawn) continue;
    const { title, date, place } = listed.content;
    const label = `${eventId(event)} · ${title} · ${placeName(place, language)} · ${showDate(date, language)}`;
    const key = number === null ? nameKey(label) : '';
    if (number !== null || hasAll(key, words)) found.push(...choice(label, eventId(event)));
    if (found.length === CHOICES) break;
  }
  return found;
}

function* downFrom(highest: number, lowest: number): Generator<number> {
  for (let number = highest; number >= lowest; number -= 1) yield number;
}

/** Numbers that begin with the same digits, the highest first. */
function* beginning(digits: number, highest: number): Generator<number> {
  const longest = `${highest}`.length - `${digits}`.length;
  for (let longer = digits > 0 ? longest : -1; longer >= 0; longer -= 1) {
    const lowest = digits * 10 ** longer;
    yield* downFrom(Math.min(highest, lowest + 10 ** longer - 1), lowest);
  }
}

function names(typed: string, casebook: Casebook): Choice[] {
  const key = nameKey(typed.slice(0, CHARACTERS));
  return casebook.claimants
    .all()
    .filter((claimant) => [claimant.name, ...claimant.aliases].some((name) => nameKey(name).includes(key)))
    .slice(0, CHOICES)
    .flatMap((claimant) => choice(claimant.name, claimant.name));
}

/** Newest first: an event's by its number, and where there are words those with the words. Withdrawn ones are left out. */
function claims(typed: string, casebook: Casebook): Choice[] {
  const id = /^e?(\d{1,9})(?:\.(\d{0,9}))?$/i.exec(typed.trim());
  const words = id ? [] : nameKey(typed.slice(0, CHARACTERS)).split(' ').filter(Boolean);
  const entries = id ? casebook.history(Number(id[1])).toReversed() : newest(casebook);
  const withdrawn = new Set<string>();
  const found: Choice[] = [];
  for (const { seq, action } of entries) {
    if (found.length === CHOICES) break;
    if (!casebook.stands(seq)) continue;
    // A withdrawal is newer than what it withdraws, so it is met first.
    if (action.type === 'claim.withdrawn') withdrawn.add(claimId(action.event, action.claim));
    if (action.type !== 'claim.added' || casebook.listed(casebook.whole(action.event))?.withdrawn !== false) continue;
    const value = claimId(action.event, action.claim);
    if (withdrawn.has(value) || !String(action.claim).startsWith(id?.[2] ?? '')) continue;
    const { says, claimant } = casebook.claim(action)?.content ?? action.content;
    if (words.length === 0 || hasAll(nameKey(`${value} ${says} ${claimant}`), words))
      found.push(...claimChoice(value, says, claimant));
  }
  return found;
}

/** Those of the event of the claim that was given. */
function otherClaims(typed: string, input: Input, casebook: Casebook): Choice[] {
  const given = parseClaimId(String(input.values.claim ?? ''));
  const found = claims(typed === '' && given ? eventId(given.event) : typed, casebook);
  return given ? found.filter(({ value }) => value !== claimId(given.event, given.claim)) : found;
}

function* newest(casebook: Casebook): Generator<Entry> {
  for (const seq of downFrom(casebook.seq, Math.max(1, casebook.seq - LOOKED_THROUGH + 1))) {
    const entry = casebook.entry(seq);
    if (entry) yield entry;
  }
}

function hasAll(key: string, words: readonly string[]): boolean {
  return words.every((word) => key.includes(word));
}

/** Those claims were recorded with, the one used last first. */
function carriers(typed: string, casebook: Casebook): Choice[] {
  const key = nameKey(typed.slice(0, CHARACTERS));
  const spellings = new Set<string>();
  const keys = new Set<string>();
  const found: Choice[] = [];
  for (const { seq, action } of newest(casebook)) {
    if (found.length === CHOICES) break;
    const via = action.type === 'claim.added' && casebook.stands(seq) ? action.content.via : null;
    if (via === null || spellings.has(via)) continue;
    spellings.add(via);
    const own = nameKey(via);
    if (keys.has(own) || !own.includes(key)) continue;
    keys.add(own);
    found.push(...choice(via, via));
  }
  return found;
}

/** By number, in the words `/digest list` has. */
function digests(typed: string, { casebook, say, language }: Context): Choice[] {
  const number = parseDigestId(typed);
  return casebook
    .digests()
    .filter((state) => number === null || String(state.digest).startsWith(String(number)))
    .slice(0, CHOICES)
    .flatMap(({ digest, content }) => {
      const place = digestPlace(content, language) ?? say('digest.everything').text;
      const words = [digestId(digest), unmarked(scheduleWords(content, say)), content.timeZone, place];
      return choice(words.join(' · '), digestId(digest));
    });
}

function timeZones(typed: string): Choice[] {
  const key = nameKey(typed.slice(0, CHARACTERS));
  return ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .filter((zone) => nameKey(zone).includes(key))
    .slice(0, CHOICES)
    .map((zone) => ({ name: zone, value: zone }));
}
