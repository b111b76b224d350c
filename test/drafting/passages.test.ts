import { describe, expect, it } from 'vitest';
import { added, f1, NOTHING, scoredDraft, scoresOf } from '../../bench/draft-score.ts';
import { PASSAGE_SETS, passagesOf } from '../../bench/passages.ts';
import { readDraft } from '../../src/drafting/read-draft.ts';

describe('the passages', () => {
  it('are at least sixty, half of them French or nearly so', () => {
    const all = PASSAGE_SETS.flatMap(passagesOf);
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.filter(({ language }) => language === 'fr').length).toBeGreaterThanOrEqual(25);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it.each(PASSAGE_SETS)('%s: what is aimed at is reached', (set) => {
    const scores = passagesOf(set).map(({ text, published, expected }) =>
      scoresOf(scoredDraft(readDraft(text, published)), expected),
    );
    expect(f1(scores.map(({ strict }) => strict).reduce(added, NOTHING))).toBeGreaterThanOrEqual(0.75);
    expect(f1(scores.map(({ lenient }) => lenient).reduce(added, NOTHING))).toBeGreaterThanOrEqual(0.9);
    expect(f1(scores.map(({ events }) => events).reduce(added, NOTHING))).toBeGreaterThanOrEqual(0.85);
  });
});
