import { countryName } from './countries.ts';
import { divisionName } from './divisions.ts';
import type { Area, Locale, Place } from './place.ts';

/** A place in words, the smallest part first: `Teguey, Tillabéri, Niger`. */
export function placeName(place: Place, locale: Locale): string {
  return [
    ...(place.location === null ? [] : [place.location]),
    ...(place.division === null ? [] : [divisionName(place.division, locale)]),
    countryName(place.country, locale),
  ].join(', ');
}

/** An area in words; typed again they mean that area, but for a location, which must be one the server knows. */
export function areaName(area: Area, locale: Locale): string {
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
