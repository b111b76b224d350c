import { CREDIBILITIES, RELIABILITIES } from '../domain/claimant.ts';
import { NOW } from '../domain/claimants.ts';
import { eventId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { HARMS } from '../domain/figure.ts';
import { areaName } from '../places/area-name.ts';
import type { Drawing } from '../render/drawing.ts';
import { claimLines, disputesIn, eventHeading, toneOf } from '../render/event-card.ts';
import { fitLines, MESSAGE_CHARACTERS, weight } from '../render/fit.ts';
import { type Markdown, md } from '../render/markdown.ts';
import type { Block, CardBlock, Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import { turnPages } from '../render/turn-pages.ts';
import type { Command, Context } from './command.ts';
import { claimedEventsOf, detailsPress, encodeQuery, isAsked, type Query, statesOf } from './query.ts';
import { queryLine } from './query-line.ts';
import { queryPages } from './query-pages.ts';

const EVENTS_A_PAGE = 4;

export const claims: Command = {
  definition: {
    name: 'claims',
    audience: 'everyone',
    options: [
      { name: 'place', type: 'string', required: true, completes: true, maximum: 200 },
      { name: 'claimant', type: 'string', completes: true, maximum: 100 },
      { name: 'harm', type: 'string', choices: HARMS },
      { name: 'since', type: 'string', maximum: 60 },
      { name: 'until', type: 'string', maximum: 60 },
      { name: 'disputed', type: 'boolean' },
      { name: 'reliability', type: 'string', choices: RELIABILITIES },
      { name: 'credibility', type: 'integer', choices: CREDIBILITIES },
      { name: 'as-of', type: 'string', maximum: 60 },
      { name: 'private', type: 'boolean' },
    ],
  },

  ...queryPages('claims', claimsPage),
};

/** Events with what is claimed of them, newest first. */
function claimsPage(query: Query, page: number, context: Context): Reply {
  const { casebook, language, say } = context;
  const { found, counted, conflicts } = claimedEventsOf(casebook, query);
  const { [counted]: count } = found.tally;
  const pages = Math.max(1, Math.ceil(count / EVENTS_A_PAGE));
  const current = Math.min(page, pages - 1);
  const shown = found.page(counted, 'newest', current * EVENTS_A_PAGE, EVENTS_A_PAGE);
  const heading = say('claims.heading', { place: areaName(query.area, language) });
  const counts =
    count === 0
      ? say('claims.none')
      : md`${say('count.events', { count })} · ${say('count.disputed', { count: conflicts })}`;
  const intro: Block = { kind: 'text', text: md`## ${heading}\n${queryLine(query, context)}-# ${counts}` };
  const press = (to: number) => `claims:page:${to}:${encodeQuery(query, casebook)}`;
  return {
    private: query.private,
    blocks: [
      intro,
      ...cards(statesOf(shown, query, casebook), query, context),
      ...turnPages({ page: current, pages, press }, say, language),
    ],
  };
}

function cards(events: readonly EventState[], query: Query, context: Context): Block[] {
  const { casebook, language, say } = context;
  const drawing: Drawing = { casebook, language, through: query.through ?? NOW };
  const filter = {
    harm: query.harm ?? undefined,
    speaker: query.speaker ?? undefined,
    ...(query.rating && isAsked(query.rating) && { rating: query.rating }),
  };
  const drawn = events.map((event) => ({
    event,
    heading: eventHeading(event, drawing),
    lines: claimLines(event, drawing, filter),
  }));
  const whole = drawn.reduce(
    (sum, { heading, lines }) => sum + [heading, ...lines].reduce((total, text) => total + weight(text), 0),
    0,
  );
  const budget =
    whole <= MESSAGE_CHARACTERS - 300
      ? Number.POSITIVE_INFINITY
      : (MESSAGE_CHARACTERS - 300) / Math.max(1, events.length);
  return drawn.map(({ event, heading, lines }): Block => {
    const more = (count: number): Markdown => say('card.more', { count, event: eventId(event.event) });
    const kept = fitLines(lines, budget - weight(heading), more);
    const details = { label: bare(language, 'button.details'), press: detailsPress(event, query) };
    const blocks: CardBlock[] = [
      { kind: 'row', text: heading, button: details },
      ...kept.map((text) => ({ kind: 'text' as const, text })),
    ];
    return { kind: 'card', tone: toneOf(disputesIn(event, filter)), blocks };
  });
}
