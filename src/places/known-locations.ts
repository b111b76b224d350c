import { areaKey } from './area-key.ts';
import { locationKeys } from './location-key.ts';
import type { Area, Place } from './place.ts';

type LocationArea = Extract<Area, { kind: 'location' }>;

interface KnownIndex {
  /** The areas of the recorded places, the most used first. */
  readonly areas: readonly Area[];
  readonly locationsByKey: ReadonlyMap<string, readonly LocationArea[]>;
  readonly byAreaKey: ReadonlyMap<string, LocationArea>;
}

/** The area that is one recorded place. */
export function areaOfPlace(place: Place): Area {
  const { country, division, location } = place;
  if (location !== null) return { kind: 'location', country, division, location };
  return division === null ? { kind: 'country', country } : { kind: 'division', country, division };
}

function buildIndex(places: readonly Place[]): KnownIndex {
  const uses = new Map<string, { area: Area; count: number }>();
  const locationsByKey = new Map<string, LocationArea[]>();
  const byAreaKey = new Map<string, LocationArea>();
  const learn = (key: string, area: LocationArea): void => {
    const reference = areaKey(area);
    if (byAreaKey.has(reference)) return;
    byAreaKey.set(reference, area);
    const sharing = locationsByKey.get(key);
    if (sharing) sharing.push(area);
    else locationsByKey.set(key, [area]);
  };
  for (const place of places) {
    const area = areaOfPlace(place);
    const reference = areaKey(area);
    const used = uses.get(reference);
    if (used) {
      used.count += 1;
      continue;
    }
    uses.set(reference, { area, count: 1 });
    if (area.kind !== 'location') continue;
    const [whole, ...parts] = locationKeys(area.location);
    if (whole !== undefined) learn(whole, area);
    const written = area.location.split(',').map((part) => part.trim());
    parts.forEach((part) => {
      const words = written.find((candidate) => locationKeys(candidate)[0] === part);
      if (words !== undefined) learn(part, { ...area, location: words });
    });
  }
  const areas = [...uses.values()].sort((a, b) => b.count - a.count).map(({ area }) => area);
  return { areas, locationsByKey, byAreaKey };
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
