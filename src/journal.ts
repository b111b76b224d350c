import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { UserError } from './domain/errors.ts';
import { EXPORT_FORMATS, type ExportFormat } from './exchange/export-record.ts';
import { exportFile } from './journal/export-file.ts';
import { importFile } from './journal/import-file.ts';
import { undoEntry } from './journal/undo-entry.ts';
import { explainPlainly } from './render/say.ts';
import { journaledGuilds } from './store/journal.ts';
import {
  backUpJournals,
  JournalFileError,
  RecordExistsError,
  RestorationDisturbedError,
  restoreJournals,
} from './store/journal-files.ts';
import { openStore, type Store } from './store/store.ts';
import { verifyJournal } from './store/verify.ts';

const USAGE = `The record from the terminal. It reads STORE_URL as the bot does, and may run beside it.

  npm run journal -- verify [--server ID]         check every chain, or one server's
  npm run journal -- backup FILE                  every server's journal in one file, each checked as it is read
  npm run journal -- restore FILE [--replace]     a backup back into the store; --replace forgets what is there of its servers
  npm run journal -- import --server ID [--dry-run] [--by MEMBER] [--errors FILE] FILE
                                                  a file of UCDP GED, ACLED or Sitrep (CSV, JSON Lines), recognised by its heading;
                                                  --dry-run only says what it would do; --by the id of the member in whose name,
                                                  who can then undo it from Discord; --errors where rows in error are
                                                  written, with their lines and reasons: the others are imported
  npm run journal -- export --server ID [--format jsonl|csv|geojson] [--out FILE]
                                                  the record as it stands, as JSON Lines unless said; to standard output without --out
  npm run journal -- undo --server ID --entry N [--by MEMBER]
                                                  take back an entry recorded from the terminal, such as an import

Exit codes: 0 done, 1 not whole or not possible (it says why), 2 the command was not understood.`;

/** The command was not understood. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Asked {
  readonly verb: string;
  readonly file: string | undefined;
  readonly server: string | undefined;
  readonly replace: boolean;
  readonly dryRun: boolean;
  readonly by: string | undefined;
  readonly entry: string | undefined;
  readonly errors: string | undefined;
  readonly format: string;
  readonly out: string | undefined;
}

function readArguments(): Asked | 'help' {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        server: { type: 'string' },
        replace: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        by: { type: 'string' },
        entry: { type: 'string' },
        errors: { type: 'string' },
        format: { type: 'string', default: 'jsonl' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [verb = '', file, ...more] = positionals;
    if (values.help || verb === 'help') return 'help';
    if (more.length > 0) throw new UsageError(`“${more[0]}” is one word too many`);
    const { server, replace, by, entry, errors, format, out } = values;
    return { verb, file, server, replace, dryRun: values['dry-run'], by, entry, errors, format, out };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

/** Tells on stderr, once a second, how far long work has come. */
function progress(what: string): (count: number) => void {
  let told = Date.now();
  return (count) => {
    if (Date.now() - told < 1_000) return;
    told = Date.now();
    console.error(`${what}: ${count}`);
  };
}

async function verify(store: Store, server: string | undefined): Promise<number> {
  const guilds = server === undefined ? await journaledGuilds(store) : [server];
  let whole = true;
  for (const guild of guilds) {
    const { entries, broken, redacted, forgotten, last } = await verifyJournal(
      store,
      guild,
      progress(`server ${guild}, entries`),
    );
    console.log(
      broken
        ? `server ${guild}: NOT WHOLE after ${entries} entries: ${broken.message}`
        : [
            `server ${guild}: whole, ${entries} entries`,
            ...(redacted > 0 ? [`${redacted} redacted`] : []),
            ...(forgotten > 0 ? [`${forgotten} purged before them`] : []),
            ...(last ? [`hash of entry ${last.seq}: ${last.hash}`] : []),
          ].join(', '),
    );
    whole &&= broken === null;
  }
  if (guilds.length === 0) console.log('No server has a record in this store.');
  return whole ? 0 : 1;
}

function named(file: string | undefined): string {
  if (file === undefined) throw new UsageError('the file is missing');
  return file;
}

function id(option: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`--${option} is missing`);
  if (!/^\d{1,20}$/.test(value)) throw new UsageError(`--${option}: “${value}” is no number`);
  return value;
}

function exportFormat(value: string): ExportFormat {
  const format = EXPORT_FORMATS.find((each) => each === value);
  if (!format) throw new UsageError(`--format: “${value}” is none of ${EXPORT_FORMATS.join(', ')}`);
  return format;
}

async function run(asked: Asked, store: Store): Promise<number> {
  const { verb, file, server, replace } = asked;
  const member = asked.by === undefined ? null : id('by', asked.by);
  switch (verb) {
    case 'import': {
      const { dryRun, errors } = asked;
      return importFile(store, { server: id('server', server), file: named(file), dryRun, member, errors, progress });
    }
    case 'export':
      return exportFile(store, {
        server: id('server', server),
        format: exportFormat(asked.format),
        out: asked.out,
        progress,
      });
    case 'undo':
      return undoEntry(store, id('server', server), Number(id('entry', asked.entry)), member);
    case 'verify':
      return verify(store, server);
    case 'backup': {
      const held = await backUpJournals(store, named(file), progress('backup, entries'));
      console.log(`${file}: ${held.servers} servers, ${held.entries} entries`);
      return 0;
    }
    case 'restore': {
      const held = await restoreJournals(store, named(file), { replace, onProgress: progress('restore, entries') });
      console.log(`restored ${held.servers} servers, ${held.entries} entries`);
      return 0;
    }
    default:
      throw new UsageError(
        verb === '' ? 'say what to do' : `“${verb}” is none of verify, backup, restore, import, export, undo`,
      );
  }
}

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === 'help') {
    console.log(USAGE);
    return 0;
  }
  const store = openStore(readConfig(process.env).storeUrl);
  try {
    return await run(asked, store);
  } finally {
    await store.close();
  }
}

/** A file that is not there or can't be read or written. */
function isFileFault(error: unknown): boolean {
  return error instanceof Error && 'path' in error && 'syscall' in error;
}

try {
  process.exitCode = await main();
} catch (error) {
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) console.error(`${because}\n\n${USAGE}`);
  else if (error instanceof RecordExistsError)
    console.error(`${because}: nothing was changed. --replace forgets it first.`);
  else if (error instanceof RestorationDisturbedError)
    console.error(
      `${because}: that was kept. Servers of the file may have no record that can be read now; stop what wrote it and restore again with --replace.`,
    );
  else if (error instanceof UserError) console.error(explainPlainly(error, 'en'));
  else if (isFileFault(error)) console.error(because);
  else if (error instanceof JournalFileError || error instanceof ConfigError) console.error(because);
  else console.error(`The store could not be used: ${because}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
