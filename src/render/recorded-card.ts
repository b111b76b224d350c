import type { Entry, Language } from '../domain/action.ts';
import { claimId, eventId, isSameClaim } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { likelyStatusPair } from '../domain/status.ts';
import type { Drawing } from './drawing.ts';
import { claimLines, eventHeading, noClaims, toneOf } from './event-card.ts';
import { fitLines, MESSAGE_CHARACTERS, weight } from './fit.ts';
import type { Markdown } from './markdown.ts';
import type { Button, Reply } from './reply.ts';
import { bare, sayIn } from './say.ts';

/** The answer to recording: what was done, the card as it now stands, and a way to take it back. */
export function recordedCard(done: Markdown, state: EventState, entry: Entry, drawing: Drawing): Reply {
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
      { kind: 'buttons', buttons: buttons(state, entry, drawing.language) },
    ],
  };
}

/** What to do next: add another claim, correct what was just recorded, or take it back. */
function buttons(state: EventState, { seq, action }: Entry, language: Language): Button[] {
  const undo: Button = { label: bare(language, 'button.undo'), press: `undo:${seq}` };
  if (state.withdrawn) return [undo];
  const claim = 'claim' in action ? state.claims.find((each) => isSameClaim(each, action)) : undefined;
  const edit = claim?.withdrawn === null ? `claim:${claimId(claim.event, claim.claim)}` : `event:${state.event}`;
  return [
    { label: bare(language, 'button.addClaim'), press: `add:claim:${state.event}`, style: 'primary' },
    { label: bare(language, 'button.edit'), press: `edit:${edit}:${seq}` },
    undo,
    ...statusButton(state, language),
  ];
}

/** Where two claimants give the same figure for two categories: a way to say that they count the same people. */
function statusButton(state: EventState, language: Language): Button[] {
  const pair = likelyStatusPair(state)?.map(({ event, claim }) => claimId(event, claim));
  return pair ? [{ label: bare(language, 'button.status'), press: `add:dispute:${pair.join(':')}` }] : [];
}
