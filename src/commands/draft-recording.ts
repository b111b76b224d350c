import type { ActionOf, ClaimContent } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { UserError } from '../domain/errors.ts';
import { type EventContent, eventId } from '../domain/event.ts';
import type { ImportedAddition, ImportedEvent } from '../domain/import.ts';
import { checkSaidAfter } from './claim-fields.ts';
import { readEvent } from './event.ts';
import { type KeptClaim, type KeptDraft, type KeptEvent, nearOf } from './kept-draft.ts';

/** What a draft records: all that is chosen in it, as one entry. A `UserError` where something is still missing, or the record is another by now. */
export function draftAction(draft: KeptDraft, casebook: Casebook): Omit<ActionOf<'draft.recorded'>, 'version'> {
  const { name, digest, url } = draft;
  if (casebook.hasRecorded(name)) throw new UserError('draft.done');
  const events: ImportedEvent[] = [];
  const added = new Map<number, ClaimContent[]>();
  draft.events.forEach((event, index) => {
    const claims = draft.claims.filter((claim) => claim.event === index && claim.isChosen).map(contentOf);
    if (claims.length === 0 && !event.isChosen) return;
    if (event.into === null) {
      const content = whole(event);
      checkStillNew(event, draft.seq, casebook);
      for (const { said } of claims) checkSaidAfter(said, content.date, content.title);
      events.push({ content, claims });
      return;
    }
    const state = readEvent(eventId(event.into), casebook);
    if (state.withdrawn) throw new UserError('event.isWithdrawn', { event: eventId(state.event) });
    for (const { said } of claims) checkSaidAfter(said, state.content.date, eventId(state.event));
    if (claims.length > 0) added.set(state.event, [...(added.get(state.event) ?? []), ...claims]);
  });
  if (events.length === 0 && added.size === 0) throw new UserError('draft.nothingChosen');
  const additions: ImportedAddition[] = [...added.values()].map((claims) => ({ changes: {}, claims }));
  return {
    type: 'draft.recorded',
    draft: name,
    from: casebook.nextEvent,
    events: events.length,
    additions: [...added].map(([event, claims]) => ({
      event,
      claim: casebook.nextClaim(event),
      claims: claims.length,
    })),
    digest,
    content: { claimants: [], events, additions, url },
  };
}

function contentOf({ content }: KeptClaim): ClaimContent {
  const { claimant } = content;
  if (claimant === null) throw new UserError('draft.namelessChosen');
  if (content.says === '') throw new UserError('draft.wordless', { claimant });
  return { ...content, claimant };
}

function whole({ content }: KeptEvent): EventContent {
  const { date, place, title } = content;
  if (date === null || place === null) throw new UserError('draft.incomplete', { title });
  return { ...content, date, place };
}

/** Others record meanwhile: what may be the same event is shown before a second one is made of it. */
function checkStillNew(kept: KeptEvent, seq: number, casebook: Casebook): void {
  const since = nearOf(kept, casebook).filter((event) => (casebook.event(event)?.recorded.seq ?? 0) > seq);
  if (since.length > 0)
    throw new UserError('draft.near', { title: kept.content.title, events: since.map(eventId).join(', ') });
}
