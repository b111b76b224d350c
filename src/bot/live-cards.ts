import type { Casebook } from '../domain/casebook.ts';
import type { LiveReply, Reply } from '../render/reply.ts';
import type { SentMessage } from './answer.ts';

/** Discord lets an answer be changed for fifteen minutes; some of the last is left for the change to arrive. */
const LIFETIME = 14 * 60_000;
/** As many of a server's newest cards follow the record: what is further up nobody works with. */
const FOLLOWED = 10;
/** What comes within so many milliseconds is shown at once: a breaking event brings entries close together. */
const GATHERING = 700;

interface LiveCard extends Pick<SentMessage, 'show'> {
  readonly live: LiveReply;
  readonly until: number;
  /** What it shows, to tell whether it would show anything else. */
  shown: string;
}

export interface LiveCardsOptions {
  readonly casebookOf: (guild: string) => Casebook;
  readonly now: () => Date;
  /** A card that can't be changed is left as it is: the record is whole without it. */
  readonly onFailure: (guild: string, error: unknown) => void;
}

/** Cards that were answered with not long ago: they show what others record of their event meanwhile. */
export class LiveCards {
  readonly #options: LiveCardsOptions;
  readonly #cards = new Map<string, Map<string, LiveCard>>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(options: LiveCardsOptions) {
    this.#options = options;
  }

  /** From now on the message shows its event as it stands, as long as Discord lets it be changed. */
  follow(guild: string, { id, show }: SentMessage, live: LiveReply, reply: Reply): void {
    const cards = this.#cards.get(guild) ?? new Map<string, LiveCard>();
    this.#cards.set(guild, cards);
    const until = this.#options.now().getTime() + LIFETIME;
    cards.set(id, { live, until, shown: JSON.stringify(reply.blocks), show });
    const [oldest] = cards.keys();
    if (oldest !== undefined && cards.size > FOLLOWED) cards.delete(oldest);
  }

  /** The message shows something else now. */
  leave(guild: string, message: string): void {
    this.#cards.get(guild)?.delete(message);
  }

  /** Something was recorded in the server. */
  changed(guild: string): void {
    if (!this.#cards.get(guild)?.size || this.#waiting.has(guild)) return;
    const waiting = setTimeout(() => {
      this.#waiting.delete(guild);
      void this.#redraw(guild);
    }, GATHERING);
    this.#waiting.set(guild, waiting);
  }

  async #redraw(guild: string): Promise<void> {
    const cards = this.#cards.get(guild) ?? new Map<string, LiveCard>();
    for (const [message, card] of cards) {
      try {
        const reply =
          card.until > this.#options.now().getTime() ? card.live.again(this.#options.casebookOf(guild)) : null;
        if (!reply) cards.delete(message);
        const shown = reply && JSON.stringify(reply.blocks);
        if (!reply || shown === null || shown === card.shown) continue;
        card.shown = shown;
        await card.show(reply);
      } catch (error) {
        cards.delete(message);
        this.#options.onFailure(guild, error);
      }
    }
    if (cards.size === 0) this.#cards.delete(guild);
  }

  stop(): void {
    for (const waiting of this.#waiting.values()) clearTimeout(waiting);
    this.#cards.clear();
  }
}
