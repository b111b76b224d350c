import type { Casebook } from '../domain/casebook.ts';
import { CREDIBILITIES, type Rating, RELIABILITIES } from '../domain/claimant.ts';
import { NOW } from '../domain/claimants.ts';
import { dayEnd, firstDay, lastDay } from '../domain/date.ts';
import type { DatedEvent, DatedEvents } from '../domain/dated-events.ts';
import { UserError } from '../domain/errors.ts';
import type { Place } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { type EventSummary, isContested, isRatedIn, speaksOf } from '../domain/event-summary.ts';
import { HARMS, type Harm } from '../domain/figure.ts';
import type { FoundEvents } from '../domain/found-events.ts';
import { readDate } from '../domain/read-date.ts';
import { areaFromKey } from '../places/area-from-key.ts';
import { areaKey } from '../places/area-key.ts';
import { contains } from '../places/contains.ts';
import { findArea } from '../places/find-place.ts';
import { locationKey } from '../places/location-key.ts';
import { ownRegions } from '../places/own-regions.ts';
import type { Area, KnownPlaces } from '../places/place.ts';
import type { Context, Input } from './command.ts';
import { readCredibility } from './credibility.ts';
import { chosen, echo, flag, required, text } from './input.ts';

/** What a reading command was asked, as short as a button's custom id needs it. */
export interface Query {
  readonly area: Area;
  /** What else the words for the area could have meant; told once, on the first page. */
  readonly others?: readonly Area[];
  /** A speaker's key. */
  readonly speaker: string | null;
  readonly harm: Harm | null;
  /** Days, both included. */
  readonly since: string | null;
  readonly until: string | null;
  readonly disputed: boolean;
  /** Only claims rated so or better, and whoever disagrees with them. */
  readonly rating?: Rating;
  readonly private: boolean;
  /** The entry it is asked as of. */
  readonly through: number | null;
  /** The day whose end that is. */
  readonly asOf?: string | null;
}

/** A query but for its area. */
export type Filters = Omit<Query, 'area' | 'others'>;

/** A query whose area may be everywhere. */
export type AreaQuery = Omit<Query, 'area'> & { readonly area: Area | null };

/** The places one server's record knows, one list for one state of it. */
export function knownPlaces(casebook: Casebook): KnownPlaces {
  return { regions: ownRegions(casebook.regions()), locations: casebook.places() };
}

/** Reads the options `/claims`, `/timeline` and `/disputes` share; `area` is what a choice of places settled on. */
export function readQuery(input: Input, context: Context): Query {
  const { casebook, language } = context;
  const { area, note } = findArea(required(input, 'place'), knownPlaces(casebook), language);
  return { area, ...(note && { others: note.others }), ...readFilters(input, context) };
}

export function readFilters(input: Input, { casebook, now }: Context): Filters {
  const { timeZone } = casebook.settings;
  const day = (option: string) => {
    const typed = text(input, option);
    return typed === null ? null : readDate(typed, now, timeZone, { future: 'allow' });
  };
  const [since, until, asOf] = [day('since'), day('until'), day('as-of')];
  if (since && until && firstDay(since) > lastDay(until)) throw new UserError('query.periodBackwards');
  const through = asOf && casebook.seqAt(dayEnd(lastDay(asOf), timeZone));
  return {
    speaker: readSpeaker(input, casebook, through ?? NOW),
    harm: chosen(input, 'harm', HARMS),
    since: since && firstDay(since),
    until: until && lastDay(until),
    disputed: flag(input, 'disputed'),
    rating: { reliability: chosen(input, 'reliability', RELIABILITIES), credibility: readCredibility(input) },
    private: flag(input, 'private'),
    through,
    asOf: asOf && lastDay(asOf),
  };
}

function readSpeaker(input: Input, casebook: Casebook, through: number): string | null {
  const name = text(input, 'claimant');
  if (name === null) return null;
  if (!casebook.claimants.knows(name)) throw new UserError('claimant.unknown', { name: echo(name) });
  return casebook.claimants.speaker(name, through).key;
}

/** The events of the area and period asked for. */
export function eventsOf(casebook: Casebook, query: AreaQuery): FoundEvents {
  return listOf(casebook, query).within(query.since, query.until);
}

/** The events of the area asked for, of whatever period. */
export function listOf(casebook: Casebook, { area, through }: AreaQuery): DatedEvents {
  const isIn = (place: Place) => area === null || contains(area, place);
  return casebook.eventsIn(listKey(area), isIn, through ?? NOW);
}

/** The events of which the claims asked for are made, and as what they are counted: only a claimant or harm is looked for event by event. */
export function claimedEventsOf(casebook: Casebook, query: AreaQuery) {
  const { speaker, harm, disputed, rating = UNRATED } = query;
  const found = eventsOf(casebook, query);
  const rated = isAsked(rating);
  const narrowed = speaker !== null || harm !== null || rated;
  const inConflict = (summary: EventSummary): boolean => isContested(summary, speaker, harm, rating);
  const spoken = (summary: EventSummary): boolean =>
    speaksOf(summary, speaker, harm) && (!rated || isRatedIn(summary, speaker, harm, rating));
  const wanted = disputed ? inConflict : spoken;
  return {
    found: narrowed ? found.where(wanted) : found,
    counted: narrowed ? 'events' : disputed ? 'conflicts' : 'claimed',
    /** In conflict over what is asked for, and shown so. */
    conflicts: narrowed ? found.where((each) => wanted(each) && inConflict(each)).tally.events : found.tally.conflicts,
  } as const;
}

const UNRATED: Rating = { reliability: null, credibility: null };

export function isAsked({ reliability, credibility }: Rating): boolean {
  return reliability !== null || credibility !== null;
}

/** The events whole, as of the entry asked for. */
export function statesOf(events: readonly DatedEvent[], { through }: AreaQuery, casebook: Casebook): EventState[] {
  return events.flatMap(({ event }) => casebook.event(event, through ?? NOW) ?? []);
}

/** The press that opens an event as of the same entry as the answer it stands in. */
export function detailsPress({ event }: Pick<EventState, 'event'>, { through, asOf }: AreaQuery, row = 0): string {
  // The row keeps two buttons of one message apart: Discord refuses equal ones.
  return `event:show:${event}:0:${row}:${through ?? ''}:${asOf ?? ''}`;
}

/** Tells apart areas that hold different places: for a region that is its members, whatever it is called. */
function listKey(area: Area | null): string {
  switch (area?.kind) {
    case undefined:
      return 'everywhere';
    case 'country':
      return area.country;
    case 'division':
      return area.division;
    case 'location':
      return `${area.country}/${area.division ?? ''}/${locationKey(area.location)}`;
    case 'region':
      return `r:${area.region.members.join()}`;
  }
}

/** The query in few characters: `NE||killed|20240301||d|`. */
export function encodeQuery(query: Query, casebook: Casebook): string {
  return encodeWithArea(areaKey(query.area), query, casebook);
}

export function encodeWithArea(area: string, query: Filters, casebook: Casebook): string {
  const speaker = query.speaker === null ? '' : String(speakers(casebook).indexOf(query.speaker));
  const { reliability, credibility } = query.rating ?? UNRATED;
  const flags = `${query.disputed ? 'd' : ''}${query.private ? 'p' : ''}${reliability ?? ''}${credibility ?? ''}`;
  const [since, until, asOf] = [query.since, query.until, query.asOf].map((day) => day?.replaceAll('-', '') ?? '');
  return [area, speaker, query.harm ?? '', since, until, flags, asOf].join('|');
}

/** Reads a button's query again; a `UserError` where it is not one of ours or what it was about is gone. */
export function decodeQuery(encoded: string, casebook: Casebook): Query {
  const [key = '', speaker = '', harm = '', since = '', until = '', flags = '', asOf = ''] = encoded.split('|');
  const area = areaFromKey(key, knownPlaces(casebook));
  const stale = new UserError('button.stale');
  if (!area) throw stale;
  const day = (digits: string): string | null => {
    if (digits === '') return null;
    const match = /^(\d{4})(\d{2})(\d{2})$/.exec(digits);
    if (!match) throw stale;
    const written = match.slice(1).join('-');
    if (Number.isNaN(Date.parse(written))) throw stale;
    return written;
  };
  const asOfDay = day(asOf);
  const named = speaker === '' ? null : speakers(casebook)[Number(speaker)];
  if (named === undefined || (harm !== '' && !HARMS.some((each) => each === harm))) throw stale;
  return {
    area,
    speaker: named,
    harm: harm === '' ? null : (harm as Harm),
    since: day(since),
    until: day(until),
    disputed: flags.includes('d'),
    rating: {
      reliability: RELIABILITIES.find((code) => flags.includes(code)) ?? null,
      credibility: CREDIBILITIES.find((code) => flags.includes(String(code))) ?? null,
    },
    private: flags.includes('p'),
    through: asOfDay === null ? null : casebook.seqAt(dayEnd(asOfDay, casebook.settings.timeZone)),
    asOf: asOfDay,
  };
}

/** Speakers in the order they were first met: the order never changes, so a number stands for one. */
function speakers(casebook: Casebook): readonly string[] {
  return casebook.claimants.met();
}

/** A page number out of a custom id. */
export function decodePage(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UserError('button.stale');
  return Number(text);
}
