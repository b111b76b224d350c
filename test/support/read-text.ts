import { readFileSync } from 'node:fs';
import { type ReadFile, readFile } from '../../src/exchange/read-file.ts';

/** Reads bytes as a file of so many parts. */
export async function readBytes(bytes: Uint8Array, parts = 1): Promise<ReadFile> {
  async function* chunks() {
    const size = Math.max(1, Math.ceil(bytes.length / parts));
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  return readFile(chunks());
}

export function readText(text: string): Promise<ReadFile> {
  return readBytes(Buffer.from(text));
}

export function readFixture(name: string): Promise<ReadFile> {
  return readBytes(readFileSync(`test/fixtures/exchange/${name}`));
}

/** What is wrong with which lines. */
export function faultsIn({ faulty }: ReadFile): [number, string][] {
  return faulty.map(({ line, fault }) => [line, fault.key]);
}

/** A row of a CSV file, without quotes, with these columns of it changed. */
export function rowWith(head: string, row: string, changes: Readonly<Record<string, string>>): string {
  const cells = row.split(',');
  return head
    .split(',')
    .map((name, index) => changes[name] ?? cells[index])
    .join(',');
}
