import type { Action, ActionOf, Entry } from './action.ts';
import type { Casebook } from './casebook.ts';
import { UserError } from './errors.ts';
import { claimId, eventId } from './event.ts';

/** Actions of recording: what their author can take back. Settings and digests are changed by their own commands. */
const RECORDING = [
  'event.added',
  'event.withdrawn',
  'claim.added',
  'claim.withdrawn',
  'claimant.changed',
  'records.imported',
] as const;
export type RecordingAction = ActionOf<(typeof RECORDING)[number]>;

export function isRecording(action: Action): action is RecordingAction {
  return RECORDING.some((type) => type === action.type);
}

/** An entry that can be undone, if nothing rests on it. */
export type RecordingEntry = Entry & { readonly action: RecordingAction };

function recordingEntry(entry: Entry | undefined): RecordingEntry | null {
  return entry && isRecording(entry.action) ? { ...entry, action: entry.action } : null;
}

/** The member's last action that still stands and that nothing later rests on. */
export function lastUndoable(casebook: Casebook, member: string): RecordingEntry {
  let newest: RecordingEntry | null = null;
  for (let seq = casebook.seq; seq > 0; seq -= 1) {
    const entry = recordingEntry(casebook.entry(seq));
    if (entry?.by.member !== member || !casebook.stands(seq)) continue;
    if (restsOn(casebook, entry).length === 0) return entry;
    newest ??= entry;
  }
  if (newest) checkNothingRests(casebook, newest);
  throw new UserError('undo.nothing');
}

/** Makes sure that this entry can be undone by this member: it is theirs, stands, and nothing later rests on it. */
export function checkUndo(casebook: Casebook, seq: number, member: string | null): RecordingEntry {
  const entry = recordingEntry(casebook.entry(seq));
  if (!entry) throw new UserError('undo.unknown');
  if (entry.by.member !== member) throw new UserError('undo.notYours');
  if (!casebook.stands(seq)) throw new UserError('undo.already');
  checkNothingRests(casebook, entry);
  return entry;
}

/** As many of the later entries as are named where something rests on them. */
const NAMED = 10;

function checkNothingRests(casebook: Casebook, entry: RecordingEntry): void {
  const resting = [...new Set(restsOn(casebook, entry).map(subjectOf))];
  if (resting.length === 0) return;
  const later = [...resting.slice(0, NAMED), ...(resting.length > NAMED ? ['…'] : [])].join(', ');
  throw new UserError('undo.rests', { what: subjectOf(entry.action), later });
}

/** Entries that stand and would lose their footing without this one. */
function restsOn(casebook: Casebook, { seq, action }: RecordingEntry): RecordingAction[] {
  if (action.type === 'records.imported') return restsOnImport(casebook, seq, action);
  if (action.type !== 'event.added' && action.type !== 'claim.added') return [];
  return casebook.history(action.event).flatMap((later) => {
    if (later.seq <= seq || !casebook.stands(later.seq) || !isRecording(later.action)) return [];
    const rests =
      action.type === 'event.added' || (later.action.type === 'claim.withdrawn' && later.action.claim === action.claim);
    return rests ? [later.action] : [];
  });
}

function restsOnImport(casebook: Casebook, seq: number, action: ActionOf<'records.imported'>): RecordingAction[] {
  const { events, additions } = casebook.imported(action);
  const later = (event: number): RecordingAction[] =>
    casebook
      .history(event)
      .flatMap((entry) =>
        entry.seq > seq && casebook.stands(entry.seq) && isRecording(entry.action) ? [entry.action] : [],
      );
  return [
    ...events.flatMap(later),
    ...additions.flatMap(({ event, claim, claims }) =>
      later(event).filter(
        (each) => each.type === 'claim.withdrawn' && each.claim >= claim && each.claim < claim + claims,
      ),
    ),
  ];
}

/** What an action is about, as people name it: `E1`, `E1.2`, a claimant, a file. */
export function subjectOf(action: RecordingAction): string {
  switch (action.type) {
    case 'event.added':
    case 'event.withdrawn':
      return eventId(action.event);
    case 'claim.added':
    case 'claim.withdrawn':
      return claimId(action.event, action.claim);
    case 'claimant.changed':
      return action.content.claimant;
    case 'records.imported':
      return action.content.file;
  }
}
