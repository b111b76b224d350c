import type { Action, Entry } from './action.ts';
import type { Casebook } from './casebook.ts';
import { type ClaimRef, isSameClaim } from './event.ts';
import { subjectClaim, subjectEvent } from './redaction.ts';
import { isRecording, type RecordingEntry } from './undo.ts';

/** An entry whose text is still there, and what it is of. */
export interface KeptText {
  /** The entry to redact: for what an import or a draft added the one that holds the rows. */
  readonly seq: number;
  readonly entry: RecordingEntry;
}

/**
 * The other entries that hold text of the claim or event that an entry was about, redacted or not itself, oldest first: what was recorded first,
 * corrections, reasons, undone ones too. Of an import's rows, those that say more of what they added.
 */
export function keptTextBeside(casebook: Casebook, seq: number): readonly KeptText[] {
  const action = casebook.entry(seq)?.action;
  if (!action) return [];
  const event = subjectEvent(action);
  const entries = event === null ? entriesAboutRows(casebook, seq) : entriesAbout(casebook, event, claimsOf(action));
  const held = entries.flatMap((entry) => heldIn(casebook, entry)).filter((each) => each.seq !== seq);
  return [...Map.groupBy(held, (each) => each.seq).values()].flatMap(([first]) => first ?? []);
}

function heldIn(casebook: Casebook, entry: Entry): KeptText[] {
  const { action } = entry;
  if (!isRecording(action) || !('content' in action) || !('event' in action)) return [];
  // A reason whose text is gone is null.
  if ('reason' in action.content && action.content.reason === null) return [];
  const seq = casebook.textOf(entry.seq, action.event) ?? entry.seq;
  return casebook.isRedacted(seq) ? [] : [{ seq, entry: { ...entry, action } }];
}

/** The claims an action is about; none where it is about an event itself. */
function claimsOf(action: Action): readonly ClaimRef[] {
  if (action.type === 'status.withdrawn') return action.claims;
  const [event, claim] = [subjectEvent(action), subjectClaim(action)];
  return event === null || claim === null ? [] : [{ event, claim }];
}

function entriesAbout(casebook: Casebook, event: number, claims: readonly ClaimRef[]): readonly Entry[] {
  // What is said of two claims is said of the event they are of by now.
  const entries = [...new Set([event, casebook.whole(event)])].flatMap((each) => casebook.history(each));
  return entries.filter(({ action }) => {
    const own = claimsOf(action);
    if (claims.length === 0) return own.length === 0 && subjectEvent(action) === event;
    return own.some((each) => claims.some((claim) => isSameClaim(each, claim)));
  });
}

/** What was said later of the events and claims whose rows an entry holds, but for claims somebody added to them by hand. */
function entriesAboutRows(casebook: Casebook, seq: number): readonly Entry[] {
  const finish = casebook.countsWith(seq);
  if (finish === null) return [];
  const events = new Set(casebook.entriesAfter(finish).flatMap(({ action }) => subjectEvent(action) ?? []));
  return [...events]
    .filter((event) => casebook.textOf(finish, event) === seq)
    .flatMap((event) => {
      const later = casebook.history(event).filter((each) => each.seq > finish);
      const byHand = later.flatMap(({ action }) => (wasAdded(action) ? claimsOf(action) : []));
      const isByHand = (claim: ClaimRef): boolean => byHand.some((each) => isSameClaim(each, claim));
      return later.filter(({ action }) => claimsOf(action).length === 0 || !claimsOf(action).every(isByHand));
    })
    .sort((a, b) => a.seq - b.seq);
}

function wasAdded(action: Action): boolean {
  return action.type === 'claim.added' || (action.type === 'content.redacted' && action.was === 'claim.added');
}
