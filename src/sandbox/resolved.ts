import { Refusal } from './api-error.ts';
import { permissionsInChannel } from './permissions.ts';
import { memberShape, partialChannelShape, userShape } from './shapes.ts';
import type { Channel, Member, Server, World } from './world.ts';

/** Looks up what a member names (a user, a channel, a role, a file) and collects it as an interaction's `resolved`. */
export class Resolved {
  readonly #world: World;
  readonly #server: Server;
  readonly #channel: Channel;
  readonly #invoker: Member;
  readonly #found: Record<string, Record<string, unknown>> = {};

  constructor(world: World, server: Server, channel: Channel, invoker: Member) {
    this.#world = world;
    this.#server = server;
    this.#channel = channel;
    this.#invoker = invoker;
  }

  /** Undefined when nothing was named, as Discord leaves the field out then. */
  get data(): Record<string, Record<string, unknown>> | undefined {
    return Object.keys(this.#found).length === 0 ? undefined : this.#found;
  }

  #add(kind: string, id: string, shape: unknown): string {
    this.#found[kind] = { ...this.#found[kind], [id]: shape };
    return id;
  }

  #bare(text: string): string {
    return text.trim().replace(/^<(?:@!?|@&|#)([0-9]+)>$/, '$1');
  }

  user(text: string): string {
    const wanted = this.#bare(text).replace(/^@/, '');
    const member =
      this.#server.members.get(wanted) ??
      [...this.#server.members.values()].find((one) => one.name.toLowerCase() === wanted.toLowerCase());
    if (member === undefined) throw new Refusal(400, 'Please enter a valid user.');
    const { user: _user, deaf: _deaf, mute: _mute, ...partial } = memberShape(member);
    const permissions = String(permissionsInChannel(this.#server, this.#channel, member.id));
    this.#add('members', member.id, { ...partial, permissions });
    return this.#add('users', member.id, userShape(member));
  }

  role(text: string): string {
    const wanted = this.#bare(text).replace(/^@/, '');
    const role =
      this.#server.roles.get(wanted) ??
      [...this.#server.roles.values()].find((one) => one.name.toLowerCase() === wanted.toLowerCase());
    if (role === undefined) throw new Refusal(400, 'Please enter a valid role.');
    return this.#add('roles', role.id, role);
  }

  channel(text: string, types: readonly number[] | undefined): string {
    const wanted = this.#bare(text).replace(/^#/, '');
    const channel =
      this.#server.channels.get(wanted) ??
      [...this.#server.channels.values()].find((one) => one.name.toLowerCase() === wanted.toLowerCase());
    // All of the sandbox's channels are text channels (type 0).
    if (channel === undefined || (types !== undefined && types.length > 0 && !types.includes(0))) {
      throw new Refusal(400, 'Please enter a valid channel.');
    }
    return this.#add('channels', channel.id, partialChannelShape(this.#server, channel, this.#invoker.id));
  }

  mentionable(text: string): string {
    try {
      return this.user(text);
    } catch {
      return this.role(text);
    }
  }

  attachment(uploadId: string): string {
    const file = this.#world.uploads.get(uploadId);
    if (file === undefined) throw new Refusal(400, 'Please choose a file.');
    const url = `${this.#world.origin}/sandbox/files/${uploadId}/${encodeURIComponent(file.name)}`;
    return this.#add('attachments', uploadId, {
      id: uploadId,
      filename: file.name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ephemeral: true,
    });
  }

  message(id: string, shape: unknown): string {
    return this.#add('messages', id, shape);
  }
}
