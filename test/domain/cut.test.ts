import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '../../src/domain/cut.ts';

/** Where characters end, as Unicode has it. */
function ends(text: string): number[] {
  return [...new Intl.Segmenter().segment(text)].map(({ index, segment }) => index + segment.length);
}

/** Pieces that make characters of several code units with what stands beside them. */
const PIECES = [
  'a',
  'Z',
  '.',
  '\r',
  '\n',
  'é',
  'e\u0301',
  '\u0301',
  '👩‍👩‍👧',
  '\u200d',
  '🇳',
  '🇪',
  '한',
  'ᄒ',
  'ᅡ',
  'न',
  '्',
  'द',
  '\u0600',
  '👍',
  '🏽',
];

describe('cut', () => {
  it('leaves what is short enough, and says where something is missing', () => {
    expect(cut('twelve', 6)).toBe('twelve');
    expect(cut('a longer text', 10)).toBe('a longer…');
  });

  it.each([
    ['killed 1,200 people', 11, 'killed…'],
    ['killed 1,200 people', 13, 'killed 1,200…'],
    [`${'x'.repeat(200)} 23.5 km`, 205, `${'x'.repeat(200)}…`],
  ])('keeps a number whole or leaves it out: %s at %d', (text, length, shown) => {
    expect(cut(text, length)).toBe(shown);
  });

  it('keeps as many whole characters as there is room for, whatever they are made of', () => {
    // Long runs of one piece, too: of flags, two letters each, nothing tells halfway where one begins.
    const runs = fc
      .tuple(fc.constantFrom(...PIECES), fc.constantFrom(1, 1, 1, 60))
      .map(([piece, times]) => piece.repeat(times));
    const texts = fc.array(runs, { maxLength: 80 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 200 }), (text, length) => {
        if (text.length <= length) return;
        const room = ends(text).filter((end) => end < length);
        expect(cut(text, length)).toBe(`${text.slice(0, room.at(-1) ?? 0).trimEnd()}…`);
      }),
      { numRuns: 2_000 },
    );
  });
});
