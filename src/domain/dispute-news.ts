import type { Dispute, FigureDispute } from './dispute.ts';
import type { EventState } from './event-states.ts';
import type { Position, Stance } from './position.ts';
import type { RedactedOf } from './redacted-disputes.ts';

/** What a claimant said, and the event as it was then. */
export interface Known {
  readonly word: Position | Stance;
  readonly event: EventState;
}

/** One claimant in a dispute, as a digest tells of it; never both null. */
export interface DisputeSide {
  /** What it says now; null where that no longer stands. */
  readonly now: Position | Stance | null;
  /** What it said when the last digest was made, where that was something else; null where it is the same or was nothing. */
  readonly was: Known | null;
}

/** How a dispute has changed: announced once each, by its fingerprint. */
export interface DisputeChange {
  readonly change: 'new' | 'changed' | 'settled';
  readonly event: EventState;
  /** As it stands; for a settled one, as it stood before. */
  readonly dispute: Dispute;
  /** As it stood before; null for a new one, and for one of which some was redacted since. */
  readonly before: Dispute | null;
  /** Both ends of what is claimed, and every other claimant whose word is another than before; of a new one all of them. */
  readonly sides: readonly DisputeSide[];
  /** How many other claimants are part of it, as before. */
  readonly others: number;
  /** It would be another without what was redacted since it was told. */
  readonly redacted?: RedactedOf;
}

/** The question a dispute is about, the same before and after its positions change. */
function questionOf(dispute: Dispute): string {
  if (dispute.kind === 'responsibility') return dispute.kind;
  const { kind, positions } = dispute;
  const sides = kind === 'status' ? positions.map(({ said, victims }) => `${said.speaker}:${victims}`) : [];
  return [...sides.sort(), dispute.harm, dispute.withinHarm, dispute.victims, dispute.withinVictims].join('/');
}

/** Tells apart what each claimant says of each question. */
export function keyOf(word: Position | Stance): string {
  if ('figure' in word) return `${word.said.speaker}/${word.harm}/${word.victims}`;
  return `${word.said.speaker}/${word.stance === 'blames' ? 'others' : 'itself'}`;
}

/** Whether a claimant says the same as before. */
export function isSame(one: Position | Stance, other: Position | Stance): boolean {
  if ('figure' in one && 'figure' in other)
    return one.figure.low === other.figure.low && one.figure.high === other.figure.high && one.denial === other.denial;
  if ('stance' in one && 'stance' in other)
    return one.stance === other.stance && one.said.blames.join() === other.said.blames.join();
  return false;
}

/** What claimants say of an event, of whom and what. */
export function wordsOf({ positions }: EventState): Array<Position | Stance> {
  return [...positions.stances, ...positions.figures];
}

export function byKey(events: readonly EventState[]): ReadonlyMap<string, Known> {
  return new Map(events.flatMap((event) => wordsOf(event).map((word) => [keyOf(word), { word, event }])));
}

/** What became of an event's disputes: `before` are the states of it, and of what went into it, that were told of. */
export function disputeChanges(before: readonly EventState[], now: EventState): DisputeChange[] {
  const earlier = new Map(before.flatMap(({ disputes }) => disputes.map((dispute) => [questionOf(dispute), dispute])));
  const [said, says] = [byKey(before), byKey([now])];
  const standing = now.disputes.flatMap((dispute): DisputeChange[] => {
    const was = earlier.get(questionOf(dispute)) ?? null;
    earlier.delete(questionOf(dispute));
    if (was?.fingerprint === dispute.fingerprint) return [];
    const change = was ? 'changed' : 'new';
    return [{ change, event: now, dispute, before: was, ...sidesOf(dispute, said, says, was === null) }];
  });
  const settled = [...earlier.values()].map((dispute): DisputeChange => {
    return { change: 'settled', event: now, dispute, before: dispute, ...sidesOf(dispute, said, says) };
  });
  return [...standing, ...settled];
}

/** A dispute that is another than it was, told without what it was. */
export function standingDispute(event: EventState, dispute: Dispute): DisputeChange {
  const says = byKey([event]);
  return { change: 'changed', event, dispute, before: null, ...sidesOf(dispute, says, says) };
}

type Words = ReturnType<typeof byKey>;

function sidesOf(dispute: Dispute, said: Words, says: Words, isNew = false): Pick<DisputeChange, 'sides' | 'others'> {
  const words = dispute.kind === 'responsibility' ? dispute.stances : widest(dispute);
  const ends = new Set<Position | Stance>(dispute.kind === 'responsibility' ? words : endsOf(dispute));
  const all = words.map((word) => {
    const [was, now] = [said.get(keyOf(word)) ?? null, says.get(keyOf(word))?.word ?? null];
    const hasChanged = !was || !now || !isSame(was.word, now);
    return { now, was: hasChanged ? was : null, isShown: isNew || hasChanged || ends.has(word) };
  });
  const sides = all.flatMap(({ now, was, isShown }): DisputeSide[] => (isShown && (now || was) ? [{ now, was }] : []));
  return { sides, others: all.filter(({ isShown }) => !isShown).length };
}

/** Whose least is the most, then whose most is the least: the two that set the gap. Then what lies between. */
function widest({ positions }: FigureDispute): readonly Position[] {
  const top = ({ figure }: Position) => figure.high ?? Number.POSITIVE_INFINITY;
  const [highest, ...others] = positions.toSorted((a, b) => b.figure.low - a.figure.low || a.said.seq - b.said.seq);
  const lowest = others.toSorted((a, b) => top(a) - top(b) || a.figure.low - b.figure.low)[0];
  return [highest, lowest, ...others.filter((each) => each !== lowest)].filter((each) => each !== undefined);
}

/** The two ends of what is claimed; where a part exceeds its whole, all of it. */
function endsOf(dispute: FigureDispute): readonly Position[] {
  if (dispute.kind === 'status' || dispute.withinHarm !== null || dispute.withinVictims !== null)
    return dispute.positions;
  return widest(dispute).slice(0, 2);
}
