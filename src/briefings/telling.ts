import type { Casebook } from '../domain/casebook.ts';
import type { DigestState } from '../domain/digest-states.ts';
import { pausedNotice } from '../render/paused-notice.ts';
import type { Desk } from '../store/desk.ts';
import { ChannelClosedError, type Channels } from './channels.ts';
import { NONCE_WINDOW, SITREP } from './delivery.ts';
import { nonceOf } from './nonce.ts';

/** Digests Sitrep paused, of which the server's moderators do not know yet. */
export function untold(casebook: Casebook): DigestState[] {
  return casebook.digests().filter(({ paused }) => paused !== null && !paused.told);
}

/**
 * Tells a server's moderators which digests are paused and why, in one message, and records that they were told; also where there is no channel to
 * tell them in: `/digest list` says it as well.
 */
export async function tellOfPauses(desk: Desk, channels: Channels, now: () => Date): Promise<void> {
  const casebook = await desk.refresh();
  const paused = untold(casebook);
  if (paused.length === 0) return;
  const message = await tell(desk.guild, paused, casebook, channels, now());
  const digests = paused.map(({ digest }) => digest);
  await desk.record(() => ({ type: 'digest.told', digests, message }), { by: SITREP, now: now() });
}

async function tell(
  guild: string,
  paused: readonly DigestState[],
  { settings }: Casebook,
  channels: Channels,
  now: Date,
): Promise<string | null> {
  const channel = await channels.noticeChannel(guild);
  if (channel === null) return null;
  const where = { guild, channel };
  const notice = pausedNotice(paused, settings.language);
  const since = paused.map((state) => state.paused?.since.at ?? '').sort()[0] ?? '';
  const nonce = nonceOf(guild, paused[0]?.digest ?? 0, since, 0, notice);
  try {
    const isLongAgo = now.getTime() - new Date(since).getTime() > NONCE_WINDOW;
    const found = isLongAgo ? await channels.find(where, [nonce], new Date(since)) : new Map<string, string>();
    return found.get(nonce) ?? (await channels.send(where, notice, nonce, true));
  } catch (error) {
    if (error instanceof ChannelClosedError) return null;
    throw error;
  }
}
