import { BARE_WORD_CHOICES } from './bare-words.ts';
import { type Division, divisionOf, divisionsNamed } from './divisions.ts';
import { nameKey } from './name-key.ts';

/** The divisions a name means when no country is given. */
export function divisionsForWord(text: string): Division[] {
  const choices = BARE_WORD_CHOICES.get(nameKey(text));
  return choices ? choices.flatMap((code) => divisionOf(code) ?? []) : divisionsNamed(text);
}
