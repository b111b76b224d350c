import { CREDIBILITIES, type Credibility, RELIABILITIES } from '../domain/claimant.ts';
import { firstDay, lastDay, type PreciseDate } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { type Coordinates, claimId, EVENT_KINDS, eventId } from '../domain/event.ts';
import { nameKey } from '../domain/name-key.ts';
import { readDate } from '../domain/read-date.ts';
import { readStatement } from '../domain/says.ts';
import { readPlace } from '../places/read-place.ts';
import { recordedCard } from '../render/recorded-card.ts';
import type { Reply } from '../render/reply.ts';
import type { Command, Context, Input, OptionDefinition } from './command.ts';
import { completeOption } from './completion.ts';
import { readEvent } from './event.ts';
import { address, chosen, required, text, whole } from './input.ts';
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
  const date = readDate(required(input, 'date'), now, timeZone);
  const untilTyped = text(input, 'until');
  const until = untilTyped === null ? null : readDate(untilTyped, now, timeZone);
  if (until && lastDay(until) < firstDay(date)) throw new UserError('event.endsBeforeItBegins');
  const content = {
    title: limited(required(input, 'title'), 'title', 200),
    kind: chosen(input, 'kind', EVENT_KINDS),
    date,
    until,
    place: readPlace(required(input, 'place'), knownPlaces(casebook), context.language),
    coordinates: readCoordinates(text(input, 'coordinates')),
    attacker: limitedOption(input, 'attacker', 100),
    target: limitedOption(input, 'target', 100),
    url: address(input, 'url'),
    note: limitedOption(input, 'note', 500),
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
  const typed = required(input, 'event');
  const says = limited(required(input, 'says'), 'says', 500);
  const saidTyped = text(input, 'said');
  const said = saidTyped === null ? null : readDate(saidTyped, now, casebook.settings.timeZone);
  const content = {
    claimant: readClaimant(required(input, 'claimant')),
    says,
    statement: readStatement(says),
    said,
    via: limitedOption(input, 'via', 100),
    url: address(input, 'url'),
    quote: limitedOption(input, 'quote', 500),
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

function readClaimant(typed: string): string {
  const name = limited(typed, 'claimant', 100);
  if (nameKey(name) === '' || !/[\p{L}\p{N}]/u.test(name)) throw new UserError('claimant.noName');
  return name;
}

function readCredibility(input: Input): Credibility | null {
  const value = whole(input, 'credibility');
  if (value === null) return null;
  const credibility = CREDIBILITIES.find((each) => each === value);
  if (!credibility)
    throw new UserError('option.notAChoice', { option: 'credibility', value, choices: CREDIBILITIES.join(', ') });
  return credibility;
}

function limitedOption(input: Input, option: string, maximum: number): string | null {
  const value = text(input, option);
  return value === null ? null : limited(value, option, maximum);
}

function limited(value: string, option: string, maximum: number): string {
  if (value.length > maximum) throw new UserError('option.tooLong', { option, maximum });
  return value;
}

/** Degrees north and east, as maps give them: `14.65, 0.53`. */
function readCoordinates(typed: string | null): Coordinates | null {
  if (typed === null) return null;
  const match = /^\s*(-?\d{1,3}(?:\.\d{1,10})?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d{1,10})?)\s*$/.exec(typed);
  const [latitude, longitude] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    throw new UserError('event.coordinates', { typed });
  return { latitude, longitude };
}
