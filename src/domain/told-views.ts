import type { Casebook } from './casebook.ts';

/** Entries that digests go on from, once what is begun is sent, as of which the record says the same of events. */
export interface View {
  readonly newest: number;
  readonly through: readonly number[];
  /** The events, as they are numbered here, of which it may say something else than the next newer one; null: of any. */
  readonly changed: ReadonlySet<number> | null;
}

/** The views of all digests there are, newest first. */
export function viewsOf(casebook: Casebook): View[] {
  const cursors = casebook
    .digests()
    .flatMap(({ cursor, planned }) => [cursor, ...(planned ? [planned.action.through] : [])]);
  const views: View[] = [];
  for (const cursor of [...new Set(cursors)].sort((a, b) => b - a)) {
    const newer = views.at(-1);
    const changed = newer ? changedBetween(casebook, cursor, newer.newest) : null;
    if (newer && changed?.size === 0) views.splice(-1, 1, { ...newer, through: [...newer.through, cursor] });
    else views.push({ newest: cursor, through: [cursor], changed });
  }
  return views;
}

/** The events that entries after one, up to another, are about, as both number them; null where any may be. */
function changedBetween(casebook: Casebook, since: number, through: number): ReadonlySet<number> | null {
  const changed = new Set<number>();
  for (const { seq, action } of casebook.entriesAfter(since)) {
    if (seq > through) break;
    const events = eventsOf(casebook, action.type === 'action.undone' ? action.undoes : seq);
    if (events === null) return null;
    for (const event of events)
      for (const each of [event, casebook.whole(event, since), casebook.whole(event, through)]) changed.add(each);
  }
  return changed;
}

/** The events an entry is about; null where it says something of claimants, or it is not known. */
function eventsOf(casebook: Casebook, seq: number): readonly number[] | null {
  const action = casebook.entry(seq)?.action;
  if (!action) return null;
  if ('event' in action) return [action.event];
  // A part counts with the entry that finishes its import.
  if (action.type === 'import.part' || action.type.startsWith('digest.')) return [];
  if (action.type !== 'records.imported' && action.type !== 'draft.recorded') return null;
  const { events, additions, claimants } = casebook.imported({ first: seq, ...action });
  return claimants.length > 0 ? null : [...events, ...additions.map(({ event }) => event)];
}
