import { createHash } from 'node:crypto';
import type { Reply } from '../render/reply.ts';

/**
 * A message's nonce: the same for the same part of the same slot that says the same, and at most 25 characters as Discord has it. Where a part
 * would say something else than was begun (its text was redacted in between, or a newer Sitrep puts it otherwise) it is another message. Its pictures
 * show what it says, and do not count.
 */
export function nonceOf(guild: string, digest: number, slot: string, part: number, { blocks }: Reply): string {
  const words = blocks.filter(({ kind }) => kind !== 'pictures');
  const said = JSON.stringify([guild, digest, slot, part, words]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 25);
}

/**
 * What is left of a nonce in the message itself once Discord has forgotten it: the `id` of its first component, which nobody sees and Discord
 * returns as it was sent. Discord numbers components from one where no id is given, so marks begin far above.
 */
export function markOf(nonce: string): number {
  return 2 ** 30 + (createHash('sha256').update(nonce).digest().readUInt32BE(0) >>> 2);
}
