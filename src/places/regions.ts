import type { Language } from '../domain/action.ts';
import { m49Regions, type NamedRegion } from './m49-regions.ts';
import { nameKey, shortName } from './name-key.ts';
import { NAMED_REGIONS, REGION_FAMILIES, type RegionFamily } from './named-regions.ts';
import type { Region } from './place.ts';

interface RegionIndex {
  readonly byId: ReadonlyMap<string, NamedRegion>;
  readonly byKey: ReadonlyMap<string, NamedRegion>;
  readonly familyByKey: ReadonlyMap<string, RegionFamily>;
}

function buildIndex(): RegionIndex {
  const regions = [...NAMED_REGIONS, ...m49Regions()];
  const byKey = new Map<string, NamedRegion>();
  for (const region of regions) {
    for (const name of [region.name.en, region.name.fr, ...region.aliases]) byKey.set(nameKey(name), region);
  }
  return {
    byId: new Map(regions.map((region) => [region.id, region])),
    byKey,
    familyByKey: new Map(REGION_FAMILIES.flatMap((family) => family.words.map((word) => [nameKey(word), family]))),
  };
}

let built: RegionIndex | undefined;
function index(): RegionIndex {
  built ??= buildIndex();
  return built;
}

/** The regions everybody has, the named ones before the UN's geographic ones. */
export function builtInRegions(): readonly NamedRegion[] {
  return [...index().byId.values()];
}

export function regionOf(id: string, own: readonly Region[]): Region | undefined {
  return own.find((region) => region.id === id) ?? index().byId.get(id);
}

export interface RegionFound {
  readonly region: Region;
  /** The other definitions of the word. */
  readonly others: readonly Region[];
}

function byKeyIn(key: string, text: string, own: readonly Region[]): RegionFound | null {
  const { byKey, byId, familyByKey } = index();
  const defined = own.find(
    ({ id, name }) =>
      id.toLowerCase() === text.trim().toLowerCase() || nameKey(name.en) === key || nameKey(name.fr) === key,
  );
  const family = familyByKey.get(key);
  const named = byKey.get(key);
  const usual = byId.get(family?.regions[0] ?? '') ?? named;
  const region = defined ?? usual;
  if (!region) return null;
  // Who names a definition knows that there are others; who uses the bare word, or redefined it, is told.
  const kin = family?.regions ?? (usual ? [usual.id] : []);
  return { region, others: kin.filter((id) => id !== region.id).flatMap((id) => byId.get(id) ?? []) };
}

/**
 * The region of this name: a server's own before the ones everybody has. A word with several definitions means the
 * first of its family, and the others come with it.
 */
export function regionNamed(text: string, own: readonly Region[]): RegionFound | null {
  return byKeyIn(nameKey(text), text, own);
}

/** The same for a name with "region" or "région" that nothing else goes by: "Levant region", "région du Maghreb". */
export function regionNamedShort(text: string, own: readonly Region[]): RegionFound | null {
  const short = shortName(text);
  return short?.kind === 'region' ? byKeyIn(short.key, text, own) : null;
}

/** What the region is counted by, in words. */
export function regionDefinition(region: Region, locale: Language): string {
  return typeof region.definedBy === 'string' ? region.definedBy : region.definedBy[locale];
}
