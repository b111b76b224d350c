import { CREDIBILITIES, type Credibility, RELIABILITIES } from '../domain/claimant.ts';
import { firstDay, lastDay, type PreciseDate } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { type Coordinates, claimId, EVENT_KINDS, eventId } from '../domain/event.ts';
import { readDate } from '../domain/read-date.ts';
import { readStatement } from '../domain/says.ts';
import { readPlace } from '../places/read-place.ts';
import { recordedCard } from '../render/recorded-card.ts';
import type { Reply } from '../render/reply.ts';
import type { Command, Context, Input, OptionDefinition } from './command.ts';
import { completeOption } from './completion.ts';
import { readEvent } from './event.ts';
import { address, checkedName, chosen, echo, required, text, whole } from './input.ts';
import { knownPlaces } from './query.ts';

const EVENT_OPTIONS: readonly OptionDefinition[] = [
  { name: 'title', type: 'string', required: true, maximum: 200 },
  { name: 'place', type: 'string', required: true, completes: true, maximum: 200 },
  { name: 'date', type: 'string', required: true, maximum: 60 },
  { name: 'until', type: 'string', maximum: 60 },
  { name: 'kind', type: 'string', choices: EVENT_KINDS },
  { name: 'attacker', type: 'string', completes: true, maximum: 100 },
  { name: 'target', type: 'string', maximum: 100 },
  { name: 'coordinates', type: 'string', maximum: 60 },
  { name: 'url', type: 'string', maximum: 500 },
  { name: 'note', type: 'string', maximum: 500 },
];

const CLAIM_OPTIONS: readonly OptionDefinition[] = [
  { name: 'event', type: 'string', required: true, completes: true, maximum: 100 },
  { name: 'claimant', type: 'string', required: true, completes: true, maximum: 100 },
  { name: 'says', type: 'string', required: true, maximum: 500 },
  { name: 'said', type: 'string', maximum: 60 },
  { name: 'via', type: 'string', completes: true, maximum: 100 },
  { name: 'url', type: 'string', maximum: 500 },
  { name: 'quote', type: 'string', maximum: 500 },
  { name: 'reliability', type: 'string', choices: RELIABILITIES },
  { name: 'credibility', type: 'integer', choices: CREDIBILITIES },
];

export const add: Command = {
  definition: {
    name: 'add',
    audience: 'moderators',
    subcommands: [
      { name: 'event', options: EVENT_OPTIONS },
      { name: 'claim', options: CLAIM_OPTIONS },
    ],
  },

  async run(input, context) {
    return input.subcommand === 'claim' ? addClaim(input, context) : addEvent(input, context);
  },

  complete: completeOption,
};

async function addEvent(input: Input, context: Context): Promise<Reply> {
  const { casebook, now } = context;
  const { timeZone } = casebook.settings;
  const date = readDate(required(input, 'date', 60), now, timeZone);
  const untilTyped = text(input, 'until', 60);
  const until = untilTyped === null ? null : readDate(untilTyped, now, timeZone);
  if (until && lastDay(until) < firstDay(date)) throw new UserError('event.endsBeforeItBegins');
  const content = {
    title: required(input, 'title', 200),
    kind: chosen(input, 'kind', EVENT_KINDS),
    date,
    until,
    place: readPlace(required(input, 'place', 200), knownPlaces(casebook), context.language),
    coordinates: readCoordinates(text(input, 'coordinates', 60)),
    attacker: text(input, 'attacker', 100),
    target: text(input, 'target', 100),
    url: address(input, 'url'),
    note: text(input, 'note', 500),
  };
  const entry = await context.record((record) => ({ type: 'event.added', event: record.nextEvent, content }));
  if (entry.action.type !== 'event.added') throw new Error('another action was recorded');
  const { event } = entry.action;
  const state = readEvent(eventId(event), context.desk.casebook);
  const done = context.say('recorded.event', { event: eventId(event) });
  return recordedCard(done, state, entry.seq, { casebook: context.desk.casebook, language: context.language });
}

async function addClaim(input: Input, context: Context): Promise<Reply> {
  const { casebook, now } = context;
  const typed = required(input, 'event', 100);
  const says = required(input, 'says', 500);
  const saidTyped = text(input, 'said', 60);
  const said = saidTyped === null ? null : readDate(saidTyped, now, casebook.settings.timeZone);
  const content = {
    claimant: checkedName(required(input, 'claimant', 100)),
    says,
    statement: readStatement(says),
    said,
    via: text(input, 'via', 100),
    url: address(input, 'url'),
    quote: text(input, 'quote', 500),
    reliability: chosen(input, 'reliability', RELIABILITIES),
    credibility: readCredibility(input),
  };
  const entry = await context.record((record) => {
    const state = readEvent(typed, record);
    if (state.withdrawn) throw new UserError('event.isWithdrawn', { event: eventId(state.event) });
    if (said) checkSaidAfter(said, state.content.date, eventId(state.event));
    return { type: 'claim.added', event: state.event, claim: record.nextClaim(state.event), content };
  });
  if (entry.action.type !== 'claim.added') throw new Error('another action was recorded');
  const { event, claim } = entry.action;
  const state = readEvent(eventId(event), context.desk.casebook);
  const done = context.say('recorded.claim', { claim: claimId(event, claim) });
  return recordedCard(done, state, entry.seq, { casebook: context.desk.casebook, language: context.language });
}

/** Nothing is claimed of an event before it happens; a day's grace, since it may be tomorrow already where the claimant is. */
function checkSaidAfter(said: PreciseDate, date: PreciseDate, event: string): void {
  const dayAfterSaid = new Date(`${lastDay(said)}T00:00:00Z`);
  dayAfterSaid.setUTCDate(dayAfterSaid.getUTCDate() + 1);
  if (dayAfterSaid.toISOString().slice(0, 10) < firstDay(date)) {
    throw new UserError('claim.saidBeforeEvent', { said: lastDay(said), date: firstDay(date), event });
  }
}

function readCredibility(input: Input): Credibility | null {
  const value = whole(input, 'credibility');
  if (value === null) return null;
  const credibility = CREDIBILITIES.find((each) => each === value);
  if (!credibility)
    throw new UserError('option.notAChoice', { option: 'credibility', value, choices: CREDIBILITIES.join(', ') });
  return credibility;
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
