import { nameKey } from '../domain/name-key.ts';

/** As far back as the name before its initials is looked for. */
const REACH = 120;

/** What stands before initials in brackets: "Mouvement pour la Renaissance de l'Est (MRE)". */
export function initialsIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/ \((\p{Lu}[\p{Lu}\d-]{1,7})\)/gu)].map((match) => [
      match[1] ?? '',
      nameKey(text.slice(Math.max(0, match.index - REACH), match.index)),
    ]),
  );
}

/** Whether a text calls a name by some initials. */
export function isCalled(initials: ReadonlyMap<string, string>, letters: string, name: string): boolean {
  const [before, key] = [initials.get(letters), nameKey(name)];
  return before !== undefined && key.includes(' ') && ` ${before}`.endsWith(` ${key}`);
}
