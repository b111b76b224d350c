import { type RegionState, regionId } from '../domain/region.ts';
import type { Region } from './place.ts';

/** Who defines a server's own regions, in words. */
const OWN = { en: 'this server', fr: 'ce serveur' };

const known = new WeakMap<readonly RegionState[], readonly Region[]>();

/** Whether the id of a region is that of a server's own. */
export function isOwn(id: string): boolean {
  return /^R\d+$/.test(id);
}

/** A server's own regions as places know them: the same list for the same states. */
export function ownRegions(states: readonly RegionState[]): readonly Region[] {
  const regions = known.get(states) ?? states.map(ownRegion);
  known.set(states, regions);
  return regions;
}

export function ownRegion({ region, name, members }: RegionState): Region {
  return { id: regionId(region), name: { en: name, fr: name }, definedBy: OWN, members, source: '' };
}
