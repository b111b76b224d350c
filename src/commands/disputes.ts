import type { Casebook } from '../domain/casebook.ts';
import type { DatedEvent } from '../domain/dated-events.ts';
import { aroseAt, type Dispute } from '../domain/dispute.ts';
import { eventId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { areaKey } from '../places/area-key.ts';
import { areaName } from '../places/area-name.ts';
import { moment } from '../render/dates.ts';
import { disputeLines } from '../render/dispute-lines.ts';
import type { Drawing } from '../render/drawing.ts';
import { fitLines, MESSAGE_CHARACTERS, weight } from '../render/fit.ts';
import { joined, md } from '../render/markdown.ts';
import { disputesPicture } from '../render/pictures/claims-picture.ts';
import { pictureBlock } from '../render/pictures/picture-block.ts';
import type { Block, Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import { turnPages } from '../render/turn-pages.ts';
import { orChoosePlace } from './choose-place.ts';
import type { Command, Context } from './command.ts';
import { completeOption } from './completion.ts';
import { text } from './input.ts';
import {
  type AreaQuery,
  decodeQuery,
  detailsPress,
  encodeWithArea,
  eventsOf,
  readFilters,
  readQuery,
  statesOf,
} from './query.ts';
import { queryLine } from './query-line.ts';
import { pressedPage } from './query-pages.ts';

const DISPUTES_A_PAGE = 4;
/** What stands for "everywhere" in a custom id. */
const EVERYWHERE = '*';

export const disputes: Command = {
  definition: {
    name: 'disputes',
    audience: 'everyone',
    options: [
      { name: 'place', type: 'string', completes: true, maximum: 200 },
      { name: 'since', type: 'string', maximum: 60 },
      { name: 'until', type: 'string', maximum: 60 },
      { name: 'as-of', type: 'string', maximum: 60 },
      { name: 'private', type: 'boolean' },
    ],
  },

  async run(input, context) {
    const { casebook } = context;
    const filters = readFilters(input, context);
    const place = text(input, 'place');
    const ask = (area: string) => `disputes:show:0:${encodeWithArea(area, filters, casebook)}`;
    return orChoosePlace(context, ask, () => {
      if (place === null) return disputesPage({ area: null, ...filters }, 0, context);
      return disputesPage(readQuery(input, context), 0, context);
    });
  },

  complete: completeOption,

  async press(press, context) {
    return pressedPage(press, (encoded, page) => disputesPage(decodeAsked(encoded, context), page, context));
  },
};

function decodeAsked(encoded: string, { casebook }: Context): AreaQuery {
  if (!encoded.startsWith(`${EVERYWHERE}|`)) return decodeQuery(encoded, casebook);
  // Any country will do for reading the filters beside it.
  return { ...decodeQuery(encoded.replace(EVERYWHERE, 'NE'), casebook), area: null };
}

/** Disputes that are open, the newest first: who says what, how far apart, since when. */
function disputesPage(asked: AreaQuery, page: number, context: Context): Reply {
  const { casebook, language, say } = context;
  const found = eventsOf(casebook, asked);
  const { disputes: count, diverging } = found.tally;
  const pages = Math.max(1, Math.ceil(count / DISPUTES_A_PAGE));
  const current = Math.min(page, pages - 1);
  const shown = found
    .newestDisputes((current + 1) * DISPUTES_A_PAGE, (dated) => openIn(dated, asked, casebook))
    .slice(current * DISPUTES_A_PAGE);
  const heading = asked.area
    ? say('disputes.heading', { place: areaName(asked.area, language) })
    : say('disputes.headingAll');
  const apart = diverging > 0 ? [say('count.diverging', { count: diverging })] : [];
  const counted =
    count === 0 ? say('disputes.none') : joined([say('count.disputes', { count: count - diverging }), ...apart], ' · ');
  const area = asked.area ? areaKey(asked.area) : EVERYWHERE;
  const press = (to: number) => `disputes:page:${to}:${encodeWithArea(area, asked, casebook)}`;
  return {
    private: asked.private,
    blocks: [
      { kind: 'text', text: md`## ${heading}\n${queryLine(asked, context)}-# ${counted}` },
      ...pictureBlock([disputesPicture(shown, { casebook, language, through: asked.through ?? undefined })]),
      ...shown.map((each, index) => disputeCard(each, index, shareOf(shown.length), asked, context)),
      ...turnPages({ page: current, pages, press }, say, language),
    ],
  };
}

/** What each of so many disputes may hold of a message's text. */
function shareOf(disputes: number): number {
  return (MESSAGE_CHARACTERS - 300) / disputes;
}

function openIn(dated: DatedEvent, asked: AreaQuery, casebook: Casebook): OpenDispute[] {
  return statesOf([dated], asked, casebook).flatMap((event) =>
    event.disputes.map((dispute) => ({ event, dispute, arose: aroseAt(dispute) })),
  );
}

interface OpenDispute {
  readonly event: EventState;
  readonly dispute: Dispute;
  readonly arose: number;
}

function disputeCard(open: OpenDispute, index: number, share: number, asked: AreaQuery, context: Context): Block {
  const { event, dispute, arose } = open;
  const { casebook, language, say } = context;
  const drawing: Drawing = { casebook, language, through: asked.through ?? undefined };
  const since = casebook.entry(arose);
  const title = md`### ${eventId(event.event)} · ${event.content.title}\n-# ${joined(since ? [say('disputes.since', { at: moment(since.at) })] : [], ' · ')}`;
  const lines = fitLines([disputeLines(dispute, event, drawing)], share - weight(title), (count) =>
    say('card.more', { count, event: eventId(event.event) }),
  );
  // An event may be here twice, and Discord takes no message in which two buttons are the same: the place in the list tells them apart.
  const details = { label: bare(language, 'button.details'), press: detailsPress(event, asked, index) };
  return {
    kind: 'card',
    tone: dispute.kind === 'diverging' ? 'diverging' : 'conflict',
    blocks: [
      { kind: 'row', text: title, button: details },
      ...lines.map((line) => ({ kind: 'text' as const, text: line })),
    ],
  };
}
