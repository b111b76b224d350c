import type { ActionOf, Entry } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { cut } from '../domain/cut.ts';
import { subjectClaim } from '../domain/redaction.ts';
import { weight } from '../render/fit.ts';
import { KEPT_OF_EDITS } from '../render/history-line.ts';
import type { Markdown } from '../render/markdown.ts';
import type { TextKey } from '../render/say.ts';
import { changeOf } from './change-lines.ts';
import { CLAIM_FIELDS } from './claim-fields.ts';
import type { Context } from './command.ts';
import { EVENT_FIELDS } from './event-fields.ts';
import type { ContentField } from './fields.ts';

/** Characters of a reason, and of a value that was changed: those of longer ones are told by their field alone. */
const REASON = 200;
const VALUE = 100;
/** Of all changes of one entry, as far as they are told with their values. */
const CHANGES = 800;

/** What an entry's own text says: why something was withdrawn, what was changed from what to what. */
export function entryDetails({ seq, action }: Entry, context: Context): Markdown[] {
  switch (action.type) {
    case 'event.withdrawn':
    case 'claim.withdrawn':
    case 'status.withdrawn': {
      const { reason } = action.content;
      return reason === null ? [] : [context.say('history.because', { reason: cut(reason, REASON) })];
    }
    case 'event.edited':
      return changes(EVENT_FIELDS, action, context, (through) => context.casebook.base(action.event, through), seq);
    case 'claim.edited':
      return changes(CLAIM_FIELDS, action, context, (through) => context.casebook.claim(action, through), seq);
    default:
      return [];
  }
}

function changes<Content>(
  fields: readonly ContentField<Content>[],
  action: ActionOf<'event.edited' | 'claim.edited'>,
  context: Context,
  standing: (through: number) => { readonly content: Content } | null,
  seq: number,
): Markdown[] {
  const isKnown = !hasRedactedBefore(context.casebook, action, seq);
  const [before, now] = isKnown ? [standing(seq - 1), standing(seq)] : [];
  let left = CHANGES;
  return Object.keys(action.content)
    .filter((key) => !KEPT_OF_EDITS.has(key))
    .map((key) => {
      const field = fields.find(({ option }) => option === key);
      const change = field && before && now && shortChange(field, before.content, now.content, context);
      left -= change ? weight(change) : 0;
      return change && left >= 0 ? change : context.say(`label.${key}` as TextKey);
    });
}

function shortChange<Content>(field: ContentField<Content>, before: Content, now: Content, context: Context) {
  const isShort = [before, now].every((content) => field.shown(content, context.language).length <= VALUE);
  return isShort ? changeOf(field, before, now, VALUE, context) : null;
}

/** Whether an earlier correction of the same was redacted: what it had been before this one is not known then. */
function hasRedactedBefore(
  casebook: Casebook,
  action: ActionOf<'event.edited' | 'claim.edited'>,
  seq: number,
): boolean {
  return casebook
    .history(action.event)
    .some(
      (each) =>
        each.seq < seq &&
        each.action.type === 'content.redacted' &&
        each.action.was === action.type &&
        subjectClaim(each.action) === subjectClaim(action),
    );
}
