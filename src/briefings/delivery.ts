import { createHash } from 'node:crypto';
import type { ActionOf, By } from '../domain/action.ts';
import type { Casebook, DigestState } from '../domain/casebook.ts';
import { digestBriefing } from '../render/digest-briefing.ts';
import type { Reply } from '../render/reply.ts';
import type { Desk } from '../store/desk.ts';

/** Sends a message to a channel and gives its id. Sent again with the same nonce within a few minutes, it is the same message. */
export type Send = (channel: string, reply: Reply, nonce: string) => Promise<string>;

/** Sitrep itself. */
const SITREP: By = { member: null, interaction: null };

/** Another process has this slot, or has sent a later one: there is nothing left to do. */
class SlotTakenError extends Error {
  override readonly name = 'SlotTakenError';
}

/**
 * Sends what a digest has to say for a slot, and an unfinished earlier slot first. The plan is in the journal before anything is sent and the
 * result after, so a restart in between finishes the same messages instead of starting others. Tells how many messages it took.
 */
export async function deliver(desk: Desk, digest: number, slot: Date, now: Date, send: Send): Promise<number> {
  let sent = 0;
  const unfinished = (await desk.refresh()).digest(digest);
  if (unfinished?.planned) sent += await finish(desk, unfinished, unfinished.planned, now, send);
  const state = desk.casebook.digest(digest);
  if (!state || isPast(state, slot) || hasNothingToSay(state, desk.casebook, now)) return sent;
  const planned = await plan(desk, digest, slot, now);
  return planned ? sent + (await finish(desk, state, planned, now, send)) : sent;
}

function isPast(state: DigestState, slot: Date): boolean {
  return state.lastSlot !== null && state.lastSlot >= slot.toISOString();
}

function hasNothingToSay(state: DigestState, casebook: Casebook, now: Date): boolean {
  return digestBriefing(state, casebook.seq, now, casebook).messages.length === 0;
}

async function plan(desk: Desk, digest: number, slot: Date, now: Date): Promise<ActionOf<'digest.planned'> | null> {
  try {
    const entry = await desk.record(
      (casebook) => {
        const state = casebook.digest(digest);
        if (!state || state.planned || isPast(state, slot)) throw new SlotTakenError();
        return { type: 'digest.planned', digest, slot: slot.toISOString(), through: casebook.seq };
      },
      { by: SITREP, now },
    );
    return entry.action as ActionOf<'digest.planned'>;
  } catch (error) {
    if (error instanceof SlotTakenError) return null;
    throw error;
  }
}

async function finish(
  desk: Desk,
  state: DigestState,
  planned: ActionOf<'digest.planned'>,
  now: Date,
  send: Send,
): Promise<number> {
  const { messages } = digestBriefing(state, planned.through, new Date(planned.slot), desk.casebook);
  const ids: string[] = [];
  for (const [part, message] of messages.entries()) {
    ids.push(await send(state.content.channel, message, nonceOf(desk.guild, state.digest, planned.slot, part)));
  }
  const { digest, slot, through } = planned;
  try {
    await desk.record(
      (casebook) => {
        if (casebook.digest(digest)?.planned?.slot !== slot) throw new SlotTakenError();
        return { type: 'digest.sent', digest, slot, through, messages: ids };
      },
      { by: SITREP, now },
    );
  } catch (error) {
    if (!(error instanceof SlotTakenError)) throw error;
  }
  return ids.length;
}

/** The same for the same part of the same slot, and at most 25 characters as Discord has it. */
export function nonceOf(guild: string, digest: number, slot: string, part: number): string {
  return createHash('sha256').update(`${guild}/${digest}/${slot}/${part}`).digest('base64url').slice(0, 25);
}
