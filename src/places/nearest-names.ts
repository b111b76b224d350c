import { distance } from 'fastest-levenshtein';
import type { Language } from '../domain/action.ts';
import { areaName } from './area-name.ts';
import { countryCodes, countryNames } from './countries.ts';
import { firstDivisions } from './divisions.ts';
import { knownLocations } from './known-locations.ts';
import { nameKey } from './name-key.ts';
import type { Area, KnownPlaces, Region } from './place.ts';
import { builtInRegions } from './regions.ts';

interface Named {
  readonly key: string;
  readonly area: Area;
  /** Among equally near names the lower comes first. */
  readonly rank: number;
}

function named(names: readonly string[], area: Area, rank: number): Named[] {
  return [...new Set(names.map(nameKey))].filter((key) => key.length > 2).map((key) => ({ key, area, rank }));
}

function regionNames(region: Region): string[] {
  const aliases = 'aliases' in region && Array.isArray(region.aliases) ? region.aliases.map(String) : [];
  return [region.name.en, region.name.fr, ...aliases];
}

let everywhere: readonly Named[] | undefined;
function namesEverywhere(): readonly Named[] {
  everywhere ??= [
    ...countryCodes().flatMap((country) => named(countryNames(country), { kind: 'country', country }, 0)),
    ...builtInRegions().flatMap((region) => named(regionNames(region), { kind: 'region', region }, 1)),
    ...firstDivisions().flatMap(({ code, country, names }) =>
      named(names, { kind: 'division', country, division: code }, 2),
    ),
  ];
  return everywhere;
}

/** How many letters apart two keys are; two neighbours swapped ("Nigre") count once. */
function lettersApart(key: string, other: string): number {
  const apart = distance(key, other);
  if (apart !== 2 || key.length !== other.length) return apart;
  const at = [...key].findIndex((letter, index) => letter !== other[index]);
  const swapped = key[at] === other[at + 1] && key[at + 1] === other[at] && key.slice(at + 2) === other.slice(at + 2);
  return swapped ? 1 : apart;
}

/** The areas whose names, in either language, are a few letters from what was typed, the nearest first. */
export function nearestNames(
  text: string,
  known: KnownPlaces,
  locale: Language,
  country?: string,
  limit = 3,
): string[] {
  const key = nameKey(text);
  const furthest = Math.max(1, Math.floor(key.length / 3));
  const recorded = [...knownLocations(known.locations).locationsByKey].flatMap(([folded, areas]) =>
    areas.map((area): Named => ({ key: folded, area, rank: 0 })),
  );
  const own = known.regions.flatMap((region) => named(regionNames(region), { kind: 'region', region }, 1));
  const near = [...recorded, ...own, ...namesEverywhere()]
    .filter(({ area }) => country === undefined || (area.kind !== 'region' && area.country === country))
    .filter((candidate) => Math.abs(candidate.key.length - key.length) <= furthest)
    .map((candidate) => ({ ...candidate, apart: lettersApart(candidate.key, key) }))
    .filter(({ apart }) => apart <= furthest)
    .sort((a, b) => a.apart - b.apart || a.rank - b.rank);
  return [...new Set(near.map(({ area }) => areaName(area, locale)))].slice(0, limit);
}
