import { nameKey } from '../domain/name-key.ts';
import { phraseAt, phraseTable } from '../domain/phrase-table.ts';
import { countriesNamed } from '../places/countries.ts';
import type { Sentence } from './article.ts';
import { harmMarkAt } from './harm-marks.ts';
import { isBareName, type Span, speakerSortOf } from './noun-chunks.ts';
import type { Saying } from './saying-subject.ts';
import { PRONOUNS, SPEAKER_NOUNS, type SpeakerSort } from './saying-words.ts';

/** Somebody a text lets say something. */
export interface Speaker {
  /** As the text first names them, without an article. */
  readonly name: string;
  readonly key: string;
  /** Its words, for knowing it again by some of them. */
  readonly words: readonly string[];
  readonly sort: SpeakerSort | 'name';
}

/** Names that are one and the same everywhere. */
const KNOWN = [
  [
    'islamic state',
    'isis',
    'isil',
    'is',
    'daesh',
    'etat islamique',
    'groupe etat islamique',
    'ei',
    'organisation etat islamique',
    'islamic state group',
  ],
  ['jnim', 'gsim', 'jama at nusrat al islam wal muslimin'],
  ['united nations', 'un', 'onu', 'nations unies'],
  ['iswap', 'islamic state west africa province'],
  ['rsf', 'rapid support forces', 'fsr', 'forces de soutien rapide'],
] as const;
const SAME: ReadonlyMap<string, string> = new Map(
  KNOWN.flatMap(([first, ...others]) => [first, ...others].map((name) => [name, first] as const)),
);

const LEADING = phraseTable([
  [
    true,
    "the, a, an, one, two, three, four, five, six, several, some, many, various, other, another, le, la, les, l', un, une, des, du, deux, trois, quatre, cinq, plusieurs",
  ],
  [
    true,
    "d', de, even, both, quelques, certains, certaines, d'autres, autres, but, and, however, while, meanwhile, in, on, mais, et, its, their, his, her, son, sa, ses, leur, leurs",
  ],
]);
const DEFINITE = new Set("the le la les l' this that cette ce cet its their son sa meme same".split(' '));
const GROUP_HEADS =
  /^(?:group|groupe|militia|milice|movement|mouvement|organisation|organization|rebels|rebelles|insurgents|insurges|militants|jihadists|jihadistes|djihadistes|faction|paramilitaries|alliance|gang|front|separatists|fighters|combattants|branch|affiliate)$/;
const SAME_SOURCE = /\b(?:meme|memes|same)\b/;

/** As many speakers as a text is searched back for. */
const REMEMBERED = 40;

/** Follows who is meant through a text: names, "the ministry", "he", "it". */
export class SpeakersOfText {
  readonly #speakers: Speaker[] = [];
  /** Names of groups that the text has told of, whether or not they have said anything. */
  readonly #groups: string[] = [];

  get last(): Speaker | null {
    return this.#speakers.at(-1) ?? null;
  }

  /** Takes note of a group that is named. */
  mention(name: string): void {
    if (!isCountry(name)) this.#groups.push(name);
  }

  /** Who a saying is by; null where the text does not tell. */
  resolve(saying: Saying, sentence: Sentence): Speaker | null {
    const { who } = saying;
    if (who.kind === 'nobody') return null;
    const speaker =
      who.kind === 'same'
        ? this.last
        : who.kind === 'pronoun'
          ? this.#meant(sentence, who.span)
          : this.#named(sentence, who.span);
    if (speaker === null) return null;
    const known = this.#speakers.findIndex(({ key }) => key === speaker.key);
    if (known >= 0) this.#speakers.splice(known, 1);
    this.#speakers.push(speaker);
    if (speaker.sort === 'group' || (speaker.sort === 'name' && !isCountry(speaker.name))) this.mention(speaker.name);
    if (this.#speakers.length > REMEMBERED) this.#speakers.shift();
    return speaker;
  }

  #meant(sentence: Sentence, { start }: Span): Speaker | null {
    const { tokens } = sentence;
    const kind = PRONOUNS.get(tokens[start]?.plain ?? '') ?? 'any';
    const of = (...sorts: Speaker['sort'][]): Speaker | undefined =>
      this.#speakers.findLast(({ sort }) => sorts.includes(sort));
    const last = this.last ?? this.#subjectOf(sentence);
    if (kind === 'person') return of('person') ?? last;
    if (kind === 'persons') return of('persons', 'group') ?? last;
    if (kind === 'institution') return of('institution', 'group', 'name') ?? of('document') ?? last;
    return last;
  }

  // "The army killed 15 fighters, it said": nobody has spoken before.
  #subjectOf(sentence: Sentence): Speaker | null {
    const { tokens } = sentence;
    const verb = tokens.findIndex(
      ({ plain }, at) => at > 0 && (harmMarkAt(tokens, at) !== null || /ed$|^(?:had|has|a|ont|avait)$/.test(plain)),
    );
    const span = { start: 0, next: verb };
    if (verb <= 0 || verb > 6 || speakerSortOf(tokens, span) === null) return null;
    return this.#named(sentence, span);
  }

  #named(sentence: Sentence, span: Span): Speaker | null {
    const { tokens } = sentence;
    const bare = ofDocument(tokens, withoutLead(tokens, span));
    if (bare === null) return null;
    const name = textOf(sentence, bare);
    const words = wordsOf(name);
    const plain = tokens.slice(span.start, span.next).map((token) => token.plain);
    if (SAME_SOURCE.test(plain.join(' '))) return this.last;
    const lead = plain.slice(0, bare.start - span.start);
    const isDefinite = lead.some((word) => DEFINITE.has(word));
    const sort = speakerSortOf(tokens, bare);
    if (isDefinite && words.length <= 2 && GROUP_HEADS.test(words.at(-1) ?? '') && !/^\p{Lu}/u.test(name)) {
      const mentioned = this.#groups.at(-1);
      if (mentioned !== undefined)
        return { name: mentioned, key: keyOf(mentioned), words: wordsOf(mentioned), sort: 'group' };
      if (words[0] === 'rights') return this.last;
    }
    if (
      isDefinite &&
      /^(?:statement|communique|report|rapport|texte|message|bulletin)$/.test(words.at(-1) ?? '') &&
      words.length <= 2
    ) {
      return (
        this.#speakers.findLast((each) => each.sort !== 'document') ?? {
          name,
          key: keyOf(name),
          words,
          sort: 'document',
        }
      );
    }
    // "selon un communiqué": of whoever the sentence is about.
    if (sort === 'document' && words.length === 1) {
      const owner = this.#subjectOf(sentence) ?? this.#speakers.findLast((each) => each.sort !== 'document');
      if (owner) return owner;
    }
    const isIndefinite =
      lead.length > 0 && (!isDefinite || /^(?:its|their|his|her|son|sa|ses|leur|leurs)$/.test(lead[0] ?? ''));
    const known = isIndefinite ? undefined : this.#speakers.findLast((each) => isSame(each, name, words, tokens, bare));
    if (known !== undefined) return known;
    return {
      name,
      key: keyOf(name),
      words,
      sort: sort ?? (isBareName(tokens, bare) && bare.next - bare.start >= 2 && plain.length <= 3 ? 'person' : 'name'),
    };
  }
}

const TITLES = new Set('m mr mrs ms mme col gen lt capt dr maj sgt'.split(' '));

function isCountry(name: string): boolean {
  return countriesNamed(name).length > 0;
}

function wordsOf(name: string): string[] {
  return nameKey(name)
    .split(' ')
    .filter((word) => word !== 's' && word !== '' && !TITLES.has(word));
}

// "the ministry" after "Niger's defence ministry"; "Sani" after "police spokesman Bala Sani".
function isSame(
  earlier: Speaker,
  name: string,
  words: readonly string[],
  tokens: Sentence['tokens'],
  span: Span,
): boolean {
  if (earlier.key === keyOf(name)) return true;
  const before = earlier.words;
  if (words.length >= before.length || words.length > 3)
    return (
      isContained(before, words) &&
      before.length <= 2 &&
      earlier.sort !== 'person' &&
      before.at(-1) === words.at(-1) &&
      before.length > 0 &&
      !isBareName(tokens, span)
    );
  if (!isContained(words, before)) return false;
  if (isBareName(tokens, span)) return true;
  // In English the noun goes last, in French first: "hospital" is not the "hospital official".
  return before.at(-1) === words.at(-1) || before[0] === words[0];
}

function isContained(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word));
}

function keyOf(name: string): string {
  const key = wordsOf(name).join(' ');
  return SAME.get(key) ?? key;
}

function withoutLead(tokens: Sentence['tokens'], span: Span): Span | null {
  let start = span.start;
  while (start < span.next) {
    // "UN" is no French article.
    const found = tokens[start]?.text === 'UN' ? null : phraseAt(LEADING, tokens, start);
    const capital = start > 0 && /^\p{Lu}/u.test(tokens[start]?.text ?? '') && start > span.start;
    if (
      found === null ||
      found.next > span.next ||
      (capital && found.next < span.next && /^(?:Le|La|Les|The)$/.test(tokens[start]?.text ?? ''))
    )
      break;
    start = found.next;
  }
  return start < span.next ? { start, next: span.next } : null;
}

// "un bilan provisoire des autorités", "a statement from the army": it is theirs.
function ofDocument(tokens: Sentence['tokens'], span: Span | null): Span | null {
  if (span === null) return null;
  // "a military statement" is the military's.
  const last = tokens[span.next - 1]?.plain ?? '';
  const rest = { start: span.start, next: span.next - 1 };
  if (/^(?:statement|communique)$/.test(last) && rest.next > rest.start && speakerSortOf(tokens, rest) !== null)
    return rest;
  const noun = tokens.findIndex(
    (_, at) => at >= span.start && at < span.next && phraseAt(SPEAKER_NOUNS, tokens, at)?.value === 'document',
  );
  if (noun < 0) return span;
  const of = tokens.findIndex(
    ({ plain }, at) => at > noun && at < span.next - 1 && /^(?:of|from|by|de|du|des|d')$/.test(plain),
  );
  if (of < 0 || of > noun + 4) return span;
  const owner = withoutLead(tokens, { start: of + 1, next: span.next });
  return owner !== null && speakerSortOf(tokens, owner) !== null ? owner : span;
}

export function textOf({ tokens }: Sentence, { start, next }: Span): string {
  const first = tokens[start];
  return (first?.source ?? '')
    .slice(first?.start, tokens[next - 1]?.end)
    .replaceAll('\u200b', '')
    .replace(/\s+/g, ' ')
    .replace(/["\u201c\u201d]/g, '')
    .replace(/^['\u2019]|[,:]$/g, '')
    .trim()
    .slice(0, 100);
}
