import type { Entry } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Markdown } from '../render/markdown.ts';
import { recordedCard } from '../render/recorded-card.ts';
import type { Reply } from '../render/reply.ts';
import type { Context } from './command.ts';

/** The answer to an entry about an event: what was done, and the event as it stands, with what others record of it meanwhile and afterwards. */
export function recorded(entry: Entry, context: Context, done: (state: EventState) => Markdown): Reply {
  const { desk, language } = context;
  const state = stateOf(entry, desk.casebook);
  if (!state) throw new Error('another action was recorded');
  const words = done(state);
  const again = (casebook: Casebook): Reply | null => {
    const now = casebook.stands(entry.seq) ? stateOf(entry, casebook) : null;
    return now && recordedCard(words, now, entry, { casebook, language });
  };
  return { ...recordedCard(words, state, entry, { casebook: desk.casebook, language }), live: { again } };
}

function stateOf({ action }: Entry, casebook: Casebook): EventState | null {
  return 'event' in action ? casebook.event(casebook.whole(action.event)) : null;
}
