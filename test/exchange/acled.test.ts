import { describe, expect, it } from 'vitest';
import { figures, SEVEN_KILLED, UNSAID } from '../support/coded-claims.ts';
import { faultsIn, readFixture, readText, rowWith } from '../support/read-text.ts';

const HEAD =
  'event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,location,geo_precision,fatalities';
const ROW = 'MLI1,2023-03-20,1,Battles,Armed clash,A,B,Mali,Gao,Exampletown,1,7';

describe('a file of ACLED', () => {
  it('is read, with semicolons, words or digits for the actors’ kinds', async () => {
    const file = await readFixture('acled.csv');
    expect(file).toMatchObject({ format: 'ACLED', rows: 2, faulty: [] });
    expect(file.claimants.map(({ claimant, kind }) => [claimant, kind])).toEqual([['ACLED', 'dataset']]);
    expect(file.events).toEqual([
      {
        content: {
          title: 'Armed clash: Northern Front – Military Forces of Mali (2021-)',
          kind: 'Battles',
          date: { date: '2023-03-20', precision: 'day' },
          until: null,
          place: { country: 'ML', division: 'ML-7', location: 'Exampletown' },
          coordinates: { latitude: 16.27, longitude: -0.04 },
          attacker: null,
          target: null,
          url: null,
          note: 'On 20 March 2023, fighters attacked a convoy. · Sources: Example Wire; Radio Example',
          placePrecision: 1,
          origin: { dataset: 'ACLED', id: 'MLI90001' },
        },
        claims: [
          {
            claimant: 'ACLED',
            says: '7 people killed',
            statement: figures(SEVEN_KILLED),
            said: { date: '2023-03-22', precision: 'day' },
            via: null,
            ...UNSAID,
            origin: { dataset: 'ACLED', id: 'MLI90001' },
          },
        ],
      },
      {
        content: {
          title: 'Attack: Northern Front – Civilians (Democratic Republic of Congo)',
          kind: 'Violence against civilians',
          date: { date: '2022-05-02', precision: 'week' },
          until: null,
          place: { country: 'CD', division: 'CD-NK', location: null },
          coordinates: { latitude: -0.5, longitude: 29.1 },
          attacker: 'Northern Front',
          target: 'Civilians (Democratic Republic of Congo)',
          url: null,
          note: 'Sources: Example Wire',
          placePrecision: 4,
          origin: { dataset: 'ACLED', id: 'COD90002' },
        },
        claims: [],
      },
    ]);
  });

  it.each([
    ['Battle-No change of territory', 'Battles'],
    ['Remote violence', 'Explosions/Remote violence'],
    ['Strategic development', 'Strategic developments'],
    ['Riots/Protests', null],
    ['protests', 'Protests'],
  ])('knows what was once called %s', async (type, kind) => {
    const { events } = await readText(`${HEAD.toUpperCase()}\n${rowWith(HEAD, ROW, { event_type: type })}`);
    expect(events[0]?.content.kind).toBe(kind);
  });

  it.each([
    ['2024-05-02', '1', { date: '2024-05-02', precision: 'day' }],
    ['02 May 2024', '1', { date: '2024-05-02', precision: 'day' }],
    ['02-May-2024', '', { date: '2024-05-02', precision: 'day' }],
    ['25/12/2023', '1', { date: '2023-12-25', precision: 'day' }],
    ['2024-05-05', '2', { date: '2024-04-29', precision: 'week' }],
    ['2024-05-15', '3', { date: '2024-05-01', precision: 'month' }],
  ])('reads %s of precision %s', async (date, precision, read) => {
    const { events } = await readText(
      `${HEAD}\n${rowWith(HEAD, ROW, { event_date: date, time_precision: precision })}`,
    );
    expect(events[0]?.content.date).toEqual(read);
  });

  it.each([
    [{ event_type: 'Skirmishes' }, 'import.row.kind'],
    [{ time_precision: '9' }, 'import.row.number'],
    [{ geo_precision: 'x' }, 'import.row.number'],
    [{ fatalities: '3-5' }, 'import.row.number'],
    [{ event_date: '04/05/2024' }, 'import.row.date'],
  ])('leaves out a row with %j', async (changes, key) => {
    expect(faultsIn(await readText(`${HEAD}\n${rowWith(HEAD, ROW, changes)}`))).toEqual([[2, key]]);
  });
});
