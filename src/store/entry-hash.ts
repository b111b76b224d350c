import { hash } from 'node:crypto';
import type { Action, Entry } from '../domain/action.ts';
import { redactedDigest } from '../domain/redaction.ts';
import { canonicalJson } from './canonical-json.ts';

function digest(value: unknown): string {
  return hash('sha256', canonicalJson(value));
}

/**
 * SHA-256 over the canonical JSON (RFC 8785) of the entry without its hash, where the action's `content` is stood for by its own digest. So an
 * entry whose content was replaced by `{ redacted: digest }`, and by nothing else, still has the hash it was written with.
 */
export function hashOf({ seq, at, by, action, previous }: Omit<Entry, 'hash'>): string {
  const head: Record<string, unknown> = { ...action };
  if ('content' in action) head.content = redactedDigest(action) ?? digest(action.content);
  return digest({ seq, at, by, action: head, previous });
}

/** The digest an entry's content has once it is redacted. */
export function contentDigest(action: Action): string {
  if (!('content' in action)) throw new Error(`${action.type} has no content`);
  return digest(action.content);
}

/** Half of a character that takes two (a lone surrogate), as JSON writes it. */
const HALF_CHARACTER = /\\ud[89a-f]/;

/**
 * The action as it reads back from the store: plain JSON. Half a character, which no store and no canonical JSON can hold, becomes U+FFFD before
 * the hash is made.
 */
export function asKept(action: Action): Action {
  const text = JSON.stringify(action);
  if (!HALF_CHARACTER.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}
