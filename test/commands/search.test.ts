import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, pressesIn, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', {
    title: 'Ambush near Teguey',
    place: 'Teguey, Tillabéri, Niger',
    date: '2024-03-20',
    note: 'On the road to the border.',
  });
  await room.ask('add claim', {
    event: 'E1',
    claimant: 'Hôpital régional',
    says: '23 soldiers killed',
    via: 'Radio Sahara',
  });
  await room.ask('add claim', {
    event: 'E1',
    claimant: 'Residents',
    says: '30 civilians killed',
    quote: 'We buried thirty.',
  });
  await room.ask('add event', { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-21' });
});

const found = async (text: string) =>
  [...textOf(await room.ask('search', { text })).matchAll(/### (E\d+)/g)].map(([, id]) => id);
const lines = async (text: string) =>
  textOf(await room.ask('search', { text }))
    .split('\n')
    .filter((line) => line.startsWith('- '));

describe('/search', () => {
  it.each([
    ['teguey', ['E1']],
    ['TÉGUEY ambush', ['E1']],
    ['hopital', ['E1']],
    ['buried', ['E1']],
    ['sahara 23', ['E1']],
    ['border', ['E1']],
    ['mark', ['E2']],
    ['market teguey', []],
    ['arket', []],
    ['gao', ['E2']],
    ['market mali', ['E2']],
    ['tillaberi', ['E1']],
  ])('%j finds %j', async (text, events) => {
    expect(await found(text)).toEqual(events);
  });

  it('shows the claims that have the words, with who says so', async () => {
    expect(await lines('residents')).toEqual([
      '- **E1.2** “30 civilians killed” · Residents · date not given · “We buried thirty.”',
    ]);
    expect(await lines('teguey')).toEqual([]);
    expect(textOf(await room.ask('search', { text: '*nothing*' }))).toBe(
      '## Search · \\*nothing\\*\n-# Nothing recorded mentions this.',
    );
  });

  it('follows what is recorded after the first search, and shows nothing that was taken back', async () => {
    expect(await found('kidal')).toEqual([]);
    await room.ask('edit event', { event: 'E2', title: 'Raid near Kidal' });
    await room.ask('add claim', { event: 'E2', claimant: 'Kidal town hall', says: '2 civilians killed' });
    expect(await found('kidal')).toEqual(['E2']);
    expect(await found('market')).toEqual([]);
    await room.ask('undo');
    expect(await lines('kidal')).toEqual([]);
    await room.ask('merge', { event: 'E2', into: 'E1' });
    expect(await found('kidal')).toEqual([]);
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'twice' });
    expect(await found('hopital')).toEqual([]);
    await room.ask('withdraw event', { event: 'E1', reason: 'twice' });
    expect(await found('teguey')).toEqual([]);
  });

  it('follows what a draft brings at once', async () => {
    expect(await found('zirma')).toEqual([]);
    const form = await room.askForm('draft');
    const text =
      'Gunmen ambushed an army convoy near Zirma in the Mopti region of Mali on Friday, killing 14 soldiers, the army said.';
    const draft = await room.submit(form, { text, published: '2024-03-24' });
    await room.press(pressesIn(draft).find((press) => press.startsWith('draft:record')) ?? '');
    expect(await found('zirma')).toEqual(['E3']);
    expect(await lines('zirma 14')).toHaveLength(1);
  });

  it('turns pages, the newest first', async () => {
    for (let day = 1; day <= 9; day += 1)
      await room.ask('add event', { title: `Skirmish number ${day}`, place: 'Mali', date: `2024-02-0${day}` });
    const reply = await room.ask('search', { text: 'skirmish', private: true });
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toContain('-# 9 events');
    const next = pressesIn(reply).find((press) => press.startsWith('search:page:1'));
    const second = await room.press(next ?? '');
    expect(second).toMatchObject({ private: true, replaces: true });
    expect([...textOf(second).matchAll(/### (E\d+)/g)].map(([, id]) => id)).toEqual(['E7', 'E6', 'E5', 'E4']);
  });

  it.each(['***', '…'])('%j has no word', async (text) => {
    await expect(room.ask('search', { text })).rejects.toMatchObject({ key: 'search.noWords' });
  });
});
