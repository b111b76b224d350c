import type { Entry } from './action.ts';
import { NOW } from './claimants.ts';

/** One server's entries in the order they were recorded: which of them stand, and which have lost their content. */
export class EntryLog {
  readonly #entries: Entry[] = [];
  /** Entry → the entry that undid it; 0 where it stands as of no day. */
  readonly #undone = new Map<number, number>();
  /** Redacted entries → the digest of what was their content. */
  readonly #redacted = new Map<number, string>();
  /** Those of which no entry has said that they were redacted. */
  readonly #untold = new Set<number>();
  /** Those of the first so many entries. Most who open a record only read: they do not wait for this. */
  readonly #interactions = new Set<string>();
  #interactionsOf = 0;
  /** How many entries there were before the record was last purged: the first entry's number is one more. */
  readonly forgotten: number;

  constructor(forgotten: number) {
    this.forgotten = forgotten;
  }

  /** The last entry's number, 0 when there is none. */
  get seq(): number {
    return this.forgotten + this.#entries.length;
  }

  get last(): Entry | undefined {
    return this.#entries.at(-1);
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
  }

  /** The entry of this number. */
  entry(seq: number): Entry | undefined {
    return this.#entries[seq - this.forgotten - 1];
  }

  /** Puts the entry in the place of the one with its number. */
  replace(entry: Entry): void {
    this.#entries[entry.seq - this.forgotten - 1] = entry;
  }

  /** The entries after this number, oldest first. */
  after(seq: number): readonly Entry[] {
    return this.#entries.slice(Math.max(0, seq - this.forgotten));
  }

  /** Whether this interaction has made an entry already. */
  knowsInteraction(interaction: string): boolean {
    for (; this.#interactionsOf < this.#entries.length; this.#interactionsOf += 1) {
      const known = this.#entries[this.#interactionsOf]?.by.interaction ?? null;
      if (known !== null) this.#interactions.add(known);
    }
    return this.#interactions.has(interaction);
  }

  /** The number of the last entry recorded at or before the instant; 0 when there was none. */
  seqAt(instant: Date): number {
    const at = instant.toISOString();
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.at ?? '') <= at) low = middle + 1;
      else high = middle;
    }
    return this.forgotten + low;
  }

  /** Whether the entry stands, as of entry `through`: recorded by then, and not undone by then. */
  stands(seq: number, through = NOW): boolean {
    return seq <= through && (this.#undone.get(seq) ?? Number.POSITIVE_INFINITY) > through;
  }

  /** The entry no longer stands, from entry `by` on. */
  undo(seq: number, by: number): void {
    this.#undone.set(seq, by);
  }

  isUndone(seq: number): boolean {
    return this.#undone.has(seq);
  }

  /** The entry stands as of no day, earlier ones among them. */
  annul(seq: number): void {
    this.#undone.set(seq, 0);
  }

  /** The entry stands again, as if it had never been undone. */
  reinstate(seq: number): void {
    this.#undone.delete(seq);
  }

  /** The entry came without its content; an entry that says so may follow, or have been taken by another hand. */
  meetRedacted(seq: number, digest: string): void {
    this.#redacted.set(seq, digest);
    this.#untold.add(seq);
  }

  /** An entry says that this one's content was redacted. */
  tellRedacted(seq: number, digest: string): void {
    if (this.#redacted.get(seq) === digest) this.#untold.delete(seq);
    this.#redacted.set(seq, digest);
  }

  /** Whether the entry's content was redacted. */
  isRedacted(seq: number): boolean {
    return this.#redacted.has(seq);
  }

  /** The first entry without its content of which no entry says that it was redacted: another hand took it. Null where there is none. */
  get untoldRedaction(): number | null {
    const [first] = this.#untold;
    return first ?? null;
  }
}
