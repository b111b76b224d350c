import type { Language } from '../domain/action.ts';
import { firstDay, lastDay, type PreciseDate } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { type Coordinates, EVENT_KINDS, type EventContent } from '../domain/event.ts';
import { readDate } from '../domain/read-date.ts';
import { placeName } from '../places/area-name.ts';
import { readPlace } from '../places/read-place.ts';
import { showDate } from '../render/dates.ts';
import type { Context, Input, OptionDefinition } from './command.ts';
import type { ContentField } from './fields.ts';
import { address, chosen, echo, required, text } from './input.ts';
import { knownPlaces } from './query.ts';

/** What is told of an event. What `required` names must be told of a new one. */
export const EVENT_OPTIONS: readonly OptionDefinition[] = [
  { name: 'title', type: 'string', required: true, maximum: 200 },
  { name: 'place', type: 'string', required: true, completes: true, maximum: 200 },
  { name: 'date', type: 'string', required: true, maximum: 60 },
  { name: 'until', type: 'string', maximum: 60 },
  { name: 'kind', type: 'string', choices: EVENT_KINDS },
  { name: 'attacker', type: 'string', completes: true, maximum: 100 },
  { name: 'target', type: 'string', maximum: 100 },
  { name: 'coordinates', type: 'string', completes: true, maximum: 60 },
  { name: 'url', type: 'string', maximum: 500 },
  { name: 'note', type: 'string', maximum: 500 },
];

/** Those a form asks for: Discord allows five. */
export const EVENT_FORM = ['title', 'place', 'date', 'kind', 'attacker'] as const;

export const EVENT_FIELDS: readonly ContentField<EventContent>[] = [
  { option: 'title', shown: ({ title }) => title, read: (input) => ({ title: required(input, 'title', 200) }) },
  {
    option: 'place',
    shown: ({ place }, language) => placeName(place, language),
    read: (input, { casebook, language }) => ({
      place: readPlace(required(input, 'place', 200), knownPlaces(casebook), language),
    }),
  },
  {
    option: 'date',
    shown: ({ date }, language) => dateText(date, language),
    read: (input, context) => ({ date: day(required(input, 'date', 60), context) }),
  },
  {
    option: 'until',
    shown: ({ until }, language) => dateText(until, language),
    read: (input, context) => {
      const typed = text(input, 'until', 60);
      return { until: typed === null ? null : day(typed, context) };
    },
    cleared: { until: null },
  },
  {
    option: 'kind',
    shown: ({ kind }) => kind ?? '',
    read: (input) => ({ kind: chosen(input, 'kind', EVENT_KINDS) }),
    cleared: { kind: null },
  },
  named('attacker'),
  named('target'),
  {
    option: 'coordinates',
    shown: ({ coordinates }) => (coordinates ? `${coordinates.latitude}, ${coordinates.longitude}` : ''),
    read: (input) => ({ coordinates: readCoordinates(text(input, 'coordinates', 60)) }),
    cleared: { coordinates: null },
  },
  {
    option: 'url',
    shown: ({ url }) => url ?? '',
    read: (input) => ({ url: address(input, 'url') }),
    cleared: { url: null },
  },
  {
    option: 'note',
    shown: ({ note }) => note ?? '',
    read: (input) => ({ note: text(input, 'note', 500) }),
    cleared: { note: null },
  },
];

function named(option: 'attacker' | 'target'): ContentField<EventContent> {
  return {
    option,
    shown: (content) => content[option] ?? '',
    read: (input) => ({ [option]: text(input, option, 100) }),
    cleared: { [option]: null },
  };
}

/** All that is told of a new event. */
export function readEventContent(input: Input, context: Context): EventContent {
  const content = Object.assign({}, ...EVENT_FIELDS.map((field) => field.read(input, context))) as EventContent;
  checkPeriod(content);
  return content;
}

export function checkPeriod({ date, until }: Pick<EventContent, 'date' | 'until'>): void {
  if (until && lastDay(until) < firstDay(date)) throw new UserError('event.endsBeforeItBegins');
}

function day(typed: string, { casebook, now }: Context): PreciseDate {
  return readDate(typed, now, casebook.settings.timeZone);
}

/** A date as it can be typed again: a day in figures, all else in words. */
export function dateText(date: PreciseDate | null, language: Language): string {
  if (date === null) return '';
  return date.precision === 'day' ? date.date : showDate(date, language);
}

/** Degrees north or east, with a decimal point or comma. */
const DEGREES = String.raw`(-?\d{1,3}(?:[.,]\d{1,10})?)`;
const COORDINATES = [
  new RegExp(`^${DEGREES}(?: ?; ?| ?, | )${DEGREES}$`),
  // Points on both sides: the comma between can't be a decimal one.
  /^(-?\d{1,3}\.\d{1,10}),(-?\d{1,3}\.\d{1,10})$/,
];

/** Degrees north and east, as maps and people give them: `14.65, 0.53`, `14,65 ; 0,53`. `14,5` may be one number as well as two. */
function readCoordinates(typed: string | null): Coordinates | null {
  if (typed === null) return null;
  const [, north = '', east = ''] = COORDINATES.map((form) => form.exec(typed)).find((match) => match !== null) ?? [];
  if (north === '') {
    if (/\d,\d/.test(typed)) throw new UserError('event.coordinatesComma', { typed: echo(typed) });
    throw new UserError('event.coordinates', { typed: echo(typed) });
  }
  const [latitude = 0, longitude = 0] = [north, east].map((degrees) => Number(degrees.replace(',', '.')));
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    throw new UserError('event.coordinates', { typed: echo(typed) });
  return { latitude, longitude };
}
