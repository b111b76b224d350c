/** One word, number or mark of a text, with where it stands so that the verbatim words can be cut out again. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** Verbatim. */
  readonly text: string;
  /** Lower case without accents, for comparing; a dash of any kind is `-`; a line's end is `;`. */
  readonly plain: string;
  /** The whole text that it was cut from, and its place there. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** Nothing stands between this token and the one before. */
  readonly glued: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}]*/uy;
const DIGITS = /[0-9]+/y;
const SPACE = /[\s\u200b]+/y;
const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212';
const APOSTROPHES = "'\u2018\u2019\u02bc";
const QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a`*_';
const LONGEST_PART = 80;
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const LETTER = /\p{L}/u;
const DIGIT = /[0-9]/;
const GROUP_SPACES = ' \u00a0\u202f\u2009';

/** Lower case, without accents, with one kind of apostrophe. */
export function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'");
}

/**
 * Cuts a text into tokens. A hyphen inside a word and quotation marks are dropped (`self-defence` is two words);
 * a new line parts as `;` does; an elided word keeps its apostrophe (`d'`, `jusqu'`); digits keep their separators (`1,200`, `12 000`, `2.5`).
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], end: number, plain: string): void => {
    const before = tokens.at(-1);
    tokens.push({ kind, text: text.slice(at, end), plain, source: text, start: at, end, glued: before?.end === at });
    at = end;
  };
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    if (space !== '') {
      if (space.includes('\n') && tokens.length > 0) push('mark', at + space.length, ';');
      else at += space.length;
      continue;
    }
    const word = matchAt(WORD, text, at);
    if (word !== '') {
      const end = at + word.length;
      const elided = isOneOf(APOSTROPHES, text[end]) && LETTER.test(text[end + 1] ?? '');
      push('word', elided ? end + 1 : end, plainWord(elided ? `${word}'` : word));
      continue;
    }
    if (DIGIT.test(text[at] ?? '')) {
      const end = endOfNumber(text, at);
      push('number', end, text.slice(at, end));
      continue;
    }
    const mark = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const lettersAround = LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at + 1] ?? '');
    if (isOneOf(QUOTES, mark) || isOneOf(APOSTROPHES, mark) || (isOneOf(DASHES, mark) && lettersAround)) {
      at += mark.length;
    } else {
      push('mark', at + mark.length, isOneOf(DASHES, mark) ? '-' : mark);
    }
  }
  return tokens;
}

/** At most 80 characters of a text, cut between characters as people see them; nothing is put where the rest was, since a figure's words are recorded so. */
export function shortened(text: string): string {
  let kept = '';
  let characters = 0;
  for (const { segment } of CHARACTERS.segment(text.trim())) {
    if (characters === LONGEST_PART) break;
    kept += segment;
    characters += 1;
  }
  return kept;
}

/** Some tokens as they were written, for telling which part is meant; cut to 80 characters. */
export function partOf(tokens: readonly Token[], from: number, to: number): string {
  return shortened(tokens[from]?.source.slice(tokens[from]?.start, tokens[to - 1]?.end) ?? '');
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function isOneOf(characters: string, character: string | undefined): boolean {
  return character !== undefined && character !== '' && characters.includes(character);
}

// A space joins digits only as a thousands separator: one to three digits, then groups of exactly three.
function endOfNumber(text: string, start: number): number {
  let end = start + matchAt(DIGITS, text, start).length;
  let spaced = end - start <= 3;
  for (;;) {
    const separator = text[end];
    const group = matchAt(DIGITS, text, end + 1);
    if (group === '' || separator === undefined) return end;
    if (isOneOf(GROUP_SPACES, separator)) {
      if (!spaced || group.length !== 3) return end;
    } else if (separator === ',' || separator === '.' || isOneOf(APOSTROPHES, separator)) {
      spaced = false;
    } else {
      return end;
    }
    end += 1 + group.length;
  }
}
