import type { Token } from '../domain/says-tokens.ts';
import type { Count } from './counts.ts';
import type { Link } from './harm-links.ts';

const JOINERS = new Set([
  ',',
  'and',
  'et',
  'as',
  'well',
  'plus',
  'along',
  'with',
  'ainsi',
  'que',
  'then',
  'puis',
  'or',
  'ou',
  '-',
  'a',
  'de',
  'au',
  'moins',
  'his',
  'her',
  'its',
  'their',
  'son',
  'ses',
  'leurs',
]);

// "11 people in Mamove and nine in Mbau"
function afterPlace(tokens: readonly Token[], at: number): number {
  const isLed = /^(?:in|at|near|dans)$/.test(tokens[at]?.plain ?? '') || tokens[at]?.text === 'à';
  let next = at + 1;
  while (isLed && next - at < 4 && /^\p{Lu}/u.test(tokens[next]?.text ?? '')) next += 1;
  return isLed && next > at + 1 ? next : at;
}

const ONE = /^(?:a|an|un|une|one)$/;

/** Numbers of one list share a word of harm: "30 soldiers and 12 civilians were killed", "killed 30 soldiers and 12 civilians". */
export function shareLinks(tokens: readonly Token[], counts: readonly Count[], links: (Link | null)[]): void {
  const joined = (one: Count | undefined, other: Count | undefined): boolean => {
    if (one === undefined || other === undefined) return false;
    const between = tokens.slice(afterPlace(tokens, one.next), other.start).map(({ plain }) => plain);
    return between.length > 0 && between.length <= 4 && between.every((word) => JOINERS.has(word));
  };
  counts.forEach((count, index) => {
    const before = links[index - 1];
    if (links[index] !== null || count.isPart || !before?.harmFirst || !joined(counts[index - 1], count)) return;
    // "…, a police official said" is no more of the list.
    const isApart =
      ONE.test(tokens[count.start]?.plain ?? '') &&
      tokens[count.start - 1]?.plain === ',' &&
      !joined(count, counts[index + 1]);
    if (!isApart) links[index] = before;
  });
  for (let index = counts.length - 2; index >= 0; index -= 1) {
    const after = links[index + 1];
    const count = counts[index];
    if (links[index] !== null || !count || count.isPart || !after || after.harmFirst) continue;
    if (joined(count, counts[index + 1]) && count.who !== null) links[index] = after;
  }
}
