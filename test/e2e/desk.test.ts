import { describe, expect, it } from 'vitest';
import { runSitrep } from '../support/run-sitrep.ts';
import { openServer, recordedServer, type TestServer } from '../support/test-server.ts';

const running = runSitrep();
/** A time of day at which no digest of these tests falls due by itself. */
const FAR = `${String((new Date().getUTCHours() + 12) % 24).padStart(2, '0')}:30`;

/** What stands in #briefings, a message each. */
function briefings(server: TestServer): string[][] {
  return running.discord.messages(server.briefings, server.reader).map((view) => server.lines(view));
}

describe('/settings', () => {
  it('tells and changes the time zone and the language of new digests', async () => {
    const server = openServer(running.discord);
    expect(await server.askPrivately(server.manager, 'settings')).toEqual([
      'Time zone: UTC. Language of new digests: English.',
    ]);
    const changes = { timezone: 'africa/niamey', language: 'fr' };
    expect(await server.askPrivately(server.manager, 'settings', changes)).toEqual([
      'Changed. Time zone: Africa/Niamey. Language of new digests: French.',
    ]);
    expect(await server.askPrivately(server.manager, 'settings')).toEqual([
      'Time zone: Africa/Niamey. Language of new digests: French.',
    ]);
    const digest = await server.askPrivately(server.manager, 'digest create', { channel: server.briefings });
    expect(digest[1]).toMatch(/ · Africa\/Niamey · everything · French · /);
  });

  it.each(['Mars/Phobos', '+01:00', 'Niamey'])('refuses %s for a time zone', async (timezone) => {
    const server = openServer(running.discord);
    expect(await server.askPrivately(server.manager, 'settings', { timezone })).toEqual([
      `“${timezone}” is not a time zone. Pick one from the list that appears while you type, such as Africa/Niamey or UTC.`,
    ]);
    expect(await running.entries(server.id)).toBe(0);
  });
});

it('only who may manage the server sees and uses /settings and /digest', async () => {
  const server = openServer(running.discord);
  const ours = (member: string) =>
    running.discord
      .commands(member, server.id)
      .map((command) => command.name)
      .filter((name) => name === 'settings' || name === 'digest');
  expect([ours(server.reader), ours(server.moderator), ours(server.manager)]).toEqual([[], [], ['digest', 'settings']]);
  for (const command of running.discord.commands(server.manager, server.id)) {
    if (command.name !== 'settings' && command.name !== 'digest') continue;
    const asked = { kind: 'command', member: server.moderator, channel: server.claims, options: [] } as const;
    await expect(running.discord.invoke({ ...asked, commandId: command.id })).rejects.toThrow(
      'You do not have permission to use this command',
    );
  }
});

describe('/digest create', () => {
  it.each([
    [{}, 'daily at 08:00 · UTC · everything · English · silent when there is nothing new'],
    [
      { every: 'weekdays', at: '6:05' },
      'Monday to Friday at 06:05 · UTC · everything · English · silent when there is nothing new',
    ],
    [{ every: 'hourly', at: '00:15' }, 'hourly at :15 · UTC · everything · English · silent when there is nothing new'],
    [
      {
        every: 'weekly',
        day: 'Tuesday',
        at: '9h30',
        place: 'sahel',
        timezone: 'Europe/Paris',
        language: 'fr',
        'when-empty': 'say so',
      },
      'Tuesday at 09:30 · Europe/Paris · on Sahel (UNISS) · French · says so when there is nothing new',
    ],
    [{ cron: '0  8 * * 1-5' }, 'cron 0 8 * * 1-5 · UTC · everything · English · silent when there is nothing new'],
  ] as ReadonlyArray<readonly [Readonly<Record<string, string>>, string]>)('%j', async (options, description) => {
    const server = openServer(running.discord);
    const values = { channel: server.briefings, ...options };
    expect(await server.askPrivately(server.manager, 'digest create', values)).toEqual([
      'D1 is set up.',
      `#briefings · ${description}`,
      'Next: <t:f>, <t:f>, <t:f>',
      'It tells what is recorded from now on. /brief tells what is recorded already.',
    ]);
    expect(await server.askPrivately(server.manager, 'digest list')).toEqual([
      '1 digest',
      `D1 · #briefings · ${description} · not sent yet`,
    ]);
  });

  it('tells the next times in its time zone', async () => {
    const server = openServer(running.discord);
    const values = { channel: server.briefings, at: '08:00', timezone: 'Africa/Niamey' };
    const view = await server.ask(server.manager, 'digest create', values);
    const times = [...JSON.stringify(view.message.components).matchAll(/<t:(\d+):f>/g)].map((match) =>
      Number(match[1]),
    );
    const [first = 0] = times;
    expect(times).toEqual([first, first + 86_400, first + 2 * 86_400]);
    expect(new Date(first * 1000).toISOString()).toMatch(/T07:00:00\.000Z$/);
    expect(first * 1000 - Date.now()).toBeLessThanOrEqual(86_400_000);
    expect(first * 1000).toBeGreaterThan(Date.now() - 60_000);
  });

  it.each([
    [
      { cron: '0 8 * *' },
      'Cron takes five fields here, and “0 8 * *” has 4: write minute, hour, day of the month, month, day of the week. Example: 0 8 * * 1-5 is 08:00 from Monday to Friday.',
    ],
    ...[
      ['99 8 * * *', '99'],
      ['*/0 * * * *', '*/0'],
      ['0 8 * * Someday', 'Someday'],
    ].map(
      ([cron = '', part]) =>
        [
          { cron },
          `“${cron}” can’t be read as cron (look at ${part}). Five fields: minute, hour, day of the month, month, day of the week. Example: 0 8 * * 1-5 is 08:00 from Monday to Friday.`,
        ] as const,
    ),
    [
      { cron: '0 8 * * *', every: 'daily' },
      'cron says when the digest is due by itself: leave out every, or leave out cron.',
    ],
    [{ every: 'daily', day: 'Monday' }, 'day is for weekly digests. Choose weekly for every, or leave day out.'],
    [{ at: '25:00' }, '“25:00” is not a time of day. Write it as 08:00.'],
    [
      { timezone: 'Nowhere' },
      '“Nowhere” is not a time zone. Pick one from the list that appears while you type, such as Africa/Niamey or UTC.',
    ],
    [
      { place: 'congo' },
      '“congo” is the name of more than one place. Which do you mean: “DR Congo” or “Congo (Brazzaville)”?',
    ],
  ] as ReadonlyArray<readonly [Readonly<Record<string, string>>, string]>)('refuses %j', async (options, told) => {
    const server = openServer(running.discord);
    const values = { channel: server.briefings, ...options };
    expect(await server.askPrivately(server.manager, 'digest create', values)).toEqual([told]);
    expect(await server.askPrivately(server.manager, 'digest list')).toEqual([
      'No digests are set up. /digest create sets one up.',
    ]);
  });
});

describe('a digest', () => {
  it('arrives in its channel with what is new, and starts from there the next time', async () => {
    const server = openServer(running.discord);
    const values = { channel: server.briefings, at: FAR, place: 'sahel', 'when-empty': 'say so' };
    await server.ask(server.manager, 'digest create', values);
    await server.enterFirstRecord();
    const whole = [
      'Briefing · Sahel (UNISS)',
      'recorded from <t:f> to <t:f> · 1 new conflict · 7 new events · 2 new claims',
      'Conflicting claims',
      'E1 · Ambush on an army convoy near Teguey · 20 March 2024 · Teguey, Tillabéri, Niger · new event',
      'New · ≠ Killed, military · conflicting figures, gap 7',
      '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      'New events and claims',
      'Burkina Faso',
      "E6 · Coup: soldiers announce the end of Burkina Faso's government · 24 January 2022 · Ouagadougou, Burkina Faso · new event",
      "E7 · Coup: officers depose Burkina Faso's military leader · 30 September 2022 · Ouagadougou, Burkina Faso · new event",
      'Mali',
      "E4 · Coup: soldiers overthrow Mali's president · 18 August 2020 · Bamako, Mali · new event",
      "E5 · Coup: the army arrests the heads of Mali's transition · 24 May 2021 · Bamako, Mali · new event",
      'Niger',
      'E1 · Ambush on an army convoy near Teguey',
      '• 17 wounded (military) · Niger defence ministry, via Reuters · said 21 Mar 2024',
      '• about 30 attackers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      '• Claims responsibility · Islamic State, via Amaq · said 23 Mar 2024',
      'E3 · Niger ends its military accord with the United States · 16 March 2024 · Niger · new event',
      "E8 · Coup: the presidential guard detains Niger's president · 26 July 2023 · Niamey, Niger · new event",
    ];
    expect(await server.askPrivately(server.manager, 'digest preview', { digest: 'D1' })).toEqual([
      'D1 would now say:',
      ...whole,
    ]);
    expect(briefings(server)).toEqual([]);
    expect(await server.askPrivately(server.manager, 'digest post', { digest: 'D1' })).toEqual([
      'Posted 1 message in #briefings. The next digest starts from here.',
    ]);
    expect(briefings(server)).toEqual([whole]);

    const claim = { event: 'E1', claimant: 'Niger defence ministry', says: '30 soldiers killed', said: '2024-03-24' };
    await server.ask(server.moderator, 'add claim', claim);
    await server.ask(server.moderator, 'withdraw event', { event: 'E8', reason: 'Entered twice' });
    await server.ask(server.manager, 'digest post', { digest: 'D1' });
    await server.ask(server.manager, 'digest post', { digest: 'D1' });
    expect(briefings(server).slice(1)).toEqual([
      [
        'Briefing · Sahel (UNISS)',
        'recorded from <t:f> to <t:f> · 1 conflict settled · 1 new claim',
        'Conflicting claims',
        'E1 · Ambush on an army convoy near Teguey · 20 March 2024 · Teguey, Tillabéri, Niger',
        'Settled · ~~≠ Killed, military · conflicting figures, gap 7~~',
        '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
        '• was ~~23 soldiers killed~~ (21 Mar 2024), now 30 soldiers killed · Niger defence ministry · said 24 Mar 2024',
        'Withdrawn or taken back',
        "• ~~E8 · Coup: the presidential guard detains Niger's president~~ · withdrawn: Entered twice",
      ],
      ['Briefing · Sahel (UNISS) · nothing new · recorded from <t:f> to <t:f>'],
    ]);
    expect((await server.askPrivately(server.manager, 'digest list'))[1]).toMatch(/ · last sent <t:f>$/);
  });

  it('keeps silent where there is nothing new, unless asked to say so', async () => {
    const server = openServer(running.discord);
    await server.ask(server.manager, 'digest create', { channel: server.briefings, at: FAR });
    expect(await server.askPrivately(server.manager, 'digest post', { digest: 'D1' })).toEqual([
      'D1 has nothing new to say, so nothing was posted.',
    ]);
    expect(briefings(server)).toEqual([]);
  });

  it('speaks its own language, whoever sends it', async () => {
    const server = openServer(running.discord);
    await server.ask(server.manager, 'digest create', {
      channel: server.briefings,
      at: FAR,
      place: 'niger',
      language: 'fr',
    });
    await server.enterFirstRecord();
    await server.ask(server.manager, 'digest post', { digest: 'D1' });
    expect(briefings(server)[0]?.slice(0, 8)).toEqual([
      'Point de situation · Niger',
      'enregistré du <t:f> au <t:f> · 1 nouvelle contradiction · 3 nouveaux événements · 2 nouvelles déclarations',
      'Déclarations contradictoires',
      'E1 · Ambush on an army convoy near Teguey · 20 mars 2024 · Teguey, Tillabéri, Niger · nouvel événement',
      'Nouvelle · ≠ Tués, militaires · chiffres contradictoires, écart de 7',
      '• 30 soldiers killed · Islamic State, via Amaq · déclaration : 23 mars 2024',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · déclaration : 21 mars 2024',
      'Nouveaux événements et déclarations',
    ]);
  });

  it('mentions nobody and is sent under a nonce that makes it one message', async () => {
    const server = await recordedServer(running.discord);
    await server.ask(server.manager, 'digest create', { channel: server.briefings, at: FAR, 'when-empty': 'say so' });
    await server.ask(server.manager, 'digest post', { digest: 'D1' });
    const [sent, ...others] = running.discord.requests.matching('POST', `/channels/${server.briefings}/messages`);
    expect([sent?.body, others]).toEqual([
      expect.objectContaining({
        allowed_mentions: { parse: [] },
        enforce_nonce: true,
        nonce: expect.stringMatching(/^[\w-]{25}$/),
      }),
      [],
    ]);
  });

  it('is gone for good once removed', async () => {
    const server = await recordedServer(running.discord);
    await server.ask(server.manager, 'digest create', { channel: server.briefings, at: FAR });
    expect(await server.askPrivately(server.manager, 'digest remove', { digest: 'd1' })).toEqual([
      'D1 is removed. Nothing of the record is lost.',
    ]);
    for (const line of ['digest post', 'digest preview', 'digest remove'])
      expect(await server.askPrivately(server.manager, line, { digest: 'D1' })).toEqual([
        'There is no digest “D1” here. /digest list shows those there are.',
      ]);
    const again = await server.askPrivately(server.manager, 'digest create', { channel: server.briefings, at: FAR });
    expect(again[0]).toBe('D2 is set up.');
    expect(await server.askOpenly(server.reader, 'claims', { place: 'niger' })).toContain(
      '≠ Killed, military · conflicting figures, gap 7',
    );
  });
});
