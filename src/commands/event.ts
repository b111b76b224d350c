import type { Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import { NOW } from '../domain/claimants.ts';
import { dayEnd, lastDay } from '../domain/date.ts';
import { UserError } from '../domain/errors.ts';
import { eventId, parseEventId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { readDate } from '../domain/read-date.ts';
import { moment, showDate } from '../render/dates.ts';
import type { Drawing } from '../render/drawing.ts';
import { claimList, eventCard, toneOf } from '../render/event-card.ts';
import { pagesOfSections } from '../render/fit.ts';
import { historyLine } from '../render/history-line.ts';
import { type Markdown, md } from '../render/markdown.ts';
import { eventPicture } from '../render/pictures/claims-picture.ts';
import { pictureBlock } from '../render/pictures/picture-block.ts';
import type { Block, Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import { turnPages } from '../render/turn-pages.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { echo, flag, required, text } from './input.ts';
import { decodePage } from './query.ts';

/** The event an `event` option names; where that was merged into another, the other. */
export function readEvent(typed: string, casebook: Casebook, through = NOW): EventState {
  const number = parseEventId(typed);
  const state = number === null ? null : casebook.event(casebook.whole(number, through), through);
  if (!state) throw new UserError('event.unknown', { typed: echo(typed) });
  return state;
}

/** The same where it is to be changed: what is said of a part is not done to the whole. */
export function readWholeEvent(typed: string, casebook: Casebook, through = NOW): EventState {
  const state = readEvent(typed, casebook, through);
  const number = parseEventId(typed);
  if (number !== null && number !== state.event)
    throw new UserError('event.isMerged', { event: eventId(number), into: eventId(state.event) });
  return state;
}

/** What an event is asked as of. */
interface AsOf {
  readonly through: number;
  /** The day whose end that is, where one was asked for. */
  readonly day: string | null;
  /** The number it was asked by, where the event is now part of another. */
  readonly merged?: number;
}

function readEventAsOf(typed: string, { through, day }: AsOf, { casebook, language }: Context): EventState {
  const number = parseEventId(typed);
  if (number !== null && day !== null && isThere(number, NOW, casebook) && !isThere(number, through, casebook))
    throw new UserError('event.notByThen', { event: eventId(number), day: showDay(day, language) });
  return readEvent(typed, casebook, through);
}

function isThere(number: number, through: number, casebook: Casebook): boolean {
  return casebook.event(casebook.whole(number, through), through) !== null;
}

function showDay(date: string, language: Language): string {
  return showDate({ date, precision: 'day' }, language);
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
    const typed = required(input, 'event', 100);
    const written = text(input, 'as-of', 60);
    const { timeZone } = casebook.settings;
    // A year or month that is not over yet is as good a day as any: it is answered from all there is.
    const day = written === null ? null : lastDay(readDate(written, now, timeZone, { future: 'allow' }));
    const asOf = { through: day === null ? NOW : casebook.seqAt(dayEnd(day, timeZone)), day };
    const state = readEventAsOf(typed, asOf, context);
    const number = parseEventId(typed) ?? state.event;
    const merged = number === state.event ? {} : { merged: number };
    return eventPage(state, { ...asOf, ...merged }, 0, flag(input, 'private'), context);
  },

  complete: completeOption,

  async press(press, context) {
    const [verb = '', number = '', page = '0', flags = '', through = '', day = ''] = press.split(':');
    if (!/^\d{0,9}$/.test(through) || !/^(?:\d{4}-\d{2}-\d{2})?$/.test(day)) throw new UserError('button.stale');
    const asOf = { through: through === '' ? NOW : Number(through), day: day === '' ? null : day };
    const state = readEvent(number, context.casebook, asOf.through);
    const reply = eventPage(state, asOf, decodePage(page), verb === 'show' || flags === 'p', context);
    return verb === 'page' ? { ...reply, replaces: true } : reply;
  },
};

/** One event whole, on as many pages as it takes. */
function eventPage(state: EventState, asOf: AsOf, page: number, isPrivate: boolean, context: Context): Reply {
  const { through } = asOf;
  const { casebook, language, say, caller } = context;
  const drawing: Drawing = { casebook, language, through };
  const { facts, claims } = eventCard(state, drawing);
  const list = claimList(state, drawing, say);
  const sections: ReadonlyArray<readonly Markdown[]> = [
    [...facts, ...mergedLine(state, asOf, context), ...asOfLine(asOf, context)],
    claims,
    list.length > 0 ? [say('event.claims'), ...list] : [],
    [say('event.history'), ...history(state, through, context)],
  ];
  const pages = pagesOfSections(sections);
  const current = Math.min(page, pages.length - 1);
  const press = (to: number) =>
    `event:page:${state.event}:${to}:${isPrivate ? 'p' : ''}:${through === NOW ? '' : through}:${asOf.day ?? ''}`;
  return {
    private: isPrivate,
    blocks: [
      { kind: 'card', tone: toneOf(state.disputes), blocks: pages[current] ?? [] },
      ...pictureBlock([eventPicture(state, drawing)]),
      ...turnPages({ page: current, pages: pages.length, press }, say, language),
      ...(through === NOW && caller.moderates && !state.withdrawn
        ? [recordButtons(state, casebook.seq, language)]
        : []),
    ],
  };
}

/** Where the event went that was asked for by another number. */
function mergedLine({ event: number }: EventState, { merged }: AsOf, { say }: Context): Markdown[] {
  return merged === undefined ? [] : [say('event.mergedInto', { event: eventId(merged), into: eventId(number) })];
}

function recordButtons({ event: number }: EventState, seq: number, language: Language): Block {
  return {
    kind: 'buttons',
    buttons: [
      { label: bare(language, 'button.addClaim'), press: `add:claim:${number}` },
      { label: bare(language, 'button.edit'), press: `edit:event:${number}:${seq}` },
    ],
  };
}

/** The day asked for; under a button of another answer, which has said it already, when the last entry it rests on was recorded. */
function asOfLine({ through, day }: AsOf, { casebook, say, language }: Context): Markdown[] {
  if (day !== null) return [md`-# ${say('query.asOfDay', { day: showDay(day, language) })}`];
  const last = casebook.entry(through);
  return last ? [md`-# ${say('query.asOf', { at: moment(last.at) })}`] : [];
}

/** Who recorded what, when, undone entries included: the last of them first. */
function history(state: EventState, through: number, { casebook, say }: Context): Markdown[] {
  return [state.event, ...state.merged]
    .flatMap((each) => casebook.history(each))
    .filter((entry) => entry.seq <= through)
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => md`-# ${historyLine(entry, casebook, say, { through })}`)
    .reverse();
}
