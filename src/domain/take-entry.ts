import type { Entry } from './action.ts';
import type { DigestStates } from './digest-states.ts';
import { NewerEntryError } from './errors.ts';
import { importOfDraft } from './import.ts';
import type { RecordChanges } from './record-changes.ts';
import type { RegionStates } from './region-states.ts';
import type { SettingsHistory } from './settings-history.ts';

/** What entries of each kind are kept by. */
interface Keeping {
  readonly changes: RecordChanges;
  readonly settings: SettingsHistory;
  readonly digests: DigestStates;
  readonly regions: RegionStates;
}

/** Hands an entry to what keeps its kind; a `NewerEntryError` where nothing here does. */
export function takeEntry(entry: Entry, { changes, settings, digests, regions }: Keeping): void {
  const { action } = entry;
  switch (action.type) {
    case 'event.added':
    case 'event.withdrawn':
    case 'event.edited':
    case 'event.merged':
    case 'claim.added':
    case 'claim.edited':
    case 'claim.withdrawn':
    case 'status.disputed':
    case 'status.withdrawn':
      changes.file(entry, action);
      break;
    case 'claimant.changed':
      changes.changeClaimant({ ...entry, action });
      break;
    case 'action.undone':
      changes.undo(action.undoes, entry.seq);
      break;
    case 'settings.changed':
      settings.change(entry.seq, action.content);
      break;
    case 'region.defined':
    case 'region.removed':
      regions.take(action);
      break;
    case 'digest.created':
    case 'digest.edited':
    case 'digest.paused':
    case 'digest.resumed':
    case 'digest.removed':
    case 'digest.planned':
    case 'digest.sent':
    case 'digest.told':
      digests.take(entry, action);
      break;
    case 'entry.redacted':
      changes.redact(action);
      break;
    case 'content.redacted':
      changes.keepPlace({ ...entry, action });
      break;
    case 'record.purged':
      // What was before it is forgotten with the casebook that held it: see `Desk`.
      break;
    case 'import.part':
      break;
    case 'records.imported':
      changes.import({ ...entry, action });
      break;
    case 'draft.recorded':
      changes.import(importOfDraft({ ...entry, action }).finish);
      break;
    default:
      throw new NewerEntryError(entry);
  }
}
