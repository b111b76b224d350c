import type { Store } from './store.ts';

/** How long a draft is kept after it was last changed, in milliseconds. */
const KEPT = 3_600_000;

/**
 * Drafts of one server, each for an hour: in the store, so that they are there after a restart and for other processes, and outside of the journal,
 * since nothing of them is recorded yet.
 */
export class KeptDrafts {
  readonly #store: Store;
  readonly #guild: string;

  constructor(store: Store, guild: string) {
    this.#store = store;
    this.#guild = guild;
  }

  /** What was kept under this name; undefined where nothing was, or where its hour is over. */
  async read(name: string): Promise<unknown> {
    return this.#store.keyv.get(this.#key(name));
  }

  /** Keeps it, as JSON, for an hour from now. */
  async keep(name: string, draft: unknown): Promise<void> {
    await this.#store.keyv.set(this.#key(name), draft, KEPT);
  }

  async forget(name: string): Promise<void> {
    await this.#store.keyv.delete(this.#key(name));
  }

  /** What every draft of the server is kept under. */
  async keys(): Promise<string[]> {
    return this.#store.keys(this.#key(''), '');
  }

  #key(name: string): string {
    return `draft:${this.#guild}:${name}`;
  }
}
