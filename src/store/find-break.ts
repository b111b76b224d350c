import type { Entry, Head } from '../domain/action.ts';
import { BrokenJournalError } from '../domain/errors.ts';
import { redactedDigest } from '../domain/redaction.ts';
import { hashOf } from './entry-hash.ts';

/** Seq, at, by, action, previous, hash, and nothing beside them: that would not be under the hash. */
const FIELDS = 6;

/** Whether what is kept has the shape of an entry. */
export function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || Object.keys(value).length !== FIELDS) return false;
  const { action, by, at, hash } = value as Readonly<Record<string, unknown>>;
  return isObject(action) && isObject(by) && typeof at === 'string' && typeof hash === 'string';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * The first entry after `last` whose number or chain is not what it must be; null when the entries hold together. Whether each also is what it was
 * when it was written takes its hash, made anew: three times the cost of reading it.
 */
export function findBreak(
  guild: string,
  last: Head | undefined,
  entries: readonly unknown[],
  { checkHashes = true, begins = 1 }: { readonly checkHashes?: boolean; readonly begins?: number } = {},
): BrokenJournalError | null {
  let before: Head | undefined = last;
  for (const entry of entries) {
    const seq = before ? before.seq + 1 : begins;
    const fault = faultOf(entry, seq, before, checkHashes);
    if (fault !== null) return new BrokenJournalError(guild, seq, fault);
    before = entry as Entry;
  }
  return null;
}

/** Stands for what is kept but is no JSON. */
export const UNREADABLE = Symbol('unreadable');

function faultOf(entry: unknown, seq: number, before: Head | undefined, checkHash: boolean): string | null {
  if (entry === UNREADABLE) return 'cannot be read';
  if (!isEntry(entry)) return 'is not an entry';
  if (entry.seq !== seq) return `is numbered ${entry.seq}`;
  if (!follows(entry, before)) return 'does not follow the entry before it';
  if (checkHash && !isAsWritten(entry)) return 'was altered after it was written';
  return null;
}

/** The first entry follows none, unless all before it were purged: then it follows what nobody can read any more. */
function follows({ seq, action, previous }: Entry, before: Head | undefined): boolean {
  if (!before && seq > 1) return action.type === 'record.purged';
  return previous === (before?.hash ?? null);
}

function isAsWritten(entry: Entry): boolean {
  try {
    return entry.hash === hashOf(entry);
  } catch {
    // Nested deeper than any entry ever written.
    return false;
  }
}

/** Whether this is an entry whose content was taken out. */
export function isBlank(entry: unknown): boolean {
  return isEntry(entry) && redactedDigest(entry.action) !== null;
}
