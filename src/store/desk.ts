import { randomBytes } from 'node:crypto';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Action, By, Entry } from '../domain/action.ts';
import { ACTION_VERSION } from '../domain/action.ts';
import { Casebook } from '../domain/casebook.ts';
import { AlreadyRecordedError, RecordingFailedError } from '../domain/errors.ts';
import { Journal } from './journal.ts';
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

/** Told of every entry a desk takes into its casebook, whoever wrote it. */
export type OnEntry = (guild: string, entry: Entry) => void;

/** One server's journal and casebook together: `casebook` to ask, `record` to write. */
export class Desk {
  readonly guild: string;
  readonly #journal: Journal;
  readonly #oneAtATime: LimitFunction = pLimit(1);
  #casebook = new Casebook();

  readonly #onEntry: OnEntry | undefined;

  constructor(store: Store, guild: string, onEntry?: OnEntry) {
    this.guild = guild;
    this.#journal = new Journal(store, guild);
    this.#onEntry = onEntry;
  }

  /** What was known when `refresh` last resolved. */
  get casebook(): Casebook {
    return this.#casebook;
  }

  /** Reads on: afterwards the casebook holds what any process had recorded when this was called. */
  async refresh(): Promise<Casebook> {
    return this.#oneAtATime(() => this.#catchUp());
  }

  /**
   * Decides and records one action; writers of this server wait for each other. `decide` sees the record as it stands at that moment and throws a
   * `UserError` where the action can't be: then nothing is recorded. It may be called again when another process wrote first.
   */
  async record(decide: (casebook: Casebook) => Decision, options: RecordOptions): Promise<Entry> {
    return this.#oneAtATime(async () => {
      await this.#catchUp();
      let acknowledged = false;
      while (true) {
        const { interaction } = options.by;
        if (interaction !== null && this.#casebook.knowsInteraction(interaction))
          throw new AlreadyRecordedError(interaction);
        const action = sealed(decide(this.#casebook));
        if (!acknowledged) await options.acknowledge?.();
        acknowledged = true;
        const entry = await this.#append(options, action);
        if (entry) return entry;
        await this.#catchUp();
      }
    });
  }

  async #append(options: RecordOptions, action: Action): Promise<Entry | null> {
    const entry = await this.#write(options, action);
    if (entry) this.#take(entry);
    return entry;
  }

  async #write(options: RecordOptions, action: Action): Promise<Entry | null> {
    try {
      return await this.#journal.append(this.#casebook.last, options.now, options.by, action);
    } catch (error) {
      throw new RecordingFailedError(`server ${this.guild}: entry ${this.#casebook.seq + 1} could not be written`, {
        cause: error,
      });
    }
  }

  #take(entry: Entry): void {
    this.#casebook.apply(entry);
    this.#onEntry?.(this.guild, entry);
  }

  async #catchUp(): Promise<Casebook> {
    try {
      for await (const entries of this.#journal.after(this.#casebook.last)) {
        for (const entry of entries) this.#take(entry);
      }
    } catch (error) {
      // A casebook that stopped halfway is not shown: the next call folds it anew.
      this.#casebook = new Casebook();
      throw error;
    }
    return this.#casebook;
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
