import type { Casebook } from '../domain/casebook.ts';
import { UserError } from '../domain/errors.ts';
import { checkUndo, isRecording, lastUndoable, type RecordingAction, subjectOf } from '../domain/undo.ts';
import { joined, type Markdown, md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import type { Say } from '../render/say.ts';
import type { Command, Context } from './command.ts';

export const undo: Command = {
  definition: { name: 'undo', audience: 'moderators', options: [] },

  async run(_input, context) {
    return undoEntry(context, (casebook) => lastUndoable(casebook, context.caller.id).seq);
  },

  /** The button under a card: for its author alone, and only while they may still record. */
  async press(press, context) {
    if (!/^\d{1,9}$/.test(press)) throw new UserError('button.stale');
    const seq = Number(press);
    const entry = context.casebook.entry(seq);
    if (entry && entry.by.member !== context.caller.id) throw new UserError('undo.notYours');
    if (!context.caller.moderates) throw new UserError('undo.notAllowed');
    return { ...(await undoEntry(context, () => seq)), replaces: true };
  },
};

async function undoEntry(context: Context, choose: (casebook: Casebook) => number): Promise<Reply> {
  const entry = await context.record((casebook) => {
    const { seq } = checkUndo(casebook, choose(casebook), context.caller.id);
    return { type: 'action.undone', undoes: seq };
  });
  const undone = entry.action.type === 'action.undone' ? context.desk.casebook.entry(entry.action.undoes) : undefined;
  if (!undone || !isRecording(undone.action)) throw new Error('another action was recorded');
  return { private: false, blocks: [{ kind: 'text', text: describe(undone.action, context) }] };
}

function describe(action: RecordingAction, { say }: Context): Markdown {
  const what = say(`action.${action.type}`, { what: subjectOf(action) });
  return joined([say('recorded.undone', { what }), ...wordsOf(action, say)], ' · ');
}

/** What was recorded, so that whoever undid the wrong thing can put it back. */
function wordsOf(action: RecordingAction, say: Say): Markdown[] {
  if (action.type === 'claim.added')
    return [say('card.says', { says: action.content.says }), md`${action.content.claimant}`];
  return action.type === 'event.added' ? [md`${action.content.title}`] : [];
}
