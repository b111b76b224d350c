import type { Casebook, EventState } from '../domain/casebook.ts';
import { NOW } from '../domain/claimants.ts';
import { dayEnd, lastDay } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { parseEventId } from '../domain/event.ts';
import { readDate } from '../domain/read-date.ts';
import { moment } from '../render/dates.ts';
import { claimList, type Drawing, eventCard, toneOf } from '../render/event-card.ts';
import { pagesOfSections } from '../render/fit.ts';
import { historyLine } from '../render/history-line.ts';
import { type Markdown, md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { turnPages } from '../render/turn-pages.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { flag, required, text } from './input.ts';
import { decodePage } from './query.ts';

/** The event an `event` option names. */
export function readEvent(typed: string, casebook: Casebook, through = NOW): EventState {
  const number = parseEventId(typed);
  const state = number === null ? null : casebook.event(number, through);
  if (!state) throw new UserError('event.unknown', { typed });
  return state;
}

export const event: Command = {
  definition: {
    name: 'event',
    audience: 'everyone',
    options: [
      { name: 'event', type: 'string', required: true, completes: true, maximum: 100 },
      { name: 'as-of', type: 'string', maximum: 60 },
      { name: 'private', type: 'boolean' },
    ],
  },

  async run(input, context) {
    const { casebook, now } = context;
    const asOf = text(input, 'as-of');
    const { timeZone } = casebook.settings;
    const through = asOf === null ? NOW : casebook.seqAt(dayEnd(lastDay(readDate(asOf, now, timeZone)), timeZone));
    const state = readEvent(required(input, 'event'), casebook, through);
    return eventPage(state, through, 0, flag(input, 'private'), context);
  },

  complete: completeOption,

  async press(press, context) {
    const [verb = '', number = '', page = '0', flags = '', through = ''] = press.split(':');
    if (!/^\d{0,9}$/.test(through)) throw new UserError('button.stale');
    const asOf = through === '' ? NOW : Number(through);
    const state = readEvent(number, context.casebook, asOf);
    const reply = eventPage(state, asOf, decodePage(page), verb === 'show' || flags === 'p', context);
    return verb === 'page' ? { ...reply, replaces: true } : reply;
  },
};

/** One event whole, on as many pages as it takes. */
function eventPage(state: EventState, through: number, page: number, isPrivate: boolean, context: Context): Reply {
  const { casebook, language, say } = context;
  const drawing: Drawing = { casebook, language, through };
  const { facts, claims } = eventCard(state, drawing);
  const list = claimList(state, drawing, say);
  const asOf = casebook.entry(through);
  const sections: Markdown[][] = [
    [...facts, ...(asOf ? [md`-# ${say('query.asOf', { at: moment(asOf.at) })}`] : [])],
    claims,
    list.length > 0 ? [say('event.claims'), ...list] : [],
    [say('event.history'), ...history(state, through, context)],
  ];
  const pages = pagesOfSections(sections);
  const current = Math.min(page, pages.length - 1);
  const press = (to: number) =>
    `event:page:${state.event}:${to}:${isPrivate ? 'p' : ''}:${through === NOW ? '' : through}`;
  return {
    private: isPrivate,
    blocks: [
      { kind: 'card', tone: toneOf(state.disputes), blocks: pages[current] ?? [] },
      ...turnPages({ page: current, pages: pages.length, press }, say, language),
    ],
  };
}

/** Who recorded what, when, undone entries included: the last of them first. */
function history(state: EventState, through: number, { casebook, say }: Context): Markdown[] {
  return casebook
    .history(state.event)
    .filter((entry) => entry.seq <= through)
    .map((entry) => md`-# ${historyLine(entry, casebook, say, through)}`)
    .reverse();
}
