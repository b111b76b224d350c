import type { Entry } from '../domain/action.ts';
import { UserError } from '../domain/errors.ts';
import { claimId, eventId } from '../domain/event.ts';
import type { Form } from '../render/form.ts';
import { joined } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import { CLAIM_FORM, CLAIM_OPTIONS, checkSaidAfter, readClaimContent } from './claim-fields.ts';
import type { Answer, Command, Context, Input, OptionDefinition } from './command.ts';
import { completeOption } from './completion.ts';
import { readEvent } from './event.ts';
import { eventChoices } from './event-choices.ts';
import { EVENT_FORM, EVENT_OPTIONS, readEventContent } from './event-fields.ts';
import { formField, missing, optional, typed } from './fields.ts';
import { required } from './input.ts';
import { checkRecords } from './may-record.ts';
import { askWhetherNew, checkIsNew, keptEvent, NearEvents } from './near-events.ts';
import { recorded } from './recorded.ts';
import { retractsNothing } from './retraction.ts';
import { markStatus, STATUS_OPTIONS } from './status.ts';

const EVENT: OptionDefinition = { name: 'event', type: 'string', required: true, completes: true, maximum: 100 };

export const add: Command = {
  definition: {
    name: 'add',
    audience: 'moderators',
    subcommands: [
      { name: 'event', options: EVENT_OPTIONS.map(optional) },
      { name: 'claim', options: [EVENT, ...CLAIM_OPTIONS].map(optional) },
      { name: 'dispute', options: STATUS_OPTIONS },
    ],
  },

  async run(input, context) {
    if (input.subcommand === 'dispute')
      return markStatus(required(input, 'claim', 100), required(input, 'other', 100), context);
    if (input.subcommand === 'claim')
      return orForm([EVENT, ...CLAIM_OPTIONS], ['event', ...CLAIM_FORM.slice(0, 4)], input, context, {
        form: () => claimForm(null, input, context),
        record: () => addClaim(required(input, 'event', 100), input, context),
      });
    return orForm(EVENT_OPTIONS, EVENT_FORM, input, context, {
      form: () => eventForm(input, context),
      record: () => addEvent(input, context),
    });
  },

  complete: completeOption,

  async press(press, context, _chosen, message) {
    checkRecords(context);
    const [verb = '', event = '', other = ''] = press.split(':');
    switch (verb) {
      case 'event':
        return eventForm(NOTHING, context);
      case 'claim':
        return claimForm(event === '' ? null : event, NOTHING, context);
      case 'anyway':
        return { ...(await addEvent(keptEvent(message, context), context, 'anyway')), closes: true };
      case 'dispute':
        return markStatus(event, other, context);
      case 'cancel':
        return { private: true, replaces: true, blocks: [{ kind: 'text', text: context.say('add.cancelled') }] };
      default:
        throw new UserError('button.stale');
    }
  },

  async submit(submit, input, context) {
    checkRecords(context);
    const [verb, event = ''] = submit.split(':');
    if (verb === 'event') return addEvent(input, context);
    return addClaim(event === '' ? required(input, 'event', 100) : event, input, context);
  },
};

const NOTHING: Input = { subcommand: null, values: {} };

/** Records what the options say; opens the form with them filled in where something is missing and the form has room for all that was given. */
async function orForm(
  options: readonly OptionDefinition[],
  inForm: readonly string[],
  input: Input,
  { caller }: Context,
  ways: { readonly form: () => Form; readonly record: () => Promise<Reply> },
): Promise<Answer> {
  const lacking = missing(options, input);
  if (lacking.length === 0) return ways.record();
  const fits = Object.keys(input.values).every((name) => inForm.includes(name) && !lacking.includes(name));
  // Whoever Discord lets use the command without the permission can't be told from others once a form is filled in.
  if (fits && caller.moderates) return ways.form();
  const option = lacking.join(', ');
  throw lacking.length > 1
    ? new UserError('option.missingSeveral', { option })
    : new UserError('option.missing', { option });
}

function eventForm(input: Input, { language }: Context): Form {
  const fields = EVENT_OPTIONS.filter(({ name }) => EVENT_FORM.some((each) => each === name));
  return {
    submit: 'add:event',
    title: bare(language, 'form.addEvent'),
    fields: fields.map((option) =>
      formField(['add', 'event'], option, language, { value: typed(input, option.name) ?? '' }),
    ),
  };
}

/** For an event known by its number, or for one to be chosen of the newest. */
function claimForm(number: string | null, input: Input, context: Context): Form {
  const { language, casebook } = context;
  const path = ['add', 'claim'];
  const fields = CLAIM_OPTIONS.filter(({ name }) => CLAIM_FORM.some((each) => each === name)).map((option) =>
    formField(path, option, language, { value: typed(input, option.name) ?? '', long: option.name === 'says' }),
  );
  if (number === null) {
    const event = eventChoices(typed(input, 'event'), context);
    return { submit: 'add:claim', title: bare(language, 'form.addClaim'), fields: [event, ...fields.slice(0, 4)] };
  }
  const { event } = readEvent(number, casebook);
  const title = `${bare(language, 'form.addClaim')} · ${eventId(event)}`;
  return { submit: `add:claim:${event}`, title, fields };
}

async function addEvent(input: Input, context: Context, isNew: 'anyway' | 'asks' = 'asks'): Promise<Reply> {
  const content = readEventContent(input, context);
  let entry: Entry;
  try {
    entry = await context.record((record) => {
      if (isNew === 'asks') checkIsNew(record, content);
      return { type: 'event.added', event: record.nextEvent, content };
    });
  } catch (error) {
    if (error instanceof NearEvents) return askWhetherNew(error.events, input, context);
    throw error;
  }
  return recorded(entry, context, (state) => context.say('recorded.event', { event: eventId(state.event) }));
}

async function addClaim(named: string, input: Input, context: Context): Promise<Reply> {
  const content = readClaimContent(input, context);
  const entry = await context.record((record) => {
    const state = readEvent(named, record);
    if (state.withdrawn) throw new UserError('event.isWithdrawn', { event: eventId(state.event) });
    checkSaidAfter(content.said, state.content.date, eventId(state.event));
    return { type: 'claim.added', event: state.event, claim: record.nextClaim(state.event), content };
  });
  if (entry.action.type !== 'claim.added') throw new Error('another action was recorded');
  const { event, claim } = entry.action;
  return recorded(entry, context, (state) => {
    const heading = context.say('recorded.claim', { claim: claimId(event, claim) });
    return joined([heading, ...retractsNothing({ event, claim }, state, context)], '\n');
  });
}
