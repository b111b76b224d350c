import { type ClaimRef, eventId, isSameClaim } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import type { Markdown } from '../render/markdown.ts';
import type { Context } from './command.ts';

/** As many of those who have said something are named. */
const NAMED = 5;

/**
 * Says of a retraction by somebody who has said nothing else of the event that it takes nothing back, and who has said something: under another name,
 * such as one misspelt, what was meant to be retracted stands. Other names of a claimant and its mouthpieces are the claimant; who carried its words is not.
 */
export function retractsNothing(ref: ClaimRef, state: EventState, { desk, say }: Context): Markdown[] {
  const { claimants } = desk.casebook;
  const own = state.claims.find((each) => isSameClaim(each, ref))?.content;
  if (!own?.statement.acts.includes('retraction')) return [];
  const names = new Map(
    state.claims
      .filter((each) => !each.withdrawn && !isSameClaim(each, ref))
      .map(({ content }) => claimants.speaker(content.claimant))
      .map(({ key, name }) => [key, name]),
  );
  if (names.has(claimants.speaker(own.claimant).key)) return [];
  const about = { claimant: own.claimant, event: eventId(state.event) };
  if (names.size === 0) return [say('recorded.nothingToRetract', about)];
  const named = [...[...names.values()].slice(0, NAMED), ...(names.size > NAMED ? ['…'] : [])].join(', ');
  return [say('recorded.retractsNothing', { ...about, names: named })];
}
