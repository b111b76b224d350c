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
const NUMBER_FORMS: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

const instances = new Map<Language, i18n>();

function instance(language: Language): i18n {
  const known = instances.get(language);
  if (known) return known;
  const made = createInstance();
  const numbers = new Intl.NumberFormat(NUMBER_FORMS[language]);
  void made.init({
    lng: language,
    resources: { [language]: { translation: RESOURCES[language] } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: {
      useRawValueToEscape: true,
      escape: (value: unknown) => {
        if (value instanceof Markdown) return value.text;
        return typeof value === 'number' ? numbers.format(value) : escaped(String(value)).text;
      },
    },
  });
  instances.set(language, made);
  return made;
}

/** As many sentences are kept as said, by language: putting them together is a good part of what an answer costs. */
const SAID_KEPT = 2_000;
const said = new Map<Language, Map<string, Markdown>>();

/** Those without a word of anybody's in them: what was recorded is not kept beside the record. */
function keptAs(key: string, values: Values | undefined): string | null {
  let name = key;
  for (const each in values) {
    const value = values[each];
    if (typeof value !== 'number') return null;
    name += `/${each}=${value}`;
  }
  return name;
}

export function sayIn(language: Language): Say {
  const translator = instance(language);
  const kept = said.get(language) ?? new Map<string, Markdown>();
  said.set(language, kept);
  return (key, values) => {
    const name = keptAs(key, values);
    const known = name === null ? undefined : kept.get(name);
    if (known) return known;
    const sentence = new Markdown(translator.t(key, { ...values }));
    if (name === null) return sentence;
    if (kept.size === SAID_KEPT) kept.clear();
    kept.set(name, sentence);
    return sentence;
  };
}

/** A fault of the input in the caller's language. */
export function explain(error: UserError, language: Language): Markdown {
  const translator = instance(language);
  return new Markdown(translator.t(error.key, { ...error.values, ...optionWords(error, language) }));
}

/** The same as plain text, for a terminal or a table. */
export function explainPlainly(error: UserError, language: Language): string {
  return plainly(error.key, { ...error.values, ...optionWords(error, language) }, language);
}

/** A sentence as plain text, for a picture: nothing is escaped. */
export type SayPlainly = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export function sayPlainlyIn(language: Language): SayPlainly {
  return (key, values = {}) => plainly(key, values, language);
}

function plainly(key: string, values: Readonly<Record<string, string | number>>, language: Language): string {
  return instance(language).t(key, { ...values, interpolation: { escapeValue: false } });
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
