import type { SayPlainly } from '../say.ts';
import { COLOURS, type Mark, SHAPES } from './picture.ts';

/** Legend and scale of what marks mean: only of those there are. */
export function markScale(channel: 'color' | 'shape', shown: readonly Mark[], say: SayPlainly) {
  const range = shown.map((mark) => (channel === 'color' ? COLOURS[mark] : SHAPES[mark]));
  const words = Object.fromEntries(shown.map((mark) => [mark, say(`picture.mark.${mark}`)]));
  return {
    field: 'mark',
    type: 'nominal' as const,
    scale: { domain: [...shown], range },
    legend: { labelExpr: `${JSON.stringify(words)}[datum.value]` },
  };
}
