import { createHash } from 'node:crypto';
import type { ActionOf, By } from '../domain/action.ts';
import type { Casebook, DigestState } from '../domain/casebook.ts';
import type { DigestContent } from '../domain/digest.ts';
import { digestBriefing, unshownNotice } from '../render/digest-briefing.ts';
import type { Reply } from '../render/reply.ts';
import type { Desk } from '../store/desk.ts';
import { MessageRefusedError, type Send } from './send.ts';

/** What fell due, and when it is dealt with. */
export interface Due {
  readonly slot: Date;
  readonly now: Date;
  /** The slot is past: what was recorded after it waits for its own. */
  readonly missed: boolean;
}

interface Sending {
  readonly send: Send;
  /** Told of a message Discord did not take; a notice stands in its place. */
  readonly onRefused: (error: MessageRefusedError) => void;
}

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
export async function deliver(desk: Desk, digest: number, due: Due, sending: Sending): Promise<number> {
  let sent = 0;
  const unfinished = (await desk.refresh()).digest(digest);
  if (unfinished?.planned) sent += await finish(desk, unfinished, unfinished.planned, due.now, sending);
  const state = desk.casebook.digest(digest);
  if (!state || isPast(state, due.slot) || hasNothingToSay(state, desk.casebook, due)) return sent;
  const planned = await plan(desk, digest, due);
  return planned ? sent + (await finish(desk, state, planned, due.now, sending)) : sent;
}

/** The last entry the digest covers; never before where it has come to. */
function throughOf({ cursor }: DigestState, casebook: Casebook, { slot, missed }: Due): number {
  return missed ? Math.max(cursor, casebook.seqAt(slot)) : casebook.seq;
}

function isPast(state: DigestState, slot: Date): boolean {
  return state.lastSlot !== null && state.lastSlot >= slot.toISOString();
}

function hasNothingToSay(state: DigestState, casebook: Casebook, due: Due): boolean {
  return digestBriefing(state, throughOf(state, casebook, due), due.slot, casebook).messages.length === 0;
}

async function plan(desk: Desk, digest: number, due: Due): Promise<ActionOf<'digest.planned'> | null> {
  const { slot, now } = due;
  try {
    const entry = await desk.record(
      (casebook) => {
        const state = casebook.digest(digest);
        if (!state || state.planned || isPast(state, slot)) throw new SlotTakenError();
        const through = throughOf(state, casebook, due);
        return { type: 'digest.planned', digest, slot: slot.toISOString(), through };
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
  sending: Sending,
): Promise<number> {
  const { messages } = digestBriefing(state, planned.through, new Date(planned.slot), desk.casebook);
  const ids: string[] = [];
  for (const [part, message] of messages.entries()) {
    const nonce = nonceOf(desk.guild, state.digest, planned.slot, part);
    ids.push(await sendOrNotify(state.content, message, nonce, sending));
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

/**
 * Where Discord does not take a message, what it said is in the record still, and a notice says so: what comes after it must not wait for ever. The
 * nonce stays, so that after a restart the notice is the same message.
 */
async function sendOrNotify(
  { channel, language }: DigestContent,
  message: Reply,
  nonce: string,
  { send, onRefused }: Sending,
): Promise<string> {
  try {
    return await send(channel, message, nonce);
  } catch (error) {
    if (!(error instanceof MessageRefusedError)) throw error;
    onRefused(error);
    return send(channel, unshownNotice(language), nonce);
  }
}

/** The same for the same part of the same slot, and at most 25 characters as Discord has it. */
export function nonceOf(guild: string, digest: number, slot: string, part: number): string {
  return createHash('sha256').update(`${guild}/${digest}/${slot}/${part}`).digest('base64url').slice(0, 25);
}
