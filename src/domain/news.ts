import type { ActionOf } from './action.ts';
import type { Casebook, EventState } from './casebook.ts';
import type { Dispute } from './dispute.ts';
import { type EventContent, isSameClaim } from './event.ts';
import type { ClaimState, Recorded } from './event-fold.ts';
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

/** What was told before and was wrong: an event or claim as it stands, and as it was. */
export interface Correction {
  readonly event: EventState;
  readonly before: EventState;
  /** Null when it is the event itself. */
  readonly claim: { readonly now: ClaimState; readonly before: ClaimState } | null;
}

/** An event that turned out to be another one. */
export interface Merged {
  readonly before: EventState;
  readonly into: EventState;
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
  readonly corrections: readonly Correction[];
  readonly merged: readonly Merged[];
  readonly imports: readonly BulkImport[];
}

export function isEmpty(news: News): boolean {
  const { events, disputes, revisions, takenBack, restored, corrections, merged, imports } = news;
  return [events, disputes, revisions, takenBack, restored, corrections, merged, imports].every(
    (part) => part.length === 0,
  );
}

/** The question a dispute is about, the same before and after its positions change. */
function questionOf(dispute: Dispute): string {
  if (dispute.kind === 'responsibility') return dispute.kind;
  const { kind, positions } = dispute;
  const sides = kind === 'status' ? positions.map(({ said, victims }) => `${said.speaker}:${victims}`) : [];
  return [...sides.sort(), dispute.harm, dispute.withinHarm, dispute.victims, dispute.withinVictims].join('/');
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
  const news = {
    events: [],
    disputes: [],
    revisions: [],
    takenBack: [],
    restored: [],
    corrections: [],
    merged: [],
    imports: [],
  } as {
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
    const into = now ? null : casebook.event(casebook.whole(number, through), through);
    if (before && into) {
      news.merged.push({ before, into });
      continue;
    }
    news.takenBack.push(...takenBack(before, now));
    if (!now || now.withdrawn) continue;
    news.restored.push(...restored(before, now));
    const claims = now.claims.filter((claim) => isNew(claim.recorded) && !claim.withdrawn);
    if (claims.length > 0 || isNew(now.recorded)) news.events.push({ event: now, isNew: isNew(now.recorded), claims });
    // What was told of an event that went into this one is told already.
    const parts = now.merged.flatMap((part) => casebook.event(part, since) ?? []);
    news.disputes.push(...disputeChanges([...(before ? [before] : []), ...parts], now));
    news.revisions.push(...revisions(before, now));
    news.corrections.push(...corrections(before, now));
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
    const add = (event: number): void => {
      for (const number of [event, casebook.whole(event, since), casebook.whole(event, through)]) numbers.add(number);
    };
    if ('event' in subject) add(subject.event);
    else if (subject.type === 'claimant.changed') for (const state of casebook.events()) numbers.add(state.event);
    else if (subject.type === 'records.imported') {
      const events = eventsIn(casebook, subject);
      if (events.length > BULK) bulk.set(about, subject);
      else for (const event of events) add(event);
    }
  }
  return { numbers, bulk };
}

/** The events an import adds, and those it says more of. */
function eventsIn(casebook: Casebook, action: ActionOf<'records.imported'>): readonly number[] {
  const { events, additions } = casebook.imported(action);
  return [...events, ...additions.map(({ event }) => event)];
}

function disputeChanges(before: readonly EventState[], now: EventState): DisputeChange[] {
  const earlier = new Map(
    before.flatMap((event) => event.disputes.map((dispute) => [questionOf(dispute), { event, dispute }] as const)),
  );
  const changes: DisputeChange[] = [];
  for (const dispute of now.disputes) {
    const was = earlier.get(questionOf(dispute))?.dispute;
    earlier.delete(questionOf(dispute));
    if (was?.fingerprint === dispute.fingerprint) continue;
    changes.push({ change: was ? 'changed' : 'new', event: now, dispute });
  }
  for (const was of earlier.values()) changes.push({ change: 'settled', ...was });
  return changes;
}

/** Figures that stood at the earlier entry and were replaced since by the same claimant. */
function revisions(before: EventState | null, now: EventState): Revision[] {
  const stood = new Map((before?.positions.figures ?? []).map((position) => [keyOf(position), position]));
  return now.positions.figures
    .filter((position) => {
      const was = stood.get(keyOf(position));
      const differs = was && (was.figure.low !== position.figure.low || was.figure.high !== position.figure.high);
      return differs && position.revises.some((each) => isSameClaim(each.said.claim, was.said.claim));
    })
    .map((position) => ({ event: now, position }));
}

function keyOf({ said, harm, victims }: Position): string {
  return `${said.speaker}/${harm}/${victims}`;
}

/** What was told of an event or claim and says otherwise now: when and where it happened; who claims what. */
function corrections(before: EventState | null, now: EventState): Correction[] {
  if (!before || before.withdrawn) return [];
  const moved = told(before.content) !== told(now.content);
  const claims = now.claims.flatMap((claim) => {
    const was = before.claims.find((each) => isSameClaim(each, claim));
    if (!was || was.withdrawn || claim.withdrawn) return [];
    const same = was.content.says === claim.content.says && was.content.claimant === claim.content.claimant;
    return same ? [] : [{ event: now, before, claim: { now: claim, before: was } }];
  });
  return [...(moved ? [{ event: now, before, claim: null }] : []), ...claims];
}

function told({ date, until, place: { country, division, location } }: EventContent): string {
  return JSON.stringify([date, until, country, division, location]);
}

function takenBack(before: EventState | null, now: EventState | null): TakenBack[] {
  if (!before || before.withdrawn) return [];
  if (!now) return [{ event: before, claim: null, reason: null }];
  if (now.withdrawn) return [{ event: before, claim: null, reason: now.withdrawn.reason }];
  return before.claims.flatMap((claim) => {
    if (claim.withdrawn) return [];
    const still = now.claims.find((each) => isSameClaim(each, claim));
    if (still && !still.withdrawn) return [];
    return [{ event: now, claim, reason: still?.withdrawn?.reason ?? null }];
  });
}

function restored(before: EventState | null, now: EventState): Restored[] {
  if (before?.withdrawn) return [{ event: now, claim: null }];
  const withdrawn = new Set(
    (before?.claims ?? []).filter((claim) => claim.withdrawn).map(({ recorded }) => recorded.seq),
  );
  return now.claims
    .filter((claim) => withdrawn.has(claim.recorded.seq) && !claim.withdrawn)
    .map((claim) => ({ event: now, claim }));
}
