import { NEUTRAL_WORDS, PEOPLES } from './beside-nouns.ts';
import { countedAt } from './counted.ts';
import { UserError } from './errors.ts';
import { GROUP_NOUNS, ONE_GROUP } from './group-nouns.ts';
import { HARM_WORDS } from './harm-words.ts';
import { type PhraseTable, phraseAt } from './phrase-table.ts';
import { type Quantity, quantityAt } from './quantity.ts';
import { shortened, type Token } from './says-tokens.ts';
import { VICTIM_NOUNS } from './victim-nouns.ts';

const LONGEST_READ = 24;
const OF = new Set(['of', 'de', "d'", 'des']);

/** The reason why the words from `at` on could not be read, with the words themselves. */
export function notUnderstood(text: string, tokens: readonly Token[], at: number): UserError {
  const end = endOfClause(tokens, at);
  const clause = tokens.slice(at, end);
  const whole = shortened(text.slice(tokens[at]?.start, tokens[end - 1]?.end));
  const has = (test: (index: number) => boolean): boolean => clause.some((_, index) => test(at + index));
  const first = clause.findIndex((_, index) => quantityAt(tokens, at + index) !== null);
  const number = first >= 0;
  const harm = has((index) => phraseAt(HARM_WORDS, tokens, index) !== null);
  const noun = phraseAt(VICTIM_NOUNS, tokens, phraseAt(NEUTRAL_WORDS, tokens, at)?.next ?? at) !== null;
  const firstNumber = clause.findIndex((token) => token.kind === 'number');
  const isSum = (index: number): boolean => {
    const opens =
      tokens[index]?.plain === '(' || (tokens[index]?.plain === '+' && tokens[index + 1]?.kind === 'number');
    return (
      opens &&
      firstNumber >= 0 &&
      index > at + firstNumber &&
      tokens.slice(index, end).some(({ kind }) => kind === 'number')
    );
  };
  if (number && isGroup(tokens, quantityAt(tokens, at + first))) return new UserError('says.groups', { part: whole });
  if (has(isSum)) return new UserError('says.totalAndParts', { part: whole });
  if (quantityAt(tokens, at)?.next === end) return new UserError('says.noHarm', { part: whole });
  if (!number && firstNumber < 0 && harm) return new UserError('says.noNumber', { part: whole });
  if (!number && firstNumber < 0 && noun) return new UserError('says.noNumberNoHarm', { part: whole });
  const from = understoodUpTo(tokens, at, end);
  return new UserError('says.notUnderstood', {
    part: shortened(text.slice(tokens[from]?.start, tokens[end - 1]?.end)),
  });
}

// "14 families", "des centaines de familles", "une famille", "14 displaced families"
function isGroup(tokens: readonly Token[], quantity: Quantity | null): boolean {
  if (quantity === null) return false;
  const of = OF.has(tokens[quantity.next]?.plain ?? '') ? quantity.next + 1 : quantity.next;
  const from = [HARM_WORDS, NEUTRAL_WORDS, PEOPLES].reduce(
    (next, words: PhraseTable<unknown>) => phraseAt(words, tokens, next)?.next ?? next,
    of,
  );
  const groups: PhraseTable<unknown> = quantity.plural ? GROUP_NOUNS : ONE_GROUP;
  return phraseAt(groups, tokens, from) !== null;
}

// The first words are left out when they would have been read by themselves: of "30 soldiers not killed", "not killed" is told.
function understoodUpTo(tokens: readonly Token[], at: number, end: number): number {
  const within = tokens.slice(0, Math.min(end, at + LONGEST_READ));
  for (let length = within.length - 1; length > at; length -= 1) {
    const counted = countedAt(within.slice(0, length), at);
    // "3 hills" is understood only as so many people of whom a harm is told.
    if (counted?.next === length && (counted.harm !== null || counted.who?.known)) return length;
  }
  return at;
}

// To the next mark that parts clauses, brackets being of a piece.
function endOfClause(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index += 1) {
    const plain = tokens[index]?.plain;
    if (plain === '(') depth += 1;
    else if (plain === ')') depth -= 1;
    else if (depth <= 0 && index > at && (plain === ';' || plain === ',')) return index;
  }
  return tokens.length;
}
