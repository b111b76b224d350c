import { createInstance, type i18n } from 'i18next';
import type { Language } from '../domain/action.ts';
import type { UserError } from '../domain/errors.ts';
import { escaped, Markdown } from './markdown.ts';
import { EN } from './texts/en.ts';
import { FR } from './texts/fr.ts';

type Key = keyof typeof EN & string;
/** A sentence's name, without the plural form it is wanted in. */
export type TextKey = Key extends infer Each ? (Each extends `${infer Base}_${'one' | 'other'}` ? Base : Each) : never;

type Values = Readonly<Record<string, Markdown | string | number>>;

/** A sentence in one language; values that are not `Markdown` are escaped, and `count` chooses the plural form. */
export type Say = (key: TextKey, values?: Values) => Markdown;

/** The sentences, by language: tests hold them against one another. */
export const RESOURCES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: EN, fr: FR };
const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-GB'),
  fr: new Intl.NumberFormat('fr-FR'),
};

/** A sentence before anything is put into it: text, the name of a value, text, and so on. */
type Pattern = readonly string[];

/** The patterns of one language, each asked of i18next once for every count. */
class Patterns {
  readonly #translator: i18n;
  readonly #kept = new Map<string, Pattern>();

  constructor(language: Language) {
    this.#translator = createInstance();
    void this.#translator.init({
      lng: language,
      resources: { [language]: { translation: RESOURCES[language] } },
      initAsync: false,
      keySeparator: false,
      nsSeparator: false,
    });
  }

  of(key: string, count: unknown): Pattern {
    const name = count === undefined ? key : `${key}/${count}`;
    const known = this.#kept.get(name);
    if (known) return known;
    const sentence = this.#translator.t(key, { count: count as number, skipInterpolation: true });
    const pattern = sentence.split(/\{\{(\w+)\}\}/);
    if (this.#kept.size === PATTERNS_KEPT) this.#kept.clear();
    this.#kept.set(name, pattern);
    return pattern;
  }
}

const PATTERNS_KEPT = 2_000;
const patterns: Partial<Record<Language, Patterns>> = {};

function sentence(language: Language, key: string, values: Values | undefined, show: (text: string) => string): string {
  patterns[language] ??= new Patterns(language);
  return patterns[language]
    .of(key, values?.count)
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const value = values?.[part] ?? '';
      if (value instanceof Markdown) return value.text;
      return typeof value === 'number' ? NUMBERS[language].format(value) : show(value);
    })
    .join('');
}

const asMarkdown = (text: string): string => escaped(text).text;
const asItIs = (text: string): string => text;

export function sayIn(language: Language): Say {
  return (key, values) => new Markdown(sentence(language, key, values, asMarkdown));
}

/** A fault of the input in the caller's language. */
export function explain(error: UserError, language: Language): Markdown {
  const values = { ...error.values, ...optionWords(error, language) };
  return new Markdown(sentence(language, error.key, values, asMarkdown));
}

/** The same as plain text, for a terminal or a table. */
export function explainPlainly(error: UserError, language: Language): string {
  return sentence(language, error.key, { ...error.values, ...optionWords(error, language) }, asItIs);
}

/** A sentence as plain text, for a picture: nothing is escaped. */
export type SayPlainly = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export function sayPlainlyIn(language: Language): SayPlainly {
  return (key, values) => sentence(language, key, values, asItIs);
}

/** Options and choices by the names Discord shows in this language. */
function optionWords({ key, values }: UserError, language: Language): Record<string, string> {
  if (typeof values.option !== 'string') return {};
  const named = (list: string, prefix: string): string =>
    list
      .split(', ')
      .map((name) => RESOURCES[language][`${prefix}.${name}`] ?? name)
      .join(', ');
  const choices = key === 'option.notAChoice' ? { choices: named(String(values.choices), 'choice') } : {};
  return { option: named(values.option, 'name'), ...choices };
}

/** A text without markup, for places that show it as it is: option descriptions, choices, button labels. The first of the keys that has one. */
export function bare(language: Language, ...keys: readonly string[]): string {
  const texts = RESOURCES[language];
  const key = keys.find((each) => texts[each] !== undefined);
  const found = key === undefined ? undefined : texts[key];
  if (found === undefined) throw new Error(`no text for ${keys.join(' or ')} in ${language}`);
  return found;
}
