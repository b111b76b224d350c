import type { Action, ActionOf, ClaimantContent, Entry } from './action.ts';
import { claimKey } from './amendments.ts';
import type { Casebook } from './casebook.ts';
import type { Dispute } from './dispute.ts';
import type { QuestionBefore } from './disputed-before.ts';
import { type ClaimRef, isSameClaim } from './event.ts';
import type { EventState } from './event-states.ts';
import type { Position, Remark, Stance } from './position.ts';
import { questionOf, sidesOf } from './question.ts';

/** Of so many events, the newest, it is looked at what a text about claimants made of them. */
export const LOOKED_AT = 1_000;

type QuestionThen = Omit<QuestionBefore, 'since'> & { readonly dispute: Dispute };

/** An event as of one entry, and what a text makes of it. */
export interface Look {
  readonly state: EventState;
  /** Whether the text says something of it. */
  readonly isAffected: boolean;
  readonly questions: readonly QuestionThen[];
  /** Those that stand otherwise without what it says of claimants. */
  readonly claims: readonly ClaimRef[];
}

/** What a text says something of, as of one entry. Events are numbered as they were then. */
export interface AffectedEvents {
  /** Those that have a claim in it. */
  readonly added: ReadonlySet<number>;
  /** Those it may show in another light, as it says something of claimants, but for those added: those recorded last first. */
  readonly concerned: ReadonlySet<number>;
  /** Null where the event was not there. */
  readonly look: (event: number) => Look | null;
}

/** Tells what this entry says something of, as of any of these entries. */
export function affectedBy(
  entry: Entry,
  casebook: Casebook,
  asOf: readonly number[],
): (through: number) => AffectedEvents {
  const { seq, action } = entry;
  const counted = casebook.countsWith(seq);
  const events = counted === null ? { new: [], others: [] } : eventsAdded(casebook, entry, counted);
  const isNew = new Set(events.new);
  const said = saidOfClaimants(entry);
  const without = said.length > 0 ? casebook.without(said) : null;
  // Looking for them goes through all there are: once for all.
  const mayConcern = (without?.concerned(asOf) ?? []).slice(0, LOOKED_AT);
  return (through) => {
    const wholes = (numbers: readonly number[]) => new Set(numbers.map((event) => casebook.whole(event, through)));
    const counts = counted !== null && casebook.stands(seq, through) && casebook.stands(counted, through);
    const added = wholes(counts ? [...events.new, ...events.others] : []);
    const concerned = wholes(counts ? mayConcern : []);
    for (const event of isNew) concerned.delete(event);
    const look = (event: number): Look | null => {
      const state = casebook.event(event, through);
      if (!state) return null;
      const otherwise = concerned.has(event) ? without?.event(event, through) : null;
      const claims = otherwise ? claimsApart(state, otherwise) : [];
      if (!added.has(event) && claims.length === 0)
        return { state, isAffected: false, questions: questionsOf(state), claims };
      // With the rows an event was in goes what was added to it by hand.
      const isLost = ({ said: { seq: of, claim } }: Position | Stance): boolean => {
        if (isOfOneClaim(action)) return isSameClaim(claim, action);
        return of === counted || (isNew.has(event) && isNew.has(claim.event));
      };
      const left = otherwise && claims.length > 0 ? otherwise.disputes.map(({ fingerprint }) => fingerprint) : null;
      const questions = questionsOf(state, isLost, left && new Set(left));
      const { figures, stances } = state.positions;
      // The word of an import may keep what its claimant said before from being in conflict.
      const isWord = !isNew.has(event) && [...figures, ...stances].some((word) => isLost(word) && !word.said.coded);
      const isSide = questions.some(({ lostSide }) => lostSide);
      const isAffected = isOfOneClaim(action) || isSide || isWord || claims.length > 0;
      return { state, isAffected, questions, claims };
    };
    return { added, concerned, look };
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
