import { Claimants } from './claimants.ts';
import { EntryLog } from './entry-log.ts';
import { FiledEntries } from './filed-entries.ts';
import { Imports } from './import.ts';
import { Merges } from './merges.ts';
import { SettingsHistory } from './settings-history.ts';

/** What a journal's entries say of events and who claims what of them, each kind where it is looked for; nothing in here is worked out. */
export class RecordParts {
  readonly log: EntryLog;
  readonly filed = new FiledEntries();
  readonly imports = new Imports();
  readonly merges = new Merges();
  readonly claimants = new Claimants();
  readonly settings = new SettingsHistory();

  constructor(forgotten: number) {
    this.log = new EntryLog(forgotten);
  }
}
