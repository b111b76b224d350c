import type { Language } from '../domain/action.ts';
import { cut } from '../domain/cut.ts';
import { UserError } from '../domain/errors.ts';
import { countryName } from './countries.ts';
import { nearestNames } from './nearest-names.ts';
import type { KnownPlaces } from './place.ts';
import { quotedNames } from './quoted-names.ts';

/** The fault of naming no place we know, with the nearest names there are. */
export function unknownPlace(text: string, known: KnownPlaces, locale: Language, country?: string): UserError {
  const shown = cut(text, 60);
  const nearest = nearestNames(text, known, locale, country);
  if (nearest.length > 0) {
    return new UserError('place.unknown', { text: shown, nearest: quotedNames(nearest, locale) });
  }
  return country === undefined
    ? new UserError('place.unknownNothingNear', { text: shown })
    : new UserError('place.unknownInside', { text: shown, country: countryName(country, locale) });
}
