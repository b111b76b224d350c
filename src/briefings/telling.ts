import { createHash } from 'node:crypto';
import type { DigestState } from '../domain/digest-states.ts';
import { pausedNotice } from '../render/paused-notice.ts';
import type { Desk } from '../store/desk.ts';
import { ChannelClosedError, type Channels, FlaggedError } from './channels.ts';
import { NothingToDoError, SITREP } from './delivery.ts';

/** Digests Sitrep paused, of which the server's moderators do not know yet, the first paused first. */
export function untold(digests: readonly DigestState[]): DigestState[] {
  const since = ({ paused }: DigestState): number => paused?.since.seq ?? 0;
  return digests.filter(({ paused }) => paused !== null && !paused.told).sort((a, b) => since(a) - since(b));
}

/**
 * Tells a server's moderators which digests are paused and why, in one message, and records that they were told. Where no channel of theirs takes it,
 * those who set the digests up are told of their own by direct message; where they take none either nobody can be, and `/digest list` says it.
 * Throws what kept it from telling somebody, once all others are told.
 */
export async function tellOfPauses(desk: Desk, channels: Channels, now: () => Date): Promise<void> {
  const { guild } = desk;
  const tell = { desk, channels, now };
  if (untold((await desk.refresh()).digests()).length === 0) return;
  for (const channel of await channels.noticeChannels(guild)) {
    if (await toldIn({ channel, server: null }, untold(desk.casebook.digests()), tell)) return;
  }
  const faults: unknown[] = [];
  for (const [member, own] of Map.groupBy(untold(desk.casebook.digests()), ({ created }) => created.by.member)) {
    // Where Discord stops all direct messages nobody else is written to; any other fault is one member's.
    const isStopped = faults.some((fault) => fault instanceof FlaggedError);
    await tellDirectly(isStopped ? null : member, own, tell).catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 1) throw new AggregateError(faults, 'not everybody could be told of pauses');
  if (faults.length > 0) throw faults[0];
}

/** Tells a member of the digests they set up; where they can't be told, that is recorded and not tried again. */
async function tellDirectly(member: string | null, own: readonly DigestState[], tell: Telling): Promise<void> {
  const { desk, channels } = tell;
  try {
    const direct = member === null ? null : await channels.directChannel(desk.guild, member);
    if (!direct || !(await toldIn(direct, own, tell))) await record(own, null, tell);
  } catch (error) {
    if (error instanceof FlaggedError) await record(own, null, tell);
    throw error;
  }
}

interface Telling {
  readonly desk: Desk;
  readonly channels: Channels;
  readonly now: () => Date;
}

interface Place {
  readonly channel: string;
  /** The server's name where it does not go without saying. */
  readonly server: string | null;
}

/** Tells of the digests in one message; false where it can't be sent there. */
async function toldIn({ channel, server }: Place, paused: readonly DigestState[], telling: Telling): Promise<boolean> {
  const { desk, channels } = telling;
  const where = { guild: desk.guild, channel };
  try {
    const { told, message } = await toldBefore(where, paused, channels);
    if (message !== null) await record(paused.slice(0, told), message, telling);
    const left = paused.slice(told);
    if (left.length === 0) return true;
    const notice = pausedNotice(left, desk.casebook.settings.language, server);
    await record(left, await channels.send(where, notice, noticeNonce(desk.guild, left), true), telling);
    return true;
  } catch (error) {
    if (error instanceof ChannelClosedError) return false;
    throw error;
  }
}

/** How many of the digests were told of by a message that stands in the channel, of which the record does not know: Sitrep ended in between. */
async function toldBefore(
  where: Parameters<Channels['find']>[0],
  paused: readonly DigestState[],
  channels: Channels,
): Promise<{ told: number; message: string | null }> {
  // Others may have been paused since: that message was about the first of them.
  const nonces = paused.map((_, index) => noticeNonce(where.guild, paused.slice(0, index + 1)));
  const found = await channels.find(where, nonces, new Date(paused[0]?.paused?.since.at ?? 0));
  const last = nonces.findLastIndex((nonce) => found.has(nonce));
  return { told: last + 1, message: found.get(nonces[last] ?? '')?.id ?? null };
}

/** The same for the same pauses, in whichever words they are told. */
function noticeNonce(guild: string, paused: readonly DigestState[]): string {
  const pauses = paused.map(({ digest, paused: pause }) => [digest, pause?.since.seq]);
  return createHash('sha256')
    .update(JSON.stringify([guild, pauses]))
    .digest('base64url')
    .slice(0, 25);
}

async function record(told: readonly DigestState[], message: string | null, { desk, now }: Telling): Promise<void> {
  const of = new Set(told.map(({ digest }) => digest));
  try {
    await desk.record(
      (casebook) => {
        const digests = untold(casebook.digests()).flatMap(({ digest }) => (of.has(digest) ? [digest] : []));
        // Another process has told of them, or they are set going again.
        if (digests.length === 0) throw new NothingToDoError();
        return { type: 'digest.told', digests, message };
      },
      { by: SITREP, now: now() },
    );
  } catch (error) {
    if (!(error instanceof NothingToDoError)) throw error;
  }
}
