import type { Action, ActionOf, ClaimantContent, Entry } from './action.ts';
import { claimKey } from './amendments.ts';
import type { Casebook } from './casebook.ts';
import { NOW } from './claimants.ts';
import { aroseAt, type Dispute, type FigureDispute } from './dispute.ts';
import { type ClaimRef, isSameClaim, type Place } from './event.ts';
import type { EventState, Without } from './event-states.ts';
import type { Position, Remark, Stance } from './position.ts';

/** What a dispute is about, and not what anybody says of it; null: who is responsible. */
export type Question = Pick<FigureDispute, 'kind' | 'harm' | 'withinHarm' | 'victims' | 'withinVictims'> | null;

interface QuestionBefore {
  readonly question: Question;
  /** The entry with which it began to be disputed, whoever has said something else since. */
  readonly since: number;
  /** Whether one of its sides was redacted. */
  readonly lostSide: boolean;
  /** It is disputed by others, or not at all, without what was redacted of claimants. */
  readonly otherwise?: true;
}

/** What was in dispute of an event as of the entry a digest goes on from. */
export interface ToldBefore {
  readonly through: number;
  /** As it was numbered then. */
  readonly event: number;
  readonly questions: ReadonlyArray<Omit<QuestionBefore, 'since'>>;
}

/** What was in dispute of an event just before a text was redacted. Once the text is gone nothing else tells that anything was. */
export interface DisputedBefore extends Pick<Place, 'country' | 'division'> {
  readonly event: number;
  readonly questions: readonly QuestionBefore[];
  /** For the digests there were: some of the questions have been settled since, and what the text kept from being in dispute is not there without it. */
  readonly told?: readonly ToldBefore[];
  /** Claims that are somebody else's word without what was redacted of claimants, or are their claimant's last word only with or without it. */
  readonly otherwise?: readonly ClaimRef[];
}

/** Of so many events, the newest, it is looked at what a text about claimants made of them … */
const LOOKED_AT = 1_000;
/** … and of so many it is remembered. */
const REMEMBERED = 200;
/** So often it is looked at whether a question had been in dispute before what it is disputed by was said. */
const LOOKED_BACK = 50;

/** What is in dispute now, and was when digests told last, of the events this entry says something of, for the redaction of its text to remember. */
export function disputedBefore(casebook: Casebook, entry: Entry): DisputedBefore[] {
  const remembered = new Map<number, Remembered>();
  const remember = (state: EventState, claims: readonly ClaimRef[]): Remembered => {
    const event = casebook.whole(state.event);
    const known = remembered.get(event) ?? {
      state: casebook.event(event) ?? state,
      questions: [],
      told: [],
      otherwise: [],
    };
    remembered.set(event, { ...known, otherwise: [...known.otherwise, ...claims] });
    return known;
  };
  const affectedAt = affectedBy(entry, casebook);
  for (const { state, questions, claims } of affectedAt(NOW)) {
    const all = questions.map(({ dispute, ...each }) => ({ ...each, since: disputedSince(dispute, state, casebook) }));
    remember(state, claims).questions.push(...all);
  }
  let kept = 0;
  for (const through of toldThrough(casebook)) {
    const affected = affectedAt(through);
    for (const { state, claims } of affected) remember(state, claims);
    for (const { state: now, questions, told } of remembered.values()) {
      const older = questions.filter(({ since }) => since <= through);
      const parts = [now.event, ...now.merged].flatMap((part) => casebook.event(part, through) ?? []);
      for (const state of parts) {
        const is = affected.find((each) => each.state.event === state.event);
        const then = is?.questions ?? questionsOf(state);
        // Of events that have become one since, the questions don't tell which of them had which.
        if (parts.length === 1 && areSame(then, older) && (!is || kept >= REMEMBERED)) continue;
        kept += 1;
        told.push({ through, event: state.event, questions: then.map(({ dispute: _, ...each }) => each) });
      }
    }
  }
  return [...remembered].map(([event, { state, questions, told, otherwise }]) => {
    const { country, division } = state.content.place;
    const claims = [...new Map(otherwise.map((claim) => [claimKey(claim), claim])).values()];
    return {
      event,
      country,
      division,
      questions,
      ...(told.length > 0 && { told }),
      ...(claims.length > 0 && { otherwise: claims }),
    };
  });
}

interface Remembered {
  /** The event as it stands, or stood last. */
  readonly state: EventState;
  readonly questions: QuestionBefore[];
  readonly told: ToldBefore[];
  readonly otherwise: readonly ClaimRef[];
}

type QuestionThen = Omit<QuestionBefore, 'since'> & { readonly dispute: Dispute };

/** An event of which the text says something, as of one entry. */
interface Affected {
  readonly state: EventState;
  readonly questions: readonly QuestionThen[];
  /** Those that stand otherwise without what it says of claimants. */
  readonly claims: readonly ClaimRef[];
}

/** Tells what this entry says something of, as of one entry or another. */
function affectedBy(entry: Entry, casebook: Casebook): (through: number) => Affected[] {
  const { seq, action } = entry;
  const counted = casebook.countsWith(seq);
  if (counted === null) return () => [];
  const added = eventsAdded(casebook, entry, counted);
  const isNew = new Set(added.new);
  const said = saidOfClaimants(entry);
  const without = said.length > 0 ? casebook.without(said) : null;
  return (through) => {
    if (!casebook.stands(seq, through) || !casebook.stands(counted, through)) return [];
    const changed = without ? changedBy(without, isNew, casebook, through) : new Map<number, Changed>();
    const events = [...added.new, ...added.others].map((event) => casebook.whole(event, through));
    return [...new Set([...events, ...changed.keys()])].flatMap((event) => {
      const state = casebook.event(event, through);
      if (!state) return [];
      const { fingerprints, claims = [] } = changed.get(event) ?? {};
      // With the rows an event was in goes what was added to it by hand.
      const isLost = ({ said: { seq: of, claim } }: Position | Stance): boolean => {
        if (isOfOneClaim(action)) return isSameClaim(claim, action);
        return of === counted || (isNew.has(event) && isNew.has(claim.event));
      };
      const questions = questionsOf(state, isLost, fingerprints);
      const { figures, stances } = state.positions;
      // The word of an import may keep what its claimant said before from being in conflict.
      const isWord = !isNew.has(event) && [...figures, ...stances].some((word) => isLost(word) && !word.said.coded);
      const isSide = questions.some(({ lostSide }) => lostSide);
      const isAffected = isOfOneClaim(action) || isSide || isWord || claims.length > 0;
      return isAffected ? [{ state, questions, claims }] : [];
    });
  };
}

/** `isLost`: whether a side goes with the text; `left`: the fingerprints of the disputes there are without what was said of claimants. */
function questionsOf(
  { disputes }: EventState,
  isLost: (side: Position | Stance) => boolean = () => false,
  left: ReadonlySet<string> | null = null,
): QuestionThen[] {
  return disputes.map((dispute) => ({
    dispute,
    question: questionOf(dispute),
    lostSide: sidesOf(dispute).some(isLost),
    ...(left && !left.has(dispute.fingerprint) && { otherwise: true as const }),
  }));
}

/** The entries that digests go on from, once what is begun is sent. */
function toldThrough(casebook: Casebook): ReadonlySet<number> {
  return new Set(
    casebook.digests().flatMap(({ cursor, planned }) => [cursor, ...(planned ? [planned.action.through] : [])]),
  );
}

function areSame(one: ToldBefore['questions'], other: ToldBefore['questions']): boolean {
  const [a, b] = [one, other].map((all) =>
    all
      .map(({ question, lostSide, otherwise }) => `${questionKey(question)} ${lostSide} ${otherwise}`)
      .sort()
      .join(),
  );
  return a === b;
}

/** The entry with which it began to be disputed: what was said, or what was recorded of who said it. */
function disputedSince(dispute: Dispute, { event, merged }: EventState, casebook: Casebook): number {
  const key = questionKey(questionOf(dispute));
  const asOf = (through: number): Dispute | undefined =>
    [event, ...merged]
      .flatMap((part) => casebook.event(casebook.whole(part, through), through)?.disputes ?? [])
      .find((each) => questionKey(questionOf(each)) === key);
  let [known, since] = [casebook.seq, aroseAt(dispute)];
  for (let step = 0; step < LOOKED_BACK; step += 1) {
    if (!asOf(since)) return firstBetween(since, known, (seq) => asOf(seq) !== undefined);
    const earlier = asOf(since - 1);
    if (!earlier) return since;
    known = since - 1;
    since = Math.min(aroseAt(earlier), known);
  }
  return since;
}

/** An entry as of which it is so and as of the one before it is not, where it is not as of `from` and is as of `to`. */
function firstBetween(from: number, to: number, isSo: (seq: number) => boolean): number {
  let [least, most] = [from, to];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (isSo(middle)) most = middle;
    else least = middle;
  }
  return most;
}

/** The events that have a claim in this text, and those among them that are there by it. */
function eventsAdded(
  casebook: Casebook,
  { seq, action }: Entry,
  counted: number,
): Record<'new' | 'others', readonly number[]> {
  if (isOfOneClaim(action)) return { new: [], others: [action.event] };
  const finish = casebook.entry(counted)?.action;
  if (finish?.type !== 'draft.recorded' && finish?.type !== 'records.imported') return { new: [], others: [] };
  const { events, additions } = casebook.imported({ first: counted, ...finish });
  const isIn = (event: number): boolean => counted === seq || casebook.textOf(counted, event) === seq;
  return { new: events.filter(isIn), others: additions.map(({ event }) => event).filter(isIn) };
}

/** A claim or a correction of one, without which it says what it said before. */
function isOfOneClaim(action: Action): action is ActionOf<'claim.added' | 'claim.edited'> {
  return action.type === 'claim.added' || action.type === 'claim.edited';
}

function saidOfClaimants({ action }: Entry): readonly ClaimantContent[] {
  if (action.type === 'claimant.changed') return [action.content];
  return action.type === 'import.part' || action.type === 'draft.recorded' ? action.content.claimants : [];
}

interface Changed {
  readonly claims: readonly ClaimRef[];
  /** Of the event's disputes, as they would be without what was said. */
  readonly fingerprints: ReadonlySet<string>;
}

/** The events, but for those left out, that are otherwise without what was said of claimants: who says what, and what is its claimant's last word. */
function changedBy(
  without: Without,
  leftOut: ReadonlySet<number>,
  casebook: Casebook,
  through: number,
): ReadonlyMap<number, Changed> {
  const changed = new Map<number, Changed>();
  const concerned = new Set(without.concerned(through).map((event) => casebook.whole(event, through)));
  for (const event of [...concerned].filter((each) => !leftOut.has(each)).slice(0, LOOKED_AT)) {
    const [state, otherwise] = [casebook.event(event, through), without.event(event, through)];
    const claims = state && otherwise ? claimsApart(state, otherwise) : [];
    if (claims.length === 0) continue;
    changed.set(event, { claims, fingerprints: new Set(otherwise?.disputes.map(({ fingerprint }) => fingerprint)) });
    if (changed.size === REMEMBERED) break;
  }
  return changed;
}

/** The claims of which other words stand in one state of an event than in the other, or by another claimant. */
function claimsApart(one: EventState, other: EventState): ClaimRef[] {
  const [was, is] = [wordsByClaim(one), wordsByClaim(other)];
  return one.claims.flatMap((claim) => {
    const key = claimKey(claim);
    return was.get(key) === is.get(key) ? [] : [{ event: claim.event, claim: claim.claim }];
  });
}

/** What stands of each claim: which question it answers, by whom and about whom. */
function wordsByClaim({ positions: { figures, stances, remarks } }: EventState): ReadonlyMap<string, string> {
  const byClaim = Map.groupBy([...figures, ...stances, ...remarks], ({ said }) => claimKey(said.claim));
  return new Map([...byClaim].map(([key, words]) => [key, words.map(printOf).sort().join()]));
}

function printOf(word: Position | Stance | Remark): string {
  const { speaker, coded, blames } = word.said;
  if ('figure' in word) return JSON.stringify([speaker, coded, word.harm, word.victims]);
  return JSON.stringify([speaker, coded, 'stance' in word ? [word.stance, blames] : word.remark]);
}

export function sidesOf(dispute: Dispute): ReadonlyArray<Position | Stance> {
  return dispute.kind === 'responsibility' ? dispute.stances : dispute.positions;
}

/** Tells questions apart; figures that diverge and figures in conflict are one. */
export function questionKey(question: Question): string {
  if (question === null) return 'responsibility';
  const { kind, harm, withinHarm, victims, withinVictims } = question;
  return [kind === 'status', harm, withinHarm, victims, withinVictims].join('/');
}

export function questionOf(dispute: Dispute): Question {
  if (dispute.kind === 'responsibility') return null;
  const { kind, harm, withinHarm, victims, withinVictims } = dispute;
  return { kind, harm, withinHarm, victims, withinVictims };
}
