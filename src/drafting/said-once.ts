import { type Figure, victimsWithin } from '../domain/figure.ts';
import type { SaidFigure } from './said-figures.ts';

/** A figure with the event it is about. */
export interface PlacedFigure extends SaidFigure {
  readonly event: number;
  readonly isLead: boolean;
  readonly isHeadline: boolean;
}

/** Of what a headline, a lead and a body say of one thing, the one that says most: the attributed before the text's own, the exact before the vague. */
export function saidOnce(figures: readonly PlacedFigure[]): PlacedFigure[] {
  const alike = Map.groupBy(figures, ({ event, figure }) => `${event} ${figure.harm}`);
  return figures.filter((figure) => {
    const others = alike.get(`${figure.event} ${figure.figure.harm}`) ?? [];
    return !others.some((other) => other !== figure && isBetter(other, figure));
  });
}

function isBetter(other: PlacedFigure, figure: PlacedFigure): boolean {
  const earlier = other.sentence < figure.sentence || (other.sentence === figure.sentence && other.at < figure.at);
  // In nobody's name the number stays with the sentence of the text, which says more than its headline.
  if (other.isHeadline && other.speaker === null && !figure.isHeadline && figure.speaker === null) return false;
  // A headline's number is the text's, in fewer words.
  if (other.isHeadline !== figure.isHeadline && other.speaker !== null && compatible(other.figure, figure.figure)) {
    if (other.isHeadline && figure.speaker !== null && overlap(other.figure, figure.figure)) return false;
    if (
      figure.isHeadline &&
      (sameInterval(other.figure, figure.figure) || (namedAfter(figure, other) && overlap(other.figure, figure.figure)))
    )
      return true;
  }
  const sameSpeaker = other.speaker?.key === figure.speaker?.key || (figure.isLead && namedAfter(figure, other));
  if (figure.isEarlier && !other.isEarlier)
    return (
      (sameSpeaker || figure.speaker === null || figure.speaker.sort === 'document') &&
      compatible(other.figure, figure.figure)
    );
  if (other.isEarlier) return false;
  if (!compatible(other.figure, figure.figure)) return false;
  if (figure.isHeadline && figure.speaker === null && !other.isHeadline && overlap(other.figure, figure.figure))
    return true;
  const same = sameInterval(other.figure, figure.figure);
  if (figure.speaker === null && other.speaker !== null)
    return same || (figure.isLead && overlap(other.figure, figure.figure) && isVaguer(figure.figure, other.figure));
  if (figure.speaker !== null && other.speaker === null) return false;
  if (!sameSpeaker) return false;
  if (figure.isLead && same && other.speaker?.key !== figure.speaker?.key) return true;
  if (same) {
    // "21 people" and later "21 soldiers": once, under the narrower name.
    if (other.figure.victims !== figure.figure.victims)
      return victimsWithin(other.figure.victims, figure.figure.victims);
    return earlier;
  }
  return (
    figure.isLead &&
    other.sentence !== figure.sentence &&
    other.figure.victims === figure.figure.victims &&
    overlap(other.figure, figure.figure) &&
    isVaguer(figure.figure, other.figure)
  );
}

// A headline's "sources" are the lead's "security sources".
function namedAfter(figure: PlacedFigure, other: PlacedFigure): boolean {
  const words = other.speaker?.key.split(' ') ?? [];
  return figure.speaker?.key.split(' ').every((word) => words.includes(word)) === true;
}

function compatible(one: Figure, other: Figure): boolean {
  return victimsWithin(one.victims, other.victims) || victimsWithin(other.victims, one.victims);
}

function sameInterval(one: Figure, other: Figure): boolean {
  return one.low === other.low && one.high === other.high;
}

function overlap(one: Figure, other: Figure): boolean {
  return one.low <= (other.high ?? Number.POSITIVE_INFINITY) && other.low <= (one.high ?? Number.POSITIVE_INFINITY);
}

function isVaguer(one: Figure, other: Figure): boolean {
  const width = ({ low, high }: Figure): number => (high ?? Number.POSITIVE_INFINITY) - low;
  return width(one) > width(other);
}
