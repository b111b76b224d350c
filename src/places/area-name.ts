import type { Language } from '../domain/action.ts';
import type { Place } from '../domain/event.ts';
import { countryName } from './countries.ts';
import { divisionName } from './divisions.ts';
import type { Area } from './place.ts';

/** A place in words, the smallest part first: `Teguey, Tillabéri, Niger`. */
export function placeName(place: Place, locale: Language): string {
  return [
    ...(place.location === null ? [] : [place.location]),
    ...(place.division === null ? [] : [divisionName(place.division, locale)]),
    countryName(place.country, locale),
  ].join(', ');
}

/** An area in words; typed again they mean that area, but for a location, which must be one the server knows. */
export function areaName(area: Area, locale: Language): string {
  switch (area.kind) {
    case 'region':
      return area.region.name[locale];
    case 'country':
      return countryName(area.country, locale);
    case 'division':
      return `${divisionName(area.division, locale)}, ${countryName(area.country, locale)}`;
    case 'location':
      return placeName(area, locale);
  }
}
