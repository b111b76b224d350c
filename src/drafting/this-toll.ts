import type { Sentence } from './article.ts';
import type { PlacedFigure } from './said-once.ts';
import type { Speaker } from './speakers.ts';
import { lineOf } from './told-when.ts';
import type { Attributed } from './voices.ts';

const THIS_TOLL = /^(?:ce bilan|ces chiffres|this toll|that toll|these figures|those figures|the figures)\b/;

/** A toll in nobody's name, which in a body's own communiqué is that body's: "le bilan côté ami fait état de". */
export function isOwnToll(speaker: Speaker | null): boolean {
  return speaker?.sort === 'document' && /^(?:bilan|toll|tally|count|figures|data)$/.test(speaker.words.at(0) ?? '');
}

/** "Ce bilan est provisoire, selon le chef du village": the numbers that the sentence before gave in nobody's name are his, as it seems. */
export function giveToTeller(
  figures: PlacedFigure[],
  index: number,
  { tokens }: Sentence,
  attributed: readonly Attributed[],
): void {
  const teller = attributed.find(({ saying, speaker }) => saying.act === 'says' && speaker !== null);
  if (teller?.speaker == null || !THIS_TOLL.test(lineOf(tokens, 0, 4))) return;
  for (let at = figures.length - 1; at >= 0 && (figures[at]?.sentence ?? -1) >= index - 1; at -= 1) {
    const figure = figures[at];
    if (figure?.speaker === null)
      figures[at] = { ...figure, speaker: teller.speaker, said: teller.said, isUnsure: true };
  }
}
