import type { Language } from '../domain/action.ts';
import { cut } from '../domain/cut.ts';
import type { PreciseDate } from '../domain/date.ts';
import { eventId, type Place } from '../domain/event.ts';
import { placeName } from '../places/area-name.ts';
import { showDate } from './dates.ts';
import { MESSAGE_CHARACTERS, weight } from './fit.ts';
import type { FieldChoice } from './form.ts';
import { joined, Markdown, md, plain, unmarked } from './markdown.ts';
import type { Button, CardBlock, Reply } from './reply.ts';
import { bare, sayIn } from './say.ts';

/** An event of a draft as it is shown. */
interface ShownEvent {
  readonly title: string;
  readonly date: PreciseDate | null;
  readonly place: Place | null;
  /** The event of the record that it is, with its title. */
  readonly into: { readonly event: number; readonly title: string } | null;
  /** Others of the record that it may be. */
  readonly near: readonly { readonly event: number; readonly title: string }[];
  /** Somebody has said that it is none of them. */
  readonly isSaidNew: boolean;
  readonly isChosen: boolean;
  readonly claims: readonly ShownClaim[];
}

interface ShownClaim {
  /** Its number in the draft, from 0. */
  readonly index: number;
  readonly claimant: string | null;
  readonly says: string;
  readonly said: PreciseDate | null;
  readonly via: string | null;
  readonly sentence: string;
  readonly unread?: readonly string[];
  readonly doubt: 'unsure' | 'known' | 'nameless' | null;
  readonly isOutlets: boolean;
  readonly isChosen: boolean;
}

export interface ShownDraft {
  readonly name: string;
  readonly events: readonly ShownEvent[];
  readonly leftOut: number;
  /** The day its "on Wednesday" is counted from, where nobody told when it was published. */
  readonly takenAsOf: string | null;
}

function takenAsOf(date: string, language: Language): Markdown {
  return sayIn(language)('draft.takenAsOf', { day: showDate({ date, precision: 'day' }, language) });
}

/** Characters that a sentence is shown with where there are many. */
const SENTENCES = { longest: 300, shortest: 60 };
const CHOICE = 100;
const CHOICES = 25;

/** A draft, for its member alone: each event with its claims, each claim above its sentence, and what can be done with them. */
export function draftCard(draft: ShownDraft, language: Language): Reply {
  const say = sayIn(language);
  const all = draft.events.reduce((sum, { claims }) => sum + Math.max(1, claims.length), 0);
  const chosen = draft.events.reduce(
    (sum, event) => sum + event.claims.filter(({ isChosen }) => isChosen).length + (event.isChosen ? 1 : 0),
    0,
  );
  const head = joined(
    [
      say('draft.heading'),
      ...(draft.takenAsOf === null ? [] : [takenAsOf(draft.takenAsOf, language)]),
      ...(draft.leftOut > 0 ? [say('draft.leftOut', { count: draft.leftOut })] : []),
    ],
    '\n',
  );
  const record: Button[] = [
    {
      label: unmarked(say('draft.recordChosen', { count: chosen })),
      press: `draft:record:${draft.name}`,
      style: 'primary',
      disabled: chosen === 0,
    },
    {
      label: unmarked(say('draft.recordAll', { count: all })),
      press: `draft:all:${draft.name}`,
      disabled: chosen === all,
    },
    { label: bare(language, 'button.dropDraft'), press: `draft:drop:${draft.name}`, style: 'danger' },
  ];
  return {
    private: true,
    replaces: true,
    blocks: [
      { kind: 'text', text: head },
      ...draft.events.map((event, index) => ({
        kind: 'card' as const,
        tone: 'plain' as const,
        blocks: eventBlocks(event, index, lengthOfSentences(draft, language), language),
      })),
      {
        kind: 'select',
        select: {
          press: `draft:pick:${draft.name}`,
          placeholder: bare(language, 'draft.pick'),
          choices: pickable(draft, language),
          chosen: draft.events.flatMap((event, index) => chosenOf(event, index)),
          most: CHOICES,
        },
      },
      {
        kind: 'select',
        select: {
          press: `draft:change:${draft.name}`,
          placeholder: bare(language, 'draft.change'),
          choices: changeable(draft, language),
        },
      },
      { kind: 'buttons', buttons: record },
    ],
  };
}

// Sentences are shortened before anything else is: all claims are seen with their words.
function lengthOfSentences(draft: ShownDraft, language: Language): number {
  for (let length = SENTENCES.longest; length > SENTENCES.shortest; length -= 40) {
    const texts = draft.events.flatMap((event, index) =>
      eventBlocks(event, index, length, language).flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
    );
    if (weight(joined(texts, '\n')) < MESSAGE_CHARACTERS - 400) return length;
  }
  return SENTENCES.shortest;
}

function eventBlocks(event: ShownEvent, index: number, sentence: number, language: Language): CardBlock[] {
  const say = sayIn(language);
  const { title, date, place, into, claims } = event;
  const facts = [
    date === null ? say('draft.noDate') : new Markdown(showDate(date, language)),
    place === null ? say('draft.noPlace') : md`${placeName(place, language)}`,
    into === null
      ? newEvent(event, language)
      : say('draft.joins', { event: eventId(into.event), title: cut(into.title, 80) }),
  ];
  const heading = md`**${cut(title, 150)}**\n${joined(facts, ' · ')}`;
  const bareEvent = event.isChosen ? say('draft.chosenEvent') : say('draft.noClaims');
  return [
    { kind: 'text', text: heading },
    ...(claims.length === 0
      ? [{ kind: 'text' as const, text: md`${mark(event.isChosen)} ${letter(index)} · ${bareEvent}` }]
      : []),
    ...claims.map((claim) => ({ kind: 'text' as const, text: claimText(claim, sentence, language) })),
  ];
}

function isAsked({ into, near, isSaidNew }: ShownEvent): boolean {
  return into === null && near.length > 0 && !isSaidNew;
}

/** A new event; where it may be one of the record, those are named, and somebody has to say so. */
function newEvent(event: ShownEvent, language: Language): Markdown {
  const say = sayIn(language);
  if (!isAsked(event)) return say('draft.newEvent');
  const events = event.near.map(({ event, title }, index) =>
    index === 0 ? md`**${eventId(event)} · ${cut(title, 80)}**` : md`**${eventId(event)}**`,
  );
  return say('draft.newUnless', { events: joined(events, ', ') });
}

function mark(isChosen: boolean): Markdown {
  return new Markdown(isChosen ? '☑' : '☐');
}

/** Events are lettered, claims numbered. */
function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

function claimText(claim: ShownClaim, length: number, language: Language): Markdown {
  const say = sayIn(language);
  const { claimant, says, said, via, sentence, unread = [], doubt, isOutlets } = claim;
  const who = claimant === null ? say('draft.unnamed') : md`**${claimant}**`;
  const facts = [
    ...(isOutlets && claimant !== null ? [say('draft.ownCount')] : []),
    ...(said === null ? [] : [say('draft.said', { date: showDate(said, language) })]),
    ...(via === null ? [] : [say('draft.via', { via })]),
    ...(doubt === null ? [] : [say(`draft.${doubt}`)]),
    ...unread.map((words) => say('draft.unread', { words: cut(words, 60) })),
  ];
  const words = says === '' ? say('draft.noWords') : md`${says}`;
  const line = joined([md`${mark(claim.isChosen)} ${claim.index + 1} · ${who}`, words, ...facts], ' · ');
  return md`${line}\n> ${cut(sentence, length)}`;
}

function pickable({ events }: ShownDraft, language: Language): FieldChoice[] {
  return events
    .flatMap((event, index): FieldChoice[] => [
      ...(event.claims.length === 0 ? [eventChoice(event, index, language)] : []),
      ...event.claims.map((claim) => claimChoice(claim, language)),
    ])
    .slice(0, CHOICES);
}

function chosenOf({ claims, isChosen }: ShownEvent, index: number): string[] {
  return [
    ...(isChosen ? [`e${index}`] : []),
    ...claims.flatMap((claim) => (claim.isChosen ? [`c${claim.index}`] : [])),
  ];
}

/** Events may be corrected, joined to others of the record or kept apart from them; claims may be corrected. */
function changeable({ events }: ShownDraft, language: Language): FieldChoice[] {
  const changes = events.flatMap((event, index): FieldChoice[] => {
    const apart = {
      label: cut(`${letter(index)} · ${bare(language, 'draft.keepApart')}`, CHOICE),
      value: `i${index}:0`,
    };
    const joins = event.near
      .filter((other) => other.event !== event.into?.event)
      .map((other) => ({
        label: cut(
          `${letter(index)} · ${unmarked(sayIn(language)('draft.join', { event: eventId(other.event) }))} · ${plain(other.title)}`,
          CHOICE,
        ),
        value: `i${index}:${other.event}`,
      }));
    return [eventChoice(event, index, language), ...joins, ...(isAsked(event) || event.into !== null ? [apart] : [])];
  });
  const claims = events.flatMap((event) => event.claims.map((claim) => claimChoice(claim, language)));
  return [...changes, ...claims].slice(0, CHOICES);
}

function eventChoice({ title }: ShownEvent, index: number, language: Language): FieldChoice {
  return {
    label: cut(`${letter(index)} · ${bare(language, 'label.event')} · ${plain(title)}`, CHOICE),
    value: `e${index}`,
  };
}

function claimChoice({ index, claimant, says }: ShownClaim, language: Language): FieldChoice {
  const who = plain(claimant ?? bare(language, 'draft.unnamed'));
  return { label: cut(`${index + 1} · ${who} · ${plain(says)}`, CHOICE), value: `c${index}` };
}
