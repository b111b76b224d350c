import {
  type Correction,
  claimKey,
  correctionsOf,
  type Merged,
  type Restored,
  restoredOf,
  type TakenBack,
  takenBackOf,
} from './amendments.ts';
import type { Casebook } from './casebook.ts';
import { byKey, type DisputeChange, disputeChanges, isSame, type Known, keyOf, wordsOf } from './dispute-news.ts';
import { type ClaimRef, isSameClaim } from './event.ts';
import type { ClaimState } from './event-fold.ts';
import type { EventState } from './event-states.ts';
import { isElsewhere, partedFrom, withoutParted } from './parted.ts';
import type { Position, Remark, Stance } from './position.ts';
import {
  type LostDispute,
  lostWith,
  type OtherwiseClaim,
  type RedactedClaim,
  type Redaction,
  type RedactionNews,
  redactionNews,
  redactionsIn,
} from './redacted-disputes.ts';
import { type Superseded, supersededOf } from './superseded.ts';
import { asTold, type ToldThen, toldThen } from './told-then.ts';
import { type BulkImport, bulkImport, type Concerns, type Period, touchedIn } from './touched-events.ts';

/** What a claimant newly says, of one question. */
export interface NewWord {
  readonly event: EventState;
  readonly word: Position | Stance | Remark;
  /** Figures it gave in the same period and has replaced itself, newest first. */
  readonly replaces: readonly Position[];
  /** It had said the same before. */
  readonly again: boolean;
}

/** A claimant's figure is another than it was when the last digest was made. */
export interface Revision {
  readonly event: EventState;
  readonly was: Known;
  readonly now: Position;
}

/** An event that is new, or of which new claims are told outside of its disputes and revisions. */
export interface EventNews {
  readonly event: EventState;
  readonly isNew: boolean;
  readonly words: readonly NewWord[];
  readonly superseded: readonly Superseded[];
}

/** What was recorded between two entries, as the record now stands: each thing once. */
export interface News {
  /** Entries after this one … */
  readonly since: number;
  /** … up to this one. */
  readonly through: number;
  /** When the first of it was recorded, ISO 8601 UTC; null where there is none. */
  readonly firstAt: string | null;
  /** How many claims are new. */
  readonly claims: number;
  readonly disputes: readonly DisputeChange[];
  readonly lost: readonly LostDispute[];
  /** By the order the events were recorded in. */
  readonly events: readonly EventNews[];
  readonly imports: readonly BulkImport[];
  readonly revisions: readonly Revision[];
  readonly corrections: readonly Correction[];
  readonly merged: readonly Merged[];
  readonly takenBack: readonly TakenBack[];
  readonly redacted: readonly RedactedClaim[];
  readonly otherwise: readonly OtherwiseClaim[];
  readonly restored: readonly Restored[];
}

/** What news is made of, in the order it is told. */
const PARTS = [
  'disputes',
  'lost',
  'events',
  'imports',
  'revisions',
  'corrections',
  'merged',
  'takenBack',
  'redacted',
  'otherwise',
  'restored',
] as const;
type Told = { -readonly [Part in (typeof PARTS)[number]]: Array<News[Part][number]> } & { claims: number };

function nothing(): Told {
  return {
    disputes: [],
    lost: [],
    events: [],
    imports: [],
    revisions: [],
    corrections: [],
    merged: [],
    takenBack: [],
    redacted: [],
    otherwise: [],
    restored: [],
    claims: 0,
  };
}

export function isEmpty(news: Pick<News, (typeof PARTS)[number]>): boolean {
  return PARTS.every((part) => news[part].length === 0);
}

/**
 * What entries after `since` up to `through` add, for the events `concerns` picks. Both ends are entries, so news that follow one another neither
 * repeat nor leave out anything.
 */
export function newsBetween(casebook: Casebook, since: number, through: number, concerns: Concerns): News {
  const period = { casebook, since, through };
  const all: Told[] = [];
  let first = null as number | null;
  const tell = (told: Told, seq: number): void => {
    if (isEmpty(told)) return;
    first = Math.min(first ?? seq, seq);
    all.push(told);
  };
  const { events, bulk, added } = touchedIn(period);
  for (const [about, { seq, action }] of bulk) {
    const imported = bulkImport(about, action, period, concerns);
    if (imported) tell({ ...nothing(), imports: [imported] }, seq);
  }
  const redactions = redactionsIn(casebook, since, through);
  for (const [number, seq] of events) tell(toldOf(number, redactions.get(number) ?? [], period, concerns), seq);
  for (const [number, seq] of added) {
    // The import is counted: what is known of an event since before it is told where claims now conflict.
    if (events.has(number) || !casebook.event(number, since)) continue;
    tell({ ...nothing(), disputes: toldOf(number, [], period, concerns).disputes }, seq);
  }
  const order = ['new', 'changed', 'settled'];
  return {
    since,
    through,
    firstAt: first === null ? null : (casebook.entry(first)?.at ?? null),
    claims: all.reduce((sum, { claims }) => sum + claims, 0),
    disputes: all.flatMap((told) => told.disputes).sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change)),
    lost: all.flatMap((told) => told.lost),
    events: all.flatMap((told) => told.events),
    imports: all.flatMap((told) => told.imports),
    revisions: all.flatMap((told) => told.revisions),
    corrections: all.flatMap((told) => told.corrections),
    merged: all.flatMap((told) => told.merged),
    takenBack: all.flatMap((told) => told.takenBack),
    redacted: all.flatMap((told) => told.redacted),
    otherwise: all.flatMap((told) => told.otherwise),
    restored: all.flatMap((told) => told.restored),
  };
}

/** What is to be told of one event. */
function toldOf(number: number, redactions: readonly Redaction[], period: Period, concerns: Concerns): Told {
  const { casebook, since, through } = period;
  const now = casebook.event(number, through);
  const parted = now && partedFrom(now, period);
  const was = parted?.was ?? casebook.event(number, since);
  // One that turned out to have happened here is told whole; one that did not, where it did.
  const before = was && concerns(parted?.from ?? was) ? was : null;
  const apart = before && now && parted ? [{ event: now, claim: null, from: parted.from }] : [];
  if (now && !concerns(now)) return { ...nothing(), corrections: correctionsOf(before, now), restored: apart };
  const then = (events: readonly number[]): ToldThen => toldThen(redactions, events, since, casebook);
  if (!before && !now) return { ...nothing(), lost: was ? [] : lostWith(number, then([number]), concerns) };
  const into = now ? null : casebook.event(casebook.whole(number, through), through);
  if (before && into) return { ...nothing(), merged: [{ before, into }] };
  const takenBackFrom = (state: EventState | null) =>
    takenBackOf(state, now).filter(({ claim }) => !claim || !isElsewhere(claim, number, period));
  if (!now || now.withdrawn) return { ...nothing(), takenBack: takenBackFrom(before) };
  // What was told of an event that went into this one is told already; what happened elsewhere by then is told whole.
  const parts = now.merged.flatMap((part) => casebook.event(part, since) ?? []);
  const elsewhere = [...parts, ...(was && !before ? [was] : [])].filter((state) => state === was || !concerns(state));
  const untold = new Set(elsewhere.flatMap(({ event, merged }) => [event, ...merged]));
  const states = [...parts.filter((part) => !elsewhere.includes(part)), ...(before ? [before] : [])];
  const known = then(states.map(({ event }) => event));
  const told = wordsToldOf(
    states.map((state) => asTold(withoutParted(state, number, period), known, casebook)),
    now,
    ({ event, recorded }) => recorded.seq > since || untold.has(event),
    (name) => casebook.claimants.speaker(name, through).key,
  );
  const gone = states.length > 0 ? goneOf(redactionNews(known, now, told.disputes), untold) : {};
  const settled = told.disputes.flatMap(({ sides }) =>
    sides.flatMap(({ now: says, was: said }) => (says ? [] : (said ?? []))),
  );
  const corrections = states.flatMap((state) =>
    correctionsOf(state, now).filter(({ claim }) =>
      claim ? !isToldInDisputes(told.disputes, claim) : state === before,
    ),
  );
  return {
    ...told,
    ...gone,
    corrections,
    takenBack: states.flatMap(takenBackFrom).filter(({ claim }) => !claim || !isToldBy(settled, claim)),
    restored: [
      ...apart,
      ...states.flatMap((state) => restoredOf(state, now).filter(({ claim }) => claim || state === before)),
    ],
  };
}

/** But for the claims of events of which nothing had been told. */
function goneOf({ redacted, otherwise, ...news }: RedactionNews, untold: ReadonlySet<number>): RedactionNews {
  const isTold = ({ claim }: { readonly claim: ClaimRef }): boolean => !untold.has(claim.event);
  return { ...news, redacted: redacted.filter(isTold), otherwise: otherwise.filter(isTold) };
}

/** Whether all that was corrected of a claim is told where it is in dispute, as it is and as it was. */
function isToldInDisputes(
  disputes: readonly DisputeChange[],
  { now, before }: NonNullable<Correction['claim']>,
): boolean {
  const corrected = disputes.flatMap(({ event, sides }) =>
    sides.flatMap((side) =>
      side.now && side.was && isSameClaim(side.now.said.claim, side.was.word.said.claim)
        ? [{ was: side.was, is: { event, word: side.now } }]
        : [],
    ),
  );
  const [was, is] = [corrected.map((each) => each.was), corrected.map((each) => each.is)];
  return now.content.claimant === before.content.claimant && isToldBy(was, before) && isToldBy(is, now);
}

/** Whether all a claim says is among these words. */
function isToldBy(words: readonly Known[], claim: ClaimState): boolean {
  const own = words.filter(({ word }) => 'figure' in word && isSameClaim(word.said.claim, claim));
  const { acts, figures } = claim.content.statement;
  return acts.every((act) => act === 'figures') && own.length === figures.length;
}

/** What its claimants say now and did not say before: in its disputes, else as a revision, else as a word of its own; once. */
function wordsToldOf(
  before: readonly EventState[],
  now: EventState,
  isNew: (of: Pick<ClaimState, 'event' | 'recorded'>) => boolean,
  speakerOf: (name: string) => string,
): Told {
  const claims = now.claims.filter((claim) => isNew(claim) && !claim.withdrawn);
  const disputes = disputeChanges(before, now);
  const inDisputes = disputes.flatMap(({ sides }) => sides.flatMap((side) => side.now ?? []));
  const keys = new Set(inDisputes.map(keyOf));
  const revisions = revisionsOf(before, now).filter((each) => !keys.has(keyOf(each.now)));
  const words = newWords(before, now, claims).filter(({ word }) => 'remark' in word || !keys.has(keyOf(word)));
  const shown = [
    ...inDisputes,
    ...revisions.map((each) => each.now),
    ...words.flatMap(({ word, replaces }) => [word, ...replaces]),
  ];
  const superseded = supersededOf(claims, shown, now, speakerOf);
  const isFirst = isNew(now);
  const isTold = isFirst || words.length + superseded.length > 0;
  const events = isTold ? [{ event: now, isNew: isFirst, words, superseded }] : [];
  return { ...nothing(), disputes, events, revisions, claims: claims.length };
}

/** What new claims make their claimants' words, each once: a denial of several losses is one word. */
function newWords(before: readonly EventState[], now: EventState, claims: readonly ClaimState[]): NewWord[] {
  const fresh = new Set(claims.map(claimKey));
  const said = byKey(before);
  const denials = new Set<string>();
  const words = wordsOf(now).flatMap((word): NewWord[] => {
    const was = said.get(keyOf(word))?.word;
    const isRevision = was !== undefined && 'figure' in word && !isSame(was, word);
    if (!fresh.has(claimKey(word.said.claim)) || isRevision) return [];
    if ('figure' in word && word.denial) {
      if (denials.has(claimKey(word.said.claim))) return [];
      denials.add(claimKey(word.said.claim));
    }
    const again = was !== undefined && isSame(was, word);
    const replaces =
      'figure' in word && !again ? word.revises.filter((each) => fresh.has(claimKey(each.said.claim))) : [];
    return [{ event: now, word, replaces, again }];
  });
  const remarks = now.positions.remarks.filter((remark) => fresh.has(claimKey(remark.said.claim)));
  return [...words, ...remarks.map((word) => ({ event: now, word, replaces: [], again: false }))].sort(
    (a, b) => a.word.said.seq - b.word.said.seq,
  );
}

/** Figures that stood at the earlier entry and are others now, of the same claimant; what the desk itself put right is a correction. */
function revisionsOf(before: readonly EventState[], now: EventState): Revision[] {
  const stood = byKey(before);
  return now.positions.figures.flatMap((position) => {
    const was = stood.get(keyOf(position));
    const isRevision = was && !isSameClaim(was.word.said.claim, position.said.claim) && !isSame(was.word, position);
    return isRevision ? [{ event: now, was, now: position }] : [];
  });
}
