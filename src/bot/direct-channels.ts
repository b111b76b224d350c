import { type Client, DiscordAPIError, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { type DirectChannel, FlaggedError, LaterError } from '../briefings/channels.ts';

/** Discord counts direct messages that are opened one after another: so many in so many milliseconds at most … */
const OPENINGS = 5;
const WINDOW = 60_000;
/** … and where it says they were too many, none for so long, in milliseconds. */
const TOO_FAST_FOR = 3_600_000;

/** "Your bot has been flagged by our anti-spam system": it writes to nobody until that is lifted. discord.js does not name it. */
const FLAGGED = 20_026;

/** Whom nothing can be sent, however often it is tried. */
const FINAL: readonly unknown[] = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
];

/** What Discord says of direct messages in general and not of one member; null where it is something else. */
export function directRefusal(error: unknown): LaterError | FlaggedError | null {
  if (!(error instanceof DiscordAPIError)) return null;
  if (error.code === RESTJSONErrorCodes.OpeningDirectMessagesTooFast)
    return new LaterError(TOO_FAST_FOR, { cause: error });
  return error.code === FLAGGED ? new FlaggedError({ cause: error }) : null;
}

/** The direct messages of members of the servers, opened a few a minute. */
export class DirectChannels {
  readonly #client: Client<boolean>;
  readonly #open: (member: string) => Promise<string>;
  readonly #now: () => Date;
  /** By member. */
  readonly #opened = new Map<string, string>();
  /** When the last ones were opened, oldest first. */
  #openings: number[] = [];
  #closedUntil = 0;

  /** `open`: asks Discord for the channel of a member's direct messages. */
  constructor(client: Client<boolean>, open: (member: string) => Promise<string>, now: () => Date) {
    this.#client = client;
    this.#open = open;
    this.#now = now;
  }

  /**
   * Null for somebody who does not belong to the server any more or does not manage it, and where Discord never opens it. Throws a `LaterError` where
   * it is to be tried later and a `FlaggedError` where Discord lets the bot write to nobody.
   */
  async of(guildId: string, member: string): Promise<DirectChannel | null> {
    const guild = this.#client.guilds.cache.get(guildId);
    if (!guild || !(await this.#manages(guildId, member))) return null;
    const opened = this.#opened.get(member);
    if (opened !== undefined) return { channel: opened, server: guild.name };
    try {
      this.#takeTurn();
      const channel = await this.#open(member);
      this.#opened.set(member, channel);
      return { channel, server: guild.name };
    } catch (error) {
      const refusal = directRefusal(error);
      if (refusal instanceof LaterError) this.#closedUntil = this.#now().getTime() + refusal.after;
      if (refusal) throw refusal;
      if (error instanceof DiscordAPIError && (error.status === 400 || FINAL.includes(error.code))) return null;
      throw error;
    }
  }

  /** Asked each time: the bot is not told who leaves, and what a digest says is for the server's managers alone. */
  async #manages(guildId: string, user: string): Promise<boolean> {
    try {
      const member = await this.#client.guilds.cache.get(guildId)?.members.fetch({ user, force: true, cache: false });
      return member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 404) return false;
      throw error;
    }
  }

  #takeTurn(): void {
    const now = this.#now().getTime();
    // What lies ahead was before the clock was set back.
    this.#openings = this.#openings.filter((at) => at > now - WINDOW && at <= now);
    if (this.#closedUntil > now + TOO_FAST_FOR) this.#closedUntil = now;
    const [oldest = now] = this.#openings;
    const free = Math.max(this.#closedUntil, this.#openings.length < OPENINGS ? now : oldest + WINDOW);
    if (free > now) throw new LaterError(free - now);
    this.#openings.push(now);
  }
}
