import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Action, By, Entry } from '../domain/action.ts';
import { ACTION_VERSION } from '../domain/action.ts';
import { Casebook } from '../domain/casebook.ts';
import { AlreadyRecordedError, BrokenJournalError, RecordingFailedError } from '../domain/errors.ts';
import { DigestSummary } from './digest-summary.ts';
import { Journal, type Origin, RecordReplacedError } from './journal.ts';
import { KeptDrafts } from './kept-drafts.ts';
import type { Store } from './store.ts';
import { type OnProgress, type Verified, verifyJournal } from './verify.ts';

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

/** A casebook, and which record of the server it is of. */
interface Known {
  readonly casebook: Casebook;
  readonly origin: Origin | undefined;
}

/** One server's journal and casebook together: `casebook` to ask, `record` to write. */
export class Desk {
  readonly guild: string;
  readonly drafts: KeptDrafts;
  readonly #store: Store;
  readonly #journal: Journal;
  readonly #onEntry: OnEntry | undefined;
  readonly #writing: LimitFunction = pLimit(1);
  #casebook = new Casebook();
  /** Whether the casebook is a true beginning of the record; otherwise it is folded anew. */
  #isSound = false;
  /** The newest entry ever read of this record, and as which record: what is folded anew must hold it. */
  #proof: { readonly entry: Entry; readonly mark: string | undefined } | null = null;
  /** Entries that are to lose their text: an entry says so, and it was there when that was read. */
  readonly #toBlank = new Map<number, string>();
  /** The entry before which all is to be forgotten, where that is not known to be done. */
  #toForget: number | null = null;
  #reading: Promise<Known> | null = null;
  #readingNext: Promise<Known> | null = null;

  constructor(store: Store, guild: string, onEntry?: OnEntry) {
    this.guild = guild;
    this.#store = store;
    this.drafts = new KeptDrafts(store, guild);
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
  async refresh(): Promise<Casebook> {
    return (await this.#read()).casebook;
  }

  #read(): Promise<Known> {
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
        const { casebook, origin } = await this.#read();
        const { interaction } = options.by;
        if (interaction !== null && casebook.knowsInteraction(interaction)) throw new AlreadyRecordedError(interaction);
        // Readers read on meanwhile, or anew: what follows this entry is decided on this entry, of this record.
        const { last } = casebook;
        const action = sealed(decide(casebook));
        if (!acknowledged) await options.acknowledge?.();
        acknowledged = true;
        // What is forgotten is also who did it.
        const by = action.type === 'record.purged' ? { ...options.by, member: null } : options.by;
        const entry = this.#journal.follow(last, options.now, by, action);
        if (await this.#write(entry, origin)) {
          await this.#takeWritten(entry, origin);
          await this.#carryOut(entry);
          return entry;
        }
      }
    });
  }

  /** Keeps what digests there are beside the journal, for the next start: as last read, and where nothing is left to be taken out of the record. */
  async keepDigests(): Promise<void> {
    if (!this.#proof || !this.#isSound || this.#toBlank.size > 0 || this.#toForget !== null) return;
    const { entry, mark } = this.#proof;
    if (entry.seq !== this.#casebook.seq) return;
    await new DigestSummary(this.#store, this.guild).keep(entry, mark, this.#casebook.digests());
  }

  /** Checks every entry as it is in the store; answers also where the desk can't be opened. */
  verify(onProgress?: OnProgress): Promise<Verified> {
    return verifyJournal(this.#store, this.guild, onProgress);
  }

  /** Takes out of the store what the entry says is to go; what fails here is made good when the record is next opened. */
  async #carryOut(entry: Entry): Promise<void> {
    try {
      await this.#takeOut(entry).catch(async (error: unknown) => {
        // The record is another than when it was last read from its beginning: purged before this entry or after it, or put back without it.
        if (!(error instanceof RecordReplacedError)) throw error;
        const casebook = await this.refresh();
        if (casebook.forgotten >= entry.seq) return;
        if (casebook.entry(entry.seq)?.hash !== entry.hash) throw error;
        await this.#takeOut(entry);
      });
    } catch (cause) {
      throw this.#failure(entry, 'was written, and not yet carried out in the store', cause);
    }
  }

  async #takeOut({ seq, action }: Entry): Promise<void> {
    if (action.type === 'entry.redacted') await this.#blank();
    if (action.type === 'record.purged') {
      this.#toForget = seq;
      await this.#forget(seq);
    }
  }

  /** Takes out of the store the texts an entry says are redacted. */
  async #blank(): Promise<void> {
    for (const [seq, digest] of this.#toBlank) {
      await this.#journal.blank(seq, digest);
      this.#toBlank.delete(seq);
    }
  }

  /** Whether the entry is in the record now; false where another writer was first. */
  async #write(entry: Entry, origin: Origin | undefined): Promise<boolean> {
    try {
      if (await this.#journal.append(entry, origin)) return true;
    } catch (error) {
      return this.#isThereAfterAll(entry, error);
    }
    const now = await this.#read();
    if (now.casebook.seq >= entry.seq || now.origin?.mark !== origin?.mark) return false;
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
  async #takeWritten(entry: Entry, origin: Origin | undefined): Promise<void> {
    const isSameRecord = this.#isSound && this.#journal.mark === origin?.mark;
    if (isSameRecord && this.#casebook.seq === entry.seq - 1) {
      this.#casebook = this.#take(this.#casebook, entry);
      this.#proof = { entry, mark: origin?.mark };
    } else if (this.#casebook.entry(entry.seq)?.hash !== entry.hash) await this.refresh();
  }

  #startReading(): Promise<Known> {
    const reading = this.#readOn()
      .catch((error: unknown) => {
        if (!(error instanceof RecordReplacedError)) throw error;
        this.#isSound = false;
        return this.#readOn();
      })
      .finally(() => {
        this.#reading = null;
      });
    this.#reading = reading;
    return reading;
  }

  async #readOn(): Promise<Known> {
    // One that is folded anew takes the place of the old one when it is whole: nobody sees half a record.
    const isAnew = !this.#isSound;
    let casebook = isAnew ? new Casebook() : this.#casebook;
    if (isAnew) this.#toBlank.clear();
    try {
      for await (const entries of this.#journal.after(casebook.last)) {
        this.#isSound = false;
        for (const entry of entries) casebook = this.#take(casebook, entry);
        if (!isAnew) this.#casebook = casebook;
        this.#isSound = !isAnew;
      }
      this.#checkRead(casebook);
    } catch (error) {
      // A store that fails leaves what was read before a true beginning of the record.
      if (error instanceof BrokenJournalError) this.#isSound = false;
      throw error;
    }
    this.#casebook = casebook;
    this.#isSound = true;
    if (casebook.last) this.#proof = { entry: casebook.last, mark: this.#journal.mark };
    if (isAnew) this.#toForget = casebook.forgotten > 0 ? casebook.forgotten + 1 : null;
    await this.#catchUp();
    return { casebook, origin: this.#journal.origin };
  }

  /** What an entry says is to go and is still there goes now. Where the store can be read and not written, it is tried again at the next question. */
  async #catchUp(): Promise<void> {
    try {
      if (this.#toBlank.size > 0) await this.#blank();
      if (this.#toForget !== null) await this.#forget(this.#toForget);
    } catch (error) {
      if (error instanceof BrokenJournalError || error instanceof RecordReplacedError) throw error;
    }
  }

  async #forget(before: number): Promise<void> {
    const { key } = new DigestSummary(this.#store, this.guild);
    await this.#journal.forgetBefore(before, async () => [key, ...(await this.drafts.keys())]);
    this.#toForget = null;
  }

  /** Makes sure that nothing that was read before is gone, and that no other hand took a text out. */
  #checkRead(casebook: Casebook): void {
    if (this.#proof && this.#proof.mark === this.#journal.mark && this.#proof.entry.seq > casebook.forgotten) {
      const { seq, hash } = this.#proof.entry;
      const found = casebook.entry(seq);
      if (found?.hash !== hash)
        throw new BrokenJournalError(this.guild, seq, found ? 'was altered after it was written' : 'is missing');
    }
    const untold = casebook.untoldRedaction;
    if (untold !== null)
      throw new BrokenJournalError(this.guild, untold, 'has lost its text, and no entry says that it was redacted');
  }

  /** The casebook with the entry in it: another one where the record begins anew. */
  #take(casebook: Casebook, entry: Entry): Casebook {
    const known = casebook.entry(entry.seq);
    if (known && known.hash !== entry.hash)
      throw new BrokenJournalError(this.guild, entry.seq, 'was altered after it was written');
    if (known) return casebook;
    const { action } = entry;
    if (action.type === 'entry.redacted' && !casebook.isRedacted(action.redacts))
      this.#toBlank.set(action.redacts, action.digest);
    const next = action.type === 'record.purged' ? new Casebook(entry.seq - 1) : casebook;
    if (next !== casebook) this.#toBlank.clear();
    next.apply(entry);
    this.#onEntry?.(this.guild, entry);
    return next;
  }
}

/** Gives the action its version, and its content a salt, so that the digest redaction leaves can't be guessed back into a short text. */
function sealed(decision: Decision): Action {
  const version = ACTION_VERSION;
  if (!('content' in decision)) return { ...decision, version };
  const content = { ...decision.content, salt: randomBytes(16).toString('base64url') };
  return { ...decision, content, version } as Action;
}
