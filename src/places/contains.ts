import type { Place } from '../domain/event.ts';
import { liesIn } from './divisions.ts';
import { locationKey, locationKeys } from './location-key.ts';
import type { Area } from './place.ts';

/**
 * Whether an event recorded at the place belongs to the area. A place known only by its country is not in a region (or
 * division) that takes only parts of that country: nothing says it happened in that part.
 */
export function contains(area: Area, place: Place): boolean {
  switch (area.kind) {
    case 'country':
      return place.country === area.country;
    case 'division':
      return place.division !== null && liesIn(place.division, area.division);
    case 'location':
      return (
        place.country === area.country &&
        (area.division === null || (place.division !== null && liesIn(place.division, area.division))) &&
        place.location !== null &&
        locationKeys(place.location).includes(locationKey(area.location))
      );
    case 'region':
      return area.region.members.some(
        (member) => member === place.country || (place.division !== null && liesIn(place.division, member)),
      );
  }
}
