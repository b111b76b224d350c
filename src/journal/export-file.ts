import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type ExportFormat, exportRecord } from '../exchange/export-record.ts';
import { Desk } from '../store/desk.ts';
import type { Store } from '../store/store.ts';

interface ExportOrder {
  readonly server: string;
  readonly format: ExportFormat;
  /** Standard output where it is not given. */
  readonly out: string | undefined;
  readonly progress: (what: string) => (count: number) => void;
}

/** Characters written at a time. */
const CHUNK = 2 ** 16;

/** Writes one server's record as it stands; a file has its name only once it is whole. */
export async function exportFile(store: Store, { server, format, out, progress }: ExportOrder): Promise<number> {
  const casebook = await new Desk(store, server).refresh();
  if (casebook.seq === 0) {
    console.error(`Server ${server} has no record in this store.`);
    return 1;
  }
  const numbers = Array.from({ length: casebook.nextEvent - 1 }, (_, index) => index + 1);
  const pieces = exportRecord(casebook, {
    guild: server,
    format,
    events: counted(numbers, progress('export, events')),
  });
  if (out === undefined) {
    await write(pieces, process.stdout);
    return 0;
  }
  const unfinished = `${out}.unfinished`;
  const file = createWriteStream(unfinished);
  try {
    await write(pieces, file);
    file.end();
    await finished(file);
    await rename(unfinished, out);
  } catch (error) {
    file.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
  return 0;
}

function* counted(numbers: readonly number[], progress: (count: number) => void): Generator<number> {
  for (const number of numbers) {
    yield number;
    progress(number);
  }
}

async function write(pieces: Iterable<{ readonly text: string }>, target: Writable): Promise<void> {
  let chunk = '';
  for (const { text } of pieces) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    if (!target.write(chunk)) await once(target, 'drain');
    chunk = '';
  }
  if (!target.write(chunk)) await once(target, 'drain');
}
