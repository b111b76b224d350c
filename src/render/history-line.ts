import type { Entry } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { isRecording, subjectOf } from '../domain/undo.ts';
import { memberName } from './attribution.ts';
import { moment } from './dates.ts';
import { joined, type Markdown } from './markdown.ts';
import type { Say } from './say.ts';

/** "E1.2 added · @Moderator · 23 March 2024 at 14:05 · entry 17 · undone since" */
export function historyLine({ seq, at, by, action }: Entry, casebook: Casebook, say: Say, through?: number): Markdown {
  const what = isRecording(action) ? [say(`action.${action.type}`, { what: subjectOf(action) })] : [];
  const undone = casebook.stands(seq, through) ? [] : [say('event.undone')];
  return joined(
    [...what, memberName(by.member), moment(at), say('history.entry', { seq: String(seq) }), ...undone],
    ' · ',
  );
}
