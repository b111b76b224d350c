import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportedEvent } from '../../src/domain/import.ts';
import { countryOf } from '../../src/exchange/read-country.ts';
import { figures, SEVEN_KILLED, UNSAID } from '../support/coded-claims.ts';
import { faultsIn, readBytes, readFixture, readText, rowWith } from '../support/read-text.ts';

const HEAD = 'id,type_of_violence,dyad_name,side_a,side_b,country,date_start,date_end,best,low,high';
const ROW = '1,1,A - B,A,B,Mali,2023-03-20,2023-03-20,7,7,7';

async function oneEvent(text: string): Promise<ImportedEvent> {
  const { events, faulty } = await readText(text);
  expect(faulty).toEqual([]);
  if (!events[0]) throw new Error('nothing was read');
  return events[0];
}

describe('a file of UCDP GED', () => {
  it('is read whole: byte-order mark, tags in its second row, line ends in cells', async () => {
    const file = await readFixture('ged.csv');
    expect(file).toMatchObject({ format: 'UCDP GED', rows: 4, repeated: 0, faulty: [] });
    expect(file.claimants).toEqual([
      {
        claimant: 'UCDP',
        aliases: ['Uppsala Conflict Data Program'],
        mouthpieceOf: null,
        kind: 'dataset',
        reliability: null,
      },
    ]);
    expect(file.events[0]).toEqual({
      content: {
        title: 'Government of Mali – Northern Front',
        kind: null,
        date: { date: '2023-03-20', precision: 'day' },
        until: null,
        place: { country: 'ML', division: 'ML-7', location: 'Exampletown village' },
        coordinates: { latitude: 16.27, longitude: -0.04 },
        attacker: null,
        target: null,
        url: null,
        note: 'on the road to Exampletown, near the "old" well · Sources: Example Wire',
        placePrecision: 1,
        origin: { dataset: 'UCDP GED', id: '900001' },
      },
      claims: [
        {
          claimant: 'UCDP',
          says: '7 people killed; 5 killed on the side of Government of Mali; 2 killed on the side of Northern Front',
          statement: {
            acts: ['figures'],
            figures: [
              SEVEN_KILLED,
              {
                harm: 'killed',
                victims: 'security_forces',
                low: 5,
                high: 5,
                noun: 'on the side of Government of Mali',
                named: 5,
                words: '5 killed on the side of Government of Mali',
              },
              {
                harm: 'killed',
                victims: 'armed_group',
                low: 2,
                high: 2,
                noun: 'on the side of Northern Front',
                named: 2,
                words: '2 killed on the side of Northern Front',
              },
            ],
            denies: [],
            blames: [],
          },
          said: null,
          via: null,
          ...UNSAID,
          origin: { dataset: 'UCDP GED', id: '900001' },
        },
        {
          claimant: 'army statement',
          says: '7 people killed',
          statement: figures(SEVEN_KILLED),
          said: { date: '2023-03-21', precision: 'day' },
          via: 'Example Wire',
          ...UNSAID,
          origin: { dataset: 'UCDP GED', id: '900001' },
        },
      ],
    });
  });

  it('keeps dates, places and estimates as exactly as the row knows them', async () => {
    const { events } = await readFixture('ged.csv');
    const told = events.slice(1).map(({ content, claims }) => ({
      when: [content.date, content.until],
      place: content.place,
      parties: [content.kind, content.attacker, content.target],
      claims: claims.map(({ claimant, says, via }) => [claimant, says, via]),
    }));
    expect(told).toEqual([
      {
        when: [{ date: '2023-03-01', precision: 'month' }, null],
        place: { country: 'ML', division: 'ML-7', location: null },
        parties: [null, null, null],
        claims: [['UCDP', '12 people killed (low 8, high 30)', null]],
      },
      {
        when: [
          { date: '2022-05-01', precision: 'day' },
          { date: '2022-05-03', precision: 'day' },
        ],
        place: { country: 'NE', division: null, location: 'Otherplace village, Nowhere province' },
        parties: ['Violence against civilians', 'Northern Front', 'Civilians'],
        claims: [
          ['UCDP', '9 people killed; 9 civilians killed', null],
          ['residents', '9 people killed', null],
        ],
      },
      {
        when: [{ date: '1994-01-01', precision: 'year' }, null],
        place: { country: 'CD', division: null, location: null },
        parties: [null, null, null],
        claims: [
          [
            'UCDP',
            '7 people killed (low 8, high 6); 3 killed on the side of Northern Front, 4 killed on the side of Southern Front',
            null,
          ],
        ],
      },
    ]);
    // Published with its ends out of order: the interval holds all three, and the ends stay beside it.
    expect(events[3]?.claims[0]?.statement.figures[0]).toMatchObject({
      low: 6,
      named: 7,
      high: 8,
      published: { low: 8, high: 6 },
    });
  });

  it.each([
    [
      'old names of columns',
      'id,dyad_name,country,date_start,date_end,best_est,low_est,high_est\n1,A - B,Mali,1998-01-02,1998-01-02,7,5,9',
    ],
    [
      'names cut by a shapefile',
      'id,type_of_vi,dyad_name,country,date_start,date_end,best,low,high\n1,1,A - B,Mali,1998/01/02,1998/01/02,7,5,9',
    ],
    [
      'capitals, other columns, another order',
      'HIGH,BEST,LOW,Extra,COUNTRY,DATE_END,DATE_START,SIDE_A,ID\n9,7,5,x,Mali,1998-01-02,1998-01-02,A,1',
    ],
    [
      'semicolons and Windows line ends',
      'id;dyad_name;country;date_start;date_end;best;low;high\r\n1;A - B;Mali;1998-01-02;1998-01-02;7;5;9\r\n',
    ],
    [
      'tabs',
      'id\tdyad_name\tcountry\tdate_start\tdate_end\tbest\tlow\thigh\n1\tA - B\tMali\t1998-01-02\t1998-01-02\t7\t5\t9',
    ],
    [
      'times of day',
      'id,dyad_name,country,date_start,date_end,best,low,high\n1,A - B,Mali,1998-01-02 00:00:00.000,1998-01-02 00:00:00.000,7,5,9',
    ],
    [
      'codes turned into numbers',
      'id,type_of_violence,where_prec,event_clarity,dyad_name,country,date_start,date_end,best,low,high\n1.0,1.0,1.0,1.0,A - B,Mali,1998-01-02,1998-01-02,7,5,9',
    ],
    [
      'numbers as a spreadsheet writes them',
      'id,dyad_name,country,date_start,date_end,best,low,high\n1,A - B,Mali,1998-01-02,,7.0,5.0,9.0',
    ],
  ])('is read with %s', async (_, text) => {
    const { content, claims } = await oneEvent(text);
    expect(content).toMatchObject({
      date: { date: '1998-01-02', precision: 'day' },
      until: null,
      place: { country: 'ML' },
    });
    expect(claims.map(({ says }) => says)).toEqual(['7 people killed (low 5, high 9)']);
  });

  it.each([
    [
      'utf-16le with its mark',
      Buffer.from(`\ufeff${HEAD}\n${rowWith(HEAD, ROW, { side_a: 'Armée', dyad_name: 'Armée - B' })}`, 'utf16le'),
    ],
    ['Windows-1252', Buffer.from(`${HEAD}\n${rowWith(HEAD, ROW, { dyad_name: 'Armée - B' })}`, 'latin1')],
    ['UTF-8', Buffer.from(`${HEAD}\n${rowWith(HEAD, ROW, { dyad_name: 'Armée - B' })}`)],
  ])('is read as %s, wherever it is cut', async (_, bytes) => {
    for (const parts of [1, 2, 7, bytes.length]) {
      const { events } = await readBytes(bytes, parts);
      expect(events[0]?.content.title).toBe('Armée – B');
    }
  });

  it.each([
    [{ country: 'Atlantis' }, 'import.row.country'],
    [{ date_start: '2023-02-30' }, 'import.row.date'],
    [{ date_start: '03/04/2023' }, 'import.row.date'],
    [{ date_end: '2023-03-19' }, 'import.row.backwards'],
    [{ best: 'many' }, 'import.row.number'],
    [{ low: '-1' }, 'import.row.number'],
    [{ best: '99999999999' }, 'import.row.number'],
    [{ id: '' }, 'import.row.noId'],
  ])('leaves out a row with %j, and tells its line', async (changes, key) => {
    const file = await readText(
      `${HEAD}\n${ROW}\n${rowWith(HEAD, ROW, { id: '2', ...changes })}\n${rowWith(HEAD, ROW, { id: '3' })}`,
    );
    expect(faultsIn(file)).toEqual([[3, key]]);
    expect([file.rows, file.events.length]).toEqual([3, 2]);
  });

  it('knows a row that is there twice, and one that has an earlier row’s id', async () => {
    const file = await readText(`${HEAD}\n${ROW}\n${ROW}\n${rowWith(HEAD, ROW, { country: 'Niger' })}`);
    expect([file.rows, file.events.length, file.repeated]).toEqual([3, 1, 1]);
    expect(faultsIn(file)).toEqual([[4, 'import.row.twice']]);
  });

  it('leaves out rows out of step with the heading, and says what is missing of it', async () => {
    expect(faultsIn(await readText(`${HEAD}\n${ROW},more\n${ROW},,`))).toEqual([[2, 'import.row.width']]);
    await expect(readText('id,side_a,date_start,best\n1,A,2023-01-01,3')).rejects.toMatchObject({
      key: 'import.missingColumns',
      values: { format: 'UCDP GED', columns: 'country' },
    });
    await expect(readText('name,when\nx,y')).rejects.toMatchObject({ key: 'import.unknownFormat' });
    await expect(readText('')).rejects.toMatchObject({ key: 'import.unknownFormat' });
    await expect(readText(`${HEAD}\n${ROW}\n2,1,"A - B\n${ROW}`)).rejects.toMatchObject({ key: 'import.notTable' });
  });

  it.each([
    ['no estimate at all', { best: '', low: '', high: '' }, []],
    ['no best', { best: '', low: '5', high: '9' }, ['5 to 9 people killed']],
    ['no low and high', { low: '', high: '' }, ['7 people killed']],
    ['nobody', { best: '0', low: '0', high: '1' }, ['0 people killed (low 0, high 1)']],
  ])('records what it can of a row with %s', async (_, changes, says) => {
    const { claims } = await oneEvent(`${HEAD}\n${rowWith(HEAD, ROW, changes)}`);
    expect(claims.map((claim) => claim.says)).toEqual(says);
  });

  it.each([
    ['Myanmar (Burma)', 'MM'],
    ['DR Congo (Zaire)', 'CD'],
    ['Congo', 'CG'],
    ['Yemen (North Yemen)', 'YE'],
    ['Serbia (Yugoslavia)', 'RS'],
    ['Russia (Soviet Union)', 'RU'],
    ['Bosnia-Herzegovina', 'BA'],
    ['Macedonia, FYR', 'MK'],
    ['Kingdom of eSwatini (Swaziland)', 'SZ'],
    ['Cambodia (Kampuchea)', 'KH'],
    ['Zimbabwe (Rhodesia)', 'ZW'],
    ['Madagascar (Malagasy)', 'MG'],
    ['Ivory Coast', 'CI'],
    ['Vietnam (North Vietnam)', 'VN'],
    ['United States of America', 'US'],
    ['Kosovo', 'XK'],
    ['Tanzania/Zanzibar', 'TZ'],
    ['Bailiwick of Jersey', 'JE'],
  ])('knows %s', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });
});

const SAMPLE = '../shared/data/ucdp_ged_sample.csv';

describe.skipIf(!existsSync(SAMPLE))('a thousand published rows', () => {
  it('come out with the sums the file has itself, by country', async () => {
    const bytes = readFileSync(SAMPLE);
    const file = await readBytes(bytes, 9);
    expect([file.rows, file.events.length, file.faulty]).toEqual([1000, 1000, []]);
    const sums = new Map<string, number[]>();
    for (const { content, claims } of file.events) {
      const [dead] = claims[0]?.statement.figures ?? [];
      if (claims[0]?.claimant !== 'UCDP' || !dead) throw new Error(`no estimate of ${content.origin?.id}`);
      const sum = sums.get(content.place.country) ?? [0, 0, 0, 0];
      const { low, high } = dead.published ?? dead;
      sums.set(
        content.place.country,
        sum.map((each, index) => each + ([1, dead.named ?? 0, low, high ?? 0][index] ?? 0)),
      );
    }
    expect(Object.fromEntries(sums)).toEqual(sumsOf(bytes.toString('utf8')));
  });
});

/** Events, best, low and high by country, counted from the text without any of the code under test but its country codes. */
function sumsOf(text: string): Record<string, number[]> {
  const sums: Record<string, number[]> = {};
  // The last columns hold no quotes or line ends, and each row ends with them.
  const rows = text.matchAll(
    /,\d+,([^,\n"]+|"[^"]+"),\d+,(?:Africa|Asia|Americas|Europe|Middle East),\d,\d,[\d-]{10},[\d-]{10},(?:\d+,){4}(\d+),(\d+),(\d+),\d*,\d*\r?$/gm,
  );
  for (const [, country = '', best, high, low] of rows) {
    const code = countryOf(country.replaceAll('"', ''));
    const sum = sums[code] ?? [0, 0, 0, 0];
    sums[code] = [1, Number(best), Number(low), Number(high)].map((each, index) => each + (sum[index] ?? 0));
  }
  return sums;
}
