import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, pressesIn, textOf } from '../support/command-room.ts';
import { periodOf, withoutTimes } from '../support/digest-room.ts';

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-30' };

let room: CommandRoom;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { ...RAID, title: 'Long ago' }, { now: new Date('2024-03-31T07:00:00Z') });
  await room.ask('add event', RAID, { now: new Date('2024-04-01T09:00:00Z') });
  await room.ask('add claim', { event: 'E2', claimant: 'Residents', says: '9 civilians killed', said: '2024-04-01' });
});

const asking = { now: new Date('2024-04-02T08:00:00Z') };

describe('/brief', () => {
  it('is a digest of the last day, now', async () => {
    const text = textOf(await room.ask('brief', { place: 'mali' }, asking));
    expect(withoutTimes(text)).toEqual([
      '## Briefing · Mali',
      '-# recorded from <time> to <time> · 1 new event · 1 new claim',
      '### New events and claims',
      '**E2 · Raid on a market** · 30 March 2024 · Gao, Mali · new event',
      '- **9 civilians killed** · Residents · said 1 Apr 2024',
    ]);
    expect(periodOf(text)).toEqual(['2024-04-01T08:00:00.000Z', '2024-04-02T08:00:00.000Z']);
  });

  it.each([
    ['7d', 2],
    ['30d', 2],
    ['24h', 1],
  ])('of %s has what was recorded then', async (period, events) => {
    expect(textOf(await room.ask('brief', { period }, asking))).toContain(`${events} new event`);
  });

  it('says in one line that nothing was, in French too', async () => {
    const text = textOf(await room.ask('brief', { place: 'niger' }, { ...asking, language: 'fr' }));
    expect(withoutTimes(text)).toEqual([
      '**Point de situation · Niger** · rien de neuf · enregistré du <time> au <time>',
    ]);
  });

  it('is for the caller alone where asked so', async () => {
    expect((await room.ask('brief', { private: true }, asking)).private).toBe(true);
    expect((await room.ask('brief', {}, asking)).private).toBe(false);
  });

  it('offers the choice where a place is ambiguous, and goes on from it', async () => {
    const choice = await room.ask('brief', { place: 'congo' }, asking);
    expect(choice.private).toBe(true);
    const [press = ''] = pressesIn(choice);
    expect(textOf(await room.press(press, asking))).toContain('nothing new');
  });

  it('turns pages that stay what they were, whatever is recorded meanwhile', async () => {
    for (let number = 1; number <= 90; number += 1) {
      const claimant = `A claimant with a rather long name for this, number ${number}`;
      await room.ask('add claim', { event: 'E2', claimant, says: '9 civilians killed' });
    }
    const first = await room.ask('brief', {}, asking);
    const next = pressesIn(first).at(-1) ?? '';
    expect(next.length).toBeLessThanOrEqual(100);
    const second = await room.press(next, asking);
    await room.ask('withdraw event', { event: 'E2', reason: 'another raid' });
    expect(await room.press(next, asking)).toEqual(second);
    expect(textOf(second)).toContain('number 60');
  });

  it.each([
    'brief:page:0:XX|24h|1|1|',
    'brief:page:0:*|25h|1|1|',
    'brief:page:0:*|24h|x|1|',
    'brief:page:0:*|24h|1|999|',
  ])('takes no button that is not its own: %s', async (press) => {
    await expect(room.press(press, asking)).rejects.toMatchObject({ key: 'button.stale' });
  });
});
