import { beforeEach, describe, expect, it } from 'vitest';
import type { EventContent } from '../../src/domain/event.ts';
import { nearEvents, sameEvent } from '../../src/domain/near.ts';
import { CommandRoom } from '../support/command-room.ts';

let room: CommandRoom;

const HERE = { country: 'ML', division: 'ML-7', location: 'Oued Tarfa' };
const BASE: EventContent = {
  title: 'Strike on a camp near Oued Tarfa',
  kind: null,
  date: { date: '2024-03-20', precision: 'day' },
  until: null,
  place: HERE,
  coordinates: null,
  attacker: 'Mali army',
  target: null,
  url: null,
  note: null,
};

async function record(content: Partial<EventContent>): Promise<void> {
  const { desk } = room;
  await desk.record(
    (casebook) => ({ type: 'event.added', event: casebook.nextEvent, content: { ...BASE, ...content } }),
    {
      by: { member: '1', interaction: null },
      now: new Date('2024-04-01T00:00:00Z'),
    },
  );
}

beforeEach(() => {
  room = new CommandRoom();
});

const day = (date: string, precision: EventContent['date']['precision'] = 'day') => ({ date, precision });
const near = (content: Partial<EventContent>) =>
  nearEvents(room.desk.casebook, { ...BASE, ...content }).map(({ event }) => event);

describe('an event near another', () => {
  it.each<[string, Partial<EventContent>, boolean]>([
    ['the same', {}, true],
    ['the day before', { date: day('2024-03-19') }, true],
    ['the day after', { date: day('2024-03-21') }, true],
    ['two days after', { date: day('2024-03-22') }, false],
    ['in the month', { date: day('2024-03-01', 'month') }, true],
    ['in the month before', { date: day('2024-02-01', 'month') }, false],
    ['of days around it', { date: day('2024-03-15'), until: day('2024-03-25') }, true],
    ['elsewhere in the division, by the same party', { place: { ...HERE, location: 'Somewhere else' } }, true],
    [
      'elsewhere in the division, by nobody named, under a title alike',
      { place: { ...HERE, location: 'Tin Aza' }, attacker: null, title: 'Strike on a camp near Tin Aza' },
      false,
    ],
    ['in another division', { place: { country: 'ML', division: 'ML-6', location: 'Oued Tarfa' } }, false],
    ['in another country', { place: { country: 'NE', division: null, location: null } }, false],
    ['of a place known less exactly', { place: { country: 'ML', division: null, location: null } }, true],
    ['by another party, under another title', { attacker: 'Desert Front', title: 'Fighting for a bridge' }, false],
    [
      'by another party, under nearly the same title',
      { attacker: 'Desert Front', title: 'A strike on the camp near Oued Tarfa' },
      true,
    ],
    ['by nobody named, under another title', { attacker: null, title: 'Fighting for a bridge' }, false],
    ['by nobody named, under nearly the same title', { attacker: null, title: 'Strike on camp near Oued Tarfa' }, true],
    ['by the one that was hit', { attacker: null, target: 'mali ARMY' }, true],
  ])('%s', async (_what, content, isNear) => {
    await record({});
    expect(near(content)).toEqual(isNear ? [1] : []);
  });

  it.each([
    [16.5, -2, true],
    [16.7, -2, true],
    [17, -2, false],
    [16.5, -2.5, false],
  ])('at %d, %d, where coordinates go before names', async (latitude, longitude, isNear) => {
    await record({ coordinates: { latitude: 16.5, longitude: -2 } });
    const place = { ...HERE, location: 'Another name' };
    expect(near({ coordinates: { latitude, longitude }, place })).toEqual(isNear ? [1] : []);
  });

  it('is told with the likeliest first, three at most, and none that was withdrawn', async () => {
    for (let number = 1; number <= 5; number += 1)
      await record({ title: `Report number ${number}`, place: { ...HERE, location: `Village ${number}` } });
    await record({});
    await room.ask('withdraw event', { event: 'E5', reason: 'twice' });
    expect(near({})).toEqual([6, 4, 3]);
  });
});

const same = (content: Partial<EventContent>) =>
  sameEvent(room.desk.casebook, { ...BASE, ...content, title: null })?.event ?? null;

describe('the event that one without a written title is', () => {
  const elsewhere = { ...HERE, location: 'Somewhere else' };
  it.each<[string, Partial<EventContent>, { near: boolean; same: boolean }]>([
    ['the same', {}, { near: true, same: true }],
    ['by nobody named', { attacker: null }, { near: true, same: true }],
    ['by another party', { attacker: 'Desert Front' }, { near: true, same: false }],
    ['the day before', { date: day('2024-03-19') }, { near: true, same: false }],
    ['in the month', { date: day('2024-03-01', 'month') }, { near: true, same: false }],
    ['of days from it on', { until: day('2024-03-22') }, { near: true, same: false }],
    ['elsewhere in the division, by the same party', { place: elsewhere }, { near: true, same: false }],
    ['elsewhere in the division, by nobody named', { place: elsewhere, attacker: null }, { near: false, same: false }],
    ['of a place known less exactly', { place: { ...HERE, location: null } }, { near: true, same: false }],
    ['of a place whose division is not told', { place: { ...HERE, division: null } }, { near: true, same: true }],
    ['of another kind, by nobody named', { attacker: null, kind: 'Protests' }, { near: true, same: false }],
    ['of another kind, by the same party', { kind: 'Protests' }, { near: true, same: true }],
  ])('%s', async (_what, content, told) => {
    await record({ kind: 'Battles' });
    const isNear = nearEvents(room.desk.casebook, { ...BASE, ...content, title: null }).length > 0;
    expect({ near: isNear, same: same(content) === 1 }).toEqual(told);
  });

  it('is none of two that it may be alike, and the one of them that has its party', async () => {
    await record({ attacker: null });
    await record({ attacker: null, title: 'A second strike' });
    expect(same({})).toBeNull();
    await record({});
    expect(same({})).toBe(3);
    expect(same({ attacker: null })).toBeNull();
  });
});
