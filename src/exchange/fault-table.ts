import { stringify } from 'csv-stringify/sync';
import type { UserError } from '../domain/errors.ts';
import type { ReadFile } from './read-file.ts';

/** The rows that could not be read, as a table to put right and import: the line and what is wrong with it before the row's own cells. */
export function faultTable(
  { heading, faulty }: Pick<ReadFile, 'heading' | 'faulty'>,
  explain: (fault: UserError) => string,
): string {
  const columns = heading.length > 0 ? heading : ['row'];
  const rows = faulty.map(({ line, cells, fault }) => [line, explain(fault), ...cells]);
  return `\ufeff${stringify([['line', 'reason', ...columns], ...rows], { escape_formulas: true, record_delimiter: 'windows' })}`;
}
