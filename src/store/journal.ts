import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Action, By, Entry } from '../domain/action.ts';
import type { Store } from './store.ts';

/** The journal does not hold together: an entry is altered, missing, or was added by another hand. */
export class BrokenJournalError extends Error {
  override readonly name = 'BrokenJournalError';
  readonly guild: string;
  readonly seq: number;

  constructor(guild: string, seq: number, fault: string) {
    super(`journal of server ${guild}: entry ${seq} ${fault}`);
    this.guild = guild;
    this.seq = seq;
  }
}

/** How many entries are read at a time. */
const BATCH = 500;

export function journalKey(guild: string, seq: number): string {
  return `journal:${guild}:${seq}`;
}

function digest(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return createHash('sha256').update(text).digest('hex');
}

/**
 * SHA-256 over the canonical JSON (RFC 8785) of the entry without its hash, where the action's `content` is stood for by its own digest. So an
 * entry whose content was replaced by `{ redacted: digest }` still has the hash it was written with.
 */
export function hashOf({ seq, at, by, action, previous }: Omit<Entry, 'hash'>): string {
  const head: Record<string, unknown> = { ...action };
  if ('content' in action) {
    const content: unknown = action.content;
    const redacted = typeof content === 'object' && content !== null && 'redacted' in content ? content.redacted : null;
    head.content = redacted ?? digest(content);
  }
  return digest({ seq, at, by, action: head, previous });
}

/** The first entry whose number, chain or content is not what it must be, after `last`; null when the entries hold together. */
export function findBreak(
  guild: string,
  last: Entry | undefined,
  entries: readonly Entry[],
): BrokenJournalError | null {
  let before = last;
  for (const entry of entries) {
    const seq = (before?.seq ?? 0) + 1;
    if (entry.seq !== seq) return new BrokenJournalError(guild, seq, `is numbered ${entry.seq}`);
    if (entry.previous !== (before?.hash ?? null))
      return new BrokenJournalError(guild, seq, 'does not follow the entry before it');
    if (entry.hash !== hashOf(entry)) return new BrokenJournalError(guild, seq, 'was altered after it was written');
    before = entry;
  }
  return null;
}

/** One server's append-only list of entries in the keyed store. */
export class Journal {
  readonly guild: string;
  readonly #store: Store;

  constructor(store: Store, guild: string) {
    this.#store = store;
    this.guild = guild;
  }

  /** The entries after `last`, oldest first, each checked to follow the one before; an empty list at the cost of one `get`. */
  async *after(last: Entry | undefined): AsyncGenerator<Entry[], void> {
    let before = last;
    if (last && (await this.#store.keyv.get(journalKey(this.guild, last.seq + 1))) === undefined) return;
    while (true) {
      const from = (before?.seq ?? 0) + 1;
      const keys = Array.from({ length: BATCH }, (_, index) => journalKey(this.guild, from + index));
      const found = (await this.#store.keyv.getMany<Entry>(keys)) as Array<Entry | undefined>;
      const gap = found.indexOf(undefined);
      const entries = (gap === -1 ? found : found.slice(0, gap)) as Entry[];
      if (gap !== -1 && found.some((entry, index) => index > gap && entry !== undefined)) {
        throw new BrokenJournalError(this.guild, from + gap, 'is missing');
      }
      const broken = findBreak(this.guild, before, entries);
      if (broken) throw broken;
      if (entries.length > 0) yield entries;
      if (gap !== -1) return;
      before = entries.at(-1);
    }
  }

  /**
   * Writes the entry that follows `last`, durably; null when another writer wrote that number first. Its time is `at`, or the last entry's where
   * the clock went back.
   */
  async append(last: Entry | undefined, at: Date, by: By, action: Action): Promise<Entry | null> {
    const seq = (last?.seq ?? 0) + 1;
    const now = at.toISOString();
    const unsealed = { seq, at: last && last.at > now ? last.at : now, by, action, previous: last?.hash ?? null };
    const entry: Entry = { ...unsealed, hash: hashOf(unsealed) };
    return (await this.#store.insert(journalKey(this.guild, seq), entry)) ? entry : null;
  }
}

/** Every server that has a journal in the store. */
export async function journaledGuilds(store: Store): Promise<string[]> {
  const guilds: string[] = [];
  if (!store.keyv.iterator) throw new Error('this store cannot list its keys');
  for await (const [key] of store.keyv.iterator(undefined)) {
    const match = /^journal:([^:]+):1$/.exec(String(key));
    if (match?.[1]) guilds.push(match[1]);
  }
  return guilds.sort();
}
