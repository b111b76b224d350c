import { iso31662 } from 'iso-3166/2.js';
import type { Language } from '../domain/action.ts';
import { countryName, isCountry } from './countries.ts';
import { DIVISION_NAMES_AFRICA } from './division-names-africa.ts';
import { DIVISION_NAMES_AMERICAS } from './division-names-americas.ts';
import { DIVISION_NAMES_ASIA } from './division-names-asia.ts';
import { DIVISION_NAMES_EUROPE } from './division-names-europe.ts';
import { HOLDERS, NOT_DIVISIONS, PROMOTED, TERRITORIES } from './division-tree.ts';
import { nameKey, shortName } from './name-key.ts';

export interface Division {
  readonly code: string;
  readonly country: string;
  /** The division it lies in, if any. */
  readonly parent: string | null;
  /** Whether events are recorded by it; the others are locations inside one that is. */
  readonly first: boolean;
  readonly display: Readonly<Record<Language, string>>;
  readonly names: readonly string[];
}

interface Names {
  /** By the whole name. */
  readonly exact: Map<string, string[]>;
  /** By the name without "oblast" and the like, or without "city", where it has such a word. */
  readonly region: Map<string, string[]>;
  readonly city: Map<string, string[]>;
}

interface DivisionIndex {
  readonly byCode: ReadonlyMap<string, Division>;
  readonly first: Names;
  readonly lower: Names;
}

/** ISO 3166-2 gives these in a scientific romanisation nobody types: shown without its marks. */
const ROMANISED: ReadonlySet<string> = new Set(
  'AE AF AM BH BT DZ EG ER ET GE IL IN IQ IR JO JP KP KR KW LB LK LY MN MR MV NP OM PK PS QA RU SA SD SY TD TJ TM UZ YE'.split(
    ' ',
  ),
);

function withoutMarks(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ʻʼ‘’ʹ]/g, "'");
}

/** What ISO's list calls it, without what is there for filing: "(EH-partial)", "Murcia, Región de". */
function cleaned(name: string, country: string): string {
  const plain = name.replace(/(?<!\s)\s*\([^()]*\)\s*$/, '').replace(/^\/+/, '');
  const comma = plain.indexOf(', ');
  const filed =
    comma > 0 && (['CZ', 'ES', 'MD', 'RU'].includes(country) || /, (?:City of|County|The)$/.test(plain))
      ? plain.slice(0, comma)
      : plain;
  return ROMANISED.has(country) ? withoutMarks(filed) : filed;
}

function add(map: Map<string, string[]>, key: string, code: string): void {
  const sharing = map.get(key);
  if (!sharing) map.set(key, [code]);
  else if (!sharing.includes(code)) sharing.push(code);
}

function readDivision(code: string, isoParent: string, isoName: string): Division {
  const country = code.slice(0, 2);
  const parent = HOLDERS[code] ?? (isoParent.length > 2 ? isoParent : null);
  const given = (
    DIVISION_NAMES_AFRICA[code] ??
    DIVISION_NAMES_ASIA[code] ??
    DIVISION_NAMES_EUROPE[code] ??
    DIVISION_NAMES_AMERICAS[code]
  )?.split('|');
  const en = given?.[0] ?? cleaned(isoName, country);
  const fr = given?.[1] ?? en;
  const names = [...new Set([en, fr, ...(given ?? []), isoName, cleaned(isoName, country), ...isoName.split(' / ')])];
  return { code, country, parent, first: parent === null || PROMOTED.has(code), display: { en, fr }, names };
}

/** Where two divisions of one country bear one name, each is shown with its code. */
function toldApart(divisions: readonly Division[]): Division[] {
  const sharing = new Map<string, Set<string>>();
  for (const { code, country, first, display } of divisions) {
    if (!first) continue;
    for (const name of [display.en, display.fr]) {
      const key = `${country} ${nameKey(name)}`;
      sharing.set(key, (sharing.get(key) ?? new Set()).add(code));
    }
  }
  return divisions.map((division) => {
    const { code, country, first, display, names } = division;
    const shared = [display.en, display.fr].some((name) => (sharing.get(`${country} ${nameKey(name)}`)?.size ?? 0) > 1);
    if (!first || !shared) return division;
    const own = { en: `${display.en} (${code})`, fr: `${display.fr} (${code})` };
    return { ...division, display: own, names: [own.en, own.fr, ...names] };
  });
}

/** A name that another division of the country is shown by is that one's: "Almaty" is the city, not the region around it. */
function withoutOthersNames(divisions: readonly Division[]): Division[] {
  const shownBy = new Map<string, string>();
  for (const { code, country, first, display } of divisions) {
    if (first) for (const name of [display.en, display.fr]) shownBy.set(`${country} ${nameKey(name)}`, code);
  }
  return divisions.map((division) => {
    const { code, country, names } = division;
    const own = names.filter((name) => (shownBy.get(`${country} ${nameKey(name)}`) ?? code) === code);
    return division.first ? { ...division, names: own } : division;
  });
}

function buildIndex(): DivisionIndex {
  const listed = [...iso31662, ...TERRITORIES].filter(
    ({ code }) => !NOT_DIVISIONS.has(code) && isCountry(code.slice(0, 2)),
  );
  const divisions = withoutOthersNames(
    toldApart(listed.map(({ code, parent, name }) => readDivision(code, parent, name))),
  );
  const first: Names = { exact: new Map(), region: new Map(), city: new Map() };
  const lower: Names = { exact: new Map(), region: new Map(), city: new Map() };
  for (const division of divisions) {
    const names = division.first ? first : lower;
    for (const name of division.names) {
      add(names.exact, nameKey(name), division.code);
      const short = shortName(name);
      if (short) add(names[short.kind], short.key, division.code);
    }
  }
  return { byCode: new Map(divisions.map((division) => [division.code, division])), first, lower };
}

let built: DivisionIndex | undefined;
function index(): DivisionIndex {
  built ??= buildIndex();
  return built;
}

export function divisionOf(code: string): Division | undefined {
  return index().byCode.get(code);
}

export function firstDivisions(): Division[] {
  return [...index().byCode.values()].filter((division) => division.first);
}

function namedIn(names: Names, text: string, country: string | undefined): Division[] {
  const { byCode } = index();
  const among = (codes: readonly string[] | undefined): Division[] =>
    (codes ?? []).flatMap((code) => {
      const division = byCode.get(code);
      return division && (country === undefined || division.country === country) ? [division] : [];
    });
  const whole = among(names.exact.get(nameKey(text)));
  if (whole.length > 0) return whole;
  const short = shortName(text);
  if (!short) {
    const key = nameKey(text);
    return among([...new Set([...(names.region.get(key) ?? []), ...(names.city.get(key) ?? [])])]);
  }
  // "Moscow Region" is the one that has such a word in its name, "Tillabéri Region" the one that has none.
  const worded = among(names[short.kind].get(short.key));
  return worded.length > 0 ? worded : among(names.exact.get(short.key));
}

/** The first-level divisions of this name, with or without "region", "province", "oblast" and so on. */
export function divisionsNamed(text: string, country?: string): Division[] {
  return namedIn(index().first, text, country);
}

/** The divisions below the first level of this name: French departments, Burkina Faso's provinces. */
export function lowerDivisionsNamed(text: string, country?: string): Division[] {
  return namedIn(index().lower, text, country);
}

/** The first-level division a lower one lies in. */
export function firstDivisionAbove(code: string): string | null {
  for (let at = divisionOf(code); at; at = at.parent === null ? undefined : divisionOf(at.parent)) {
    if (at.first) return at.code;
  }
  return null;
}

/** Whether a division is another one or lies inside it. */
export function liesIn(code: string, other: string): boolean {
  for (let at = divisionOf(code); at; at = at.parent === null ? undefined : divisionOf(at.parent)) {
    if (at.code === other) return true;
  }
  return code === other;
}

/** A division's own name, without its country. */
export function divisionName(code: string, locale: Language): string {
  const division = divisionOf(code);
  return division ? division.display[locale] : countryName(code, locale);
}
