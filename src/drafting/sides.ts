import { nameKey } from '../domain/name-key.ts';
import type { Sentence } from './article.ts';
import type { PartiesTold } from './parties-of-text.ts';
import type { SaidFigure } from './said-figures.ts';
import { withoutTwice } from './side-names.ts';

/** Whether a group says that it did a harm itself: "the group said it had killed 37 soldiers". */
export function isByTheirOwn({ speaker, figure }: SaidFigure, { tokens }: Sentence): boolean {
  if (speaker?.sort !== 'group' || figure.harm !== 'killed' || figure.victims === 'armed_group') return false;
  const line = tokens.map(({ plain }) => plain).join(' ');
  return /\b(?:(?:it|they|its|their) (?:\w+ ){0,8}killed|to have killed|avoir (?:tue|repousse|attaque|abattu|elimine)|having killed|ayant tue|(?:it|they|its|their) (?:\w+ ){0,4}(?:repelled|repulsed|ambushed|attacked))\b/.test(
    line,
  );
}

/** Whether a force tells of harm to its own: "two of its peacekeepers were killed, the mission said". */
export function isOfTheirOwn({ speaker, figure }: SaidFigure): boolean {
  const isForce = /\b(?:army|military|mission|force|forces|armee|brigade|command)\b/.test(nameKey(speaker?.name ?? ''));
  const isHarmed = figure.victims === 'military' || figure.victims === 'peacekeepers';
  return (
    isForce && isHarmed && speaker?.sort === 'institution' && /\b(?:its|their|our|ses|leurs|nos)\b/i.test(figure.words)
  );
}

/** Each side once, under its fullest name, generic words only where nobody is named. */
export function partiesOf({ attackers, attacked }: PartiesTold): string[] {
  const fullest = (names: readonly string[]): string[] => {
    const unlike = names.filter(
      (name, index) =>
        !names.some((other, at) => at !== index && isWithin(name, other) && (!isWithin(other, name) || at < index)),
    );
    const proper = unlike.filter((name) => /\p{Lu}/u.test(name));
    return proper.length > 0 ? proper : unlike.slice(0, 1);
  };
  const first = fullest(attackers);
  return withoutTwice([
    ...first,
    ...fullest(attacked).filter((name) => !first.some((other) => isWithin(name, other) || isWithin(other, name))),
  ]);
}

function isWithin(name: string, other: string): boolean {
  const words = nameKey(other).split(' ');
  return nameKey(name)
    .split(' ')
    .every((word) => words.includes(word));
}
