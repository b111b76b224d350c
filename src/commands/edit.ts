import type { ClaimContent } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { UserError } from '../domain/errors.ts';
import { claimId, type EventContent, eventId } from '../domain/event.ts';
import { CLAIM_FIELDS, CLAIM_FORM, CLAIM_OPTIONS, checkSaidAfter } from './claim-fields.ts';
import type { Answer, Command, Context, Input } from './command.ts';
import { completeOption } from './completion.ts';
import { editForm, editFromForm, editFromKept, editFromOptions, type Kind } from './edit-content.ts';
import { readWholeEvent } from './event.ts';
import { checkPeriod, EVENT_FIELDS, EVENT_FORM, EVENT_OPTIONS } from './event-fields.ts';
import { optional } from './fields.ts';
import { required } from './input.ts';
import { checkRecords } from './may-record.ts';
import { readClaim } from './read-claim.ts';
import { retractsNothing } from './retraction.ts';

const EVENTS: Kind<EventContent> = {
  name: 'event',
  options: EVENT_OPTIONS.map(optional),
  inForm: EVENT_FORM,
  fields: EVENT_FIELDS,
  find(typed, casebook, through) {
    const { event, content, withdrawn } = readWholeEvent(typed, casebook, through);
    if (withdrawn) throw new UserError('event.isWithdrawn', { event: eventId(event) });
    return { id: eventId(event), content, entries: casebook.history(event) };
  },
  decide(typed, changes, casebook) {
    const { event, content, claims } = readWholeEvent(typed, casebook);
    const changed = { ...content, ...changes };
    checkPeriod(changed);
    for (const claim of claims)
      if (!claim.withdrawn) checkSaidAfter(claim.content.said, changed.date, claimId(claim.event, claim.claim));
    return { type: 'event.edited', event, content: changes };
  },
};

const CLAIMS: Kind<ClaimContent> = {
  name: 'claim',
  options: CLAIM_OPTIONS.map(optional),
  inForm: CLAIM_FORM,
  fields: CLAIM_FIELDS,
  find(typed, casebook, through) {
    const { event, claim, content, withdrawn } = readClaim(typed, casebook, through).claim;
    const id = claimId(event, claim);
    if (withdrawn) throw new UserError('claim.isWithdrawn', { claim: id });
    const entries = casebook.history(event).filter(({ action }) => 'claim' in action && action.claim === claim);
    return { id, content, entries };
  },
  decide(typed, changes, casebook) {
    const { claim, state } = readClaim(typed, casebook);
    checkSaidAfter({ ...claim.content, ...changes }.said, state.content.date, eventId(state.event));
    return { type: 'claim.edited', event: claim.event, claim: claim.claim, content: changes };
  },
  notes(id, changes, context) {
    if (changes.statement === undefined && changes.claimant === undefined) return [];
    const { claim, state } = readClaim(id, context.desk.casebook);
    return retractsNothing(claim, state, context);
  },
};

export const edit: Command = {
  definition: {
    name: 'edit',
    audience: 'moderators',
    subcommands: [EVENTS, CLAIMS].map(({ name, options }) => ({
      name,
      options: [{ name, type: 'string', required: true, completes: true, maximum: 100 }, ...options],
    })),
  },

  async run(input, context) {
    return input.subcommand === 'claim' ? run(CLAIMS, input, context) : run(EVENTS, input, context);
  },

  complete: completeOption,

  /** `event:12:40`: the form for event 12, from a card drawn at entry 40. `anyway:event:12:40`: what the message kept, over all up to then. */
  async press(press, context, _chosen, message) {
    checkRecords(context);
    if (press.startsWith(ANYWAY)) {
      const { kind, id, seq } = decoded(press.slice(ANYWAY.length), context.casebook);
      if (kind === 'claim') return editFromKept(CLAIMS, id, seq, message, context);
      return editFromKept(EVENTS, id, seq, message, context);
    }
    const { kind, id, seq } = decoded(press, context.casebook);
    return kind === 'claim' ? editForm(CLAIMS, id, seq, context) : editForm(EVENTS, id, seq, context);
  },

  /** `event:12:40`: filled in from what was recorded up to entry 40. */
  async submit(submit, input, context) {
    checkRecords(context);
    const { kind, id, seq } = decoded(submit, context.casebook);
    return kind === 'claim'
      ? editFromForm(CLAIMS, id, seq, input, context)
      : editFromForm(EVENTS, id, seq, input, context);
  },
};

const ANYWAY = 'anyway:';

async function run<Content extends object>(kind: Kind<Content>, input: Input, context: Context): Promise<Answer> {
  const typed = required(input, kind.name, 100);
  // The thing itself is always given.
  if (Object.keys(input.values).length > 1) return editFromOptions(kind, typed, input, context);
  // Whoever Discord lets use the command without the permission can't be told from others once a form is filled in.
  if (!context.caller.moderates) throw new UserError('edit.nothingGiven');
  return editForm(kind, typed, context.casebook.seq, context);
}

function decoded(
  press: string,
  casebook: Casebook,
): { readonly kind: string; readonly id: string; readonly seq: number } {
  const match = /^(event|claim):(E?\d{1,9}(?:\.\d{1,9})?):(\d{1,9})$/.exec(press);
  const [, kind = '', id = '', seq = ''] = match ?? [];
  if (!match || Number(seq) > casebook.seq) throw new UserError('button.stale');
  return { kind, id, seq: Number(seq) };
}
