import type { Language } from '../domain/action.ts';
import { AmbiguousPlace } from './ambiguous-place.ts';
import { areaFromKey, areaOfDivision } from './area-from-key.ts';
import { ASKED_LIKE_COUNTRIES } from './bare-words.ts';
import { countriesNamed } from './countries.ts';
import { OFTEN_CONFUSED } from './country-names.ts';
import { divisionsNamed, lowerDivisionsNamed } from './divisions.ts';
import { divisionsForWord } from './divisions-for-word.ts';
import { knownLocations } from './known-locations.ts';
import { locationKey } from './location-key.ts';
import { nameKey } from './name-key.ts';
import type { Area, KnownPlaces } from './place.ts';
import { type RegionFound, regionNamed, regionNamedShort } from './regions.ts';
import { type Resolved, resolveParts } from './resolve-parts.ts';
import { placeText, splitPlace } from './split-place.ts';
import { unknownPlace } from './unknown-place.ts';

type LocationArea = Extract<Area, { kind: 'location' }>;

export interface AreaFound {
  readonly area: Area;
  /** What else the words could have meant, or how else they are defined; each is asked for by its `areaName`. */
  readonly note?: { readonly others: readonly Area[] };
}

function found(area: Area, others: readonly Area[]): AreaFound {
  return others.length === 0 ? { area } : { area, note: { others } };
}

function divisionAreas(text: string): Area[] {
  return divisionsNamed(text).map(({ code, country }) => ({ kind: 'division', country, division: code }));
}

function countryNamed(text: string, locale: Language): AreaFound | null {
  const territory = ASKED_LIKE_COUNTRIES.get(nameKey(text));
  if (territory?.kind === 'division') {
    return found(
      territory,
      divisionAreas(text).filter((other) => other.kind !== 'region' && other.country !== territory.country),
    );
  }
  const [country, ...more] = countriesNamed(text);
  if (country === undefined) return null;
  const areas = [country, ...more].map((code): Area => ({ kind: 'country', country: code }));
  if (more.length > 0) throw new AmbiguousPlace(text, areas, locale);
  const confused = (OFTEN_CONFUSED[country] ?? []).map((code): Area => ({ kind: 'country', country: code }));
  const elsewhere = divisionAreas(text).filter((other) => other.kind !== 'region' && other.country !== country);
  return found({ kind: 'country', country }, [...confused, ...elsewhere]);
}

function regionFound(hit: RegionFound | null, text: string): AreaFound | null {
  if (!hit) return null;
  const others = hit.others.map((region): Area => ({ kind: 'region', region }));
  return found({ kind: 'region', region: hit.region }, [...others, ...divisionAreas(text)]);
}

function divisionNamed(text: string, locale: Language, known: KnownPlaces): AreaFound | null {
  const areas = divisionsForWord(text).map(
    ({ code, country }): Area => ({ kind: 'division', country, division: code }),
  );
  const [area, ...more] = areas;
  if (!area) return null;
  if (more.length > 0) throw new AmbiguousPlace(text, areas, locale);
  const region = regionNamedShort(text, known.regions);
  return found(area, region ? [{ kind: 'region', region: region.region }] : []);
}

/** One area for several wordings of one location in one country; else the choices. */
function oneLocation(areas: readonly LocationArea[]): readonly LocationArea[] {
  const [first, ...more] = areas;
  if (!first || more.length === 0) return areas;
  const divisions = new Set(areas.map(({ division }) => division));
  const oneCountry = areas.every(({ country }) => country === first.country);
  // Recorded once with and once without its division: the wider one holds both.
  return oneCountry && divisions.has(null) && divisions.size <= 2 ? [{ ...first, division: null }] : areas;
}

function locationNamed(text: string, locale: Language, known: KnownPlaces): AreaFound | null {
  const areas = oneLocation(knownLocations(known.locations).locationsByKey.get(locationKey(text)) ?? []);
  const [area, ...more] = areas;
  if (!area) return null;
  if (more.length > 0) throw new AmbiguousPlace(text, areas, locale);
  return { area };
}

function lowerNamed(text: string, locale: Language): AreaFound | null {
  const areas = lowerDivisionsNamed(text).flatMap(({ code }) => areaOfDivision(code) ?? []);
  const [area, ...more] = areas;
  if (!area) return null;
  if (more.length > 0) throw new AmbiguousPlace(text, areas, locale);
  return { area };
}

/** The area of words with their country: a location must be one the server has recorded, or a district of the country. */
function areaOfResolved({ country, division, rest }: Resolved, known: KnownPlaces): Area | null {
  if (rest.length === 0) {
    return division === null ? { kind: 'country', country } : { kind: 'division', country, division };
  }
  const location = rest.join(', ');
  const recorded = knownLocations(known.locations).locationsByKey.get(locationKey(location)) ?? [];
  const here = recorded.filter((area) => area.country === country);
  const same = division === null ? oneLocation(here) : here.filter((area) => area.division === division);
  const [only, ...more] = same;
  if (only && more.length === 0) return only;
  if (only) return { kind: 'location', country, division, location: only.location };
  const lower = lowerDivisionsNamed(rest[0] ?? '', country);
  const area = rest.length === 1 && lower[0] ? areaOfDivision(lower[0].code) : null;
  return area?.kind === 'location' && (division === null || area.division === division) ? area : null;
}

function areaOfParts(parts: readonly string[], line: string, known: KnownPlaces, locale: Language): Area | null {
  const resolution = resolveParts(parts, known.regions);
  if (resolution.kind !== 'places') return null;
  const areas = resolution.places.flatMap((place) => areaOfResolved(place, known) ?? []);
  if (areas.length > 1) throw new AmbiguousPlace(line, areas, locale);
  return areas[0] ?? null;
}

/**
 * The place a question is about. An exact name decides, in this order: country, region, division, location the server
 * has recorded, district. Two of the same rank are a choice (`AmbiguousPlace`); other ranks are told in the note.
 */
export function findArea(text: string, known: KnownPlaces, locale: Language): AreaFound {
  const line = placeText(text);
  const reference = /^[a-z]{2}-[a-z0-9]{1,3}$/i.test(line) ? line.toUpperCase() : line;
  const referred = /^(?:[rl]:|[A-Z]{2}-)/.test(reference) ? areaFromKey(reference, known) : null;
  if (referred) return { area: referred };

  const country = countryNamed(line, locale);
  if (country) return country;
  const parts = splitPlace(line);
  // "Lac, Tchad" is Chad's Lac, though "lac Tchad" is a region.
  const inCountry = parts.length > 1 ? areaOfParts(parts, line, known, locale) : null;
  if (inCountry) return { area: inCountry };
  const named =
    regionFound(regionNamed(line, known.regions), line) ??
    divisionNamed(line, locale, known) ??
    regionFound(regionNamedShort(line, known.regions), line) ??
    locationNamed(line, locale, known) ??
    lowerNamed(line, locale);
  if (named) return named;
  const area = parts.length > 1 ? null : areaOfParts(parts, line, known, locale);
  if (area) return { area };
  const resolution = resolveParts(parts, known.regions);
  const [place] = resolution.kind === 'places' ? resolution.places : [];
  throw unknownPlace(place?.rest.at(-1) ?? line, known, locale, place?.country);
}
