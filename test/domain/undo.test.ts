import { beforeEach, describe, expect, it } from 'vitest';
import { checkUndo } from '../../src/domain/undo.ts';
import { CommandRoom, MODERATOR, OTHER_MODERATOR, textOf } from '../support/command-room.ts';

let room: CommandRoom;

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };
const claim = (event: string, says: string) => ({ event, claimant: 'Town hall', says });

beforeEach(() => {
  room = new CommandRoom();
});

describe('the last action that can be undone', () => {
  it('is the last nothing rests on', async () => {
    await room.ask('add event', { ...RAID, title: 'First' });
    await room.ask('add event', { ...RAID, title: 'Second' });
    await room.ask('add event', { ...RAID, title: 'Third' });
    await room.ask('add claim', claim('E3', '3 killed'), { by: OTHER_MODERATOR });
    expect(textOf(await room.ask('undo'))).toBe('Undone: E2 added · Second');
    expect(textOf(await room.ask('undo'))).toBe('Undone: E1 added · First');
    await expect(room.ask('undo')).rejects.toMatchObject({ key: 'undo.rests', values: { what: 'E3', later: 'E3.1' } });
  });

  it('is told of the newest where something rests on each', async () => {
    await room.ask('add event', RAID);
    await room.ask('add claim', claim('E1', '3 killed'));
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'twice' }, { by: OTHER_MODERATOR });
    await expect(room.ask('undo')).rejects.toMatchObject({
      key: 'undo.rests',
      values: { what: 'E1.1', later: 'E1.1' },
    });
  });

  it('names ten of many that rest on it', async () => {
    await room.ask('add event', RAID);
    for (let number = 1; number <= 12; number += 1) {
      await room.ask('add claim', claim('E1', `${number} killed`), { by: OTHER_MODERATOR });
    }
    const later = `${Array.from({ length: 10 }, (_, index) => `E1.${index + 1}`).join(', ')}, …`;
    await expect(room.ask('undo')).rejects.toMatchObject({ key: 'undo.rests', values: { what: 'E1', later } });
  });

  it('is none of another’s', async () => {
    await room.ask('add event', RAID, { by: OTHER_MODERATOR });
    await expect(room.ask('undo')).rejects.toMatchObject({ key: 'undo.nothing' });
  });
});

it('lets nobody undo another’s entry, whichever way it is asked', async () => {
  await room.ask('add event', RAID);
  const { casebook } = room.desk;
  expect(() => checkUndo(casebook, 1, OTHER_MODERATOR.id)).toThrow(expect.objectContaining({ key: 'undo.notYours' }));
  expect(checkUndo(casebook, 1, MODERATOR.id).seq).toBe(1);
});

describe('a change of a claimant', () => {
  const change = (values: Record<string, string>, by = MODERATOR) => room.ask('claimant', values, { by });

  it('is kept by a later one that goes by a name it joined', async () => {
    await change({ claimant: 'Islamic State', aliases: 'ISIS, Daesh' });
    await change({ claimant: 'Daesh', kind: 'armed_group' }, OTHER_MODERATOR);
    await expect(room.press('undo:1')).rejects.toMatchObject({
      key: 'undo.rests',
      values: { what: 'Islamic State', later: 'Daesh' },
    });
    await room.ask('undo', {}, { by: OTHER_MODERATOR });
    await room.press('undo:1');
    expect(room.desk.casebook.claimants.find('Daesh').name).toBe('Daesh');
  });

  it('is undone beside later ones of other things', async () => {
    await change({ claimant: 'Islamic State', aliases: 'ISIS' });
    await change({ claimant: 'Islamic State', reliability: 'D' }, OTHER_MODERATOR);
    await change({ claimant: 'Amaq', 'mouthpiece-of': 'Islamic State' }, OTHER_MODERATOR);
    await room.press('undo:1');
    const { claimants } = room.desk.casebook;
    expect([claimants.find('ISIS').key, claimants.find('Islamic State').reliability]).toEqual(['isis', 'D']);
  });
});
