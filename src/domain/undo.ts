import type { Action, ActionOf, ClaimantContent, Entry } from './action.ts';
import type { Casebook } from './casebook.ts';
import { UserError } from './errors.ts';
import { type ClaimRef, claimId, eventId, isSameClaim } from './event.ts';
import { nameKey } from './name-key.ts';

/** Actions of recording: what their author can take back. Settings and digests are changed by their own commands. */
const RECORDING = [
  'event.added',
  'event.edited',
  'event.merged',
  'event.withdrawn',
  'claim.added',
  'claim.edited',
  'claim.withdrawn',
  'status.disputed',
  'status.withdrawn',
  'claimant.changed',
  'records.imported',
  'draft.recorded',
] as const;
export type RecordingAction = ActionOf<(typeof RECORDING)[number]>;

export function isRecording(action: Action): action is RecordingAction {
  return isRecordingType(action.type);
}

/** The same of an action's type, as an entry without its text keeps it. */
export function isRecordingType(type: string): type is RecordingAction['type'] {
  return RECORDING.some((each) => each === type);
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
  const found = casebook.entry(seq);
  if (!found) throw new UserError('undo.absent', { seq });
  const entry = recordingEntry(found);
  if (!entry) throw new UserError('undo.unknown');
  if (entry.by.member !== member) throw new UserError('undo.notYours');
  if (!casebook.stands(seq)) throw new UserError('undo.already');
  checkNothingRests(casebook, entry);
  checkNothingComesBack(casebook, entry);
  return entry;
}

/** What an undo would show again must be what was shown: where a correction before it was redacted, it would be what that had corrected. */
function checkNothingComesBack(casebook: Casebook, { seq, action }: RecordingEntry): void {
  if (!COVERS.some((type) => type === action.type) || !('event' in action)) return;
  const isRedactedCorrection = (each: Entry): boolean =>
    each.seq < seq &&
    each.action.type === 'content.redacted' &&
    ['event.edited', 'claim.edited'].includes(each.action.was);
  const parts = [casebook.whole(action.event), action.event];
  if (parts.some((event) => casebook.history(event).some(isRedactedCorrection)))
    throw new UserError('undo.redacted', { what: subjectOf(action) });
}

/** What stands over earlier corrections, so that taking it back shows what was before. */
const COVERS = ['event.edited', 'claim.edited', 'event.withdrawn', 'claim.withdrawn', 'event.merged'] as const;

/** As many of the later entries as are named where something rests on them. */
const NAMED = 10;

function checkNothingRests(casebook: Casebook, entry: RecordingEntry): void {
  const resting = [...new Set(restsOn(casebook, entry).map(subjectOf))];
  if (resting.length === 0) return;
  const later = [...resting.slice(0, NAMED), ...(resting.length > NAMED ? ['…'] : [])].join(', ');
  throw new UserError('undo.rests', { what: subjectOf(entry.action), later });
}

/** Entries that stand and would lose their footing, or their effect, without this one. */
function restsOn(casebook: Casebook, { seq, action }: RecordingEntry): RecordingAction[] {
  if (action.type === 'records.imported') return restsOnImport(casebook, seq, action);
  if (action.type === 'draft.recorded') return restsOnImport(casebook, seq, { ...action, first: seq });
  return standingAfter(casebook, seq, laterAbout(casebook, action)).filter((later) => needs(later, action));
}

function standingAfter(casebook: Casebook, seq: number, entries: readonly Entry[]): RecordingAction[] {
  return entries.flatMap((later) =>
    later.seq > seq && casebook.stands(later.seq) && isRecording(later.action) ? [later.action] : [],
  );
}

/** Whatever is later said of events an import added, and of the claims it added to others. */
function restsOnImport(
  casebook: Casebook,
  seq: number,
  action: Parameters<Casebook['imported']>[0],
): RecordingAction[] {
  const { events, additions } = casebook.imported(action);
  const later = (event: number) => standingAfter(casebook, seq, casebook.history(event));
  return [
    ...events.flatMap((event) => [...later(event), ...mergesInto(casebook, event, seq)]),
    ...additions.flatMap(({ event, claim, claims }) =>
      later(event).filter((each) => {
        const added = Array.from({ length: claims }, (_, index) => ({ event, claim: claim + index }));
        return added.some((ref) => saysMoreOf(each, ref));
      }),
    ),
  ];
}

/** Later merges of other events into this one. */
function mergesInto(casebook: Casebook, event: number, seq: number): RecordingAction[] {
  const merged = casebook.event(event)?.merged ?? [];
  return merged
    .flatMap((each) => standingAfter(casebook, seq, casebook.history(each)))
    .filter((later) => later.type === 'event.merged' && later.into === event);
}

function saysMoreOf(later: RecordingAction, claim: ClaimRef): boolean {
  if (later.type === 'status.disputed') return later.claims.some((each) => isSameClaim(each, claim));
  return (later.type === 'claim.edited' || later.type === 'claim.withdrawn') && isSameClaim(later, claim);
}

/** Entries about the same event, that it is now part of and of those that are part of it; or about the same claimants. */
function laterAbout(
  casebook: Casebook,
  action: Exclude<RecordingAction, ActionOf<'records.imported' | 'draft.recorded'>>,
): readonly Entry[] {
  if (action.type === 'claimant.changed') return casebook.claimantChanges();
  const whole = casebook.whole(action.event);
  const parts = [whole, ...(casebook.event(whole)?.merged ?? [])];
  return [...new Set([action.event, ...parts])].flatMap((event) => casebook.history(event));
}

/** Whether the later action makes no sense, or goes for nothing, without the earlier one. */
function needs(later: RecordingAction, earlier: RecordingAction): boolean {
  switch (earlier.type) {
    case 'event.added':
      return (
        'event' in later &&
        (later.event === earlier.event || (later.type === 'event.merged' && later.into === earlier.event))
      );
    case 'claim.added':
      return saysMoreOf(later, earlier);
    case 'event.edited':
      return later.type === 'event.edited' && later.event === earlier.event && overlap(later.content, earlier.content);
    case 'claim.edited':
      if (later.type === 'status.disputed')
        return 'statement' in earlier.content && later.claims.some((claim) => isSameClaim(claim, earlier));
      return later.type === 'claim.edited' && isSameClaim(later, earlier) && overlap(later.content, earlier.content);
    case 'event.merged':
      // A mark on claims that only the merge brought together.
      return later.type === 'status.disputed' && new Set(later.claims.map(({ event }) => event)).size > 1;
    case 'status.disputed':
      return (
        later.type === 'status.withdrawn' &&
        later.claims.every((claim) => earlier.claims.some((each) => isSameClaim(claim, each)))
      );
    case 'claimant.changed':
      return later.type === 'claimant.changed' && namesOneOf(later.content, earlier.content.aliases);
    default:
      return false;
  }
}

/** Whether both change one and the same thing: the later one was written over the earlier. */
function overlap(one: object, other: object): boolean {
  return Object.keys(one).some((key) => key !== 'salt' && Object.hasOwn(other, key));
}

/** Whether it speaks of a claimant by a name that was joined to it. */
function namesOneOf({ claimant, aliases, mouthpieceOf }: ClaimantContent, joined: readonly string[]): boolean {
  const keys = new Set(joined.map(nameKey));
  return [claimant, ...aliases, ...(mouthpieceOf === null ? [] : [mouthpieceOf])].some((name) =>
    keys.has(nameKey(name)),
  );
}

/** What an action is about, as people name it: `E1`, `E1.2`, a claimant, a file. */
export function subjectOf(action: RecordingAction): string {
  switch (action.type) {
    case 'event.added':
    case 'event.edited':
    case 'event.withdrawn':
      return eventId(action.event);
    case 'event.merged':
      return `${eventId(action.event)} → ${eventId(action.into)}`;
    case 'status.disputed':
    case 'status.withdrawn':
      return action.claims.map(({ event, claim }) => claimId(event, claim)).join(' / ');
    case 'claim.added':
    case 'claim.edited':
    case 'claim.withdrawn':
      return claimId(action.event, action.claim);
    case 'claimant.changed':
      return action.content.claimant;
    case 'records.imported':
      return action.content.file;
    case 'draft.recorded': {
      const added = Array.from({ length: action.events }, (_, index) => eventId(action.from + index));
      const claims = action.additions.map(({ event, claim, claims: more }) =>
        more > 1 ? `${claimId(event, claim)}–${claim + more - 1}` : claimId(event, claim),
      );
      return [...added, ...claims].join(', ');
    }
  }
}
