import type { Casebook } from '../domain/casebook.ts';
import { cut } from '../domain/cut.ts';
import type { DatedEvent } from '../domain/dated-events.ts';
import { type EventContent, eventId } from '../domain/event.ts';
import { nearEvents } from '../domain/near.ts';
import { placeName } from '../places/area-name.ts';
import { showPeriod } from '../render/dates.ts';
import { weight } from '../render/fit.ts';
import { joined, md } from '../render/markdown.ts';
import type { Button, Reply } from '../render/reply.ts';
import { bare } from '../render/say.ts';
import type { Context, Input } from './command.ts';
import { EVENT_OPTIONS } from './event-fields.ts';
import { keepOptions, readKeptOptions } from './kept-options.ts';

const PATH = ['add', 'event'];

/** Characters of a title that are told where several are to be told apart. */
const TITLE = 100;

/** There are events already that may be the one to be recorded: nothing is recorded before somebody has said which way it is. */
export class NearEvents extends Error {
  override readonly name = 'NearEvents';
  readonly events: readonly DatedEvent[];

  constructor(events: readonly DatedEvent[]) {
    super('there are events near in place, day and parties');
    this.events = events;
  }
}

export function checkIsNew(casebook: Casebook, content: EventContent): void {
  const near = nearEvents(casebook, content);
  if (near.length > 0) throw new NearEvents(near);
}

/** Asks, before anything is recorded, whether it is one of these; what was typed is kept by the message. */
export function askWhetherNew(near: readonly DatedEvent[], input: Input, context: Context): Reply {
  const { language, say } = context;
  const ask = joined([say('near.ask', { count: near.length }), ...near.map((event) => nearLine(event, context))], '\n');
  const { card, isWhole } = keepOptions(PATH, EVENT_OPTIONS, input, language, weight(ask) + 100);
  const there: Button[] = near.map(({ event }) => ({
    label: `${bare(language, 'button.addClaimThere')} ${eventId(event)}`,
    press: `again:add:claim:${event}`,
    style: 'primary',
  }));
  const anyway: Button = { label: bare(language, 'button.newEvent'), press: 'add:anyway' };
  const cancel: Button = { label: bare(language, 'button.cancel'), press: 'add:cancel', style: 'danger' };
  return {
    private: true,
    blocks: [
      { kind: 'text', text: ask },
      ...card,
      // What no message can keep can't be recorded from one.
      { kind: 'buttons', buttons: [...there, ...(isWhole ? [anyway] : []), cancel] },
    ],
  };
}

/** What was typed for an event, as the message that asked kept it. */
export function keptEvent(message: string, { language }: Context): Input {
  return readKeptOptions(PATH, EVENT_OPTIONS, message, language);
}

function nearLine({ event, content }: DatedEvent, { casebook, language, say }: Context) {
  const claims = casebook.event(event)?.claims.filter(({ withdrawn }) => !withdrawn).length ?? 0;
  const { title, date, until, place } = content;
  const facts = [showPeriod(date, until, language), placeName(place, language), say('count.claims', { count: claims })];
  return md`- **${eventId(event)} · ${cut(title, TITLE)}** · ${joined(facts, ' · ')}`;
}
