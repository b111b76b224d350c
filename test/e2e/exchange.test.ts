import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import { runSitrep } from '../support/run-sitrep.ts';
import { openServer } from '../support/test-server.ts';

const running = runSitrep();

function upload(name: string, bytes: Buffer): string {
  return running.discord.upload({ name, bytes, contentType: 'text/csv' });
}

/** So many rows of UCDP GED in one country. */
function rows(count: number): Buffer {
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `${index},1,A - B,A,B,Mali,Town ${index % 300},16.${index % 100},-0.5,2023-0${1 + (index % 9)}-1${index % 9},3,2,4`,
  );
  return Buffer.from(
    [
      'id,type_of_violence,dyad_name,side_a,side_b,country,where_coordinates,latitude,longitude,date_start,best,low,high',
      ...lines,
    ].join('\n'),
  );
}

/** The pictures of a message, as Discord would show them. */
async function picturesOf(view: MessageView): Promise<string[]> {
  const galleries = view.message.components?.filter((component) => component.type === 12) ?? [];
  const items = galleries.flatMap((gallery) => ('items' in gallery ? gallery.items : []));
  for (const { media } of items) {
    const bytes = Buffer.from(await (await fetch(media.url)).arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  }
  return items.map(({ description }) => description ?? '');
}

/** So many pictures: no answer waits long for one, and on a busy machine it is there only the next time. */
async function drawn(ask: () => Promise<MessageView>, count: number): Promise<string[]> {
  for (let time = 0; time < 20; time += 1) {
    const pictures = await picturesOf(await ask());
    if (pictures.length >= count) return pictures;
  }
  return [];
}

describe('files and pictures', () => {
  it('go in and out, rows in error and matches included', async () => {
    const server = openServer(running.discord);
    const { moderator, reader } = server;
    await server.ask(moderator, 'add event', { title: 'Clash', place: 'Exampletown, Gao, Mali', date: '2023-03-20' });
    const ged = readFileSync('test/fixtures/exchange/ged.csv', 'utf8').replace('2022-05-01', '2022-02-30');
    const offer = await server.ask(moderator, 'import', { file: upload('ged.csv', Buffer.from(ged)) });
    expect(offer.message.attachments.map(({ filename }) => filename)).toEqual(['ged-errors.csv', 'ged.csv.gz']);
    const done = await server.press(moderator, offer, 'Import, all left apart');
    expect(server.lines(done)).toEqual([
      'Import of ged.csv',
      'UCDP GED · 4 rows',
      '• 3 events are new',
      '• 1 row can’t be read and is left out',
      '• 4 claims or coded estimates are new',
      '• 1 claimant is new or known better',
      'Rows that can’t be read',
      '• line 6: date_start: “2022-02-30” is no day of the calendar, or may be one of two; write it as 2024-03-20',
      'All of it was recorded as one entry: one *Undo* takes back the whole.',
      '[Undo]',
    ]);
    expect(await drawn(() => server.ask(reader, 'timeline', { place: 'Mali' }), 2)).toEqual([
      'Killed: what is claimed of each event. Mali: 3 events; figures from 7 to 30.',
      expect.stringMatching(/^Where it happened · Killed\. 2 events\. /),
    ]);
    const out = await server.ask(moderator, 'export', { format: 'jsonl' });
    expect([out.ephemeral, out.message.attachments.map(({ filename }) => filename)]).toEqual([true, ['sitrep.jsonl']]);
    const file = Buffer.from(await (await fetch(out.message.attachments[0]?.url ?? '')).arrayBuffer());
    const elsewhere = openServer(running.discord);
    const again = await elsewhere.ask(elsewhere.moderator, 'import', { file: upload('sitrep.jsonl', file) });
    expect(elsewhere.lines(again)).toContain('• 4 events are new');
    const undone = await elsewhere.press(elsewhere.moderator, again, 'Undo');
    expect(elsewhere.lines(undone)).toEqual(['Undone: sitrep.jsonl imported']);
  });

  it('keep nobody else from being answered meanwhile', async () => {
    const server = openServer(running.discord);
    const other = openServer(running.discord);
    await other.ask(other.moderator, 'add event', { title: 'Clash', place: 'Gao, Mali', date: '2023-03-20' });
    let isDone = false;
    // Its answer tells meanwhile how far it has come.
    const isWhole = ({ message, thinking }: MessageView): boolean =>
      !thinking && JSON.stringify(message.components).includes('one entry');
    const importing = server
      .ask(server.moderator, 'import', { file: upload('many.csv', rows(6_000)) })
      .then(() => running.discord.waitForMessage(server.claims, isWhole, { member: server.moderator, timeout: 60_000 }))
      .finally(() => {
        isDone = true;
      });
    let answered = 0;
    while (!isDone) {
      await Promise.all([
        server.ask(server.reader, 'claims', { place: 'Mali' }),
        other.ask(other.reader, 'timeline', { place: 'Mali' }),
      ]);
      if (!isDone) answered += 1;
    }
    expect(server.lines(await importing)).toContain('• 6,000 events are new');
    expect(answered).toBeGreaterThan(3);
    // More than can be drawn one by one are counted.
    expect(await drawn(() => server.ask(server.reader, 'timeline', { place: 'Mali' }), 1)).toEqual([
      expect.stringMatching(/^Events and conflicting claims over time\. 10 January 2023: \d+ events/),
    ]);
  });
});
