import { describe, expect, it } from 'vitest';
import { added, f1, type Measure, NOTHING, scoredDraft, scoresOf } from '../../bench/draft-score.ts';
import { PASSAGE_SETS, passagesOf } from '../../bench/passages.ts';
import { readDraft } from '../../src/drafting/read-draft.ts';

/** What is not to be fallen short of. */
const LEAST = {
  tuned: { strict: 0.9, lenient: 0.95, events: 0.9, acts: 0.9, places: 0.9, parties: 0.88 },
  unseen: { strict: 0.8, lenient: 0.95, events: 0.9, acts: 0.9, places: 0, parties: 0 },
  unseen2: { strict: 0.85, lenient: 0.93, events: 0.92, acts: 0.9, places: 0.85, parties: 0.65 },
  unseen3: { strict: 0.72, lenient: 0.9, events: 0.9, acts: 0.8, places: 0.83, parties: 0.7 },
  unseen4: { strict: 0.8, lenient: 0.95, events: 0.94, acts: 0.83, places: 0.88, parties: 0.58 },
} as const;

describe('the passages', () => {
  it('are at least a hundred, half of them French or nearly so', () => {
    const all = PASSAGE_SETS.flatMap(passagesOf);
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(all.filter(({ language }) => language === 'fr').length).toBeGreaterThanOrEqual(45);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it.each(PASSAGE_SETS)('%s: what is aimed at is reached', (set) => {
    const scores = passagesOf(set).map(({ text, published, expected }) =>
      scoresOf(scoredDraft(readDraft(text, published)), expected),
    );
    for (const [measure, least] of Object.entries(LEAST[set]) as [Measure, number][]) {
      const score = scores.map((each) => each[measure]).reduce(added, NOTHING);
      expect(f1(score), measure).toBeGreaterThanOrEqual(least);
    }
  });
});
