import { beforeEach, describe, expect, it } from 'vitest';
import { newsBetween } from '../../src/domain/news.ts';
import { CommandRoom, OTHER_MODERATOR, pressesIn, READER, textOf } from '../support/command-room.ts';

let room: CommandRoom;

const claim = (claimant: string, says: string) => room.ask('add claim', { event: 'E1', claimant, says });
const mark = { claim: 'E1.1', other: 'E1.2' };

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'Strike on a village', place: 'Gao, Mali', date: '2024-03-20' });
  await claim('Mali army', '9 militants killed');
  await claim('Residents', '9 civilians killed');
});

const disputes = () => room.desk.casebook.event(1)?.disputes.map(({ kind }) => kind);

describe('a status in dispute', () => {
  it('is marked by a moderator, and shown with both sides', async () => {
    expect(disputes()).toEqual([]);
    const reply = await room.ask('add dispute', mark);
    expect(textOf(reply)).toContain('Marked: E1.1 / E1.2 count the same people under two categories.');
    const sides = [
      '**≠ Killed · disputed status: the same people, counted under two categories**',
      '- **9 civilians killed** · Residents · date not given',
      '- **9 militants killed** · Mali army · date not given',
    ];
    for (const line of sides) expect(textOf(reply)).toContain(line);
    expect(textOf(await room.ask('disputes'))).toContain(sides[0]);
    expect(textOf(await room.ask('claims', { place: 'Mali', disputed: true }))).toContain('1 with conflicting claims');
  });

  it('is offered by the card where two give the same figure', async () => {
    const card = await claim('Hospital', '3 people wounded');
    const press = pressesIn(card).find((each) => each.startsWith('add:dispute')) ?? '';
    expect(press).toBe('add:dispute:E1.1:E1.2');
    await expect(room.press(press, { by: READER })).rejects.toMatchObject({ key: 'recording.notAllowed' });
    const marked = await room.press(press);
    expect(pressesIn(marked).some((each) => each.startsWith('add:dispute'))).toBe(false);
    expect(disputes()).toEqual(['status']);
  });

  it('counts the same people once where parts are added up', async () => {
    await claim('Hospital', '9 people killed');
    expect(disputes()).toEqual(['dispute']);
    await room.ask('add dispute', mark);
    expect(disputes()).toEqual(['status']);
  });

  it('ends where a side counts nobody so any more, and is announced', async () => {
    await room.ask('add dispute', mark);
    const { casebook } = room.desk;
    const since = casebook.seq;
    expect(newsBetween(casebook, 3, since, () => true).disputes.map(({ change }) => change)).toEqual(['new']);
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'misread' });
    expect(disputes()).toEqual([]);
    expect(newsBetween(casebook, since, casebook.seq, () => true).disputes.map(({ change }) => change)).toEqual([
      'settled',
    ]);
    await room.ask('undo');
    expect(disputes()).toEqual(['status']);
  });

  it('goes on where a side revises its number', async () => {
    await room.ask('add dispute', mark);
    await claim('Mali army', '10 militants killed');
    expect(disputes()).toEqual(['status']);
  });

  it('is taken back by its author, or withdrawn by another', async () => {
    await room.ask('add dispute', mark);
    await expect(room.press('undo:2')).rejects.toMatchObject({ key: 'undo.rests', values: { later: 'E1.1 / E1.2' } });
    const other = { by: OTHER_MODERATOR };
    await room.ask('withdraw dispute', { claim: 'E1.2', other: 'E1.1', reason: 'other people' }, other);
    expect(disputes()).toEqual([]);
    await expect(room.ask('undo')).rejects.toMatchObject({ key: 'undo.rests' });
    await room.ask('undo', {}, other);
    expect(disputes()).toEqual(['status']);
    await room.ask('undo');
    expect(disputes()).toEqual([]);
  });

  it('completes with the other claims of the event', async () => {
    await room.ask('add event', { title: 'Another', place: 'Niger', date: '2024-01-01' });
    await room.ask('add claim', { event: 'E2', claimant: 'Residents', says: '1 killed' });
    const context = await room.complete('add dispute', 'other', '');
    expect(context).toEqual(['E2.1', 'E1.2', 'E1.1']);
  });

  it.each([
    ['two events', 'E1.1', 'E2.1', 'status.twoEvents'],
    ['one claimant', 'E1.1', 'E1.3', 'status.oneClaimant'],
    ['a part and its whole', 'E1.1', 'E1.4', 'status.nothingShared'],
    ['other harm', 'E1.1', 'E1.5', 'status.nothingShared'],
    ['no such claim', 'E1.1', 'E1.9', 'claim.unknown'],
  ])('%s is refused', async (_what, one, other, key) => {
    await room.ask('add event', { title: 'Another', place: 'Niger', date: '2024-01-01' });
    await room.ask('add claim', { event: 'E2', claimant: 'Residents', says: '9 civilians killed' });
    await claim('Mali army', '9 civilians killed');
    await claim('Radio', '9 people killed');
    await claim('Hospital', '9 civilians wounded');
    const { seq } = room.desk.casebook;
    await expect(room.ask('add dispute', { claim: one, other })).rejects.toMatchObject({ key });
    await expect(room.ask('withdraw dispute', { ...mark, reason: 'x' })).rejects.toMatchObject({ key: 'status.none' });
    expect(room.desk.casebook.seq).toBe(seq);
  });

  it('is marked once', async () => {
    await room.ask('add dispute', mark);
    await expect(room.ask('add dispute', { claim: 'E1.2', other: 'E1.1' })).rejects.toMatchObject({
      key: 'status.already',
    });
  });
});
