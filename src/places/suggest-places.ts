import type { Language } from '../domain/action.ts';
import { areaKey } from './area-key.ts';
import { areaName } from './area-name.ts';
import { countryCodes, countryNames } from './countries.ts';
import { firstDivisions } from './divisions.ts';
import { knownLocations } from './known-locations.ts';
import { nameKey, nameWords } from './name-key.ts';
import type { Area, KnownPlaces, Region } from './place.ts';
import { builtInRegions, regionDefinition } from './regions.ts';

export interface Suggestion {
  /** What is shown. */
  readonly name: string;
  /** What is sent: an `areaKey`. */
  readonly value: string;
}

interface Entry {
  readonly area: Area;
  /** The folded name shown in each language. */
  readonly shown: Readonly<Record<Language, string>>;
  readonly whole: readonly string[];
  /** What is left of the names after each of their words. */
  readonly later: readonly string[];
}

/** Places left for what the server itself has recorded, among many divisions that begin alike. */
const KEPT_FOR_RECORDED = 8;
const MAIN_REGIONS = [
  'sahel-uniss',
  'lake-chad-basin',
  'liptako-gourma',
  'horn-of-africa',
  'great-lakes',
  'levant',
  'maghreb',
  'm49-011',
];

function entry(area: Area, names: readonly string[]): Entry {
  const whole = new Set<string>();
  const later = new Set<string>();
  for (const name of names) {
    const words = nameWords(name);
    whole.add(words.join(''));
    for (let at = 1; at < words.length; at += 1) later.add(words.slice(at).join(''));
  }
  const shown = { en: nameKey(areaName(area, 'en')), fr: nameKey(areaName(area, 'fr')) };
  return { area, shown, whole: [...whole, shown.en, shown.fr], later: [...later] };
}

function regionEntry(region: Region, aliases: readonly string[]): Entry {
  return entry({ kind: 'region', region }, [region.name.en, region.name.fr, ...aliases]);
}

interface Everywhere {
  readonly countries: readonly Entry[];
  readonly regions: readonly Entry[];
  readonly divisions: readonly Entry[];
}

let everywhere: Everywhere | undefined;
function entriesEverywhere(): Everywhere {
  everywhere ??= {
    countries: countryCodes().map((country) =>
      entry({ kind: 'country', country }, [country, ...countryNames(country)]),
    ),
    regions: builtInRegions().map((region) => regionEntry(region, region.aliases)),
    divisions: firstDivisions().map(({ code, country, names }) =>
      entry({ kind: 'division', country, division: code }, names),
    ),
  };
  return everywhere;
}

const locationEntriesByArea = new WeakMap<Area, Entry>();

function locationEntry(area: Area): Entry[] {
  if (area.kind !== 'location') return [];
  const before = locationEntriesByArea.get(area);
  if (before) return [before];
  const now = entry(area, area.location.split(','));
  locationEntriesByArea.set(area, now);
  return [now];
}

/** One list of the server's places is asked about at every keystroke. */
const locationEntriesByList = new WeakMap<readonly Area[], readonly Entry[]>();

function locationEntries(known: KnownPlaces): readonly Entry[] {
  const { areas } = knownLocations(known.locations);
  const before = locationEntriesByList.get(areas);
  if (before) return before;
  const now = areas.flatMap(locationEntry);
  locationEntriesByList.set(areas, now);
  return now;
}

interface Beginning {
  /** Whose name begins so: the very names first, then the names shown, then other names. */
  readonly whole: readonly Area[];
  /** With a later word that does. */
  readonly later: readonly Area[];
}

function beginning(entries: readonly Entry[], typed: readonly string[], locale: Language): Beginning {
  const exact: Area[] = [];
  const shown: Area[] = [];
  const other: Area[] = [];
  const later: Area[] = [];
  const begins = (name: string): boolean => typed.some((begun) => name.startsWith(begun));
  for (const { area, shown: names, whole, later: rest } of entries) {
    if (whole.some(begins)) {
      if (typed.some((begun) => whole.includes(begun))) exact.push(area);
      else if (begins(names[locale])) shown.push(area);
      else other.push(area);
    } else if (rest.some(begins)) later.push(area);
  }
  return { whole: [...exact, ...shown, ...other], later };
}

/** What was typed, folded; "st" may be the beginning of "state" as well as "saint". */
function foldings(typed: string): string[] {
  const words = nameWords(typed.slice(0, 200));
  const whole = words.join('');
  if (whole === '') return [];
  return words.at(-1) === 'saint' && /st$/i.test(typed.trim()) ? [whole, `${words.slice(0, -1).join('')}st`] : [whole];
}

function suggestion(area: Area, locale: Language): Suggestion {
  const name =
    area.kind === 'region'
      ? `${area.region.name[locale]}${locale === 'fr' ? ' : ' : ': '}${regionDefinition(area.region, locale)}`
      : areaName(area, locale);
  return { name, value: areaKey(area) };
}

function unique(areas: readonly Area[], limit: number, locale: Language): Suggestion[] {
  const byValue = new Map<string, Suggestion>();
  for (const area of areas) {
    if (byValue.size >= limit) break;
    const each = suggestion(area, locale);
    if (!byValue.has(each.value)) byValue.set(each.value, each);
  }
  return [...byValue.values()];
}

/**
 * What an unfinished place may become, for completion: names that begin with it in either language, accents or not;
 * nothing typed: what the server has recorded most, then the main regions.
 */
export function suggestPlaces(typed: string, known: KnownPlaces, locale: Language, limit = 25): Suggestion[] {
  const { countries, regions, divisions } = entriesEverywhere();
  const own = known.regions.map((region) => regionEntry(region, []));
  const begun = foldings(typed);
  if (begun.length === 0) {
    const main = [...own, ...regions].filter(
      ({ area }) =>
        area.kind === 'region' && (own.some((each) => each.area === area) || MAIN_REGIONS.includes(area.region.id)),
    );
    const recorded = knownLocations(known.locations).areas.slice(0, Math.max(0, limit - Math.min(main.length, 8)));
    return unique([...recorded, ...main.map(({ area }) => area)], limit, locale);
  }
  const inLocations = beginning(locationEntries(known), begun, locale);
  const inCountries = beginning(countries, begun, locale);
  const inRegions = beginning([...own, ...regions], begun, locale);
  const inDivisions = beginning(divisions, begun, locale);
  const kept = Math.min(inLocations.whole.length, KEPT_FOR_RECORDED);
  const first = [...inCountries.whole, ...inRegions.whole, ...inDivisions.whole].slice(0, Math.max(0, limit - kept));
  return unique(
    [
      ...first,
      ...inLocations.whole,
      ...inCountries.later,
      ...inRegions.later,
      ...inLocations.later,
      ...inDivisions.later,
    ],
    limit,
    locale,
  );
}
