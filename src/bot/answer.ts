import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Form } from '../render/form.ts';
import type { Markdown } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { told } from '../render/told.ts';
import type { FollowUps } from './follow-ups.ts';
import { modalOf } from './form.ts';
import { drawn, messageOf, type Paint } from './message.ts';

/** How long work goes on before it is told how far it has come, and again, in milliseconds. */
const REPORTS_APART = 2_000;

type Guild = 'cached' | 'raw';
type DrawnMessage = ReturnType<typeof messageOf>;

export type Asking =
  | ChatInputCommandInteraction<Guild>
  | MessageContextMenuCommandInteraction<Guild>
  | ButtonInteraction<Guild>
  | StringSelectMenuInteraction<Guild>
  | ModalSubmitInteraction<Guild>;

type AskingFromMessage = Extract<Asking, { update: unknown }> | ModalMessageModalSubmitInteraction<Guild>;

/**
 * Whether its answer may change the message it came from: a component's may, and that of a form opened from a message its author alone sees. A form
 * opened from a card that all see is answered with a message of its own.
 */
function isFromMessage(interaction: Asking): interaction is AskingFromMessage {
  if (interaction.isMessageComponent()) return true;
  return (
    interaction.isModalSubmit() && interaction.isFromMessage() && interaction.message.flags.has(MessageFlags.Ephemeral)
  );
}

/** A message that was sent as an answer, and how to change it. */
export interface SentMessage {
  readonly id: string;
  readonly show: (reply: Reply) => Promise<unknown>;
}

/**
 * One interaction's answer. Discord takes one first answer, within three seconds: either the reply itself, or an acknowledgement that a
 * later reply fills in. A form can only be the first answer.
 */
export class Answer {
  readonly #interaction: Asking;
  readonly #paint: Paint;
  readonly #followUps: FollowUps;
  /** The message it came from was there for this answer alone: it says what became of it. */
  readonly #hasNote: boolean;
  #acknowledged: Promise<unknown> | null = null;
  #reported = performance.now();
  #reporting: Promise<unknown> | null = null;
  #privately = false;
  #sent: SentMessage | null = null;
  /** Everyone still sees that an answer is being thought of. */
  #hasPlaceholder = true;

  constructor(interaction: Asking, hasNote: boolean, paint: Paint, followUps: FollowUps) {
    this.#paint = paint;
    this.#followUps = followUps;
    this.#interaction = interaction;
    this.#hasNote = hasNote;
  }

  /** Tells Discord that an answer follows. Throws where Discord no longer knows the interaction or someone else has answered it. */
  async acknowledge(privately: boolean): Promise<void> {
    if (this.#acknowledged) {
      await this.#acknowledged;
      return;
    }
    this.#privately = privately;
    const interaction = this.#interaction;
    const flags = privately ? { flags: MessageFlags.Ephemeral as const } : {};
    await this.#begin(isFromMessage(interaction) ? interaction.deferUpdate() : interaction.deferReply(flags));
  }

  /** A first answer that Discord does not take is none: another may follow. */
  async #begin(first: Promise<unknown>): Promise<void> {
    this.#acknowledged = first;
    try {
      await first;
    } catch (error) {
      this.#acknowledged = null;
      throw error;
    }
  }

  /** Opens a form; false where it is too late for one, since something else was the first answer. */
  async open(form: Form): Promise<boolean> {
    const interaction = this.#interaction;
    if (this.#acknowledged || interaction.isModalSubmit()) return false;
    await this.#begin(interaction.showModal(modalOf(form)));
    return true;
  }

  /** The message the answer became, where it was acknowledged before: what was recorded always was. */
  get sent(): SentMessage | null {
    return this.#sent;
  }

  /** Shows how far work has come, where the answer will be: now and then, and never in the way of the answer. */
  report(progress: Markdown): void {
    const isDue = performance.now() - this.#reported > REPORTS_APART;
    if (!this.#acknowledged || this.#reporting || !isDue) return;
    this.#reported = performance.now();
    const shown = messageOf(told(progress));
    this.#reporting = this.#interaction
      .editReply(shown)
      .catch(() => undefined)
      .finally(() => {
        this.#reporting = null;
      });
  }

  /** Where Discord does not take the reply it throws, and another may be sent in its place. */
  async send(reply: Reply): Promise<void> {
    const interaction = this.#interaction;
    const message = await this.#draw(reply);
    // What comes last stays.
    await this.#reporting;
    if (isFromMessage(interaction)) await this.#sendFromMessage(interaction, reply, message);
    else await this.#sendToCommand(interaction, reply, message);
  }

  async #sendFromMessage(interaction: AskingFromMessage, reply: Reply, message: DrawnMessage): Promise<void> {
    const replaces = reply.replaces || (this.#hasNote && reply.private);
    const closes = reply.closes || this.#hasNote;
    if (replaces && !this.#acknowledged) return this.#begin(interaction.update(message));
    if (closes) await this.acknowledge(true);
    if (!this.#acknowledged) return this.#begin(interaction.reply({ ...message, flags: flagsOf(reply) }));
    await this.#acknowledged;
    if (replaces) {
      await interaction.editReply(message);
      return;
    }
    const id = await this.#followUps.send(interaction, message, reply.private);
    this.#sent = { id, show: async (next) => interaction.webhook.editMessage(id, await this.#draw(next)) };
    // What became of it takes the place of the question: pressed again, it would be asked twice.
    if (closes) await interaction.editReply(messageOf({ private: true, blocks: reply.blocks.slice(0, 1) }));
  }

  async #sendToCommand(
    interaction: Exclude<Asking, AskingFromMessage>,
    reply: Reply,
    message: DrawnMessage,
  ): Promise<void> {
    if (!this.#acknowledged) return this.#begin(interaction.reply({ ...message, flags: flagsOf(reply) }));
    await this.#acknowledged;
    if (!reply.private || this.#privately) {
      const { id } = await interaction.editReply(message);
      this.#sent = { id, show: async (next) => interaction.editReply(await this.#draw(next)) };
    } else {
      // Acknowledged for all to see, and what is to be said is for the caller alone: the placeholder goes first.
      if (this.#hasPlaceholder) await interaction.deleteReply();
      this.#hasPlaceholder = false;
      await this.#followUps.send(interaction, message, true);
    }
  }

  async #draw(reply: Reply) {
    return messageOf(reply, await drawn(reply, this.#paint));
  }
}

function flagsOf(reply: Reply) {
  return reply.private ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral : MessageFlags.IsComponentsV2;
}
