import type { Casebook } from '../domain/casebook.ts';
import { NOW } from '../domain/claimants.ts';
import { UserError } from '../domain/errors.ts';
import { parseClaimId } from '../domain/event.ts';
import type { ClaimState } from '../domain/event-fold.ts';
import type { EventState } from '../domain/event-states.ts';
import { echo } from './input.ts';

interface NamedClaim {
  readonly claim: ClaimState;
  /** The event it is now a claim of. */
  readonly state: EventState;
}

/** The claim a `claim` option names: `E12.3`. One of a merged event keeps its number. */
export function readClaim(typed: string, casebook: Casebook, through = NOW): NamedClaim {
  const id = parseClaimId(typed);
  const state = id && casebook.event(casebook.whole(id.event, through), through);
  const claim = state?.claims.find((each) => each.event === id?.event && each.claim === id.claim);
  if (!state || !claim) throw new UserError('claim.unknown', { typed: echo(typed) });
  return { claim, state };
}
