import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' });
  await room.ask('claimant', { claimant: 'Amaq', 'mouthpiece-of': 'Media office' });
  await room.ask('claimant', { claimant: 'Media office', 'mouthpiece-of': 'Islamic State' });
});

describe('/claimant', () => {
  const REFUSED: ReadonlyArray<[options: Record<string, string>, key: string]> = [
    [{ claimant: 'Radio', aliases: 'Gao FM', 'mouthpiece-of': 'gao fm' }, 'claimant.aliasSpeaks'],
    [{ claimant: 'Amaq', aliases: 'Media office' }, 'claimant.aliasSpeaks'],
    [{ claimant: 'Islamic State', aliases: 'Daesh, Amaq' }, 'claimant.aliasSpeaks'],
    [{ claimant: 'Daesh', aliases: 'Amaq, Islamic State' }, 'claimant.aliasSpeaks'],
    [{ claimant: 'Radio', 'mouthpiece-of': 'radio' }, 'claimant.ownMouthpiece'],
    [{ claimant: 'Islamic State', 'mouthpiece-of': 'Amaq' }, 'claimant.ownMouthpiece'],
    [{ claimant: 'Media office', 'mouthpiece-of': 'Amaq' }, 'claimant.ownMouthpiece'],
    [{ claimant: 'Radio', aliases: 'Gao FM, —' }, 'claimant.noName'],
    [{ claimant: 'Radio', 'mouthpiece-of': '…' }, 'claimant.noName'],
    [{ claimant: 'Nobody' }, 'claimant.unknown'],
  ];
  it.each(REFUSED)('%j is refused', async (options, key) => {
    await expect(room.ask('claimant', options)).rejects.toMatchObject({ key });
    expect(room.desk.casebook.seq).toBe(3);
  });

  it('tells whose claims become another’s, and of names nobody claimed anything by nothing', async () => {
    await room.ask('add claim', { event: 'E1', claimant: 'Army', says: '3 killed' });
    await room.ask('add claim', { event: 'E1', claimant: 'Army press office', says: '3 killed' });
    await room.ask('claimant', { claimant: 'Army', aliases: 'Armed forces' });
    const told = async (aliases: string) => textOf(await room.ask('claimant', { claimant: 'army', aliases }));
    expect(await told('Ground forces, Armed forces')).not.toContain('until now');
    const words = 'A claimant by itself until now: Army press office. Its claims, earlier ones too, are now Army’s.';
    expect(await told('Troops, army press office')).toContain(words);
    expect(await told('army press office')).not.toContain('until now');
    await room.ask('add claim', { event: 'E1', claimant: 'Staff', says: '3 killed' });
    await room.ask('add claim', { event: 'E1', claimant: 'Command', says: '3 killed' });
    expect(await told('Staff, Command')).toContain('Claimants by themselves until now: Staff; Command. Their claims');
    expect(textOf(await room.ask('claimant', { claimant: 'army' }))).not.toContain('until now');
  });

  it('does not know the name of a claim that was undone', async () => {
    await room.ask('add claim', { event: 'E1', claimant: 'Twon hall', says: '3 killed' });
    expect(await room.complete('add claim', 'claimant', 'hall')).toEqual(['Twon hall']);
    await room.ask('undo');
    await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '3 killed' });
    expect(await room.complete('add claim', 'claimant', 'hall')).toEqual(['Town hall']);
    await expect(room.ask('claimant', { claimant: 'Twon hall' })).rejects.toMatchObject({ key: 'claimant.unknown' });
    expect(textOf(await room.ask('claimant', { claimant: 'town hall' }))).toBe('### Town hall');
  });
});
