import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Connection } from './gateway-connection.ts';
import { GUILDS, MESSAGE_CONTENT, toldOf } from './gateway-events.ts';
import { applicationUser, guildCreateShape } from './shapes.ts';
import type { World, WorldEvent } from './world.ts';

/** Members, presences, message content: granted on Discord's developer page only. */
const PRIVILEGED = (1 << 1) | (1 << 8) | MESSAGE_CONTENT;
/** How many events a session can lag behind and still resume. */
const REPLAYED = 2000;
const SESSION_LIFE = 3 * 60_000;
const LARGEST_SHARD = 2500;

interface GatewayOptions {
  readonly privilegedIntents: boolean;
  readonly maxConcurrency: number;
  readonly heartbeatInterval: number;
  /** Whether identifying too often is refused, as Discord does. */
  readonly limits: boolean;
}

/** What a client may go on with after its connection broke. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  readonly sent: { readonly sequence: number; readonly text: string }[];
  sequence: number;
  connection: Connection | null;
  lostAt: number;
}

export interface Identify {
  readonly token?: unknown;
  readonly intents?: unknown;
  readonly shard?: unknown;
}

export interface Resume {
  readonly token?: unknown;
  readonly session_id?: unknown;
  readonly seq?: unknown;
}

/** The gateway: sessions, their shards, and who is told what. */
export class Gateway {
  readonly world: World;
  readonly options: GatewayOptions;
  readonly #sessions = new Map<string, Session>();
  readonly #connections = new Set<Connection>();
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  readonly #identified = new Map<number, number>();
  readonly #watch: NodeJS.Timeout;
  readonly #unlisten: () => void;
  identifiesLeft = 1000;
  /** While true, nobody gets in. */
  closed = false;

  constructor(world: World, options: GatewayOptions) {
    this.world = world;
    this.options = options;
    this.#unlisten = world.listen((event) => this.#onEvent(event));
    this.#watch = setInterval(() => this.#sweep(), Math.min(options.heartbeatInterval, 10_000)).unref();
  }

  get url(): string {
    return `${this.world.origin.replace('http', 'ws')}/gateway`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.closed) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const query = new URL(request.url ?? '/', 'http://gateway').searchParams;
      const connection = new Connection(this, webSocket, query);
      this.#connections.add(connection);
      webSocket.on('close', (code) => {
        this.#connections.delete(connection);
        this.#lost(connection, code);
      });
    });
  }

  /** Ends all connections at once; with a code as Discord closes them, without one as a network does that breaks. */
  drop(code?: number): void {
    for (const connection of [...this.#connections]) {
      this.#lost(connection, code ?? 1006);
      if (code === undefined) connection.cut();
      else connection.close(code, '');
    }
  }

  /** Sessions can't be resumed any more, as after a longer outage. */
  forgetSessions(): void {
    for (const session of [...this.#sessions.values()]) this.#sessions.delete(session.id);
    this.#tellOnline();
  }

  askToReconnect(): void {
    for (const connection of this.#connections) connection.askToReconnect();
  }

  invalidateSessions(resumable: boolean): void {
    for (const connection of this.#connections) {
      const { session } = connection;
      if (!resumable && session !== null) this.#sessions.delete(session.id);
      this.#lost(connection, 4000);
      connection.session = null;
      connection.invalidSession(resumable);
    }
  }

  /** Whatever it holds, and whoever asked for it. */
  sendEvent(type: string, data: unknown): void {
    for (const session of this.#sessions.values()) this.#dispatch(session, type, data);
  }

  close(): void {
    clearInterval(this.#watch);
    this.#unlisten();
    this.drop();
    this.#sockets.close();
  }

  /** How many shards are connected and identified. */
  get shards(): number {
    return [...this.#sessions.values()].filter((session) => session.connection !== null).length;
  }

  identify(connection: Connection, data: Identify): void {
    if (data.token !== this.world.application.token) {
      connection.close(4004, 'Authentication failed.');
      return;
    }
    const shard = data.shard ?? [0, 1];
    if (!isShard(shard)) {
      connection.close(4010, 'Invalid shard.');
      return;
    }
    const { intents } = data;
    if (typeof intents !== 'number' || !Number.isInteger(intents) || intents < 0 || intents >= 2 ** 27) {
      connection.close(4013, 'Invalid intent(s).');
      return;
    }
    if (!this.options.privilegedIntents && intents & PRIVILEGED) {
      connection.close(4014, 'Disallowed intent(s).');
      return;
    }
    const servers = [...this.world.servers.values()].filter((server) => onShard(server.id, shard));
    if (servers.length > LARGEST_SHARD) {
      connection.close(4011, 'Sharding required.');
      return;
    }
    if (this.options.limits && !this.#mayIdentify(shard)) {
      connection.invalidSession(false);
      return;
    }
    this.identifiesLeft -= 1;
    const session: Session = {
      id: randomBytes(16).toString('hex'),
      shard,
      intents,
      sent: [],
      sequence: 0,
      connection,
      lostAt: 0,
    };
    this.#sessions.set(session.id, session);
    connection.session = session;
    const { id } = this.world.application;
    this.#dispatch(session, 'READY', {
      v: 10,
      user_settings: {},
      user: { ...applicationUser(this.world), verified: true, mfa_enabled: true, email: null },
      session_type: 'normal',
      session_id: session.id,
      resume_gateway_url: this.url,
      relationships: [],
      private_channels: [],
      presences: [],
      guilds: servers.map((server) => ({ id: server.id, unavailable: true })),
      guild_join_requests: [],
      geo_ordered_rtc_regions: [],
      application: { id, flags: 0 },
      shard,
    });
    if (intents & GUILDS) {
      for (const server of servers) this.#dispatch(session, 'GUILD_CREATE', guildCreateShape(this.world, server));
    }
    this.#tellOnline();
  }

  resume(connection: Connection, data: Resume): void {
    if (data.token !== this.world.application.token) {
      connection.close(4004, 'Authentication failed.');
      return;
    }
    const session = this.#sessions.get(String(data.session_id));
    const sequence = Number(data.seq);
    if (session === undefined) {
      connection.invalidSession(false);
      return;
    }
    if (!(sequence <= session.sequence)) {
      connection.close(4007, 'Invalid seq.');
      return;
    }
    const missed = session.sent.filter((one) => one.sequence > sequence);
    if (missed.length < session.sequence - sequence) {
      connection.invalidSession(false);
      return;
    }
    session.connection?.close(4000, 'Resumed elsewhere.');
    session.connection = connection;
    connection.session = session;
    for (const one of missed) connection.send(one.text);
    this.#dispatch(session, 'RESUMED', {});
    this.#tellOnline();
  }

  #mayIdentify(shard: readonly [number, number]): boolean {
    const bucket = shard[0] % this.options.maxConcurrency;
    const last = this.#identified.get(bucket) ?? Number.NEGATIVE_INFINITY;
    // A little less than five seconds, since a client counts from when it sent.
    if (performance.now() - last < 4500) return false;
    this.#identified.set(bucket, performance.now());
    return true;
  }

  #lost(connection: Connection, code: number): void {
    const { session } = connection;
    if (session === null || session.connection !== connection) return;
    session.connection = null;
    session.lostAt = performance.now();
    // A client that says goodbye properly has no use for its session.
    if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    this.#tellOnline();
  }

  #sweep(): void {
    const now = performance.now();
    for (const session of this.#sessions.values()) {
      if (session.connection === null && now - session.lostAt > SESSION_LIFE) this.#sessions.delete(session.id);
    }
    for (const connection of this.#connections) {
      if (now - connection.lastHeartbeat > this.options.heartbeatInterval * 2)
        connection.close(4009, 'Session timed out.');
    }
  }

  #tellOnline(): void {
    this.world.setOnline(this.shards > 0);
    this.world.emit({ kind: 'shards' });
  }

  #dispatch(session: Session, type: string, data: unknown): void {
    session.sequence += 1;
    const text = JSON.stringify({ t: type, s: session.sequence, op: 0, d: data });
    session.sent.push({ sequence: session.sequence, text });
    if (session.sent.length > REPLAYED * 2) session.sent.splice(0, session.sent.length - REPLAYED);
    session.connection?.send(text);
  }

  #onEvent(event: WorldEvent): void {
    const told = toldOf(this.world, event);
    if (told === undefined) return;
    for (const session of this.#sessions.values()) {
      if (!onShard(told.serverId, session.shard)) continue;
      if (told.intent !== 0 && !(session.intents & told.intent)) continue;
      this.#dispatch(session, told.type, told.data(session.intents));
    }
  }
}

function isShard(value: unknown): value is [number, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [index, count] = value;
  return Number.isInteger(index) && Number.isInteger(count) && index >= 0 && count > index;
}

function onShard(serverId: string, [index, count]: readonly [number, number]): boolean {
  return (BigInt(serverId) >> 22n) % BigInt(count) === BigInt(index);
}
