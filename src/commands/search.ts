import { UserError } from '../domain/errors.ts';
import { eventId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { mentions, wordsOf } from '../domain/text-index.ts';
import { placeName } from '../places/area-name.ts';
import type { Drawing } from '../render/drawing.ts';
import { claimListLine, eventHeading, toneOf } from '../render/event-card.ts';
import { fitLines, MESSAGE_CHARACTERS, weight } from '../render/fit.ts';
import { md } from '../render/markdown.ts';
import type { Block, Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import { turnPages } from '../render/turn-pages.ts';
import type { Command, Context } from './command.ts';
import { flag, required } from './input.ts';
import { decodePage } from './query.ts';

const EVENTS_A_PAGE = 4;

/** A button that turns pages carries what was looked for. */
const LONGEST = 70;

interface Sought {
  readonly text: string;
  readonly private: boolean;
}

export const search: Command = {
  definition: {
    name: 'search',
    audience: 'everyone',
    options: [
      { name: 'text', type: 'string', required: true, maximum: LONGEST },
      { name: 'private', type: 'boolean' },
    ],
  },

  async run(input, context) {
    const sought = { text: required(input, 'text', LONGEST), private: flag(input, 'private') };
    if (wordsOf(sought.text).length === 0) throw new UserError('search.noWords');
    // The first time a whole record is read, which may take longer than Discord waits.
    if (!context.casebook.isIndexed)
      return context.working(async () => searchPage(sought, 0, context), { private: sought.private });
    return searchPage(sought, 0, context);
  },

  async press(press, context) {
    const [, page = '', visibility = '', ...text] = press.split(':');
    const sought = { text: text.join(':'), private: visibility === 'p' };
    return { ...searchPage(sought, decodePage(page), context), replaces: true };
  },
};

/** Events that mention all the words, the newest first, each with the claims that do. */
function searchPage(sought: Sought, page: number, context: Context): Reply {
  const { casebook, language, say } = context;
  const words = wordsOf(sought.text);
  const { events, more } = casebook.mentioning(words, (place) => `${placeName(place, 'en')} ${placeName(place, 'fr')}`);
  const pages = Math.max(1, Math.ceil(events.length / EVENTS_A_PAGE));
  const current = Math.min(page, pages - 1);
  const shown = events.slice(current * EVENTS_A_PAGE, (current + 1) * EVENTS_A_PAGE);
  const count = events.length;
  const counted = count === 0 ? say('search.none') : say(more ? 'search.more' : 'count.events', { count });
  const press = (to: number) => `search:page:${to}:${sought.private ? 'p' : ''}:${sought.text}`;
  return {
    private: sought.private,
    blocks: [
      { kind: 'text', text: md`## ${say('search.heading', { text: sought.text })}\n-# ${counted}` },
      ...shown.map((event) => foundCard(event, words, shown.length, context)),
      ...turnPages({ page: current, pages, press }, say, language),
    ],
  };
}

function foundCard(
  event: EventState,
  words: readonly string[],
  cards: number,
  { casebook, language, say }: Context,
): Block {
  const drawing: Drawing = { casebook, language };
  const heading = eventHeading(event, drawing);
  const claims = event.claims.filter(({ withdrawn, content }) => {
    const text = [content.says, content.quote, content.claimant, content.via].join(' ');
    return !withdrawn && words.some((word) => mentions(text, [word]));
  });
  const lines = claims.map((claim) => claimListLine(claim, drawing, say));
  const budget = (MESSAGE_CHARACTERS - 300) / cards - weight(heading);
  const kept = fitLines(lines, budget, (count) => say('card.more', { count, event: eventId(event.event) }));
  const details = { label: bare(language, 'button.details'), press: `event:show:${event.event}` };
  return {
    kind: 'card',
    tone: toneOf(event.disputes),
    blocks: [{ kind: 'row', text: heading, button: details }, ...kept.map((text) => ({ kind: 'text' as const, text }))],
  };
}
