import type { Action, ActionOf, Entry } from './action.ts';
import type { DigestContent, PauseReason } from './digest.ts';
import { type Recorded, recordedBy } from './event-fold.ts';

/** Decided and begun, and not yet known to be sent. */
export interface PlannedDigest {
  readonly action: ActionOf<'digest.planned'>;
  /** When it was decided, ISO 8601 UTC. */
  readonly at: string;
  /** The digest as it was set up then: what was begun is finished in the same channel, language and area. */
  readonly content: DigestContent;
}

/** Since when a digest is not sent, and why. */
export interface DigestPause {
  readonly since: Recorded;
  /** Null where a member paused it. */
  readonly why: PauseReason | null;
  /** Whether the server's moderators have been told, as far as they could be. */
  readonly told: boolean;
}

export interface DigestState {
  readonly digest: number;
  readonly content: DigestContent;
  readonly created: Recorded;
  /** Everything recorded up to this entry has been said by this digest, or was there before it. */
  readonly cursor: number;
  /** The last slot it was sent for, ISO 8601 UTC; null before the first. One at which it had nothing to say leaves nothing. */
  readonly lastSlot: string | null;
  /** When that was recorded as sent, ISO 8601 UTC. */
  readonly lastSent: string | null;
  /** Slots up to this instant are not its own: it was set up, set anew or resumed then. ISO 8601 UTC. */
  readonly dueAfter: string;
  /** Since when it has the schedule it has, ISO 8601 UTC. */
  readonly scheduledSince: string;
  /** To be finished before anything else is sent. */
  readonly planned: PlannedDigest | null;
  /** Null while it is sent. */
  readonly paused: DigestPause | null;
}

/** Entries about digests. */
export type DigestAction = Extract<Action, { readonly type: `digest.${string}` }>;

export function isDigestAction(action: Action): action is DigestAction {
  return action.type.startsWith('digest.');
}

/** One server's digests, as the entries about them add up. */
export class DigestStates {
  readonly #states: Map<number, DigestState>;
  #last: number;

  /** As they were as of an earlier entry. */
  constructor(states: readonly DigestState[] = []) {
    this.#states = new Map(states.map((state) => [state.digest, state]));
    this.#last = Math.max(0, ...this.#states.keys());
  }

  get next(): number {
    return this.#last + 1;
  }

  all(): readonly DigestState[] {
    return [...this.#states.values()];
  }

  get(digest: number): DigestState | null {
    return this.#states.get(digest) ?? null;
  }

  /** Takes the next entry about a digest. */
  take(entry: Entry, action: DigestAction): void {
    if (action.type === 'digest.created') {
      this.#last = Math.max(this.#last, action.digest);
      this.#states.set(action.digest, created(entry, action));
    } else if (action.type === 'digest.removed') this.#states.delete(action.digest);
    else if (action.type === 'digest.told') for (const digest of action.digests) this.#change(digest, told);
    else this.#change(action.digest, (state) => changed(state, entry, action));
  }

  #change(digest: number, change: (state: DigestState) => DigestState): void {
    const state = this.#states.get(digest);
    if (state) this.#states.set(digest, change(state));
  }
}

function created(entry: Entry, { digest, content }: ActionOf<'digest.created'>): DigestState {
  return {
    digest,
    content,
    created: recordedBy(entry),
    cursor: entry.seq,
    lastSlot: null,
    lastSent: null,
    dueAfter: entry.at,
    scheduledSince: entry.at,
    planned: null,
    paused: null,
  };
}

function told(state: DigestState): DigestState {
  return { ...state, paused: state.paused && { ...state.paused, told: true } };
}

type Change = Exclude<DigestAction, ActionOf<'digest.created' | 'digest.removed' | 'digest.told'>>;

function changed(state: DigestState, entry: Entry, action: Change): DigestState {
  switch (action.type) {
    case 'digest.edited':
      return edited(state, entry, action.content);
    case 'digest.paused':
      return { ...state, paused: { since: recordedBy(entry), why: action.why, told: action.why === null } };
    case 'digest.resumed':
      return { ...state, paused: null, dueAfter: entry.at };
    case 'digest.planned':
      return { ...state, planned: { action, at: entry.at, content: state.content } };
    case 'digest.sent':
      return { ...state, planned: null, cursor: action.through, lastSlot: action.slot, lastSent: entry.at };
  }
}

/**
 * Another schedule begins from here. In another channel nothing of what was begun has been seen: it is said anew there; and what kept Sitrep from
 * writing in the old one is over.
 */
function edited(state: DigestState, entry: Entry, content: DigestContent): DigestState {
  const was = state.content;
  const isRescheduled = ['cron', 'every', 'timeZone'].some((key) => was[key as 'cron'] !== content[key as 'cron']);
  const next = isRescheduled
    ? { ...state, content, dueAfter: entry.at, scheduledSince: entry.at }
    : { ...state, content };
  if (was.channel === content.channel) return next;
  const isOver = state.paused !== null && state.paused.why !== null;
  return { ...next, planned: null, ...(isOver && { paused: null, dueAfter: entry.at }) };
}
