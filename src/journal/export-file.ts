import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Casebook } from '../domain/casebook.ts';
import type { EventState } from '../domain/event-states.ts';
import { type ExportFormat, exportRecord } from '../exchange/export-record.ts';
import { Desk } from '../store/desk.ts';
import { counted } from './counted.ts';
import { type NamedStore, noRecord } from './named-store.ts';

interface ExportOrder {
  readonly server: string;
  readonly format: ExportFormat;
  /** Standard output where it is not given. */
  readonly out: string | undefined;
  readonly progress: (what: string) => (count: number) => void;
}

/** Characters written at a time. */
const CHUNK = 2 ** 16;

/** Writes one server's record as it stands, and tells on stderr what that was; a file has its name only once it is whole. */
export async function exportFile(
  { store, name }: NamedStore,
  { server, format, out, progress }: ExportOrder,
): Promise<number> {
  const casebook = await new Desk(store, server).refresh();
  if (casebook.seq === 0) {
    console.error(noRecord(server, name));
    return 1;
  }
  let [events, claims] = [0, 0];
  const pieces = exportRecord(casebook, {
    guild: server,
    format,
    events: standing(casebook, progress('export, events'), (event) => {
      events += 1;
      claims += event.claims.filter(({ withdrawn }) => !withdrawn).length;
    }),
  });
  if (out === undefined) {
    await writeOut(pieces);
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
  console.error(`${out}: ${counted(events, 'event')}, ${counted(claims, 'claim')} of server ${server}, as ${format}`);
  return 0;
}

/** The numbers of the events that are in an export, each told of before it is written. */
function* standing(
  casebook: Casebook,
  progress: (count: number) => void,
  see: (event: EventState) => void,
): Generator<number> {
  for (let number = 1; number < casebook.nextEvent; number += 1) {
    const event = casebook.event(number);
    if (event && !event.withdrawn) {
      see(event);
      yield number;
    }
    progress(number);
  }
}

/** To standard output, as far as it is read: whoever closes it, as `head` does, has had enough. */
async function writeOut(pieces: Iterable<{ readonly text: string }>): Promise<void> {
  try {
    await write(pieces, process.stdout);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
}

export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

async function write(pieces: Iterable<{ readonly text: string }>, target: Writable): Promise<void> {
  let chunk = '';
  for (const { text } of pieces) {
    if (target.errored) throw target.errored;
    chunk += text;
    if (chunk.length < CHUNK) continue;
    if (!target.write(chunk)) await once(target, 'drain');
    chunk = '';
  }
  if (!target.write(chunk)) await once(target, 'drain');
}
