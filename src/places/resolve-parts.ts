import { ASKED_LIKE_COUNTRIES } from './bare-words.ts';
import { countriesNamed } from './countries.ts';
import { PARTS_OF } from './division-tree.ts';
import { type Division, divisionsNamed, firstDivisionAbove, liesIn, lowerDivisionsNamed } from './divisions.ts';
import { divisionsForWord } from './divisions-for-word.ts';
import { nameKey } from './name-key.ts';
import type { Region } from './place.ts';
import { regionNamed, regionNamedShort } from './regions.ts';
import { splitLinks, splitParenthesis } from './split-place.ts';

/** A country, the division in it if one was named, and the words left over, in order. */
export interface Resolved {
  readonly country: string;
  readonly division: string | null;
  readonly rest: readonly string[];
}

export type Resolution =
  | { readonly kind: 'places'; readonly places: readonly Resolved[] }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'unknown' };

/** What is left when the parts from `start` on, `count` of them, are taken out. */
function without(parts: readonly string[], start: number, count: number): string[] {
  return [...parts.slice(0, start), ...parts.slice(start + count)];
}

/** Among the words left, a division that lies in the one found: "Rafah, Gaza Strip" is in the governorate of Rafah. */
function refined(found: Resolved): Resolved {
  const { country, division, rest } = found;
  if (division === null) return found;
  for (let at = rest.length - 1; at >= 0; at -= 1) {
    const inner = divisionsNamed(rest[at] ?? '', country).find(
      ({ code }) => code !== division && liesIn(code, division),
    );
    if (inner) return { country, division: inner.code, rest: without(rest, at, 1) };
  }
  return found;
}

/** The words before a country, read within it; several where two of its divisions share the name. */
function resolveInCountry(country: string, parts: readonly string[]): Resolved[] {
  const read = (divisions: readonly Division[], rest: string[]): Resolved[] =>
    divisions.map(({ code }) => refined({ country, division: code, rest }));
  const part = countriesNamed(parts.at(-1) ?? '').find((code) => PARTS_OF[country]?.includes(code));
  if (part) return resolveInCountry(part, parts.slice(0, -1));
  // The longest run of parts that ends the words before the country: some divisions have commas in their names.
  for (let start = 0; start < parts.length; start += 1) {
    const divisions = divisionsNamed(parts.slice(start).join(', '), country);
    if (divisions.length > 0) return read(divisions, parts.slice(0, start));
  }
  for (let at = parts.length - 2; at >= 0; at -= 1) {
    const divisions = divisionsNamed(parts[at] ?? '', country);
    if (divisions.length > 0) return read(divisions, without(parts, at, 1));
  }
  // A department or a district tells the region it is in, and its name stays with the location.
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const lower = lowerDivisionsNamed(parts[at] ?? '', country);
    const above = new Set(lower.map(({ code }) => firstDivisionAbove(code)));
    const [only] = above;
    if (above.size === 1 && only) return [{ country, division: only, rest: [...parts] }];
  }
  return [{ country, division: null, rest: [...parts] }];
}

function endingWithCountry(parts: readonly string[]): Resolved[] {
  for (let start = 0; start < parts.length; start += 1) {
    const countries = countriesNamed(parts.slice(start).join(', '));
    if (countries.length === 0) continue;
    const read = countries.map((country) => resolveInCountry(country, parts.slice(0, start)));
    // "Goma, Nord-Kivu, Congo": only one of the two has such a province.
    const telling = read.filter((places) => places.some(({ division }) => division !== null));
    return (telling.length === 1 ? telling : read).flat();
  }
  return [];
}

function endingWithDivision(parts: readonly string[]): Resolved[] {
  for (let start = 0; start < parts.length; start += 1) {
    const text = parts.slice(start).join(', ');
    const divisions = divisionsForWord(text);
    if (divisions.length === 0) continue;
    return divisions.map(({ code, country }) => refined({ country, division: code, rest: parts.slice(0, start) }));
  }
  return [];
}

function endingWithLower(parts: readonly string[]): Resolved[] {
  return lowerDivisionsNamed(parts.at(-1) ?? '').flatMap(({ code, country }) => {
    const division = firstDivisionAbove(code);
    return division === null ? [] : [{ country, division, rest: [...parts] }];
  });
}

/** "Sahel of Burkina Faso", "nord du Mali": a country at the end, with the words before it or all of them kept. */
function endingWithLink(parts: readonly string[]): Resolved[] {
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1);
  for (const { name, of } of splitLinks(last)) {
    const countries = countriesNamed(of);
    if (countries.length === 0) continue;
    return countries.flatMap((country) => {
      const within = resolveInCountry(country, [...before, name]);
      return within.some(({ division }) => division !== null)
        ? within
        : resolveInCountry(country, before).map((place) => ({ ...place, rest: [...place.rest, last] }));
    });
  }
  return [];
}

const DIRECTIONS: ReadonlySet<string> = new Set(
  (
    'northern southern eastern western central north south east west northeast northwest southeast southwest ' +
    'northeastern northwestern southeastern southwestern centre nord sud est ouest nordest nordouest sudest sudouest'
  ).split(' '),
);

/** "northern Mali", "Nord-Mali", "north-east Nigeria": a country with the side of it, all words kept. */
function endingWithSide(parts: readonly string[]): Resolved[] {
  const last = parts.at(-1) ?? '';
  const words = last.split(/[\s-]+/);
  for (let taken = 1; taken <= 2 && taken < words.length; taken += 1) {
    if (!words.slice(0, taken).every((word) => DIRECTIONS.has(nameKey(word)))) break;
    const countries = countriesNamed(words.slice(taken).join(' '));
    if (countries.length > 0) return countries.map((country) => ({ country, division: null, rest: [...parts] }));
  }
  return [];
}

/** Reads the parts of a place, the widest last. Several places: the words do not say which. */
export function resolveParts(parts: readonly string[], own: readonly Region[]): Resolution {
  const text = parts.join(', ');
  const last = parts.at(-1) ?? '';
  const whole = ASKED_LIKE_COUNTRIES.get(nameKey(last));
  if (whole?.kind === 'division') {
    const { country, division } = whole;
    return { kind: 'places', places: [refined({ country, division, rest: parts.slice(0, -1) })] };
  }
  const inCountry = endingWithCountry(parts);
  if (inCountry.length > 0) return { kind: 'places', places: inCountry };
  const region = regionNamed(text, own) ?? regionNamed(last, own);
  if (region) return { kind: 'region', region: region.region };
  const inDivision = endingWithDivision(parts);
  if (inDivision.length > 0) return { kind: 'places', places: inDivision };
  const inside = splitParenthesis(last);
  if (inside) return resolveParts([...parts.slice(0, -1), ...inside], own);
  const short = regionNamedShort(last, own);
  if (short) return { kind: 'region', region: short.region };
  for (const read of [endingWithLink, endingWithSide, endingWithLower]) {
    const places = read(parts);
    if (places.length > 0) return { kind: 'places', places };
  }
  return { kind: 'unknown' };
}
