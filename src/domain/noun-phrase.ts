import { DOUBTED, NEUTRAL_WORDS, PEOPLES } from './beside-nouns.ts';
import { commonVictims, type Harm, type Victims } from './figure.ts';
import { ONE_GROUP } from './group-nouns.ts';
import { HARM_BEFORE, HARM_WORDS, type SayingLanguage } from './harm-words.ts';
import { NO_NOUN } from './no-noun.ts';
import { NOT_PEOPLE } from './not-people.ts';
import { isNumberWord } from './number-words.ts';
import { type Found, phraseAt, phraseTable } from './phrase-table.ts';
import type { Quantity } from './quantity.ts';
import { ROLE_NOUNS } from './role-nouns.ts';
import type { Token } from './says-tokens.ts';
import { VICTIM_NOUNS, type VictimNoun } from './victim-nouns.ts';

/** The words that say who the people counted are. */
export interface NounPhrase {
  /** The tokens of the noun, without articles before it. */
  readonly start: number;
  readonly next: number;
  /** A noun of the vocabulary is among them; other nouns are kept, but nothing is inferred from them. */
  readonly known: boolean;
  /** A word of no vocabulary is among them: "12 jazz musicians", "12 army bases". */
  readonly strange: boolean;
  readonly harm: Harm | null;
  /** One noun, with nothing beside it that says who they are: "hostages", not "otages civils". */
  readonly isOneNoun: boolean;
  /** Its main word is of the vocabulary: the last in English ("tribal fighters"), the first in French. */
  isHeadKnown(language: SayingLanguage): boolean;
  victims(language: SayingLanguage): Victims;
}

const BEFORE_NOUN = phraseTable([
  [true, "of the, of its, of their, of our, of his, of, de, d', des, de ses, de leurs, de nos, du, de la, de l'"],
  [true, 'more, other, others, additional, further, autres, autre, de plus, the, its, their, our, ses, leurs, nos'],
]);
const OF = phraseTable([
  [true, "of the, of, from the, from, with the, in the, de la, de l', des, du, de, d', au sein de la, au sein des"],
  [true, "au sein de l', belonging to the, serving with the"],
]);
const THE = phraseTable([[true, "the, la, le, les, l'"]]);
const AND = phraseTable([[true, 'and, or, et, ou']]);

// Ordinals among them: "a sixth soldier", "une troisième".
const ENDING_OF_OTHERS = /(?:ed|ing|ly|ment|[fnx]th|ghth|ieth|ieme|iemes)$/;
const ATTRIBUTIVE = new Set(
  'army police military militia civilian gendarmerie taliban houthi isis isil daesh hamas hezbollah'.split(' '),
);
const OF_ANY_SIDE: VictimNoun = { victims: 'people', harm: null, language: null };
const FRENCH_PARTICIPLE = /\u00e9(?:e|s|es)?$/iu;

/** Reads who was counted, from `at` on; null when nothing there can be a noun for people. */
export function nounPhraseAt(tokens: readonly Token[], at: number, quantity: Quantity): NounPhrase | null {
  const start = skipBefore(tokens, at);
  const first = simplePhraseAt(tokens, start, quantity);
  if (first === null) return null;
  const and = first.nouns.length === 0 ? null : phraseAt(AND, tokens, first.next);
  const second = and === null || !quantity.plural ? null : simplePhraseAt(tokens, and.next, quantity);
  const joined = second !== null && second.nouns.length > 0 && second.strangers === 0 ? second : null;
  const nouns = [...first.nouns, ...(joined?.nouns ?? [])];
  const implied = joined === null && first.strangers === 0 ? impliedBy(nouns, quantity) : null;
  return {
    start,
    next: joined?.next ?? first.next,
    known: nouns.length > 0,
    strange: first.strangers > 0,
    harm: implied,
    isOneNoun: nouns.length === 1,
    isHeadKnown: (language) => first.known.at(language === 'en' ? -1 : 0) ?? false,
    victims: (language) =>
      first.strangers > 0
        ? 'people'
        : ([victimsOf(first, language), joined && victimsOf(joined, language)].reduce(together) ?? 'people'),
  };
}

// "12 hostages", "aucune victime civile"
function impliedBy([noun, ...others]: readonly VictimNoun[], quantity: Quantity): Harm | null {
  if (noun === undefined || others.some(({ harm }) => harm !== null) || (noun.whenNone && !quantity.none)) return null;
  return noun.harm;
}

interface SimplePhrase {
  readonly next: number;
  readonly nouns: readonly VictimNoun[];
  /** How many of its words are in no vocabulary; with one of them, what the others say of category is not relied on. */
  readonly strangers: number;
  /** For each of its words that could name whom it is about, whether it is of the vocabulary. */
  readonly known: readonly boolean[];
  readonly ofState: boolean;
}

function simplePhraseAt(tokens: readonly Token[], start: number, quantity: Quantity): SimplePhrase | null {
  const nouns: VictimNoun[] = [];
  let strangers = 0;
  let peoples = 0;
  let ofState = false;
  let named = -1;
  let ofKind = false;
  const known: boolean[] = [];
  let next = start;
  for (;;) {
    const person = personAt(tokens, next)?.next ?? next;
    const thing = phraseAt(NOT_PEOPLE, tokens, next);
    if (thing !== null && thing.next >= person) {
      if (thing.value === 'counted' || !isOfKind(tokens, next, thing.next)) {
        return nouns.length > 0 ? { next, nouns, strangers, known, ofState } : null;
      }
      ofKind ||= !isName(tokens, next);
      known.push(false);
      next = thing.next;
      continue;
    }
    const group = nouns.length === 0 ? phraseAt(ONE_GROUP, tokens, next) : null;
    const isPart = group !== null && group.value === 'en' && nounFollows(tokens, group.next);
    if (group !== null && group.next >= person && !isPart) return null;
    const noun = nounAt(
      tokens,
      next,
      nouns.some(({ rules }) => !rules),
    );
    const people = noun === null ? phraseAt(PEOPLES, tokens, next) : null;
    const beside = noun ?? people ?? besideAt(tokens, next, nouns.length + strangers > 0);
    // "Hamas hostages" may be of either side; the officers of a ship or a bus are of none.
    if (noun !== null && noun.value.harm !== null && nouns.length > 0)
      nouns.splice(0, nouns.length, noun.value, OF_ANY_SIDE);
    else if (noun !== null) nouns.push(ofKind && noun.value.language !== null ? OF_ANY_SIDE : noun.value);
    if (people !== null) peoples += 1;
    if (noun !== null || people !== null) known.push(true);
    if (beside?.value === 'state' && !isWithinName(tokens, next, named)) ofState = true;
    if (beside !== null) {
      next = beside.next;
      continue;
    }
    // "membres présumés de Boko Haram"
    const doubted = phraseAt(DOUBTED, tokens, next)?.next ?? next;
    const within = nouns.length > 0 ? groupAt(tokens, doubted) : null;
    if (within !== null) {
      nouns.push(...(isHeld(nouns, tokens[doubted]) ? within.nouns.map(ofAnyone) : within.nouns));
      next = within.next;
      continue;
    }
    const stranger = strangers === 0 ? strangerAt(tokens, next, quantity, nouns.length > 0) : null;
    if (stranger === null) break;
    if (!stranger.isName) {
      strangers += 1;
      known.push(false);
    }
    next = stranger.next;
    if (stranger.isName) named = next;
  }
  if (nouns.length > 0 || strangers > 0) return { next, nouns, strangers, known, ofState };
  return peoples > 0 ? { next, nouns, strangers: 1, known, ofState } : null;
}

// "12 chicken farmers", "12 Grey Wolves fighters": not "12 cows", nor the base of "12 army bases".
function isOfKind(tokens: readonly Token[], at: number, next: number): boolean {
  // A bus is one.
  const isPlural = /(?<!u)s$/.test(tokens[next - 1]?.plain ?? 's');
  return nounFollows(tokens, next) && (!isPlural || isName(tokens, at));
}

// "Shan State rebels", "Rwanda-allied fighters": neither is of the state's side.
function isWithinName(tokens: readonly Token[], at: number, named: number): boolean {
  const { plain, text = '', source = '', start = 0 } = tokens[at] ?? {};
  if (plain === 'state') return named === at && /^\p{Lu}/u.test(text);
  return plain === 'allied' && at > 0 && /^\p{Pd}$/u.test(source.slice(tokens[at - 1]?.end, start));
}

function besideAt(tokens: readonly Token[], at: number, hasNoun: boolean): Found<unknown> | null {
  return phraseAt(NEUTRAL_WORDS, tokens, at) ?? (hasNoun ? null : phraseAt(DOUBTED, tokens, at));
}

// "Ansar fighters", "12 jazz musicians", "12 army musicians": a word of no vocabulary, before or in place of a noun that is known.
function strangerAt(
  tokens: readonly Token[],
  at: number,
  quantity: Quantity,
  hasNoun: boolean,
): { next: number; isName: boolean } | null {
  if (!isWord(tokens, at)) return null;
  if (hasNoun) {
    return ATTRIBUTIVE.has(tokens[at - 1]?.plain ?? '') && mayBeNoun(tokens, at, quantity)
      ? { next: at + 1, isName: false }
      : null;
  }
  const { plain = '', text = '' } = tokens[at] ?? {};
  if (plain.length < 2) return null;
  if (isName(tokens, at)) return { next: at + 1, isName: true };
  if (mayBeNoun(tokens, at, quantity)) return { next: at + 1, isName: false };
  if (ENDING_OF_OTHERS.test(plain) || FRENCH_PARTICIPLE.test(text.normalize('NFC'))) return null;
  if (nounFollows(tokens, at + 1)) return { next: at + 1, isName: false };
  const pair = quantity.plural && isWord(tokens, at + 1) && mayBeNoun(tokens, at + 1, quantity);
  return pair ? { next: at + 2, isName: false } : null;
}

function personAt(tokens: readonly Token[], at: number): Found<VictimNoun> | null {
  const noun = phraseAt(VICTIM_NOUNS, tokens, at);
  const role = phraseAt(ROLE_NOUNS, tokens, at);
  // "family heads" are heads, and no family.
  return role !== null && role.next > (noun?.next ?? at) ? role : noun;
}

// A word that is a harm too ("personnes disparues", "blessés") is not a second noun.
function nounAt(tokens: readonly Token[], at: number, hasNoun: boolean): { value: VictimNoun; next: number } | null {
  const noun = personAt(tokens, at);
  return noun !== null && hasNoun && noun.value.harm !== null ? null : noun;
}

// "members of the security forces", "soldats de l'armée nigérienne", "residents of Tillabéri"
function groupAt(tokens: readonly Token[], at: number): { next: number; nouns: readonly VictimNoun[] } | null {
  const of = phraseAt(OF, tokens, at);
  if (of === null) return null;
  let next = phraseAt(THE, tokens, of.next)?.next ?? of.next;
  const nouns: VictimNoun[] = [];
  const from = next;
  for (;;) {
    const noun = nounAt(tokens, next, true);
    const found = noun ?? phraseAt(PEOPLES, tokens, next) ?? phraseAt(NEUTRAL_WORDS, tokens, next);
    if (noun !== null) nouns.push(noun.value);
    if (found !== null) next = found.next;
    else if (nouns.length === 0 && isWord(tokens, next) && isName(tokens, next)) next += 1;
    else break;
  }
  return next === from ? null : { next, nouns };
}

// The hostages or the victims of a group are not of it, nor need the prisoners of an army be its soldiers; those "from" it are.
function isHeld(nouns: readonly VictimNoun[], of: Token | undefined): boolean {
  return nouns.some(({ harm }) => harm !== null) && /^(?:of|de|d'|du|des)$/.test(of?.plain ?? '');
}

function ofAnyone(noun: VictimNoun): VictimNoun {
  return noun.victims === 'civilians' ? noun : OF_ANY_SIDE;
}

function nounFollows(tokens: readonly Token[], at: number): boolean {
  return personAt(tokens, phraseAt(NEUTRAL_WORDS, tokens, at)?.next ?? at) !== null;
}

// "12 musicians killed" is read; "12 escaped", "12 feared dead" and "12 almost killed" are not.
function mayBeNoun(tokens: readonly Token[], at: number, quantity: Quantity): boolean {
  const { plain = '', text = '' } = tokens[at] ?? {};
  if (ENDING_OF_OTHERS.test(plain) || FRENCH_PARTICIPLE.test(text.normalize('NFC'))) return false;
  return plain.length > 2 && (!quantity.plural || quantity.none || /(?:s|x|men)$/.test(plain));
}

function isWord(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.plain.endsWith("'")) return false;
  if (NO_NOUN.has(token.plain) || isNumberWord(token.plain)) return false;
  return phraseAt(HARM_WORDS, tokens, at) === null && phraseAt(HARM_BEFORE, tokens, at) === null;
}

// A capital letter marks a name only in a text that has small first letters too.
function isName(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  return (
    /^\p{Lu}/u.test(text) &&
    tokens.some((token) => token.kind === 'word' && /^\p{Ll}/u.test(token.text) && token.text.length > 2)
  );
}

function victimsOf({ nouns, ofState }: SimplePhrase, language: SayingLanguage): Victims | null {
  const without = nouns.filter(({ harm }) => harm === null);
  const telling = without.filter(({ rules, victims }) => !rules && victims !== null);
  const others = telling.length > 0 ? telling : without;
  const named = (others.length > 0 ? others : nouns).map((noun) =>
    noun.language !== null && noun.language !== language ? 'people' : noun.victims,
  );
  const victims = named.reduce(ofBoth, null);
  return ofState && victims === 'armed_group' ? 'people' : victims;
}

// "soldiers and gendarmes"
function together(one: Victims | null, other: Victims | null): Victims | null {
  return one === null || other === null ? (one ?? other) : commonVictims(one, other);
}

// "gendarmerie officers", "soldiers of the security forces": the narrower says which of the forces they are of.
function ofBoth(one: Victims | null, other: Victims | null): Victims | null {
  const whole = together(one, other);
  if (whole === one && whole === 'security_forces') return other ?? one;
  return whole === other && whole === 'security_forces' ? (one ?? other) : whole;
}

function skipBefore(tokens: readonly Token[], at: number): number {
  let next = at;
  for (let found = phraseAt(BEFORE_NOUN, tokens, next); found !== null; found = phraseAt(BEFORE_NOUN, tokens, next)) {
    next = found.next;
  }
  return next;
}
