import { nameKey, nameWords } from './name-key.ts';

const NEARNESS =
  'near around outside close pres autour environs outskirts north south east west northeast northwest southeast southwest nord sud est ouest';
const NEAR: ReadonlySet<string> = new Set(NEARNESS.split(' '));
const FREE: ReadonlySet<string> = new Set(['near', 'around', 'outside']);
const LINKS: ReadonlySet<string> = new Set(['of', 'to', 'from', 'de', 'du', 'des', 'd', 'the', 'la', 'le', 'les', 'l']);
const SPOTS: ReadonlySet<string> = new Set(['village', 'town', 'city', 'ville', 'commune', 'localite', 'hameau']);
const UNITS: ReadonlySet<string> = new Set(['km', 'kms', 'kilometres', 'kilometers', 'kilometre', 'miles', 'mi']);
const LEAD: ReadonlySet<string> = new Set([
  'au',
  'a',
  'aux',
  'in',
  'at',
  'dans',
  'some',
  'about',
  'environ',
  'the',
  'la',
  'le',
  'les',
  'l',
]);

/** One part of a location without "near", "20 km north of", "village de". */
function partKey(part: string): string {
  const words = nameWords(part);
  let at = 0;
  const skip = (set: ReadonlySet<string>): boolean => {
    const from = at;
    while (at < words.length - 1 && set.has(words[at] ?? '')) at += 1;
    return at > from;
  };
  skip(LEAD);
  if (/^\d+(?:km)?$/.test(words[at] ?? '') && at < words.length - 1) {
    at += 1;
    skip(UNITS);
    skip(LEAD);
    skip(LINKS);
  }
  const before = at;
  const word = words[at] ?? '';
  if (skip(NEAR)) {
    skip(SPOTS);
    // "South Lebanon" is a name, "south of Beirut" is not.
    if (!skip(LINKS) && !FREE.has(word)) at = before;
  }
  const spot = at;
  if (skip(SPOTS) && !skip(LINKS)) at = spot;
  return words.slice(at).join('');
}

/** What two wordings of one location have in common: `near Teguey` and `Téguey` have the same key. */
export function locationKey(location: string): string {
  const parts = location.split(',').map(partKey);
  return parts.filter((part) => part !== '').join(',') || nameKey(location);
}

/** The key of a location and of each of its parts: "Banibangou, Tera" is found by either. */
export function locationKeys(location: string): string[] {
  const whole = locationKey(location);
  return [...new Set([whole, ...whole.split(',')])];
}
