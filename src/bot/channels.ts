import { setTimeout as wait } from 'node:timers/promises';
import {
  type APIMessage,
  type APIMessageTopLevelComponent,
  type Client,
  ComponentType,
  DiscordAPIError,
  type Guild,
  PermissionFlagsBits,
  RateLimitError,
  REST,
  type RESTGetAPIChannelMessagesResult,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import {
  ChannelClosedError,
  type Channels,
  type DirectChannel,
  MessageRefusedError,
  type Standing,
  type Where,
} from '../briefings/channels.ts';
import { markOf } from '../briefings/nonce.ts';
import type { ChannelFault } from '../domain/digest.ts';
import type { Reply } from '../render/reply.ts';
import { DirectChannels, directRefusal } from './direct-channels.ts';
import { bodyOf, drawn, messageOf, type Paint } from './message.ts';
import { Pace } from './pace.ts';
import { REQUESTS } from './whole-request.ts';

/** Nobody waits for a briefing at its minute: the thread that draws may still have to load, in milliseconds. */
const PATIENCE = 5_000;

export interface ChannelsOptions {
  readonly client: Client<boolean>;
  readonly token: string;
  /** Without a trailing slash or version: `https://discord.com/api`. */
  readonly apiUrl: string;
  /** This process's part of all shards: of what Discord takes in all it uses no more. */
  readonly share: number;
  readonly paint: Paint;
  readonly now: () => Date;
}

/** Without these a digest does not arrive whole in a channel, or what of it arrived can't be found again. */
const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
];

/** What Discord says of a channel that takes nothing of the bot's. */
const CLOSED: ReadonlyMap<unknown, ChannelFault> = new Map<unknown, ChannelFault>([
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.MissingAccess, 'forbidden'],
  [RESTJSONErrorCodes.MissingPermissions, 'forbidden'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'forbidden'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, 'forbidden'],
]);

/** Answers that may be another one the next time: who asks, whether it is there, and when. All others below 500 are about the message. */
const PASSING = [401, 403, 404, 408, 429];

/** Discord takes 50 requests a second in all; the rest is for what else the bot asks. */
const A_SECOND = 48;
/** How long an answer is waited for, in milliseconds. */
const TIMEOUT = 15_000;
/** A limit that says nothing of its end is waited out for so long, in milliseconds, twice as long each time … */
const UNTOLD = 1_000;
/** … and so often, before it is somebody else's to try again later. */
const LIMITED_TRIES = 6;
/** Clocks differ, and one that was set may have been off by this much, in milliseconds. */
const CLOCKS_DIFFER = 86_400_000;
const PAGE = 100;
/** So many pictures of digests are drawn at a time. Where more are due at once they go without: they are to arrive. */
const PAINTING = 4;

/**
 * The channels digests are sent to. They have a connection to Discord's REST API of their own, at a pace below Discord's limit, so that however many
 * are due at once interactions never queue behind them.
 */
export class DiscordChannels implements Channels {
  readonly #client: Client<boolean>;
  readonly #token: string;
  readonly #rest: REST;
  readonly #pace: Pace;
  readonly #paint: Paint;
  readonly #direct: DirectChannels;
  /** How often in a row a limit said nothing of its end. */
  #untold = 0;

  constructor({ client, token, apiUrl, share, paint, now }: ChannelsOptions) {
    let painting = 0;
    this.#paint = async (picture) => {
      if (painting >= PAINTING) return null;
      painting += 1;
      return paint(picture, PATIENCE).finally(() => {
        painting -= 1;
      });
    };
    this.#client = client;
    this.#token = token;
    this.#direct = new DirectChannels(client, (member) => this.#openDirect(member), now);
    this.#pace = new Pace(A_SECOND * share);
    this.#rest = new REST({
      api: apiUrl,
      timeout: TIMEOUT,
      ...REQUESTS,
      // Briefings try again, later each time; discord.js would at once, and for a limit without an end without end.
      retries: 0,
      rejectOnRateLimit: () => true,
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    });
  }

  async send(where: Where, reply: Reply, nonce: string, urgent: boolean): Promise<string | null> {
    const { body: message, files } = bodyOf(messageOf(reply, await drawn(reply, this.#paint)));
    const [first, ...others] = message.components;
    const body = {
      ...message,
      // The mark it is found by when Discord has forgotten the nonce.
      components: [{ ...first, id: markOf(nonce) }, ...others],
      nonce,
      enforce_nonce: true,
    };
    try {
      const message = await this.#ask(urgent, () =>
        this.#rest.post(Routes.channelMessages(where.channel), { body, files }),
      );
      return (message as RESTPostAPIChannelMessageResult).id;
    } catch (error) {
      // The nonce is of a message that was deleted since.
      if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage) return null;
      throw this.#closed(where, error) ?? directRefusal(error) ?? refused(error) ?? error;
    }
  }

  async find(where: Where, nonces: readonly string[], since: Date): Promise<ReadonlyMap<string, Standing>> {
    const wanted = new Map(nonces.map((nonce) => [markOf(nonce), nonce]));
    const found = new Map<string, Standing>();
    let after = SnowflakeUtil.generate({ timestamp: since.getTime() - CLOCKS_DIFFER }).toString();
    while (found.size < wanted.size) {
      const page = await this.#page(where, after);
      for (const { id, author, components } of page) {
        const nonce = wanted.get(components?.[0]?.id ?? 0);
        if (nonce !== undefined && author.id === this.#client.user?.id)
          found.set(nonce, { id, text: textIn(components ?? []) });
      }
      const [newest] = page;
      if (!newest || page.length < PAGE) break;
      after = newest.id;
    }
    return found;
  }

  /** The messages after one, newest first. */
  async #page(where: Where, after: string): Promise<APIMessage[]> {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    try {
      const page = await this.#ask(true, () => this.#rest.get(Routes.channelMessages(where.channel), { query }));
      return page as RESTGetAPIChannelMessagesResult;
    } catch (error) {
      throw this.#closed(where, error) ?? error;
    }
  }

  async fault({ guild: guildId, channel: id }: Where): Promise<ChannelFault | null> {
    const guild = this.#client.guilds.cache.get(guildId);
    if (!guild) return this.#client.isReady() ? 'left' : null;
    try {
      const channel = guild.channels.cache.get(id) ?? (await this.#client.channels.fetch(id));
      if (!channel?.isSendable() || channel.isDMBased()) return 'gone';
      const me = guild.members.me ?? (await guild.members.fetchMe());
      return channel.permissionsFor(me).has(NEEDED) ? null : 'forbidden';
    } catch (error) {
      const closed = this.#closed({ guild: guildId, channel: id }, error);
      if (closed) return closed.fault;
      throw error;
    }
  }

  async noticeChannels(guildId: string): Promise<readonly string[]> {
    const guild = this.#client.guilds.cache.get(guildId);
    const open: string[] = [];
    for (const channel of guild ? noticeChannels(guild) : []) {
      if (!(await this.fault({ guild: guildId, channel }))) open.push(channel);
    }
    return open;
  }

  directChannel(guild: string, member: string): Promise<DirectChannel | null> {
    return this.#direct.of(guild, member);
  }

  async #openDirect(member: string): Promise<string> {
    const body = { recipient_id: member };
    const channel = await this.#ask(true, () => this.#rest.post(Routes.userChannels(), { body }));
    return (channel as RESTPostAPICurrentUserCreateDMChannelResult).id;
  }

  /** Asks when it is its turn; waits where Discord says so, and where that is all of the bot holds everything else back too. */
  async #ask<Result>(urgent: boolean, request: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      await this.#pace.turn(urgent);
      // An answer of 401 makes discord.js forget it.
      this.#rest.setToken(this.#token);
      try {
        const result = await request();
        this.#untold = 0;
        return result;
      } catch (error) {
        if (!(error instanceof RateLimitError) || tries === LIMITED_TRIES) throw error;
        await this.#waitOut(error);
      }
    }
  }

  async #waitOut({ global, retryAfter, timeToReset }: RateLimitError): Promise<void> {
    if (global) this.#pace.hold(Math.max(retryAfter, timeToReset));
    else if (retryAfter > 0) await wait(retryAfter);
    else {
      this.#pace.hold(UNTOLD * 2 ** this.#untold);
      this.#untold = Math.min(this.#untold + 1, LIMITED_TRIES);
    }
  }

  #closed({ guild }: Where, error: unknown): ChannelClosedError | null {
    const fault = error instanceof DiscordAPIError ? CLOSED.get(error.code) : undefined;
    if (fault === undefined) return null;
    const isThere = !this.#client.isReady() || this.#client.guilds.cache.has(guild);
    return new ChannelClosedError(isThere ? fault : 'left', { cause: error });
  }
}

/** Where Discord itself tells moderators of things, then where it greets members. */
function noticeChannels({ publicUpdatesChannelId, systemChannelId }: Guild): string[] {
  return [publicUpdatesChannelId, systemChannelId].filter((channel) => channel !== null);
}

/** What a message says, without its buttons and pictures. */
function textIn(components: readonly APIMessageTopLevelComponent[]): string {
  return components
    .flatMap((each) => {
      if (each.type === ComponentType.TextDisplay) return [each.content];
      return each.type === ComponentType.Container ? [textIn(each.components)] : [];
    })
    .join('\n');
}

function refused(error: unknown): MessageRefusedError | null {
  if (!(error instanceof DiscordAPIError) || error.status < 400 || error.status >= 500) return null;
  return PASSING.includes(error.status)
    ? null
    : new MessageRefusedError('Discord does not take the message', { cause: error });
}
