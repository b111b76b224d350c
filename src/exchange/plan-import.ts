import type { ClaimantContent } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import type { EventContent } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import type { ImportedEvent, ImportedRecords } from '../domain/import.ts';
import { KnownEvents, type LikelyMatch } from './known-events.ts';
import type { ReadFile } from './read-file.ts';
import { changesOf, isRecorded } from './recorded-before.ts';
import { originOf } from './sitrep-lines.ts';

/** An event of a file that may be one already recorded: a moderator joins the two or leaves them apart. */
interface Match extends LikelyMatch {
  /** The file's event, and its place among those to be added. */
  readonly content: EventContent;
  readonly index: number;
}

/** What importing a file would do to a record. Every event of the file is one of `added`, `revised`, `unchanged` and `leftAlone`. */
export interface ImportPlan {
  /** The last entry it was planned on. */
  readonly plannedOn: number;
  readonly records: ImportedRecords;
  readonly added: number;
  /** Events that are there and of which the file says something else or more. */
  readonly revised: number;
  readonly unchanged: number;
  /** Events that were withdrawn here: an import does not bring them back. */
  readonly leftAlone: number;
  readonly claims: number;
  readonly matches: readonly Match[];
}

export interface Planning {
  readonly guild: string;
  /** Which of the file's events are one already recorded, by the event's number. */
  readonly joined?: ReadonlyMap<number, number>;
  readonly pause?: () => Promise<void>;
}

const SLICE = 200;

/** Compares a file with a record: what is new in it, what was there, what says something else now. */
export async function planImport(
  file: ReadFile,
  casebook: Casebook,
  { guild, joined, pause }: Planning,
): Promise<ImportPlan> {
  const plannedOn = casebook.seq;
  const known = await KnownEvents.of(casebook, guild, pause);
  const events: ImportedEvent[] = [];
  const additions: Array<ImportedRecords['additions'][number]> = [];
  const matches: Match[] = [];
  const counts = { added: 0, revised: 0, unchanged: 0, leftAlone: 0, claims: 0 };
  for (const [index, { content, claims }] of file.events.entries()) {
    if (index % SLICE === SLICE - 1) await pause?.();
    const number = joined?.get(index) ?? known.find(content);
    const state = number === null ? null : casebook.event(number);
    if (!state) {
      counts.added += 1;
      counts.claims += claims.length;
      const match = known.likely(content);
      if (match) matches.push({ ...match, content, index });
      events.push({ content, claims });
      continue;
    }
    if (state.withdrawn) {
      counts.leftAlone += 1;
      continue;
    }
    const more = claims.filter((claim) => !isRecorded(claim, state, casebook));
    const changes = isOwnRow(content, state, guild) ? changesOf(content, state, casebook) : {};
    const isRevised = more.length > 0 || Object.keys(changes).length > 0;
    if (isRevised) additions.push({ event: state.event, changes, claims: more });
    counts[isRevised ? 'revised' : 'unchanged'] += 1;
    counts.claims += more.length;
  }
  const claimants = file.claimants.flatMap((claimant) => changeOf(claimant, casebook));
  return { plannedOn, records: { claimants, events, additions }, ...counts, matches };
}

/** Whether there is anything to record. */
export function isNothingNew({ records }: ImportPlan): boolean {
  return records.events.length + records.additions.length + records.claimants.length === 0;
}

/** Whether the event was recorded from this row; one it was joined or merged to keeps what it says itself. */
function isOwnRow({ origin }: EventContent, state: EventState, guild: string): boolean {
  const own = originOf(state, guild);
  return !origin || (origin.dataset === own.dataset && origin.id === own.id);
}

/** What the file says of a claimant that nobody here has said otherwise; but a data set is one, whatever was said. */
function changeOf(content: ClaimantContent, { claimants }: Casebook): ClaimantContent[] {
  const { name, key, aliases, mouthpieceOf, kind, reliability } = claimants.find(content.claimant);
  const keys = new Set([key, ...aliases.map((alias) => claimants.find(alias).key)]);
  const known = new Set([name, ...aliases]);
  const change: ClaimantContent = {
    claimant: content.claimant,
    aliases: content.aliases.filter((alias) => !known.has(alias) && !keys.has(claimants.find(alias).key)),
    mouthpieceOf: mouthpieceOf === null ? content.mouthpieceOf : null,
    kind: kind === null || content.kind === 'dataset' ? content.kind : null,
    reliability: reliability === null ? content.reliability : null,
  };
  const isNew =
    change.aliases.length > 0 ||
    change.mouthpieceOf !== null ||
    (change.kind !== null && change.kind !== kind) ||
    change.reliability !== null;
  return isNew ? [change] : [];
}
