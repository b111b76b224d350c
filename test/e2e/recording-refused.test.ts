import { ApplicationCommandPermissionType, ComponentType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { runSitrep } from '../support/run-sitrep.ts';
import { openServer, type TestServer } from '../support/test-server.ts';

const running = runSitrep();
const EXAMPLES =
  'Examples: 23 soldiers killed, 17 wounded · responsibility; at least 30 soldiers killed · denies losses';

async function serverWithEvent(): Promise<TestServer> {
  const server = openServer(running.discord);
  await server.ask(server.moderator, 'add event', { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' });
  return server;
}

describe('what can’t be recorded is told to the caller alone, and nothing is recorded:', () => {
  const event = { title: 'Raid', place: 'Gao, Mali', date: '2024-03-20' };
  const claim = { event: 'E1', claimant: 'Mali army', says: '23 soldiers killed' };
  it.each([
    [
      'add claim',
      { ...claim, says: 'many brave men' },
      `This part was not understood: “many brave men”. Nothing was recorded. ${EXAMPLES}`,
    ],
    ['add claim', { ...claim, claimant: '!!!' }, 'A claimant needs a name with letters or digits.'],
    [
      'add claim',
      { ...claim, event: 'E99' },
      'There is no event “E99” in this server’s record. Pick one from the list that appears while you type, or give its number, such as E12.',
    ],
    [
      'add claim',
      { ...claim, said: '31 December 2099' },
      '“31 December 2099” is in the future. Give a date up to today, as it is in this server’s time zone (/settings).',
    ],
    [
      'add claim',
      { ...claim, said: '2024-01-01' },
      'This claim is dated 2024-01-01, before E1 happened (2024-03-20). Check said, and that this is the right event.',
    ],
    ...['javascript:alert(1)', 'news.example', 'https://user:secret@news.example/'].map(
      (url) =>
        [
          'add claim',
          { ...claim, url },
          `“${url}” is not a web address. Give url in full, beginning with https:// or http://, without a user name or password.`,
        ] as const,
    ),
    [
      'add event',
      { ...event, date: 'someday' },
      '“someday” can’t be read as a date. Write it as 2024-03-20, 20 March 2024, March 2024, 2023, yesterday or last Wednesday.',
    ],
    [
      'add event',
      { ...event, date: 'tomorrow' },
      '“tomorrow” is in the future. Give a date up to today, as it is in this server’s time zone (/settings).',
    ],
    [
      'add event',
      { ...event, date: '30 February 2024' },
      '“30 February 2024” is not a day of the calendar. Check the day and the month.',
    ],
    [
      'add event',
      { ...event, until: '2024-03-19' },
      'until is before date. Give the last day of the event, or leave until out.',
    ],
    [
      'add event',
      { ...event, place: 'Sahel' },
      '“Sahel” is a region of several countries. Say in which country it happened; if you mean the province, write “Sahel, Burkina Faso”.',
    ],
    [
      'add event',
      { ...event, place: 'congo' },
      '“congo” is the name of more than one place. Which do you mean: “DR Congo” or “Congo (Brazzaville)”?',
    ],
    [
      'add event',
      { ...event, place: 'Qqqqqqqq' },
      'No place “Qqqqqqqq” is known. Give a country, a region such as Sahel, or a province with its country, such as Tillabéri, Niger.',
    ],
    [
      'add event',
      { ...event, coordinates: '95, 0' },
      '“95, 0” can’t be read as coordinates. Give degrees north, then degrees east, such as 14.65, 0.53.',
    ],
    ['add event', { ...event, title: '   ' }, 'The option title is missing. Fill it in and send the command again.'],
    [
      'withdraw claim',
      { claim: 'E1.9', reason: 'Wrong' },
      'There is no claim “E1.9” in this server’s record. Claims are numbered by their event, such as E12.3; /event lists them.',
    ],
    ['claimant', { claimant: '???', aliases: 'Someone' }, 'A claimant needs a name with letters or digits.'],
    [
      'claimant',
      { claimant: 'Nobody' },
      'No claimant “Nobody” is in this server’s record. Pick one from the list that appears while you type.',
    ],
  ] as ReadonlyArray<readonly [string, Readonly<Record<string, string>>, string]>)(
    '/%s %j',
    async (line, values, told) => {
      const server = await serverWithEvent();
      const before = await running.entries(server.id);
      const seen = server.seen(server.claims, server.reader);
      expect(await server.askPrivately(server.moderator, line, values)).toEqual([told]);
      expect([await running.entries(server.id), server.seen(server.claims, server.reader)]).toEqual([before, seen]);
    },
  );
});

describe('a reader', () => {
  it('has no command that records', async () => {
    const server = openServer(running.discord);
    const recording = ['add', 'claimant', 'undo', 'withdraw'];
    const names = (member: string) =>
      running.discord
        .commands(member, server.id)
        .map((command) => command.name)
        .filter((name) => recording.includes(name));
    expect({ reader: names(server.reader), moderator: names(server.moderator) }).toEqual({
      reader: [],
      moderator: recording,
    });
  });

  it('can’t use one it knows of', async () => {
    const server = await serverWithEvent();
    const add = running.discord.commands(server.moderator, server.id).find((command) => command.name === 'add');
    const invoked = running.discord.invoke({
      kind: 'command',
      member: server.reader,
      channel: server.claims,
      commandId: add?.id ?? '',
      options: [{ name: 'event', type: 1, options: [] }],
    });
    await expect(invoked).rejects.toThrow('You do not have permission to use this command');
  });

  it('can’t undo by a moderator’s button', async () => {
    const server = openServer(running.discord);
    const event = { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' };
    const card = await server.ask(server.moderator, 'add event', event);
    for (const member of [server.reader, server.manager]) {
      const pressed = await server.press(member, card, 'Undo');
      expect([pressed.ephemeral, server.lines(pressed)]).toEqual([
        true,
        ['Only the member who recorded this can undo it. A moderator can withdraw it with /withdraw.'],
      ]);
    }
    expect(await running.entries(server.id)).toBe(1);
  });

  it('whom an administrator lets record may not undo by button, but by the command it was given', async () => {
    const server = openServer(running.discord);
    const { discord } = running;
    const commands = discord.commands(server.moderator, server.id);
    for (const name of ['add', 'undo']) {
      const id = commands.find((command) => command.name === name)?.id ?? '';
      const allowed = [{ id: server.reader, type: ApplicationCommandPermissionType.User, permission: true }];
      discord.setCommandPermissions(id, allowed, server.id);
    }
    const event = { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' };
    const card = await server.ask(server.reader, 'add event', event);
    expect(server.lines(card)[0]).toBe('Recorded E1.');
    const pressed = await server.press(server.reader, card, 'Undo');
    expect([pressed.ephemeral, server.lines(pressed)]).toEqual([
      true,
      ['You may no longer record here, so this button does nothing for you. If you may use /undo, use that.'],
    ]);
    expect(await server.askOpenly(server.reader, 'undo')).toEqual(['Undone: E1 added · Ambush']);
  });
});

it('a moderator who no longer is one can’t undo by an old button', async () => {
  const server = openServer(running.discord);
  const event = { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' };
  const card = await server.ask(server.moderator, 'add event', event);
  const { ManageMessages } = PermissionFlagsBits;
  running.discord.setPermissions({ channel: server.claims, target: server.moderator, deny: ManageMessages }, server.id);
  const pressed = await server.press(server.moderator, card, 'Undo');
  expect([pressed.ephemeral, server.lines(pressed)[0]]).toEqual([
    true,
    'You may no longer record here, so this button does nothing for you. If you may use /undo, use that.',
  ]);
  expect(await running.entries(server.id)).toBe(1);
});

describe('a button nobody was given', () => {
  /** Posts a message with a button of that custom id in the application's name. */
  async function plant(channel: string, customId: string): Promise<string> {
    const button = { type: ComponentType.Button, style: 2, label: 'Press', custom_id: customId };
    const response = await fetch(`${running.discord.apiUrl}/channels/${channel}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${running.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'x', components: [{ type: ComponentType.ActionRow, components: [button] }] }),
    });
    const { id } = (await response.json()) as { id: string };
    return id;
  }

  const STALE = 'This button belongs to something that is no longer there. Please send the command again.';
  it.each([
    ['undo:1', 'Only the member who recorded this can undo it. A moderator can withdraw it with /withdraw.'],
    ['undo:99', 'You may no longer record here, so this button does nothing for you. If you may use /undo, use that.'],
    ['undo:-1', STALE],
    ['undo', STALE],
    ['add:event', 'This is for members who may record here. If you may use the command, fill in its options instead.'],
    ['settings:x', STALE],
    ['nonsense', STALE],
    ['__proto__:1', STALE],
    ['claims:page:0:', STALE],
    ['claims:page:x:ML||||||', STALE],
    ['claims:page:0:XX||||||', STALE],
    ['claims:page:0:ML|7|||||', STALE],
    ['claims:page:0:ML||hunger||||', STALE],
    ['claims:page:0:ML|||yesterday|||', STALE],
    ['timeline:show:0:ML||||||x', STALE],
    ['disputes:page:0:*|||1|||', STALE],
    ['event:show:1:x', STALE],
    ['event:show:1:0::x', STALE],
  ])('%s has no effect', async (customId, told) => {
    const server = await serverWithEvent();
    const id = await plant(server.claims, customId);
    const view = running.discord.messages(server.claims, server.reader).find(({ message }) => message.id === id);
    if (view === undefined) throw new Error('the button is not there');
    const pressed = await server.pressId(server.reader, view, customId);
    expect([pressed.ephemeral, server.lines(pressed)]).toEqual([true, [told]]);
    expect(await running.entries(server.id)).toBe(1);
  });
});
