import { claimKey } from './amendments.ts';
import type { Casebook } from './casebook.ts';
import type { ToldBefore } from './disputed-before.ts';
import type { EventState } from './event-states.ts';
import type { Position, Remark, Stance } from './position.ts';
import { questionKey, questionOf, sidesOf } from './question.ts';
import type { LostDispute, Redaction } from './redacted-disputes.ts';

/** What is known of what was told of an event at the beginning of a period, where some of that was redacted in it. */
export interface ToldThen {
  /** The entry the period begins after. */
  readonly since: number;
  /** Those of what had been told by then, in the order they were made. */
  readonly redactions: readonly Redaction[];
  /** The questions that were told to be in dispute, and are it otherwise or not at all without what was redacted. */
  readonly announced: ReadonlyMap<string, Pick<LostDispute, 'question' | 'redacted'>>;
  /** Claims that may not have stood as they would have without what was redacted. */
  readonly otherwise: ReadonlySet<string>;
  /** For an event of then, the first redaction of it, or of what it went into. */
  readonly firstOf: (event: number) => Redaction | undefined;
}

/** `all`: what was redacted in the period of these events, which by now are one. */
export function toldThen(
  all: readonly Redaction[],
  events: readonly number[],
  since: number,
  casebook: Casebook,
): ToldThen {
  // What was recorded and redacted since was never told.
  const redactions = all.filter(({ counted }) => counted <= since);
  const firstOf = (event: number) =>
    redactions.find(
      (each) => toldOf(each, since, event) !== undefined || casebook.whole(event, each.seq) === each.event,
    );
  // Of one that was part of another by then, that one was told to have it.
  const own = events.filter((event) => casebook.whole(event, since) === event);
  const stood = new Set(
    own.flatMap((event) => {
      const first = firstOf(event);
      return first ? stoodBy(since, first, event).map(({ question }) => questionKey(question)) : [];
    }),
  );
  const announced = new Map<string, Pick<LostDispute, 'question' | 'redacted'>>();
  for (const { question, lostSide, otherwise } of redactions.flatMap((each) =>
    own.flatMap((event) => stoodBy(since, each, event)),
  )) {
    // Just before the first of them all was there that had been told. What was in dispute only before a later one arose by the first.
    const key = questionKey(question);
    if (!stood.has(key) || !(lostSide || otherwise)) continue;
    const isClaim = lostSide || announced.get(key)?.redacted === 'claim';
    announced.set(key, { question, redacted: isClaim ? 'claim' : 'claimant' });
  }
  const otherwise = new Set(redactions.flatMap((each) => each.otherwise.map(claimKey)));
  return { since, redactions, announced, otherwise, firstOf };
}

/** What was in dispute of an event by then, as far as a redaction remembers it. */
function stoodBy(since: number, redaction: Redaction, event: number): ToldBefore['questions'] {
  return toldOf(redaction, since, event)?.questions ?? redaction.questions.filter((each) => each.since <= since);
}

function toldOf({ told }: Redaction, since: number, event: number): ToldBefore | undefined {
  return told.find((each) => each.through.includes(since) && each.event === event);
}

/**
 * An event's state as of the beginning of the period, which lacks what was redacted since: without the words and the disputes in it that may
 * be there for that alone.
 */
export function asTold(state: EventState, then: ToldThen, casebook: Casebook): EventState {
  const first = then.firstOf(state.event);
  if (!first) return state;
  const isTold = ({ said }: Position | Stance | Remark): boolean => !then.otherwise.has(claimKey(said.claim));
  const { figures, stances, remarks } = state.positions;
  const positions = {
    figures: figures.filter(isTold),
    stances: stances.filter(isTold),
    remarks: remarks.filter(isTold),
  };
  const disputes = state.disputes.filter((dispute) => {
    const isSame = (key: string) => key === questionKey(questionOf(dispute));
    const told = toldOf(first, then.since, state.event);
    if (told) return told.questions.some(({ question }) => isSame(questionKey(question)));
    const known = first.questions.filter(({ question }) => isSame(questionKey(question)));
    if (known.length > 0) return known.some((each) => each.since <= then.since);
    // In dispute just before it without what was taken, and not with it: that kept it from being in dispute.
    const without = casebook.event(first.event, first.seq - 1)?.disputes ?? [];
    return sidesOf(dispute).every(isTold) && !without.some((each) => isSame(questionKey(questionOf(each))));
  });
  return { ...state, positions, disputes };
}
