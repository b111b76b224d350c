import { Client, Events, GatewayIntentBits, OAuth2Scopes, Options, PermissionFlagsBits, Status } from 'discord.js';
import { DiscordChannels } from './channels.ts';
import { Interactions, type InteractionsOptions } from './interactions.ts';
import { registerCommands } from './registration.ts';
import { REQUESTS } from './whole-request.ts';

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

/** Sitrep on Discord: one client, its commands registered, its interactions answered. */
export class Bot {
  readonly #options: BotOptions;
  readonly #client: Client;
  readonly #interactions: Interactions;
  /** What digests are sent to. */
  readonly channels: DiscordChannels;

  constructor(options: BotOptions) {
    this.#options = options;
    const { shards } = options;
    this.#client = new Client({
      intents: [GatewayIntentBits.Guilds],
      allowedMentions: { parse: [] },
      rest: {
        api: options.apiUrl,
        // Answers to interactions, which Discord exempts from its global limit and discord.js would count: digests have a pace of their own.
        globalRequestsPerSecond: Number.POSITIVE_INFINITY,
        ...REQUESTS,
      },
      // All that is sent is in the words of Discord's API already: nothing is to be renamed in every answer.
      jsonTransformer: (sent) => sent,
      ...(shards === 'auto' ? { shards } : { shards: [...shards.ids], shardCount: shards.count }),
      // Interactions bring what is needed of members and channels; keeping more would only cost memory.
      makeCache: Options.cacheWithLimits({
        ...Options.DefaultMakeCacheSettings,
        MessageManager: 0,
        // Itself it needs to know: what it may do in a channel.
        GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
        UserManager: 0,
        ThreadManager: 0,
      }),
    });
    this.#interactions = new Interactions(options);
    const share = shards === 'auto' ? 1 : shards.ids.length / shards.count;
    this.channels = new DiscordChannels({
      client: this.#client,
      token: options.token,
      apiUrl: options.apiUrl,
      share,
      paint: options.paint,
      now: options.now,
    });
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

  /** Something was recorded in a server. */
  recorded(guild: string): void {
    this.#interactions.recorded(guild);
  }

  /** Finishes what is being answered, then disconnects. */
  async stop(): Promise<void> {
    this.#client.removeAllListeners(Events.InteractionCreate);
    await this.#interactions.settled();
    await this.#client.destroy();
  }
}
