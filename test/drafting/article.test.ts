import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/drafting/article.ts';

const sentences = (text: string): string[] => readArticle(text).sentences.map((sentence) => sentence.text);

describe('an article', () => {
  it('is cut into sentences, at no abbreviation and in no quotation', () => {
    expect(
      sentences(
        'Col. Idris Ba of the U.N. force spoke on Jan. 5. “We saw it. We counted 12,” he said. It cost 2.5 million.',
      ),
    ).toEqual([
      'Col. Idris Ba of the U.N. force spoke on Jan. 5.',
      '“We saw it. We counted 12,” he said.',
      'It cost 2.5 million.',
    ]);
  });

  it('has a headline, a dateline and no captions, repeated lines or subheads', () => {
    const article = readArticle(
      [
        'Gunmen kill 12',
        '',
        'People flee Zirma on Friday. (photo credit: A. Photographer)',
        'NIAMEY, Feb 17 (Meridian Wire) - Gunmen killed 12 people.',
        'Anger in the region',
        'Gunmen fled.',
        'Gunmen fled.',
      ].join('\n'),
    );
    expect(article.sentences.map(({ text, isHeadline }) => [text, isHeadline])).toEqual([
      ['Gunmen kill 12', true],
      ['Gunmen killed 12 people.', false],
      ['Gunmen fled.', false],
    ]);
    expect(article.dateline).toEqual({ place: 'NIAMEY', date: 'Feb 17', outlet: 'Meridian Wire' });
  });

  it.each([
    ['BAMAKO, May 12, 2024 (Wire) - It is.', { place: 'BAMAKO', date: 'May 12, 2024', outlet: 'Wire' }],
    ['Bamako, 12 mai (Agence Horizon) - Il est.', { place: 'Bamako', date: '12 mai', outlet: 'Agence Horizon' }],
    ['GOMA, Congo — It is.', { place: 'GOMA, Congo', date: null, outlet: null }],
    ['The army (12 men) - it is.', null],
  ])('dateline: %s', (text, dateline) => {
    expect(readArticle(text).dateline).toEqual(dateline);
  });

  it('keeps no sentence of a length that nobody writes', () => {
    expect(Math.max(...sentences('word '.repeat(5_000)).map(({ length }) => length))).toBeLessThanOrEqual(1_500);
  });
});
