import { describe, expect, it } from 'vitest';
import { compareDates, dayEnd, dayStart, firstDay, lastDay, type PreciseDate, today } from '../../src/domain/date.ts';

describe('firstDay and lastDay', () => {
  it.each<[PreciseDate, string]>([
    [{ date: '2024-03-20', precision: 'day' }, '2024-03-20'],
    [{ date: '2024-12-30', precision: 'week' }, '2025-01-05'],
    [{ date: '2024-02-01', precision: 'month' }, '2024-02-29'],
    [{ date: '2023-02-01', precision: 'month' }, '2023-02-28'],
    [{ date: '1900-02-01', precision: 'month' }, '1900-02-28'],
    [{ date: '2024-12-01', precision: 'month' }, '2024-12-31'],
    [{ date: '2023-01-01', precision: 'year' }, '2023-12-31'],
  ])('%j ends on %s', (date, last) => {
    expect([firstDay(date), lastDay(date)]).toEqual([date.date, last]);
  });
});

describe('compareDates', () => {
  it('orders by the first day, the more exact first', () => {
    const dates: PreciseDate[] = [
      { date: '2024-01-01', precision: 'year' },
      { date: '2024-01-01', precision: 'day' },
      { date: '2023-12-31', precision: 'day' },
      { date: '2024-01-01', precision: 'month' },
      { date: '2024-01-01', precision: 'week' },
    ];
    expect(dates.toSorted(compareDates).map(({ date, precision }) => `${date} ${precision}`)).toEqual([
      '2023-12-31 day',
      '2024-01-01 day',
      '2024-01-01 week',
      '2024-01-01 month',
      '2024-01-01 year',
    ]);
  });
});

describe('today', () => {
  it.each([
    ['2024-03-20T23:30:00Z', 'UTC', '2024-03-20'],
    ['2024-03-20T23:30:00Z', 'Asia/Kabul', '2024-03-21'],
    ['2024-03-20T02:30:00Z', 'America/New_York', '2024-03-19'],
    ['2024-12-31T23:30:00Z', 'Africa/Niamey', '2025-01-01'],
    ['2024-02-28T23:30:00Z', 'Pacific/Kiritimati', '2024-02-29'],
  ])('%s in %s is %s', (now, timeZone, day) => {
    expect(today(new Date(now), timeZone)).toBe(day);
  });
});

describe('dayStart and dayEnd', () => {
  it.each([
    ['2024-03-20', 'UTC', '2024-03-20T00:00:00.000Z', '2024-03-20T23:59:59.999Z'],
    ['2024-03-20', 'Asia/Kabul', '2024-03-19T19:30:00.000Z', '2024-03-20T19:29:59.999Z'],
    ['2024-03-31', 'Europe/Paris', '2024-03-30T23:00:00.000Z', '2024-03-31T21:59:59.999Z'],
    ['2024-10-27', 'Europe/Paris', '2024-10-26T22:00:00.000Z', '2024-10-27T22:59:59.999Z'],
    // The clocks went from 0:00 to 1:00: the day began at one.
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z', '2024-04-26T20:59:59.999Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', '2018-11-05T01:59:59.999Z'],
    // The clocks went from 1:00 back to 0:00: the day has two midnights and begins with the first.
    ['2024-11-03', 'America/Havana', '2024-11-03T04:00:00.000Z', '2024-11-04T04:59:59.999Z'],
  ])('%s in %s is %s to %s', (day, timeZone, start, end) => {
    expect([dayStart(day, timeZone).toISOString(), dayEnd(day, timeZone).toISOString()]).toEqual([start, end]);
  });
});
