import { ConfigError } from '../config.ts';
import { UserError } from '../domain/errors.ts';
import { explainPlainly } from '../render/say.ts';
import { JournalFileError, RecordExistsError, RestorationDisturbedError } from '../store/journal-files.ts';
import { SqliteError } from '../store/sqlite-adapter.ts';
import { StoreMissingError } from '../store/store.ts';
import { fileFault } from '../terminal/file-fault.ts';

/** What SQLite says where this user may not read or write its file, or what is beside it. */
const NOT_ALLOWED = /: (?:attempt to write a readonly database|unable to open database file)$/;

/** What kept a command over the record from being done, for who gave it. */
export function explainFault(error: unknown): string {
  const fault = fileFault(error);
  if (fault !== null) return fault;
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof StoreMissingError)
    return `${because}. STORE_URL names the store; \`npm run journal:env\` reads it from .env, \`npm run journal\` does not.`;
  if (error instanceof RecordExistsError) return `${because}: nothing was changed. --replace forgets it first.`;
  if (error instanceof RestorationDisturbedError)
    return `${because}: that was kept. Servers of the file may have no record that can be read now; stop what wrote it and restore again with --replace.`;
  if (error instanceof UserError) return explainPlainly(error, 'en');
  if (error instanceof JournalFileError) return `The backup can’t be restored (${because}): nothing was changed.`;
  if (error instanceof ConfigError) return because;
  if (error instanceof SqliteError && NOT_ALLOWED.test(because))
    return `The store could not be used: ${because}. The user who runs this must be able to write the file and its folder.`;
  return `The store could not be used: ${because}`;
}
