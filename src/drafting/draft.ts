import type { Language } from '../domain/action.ts';
import type { Statement } from '../domain/claim.ts';
import type { PreciseDate } from '../domain/date.ts';
import type { EventContent, Place } from '../domain/event.ts';

/** An event as read in a text: what a moderator would record, as far as the text tells it. */
export interface DraftEvent {
  readonly title: string;
  readonly kind: EventContent['kind'];
  readonly date: PreciseDate | null;
  readonly place: Place | null;
  /** Who the text says took part, attackers first. */
  readonly parties: readonly string[];
  /** What the first of them is told to have been: one who was attacked, or only harmed, is never the attacker. */
  readonly first: 'attacker' | 'target' | null;
}

/** What one claimant says of one event, with the sentences it rests on. */
export interface DraftClaim {
  /** Index into the draft's events. */
  readonly event: number;
  /** Null where the text itself counts, in nobody's name: it is the outlet's own claim. */
  readonly claimant: string | null;
  readonly carriers: readonly string[];
  readonly statement: Statement;
  readonly said: PreciseDate | null;
  /** Verbatim; several where the claimant says it in several. */
  readonly sentence: string;
  /** The words leave room for another reading: to be looked at before it is recorded. */
  readonly unsure: boolean;
}

/** What was read in one text. Nothing of it is recorded before a moderator has seen it. */
export interface Draft {
  /** The language of the text. */
  readonly language: Language;
  readonly events: readonly DraftEvent[];
  readonly claims: readonly DraftClaim[];
}
