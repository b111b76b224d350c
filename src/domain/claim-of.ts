import { claimId, isSameClaim } from './event.ts';
import type { ClaimState } from './event-fold.ts';
import type { EventState } from './event-states.ts';
import type { Said } from './position.ts';

/** The claim somebody's words are of. */
export function claimOf(state: EventState, { claim }: Said): ClaimState {
  const found = state.claims.find((each) => isSameClaim(each, claim));
  if (!found) throw new Error(`${claimId(claim.event, claim.claim)} is not there`);
  return found;
}
