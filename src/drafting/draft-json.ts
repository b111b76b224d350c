import type { Language } from '../domain/action.ts';
import type { Place } from '../domain/event.ts';
import { countryName } from '../places/countries.ts';
import { divisionName } from '../places/divisions.ts';
import type { Draft } from './draft.ts';

/** A draft as other programs read it: dates `YYYY-MM-DD`, countries ISO 3166-1 alpha-2, an open end null. */
export function draftJson({ events, claims }: Draft, language: Language): object {
  return {
    events: events.map(({ title, kind, date, place, parties }) => ({
      title,
      kind,
      date: date?.date ?? null,
      date_precision: date?.precision ?? null,
      country: place?.country ?? null,
      place: place === null ? null : placeLine(place, language),
      parties,
    })),
    claims: claims.map(({ event, claimant, carriers, statement, said, sentence, unsure }) => ({
      event,
      claimant,
      carriers,
      acts: statement.acts,
      figures: statement.figures.map(({ harm, victims, noun, low, high }) => ({ harm, victims, noun, low, high })),
      said: said?.date ?? null,
      sentence,
      unsure,
    })),
  };
}

/** "Teguey, Tillabéri, Niger" */
export function placeLine({ country, division, location }: Place, language: Language): string {
  return [location, division === null ? null : divisionName(division, language), countryName(country, language)]
    .filter((part) => part !== null)
    .join(', ');
}
