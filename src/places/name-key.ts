const ARTICLES: ReadonlySet<string> = new Set(['the', 'la', 'le', 'les', 'l']);

/** Letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ə: 'e',
  ǝ: 'e',
  ħ: 'h',
};

/** The words of a name without case, accents, punctuation, apostrophes and leading article; St and Sainte are `saint`. */
export function nameWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœıəǝħ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/&/g, ' and ')
    .replace(/['’‘ʼʻʹ′‛ʿʾ`´]/g, "'")
    .replace(/(?<![\p{L}\p{N}])([dl])'/gu, '$1 ')
    .replace(/'/g, '')
    // "U.S.A." and "D.R. Congo" are one word each.
    .replace(/\./g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word === 'st' || word === 'ste' || word === 'sainte' ? 'saint' : word));
  while (words.length > 1 && ARTICLES.has(words[0] ?? '')) words.shift();
  return words;
}

/** What two spellings of one name have in common: `Côte-d’Ivoire` and `cote d'ivoire` have the same key. */
export function nameKey(name: string): string {
  return nameWords(name).join('');
}

const DIVISION_WORDS: ReadonlySet<string> = new Set(
  (
    'region province state governorate oblast department departement etat gouvernorat krai kray republic republique ' +
    'respublika district county comte wilaya prefecture emirate emirat muhafazah departamento estado provincia okrug ' +
    'canton territory territoire division'
  ).split(' '),
);

/** A city and the region around it often share a name: the words tell which. */
const CITY_WORDS: ReadonlySet<string> = new Set(['city', 'ville', 'cidade', 'ciudad']);

/** What stands between the kind of a place and its name: "State of Borno", "gouvernorat d'Alep". */
export const LINKING_WORDS: ReadonlySet<string> = new Set([
  'of',
  'de',
  'du',
  'des',
  'd',
  'the',
  'la',
  'le',
  'les',
  'l',
]);

/** A name that says what kind of division it is, without that. */
export interface ShortName {
  readonly key: string;
  readonly kind: 'city' | 'region';
}

function wordKind(word: string): ShortName['kind'] | null {
  if (CITY_WORDS.has(word)) return 'city';
  return DIVISION_WORDS.has(word) ? 'region' : null;
}

/** `Région du Sahel` and `Borno State` without the word for the division; null for a name that has none. */
export function shortName(name: string): ShortName | null {
  const words = nameWords(name);
  if (words.length < 2) return null;
  const atEnd = wordKind(words.at(-1) ?? '');
  if (atEnd) return { key: words.slice(0, -1).join(''), kind: atEnd };
  const atStart = wordKind(words[0] ?? '');
  if (!atStart) return null;
  const rest = words.slice(1);
  while (rest.length > 1 && LINKING_WORDS.has(rest[0] ?? '')) rest.shift();
  return { key: rest.join(''), kind: atStart };
}
