import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Attachment } from '../../src/commands/command.ts';
import { UserError } from '../../src/domain/errors.ts';
import { eventId } from '../../src/domain/event.ts';
import type { Reply } from '../../src/render/reply.ts';
import { CommandRoom, MANAGER, OTHER_MODERATOR, pressesIn, READER, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(() => {
  room = new CommandRoom();
});

function attachment(name: string, bytes: Uint8Array): Attachment {
  const fetch = async (maximum: number): Promise<Uint8Array> => {
    if (bytes.length > maximum) throw new UserError('file.tooLarge', { name, maximum: maximum / 2 ** 20 });
    return bytes;
  };
  return { name, size: bytes.length, type: null, fetch };
}

const GED = readFileSync('test/fixtures/exchange/ged.csv');
const importing = (name: string, bytes: Uint8Array, values = {}, asking = {}) =>
  room.ask('import', values, { ...asking, files: { file: [attachment(name, bytes)] } });
const attachedTo = ({ files = [] }: Reply) => files.map(({ name, data }) => attachment(name, data));
const recorded = () => [...room.desk.casebook.events()].map(({ event, claims }) => [eventId(event), claims.length]);

const selectsIn = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === 'select' ? [block.select] : []));

describe('/import', () => {
  it('records a file without a question where nothing is to be decided, and takes back the whole', async () => {
    const reply = await importing('ged.csv', GED);
    expect(textOf(reply)).toBe(
      [
        '### Import of ged.csv',
        '-# UCDP GED · 4 rows',
        '- **4** events are new',
        '- 6 claims or coded estimates are new',
        '- 1 claimant is new or known better',
        '-# All of it was recorded as one entry: one *Undo* takes back the whole.',
      ].join('\n'),
    );
    expect(recorded()).toEqual([
      ['E1', 2],
      ['E2', 1],
      ['E3', 2],
      ['E4', 1],
    ]);
    expect(textOf(await room.ask('event', { event: 'E2' }))).toContain('coded estimate');
    expect(textOf(await room.ask('history', { event: 'E2' }))).toContain('text in entry 1');
    const [undo = ''] = pressesIn(reply);
    await expect(room.press(undo, { by: OTHER_MODERATOR })).rejects.toMatchObject({ key: 'undo.notYours' });
    expect(textOf(await room.press(undo))).toBe('Undone: ged.csv imported');
    expect(recorded()).toEqual([]);
  });

  it('tells after the redaction of its rows what was said of them since, and of that in which entry the rows are', async () => {
    await importing('ged.csv', GED);
    await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: '5 civilians killed' });
    await room.ask('edit claim', { claim: 'E1.3', says: '6 civilians killed' });
    await room.ask('withdraw claim', { claim: 'E1.1', reason: 'entered by hand already' });
    const kept = async (entry: number) =>
      textOf(await room.ask('record redact', { entry }, { by: MANAGER }))
        .split('\n')
        .slice(2);
    expect(await kept(5)).toEqual(['- entry 1 · E1.1 added']);
    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'twice' });
    expect(await kept(1)).toEqual(['- entry 7 · E1.2 withdrawn']);
  });

  it('says of a dry run what would happen, and that the same file twice has nothing new', async () => {
    const reply = await importing('ged.csv', GED, { 'dry-run': true });
    expect(textOf(reply)).toContain('- **4** events are new');
    expect(textOf(reply)).toContain('This was a dry run: nothing was recorded.');
    expect([pressesIn(reply), reply.files, recorded()]).toEqual([[], [], []]);
    await importing('ged.csv', GED);
    const again = textOf(await importing('ged.csv', GED));
    expect(again).toContain('- 4 events are there already, unchanged');
    expect(again).toContain('There is nothing new in this file');
  });

  it('offers the good rows of a file, and gives the others back with line and reason', async () => {
    const broken = Buffer.from(GED.toString().replace('2022-05-01', '2022-02-30').replace(',Niger,', ',Niger,'));
    const offer = await importing('ged.csv', broken);
    expect(textOf(offer)).toContain('- **1** row can’t be read and is left out');
    expect(textOf(offer)).toContain(
      '- line 6: date\\_start: “2022\\-02-30” is no day of the calendar, or may be one of two; write it as 2024-03-20',
    );
    expect(recorded()).toEqual([]);
    expect(offer.files?.map(({ name }) => name)).toEqual(['ged-errors.csv', 'ged.csv.gz']);
    const [faulty, packed] = offer.files ?? [];
    expect(gunzipSync(packed?.data ?? '')).toEqual(broken);
    const [press = ''] = pressesIn(offer);
    const attached = attachedTo(offer);
    await expect(room.press(press, { attached, by: READER })).rejects.toMatchObject({ key: 'recording.notAllowed' });
    await expect(room.press(press)).rejects.toMatchObject({ key: 'button.stale' });
    const done = await room.press(press, { attached });
    expect(textOf(done)).toContain('- **3** events are new');
    expect(done.replaces).toBe(true);
    expect(recorded().length).toBe(3);
    // Pressed again, it adds nothing; put right, the row is imported.
    expect(textOf(await room.press(press, { attached }))).toContain('There is nothing new in this file');
    const right = Buffer.from(
      Buffer.from(faulty?.data ?? '')
        .toString()
        .replaceAll('2022-02-30', '2022-05-01'),
    );
    expect(textOf(await importing('ged-errors.csv', right))).toContain('- **1** event is new');
    expect(recorded().length).toBe(4);
  });

  it('lists likely matches, to be joined or left apart', async () => {
    await room.ask('add event', { title: 'Clash on the road', place: 'Exampletown, Gao, Mali', date: '2023-03-20' });
    await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: '12 people killed' });
    const offer = await importing('ged.csv', GED);
    expect(textOf(offer)).toContain('New events that may be ones already there');
    expect(textOf(offer)).toContain(
      '- Government of Mali – Northern Front, 20 March 2023, Exampletown village, Gao, Mali → **E1** Clash on the road, 20 March 2023, Exampletown, Gao, Mali · same place',
    );
    const [select] = selectsIn(offer);
    expect(select?.choices.map(({ value }) => value)).toEqual(['0:1']);
    const attached = attachedTo(offer);
    const asking = { attached, chosen: ['0:1'] };
    expect(textOf(await room.press(select?.press ?? '', asking))).toContain('- **3** events are new');
    expect(recorded()).toEqual([
      ['E1', 3],
      ['E2', 1],
      ['E3', 2],
      ['E4', 1],
    ]);
    // The coded estimate stands beside the claims, outside of all disputes.
    const card = textOf(await room.ask('event', { event: 'E1' }));
    expect(card).toContain('UCDP');
    expect(card).toContain('Clash on the road');
    expect(textOf(await importing('ged.csv', GED))).toContain('4 events are there already, unchanged');
  });

  it('leaves matches apart where asked', async () => {
    await room.ask('add event', { title: 'Clash on the road', place: 'Exampletown, Gao, Mali', date: '2023-03-20' });
    const offer = await importing('ged.csv', GED);
    const [press = ''] = pressesIn(offer);
    await room.press(press, { attached: attachedTo(offer) });
    expect(recorded().map(([event]) => event)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
  });

  it('refuses what is no such file, and what is too large packed or not', async () => {
    await expect(importing('a.png', Buffer.from('\x89PNG'))).rejects.toMatchObject({ key: 'import.unknownFormat' });
    await expect(importing('a.csv.gz', Buffer.from([0x1f, 0x8b, 0, 0]))).rejects.toMatchObject({
      key: 'import.unpacked',
    });
    await expect(importing('a.csv', Buffer.alloc(26 * 2 ** 20))).rejects.toMatchObject({ key: 'file.tooLarge' });
    await expect(room.ask('import')).rejects.toMatchObject({ key: 'option.missing' });
    expect(recorded()).toEqual([]);
  });

  it('lets others be answered while it runs, and tells how far it has come', async () => {
    const [heading = '', row = ''] = [
      'id,dyad_name,country,where_coordinates,date_start,best,low,high',
      'A - B,Mali,Town,2023-03-20,3,2,4',
    ];
    const rows = Array.from({ length: 4_000 }, (_, index) => `${index},${row}`);
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 0);
    await importing('large.csv', Buffer.from([heading, ...rows].join('\n')));
    clearInterval(others);
    // Between any two slices of the work somebody else has a turn.
    expect(turns).toBeGreaterThan(20);
    expect(room.reports.some((report) => report.startsWith('Reading: 2,000 rows'))).toBe(true);
    expect(room.reports.some((report) => /^Recording: [\d,]+ of 4,000 events/.test(report))).toBe(true);
  });
});

describe('/export', () => {
  const textIn = ({ files = [] }: Reply) => files.map(({ data }) => Buffer.from(data).toString());

  it('gives the record of a place and period as a file, to the caller alone', async () => {
    await importing('ged.csv', GED);
    const reply = await room.ask('export', { format: 'csv', place: 'Mali', since: '2023-03-10' });
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toContain('## Export · Mali');
    expect(textOf(reply)).toContain('2 events · 1 file');
    expect(reply.files?.map(({ name }) => name)).toEqual(['sitrep.csv']);
    const rows = textIn(reply)[0]?.split('\r\n') ?? [];
    expect(rows[0]).toMatch(/^\ufeffevent,claim,id,title,event_type,date_start,date_end,date_prec,where_prec,/);
    expect(rows.slice(1).map((line) => line.split(',')[1])).toEqual([
      'E2.1',
      'E1.1',
      'E1.1',
      'E1.1',
      'E1.2',
      undefined,
    ]);
    const everything = await room.ask('export', { format: 'geojson' });
    expect(JSON.parse(textIn(everything)[0] ?? '').features.length).toBe(4);
    await expect(room.ask('export', { place: 'Ukraine' })).rejects.toMatchObject({ key: 'export.nothing' });
  });

  /** Its lines but for the numbers events have in their server. */
  const withoutNumbers = (file = '') => file.split('\n').map((line) => line.replace(/^E\d+,E\d+\.\d+,/, ''));

  it('is read by /import elsewhere', async () => {
    await importing('ged.csv', GED);
    const [lines, table] = [await room.ask('export', { format: 'jsonl' }), await room.ask('export')];
    const own = room;
    for (const [name, reply] of [
      ['sitrep.jsonl', lines],
      ['sitrep.csv', table],
    ] as const) {
      room = new CommandRoom(undefined, undefined, '9002');
      expect(textOf(await importing(name, Buffer.from(textIn(reply)[0] ?? '')))).toContain('- **4** events are new');
      expect(room.desk.casebook.event(1)?.positions.figures[0]?.said.coded).toBe(true);
      const again = await room.ask('export', { format: name === 'sitrep.csv' ? 'csv' : 'jsonl' });
      expect(withoutNumbers(textIn(again)[0])).toEqual(withoutNumbers(textIn(reply)[0]));
    }
    room = own;
    expect(textOf(await importing('sitrep.jsonl', Buffer.from(textIn(lines)[0] ?? '')))).toContain('nothing new');
  });
});
