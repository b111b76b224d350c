import type { Casebook } from '../domain/casebook.ts';
import { sideOf } from '../domain/claimant.ts';
import { nameKey } from '../domain/name-key.ts';
import { stateBodyKey } from '../places/state-body.ts';

/** What a draft calls a claimant, with the sentences it was read in. */
interface Called {
  readonly name: string;
  readonly sentences: readonly string[];
}

/** Gives the name that a record has for a claimant as a text calls it; that name itself where none, or more than one, may be meant. */
export function recordedNames({ claimants }: Casebook): (called: Called) => string {
  let byBody: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  return ({ name, sentences }) => {
    if (name === '' || claimants.knows(name)) return name;
    const body = stateBodyKey(name);
    if (body !== null) {
      byBody ??= bodiesOf(claimants);
      return onlyOf(byBody.get(body) ?? []) ?? name;
    }
    const isOfGroup = (short: string): boolean =>
      [sideOf(name, null), claimants.speaker(short).side].every((side) => side === 'armed_group');
    const abbreviations = new Set(
      abbreviationsOf(name, sentences).filter(
        (short) =>
          claimants.knows(short) &&
          claimants.find(short).kind !== 'media' &&
          (isOfInitials(short, name) || isOfGroup(short)),
      ),
    );
    const short = onlyOf(abbreviations);
    return short === null ? name : claimants.find(short).name;
  };
}

function bodiesOf(claimants: Casebook['claimants']): Map<string, Set<string>> {
  const byBody = new Map<string, Set<string>>();
  for (const { name, aliases } of claimants.all())
    for (const each of [name, ...aliases]) {
      const body = stateBodyKey(each);
      if (body !== null) byBody.set(body, (byBody.get(body) ?? new Set()).add(name));
    }
  return byBody;
}

function onlyOf(names: Iterable<string>): string | null {
  const [only, ...others] = names;
  return only !== undefined && others.length === 0 ? only : null;
}

/** "a mayor (AFP)" is no agency: the letters begin the name and, in their order, words of it. */
function isOfInitials(short: string, name: string): boolean {
  const initials = nameKey(name)
    .split(' ')
    .map(([first = '']) => first);
  let at = 0;
  for (const letter of nameKey(short)) {
    const found = initials.indexOf(letter, at);
    if (found < 0 || (at === 0 && found > 0)) return false;
    at = found + 1;
  }
  return true;
}

/** "Plains Front (PF)": the letters a text gives for a name behind it. */
function abbreviationsOf(name: string, sentences: readonly string[]): string[] {
  return sentences.flatMap((sentence) =>
    [...sentence.matchAll(/\((\p{Lu}[\p{Lu}\d-]{1,11})\)/gu)].flatMap(({ index, 1: short = '' }) => {
      const before = nameKey(sentence.slice(0, index));
      return before === nameKey(name) || before.endsWith(` ${nameKey(name)}`) ? [short] : [];
    }),
  );
}
