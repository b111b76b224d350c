import type { Entry } from './action.ts';
import { claimKey } from './amendments.ts';
import type { Casebook } from './casebook.ts';
import { type DisputeChange, standingDispute } from './dispute-news.ts';
import type { DisputedBefore } from './disputed-before.ts';
import { type ClaimRef, isSameClaim, type Place } from './event.ts';
import type { ClaimState } from './event-fold.ts';
import type { EventState } from './event-states.ts';
import type { Position, Remark, Stance } from './position.ts';
import { type Question, questionKey, questionOf } from './question.ts';
import type { ToldThen } from './told-then.ts';
import type { Concerns } from './touched-events.ts';

/** What was redacted of a conflict: a claim that was a side of it, or what was recorded of a claimant. */
export type RedactedOf = 'claim' | 'claimant';

/** A dispute that was told of and is none any more, because of what was redacted. */
export interface LostDispute {
  readonly event: number;
  /** Null where nothing of the event stands any more. */
  readonly state: EventState | null;
  readonly question: Question;
  readonly redacted: RedactedOf;
  /** What still stands of the question. */
  readonly left: ReadonlyArray<Position | Stance>;
}

/** A claim that was there before and whose text was redacted. */
export interface RedactedClaim {
  readonly event: EventState;
  readonly claim: ClaimRef;
}

/** A claim that was there before and stands otherwise without what was redacted of a claimant. */
export interface OtherwiseClaim {
  readonly event: EventState;
  readonly claim: ClaimState;
  /** What of it stands; nothing where its claimant has since said otherwise. */
  readonly words: ReadonlyArray<Position | Stance | Remark>;
}

/** One redaction, as far as it is about one event. */
export interface Redaction {
  readonly seq: number;
  /** The event, as it was numbered then. */
  readonly event: number;
  /** The entry with which what it took had counted. */
  readonly counted: number;
  /** The claim whose text it took, where that is all there was in it and it stood. */
  readonly claim: ClaimRef | null;
  /** Claims that stand otherwise without it. */
  readonly otherwise: readonly ClaimRef[];
  /** Where the event happened. */
  readonly place: Place;
  readonly questions: DisputedBefore['questions'];
  /** What digests had told by then, where the questions don't tell. */
  readonly told: NonNullable<DisputedBefore['told']>;
}

/** The redactions of a period by the events they are about. */
export function redactionsIn(casebook: Casebook, since: number, through: number): Map<number, Redaction[]> {
  const found = new Map<number, Redaction[]>();
  for (const { seq, action } of casebook.entriesAfter(since)) {
    if (seq > through) break;
    if (action.type !== 'entry.redacted') continue;
    const { redacts, disputed = [] } = action;
    const [counted, claim] = [casebook.countsWith(redacts) ?? redacts, claimIn(casebook, redacts)];
    for (const { event, country, division, questions, told = [], otherwise = [] } of disputed) {
      const place = { country, division, location: null };
      // A merge that was taken back since may have left it to several what the text said something of.
      const events = [event, ...told.map((each) => each.event), ...(claim ? [claim.event] : [])];
      for (const whole of new Set(events.map((each) => casebook.whole(each, through)))) {
        const own = claim && casebook.whole(claim.event, through) === whole ? claim : null;
        const redaction = { seq, event, counted, claim: own, otherwise, place, questions, told };
        found.set(whole, [...(found.get(whole) ?? []), redaction]);
      }
    }
  }
  return found;
}

/** The claim whose text this entry was, unless it had been withdrawn or taken back. */
function claimIn(casebook: Casebook, redacted: number): ClaimRef | null {
  const action = casebook.entry(redacted)?.action;
  const { event, claim } = action?.type === 'content.redacted' ? action.about : {};
  const isClaim = action?.type === 'content.redacted' && action.was === 'claim.added';
  if (!isClaim || event === undefined || claim === undefined) return null;
  const isGone = ({ action: later }: Entry): boolean =>
    (later.type === 'claim.withdrawn' && later.event === event && later.claim === claim) ||
    (later.type === 'action.undone' && later.undoes === redacted);
  return casebook.entriesAfter(redacted).some(isGone) ? null : { event, claim };
}

/** What redactions leave to be told of an event: what was told by an entry, and of which the record says nothing any more, or something else. */
export interface RedactionNews {
  readonly lost: LostDispute[];
  /** Those told anyway, and what else there is: one that was announced, and has lost a side or changed sides, is not new. */
  readonly disputes: DisputeChange[];
  readonly redacted: RedactedClaim[];
  readonly otherwise: OtherwiseClaim[];
}

/** What is left to be told of an event; `told`: the changes of its disputes that are told anyway. */
export function redactionNews(then: ToldThen, now: EventState, told: readonly DisputeChange[]): RedactionNews {
  const { announced } = then;
  const isTold = new Set(told.map(({ dispute }) => questionKey(questionOf(dispute))));
  const standing = new Map(now.disputes.map((dispute) => [questionKey(questionOf(dispute)), dispute]));
  const disputes = told.map((each): DisputeChange => {
    const { redacted } = announced.get(questionKey(questionOf(each.dispute))) ?? {};
    if (!redacted) return each;
    return { ...each, change: each.change === 'settled' ? 'settled' : 'changed', before: null, redacted };
  });
  const lost: LostDispute[] = [];
  for (const [key, { question, redacted }] of announced) {
    if (isTold.has(key)) continue;
    const dispute = standing.get(key);
    if (dispute) disputes.push({ ...standingDispute(now, dispute), redacted });
    else lost.push({ event: now.event, state: now, question, redacted, left: leftOf(question, now) });
  }
  const redacted = then.redactions.flatMap(({ claim, questions }) => {
    const isElsewhere = questions.some(({ lostSide, question }) => lostSide && announced.has(questionKey(question)));
    return claim === null || isElsewhere ? [] : [{ event: now, claim }];
  });
  const shown = [
    ...disputes.flatMap(({ sides }) => sides.flatMap((side) => side.now ?? [])),
    ...lost.flatMap(({ left }) => left),
  ];
  return { lost, disputes, redacted, otherwise: otherwiseClaims(then, now, shown) };
}

/** Claims that were there by entry `since` and stand otherwise now, but for those of which all that stands is among these words. */
function otherwiseClaims(
  { since, otherwise }: ToldThen,
  now: EventState,
  shown: ReadonlyArray<Position | Stance>,
): OtherwiseClaim[] {
  const { figures, stances, remarks } = now.positions;
  return now.claims.flatMap((claim): OtherwiseClaim[] => {
    if (!otherwise.has(claimKey(claim)) || claim.withdrawn || claim.recorded.seq > since) return [];
    const words = [...stances, ...figures, ...remarks].filter(({ said }) => isSameClaim(said.claim, claim));
    const isShown = words.length > 0 && words.every((word) => !('remark' in word) && shown.includes(word));
    return isShown ? [] : [{ event: now, claim, words }];
  });
}

/** Disputes an event of which nothing stands any more was told to have. */
export function lostWith(event: number, then: ToldThen, concerns: Concerns): LostDispute[] {
  const [first] = then.redactions;
  if (!first || !concerns({ content: { place: first.place } })) return [];
  return [...then.announced.values()].map((each) => ({ event, state: null, ...each, left: [] }));
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
