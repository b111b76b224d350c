import { describe, expect, it } from 'vitest';
import { runSitrep } from '../support/run-sitrep.ts';
import { openServer, recordedServer, type TestServer } from '../support/test-server.ts';

const running = runSitrep();

/** A server with one event and one claim of it, E1.1. */
async function serverWithClaim(): Promise<TestServer> {
  const server = openServer(running.discord);
  await server.ask(server.moderator, 'add event', { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' });
  const claim = { event: 'E1', claimant: 'Mali army', says: '23 soldiers killed', said: '2024-03-21' };
  await server.ask(server.moderator, 'add claim', claim);
  return server;
}

describe('/add', () => {
  it('records an event with all that is known of it', async () => {
    const server = openServer(running.discord);
    const event = {
      title: 'Ambush near Teguey',
      place: 'Teguey, Tillaberi, niger',
      date: '20 March 2024',
      until: '2024-03-21',
      kind: 'Battles',
      attacker: 'Islamic State',
      target: 'Niger army',
      coordinates: '14.65, 0.53',
      url: 'https://news.example/teguey?a=1',
      note: 'On the road to the border.',
    };
    expect(await server.askOpenly(server.moderator, 'add event', event)).toEqual([
      'Recorded E1.',
      'E1 · Ambush near Teguey',
      '20 March 2024 to 21 March 2024 · Teguey, Tillabéri, Niger · Battles',
      '[Details]',
      'No claims recorded yet. /add claim with event: E1 adds one.',
      '[Add claim] [Edit] [Undo]',
    ]);
    expect((await server.askOpenly(server.reader, 'event', { event: 'E1' })).slice(0, 7)).toEqual([
      'E1 · Ambush near Teguey',
      '20 March 2024 to 21 March 2024 · Teguey, Tillabéri, Niger · Battles',
      'Attacker: Islamic State',
      'Target: Niger army',
      'Coordinates: 14.65, 0.53',
      'On the road to the border.',
      'source <https://news.example/teguey?a=1>',
    ]);
  });

  it('records a claim with its carrier, link, words and ratings', async () => {
    const server = openServer(running.discord);
    await server.ask(server.moderator, 'add event', { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' });
    const claim = {
      event: 'E1',
      claimant: 'Mali army',
      says: '23 soldiers killed, 17 wounded',
      said: '21 March 2024',
      via: 'A wire service',
      url: 'https://wire.example/(a)',
      quote: 'Our men fell on the road',
      reliability: 'C',
      credibility: '3',
    };
    const attribution =
      'Mali army, via A wire service <https://wire.example/%28a%29> · said 21 Mar 2024 · rated C3: fairly reliable, possibly true';
    expect(await server.askOpenly(server.moderator, 'add claim', claim)).toEqual([
      'Recorded E1.1.',
      'E1 · Ambush',
      '20 March 2024 · Gao, Mali',
      '[Details]',
      `• 23 soldiers killed · ${attribution}`,
      `• 17 wounded (military) · ${attribution}`,
      '[Add claim] [Edit] [Undo]',
    ]);
    expect(await server.askOpenly(server.reader, 'event', { event: 'E1' })).toContain(
      `• E1.1 “23 soldiers killed, 17 wounded” · ${attribution} · “Our men fell on the road”`,
    );
  });

  it.each([
    ['March 2024', 'March 2024'],
    ['2023', '2023'],
    ['2024-03-20', '20 March 2024'],
    ['20 mars 2024', '20 March 2024'],
  ])('keeps %s no finer than it is', async (date, shown) => {
    const server = openServer(running.discord);
    const lines = await server.askOpenly(server.moderator, 'add event', { title: 'Unrest', place: 'Mali', date });
    expect(lines[2]).toBe(`${shown} · Mali`);
  });
});

describe('/withdraw', () => {
  it('takes a claim out of the reckoning, and says why', async () => {
    const server = await serverWithClaim();
    const withdrawn = await server.askOpenly(server.manager, 'withdraw claim', {
      claim: 'E1.1',
      reason: 'Wrong event',
    });
    expect(withdrawn.slice(0, 4)).toEqual([
      'Withdrew E1.1: Wrong event',
      'E1 · Ambush',
      '20 March 2024 · Gao, Mali',
      '[Details]',
    ]);
    expect(withdrawn.join('\n')).not.toContain('soldiers');
    expect(await server.askOpenly(server.reader, 'claims', { place: 'mali' })).toContain(
      'No claims recorded for this.',
    );
    const event = await server.askOpenly(server.reader, 'event', { event: 'E1' });
    expect(event.slice(event.indexOf('Claims recorded'))).toEqual([
      'Claims recorded',
      '• ~~E1.1 “23 soldiers killed”~~ · Mali army · said 21 Mar 2024 · withdrawn: Wrong event',
      'History',
      'E1.1 withdrawn · @Manager · <t:f> · entry 3',
      'E1.1 added · @Moderator · <t:f> · entry 2',
      'E1 added · @Moderator · <t:f> · entry 1',
    ]);
  });

  it('takes an event out of every answer but its own', async () => {
    const server = await serverWithClaim();
    await server.ask(server.moderator, 'withdraw event', { event: 'E1', reason: 'Entered twice' });
    expect(await server.askOpenly(server.reader, 'timeline', { place: 'mali' })).toEqual([
      'Timeline · Mali',
      'No events recorded for this.',
    ]);
    expect(await server.askOpenly(server.reader, 'event', { event: 'E1' })).toContain('Withdrawn: Entered twice');
    const claim = { event: 'E1', claimant: 'Residents', says: '2 soldiers killed' };
    expect((await server.askPrivately(server.moderator, 'add claim', claim))[0]).toMatch(/^E1 has been withdrawn/);
    await server.askOpenly(server.moderator, 'undo');
    expect((await server.askOpenly(server.reader, 'timeline', { place: 'mali' })).slice(0, 3)).toEqual([
      'Timeline · Mali',
      '1 event',
      '20 March 2024 · E1 · Ambush',
    ]);
  });
});

describe('/undo', () => {
  it('takes back one’s own entries, the last first', async () => {
    const server = await serverWithClaim();
    await server.ask(server.manager, 'add claim', { event: 'E1', claimant: 'Residents', says: '2 soldiers killed' });
    const ofManager = 'Undone: E1.2 added · “2 soldiers killed” · Residents';
    expect(await server.askOpenly(server.manager, 'undo')).toEqual([ofManager]);
    expect(await server.askOpenly(server.moderator, 'undo')).toEqual([
      'Undone: E1.1 added · “23 soldiers killed” · Mali army',
    ]);
    expect(await server.askOpenly(server.moderator, 'undo')).toEqual(['Undone: E1 added · Ambush']);
    for (const member of [server.moderator, server.manager])
      expect(await server.askPrivately(member, 'undo')).toEqual(['There is nothing of yours to undo here.']);
    expect((await server.askPrivately(server.reader, 'event', { event: 'E1' }))[0]).toMatch(/^There is no event “E1”/);
  });

  it('gives no number twice', async () => {
    const server = await serverWithClaim();
    await server.ask(server.moderator, 'undo');
    const claim = { event: 'E1', claimant: 'Mali army', says: '24 soldiers killed' };
    expect((await server.askOpenly(server.moderator, 'add claim', claim))[0]).toBe('Recorded E1.2.');
  });

  it('works by the button under the card, which then says what was undone', async () => {
    const server = openServer(running.discord);
    const event = { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' };
    const card = await server.ask(server.moderator, 'add event', event);
    const undone = await server.press(server.moderator, card, 'Undo');
    expect([undone.message.id, undone.ephemeral, server.lines(undone)]).toEqual([
      card.message.id,
      false,
      ['Undone: E1 added · Ambush'],
    ]);
    expect(await server.askOpenly(server.reader, 'timeline', { place: 'mali' })).toContain(
      'No events recorded for this.',
    );
  });

  it('refuses while something rests on it', async () => {
    const server = openServer(running.discord);
    const event = { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' };
    const card = await server.ask(server.moderator, 'add event', event);
    await server.ask(server.manager, 'add claim', { event: 'E1', claimant: 'Residents', says: '2 soldiers killed' });
    const before = await running.entries(server.id);
    const refused = [
      'E1 can’t be undone, because later entries rest on it: E1.1. Undo those first, or withdraw E1 with a reason.',
    ];
    const pressed = await server.press(server.moderator, card, 'Undo');
    expect([pressed.ephemeral, server.lines(pressed)]).toEqual([true, refused]);
    expect(await server.askPrivately(server.moderator, 'undo')).toEqual(refused);
    expect(await running.entries(server.id)).toBe(before);
  });

  it('refuses what was undone already', async () => {
    const server = openServer(running.discord);
    const event = { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' };
    const card = await server.ask(server.moderator, 'add event', event);
    await server.ask(server.moderator, 'undo');
    const pressed = await server.press(server.moderator, card, 'Undo');
    expect([pressed.ephemeral, server.lines(pressed)]).toEqual([true, ['This has been undone already.']]);
  });
});

describe('/claimant', () => {
  it('makes two names one claimant, which then revises itself instead of disputing', async () => {
    const server = await recordedServer(running.discord);
    const claim = { event: 'E1', claimant: 'ISSP', says: '32 soldiers killed', said: '2024-03-24' };
    await server.ask(server.moderator, 'add claim', claim);
    const soldiers = async () =>
      (await server.askOpenly(server.reader, 'claims', { place: 'niger' })).filter((line) => line.includes('soldiers'));
    expect(await soldiers()).toHaveLength(3);
    const aliases = { claimant: 'Islamic State', aliases: 'ISSP, Daesh' };
    const card = await server.ask(server.moderator, 'claimant', aliases);
    expect(server.lines(card).slice(0, 2)).toEqual(['Islamic State', 'Also written: ISSP, Daesh']);
    expect(await soldiers()).toEqual([
      '• 32 soldiers killed · Islamic State · said 24 Mar 2024 · before: ~~30 soldiers killed~~ (23 Mar 2024)',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
    ]);
    await server.press(server.moderator, card, 'Undo');
    expect(await soldiers()).toHaveLength(3);
  });

  it('lets a mouthpiece speak for its claimant, and never links an armed group’s', async () => {
    const server = openServer(running.discord);
    await server.ask(server.moderator, 'add event', { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' });
    const claims = [
      { claimant: 'Nashir', says: '30 soldiers killed', said: '2024-03-22', url: 'https://channel.example/1' },
      { claimant: 'The Group', says: 'responsibility', via: 'Nashir', url: 'https://channel.example/2' },
    ];
    for (const claim of claims) await server.ask(server.moderator, 'add claim', { event: 'E1', ...claim });
    const shown = async () =>
      (await server.askOpenly(server.reader, 'event', { event: 'E1' })).filter((line) => line.startsWith('•'));
    expect((await shown()).filter((line) => line.includes('channel.example'))).toHaveLength(4);
    await server.ask(server.moderator, 'claimant', { claimant: 'Nashir', 'mouthpiece-of': 'The Group' });
    await server.ask(server.moderator, 'claimant', { claimant: 'The Group', kind: 'armed_group', reliability: 'E' });
    expect(await shown()).toEqual([
      '• Claims responsibility · The Group, via Nashir · date not given · rated E: unreliable',
      '• 30 soldiers killed · The Group (through Nashir) · said 22 Mar 2024 · rated E: unreliable',
      '• E1.1 “30 soldiers killed” · The Group (through Nashir) · said 22 Mar 2024 · rated E: unreliable',
      '• E1.2 “responsibility” · The Group, via Nashir · date not given · rated E: unreliable',
    ]);
  });

  it('tells what is known of one, to whoever asks alone', async () => {
    const server = openServer(running.discord);
    await server.ask(server.moderator, 'claimant', { claimant: 'The Group', kind: 'armed_group', aliases: 'TG' });
    expect(await server.askPrivately(server.moderator, 'claimant', { claimant: 'tg' })).toEqual([
      'The Group',
      'Also written: TG',
      'Kind: armed group',
    ]);
  });
});

it('/history tells moderators alone who recorded what, what was undone included', async () => {
  const server = await serverWithClaim();
  await server.ask(server.manager, 'withdraw claim', { claim: 'E1.1', reason: 'Wrong event' });
  await server.ask(server.manager, 'undo');
  expect(await server.askPrivately(server.moderator, 'history', { event: 'E1' })).toEqual([
    'History · E1',
    '• E1.1 withdrawn · reason: Wrong event · @Manager · <t:f> · entry 3 · undone since',
    '• E1.1 added · @Moderator · <t:f> · entry 2',
    '• E1 added · @Moderator · <t:f> · entry 1',
  ]);
  expect(await server.askPrivately(server.moderator, 'history', { claim: 'E1.1' })).toHaveLength(3);
});
