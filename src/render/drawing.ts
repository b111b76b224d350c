import type { Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';

/** What a card is drawn for: whose language, from which record, as of which entry. */
export interface Drawing {
  readonly casebook: Casebook;
  readonly language: Language;
  /** The entry it is drawn as of; undefined for now. */
  readonly through?: number | undefined;
}
