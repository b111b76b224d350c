import type { ClaimContent } from '../domain/action.ts';

/** Whether two claims say the same in every field: what a person would have to write again to record it twice. */
export function isSameClaim(one: ClaimContent, other: ClaimContent): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ claimant, says, said, via, url, quote, reliability, credibility }: ClaimContent): string {
  return JSON.stringify([claimant, says, said?.date, said?.precision, via, url, quote, reliability, credibility]);
}
