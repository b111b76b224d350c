import { add } from './add.ts';
import { brief } from './brief.ts';
import { claimant } from './claimant.ts';
import { claims } from './claims.ts';
import type { Command } from './command.ts';
import { digest } from './digest.ts';
import { disputes } from './disputes.ts';
import { draft } from './draft.ts';
import { edit } from './edit.ts';
import { event } from './event.ts';
import { exportCommand } from './export.ts';
import { helpWith } from './help.ts';
import { history } from './history.ts';
import { importCommand } from './import.ts';
import { merge } from './merge.ts';
import { record } from './record.ts';
import { region } from './region.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { timeline } from './timeline.ts';
import { undo } from './undo.ts';
import { withdraw } from './withdraw.ts';

const all: readonly Command[] = [
  claims,
  timeline,
  disputes,
  event,
  brief,
  search,
  add,
  draft,
  edit,
  withdraw,
  merge,
  undo,
  history,
  claimant,
  importCommand,
  exportCommand,
  digest,
  region,
  settings,
  record,
];

/** Every slash command, in the order `/help` lists them. */
export const commands: readonly Command[] = [...all, helpWith(all)];
