import type { Figure } from '../domain/figure.ts';
import type { SayingLanguage } from '../domain/harm-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import { tokensOf } from '../domain/says-tokens.ts';
import { CITIES } from '../places/cities.ts';
import { countryName } from '../places/countries.ts';
import { divisionName, divisionsNamed } from '../places/divisions.ts';
import type { DraftEvent } from './draft.ts';
import { type Happening, titleOf } from './event-words.ts';
import { type EventNotes, strongest } from './events-of-text.ts';
import { partiesOf } from './sides.ts';

interface Context {
  readonly language: SayingLanguage;
  readonly figures: readonly Figure[];
  /** The country a dateline is in, where the text names none. */
  readonly fallback: string | null;
  /** A side under its own name in this text, for an event in a country. */
  readonly sideName: (name: string, country: string | null) => string;
}

/** An event as a moderator would record it, from what a text tells of it. */
export function eventOf(notes: EventNotes | undefined, { language, figures, fallback, sideName }: Context): DraftEvent {
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
    first: (notes?.attackers.length ?? 0) > 0 ? 'attacker' : 'target',
    parties:
      notes === undefined
        ? []
        : partiesOf({
            attackers: [...new Set(notes.attackers)].map((name) => sideName(name, country)),
            attacked: [...new Set(attackedOf(notes, figures))].map((name) => sideName(name, country)),
          }),
  };
}

function happeningOf(happenings: readonly Happening[]): Happening | null {
  const [first] = happenings;
  // "a raid" may turn out to have been a bombing or an ambush; that some were beheaded in it makes it no other thing.
  const narrower = happenings
    .slice(0, 3)
    .find(({ kind, en }) => kind === 'Explosions/Remote violence' || en === 'Ambush');
  return first?.kind != null ? first : (narrower ?? first ?? null);
}

// "as talks went on in Doha"
function isElsewhere(name: string, country: string | null): boolean {
  const city = phraseAt(CITIES, tokensOf(name), 0)?.value;
  return city !== undefined && country !== null && city !== country;
}

// The first location named that is not the country's own name or a division's.
function locationOf(notes: EventNotes | undefined, country: string | null): { name: string; isNear: boolean } | null {
  const here = (notes?.locations ?? []).filter(({ name }) => !isElsewhere(name, country));
  const locations = [
    ...here.filter(({ isHeadline }) => isHeadline !== true),
    ...here.filter(({ isHeadline }) => isHeadline === true),
  ];
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

// Where no one is told to have been attacked, they are those under arms who were harmed, as the text calls them.
function attackedOf({ attacked }: EventNotes, figures: readonly Figure[]): readonly string[] {
  const first = figures.find(({ harm }) => harm === 'killed' || harm === 'wounded' || harm === 'captured');
  const isOfArms = first !== undefined && !['people', 'civilians', 'armed_group'].includes(first.victims);
  if (attacked.length > 0 || !isOfArms) return attacked;
  const harmed = figures.filter(
    ({ harm, victims, noun, high }) =>
      (harm === 'killed' || harm === 'wounded' || harm === 'captured') &&
      !['people', 'civilians', 'armed_group'].includes(victims) &&
      high !== 0 &&
      noun !== '',
  );
  const proper = harmed.filter(({ noun }) => noun.includes(' '));
  return [...new Set((proper.length > 0 ? proper : harmed).map(({ noun }) => noun))].slice(0, 1);
}

/** ACLED's kind: by the word for what happened, else by who was harmed. */
function kindOf(happening: Happening | null, figures: readonly Figure[]): DraftEvent['kind'] {
  if (happening?.kind) return happening.kind;
  const first = figures.find(({ harm }) => harm === 'killed' || harm === 'wounded') ?? figures[0];
  if (first === undefined) return null;
  return first.victims === 'people' || first.victims === 'civilians' ? 'Violence against civilians' : 'Battles';
}
