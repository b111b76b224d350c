import { firstDivisionAbove, lowerDivisionsNamed } from './divisions.ts';
import { locationKey } from './location-key.ts';
import type { Area } from './place.ts';

/** Two 32-bit FNV-1a sums of different seeds, in base 36: enough to tell one server's locations apart. */
function digest(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    first = Math.imul(first ^ code, 0x01000193) >>> 0;
    second = Math.imul(second ^ (code + 0x9e37), 0x01000193) >>> 0;
  }
  return first.toString(36) + second.toString(36).padStart(7, '0');
}

/**
 * A stable reference to an area for buttons and completion, at most 60 characters: `NE`, `NE-6`, `r:sahel-uniss`, and for
 * a location `l:` and a digest of its country, division and folded name (its ISO 3166-2 code where it has one).
 */
export function areaKey(area: Area): string {
  switch (area.kind) {
    case 'country':
      return area.country;
    case 'division':
      return area.division;
    case 'region':
      return `r:${area.region.id}`;
    case 'location': {
      const lower = lowerDivisionsNamed(area.location, area.country).find(
        ({ code }) => firstDivisionAbove(code) === area.division,
      );
      if (lower) return lower.code;
      return `l:${digest(`${area.country}/${area.division ?? ''}/${locationKey(area.location)}`)}`;
    }
  }
}
