import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { UserError } from '../domain/errors.ts';

/** One row of a table: the line of the file it begins on, counted from 1, and its cells. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Characters a row may have; more means a quotation mark that is never closed. */
const LONGEST_ROW = 1_000_000;

/** A table's rows, its heading first. What parts the cells is told from the heading; quoted cells may hold line ends. */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<Row, void> {
  const blocks = text[Symbol.asyncIterator]();
  let beginning = '';
  let isWhole = false;
  while (!isWhole && beginning.length <= LONGEST_ROW && !beginning.trimStart().includes('\n')) {
    const { value, done } = await blocks.next();
    if (done) isWhole = true;
    else beginning += value;
  }
  const delimiter = delimiterOf(beginning.trimStart().split('\n', 1)[0] ?? '');
  async function* all(): AsyncGenerator<string> {
    yield beginning;
    for (let next = await blocks.next(); !next.done; next = await blocks.next()) yield next.value;
  }
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(all());
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let before = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: before + 1, cells: record };
      before = info.lines;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UserError('import.notTable', { line: before + 1 }, { cause: error });
    throw error;
  }
}

/** Whatever parts the heading into most cells. */
function delimiterOf(heading: string): string {
  const bare = heading.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
