import { describe, expect, it } from 'vitest';
import { runSitrep, START_TIMEOUT } from '../support/run-sitrep.ts';
import { eventsIn, openServer, recordedServer, serverWithEvents, type TestServer } from '../support/test-server.ts';

const running = runSitrep();

/** Four events in Mali, two of them in conflict, whose claims differ in claimant and harm. */
async function serverForFilters(): Promise<TestServer> {
  const server = openServer(running.discord);
  const record = [
    ['2024-01-10', ['Mali army', '10 soldiers killed'], ['Northern Front', '20 soldiers killed']],
    ['2024-02-10', ['Mali army', '5 soldiers killed, 3 wounded']],
    ['2024-03-10', ['Northern Front', 'responsibility']],
    ['2024-04-10', ['Mali army', '40 attackers killed'], ['Northern Front', '4 attackers killed']],
  ] as const;
  for (const [index, [date, ...claims]] of record.entries()) {
    await server.ask(server.moderator, 'add event', { title: 'Fighting', place: 'Gao, Mali', date });
    for (const [claimant, says] of claims)
      await server.ask(server.moderator, 'add claim', { event: `E${index + 1}`, claimant, says });
  }
  return server;
}

describe('/claims', () => {
  it('sets the claimants side by side and marks where they conflict', async () => {
    const server = await recordedServer(running.discord);
    expect(await server.askOpenly(server.reader, 'claims', { place: 'niger' })).toEqual([
      'Claims · Niger',
      'Also by this name: Niger State, Nigeria',
      '1 event · 1 with conflicting claims',
      'E1 · Ambush on an army convoy near Teguey',
      '20 March 2024 · Teguey, Tillabéri, Niger · Battles',
      '[Details]',
      '≠ Killed, military · conflicting figures, gap 7',
      '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      'Not in conflict',
      '• Claims responsibility · Islamic State, via Amaq · said 23 Mar 2024',
      '• about 30 attackers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      '• 17 wounded (military) · Niger defence ministry, via Reuters · said 21 Mar 2024',
    ]);
  });

  it('opens an event with its button, for whoever pressed it alone', async () => {
    const server = await recordedServer(running.discord);
    const view = await server.ask(server.reader, 'claims', { place: 'niger' });
    const details = await server.press(server.reader, view, 'Details');
    expect([details.ephemeral, server.lines(details)]).toEqual([
      true,
      await server.askPrivately(server.reader, 'event', { event: 'E1', private: true }),
    ]);
  });

  it.each([
    [{}, [], ['E4', 'E3', 'E2', 'E1']],
    [{ harm: 'wounded' }, ['Wounded'], ['E2']],
    [{ harm: 'missing' }, ['Missing'], []],
    [{ claimant: 'northern front' }, ['claimant: Northern Front'], ['E4', 'E3', 'E1']],
    [{ since: '10 February 2024' }, ['since 10 February 2024'], ['E4', 'E3', 'E2']],
    [{ until: '2024-02-10' }, ['until 10 February 2024'], ['E2', 'E1']],
    [{ since: 'February 2024', until: 'March 2024' }, ['from 1 February 2024 to 31 March 2024'], ['E3', 'E2']],
    [{ disputed: true }, ['only with conflicting claims'], ['E4', 'E1']],
    [
      { claimant: 'Mali army', harm: 'killed', disputed: true, since: '2024-02-01' },
      ['since 1 February 2024 · Killed · claimant: Mali army · only with conflicting claims'],
      ['E4'],
    ],
  ])('%j', async (filters, reading, events) => {
    const server = await serverForFilters();
    const lines = await server.askOpenly(server.reader, 'claims', { place: 'mali', ...filters });
    const heading = lines.slice(
      1,
      lines.findIndex((line) => /^\d+ events?|^No claims/.test(line)),
    );
    expect([heading, eventsIn(lines)]).toEqual([reading, events]);
  });

  it('shows of a harm or a claimant what was asked for, and what conflicts with it', async () => {
    const server = await recordedServer(running.discord);
    const wounded = await server.askOpenly(server.reader, 'claims', { place: 'niger', harm: 'wounded' });
    expect(wounded.slice(-1)).toEqual([
      '• 17 wounded (military) · Niger defence ministry, via Reuters · said 21 Mar 2024',
    ]);
    const ministry = { place: 'niger', claimant: 'Niger defence ministry' };
    expect((await server.askOpenly(server.reader, 'claims', ministry)).slice(-6)).toEqual([
      '≠ Killed, military · conflicting figures, gap 7',
      '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      'Not in conflict',
      '• about 30 attackers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      '• 17 wounded (military) · Niger defence ministry, via Reuters · said 21 Mar 2024',
    ]);
  });

  it('strikes through what a claimant has revised', async () => {
    const server = await recordedServer(running.discord);
    const claim = { event: 'E1', claimant: 'Niger defence ministry', says: '29 soldiers killed', said: '2024-03-25' };
    await server.ask(server.moderator, 'add claim', claim);
    const lines = await server.askOpenly(server.reader, 'claims', { place: 'niger' });
    expect(lines.filter((line) => line.includes('soldiers'))).toEqual([
      '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '• 29 soldiers killed · Niger defence ministry · said 25 Mar 2024 · before: ~~23 soldiers killed~~ (21 Mar 2024)',
    ]);
    expect(lines).toContain('≠ Killed, military · conflicting figures, gap 1');
  });

  it('says that nothing is recorded where nothing is', async () => {
    const server = openServer(running.discord);
    expect(await server.askOpenly(server.reader, 'claims', { place: 'iceland' })).toEqual([
      'Claims · Iceland',
      'No claims recorded for this.',
    ]);
  });

  it('is for the caller alone where that is asked', async () => {
    const server = await recordedServer(running.discord);
    const openly = await server.askOpenly(server.reader, 'claims', { place: 'niger' });
    const before = server.seen(server.claims, server.moderator);
    expect(await server.askPrivately(server.reader, 'claims', { place: 'niger', private: true })).toEqual(openly);
    expect(server.seen(server.claims, server.moderator)).toBe(before);
  });

  it('turns its pages, the newest event first', async () => {
    const server = await serverWithEvents(running.discord, 30);
    const pages: string[][] = [];
    let view = await server.ask(server.reader, 'claims', { place: 'mali' });
    const { id } = view.message;
    for (let page = 1; page <= 8; page += 1) {
      pages.push(eventsIn(server.lines(view)));
      expect(server.lines(view).slice(-2)).toEqual([
        `Page ${page} of 8`,
        `[Previous${page === 1 ? ', off' : ''}] [Next${page === 8 ? ', off' : ''}]`,
      ]);
      if (page < 8) view = await server.press(server.reader, view, 'Next');
    }
    expect(pages.flat()).toEqual(Array.from({ length: 30 }, (_, index) => `E${30 - index}`));
    expect(pages.map((page) => page.length)).toEqual([4, 4, 4, 4, 4, 4, 4, 2]);
    view = await server.press(server.reader, view, 'Previous');
    expect([view.message.id, eventsIn(server.lines(view))]).toEqual([id, pages[6]]);
  });
});

describe('/timeline', () => {
  it('lists events in the order they happened, with the definition used', async () => {
    const server = await recordedServer(running.discord);
    expect(await server.askOpenly(server.reader, 'timeline', { place: 'sahel' })).toEqual([
      'Timeline · Sahel (UNISS)',
      'Region as defined by: UN Integrated Strategy for the Sahel: ten countries',
      'Also by this name: Sahel (AES); Sahel (G5); Sahel (OCHA); Sahel, Burkina Faso',
      '7 events',
      "18 August 2020 · E4 · Coup: soldiers overthrow Mali's president",
      'Bamako, Mali',
      "24 May 2021 · E5 · Coup: the army arrests the heads of Mali's transition",
      'Bamako, Mali',
      "24 January 2022 · E6 · Coup: soldiers announce the end of Burkina Faso's government",
      'Ouagadougou, Burkina Faso',
      "30 September 2022 · E7 · Coup: officers depose Burkina Faso's military leader",
      'Ouagadougou, Burkina Faso',
      "26 July 2023 · E8 · Coup: the presidential guard detains Niger's president",
      'Niamey, Niger',
      '16 March 2024 · E3 · Niger ends its military accord with the United States',
      'Niger',
      '20 March 2024 · E1 · Ambush on an army convoy near Teguey',
      'Teguey, Tillabéri, Niger · ≠ conflicting claims',
      'Killed, military: 23–30 (Niger defence ministry – Islamic State) · about 30 attackers killed (Niger defence ministry) · 17 wounded, military (Niger defence ministry)',
      'Lowest and highest claims added up',
      '• Killed, military: 23–30 (in 1 event)',
      '• Killed, armed group: 25–35 (in 1 event)',
      '• Wounded, military: 17–17 (in 1 event)',
      'Claims, not counts; “about” and “dozens” count with the range they stand for. Categories may overlap: they do not add up to one another.',
    ]);
  });

  it.each([
    ['sahel (AES)', 'Timeline · Sahel (AES)', ['E4', 'E5', 'E6', 'E7', 'E8', 'E3', 'E1']],
    ['Burkina', 'Timeline · Burkina Faso', ['E6', 'E7']],
    ['Tillaberi', 'Timeline · Tillabéri, Niger', ['E1']],
    ['teguey', 'Timeline · Teguey, Tillabéri, Niger', ['E1']],
    ['RUS', 'Timeline · Russia', ['E2']],
  ])('of %s', async (place, heading, events) => {
    const server = await recordedServer(running.discord);
    const lines = await server.askOpenly(server.reader, 'timeline', { place });
    expect([lines[0], eventsIn(lines)]).toEqual([heading, events]);
  });

  it('keeps to a period', async () => {
    const server = await recordedServer(running.discord);
    const values = { place: 'sahel', since: '2022', until: 'July 2023' };
    const lines = await server.askOpenly(server.reader, 'timeline', values);
    expect([lines[1], eventsIn(lines)]).toEqual([
      'Region as defined by: UN Integrated Strategy for the Sahel: ten countries · from 1 January 2022 to 31 July 2023',
      ['E6', 'E7', 'E8'],
    ]);
  });

  it(
    'turns its pages, the oldest event first, also after Sitrep was ended and started again',
    async () => {
      const server = await serverWithEvents(running.discord, 30);
      let view = await server.ask(server.reader, 'timeline', { place: 'mali', since: '2024-01-02' });
      const pages = [eventsIn(server.lines(view))];
      await running.restart();
      for (let page = 2; page <= 4; page += 1) {
        view = await server.press(server.reader, view, 'Next');
        expect(server.lines(view)).toContain(`Page ${page} of 4`);
        pages.push(eventsIn(server.lines(view)));
      }
      expect(pages.flat()).toEqual(Array.from({ length: 29 }, (_, index) => `E${index + 2}`));
      expect(server.lines(view)).toContain('• Killed, military: 464–464 (in 29 events)');
    },
    START_TIMEOUT,
  );
});

it('a new claim changes /claims and /timeline at once', async () => {
  const server = await recordedServer(running.discord);
  const claim = {
    event: 'E1',
    claimant: 'Residents of Teguey',
    says: 'at least 35 soldiers killed',
    said: '2024-03-22',
  };
  expect(await server.askOpenly(server.moderator, 'add claim', claim)).toContain('Recorded E1.3.');
  const claims = await server.askOpenly(server.reader, 'claims', { place: 'niger' });
  expect(claims.slice(6, 10)).toEqual([
    '≠ Killed, military · conflicting figures, gap 12',
    '• at least 35 soldiers killed · Residents of Teguey · said 22 Mar 2024',
    '• 23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
    '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
  ]);
  const timeline = await server.askOpenly(server.reader, 'timeline', { place: 'sahel' });
  expect(timeline.filter((line) => line.includes('Killed, military'))).toEqual([
    expect.stringMatching(/^Killed, military: 23 or more \(Niger defence ministry – Residents of Teguey\) · /),
    '• Killed, military: 23 or more, no upper limit (in 1 event)',
  ]);
});
