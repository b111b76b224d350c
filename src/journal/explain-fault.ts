import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../config.ts';
import { UserError } from '../domain/errors.ts';
import { explainPlainly } from '../render/say.ts';
import { JournalFileError, RecordExistsError, RestorationDisturbedError } from '../store/journal-files.ts';
import { StoreMissingError } from '../store/store.ts';

/** What kept a command over the record from being done, for who gave it. */
export function explainFault(error: unknown): string {
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof StoreMissingError)
    return `${because}. STORE_URL names the store; \`npm run journal:env\` reads it from .env, \`npm run journal\` does not.`;
  if (error instanceof RecordExistsError) return `${because}: nothing was changed. --replace forgets it first.`;
  if (error instanceof RestorationDisturbedError)
    return `${because}: that was kept. Servers of the file may have no record that can be read now; stop what wrote it and restore again with --replace.`;
  if (error instanceof UserError) return explainPlainly(error, 'en');
  if (isFileFault(error)) return fileFault(error);
  if (error instanceof JournalFileError || error instanceof ConfigError) return because;
  return `The store could not be used: ${because}`;
}

type FileFault = Error & { readonly path: string; readonly code?: string };

/** A file that is not there or can't be read or written. */
function isFileFault(error: unknown): error is FileFault {
  return error instanceof Error && 'path' in error && 'syscall' in error;
}

function fileFault({ path, code, message }: FileFault): string {
  if (code !== 'ENOENT') return message;
  const folder = dirname(resolve(path));
  return existsSync(folder) ? `There is no such file: ${path}` : `There is no such folder: ${folder}`;
}
