import type { ClaimRef } from './event.ts';
import type { EventState } from './event-states.ts';
import type { Position, Remark, Stance } from './position.ts';
import { sidesOf } from './question.ts';
import type { Period } from './touched-events.ts';

/** What an event was part of, and what was told of its own there. */
interface Parted {
  readonly from: EventState;
  readonly was: EventState;
}

/** Of an event that stands by itself again since a merge was taken back in the period; null for nearly every event. */
export function partedFrom(now: EventState, { casebook, since }: Period): Parted | null {
  const whole = casebook.whole(now.event, since);
  const from = whole === now.event ? null : casebook.event(whole, since);
  if (!from) return null;
  const isOwn = ({ event }: ClaimRef): boolean => event === now.event || now.merged.includes(event);
  const isOwnWord = ({ said }: Position | Stance | Remark): boolean => isOwn(said.claim);
  const { figures, stances, remarks } = from.positions;
  const was = {
    ...now,
    withdrawn: null,
    claims: from.claims.filter(isOwn),
    positions: {
      figures: figures.filter(isOwnWord),
      stances: stances.filter(isOwnWord),
      remarks: remarks.filter(isOwnWord),
    },
    disputes: from.disputes.filter((dispute) => sidesOf(dispute).every(isOwnWord)),
  };
  return { from, was };
}

/** Whether the claim stands with another event, and is no longer part of this one. */
export function isElsewhere({ event }: ClaimRef, number: number, { casebook, through }: Period): boolean {
  const whole = casebook.whole(event, through);
  return whole !== number && casebook.event(whole, through) !== null;
}

/** The state without the disputes that an event took with it which stands by itself again. */
export function withoutParted(state: EventState, number: number, { casebook, since, through }: Period): EventState {
  const isParted = ({ said: { claim } }: Position | Stance): boolean => {
    const whole = casebook.whole(claim.event, through);
    return whole !== number && casebook.event(whole, through) !== null && casebook.event(whole, since) === null;
  };
  return { ...state, disputes: state.disputes.filter((dispute) => !sidesOf(dispute).every(isParted)) };
}
