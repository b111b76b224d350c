import { ACTION_VERSION, type Head } from '../domain/action.ts';
import { type DigestState, DigestStates, isDigestAction } from '../domain/digest-states.ts';
import { BrokenJournalError } from '../domain/errors.ts';
import { Journal, RecordReplacedError } from './journal.ts';
import type { Store } from './store.ts';

/** Raised where states are made otherwise of the same entries: a summary of another version is not read. */
const VERSION = 1;
/** With so many entries after it a summary is made anew. */
const FAR_BEHIND = 250;

/** What the entries up to one of them come to. */
interface Summary {
  readonly version: number;
  /** Which record of the server it was made of; null where that was never purged or restored. */
  readonly mark: string | null;
  readonly seq: number;
  readonly hash: string;
  readonly digests: readonly DigestState[];
}

/**
 * A server's digests as of an entry, kept beside its journal so that a start needs not read every record from its beginning. It only tells when to
 * look: what is sent is decided on the record itself. It counts with the entries after it, and not at all where its own entry is not there.
 */
export class DigestSummary {
  readonly #store: Store;
  readonly #guild: string;

  constructor(store: Store, guild: string) {
    this.#store = store;
    this.#guild = guild;
  }

  /** The server's digests as the store has them now; null where only the whole record tells, or has something to be taken out of it. */
  async read(): Promise<readonly DigestState[] | null> {
    const journal = new Journal(this.#store, this.#guild);
    const [summary, begins, first] = await Promise.all([
      this.#store.keyv.get<Summary>(this.key),
      journal.begins(),
      journal.at(1),
    ]);
    if (!summary) return begins === 1 && first === undefined && journal.mark === undefined ? [] : null;
    if (summary.version !== VERSION || summary.mark !== (journal.mark ?? null)) return null;
    try {
      return await this.#readOn(summary, journal);
    } catch (error) {
      if (error instanceof BrokenJournalError || error instanceof RecordReplacedError) return null;
      throw error;
    }
  }

  async #readOn(summary: Summary, journal: Journal): Promise<readonly DigestState[] | null> {
    const states = new DigestStates(summary.digests);
    let last: Head = summary;
    for await (const entries of journal.after(summary)) {
      for (const entry of entries) {
        const { action } = entry;
        const isToldElsewhere = action.type === 'entry.redacted' || action.type === 'record.purged';
        if (isToldElsewhere || action.version > ACTION_VERSION) return null;
        if (isDigestAction(action)) states.take(entry, action);
        last = entry;
      }
    }
    if (last.seq - summary.seq >= FAR_BEHIND) await this.keep(last, journal.mark, states.all());
    return states.all();
  }

  /** Keeps the digests as of this entry of the record with this mark. */
  async keep({ seq, hash }: Head, mark: string | undefined, digests: readonly DigestState[]): Promise<void> {
    const summary: Summary = { version: VERSION, mark: mark ?? null, seq, hash, digests };
    await this.#store.keyv.set(this.key, summary);
    // Of a record that was purged meanwhile nothing may be left.
    const journal = new Journal(this.#store, this.#guild);
    await journal.begins();
    if (journal.mark !== mark) await this.forget();
  }

  async forget(): Promise<void> {
    await this.#store.keyv.delete(this.key);
  }

  /** What it is kept under. */
  get key(): string {
    return `digests:${this.#guild}`;
  }
}
