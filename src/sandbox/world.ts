import { randomBytes } from 'node:crypto';
import type {
  APIApplicationCommand,
  APIApplicationCommandPermission,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
} from 'discord-api-types/v10';
import type { MemberView } from './page-protocol.ts';
import { createSnowflakes, type Snowflakes } from './snowflakes.ts';

export type Command = APIApplicationCommand;

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: MemberView['role'] | 'owner' | 'application';
  readonly colour: string;
  readonly joinedAt: string;
  roles: string[];
  locale: string;
}

interface Overwrite {
  readonly id: string;
  /** 0: a role, 1: a member. */
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface StoredMessage {
  readonly channelId: string;
  readonly serverId: string;
  /** The only member who sees it, for a private reply. */
  readonly addressee: string | null;
  readonly invokedBy: { readonly memberId: string; readonly memberName: string; readonly command: string } | null;
  /** By attachment id. */
  readonly files: Map<string, StoredFile>;
  message: APIMessage;
  thinking: boolean;
}

export interface Channel {
  readonly id: string;
  readonly serverId: string;
  /** The member it is a direct channel to; such a channel is not among its server's. */
  readonly recipient?: string;
  readonly name: string;
  readonly topic: string;
  readonly position: number;
  readonly overwrites: Map<string, Overwrite>;
  /** Oldest first, private replies among them. */
  readonly messages: StoredMessage[];
  /** What the application posted under a nonce in the past minutes. */
  readonly nonces: Map<string, { readonly messageId: string; readonly at: number }>;
}

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly joinedAt: string;
  /** Where members are greeted and told of things. */
  systemChannelId: string | null;
  readonly roles: Map<string, APIRole>;
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  readonly commands: Map<string, Command>;
  /** By command id, or the application's id for all of its commands. */
  readonly commandPermissions: Map<string, APIApplicationCommandPermission[]>;
}

/** A form that a member has open. */
interface OpenModal {
  readonly modal: APIModalInteractionResponseCallbackData;
  readonly source: StoredMessage | null;
  readonly invokedBy: StoredMessage['invokedBy'];
  readonly metadata: Record<string, unknown>;
}

export type WorldEvent =
  | { readonly kind: 'message'; readonly stored: StoredMessage; readonly isNew: boolean }
  | { readonly kind: 'message-deleted'; readonly stored: StoredMessage }
  | { readonly kind: 'commands-changed' }
  | { readonly kind: 'application'; readonly online: boolean }
  /** A shard connected or was lost. */
  | { readonly kind: 'shards' }
  | { readonly kind: 'server-added'; readonly server: Server }
  | { readonly kind: 'server-removed'; readonly server: Server }
  | { readonly kind: 'channel-added'; readonly channel: Channel }
  | { readonly kind: 'channel-updated'; readonly channel: Channel }
  | { readonly kind: 'channel-removed'; readonly channel: Channel }
  | { readonly kind: 'role-updated'; readonly server: Server; readonly role: APIRole }
  | { readonly kind: 'command-permissions'; readonly server: Server; readonly id: string }
  | { readonly kind: 'interaction'; readonly serverId: string; readonly payload: Record<string, unknown> };

export interface Application {
  /** The application's id and its user's. */
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly description: string;
}

/** Everything the sandbox knows, in memory, and who wants to hear of changes. */
export class World {
  readonly now: () => Date;
  readonly snowflakes: Snowflakes;
  readonly application: Application;
  readonly servers = new Map<string, Server>();
  /** Who left a server or was removed from it, by id: they have an account still. */
  readonly former = new Map<string, Member>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, StoredMessage>();
  readonly commands = new Map<string, Command>();
  /** By member and custom id. */
  readonly modals = new Map<string, OpenModal>();
  /** Files members picked for an option or a form, by id. */
  readonly uploads = new Map<string, StoredFile>();
  online = false;
  /** Where the sandbox listens, known once it does: `http://127.0.0.1:4600`. */
  origin = '';
  readonly #listeners = new Set<(event: WorldEvent) => void>();

  constructor(now: () => Date, applicationName: string) {
    this.now = now;
    this.snowflakes = createSnowflakes(now);
    const id = this.snowflakes.nextOld();
    const part = (bytes: number) => randomBytes(bytes).toString('base64url');
    this.application = {
      id,
      name: applicationName,
      token: `${Buffer.from(id).toString('base64url')}.${part(6).slice(0, 6)}.${part(29).slice(0, 38)}`,
      description: '',
    };
  }

  listen(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: WorldEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  setOnline(online: boolean): void {
    if (this.online === online) return;
    this.online = online;
    this.emit({ kind: 'application', online });
  }

  serverOf(channel: Channel): Server {
    const server = this.servers.get(channel.serverId);
    if (server === undefined) throw new Error(`channel ${channel.id} has no server`);
    return server;
  }

  addMessage(channel: Channel, stored: StoredMessage): void {
    channel.messages.push(stored);
    this.messages.set(stored.message.id, stored);
    this.emit({ kind: 'message', stored, isNew: true });
  }

  deleteMessage(stored: StoredMessage): void {
    const channel = this.channels.get(stored.channelId);
    const index = channel?.messages.indexOf(stored) ?? -1;
    if (index >= 0) channel?.messages.splice(index, 1);
    this.messages.delete(stored.message.id);
    this.emit({ kind: 'message-deleted', stored });
  }
}
