import type { ClaimContent, Entry } from './action.ts';
import type { ClaimRef, EventContent } from './event.ts';
import type { Harm, Victims } from './figure.ts';

/** Who recorded something, when, and as which entry. */
export type Recorded = Pick<Entry, 'seq' | 'at' | 'by'>;

interface Withdrawal extends Recorded {
  /** Null where the reason was redacted. */
  readonly reason: string | null;
}

export interface ClaimState extends ClaimRef {
  readonly content: ClaimContent;
  readonly recorded: Recorded;
  /** Who corrected it last. */
  readonly edited: Recorded | null;
  readonly withdrawn: Withdrawal | null;
}

/** What was recorded of an event itself, without what is claimed of it. */
export interface EventBase {
  readonly content: EventContent;
  readonly recorded: Recorded;
  readonly edited: Recorded | null;
  readonly withdrawn: Withdrawal | null;
}

/** A moderator's word that two claims count the same people under two categories. */
export interface StatusMark {
  readonly seq: number;
  readonly harm: Harm;
  readonly claims: readonly [ClaimRef, ClaimRef];
  readonly victims: readonly [Victims, Victims];
}

type Stands = (seq: number) => boolean;

/**
 * An event as its entries that stand leave it; null where the one that added it does not. `lost`: entries about what it was part of and is gone, with
 * which it was withdrawn.
 */
export function foldBase(entries: readonly Entry[], stands: Stands, lost: readonly Entry[] = []): EventBase | null {
  let base = null as EventBase | null;
  const withdrawals = lost.filter(({ action }) => action.type === 'event.withdrawn');
  for (const entry of withdrawals.length === 0 ? entries : [...entries, ...withdrawals]) {
    const { action } = entry;
    if (!stands(entry.seq)) continue;
    const recorded = recordedBy(entry);
    if (action.type === 'event.added') base = { content: action.content, recorded, edited: null, withdrawn: null };
    else if (base && action.type === 'event.edited')
      base = { ...base, content: { ...base.content, ...action.content }, edited: recorded };
    else if (base && action.type === 'event.withdrawn')
      base = { ...base, withdrawn: { ...recorded, reason: action.content.reason } };
  }
  return base;
}

/** The claims of one event's entries that stand, by number; withdrawn ones are among them. */
export function foldClaims(entries: readonly Entry[], stands: Stands): ClaimState[] {
  const claims = new Map<number, ClaimState>();
  for (const entry of entries) {
    const { action } = entry;
    if (action.type !== 'claim.added' && action.type !== 'claim.edited' && action.type !== 'claim.withdrawn') continue;
    if (!stands(entry.seq)) continue;
    const recorded = recordedBy(entry);
    const { event, claim } = action;
    const known = claims.get(claim);
    if (action.type === 'claim.added')
      claims.set(claim, { event, claim, content: action.content, recorded, edited: null, withdrawn: null });
    else if (known && action.type === 'claim.edited')
      claims.set(claim, { ...known, content: { ...known.content, ...action.content }, edited: recorded });
    else if (known && action.type === 'claim.withdrawn')
      claims.set(claim, { ...known, withdrawn: { ...recorded, reason: action.content.reason } });
  }
  return [...claims.values()];
}

/** The marks of an event's entries that stand, those of the events that went into it among them: one withdrawn since is none. */
export function foldMarks(entries: readonly Entry[], stands: Stands): StatusMark[] {
  const marks = new Map<string, StatusMark>();
  for (const { seq, action } of entries.toSorted((a, b) => a.seq - b.seq)) {
    if ((action.type !== 'status.disputed' && action.type !== 'status.withdrawn') || !stands(seq)) continue;
    const key = action.claims.map(({ event, claim }) => `${event}.${claim}`).join();
    if (action.type === 'status.withdrawn') marks.delete(key);
    else marks.set(key, { seq, harm: action.harm, claims: action.claims, victims: action.victims });
  }
  return [...marks.values()];
}

export function recordedBy({ seq, at, by }: Entry): Recorded {
  return { seq, at, by };
}
