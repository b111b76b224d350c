import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { APIApplicationCommandPermission } from 'discord-api-types/v10';
import fastify from 'fastify';
import { commandRequest } from './command-line.ts';
import { setCommandPermissions } from './command-permissions.ts';
import { directChannel } from './direct-messages.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { Interactions } from './interactions.ts';
import { isLocal } from './loopback.ts';
import type {
  ChannelView,
  CommandView,
  InteractionAnswer,
  InteractionRequest,
  MemberView,
  MessageView,
  ServerView,
} from './page-protocol.ts';
import { pageRoutes, say } from './page-routes.ts';
import { LARGEST_REQUEST } from './request-body.ts';
import { RequestLog } from './request-log.ts';
import { restApi } from './rest.ts';
import { loadSchema } from './schema.ts';
import {
  addChannel,
  addServer,
  type ChannelOptions,
  type MemberOptions,
  type PermissionChange,
  removeChannel,
  removeMember,
  removeServer,
  type ServerOptions,
  setPermissions,
} from './servers.ts';
import { commandsFor, commandViews, messageView, messageViews, serverView } from './views.ts';
import { type Channel, type Server, type StoredFile, World } from './world.ts';

export interface SandboxOptions {
  /** 0: any free one. */
  readonly port?: number;
  readonly now?: () => Date;
  readonly server?: string;
  readonly members?: readonly MemberOptions[];
  readonly channels?: readonly ChannelOptions[];
  readonly applicationName?: string;
  /** Discord's rate limits; default off. */
  readonly limits?: boolean;
  /** Whether the application was granted the privileged intents; default not. */
  readonly privilegedIntents?: boolean;
  /** How many shards may identify within five seconds; default 1, as for nearly every application. */
  readonly maxConcurrency?: number;
  readonly heartbeatInterval?: number;
  /** How long the application has for its first callback, in milliseconds; default 3,000. */
  readonly patience?: number;
}

/** What became of an interaction: the page's answer, and the reply it led to. */
export type Invoked = InteractionAnswer & {
  readonly interactionId: string;
  /** The reply as the member sees it now; null while there is none (choices, a form, a failure). */
  readonly reply: () => MessageView | null;
};

interface Wait {
  /** In milliseconds; default 10,000. */
  readonly timeout?: number;
  readonly member?: string;
}

export type Discord = Awaited<ReturnType<typeof startDiscord>>;

/** A Discord on loopback with one server in it; it remembers nothing after `close`. */
export async function startDiscord(options: SandboxOptions = {}) {
  const schema = await loadSchema();
  const world = new World(options.now ?? (() => new Date()), options.applicationName ?? 'Sitrep');
  const gateway = new Gateway(world, {
    privilegedIntents: options.privilegedIntents ?? false,
    maxConcurrency: options.maxConcurrency ?? 1,
    heartbeatInterval: options.heartbeatInterval ?? 41_250,
    limits: options.limits ?? false,
  });
  const interactions = new Interactions(world, options.patience ?? 3000);
  const faults = new Faults(gateway);
  const log = new RequestLog(10_000);
  const bearers = new Map<string, string>();
  const app = fastify({
    bodyLimit: LARGEST_REQUEST,
    routerOptions: { maxParamLength: 2000 },
    forceCloseConnections: true,
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!isLocal(request.headers, world.origin)) {
      return reply.status(403).send({ message: 'The sandbox answers on 127.0.0.1 only', code: 0 });
    }
    return undefined;
  });
  const api = restApi({ world, gateway, interactions, schema, faults, log, limits: options.limits ?? false, bearers });
  await app.register(api, { prefix: '/api/v10' });
  await app.register(api, { prefix: '/api' });
  await app.register(pageRoutes(world, interactions));
  app.server.on('upgrade', (request, socket: Socket, head: Buffer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
    if (pathname === '/gateway' && isLocal(request.headers, world.origin)) gateway.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  world.origin = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { server: name = 'Sahel Desk', members, channels } = options;
  const home = addServer(world, { name, ...(members ? { members } : {}), ...(channels ? { channels } : {}) });

  const channelOf = (id: string): Channel => {
    const channel = world.channels.get(id);
    if (channel === undefined) throw new Error(`no channel ${id}`);
    return channel;
  };
  const serverOf = (id: string): Server => {
    const server = world.servers.get(id);
    if (server === undefined) throw new Error(`no server ${id}`);
    return server;
  };
  /** Asks again after everything that happens, until there is an answer. */
  async function waitFor<Result>(what: string, ask: () => Result | undefined, timeout = 10_000): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const look = () => {
      const result = ask();
      if (result !== undefined) resolve(result);
    };
    const unlisten = world.listen(look);
    const timer = setTimeout(() => reject(new Error(`waited ${timeout} ms in vain for ${what}`)), timeout);
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      unlisten();
    });
  }
  const invoke = async (request: InteractionRequest): Promise<Invoked> => {
    const { answer, interactionId, original } = await interactions.invoke(request);
    return {
      ...answer,
      interactionId,
      reply: () => {
        const stored = original();
        return stored === null ? null : messageView(stored);
      },
    };
  };
  const commands = (member: string, server = home.id): CommandView[] => commandViews(world, serverOf(server), member);

  return {
    /** For a client's `rest.api`: without `/v10`. */
    apiUrl: `${world.origin}/api`,
    pageUrl: `${world.origin}/`,
    token: world.application.token,
    applicationId: world.application.id,
    guildId: home.id,
    /** The first server's members; `member('moderator')` finds one. */
    members: serverView(world, home).members as readonly MemberView[],
    channels: serverView(world, home).channels as readonly ChannelView[],
    faults,

    /** What the application asked over REST. */
    requests: log,
    server: (id = home.id): ServerView => serverView(world, serverOf(id)),
    member(role: MemberView['role'], server = home.id): MemberView {
      const found = serverView(world, serverOf(server)).members.find((one) => one.role === role);
      if (found === undefined) throw new Error(`no ${role} in ${server}`);
      return found;
    },
    channel(channelName: string, server = home.id): ChannelView {
      const found = serverView(world, serverOf(server)).channels.find((one) => one.name === channelName);
      if (found === undefined) throw new Error(`no channel ${channelName} in ${server}`);
      return found;
    },
    commands,
    /** What the application wrote to a member alone. */
    directMessages(member: string): MessageView[] {
      const channel = directChannel(world, member);
      return channel ? messageViews(world, channel, member) : [];
    },
    messages: (channel: string, member: string): MessageView[] => messageViews(world, channelOf(channel), member),
    invoke,

    /** Uses a slash command as a member types it: `use(moderator, claims, 'add event', { title: '…' })`. */
    async use(
      member: string,
      channel: string,
      line: string,
      values: Readonly<Record<string, string | number | boolean>> = {},
    ): Promise<Invoked> {
      const allowed = commandsFor(world, world.serverOf(channelOf(channel)), member);
      return invoke(commandRequest(allowed, member, channel, line, values));
    },

    /** The reply once it is there and no longer "thinking". */
    async settled(invoked: Invoked, wait: Wait = {}): Promise<MessageView> {
      const ready = () => {
        const view = invoked.reply();
        return view === null || view.thinking ? undefined : view;
      };
      return waitFor('the reply', ready, wait.timeout);
    },
    say(member: string, channel: string, content: string): void {
      const where = channelOf(channel);
      const who = world.serverOf(where).members.get(member);
      if (who === undefined) throw new Error(`no member ${member}`);
      say(world, where, who, content);
    },
    upload(file: StoredFile): string {
      const id = world.snowflakes.next();
      world.uploads.set(id, file);
      return id;
    },
    setLocale(member: string, locale: string): void {
      for (const server of world.servers.values()) {
        const found = server.members.get(member);
        if (found !== undefined) found.locale = locale;
      }
      world.emit({ kind: 'commands-changed' });
    },

    waitFor,
    /** Until at least so many shards are connected and identified. */
    async waitUntilOnline({ timeout, shards = 1 }: Wait & { shards?: number } = {}): Promise<void> {
      await waitFor(`${shards} shards online`, () => (gateway.shards >= shards ? true : undefined), timeout);
    },
    async waitForCommand(member: string, command: string, wait: Wait = {}): Promise<CommandView> {
      const find = () => commands(member).find((one) => one.name === command);
      return waitFor(`the command ${command}`, find, wait.timeout);
    },
    /** The first message, there already or yet to come, that the member sees and the test accepts. */
    async waitForMessage(
      channel: string,
      test: (view: MessageView) => boolean,
      { timeout, member }: Wait = {},
    ): Promise<MessageView> {
      const eyes = member ?? world.serverOf(channelOf(channel)).ownerId;
      const find = () => messageViews(world, channelOf(channel), eyes).find(test);
      return waitFor('a message', find, timeout);
    },

    addServer(serverOptions: ServerOptions = {}): ServerView {
      return serverView(world, addServer(world, serverOptions));
    },
    /** A moderator takes all roles from a member. */
    takeRoles(member: string, server = home.id): void {
      const found = serverOf(server).members.get(member);
      if (found === undefined) throw new Error(`no member ${member}`);
      found.roles = [];
    },
    /** A member leaves a server, is kicked or banned. */
    removeMember(member: string, server = home.id): void {
      removeMember(world, serverOf(server), member);
    },
    removeServer(id: string): void {
      removeServer(world, serverOf(id));
    },
    addChannel(channelOptions: ChannelOptions, server = home.id): ChannelView {
      const { id, name: channelName, topic } = addChannel(world, serverOf(server), channelOptions);
      return { id, name: channelName, topic };
    },
    removeChannel(id: string): void {
      removeChannel(world, channelOf(id));
    },
    setPermissions(change: PermissionChange, server = home.id): void {
      setPermissions(world, serverOf(server), change);
    },
    setCommandPermissions(
      command: string,
      permissions: readonly APIApplicationCommandPermission[],
      server = home.id,
    ): void {
      setCommandPermissions(world, serverOf(server), command, permissions);
    },
    /** A token with which a member may edit command permissions over REST, as an administrator's tool would. */
    signIn(member: string): string {
      const bearer = randomBytes(24).toString('base64url');
      bearers.set(bearer, member);
      return bearer;
    },
    async close(): Promise<void> {
      gateway.close();
      await app.close();
    },
  };
}
