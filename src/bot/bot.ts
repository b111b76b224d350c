import {
  type Channel,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type MessageCreateOptions,
  MessageFlags,
  OAuth2Scopes,
  Options,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type SendableChannels,
  Status,
} from 'discord.js';
import { ChannelClosedError, MessageRefusedError } from '../briefings/send.ts';
import type { ChannelFault } from '../domain/digest.ts';
import type { Reply } from '../render/reply.ts';
import { Interactions, type InteractionsOptions } from './interactions.ts';
import { messageOf } from './message.ts';
import { registerCommands } from './registration.ts';

export interface BotOptions extends InteractionsOptions {
  readonly token: string;
  /** `auto`, or this process's part. */
  readonly shards: 'auto' | { readonly ids: readonly number[]; readonly count: number };
  /** Told of each server the bot is in: at the start, and when it is invited. */
  readonly onGuild: (guild: string) => void;
}

/** What the bot needs in a channel to be of use. */
const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
];

/** Without these nothing arrives in a channel. */
const TO_WRITE = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];

/** What Discord says of a channel that takes nothing of the bot's. */
const CLOSED: ReadonlyMap<unknown, ChannelFault> = new Map<unknown, ChannelFault>([
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.MissingAccess, 'forbidden'],
  [RESTJSONErrorCodes.MissingPermissions, 'forbidden'],
]);

/** Answers that may be another one the next time: who asks, whether it is there, and when. All others below 500 are about the message. */
const PASSING = [401, 403, 404, 408, 429];

function closed(error: unknown): ChannelClosedError | null {
  const fault = error instanceof DiscordAPIError ? CLOSED.get(error.code) : undefined;
  return fault === undefined ? null : new ChannelClosedError(fault, { cause: error });
}

function refused(error: unknown): MessageRefusedError | null {
  if (!(error instanceof DiscordAPIError) || error.status < 400 || error.status >= 500) return null;
  return PASSING.includes(error.status)
    ? null
    : new MessageRefusedError('Discord does not take the message', { cause: error });
}

/** Sitrep on Discord: one client, its commands registered, its interactions answered. */
export class Bot {
  readonly #options: BotOptions;
  readonly #client: Client;
  readonly #interactions: Interactions;

  constructor(options: BotOptions) {
    this.#options = options;
    const { shards } = options;
    this.#client = new Client({
      intents: [GatewayIntentBits.Guilds],
      allowedMentions: { parse: [] },
      rest: { api: options.apiUrl },
      ...(shards === 'auto' ? { shards } : { shards: [...shards.ids], shardCount: shards.count }),
      // Interactions bring what is needed of members and channels; keeping more would only cost memory.
      makeCache: Options.cacheWithLimits({
        ...Options.DefaultMakeCacheSettings,
        MessageManager: 0,
        GuildMemberManager: 0,
        UserManager: 0,
        ThreadManager: 0,
      }),
    });
    this.#interactions = new Interactions(options);
  }

  /** Connects; resolves when commands are registered and interactions are taken. */
  async start(): Promise<void> {
    const client = this.#client;
    const { log, onGuild, token } = this.#options;
    client.on(Events.InteractionCreate, (interaction) => this.#interactions.take(interaction));
    client.on(Events.GuildCreate, (guild) => onGuild(guild.id));
    client.on(Events.Error, (error) => log.error({ error }, 'the connection to Discord reported an error'));
    const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
    await client.login(token);
    await ready;
    const { application } = client;
    if (!application) throw new Error('Discord did not say which application this is');
    const changed = await registerCommands(client.rest, application.id, this.#options.commands);
    log.info({ changed }, changed ? 'commands registered' : 'commands are registered as they are');
    for (const guild of client.guilds.cache.keys()) onGuild(guild);
  }

  /** Whether every shard is connected. */
  get ready(): boolean {
    return this.#client.isReady() && this.#client.ws.shards.every((shard) => shard.status === Status.Ready);
  }

  /** How much it has on its hands. */
  get load(): { readonly shards: number; readonly servers: number; readonly answering: number } {
    const { ws, guilds } = this.#client;
    return { shards: ws.shards.size, servers: guilds.cache.size, answering: this.#interactions.answering };
  }

  /** Where a server's manager adds the bot. */
  get inviteLink(): string {
    return this.#client.generateInvite({
      scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
      permissions: NEEDED,
    });
  }

  /** Sends a message to a channel; see `Send` of briefings. */
  async send(channel: string, reply: Reply, nonce: string): Promise<string> {
    const target = await this.#sendable(channel);
    const message: MessageCreateOptions = {
      ...messageOf(reply),
      flags: MessageFlags.IsComponentsV2,
      nonce,
      enforceNonce: true,
    };
    try {
      return (await target.send(message)).id;
    } catch (error) {
      throw closed(error) ?? refused(error) ?? error;
    }
  }

  /** What keeps the bot from writing in a server's channel, as its permissions there now are; null where nothing does. */
  async channelFault(channel: string): Promise<ChannelFault | null> {
    try {
      const target = await this.#sendable(channel);
      if (target.isDMBased()) return 'gone';
      return target.permissionsFor(await target.guild.members.fetchMe()).has(TO_WRITE) ? null : 'forbidden';
    } catch (error) {
      if (error instanceof ChannelClosedError) return error.fault;
      throw error;
    }
  }

  async #sendable(channel: string): Promise<SendableChannels> {
    const target = await this.#client.channels.fetch(channel).catch((error: unknown): Channel | null => {
      throw closed(error) ?? error;
    });
    if (!target?.isSendable()) throw new ChannelClosedError('gone');
    return target;
  }

  /** Finishes what is being answered, then disconnects. */
  async stop(): Promise<void> {
    this.#client.removeAllListeners(Events.InteractionCreate);
    await this.#interactions.settled();
    await this.#client.destroy();
  }
}
