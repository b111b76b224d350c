import type { Entry } from '../domain/action.ts';
import { BrokenJournalError } from '../domain/errors.ts';
import { redactedDigest } from '../domain/redaction.ts';

/** Texts that were taken out of entries, and the entries that say so; each entry of a journal is seen once, in order. */
export class Redactions {
  readonly #untold = new Map<number, string>();
  readonly #unblanked: number[] = [];
  #told = 0;

  see({ seq, action }: Entry): void {
    const digest = redactedDigest(action);
    if (digest !== null) this.#untold.set(seq, digest);
    if (action.type !== 'entry.redacted') return;
    if (this.#untold.get(action.redacts) === action.digest) {
      this.#untold.delete(action.redacts);
      this.#told++;
    } else this.#unblanked.push(action.redacts);
  }

  /** How many texts are gone, as later entries say. */
  get told(): number {
    return this.#told;
  }

  /** Entries that were redacted and had their text when they were seen. */
  get unblanked(): readonly number[] {
    return this.#unblanked;
  }

  /** The first entry without its text of which none says that it was redacted; null where there is none. */
  findUntold(guild: string): BrokenJournalError | null {
    const [first] = this.#untold.keys();
    if (first === undefined) return null;
    return new BrokenJournalError(guild, first, 'has lost its text, and no entry says that it was redacted');
  }
}
