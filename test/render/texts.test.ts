import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/all.ts';
import type { OptionDefinition } from '../../src/commands/command.ts';
import { readDate } from '../../src/domain/read-date.ts';
import { readStatement } from '../../src/domain/says.ts';
import { findArea } from '../../src/places/find-place.ts';
import { readPlace } from '../../src/places/read-place.ts';
import { choiceName, description, localName } from '../../src/render/command-words.ts';
import { RESOURCES } from '../../src/render/say.ts';
import { EN } from '../../src/render/texts/en.ts';
import { EN_ERRORS } from '../../src/render/texts/en-errors.ts';
import { thrownErrors } from '../support/thrown-errors.ts';

const LANGUAGES = ['en', 'fr'] as const;
type Lang = (typeof LANGUAGES)[number];
const NOTHING_KNOWN = { regions: [], locations: [] };

const FORM = /_(?:zero|one|two|few|many|other)$/;
const PLURALS = new Set(Object.keys(EN).flatMap((key) => (FORM.test(key) ? [key.replace(FORM, '')] : [])));

function baseOf(key: string): string {
  const base = key.replace(FORM, '');
  return PLURALS.has(base) ? base : key;
}

function entriesOf(language: Lang): [string, string][] {
  return Object.entries(RESOURCES[language]);
}

function textOf(language: Lang, key: string): string {
  const text = RESOURCES[language][key];
  if (text === undefined) throw new Error(`no ${key} in ${language}`);
  return text;
}

/** Texts that members read, as against names that they type. */
function sentencesOf(language: Lang): [string, string][] {
  return entriesOf(language).filter(([key]) => !key.startsWith('name.'));
}

function holesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name))].sort();
}

function codeOf(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

describe.each(LANGUAGES)('the texts in %s', (language) => {
  it('have every sentence, and a plural one in every form the language has', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const wanted = Object.keys(EN)
      .map(baseOf)
      .flatMap((base) => (PLURALS.has(base) ? pluralCategories.map((form) => `${base}_${form}`) : [base]));
    expect(Object.keys(RESOURCES[language]).sort()).toEqual([...new Set(wanted)].sort());
  });

  it('leave the same places to be filled in as in English', () => {
    const holes = entriesOf(language).map(([key, text]) => [key, holesOf(text)]);
    const wanted = entriesOf(language).map(([key]) => {
      const base = baseOf(key);
      return [key, holesOf(textOf('en', base === key ? key : `${base}_${key.endsWith('_one') ? 'one' : 'other'}`))];
    });
    expect(holes).toEqual(wanted);
  });

  it('leave no place to be filled in by a word that is an instruction to i18next', () => {
    const reserved = new Set(
      'context defaultValue lng lngs ns ordinal postProcess replace returnObjects joinArrays'.split(' '),
    );
    expect(entriesOf(language).filter(([, text]) => holesOf(text).some((hole) => reserved.has(hole)))).toEqual([]);
  });

  it('have plural forms where a word follows a number', () => {
    const single = entriesOf(language).filter(([key]) => baseOf(key) === key && !FORM.test(key));
    expect(single.filter(([, text]) => /\{\{count\}\} (?:\p{L}+ )?\p{L}{2,}s(?!\p{L})/u.test(text))).toEqual([]);
  });

  it('are not blank, and neither begin nor end with a space', () => {
    expect(entriesOf(language).filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
  });

  it('name commands and options as Discord wants it', () => {
    const names = entriesOf(language).filter(([key]) => key.startsWith('name.'));
    expect(names.length).toBeGreaterThan(40);
    expect(
      names.filter(
        ([, name]) =>
          !/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) || name !== name.toLowerCase() || name !== name.normalize(),
      ),
    ).toEqual([]);
  });

  it('describe commands, options and choices in 1 to 100 characters', () => {
    const short = entriesOf(language).filter(([key]) => /^(?:describe|choice)\./.test(key) || isDescription(key));
    expect(short.length).toBeGreaterThan(100);
    expect(short.filter(([, text]) => text.length > 100)).toEqual([]);
  });

  it('label buttons in at most 80 characters', () => {
    const labels = entriesOf(language).filter(([key]) => /^button\.(?!stale$)|^page\.(?:previous|next)$/.test(key));
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.filter(([, text]) => text.length > 80)).toEqual([]);
  });

  it('label the fields of forms, and title forms, in what Discord has room for', () => {
    const labels = entriesOf(language).filter(([key]) => /^label\.|^form\.(?:add|edit)/.test(key));
    expect(labels.length).toBeGreaterThan(18);
    // A title has the number of an event or claim after it.
    expect(
      labels.filter(([key, text]) => text.length > (key.startsWith('form.') ? 45 - ' · E123456.1234'.length : 45)),
    ).toEqual([]);
    const menus = entriesOf(language).filter(([key]) => key.startsWith('menu.'));
    expect(menus.filter(([, text]) => text.length > 32)).toEqual([]);
  });

  it('are set with the right apostrophe and quotation marks', () => {
    const wrong = language === 'en' ? /['"«»]/ : /['"“”]/;
    expect(sentencesOf(language).filter(([, text]) => wrong.test(text))).toEqual([]);
  });

  it('are in that language', () => {
    const foreign = {
      en: /(?<![\p{L}])(?:le|la|les|des|du|est|et|une|dans|avec|pour|vous|qui|que|sur)(?![\p{L}])/iu,
      fr: /(?<![\p{L}])(?:the|of|and|is|are|this|that|which|with|not|you|your|in|by|to|from|when|what|who)(?![\p{L}])/iu,
    };
    const withoutHoles = (text: string): string => text.replace(/\{\{.*?\}\}/g, '');
    expect(sentencesOf(language).filter(([, text]) => foreign[language].test(withoutHoles(text)))).toEqual([]);
  });
});

/** `option.` begins the descriptions of options and, with a word of its own, what was wrong with one. */
function isDescription(key: string): boolean {
  return key.startsWith('option.') && !Object.hasOwn(EN_ERRORS, key);
}

describe('the texts in French', () => {
  it('are the same as in English only where the word is', () => {
    const same = entriesOf('fr').filter(([key, text]) => text === RESOURCES.en[key]);
    expect([...new Set(same.map(([, text]) => text))].sort()).toEqual(SAME_IN_BOTH.toSorted());
  });

  it('have a no-break space before : ; ? ! and inside quotation marks', () => {
    const wrong = /[^\u00a0][:;?!»]|«[^\u00a0]/;
    const bare = (text: string): string => text.replace(/`[^`]*`|https?:\/\/|\d\d:\d\d/g, '');
    expect(sentencesOf('fr').filter(([, text]) => wrong.test(bare(text)))).toEqual([]);
  });

  it('never say that anything is confirmed', () => {
    expect(entriesOf('fr').filter(([, text]) => /confirm/i.test(text))).toEqual([]);
  });
});

/** What is written alike in both languages, numbers and names left to be filled in included. */
const SAME_IN_BOTH = [
  'via {{via}}',
  '### {{name}}',
  '({{victims}})',
  '5 · improbable',
  'cron',
  'cron {{cron}}',
  'Date',
  'Note',
  'date',
  'format',
  'note',
  'police',
  'source',
  'url',
  'via',
  'via {{carrier}}',
  '{{fields}}',
  '{{harm}}, {{victims}}',
  '{{words}} ({{claimant}})',
];

describe.each(LANGUAGES)('commands in %s', (language) => {
  const definitions = commands.map((command) => command.definition);
  const subcommands = definitions.flatMap(({ name, options = [], subcommands: subs }) =>
    subs ? subs.map((sub) => ({ path: [name, sub.name], options: sub.options })) : [{ path: [name], options }],
  );
  const named = (names: readonly string[]): string[] => names.map((name) => localName(language, name));

  it('have names of their own, and so have the subcommands of each and the options of each', () => {
    const lists = [
      definitions.map(({ name }) => name),
      ...definitions.map(({ subcommands: subs = [] }) => subs.map(({ name }) => name)),
      ...subcommands.map(({ options }) => options.map(({ name }) => name)),
    ];
    expect(lists.filter((names) => new Set(named(names)).size !== names.length)).toEqual([]);
  });

  it('and their options and choices all have words', () => {
    const words = (path: readonly string[], option: OptionDefinition): string[] => [
      description(language, path, option.name),
      ...(option.choices ?? []).map((choice) => choiceName(language, choice)),
    ];
    const all = [
      ...definitions.map(({ name }) => description(language, [name])),
      ...subcommands.flatMap(({ path, options }) => [
        description(language, path),
        ...options.flatMap((option) => words(path, option)),
      ]),
    ];
    expect(all.filter((text) => text.length < 1 || text.length > 100)).toEqual([]);
  });

  it('are called by the names they have there wherever a sentence tells of them', () => {
    const paths = new Set(
      subcommands.flatMap(({ path }) => [named(path), named(path.slice(0, 1))]).map((path) => path.join(' ')),
    );
    const told = sentencesOf(language).flatMap(([key, text]) =>
      codeOf(text)
        .filter((code) => code.startsWith('/'))
        .map((code) => ({ key, command: code.slice(1).replace(/ \{\{.*/, '') })),
    );
    expect(told.length).toBeGreaterThan(8);
    expect(told.filter(({ command }) => !paths.has(command))).toEqual([]);
  });

  it('have the options that sentences name', () => {
    const options = new Set(subcommands.flatMap(({ options: each }) => named(each.map(({ name }) => name))));
    const told = sentencesOf(language).flatMap(([key, text]) =>
      codeOf(text)
        .filter((code) => !code.includes(' ') && !/^[/{]/.test(code))
        .map((option) => ({ key, option })),
    );
    expect(told.length).toBeGreaterThan(8);
    const choices = new Set(
      subcommands.flatMap(({ options: each }) => each.flatMap((option) => (option.choices ?? []).map(String))),
    );
    expect(told.filter(({ option }) => !options.has(option) && !choices.has(option))).toEqual([]);
  });
});

describe('what is thrown as an error of input', () => {
  const thrown = thrownErrors();

  it('is found by reading src', () => {
    expect(thrown.length).toBeGreaterThan(60);
  });

  it('is named at the throw site, and has a sentence', () => {
    expect(thrown.filter(({ key }) => key === null || !Object.hasOwn(EN_ERRORS, key))).toEqual([]);
  });

  it('brings every value its sentence has a place for', () => {
    const lacking = thrown.flatMap(({ file, key, values }) => {
      const missing = holesOf(textOf('en', key ?? '')).filter((hole) => !values.includes(hole));
      return missing.length > 0 ? [{ file, key, missing }] : [];
    });
    expect(lacking).toEqual([]);
  });

  it('leaves no sentence without use', () => {
    const told = new Set(thrown.map(({ key }) => key));
    const room = new URL('../../src/bot/', import.meta.url);
    const bot = readdirSync(room).map((file) => readFileSync(new URL(file, room), 'utf8'));
    const unused = Object.keys(EN_ERRORS).filter(
      (key) => !told.has(key) && !bot.some((text) => text.includes(`'${key}'`)),
    );
    expect(unused).toEqual([]);
  });
});

describe.each(LANGUAGES)('examples in %s', (language) => {
  const refused = (examples: readonly string[], read: (example: string) => unknown): string[] =>
    examples.filter((example) => {
      try {
        read(example);
        return false;
      } catch {
        return true;
      }
    });

  it('of what is claimed are read whole', () => {
    const saying = [...Object.keys(EN_ERRORS).filter((key) => key.startsWith('says.')), 'help.says'];
    const option = localName(language, 'says');
    const examples = saying.flatMap((key) => codeOf(textOf(language, key)).filter((code) => code !== option));
    const told = textOf(language, 'describe.add.claim.says').replace(/^[^:]*:\s/, '');
    expect(examples.length).toBeGreaterThan(3 * 15);
    expect(refused([...new Set(examples), told, ...EXAMPLES[language].claims], readStatement)).toEqual([]);
  });

  it('listed here are those of the sentences', () => {
    const all = sentencesOf(language).map(([, text]) => text);
    const { words, dates, places } = EXAMPLES[language];
    expect([...words, ...dates, ...places].filter((word) => !all.some((text) => text.includes(word)))).toEqual([]);
  });

  it('of dates are read', () => {
    const described = ['option.since', 'option.until', 'describe.add.event.date', 'describe.add.claim.said'].flatMap(
      (key) =>
        textOf(language, key)
          .replace(/^[^:]*:\s/, '')
          .split(', '),
    );
    const now = new Date('2026-11-23T10:00:00Z');
    expect(described.length).toBe(13);
    expect(
      refused([...described, ...EXAMPLES[language].dates], (text) => readDate(text, now, 'Africa/Niamey')),
    ).toEqual([]);
  });

  it('of places are read', () => {
    expect(refused(EXAMPLES[language].places, (text) => readPlace(text, NOTHING_KNOWN, language))).toEqual([]);
    expect(refused(['Niger', 'Sahel'], (text) => findArea(text, NOTHING_KNOWN, language))).toEqual([]);
  });
});

/** Examples that sentences give in their running text: `words` as they stand there, `claims` with what must go with them to be read. */
const EXAMPLES = {
  en: {
    words: [
      '13 soldiers killed, 170 civilians killed',
      '17 soldiers wounded',
      'denies losses, denies responsibility or denies the attack',
      'no civilian casualties',
      'several, dozens or an unspecified number of',
      'killed, wounded, missing, captured, abducted, arrested, displaced',
    ],
    claims: [
      '13 soldiers killed, 170 civilians killed',
      '17 soldiers wounded',
      'denies losses',
      'no civilian casualties',
      'denies responsibility',
      'denies the attack',
      ...['several', 'dozens of', 'an unspecified number of'].map((number) => `${number} soldiers killed`),
      ...['killed', 'wounded', 'missing', 'captured', 'abducted', 'arrested', 'displaced'].map(
        (harm) => `17 civilians ${harm}`,
      ),
    ],
    dates: ['2024-03-20', '20 March 2024', 'March 2024', '2023', 'yesterday', 'last Wednesday'],
    places: ['Teguey, Tillabéri, Niger', 'Tillabéri, Niger'],
  },
  fr: {
    words: [
      '13 soldats tués, 170 civils tués',
      '17 soldats blessés',
      'nie toute perte, nie toute responsabilité ou nie l’attaque',
      'aucune victime civile',
      'plusieurs, des dizaines de ou un nombre indéterminé de',
      'tués, blessés, disparus, capturés, enlevés, arrêtés, déplacés',
    ],
    claims: [
      '13 soldats tués, 170 civils tués',
      '17 soldats blessés',
      'nie toute perte',
      'aucune victime civile',
      'nie toute responsabilité',
      'nie l’attaque',
      ...['plusieurs', 'des dizaines de', 'un nombre indéterminé de'].map((number) => `${number} soldats tués`),
      ...['tués', 'blessés', 'disparus', 'capturés', 'enlevés', 'arrêtés', 'déplacés'].map(
        (harm) => `17 civils ${harm}`,
      ),
    ],
    dates: ['2024-03-20', '20 mars 2024', 'mars 2024', '2023', 'hier', 'mercredi dernier'],
    places: ['Teguey, Tillabéri, Niger', 'Tillabéri, Niger'],
  },
} as const;
