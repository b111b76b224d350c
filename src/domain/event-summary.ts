import { CREDIBILITIES, isRated, type Rating, RELIABILITIES } from './claimant.ts';
import { aroseAt, type Dispute } from './dispute.ts';
import { type DrawnFigure, drawnFigures } from './drawn-figure.ts';
import type { EventState } from './event-states.ts';
import { HARMS, type Harm } from './figure.ts';
import type { Position, Stance } from './position.ts';
import { type ClaimedRange, rangesOf, totalsOf } from './range.ts';

/** What events come to when they are counted together: a page's counts and totals, without any of the events themselves. */
export interface Tally {
  readonly events: number;
  /** Events with a claim that stands. */
  readonly claimed: number;
  /** Events in conflict; diverging figures are none. */
  readonly conflicts: number;
  /** Open disputes, diverging figures among them. */
  readonly disputes: number;
  /** Those of the disputes that are figures which diverge and can both be true. */
  readonly diverging: number;
  /** The entry with which the newest of the disputes arose; 0 without any. */
  readonly newestDispute: number;
  /** Each question's ranges, added up. */
  readonly totals: readonly ClaimedRange[];
}

/** One event's tally, and what filters ask of it: so little that all events' can be kept. */
export interface EventSummary extends Tally {
  /** Who says anything of it, by speaker's key … */
  readonly speakers: readonly string[];
  /** … and of which harms, one bit each in the order of `HARMS`. */
  readonly harms: readonly number[];
  /** … and how what each says is rated, with the harm it is of. */
  readonly ratings: ReadonlyArray<readonly number[]>;
  /** … and over which it is in conflict with another, with how what it says there is rated. */
  readonly contested: ReadonlyArray<readonly number[]>;
  /** What a picture shows of it, a figure for each harm. */
  readonly drawn: readonly DrawnFigure[];
}

export function summaryOf(event: EventState): EventSummary {
  const { figures, stances, remarks } = event.positions;
  const harms = new Map<string, number>([...stances, ...remarks].map(({ said }) => [said.speaker, 0]));
  for (const { said, harm } of figures) harms.set(said.speaker, (harms.get(said.speaker) ?? 0) | bitOf(harm));
  return {
    events: 1,
    claimed: event.claims.some((claim) => !claim.withdrawn) ? 1 : 0,
    conflicts: event.disputes.some((dispute) => dispute.kind !== 'diverging') ? 1 : 0,
    disputes: event.disputes.length,
    diverging: event.disputes.filter((dispute) => dispute.kind === 'diverging').length,
    newestDispute: Math.max(0, ...event.disputes.map(aroseAt)),
    totals: totalsOf(rangesOf(event)),
    speakers: [...harms.keys()],
    harms: [...harms.values()],
    ratings: [...harms.keys()].map((speaker) => ratingsOf(speaker, event)),
    contested: [...harms.keys()].map((speaker) => contestedBy(speaker, event)),
    drawn: drawnFigures(event),
  };
}

function contestedBy(speaker: string, { disputes }: EventState): number[] {
  const facts = disputes.flatMap((dispute) => {
    if (dispute.kind === 'diverging') return [];
    const own = sidesOf(dispute).filter(({ said }) => said.speaker === speaker);
    const harms = dispute.kind === 'responsibility' ? [null] : [dispute.harm, dispute.withinHarm ?? dispute.harm];
    return own.flatMap(({ said }) => harms.map((harm) => factOf(harm, said)));
  });
  return [...new Set(facts)];
}

function sidesOf(dispute: Dispute): ReadonlyArray<Position | Stance> {
  return dispute.kind === 'responsibility' ? dispute.stances : dispute.positions;
}

/** Each once, of what is rated. */
function ratingsOf(speaker: string, { positions: { figures, stances, remarks } }: EventState): number[] {
  const own = [...figures, ...stances, ...remarks].filter(({ said }) => said.speaker === speaker);
  const rated = own.filter(({ said }) => said.reliability !== null || said.credibility !== null);
  return [...new Set(rated.map((each) => factOf('harm' in each ? each.harm : null, each.said)))];
}

/** A harm, or none, and both ratings in one number. */
function factOf(harm: Harm | null, { reliability, credibility }: Rating): number {
  const of = harm === null ? HARMS.length : HARMS.indexOf(harm);
  return (of * CODES + codeOf(RELIABILITIES, reliability)) * CODES + codeOf(CREDIBILITIES, credibility);
}

/** Seven: six codes, and none. */
const CODES = 7;

function codeOf<Code>(codes: readonly Code[], code: Code | null): number {
  return code === null ? CODES - 1 : codes.indexOf(code);
}

/** Whether something the speaker (anyone, where null) says of the harm (of anything, where null) is rated at least so. */
export function isRatedIn(summary: EventSummary, speaker: string | null, harm: Harm | null, least: Rating): boolean {
  return hasFact(summary, summary.ratings, speaker, harm, least);
}

function hasFact(
  { speakers }: EventSummary,
  all: EventSummary['ratings'],
  speaker: string | null,
  harm: Harm | null,
  least: Rating,
): boolean {
  return all.some((facts, index) => {
    if (speaker !== null && speakers[index] !== speaker) return false;
    return facts.some((fact) => {
      const [of, reliability, credibility] = [
        Math.floor(fact / CODES ** 2),
        Math.floor(fact / CODES) % CODES,
        fact % CODES,
      ];
      const rating = {
        reliability: RELIABILITIES[reliability] ?? null,
        credibility: CREDIBILITIES[credibility] ?? null,
      };
      return (harm === null || HARMS[of] === harm) && isRated(rating, least);
    });
  });
}

/** Whether the speaker (anyone, where null) has a figure of the harm (or says anything at all, where null). */
export function speaksOf(summary: EventSummary, speaker: string | null, harm: Harm | null): boolean {
  if (harm === null) return speaker === null ? summary.speakers.length > 0 : summary.speakers.includes(speaker);
  const { speakers, harms } = summary;
  return harms.some((bits, index) => (bits & bitOf(harm)) !== 0 && (speaker === null || speakers[index] === speaker));
}

/** Whether the speaker (anyone, where null) is in conflict over the harm (or over anything, where null) with something rated at least so. */
export function isContested(summary: EventSummary, speaker: string | null, harm: Harm | null, least: Rating): boolean {
  return hasFact(summary, summary.contested, speaker, harm, least);
}

function bitOf(harm: Harm): number {
  return 1 << HARMS.indexOf(harm);
}

export function addedUp(tallies: readonly Tally[]): Tally {
  const [only] = tallies;
  if (only && tallies.length === 1) return only;
  const sum = { events: 0, claimed: 0, conflicts: 0, disputes: 0, diverging: 0, newestDispute: 0 };
  for (const tally of tallies) {
    sum.events += tally.events;
    sum.claimed += tally.claimed;
    sum.conflicts += tally.conflicts;
    sum.disputes += tally.disputes;
    sum.diverging += tally.diverging;
    sum.newestDispute = Math.max(sum.newestDispute, tally.newestDispute);
  }
  return { ...sum, totals: totalsOf(tallies.flatMap((tally) => tally.totals)) };
}
