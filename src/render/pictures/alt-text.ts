import type { Language } from '../../domain/action.ts';
import { cut } from '../../domain/cut.ts';
import { sayPlainlyIn } from '../say.ts';
import { ALT } from './picture.ts';

/** A picture's title and what stands in it, as long as Discord takes: of lines that are put into words one by one, no more than that. */
export function altText(title: string, lines: Iterable<string>): string {
  let text = `${title}.`;
  for (const line of lines) {
    if (text.length > ALT) break;
    text += ` ${line}.`;
  }
  return cut(text, ALT);
}

const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-GB'),
  fr: new Intl.NumberFormat('fr-FR'),
};

/** A number as the language writes it. */
export function numberOf(count: number, language: Language): string {
  return NUMBERS[language].format(count);
}

interface Range {
  readonly low: number;
  readonly high: number;
  /** Whether somebody's figure has no upper end. */
  readonly isOpen: boolean;
}

/** "from 3 to 54", "from 3 to 54 or more", "12". */
export function rangeWords({ low, high, isOpen }: Range, language: Language): string {
  const [least, most] = [numberOf(low, language), numberOf(high, language)];
  const say = sayPlainlyIn(language);
  if (low === high) return isOpen ? say('picture.orMore', { high: most }) : most;
  return say(isOpen ? 'picture.fromOrMore' : 'picture.from', { low: least, high: most });
}
