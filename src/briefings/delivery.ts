import type { ActionOf, By, Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import type { DigestState, PlannedDigest } from '../domain/digest-states.ts';
import type { News } from '../domain/news.ts';
import { digestMessages, digestNews, keepsSilent, unshownNotice } from '../render/digest-briefing.ts';
import type { Reply } from '../render/reply.ts';
import type { Desk } from '../store/desk.ts';
import { ChannelClosedError, type Channels, MessageRefusedError, type Standing, type Where } from './channels.ts';
import { nonceOf } from './nonce.ts';
import type { Slots } from './slots.ts';

/** What fell due. */
export interface Due {
  readonly slot: Date;
  /** When the digest comes round; null where it does not by the clock, as it happens or when it is asked for. */
  readonly slots: Slots | null;
  /** A member asked for it: a pause does not count. */
  readonly asked: boolean;
}

export interface Sending {
  readonly channels: Channels;
  readonly now: () => Date;
  readonly urgent: boolean;
  /** Told of each digest that went out, once that is recorded. */
  readonly onSent: (sent: Sent) => void;
  /** Told of a message Discord did not take; a notice stands in its place. */
  readonly onRefused: (error: MessageRefusedError) => void;
}

/** A digest that went out. */
export interface Sent {
  /** How many messages it took. */
  readonly messages: number;
  /** When it was due; null where a member asked for it. */
  readonly dueAt: Date | null;
  /** How many earlier slots it stands for as well. */
  readonly missed: number;
}

/** Entries are gathered for so long before an alert tells of the first, in milliseconds: an alert arrives within a minute of it. */
export const GATHER = 40_000;

/** Sitrep itself. */
export const SITREP: By = { member: null, interaction: null };

/**
 * For so long after a plan its nonces are relied on, in milliseconds. Discord says it remembers them for "the past few minutes"; after a message was
 * possibly sent longer ago than this, the channel is looked at first.
 */
const NONCE_WINDOW = 60_000;

/** The journal may be so far ahead of the clock, in milliseconds; beyond that one of the two was wrong. */
const SKEW = 60_000;
const DAY = 86_400_000;

const MOST_MISSED = 999;

/** Another process has this slot or has sent a later one, the digest is not sent now, or it has nothing to say. */
export class NothingToDoError extends Error {
  override readonly name = 'NothingToDoError';
}

/**
 * Sends what a digest has to say for what fell due, and an unfinished earlier slot first. The plan is in the journal before anything is sent and the
 * result after, so whatever breaks in between the same messages are finished instead of others begun. Tells how many messages it took.
 */
export async function deliver(desk: Desk, digest: number, due: Due | null, sending: Sending): Promise<number> {
  let sent = 0;
  const unfinished = (await desk.refresh()).digest(digest);
  if (unfinished?.planned) sent += await finish(desk, unfinished, unfinished.planned, sending);
  if (!due) return sent;
  const channel = desk.casebook.digest(digest)?.content.channel;
  const fault = channel === undefined ? null : await sending.channels.fault({ guild: desk.guild, channel });
  // Nothing is begun that can't be sent.
  if (fault) throw new ChannelClosedError(fault);
  const begun = await begin(desk, digest, due, sending.now());
  return begun ? sent + (await send(desk, begun, new Map(), sending)) : sent;
}

/** What was decided, with the messages that are to be sent. */
interface Begun {
  readonly plan: ActionOf<'digest.planned'>;
  readonly parts: ReadonlyArray<Pick<Part, 'nonce'> | Part>;
  /** The last entry of the record they were made from. */
  readonly madeAt: number;
  readonly dueAt: Date | null;
}

interface Part {
  readonly nonce: string;
  readonly reply: Reply;
}

/** The last entry a digest covers: what had been recorded by its slot; never before where it has come to. */
function throughOf({ cursor }: DigestState, casebook: Casebook, slot: Date, now: Date): number {
  const last = casebook.last?.at ?? '';
  // Entries made while a clock was wrong are later than any slot: they would wait until it was right.
  const isAhead = last > new Date(now.getTime() + SKEW).toISOString();
  return Math.max(cursor, isAhead ? casebook.seq : casebook.seqAt(slot));
}

/** Whether an instant of the record lies further ahead than a clock that was set can explain: it was made by one that was wrong, and does not count. */
export function isFarAhead(instant: Date, now: Date): boolean {
  return instant.getTime() > now.getTime() + DAY;
}

/** Whether a digest has been sent for this slot or a later one. */
function isPast({ lastSlot }: DigestState, slot: Date, now: Date): boolean {
  return lastSlot !== null && new Date(lastSlot) >= slot && !isFarAhead(new Date(lastSlot), now);
}

async function begin(desk: Desk, digest: number, due: Due, now: Date): Promise<Begun | null> {
  let parts: readonly Part[] = [];
  let dueAt: Date | null = null;
  try {
    const entry = await desk.record(
      (casebook) => {
        const state = casebook.digest(digest);
        if (!state || state.planned || (state.paused && !due.asked) || isPast(state, due.slot, now))
          throw new NothingToDoError();
        const through = throughOf(state, casebook, due.slot, now);
        const slot = due.slot.toISOString();
        const news = digestNews(state, through, casebook);
        if (keepsSilent(state, news)) throw new NothingToDoError();
        const missed = missedSlots(state, due, news.firstAt);
        parts = partsOf(desk.guild, state, news, { slot, missed }, casebook);
        dueAt = due.asked ? null : dueAtOf(state, due.slot, news);
        return { type: 'digest.planned', digest, slot, through, parts: parts.map(({ nonce }) => nonce), missed };
      },
      { by: SITREP, now },
    );
    return { plan: entry.action as ActionOf<'digest.planned'>, parts, madeAt: entry.seq, dueAt };
  } catch (error) {
    if (error instanceof NothingToDoError) return null;
    throw error;
  }
}

/** An alert is due when it has gathered long enough, and any other at its slot. */
function dueAtOf({ content }: Pick<DigestState, 'content'>, slot: Date, { firstAt }: News): Date {
  return content.every === 'as it happens' && firstAt !== null ? new Date(Date.parse(firstAt) + GATHER) : slot;
}

/** How many slots before this one had something to say that could not be said. One that always says something had it at each. */
function missedSlots(state: DigestState, { slot, slots }: Due, firstAt: string | null): number {
  if (!slots) return 0;
  const { content, scheduledSince, lastSlot } = state;
  const last = lastSlot !== null && lastSlot > scheduledSince ? lastSlot : scheduledSince;
  const from = content.whenEmpty === 'say so' || firstAt === null || firstAt < last ? last : firstAt;
  return slots.count(new Date(new Date(from).getTime() + 1), slot, MOST_MISSED);
}

type Told = Pick<ActionOf<'digest.planned'>, 'slot' | 'missed'>;

/** Its messages after those that stand already. */
function partsOf(
  guild: string,
  state: DigestState,
  news: News,
  told: Told,
  casebook: Casebook,
  standing: readonly string[] = [],
): Part[] {
  const messages = digestMessages(state, news, told, casebook, standing);
  return messages.map((reply, index) => {
    const part = standing.length + index;
    return { reply, nonce: nonceOf(guild, state.digest, told.slot, part, reply) };
  });
}

/**
 * Finishes what was begun before, as `begun` nonces. What may have been sent already is looked for, or sent again under the nonce that makes it the
 * same message; where it would be put otherwise now, what stands of it stays, and only what it does not tell is made anew.
 */
async function finish(
  desk: Desk,
  state: DigestState,
  { action, at, content }: PlannedDigest,
  sending: Sending,
  begun: readonly string[] = action.parts ?? [],
): Promise<number> {
  const { casebook, guild } = desk;
  const asPlanned = { ...state, content };
  const news = digestNews(asPlanned, action.through, casebook);
  // What there was to say may have been redacted since.
  const isSilent = keepsSilent(asPlanned, news);
  const parts = isSilent ? [] : partsOf(guild, asPlanned, news, action, casebook);
  const madeAt = casebook.seq;
  const dueAt = dueAtOf({ content }, new Date(action.slot), news);
  const isSame = noncesOf(parts).join() === begun.join();
  const age = sending.now().getTime() - new Date(at).getTime();
  if (isSame && Math.abs(age) < NONCE_WINDOW)
    return send(desk, { plan: action, parts, madeAt, dueAt }, new Map(), sending);
  const find = (nonces: readonly string[]) =>
    sending.channels.find({ guild, channel: content.channel }, nonces, new Date(at));
  const found = await find([...new Set([...begun, ...noncesOf(parts)])]);
  if (isSame) return send(desk, { plan: action, parts, madeAt, dueAt }, found, sending);
  const missing = begun.findIndex((nonce) => !found.has(nonce));
  const standing = missing < 0 ? begun : begun.slice(0, missing);
  const texts = standing.flatMap((nonce) => found.get(nonce)?.text ?? []);
  // All of it was sent, though it would be put otherwise now.
  const isSent = isSilent || (begun.length > 0 && missing < 0);
  const rest = isSent ? [] : partsOf(guild, asPlanned, news, action, casebook, texts);
  const sent = rest.length > 0 && texts.length > 0 ? await find(noncesOf(rest)) : new Map<string, Standing>();
  const all = [...standing.map((nonce) => ({ nonce })), ...rest];
  return send(desk, { plan: action, parts: all, madeAt, dueAt }, new Map([...found, ...sent]), sending);
}

function noncesOf(parts: ReadonlyArray<Pick<Part, 'nonce'>>): string[] {
  return parts.map(({ nonce }) => nonce);
}

/**
 * Sends the parts that are not there yet, in order, and records that they are. Ends where the digest is removed or moved to another channel meanwhile, or
 * another process has finished it; and makes what is left anew where a text was redacted, which must not be sent any more.
 */
async function send(
  desk: Desk,
  { plan, parts, madeAt, dueAt }: Begun,
  found: ReadonlyMap<string, Standing>,
  sending: Sending,
): Promise<number> {
  const { digest, slot, through, missed = 0 } = plan;
  const state = desk.casebook.digest(digest);
  const content = state?.planned?.content ?? state?.content;
  if (!content) return 0;
  const where = { guild: desk.guild, channel: content.channel };
  const messages: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) await desk.refresh();
    const now = desk.casebook.digest(digest);
    if (!now?.planned || now.planned.action.slot !== slot) return messages.length;
    const isRedacted = desk.casebook.entriesAfter(madeAt).some(({ action }) => action.type === 'entry.redacted');
    if (isRedacted) return finish(desk, now, now.planned, sending, noncesOf(parts));
    const there = found.get(part.nonce)?.id;
    const id = there ?? ('reply' in part ? await sendOrNotify(where, part, content.language, sending) : null);
    if (id !== null) messages.push(id);
  }
  try {
    await desk.record(
      (casebook) => {
        if (casebook.digest(digest)?.planned?.action.slot !== slot) throw new NothingToDoError();
        return { type: 'digest.sent', digest, slot, through, messages };
      },
      { by: SITREP, now: sending.now() },
    );
  } catch (error) {
    if (!(error instanceof NothingToDoError)) throw error;
    // Another process has recorded it, or it is sent elsewhere now.
    return parts.length;
  }
  if (parts.length > 0) sending.onSent({ messages: parts.length, dueAt, missed });
  return parts.length;
}

/**
 * Where Discord does not take a message, what it said is in the record still, and a notice says so: what comes after it must not wait for ever. The
 * nonce stays, so that after a restart the notice is the same message.
 */
async function sendOrNotify(
  where: Where,
  { reply, nonce }: Part,
  language: Language,
  { channels, urgent, onRefused }: Sending,
): Promise<string | null> {
  try {
    return await channels.send(where, reply, nonce, urgent);
  } catch (error) {
    if (!(error instanceof MessageRefusedError)) throw error;
    onRefused(error);
    return channels.send(where, unshownNotice(language), nonce, urgent);
  }
}
