import { UserError } from '../domain/errors.ts';
import { countriesNamed } from '../places/countries.ts';
import { divisionsNamed, firstDivisionAbove, lowerDivisionsNamed } from '../places/divisions.ts';
import { saidBack } from './cells.ts';

/** Names data sets use that nobody else does, or that need a choice where people type them. */
const DATASET_NAMES: ReadonlyMap<string, string> = new Map([
  ['Bailiwick of Guernsey', 'GG'],
  ['Bailiwick of Jersey', 'JE'],
  ['Bosnia-Herzegovina', 'BA'],
  ['Caribbean Netherlands', 'BQ'],
  ['Congo', 'CG'],
  ['Macedonia, FYR', 'MK'],
  ['Kingdom of eSwatini (Swaziland)', 'SZ'],
  ['Saint-Martin', 'MF'],
  ['Serbia (Yugoslavia)', 'RS'],
  ['South Yemen', 'YE'],
  ['Yemen (North Yemen)', 'YE'],
]);

const countries = new Map<string, string | null>();

/** The country a data set names: `DR Congo (Zaire)` and `Tanzania/Zanzibar` by the first of the two names or the other. */
export function countryOf(name: string): string {
  const known = countries.get(name);
  const found = known === undefined ? findCountry(name) : known;
  countries.set(name, found);
  if (found === null) throw new UserError('import.row.country', { value: saidBack(name) });
  return found;
}

function findCountry(name: string): string | null {
  const special = DATASET_NAMES.get(name);
  if (special) return special;
  const [, before = '', inside = ''] = /^([^()/]+)[(/]([^()/]+)\)?$/.exec(name) ?? [];
  for (const each of [name, before.trim(), inside.trim()]) {
    const [only, ...more] = each === '' ? [] : countriesNamed(each);
    if (only && more.length === 0) return only;
  }
  return null;
}

const divisions = new Map<string, string | null>();

/** The first-level division of this name in the country, also named by a district in it; null where the name is not one's alone. */
export function divisionIn(country: string, name: string): string | null {
  if (name === '') return null;
  const key = `${country}/${name}`;
  const known = divisions.get(key);
  if (known !== undefined) return known;
  const named = divisionsNamed(name, country).map(({ code }) => code);
  const above = lowerDivisionsNamed(name, country).map(({ code }) => firstDivisionAbove(code));
  const codes = new Set(named.length > 0 ? named : above);
  const [only = null] = codes;
  const found = codes.size === 1 ? only : null;
  divisions.set(key, found);
  return found;
}
