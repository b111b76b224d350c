import { createHash } from 'node:crypto';
import { HARMS, type Harm, VICTIMS, VICTIMS_WITHIN, type Victims, victimsWithin } from './figure.ts';
import { countsAll, isOfRank } from './names-all.ts';
import { byRecorded, type Position, type Positions, type Said, type Stance } from './position.ts';

/**
 * Positions of different claimants that cannot all be true ("conflicting figures"), or that overlap and yet name numbers far apart
 * ("diverging"). At most one of them per question asked. Or, where a moderator says so, two that count the same people under two categories
 * ("status").
 */
export interface FigureDispute {
  readonly kind: 'dispute' | 'diverging' | 'status';
  /** The question: `killed`, or `killed within neutralised` where a part exceeds its whole. */
  readonly harm: Harm;
  readonly withinHarm: Harm | null;
  /** `military`, `military within people`, or null for several: "parts" that add up to more than the whole, or a status in dispute. */
  readonly victims: Victims | null;
  readonly withinVictims: Victims | null;
  /** By how much the largest low exceeds the smallest high; for diverging figures, how far apart the numbers named are. */
  readonly gap: number;
  /** The entry with which a moderator said that the status is in dispute; null for what follows from the figures. */
  readonly marked: number | null;
  /** The positions it is about, lowest first. */
  readonly positions: readonly Position[];
  /** Changes whenever what is in dispute changes; a briefing announces each fingerprint once. */
  readonly fingerprint: string;
}

/** Several claim it, or one claims it (or is blamed for it) and one denies it. */
interface ResponsibilityDispute {
  readonly kind: 'responsibility';
  readonly stances: readonly Stance[];
  readonly fingerprint: string;
}

export type Dispute = FigureDispute | ResponsibilityDispute;

/** Harms that contain others: `neutralised` is killed, wounded or captured; `casualties` is killed + wounded. */
const HARMS_WITHIN: ReadonlyArray<readonly [part: Harm, whole: Harm]> = [
  ['killed', 'neutralised'],
  ['wounded', 'neutralised'],
  ['captured', 'neutralised'],
  ['killed', 'casualties'],
  ['wounded', 'casualties'],
  ['casualties', 'neutralised'],
];

function harmWithin(part: Harm, whole: Harm): boolean {
  return part === whole || HARMS_WITHIN.some(([each, within]) => each === part && within === whole);
}

const top = (position: Position): number => position.figure.high ?? Number.POSITIVE_INFINITY;
const bottom = (position: Position): number => position.figure.low;

function fingerprintOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

function figurePrint(position: Position): string {
  const { harm, victims, said, figure } = position;
  return `${said.speaker}:${harm}/${victims}=${figure.low}..${figure.high ?? ''}`;
}

/** Design, Disputes 7: the numbers named differ by at least this share of the smaller one … */
const DIVERGING_SHARE = 0.25;
/** … and at least this many people. */
const DIVERGING_COUNT = 5;

type Question = Pick<FigureDispute, 'harm' | 'withinHarm' | 'victims' | 'withinVictims'>;

function disputeOver(
  kind: FigureDispute['kind'],
  question: Question,
  gap: number,
  positions: readonly Position[],
  marked: number | null = null,
): FigureDispute {
  const sorted = [...positions].sort((a, b) => bottom(a) - bottom(b) || top(a) - top(b) || byRecorded(a.said, b.said));
  const { harm, withinHarm, victims, withinVictims } = question;
  const prints = sorted.map(figurePrint).sort();
  return {
    kind,
    ...question,
    gap,
    marked,
    positions: sorted,
    fingerprint: fingerprintOf([kind, `${harm}<${withinHarm}`, `${victims}<${withinVictims}`, ...prints]),
  };
}

/**
 * One question, several claimants. Of those under arms some count a rank or an office alone, which is held against those who count all only where
 * it is more: "2 officers killed" denies nothing of "14 members of the security forces killed".
 */
function sameQuestion(positions: readonly Position[]): FigureDispute | null {
  const ranks = positions.filter(({ figure }) => isOfRank(figure));
  const all = positions.filter(({ figure }) => !isOfRank(figure));
  const least = Math.min(...all.map(top));
  return disputeAmong([...all, ...ranks.filter((rank) => bottom(rank) > least)]) ?? disputeAmong(ranks);
}

/** Dispute ⇔ max(low) > min(high); touching ends agree; two open minimums never dispute. */
function disputeAmong(positions: readonly Position[]): FigureDispute | null {
  const [first] = positions;
  if (!first || positions.length < 2) return null;
  const question = { harm: first.harm, withinHarm: null, victims: first.victims, withinVictims: null };
  const gap = Math.max(...positions.map(bottom)) - Math.min(...positions.map(top));
  if (gap > 0) return disputeOver('dispute', question, gap, positions);
  const named = positions.flatMap((position) => position.figure.named ?? []);
  const [least, most] = [Math.min(...named), Math.max(...named)];
  const apart = most - least;
  const diverging = named.length > 1 && areFarApart(least, most);
  return diverging ? disputeOver('diverging', question, apart, positions) : null;
}

/** Where a question comes in the order of harms, then of victims. */
export function rankOf({ harm, victims }: { readonly harm: Harm; readonly victims: Victims }): number {
  return HARMS.indexOf(harm) * VICTIMS.length + VICTIMS.indexOf(victims);
}

/** Positions by what they answer, in the order of harms and victims. */
export function byQuestion(positions: readonly Position[]): Position[][] {
  return [...Map.groupBy(positions, rankOf)].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** A part may not exceed its whole, neither of people nor of harm, where that counts all of them. One dispute for each pair of questions. */
function partsOverWholes(groups: readonly Position[][]): FigureDispute[] {
  const disputes: FigureDispute[] = [];
  for (const parts of groups) {
    for (const wholes of groups) {
      const dispute = parts === wholes ? null : partOverWhole(parts, wholes);
      if (dispute) disputes.push(dispute);
    }
  }
  return disputes;
}

function partOverWhole(parts: readonly Position[], wholes: readonly Position[]): FigureDispute | null {
  const [part, whole] = [parts[0], wholes[0]];
  if (!part || !whole || !harmWithin(part.harm, whole.harm) || !victimsWithin(part.victims, whole.victims)) return null;
  const involved = new Set<Position>();
  let gap = 0;
  for (const each of parts) {
    for (const other of wholes) {
      if (each.said.speaker === other.said.speaker || bottom(each) <= top(other) || !countsAll(other.figure)) continue;
      gap = Math.max(gap, bottom(each) - top(other));
      involved.add(each).add(other);
    }
  }
  if (gap === 0) return null;
  const question = {
    harm: part.harm,
    withinHarm: part.harm === whole.harm ? null : whole.harm,
    victims: part.victims,
    withinVictims: part.victims === whole.victims ? null : whole.victims,
  };
  return disputeOver('dispute', question, gap, [...involved]);
}

/** The least number of `whole` that its parts come to together: each category's largest minimum, and the positions that give it. */
function leastTogether(positions: readonly Position[], whole: Victims): { least: number; from: Position[] } {
  let least = 0;
  let from: Position[] = [];
  for (const part of VICTIMS.filter((each) => VICTIMS_WITHIN[each] === whole)) {
    const own = positions.filter((position) => position.victims === part).sort((a, b) => bottom(b) - bottom(a))[0];
    const below = leastTogether(positions, part);
    if (own && bottom(own) >= below.least) {
      if (bottom(own) > 0) from.push(own);
      least += bottom(own);
    } else {
      from = from.concat(below.from);
      least += below.least;
    }
  }
  return { least, from };
}

/** Parts, none of which exceeds the whole, that add up to more than it. */
function sumsOverWholes(groups: readonly Position[][]): FigureDispute[] {
  return groups.flatMap((wholes) => {
    const first = wholes[0];
    if (!first) return [];
    const parts = groups.flat().filter((each) => each.harm === first.harm && each.victims !== first.victims);
    const { least, from } = leastTogether(parts, first.victims);
    if (from.length < 2) return [];
    const smaller = wholes.filter((whole) => {
      const others = from.some((part) => part.said.speaker !== whole.said.speaker);
      const isAbove = least > top(whole) && from.every((part) => bottom(part) <= top(whole));
      return others && isAbove && countsAll(whole.figure);
    });
    if (smaller.length === 0) return [];
    const gap = least - Math.min(...smaller.map(top));
    const question = { harm: first.harm, withinHarm: null, victims: null, withinVictims: first.victims };
    return [disputeOver('dispute', question, gap, [...from, ...smaller])];
  });
}

/** What a moderator marked: who counts whom under which category, and of which harm. */
export interface MarkedSides {
  readonly seq: number;
  readonly harm: Harm;
  readonly sides: readonly [MarkedSide, MarkedSide];
}

interface MarkedSide {
  readonly speaker: string;
  readonly victims: Victims;
}

/** Both sides as they stand: one that no longer counts anyone under its category ends the dispute, and so do two that turn out to be one claimant. */
function statusDisputes(figures: readonly Position[], marks: readonly MarkedSides[]): FigureDispute[] {
  const disputes = marks.flatMap(({ seq, harm, sides }) => {
    const positions = sides.flatMap(
      ({ speaker, victims }) =>
        figures.find((each) => each.said.speaker === speaker && each.harm === harm && each.victims === victims) ?? [],
    );
    const question = { harm, withinHarm: null, victims: null, withinVictims: null };
    const speakers = new Set(positions.map(({ said }) => said.speaker));
    return speakers.size === 2 ? [disputeOver('status', question, 0, positions, seq)] : [];
  });
  // Marked twice, it is one dispute, since the first of the marks.
  return [...Map.groupBy(disputes, ({ fingerprint }) => fingerprint).values()].flatMap(([first]) => first ?? []);
}

/** Of those whose status is in dispute, one side's: counted together with the other's they would be counted twice. */
function counted(figures: readonly Position[], disputed: readonly FigureDispute[]): Position[] {
  const again = new Set(disputed.map(({ positions }) => positions[0]));
  return figures.filter((each) => !again.has(each));
}

function responsibility(stances: readonly Stance[]): ResponsibilityDispute | null {
  const claiming = stances.filter((each) => each.stance === 'claims');
  const denying = stances.filter((each) => each.stance === 'denies');
  const blaming = stances.filter(
    (each) => each.stance === 'blames' && denying.some((other) => each.said.blames.includes(other.said.speaker)),
  );
  const contested = claiming.length > 1 || (claiming.length > 0 && denying.length > 0) || blaming.length > 0;
  if (!contested) return null;
  const involved = [...claiming, ...blaming, ...denying].sort((a, b) => byRecorded(a.said, b.said));
  const prints = involved.map(({ said, stance }) => `${said.speaker}:${stance}:${said.blames.join(',')}`).sort();
  return { kind: 'responsibility', stances: involved, fingerprint: fingerprintOf(['responsibility', ...prints]) };
}

/** Everything in dispute about one event, with what moderators marked. Coded estimates of datasets take no part. */
export function disputesOf(positions: Positions, marks: readonly MarkedSides[] = []): Dispute[] {
  const figures = positions.figures.filter((position) => !position.said.coded);
  const groups = byQuestion(figures);
  const spoken = byQuestion(figures.filter((position) => !position.denial));
  const status = statusDisputes(spoken.flat(), marks);
  const byWho = responsibility(positions.stances.filter((stance) => !stance.said.coded));
  return [
    ...groups.flatMap((group) => sameQuestion(group) ?? []),
    ...partsOverWholes(spoken),
    ...sumsOverWholes(byQuestion(counted(spoken.flat(), status))),
    ...status,
    ...(byWho ? [byWho] : []),
  ];
}

/** The entry with which it began to be disputed: of all the pairs that disagree, the one that was complete first. */
export function aroseAt(dispute: Dispute): number {
  if (dispute.kind !== 'responsibility' && dispute.marked !== null) return dispute.marked;
  const pairs =
    dispute.kind === 'responsibility'
      ? pairsOf(dispute.stances, contradict)
      : pairsOf(dispute.positions, disagreeAs(dispute.kind));
  const complete = pairs.map((pair) => togetherSince(pair.map(({ firstSaid }) => firstSaid)));
  if (complete.length > 0) return Math.min(...complete);
  // Parts that only together exceed their whole are complete with the last of them.
  const all: ReadonlyArray<Position | Stance> = dispute.kind === 'responsibility' ? dispute.stances : dispute.positions;
  return togetherSince(all.map((each) => each.firstSaid));
}

/** Since when all this has been said of one event: claims of events that turned out to be one met when that was recorded. */
function togetherSince(said: readonly Said[]): number {
  const joined = new Set(said.map((each) => each.joined));
  return Math.max(...said.map(({ since }) => since), ...(joined.size > 1 ? joined : []));
}

function pairsOf<Each>(all: readonly Each[], match: (a: Each, b: Each) => boolean): Array<readonly [Each, Each]> {
  return all.flatMap((a) => all.filter((b) => match(a, b)).map((b) => [a, b] as const));
}

function disagreeAs(kind: FigureDispute['kind']): (a: Position, b: Position) => boolean {
  if (kind === 'dispute') return (a, b) => a.said.speaker !== b.said.speaker && bottom(a) > top(b);
  return ({ figure: a }, { figure: b }) => a.named !== null && b.named !== null && areFarApart(a.named, b.named);
}

function areFarApart(least: number, most: number): boolean {
  return most - least >= DIVERGING_COUNT && most - least >= DIVERGING_SHARE * least;
}

function contradict(a: Stance, b: Stance): boolean {
  if (a.said.speaker === b.said.speaker) return false;
  if (a.stance === 'claims') return b.stance !== 'blames';
  return a.stance === 'blames' && b.stance === 'denies' && a.said.blames.includes(b.said.speaker);
}
