import { tokensOf } from '../domain/says-tokens.ts';
import type { Sentence } from './article.ts';
import { leadingSpeaker } from './citing.ts';
import { harmMarkAt } from './harm-marks.ts';
import { isCalled } from './initials.ts';
import { isBareName, type Span, speakerSortOf } from './noun-chunks.ts';
import type { Saying } from './saying-subject.ts';
import {
  afterGroup,
  hasInitials,
  isCountry,
  isSame,
  isShortOf,
  keyOf,
  ofDocument,
  textOf,
  withoutGenus,
  withoutLead,
  wordsOf,
} from './speaker-names.ts';
import { PRONOUNS, type SpeakerSort } from './speaker-words.ts';

/** Somebody a text lets say something. */
export interface Speaker {
  /** As the text first names them, without an article. */
  readonly name: string;
  readonly key: string;
  /** Its words, for knowing it again by some of them. */
  readonly words: readonly string[];
  readonly sort: SpeakerSort | 'name';
}

const DEFINITE = new Set("the le la les l' this that cette ce cet its their son sa meme same".split(' '));
const GROUP_HEADS =
  /^(?:group|groupe|militia|milice|movement|mouvement|organisation|organization|rebels|rebelles|insurgents|insurges|militants|jihadists|jihadistes|djihadistes|faction|paramilitaries|alliance|gang|front|separatists|fighters|combattants|branch|affiliate)$/;
const POSSESSIVE = /^(?:its|their|son|sa|leur|his|her)$/;
const MOUTHPIECE = /^(?:spokes(?:man|woman|person|people|men)|porte parole)$/;
const ONE_OF_THEM =
  /^(?:l ?'? ?un|l ?'? ?une|one|another|un autre|une autre) (?:d ?'? ?entre |d ?'? ?|of )(?:eux|elles|them)$/;
/** Whom a pronoun can mean. */
const FITS: Readonly<Record<'any' | 'person' | 'persons' | 'institution', readonly Speaker['sort'][]>> = {
  any: ['person', 'persons', 'institution', 'group', 'name'],
  person: ['person'],
  persons: ['persons', 'group'],
  institution: ['institution', 'group', 'name'],
};
const LATTER = /^(?:ces derniers|ce dernier|cette derniere|ces dernieres|the latter|ceux ci|celui ci|celle ci)$/;
/** Bodies that are meant by what they are once they have spoken. */
const BODY =
  /^(?:organisation|organization|ngo|ong|agence|agency|association|structure|charity|watchdog|monitor|observatoire|observatory|institution)$/;
const SAME_SOURCE = /\b(?:meme|memes|same)\b/;

/** As many speakers as a text is searched back for. */
const REMEMBERED = 40;

/** Follows who is meant through a text: names, "the ministry", "he", "it". */
export class SpeakersOfText {
  readonly #initials: ReadonlyMap<string, string>;
  readonly #speakers: Speaker[] = [];
  /** Names of groups that the text has told of, whether or not they have said anything. */
  readonly #groups: string[] = [];

  /** The paragraph that is read, and the one a group was named in last. */
  paragraph = 0;
  #groupParagraph = -1;
  #isGroupLast = false;
  #subject: Speaker | null = null;
  #counter: Speaker | null = null;

  constructor(initials: ReadonlyMap<string, string>) {
    this.#initials = initials;
  }

  get last(): Speaker | null {
    return this.#speakers.at(-1) ?? null;
  }

  /** The groups the text has named so far, in order. */
  get groups(): readonly string[] {
    return this.#groups;
  }

  /** Whom "the group" means where it is blamed: the one named last, in the same paragraph; any other name as it is. */
  blamed(name: string): string {
    return GROUP_HEADS.test(name) && this.#groupParagraph === this.paragraph ? (this.#groups.at(-1) ?? name) : name;
  }

  /** Takes note of a group that is named. */
  mention(name: string): void {
    if (isCountry(name)) return;
    this.#groups.push(name);
    this.#groupParagraph = this.paragraph;
    this.#isGroupLast = true;
  }

  /** Somebody the text names without a saying. */
  named(name: string): Speaker {
    const tokens = tokensOf(name);
    const isGroup = speakerSortOf(tokens, { start: 0, next: tokens.length }) === 'group';
    if (isGroup) this.mention(name);
    return { name, key: keyOf(name), words: wordsOf(name), sort: isGroup ? 'group' : 'institution' };
  }

  /** Takes note of who a sentence without a saying is about: "The army gave another account. It said …". */
  noteSubject(sentence: Sentence): void {
    const span = leadingSpeaker(sentence.tokens, (each) => speakerSortOf(sentence.tokens, each) !== null);
    const isDeed = span === null || sentence.isHeadline || hasHarm(sentence, span);
    this.#subject = isDeed ? null : this.#named(sentence, span);
  }

  /** Takes note of who gave a number last: "the same source". */
  counted(speaker: Speaker): void {
    this.#counter = speaker;
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
    const isClaiming = saying.act === 'responsibility';
    if (isClaiming || speaker.sort === 'group' || (speaker.sort === 'name' && !isCountry(speaker.name)))
      this.mention(speaker.name);
    if (this.#speakers.length > REMEMBERED) this.#speakers.shift();
    this.#isGroupLast = false;
    this.#subject = null;
    return speaker;
  }

  #meant(sentence: Sentence, { start }: Span): Speaker | null {
    const { tokens } = sentence;
    const kind = PRONOUNS.get(tokens[start]?.plain ?? '') ?? 'any';
    const of = (...sorts: Speaker['sort'][]): Speaker | undefined =>
      this.#speakers.findLast(({ sort }) => sorts.includes(sort));
    // "L'organisation a publié une vidéo dans laquelle elle assure", "a video in which they say": the sentence's own subject.
    const isInside = /^(?:laquelle|lequel|lesquels|lesquelles|ou|which|where)$/.test(tokens[start - 1]?.plain ?? '');
    const own = isInside ? (this.#leader(sentence, FITS[kind]) ?? this.#subjectOf(sentence)) : null;
    if (own !== null) return own;
    const subject = start <= 1 ? this.#subject : null;
    if (subject !== null && FITS[kind].includes(subject.sort)) return subject;
    const last = this.last ?? this.#subjectOf(sentence);
    if (kind === 'person') return of('person') ?? last;
    if (kind === 'persons') return of('persons', 'group') ?? last;
    if (kind === 'institution') return of('institution', 'group', 'name') ?? of('document') ?? last;
    return last;
  }

  // Whom a sentence begins with, if such a one can be meant.
  #leader(sentence: Sentence, sorts: readonly Speaker['sort'][]): Speaker | null {
    const span = leadingSpeaker(sentence.tokens, (each) => speakerSortOf(sentence.tokens, each) !== null);
    const leader = span === null || hasHarm(sentence, span) ? null : this.#named(sentence, span);
    return leader !== null && sorts.includes(leader.sort) ? leader : null;
  }

  // "RSF" after "the Rapid Support Forces"
  #initialled(letters: string): Speaker | null {
    const isMeant = (name: string): boolean => isCalled(this.#initials, letters, name) || hasInitials(name, letters);
    const speaker = this.#speakers.findLast(({ name }) => isMeant(name));
    const group = this.#groups.findLast(isMeant);
    if (speaker !== undefined || group === undefined) return speaker ?? null;
    return { name: group, key: keyOf(group), words: wordsOf(group), sort: 'group' };
  }

  // "ces derniers", "the latter": whoever was named last, speaking or spoken of.
  #latter(): Speaker | null {
    const group = this.#groups.at(-1);
    if (!this.#isGroupLast || group === undefined) return this.last;
    return { name: group, key: keyOf(group), words: wordsOf(group), sort: 'group' };
  }

  // "its spokesperson": whoever was spoken of last speaks through them.
  #owner(): Speaker | null {
    const isBody = ({ sort }: Speaker): boolean => sort === 'institution' || sort === 'group' || sort === 'name';
    const spoke = this.#speakers.findLast(isBody);
    const group = this.#groups.at(-1);
    if (spoke !== undefined || group === undefined) return spoke ?? null;
    return { name: group, key: keyOf(group), words: wordsOf(group), sort: 'group' };
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
    const told = ofDocument(tokens, withoutLead(tokens, span));
    if (told === null) return null;
    const bare = withoutGenus(tokens, afterGroup(tokens, told));
    const name = textOf(sentence, bare);
    const words = wordsOf(name);
    const plain = tokens.slice(span.start, span.next).map((token) => token.plain);
    if (SAME_SOURCE.test(plain.join(' '))) return this.#counter ?? this.last;
    if (ONE_OF_THEM.test(plain.join(' ')))
      return this.#speakers.findLast((each) => each.sort === 'persons') ?? this.last;
    const lead = plain.slice(0, bare.start - span.start);
    const isDefinite = lead.some((word) => DEFINITE.has(word));
    const sort = speakerSortOf(tokens, told);
    if (LATTER.test(plain.join(' '))) return this.#latter();
    const body =
      isDefinite && BODY.test(words.join(' ')) && /^\p{Ll}/u.test(name)
        ? this.#speakers.findLast((each) => each.sort === 'institution')
        : undefined;
    if (body !== undefined) return body;
    const owner = POSSESSIVE.test(plain[0] ?? '') && MOUTHPIECE.test(words.join(' ')) ? this.#owner() : null;
    if (owner !== null) return owner;
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
    const initialled = /^[A-Z]{2,6}$/.test(name) ? this.#initialled(name) : null;
    if (initialled !== null) return initialled;
    const fuller = isIndefinite ? undefined : this.#groups.findLast((group) => isShortOf(words, wordsOf(group)));
    if (fuller !== undefined && /^\p{Lu}/u.test(fuller) && isBareName(tokens, bare) && !isCountry(name))
      return { name: fuller, key: keyOf(fuller), words: wordsOf(fuller), sort: 'group' };
    return {
      name,
      key: keyOf(name),
      words,
      sort:
        sort ??
        ((words.length >= 2 || !/^al\b/i.test(name)) &&
        isBareName(tokens, bare) &&
        bare.next - bare.start >= 2 &&
        plain.length <= 3
          ? 'person'
          : 'name'),
    };
  }
}

function hasHarm({ tokens }: Sentence, { start, next }: Span): boolean {
  return tokens.slice(start, next).some((_, index) => harmMarkAt(tokens, start + index) !== null);
}
