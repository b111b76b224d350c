import type { EventState } from '../domain/casebook.ts';
import { NOW } from '../domain/claimants.ts';
import { eventId } from '../domain/event.ts';
import { type ClaimedRange, rangesOf } from '../domain/range.ts';
import { areaName, placeName } from '../places/area-name.ts';
import { showPeriod } from '../render/dates.ts';
import type { Drawing } from '../render/drawing.ts';
import { toneOf } from '../render/event-card.ts';
import { fitLines, MESSAGE_CHARACTERS } from '../render/fit.ts';
import { joined, type Markdown, md } from '../render/markdown.ts';
import { showRange, showTotal } from '../render/ranges.ts';
import type { Block, CardBlock, Reply } from '../render/reply.ts';
import { turnPages } from '../render/turn-pages.ts';
import { orChoosePlace } from './choose-place.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import {
  decodePage,
  decodeQuery,
  encodeQuery,
  encodeWithArea,
  eventsOf,
  type Query,
  readFilters,
  readQuery,
  statesOf,
} from './query.ts';
import { queryLine } from './query-line.ts';

const EVENTS_A_PAGE = 8;
/** Totals are of the most asked-for questions; the rest is in the events. */
const TOTALS = 6;

export const timeline: Command = {
  definition: {
    name: 'timeline',
    audience: 'everyone',
    options: [
      { name: 'place', type: 'string', required: true, completes: true, maximum: 200 },
      { name: 'since', type: 'string', maximum: 60 },
      { name: 'until', type: 'string', maximum: 60 },
      { name: 'as-of', type: 'string', maximum: 60 },
      { name: 'private', type: 'boolean' },
    ],
  },

  async run(input, context) {
    const ask = (area: string) =>
      `timeline:show:0:${encodeWithArea(area, readFilters(input, context), context.casebook)}`;
    return orChoosePlace(context, ask, () => timelinePage(readQuery(input, context), 0, context));
  },

  complete: completeOption,

  async press(press, context) {
    const [verb = '', page = '', ...query] = press.split(':');
    const reply = timelinePage(decodeQuery(query.join(':'), context.casebook), decodePage(page), context);
    return verb === 'page' ? { ...reply, replaces: true } : reply;
  },
};

/** Events in the order they happened, each with its ranges over claimants, and the ranges added up. */
function timelinePage(query: Query, page: number, context: Context): Reply {
  const { casebook, language, say } = context;
  const found = eventsOf(casebook, query);
  const { events, totals } = found.tally;
  const pages = Math.max(1, Math.ceil(events / EVENTS_A_PAGE));
  const current = Math.min(page, pages - 1);
  const shown = found.page('events', 'oldest', current * EVENTS_A_PAGE, EVENTS_A_PAGE);
  const drawing: Drawing = { casebook, language, through: query.through ?? NOW };
  const heading = say('timeline.heading', { place: areaName(query.area, language) });
  const counted = events === 0 ? say('timeline.none') : say('count.events', { count: events });
  const press = (to: number) => `timeline:page:${to}:${encodeQuery(query, casebook)}`;
  const entries = fitEntries(
    statesOf(shown, query, casebook).map((event) => entry(event, drawing, context)),
    context,
  );
  return {
    private: query.private,
    blocks: [
      { kind: 'text', text: md`## ${heading}\n${queryLine(query, context)}-# ${counted}` },
      ...(entries.length > 0 ? [{ kind: 'card' as const, tone: 'plain' as const, blocks: listed(entries) }] : []),
      ...totalLines(totals, context),
      ...turnPages({ page: current, pages, press }, say, language),
    ],
  };
}

/** When, which, where; then what is claimed of it, lowest to highest. */
function entry(event: EventState, drawing: Drawing, { say, language }: Context): Markdown {
  const { title, date, until, place } = event.content;
  const tone = toneOf(event.disputes);
  const mark =
    tone === 'conflict' ? [say('timeline.conflict')] : tone === 'diverging' ? [say('timeline.diverging')] : [];
  const ranges = rangesOf(event).map((range) => showRange(range, event, drawing));
  const lines = [
    md`**${showPeriod(date, until, language)}** · ${eventId(event.event)} · ${title}`,
    md`-# ${joined([placeName(place, language), ...mark], ' · ')}`,
    ...(ranges.length > 0 ? [md`-# ${joined(ranges, ' · ')}`] : []),
  ];
  return joined(lines, '\n');
}

/** A divider between entries. */
function listed(entries: readonly Markdown[]): CardBlock[] {
  return entries.flatMap((text, index): CardBlock[] => [
    ...(index === 0 ? [] : [{ kind: 'divider' as const }]),
    { kind: 'text', text },
  ]);
}

function fitEntries(entries: readonly Markdown[], { say }: Context): Markdown[] {
  return fitLines(entries, MESSAGE_CHARACTERS - 900, (count) => say('timeline.more', { count }));
}

function totalLines(totals: readonly ClaimedRange[], { say, language }: Context): Block[] {
  if (totals.length === 0) return [];
  const lines = totals.slice(0, TOTALS).map((total) => showTotal(total, language));
  return [{ kind: 'text', text: joined([say('total.heading'), ...lines, say('total.note')], '\n') }];
}
