import { beforeEach, describe, expect, it } from 'vitest';
import { newsBetween } from '../../src/domain/news.ts';
import { CommandRoom, MANAGER, textOf } from '../support/command-room.ts';

let room: CommandRoom;
let since: number;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' });
  await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '3 civilians killed' });
  await room.ask('digest create', { channel: '7001' }, { by: MANAGER });
  since = room.desk.casebook.seq;
});

const news = () => newsBetween(room.desk.casebook, since, room.desk.casebook.seq, () => true);
const preview = async () => textOf(await room.ask('digest preview', { digest: 'D1' }, { by: MANAGER }));

describe('what was corrected since it was told', () => {
  it('is told with what it was, and with whose figure it is', async () => {
    await room.ask('edit claim', { claim: 'E1.1', says: '5 civilians killed' });
    expect(news().corrections.map(({ claim }) => [claim?.before.content.says, claim?.now.content.says])).toEqual([
      ['3 civilians killed', '5 civilians killed'],
    ]);
    expect(news().events).toEqual([]);
    const lines = (await preview()).split('\n');
    expect(lines).toContain('### Corrected');
    const line = lines.find((each) => each.includes('5 civilians killed')) ?? '';
    expect(line).toContain('**5 civilians killed** · Town hall');
    expect(line).toMatch(/~~.*3 civilians killed.*~~/);
  });

  it('is told of an event as of a claim', async () => {
    await room.ask('edit event', { event: 'E1', date: '2024-03-19' });
    expect(news().corrections.map(({ before, event }) => [before.content.date.date, event.content.date.date])).toEqual([
      ['2024-03-20', '2024-03-19'],
    ]);
    expect(await preview()).toContain('19 March 2024');
  });

  it('is nothing where it was corrected before it was told, or corrected and undone', async () => {
    await room.ask('add claim', { event: 'E1', claimant: 'Hospital', says: '1 civilian wounded' });
    await room.ask('edit claim', { claim: 'E1.2', says: '2 civilians wounded' });
    await room.ask('edit claim', { claim: 'E1.1', says: '5 civilians killed' });
    await room.ask('undo');
    expect(news().corrections).toEqual([]);
    expect(await preview()).toContain('2 civilians wounded');
  });
});

describe('an event merged since it was told', () => {
  it('is told as part of the other, and its claims are not told again', async () => {
    await room.ask('add event', { title: 'Market attacked by night', place: 'Gao, Mali', date: '2024-03-25' });
    since = room.desk.casebook.seq;
    await room.ask('merge', { event: 'E1', into: 'E2' });
    expect(news().merged.map(({ before, into }) => [before.event, into.event])).toEqual([[1, 2]]);
    expect([news().events, news().takenBack]).toEqual([[], []]);
    expect(await preview()).toContain('**E1 · Raid on a market**');
  });
});
