import { type ButtonInteraction, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import type { Reply } from '../render/reply.ts';
import { messageOf } from './message.ts';

type Answerable = ChatInputCommandInteraction | ButtonInteraction;

/**
 * One interaction's answer. Discord takes one first answer, within three seconds: either the reply itself, or an acknowledgement that a
 * later reply fills in.
 */
export class Answer {
  readonly #interaction: Answerable;
  #acknowledged: Promise<unknown> | null = null;
  #privately = false;
  /** Everyone still sees that an answer is being thought of. */
  #hasPlaceholder = true;

  constructor(interaction: Answerable) {
    this.#interaction = interaction;
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
    await this.#begin(interaction.isButton() ? interaction.deferUpdate() : interaction.deferReply(flags));
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

  /** Where Discord does not take the reply it throws, and another may be sent in its place. */
  async send(reply: Reply): Promise<void> {
    const interaction = this.#interaction;
    const message = messageOf(reply);
    const flags = reply.private ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral : MessageFlags.IsComponentsV2;
    if (!this.#acknowledged) {
      const replaces = reply.replaces && interaction.isButton();
      await this.#begin(replaces ? interaction.update(message) : interaction.reply({ ...message, flags }));
      return;
    }
    await this.#acknowledged;
    if (interaction.isButton() && !reply.replaces) await interaction.followUp({ ...message, flags });
    else if (interaction.isButton() || !reply.private || this.#privately) await interaction.editReply(message);
    else {
      // Acknowledged for all to see, and what is to be said is for the caller alone: the placeholder goes first.
      if (this.#hasPlaceholder) await interaction.deleteReply();
      this.#hasPlaceholder = false;
      await interaction.followUp({ ...message, flags });
    }
  }
}
