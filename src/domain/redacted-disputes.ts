import type { Entry } from './action.ts';
import type { Casebook } from './casebook.ts';
import { aroseAt, type Dispute, type FigureDispute } from './dispute.ts';
import { type DisputeChange, standingDispute } from './dispute-news.ts';
import type { ClaimRef, Place } from './event.ts';
import type { EventState } from './event-states.ts';
import type { Position, Stance } from './position.ts';
import type { Concerns } from './touched-events.ts';

/** What a dispute is about, and not what anybody says of it; null: who is responsible. */
export type Question = Pick<FigureDispute, 'kind' | 'harm' | 'withinHarm' | 'victims' | 'withinVictims'> | null;

interface QuestionBefore {
  readonly question: Question;
  /** The entry with which it began to be disputed. */
  readonly since: number;
  /** Whether one of its sides was redacted. */
  readonly lostSide: boolean;
}

/** What was in dispute of an event just before a text was redacted. Once the text is gone nothing else tells that anything was. */
export interface DisputedBefore extends Pick<Place, 'country' | 'division'> {
  readonly event: number;
  readonly questions: readonly QuestionBefore[];
}

/** A dispute that was told of and is none any more, because one side of it was redacted. */
export interface LostDispute {
  readonly event: number;
  /** Null where nothing of the event stands any more. */
  readonly state: EventState | null;
  readonly question: Question;
  /** What still stands of the question. */
  readonly left: ReadonlyArray<Position | Stance>;
}

/** A claim that was there before and whose text was redacted. */
export interface RedactedClaim {
  readonly event: EventState;
  readonly claim: ClaimRef;
}

/** One redaction, as far as it is about one event. */
export interface Redaction {
  /** The entry it took the text of; its claim, where that is all there was in it and it stood. */
  readonly redacts: number;
  readonly claim: ClaimRef | null;
  /** Whether the questions are all that was in dispute of the event, also where it lost no side. */
  readonly complete: boolean;
  /** Where the event happened. */
  readonly place: Place;
  readonly questions: readonly QuestionBefore[];
}

/** Of so many events, the newest, it is remembered what was in dispute before a text about a claimant was redacted. */
const CONCERNED = 200;

/** What is in dispute now of the events this entry says something of, for the redaction of its text to remember. */
export function disputedBefore(casebook: Casebook, entry: Entry): DisputedBefore[] {
  const { seq, action } = entry;
  if (!casebook.stands(seq)) return [];
  if (action.type === 'claim.added') return disputedOf(casebook, [action.event], seq);
  if (action.type === 'claimant.changed') {
    // Who speaks for whom changed with this entry; what is in dispute by it may have been recorded since.
    const concerned = [...casebook.eventsConcernedBy([action.content], seq - 1, casebook.seq, casebook.seq)];
    return disputedOf(casebook, concerned.slice(-CONCERNED), seq);
  }
  const finish = finishOf(casebook, entry);
  if (!finish) return [];
  const { events, additions } = casebook.imported(finish);
  const own = [...events, ...additions.map(({ event }) => event)].filter(
    (event) => finish.seq === seq || casebook.textOf(finish.seq, event) === seq,
  );
  return disputedOf(casebook, own, finish.seq).filter(({ questions }) => questions.some(({ lostSide }) => lostSide));
}

/** With which entry the rows of an import or a draft count; null where it is no such thing. */
function finishOf(casebook: Casebook, { seq, action }: Entry) {
  if (action.type === 'draft.recorded') return { seq, first: seq, from: action.from, events: action.events };
  if (action.type !== 'import.part') return null;
  for (const { seq: at, action: later } of casebook.entriesAfter(seq))
    if (later.type === 'records.imported' && later.first === action.first)
      return casebook.stands(at) ? { ...later, seq: at } : null;
  return null;
}

function disputedOf(casebook: Casebook, events: readonly number[], redacted: number): DisputedBefore[] {
  return [...new Set(events.map((event) => casebook.whole(event)))].flatMap((event) => {
    const state = casebook.event(event);
    if (!state) return [];
    const { country, division } = state.content.place;
    const questions = state.disputes.map((dispute) => ({
      question: questionOf(dispute),
      since: aroseAt(dispute),
      lostSide: wordsOf(dispute).some(({ said }) => said.seq === redacted),
    }));
    return [{ event, country, division, questions }];
  });
}

function wordsOf(dispute: Dispute): ReadonlyArray<Position | Stance> {
  return dispute.kind === 'responsibility' ? dispute.stances : dispute.positions;
}

function questionOf(dispute: Dispute): Question {
  if (dispute.kind === 'responsibility') return null;
  const { kind, harm, withinHarm, victims, withinVictims } = dispute;
  return { kind, harm, withinHarm, victims, withinVictims };
}

/** Figures that diverge and figures in conflict are one question. */
function keyOf(question: Question): string {
  if (question === null) return 'responsibility';
  const { kind, harm, withinHarm, victims, withinVictims } = question;
  return [kind === 'status', harm, withinHarm, victims, withinVictims].join('/');
}

/** The redactions of a period by the events they are about. */
export function redactionsIn(casebook: Casebook, since: number, through: number): Map<number, Redaction[]> {
  const found = new Map<number, Redaction[]>();
  for (const { seq, action } of casebook.entriesAfter(since)) {
    if (seq > through) break;
    if (action.type !== 'entry.redacted') continue;
    for (const { event, country, division, questions } of action.disputed ?? []) {
      const whole = casebook.whole(event, through);
      const place = { country, division, location: null };
      const { redacts } = action;
      const redacted = casebook.entry(redacts)?.action;
      const complete =
        redacted?.type === 'content.redacted' && ['claim.added', 'claimant.changed'].includes(redacted.was);
      const redaction = { redacts, claim: claimIn(casebook, redacts), complete, place, questions };
      found.set(whole, [...(found.get(whole) ?? []), redaction]);
    }
  }
  return found;
}

/** The claim whose text this entry was, unless it had been withdrawn or taken back. */
function claimIn(casebook: Casebook, redacted: number): ClaimRef | null {
  const action = casebook.entry(redacted)?.action;
  const { event, claim } = action?.type === 'content.redacted' ? action.about : {};
  if (event === undefined || claim === undefined) return null;
  const isGone = ({ action: later }: Entry): boolean =>
    (later.type === 'claim.withdrawn' && later.event === event && later.claim === claim) ||
    (later.type === 'action.undone' && later.undoes === redacted);
  return casebook.entriesAfter(redacted).some(isGone) ? null : { event, claim };
}

/**
 * What redactions leave to be told of an event: what was told by entry `since`, and of which the record says nothing any more. `disputes` are those
 * told anyway, and what else there is: one that was announced and lost a side is not new.
 */
export function redactionNews(
  redactions: readonly Redaction[],
  since: number,
  now: EventState,
  told: readonly DisputeChange[],
): { lost: LostDispute[]; disputes: DisputeChange[]; redacted: RedactedClaim[] } {
  const isTold = new Set(told.map(({ dispute }) => keyOf(questionOf(dispute))));
  const standing = new Map(now.disputes.map((dispute) => [keyOf(questionOf(dispute)), dispute]));
  const announced = announcedOf(redactions, since);
  const disputes = told.map((each): DisputeChange => {
    const goesOn = each.change !== 'settled' && announced.has(keyOf(questionOf(each.dispute)));
    return goesOn ? { ...each, change: 'changed', lostSide: true } : each;
  });
  const lost: LostDispute[] = [];
  for (const [key, question] of announced) {
    const dispute = standing.get(key);
    if (!dispute) lost.push({ event: now.event, state: now, question, left: leftOf(question, now) });
    else if (!isTold.has(key)) disputes.push({ ...standingDispute('changed', now, dispute), lostSide: true });
  }
  // What a claimant said before stands again where it was replaced by what was redacted, and two are two again: a dispute of that is new.
  const [first] = redactions.filter(({ complete }) => complete);
  const before = new Set(first?.questions.map(({ question }) => keyOf(question)));
  for (const [key, dispute] of first ? standing : [])
    if (!before.has(key) && !isTold.has(key) && aroseAt(dispute) <= since)
      disputes.push(standingDispute('new', now, dispute));
  const redacted = redactions.flatMap(({ redacts, claim, questions }) => {
    const isElsewhere = questions.some((each) => each.lostSide && each.since <= since);
    return claim === null || redacts > since || isElsewhere ? [] : [{ event: now, claim }];
  });
  return { lost, disputes, redacted };
}

/** Disputes an event of which nothing stands any more was told to have. */
export function lostWith(
  event: number,
  redactions: readonly Redaction[],
  since: number,
  concerns: Concerns,
): LostDispute[] {
  const [first] = redactions;
  if (!first || !concerns({ content: { place: first.place } })) return [];
  return [...announcedOf(redactions, since).values()].map((question) => ({ event, state: null, question, left: [] }));
}

function announcedOf(redactions: readonly Redaction[], since: number): Map<string, Question> {
  const lost = redactions.flatMap(({ questions }) => questions.filter((each) => each.lostSide && each.since <= since));
  return new Map(lost.map(({ question }) => [keyOf(question), question]));
}

function leftOf(question: Question, { positions }: EventState): ReadonlyArray<Position | Stance> {
  if (question === null) return positions.stances;
  const { harm, victims, withinHarm, withinVictims } = question;
  const whole = { harm: withinHarm ?? harm, victims: withinVictims ?? victims };
  return positions.figures.filter(
    (each) =>
      !each.said.coded &&
      [{ harm, victims }, whole].some((asked) => asked.harm === each.harm && asked.victims === each.victims),
  );
}
