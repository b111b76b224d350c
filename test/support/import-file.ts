import type { By, Entry } from '../../src/domain/action.ts';
import { type ExportFormat, exportRecord } from '../../src/exchange/export-record.ts';
import { planImport } from '../../src/exchange/plan-import.ts';
import type { ReadFile } from '../../src/exchange/read-file.ts';
import type { Desk } from '../../src/store/desk.ts';
import { recordImport } from '../../src/store/record-import.ts';

export const IMPORTER: By = { member: '1002', interaction: null };

const HEAD =
  'id,side_a,side_b,dyad_name,country,where_coordinates,date_start,date_end,best,low,high,source_original,number_of_sources';

/** So many rows of UCDP GED, numbered from `from`, each with `best` dead; the last column is who said it. */
export function rows(count: number, best = 3, from = 1): string {
  return [
    HEAD,
    ...Array.from(
      { length: count },
      (_, index) =>
        `${from + index},A,B,A - B,Mali,Town ${from + index},2024-03-2${index % 9},,${best},${best},${best + 1},,1`,
    ),
  ].join('\n');
}

/** Imports what was read of a file, all matches left apart. */
export async function importInto(desk: Desk, file: ReadFile, name = 'file.csv'): Promise<Entry> {
  const plan = await planImport(file, await desk.refresh(), { guild: desk.guild });
  const options = { file: name, by: IMPORTER, now: new Date('2024-04-01T08:00:00Z'), plannedOn: plan.plannedOn };
  return recordImport(desk, plan.records, options);
}

/** The files a desk's record is exported as. */
export function exported(desk: Desk, format: ExportFormat, partSize?: number): string[] {
  const events = Array.from({ length: desk.casebook.nextEvent - 1 }, (_, index) => index + 1);
  const files: string[] = [];
  for (const { part, text } of exportRecord(desk.casebook, {
    guild: desk.guild,
    format,
    events,
    ...(partSize && { partSize }),
  }))
    files[part] = (files[part] ?? '') + text;
  return files;
}
