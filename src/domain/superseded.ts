import type { Act } from './claim.ts';
import { isSameClaim } from './event.ts';
import type { ClaimState } from './event-fold.ts';
import type { EventState } from './event-states.ts';
import type { Figure } from './figure.ts';
import type { Position, Remark, Stance } from './position.ts';

/** A new claim, or those of its figures, that its claimant has gone beyond: it said something later. */
export interface Superseded {
  readonly claim: ClaimState;
  /** Null: all that it says. */
  readonly figures: readonly Figure[] | null;
  /** What it said later is the same. */
  readonly again: boolean;
}

type Word = Position | Stance | Remark;

/** New claims of which no word is told, and figures of others that are not; `speakerOf`: who speaks when this name does. */
export function supersededOf(
  claims: readonly ClaimState[],
  told: readonly Word[],
  now: EventState,
  speakerOf: (name: string) => string,
): Superseded[] {
  return claims.flatMap((claim): Superseded[] => {
    const { acts, figures } = claim.content.statement;
    const speaker = speakerOf(claim.content.claimant);
    const own = told.filter((word) => isSameClaim(word.said.claim, claim));
    const isTold = ({ harm, victims }: Figure): boolean =>
      own.some((word) => 'figure' in word && word.harm === harm && word.victims === victims);
    const left = figures.filter((figure) => !isTold(figure));
    const [same, other] = [true, false].map((again) => left.filter((each) => stands(each, speaker, now) === again));
    const isWhole = own.length === 0;
    if (isWhole && acts.some((act) => act !== 'figures'))
      return [{ claim, figures: null, again: other?.length === 0 && standsBeside(claim, speaker, now) }];
    return [
      { claim, figures: same ?? [], again: true },
      { claim, figures: other ?? [], again: false },
    ].flatMap((each) =>
      each.figures.length === 0
        ? []
        : [isWhole && each.figures.length === figures.length ? { ...each, figures: null } : each],
    );
  });
}

function stands(figure: Figure, speaker: string, { positions }: EventState): boolean {
  return positions.figures.some(
    ({ said, harm, victims, figure: now }) =>
      said.speaker === speaker &&
      harm === figure.harm &&
      victims === figure.victims &&
      now.low === figure.low &&
      now.high === figure.high,
  );
}

/** Whether the claimant still says all that the claim says beside its figures. */
function standsBeside(claim: ClaimState, speaker: string, { positions }: EventState): boolean {
  const { acts, denies, blames } = claim.content.statement;
  const isOwn = ({ said }: Word): boolean => said.speaker === speaker;
  const stances = positions.stances.filter(isOwn);
  const remarks = positions.remarks.filter(isOwn);
  const deniesLosses =
    remarks.some(({ remark }) => remark === 'deniesLosses') ||
    positions.figures.some((each) => isOwn(each) && each.denial);
  const still: Readonly<Record<Act, boolean>> = {
    figures: true,
    responsibility: stances.some(({ stance }) => stance === 'claims'),
    attribution: stances.some(
      ({ stance, said }) => stance === 'blames' && said.statement.blames.join() === blames.join(),
    ),
    denial: denies.every((of) => (of === 'losses' ? deniesLosses : stances.some(({ stance }) => stance === 'denies'))),
    retraction: remarks.some(({ remark }) => remark === 'retracts'),
  };
  return acts.every((act) => still[act]);
}
