import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { EXPORT_FORMATS, type ExportFormat } from './exchange/export-record.ts';
import { counted, countedEntries } from './journal/counted.ts';
import { explainFault } from './journal/explain-fault.ts';
import { exportFile, isClosedPipe } from './journal/export-file.ts';
import { importFile } from './journal/import-file.ts';
import { type NamedStore, noRecord } from './journal/named-store.ts';
import { undoEntry } from './journal/undo-entry.ts';
import { verifyJournals } from './journal/verify-journals.ts';
import { journaledGuilds } from './store/journal.ts';
import { backUpJournals, type JournalsHeld, restoreJournals } from './store/journal-files.ts';
import { shownUrl } from './store/shown-url.ts';
import { openStore } from './store/store.ts';

const USAGE = `The record from the terminal. It reads STORE_URL from the environment, as the bot does, names that store on standard error, and
may run beside the bot. "npm run journal:env" is the same with the environment of .env, as "npm run start:env" has it.

  npm run journal -- verify [--server ID]         check every chain, or one server's
  npm run journal -- backup FILE                  every server's journal in one file, each checked as it is read
  npm run journal -- restore FILE [--replace]     a backup back into the store; --replace forgets what is there of its servers
  npm run journal -- import --server ID [--dry-run] [--by MEMBER] [--errors FILE] FILE
                                                  a file of UCDP GED, ACLED or Sitrep (CSV, JSON Lines), recognised by its heading;
                                                  --dry-run only says what it would do; --by the id of the member in whose name,
                                                  who can then undo it from Discord; --errors where rows in error are
                                                  written, with their lines and reasons: the others are imported
  npm run -s journal -- export --server ID [--format jsonl|csv|geojson] [--out FILE]
                                                  the record as it stands, as JSON Lines unless said; to standard output without --out,
                                                  before which npm says what it runs unless it has its -s
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

type Task = (store: NamedStore) => Promise<number>;

/** What is to be done, once the store is open: all that was typed has been understood by then. */
function taskOf(asked: Asked): Task {
  const { verb, server, replace } = asked;
  const member = asked.by === undefined ? null : id('by', asked.by);
  switch (verb) {
    case 'import': {
      const { dryRun, errors } = asked;
      const order = { server: id('server', server), file: named(asked.file), dryRun, member, errors, progress };
      return ({ store }) => importFile(store, order);
    }
    case 'export': {
      const order = { server: id('server', server), format: exportFormat(asked.format), out: asked.out, progress };
      return (store) => exportFile(store, order);
    }
    case 'undo': {
      const [guild, entry] = [id('server', server), Number(id('entry', asked.entry))];
      return (store) => undoEntry(store, guild, entry, member);
    }
    case 'verify':
      return (store) => verifyJournals(store, server, progress);
    case 'backup': {
      const file = named(asked.file);
      return (store) => backUp(store, file);
    }
    case 'restore': {
      const file = named(asked.file);
      return async ({ store }) => {
        const held = await restoreJournals(store, file, { replace, onProgress: progress('restore, entries') });
        console.log(`restored ${toldOf(held)}`);
        return 0;
      };
    }
    default:
      throw new UsageError(
        verb === '' ? 'say what to do' : `“${verb}” is none of verify, backup, restore, import, export, undo`,
      );
  }
}

/** A store without any record is the wrong one: what was backed up before is not written over. */
async function backUp({ store, name }: NamedStore, file: string): Promise<number> {
  if ((await journaledGuilds(store)).length === 0) {
    console.error(`Nothing was backed up. ${noRecord(undefined, name)}`);
    return 1;
  }
  const held = await backUpJournals(store, file, progress('backup, entries'));
  console.log(`${file}: ${toldOf(held)}`);
  return 0;
}

function toldOf({ servers, entries }: JournalsHeld): string {
  return `${counted(servers, 'server')}, ${countedEntries(entries)}`;
}

/** What puts a record into the store, and so makes the store's file where there is none. */
const FILLING: readonly string[] = ['restore', 'import'];

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === 'help') {
    console.log(USAGE);
    return 0;
  }
  const task = taskOf(asked);
  const { storeUrl } = readConfig(process.env);
  const name = shownUrl(storeUrl);
  console.error(`store: ${name}`);
  const store = openStore(storeUrl, { create: FILLING.includes(asked.verb) });
  try {
    return await task({ store, name });
  } finally {
    await store.close();
  }
}

// Whoever reads what is told may stop before the end: what was begun goes on.
process.stdout.on('error', (error) => {
  if (!isClosedPipe(error)) throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : explainFault(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
