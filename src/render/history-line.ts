import type { Action, Entry } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { claimId, eventId } from '../domain/event.ts';
import { isRecording, isRecordingType, subjectOf } from '../domain/undo.ts';
import { memberName } from './attribution.ts';
import { moment } from './dates.ts';
import { joined, type Markdown } from './markdown.ts';
import type { Say, TextKey } from './say.ts';

/** What an edit's content has beside the fields that were changed: `statement` is what `says` was read as. */
export const KEPT_OF_EDITS: ReadonlySet<string> = new Set(['salt', 'statement', 'placePrecision']);

interface Shown {
  /** The entry as of which it is told whether this one stands. */
  readonly through?: number;
  /** What its own text says: reasons, what was changed. Without them, an edit tells which fields it changed. */
  readonly details?: readonly Markdown[];
}

/** "E1.2 withdrawn · reason: entered twice · @Moderator · 23 March 2024 at 14:05 · entry 17 · undone since" */
export function historyLine(
  { seq, at, by, action }: Entry,
  casebook: Casebook,
  say: Say,
  { through, details }: Shown = {},
): Markdown {
  const redacted = casebook.isRedacted(seq) && action.type !== 'content.redacted' ? [say('history.redacted')] : [];
  const undone = casebook.stands(seq, through) || action.type === 'content.redacted' ? [] : [say('event.undone')];
  const entry = say('history.entry', { seq: String(seq) });
  const textIn = 'event' in action ? casebook.textOf(seq, action.event) : null;
  const text = textIn === null ? [] : [say('history.textIn', { seq: String(textIn) })];
  const parts = [
    ...whatOf(action, say, details),
    memberName(by.member),
    moment(at),
    entry,
    ...text,
    ...redacted,
    ...undone,
  ];
  return joined(parts, ' · ');
}

function whatOf(action: Action, say: Say, details: readonly Markdown[] | undefined): Markdown[] {
  if (isRecording(action))
    return [say(`action.${action.type}`, { what: subjectOf(action) }), ...(details ?? changedFields(action, say))];
  if (action.type === 'entry.redacted') {
    const { reason } = action.content;
    const what = say(`action.${action.type}`, { what: String(action.redacts) });
    return reason === null ? [what] : [what, say('history.because', { reason })];
  }
  if (action.type !== 'content.redacted') return [];
  const { was, about } = action;
  const what = about.event === undefined ? '' : aboutId(about.event, about.claim);
  const redacted = say('history.redacted');
  return what !== '' && isRecordingType(was)
    ? [say(`action.${was}`, { what }), redacted]
    : [say('action.content.redacted', { what })];
}

function aboutId(event: number, claim: number | undefined): string {
  return claim === undefined ? eventId(event) : claimId(event, claim);
}

function changedFields(action: Action, say: Say): Markdown[] {
  if (action.type !== 'event.edited' && action.type !== 'claim.edited') return [];
  const fields = Object.keys(action.content).filter((key) => !KEPT_OF_EDITS.has(key));
  return [
    say('history.changed', {
      fields: joined(
        fields.map((key) => say(`label.${key}` as TextKey)),
        ', ',
      ),
    }),
  ];
}
