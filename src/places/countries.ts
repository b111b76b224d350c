import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import { iso31661 } from 'iso-3166/1.js';
import type { Language } from '../domain/action.ts';
import { COUNTRY_NAMES } from './country-names.ts';
import { LINKING_WORDS, nameKey, nameWords } from './name-key.ts';

interface Country {
  readonly code: string;
  readonly alpha3: string;
  readonly display: Readonly<Record<Language, string>>;
  /** Every name people may type, the two displayed ones first. */
  readonly names: readonly string[];
}

interface CountryIndex {
  readonly byCode: ReadonlyMap<string, Country>;
  readonly byAlpha3: ReadonlyMap<string, string>;
  readonly byKey: ReadonlyMap<string, readonly string[]>;
}

function listed(names: unknown, code: string): string[] {
  const entry = (names as Readonly<Record<string, string | string[]>>)[code];
  if (entry === undefined) return [];
  return typeof entry === 'string' ? [entry] : entry;
}

function buildIndex(): CountryIndex {
  const byCode = new Map<string, Country>();
  const byAlpha3 = new Map<string, string>();
  const byKey = new Map<string, string[]>();
  // Kosovo has no ISO code; XK is the one everybody uses for it.
  const codes = [...iso31661, { alpha2: 'XK', alpha3: 'XKX', name: 'Kosovo' }];
  for (const { alpha2: code, alpha3, name } of codes) {
    const own = COUNTRY_NAMES[code]?.split('|') ?? [];
    const en = own[0] ?? listed(english.countries, code)[0] ?? name;
    const fr = own[1] ?? listed(french.countries, code)[0] ?? en;
    const names = [
      ...new Set([en, fr, ...own, ...listed(english.countries, code), ...listed(french.countries, code), name]),
    ];
    byCode.set(code, { code, alpha3, display: { en, fr }, names });
    byAlpha3.set(alpha3, code);
    for (const key of new Set(names.map(nameKey))) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(code);
      else byKey.set(key, [code]);
    }
  }
  return { byCode, byAlpha3, byKey };
}

let built: CountryIndex | undefined;
function index(): CountryIndex {
  built ??= buildIndex();
  return built;
}

export function isCountry(code: string): boolean {
  return index().byCode.has(code);
}

export function countryCodes(): string[] {
  return [...index().byCode.keys()];
}

/** The short name newsrooms use; the code itself where no country has it. */
export function countryName(code: string, locale: Language): string {
  return index().byCode.get(code)?.display[locale] ?? code;
}

/** All names of a country in both languages. */
export function countryNames(code: string): readonly string[] {
  return index().byCode.get(code)?.names ?? [];
}

/** Three-letter codes that are names of divisions too (Est, Muş): codes when typed in capitals. */
const ALSO_WORDS: ReadonlySet<string> = new Set(['EST', 'MUS']);

const FORMS_OF_STATE: ReadonlySet<string> = new Set(['republic', 'republique', 'kingdom', 'royaume']);

/** "Islamic Republic of Mauritania" without the form of state. */
function withoutFormOfState(name: string): string | null {
  const words = nameWords(name);
  const form = words.findIndex((word) => FORMS_OF_STATE.has(word));
  if (form < 0 || form > 2) return null;
  // "République islamique de Mauritanie": in French the adjectives follow.
  const link = words.findIndex((word, at) => at > form && at <= form + 3 && LINKING_WORDS.has(word));
  if (link < 0) return null;
  const rest = words.slice(link);
  while (rest.length > 1 && LINKING_WORDS.has(rest[0] ?? '')) rest.shift();
  return rest.join('');
}

/** The countries that have exactly this name in either language, or this ISO code of two or three letters. */
export function countriesNamed(text: string): readonly string[] {
  const { byKey, byCode, byAlpha3 } = index();
  const named = byKey.get(nameKey(text));
  if (named) return named;
  const code = text.trim().toUpperCase();
  if (byCode.has(code)) return [code];
  const byThree = byAlpha3.get(code);
  if (byThree && (!ALSO_WORDS.has(code) || text.trim() === code)) return [byThree];
  const short = withoutFormOfState(text);
  return (short === null ? undefined : byKey.get(short)) ?? [];
}
