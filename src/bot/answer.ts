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
    this.#acknowledged = interaction.isButton() ? interaction.deferUpdate() : interaction.deferReply(flags);
    await this.#acknowledged;
  }

  async send(reply: Reply): Promise<void> {
    const interaction = this.#interaction;
    const message = messageOf(reply);
    const flags = reply.private ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral : MessageFlags.IsComponentsV2;
    if (!this.#acknowledged) {
      if (reply.replaces && interaction.isButton()) this.#acknowledged = interaction.update(message);
      else this.#acknowledged = interaction.reply({ ...message, flags });
      await this.#acknowledged;
      return;
    }
    await this.#acknowledged;
    if (interaction.isButton() && !reply.replaces) await interaction.followUp({ ...message, flags });
    else if (interaction.isButton() || !reply.private || this.#privately) await interaction.editReply(message);
    else {
      // Acknowledged for all to see, and what is to be said is for the caller alone: the placeholder goes first.
      await interaction.deleteReply();
      await interaction.followUp({ ...message, flags });
    }
  }
}
