import { phraseAt } from '../domain/phrase-table.ts';
import { tokensOf } from '../domain/says-tokens.ts';
import { CITIES } from '../places/cities.ts';
import { type Article, readArticle } from './article.ts';
import { countryMarksIn } from './country-marks.ts';
import { timeMarksIn } from './time-marks.ts';

/** The day a text was written, where its dateline has the year as well. */
export function publishedIn({ dateline }: Article): string | null {
  if (dateline?.date == null) return null;
  const marks = timeMarksIn(tokensOf(dateline.date.replaceAll('.', '')), { published: null, last: null });
  return marks[0]?.date.date ?? null;
}

/** As much of a text as tells when it was written. */
const HEAD = 8_000;

/** The day a text says that it was written on, `YYYY-MM-DD`: by its dateline, or by the head of a communiqué. */
export function dayWritten(text: string): string | null {
  const article = readArticle(text.slice(0, HEAD));
  return article.dated ?? publishedIn(article);
}

/** The country a text's dateline is in. */
export function datelineCountry({ dateline }: Article): string | null {
  const place = dateline?.place ?? null;
  if (place === null) return null;
  const title = place
    .split(', ')
    .map((part) => part.toLowerCase().replace(/(^|[ -])\p{L}/gu, (letter) => letter.toUpperCase()))
    .join(', ');
  const tokens = tokensOf(`in ${title}`);
  return countryMarksIn(tokens).at(-1)?.country ?? phraseAt(CITIES, tokens, 1)?.value ?? null;
}
