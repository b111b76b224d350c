import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { explain } from '../../src/render/say.ts';
import { CommandRoom, MANAGER, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' });
});

const RAID = { title: 'Raid', place: 'Gao, Mali', date: '2024-03-20' };
const CLAIM = { event: 'E1', claimant: 'Town hall', says: '3 killed' };
const long = (characters: number): string => 'x'.repeat(characters);

describe('an option', () => {
  const TOO_LONG: ReadonlyArray<[line: string, option: string, maximum: number, others: Record<string, string>]> = [
    ['add event', 'title', 200, RAID],
    ['add event', 'attacker', 100, RAID],
    ['add event', 'target', 100, RAID],
    ['add event', 'note', 500, RAID],
    ['add event', 'coordinates', 60, RAID],
    ['add event', 'date', 60, RAID],
    ['add claim', 'claimant', 100, CLAIM],
    ['add claim', 'event', 100, CLAIM],
    ['add claim', 'says', 500, CLAIM],
    ['add claim', 'via', 100, CLAIM],
    ['add claim', 'quote', 500, CLAIM],
    ['claimant', 'claimant', 100, { kind: 'state' }],
    ['claimant', 'aliases', 300, { claimant: 'Town hall' }],
    ['claimant', 'mouthpiece-of', 100, { claimant: 'Town hall' }],
    ['withdraw event', 'reason', 300, { event: 'E1' }],
    ['withdraw claim', 'claim', 100, { reason: 'twice' }],
    ['history', 'event', 100, {}],
    ['event', 'event', 100, {}],
    ['event', 'as-of', 60, { event: 'E1' }],
    ['claims', 'claimant', 200, { place: 'mali' }],
    ['digest preview', 'digest', 20, {}],
    ['settings', 'timezone', 60, {}],
  ];
  it.each(TOO_LONG)(
    '/%s %s may have %i characters, and nothing longer is recorded',
    async (line, option, maximum, others) => {
      const asked = room.ask(line, { ...others, [option]: long(maximum + 1) }, { by: MANAGER });
      await expect(asked).rejects.toMatchObject({ key: 'option.tooLong', values: { option, maximum } });
      expect(room.desk.casebook.seq).toBe(1);
    },
  );

  it('is said back shortened, between characters', async () => {
    const typed = `${'é'.repeat(57)}👩🏽‍🚒${'x'.repeat(20)}`;
    await expect(room.ask('event', { event: typed })).rejects.toMatchObject({
      key: 'event.unknown',
      values: { typed: `${'é'.repeat(57)}…` },
    });
  });

  const SAID_BACK: ReadonlyArray<[line: string, options: Record<string, string>]> = [
    ['event', { event: long(100) }],
    ['add claim', { ...CLAIM, event: long(100) }],
    ['add event', { ...RAID, coordinates: long(60) }],
    ['add event', { ...RAID, url: long(500) }],
    ['add event', { ...RAID, kind: long(200) }],
    ['withdraw claim', { claim: long(100), reason: 'twice' }],
    ['claimant', { claimant: long(100) }],
    ['history', { claim: long(100) }],
    ['digest preview', { digest: long(20) }],
    ['settings', { timezone: long(60) }],
  ];
  it.each(SAID_BACK)('/%s %j is refused in few characters', async (line, options) => {
    const error = await room.ask(line, options, { by: MANAGER }).catch((thrown: unknown) => thrown);
    if (!(error instanceof UserError)) throw error;
    const said = explain(error, 'en').text;
    expect(said).toContain('xxxxx');
    expect(said).not.toContain(long(61));
  });
});

describe('what can’t be seen', () => {
  it('names no other claimant', async () => {
    await room.ask('add claim', { ...CLAIM, claimant: 'Islamic State' });
    await room.ask('add claim', { ...CLAIM, claimant: 'Islamic\u200b State', says: '5 killed' });
    await room.ask('add claim', { ...CLAIM, claimant: 'Islamic\u200d \u2066State\u2069\ufe0f', says: '7 killed' });
    expect(room.desk.casebook.claimants.all().map(({ name }) => name)).toEqual(['Islamic State']);
    expect(room.desk.casebook.event(1)?.disputes).toEqual([]);
    expect(room.desk.casebook.event(1)?.claims.map(({ content }) => content.claimant)).toEqual([
      'Islamic State',
      'Islamic State',
      'Islamic\u200d State\ufe0f',
    ]);
  });

  it.each(['\u200b', '\u200d\ufe0f', '\u3164', '\u2800', ' \u202e\u202c '])('%j is nothing at all', async (nothing) => {
    const title = room.ask('add event', { ...RAID, title: nothing });
    await expect(title).rejects.toMatchObject({ key: 'option.missing' });
    const reason = room.ask('withdraw event', { event: 'E1', reason: nothing });
    await expect(reason).rejects.toMatchObject({ key: 'option.missing' });
    await room.ask('add event', { ...RAID, title: 'Something else', attacker: nothing, note: nothing });
    expect(room.desk.casebook.event(2)?.content).toMatchObject({ attacker: null, note: null });
  });

  it('leaves scripts and emoji the joiners they need', async () => {
    await room.ask('add event', { ...RAID, title: 'می\u200cخواهم 👩\u200d🚒' });
    expect(room.desk.casebook.event(2)?.content.title).toBe('می\u200cخواهم 👩\u200d🚒');
  });
});

describe('coordinates', () => {
  it.each([
    ['14.65, 0.53', [14.65, 0.53]],
    ['14.65,0.53', [14.65, 0.53]],
    ['14.65 0.53', [14.65, 0.53]],
    ['14.65;-0.53', [14.65, -0.53]],
    ['14,65 ; 0,53', [14.65, 0.53]],
    ['14,65 0,53', [14.65, 0.53]],
    ['-14,65, 0,53', [-14.65, 0.53]],
    ['14, 5', [14, 5]],
    ['14 5', [14, 5]],
  ])('"%s"', async (coordinates, [latitude, longitude]) => {
    await room.ask('add event', { ...RAID, title: 'Something else', coordinates });
    expect(room.desk.casebook.event(2)?.content.coordinates).toEqual({ latitude, longitude });
  });

  it.each([
    ['14,5', 'event.coordinatesComma'],
    ['14,65', 'event.coordinatesComma'],
    ['14,65,0,53', 'event.coordinatesComma'],
    ['14.65,5', 'event.coordinatesComma'],
    ['14.65', 'event.coordinates'],
    ['14.65, 0.53, 3', 'event.coordinates'],
    ['north', 'event.coordinates'],
    ['91 0', 'event.coordinates'],
    ['0 ; 181', 'event.coordinates'],
  ])('"%s" is refused', async (coordinates, key) => {
    await expect(room.ask('add event', { ...RAID, coordinates })).rejects.toMatchObject({ key });
  });
});

describe('a claimant’s other names', () => {
  it('are refused where they are too many for its card', async () => {
    const names = (from: number, count: number): string =>
      Array.from({ length: count }, (_, index) => `Name ${from + index}`).join(', ');
    await room.ask('claimant', { claimant: 'Town hall', aliases: names(1, 15) });
    await room.ask('claimant', { claimant: 'Town hall', aliases: names(11, 10) });
    await expect(room.ask('claimant', { claimant: 'Town hall', aliases: 'Name 21' })).rejects.toMatchObject({
      key: 'claimant.tooManyAliases',
    });
    expect(room.desk.casebook.claimants.find('Name 20').aliases).toHaveLength(20);
  });

  it('fit the card however long they are', async () => {
    for (let number = 1; number <= 20; number += 1) {
      const alias = `${number}${'*'.repeat(98)}`;
      await room.ask('claimant', { claimant: 'Town hall', aliases: alias });
    }
    const card = textOf(await room.ask('claimant', { claimant: 'Town hall', kind: 'local_officials' }));
    expect(card.length).toBeLessThan(4_000);
    expect(card).toContain('Kind: local officials');
  });
});
