import { describe, expect, it } from 'vitest';
import { readSlots } from '../../src/briefings/slots.ts';

/** The next so many times fields come round. */
function next(cron: string, zone: string, after: string, count: number): string[] {
  const slots = readSlots(cron, zone);
  const found: string[] = [];
  for (let at = new Date(after); found.length < count; found.push(at.toISOString().replace(':00.000Z', 'Z')))
    at = slots.next(at);
  return found;
}

describe('the times cron fields come round', () => {
  const CASES: ReadonlyArray<[what: string, cron: string, zone: string, after: string, slots: string[]]> = [
    ['a time of day', '0 8 * * *', 'Africa/Niamey', '2024-04-01T06:30:00Z', ['2024-04-01T07:00Z', '2024-04-02T07:00Z']],
    ['weekdays', '0 8 * * 1-5', 'UTC', '2024-03-29T09:00:00Z', ['2024-04-01T08:00Z', '2024-04-02T08:00Z']],
    ['names', '0 8 * mar sun', 'UTC', '2024-03-25T00:00:00Z', ['2024-03-31T08:00Z', '2025-03-02T08:00Z']],
    [
      'a day that short months lack',
      '0 8 31 * *',
      'UTC',
      '2024-01-31T08:00:00Z',
      ['2024-03-31T08:00Z', '2024-05-31T08:00Z'],
    ],
    [
      'the last day of each month',
      '0 8 L * *',
      'UTC',
      '2023-12-31T09:00:00Z',
      ['2024-01-31T08:00Z', '2024-02-29T08:00Z', '2024-03-31T08:00Z'],
    ],
    ['the 29th of February', '30 2 29 2 *', 'UTC', '2096-02-29T02:30:00Z', ['2104-02-29T02:30Z']],
    [
      'either of two kinds of day, as POSIX has it',
      '0 8 1 * 1',
      'UTC',
      '2024-01-30T00:00:00Z',
      ['2024-02-01T08:00Z', '2024-02-05T08:00Z', '2024-02-12T08:00Z'],
    ],
    [
      'a quarter-hour zone',
      '15 * * * *',
      'Asia/Kathmandu',
      '2024-03-01T02:00:00Z',
      ['2024-03-01T02:30Z', '2024-03-01T03:30Z'],
    ],
  ];
  it.each(CASES)('%s', (_what, cron, zone, after, slots) => {
    expect(next(cron, zone, after, slots.length)).toEqual(slots);
  });
});

describe('a change of clocks', () => {
  const CASES: ReadonlyArray<[what: string, cron: string, zone: string, after: string, slots: string[]]> = [
    [
      'a time of day passed over comes as much later',
      '30 2 * * *',
      'Europe/Paris',
      '2024-03-30T00:00:00Z',
      ['2024-03-30T01:30Z', '2024-03-31T01:30Z', '2024-04-01T00:30Z'],
    ],
    [
      'a time of day passed twice comes the first time',
      '30 2 * * *',
      'Europe/Paris',
      '2024-10-26T00:00:00Z',
      ['2024-10-26T00:30Z', '2024-10-27T00:30Z', '2024-10-28T01:30Z'],
    ],
    [
      'of two times one of which is passed over, one is left',
      '30 2,3 * * *',
      'Europe/Paris',
      '2024-03-30T12:00:00Z',
      ['2024-03-31T01:30Z', '2024-04-01T00:30Z', '2024-04-01T01:30Z'],
    ],
    [
      'every hour is every hour, when clocks go on',
      '30 * * * *',
      'Europe/Paris',
      '2024-03-30T23:45:00Z',
      ['2024-03-31T00:30Z', '2024-03-31T01:30Z', '2024-03-31T02:30Z'],
    ],
    [
      'and when they go back',
      '30 * * * *',
      'Europe/Paris',
      '2024-10-26T23:45:00Z',
      ['2024-10-27T00:30Z', '2024-10-27T01:30Z', '2024-10-27T02:30Z'],
    ],
    [
      'half an hour, in the south',
      '15 2 * * *',
      'Australia/Lord_Howe',
      '2024-10-05T00:00:00Z',
      ['2024-10-05T15:45Z', '2024-10-06T15:15Z'],
    ],
    [
      'at midnight',
      '0 0 * * *',
      'Africa/Cairo',
      '2024-04-24T12:00:00Z',
      ['2024-04-24T22:00Z', '2024-04-25T22:00Z', '2024-04-26T21:00Z'],
    ],
    [
      'beyond midnight',
      '30 23 * * *',
      'America/Nuuk',
      '2024-03-30T12:00:00Z',
      ['2024-03-31T01:30Z', '2024-04-01T00:30Z'],
    ],
    [
      'by a whole day: what never was has no digest',
      '0 8 * * *',
      'Pacific/Apia',
      '2011-12-28T12:00:00Z',
      ['2011-12-28T18:00Z', '2011-12-29T18:00Z', '2011-12-30T18:00Z', '2011-12-31T18:00Z'],
    ],
  ];
  it.each(CASES)('%s', (_what, cron, zone, after, slots) => {
    expect(next(cron, zone, after, slots.length)).toEqual(slots);
  });

  const ZONES = [
    'Europe/Paris',
    'America/New_York',
    'America/Nuuk',
    'Africa/Casablanca',
    'Africa/Cairo',
    'Asia/Beirut',
  ];
  it.each(ZONES)('leaves every local day of a year in %s one slot at any time of day', (zone) => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    for (const time of ['0 0', '30 0', '30 1', '30 2', '0 3', '59 23']) {
      const slots = readSlots(`${time} * * *`, zone);
      const days: string[] = [];
      for (
        let at = slots.next(new Date('2024-01-01T12:00:00Z'));
        at < new Date('2025-01-01T12:00:00Z');
        at = slots.next(at)
      )
        days.push(day.format(at));
      // What is put off beyond midnight is the one of the day before.
      expect(days).toHaveLength(366);
      expect(new Set(days).size).toBeGreaterThanOrEqual(365);
    }
  });
});

describe('the last time', () => {
  const CASES: ReadonlyArray<[cron: string, zone: string, after: string, until: string, last: string | null]> = [
    ['0 8 * * *', 'UTC', '2024-03-01T00:00:00Z', '2024-03-05T07:59:00Z', '2024-03-04T08:00:00.000Z'],
    ['0 8 * * *', 'UTC', '2024-03-01T00:00:00Z', '2024-03-05T08:00:00Z', '2024-03-05T08:00:00.000Z'],
    ['0 8 * * *', 'UTC', '2024-03-05T08:00:00Z', '2024-03-06T07:00:00Z', null],
    ['0 8 * * *', 'Asia/Kabul', '2024-03-01T00:00:00Z', '2024-03-05T12:00:00Z', '2024-03-05T03:30:00.000Z'],
    ['0 8 * * 1', 'UTC', '2024-03-01T00:00:00Z', '2024-03-10T12:00:00Z', '2024-03-04T08:00:00.000Z'],
    ['30 8 1 * *', 'Africa/Niamey', '2024-02-15T00:00:00Z', '2024-03-10T12:00:00Z', '2024-03-01T07:30:00.000Z'],
    ['30 23 * * *', 'America/Nuuk', '2024-03-30T12:00:00Z', '2024-03-31T01:45:00Z', '2024-03-31T01:30:00.000Z'],
  ];
  it.each(CASES)('%s in %s after %s until %s', (cron, zone, after, until, last) => {
    expect(readSlots(cron, zone).last(new Date(after), new Date(until))?.toISOString() ?? null).toBe(last);
  });

  it('is the same as the last of those that came next, whenever it is asked', () => {
    const slots = readSlots('30 1,2,23 * * *', 'Europe/Paris');
    const start = new Date('2024-03-29T00:00:00Z');
    let last: Date | null = null;
    let upcoming = slots.next(start);
    for (let at = start; at < new Date('2024-04-02T00:00:00Z'); at = new Date(at.getTime() + 10 * 60_000)) {
      while (upcoming <= at) {
        last = upcoming;
        upcoming = slots.next(upcoming);
      }
      expect(slots.last(start, at)).toEqual(last);
    }
  });
});

it('counts slots up to a bound', () => {
  const slots = readSlots('0 * * * *', 'UTC');
  const [from, before] = [new Date('2024-04-01T08:00:00Z'), new Date('2024-04-01T11:00:00Z')];
  expect(slots.count(from, before, 99)).toBe(3);
  expect(slots.count(from, before, 2)).toBe(2);
  expect(slots.count(before, from, 99)).toBe(0);
});

describe('cron fields', () => {
  const REFUSED: ReadonlyArray<[cron: string, key: string]> = [
    ['0 8 * *', 'digest.cronFieldCount'],
    ['0 0 8 * * *', 'digest.cronFieldCount'],
    ['@daily', 'digest.cronFieldCount'],
    ['61 8 * * *', 'digest.cron'],
    ['0 8 * * funday', 'digest.cron'],
    ['0 8 30 2 *', 'digest.cron'],
    ['0 8 30W 2 *', 'digest.cronNever'],
  ];
  it.each(REFUSED)('%s is refused', (cron, key) => {
    expect(() => readSlots(cron, 'UTC').next(new Date('2024-04-01T08:00:00Z'))).toThrow(
      expect.objectContaining({ key }),
    );
  });
});
