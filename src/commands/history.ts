import type { Entry } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { UserError } from '../domain/errors.ts';
import { parseClaimId, parseEventId } from '../domain/event.ts';
import { subjectClaim } from '../domain/redaction.ts';
import { isRecording } from '../domain/undo.ts';
import { pagesOf } from '../render/fit.ts';
import { historyLine } from '../render/history-line.ts';
import { joined, md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { turnPages } from '../render/turn-pages.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { entryDetails } from './entry-details.ts';
import { echo, text } from './input.ts';
import { decodePage } from './query.ts';

/** Without an event or claim, this many of the server's newest entries. */
const NEWEST = 25;

/** Shown beside what was recorded: that a text is gone, and who had it taken out. */
const REDACTION: readonly string[] = ['entry.redacted', 'content.redacted'];

export const history: Command = {
  definition: {
    name: 'history',
    audience: 'moderators',
    options: [
      { name: 'event', type: 'string', completes: true, maximum: 100 },
      { name: 'claim', type: 'string', completes: true, maximum: 100 },
    ],
  },

  async run(input, context) {
    const [event, claim] = [text(input, 'event', 100), text(input, 'claim', 100)];
    if (event !== null && claim !== null) throw new UserError('history.eventAndClaim');
    return historyPage(claim ?? event ?? '', 0, context);
  },

  complete: completeOption,

  async press(press, context) {
    if (!context.caller.moderates) throw new UserError('history.notAllowed');
    const [, page = '', about = ''] = press.split(':');
    return { ...historyPage(about, decodePage(page), context), replaces: true };
  },
};

/** Who recorded what, when: the newest first, shown to the caller alone. */
function historyPage(about: string, page: number, context: Context): Reply {
  const { casebook, say, language } = context;
  const entries = entriesAbout(about, casebook).toReversed();
  const lines = entries.map(
    (entry) => md`- ${historyLine(entry, casebook, say, { details: entryDetails(entry, context) })}`,
  );
  const pages = pagesOf(lines);
  const current = Math.min(page, pages.length - 1);
  const heading = about === '' ? say('history.headingAll') : say('history.heading', { what: about.toUpperCase() });
  const shown = lines.length === 0 ? [say('history.none')] : (pages[current] ?? []);
  const press = (to: number) => `history:page:${to}:${about}`;
  return {
    private: true,
    blocks: [
      { kind: 'text', text: joined([md`## ${heading}`, ...shown], '\n') },
      ...turnPages({ page: current, pages: pages.length, press }, say, language),
    ],
  };
}

function entriesAbout(about: string, casebook: Casebook): readonly Entry[] {
  if (about === '')
    return casebook
      .entriesAfter(0)
      .filter(({ action }) => isRecording(action) || REDACTION.includes(action.type))
      .slice(-NEWEST);
  const claim = parseClaimId(about);
  const event = claim?.event ?? parseEventId(about);
  const merged = event === null ? [] : (casebook.event(event)?.merged ?? []);
  const entries = event === null ? [] : [event, ...merged].flatMap((each) => casebook.history(each));
  if (entries.length === 0) throw new UserError('event.unknown', { typed: echo(about) });
  if (!claim) return entries.toSorted((a, b) => a.seq - b.seq);
  const own = entries.filter(({ action }) => subjectClaim(action) === claim.claim);
  if (own.length === 0) throw new UserError('claim.unknown', { typed: echo(about) });
  return own;
}
