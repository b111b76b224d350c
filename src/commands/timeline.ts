import { NOW } from '../domain/claimants.ts';
import { cut } from '../domain/cut.ts';
import type { DatedEvents } from '../domain/dated-events.ts';
import { eventId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import type { FoundEvents } from '../domain/found-events.ts';
import { type ClaimedRange, rangesOf } from '../domain/range.ts';
import { areaName, placeName } from '../places/area-name.ts';
import { showPeriod } from '../render/dates.ts';
import type { Drawing } from '../render/drawing.ts';
import { toneOf } from '../render/event-card.ts';
import { MESSAGE_CHARACTERS, weight } from '../render/fit.ts';
import { joined, type Markdown, md, plain } from '../render/markdown.ts';
import { keptPictures } from '../render/pictures/kept-pictures.ts';
import { manyEventsPicture } from '../render/pictures/many-events-picture.ts';
import { mapPicture } from '../render/pictures/map-picture.ts';
import { timelinePicture } from '../render/pictures/timeline-picture.ts';
import { showRange, showTotal } from '../render/ranges.ts';
import type { Block, CardBlock, Reply } from '../render/reply.ts';
import { turnPages } from '../render/turn-pages.ts';
import type { Command, Context } from './command.ts';
import { encodeQuery, listOf, type Query, statesOf } from './query.ts';
import { queryLine } from './query-line.ts';
import { queryPages } from './query-pages.ts';

const EVENTS_A_PAGE = 8;
/** What a page's events may take together, beside its heading and totals. */
const ROOM = MESSAGE_CHARACTERS - 1_000;
/** Where a page's events don't fit whole, longer titles and places are cut; the event itself has them. */
const TITLE = 90;
const PLACE = 60;
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

  ...queryPages('timeline', timelinePage),
};

/** Events in the order they happened, each with its ranges over claimants, and the ranges added up. */
function timelinePage(query: Query, page: number, context: Context): Reply {
  const { casebook, language, say } = context;
  const list = listOf(casebook, query);
  const found = list.within(query.since, query.until);
  const { events, totals } = found.tally;
  const pages = Math.max(1, Math.ceil(events / EVENTS_A_PAGE));
  const current = Math.min(page, pages - 1);
  const shown = found.page('events', 'oldest', current * EVENTS_A_PAGE, EVENTS_A_PAGE);
  const drawing: Drawing = { casebook, language, through: query.through ?? NOW };
  const heading = say('timeline.heading', { place: areaName(query.area, language) });
  const counted = events === 0 ? say('timeline.none') : say('count.events', { count: events });
  const press = (to: number) => `timeline:page:${to}:${encodeQuery(query, casebook)}`;
  const entries = fitted(statesOf(shown, query, casebook), drawing, context);
  return {
    private: query.private,
    blocks: [
      { kind: 'text', text: md`## ${heading}\n${queryLine(query, context)}-# ${counted}` },
      ...picturesOf(list, found, query, context),
      ...(entries.length > 0 ? [{ kind: 'card' as const, tone: 'plain' as const, blocks: listed(entries) }] : []),
      ...totalLines(totals, context),
      ...turnPages({ page: current, pages, press }, say, language),
    ],
  };
}

/** Events drawn one by one at most. */
const DRAWN = 500;

/** The period at a glance, the same on each of its pages: every event and a map of them, or how many happened when where they are too many. */
function picturesOf(
  list: DatedEvents,
  found: FoundEvents,
  { since, until }: Query,
  { language }: Context,
): readonly Block[] {
  return keptPictures(list, `${language}/${since}/${until}`, () => {
    const { events } = found.tally;
    if (events > DRAWN) return [manyEventsPicture(list, since, until, language)];
    const drawn = found.summaries(events);
    return [timelinePicture(drawn, language), mapPicture(drawn, language)];
  });
}

/** A page's events: whole where they fit together, else each shortened, with as many of its ranges as its share of the page holds. */
function fitted(events: readonly EventState[], drawing: Drawing, context: Context): Markdown[] {
  const rangesIn = (event: EventState) => rangesOf(event).map((range) => showRange(range, event, drawing));
  const whole = events.map((event) => entry(entryHeading(event, drawing, context), rangesIn(event)));
  if (whole.reduce((sum, each) => sum + weight(each), 0) <= ROOM) return whole;
  return events.map((event) => {
    const heading = entryHeading(event, drawing, context, true);
    const more = (count: number) => context.say('timeline.more', { count, event: eventId(event.event) });
    return entry(heading, fitRanges(rangesIn(event), ROOM / events.length - weight(heading), more));
  });
}

function entry(heading: Markdown, ranges: readonly Markdown[]): Markdown {
  return ranges.length > 0 ? md`${heading}\n-# ${joined(ranges, ' · ')}` : heading;
}

function fitRanges(ranges: readonly Markdown[], room: number, more: (count: number) => Markdown): Markdown[] {
  let left = room;
  const cut = ranges.findIndex((range) => {
    left -= weight(range) + 3;
    return left < 0;
  });
  return cut === -1 ? [...ranges] : [...ranges.slice(0, cut), more(ranges.length - cut)];
}

/** When, which, where, and whether its claims conflict. */
function entryHeading(event: EventState, { language }: Drawing, { say }: Context, shortened = false): Markdown {
  const { title, date, until, place } = event.content;
  const tone = toneOf(event.disputes);
  const mark =
    tone === 'conflict' ? [say('timeline.conflict')] : tone === 'diverging' ? [say('timeline.diverging')] : [];
  const short = (text: string, length: number): string => (shortened ? cut(plain(text), length) : text);
  const what = md`**${showPeriod(date, until, language)}** · ${eventId(event.event)} · ${short(title, TITLE)}`;
  return md`${what}\n-# ${joined([short(placeName(place, language), PLACE), ...mark], ' · ')}`;
}

/** A divider between entries. */
function listed(entries: readonly Markdown[]): CardBlock[] {
  return entries.flatMap((text, index): CardBlock[] => [
    ...(index === 0 ? [] : [{ kind: 'divider' as const }]),
    { kind: 'text', text },
  ]);
}

function totalLines(totals: readonly ClaimedRange[], { say, language }: Context): Block[] {
  if (totals.length === 0) return [];
  const lines = totals.slice(0, TOTALS).map((total) => showTotal(total, language));
  if (totals.length > TOTALS) lines.push(say('total.more', { count: totals.length - TOTALS }));
  return [{ kind: 'text', text: joined([say('total.heading'), ...lines, say('total.note')], '\n') }];
}
