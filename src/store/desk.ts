import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Action, By, Entry } from '../domain/action.ts';
import { ACTION_VERSION } from '../domain/action.ts';
import { Casebook } from '../domain/casebook.ts';
import { AlreadyRecordedError, RecordingFailedError } from '../domain/errors.ts';
import { BrokenJournalError, Journal } from './journal.ts';
import type { Store } from './store.ts';

/** An action as a command decides it: the desk adds the version. */
export type Decision = Action extends infer Each ? (Each extends Action ? Omit<Each, 'version'> : never) : never;

export interface RecordOptions {
  readonly by: By;
  readonly now: Date;
  /**
   * Called once, after the decision stands and before anything is written: acknowledges the interaction. Where it throws nothing is recorded, so of
   * two processes that got the same interaction one writes.
   */
  readonly acknowledge?: () => Promise<void>;
}

/** Told of every entry a desk takes into its casebook, whoever wrote it, and again when it is folded anew. It must not throw. */
export type OnEntry = (guild: string, entry: Entry) => void;

/** When the store is asked again whether a write that failed is there, in milliseconds after the time before: long enough to connect again. */
const ASK_AGAIN_AFTER = [0, 100, 400, 1_500];

/** One server's journal and casebook together: `casebook` to ask, `record` to write. */
export class Desk {
  readonly guild: string;
  readonly #journal: Journal;
  readonly #onEntry: OnEntry | undefined;
  readonly #writing: LimitFunction = pLimit(1);
  #casebook = new Casebook();
  /** Whether the casebook is a true beginning of the record; otherwise it is folded anew. */
  #isSound = false;
  #reading: Promise<Casebook> | null = null;
  #readingNext: Promise<Casebook> | null = null;

  constructor(store: Store, guild: string, onEntry?: OnEntry) {
    this.guild = guild;
    this.#journal = new Journal(store, guild);
    this.#onEntry = onEntry;
  }

  /** What was known when `refresh` last resolved, and since. */
  get casebook(): Casebook {
    return this.#casebook;
  }

  /**
   * Reads on: afterwards the casebook holds what any process had recorded when this was called. A read under way may have looked too early for
   * that, so all who ask meanwhile share the one after it. Writers are not waited for.
   */
  refresh(): Promise<Casebook> {
    if (this.#readingNext) return this.#readingNext;
    if (!this.#reading) return this.#startReading();
    this.#readingNext = this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#readingNext = null;
        return this.#startReading();
      });
    return this.#readingNext;
  }

  /**
   * Decides and records one action; writers of this server wait for each other. `decide` sees the record as it stands at that moment and throws a
   * `UserError` where the action can't be: then nothing is recorded. It may be called again when another process wrote first.
   */
  record(decide: (casebook: Casebook) => Decision, options: RecordOptions): Promise<Entry> {
    return this.#writing(async () => {
      let acknowledged = false;
      while (true) {
        const casebook = await this.refresh();
        const { interaction } = options.by;
        if (interaction !== null && casebook.knowsInteraction(interaction)) throw new AlreadyRecordedError(interaction);
        // Readers read on meanwhile: what follows this entry is decided on this entry.
        const { last } = casebook;
        const action = sealed(decide(casebook));
        if (!acknowledged) await options.acknowledge?.();
        acknowledged = true;
        const entry = this.#journal.follow(last, options.now, options.by, action);
        if (await this.#write(entry)) {
          await this.#takeWritten(entry);
          return entry;
        }
      }
    });
  }

  /** Whether the entry is in the record now; false where another writer was first. */
  async #write(entry: Entry): Promise<boolean> {
    try {
      if (await this.#journal.append(entry)) return true;
    } catch (error) {
      return this.#isThereAfterAll(entry, error);
    }
    if ((await this.refresh()).seq >= entry.seq) return false;
    throw this.#failure(entry, 'is taken by one that cannot be read');
  }

  /** A write that failed may have gone through: the store is asked. */
  async #isThereAfterAll(entry: Entry, cause: unknown): Promise<boolean> {
    for (const milliseconds of ASK_AGAIN_AFTER) {
      await wait(milliseconds);
      try {
        const found = await this.#journal.at(entry.seq);
        if (found === undefined) throw this.#failure(entry, 'was not written', cause);
        return (found as Partial<Entry> | null)?.hash === entry.hash;
      } catch (error) {
        if (error instanceof RecordingFailedError) throw error;
      }
    }
    throw this.#failure(entry, 'may or may not have been written', cause);
  }

  #failure(entry: Entry, fault: string, cause?: unknown): RecordingFailedError {
    return new RecordingFailedError(`server ${this.guild}: entry ${entry.seq} ${fault}`, { cause });
  }

  /** A reader may have come upon it in the store before its writer knew it was there. */
  async #takeWritten(entry: Entry): Promise<void> {
    if (this.#isSound && this.#casebook.seq === entry.seq - 1) this.#take(this.#casebook, entry);
    else if (this.#casebook.entry(entry.seq)?.hash !== entry.hash) await this.refresh();
  }

  #startReading(): Promise<Casebook> {
    const reading = this.#readOn().finally(() => {
      this.#reading = null;
    });
    this.#reading = reading;
    return reading;
  }

  async #readOn(): Promise<Casebook> {
    // One that is folded anew takes the place of the old one when it is whole: nobody sees half a record.
    const casebook = this.#isSound ? this.#casebook : new Casebook();
    try {
      for await (const entries of this.#journal.after(casebook.last)) {
        this.#isSound = false;
        for (const entry of entries) this.#take(casebook, entry);
        this.#isSound = casebook === this.#casebook;
      }
    } catch (error) {
      // A store that fails leaves what was read before a true beginning of the record.
      if (error instanceof BrokenJournalError) this.#isSound = false;
      throw error;
    }
    this.#casebook = casebook;
    this.#isSound = true;
    return casebook;
  }

  #take(casebook: Casebook, entry: Entry): void {
    const known = casebook.entry(entry.seq);
    if (known && known.hash !== entry.hash)
      throw new BrokenJournalError(this.guild, entry.seq, 'was altered after it was written');
    if (known) return;
    casebook.apply(entry);
    this.#onEntry?.(this.guild, entry);
  }
}

/** Gives the action its version, and its content a salt, so that the digest redaction leaves can't be guessed back into a short text. */
function sealed(decision: Decision): Action {
  const version = ACTION_VERSION;
  if (!('content' in decision)) return { ...decision, version };
  const content = { ...decision.content, salt: randomBytes(16).toString('base64url') };
  return { ...decision, content, version } as Action;
}

/** The desks of this process, each folded when first asked for. */
export class Desks {
  readonly #store: Store;
  readonly #desks = new Map<string, Desk>();
  readonly #onEntry: OnEntry | undefined;

  constructor(store: Store, onEntry?: OnEntry) {
    this.#store = store;
    this.#onEntry = onEntry;
  }

  open(guild: string): Desk {
    let desk = this.#desks.get(guild);
    if (!desk) {
      desk = new Desk(this.#store, guild, this.#onEntry);
      this.#desks.set(guild, desk);
    }
    return desk;
  }
}
