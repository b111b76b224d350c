import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { many, table, time, times } from './measure.ts';

const HEADING =
  'id,type_of_violence,dyad_name,side_a,side_b,number_of_sources,source_office,source_original,where_prec,where_coordinates,where_description,adm_1,latitude,longitude,country,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low';
const COUNTRIES = ['Mali', 'Niger', 'Burkina Faso', 'Syria', 'DR Congo (Zaire)', 'Myanmar (Burma)'];

/** So many invented rows of UCDP GED. */
async function fill(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${HEADING}\n`);
  for (let row = 0; row < rows; row += 1) {
    const day = new Date(Date.UTC(1989, 0, 1 + (row % 12_000))).toISOString().slice(0, 10);
    const best = row % 40;
    const source = row % 3 === 0 ? '1,Example Wire,army statement' : '2,Example Wire;Radio Example,army; residents';
    const place = `Town ${row % 5_000} village,"between the river and the road, near Town ${row % 77}"`;
    const where = `${place},Region ${row % 30},${(row % 6_000) / 100},${(row % 9_000) / 100},${COUNTRIES[row % COUNTRIES.length]}`;
    const line = `${row},1,Government of A - Front ${row % 50},Government of A,Front ${row % 50},${source},1,${where},1,${day},${day},${best},0,0,0,${best},${best + 5},${best}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/** The terminal command in a process of its own, as people run it: how long it took, in microseconds, and the most memory it had, in bytes. */
function journal(args: readonly string[], record: string): { readonly took: number; readonly memory: number } {
  const script = `process.on('exit', () => console.error('memory ' + process.resourceUsage().maxRSS)); await import('${new URL('../src/journal.ts', import.meta.url).href}');`;
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--max-semi-space-size=2', '--input-type=module', '--eval', script, ...args],
    { env: { ...process.env, STORE_URL: `sqlite://${record}` }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return { took: (performance.now() - start) * 1_000, memory: Number(/memory (\d+)/.exec(stderr)?.[1]) * 1_024 };
}

async function parseAlone(path: string): Promise<number> {
  const start = performance.now();
  for await (const _row of createReadStream(path).pipe(parse())) {
    // Only that it is there.
  }
  return (performance.now() - start) * 1_000;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

interface Result {
  readonly size: number;
  readonly bytes: number;
  readonly alone: number;
  readonly first: ReturnType<typeof journal>;
  readonly again: ReturnType<typeof journal>;
  readonly exported: ReturnType<typeof journal>;
}

/** What taking a data set in and giving a record out costs, beside reading the table and doing nothing with it. */
export async function run(): Promise<void> {
  const sizes = process.env.BENCH_MILLION ? [2_000, 20_000, 400_000] : [2_000, 20_000];
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  try {
    const results: Result[] = [];
    for (const size of sizes) {
      const [file, record, out] = ['rows.csv', `${size}.sqlite`, 'out.jsonl'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ];
      await fill(file, size);
      const alone = await parseAlone(file);
      const first = journal(['import', '--server', '9001', file], record);
      const again = journal(['import', '--server', '9001', file], record);
      const exported = journal(['export', '--server', '9001', '--out', out], record);
      results.push({ size, bytes: statSync(file).size, alone, first, again, exported });
    }
    const row = (name: string, cell: (result: (typeof results)[number]) => string) => [name, ...results.map(cell)];
    const [least] = results;
    console.log(
      table('import and export of UCDP GED rows from the terminal, SQLite on disk, a process each', [
        row('rows', ({ size }) => many(size)),
        row('file', ({ bytes }) => megabytes(bytes)),
        row('csv-parse alone', ({ alone }) => time(alone)),
        row('import', ({ first }) => time(first.took)),
        row('import / csv-parse alone', ({ first, alone }) => times(first.took / alone)),
        row('a row / a row of the smallest', ({ first, size }) =>
          times(first.took / size / ((least?.first.took ?? 1) / (least?.size ?? 1))),
        ),
        row('most memory', ({ first }) => megabytes(first.memory)),
        row('the same file again', ({ again }) => time(again.took)),
        row('export as JSON Lines', ({ exported }) => time(exported.took)),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
