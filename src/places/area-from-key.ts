import { isCountry } from './countries.ts';
import { divisionOf, firstDivisionAbove } from './divisions.ts';
import { knownLocations } from './known-locations.ts';
import type { Area, KnownPlaces } from './place.ts';
import { regionOf } from './regions.ts';

/** The area of an ISO 3166-2 code; a division below the first level is a location in the one above. */
export function areaOfDivision(code: string): Area | null {
  const division = divisionOf(code);
  if (!division) return null;
  const { country, first, display } = division;
  if (first) return { kind: 'division', country, division: code };
  return { kind: 'location', country, division: firstDivisionAbove(code), location: display.en };
}

/** The area an `areaKey` refers to, if the server still has it. */
export function areaFromKey(key: string, known: KnownPlaces): Area | null {
  if (key.startsWith('r:')) {
    const region = regionOf(key.slice(2), known.regions);
    return region ? { kind: 'region', region } : null;
  }
  const location = knownLocations(known.locations).byAreaKey.get(key);
  if (location) return location;
  if (isCountry(key)) return { kind: 'country', country: key };
  return areaOfDivision(key);
}
