import type { Language } from '../domain/action.ts';
import { UserError } from '../domain/errors.ts';
import type { Place } from '../domain/event.ts';
import { AmbiguousPlace } from './ambiguous-place.ts';
import { areaFromKey } from './area-from-key.ts';
import { areaName } from './area-name.ts';
import { divisionsNamed } from './divisions.ts';
import { areaOfPlace, knownLocations } from './known-locations.ts';
import { locationKey } from './location-key.ts';
import type { Area, KnownPlaces } from './place.ts';
import { quotedNames } from './quoted-names.ts';
import { type Resolved, resolveParts } from './resolve-parts.ts';
import { placeText, splitPlace } from './split-place.ts';
import { unknownPlace } from './unknown-place.ts';

const NOTHING_KNOWN: KnownPlaces = { regions: [], locations: [] };

function placeOf({ country, division, rest }: Resolved): Place {
  return { country, division, location: rest.length === 0 ? null : rest.join(', ') };
}

function placeOfArea(area: Area): Place | null {
  if (area.kind === 'region') return null;
  const { country } = area;
  return {
    country,
    division: area.kind === 'country' ? null : area.division,
    location: area.kind === 'location' ? area.location : null,
  };
}

/** Places of this very name the server has already recorded. */
function recorded(text: string, known: KnownPlaces): readonly Area[] {
  return knownLocations(known.locations).locationsByKey.get(locationKey(text)) ?? [];
}

/**
 * Reads where an event happened as people write it: `Teguey, Tillabéri, Niger`, `Ménaka (Mali)`, `Moscow`. The words must
 * end with a country, or with a division that can only be in one; what is neither stays as it was written. With `known`,
 * a completed value (`areaKey`) and the bare name of a location already recorded are read too.
 */
export function readPlace(text: string, known: KnownPlaces = NOTHING_KNOWN, locale: Language = 'en'): Place {
  const line = placeText(text);
  const completed = /^(?:[rl]:|[A-Z]{2}-)/.test(line) ? areaFromKey(line, known) : null;
  const completedPlace = completed ? placeOfArea(completed) : null;
  if (completedPlace) return completedPlace;
  const parts = splitPlace(line);
  const resolution =
    completed?.kind === 'region'
      ? ({ kind: 'region', region: completed.region } as const)
      : resolveParts(parts, known.regions);
  if (resolution.kind === 'region') {
    const shown = (parts.at(-1) ?? line).slice(0, 60);
    const divisions = divisionsNamed(shown).map(
      ({ code, country }): Area => ({ kind: 'division', country, division: code }),
    );
    if (divisions.length === 0) throw new UserError('place.regionNotPlace', { text: shown });
    throw new UserError('place.regionOrDivision', {
      text: shown,
      divisions: quotedNames(
        divisions.map((area) => areaName(area, locale)),
        locale,
      ),
    });
  }
  if (resolution.kind === 'places') {
    const [only, ...others] = resolution.places;
    if (only && others.length === 0) return placeOf(only);
    throw new AmbiguousPlace(
      line,
      resolution.places.map((place) => areaOfPlace(placeOf(place))),
      locale,
    );
  }
  const [before, ...more] = recorded(line, known);
  if (before && more.length > 0) throw new AmbiguousPlace(line, [before, ...more], locale);
  const place = before ? placeOfArea(before) : null;
  if (place) return place;
  throw unknownPlace(parts.at(-1) ?? line, known, locale);
}
