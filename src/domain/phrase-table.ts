import { type Token, tokensOf } from './says-tokens.ts';

/** What a table found at a place: the value, and the index of the token after the phrase. */
export interface Found<Value> {
  readonly value: Value;
  readonly next: number;
}

/** Phrases of one or more words, looked up at a place in a text; the longest wins. */
export type PhraseTable<Value> = ReadonlyMap<string, readonly { words: readonly string[]; value: Value }[]>;

/** Builds a table from lists of phrases, parted by commas, whose bracketed letters may be left out: `tué(e)(s), mort(s)`. */
export function phraseTable<Value>(entries: readonly (readonly [Value, string])[]): PhraseTable<Value> {
  const table = new Map<string, { words: string[]; value: Value }[]>();
  for (const [value, phrases] of entries) {
    for (const phrase of phrases.split(',').flatMap((written) => withAndWithout(written.trim()))) {
      const words = wordsOf(phrase);
      const first = words[0];
      if (first === undefined) continue;
      const sameStart = table.get(first) ?? [];
      sameStart.push({ words, value });
      table.set(first, sameStart);
    }
  }
  for (const sameStart of table.values()) sameStart.sort((one, other) => other.words.length - one.words.length);
  return table;
}

export function phraseAt<Value>(table: PhraseTable<Value>, tokens: readonly Token[], at: number): Found<Value> | null {
  const first = tokens[at];
  if (first === undefined) return null;
  for (const { words, value } of table.get(first.plain) ?? []) {
    if (words.every((word, index) => tokens[at + index]?.plain === word)) return { value, next: at + words.length };
  }
  return null;
}

/** The index after every phrase of the table that follows one upon another from `at`. */
export function skipPhrases(table: PhraseTable<unknown>, tokens: readonly Token[], at: number): number {
  let next = at;
  for (let found = phraseAt(table, tokens, next); found !== null; found = phraseAt(table, tokens, next))
    next = found.next;
  return next;
}

// An elided word is one only before another: "plus d'" is read with a letter after it.
function wordsOf(phrase: string): string[] {
  if (phrase.endsWith("'")) return wordsOf(`${phrase}x`).slice(0, -1);
  return tokensOf(phrase.replaceAll("' ", "'")).map((token) => token.plain);
}

function withAndWithout(phrase: string): string[] {
  const open = phrase.indexOf('(');
  const close = phrase.indexOf(')', open);
  if (open < 0 || close < 0) return [phrase];
  const rest = withAndWithout(phrase.slice(close + 1));
  return [phrase.slice(0, open), phrase.slice(0, open) + phrase.slice(open + 1, close)].flatMap((start) =>
    rest.map((end) => start + end),
  );
}
