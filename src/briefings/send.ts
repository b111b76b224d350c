import type { ChannelFault } from '../domain/digest.ts';
import type { Reply } from '../render/reply.ts';

/**
 * Sends a message to a channel and gives its id. Sent again with the same nonce within a few minutes, it is the same message. Throws a
 * `MessageRefusedError` or a `ChannelClosedError` where Discord said so; after anything else it may be tried again.
 */
export type Send = (channel: string, reply: Reply, nonce: string) => Promise<string>;

/** Discord does not take this message, and will not however often it is sent. */
export class MessageRefusedError extends Error {
  override readonly name = 'MessageRefusedError';
}

/** The channel takes no message of Sitrep's until somebody changes that. */
export class ChannelClosedError extends Error {
  override readonly name = 'ChannelClosedError';
  readonly fault: ChannelFault;

  constructor(fault: ChannelFault, options?: ErrorOptions) {
    super(fault === 'gone' ? 'the channel is no longer there' : 'Sitrep may not write in the channel', options);
    this.fault = fault;
  }
}
