import { randomBytes } from 'node:crypto';
import type { APIApplicationCommandOptionChoice, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { alreadyAcknowledged, expiredToken, unknownInteraction, unknownMessage, unknownWebhook } from './api-error.ts';
import { numbered } from './component-tree.ts';
import { formError } from './form-errors.ts';
import { type Asked, askedFor } from './interaction-payloads.ts';
import { editMessage, type MessageBody, postMessage, type UploadedFile } from './messages.ts';
import type { InteractionAnswer, InteractionRequest } from './page-protocol.ts';
import { applicationUser } from './shapes.ts';
import type { StoredMessage, World } from './world.ts';

const TOKEN_LIFE = 15 * 60_000;
const EPHEMERAL = 64;

export type Body = {
  readonly type: number;
  readonly data?: Record<string, unknown> | null;
};

interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly asked: Asked;
  readonly createdAt: number;
  /** Resolves whoever waits for the first callback. */
  readonly settle: (answer: InteractionAnswer) => void;
  acknowledged: boolean;
  /** The three seconds went by. */
  late: boolean;
  /** What `@original` means. */
  original: StoredMessage | null;
}

export interface Invoked {
  readonly answer: InteractionAnswer;
  readonly interactionId: string;
  /** The reply, where there is one by now. */
  readonly original: () => StoredMessage | null;
}

/** The interactions under way: from what a member did to the application's callback and all that follows it. */
export class Interactions {
  readonly #world: World;
  readonly #patience: number;
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();

  /** `patience`: how long the application has for its first callback, in milliseconds. */
  constructor(world: World, patience: number) {
    this.#world = world;
    this.#patience = patience;
  }

  async invoke(request: InteractionRequest): Promise<Invoked> {
    const world = this.#world;
    this.#forgetOld();
    const asked = askedFor(world, request);
    const id = world.snowflakes.next();
    const token = Buffer.from(`interaction:${id}:${randomBytes(60).toString('base64url')}`).toString('base64url');
    const waiting = Promise.withResolvers<InteractionAnswer>();
    const interaction: Interaction = {
      id,
      token,
      asked,
      createdAt: world.now().getTime(),
      settle: waiting.resolve,
      acknowledged: false,
      late: false,
      original: null,
    };
    this.#byId.set(id, interaction);
    this.#byToken.set(token, interaction);
    const timer = setTimeout(() => {
      interaction.late = true;
      waiting.resolve({ kind: 'failed', message: asked.failure });
    }, this.#patience);
    world.emit({ kind: 'interaction', serverId: asked.server.id, payload: asked.payload(id, token) });
    const answer = await waiting.promise;
    clearTimeout(timer);
    return { answer, interactionId: id, original: () => interaction.original };
  }

  /** Kept an hour, so that an expired token is told from one that never was. */
  #forgetOld(): void {
    const oldest = this.#world.now().getTime() - 4 * TOKEN_LIFE;
    for (const interaction of this.#byId.values()) {
      if (interaction.createdAt > oldest) break;
      this.#byId.delete(interaction.id);
      this.#byToken.delete(interaction.token);
    }
  }

  /** The interaction a callback is for, if it may still be called back. */
  awaiting(id: string, token: string): Pick<Interaction, 'asked'> {
    const interaction = this.#byId.get(id);
    if (interaction === undefined || interaction.token !== token) throw unknownInteraction();
    if (interaction.acknowledged) throw alreadyAcknowledged();
    if (interaction.late) throw unknownInteraction();
    return interaction;
  }

  /** Takes the application's first answer, checked before; returns what `with_response` shows. */
  callback(id: string, token: string, body: Body, files: readonly UploadedFile[]): Record<string, unknown> {
    this.awaiting(id, token);
    const interaction = this.#byId.get(id);
    if (interaction === undefined) throw unknownInteraction();
    const answer = this.#carryOut(interaction, body, files);
    interaction.acknowledged = true;
    interaction.settle(answer);
    return this.#response(interaction, body.type);
  }

  #carryOut(interaction: Interaction, body: Body, files: readonly UploadedFile[]): InteractionAnswer {
    const { asked } = interaction;
    const data = body.data ?? {};
    if (asked.submits !== null && body.type !== 8) this.#world.modals.delete(asked.submits);
    switch (body.type) {
      case 4:
      case 5:
        interaction.original = this.#reply(interaction, data, files, body.type === 5);
        return { kind: 'message' };
      case 6:
        interaction.original = asked.source;
        return { kind: 'message' };
      case 7:
        if (asked.source === null) throw unknownMessage();
        interaction.original = editMessage(this.#world, asked.source, data as MessageBody, files, 'users');
        return { kind: 'message' };
      case 8:
        return { kind: 'choices', choices: (data.choices ?? []) as APIApplicationCommandOptionChoice[] };
      case 9:
        return { kind: 'modal', modal: this.#openModal(interaction, data) };
      default:
        throw formError(['type'], 'BASE_TYPE_CHOICES', 'Value must be one of {4, 5, 6, 7, 8, 9}.');
    }
  }

  #reply(
    interaction: Interaction,
    data: MessageBody,
    files: readonly UploadedFile[],
    thinking: boolean,
  ): StoredMessage {
    const { asked } = interaction;
    return postMessage(this.#world, asked.channel, {
      author: applicationUser(this.#world),
      body: thinking ? { flags: data.flags ?? 0 } : data,
      files,
      type: asked.replyType,
      addressee: (data.flags ?? 0) & EPHEMERAL ? asked.member.id : null,
      invokedBy: asked.invokedBy,
      thinking,
      mentionDefaults: 'users',
      extra: {
        webhook_id: this.#world.application.id,
        interaction_metadata: asked.metadata(interaction.id),
        ...asked.reference,
      },
    });
  }

  #openModal(interaction: Interaction, data: Record<string, unknown>): APIModalInteractionResponseCallbackData {
    const { asked } = interaction;
    const components = numbered(data.components, (component) => component);
    const modal = { ...data, components } as unknown as APIModalInteractionResponseCallbackData;
    this.#world.modals.set(`${asked.member.id}:${modal.custom_id}`, {
      modal,
      source: asked.source,
      invokedBy: asked.invokedBy,
      metadata: asked.metadata(interaction.id),
    });
    return modal;
  }

  #response(interaction: Interaction, type: number): Record<string, unknown> {
    const { original, asked } = interaction;
    const message = original?.message;
    return {
      interaction: {
        id: interaction.id,
        type: asked.type,
        ...(message === undefined
          ? {}
          : {
              response_message_id: message.id,
              response_message_loading: original?.thinking ?? false,
              response_message_ephemeral: original?.addressee !== null,
            }),
        channel_id: asked.channel.id,
        guild_id: asked.server.id,
      },
      ...(message === undefined || type === 8 || type === 9 ? {} : { resource: { type, message } }),
    };
  }

  #byWebhook(applicationId: string, token: string): Interaction {
    if (applicationId !== this.#world.application.id) throw unknownWebhook();
    const interaction = this.#byToken.get(token);
    if (interaction === undefined) throw unknownWebhook();
    if (this.#world.now().getTime() - interaction.createdAt > TOKEN_LIFE) throw expiredToken();
    if (!interaction.acknowledged) throw unknownWebhook();
    return interaction;
  }

  /** The message `@original` or an id stands for: the interaction's reply or one of its follow-ups. */
  message(applicationId: string, token: string, id: string): StoredMessage {
    const interaction = this.#byWebhook(applicationId, token);
    const stored = id === '@original' ? interaction.original : this.#world.messages.get(id);
    if (stored === null || stored === undefined || !this.#world.messages.has(stored.message.id)) throw unknownMessage();
    const metadata = 'interaction_metadata' in stored.message ? stored.message.interaction_metadata : undefined;
    if (stored !== interaction.original && metadata?.id !== interaction.id) throw unknownMessage();
    return stored;
  }

  edit(stored: StoredMessage, body: MessageBody, files: readonly UploadedFile[]): StoredMessage {
    return editMessage(this.#world, stored, body, files, 'users');
  }

  /** The deferred reply a follow-up would become. */
  pending(applicationId: string, token: string): StoredMessage | null {
    const { original } = this.#byWebhook(applicationId, token);
    return original?.thinking && this.#world.messages.has(original.message.id) ? original : null;
  }

  followUp(applicationId: string, token: string, body: MessageBody, files: readonly UploadedFile[]): StoredMessage {
    const interaction = this.#byWebhook(applicationId, token);
    const pending = this.pending(applicationId, token);
    if (pending !== null) return this.edit(pending, body, files);
    const { asked, original } = interaction;
    return postMessage(this.#world, asked.channel, {
      author: applicationUser(this.#world),
      body,
      files,
      type: original === null ? asked.replyType : 19,
      addressee: (body.flags ?? 0) & EPHEMERAL ? asked.member.id : null,
      invokedBy: null,
      thinking: false,
      mentionDefaults: 'users',
      extra: {
        webhook_id: this.#world.application.id,
        interaction_metadata: {
          ...asked.metadata(interaction.id),
          ...(original === null ? {} : { original_response_message_id: original.message.id }),
        },
        ...(original === null
          ? {}
          : {
              message_reference: {
                type: 0,
                channel_id: asked.channel.id,
                message_id: original.message.id,
                guild_id: asked.server.id,
              },
            }),
      },
    });
  }
}
