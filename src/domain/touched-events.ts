import type { ActionOf, ClaimantContent } from './action.ts';
import type { Casebook } from './casebook.ts';
import type { EventContent } from './event.ts';

/** The entries after one, up to another. */
export interface Period {
  readonly casebook: Casebook;
  readonly since: number;
  readonly through: number;
}

/** An import of so many events that they are counted and not told one by one. */
export interface BulkImport {
  readonly file: string;
  /** How many of its events concern whoever asks: the new ones, and those it says more of. */
  readonly events: number;
  /** Whether it was undone, having been there before. */
  readonly undone: boolean;
}

export type Concerns = (event: { readonly content: Pick<EventContent, 'place'> }) => boolean;

/** An import of more events than this is told as one piece of news. */
const BULK = 25;
/** Of so many events it adds claims to, the disputes are looked at. */
const ADDED = 500;

interface Touched {
  /** Events, each with the first entry of the period that is about it. */
  readonly events: Map<number, number>;
  /** Imports too large to be told event by event, each with the first entry of the period that is about it. */
  readonly bulk: Map<number, { readonly seq: number; readonly action: ActionOf<'records.imported'> }>;
  /** Events of which such an import says more, as far as they are looked at: of those their disputes are told. */
  readonly added: Map<number, number>;
}

/** What the entries of a period are about; a change to a claimant touches the events whose claims name it, by whatever name. */
export function touchedIn({ casebook, since, through }: Period): Touched {
  const touched: Touched = { events: new Map(), bulk: new Map(), added: new Map() };
  const touchNaming = (said: readonly ClaimantContent[], seq: number): void => {
    for (const event of casebook.eventsConcernedBy(said, since, through)) touch(event, seq);
  };
  const touch = (event: number, seq: number) => {
    for (const each of [event, casebook.whole(event, since), casebook.whole(event, through)])
      touched.events.set(each, touched.events.get(each) ?? seq);
  };
  for (const { seq, action } of casebook.entriesAfter(since)) {
    if (seq > through) break;
    const about = action.type === 'action.undone' ? action.undoes : seq;
    const subject = casebook.entry(about)?.action;
    if (!subject) continue;
    if ('event' in subject) touch(subject.event, seq);
    else if (subject.type === 'entry.redacted') for (const { event } of subject.disputed ?? []) touch(event, seq);
    else if (subject.type === 'claimant.changed') touchNaming([subject.content], seq);
    else if (subject.type === 'draft.recorded') {
      for (const event of eventsIn(casebook, { ...subject, first: about })) touch(event, seq);
      touchNaming(subject.content.claimants, seq);
    } else if (subject.type === 'records.imported') {
      const events = eventsIn(casebook, subject);
      if (events.length > BULK) {
        touched.bulk.set(about, touched.bulk.get(about) ?? { seq, action: subject });
        for (const { event } of casebook
          .imported(subject)
          .additions.filter(({ claims }) => claims > 0)
          .slice(0, ADDED))
          touched.added.set(casebook.whole(event, through), seq);
      } else for (const event of events) touch(event, seq);
      touchNaming(casebook.imported(subject).claimants, seq);
    }
  }
  return touched;
}

/** The events an import adds, and those it says more of. */
function eventsIn(casebook: Casebook, action: Parameters<Casebook['imported']>[0]): readonly number[] {
  const { events, additions } = casebook.imported(action);
  return [...events, ...additions.map(({ event }) => event)];
}

/** What a large import comes to for whoever asks; null where it is nothing, or was done and undone in the period. */
export function bulkImport(
  about: number,
  action: ActionOf<'records.imported'>,
  { casebook, since, through }: Period,
  concerns: Concerns,
): BulkImport | null {
  const [was, is] = [casebook.stands(about, since), casebook.stands(about, through)];
  if (was === is) return null;
  const events = eventsIn(casebook, action).filter((event) => {
    const content = casebook.listed(event)?.content ?? casebook.event(event, since)?.content;
    return content !== undefined && concerns({ content });
  });
  return events.length === 0 ? null : { file: action.content.file, events: events.length, undone: was };
}
