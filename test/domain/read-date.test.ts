import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { readDate } from '../../src/domain/read-date.ts';

const WEDNESDAY = new Date('2024-04-10T12:00:00Z');

function reading(text: string, now = WEDNESDAY, timeZone = 'UTC', future: 'refuse' | 'allow' = 'refuse'): string {
  const { date, precision } = readDate(text, now, timeZone, { future });
  return `${date} ${precision}`;
}

function refusal(text: string, now = WEDNESDAY): object {
  try {
    return { read: reading(text, now) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { key: error.key, ...error.values };
  }
}

describe('what people write, on Wednesday 10 April 2024', () => {
  it.each([
    ['2024-03-20', '2024-03-20 day'],
    ['2024/3/5', '2024-03-05 day'],
    ['20 March', '2024-03-20 day'],
    ['20 March 2024', '2024-03-20 day'],
    ['20th March 2024', '2024-03-20 day'],
    ['the 20th of March', '2024-03-20 day'],
    ['March 20, 2024', '2024-03-20 day'],
    ['Mar. 20th, 2024', '2024-03-20 day'],
    ['on March 20', '2024-03-20 day'],
    ['Wednesday 20 March 2024', '2024-03-20 day'],
    ['20/03/2024', '2024-03-20 day'],
    ['20.03.2024', '2024-03-20 day'],
    ['20-03-2024', '2024-03-20 day'],
    ['03/20/2024', '2024-03-20 day'],
    ['04/04/2024', '2024-04-04 day'],
    ['31/12', '2023-12-31 day'],
    ['today', '2024-04-10 day'],
    ['yesterday', '2024-04-09 day'],
    ['the day before yesterday', '2024-04-08 day'],
    ['three days ago', '2024-04-07 day'],
    ['10 days ago', '2024-03-31 day'],
    ['Wednesday', '2024-04-10 day'],
    ['last Wednesday', '2024-04-03 day'],
    ['last Thursday', '2024-04-04 day'],
    ['Thursday', '2024-04-04 day'],
    ['this Monday', '2024-04-08 day'],
    ['20 May', '2023-05-20 day'],
    ['10 April', '2024-04-10 day'],
    ['11 April', '2023-04-11 day'],
    ['29 February', '2024-02-29 day'],
    ['last week', '2024-04-01 week'],
    ['this week', '2024-04-08 week'],
    ['two weeks ago', '2024-03-25 week'],
    ['week of 18 March 2024', '2024-03-18 week'],
    ['the week of March 20', '2024-03-18 week'],
    ['2024-W12', '2024-03-18 week'],
    ['March 2024', '2024-03-01 month'],
    ['March', '2024-03-01 month'],
    ['last March', '2024-03-01 month'],
    ['last April', '2023-04-01 month'],
    ['April', '2024-04-01 month'],
    ['in May', '2023-05-01 month'],
    ['early March 2024', '2024-03-01 month'],
    ['mid-March', '2024-03-01 month'],
    ['the end of March 2024', '2024-03-01 month'],
    ['Sept. 2023', '2023-09-01 month'],
    ['2024-03', '2024-03-01 month'],
    ['03/2024', '2024-03-01 month'],
    ['last month', '2024-03-01 month'],
    ['two months ago', '2024-02-01 month'],
    ['2023', '2023-01-01 year'],
    ['in 2023', '2023-01-01 year'],
    ['late 2023', '2023-01-01 year'],
    ['last year', '2023-01-01 year'],
    ['this year', '2024-01-01 year'],
    ['a year ago', '2023-01-01 year'],
    ['hier', '2024-04-09 day'],
    ['avant-hier', '2024-04-08 day'],
    ["aujourd'hui", '2024-04-10 day'],
    ['aujourd\u2019hui', '2024-04-10 day'],
    ['il y a trois jours', '2024-04-07 day'],
    ['mercredi', '2024-04-10 day'],
    ['mercredi dernier', '2024-04-03 day'],
    ['le 20 mars 2024', '2024-03-20 day'],
    ['mercredi 20 mars 2024', '2024-03-20 day'],
    ['1er mars', '2024-03-01 day'],
    ['le 1er mars 2024', '2024-03-01 day'],
    ['20 déc. 2023', '2023-12-20 day'],
    ['5 août', '2023-08-05 day'],
    ['20\u00a0mars\u202f2024', '2024-03-20 day'],
    ['la semaine dernière', '2024-04-01 week'],
    ['cette semaine', '2024-04-08 week'],
    ['la semaine du 18 mars', '2024-03-18 week'],
    ['semaine du 20/03/2024', '2024-03-18 week'],
    ['il y a deux semaines', '2024-03-25 week'],
    ['mars 2024', '2024-03-01 month'],
    ['en mars', '2024-03-01 month'],
    ['début mars 2024', '2024-03-01 month'],
    ['fin mars', '2024-03-01 month'],
    ['mars dernier', '2024-03-01 month'],
    ['le mois dernier', '2024-03-01 month'],
    ['ce mois-ci', '2024-04-01 month'],
    ['en 2023', '2023-01-01 year'],
    ["l'an dernier", '2023-01-01 year'],
    ["l'année dernière", '2023-01-01 year'],
    ['fin 2023', '2023-01-01 year'],
  ])('%s is %s', (text, read) => {
    expect(reading(text)).toBe(read);
  });
});

describe('the zone decides which day it is', () => {
  it.each([
    ['yesterday', '2024-03-20T23:30:00Z', 'Asia/Kabul', '2024-03-20 day'],
    ['yesterday', '2024-03-20T23:30:00Z', 'UTC', '2024-03-19 day'],
    ['today', '2024-01-01T02:00:00Z', 'America/New_York', '2023-12-31 day'],
    ['last year', '2024-01-01T02:00:00Z', 'America/New_York', '2022-01-01 year'],
    ['31 December', '2024-12-31T23:30:00Z', 'Africa/Niamey', '2024-12-31 day'],
    ['1 January', '2024-12-31T23:30:00Z', 'Africa/Niamey', '2025-01-01 day'],
    ['1 January', '2024-12-31T23:30:00Z', 'UTC', '2024-01-01 day'],
    ['29 February', '2024-02-28T23:30:00Z', 'Pacific/Kiritimati', '2024-02-29 day'],
    ['29 February', '2024-02-28T23:30:00Z', 'UTC', '2020-02-29 day'],
    ['last week', '2025-01-01T12:00:00Z', 'UTC', '2024-12-23 week'],
    ['this week', '2025-01-01T12:00:00Z', 'UTC', '2024-12-30 week'],
    ['last month', '2024-03-31T12:00:00Z', 'UTC', '2024-02-01 month'],
    ['a year ago', '2024-02-29T12:00:00Z', 'UTC', '2023-01-01 year'],
    ['Sunday', '2024-03-31T00:30:00Z', 'Europe/Paris', '2024-03-31 day'],
  ])('%s at %s in %s is %s', (text, now, timeZone, read) => {
    expect(reading(text, new Date(now), timeZone)).toBe(read);
  });
});

describe('dates to come', () => {
  it.each([
    ['tomorrow', '2024-04-11 day'],
    ['demain', '2024-04-11 day'],
    ['next Wednesday', '2024-04-17 day'],
    ['mercredi prochain', '2024-04-17 day'],
    ['next week', '2024-04-15 week'],
    ['la semaine prochaine', '2024-04-15 week'],
    ['le mois prochain', '2024-05-01 month'],
    ["l'année prochaine", '2025-01-01 year'],
    ['in three days', '2024-04-13 day'],
    ['dans trois jours', '2024-04-13 day'],
    ['20 May 2024', '2024-05-20 day'],
    ['2025', '2025-01-01 year'],
  ])('%s is %s where that is allowed, and refused elsewhere', (text, read) => {
    expect(reading(text, WEDNESDAY, 'UTC', 'allow')).toBe(read);
    expect(refusal(text)).toEqual({ key: 'date.future', date: text });
  });
});

describe('refused', () => {
  it.each([
    ['03/04/2024', { key: 'date.ambiguous', one: '2024-04-03', other: '2024-03-04' }],
    ['03/04', { key: 'date.ambiguous', one: '2024-04-03', other: '2024-03-04' }],
    ['la semaine du 03/04/2024', { key: 'date.ambiguous', one: '2024-04-03', other: '2024-03-04' }],
    ['2024-02-30', { key: 'date.impossible' }],
    ['2023-02-29', { key: 'date.impossible' }],
    ['31 avril', { key: 'date.impossible' }],
    ['31 April 2024', { key: 'date.impossible' }],
    ['February 30', { key: 'date.impossible' }],
    ['29 February 2023', { key: 'date.impossible' }],
    ['13/13/2024', { key: 'date.impossible' }],
    ['2024-13', { key: 'date.impossible' }],
    ['2024-W53', { key: 'date.impossible' }],
    ['20/03/24', { key: 'date.shortYear' }],
    ['20 March 24', { key: 'date.shortYear' }],
    ['2024-03-20T10:00', { key: 'date.timeOfDay' }],
    ['20 March 2024 at 10:00', { key: 'date.timeOfDay' }],
    ['20 mars 2024 à 10h', { key: 'date.timeOfDay' }],
    ['yesterday evening', { key: 'date.timeOfDay' }],
    ['hier soir', { key: 'date.timeOfDay' }],
    ['Thursday 20 March 2024', { key: 'date.weekday', read: '2024-03-20' }],
    ['1850', { key: 'date.yearOutside', earliest: '1900', latest: '2100' }],
    ['2101-01-01', { key: 'date.yearOutside', earliest: '1900', latest: '2100' }],
    ['999 years ago', { key: 'date.yearOutside', earliest: '1900', latest: '2100' }],
    ['20-25 March 2024', { key: 'date.notUnderstood' }],
    ['20 March 2024 maybe', { key: 'date.notUnderstood' }],
    ['not yesterday', { key: 'date.notUnderstood' }],
    ['before March 2024', { key: 'date.notUnderstood' }],
    ['March 2024 or April 2024', { key: 'date.notUnderstood' }],
    ['a few days ago', { key: 'date.notUnderstood' }],
    ['spring 2023', { key: 'date.notUnderstood' }],
    ['20 March 2024 BC', { key: 'date.notUnderstood' }],
    ['whenever', { key: 'date.notUnderstood' }],
  ])('%s', (text, expected) => {
    expect(refusal(text)).toEqual({ date: text, ...expected });
  });

  it('refuses nothing at all', () => {
    expect(refusal(' \n')).toEqual({ key: 'date.empty' });
  });
});

it('reads any day it is given, in each form, back to itself', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2024-04-10'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const named = (locale: string): string =>
        new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(date);
      const forms = [iso, named('en-GB'), named('en-US'), named('fr-FR')];
      expect(forms.map((form) => reading(form))).toEqual(forms.map(() => `${iso} day`));
    }),
  );
});

it('answers anything else with a UserError', () => {
  const words = [
    '20',
    'March',
    'mars',
    'last',
    'week',
    'la',
    'semaine',
    'du',
    '2024',
    'ago',
    'il y a',
    '/',
    '-',
    '03',
    'of',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, (written) => {
      try {
        expect(readDate(written, WEDNESDAY, 'UTC').date).toMatch(/^\d{4}-\d\d-\d\d$/);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 2000 },
  );
});
