import type { ClaimantContent, Entry } from './action.ts';
import { claimKey } from './amendments.ts';
import type { Casebook } from './casebook.ts';
import { aroseAt, type Dispute, type FigureDispute } from './dispute.ts';
import type { ClaimRef, Place } from './event.ts';
import type { EventState } from './event-states.ts';
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

/** What was in dispute of an event just before a text was redacted. Once the text is gone nothing else tells that anything was. */
export interface DisputedBefore extends Pick<Place, 'country' | 'division'> {
  readonly event: number;
  readonly questions: readonly QuestionBefore[];
  /** Claims that are somebody else's word without what was redacted of claimants, or are their claimant's last word only with or without it. */
  readonly otherwise?: readonly ClaimRef[];
}

/** Of so many events, the newest, it is looked at what a text about claimants made of them … */
const LOOKED_AT = 1_000;
/** … and of so many it is remembered. */
const REMEMBERED = 200;
/** So often it is looked at whether a question had been in dispute before what it is disputed by was said. */
const LOOKED_BACK = 50;

/** What is in dispute now of the events this entry says something of, for the redaction of its text to remember. */
export function disputedBefore(casebook: Casebook, entry: Entry): DisputedBefore[] {
  const { seq, action } = entry;
  const counted = casebook.countsWith(seq);
  if (!casebook.stands(seq) || counted === null || !casebook.stands(counted)) return [];
  const added = eventsAdded(casebook, entry, counted);
  const changed = changedBy(saidOfClaimants(entry), new Set(added.new), casebook);
  const events = [...added.new, ...added.others].map((event) => casebook.whole(event));
  return [...new Set([...events, ...changed.keys()])].flatMap((event) => {
    const state = casebook.event(event);
    if (!state) return [];
    const { fingerprints, claims = [] } = changed.get(event) ?? {};
    const isLost = (dispute: Dispute): boolean => sidesOf(dispute).some(({ said }) => said.seq === counted);
    if (action.type !== 'claim.added' && claims.length === 0 && !state.disputes.some(isLost)) return [];
    const questions = state.disputes.map((dispute): QuestionBefore => {
      const isOther = fingerprints && !fingerprints.has(dispute.fingerprint);
      return {
        question: questionOf(dispute),
        since: disputedSince(dispute, state, casebook),
        lostSide: isLost(dispute),
        ...(isOther && { otherwise: true }),
      };
    });
    const { country, division } = state.content.place;
    return [{ event, country, division, questions, ...(claims.length > 0 && { otherwise: claims }) }];
  });
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
  if (action.type === 'claim.added') return { new: [], others: [action.event] };
  const finish = casebook.entry(counted)?.action;
  if (finish?.type !== 'draft.recorded' && finish?.type !== 'records.imported') return { new: [], others: [] };
  const { events, additions } = casebook.imported({ first: counted, ...finish });
  const isIn = (event: number): boolean => counted === seq || casebook.textOf(counted, event) === seq;
  return { new: events.filter(isIn), others: additions.map(({ event }) => event).filter(isIn) };
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

/** The events, but for those left out, of which these make another thing: who says what, and what is its claimant's last word. */
function changedBy(
  said: readonly ClaimantContent[],
  leftOut: ReadonlySet<number>,
  casebook: Casebook,
): ReadonlyMap<number, Changed> {
  const changed = new Map<number, Changed>();
  if (said.length === 0) return changed;
  const without = casebook.without(said);
  for (const event of without.concerned.filter((each) => !leftOut.has(each)).slice(0, LOOKED_AT)) {
    const [state, otherwise] = [casebook.event(event), without.event(event)];
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
