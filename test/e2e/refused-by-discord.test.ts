import { ComponentType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../src/sandbox/discord.ts';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import { type SitrepProcess, startSitrep } from '../support/sitrep-process.ts';
import { openServer, type TestServer } from '../support/test-server.ts';
import { buttonsOf, visibleText } from '../support/visible-text.ts';

let discord: Discord;
let sitrep: SitrepProcess;

beforeAll(async () => {
  discord = await startDiscord({ patience: 15_000 });
  sitrep = await startSitrep(discord);
});
afterAll(async () => {
  await sitrep?.kill();
  await discord?.close();
});
afterEach(() => discord.faults.clear());

const EVENT = { title: 'Ambush near Teguey', place: 'Teguey, Niger', date: '2024-03-20' };
const CLAIM = { event: 'E1', claimant: 'Residents', says: '26 soldiers killed', said: '2024-03-22' };
const INVALID = { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors: {} } };
/** The first answer to an interaction, and what fills an acknowledged one in. */
const ANSWER = { method: 'POST', path: '/callback', ...INVALID };
const LATER_ANSWER = { method: 'PATCH', path: '/webhooks/', ...INVALID };
const NUMBER = /\d{15,20}(?=\.$)/;

/** What the caller alone is told in place of an answer Discord did not take, its number left out; nothing else of that answer is left. */
async function toldInstead(server: TestServer, member: string, line: string, values = {}): Promise<string> {
  await discord.use(member, server.claims, line, values);
  return toldIn(server, member);
}

async function toldIn(server: TestServer, member: string): Promise<string> {
  const isTold = (view: MessageView): boolean => /could not be shown/.test(visibleText(view).join());
  const view = await discord.waitForMessage(server.claims, isTold, { member });
  expect(view.ephemeral).toBe(true);
  expect(discord.messages(server.claims, member).filter((each) => each.thinking)).toEqual([]);
  return server.lines(view).join('\n').replace(NUMBER, '<number>');
}

describe('an answer Discord does not take', () => {
  it('is told to the caller alone, who would else wait for it', async () => {
    const server = openServer(discord);
    await server.ask(server.moderator, 'add event', EVENT);
    discord.faults.refuse(ANSWER);
    expect(await toldInstead(server, server.reader, 'claims', { place: 'niger' })).toBe(
      'The answer could not be shown. Please try again; if it happens again, tell the bot’s operator this number: <number>.',
    );
    expect((await server.askOpenly(server.reader, 'claims', { place: 'niger' }))[0]).toBe('Claims · Niger');
  });

  it.each([
    ['add event', { ...EVENT, title: 'Ambush near Teguey of another kind', date: '2024-03-25' }, 'E2'],
    ['add claim', CLAIM, 'E1.1'],
  ])('and that %s was recorded, with its number', async (line, values, thing) => {
    const server = openServer(discord);
    await server.ask(server.moderator, 'add event', EVENT);
    discord.faults.refuse(LATER_ANSWER);
    expect(await toldInstead(server, server.moderator, line, values)).toBe(
      `It was recorded as ${thing}, but the answer could not be shown. There is no need to send it again. Number for the bot’s operator: <number>.`,
    );
    const shown = await server.askOpenly(server.reader, 'event', { event: thing.split('.')[0] ?? '' });
    expect(shown.join('\n')).toContain('Ambush near Teguey');
  });

  it('and that what has no number was recorded', async () => {
    const server = openServer(discord);
    await server.ask(server.moderator, 'add event', EVENT);
    discord.faults.refuse(LATER_ANSWER);
    expect(await toldInstead(server, server.moderator, 'undo')).toBe(
      'What you asked for was recorded, but the answer could not be shown. There is no need to send it again. Number for the bot’s operator: <number>.',
    );
  });

  it('leaves the message as it was where a button was pressed', async () => {
    const server = openServer(discord);
    const recorded = await server.ask(server.moderator, 'add event', EVENT);
    discord.faults.refuse(LATER_ANSWER);
    const button = buttonsOf(recorded).find((each) => 'label' in each && each.label === 'Undo');
    const { id: messageId, channel_id: channel } = recorded.message;
    const customId = button && 'custom_id' in button ? button.custom_id : '';
    const component = { componentType: ComponentType.Button, messageId, customId };
    await discord.invoke({ kind: 'component', member: server.moderator, channel, ...component });
    expect(await toldIn(server, server.moderator)).toMatch(/^What you asked for was recorded, but/);
    const [message] = discord.messages(server.claims, server.moderator);
    expect(message && visibleText(message)).toEqual(visibleText(recorded));
  });
});

describe('a digest', () => {
  it('whose message Discord does not take says so in its channel, and goes on from there', async () => {
    const server = openServer(discord);
    await server.ask(server.manager, 'digest create', { channel: server.briefings, at: '00:00', language: 'fr' });
    await server.ask(server.moderator, 'add event', EVENT);
    discord.faults.refuse({ method: 'POST', path: `/channels/${server.briefings}/messages`, ...INVALID });
    expect(await server.askPrivately(server.manager, 'digest post', { digest: 'D1' })).toEqual([
      'Posted 1 message in #briefings. The next digest starts from here.',
    ]);
    await sitrep.printed(/Discord does not take a message of a digest: a notice stands in its place/);
    expect(await server.askPrivately(server.manager, 'digest post', { digest: 'D1' })).toEqual([
      'D1 has nothing new to say, so nothing was posted.',
    ]);
    expect(discord.messages(server.briefings, server.reader).map((view) => server.lines(view))).toEqual([
      ['Il y a du nouveau qui n’a pas pu être affiché ici. /déclarations et /contradictions le montrent.'],
    ]);
  });

  it('whose channel is forbidden is told to its manager, and arrives once it is open', async () => {
    const server = openServer(discord);
    await server.ask(server.manager, 'digest create', { channel: server.briefings, at: '00:00' });
    await server.ask(server.moderator, 'add event', EVENT);
    const deny = PermissionFlagsBits.SendMessages;
    discord.setPermissions({ channel: server.briefings, target: 'application', deny }, server.id);
    expect(await server.askPrivately(server.manager, 'digest post', { digest: 'D1' })).toEqual([
      'Sitrep lacks permissions in #briefings. Give it View Channel, Send Messages, Attach Files and Read Message History there, then send the command again.',
    ]);
    expect((await server.askPrivately(server.manager, 'digest list'))[1]).toMatch(
      / · not sent yet · could not be sent <t:f>: Sitrep lacks permissions in its channel$/,
    );
    discord.setPermissions({ channel: server.briefings, target: 'application' }, server.id);
    expect(await server.askPrivately(server.manager, 'digest post', { digest: 'D1' })).toEqual([
      'Posted 1 message in #briefings. The next digest starts from here.',
    ]);
    expect((await server.askPrivately(server.manager, 'digest list'))[1]).toMatch(/ · last sent <t:f>$/);
  });

  it('whose channel is no longer there is told to its manager', async () => {
    const server = openServer(discord);
    const { id } = discord.addChannel({ name: 'passing' }, server.id);
    await server.ask(server.manager, 'digest create', { channel: id, at: '00:00' });
    await server.ask(server.moderator, 'add event', EVENT);
    discord.removeChannel(id);
    expect(await server.askPrivately(server.manager, 'digest post', { digest: 'D1' })).toEqual([
      'The channel of this digest is no longer there. /digest edit with another channel moves it there.',
    ]);
    expect((await server.askPrivately(server.manager, 'digest list'))[1]).toMatch(
      / · could not be sent <t:f>: its channel is no longer there$/,
    );
  });

  it.each([
    ['everyone’s', 'everyone', PermissionFlagsBits.ViewChannel],
    ['its own', 'application', PermissionFlagsBits.SendMessages],
  ])('is refused for a channel that %s permissions close to Sitrep', async (_whose, target, deny) => {
    const server = openServer(discord);
    discord.setPermissions({ channel: server.briefings, target, deny }, server.id);
    const told = [
      'Sitrep lacks permissions in #briefings. Give it View Channel, Send Messages, Attach Files and Read Message History there, then send the command again.',
    ];
    const values = { channel: server.briefings };
    expect(await server.askPrivately(server.manager, 'digest create', values)).toEqual(told);
    expect(await server.askPrivately(server.manager, 'digest list')).toEqual([
      'No digests are set up. /digest create sets one up.',
    ]);
    discord.setPermissions({ channel: server.briefings, target }, server.id);
    expect((await server.askPrivately(server.manager, 'digest create', values))[0]).toBe('D1 is set up.');
  });
});
