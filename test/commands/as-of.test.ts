import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, pressesIn, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask(
    'add event',
    { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' },
    { now: new Date('2024-04-01T08:00:00Z') },
  );
  await room.ask(
    'add claim',
    { event: 'E1', claimant: 'Town hall', says: '3 killed' },
    { now: new Date('2024-04-03T08:00:00Z') },
  );
});

describe('/event as of a day', () => {
  it.each([
    ['2 April 2024', 'as recorded by the end of 2 April 2024'],
    ['2024', 'as recorded by the end of 31 December 2024'],
    ['2025-01-01', 'as recorded by the end of 1 January 2025'],
  ])('"%s" says that day', async (asOf, said) => {
    const text = textOf(await room.ask('event', { event: 'E1', 'as-of': asOf }));
    expect(text).toContain(`-# ${said}`);
    expect(text.includes('Town hall')).toBe(asOf !== '2 April 2024');
  });

  it('says on each of its pages which', async () => {
    for (let number = 2; number <= 40; number += 1) {
      const says = `${number} civilians killed`;
      await room.ask('add claim', { event: 'E1', claimant: `Witness ${number}`, says, quote: 'x'.repeat(200) });
    }
    const [next = ''] = pressesIn(await room.ask('event', { event: 'E1', 'as-of': '2024' }));
    expect(next).toMatch(/^event:page:1:1::\d+:2024-12-31$/);
    const second = await room.press(next);
    const [first = ''] = pressesIn(second);
    expect(textOf(await room.press(first))).toContain('-# as recorded by the end of 31 December 2024');
    await expect(room.press('event:page:1:0:::yesterday')).rejects.toMatchObject({ key: 'button.stale' });
  });

  it('before it was recorded is told as that', async () => {
    await expect(room.ask('event', { event: 'E1', 'as-of': '31 March 2024' })).rejects.toMatchObject({
      key: 'event.notByThen',
      values: { event: 'E1', day: '31 March 2024' },
    });
    await expect(room.ask('event', { event: 'E2', 'as-of': '31 March 2024' })).rejects.toMatchObject({
      key: 'event.unknown',
    });
  });
});

describe('/history', () => {
  it('is of an event or of a claim', async () => {
    await expect(room.ask('history', { event: 'E1', claim: 'E9.9' })).rejects.toMatchObject({
      key: 'history.eventAndClaim',
    });
    expect(textOf(await room.ask('history', { claim: 'E1.1' }))).toContain('E1.1 added');
  });
});
