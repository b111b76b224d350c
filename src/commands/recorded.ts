import type { Entry } from '../domain/action.ts';
import type { EventState } from '../domain/casebook.ts';
import type { Markdown } from '../render/markdown.ts';
import { recordedCard } from '../render/recorded-card.ts';
import type { Reply } from '../render/reply.ts';
import type { Context } from './command.ts';

/** The answer to an entry about an event: what was done, and the event as it now stands, with what others recorded of it meanwhile. */
export function recorded(entry: Entry, context: Context, done: (state: EventState) => Markdown): Reply {
  const { desk, language } = context;
  const { casebook } = desk;
  const { action } = entry;
  const state = 'event' in action ? casebook.event(casebook.whole(action.event)) : null;
  if (!state) throw new Error('another action was recorded');
  return recordedCard(done(state), state, entry, { casebook, language });
}
