import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { eventId } from '../domain/event.ts';
import { faultTable } from '../exchange/fault-table.ts';
import { type ImportPlan, isNothingNew, planImport } from '../exchange/plan-import.ts';
import { type ReadFile, readFile } from '../exchange/read-file.ts';
import { explainPlainly } from '../render/say.ts';
import { Desk } from '../store/desk.ts';
import { recordImport } from '../store/record-import.ts';
import type { Store } from '../store/store.ts';
import { counted } from './counted.ts';

interface ImportOrder {
  readonly server: string;
  readonly file: string;
  readonly dryRun: boolean;
  /** In whose name it is recorded: that member can undo it from Discord. */
  readonly member: string | null;
  /** Where the rows in error are written; nowhere unless it is given. */
  readonly errors: string | undefined;
  readonly progress: (what: string) => (count: number) => void;
}

/** The script this was run by, or the one that reads the same environment. */
const SCRIPT = process.env.npm_lifecycle_event === 'journal:env' ? 'journal:env' : 'journal';

/** So many faulty rows and likely matches are told one by one. */
const TOLD = 20;

/** Imports a file as `/import` does, and tells on stdout what that came to. Rows in error are left out and told on stderr; the exit code is 1 then. */
export async function importFile(
  store: Store,
  { server, file, dryRun, member, errors, progress }: ImportOrder,
): Promise<number> {
  const name = basename(file);
  const read = await readFile(createReadStream(file, { highWaterMark: 2 ** 20 }), {
    onProgress: progress(`${name}, rows read`),
  });
  const desk = new Desk(store, server);
  const casebook = await desk.refresh();
  const plan = await planImport(read, casebook, { guild: server });
  console.log(
    `${name}: ${read.format}, ${counted(read.rows, 'row')}${dryRun ? '; nothing is recorded (--dry-run)' : ''}`,
  );
  for (const line of linesOf(read, plan)) console.log(line);
  if (!dryRun && !isNothingNew(plan)) {
    const entry = await recordImport(desk, plan.records, {
      file: name,
      by: { member, interaction: null },
      now: new Date(),
      plannedOn: plan.plannedOn,
      onProgress: progress(`${name}, records written`),
    });
    console.log(
      `recorded as entry ${entry.seq}; to take back the whole: npm run ${SCRIPT} -- undo --server ${server} --entry ${entry.seq}`,
    );
  }
  if (read.faulty.length === 0) return 0;
  await tellFaults(read, errors);
  return 1;
}

/** What the file's rows come to: they add up to all of them. */
function linesOf(read: ReadFile, plan: ImportPlan): string[] {
  const counts: ReadonlyArray<readonly [count: number, one: string, other: string]> = [
    [plan.added, 'event is new', 'events are new'],
    [
      plan.revised,
      'event is there, with something new said of it',
      'events are there, with something new said of them',
    ],
    [plan.unchanged, 'event is there already, unchanged', 'events are there already, unchanged'],
    [plan.leftAlone, 'event was withdrawn here and is left alone', 'events were withdrawn here and are left alone'],
    [read.repeated, 'row repeats an earlier row', 'rows repeat an earlier row'],
    [read.faulty.length, 'row is in error', 'rows are in error'],
    [plan.claims, 'claim is new', 'claims are new'],
    [plan.records.claimants.length, 'claimant is new or known better', 'claimants are new or known better'],
  ];
  const matches = plan.matches
    .slice(0, TOLD)
    .map(({ content, event }) => `    ${content.title}, ${content.date.date}: perhaps ${eventId(event)}`);
  return [
    ...counts.filter(([count]) => count > 0).map(([count, one, other]) => `  ${counted(count, one, other)}`),
    ...(plan.matches.length > 0
      ? [
          `  ${counted(plan.matches.length, 'new event may be one already there; it is', 'new events may be ones already there; they are')} left apart (/merge joins them)`,
        ]
      : []),
    ...matches,
    ...(plan.matches.length > TOLD ? ['    …'] : []),
  ];
}

async function tellFaults(read: ReadFile, list: string | undefined): Promise<void> {
  for (const { line, fault } of read.faulty.slice(0, TOLD))
    console.error(`line ${line}: ${explainPlainly(fault, 'en')}`);
  if (read.faulty.length > TOLD) console.error(`… and ${read.faulty.length - TOLD} more`);
  if (list === undefined)
    console.error('--errors FILE writes the rows in error to a table, to be put right and imported.');
  else
    await writeFile(
      list,
      faultTable(read, (fault) => explainPlainly(fault, 'en')),
    );
}
