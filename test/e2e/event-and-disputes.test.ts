import { describe, expect, it } from 'vitest';
import { runSitrep } from '../support/run-sitrep.ts';
import { eventsIn, openServer, recordedServer, serverWithEvents } from '../support/test-server.ts';

const running = runSitrep();

describe('/event', () => {
  it('shows one event whole: parties, claims, carriers, conflicts, history', async () => {
    const server = await recordedServer(running.discord);
    expect(await server.askOpenly(server.reader, 'event', { event: 'E1' })).toEqual([
      'E1 · Ambush on an army convoy near Teguey',
      '20 March 2024 · Teguey, Tillabéri, Niger · Battles',
      'Attacker: Islamic State',
      'Target: Niger army',
      '≠ Killed, military · conflicting figures, gap 7',
      '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      'Not in conflict',
      '• Claims responsibility · Islamic State, via Amaq · said 23 Mar 2024',
      '• about 30 attackers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
      '• 17 wounded (military) · Niger defence ministry, via Reuters · said 21 Mar 2024',
      'Claims recorded',
      '• E1.1 “23 soldiers killed, 17 wounded; about 30 attackers killed” · Niger defence ministry, via Reuters · said 21 Mar 2024',
      '• E1.2 “responsibility; 30 soldiers killed” · Islamic State, via Amaq · said 23 Mar 2024',
      'History',
      'E1.2 added · @Moderator · <t:f> · entry 3',
      'E1.1 added · @Moderator · <t:f> · entry 2',
      'E1 added · @Moderator · <t:f> · entry 1',
    ]);
  });

  it.each(['E1', 'e1', '1'])('takes %s for its number', async (event) => {
    const server = await recordedServer(running.discord);
    const lines = await server.askOpenly(server.reader, 'event', { event });
    expect(lines[0]).toBe('E1 · Ambush on an army convoy near Teguey');
  });

  it('takes as many pages as its claims need, and cuts no line', async () => {
    const server = openServer(running.discord);
    await server.ask(server.moderator, 'add event', { title: 'Fighting', place: 'Gao, Mali', date: '2024-01-05' });
    const claimants = Array.from({ length: 40 }, (_, index) => `Witness number ${index + 1} of the fighting in Gao`);
    for (const [index, claimant] of claimants.entries()) {
      const claim = {
        event: 'E1',
        claimant,
        says: `${index + 10} soldiers killed`,
        via: 'A very small local radio station',
      };
      await server.ask(server.moderator, 'add claim', claim);
    }
    let view = await server.ask(server.reader, 'event', { event: 'E1' });
    const pages = [server.lines(view)];
    while (server.lines(view).at(-1)?.endsWith('[Next]')) {
      view = await server.press(server.reader, view, 'Next');
      pages.push(server.lines(view));
    }
    const figures = pages.flat().filter((line) => /^• \d+ soldiers/.test(line));
    expect(figures).toHaveLength(40);
    for (const [index, claimant] of claimants.entries()) {
      const shown = `${index + 10} soldiers killed · ${claimant}, via A very small local radio station · date not given`;
      expect(figures).toContain(`• ${shown}`);
      expect(pages.flat()).toContain(
        `• E1.${index + 1} “${index + 10} soldiers killed” · ${claimant}, via A very small local radio station · date not given`,
      );
    }
    expect(pages.map((page) => page.at(-2))).toEqual(pages.map((_, index) => `Page ${index + 1} of ${pages.length}`));
  });
});

describe('/disputes', () => {
  it('lists what is open, the newest first, and what diverges with a weaker mark', async () => {
    const server = await recordedServer(running.discord);
    const police = { event: 'E2', claimant: 'City police', says: '60 people killed', said: '2024-03-23' };
    await server.ask(server.moderator, 'add claim', police);
    const medics = { event: 'E2', claimant: 'Medics', says: 'at least 40 people killed', said: '2024-03-22' };
    await server.ask(server.moderator, 'add claim', medics);
    expect(await server.askOpenly(server.reader, 'disputes')).toEqual([
      'Conflicting claims',
      '2 open conflicts',
      'E2 · Attack on a concert at Crocus City Hall',
      'since <t:f>',
      '[Details]',
      '≠ Killed · conflicting figures, gap 83',
      '• upward of 143 people killed · A daily newspaper · said 24 Mar 2024',
      '• at least 40 people killed · Medics · said 22 Mar 2024',
      '• 60 people killed · City police · said 23 Mar 2024',
      'E1 · Ambush on an army convoy near Teguey',
      'since <t:f>',
      '[Details]',
      '≠ Killed, military · conflicting figures, gap 7',
      '• 30 soldiers killed · Islamic State, via Amaq · said 23 Mar 2024',
      '• 23 soldiers killed · Niger defence ministry, via Reuters · said 21 Mar 2024',
    ]);
    expect((await server.askOpenly(server.reader, 'disputes', { place: 'niger' })).slice(0, 4)).toEqual([
      'Conflicting claims · Niger',
      'Also by this name: Niger State, Nigeria',
      '1 open conflict',
      'E1 · Ambush on an army convoy near Teguey',
    ]);
    expect(eventsIn(await server.askOpenly(server.reader, 'disputes', { since: '2024-03-21' }))).toEqual(['E2']);
    expect(eventsIn(await server.askOpenly(server.reader, 'disputes', { until: '2024-03-21' }))).toEqual(['E1']);
    expect(await server.askOpenly(server.reader, 'disputes', { place: 'mali' })).toEqual([
      'Conflicting claims · Mali',
      'No open conflicts.',
    ]);
  });

  it('shows two who claim the same event, beside its figures, until one claim is withdrawn', async () => {
    const server = await recordedServer(running.discord);
    const rival = { event: 'E1', claimant: 'A rival group', says: 'responsibility', said: '2024-03-20' };
    await server.ask(server.moderator, 'add claim', rival);
    const view = await server.ask(server.reader, 'disputes', { place: 'niger' });
    expect(server.lines(view).slice(2, 9)).toEqual([
      '2 open conflicts',
      'E1 · Ambush on an army convoy near Teguey',
      'since <t:f>',
      '[Details]',
      '≠ Responsibility · conflicting claims',
      '• Claims responsibility · Islamic State, via Amaq · said 23 Mar 2024',
      '• Claims responsibility · A rival group · said 20 Mar 2024',
    ]);
    const details = await server.press(server.reader, view, 'Details');
    expect(server.lines(details)[0]).toBe('E1 · Ambush on an army convoy near Teguey');
    await server.ask(server.moderator, 'withdraw claim', { claim: 'E1.3', reason: 'Not theirs' });
    expect(await server.askOpenly(server.reader, 'disputes', { place: 'niger' })).not.toContain(
      '≠ Responsibility · conflicting claims',
    );
  });

  it('turns its pages', async () => {
    const server = await serverWithEvents(running.discord, 6);
    for (let number = 1; number <= 6; number += 1) {
      const claim = { event: `E${number}`, claimant: 'An armed group', says: `${number + 50} soldiers killed` };
      await server.ask(server.moderator, 'add claim', claim);
    }
    const first = await server.ask(server.reader, 'disputes');
    expect(eventsIn(server.lines(first))).toEqual(['E6', 'E5', 'E4', 'E3']);
    const second = await server.press(server.reader, first, 'Next');
    expect([eventsIn(server.lines(second)), server.lines(second).slice(-2)]).toEqual([
      ['E2', 'E1'],
      ['Page 2 of 2', '[Previous] [Next, off]'],
    ]);
  });
});
