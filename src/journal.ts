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
import { expectFile, expectRoom } from './terminal/file-fault.ts';
import { UsageError } from './terminal/usage-error.ts';

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

interface Asked {
  readonly verb: Verb;
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
        replace: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        by: { type: 'string' },
        entry: { type: 'string' },
        errors: { type: 'string' },
        format: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [typed = '', ...words] = positionals;
    if (values.help || typed === 'help') return 'help';
    const verb = readVerb(typed, words, Object.keys(values));
    const { server, replace = false, 'dry-run': dryRun = false, by, entry, errors, format = 'jsonl', out } = values;
    return { verb, file: words[0], server, replace, dryRun, by, entry, errors, format, out };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

/** What each may be told: a file, and which options. */
const VERBS = {
  verify: { files: 0, options: ['server'] },
  backup: { files: 1, options: [] },
  restore: { files: 1, options: ['replace'] },
  import: { files: 1, options: ['server', 'dry-run', 'by', 'errors'] },
  export: { files: 0, options: ['server', 'format', 'out'] },
  undo: { files: 0, options: ['server', 'entry', 'by'] },
} as const satisfies Readonly<Record<string, { readonly files: 0 | 1; readonly options: readonly string[] }>>;

type Verb = keyof typeof VERBS;

/** An option that would do nothing is not left unsaid: who gave it counts on it. */
function readVerb(typed: string, words: readonly string[], given: readonly string[]): Verb {
  const verbs = Object.keys(VERBS) as Verb[];
  const verb = verbs.find((each) => each === typed);
  if (!verb) throw new UsageError(typed === '' ? 'say what to do' : `“${typed}” is none of ${verbs.join(', ')}`);
  const { files, options }: { files: number; options: readonly string[] } = VERBS[verb];
  if (words.length > files) throw new UsageError(`“${words[files]}” is one word too many`);
  const strange = given.find((option) => !options.includes(option));
  if (strange !== undefined) throw new UsageError(`--${strange} is not for ${verb}`);
  return verb;
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
  if (!file) throw new UsageError('the file is missing');
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
      if (server !== undefined) id('server', server);
      return (store) => verifyJournals(store, server, progress);
    case 'backup': {
      const file = named(asked.file);
      return (store) => backUp(store, file);
    }
    case 'restore': {
      const file = named(asked.file);
      return async ({ store }) => {
        const held = await restoreJournals(store, file, { replace, onProgress: progress('restore, entries') });
        if (held.servers > 0) console.log(`restored ${toldOf(held)}`);
        else console.error(`Nothing was restored: no server has a record in ${file}.`);
        return held.servers > 0 ? 0 : 1;
      };
    }
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

/** Whether it puts a record into the store, and so makes the store's file where there is none. */
function fills({ verb, dryRun }: Asked): boolean {
  return verb === 'restore' || (verb === 'import' && !dryRun);
}

/** Before the store is opened, and perhaps made: the files it is about must be there, or have where to be. */
function lookAtFiles({ verb, file, errors, out }: Asked): void {
  if (file !== undefined) (verb === 'backup' ? expectRoom : expectFile)(file);
  for (const written of [errors, out]) if (written !== undefined) expectRoom(written);
}

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
  lookAtFiles(asked);
  const store = openStore(storeUrl, { create: fills(asked) });
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
