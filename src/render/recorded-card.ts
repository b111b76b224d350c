import type { EventState } from '../domain/casebook.ts';
import { eventId } from '../domain/event.ts';
import type { Drawing } from './drawing.ts';
import { claimLines, eventHeading, noClaims, toneOf } from './event-card.ts';
import { fitLines, MESSAGE_CHARACTERS, weight } from './fit.ts';
import type { Markdown } from './markdown.ts';
import type { Reply } from './reply.ts';
import { bare, sayIn } from './say.ts';

/** The answer to recording: what was done, the card as it now stands, and a way to take it back. */
export function recordedCard(done: Markdown, state: EventState, seq: number, drawing: Drawing): Reply {
  const say = sayIn(drawing.language);
  const heading = eventHeading(state, drawing);
  const lines = claimLines(state, drawing);
  const budget = MESSAGE_CHARACTERS - weight(heading) - weight(done);
  const kept = fitLines(lines, budget, (count) => say('card.more', { count, event: eventId(state.event) }));
  return {
    private: false,
    blocks: [
      { kind: 'text', text: done },
      {
        kind: 'card',
        tone: toneOf(state.disputes),
        blocks: [
          {
            kind: 'row',
            text: heading,
            button: { label: bare(drawing.language, 'button.details'), press: `event:show:${state.event}` },
          },
          ...(kept.length > 0 ? kept : noClaims(state, drawing.language)).map((text) => ({
            kind: 'text' as const,
            text,
          })),
        ],
      },
      { kind: 'buttons', buttons: [{ label: bare(drawing.language, 'button.undo'), press: `undo:${seq}` }] },
    ],
  };
}
