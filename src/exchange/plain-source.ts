import type { PreciseDate } from '../domain/date.ts';
import { day, line } from './cells.ts';

/** Several names, or none: words that leave open who it was. */
const LIST = /[;,/&+|\n]|\s(?:and|or|et|ou|y|und)\s/i;
const NOBODY =
  /^(?:|-+|\.+|\?+|n\/?a|none|null|nil|unknown|unclear|unspecified|not (?:stated|known|clear|specified|available)|various|several|multiple|different|other|others|anonymous|reports?|sources?|media|press|news|(?:various|several|multiple|unknown|unnamed|anonymous|different|local|news|media|press) (?:sources?|reports?|media))\.?$/i;

type SourceColumn = 'sources' | 'article' | 'office' | 'original' | 'published';

/** Who said it, through whom, and when that was published. */
interface PlainSource {
  readonly claimant: string;
  readonly via: string | null;
  readonly said: PreciseDate | null;
}

/**
 * The one who said it and the one who published it, where UCDP's columns say so plainly: one source, one name in `source_original`, one at most in
 * `source_office`. Several sources are UCDP's to weigh: which of them named which number the file does not say.
 */
export function plainSource(read: (column: SourceColumn) => string, happened: string): PlainSource | null {
  const [original, office] = [read('original'), read('office')];
  if (!isOneName(original) || (office !== '' && !isOneName(office)) || countSources(read) !== 1) return null;
  const claimant = line(original, 100);
  if (claimant === null || claimant !== original.replaceAll(/\s+/g, ' ')) return null;
  return {
    claimant,
    via: office === original ? null : line(office, 100),
    said: publishedOn(read('published'), happened),
  };
}

function isOneName(text: string): boolean {
  return /\p{L}/u.test(text) && !LIST.test(text) && !NOBODY.test(text);
}

/** `number_of_sources`; where it is not known (-1) as many as there are articles. */
function countSources(read: (column: SourceColumn) => string): number {
  const counted = Number(read('sources'));
  if (counted > 0) return counted;
  return read('article') === '' ? 1 : read('article').split(/;\s|";|\n/).length;
}

/** The day of publication, unless it can't be: nobody speaks of an event before the day it happened. */
function publishedOn(text: string, happened: string): PreciseDate | null {
  try {
    const date = day(text, 'source_date');
    return date >= happened ? { date, precision: 'day' } : null;
  } catch {
    return null;
  }
}
