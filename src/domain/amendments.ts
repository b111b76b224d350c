import { type ClaimRef, claimId, type EventContent, isSameClaim } from './event.ts';
import type { ClaimState } from './event-fold.ts';
import type { EventState } from './event-states.ts';

/** What was there before and was taken back: withdrawn with a reason, or undone by its author. */
export interface TakenBack {
  readonly event: EventState;
  /** Null when it is the event itself. */
  readonly claim: ClaimState | null;
  /** Null when it was undone. */
  readonly withdrawn: EventState['withdrawn'];
}

/** What was withdrawn or taken back, and stands again. */
export interface Restored {
  readonly event: EventState;
  /** Null when it is the event itself. */
  readonly claim: ClaimState | null;
  /** What the event was part of, where it is the merge that was taken back. */
  readonly from?: EventState;
}

/** What was told before and was wrong: an event or claim as it stands, and as it was. */
export interface Correction {
  readonly event: EventState;
  readonly before: EventState;
  /** Null when it is the event itself. */
  readonly claim: { readonly now: ClaimState; readonly before: ClaimState } | null;
}

/** An event that turned out to be another one. */
export interface Merged {
  readonly before: EventState;
  readonly into: EventState;
}

/** What was told of an event or claim and says otherwise now: when and where it happened; who claims what. */
export function correctionsOf(before: EventState | null, now: EventState): Correction[] {
  if (!before || before.withdrawn) return [];
  const moved = factsOf(before.content) !== factsOf(now.content);
  const claims = now.claims.flatMap((claim) => {
    const was = before.claims.find((each) => isSameClaim(each, claim));
    if (!was || was.withdrawn || claim.withdrawn) return [];
    const same = was.content.says === claim.content.says && was.content.claimant === claim.content.claimant;
    return same ? [] : [{ event: now, before, claim: { now: claim, before: was } }];
  });
  return [...(moved ? [{ event: now, before, claim: null }] : []), ...claims];
}

function factsOf({ title, date, until, place: { country, division, location } }: EventContent): string {
  return JSON.stringify([title, date, until, country, division, location]);
}

export function takenBackOf(before: EventState | null, now: EventState | null): TakenBack[] {
  if (!before || before.withdrawn) return [];
  if (!now) return [{ event: before, claim: null, withdrawn: null }];
  if (now.withdrawn) return [{ event: before, claim: null, withdrawn: now.withdrawn }];
  return before.claims.flatMap((claim) => {
    if (claim.withdrawn) return [];
    const still = now.claims.find((each) => isSameClaim(each, claim));
    if (still && !still.withdrawn) return [];
    return [{ event: now, claim, withdrawn: still?.withdrawn ?? null }];
  });
}

export function restoredOf(before: EventState | null, now: EventState): Restored[] {
  if (before?.withdrawn) return [{ event: now, claim: null }];
  const withdrawn = new Set((before?.claims ?? []).filter((claim) => claim.withdrawn).map(claimKey));
  return now.claims
    .filter((claim) => withdrawn.has(claimKey(claim)) && !claim.withdrawn)
    .map((claim) => ({ event: now, claim }));
}

export function claimKey({ event, claim }: ClaimRef): string {
  return claimId(event, claim);
}
