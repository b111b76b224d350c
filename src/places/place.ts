import type { Language } from '../domain/action.ts';
import type { Place, PlaceArea } from '../domain/event.ts';

/** A named list of countries and divisions, with the body that drew it. */
export interface Region {
  /** A slug such as `sahel-uniss`; `R1` and so on for a region a server defined itself. */
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  /** The body, and what it counts. */
  readonly definedBy: Readonly<Record<Language, string>> | string;
  /** Country codes and division codes. */
  readonly members: readonly string[];
  readonly source: string;
}

/** What a question about a place is about. */
export type Area = PlaceArea | { readonly kind: 'region'; readonly region: Region };

/** The places one server has of its own. The lists are never changed in place: another state is another list. */
export interface KnownPlaces {
  readonly regions: readonly Region[];
  /** The places of its events, the most used first: of one name the first place is preferred. */
  readonly locations: readonly Place[];
}
