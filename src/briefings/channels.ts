import type { ChannelFault } from '../domain/digest.ts';
import { UserError } from '../domain/errors.ts';
import type { Reply } from '../render/reply.ts';

/** A channel of a server. */
export interface Where {
  readonly guild: string;
  readonly channel: string;
}

export interface DirectChannel {
  readonly channel: string;
  readonly server: string;
}

/** A message of Sitrep's that stands in a channel. */
export interface Standing {
  readonly id: string;
  /** What it says, as it was sent. */
  readonly text: string;
}

/** What briefings need of Discord. */
export interface Channels {
  /**
   * Sends a message under a nonce and gives its id; null where it had been sent and was deleted since. Sent again within the minutes Discord
   * remembers a nonce for, it is the same message. Throws a `MessageRefusedError` or a `ChannelClosedError` where Discord said so; after anything
   * else it may be sent again. `urgent`: before what waits its turn.
   */
  send(where: Where, reply: Reply, nonce: string, urgent: boolean): Promise<string | null>;
  /** Which messages sent under these nonces stand in the channel, by nonce. `since`: none of them was sent before. */
  find(where: Where, nonces: readonly string[], since: Date): Promise<ReadonlyMap<string, Standing>>;
  /** What keeps Sitrep from writing there now; null where nothing does. */
  fault(where: Where): Promise<ChannelFault | null>;
  /** Where the server's moderators read what Sitrep has to tell them, the best first; none where it may write in no such channel. */
  noticeChannels(guild: string): Promise<readonly string[]>;
  /**
   * The channel of a member's direct messages, with the server's name; null where Sitrep can't open it or the member does not manage the server any
   * more. Whether the member takes any, sending tells. Throws a `LaterError` or a `FlaggedError`.
   */
  directChannel(guild: string, member: string): Promise<DirectChannel | null>;
}

/** Discord does not take this message, and will not however often it is sent. */
export class MessageRefusedError extends Error {
  override readonly name = 'MessageRefusedError';
}

/** Nobody takes direct messages of Sitrep's now: it is to be tried later. Its cause is Discord's answer, where it was asked at all. */
export class LaterError extends Error {
  override readonly name = 'LaterError';
  /** After how long, in milliseconds. */
  readonly after: number;

  constructor(after: number, options?: ErrorOptions) {
    super('direct messages are opened too fast', options);
    this.after = after;
  }
}

/** Discord has stopped Sitrep's direct messages altogether, until somebody has that lifted. */
export class FlaggedError extends Error {
  override readonly name = 'FlaggedError';

  constructor(options?: ErrorOptions) {
    super('Discord lets Sitrep send no direct messages', options);
  }
}

const CLOSED: Readonly<Record<ChannelFault, string>> = {
  gone: 'the channel is no longer there',
  forbidden: 'Sitrep may not write in the channel',
  left: 'Sitrep is no longer in the server',
};

/** The channel takes no message of Sitrep's until somebody changes that. */
export class ChannelClosedError extends Error {
  override readonly name = 'ChannelClosedError';
  readonly fault: ChannelFault;

  constructor(fault: ChannelFault, options?: ErrorOptions) {
    super(CLOSED[fault], options);
    this.fault = fault;
  }
}

/** What a manager is told of a channel that takes no messages. */
export function faultOf(fault: ChannelFault, channel: string, options?: ErrorOptions): UserError {
  if (fault === 'forbidden') return new UserError('channel.forbidden', { channel }, options);
  return new UserError('channel.gone', {}, options);
}
