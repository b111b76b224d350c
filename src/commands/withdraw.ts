import { UserError } from '../domain/errors.ts';
import { claimId, eventId } from '../domain/event.ts';
import type { Reply } from '../render/reply.ts';
import type { Command, Context, Input, OptionDefinition } from './command.ts';
import { completeOption } from './completion.ts';
import { readWholeEvent } from './event.ts';
import { required } from './input.ts';
import { readClaim } from './read-claim.ts';
import { recorded } from './recorded.ts';
import { STATUS_OPTIONS, withdrawStatus } from './status.ts';

const REASON: OptionDefinition = { name: 'reason', type: 'string', required: true, maximum: 300 };

export const withdraw: Command = {
  definition: {
    name: 'withdraw',
    audience: 'moderators',
    subcommands: [
      {
        name: 'event',
        options: [{ name: 'event', type: 'string', required: true, completes: true, maximum: 100 }, REASON],
      },
      {
        name: 'claim',
        options: [{ name: 'claim', type: 'string', required: true, completes: true, maximum: 100 }, REASON],
      },
      { name: 'dispute', options: [...STATUS_OPTIONS, REASON] },
    ],
  },

  async run(input, context) {
    if (input.subcommand === 'dispute') {
      const [one, other] = [required(input, 'claim', 100), required(input, 'other', 100)];
      return withdrawStatus(one, other, required(input, 'reason', 300), context);
    }
    return input.subcommand === 'claim' ? withdrawClaim(input, context) : withdrawEvent(input, context);
  },

  complete: completeOption,
};

async function withdrawEvent(input: Input, context: Context): Promise<Reply> {
  const typed = required(input, 'event', 100);
  const reason = required(input, 'reason', 300);
  const entry = await context.record((casebook) => {
    const state = readWholeEvent(typed, casebook);
    if (state.withdrawn) throw new UserError('event.isWithdrawn', { event: eventId(state.event) });
    return { type: 'event.withdrawn', event: state.event, content: { reason } };
  });
  return recorded(entry, context, (state) => context.say('recorded.withdrawn', { what: eventId(state.event), reason }));
}

async function withdrawClaim(input: Input, context: Context): Promise<Reply> {
  const typed = required(input, 'claim', 100);
  const reason = required(input, 'reason', 300);
  const entry = await context.record((casebook) => {
    const { event, claim, withdrawn } = readClaim(typed, casebook).claim;
    if (withdrawn) throw new UserError('claim.isWithdrawn', { claim: claimId(event, claim) });
    return { type: 'claim.withdrawn', event, claim, content: { reason } };
  });
  const { event, claim } = readClaim(typed, context.desk.casebook).claim;
  return recorded(entry, context, () => context.say('recorded.withdrawn', { what: claimId(event, claim), reason }));
}
