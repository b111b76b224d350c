import { beforeEach, describe, expect, it } from 'vitest';
import { readFile } from '../../src/exchange/read-file.ts';
import { CommandRoom } from '../support/command-room.ts';
import { exported, importInto } from '../support/import-file.ts';
import { faultsIn, readText } from '../support/read-text.ts';

let room: CommandRoom;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', {
    title: '=HYPERLINK("http://bad.example")',
    place: 'Exampletown, Gao, Mali',
    date: 'March 2024',
    coordinates: '-16.27, 179.5',
    attacker: '@SUM(A1)',
    note: '+1, "two"; three',
  });
  const claim = (claimant: string, says: string, more = {}) =>
    room.ask('add claim', { event: 'E1', claimant, says, said: '2024-03-28', ...more });
  await claim('Defence ministry', '3 soldiers killed');
  await claim('Northern Front', 'responsibility; at least 9 soldiers killed', {
    via: '-Radio',
    url: 'https://news.example/1',
  });
  await claim('Defence ministry', '4 soldiers killed');
  await claim('Residents', 'blames Northern Front', { via: '\tWire' });
  await room.ask('add event', { title: 'Nothing claimed', place: 'Niger', date: '2024-03-01' });
  await room.ask('add event', { title: 'Withdrawn', place: 'Chad', date: '2023-01-01' });
  await room.ask('withdraw event', { event: 'E3', reason: 'twice' });
});

/** What RFC 7946 asks of a FeatureCollection of points. */
function checkGeoJson(value: unknown): void {
  const collection = value as { type: string; features: Array<Record<string, unknown>> };
  expect(collection.type).toBe('FeatureCollection');
  expect(Array.isArray(collection.features)).toBe(true);
  // "crs" of the older format must not be there, nor may members of a Feature's be a FeatureCollection's.
  expect(Object.keys(collection).sort()).toEqual(['features', 'type']);
  for (const each of collection.features) {
    expect(each.type).toBe('Feature');
    expect(['string', 'number']).toContain(typeof each.id);
    expect(typeof each.properties === 'object').toBe(true);
    expect('geometry' in each).toBe(true);
    for (const foreign of ['coordinates', 'geometries', 'features']) expect(foreign in each).toBe(false);
    const geometry = each.geometry as { type: string; coordinates: number[] } | null;
    if (geometry === null) continue;
    expect(geometry.type).toBe('Point');
    const [longitude = Number.NaN, latitude = Number.NaN, ...more] = geometry.coordinates;
    expect([Math.abs(longitude) <= 180, Math.abs(latitude) <= 90, more]).toEqual([true, true, []]);
  }
}

describe('an export', () => {
  it('as GeoJSON is what RFC 7946 says, longitude first', () => {
    const [text = ''] = exported(room.desk, 'geojson');
    const value = JSON.parse(text);
    checkGeoJson(value);
    const [first, second] = value.features;
    expect([value.features.length, second.geometry]).toEqual([2, null]);
    expect(first.geometry).toEqual({ type: 'Point', coordinates: [179.5, -16.27] });
    expect(first.properties).toMatchObject({
      event: 'E1',
      date_start: '2024-03-01',
      date_end: '2024-03-31',
      date_prec: 4,
      where_prec: 1,
      country_code: 'ML',
      in_conflict: true,
      ranges: [{ harm: 'killed', victims: 'military', low: 4, high: null, claimants: 2 }],
      stances: [
        { claim: 'E1.2', claimant: 'Northern Front', stance: 'claims', of: [] },
        { claim: 'E1.4', claimant: 'Residents', stance: 'blames', of: ['Northern Front'] },
      ],
    });
  });

  it('as CSV has a row for each position, and nothing a spreadsheet reckons with', async () => {
    const [text = ''] = exported(room.desk, 'csv');
    const [heading = [], ...rows] = await cellsOf(text);
    const told = rows.map((row) => Object.fromEntries(heading.map((name, index) => [name, row[index] ?? ''])));
    expect(
      told.map(({ claim, act, low, best, high, in_conflict, revises }) => [
        claim,
        act,
        low,
        best,
        high,
        in_conflict,
        revises,
      ]),
    ).toEqual([
      ['E1.2', 'figures', '9', '9', '', 'yes', ''],
      ['E1.3', 'figures', '4', '4', '4', 'yes', 'E1.1'],
      ['E1.2', 'responsibility', '', '', '', 'no', ''],
      ['E1.4', 'attribution', '', '', '', 'no', ''],
      ['', '', '', '', '', '', ''],
    ]);
    expect(told[0]).toMatchObject({
      title: '\'=HYPERLINK("http://bad.example")',
      attacker: "'@SUM(A1)",
      note: '\'+1, "two"; three',
      source_office: "'-Radio",
      latitude: '-16.27',
      date_start: '2024-03-01',
      date_end: '2024-03-31',
    });
    // A cell that begins like a formula is guarded, unless it is a number.
    const risky = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell));
    expect(risky).toEqual([]);
    // And is read again as it was.
    const { events } = await readText(text);
    expect(events[0]?.content).toMatchObject({ title: '=HYPERLINK("http://bad.example")', attacker: '@SUM(A1)' });
  });

  it('is split into files each of which can be read by itself', async () => {
    const other = new CommandRoom(undefined, undefined, '9002');
    const rows = Array.from(
      { length: 60 },
      (_, index) => `Raid ${index},2024-03-20,Mali,Town hall,${index + 1} people killed`,
    );
    await importInto(other.desk, await readText(['title,date,country,claimant,says', ...rows].join('\n')));
    for (const format of ['jsonl', 'csv', 'geojson'] as const) {
      const files = exported(other.desk, format, 4_000);
      expect(files.length).toBeGreaterThan(2);
      for (const file of files) expect(Buffer.byteLength(file)).toBeLessThanOrEqual(4_000);
      if (format === 'geojson') {
        const all = files.flatMap((file) => JSON.parse(file).features);
        expect(new Set(all.map(({ id }) => id)).size).toBe(60);
        for (const file of files) checkGeoJson(JSON.parse(file));
      } else {
        const read = await Promise.all(files.map(readText));
        expect(read.reduce((sum, { events }) => sum + events.length, 0)).toBe(60);
        expect(read.flatMap(({ faulty }) => faulty)).toEqual([]);
      }
    }
  });
});

describe('a desk’s own spreadsheet', () => {
  it('is told of in each row with something claimed that can’t be recorded, by nobody or of nothing', async () => {
    const rows = [
      'title,date,place,claimant,says,harm,low,best',
      'Raid,2024-05-02,"Gossi, Mali",,5 killed,,,',
      'Raid,2024-05-02,"Gossi, Mali",,,killed,5,',
      'Raid,2024-05-02,"Gossi, Mali",Mayor,,,,5',
      'Raid,2024-05-02,"Gossi, Mali",Mayor,5 killed,,,',
      'Raid,2024-05-02,"Gossi, Mali",,,,,',
    ];
    const read = await readText(rows.join('\n'));
    expect(faultsIn(read)).toEqual([
      [2, 'import.row.noClaimant'],
      [3, 'import.row.noClaimant'],
      [4, 'import.row.noHarm'],
    ]);
    expect(read.events.map(({ claims }) => claims.length)).toEqual([1]);
  });

  it('is read with as many columns as it has, dates and places as people write them', async () => {
    const { events, faulty, format } = await readText(
      [
        'Title;Date;Place;Claimant;Says;Said;Via',
        'Raid on a market;20 March 2024;Exampletown, Gao, Mali;Town hall;au moins 4 civils tués;21 March 2024;Radio Example',
        'Raid on a market;20 March 2024;Exampletown, Gao, Mali;Northern Front;denies responsibility;;',
        'Convoy;March 2024;Niger;;;;',
        'Bad date;yesterday;Niger;;;;',
        'Bad words;2024-03-20;Niger;Town hall;some of them fell over;;',
      ].join('\n'),
    );
    expect([format, events.length]).toEqual(['Sitrep', 2]);
    expect(
      events[0]?.claims.map(({ claimant, via, said, statement }) => [claimant, via, said?.date, statement.acts]),
    ).toEqual([
      ['Town hall', 'Radio Example', '2024-03-21', ['figures']],
      ['Northern Front', null, undefined, ['denial']],
    ]);
    expect(events[1]?.content).toMatchObject({
      date: { date: '2024-03-01', precision: 'month' },
      place: { country: 'NE' },
    });
    expect(faulty.map(({ line }) => line)).toEqual([5, 6]);
  });
});

async function cellsOf(text: string): Promise<string[][]> {
  // Read by the table's own reader, which tells the cells of rows it can't make sense of.
  async function* bytes() {
    yield Buffer.from(`title,date_start,country\n${text.replace(/^\ufeff/, '').replaceAll('\r\n', ',x,x,x\n')}`);
  }
  const { faulty } = await readFile(bytes());
  return faulty.map(({ cells }) => cells.slice(0, -3));
}
