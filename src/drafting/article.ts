import { type Token, tokensOf } from '../domain/says-tokens.ts';
import { initialsIn } from './initials.ts';
import { issuerOf, writtenIn } from './issuer.ts';
import { personNamesIn } from './person-names.ts';

/** One sentence of an article, as written and cut into tokens. */
export interface Sentence {
  /** Verbatim, on one line. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Which paragraph of the article it is in, from 0. */
  readonly paragraph: number;
  readonly isHeadline: boolean;
  /** It is speech from its first letter to its last. */
  readonly isQuotation: boolean;
  /** Those whose names have a city's in them, as the whole text tells. */
  readonly people: ReadonlySet<string>;
}

/** Where and by whom a text says it was written: "NIAMEY, Feb 17 (Meridian Wire) -". */
export interface Dateline {
  readonly place: string;
  readonly date: string | null;
  readonly outlet: string | null;
}

export interface Article {
  readonly sentences: readonly Sentence[];
  readonly dateline: Dateline | null;
  /** The words before each initials that the text gives in brackets. */
  readonly initials: ReadonlyMap<string, string>;
  /** The body whose own communiqué the text is. */
  readonly issuer: string | null;
  /** The day that body's communiqué is dated, `YYYY-MM-DD`: its "yesterday" is the day before, whenever it was printed. */
  readonly dated: string | null;
}

const LONGEST_HEADLINE = 180;
const LONGEST_SENTENCE = 1500;
const CAPTION = /\((?:photo )?credit:|photo credit|file photo|\bREUTERS\/|\bAFP\/|getty images|©|photo d['’]archives/i;
const ENDS = /[.!?…]["”’»)\]\s]*$/u;
const DATELINE =
  /^(\p{Lu}[\p{Lu}'’ -]{2,40}(?:\/\p{Lu}[\p{Lu} -]{1,40})?(?:, [\p{Lu}][\p{L} ]{2,30})?)(?:, ((?:\p{L}{3,9}\.? \d{1,2}|\d{1,2}(?:er)? \p{L}{3,9}\.?)(?:,? \d{4})?))?\s*(?:\(([^()]{2,40})\)\s*)?(?:[-–—]{1,3}|:)\s+(?=\S)/u;
/** In small letters it takes an outlet to tell: "Bamako, 12 mai (Agence Horizon) -". */
const SMALL_DATELINE =
  /^(\p{Lu}[\p{L}'’ -]{2,40})(?:, ((?:\p{L}{3,9}\.? \d{1,2}|\d{1,2}(?:er)? \p{L}{3,9}\.?)(?:,? \d{4})?))?,? \((\p{Lu}[^()]{1,40})\) ?[-–—:]{1,3}\s+(?=\S)/u;

/** Cuts an article into its sentences: captions, credits, repeated lines and subheads are left out. */
export function readArticle(text: string): Article {
  const seen = new Set<string>();
  const all = text
    .normalize('NFC')
    .replaceAll('\r', '')
    .split('\n')
    .map((line) =>
      line
        .replace(/\s+/gu, ' ')
        .replace(/^ ?[-–—•*·▪] (?=\S)/u, '')
        .trim(),
    )
    .filter((line) => line !== '');
  const captions = new Set(all.filter((line) => CAPTION.test(line)).map((line) => line.replace(/ ?\([^()]*\)$/, '')));
  const lines = all.filter(
    (line, index) => !CAPTION.test(line) && !captions.has(line) && !isCaption(line, all[index + 1]),
  );
  const sentences: Sentence[] = [];
  const people = new Set<string>();
  let dateline: Dateline | null = null;
  lines.forEach((line, index) => {
    if (seen.has(line)) return;
    seen.add(line);
    const isTitle = !ENDS.test(line) && line.length <= LONGEST_HEADLINE;
    if (isTitle && index > 0) return;
    const match = isTitle ? null : (DATELINE.exec(line) ?? SMALL_DATELINE.exec(line));
    if (match) dateline ??= { place: (match[1] ?? '').trim(), date: match[2] ?? null, outlet: match[3] ?? null };
    const body = match ? line.slice(match[0].length) : line;
    for (const sentence of sentencesOf(body)) sentences.push(readSentence(sentence, index, isTitle, people));
  });
  const issuer = issuerOf(lines);
  const written = issuer === null ? null : writtenIn(lines);
  if (written?.place != null) dateline ??= { place: written.place, date: null, outlet: null };
  return { sentences, dateline, initials: initialsIn(text), issuer, dated: written?.day ?? null };
}

// A picture's words, with its credit or just before it.
function isCaption(line: string, next: string | undefined): boolean {
  return !CAPTION.test(line) && next !== undefined && /^\((?:photo )?(?:credit|crédit)/i.test(next);
}

function readSentence(text: string, paragraph: number, isHeadline: boolean, people: Set<string>): Sentence {
  const tokens = withoutPossessives(tokensOf(withoutPoints(text)));
  for (const name of personNamesIn(tokens)) people.add(name);
  return {
    text,
    tokens,
    paragraph,
    isHeadline,
    isQuotation: isQuotation(text),
    people,
  };
}

/** Opens with a quotation mark, closes with one, and holds no end of one quotation before another. */
function isQuotation(text: string): boolean {
  if (!/^["“«‹]/u.test(text) || !/["”»›][.!?…]?$/u.test(text)) return false;
  const inside = text.slice(1, -1);
  const closes = inside.search(/["”»›]/u);
  return closes < 0 || !/["“«‹]/u.test(inside.slice(closes + 1));
}

// "Niger's" is the word "Niger" and an "s".
function withoutPossessives(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index) =>
    token.plain.endsWith("'") && tokens[index + 1]?.plain === 's' && tokens[index + 1]?.glued
      ? { ...token, plain: token.plain.slice(0, -1), end: token.end - 1, text: token.text.slice(0, -1) }
      : token,
  );
}

/** Titles, months and the like that end with a point without ending a sentence. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof gen maj col lt cpt capt sgt cpl brig adm sen rep gov pres st ste mt no nos vs jr sr jan feb mar apr jun jul ' +
    'aug sept sep oct nov dec approx est inc corp ltd co art av env mm mme mmes mlle me colonel pr ret hon rev insp supt cmdr'
  ).split(' '),
);

// Points of abbreviations are no sentence's end: "U.N." becomes "UN", "Col. Idris" "Col Idris", each as long as before.
// "the Rapid Support Forces (RSF) said": nothing parts the name from its verb.
function withoutPoints(text: string): string {
  return text
    .replace(/ \(\p{Lu}[\p{Lu}\d-]{1,11}\)(?= )/gu, (letters) => '\u200b'.repeat(letters.length))
    .replace(/(?<![\p{L}.])(?:\p{L}\.){2,5}/gu, (letters) => {
      const bare = letters.replaceAll('.', '');
      return bare + '\u200b'.repeat(letters.length - bare.length);
    })
    .replace(/(?<!\p{L})(\p{L}{1,7})\.(?= [\p{L}\d])/gu, (whole, word: string) =>
      ABBREVIATIONS.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word) ? `${word}\u200b` : whole,
    );
}

/** Cuts a line into sentences; a quotation stays with the words that say whose it is. */
function sentencesOf(line: string): string[] {
  const bare = withoutPoints(line);
  const sentences: string[] = [];
  let start = 0;
  for (const match of bare.matchAll(/[.!?…]{1,6}["”’»)\]]{0,4}(?=\s+["“«(‘']?\s?[\p{Lu}\d])|[;](?=\s)/gu)) {
    const end = match.index + match[0].length;
    if (match[0] === ';' && end - start < LONGEST_SENTENCE) continue;
    sentences.push(line.slice(start, end).trim());
    start = end;
  }
  sentences.push(line.slice(start).trim());
  return withWholeQuotations(sentences)
    .filter((sentence) => /\p{L}/u.test(sentence))
    .flatMap(pieces);
}

const LONGEST_QUOTATION = 600;

// What is said in several sentences stays with the words after it that say whose it is.
function withWholeQuotations(sentences: readonly string[]): string[] {
  const whole: string[] = [];
  let isOpen = false;
  for (const sentence of sentences) {
    const last = whole.at(-1);
    if (isOpen && last !== undefined && last.length + sentence.length < LONGEST_QUOTATION)
      whole[whole.length - 1] = `${last} ${sentence}`;
    else whole.push(sentence);
    isOpen = isUnclosed(whole.at(-1) ?? '');
  }
  return whole;
}

function isUnclosed(sentence: string): boolean {
  const count = (marks: RegExp): number => sentence.match(marks)?.length ?? 0;
  return count(/["]/g) % 2 === 1 || count(/[\u201c\u00ab]/g) > count(/[\u201d\u00bb]/g);
}

function pieces(sentence: string): string[] {
  if (sentence.length <= LONGEST_SENTENCE) return [sentence];
  const at = sentence.lastIndexOf(' ', LONGEST_SENTENCE);
  const cut = at > 0 ? at : LONGEST_SENTENCE;
  const parts: string[] = [sentence.slice(0, cut)];
  for (let from = cut; from < sentence.length; from += LONGEST_SENTENCE)
    parts.push(sentence.slice(from, from + LONGEST_SENTENCE));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
