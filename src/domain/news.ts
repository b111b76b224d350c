import type { ActionOf } from './action.ts';
import type { Casebook, ClaimState, EventState, Recorded } from './casebook.ts';
import type { Dispute } from './dispute.ts';
import type { Position } from './position.ts';

/** How a dispute has changed: announced once each, by its fingerprint. */
export interface DisputeChange {
  readonly change: 'new' | 'changed' | 'settled';
  readonly event: EventState;
  /** As it stands; for a settled one, as it stood before. */
  readonly dispute: Dispute;
}

export interface Revision {
  readonly event: EventState;
  /** The figure now; what it was is the first it revises. */
  readonly position: Position;
}

/** What was there before and was taken back: withdrawn with a reason, or undone by its author. */
export interface TakenBack {
  readonly event: EventState;
  /** Null when it is the event itself. */
  readonly claim: ClaimState | null;
  /** Null when it was undone. */
  readonly reason: string | null;
}

/** What was withdrawn or taken back, and stands again. */
export interface Restored {
  readonly event: EventState;
  /** Null when it is the event itself. */
  readonly claim: ClaimState | null;
}

/** An import of so many events that they are counted and not told one by one. */
interface BulkImport {
  readonly file: string;
  /** How many of its events concern whoever asks: the new ones, and those it says more of. */
  readonly events: number;
  /** Whether it was undone, having been there before. */
  readonly undone: boolean;
}

/** An import of more events than this is told as one piece of news. */
const BULK = 25;

/** What was recorded between two entries, as the record now stands. */
export interface News {
  /** Entries after this one … */
  readonly since: number;
  /** … up to this one. */
  readonly through: number;
  /** Events with new claims, or new themselves, by the order they were recorded in. */
  readonly events: ReadonlyArray<{
    readonly event: EventState;
    readonly isNew: boolean;
    readonly claims: readonly ClaimState[];
  }>;
  readonly disputes: readonly DisputeChange[];
  readonly revisions: readonly Revision[];
  readonly takenBack: readonly TakenBack[];
  readonly restored: readonly Restored[];
  readonly imports: readonly BulkImport[];
}

export function isEmpty(news: News): boolean {
  const { events, disputes, revisions, takenBack, restored, imports } = news;
  return [events, disputes, revisions, takenBack, restored, imports].every((part) => part.length === 0);
}

/** The question a dispute is about, the same before and after its positions change. */
function questionOf(dispute: Dispute): string {
  if (dispute.kind === 'responsibility') return dispute.kind;
  return [dispute.harm, dispute.withinHarm, dispute.victims, dispute.withinVictims].join('/');
}

/**
 * What entries after `since` up to `through` add, for the events `concerns` picks. Both ends are entries, so news that follow one another neither
 * repeat nor leave out anything.
 */
export function newsBetween(
  casebook: Casebook,
  since: number,
  through: number,
  concerns: (event: Pick<EventState, 'content'>) => boolean,
): News {
  const news = { events: [], disputes: [], revisions: [], takenBack: [], restored: [], imports: [] } as {
    [Part in keyof Omit<News, 'since' | 'through'>]: Array<News[Part][number]>;
  };
  const isNew = (recorded: Recorded): boolean => recorded.seq > since && recorded.seq <= through;
  const { numbers, bulk } = touched(casebook, since, through);
  for (const [seq, action] of bulk) {
    const events = eventsIn(casebook, action).filter((event) => {
      const content = casebook.listed(event)?.content ?? casebook.event(event, since)?.content;
      return content !== undefined && concerns({ content });
    });
    const [was, is] = [casebook.stands(seq, since), casebook.stands(seq, through)];
    if (was === is || events.length === 0) continue;
    news.imports.push({ file: action.content.file, events: events.length, undone: was });
  }
  for (const number of numbers) {
    const before = casebook.event(number, since);
    const now = casebook.event(number, through);
    const event = now ?? before;
    if (!event || !concerns(event)) continue;
    news.takenBack.push(...takenBack(before, now));
    if (!now || now.withdrawn) continue;
    news.restored.push(...restored(before, now));
    const claims = now.claims.filter((claim) => isNew(claim.recorded) && !claim.withdrawn);
    if (claims.length > 0 || isNew(now.recorded)) news.events.push({ event: now, isNew: isNew(now.recorded), claims });
    news.disputes.push(...disputeChanges(before, now));
    news.revisions.push(...revisions(before, now));
  }
  return { since, through, ...news };
}

/** Events the entries are about, each once, and imports too large to be told event by event; a change to a claimant may touch any. */
function touched(casebook: Casebook, since: number, through: number) {
  const numbers = new Set<number>();
  const bulk = new Map<number, ActionOf<'records.imported'>>();
  for (const { seq, action } of casebook.entriesAfter(since)) {
    if (seq > through) break;
    const about = action.type === 'action.undone' ? action.undoes : seq;
    const subject = casebook.entry(about)?.action;
    if (!subject) continue;
    if ('event' in subject) numbers.add(subject.event);
    else if (subject.type === 'claimant.changed') for (const state of casebook.events()) numbers.add(state.event);
    else if (subject.type === 'records.imported') {
      const events = eventsIn(casebook, subject);
      if (events.length > BULK) bulk.set(about, subject);
      else for (const event of events) numbers.add(event);
    }
  }
  return { numbers, bulk };
}

/** The events an import adds, and those it says more of. */
function eventsIn(casebook: Casebook, action: ActionOf<'records.imported'>): readonly number[] {
  const { events, additions } = casebook.imported(action);
  return [...events, ...additions.map(({ event }) => event)];
}

function disputeChanges(before: EventState | null, now: EventState): DisputeChange[] {
  const earlier = new Map((before?.disputes ?? []).map((dispute) => [questionOf(dispute), dispute]));
  const changes: DisputeChange[] = [];
  for (const dispute of now.disputes) {
    const was = earlier.get(questionOf(dispute));
    earlier.delete(questionOf(dispute));
    if (was?.fingerprint === dispute.fingerprint) continue;
    changes.push({ change: was ? 'changed' : 'new', event: now, dispute });
  }
  for (const dispute of earlier.values()) {
    if (before) changes.push({ change: 'settled', event: before, dispute });
  }
  return changes;
}

/** Figures that stood at the earlier entry and were replaced since by the same claimant. */
function revisions(before: EventState | null, now: EventState): Revision[] {
  const stood = new Map((before?.positions.figures ?? []).map((position) => [keyOf(position), position]));
  return now.positions.figures
    .filter((position) => {
      const was = stood.get(keyOf(position));
      const differs = was && (was.figure.low !== position.figure.low || was.figure.high !== position.figure.high);
      return differs && position.revises.some((each) => each.said.claim === was.said.claim);
    })
    .map((position) => ({ event: now, position }));
}

function keyOf({ said, harm, victims }: Position): string {
  return `${said.speaker}/${harm}/${victims}`;
}

function takenBack(before: EventState | null, now: EventState | null): TakenBack[] {
  if (!before || before.withdrawn) return [];
  if (!now) return [{ event: before, claim: null, reason: null }];
  if (now.withdrawn) return [{ event: before, claim: null, reason: now.withdrawn.reason }];
  return before.claims.flatMap((claim) => {
    if (claim.withdrawn) return [];
    const still = now.claims.find((each) => each.claim === claim.claim);
    if (still && !still.withdrawn) return [];
    return [{ event: now, claim, reason: still?.withdrawn?.reason ?? null }];
  });
}

function restored(before: EventState | null, now: EventState): Restored[] {
  if (before?.withdrawn) return [{ event: now, claim: null }];
  const withdrawn = new Set((before?.claims ?? []).filter((claim) => claim.withdrawn).map((claim) => claim.claim));
  return now.claims
    .filter((claim) => withdrawn.has(claim.claim) && !claim.withdrawn)
    .map((claim) => ({ event: now, claim }));
}
