import type { Figure } from '../domain/figure.ts';
import type { SayingLanguage } from '../domain/harm-words.ts';
import { countryName } from '../places/countries.ts';
import { divisionName, divisionsNamed } from '../places/divisions.ts';
import type { DraftEvent } from './draft.ts';
import { type Happening, titleOf } from './event-words.ts';
import { type EventNotes, strongest } from './events-of-text.ts';

interface Context {
  readonly language: SayingLanguage;
  readonly figures: readonly Figure[];
  /** The country a dateline is in, where the text names none. */
  readonly fallback: string | null;
}

/** An event as a moderator would record it, from what a text tells of it. */
export function eventOf(notes: EventNotes | undefined, { language, figures, fallback }: Context): DraftEvent {
  const country = notes === undefined ? null : (strongest(notes.countries) ?? fallback);
  const location = locationOf(notes, country);
  const division = country === null ? null : divisionOf(notes, country, location?.name ?? null);
  const isDivision =
    location !== null &&
    country !== null &&
    divisionsNamed(location.name, country).some(({ code }) => code === division);
  const happening = happeningOf(notes?.happenings ?? []);
  const name = isDivision ? null : (location?.name ?? null);
  const shown = name ?? (division === null ? null : divisionName(division, language));
  return {
    title: titleOf(
      happening,
      language,
      shown,
      country === null ? null : countryName(country, language),
      name !== null && location?.isNear === true,
    ),
    kind: kindOf(happening, figures),
    date: notes?.date ?? null,
    place: country === null ? null : { country, division, location: name },
    parties: [...new Set(notes?.parties ?? [])],
  };
}

function happeningOf(happenings: readonly Happening[]): Happening | null {
  return happenings.find(({ kind }) => kind !== null) ?? happenings[0] ?? null;
}

// The first location named that is not the country's own name or a division's.
function locationOf(notes: EventNotes | undefined, country: string | null): { name: string; isNear: boolean } | null {
  const locations = notes?.locations ?? [];
  return locations.find(({ name }) => divisionsNamed(name, country ?? undefined).length === 0) ?? locations[0] ?? null;
}

function divisionOf(notes: EventNotes | undefined, country: string, location: string | null): string | null {
  const told = notes?.divisions.get(country);
  if (told !== undefined) return told;
  const named = [location, ...(notes?.locations ?? []).map(({ name }) => name)].flatMap((name) =>
    name === null ? [] : divisionsNamed(name, country),
  );
  return named[0]?.code ?? null;
}

/** ACLED's kind: by the word for what happened, else by who was harmed. */
function kindOf(happening: Happening | null, figures: readonly Figure[]): DraftEvent['kind'] {
  if (happening?.kind) return happening.kind;
  const first = figures.find(({ harm }) => harm === 'killed' || harm === 'wounded') ?? figures[0];
  if (first === undefined) return null;
  return first.victims === 'people' || first.victims === 'civilians' ? 'Violence against civilians' : 'Battles';
}
