import { SnowflakeUtil } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import type { Command, Input, SourceMessage } from '../../src/commands/command.ts';
import { UserError } from '../../src/domain/errors.ts';
import type { Form } from '../../src/render/form.ts';
import { escaped, md } from '../../src/render/markdown.ts';
import type { Reply } from '../../src/render/reply.ts';
import { type Discord, type Invoked, startDiscord } from '../../src/sandbox/discord.ts';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import { startBot } from '../support/bot-in-process.ts';
import { buttonsOf, rawText, visibleText } from '../support/visible-text.ts';

const FORM: Form = {
  submit: 'add:probe:7',
  title: 'A probe',
  fields: [
    { id: 'says', label: 'What it says', kind: 'long', required: true, maximum: 4000 },
    {
      id: 'kind',
      label: 'Kind',
      description: 'What sort it is',
      kind: 'select',
      required: false,
      most: 2,
      choices: [
        { label: 'Battles', value: 'b' },
        { label: 'Riots *and* such', value: 'r', description: 'Without arms' },
      ],
    },
    { id: 'via', label: 'Via', kind: 'short', required: false, value: 'Radio', maximum: 20 },
    { id: 'file', label: 'A file', kind: 'file', required: false },
  ],
};

let taken: Input | SourceMessage | null;
let slowly: Promise<void> | null;

function said(text: string, isPrivate = false): Reply {
  return { private: isPrivate, blocks: [{ kind: 'text', text: escaped(text) }] };
}

/** Opens a form, and refuses it where it says "wrong". */
const probe: Command = {
  definition: { name: 'add', audience: 'everyone', options: [{ name: 'claim', type: 'attachment' }] },
  async run(input, context) {
    taken = input;
    if (input.files?.claim) return said(`${input.files.claim[0]?.name}`);
    if (slowly) await context.working(() => slowly ?? Promise.resolve());
    return FORM;
  },
  async press(press, _context, chosen) {
    if (press === 'probe:7') return FORM;
    if (press === 'list') return said(`chosen: ${chosen.join(', ')}`, true);
    throw new UserError('button.stale');
  },
  async submit(rest, input) {
    taken = input;
    if (String(input.values.says).includes('wrong')) throw new UserError('says.empty');
    return {
      private: false,
      blocks: [
        { kind: 'text', text: md`${rest} took it` },
        {
          kind: 'card',
          tone: 'plain',
          blocks: [
            {
              kind: 'select',
              select: { press: 'add:list', placeholder: 'Choose', choices: [{ label: 'One', value: '1' }], most: 3 },
            },
          ],
        },
      ],
    };
  },
  menus: [
    {
      name: 'draft',
      audience: 'moderators',
      async run(message) {
        taken = message;
        return FORM;
      },
    },
  ],
};

let discord: Discord;
let bot: Bot;
let member: string;
let channel: string;

beforeAll(async () => {
  discord = await startDiscord({ patience: 15_000 });
  ({ bot } = await startBot(discord, [probe]));
  member = discord.member('moderator').id;
  channel = discord.channel('claims').id;
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
});
beforeEach(() => {
  taken = null;
  slowly = null;
});

const ask = () => discord.use(member, channel, 'add');

function shown(invoked: Invoked): Promise<MessageView> {
  if (invoked.kind !== 'message') throw new Error(JSON.stringify(invoked));
  return discord.settled(invoked);
}

function submit(fields: Record<string, string | string[]>): Promise<Invoked> {
  return discord.invoke({ kind: 'modal', member, channel, customId: 'add:probe:7', fields });
}

async function pressAgain({ message }: MessageView): Promise<Invoked> {
  const customId = 'again:add:probe:7';
  return discord.invoke({ kind: 'component', member, channel, messageId: message.id, customId, componentType: 2 });
}

/** What a form has filled in when it opens. */
function prefilled(invoked: Invoked): unknown[] {
  if (invoked.kind !== 'modal') throw new Error(JSON.stringify(invoked));
  return invoked.modal.components.map((each) => {
    const inner = (each as { component: { value?: string; options?: { value: string; default?: boolean }[] } })
      .component;
    return inner.value ?? inner.options?.filter((one) => one.default).map(({ value }) => value) ?? null;
  });
}

const messages = () => discord.messages(channel, member).map(({ message }) => message.id);

describe('a form', () => {
  it('opens with its labels and what is filled in', async () => {
    const opened = await ask();
    expect(opened).toMatchObject({
      kind: 'modal',
      modal: {
        custom_id: 'add:probe:7',
        title: 'A probe',
        components: [
          { type: 18, label: 'What it says', component: { type: 4, style: 2, custom_id: 'says', max_length: 4000 } },
          { type: 18, label: 'Kind', description: 'What sort it is', component: { type: 3, max_values: 2 } },
          { type: 18, label: 'Via', component: { type: 4, style: 1, value: 'Radio', required: false } },
          { type: 18, label: 'A file', component: { type: 19, required: false, max_values: 1 } },
        ],
      },
    });
    expect(prefilled(opened)).toEqual([null, [], 'Radio', null]);
  });

  it('comes back to its command with texts, choices and files', async () => {
    const bytes = Buffer.from('a,b\n');
    const file = discord.upload({ name: 'table.csv', contentType: 'text/csv', bytes });
    await ask();
    const reply = await shown(await submit({ says: 'two\nlines', kind: ['b', 'r'], via: '', file: [file] }));
    expect(visibleText(reply)).toEqual(['probe:7 took it', '(Choose: One)']);
    expect(reply.ephemeral).toBe(false);
    const input = taken as Input;
    expect(input).toMatchObject({
      subcommand: null,
      values: { says: 'two\nlines' },
      chosen: { kind: ['b', 'r'] },
      files: { file: [{ name: 'table.csv', size: 4, type: 'text/csv' }] },
    });
    expect(input.values.via).toBeUndefined();
    const [given] = input.files?.file ?? [];
    expect(await given?.fetch(4)).toEqual(bytes);
    await expect(given?.fetch(3)).rejects.toMatchObject({ key: 'file.tooLarge', values: { name: 'table.csv' } });
  });

  it('that is refused is offered again as it was filled in, until it is taken', async () => {
    await ask();
    const says = 'wrong: **bold** [link](https://example.org/x)\n\n- a list\n# not a heading\n**Via**\n\\backslash_';
    const before = messages();
    const refused = await shown(await submit({ says, kind: ['r'], via: 'Radio <@1> Two' }));
    expect(refused.ephemeral).toBe(true);
    expect(buttonsOf(refused).map((button) => 'label' in button && button.label)).toEqual(['Back to the form']);
    const again = await pressAgain(refused);
    expect(prefilled(again)).toEqual([says, ['r'], 'Radio <@1> Two', null]);

    const stillWrong = await shown(await submit({ says: 'wrong again', kind: [], via: 'B' }));
    expect(stillWrong.message.id).toBe(refused.message.id);
    expect(prefilled(await pressAgain(stillWrong))).toEqual(['wrong again', [], 'B', null]);

    await submit({ says: 'right', kind: [], via: '' });
    const note = () => discord.messages(channel, member).find(({ message }) => message.id === refused.message.id);
    await discord.waitFor('the note to say so', () => {
      const view = note();
      return view && buttonsOf(view).length === 0 ? true : undefined;
    });
    expect(visibleText(note() ?? refused)).toEqual(['probe:7 took it']);
    const [answer, ...others] = discord
      .messages(channel, member)
      .filter(({ message }) => ![...before, refused.message.id].includes(message.id));
    expect(others).toEqual([]);
    expect(answer?.ephemeral).toBe(false);
    expect(answer && visibleText(answer)).toEqual(['probe:7 took it', '(Choose: One)']);
  });

  it('gives back as a file what is too long for a message', async () => {
    await ask();
    const refused = await shown(await submit({ says: `wrong ${'*'.repeat(3900)}`, kind: [], via: 'Radio' }));
    expect(rawText(refused)).toContain('**Via**\nRadio');
    expect(refused.message.attachments.map(({ filename, size }) => [filename, size])).toEqual([
      ['what-you-wrote.txt', 'What it says\nwrong '.length + 3900],
    ]);
    expect(prefilled(await pressAgain(refused))).toEqual([null, [], 'Radio', null]);
  });

  it('that comes too late is offered with a button', async () => {
    slowly = Promise.resolve();
    const late = await ask();
    expect(late.kind).toBe('message');
    const note = await discord.waitForMessage(channel, (view) => rawText(view).includes('The form is ready'), {
      member,
    });
    expect(note.ephemeral).toBe(true);
    expect(prefilled(await pressAgain(note))).toEqual([null, [], 'Radio', null]);
  });
});

describe('other ways in', () => {
  it('takes a file of an option', async () => {
    const file = discord.upload({ name: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('abc') });
    expect(visibleText(await shown(await discord.use(member, channel, 'add', { claim: file })))).toEqual(['a.txt']);
  });

  it('takes what is chosen of a select', async () => {
    await ask();
    const reply = await shown(await submit({ says: 'right', kind: [], via: '' }));
    const chosen = await discord.invoke({
      kind: 'component',
      member,
      channel,
      messageId: reply.message.id,
      customId: 'add:list',
      componentType: 3,
      values: ['1'],
    });
    expect(visibleText(await shown(chosen))).toEqual(['chosen: 1']);
  });

  it('takes a message from its Apps menu, named in both languages', async () => {
    discord.say(member, channel, 'Gunmen *attacked* a market.');
    const { message } = await discord.waitForMessage(channel, (view) => view.message.content.startsWith('Gunmen'));
    const menu = discord.commands(member).find(({ type }) => type === 3);
    expect([menu?.name, menu?.name_localizations?.fr]).toEqual(['Draft from message', 'Brouillon depuis le message']);
    const messageId = message.id;
    const opened = await discord.invoke({
      kind: 'message-menu',
      member,
      channel,
      commandId: menu?.id ?? '',
      messageId,
    });
    expect(opened.kind).toBe('modal');
    expect(taken).toMatchObject({
      text: 'Gunmen *attacked* a market.',
      sent: new Date(SnowflakeUtil.timestampFrom(messageId)),
      url: `https://discord.com/channels/${discord.guildId}/${channel}/${messageId}`,
      files: [],
    });
    const reader = discord.member('reader').id;
    expect(discord.commands(reader).some(({ type }) => type === 3)).toBe(false);
  });
});
