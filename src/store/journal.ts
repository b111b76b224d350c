import { randomUUID } from 'node:crypto';
import type { Action, By, Entry, Head } from '../domain/action.ts';
import { BrokenJournalError } from '../domain/errors.ts';
import { redactedDigest } from '../domain/redaction.ts';
import { asKept, contentDigest, hashOf } from './entry-hash.ts';
import { findBreak, isEntry, UNREADABLE } from './find-break.ts';
import type { Store, StoreEntry } from './store.ts';

/** The record a desk had read was purged, or restored from a backup: it is to be read anew, from its beginning. */
export class RecordReplacedError extends Error {
  override readonly name = 'RecordReplacedError';

  constructor() {
    super('the record was purged, or put back from a backup, while it was read');
  }
}

/** How many entries are read or written at a time. */
export const BATCH = 500;

export function journalKey(guild: string, seq: number): string {
  return `journal:${guild}:${seq}`;
}

/** Which record of a server this is, kept beside its journal once it was purged or restored; nothing is before that. */
export interface Origin {
  /** The number of its first entry. */
  readonly begins: number;
  /** Another with every purge and restoration: what a desk had read before is no longer the record. */
  readonly mark: string;
}

function originKey(guild: string): string {
  return `record:${guild}`;
}

/** One server's append-only list of entries in the keyed store. */
export class Journal {
  readonly guild: string;
  readonly #store: Store;
  #origin: Origin | undefined;
  /** An entry, and the store's version when nothing was there after it. */
  #newest: { readonly hash: string; readonly version: string } | null = null;

  constructor(store: Store, guild: string) {
    this.#store = store;
    this.guild = guild;
  }

  /**
   * The entries after `last`, oldest first, each checked to follow the one before; an empty list at the cost of one question, which also tells
   * that `last` itself is still there: a store that lost its newest entries must not be written on. Where the whole journal is read, hashes are
   * checked in its last batch only; `verifyJournal` checks them all.
   */
  async *after(last: Head | undefined): AsyncGenerator<Entry[], void> {
    if (last && !(await this.#goesOn(last))) return;
    const begins = last ? last.seq + 1 : await this.begins();
    const mark = this.mark;
    let before: Head | undefined = last;
    while (true) {
      const { found, gap } = await this.batch(before ? before.seq + 1 : begins);
      const isLastBatch = found.length < BATCH;
      const checkHashes = last !== undefined || isLastBatch;
      const missing = gap === null ? null : new BrokenJournalError(this.guild, gap, 'is missing');
      const broken = missing ?? findBreak(this.guild, before, found, { checkHashes, begins });
      if (broken) {
        await this.#expectMark(mark);
        throw broken;
      }
      const entries = found as Entry[];
      if (entries.length > 0) yield entries;
      if (isLastBatch) {
        // Read while it was purged or restored, it may be the beginning of what was there before.
        if (!last) await this.#expectMark(mark);
        // A record that was purged or restored has at least one.
        if (!last && !before && entries.length === 0 && this.#origin)
          throw new BrokenJournalError(this.guild, begins, 'is missing');
        return;
      }
      before = entries.at(-1);
    }
  }

  /** Whether there is an entry after `last`. */
  async #goesOn(last: Head): Promise<boolean> {
    const version = this.#store.version();
    if (this.#newest && this.#newest.version === version && this.#newest.hash === last.hash) return false;
    const [again, next, origin] = await this.#readKeys([
      journalKey(this.guild, last.seq),
      journalKey(this.guild, last.seq + 1),
      originKey(this.guild),
    ]);
    // A purge takes its number before the mark is another: it is read as the entry it is.
    const isPurge = isEntry(next) && next.action.type === 'record.purged' && next.previous === last.hash;
    const isReplaced = (origin as Origin | undefined)?.mark !== this.mark;
    const isThere = isEntry(again) && again.hash === last.hash;
    if (isThere && (isPurge || !isReplaced)) {
      if (next === undefined && version !== null) this.#newest = { hash: last.hash, version };
      return next !== undefined;
    }
    if (isReplaced) throw new RecordReplacedError();
    const fault = again === undefined ? 'is missing' : 'was altered after it was written';
    throw new BrokenJournalError(this.guild, last.seq, fault);
  }

  async #expectMark(mark: string | undefined): Promise<void> {
    const origin = await this.#store.keyv.get<Origin>(originKey(this.guild));
    if (origin?.mark !== mark) throw new RecordReplacedError();
  }

  /** The number of the record's first entry, as the store now has it. */
  async begins(): Promise<number> {
    this.#origin = await this.#store.keyv.get<Origin>(originKey(this.guild));
    return this.#origin?.begins ?? 1;
  }

  /** Which record this was last read as from its beginning. */
  get origin(): Origin | undefined {
    return this.#origin;
  }

  get mark(): string | undefined {
    return this.#origin?.mark;
  }

  /** What is kept from this number on, at most a batch, up to the first number that is not there; `gap` is that number where a later one is. */
  async batch(from: number): Promise<{ readonly found: readonly unknown[]; readonly gap: number | null }> {
    const read = await this.#read(Array.from({ length: BATCH }, (_, index) => from + index));
    const end = read.indexOf(undefined);
    if (end === -1) return { found: read, gap: null };
    const hasMore = read.some((value, index) => index > end && value !== undefined);
    return { found: read.slice(0, end), gap: hasMore ? from + end : null };
  }

  /** What is kept under this number, undefined where nothing is. */
  async at(seq: number): Promise<unknown> {
    return (await this.#read([seq]))[0];
  }

  #read(seqs: readonly number[]): Promise<unknown[]> {
    return this.#readKeys(seqs.map((seq) => journalKey(this.guild, seq)));
  }

  async #readKeys(keys: string[]): Promise<unknown[]> {
    try {
      return await this.#store.keyv.getMany(keys);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return Promise.all(keys.map((key) => this.#readOne(key)));
    }
  }

  async #readOne(key: string): Promise<unknown> {
    try {
      return await this.#store.keyv.get(key);
    } catch (error) {
      if (error instanceof SyntaxError) return UNREADABLE;
      throw error;
    }
  }

  /** The entry that would follow `last`. Its time is `at`, or the last entry's where the clock went back. */
  follow(last: Entry | undefined, at: Date, by: By, action: Action): Entry {
    const now = at.toISOString();
    const unsealed = {
      seq: (last?.seq ?? 0) + 1,
      at: last && last.at > now ? last.at : now,
      by,
      action: asKept(action),
      previous: last?.hash ?? null,
    };
    return { ...unsealed, hash: hashOf(unsealed) };
  }

  /**
   * Writes the entry durably; false when another writer wrote that number first, or the record is another than the one it was decided on. Where
   * it throws, it may or may not have been written.
   */
  async append(entry: Entry, origin: Origin | undefined): Promise<boolean> {
    const beside = { key: originKey(this.guild), value: origin };
    return this.#store.insert(journalKey(this.guild, entry.seq), entry, beside);
  }

  /**
   * Puts its digest in the place of an entry's content, for good. Where it was done already, or the entry is gone, nothing is changed; a
   * `RecordReplacedError` where the record is another than the one that was read: what it has under this number keeps its text.
   */
  async blank(seq: number, digest: string): Promise<void> {
    const { mark } = this;
    const isBlanked = await this.#store.replace(journalKey(this.guild, seq), originKey(this.guild), (entry, origin) => {
      if ((origin as Origin | undefined)?.mark !== mark) throw new RecordReplacedError();
      if (!isEntry(entry) || !('content' in entry.action) || redactedDigest(entry.action) === digest) return;
      if (contentDigest(entry.action) !== digest)
        throw new BrokenJournalError(this.guild, seq, 'was altered after it was written');
      return { ...entry, action: { ...entry.action, content: { redacted: digest } } };
    });
    if (isBlanked) await this.#store.scrub();
  }

  /**
   * Deletes all entries before this one, which is a purge, and first what is kept beside the journal, under these keys; the record's first entry is
   * deleted last. Told again after it was broken off, it deletes what is left; where nothing is, what was kept beside the journal since stays. Of a
   * record that took the place of this one meanwhile nothing is deleted: a `RecordReplacedError`.
   */
  async forgetBefore(seq: number, keysBeside: () => Promise<readonly string[]>): Promise<void> {
    const purge = await this.at(seq);
    if (!isEntry(purge) || purge.action.type !== 'record.purged') throw new RecordReplacedError();
    const isBegun = await this.#beginAt(seq);
    const beside = { key: originKey(this.guild), value: this.#origin };
    const left = (await numbersOf(this.#store, this.guild)).filter((number) => number < seq).sort((a, b) => b - a);
    if (isBegun && left.length === 0) return;
    const keys = [...(await keysBeside()), ...left.map((number) => journalKey(this.guild, number))];
    if (!(await removeAll(this.#store, keys, beside))) throw new RecordReplacedError();
    await this.#store.scrub();
  }

  /** Has the record begin with this purge, where it is the record that was read; tells whether it did before. */
  async #beginAt(seq: number): Promise<boolean> {
    const { mark } = this;
    let isBegun = false;
    const origin = await this.#store.exchange(originKey(this.guild), (value) => {
      const now = value as Origin | undefined;
      isBegun = now?.begins === seq;
      if (isBegun) return;
      if (now?.mark !== mark) throw new RecordReplacedError();
      return newOrigin(seq);
    });
    this.#origin = origin as Origin;
    return isBegun;
  }
}

function newOrigin(begins: number): Origin {
  return { begins, mark: randomUUID() };
}

/** Says that what is in the store is another record of this server than whoever had read it knows; answers with what is kept of that. */
export async function setOrigin(store: Store, guild: string, begins: number): Promise<StoreEntry> {
  const value = newOrigin(begins);
  await store.exchange(originKey(guild), () => value);
  return { key: originKey(guild), value };
}

/** The numbers entries are kept under, in no order. */
export async function numbersOf(store: Store, guild: string): Promise<number[]> {
  const prefix = `journal:${guild}:`;
  return (await store.keys(prefix, '')).map((key) => Number(key.slice(prefix.length)));
}

/** The entries of one server's journal, oldest first; throws where they do not hold together. */
export async function* entriesOf(store: Store, guild: string): AsyncGenerator<Entry, void> {
  for await (const entries of new Journal(store, guild).after(undefined)) yield* entries;
}

/** Every server that has a journal in the store. */
export async function journaledGuilds(store: Store): Promise<string[]> {
  const firsts = await store.keys('journal:', ':1');
  const origins = await store.keys(originKey(''), '');
  const guilds = [
    ...firsts.map((key) => key.slice('journal:'.length, -':1'.length)),
    ...origins.map((key) => key.slice(originKey('').length)),
  ];
  return [...new Set(guilds)].sort();
}

/**
 * Deletes every entry of one server, the first one first: where it stops halfway, what is left is seen to be broken. It stops, and answers false,
 * where the record is no longer the one that `setOrigin` began.
 */
export async function forgetJournal(store: Store, guild: string, origin: StoreEntry): Promise<boolean> {
  const first = journalKey(guild, (origin.value as Origin).begins);
  const others = (await store.keys(`journal:${guild}:`, '')).filter((key) => key !== first);
  return removeAll(store, [first, ...others], origin);
}

/** Deletes the keys in this order, a batch at a time, as long as the key beside has its value; tells whether all are gone. */
async function removeAll(store: Store, keys: readonly string[], beside: StoreEntry): Promise<boolean> {
  for (let from = 0; from < keys.length; from += BATCH)
    if (!(await store.removeMany(keys.slice(from, from + BATCH), beside))) return false;
  return true;
}
