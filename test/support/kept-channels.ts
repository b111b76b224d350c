import { ChannelClosedError, type Channels, type Standing, type Where } from '../../src/briefings/channels.ts';
import type { ChannelFault } from '../../src/domain/digest.ts';
import type { Reply } from '../../src/render/reply.ts';
import { textOf } from './command-room.ts';

export interface Kept {
  readonly channel: string;
  readonly text: string;
  readonly nonce: string;
  readonly reply: Reply;
}

/** Channels in memory that keep what they are sent, each nonce once, as Discord does in the minutes it remembers one. */
export class KeptChannels implements Channels {
  readonly sent: Kept[] = [];
  readonly #remembered = new Set<string>();
  /** What the next sends run into, one after another; `null` lets one through. */
  readonly faults: Array<Error | null> = [];
  /** Channels for which Discord does not answer. */
  readonly failing = new Set<string>();
  closed: ChannelFault | null = null;
  notices: string | null = null;
  /** Whether members take direct messages. */
  direct = false;

  async send({ channel }: Where, reply: Reply, nonce: string): Promise<string> {
    const fault = this.faults.shift();
    if (fault) throw fault;
    if (this.failing.has(channel)) throw new Error('Discord does not answer');
    if (this.closed && channel !== this.notices && !channel.startsWith('direct-'))
      throw new ChannelClosedError(this.closed);
    if (!this.#remembered.has(nonce)) this.sent.push({ channel, text: textOf(reply), nonce, reply });
    this.#remembered.add(nonce);
    return `message-${this.sent.findIndex((each) => each.nonce === nonce) + 1}`;
  }

  forgetNonces(): void {
    this.#remembered.clear();
  }

  async find(_where: Where, nonces: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    return new Map(
      this.sent.flatMap(({ nonce, text }, index) =>
        nonces.includes(nonce) ? [[nonce, { id: `message-${index + 1}`, text }] as const] : [],
      ),
    );
  }

  async fault({ channel }: Where): Promise<ChannelFault | null> {
    return channel === this.notices ? null : this.closed;
  }

  async noticeChannels(): Promise<readonly string[]> {
    return this.notices === null ? [] : [this.notices];
  }

  async directChannel(_guild: string, member: string) {
    return this.direct ? { channel: `direct-${member}`, server: 'The desk' } : null;
  }
}
