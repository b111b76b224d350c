import type { Casebook } from '../domain/casebook.ts';
import { disputedBefore } from '../domain/disputed-before.ts';
import { checkRedact } from '../domain/redaction.ts';
import type { Decision } from './desk.ts';
import { contentDigest } from './entry-hash.ts';

/** The action that takes the text out of an entry for good, with a reason that stays; a `UserError` where it can't be, see `checkRedact`. */
export function redactionOf(casebook: Casebook, seq: number, reason: string | null): Decision {
  const { entry, kept } = checkRedact(casebook, seq);
  const disputed = disputedBefore(casebook, entry);
  const digest = contentDigest(entry.action);
  return {
    type: 'entry.redacted',
    redacts: seq,
    digest,
    kept,
    ...(disputed.length > 0 && { disputed }),
    content: { reason },
  };
}
