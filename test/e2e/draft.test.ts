import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComponentType } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, type Invoked, startDiscord } from '../../src/sandbox/discord.ts';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import { START_TIMEOUT } from '../support/run-sitrep.ts';
import { type SitrepProcess, startSitrep } from '../support/sitrep-process.ts';
import { filledIn, openServer, type TestServer } from '../support/test-server.ts';
import { buttonsOf } from '../support/visible-text.ts';

const SENTENCES = [
  'Militants ambushed a Malian army convoy near the town of Zirma in the Mopti region on Friday, killing 14 soldiers and wounding 17, the army said in a statement on Saturday.',
  'The Dune Vanguard claimed responsibility, saying its fighters killed 31 soldiers.',
];
const FIELDS = { text: SENTENCES.join('\n'), published: '2025-03-09', url: 'https://news.example/zirma' };

let discord: Discord;
let sitrep: SitrepProcess | undefined;
let folder: string;
let server: TestServer;

async function start(): Promise<void> {
  sitrep = await startSitrep(discord, `sqlite://${join(folder, 'sitrep.sqlite')}`);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sitrep-'));
  discord = await startDiscord({ patience: 15_000 });
  await start();
  server = openServer(discord);
}, START_TIMEOUT);
afterEach(async () => {
  await sitrep?.kill();
  await discord.close();
  await rm(folder, { recursive: true });
});

async function drafted(): Promise<MessageView> {
  return server.submit(server.moderator, await server.open(server.moderator, 'draft'), FIELDS);
}

/** Chooses of the draft's list for this. */
async function choose({ message }: MessageView, verb: string, values: readonly string[]): Promise<Invoked> {
  const customId =
    new RegExp(`"custom_id":"(draft:${verb}:[^"]+)"`).exec(JSON.stringify(message.components))?.[1] ?? '';
  return discord.invoke({
    kind: 'component',
    member: server.moderator,
    channel: server.claims,
    messageId: message.id,
    customId,
    componentType: ComponentType.StringSelect,
    values: [...values],
  });
}

function now(view: MessageView): MessageView {
  const found = discord.messages(server.claims, server.moderator).find(({ message }) => message.id === view.message.id);
  if (!found) throw new Error('the draft is gone');
  return found;
}

async function linesWith(view: MessageView, words: string): Promise<string[]> {
  return discord.waitFor(`“${words}”`, () => {
    const lines = server.lines(now(view));
    return lines.some((line) => line.includes(words)) ? lines : undefined;
  });
}

const DRAFT = [
  'Draft: nothing is recorded yet',
  'Read by rules, so check each claim against its sentence. ☑ will be recorded, ☐ will not. This draft is kept for an hour.',
  'Ambush near Zirma, Mali',
  '7 March 2025 · Zirma, Mopti, Mali · new event',
  '☑ 1 · army (Mali) · 14 soldiers killed; 17 soldiers wounded · said 8 March 2025',
  `> ${SENTENCES[0]}`,
  '☑ 2 · Dune Vanguard · responsibility; 31 soldiers killed',
  `> ${SENTENCES[1]}`,
];

describe('a moderator', () => {
  it(
    'pastes an article, corrects what was read in it, chooses, and records the rest',
    async () => {
      const draft = await drafted();
      expect(draft.ephemeral).toBe(true);
      expect(server.lines(draft).slice(0, DRAFT.length)).toEqual(DRAFT);
      expect(discord.messages(server.claims, server.reader)).toEqual([]);

      const opened = await choose(draft, 'change', ['c0']);
      if (opened.kind !== 'modal') throw new Error(`answered with ${opened.kind}`);
      expect(filledIn(opened.modal)).toEqual({
        claimant: 'army (Mali)',
        says: '14 soldiers killed; 17 soldiers wounded',
        said: '2025-03-08',
        via: '',
        url: 'https://news.example/zirma',
      });
      await server.submit(server.moderator, opened.modal, { claimant: 'Mali army', says: 'no number at all' });
      const refused = await discord.waitForMessage(
        server.claims,
        (view) => server.lines(view).some((line) => line.includes('Back to the form')),
        {
          member: server.moderator,
        },
      );
      const again = await server.pressForm(server.moderator, refused, 'Back to the form');
      expect(filledIn(again).claimant).toBe('Mali army');
      const corrected = await server.submit(server.moderator, again, { says: '14 soldiers killed' });
      expect(server.lines(corrected)).toContain('☑ 1 · Mali army · 14 soldiers killed · said 8 March 2025');

      await choose(corrected, 'pick', ['c0']);
      await linesWith(corrected, '☐ 2 · Dune Vanguard');
      const note = await server.press(server.moderator, now(corrected), 'Record what is chosen (1)');
      expect(server.lines(note)).toEqual(['Recorded from a text: E1.']);
      const card = await discord.waitForMessage(server.claims, ({ thinking }) => !thinking, { member: server.reader });
      expect(server.lines(card)).toEqual([
        'Recorded from a text: E1.',
        'E1 · Ambush near Zirma, Mali',
        '7 March 2025 · Zirma, Mopti, Mali · Battles',
        '[Details]',
        '• 14 soldiers killed · Mali army · said 8 Mar 2025 · source <https://news.example/zirma>',
        '[Add claim] [Edit] [Undo]',
      ]);
      const undone = await server.press(server.moderator, card, 'Undo');
      expect(server.lines(undone)[0]).toBe('Undone: E1 recorded from a text');
    },
    START_TIMEOUT,
  );

  it(
    'drafts from a message by its Apps menu, and drops it',
    async () => {
      discord.say(server.moderator, server.claims, FIELDS.text);
      const { message } = await discord.waitForMessage(server.claims, (view) =>
        view.message.content.startsWith('Militants'),
      );
      const menu = discord.commands(server.moderator, server.id).find(({ name }) => name === 'Draft from message');
      const invoked = await discord.invoke({
        kind: 'message-menu',
        member: server.moderator,
        channel: server.claims,
        commandId: menu?.id ?? '',
        messageId: message.id,
      });
      if (invoked.kind !== 'message') throw new Error(`answered with ${invoked.kind}`);
      const draft = await discord.settled(invoked);
      expect(draft.ephemeral).toBe(true);
      expect(server.lines(draft)).toContain('☑ 2 · Dune Vanguard · responsibility; 31 soldiers killed');
      await server.press(server.moderator, draft, 'Drop the draft');
      expect(await linesWith(draft, 'dropped')).toEqual(['The draft is dropped. Nothing was recorded.']);
      expect(buttonsOf(now(draft))).toEqual([]);
    },
    START_TIMEOUT,
  );

  it(
    'finds the draft where it was after Sitrep was ended without warning',
    async () => {
      const draft = await drafted();
      await sitrep?.kill();
      await start();
      const card = await server.press(server.moderator, now(draft), 'Record what is chosen (2)');
      expect(server.lines(card)[0]).toBe('Recorded from a text: E1.');
    },
    START_TIMEOUT * 2,
  );
});
