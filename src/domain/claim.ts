import type { Figure } from './figure.ts';

/** What a claim does. `attribution` blames someone; a `denial` says of what in `Statement.denies`. */
export const ACTS = ['figures', 'responsibility', 'attribution', 'denial', 'retraction'] as const;
export type Act = (typeof ACTS)[number];

/** What a denial is of: that the event happened, that the claimant did it, or that the claimant lost anyone. */
export const DENIED = ['event', 'responsibility', 'losses'] as const;
export type Denied = (typeof DENIED)[number];

/** What `says` was read as: the content of one claim, apart from who made it and when. */
export interface Statement {
  /** In the order of `ACTS`, each once. */
  readonly acts: readonly Act[];
  readonly figures: readonly Figure[];
  readonly denies: readonly Denied[];
  /** Whom an attribution blames, as written. */
  readonly blames: readonly string[];
}
