import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { enterFirstRecord, FIRST_RECORD } from '../../src/sandbox/first-record.ts';
import { type Connected, connect } from './connected.ts';

let bot: Connected;

afterEach(() => bot.close());

/** The two commands with the options of the public contract. */
async function recorder(answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>): Promise<void> {
  bot = await connect(async (interaction) => interaction.isChatInputCommand() && answer(interaction), {
    patience: 1_500,
  });
  const texts = (required: readonly string[], others: readonly string[]) =>
    [...required, ...others].map((name) => ({
      type: ApplicationCommandOptionType.String as const,
      name,
      description: name,
      required: required.includes(name),
    }));
  await bot.client.application.commands.set([
    {
      name: 'add',
      description: 'Add',
      defaultMemberPermissions: 8192n,
      options: [
        {
          type: ApplicationCommandOptionType.Subcommand,
          name: 'event',
          description: 'Event',
          options: texts(
            ['title', 'place', 'date'],
            ['until', 'kind', 'attacker', 'target', 'coordinates', 'url', 'note'],
          ),
        },
        {
          type: ApplicationCommandOptionType.Subcommand,
          name: 'claim',
          description: 'Claim',
          options: texts(['event', 'claimant', 'says'], ['said', 'via', 'url', 'quote', 'reliability', 'credibility']),
        },
      ],
    },
    {
      name: 'claimant',
      description: 'Claimant',
      defaultMemberPermissions: 8192n,
      options: texts(['claimant'], ['aliases', 'mouthpiece-of', 'kind', 'reliability']),
    },
  ]);
}

test('the moderator types it all in #claims, in order, and everyone sees it', async () => {
  const typed: unknown[] = [];
  await recorder(async (interaction) => {
    const [first] = interaction.options.data;
    const values = (first?.options ?? interaction.options.data).map((option) => [option.name, option.value]);
    typed.push({
      command: [interaction.commandName, interaction.options.getSubcommand(false)].filter(Boolean).join(' '),
      options: Object.fromEntries(values),
    });
    await interaction.deferReply();
    await interaction.editReply('Recorded.');
  });
  await enterFirstRecord(bot.discord);
  expect(typed).toEqual(FIRST_RECORD);
  const seen = bot.discord.messages(bot.discord.channel('claims').id, bot.discord.member('reader').id);
  expect(seen.map((view) => view.invokedBy)).toEqual(
    FIRST_RECORD.map(({ command }) => ({
      memberId: bot.discord.member('moderator').id,
      memberName: 'Moderator',
      command: `/${command}`,
    })),
  );
});

test('it stops at the first answer that is private: the input was refused', async () => {
  let count = 0;
  await recorder(async (interaction) => {
    count += 1;
    await interaction.reply({ content: 'No such place.', ...(count === 2 ? { flags: 64 } : {}) });
  });
  await expect(enterFirstRecord(bot.discord)).rejects.toThrow('No such place.');
  expect(count).toBe(2);
});

test('it stops when nothing answers', async () => {
  await recorder(async () => undefined);
  await expect(enterFirstRecord(bot.discord)).rejects.toThrow('The application did not respond');
});
