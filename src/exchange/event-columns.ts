import { lastDay } from '../domain/date.ts';
import { type EventContent, eventId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { countryName } from '../places/countries.ts';
import { divisionOf } from '../places/divisions.ts';

/** What happened, when and where, by the names exports give it: UCDP GED's where it has one. */
export function eventColumns({ event, content }: EventState) {
  const { country, division, location } = content.place;
  return {
    event: eventId(event),
    title: content.title,
    event_type: content.kind,
    date_start: content.date.date,
    date_end: lastDay(content.until ?? content.date),
    date_prec: datePrecision(content),
    where_prec: placePrecision(content),
    where_coordinates: location,
    adm_1: (division && divisionOf(division)?.display.en) ?? null,
    country: countryName(country, 'en'),
    country_code: country,
    attacker: content.attacker,
    target: content.target,
  };
}

/** UCDP GED's `date_prec`: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 more. */
function datePrecision({ date, until }: Pick<EventContent, 'date' | 'until'>): number {
  const days = (Date.parse(lastDay(until ?? date)) - Date.parse(date.date)) / 86_400_000 + 1;
  if (days <= 1) return 1;
  if (days < 7) return 2;
  if (days === 7) return 3;
  return days <= 31 ? 4 : 5;
}

/** UCDP GED's `where_prec`: as it was recorded, else as exactly as the place is named. */
function placePrecision({ place, placePrecision: recorded }: EventContent): number {
  return recorded ?? (place.location !== null ? 1 : place.division !== null ? 4 : 6);
}
