import type { ClaimContent } from '../domain/action.ts';
import type { Statement } from '../domain/claim.ts';
import type { Figure, Victims } from '../domain/figure.ts';

/** Low, best and high estimate of a number of people; null where the data set gives none. */
export interface Estimate {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

/** How many of one side were killed. */
export interface SideLoss {
  readonly victims: Victims;
  /** As people are called on that side: "civilians", "on the side of UNITA". */
  readonly noun: string;
  readonly killed: number;
}

/**
 * The figure an estimate of the dead comes to; null where nothing is estimated. A few published rows have a low above their best, or a high below it:
 * the interval then holds all three, and what was published stays beside it.
 */
export function deadFigure({ low, best, high }: Estimate): Figure | null {
  const given = [low, best, high].filter((each) => each !== null);
  if (given.length === 0) return null;
  const ends = { low: Math.min(...given), high: Math.max(...given) };
  const published = { low: low ?? ends.low, high: high ?? ends.high };
  const isExact = ends.low === ends.high;
  const words =
    best === null
      ? `${isExact ? ends.low : `${ends.low} to ${ends.high}`} people killed`
      : `${best} people killed${isExact ? '' : ` (low ${published.low}, high ${published.high})`}`;
  const isInOrder = published.low === ends.low && published.high === ends.high;
  return {
    harm: 'killed',
    victims: 'people',
    ...ends,
    noun: 'people',
    named: best ?? (isExact ? ends.low : null),
    words,
    ...(isInOrder ? {} : { published }),
  };
}

/** A figure for each category some of the dead are counted in; of two sides in one category the sum. */
export function sideFigures(losses: readonly SideLoss[]): Figure[] {
  const counted = losses.filter(({ killed }) => killed > 0);
  return [...Map.groupBy(counted, ({ victims }) => victims)].map(([victims, each]) => {
    const killed = each.reduce((sum, loss) => sum + loss.killed, 0);
    const words = each.map((loss) =>
      victims === 'civilians' ? `${loss.killed} civilians killed` : `${loss.killed} killed ${loss.noun}`,
    );
    return {
      harm: 'killed',
      victims,
      low: killed,
      high: killed,
      noun: each[0]?.noun ?? '',
      named: killed,
      words: words.join(', '),
    };
  });
}

/** A claim that gives figures and nothing else. */
export function figuresClaim(
  claimant: string,
  figures: readonly Figure[],
  more: Partial<ClaimContent> = {},
): ClaimContent {
  const statement: Statement = { acts: ['figures'], figures, denies: [], blames: [] };
  return {
    claimant,
    says: figures.map(({ words }) => words).join('; '),
    statement,
    said: null,
    via: null,
    url: null,
    quote: null,
    reliability: null,
    credibility: null,
    ...more,
  };
}
