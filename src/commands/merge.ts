import { UserError } from '../domain/errors.ts';
import { eventId } from '../domain/event.ts';
import type { Command, OptionDefinition } from './command.ts';
import { completeOption } from './completion.ts';
import { readEvent, readWholeEvent } from './event.ts';
import { required } from './input.ts';
import { recorded } from './recorded.ts';

const EVENT: Omit<OptionDefinition, 'name'> = { type: 'string', required: true, completes: true, maximum: 100 };

export const merge: Command = {
  definition: {
    name: 'merge',
    audience: 'moderators',
    options: [
      { name: 'event', ...EVENT },
      { name: 'into', ...EVENT },
    ],
  },

  async run(input, context) {
    const [one, other] = [required(input, 'event', 100), required(input, 'into', 100)];
    const entry = await context.record((casebook) => {
      const [from, into] = [readWholeEvent(one, casebook), readEvent(other, casebook)];
      if (from.event === into.event) throw new UserError('merge.same', { event: eventId(into.event) });
      for (const { withdrawn, event: number } of [from, into])
        if (withdrawn) throw new UserError('event.isWithdrawn', { event: eventId(number) });
      return { type: 'event.merged', event: from.event, into: into.event };
    });
    const { action } = entry;
    if (action.type !== 'event.merged') throw new Error('another action was recorded');
    return recorded(entry, context, (state) => {
      const count = state.claims.filter((claim) => claim.event === action.event).length;
      const events = { event: eventId(action.event), into: eventId(state.event) };
      return count === 0
        ? context.say('recorded.mergedBare', events)
        : context.say('recorded.merged', { ...events, count });
    });
  },

  complete: completeOption,
};
