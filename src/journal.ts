import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { journaledGuilds } from './store/journal.ts';
import { backUpJournals, JournalFileError, RecordExistsError, restoreJournals } from './store/journal-files.ts';
import { openStore, type Store } from './store/store.ts';
import { verifyJournal } from './store/verify.ts';

const USAGE = `The record from the terminal. It reads STORE_URL as the bot does, and may run beside it.

  npm run journal -- verify [--server ID]         check every chain, or one server's
  npm run journal -- backup FILE                  every server's journal in one file, each checked as it is read
  npm run journal -- restore FILE [--replace]     a backup back into the store; --replace forgets what is there of its servers

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
}

function readArguments(): Asked | 'help' {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        server: { type: 'string' },
        replace: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [verb = '', file, ...more] = positionals;
    if (values.help || verb === 'help') return 'help';
    if (more.length > 0) throw new UsageError(`“${more[0]}” is one word too many`);
    return { verb, file, server: values.server, replace: values.replace };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

/** Tells on stderr, once a second, how far long work has come. */
function progress(what: string): (entries: number) => void {
  let told = Date.now();
  return (entries) => {
    if (Date.now() - told < 1_000) return;
    told = Date.now();
    console.error(`${what}: ${entries} entries`);
  };
}

async function verify(store: Store, server: string | undefined): Promise<number> {
  const guilds = server === undefined ? await journaledGuilds(store) : [server];
  let whole = true;
  for (const guild of guilds) {
    const { entries, broken, redacted, forgotten, last } = await verifyJournal(
      store,
      guild,
      progress(`server ${guild}`),
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

async function run({ verb, file, server, replace }: Asked, store: Store): Promise<number> {
  switch (verb) {
    case 'verify':
      return verify(store, server);
    case 'backup': {
      const held = await backUpJournals(store, named(file), progress('backup'));
      console.log(`${file}: ${held.servers} servers, ${held.entries} entries`);
      return 0;
    }
    case 'restore': {
      const held = await restoreJournals(store, named(file), { replace, onProgress: progress('restore') });
      console.log(`restored ${held.servers} servers, ${held.entries} entries`);
      return 0;
    }
    default:
      throw new UsageError(verb === '' ? 'say what to do' : `“${verb}” is none of verify, backup, restore`);
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

try {
  process.exitCode = await main();
} catch (error) {
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) console.error(`${because}\n\n${USAGE}`);
  else if (error instanceof RecordExistsError)
    console.error(`${because}: nothing was changed. --replace forgets it first.`);
  else if (error instanceof JournalFileError || error instanceof ConfigError) console.error(because);
  else console.error(`The store could not be used: ${because}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
