import type { Entry } from './action.ts';

/**
 * A fault of the input, told to the caller alone in plain words, with nothing recorded.
 * `key` names a sentence of `render/texts` (every key has one in each language) and `values` fills it in.
 * Anything thrown that is not a `UserError` is ours to log and is answered with one fixed sentence.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(key: string, values: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(key, options);
    this.key = key;
    this.values = values;
  }
}

/** The interaction has been recorded already, by this process or another: there is nothing left to do. */
export class AlreadyRecordedError extends Error {
  override readonly name = 'AlreadyRecordedError';
}

/** The store failed while an entry was being written: it may or may not be in the record. */
export class RecordingFailedError extends Error {
  override readonly name = 'RecordingFailedError';
}

/** The journal does not hold together: an entry is altered, missing, or was added by another hand. */
export class BrokenJournalError extends Error {
  override readonly name = 'BrokenJournalError';
  readonly guild: string;
  readonly seq: number;

  constructor(guild: string, seq: number, fault: string) {
    super(`journal of server ${guild}: entry ${seq} ${fault}`);
    this.guild = guild;
    this.seq = seq;
  }
}

/** The entry was written by a newer Sitrep: it is not guessed at. */
export class NewerEntryError extends Error {
  override readonly name = 'NewerEntryError';

  constructor(entry: Pick<Entry, 'seq' | 'action'>) {
    super(
      `entry ${entry.seq} (${entry.action.type}, version ${entry.action.version}) was written by a newer Sitrep: upgrade to read it`,
    );
  }
}
