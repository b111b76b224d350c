import type { Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { digestId, parseDigestId } from '../domain/digest.ts';
import { eventId, parseEventId } from '../domain/event.ts';
import { nameKey } from '../domain/name-key.ts';
import { placeName } from '../places/area-name.ts';
import { suggestPlaces } from '../places/suggest-places.ts';
import { showDate } from '../render/dates.ts';
import { cut, plain } from '../render/markdown.ts';
import type { Choice, Context, Focus, Input } from './command.ts';
import { knownPlaces } from './query.ts';

/** Discord shows at most this many choices, each at most this long. */
const CHOICES = 25;
const CHARACTERS = 100;
/** Words are looked for in this many events, the newest: an older one is found by its number. A keystroke has to be answered at once. */
const LOOKED_THROUGH = 5_000;

/** Choices for the options that mean the same in every command. */
export function completeOption(focus: Focus, _input: Input, context: Context): Choice[] {
  const { casebook, language } = context;
  switch (focus.option) {
    case 'place':
      return suggestPlaces(focus.typed.slice(0, 200), knownPlaces(casebook), language).slice(0, CHOICES);
    case 'event':
      return events(focus.typed, casebook, language);
    case 'claimant':
    case 'mouthpiece-of':
    case 'via':
      return names(focus.typed, casebook);
    case 'digest':
      return digests(focus.typed, casebook);
    case 'timezone':
      return timeZones(focus.typed);
    default:
      return [];
  }
}

function choice(name: string, value: string): Choice[] {
  const shown = plain(name);
  return shown === '' || value.length > CHARACTERS ? [] : [{ name: cut(shown, CHARACTERS), value }];
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
    if (number !== null || words.every((word) => key.includes(word))) found.push(...choice(label, eventId(event)));
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

function digests(typed: string, casebook: Casebook): Choice[] {
  const number = parseDigestId(typed);
  return casebook
    .digests()
    .filter((state) => number === null || String(state.digest).startsWith(String(number)))
    .slice(0, CHOICES)
    .flatMap(({ digest, content }) =>
      choice(`${digestId(digest)} · ${content.cron} · ${content.timeZone}`, digestId(digest)),
    );
}

function timeZones(typed: string): Choice[] {
  const key = nameKey(typed.slice(0, CHARACTERS));
  return ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .filter((zone) => nameKey(zone).includes(key))
    .slice(0, CHOICES)
    .map((zone) => ({ name: zone, value: zone }));
}
