import { deflateSync } from 'node:zlib';
import {
  ActionRowBuilder,
  type ApplicationCommandDataResolvable,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  ContainerBuilder,
  EmbedBuilder,
  type Interaction,
  LabelBuilder,
  type MessageActionRowComponentBuilder,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  SectionBuilder,
  SeparatorSpacingSize,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThumbnailBuilder,
} from 'discord.js';

const PLACES = ['Niger', 'Nigeria', 'Niger State (Nigeria)', 'Mali', 'Tillabéri (Niger)'];

const COMMANDS: ApplicationCommandDataResolvable[] = [
  {
    name: 'echo',
    description: 'Says it again',
    nameLocalizations: { fr: 'redire' },
    descriptionLocalizations: { fr: 'Le redit' },
    options: [
      { type: ApplicationCommandOptionType.String, name: 'words', description: 'What to say', required: true },
      {
        type: ApplicationCommandOptionType.String,
        name: 'tone',
        description: 'How to say it',
        choices: [
          { name: 'Quiet', value: 'q' },
          { name: 'Loud', value: 'l' },
        ],
      },
      { type: ApplicationCommandOptionType.Integer, name: 'times', description: 'How often', minValue: 1, maxValue: 5 },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', description: 'Only for you' },
      { type: ApplicationCommandOptionType.Channel, name: 'where', description: 'A channel to name' },
      { type: ApplicationCommandOptionType.Attachment, name: 'file', description: 'A file to weigh' },
    ],
  },
  {
    name: 'find',
    description: 'Finds a place',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'place',
        description: 'A country or a region',
        required: true,
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.String, name: 'said', description: 'When it was said' },
    ],
  },
  { name: 'panel', description: 'Everything a message can hold' },
  { name: 'classic', description: 'A message of the old kind' },
  { name: 'form', description: 'A form to fill in' },
  { name: 'slow', description: 'Thinks first' },
  { name: 'silent', description: 'Never answers' },
  {
    name: 'add',
    description: 'Adds',
    defaultMemberPermissions: PermissionFlagsBits.ManageMessages,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'event',
        description: 'Adds an event',
        options: [
          { type: ApplicationCommandOptionType.String, name: 'title', description: 'Its title', required: true },
          { type: ApplicationCommandOptionType.String, name: 'place', description: 'Where', required: true },
          { type: ApplicationCommandOptionType.String, name: 'note', description: 'A note' },
        ],
      },
    ],
  },
  { name: 'Count the letters', type: ApplicationCommandType.Message },
];

/** A client of the sandbox that answers with whatever the page must be able to show. */
export async function startEchoBot(apiUrl: string, token: string, guildId: string): Promise<Client> {
  const client = new Client({ intents: [], rest: { api: apiUrl }, allowedMentions: { parse: [] } });
  client.on('interactionCreate', (interaction) => {
    answer(interaction).catch((error: unknown) => process.emitWarning(String(error)));
  });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(token);
  await ready;
  await client.application?.commands.set(COMMANDS, guildId);
  return client;
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    // The answer to a short word comes late: it must not cover that to the longer one.
    if (typed.length === 2) await new Promise((resolve) => setTimeout(resolve, 500));
    const found = PLACES.filter((place) => place.toLowerCase().startsWith(typed.toLowerCase()));
    await interaction.respond(found.map((name) => ({ name: `${name} for “${typed}”`, value: name })));
  } else if (interaction.isChatInputCommand()) {
    await command(interaction);
  } else if (interaction.isMessageContextMenuCommand()) {
    const { length } = interaction.targetMessage.content;
    await interaction.reply({ content: `${length} letters`, flags: MessageFlags.Ephemeral });
  } else if (interaction.isButton()) {
    if (interaction.customId === 'form') await interaction.showModal(form());
    else if (interaction.customId === 'silent') return;
    else await interaction.update({ components: [panel(Number(interaction.customId.slice('page:'.length)))] });
  } else if (interaction.isAnySelectMenu()) {
    await interaction.reply({ content: `Chosen: ${interaction.values.join(', ')}`, flags: MessageFlags.Ephemeral });
  } else if (interaction.isModalSubmit()) {
    const title = interaction.fields.getTextInputValue('title');
    const tone = interaction.fields.getStringSelectValues('tone').join(', ');
    const kept = interaction.fields.getTextInputValue('text');
    await interaction.reply(`Filled in: ${title} / ${tone} / ${kept}`);
  }
}

async function command(interaction: ChatInputCommandInteraction): Promise<void> {
  const { options } = interaction;
  switch (interaction.commandName) {
    case 'echo': {
      const given = {
        words: options.getString('words'),
        tone: options.getString('tone'),
        times: options.getInteger('times'),
        private: options.getBoolean('private'),
        where: options.getChannel('where')?.id ?? null,
        file: options.getAttachment('file')?.name ?? null,
      };
      const said = Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
      await interaction.reply({
        content: said.join(' | '),
        ...(given.private ? { flags: MessageFlags.Ephemeral as const } : {}),
      });
      return;
    }
    case 'find':
      await interaction.reply(`place=${options.getString('place')} | said=${options.getString('said')}`);
      return;
    case 'add':
      await interaction.reply(`Added ${options.getString('title')} in ${options.getString('place')}`);
      return;
    case 'panel':
      await interaction.reply({ components: [panel(1)], flags: MessageFlags.IsComponentsV2, files: [picture()] });
      return;
    case 'classic':
      await interaction.reply(classic());
      return;
    case 'form':
      await interaction.showModal(form());
      return;
    case 'slow':
      await interaction.deferReply();
      await new Promise((resolve) => setTimeout(resolve, 700));
      await interaction.editReply('Thought it over.');
      return;
    default:
  }
}

function button(customId: string, label: string, style: Exclude<ButtonStyle, ButtonStyle.Link | ButtonStyle.Premium>) {
  return new ButtonBuilder().setCustomId(customId).setLabel(label).setStyle(style);
}

function panel(page: number): ContainerBuilder {
  return new ContainerBuilder()
    .setAccentColor(0xd97706)
    .addTextDisplayComponents((text) =>
      text.setContent(`## Page ${page}\n**Bold** and ||hidden|| with <script>alert(1)</script>`),
    )
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents((text) =>
          text.setContent('A line with a [source](https://example.org/a) beside its button'),
        )
        .setButtonAccessory(button('form', 'Form', ButtonStyle.Primary)),
      new SectionBuilder()
        .addTextDisplayComponents((text) => text.setContent('A line with a picture'))
        .setThumbnailAccessory(new ThumbnailBuilder().setURL('attachment://dot.png').setDescription('A dot')),
    )
    .addSeparatorComponents((separator) => separator.setDivider(true).setSpacing(SeparatorSpacingSize.Large))
    .addActionRowComponents<MessageActionRowComponentBuilder>(
      new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(
        button(`page:${page - 1}`, 'Back', ButtonStyle.Secondary).setDisabled(page === 1),
        button(`page:${page + 1}`, 'Next', ButtonStyle.Success),
        button('silent', 'No answer', ButtonStyle.Danger),
        new ButtonBuilder().setStyle(ButtonStyle.Link).setURL('https://example.org/').setLabel('Elsewhere'),
      ),
      new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('select')
          .setPlaceholder('Choose a letter')
          .addOptions({ label: 'Letter A', value: 'a', description: 'The first' }, { label: 'Letter B', value: 'b' }),
      ),
    );
}

function classic() {
  return {
    content: '# Heading\n> quoted\n- one\n  - two\n`code` ~~gone~~ __under__ \\*kept\\*\n```js\nlet a = "<b>";\n```',
    embeds: [
      new EmbedBuilder()
        .setTitle('An embed')
        .setDescription('With *words*')
        .setColor(0x248046)
        .addFields({ name: 'One', value: '1', inline: true }, { name: 'Two', value: '2', inline: true })
        .setFooter({ text: 'The foot' }),
    ],
    files: [new AttachmentBuilder(Buffer.from('a,b\n1,2\n'), { name: 'table.csv' })],
  };
}

function form(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('form')
    .setTitle('A form')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Title')
        .setDescription('In a few words')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('title').setStyle(TextInputStyle.Short).setMinLength(3),
        ),
      new LabelBuilder()
        .setLabel('Tone')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder()
            .setCustomId('tone')
            .addOptions({ label: 'Quiet', value: 'q' }, { label: 'Loud', value: 'l' }),
        ),
      new LabelBuilder()
        .setLabel('Text')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Paragraph).setRequired(false),
        ),
    );
}

/** One orange pixel. */
function picture(): AttachmentBuilder {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(checksum(body));
    return Buffer.concat([length, body, sum]);
  };
  const bytes = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010802000000', 'hex')),
    chunk('IDAT', deflateSync(Buffer.from('00d97706', 'hex'))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return new AttachmentBuilder(bytes, { name: 'dot.png' });
}

/** PNG's CRC-32. */
function checksum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
