import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, pressesIn, textOf } from '../support/command-room.ts';

let room: CommandRoom;

const claim = (event: string, claimant: string, says: string, rating: Record<string, string | number> = {}) =>
  room.ask('add claim', { event, claimant, says, ...rating });
const filtered = async (filter: Record<string, string | number | boolean>) =>
  textOf(await room.ask('claims', { place: 'Mali', ...filter }));

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'First', place: 'Mali', date: '2024-03-20' });
  await room.ask('add event', { title: 'Second', place: 'Mali', date: '2024-03-21' });
  await room.ask('add event', { title: 'Third', place: 'Mali', date: '2024-03-22' });
  await claim('E1', 'Hospital', '20 civilians killed', { reliability: 'B', credibility: 2 });
  await claim('E1', 'Radio', '30 civilians killed', { reliability: 'E' });
  await claim('E1', 'Rumour', '5 civilians wounded', { reliability: 'F', credibility: 6 });
  await claim('E2', 'Radio', '9 soldiers killed', { reliability: 'E', credibility: 1 });
  await claim('E3', 'Residents', '3 civilians killed');
});

describe('Admiralty codes', () => {
  it('stand beside the claimant in their standard words', async () => {
    const lines = (await filtered({})).split('\n');
    expect(lines).toContain(
      '- **20 civilians killed** · Hospital · date not given · rated B2: usually reliable, probably true',
    );
    expect(lines).toContain('- **30 civilians killed** · Radio · date not given · rated E: unreliable');
    expect(lines).toContain(
      '- **5 civilians wounded** · Rumour · date not given · rated F6: reliability cannot be judged, truth cannot be judged',
    );
    const french = textOf(await room.ask('claims', { place: 'Mali' }, { language: 'fr' }));
    expect(french).toContain('cote B2\u00a0: habituellement fiable, probablement vraie');
    await room.ask('claimant', { claimant: 'Residents', reliability: 'C' });
    expect(await filtered({})).toContain('Residents · date not given · rated C: fairly reliable');
    expect(textOf(await room.ask('claimant', { claimant: 'Residents' }))).toContain('Reliability: C · fairly reliable');
  });

  it.each([
    [{ reliability: 'B' }, ['E1'], ['20 civilians', '30 civilians'], ['5 civilians', '9 soldiers']],
    [
      { reliability: 'E' },
      ['E2', 'E1'],
      ['20 civilians', '30 civilians', '9 soldiers'],
      ['5 civilians', '3 civilians'],
    ],
    [{ reliability: 'F' }, ['E1'], ['5 civilians'], ['20 civilians', '30 civilians']],
    [{ reliability: 'A' }, [], [], ['civilians']],
    [{ credibility: 2 }, ['E2', 'E1'], ['20 civilians', '9 soldiers'], ['5 civilians']],
    [{ credibility: 1, reliability: 'B' }, [], [], ['civilians']],
    [{ reliability: 'E', harm: 'wounded' }, [], [], ['civilians']],
    [{ reliability: 'B', claimant: 'Radio' }, [], [], ['civilians']],
    [{ reliability: 'E', disputed: true }, ['E1'], ['20 civilians', '30 civilians'], ['5 civilians']],
  ])('%j filters /claims', async (filter, events, shown, hidden) => {
    const text = await filtered(filter);
    expect([...text.matchAll(/### (E\d+)/g)].map(([, id]) => id)).toEqual(events);
    expect(shown.filter((each) => !text.includes(each))).toEqual([]);
    expect(hidden.filter((each) => text.includes(each))).toEqual([]);
  });

  it.each([
    [{ reliability: 'B' }, '1 event · 1 with conflicting claims'],
    [{ reliability: 'F' }, '1 event · 0 with conflicting claims'],
    [{ harm: 'wounded' }, '1 event · 0 with conflicting claims'],
    [{ claimant: 'Rumour' }, '1 event · 0 with conflicting claims'],
    [{ reliability: 'F', disputed: true }, 'No claims recorded for this.'],
  ])('%j: the heading counts the conflicts that are shown, and the card is marked so', async (filter, counts) => {
    const reply = await room.ask('claims', { place: 'Mali', ...filter });
    expect(textOf(reply)).toContain(`-# ${counts}`);
    const tones = reply.blocks.flatMap((block) => (block.kind === 'card' ? [block.tone] : []));
    expect(tones.filter((tone) => tone === 'conflict').length).toBe(/(\d) with/.exec(counts)?.[1] === '1' ? 1 : 0);
  });

  it('as a filter are told, and kept from page to page', async () => {
    for (let day = 1; day <= 6; day += 1) {
      await room.ask('add event', { title: `Event ${day}`, place: 'Mali', date: `2024-02-0${day}` });
      await claim(`E${day + 3}`, 'Hospital', `${day} civilians killed`, { reliability: 'B', credibility: 2 });
    }
    const reply = await room.ask('claims', { place: 'Mali', reliability: 'C', credibility: 3 });
    expect(textOf(reply)).toContain(
      '-# claimants rated C · fairly reliable, or better · claims rated 3 · possibly true, or better',
    );
    const next = pressesIn(reply).find((press) => press.startsWith('claims:page:1')) ?? '';
    const second = textOf(await room.press(next));
    expect(second).toContain('claimants rated C');
    expect([...second.matchAll(/### (E\d+)/g)].map(([, id]) => id)).toEqual(['E6', 'E5', 'E4']);
  });
});
