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
  const found: Choice[] = [];
  for (let event = casebook.nextEvent - 1; event > 0 && found.length < CHOICES; event -= 1) {
    const state = casebook.event(event);
    if (!state || state.withdrawn) continue;
    const { title, date, place } = state.content;
    const label = `${eventId(event)} · ${title} · ${placeName(place, language)} · ${showDate(date, language)}`;
    const wanted =
      number !== null ? String(event).startsWith(String(number)) : words.every((word) => nameKey(label).includes(word));
    if (wanted) found.push(...choice(label, eventId(event)));
  }
  return found;
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
