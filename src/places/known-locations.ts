import type { Place } from '../domain/event.ts';
import { areaKey } from './area-key.ts';
import { locationKeys } from './location-key.ts';
import type { Area } from './place.ts';

type LocationArea = Extract<Area, { kind: 'location' }>;

interface KnownIndex {
  /** The areas of the recorded places, in their order. */
  readonly areas: readonly Area[];
  readonly locationsByKey: ReadonlyMap<string, readonly LocationArea[]>;
  readonly byAreaKey: ReadonlyMap<string, LocationArea>;
  /** Every recorded place of this name, under each of its spellings. */
  readonly placesByKey: ReadonlyMap<string, readonly Place[]>;
}

/** The area that is one recorded place. */
export function areaOfPlace(place: Place): Area {
  const { country, division, location } = place;
  if (location !== null) return { kind: 'location', country, division, location };
  return division === null ? { kind: 'country', country } : { kind: 'division', country, division };
}

interface LocationReading {
  readonly key: string;
  readonly reference: string;
  readonly area: LocationArea;
}

/** One place as the index needs it: its area, and where it is a location, every part it can be found by. */
interface PlaceReading {
  readonly area: Area;
  readonly reference: string;
  readonly locations: readonly LocationReading[];
}

function readOne(place: Place): PlaceReading {
  const area = areaOfPlace(place);
  const reference = areaKey(area);
  if (area.kind !== 'location') return { area, reference, locations: [] };
  const [whole = '', ...parts] = locationKeys(area.location);
  const written = area.location.split(',').map((part) => part.trim());
  const inner = parts.flatMap((key): LocationReading[] => {
    const location = written.find((candidate) => locationKeys(candidate)[0] === key);
    if (location === undefined) return [];
    const part = { ...area, location };
    return [{ key, reference: areaKey(part), area: part }];
  });
  return { area, reference, locations: [{ key: whole, reference, area }, ...inner] };
}

/** Folding is the work: a place is read once, though the list of places changes. */
const readings = new WeakMap<Place, PlaceReading>();

function readingOf(place: Place): PlaceReading {
  const before = readings.get(place);
  if (before) return before;
  const now = readOne(place);
  readings.set(place, now);
  return now;
}

function buildIndex(places: readonly Place[]): KnownIndex {
  const areas = new Map<string, Area>();
  const locationsByKey = new Map<string, LocationArea[]>();
  const byAreaKey = new Map<string, LocationArea>();
  const placesByKey = new Map<string, Place[]>();
  for (const place of places) {
    const reading = readingOf(place);
    const [whole] = reading.locations;
    const named = whole && placesByKey.get(whole.key);
    if (named) named.push(place);
    else if (whole) placesByKey.set(whole.key, [place]);
    if (areas.has(reading.reference)) continue;
    areas.set(reading.reference, reading.area);
    for (const { key, reference, area } of reading.locations) {
      if (byAreaKey.has(reference)) continue;
      byAreaKey.set(reference, area);
      const sharing = locationsByKey.get(key);
      if (sharing) sharing.push(area);
      else locationsByKey.set(key, [area]);
    }
  }
  return { areas: [...areas.values()], locationsByKey, byAreaKey, placesByKey };
}

/** One server's places are asked for at every keystroke; a list is read once. */
const read = new WeakMap<readonly Place[], KnownIndex>();

export function knownLocations(places: readonly Place[]): KnownIndex {
  const before = read.get(places);
  if (before) return before;
  const now = buildIndex(places);
  read.set(places, now);
  return now;
}
