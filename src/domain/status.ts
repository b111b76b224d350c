import { isSameClaim } from './event.ts';
import type { ClaimState } from './event-fold.ts';
import type { EventState } from './event-states.ts';
import { type Figure, type Harm, type Victims, victimsWithin } from './figure.ts';

/** The same people, as two claims count them: hurt the same way, under categories of which neither is part of the other. */
export interface StatusPair {
  readonly harm: Harm;
  readonly victims: readonly [Victims, Victims];
}

/** How two claims may count the same people: figures that are the same go before others. Null where they name nobody under two categories. */
export function statusPair(one: ClaimState, other: ClaimState): StatusPair | null {
  const pairs = one.content.statement.figures.flatMap((figure) =>
    other.content.statement.figures
      .filter((each) => isOtherStatus(figure, each))
      .map((each) => [figure, each] as const),
  );
  const [figure, counterpart] = pairs.find(([a, b]) => a.low === b.low && a.high === b.high) ?? pairs[0] ?? [];
  return figure && counterpart ? { harm: figure.harm, victims: [figure.victims, counterpart.victims] } : null;
}

/** The first two claims that give one exact figure under two categories, and that nobody has marked: likely the same people. */
export function likelyStatusPair({
  claims,
  positions,
  disputes,
}: EventState): readonly [ClaimState, ClaimState] | null {
  const exact = positions.figures.filter(
    ({ said, denial, figure }) => !said.coded && !denial && figure.low > 0 && figure.low === figure.high,
  );
  const marked = disputes.flatMap((dispute) => (dispute.kind === 'status' ? [dispute.positions] : []));
  for (const [index, one] of exact.entries()) {
    for (const other of exact.slice(index + 1)) {
      if (one.said.speaker === other.said.speaker || one.figure.low !== other.figure.low) continue;
      if (
        !isOtherStatus(one.figure, other.figure) ||
        marked.some((sides) => sides.includes(one) && sides.includes(other))
      )
        continue;
      const [a, b] = [one, other].map(({ said }) => claims.find((claim) => isSameClaim(claim, said.claim)));
      if (a && b) return [a, b];
    }
  }
  return null;
}

function isOtherStatus(one: Figure, other: Figure): boolean {
  return (
    one.harm === other.harm && !victimsWithin(one.victims, other.victims) && !victimsWithin(other.victims, one.victims)
  );
}
