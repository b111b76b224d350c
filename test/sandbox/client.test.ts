import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  EmbedBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, connect } from './connected.ts';

/** What each command of the test's bot does, and what it saw of the interactions. */
let answer: (interaction: Interaction) => Promise<unknown>;
let seen: Interaction[] = [];
let bot: Connected;
let moderator: string;
let reader: string;
let claims: string;

beforeAll(async () => {
  bot = await connect(async (interaction) => {
    seen.push(interaction);
    await answer(interaction);
  });
  moderator = bot.discord.member('moderator').id;
  reader = bot.discord.member('reader').id;
  claims = bot.discord.channel('claims').id;
  await bot.client.application.commands.set([
    {
      name: 'add',
      description: 'Adds',
      nameLocalizations: { fr: 'ajouter' },
      options: [
        {
          type: ApplicationCommandOptionType.Subcommand,
          name: 'event',
          description: 'An event',
          nameLocalizations: { fr: 'evenement' },
          options: [
            {
              type: ApplicationCommandOptionType.String,
              name: 'title',
              description: 'T',
              required: true,
              maxLength: 10,
            },
            { type: ApplicationCommandOptionType.Integer, name: 'count', description: 'C', minValue: 1 },
            { type: ApplicationCommandOptionType.Channel, name: 'where', description: 'W' },
            { type: ApplicationCommandOptionType.Attachment, name: 'file', description: 'F' },
            {
              type: ApplicationCommandOptionType.String,
              name: 'kind',
              description: 'K',
              nameLocalizations: { fr: 'genre' },
              choices: [{ name: 'Battles', nameLocalizations: { fr: 'Combats' }, value: 'battles' }],
            },
          ],
        },
      ],
    },
    {
      name: 'find',
      description: 'Finds',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'place',
          description: 'P',
          required: true,
          autocomplete: true,
        },
        { type: ApplicationCommandOptionType.Integer, name: 'days', description: 'D', autocomplete: true },
      ],
    },
    { name: 'Draft from message', type: ApplicationCommandType.Message },
  ]);
});

afterAll(() => bot.close());

function lastSeen(): Interaction {
  const last = seen.at(-1);
  if (last === undefined) throw new Error('the bot saw no interaction');
  return last;
}

test('a command reaches the client with default names, typed values and resolved data', async () => {
  answer = async (interaction) => interaction.isChatInputCommand() && interaction.reply('Recorded.');
  const file = bot.discord.upload({ name: 'data.csv', contentType: 'text/csv', bytes: Buffer.from('a,b') });
  const invoked = await bot.discord.use(moderator, claims, 'add event', {
    title: 'Ambush',
    count: '3',
    where: '#briefings',
    kind: 'Battles',
    file,
  });
  const interaction = lastSeen();
  if (!interaction.isChatInputCommand() || !interaction.inCachedGuild()) throw new Error('not a command');
  expect({
    subcommand: interaction.options.getSubcommand(),
    title: interaction.options.getString('title'),
    count: interaction.options.getInteger('count'),
    where: interaction.options.getChannel('where')?.id,
    kind: interaction.options.getString('kind'),
    file: interaction.options.getAttachment('file')?.name,
    fileText: await (await fetch(interaction.options.getAttachment('file')?.url ?? '')).text(),
    guild: interaction.guild.name,
    guildLocale: interaction.guildLocale,
    locale: interaction.locale,
    member: interaction.member.displayName,
    moderates: interaction.memberPermissions.has('ManageMessages'),
    manages: interaction.memberPermissions.has('ManageGuild'),
    mayEmbed: interaction.appPermissions.has('EmbedLinks'),
    context: interaction.context,
    owner: interaction.authorizingIntegrationOwners.guildId,
    limit: interaction.attachmentSizeLimit,
  }).toEqual({
    subcommand: 'event',
    title: 'Ambush',
    count: 3,
    where: bot.discord.channel('briefings').id,
    kind: 'battles',
    file: 'data.csv',
    fileText: 'a,b',
    guild: 'Sahel Desk',
    guildLocale: 'en-US',
    locale: 'en-GB',
    member: 'Moderator',
    moderates: true,
    manages: false,
    mayEmbed: true,
    context: 0,
    owner: bot.discord.guildId,
    limit: 10_485_760,
  });
  const view = await bot.discord.settled(invoked);
  expect(view).toMatchObject({
    ephemeral: false,
    thinking: false,
    invokedBy: { memberId: moderator, memberName: 'Moderator', command: '/add event' },
    message: {
      type: 20,
      content: 'Recorded.',
      flags: 0,
      author: { id: bot.discord.applicationId, bot: true },
      interaction_metadata: { type: 2, user: { id: moderator } },
    },
  });
  expect(bot.discord.messages(claims, reader).at(-1)).toEqual(view);
});

test('a French member finds French names, and the application gets the default ones', async () => {
  answer = async (interaction) => interaction.isChatInputCommand() && interaction.reply('Oui.');
  bot.discord.setLocale(moderator, 'fr');
  const command = bot.discord.commands(moderator).find((one) => one.name_localized === 'ajouter');
  expect(command?.name).toBe('add');
  const invoked = await bot.discord.invoke({
    kind: 'command',
    member: moderator,
    channel: claims,
    commandId: command?.id ?? '',
    options: [
      {
        name: 'evenement',
        type: 1,
        options: [
          { name: 'title', type: 3, value: 'Embuscade' },
          { name: 'genre', type: 3, value: 'Combats' },
        ],
      },
    ],
  });
  bot.discord.setLocale(moderator, 'en-GB');
  const interaction = lastSeen();
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  expect([
    interaction.commandName,
    interaction.options.getSubcommand(),
    interaction.options.getString('kind'),
    interaction.locale,
  ]).toEqual(['add', 'event', 'battles', 'fr']);
  expect(invoked.kind).toBe('message');
});

test.each([
  ['add event', {}, 'This option is required. Specify a value: title'],
  ['add event', { title: 'far too long a title' }, 'title must be at most 10 characters long'],
  ['add event', { title: 'x', count: '0' }, 'count must be at least 1'],
  ['add event', { title: 'x', count: 'three' }, 'Please enter a valid integer for count'],
  ['add event', { title: 'x', kind: 'Riots' }, 'Please choose one of the options offered for kind'],
  ['add event', { title: 'x', where: '#nowhere' }, 'Please enter a valid channel.'],
  ['add event', { title: 'x', file: '123' }, 'Please choose a file.'],
])('/%s %j is refused before the application hears of it', async (line, values, message) => {
  seen = [];
  await expect(bot.discord.use(moderator, claims, line, values as Record<string, string>)).rejects.toThrow(message);
  expect(seen).toEqual([]);
});

test('autocomplete passes on what is unfinished, unchecked, and returns the choices', async () => {
  answer = async (interaction) =>
    interaction.isAutocomplete() && interaction.respond([{ name: 'Niger (country)', value: 'country:NE' }]);
  const command = bot.discord.commands(moderator).find((one) => one.name === 'find');
  const invoked = await bot.discord.invoke({
    kind: 'autocomplete',
    member: moderator,
    channel: claims,
    commandId: command?.id ?? '',
    options: [
      { name: 'place', type: 3, value: 'nig', focused: true },
      { name: 'days', type: 4, value: 'seven' },
    ],
  });
  const interaction = lastSeen();
  if (!interaction.isAutocomplete()) throw new Error('not autocomplete');
  expect(interaction.options.getFocused(true)).toMatchObject({ name: 'place', value: 'nig', focused: true });
  expect(invoked).toMatchObject({ kind: 'choices', choices: [{ name: 'Niger (country)', value: 'country:NE' }] });
});

test('a deferred private reply is edited, followed up and deleted; nobody else sees any of it', async () => {
  const before = bot.discord.messages(claims, reader).length;
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({ content: 'First.', embeds: [new EmbedBuilder().setTitle('Card')] });
    const more = await interaction.followUp({ content: 'More.', flags: MessageFlags.Ephemeral });
    await interaction.editReply({ content: 'Second.', message: more });
    await interaction.deleteReply();
  };
  const shown = bot.discord.messages(claims, moderator).length;
  await bot.discord.use(moderator, claims, 'find', { place: 'niger' });
  const view = await bot.discord.waitForMessage(claims, (one) => one.message.content === 'Second.', {
    member: moderator,
  });
  await bot.discord.waitFor('the deletion', () =>
    bot.discord.messages(claims, moderator).length === shown + 1 ? true : undefined,
  );
  expect(view).toMatchObject({ ephemeral: true, message: { flags: 64, type: 19 } });
  expect(bot.discord.messages(claims, reader)).toHaveLength(before);
});

test('while the application thinks the message says so, and its answer is no edit', async () => {
  const go = Promise.withResolvers<void>();
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await go.promise;
    await interaction.followUp('Done.');
  };
  const invoked = await bot.discord.use(moderator, claims, 'find', { place: 'niger' });
  expect(invoked.reply()).toMatchObject({ thinking: true, message: { content: '', flags: 128 } });
  go.resolve();
  expect(await bot.discord.settled(invoked)).toMatchObject({
    thinking: false,
    message: { content: 'Done.', flags: 0, edited_timestamp: null },
  });
});

test('a button updates its own message, a select answers, and both are refused when they should be', async () => {
  const row = (disabled: boolean) =>
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('next').setLabel('Next').setStyle(ButtonStyle.Primary).setDisabled(disabled),
    );
  const select = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId('choice')
      .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' }),
  );
  answer = async (interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply({ content: 'Page 1', components: [row(false), select], flags: MessageFlags.Ephemeral });
    } else if (interaction.isButton()) {
      await interaction.update({ content: 'Page 2', components: [row(true), select] });
    } else if (interaction.isStringSelectMenu()) {
      await interaction.deferUpdate();
      await interaction.editReply(`Chose ${interaction.values.join()}`);
    }
  };
  const invoked = await bot.discord.use(moderator, claims, 'find', { place: 'niger' });
  const messageId = (await bot.discord.settled(invoked)).message.id;
  const press = { kind: 'component', channel: claims, messageId, customId: 'next', componentType: 2 } as const;
  await expect(bot.discord.invoke({ ...press, member: reader })).rejects.toThrow('Unknown Message');
  await expect(bot.discord.invoke({ ...press, member: moderator, customId: 'last' })).rejects.toThrow(
    'This interaction failed',
  );
  const pressed = await bot.discord.invoke({ ...press, member: moderator });
  expect(pressed.reply()).toMatchObject({ ephemeral: true, message: { id: messageId, content: 'Page 2' } });
  await expect(bot.discord.invoke({ ...press, member: moderator })).rejects.toThrow('This interaction failed');
  const choose = { ...press, member: moderator, customId: 'choice', componentType: 3 } as const;
  await expect(bot.discord.invoke({ ...choose, values: ['3'] })).rejects.toThrow('Choose what is offered');
  await expect(bot.discord.invoke({ ...choose, values: ['1', '2'] })).rejects.toThrow('This interaction failed');
  await bot.discord.invoke({ ...choose, values: ['2'] });
  await bot.discord.waitForMessage(claims, (one) => one.message.content === 'Chose 2', { member: moderator });
});

test('a form opens, refuses what is missing, and is kept until it was sent', async () => {
  const modal = new ModalBuilder()
    .setCustomId('draft')
    .setTitle('Draft')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Text')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Paragraph).setMinLength(3),
        ),
      new LabelBuilder()
        .setLabel('Kind')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder().setCustomId('kind').setRequired(false).addOptions({ label: 'A', value: 'a' }),
        ),
    );
  answer = async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(modal);
    else if (interaction.isModalSubmit()) {
      const { fields } = interaction;
      await interaction.reply(`${fields.getTextInputValue('text')}/${fields.getStringSelectValues('kind').join()}`);
    }
  };
  const opened = await bot.discord.use(moderator, claims, 'find', { place: 'niger' });
  expect(opened).toMatchObject({ kind: 'modal', modal: { custom_id: 'draft', title: 'Draft' } });
  const submit = { kind: 'modal', member: moderator, channel: claims, customId: 'draft' } as const;
  await expect(bot.discord.invoke({ ...submit, fields: {} })).rejects.toThrow('This field is required: Text');
  await expect(bot.discord.invoke({ ...submit, fields: { text: 'ab' } })).rejects.toThrow(
    'Must be 3 or more in length: Text',
  );
  await expect(bot.discord.invoke({ ...submit, fields: { text: 'abc', kind: ['z'] } })).rejects.toThrow(
    'Choose what is offered: Kind',
  );
  const sent = await bot.discord.invoke({ ...submit, fields: { text: 'abc', kind: ['a'] } });
  expect(await bot.discord.settled(sent)).toMatchObject({
    message: { content: 'abc/a' },
    invokedBy: { command: '/find' },
  });
  await expect(bot.discord.invoke({ ...submit, fields: { text: 'abc' } })).rejects.toThrow(
    'Something went wrong. Try again.',
  );
});

test('a message command gets the message it was used on', async () => {
  answer = async (interaction) =>
    interaction.isMessageContextMenuCommand() &&
    interaction.reply({ content: `Read: ${interaction.targetMessage.content}`, flags: MessageFlags.Ephemeral });
  bot.discord.say(reader, claims, 'The ministry said 23 soldiers were killed.');
  const messageId = bot.discord.messages(claims, reader).at(-1)?.message.id ?? '';
  const commandId = bot.discord.commands(reader).find((one) => one.name === 'Draft from message')?.id ?? '';
  const invoked = await bot.discord.invoke({
    kind: 'message-menu',
    member: reader,
    channel: claims,
    commandId,
    messageId,
  });
  expect(await bot.discord.settled(invoked)).toMatchObject({
    ephemeral: true,
    invokedBy: { command: 'Draft from message' },
    message: { type: 23, content: 'Read: The ministry said 23 soldiers were killed.' },
  });
});

test('components v2 with a file: numbered, the file found by its name, readable at its address', async () => {
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const container = new ContainerBuilder()
      .addTextDisplayComponents((text) => text.setContent(`## Card for <@${reader}>`))
      .addSectionComponents((section) =>
        section
          .addTextDisplayComponents((text) => text.setContent('30 against 23'))
          .setButtonAccessory(new ButtonBuilder().setCustomId('open').setLabel('Open').setStyle(ButtonStyle.Secondary)),
      )
      .addFileComponents((file) => file.setURL('attachment://rest.txt'));
    await interaction.reply({
      flags: MessageFlags.IsComponentsV2,
      components: [container],
      files: [new AttachmentBuilder(Buffer.from('the rest'), { name: 'rest.txt', description: 'The rest' })],
      allowedMentions: { parse: [] },
    });
  };
  const invoked = await bot.discord.use(moderator, claims, 'find', { place: 'niger' });
  const { message } = await bot.discord.settled(invoked);
  const [attachment] = message.attachments;
  expect(message).toMatchObject({ content: '', mentions: [], flags: 32768 });
  expect(attachment).toMatchObject({ filename: 'rest.txt', description: 'The rest', size: 8 });
  const { url, proxy_url, id, content_type } = attachment ?? {};
  const media = {
    url,
    proxy_url,
    width: null,
    height: null,
    content_type,
    attachment_id: id,
    loading_state: 2,
    flags: 0,
  };
  expect(message.components).toEqual([
    {
      type: 17,
      id: 1,
      accent_color: null,
      spoiler: false,
      components: [
        { type: 10, id: 2, content: `## Card for <@${reader}>` },
        {
          type: 9,
          id: 3,
          components: [{ type: 10, id: 4, content: '30 against 23' }],
          accessory: { type: 2, id: 5, custom_id: 'open', label: 'Open', style: 2 },
        },
        {
          type: 13,
          id: 6,
          name: 'rest.txt',
          size: 8,
          spoiler: false,
          file: { ...media, id: expect.stringMatching(/^[0-9]+$/) },
        },
      ],
    },
  ]);
  expect(await (await fetch(url ?? '')).text()).toBe('the rest');
});

test('an application that does not answer, or only wrongly, has failed after its time', async () => {
  const errors: unknown[] = [];
  const slow = await connect(
    async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply({ content: 'x'.repeat(2001) }).catch((error) => errors.push(error));
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await interaction.reply('late').catch((error) => errors.push(error));
    },
    { patience: 1_500 },
  );
  await slow.client.application.commands.set([{ name: 'slow', description: 'Slow' }]);
  const { discord } = slow;
  const invoked = await discord.use(discord.member('reader').id, discord.channel('claims').id, 'slow');
  expect(invoked).toMatchObject({ kind: 'failed', message: 'The application did not respond' });
  await expect.poll(() => errors.map((error) => (error as { code: number }).code)).toEqual([50035, 10062]);
  expect(discord.messages(discord.channel('claims').id, discord.member('reader').id)).toEqual([]);
  await slow.close();
});

test('an invalid answer does not use the interaction up, a second valid one does', async () => {
  const codes: number[] = [];
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { discord } = bot;
    const respond = async (body: unknown) => {
      const response = await fetch(
        `${discord.apiUrl}/v10/interactions/${interaction.id}/${interaction.token}/callback`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
      );
      codes.push(response.status === 204 ? 204 : (JSON.parse(await response.text()) as { code: number }).code);
    };
    await respond({ type: 4, data: { content: '' } });
    await respond({ type: 8, data: { choices: [] } });
    await respond({ type: 5, data: { flags: 32768 } });
    await respond({ type: 7, data: { content: 'x' } });
    await respond({ type: 4, data: { content: 'ok' } });
    await respond({ type: 4, data: { content: 'again' } });
  };
  const invoked = await bot.discord.use(moderator, claims, 'find', { place: 'niger' });
  await expect.poll(() => codes).toEqual([50006, 50035, 50035, 50035, 204, 40060]);
  expect((await bot.discord.settled(invoked)).message.content).toBe('ok');
});

test('a token lives fifteen minutes', async () => {
  let time = Date.UTC(2024, 2, 24);
  const { discord, client, close } = await connect(
    async (interaction) => interaction.isChatInputCommand() && interaction.reply('ok'),
    { now: () => new Date(time) },
  );
  await client.application.commands.set([{ name: 'now', description: 'Now' }]);
  await discord.use(discord.member('reader').id, discord.channel('claims').id, 'now');
  const token = discord.requests.matching('POST', '/interactions/')[0]?.path.split('/')[3];
  const edit = async () => {
    const url = `${discord.apiUrl}/v10/webhooks/${discord.applicationId}/${token}/messages/@original`;
    const response = await fetch(url, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'edited' }),
    });
    return [response.status, ((await response.json()) as { code?: number }).code];
  };
  time += 14 * 60_000;
  expect(await edit()).toEqual([200, undefined]);
  time += 2 * 60_000;
  expect(await edit()).toEqual([401, 50027]);
  await close();
});

test('channel messages: sent, edited, listed, fetched and deleted by the client', async () => {
  const channel = await bot.client.channels.fetch(bot.discord.channel('briefings').id);
  if (!channel?.isSendable()) throw new Error('no channel');
  const one = await channel.send({ content: 'One', files: [{ attachment: Buffer.from('1'), name: '1.txt' }] });
  const two = await channel.send({ content: 'Two', nonce: 'digest-1', enforceNonce: true });
  const same = await channel.send({ content: 'Two again', nonce: 'digest-1', enforceNonce: true });
  expect(same.id).toBe(two.id);
  await one.edit({ content: 'One, edited' });
  const listed = await channel.messages.fetch({ limit: 10 });
  expect(listed.map((message) => [message.content, message.attachments.size])).toEqual([
    ['Two', 0],
    ['One, edited', 1],
  ]);
  expect((await channel.messages.fetch({ before: two.id })).map((message) => message.id)).toEqual([one.id]);
  expect((await channel.messages.fetch({ after: one.id })).map((message) => message.id)).toEqual([two.id]);
  await two.delete();
  await expect(channel.send({ content: 'Two', nonce: 'digest-1', enforceNonce: true })).rejects.toMatchObject({
    code: 10008,
  });
  await expect(channel.messages.fetch({ message: two.id, force: true })).rejects.toMatchObject({ code: 10008 });
});

test('servers and channels come and go while the client is connected', async () => {
  const { discord, client } = bot;
  const added = new Promise((resolve) => client.once('guildCreate', resolve));
  const server = discord.addServer({ name: 'Second', channels: [{ name: 'desk' }] });
  await added;
  expect(client.guilds.cache.get(server.id)?.channels.cache.map((channel) => channel.name)).toEqual(['desk']);
  const reply = await discord
    .use(server.members[0]?.id ?? '', server.channels[0]?.id ?? '', 'find', { place: 'x' })
    .catch((error: Error) => error.message);
  expect(reply).toMatchObject({ kind: 'message' });
  const gone = new Promise((resolve) => client.once('channelDelete', resolve));
  discord.removeChannel(server.channels[0]?.id ?? '');
  await gone;
  const left = new Promise((resolve) => client.once('guildDelete', resolve));
  discord.removeServer(server.id);
  await left;
  expect(client.guilds.cache.has(server.id)).toBe(false);
});
