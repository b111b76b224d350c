import type { Statement } from '../../src/domain/claim.ts';
import type { Figure } from '../../src/domain/figure.ts';

/** What a row of a data set says where it counts seven dead. */
export const SEVEN_KILLED: Figure = {
  harm: 'killed',
  victims: 'people',
  low: 7,
  high: 7,
  noun: 'people',
  named: 7,
  words: '7 people killed',
};

/** A statement that gives figures and nothing else. */
export function figures(...given: readonly Figure[]): Statement {
  return { acts: ['figures'], figures: given, denies: [], blames: [] };
}

/** What no row says of a claim. */
export const UNSAID = { url: null, quote: null, reliability: null, credibility: null } as const;
