import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '../../src/commands/command.ts';
import { UserError } from '../../src/domain/errors.ts';
import { nameKey } from '../../src/domain/name-key.ts';
import { readDate } from '../../src/domain/read-date.ts';
import { readStatement } from '../../src/domain/says.ts';
import { documentText } from '../../src/drafting/document-text.ts';
import { readDraft } from '../../src/drafting/read-draft.ts';
import { findArea } from '../../src/places/find-place.ts';
import { readPlace } from '../../src/places/read-place.ts';
import { suggestPlaces } from '../../src/places/suggest-places.ts';
import { escaped } from '../../src/render/markdown.ts';
import { COMPLETIONS, LINES, usualValues } from '../support/command-lines.ts';
import { CommandRoom, MANAGER } from '../support/command-room.ts';
import { spent, spentHere } from '../support/processor-time.ts';

const LENGTH = 4_000;
const NOTHING = { regions: [], locations: [] };
const NOW = new Date('2024-04-01T08:00:00Z');

/** What is repeated until it fills a text: whatever a reader might come back to again and again. */
const REPEATED = [
  ...[
    'a',
    ' ',
    '1',
    '-',
    '(',
    ')',
    '[',
    ',',
    ';',
    '.',
    ':',
    '"',
    '«',
    '»',
    '’',
    '\n',
    '\t',
    '\\',
    '*',
    '`',
    '<',
    '@',
    '|',
  ],
  ...[
    '1,',
    '1 ',
    '1-',
    '1.',
    'a ',
    'A ',
    'É',
    '\u0301',
    'a\u0301',
    '👩🏽‍🚒',
    '\u200b',
    '\u00a0',
    '()',
    '(a',
    '[](',
    '<@',
    '](<',
  ],
  ...[
    'and ',
    'et ',
    'or ',
    'not ',
    'at least ',
    'between 1 and ',
    'killed ',
    '23 soldiers killed, ',
    '1 killed; ',
    'no ',
  ],
  ...[
    'a hundred and ',
    'vingt-et-un ',
    'deux cents ',
    'dozens of ',
    'early ',
    'two weeks ',
    '20 March ',
    '2024-',
    'last ',
  ],
  ...['Niger, ', 'Mali ', 'Saint ', 'Gao/', 'http://', 'https://a.b/', 'E1.', 'D1 ', '0 8 * * ', '"a" ', '“a” said. '],
  ...[
    'The army said ',
    'said that ',
    'GAO, Mali (',
    'A. B. ',
    'who, ',
    '<p>',
    '<div ',
    '&amp;',
    '<!--',
    '{{a}}',
    '$t(',
  ],
] as const;

function filled(length: number, piece: string): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

const BENIGN =
  'On 20 March 2024 gunmen attacked a market near Gao, Mali. The army said that 23 soldiers were killed and 17 wounded, while residents spoke of at least thirty dead. ';

/** Milliseconds of processor time, the least of so many goes: waiting for a busy machine is not in it. */
async function work(read: () => unknown, goes: number, meter = spentHere): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let go = 0; go < goes; go += 1) {
    const started = meter();
    await Promise.resolve()
      .then(read)
      .catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
      });
    least = Math.min(least, meter() - started);
  }
  return least;
}

/** Honest work on this machine, now: reading an article of 4,000 characters takes some milliseconds. Nothing may take a multiple of it. */
const MULTIPLE = 10;
const honestly = () => readDraft(filled(LENGTH, BENIGN), '2024-04-01');

/** The texts of which a reader takes far longer than an honest reader does of an honest text; told of what stays slow when it is looked at again. */
async function slow(read: (text: string) => unknown, length: number): Promise<string[]> {
  const found: string[] = [];
  const honest = await work(honestly, 3);
  for (const piece of REPEATED) {
    const text = `${filled(length - 1, piece)}!`;
    if ((await work(() => read(text), 1)) < MULTIPLE * honest) continue;
    const [took, other] = [await work(() => read(text), 4), await work(honestly, 4)];
    if (took > MULTIPLE * other) found.push(`${JSON.stringify(piece)}: ${took / other} times an honest article`);
  }
  return found;
}

const READERS: ReadonlyArray<[name: string, read: (text: string) => unknown]> = [
  ['what is claimed', readStatement],
  ['a date', (text) => readDate(text, NOW, 'UTC')],
  ['a place to ask for', (text) => findArea(text, NOTHING, 'en')],
  ['a place to record', (text) => readPlace(text)],
  ['a place being typed', (text) => suggestPlaces(text, NOTHING, 'fr')],
  ['a name', nameKey],
  ['a text to show', escaped],
  ['an article', (text) => readDraft(text, '2024-04-01')],
  ['a page', (text) => documentText(text, 'a.html')],
  ['a Markdown file', (text) => documentText(text, 'a.md')],
];

it.each(READERS)('%s of 4,000 characters is read in linear time', async (_name, read) => {
  expect(await slow(read, LENGTH)).toEqual([]);
});

async function roomWithEvents(): Promise<CommandRoom> {
  const room = new CommandRoom();
  for (let number = 1; number <= 3; number += 1) {
    await room.ask('add event', { title: `Raid ${number}`, place: 'Gao, Mali', date: `2024-03-0${number}` });
    await room.ask('add claim', { event: `E${number}`, claimant: 'Mali army', says: '23 soldiers killed' });
  }
  return room;
}

const TEXTS = LINES.flatMap(({ line, options }) =>
  options.filter(({ type, choices }) => type === 'string' && !choices).map((option) => ({ line, options, option })),
);

it.each(TEXTS)('/$line $option.name is read in linear time', async ({ line, options, option }) => {
  const room = await roomWithEvents();
  const read = (text: string) => room.answer(line, { ...usualValues(options), [option.name]: text }, { by: MANAGER });
  expect(await slow(read, option.maximum ?? LENGTH)).toEqual([]);
});

it.each(COMPLETIONS)('/$line $option is completed in linear time', async ({ line, option }) => {
  const room = await roomWithEvents();
  expect(await slow((text) => room.choices(line, option, text), 6_000)).toEqual([]);
});

function attachment(name: string, bytes: Uint8Array): Attachment {
  return { name, size: bytes.length, type: null, fetch: async () => bytes };
}

const ROWS = 20_000;
const HEADING = 'event_id,title,date,country';
const MEBIBYTE = 2 ** 20;

/** Files made to cost more than they weigh. */
const BOMBS: ReadonlyArray<[what: string, name: string, content: () => string | Uint8Array]> = [
  ['that unpacks to more than may be', 'a.csv.gz', () => gzipSync(Buffer.alloc(60 * MEBIBYTE))],
  ['packed in itself', 'a.csv.gz', () => gzipSync(gzipSync(Buffer.alloc(MEBIBYTE)))],
  ['that only says it is packed', 'a.csv.gz', () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0])],
  ['that is a zip', 'a.zip', () => Buffer.from('504b0304140000000800', 'hex')],
  ['of commas', 'a.csv', () => ','.repeat(2 * MEBIBYTE)],
  ['of line ends', 'a.csv', () => `${HEADING}${'\n'.repeat(2 * MEBIBYTE)}`],
  ['of quotation marks', 'a.csv', () => `${HEADING}\n${'"'.repeat(2 * MEBIBYTE)}`],
  ['of one quotation that never ends', 'a.csv', () => `${HEADING}\n"${'a\n'.repeat(MEBIBYTE)}`],
  ['of one line', 'a.csv', () => 'a'.repeat(4 * MEBIBYTE)],
  ['of a heading without end', 'a.csv', () => `${'title,'.repeat(MEBIBYTE / 8)}\n1`],
  ['of rows that are nothing', 'a.csv', () => `${HEADING}\n${',,,\n'.repeat(ROWS)}`],
  ['of nothing', 'a.csv', () => ''],
  ['of zeros', 'a.csv', () => new Uint8Array(MEBIBYTE)],
  ['of lists in lists', 'a.jsonl', () => '['.repeat(MEBIBYTE)],
  ['of objects in objects', 'a.jsonl', () => '{"a":'.repeat(MEBIBYTE / 5)],
  ['of a prototype', 'a.jsonl', () => '{"__proto__":{"type":"event"},"constructor":1}\n'.repeat(ROWS)],
  ['of numbers without end', 'a.jsonl', () => `{"n":${'9'.repeat(MEBIBYTE)}}`],
];

describe('a file', () => {
  let honest: number;
  beforeAll(async () => {
    const rows = Buffer.from(`${HEADING}\n${'1,Raid,2024-03-20,Mali\n'.repeat(ROWS * 5)}`);
    const files = { file: [attachment('a.csv', rows)] };
    honest = await work(() => new CommandRoom().answer('import', { 'dry-run': true }, { by: MANAGER, files }), 2);
  });

  it.each(BOMBS)('%s is refused or read at no more than its weight, and harms nobody', async (_what, name, content) => {
    const room = new CommandRoom();
    const made = content();
    const bytes = typeof made === 'string' ? Buffer.from(made) : made;
    const files = { file: [attachment(name, bytes)] };
    const took = await work(() => room.answer('import', { 'dry-run': true }, { by: MANAGER, files }), 1, spent);
    expect(took / honest).toBeLessThan(MULTIPLE);
    expect(room.desk.casebook.seq).toBe(0);
  });

  it.each([
    ['of marks in marks', 'a.html', '<div>'.repeat(38_000)],
    ['of marks that never end', 'a.html', '<a '.repeat(66_000)],
    ['of comments that never end', 'a.html', '<!--'.repeat(49_000)],
    ['of brackets', 'a.md', '[('.repeat(99_000)],
    ['of emphasis', 'a.md', '*_'.repeat(99_000)],
    ['of initials', 'a.txt', 'A. B. '.repeat(33_000)],
    ['of numbers', 'a.txt', '1 killed; '.repeat(19_000)],
  ])('%s to draft from, too, and others are answered meanwhile', async (_what, name, content) => {
    const [hostile, honest] = [await drafting(name, content), await drafting(name, filled(content.length, BENIGN))];
    expect(hostile.whole / honest.whole).toBeLessThan(MULTIPLE);
    // Long texts are read in a thread of their own.
    expect(hostile.here / honest.whole).toBeLessThan(1);
  });
});

/** Milliseconds of processor time that drafting from a file takes, and how much of it holds up everybody else. */
async function drafting(name: string, content: string): Promise<{ whole: number; here: number }> {
  const files = { file: [attachment(name, Buffer.from(content))] };
  let here = 0;
  const answer = () => new CommandRoom().answer('draft', {}, { by: MANAGER, files });
  const measured = async () => {
    here = await work(answer, 1);
  };
  return { whole: await work(measured, 1, spent), here };
}
