import { WEEKDAYS } from '../domain/date-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Sentence } from './article.ts';
import { harmMarkAt } from './harm-marks.ts';
import { isBareName, isTitledName, nameFrom, type Span, speakerSortOf } from './noun-chunks.ts';
import { ACCORDING_TO, PRONOUNS, SAYING_VERBS, type SayingAct } from './saying-words.ts';

/** One place in a sentence where it is told that somebody says something. */
export interface Saying {
  readonly act: SayingAct;
  /** Who: a name, a pronoun that goes on with one before, or nobody ("no group has claimed"). */
  readonly who:
    | { readonly kind: 'name'; readonly span: Span }
    | { readonly kind: 'pronoun'; readonly span: Span }
    | { readonly kind: 'same' }
    | { readonly kind: 'nobody' };
  /** All its own words: whom, the verb, and how and when it was said. */
  readonly span: Span;
  readonly verb: Span;
  /** What is said comes before ("…, police said"), after ("police said that …"). */
  readonly content: 'before' | 'after';
}

const AUXILIARY = new Set(
  'has have had also later earlier then separately meanwhile repeatedly initially previously again now since would ont a avait avaient ayant egalement aussi auparavant initialement pour sa part ensuite immediatement plus tard rapidement officiellement abord quant itself only just even'.split(
    ' ',
  ),
);
const CLAUSE = new Set(
  'and but while as that which who where when after before because although though yet et mais que qui ou alors tandis lorsque quand dont or'.split(
    ' ',
  ),
);
const NOBODY = /^(?:no|nobody|none|neither|personne|aucun|aucune|nul)$/;
const QUOTES = /["\u201c\u201d\u00ab\u00bb]/;
const TIME = new Set(
  'on late early earlier later today yesterday overnight morning afternoon evening night the in hier soir matin apres midi dans la le du au nuit tard jour'.split(
    ' ',
  ),
);
const ARTICLES = new Set(
  "le la l' les des un une du deux trois plusieurs son sa ses leur leurs the a an two several".split(' '),
);

/** Every saying in a sentence, in order. */
export function sayingsIn(sentence: Sentence): Saying[] {
  const { tokens } = sentence;
  const sayings: Saying[] = [];
  for (let at = 0; at < tokens.length; ) {
    const before = sayings.at(-1);
    const saying =
      accordingTo(tokens, at, before) ??
      byWhom(tokens, at, before) ??
      verbSaying(sentence, at, before) ??
      headlineSaying(sentence, at);
    if (saying !== null) sayings.push(saying);
    at = saying === null ? at + 1 : Math.max(at + 1, saying.verb.next, saying.span.next);
  }
  return sayings;
}

function hasContentBefore(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).filter(({ kind }) => kind !== 'mark').length > 2;
}

// "according to the ministry", "selon des sources locales"
function accordingTo(tokens: readonly Token[], at: number, before: Saying | undefined): Saying | null {
  const found = phraseAt(ACCORDING_TO, tokens, at);
  if (found === null) return null;
  if (tokens[at]?.plain === 'de' && !/^(?:source|sources)$/.test(tokens[at + 1]?.plain ?? '')) return null;
  const start = ['source', 'sources'].includes(tokens[found.next - 1]?.plain ?? '') ? found.next - 1 : found.next;
  const span = nameFrom(tokens, start);
  if (span === null) return null;
  const begins = before?.span.next ?? 0;
  const content = hasContentBefore(tokens, begins, at) ? 'before' : 'after';
  return {
    act: 'says',
    who: whoIs(tokens, span),
    span: { start: at, next: endOfManner(tokens, span.next) },
    verb: { start: at, next: found.next },
    content,
  };
}

// "claimed by Islamic State", "attribuée par Yaoundé au Califat du Lac", "accused by the UN of"
function byWhom(tokens: readonly Token[], at: number, before: Saying | undefined): Saying | null {
  const words =
    /^(?:claimed|revendiquee?s?|attributed|attribuee?s?|accusee?s?|accused|reported|announced|confirmed|annoncee?s?|published|released|given|provided|described|communiquee?s?|fourni|issued|compiled|cited)$/;
  const verb = tokens[at]?.plain ?? '';
  if (!words.test(verb)) return null;
  const by = tokens.findIndex(
    ({ plain }, index) => index > at && index <= at + 4 && (plain === 'by' || plain === 'par'),
  );
  if (by < 0 || tokens.slice(at + 1, by).some(({ kind }) => kind === 'mark')) return null;
  const span = nameBy(tokens, by + 1);
  if (span === null) return null;
  const act: SayingAct = /^(?:claim|revendi)/.test(verb)
    ? 'responsibility'
    : /^(?:attrib|accus)/.test(verb)
      ? 'attribution'
      : 'says';
  const content = hasContentBefore(tokens, before?.span.next ?? 0, at) ? 'before' : 'after';
  return {
    act,
    who: whoIs(tokens, span),
    span: { start: at, next: span.next },
    verb: { start: at, next: by + 1 },
    content,
  };
}

function nameBy(tokens: readonly Token[], start: number): Span | null {
  const span = nameFrom(tokens, start);
  if (span === null) return null;
  const to = tokens.findIndex(
    ({ plain, text }, index) =>
      index > start &&
      index < span.next &&
      (plain === 'au' ||
        plain === 'aux' ||
        text === 'à' ||
        plain === 'to' ||
        (plain === 'of' && tokens[start - 2]?.plain === 'accused')),
  );
  return to > start ? { start, next: to } : span;
}

// "Attack kills 23: army", "… - officials"
function headlineSaying({ tokens, isHeadline }: Sentence, at: number): Saying | null {
  const token = tokens[at];
  if (
    !isHeadline ||
    token?.kind !== 'mark' ||
    !(token.plain === ':' || (token.plain === '-' && !token.glued)) ||
    at < 3
  )
    return null;
  const span = { start: at + 1, next: tokens.length };
  if (span.next - span.start > 5 || span.next === span.start || speakerSortOf(tokens, span) === null) return null;
  return {
    act: 'says',
    who: whoIs(tokens, span),
    span: { start: at, next: span.next },
    verb: { start: at, next: at + 1 },
    content: 'before',
  };
}

function verbSaying(sentence: Sentence, at: number, before: Saying | undefined): Saying | null {
  const { tokens } = sentence;
  const found = phraseAt(SAYING_VERBS, tokens, at);
  if (found === null) return null;
  const verb = { start: at, next: found.next };
  const { act, form } = found.value;
  const floor = before?.span.next ?? 0;
  // "an attack blamed on jihadists", "people accused of …": nobody is said to do so.
  if (act === 'attribution' && (/^(?:of|on|to|aux?)$/.test(tokens[found.next]?.plain ?? '') || isPassive(tokens, at)))
    return null;
  if (form === 'participle') return { act, who: { kind: 'same' }, span: verb, verb, content: 'after' };
  const inverted = invertedPronoun(tokens, at) ?? impersonal(tokens, verb) ?? invertedName(sentence, verb, floor);
  if (inverted !== null) return { ...inverted, act: inverted.who.kind === 'nobody' ? 'says' : act };
  const subject = subjectBefore(sentence, at, floor);
  if (subject === null) return null;
  const { who, start } = subject;
  // "We counted 31 bodies," said … : who that is, the other saying tells.
  if (who.kind === 'pronoun' && /^(?:we|i|nous|on|je|j')$/.test(tokens[who.span.start]?.plain ?? '')) return null;
  if (
    form === 'ambiguous' &&
    (who.kind !== 'name' || speakerSortOf(tokens, who.span) === null || isPlainNoun(tokens, at, who.span))
  )
    return null;
  const isSure = /^(?:said|says|told|added|declare|affirme|annonce|indique|ajoute)$/.test(tokens[at]?.plain ?? '');
  if (who.kind === 'name' && !isSpeaker(tokens, who.span, isSure)) return null;
  if (isPassive(tokens, at) && tokens[at]?.plain !== 'quoted') return null;
  const next = endOfManner(tokens, afterHearer(tokens, verb));
  const end = tokens[next];
  const isLast = end === undefined || END.test(end.plain) || isTail(tokens, next, start, floor);
  const content =
    isLast && (hasContentBefore(tokens, floor, start) || (start > floor && isQuoted(sentence, start)))
      ? 'before'
      : 'after';
  return { act, who, span: { start, next: Math.max(next, verb.next) }, verb, content };
}

const END = /^[.,;)\-!?]$/;

// "…, the police chief told reporters in the town": what follows a clause and says nothing of harm is only how it was said.
function isTail(tokens: readonly Token[], from: number, start: number, floor: number): boolean {
  if (!tokens.slice(floor, start).some((_, index) => harmMarkAt(tokens, floor + index) !== null)) return false;
  if (tokens[start - 1]?.kind !== 'mark') return false;
  for (let at = from; at < from + 7; at += 1) {
    const token = tokens[at];
    if (token === undefined || END.test(token.plain)) return true;
    if (/^(?:that|it|he|she|they|que|qu'|had|was|were)$/.test(token.plain) || harmMarkAt(tokens, at) !== null)
      return false;
    if (token.kind === 'number') return false;
  }
  return false;
}

// "told AFP", "told the state news agency": what was said comes before, where nothing follows the hearer.
function afterHearer(tokens: readonly Token[], verb: Span): number {
  if (!/^(?:told|tells)$/.test(tokens[verb.start]?.plain ?? '')) return verb.next;
  let at = verb.next;
  while (
    at - verb.next < 6 &&
    tokens[at]?.kind === 'word' &&
    (/^\p{Lu}/u.test(tokens[at]?.text ?? '') ||
      /^(?:the|a|state|local|news|agency|television|radio|tv|website|newspaper|broadcaster|channel|s)$/.test(
        tokens[at]?.plain ?? '',
      ))
  )
    at += 1;
  const end = tokens[endOfManner(tokens, at)];
  return end === undefined || end.kind === 'mark' ? at : verb.next;
}

// "a police report", "three suspects had": no verbs, however they look.
function isPlainNoun(tokens: readonly Token[], at: number, subject: Span): boolean {
  const after = tokens[at + 1];
  if (/^suspect/.test(tokens[at]?.plain ?? ''))
    return !(
      after?.plain === 'that' ||
      after?.plain === 'the' ||
      /^\p{Lu}/u.test(after?.text ?? '') ||
      after?.plain === 'al'
    );
  if (/^(?:no|the|of|their|its|his|this|that|any|some|other)$/.test(tokens[at - 1]?.plain ?? '')) return true;
  return (
    /^(?:report|claim)$/.test(tokens[at]?.plain ?? '') &&
    /^(?:a|an|the|this|one)$/.test(tokens[subject.start]?.plain ?? '')
  );
}

const BE = /^(?:was|were|is|are|been|being|be|est|sont|ete|etait|etaient)$/;

function isPassive(tokens: readonly Token[], at: number): boolean {
  return (
    BE.test(tokens[at - 1]?.plain ?? '') ||
    (BE.test(tokens[at - 2]?.plain ?? '') && /ly$|^(?:aussi|egalement)$/.test(tokens[at - 1]?.plain ?? ''))
  );
}

// A name, or a noun for those who say things.
function isSpeaker(tokens: readonly Token[], span: Span, isSure = false): boolean {
  if (speakerSortOf(tokens, span) !== null) return true;
  // Whoever says something is a speaker, known noun or not: "a traditional ruler said".
  const words = tokens.slice(span.start, span.next);
  const isNoun = ARTICLES.has(words[0]?.plain ?? '') && words.length >= 2 && words.length <= 6;
  if (isSure && isNoun && !words.some((_, index) => harmMarkAt(tokens, span.start + index) !== null)) return true;
  return tokens
    .slice(span.start, span.next)
    .some(
      ({ text, plain }, index) =>
        /^\p{Lu}/u.test(text) && !WEEKDAYS.has(plain) && (index > 0 || span.start > 0 || span.next - span.start <= 4),
    );
}

function isQuoted({ text, tokens }: Sentence, at: number): boolean {
  const from = tokens[at - 1]?.end ?? 0;
  return QUOTES.test(text.slice(Math.max(0, from - 2), tokens[at]?.start ?? from));
}

// "a-t-il ajouté", "a-t-elle précisé", "ont-ils dit"
function invertedPronoun(tokens: readonly Token[], at: number): Omit<Saying, 'act'> | null {
  const pronoun = tokens[at - 1]?.plain ?? '';
  const euphonic = tokens[at - 2]?.plain === 't' ? 1 : 0;
  if (!/^(?:il|elle|ils|elles)$/.test(pronoun)) return null;
  const start = at - 2 - euphonic;
  if (!/^(?:a|ont|avait|avaient)$/.test(tokens[start]?.plain ?? '')) return null;
  const verb = { start: at, next: at + 1 };
  const who = { kind: 'pronoun', span: { start: at - 1, next: at } } as const;
  return { who, span: { start, next: endOfManner(tokens, at + 1) }, verb, content: 'before' };
}

// "a-t-on appris de sources locales": who says it follows.
function impersonal(tokens: readonly Token[], verb: Span): Omit<Saying, 'act'> | null {
  if (tokens[verb.start]?.plain !== 'appris' && tokens[verb.start]?.plain !== 'apprend') return null;
  let at = endOfManner(tokens, verb.next);
  if (tokens[at]?.plain === 'on') at += 1;
  if (tokens[at]?.plain === 'aupres') at += 1;
  if (['de', 'du', 'des', "d'"].includes(tokens[at]?.plain ?? '')) at += 1;
  const span = nameFrom(tokens, at);
  if (span === null) return null;
  return {
    who: whoIs(tokens, span),
    span: { start: Math.max(0, verb.start - 3), next: span.next },
    verb,
    content: 'before',
  };
}

// "a annoncé l'armée", ", said police spokesman Abdi Noor": the speaker comes after the verb.
function invertedName(sentence: Sentence, verb: Span, floor: number): Omit<Saying, 'act'> | null {
  const { tokens } = sentence;
  let start = verb.start;
  while (
    ['a', 'ont', 'avait', 'avaient', 'ainsi', 'a'].includes(tokens[start - 1]?.plain ?? '') &&
    tokens[start - 1]?.text !== 'à'
  )
    start -= 1;
  const marked = tokens[start - 1]?.kind === 'mark' || isQuoted(sentence, start);
  const english = /^(?:said|says|added|reported|wrote|announced|stated)$/.test(tokens[verb.start]?.plain ?? '');
  if (
    !marked ||
    start <= floor ||
    (!english && start === verb.start && !/e(?:nt)?$/.test(tokens[verb.start]?.plain ?? ''))
  )
    return null;
  if (!hasContentBefore(tokens, 0, start)) return null;
  const at = english ? verb.next : endOfManner(tokens, verb.next);
  const first = tokens[at];
  if (first === undefined || first.kind !== 'word') return null;
  const isName =
    ARTICLES.has(first.plain) ||
    /^\p{Lu}/u.test(first.text) ||
    (english && speakerSortOf(tokens, { start: at, next: at + 4 }) !== null);
  if (!isName || WEEKDAYS.has(first.plain) || ['it', 'he', 'she', 'they', 'that'].includes(first.plain)) return null;
  const span = nameFrom(tokens, at);
  if (span === null || !isSpeaker(tokens, span) || beginsSpeaker(sentence, verb.start, floor)) return null;
  return { who: whoIs(tokens, span), span: { start, next: endOfManner(tokens, span.next) }, verb, content: 'before' };
}

// "The minister, Idriss Kouma, said Russian troops …": the speaker went before after all.
function beginsSpeaker(sentence: Sentence, verbAt: number, floor: number): boolean {
  const { tokens } = sentence;
  if (tokens[verbAt - 1]?.plain !== ',' || isQuoted(sentence, verbAt)) return false;
  const before = afterComma(sentence, verbAt - 1, floor);
  return (
    before?.who.kind === 'name' &&
    before.start <= floor + 1 &&
    speakerSortOf(tokens, before.who.span) !== null &&
    before.who.span.next - before.who.span.start <= 12
  );
}

/** After how, where, when and to whom it was said: "in a statement on Thursday", "à l'AFP", "told reporters". */
function endOfManner(tokens: readonly Token[], from: number): number {
  let at = from;
  for (;;) {
    const step = mannerAt(tokens, at);
    if (step === null) return at;
    at = step;
  }
}

const MANNERS: readonly RegExp[] = [
  /^(?:in|dans) (?:an? |its |their |un |une |son |leur )?(?:\w+ ){0,2}(?:statement|communique|interview|report|rapport|video|message|entretien|bilan|post|tweet|release|speech|address|letter|briefing|call|note|allocution|discours|lettre|recording)(?: (?:read on|published|issued|posted|carried by|lu|publie|diffuse) (?:state television|\w+))?/,
  /^(?:to |told )?(?:reporters|journalists|parliament|lawmakers|state television|state tv|local media|local radio)/,
  /^a (?:la presse|des journalistes|la television(?: publique| nationale| d'etat)?|la radio(?: nationale| publique)?|l' ?(?:agence \w+|\w+))(?= |$)/,
  /^(?:by|par) (?:phone|telephone|the phone)/,
  /^a une? (?:correspondante?|journaliste) de l' ?\w+/,
  /^(?:de (?:son|leur) cote|pour (?:sa|leur) part|quant a (?:lui|elle|eux))/,
  /^(?:on|sur|via) (?:\w+ )?(?:telegram|twitter|facebook|whatsapp|x|social media|state television|state tv|state radio|les reseaux sociaux|television)(?: channel)?/,
  /^at a (?:news|press) conference/,
  /^(?:lors d'|lors de|au cours d') ?une conference de presse/,
  /^(?:sous couvert d'|on condition of|under condition of|under cover of) ?(?:l' ?)?(?:anonymat|anonymity)/,
];
const DAY_TIME =
  /^(?:on |late on |early on |late |early |le |ce |earlier on |later on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|yesterday|today|aujourd' ?hui)(?: (?:morning|evening|night|afternoon|soir|matin|apres midi|dernier))?/;

function mannerAt(tokens: readonly Token[], at: number): number | null {
  const words = tokens.slice(at, at + 10).map(({ plain }) => plain);
  const line = words.join(' ');
  for (const pattern of [DAY_TIME, ...MANNERS]) {
    const match = pattern.exec(line);
    if (match === null || match[0] === '') continue;
    return at + match[0].trim().split(' ').length;
  }
  return null;
}

/** The one named or meant before the verb. */
function subjectBefore(
  sentence: Sentence,
  verbAt: number,
  floor: number,
): { who: Saying['who']; start: number } | null {
  const { tokens } = sentence;
  let end = verbAt;
  while (
    end > floor &&
    (AUXILIARY.has(tokens[end - 1]?.plain ?? '') ||
      ["n'", "s'", "l'", 'ne', "d'"].includes(tokens[end - 1]?.plain ?? '') ||
      isTimeBack(tokens, end - 1))
  )
    end -= 1;
  end -= asideBefore(tokens, end);
  if (tokens[end - 1]?.plain === ',')
    return afterComma(sentence, end - 1, floor) ?? (floor > 0 ? { who: { kind: 'same' }, start: end } : null);
  const start = chunkStart(sentence, end, floor);
  if (start === end) return relative(tokens, end, floor);
  const span = { start, next: end };
  // "an officer who declined to be named put the toll at 17"
  if (/^(?:who|qui)$/.test(tokens[start - 1]?.plain ?? '') && !isBareName(tokens, span) && end - start <= 8) {
    const before = chunkStart(sentence, start - 1, floor);
    if (before < start - 1) return { who: whoIs(tokens, { start: before, next: start - 1 }), start: before };
  }
  if (isBareName(tokens, span) && tokens[start - 1]?.plain === ',') {
    const roleStart = chunkStart(sentence, start - 1, floor);
    const role = { start: roleStart, next: start - 1 };
    if (roleStart < start - 1 && speakerSortOf(tokens, role) !== null && role.next - role.start <= 9)
      return { who: whoIs(tokens, { start: roleStart, next: end }), start: roleStart };
  }
  // Of a clause that goes before only its end can be the subject.
  if (span.next - span.start > 16) return null;
  return { who: whoIs(tokens, span), start };
}

// "de son côté", "pour sa part": of how many words.
function asideBefore(tokens: readonly Token[], end: number): number {
  const words = tokens.slice(Math.max(0, end - 4), end).map(({ plain }) => plain);
  const aside =
    /(?:^| )((?:de (?:son|leur) cote|pour (?:sa|leur) part|quant a (?:lui|elle|eux)|for (?:its|his|their) part))$/.exec(
      words.join(' '),
    );
  const length = aside?.[1]?.split(' ').length ?? 0;
  return length > 0 && AUXILIARY.has(tokens[end - length - 1]?.plain ?? '') ? length + 1 : length;
}

function isTimeBack(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.plain ?? '';
  if (WEEKDAYS.has(word)) return true;
  if (!TIME.has(word)) return false;
  for (let next = at; next < at + 4; next += 1) {
    const plain = tokens[next]?.plain ?? '';
    if (WEEKDAYS.has(plain)) return true;
    if (!TIME.has(plain)) return /^(?:today|yesterday|hier)$/.test(word);
  }
  return /^(?:today|yesterday|hier|late|earlier|later)$/.test(word);
}

// "Oleh Marchuk, the regional governor, said", "a doctor, who spoke on condition of anonymity, said", "The government, in a statement late on Monday, said"
function afterComma(sentence: Sentence, comma: number, floor: number): { who: Saying['who']; start: number } | null {
  const { tokens } = sentence;
  let open = comma - 1;
  while (open > floor && tokens[open]?.plain !== ',' && tokens[open]?.plain !== ';') open -= 1;
  if (tokens[open]?.plain !== ',') return null;
  const start = chunkStart(sentence, open, floor);
  if (start === open) return null;
  const head = { start, next: open };
  const middle = { start: open + 1, next: comma };
  const isGeneric =
    /^(?:a|an|un|une)$/.test(tokens[start]?.plain ?? '') && /^(?:the|le|la|l')$/.test(tokens[open + 1]?.plain ?? '');
  if (isGeneric && /^\p{Lu}/u.test(tokens[comma - 1]?.text ?? '')) return { who: whoIs(tokens, middle), start };
  const joins =
    isBareName(tokens, middle) ||
    isTitledName(tokens, middle) ||
    (isBareName(tokens, head) &&
      speakerSortOf(tokens, middle) !== null &&
      !/^(?:who|qui|in|dans)$/.test(tokens[open + 1]?.plain ?? ''));
  const who = whoIs(tokens, joins ? { start, next: comma } : head);
  return { who, start };
}

// ", which said", "qui a revendiqué l'opération": the one named just before.
function relative(tokens: readonly Token[], at: number, floor: number): { who: Saying['who']; start: number } | null {
  const pronoun = tokens[at - 1]?.plain ?? '';
  if (!/^(?:which|who|qui)$/.test(pronoun)) return null;
  const comma = tokens[at - 2]?.plain === ',' ? at - 2 : at - 1;
  let start = comma;
  while (start > 0 && comma - start < 8) {
    const token = tokens[start - 1];
    if (
      token === undefined ||
      (token.kind === 'mark' && token.plain !== '-') ||
      /^(?:by|par|and|et|said|to|with|blamed|accused|against|from|selon)$/.test(token.plain)
    )
      break;
    start -= 1;
  }
  if (start === comma) return null;
  return { who: start < floor ? { kind: 'same' } : whoIs(tokens, { start, next: comma }), start: at - 1 };
}

// Back to what parts the subject from the rest of the sentence.
function chunkStart(sentence: Sentence, end: number, floor: number): number {
  const { tokens } = sentence;
  let start = end;
  while (start > floor) {
    const token = tokens[start - 1];
    if (token === undefined) break;
    if (token.kind === 'mark' && !token.glued && token.plain !== '-') break;
    if (token.kind === 'mark' && [',', ';', ':', '.', '!', '?', ')', '('].includes(token.plain)) break;
    if (CLAUSE.has(token.plain) && !(['and', 'et'].includes(token.plain) && isListed(tokens, start - 1, end, floor)))
      break;
    if (
      QUOTES.test(sentence.text.slice(token.end, tokens[start]?.start ?? token.end)) &&
      start < end &&
      isClosing(sentence, token.end)
    )
      break;
    start -= 1;
  }
  return start;
}

function isClosing({ text }: Sentence, end: number): boolean {
  return (
    (QUOTES.test(text[end] ?? '') && /[,.!?]/.test(text[end - 1] ?? '')) ||
    /^[,.!?]["\u201d\u00bb]/.test(text.slice(end, end + 2)) ||
    /^ ?\u00bb/.test(text.slice(end))
  );
}

// "residents and a hospital source said": both are subjects.
function isListed(tokens: readonly Token[], and: number, end: number, floor: number): boolean {
  let start = and;
  while (
    start > floor &&
    tokens[start - 1]?.kind !== 'mark' &&
    !CLAUSE.has(tokens[start - 1]?.plain ?? '') &&
    and - start < 7
  )
    start -= 1;
  const isStart = start === floor || tokens[start - 1]?.kind === 'mark' || CLAUSE.has(tokens[start - 1]?.plain ?? '');
  return (
    isStart &&
    start < and &&
    speakerSortOf(tokens, { start, next: and }) !== null &&
    speakerSortOf(tokens, { start: and + 1, next: end }) !== null &&
    phraseFree(tokens, start, and)
  );
}

function phraseFree(tokens: readonly Token[], start: number, end: number): boolean {
  return !tokens
    .slice(start, end)
    .some(
      (_, index) =>
        phraseAt(SAYING_VERBS, tokens, start + index)?.value.form === 'finite' ||
        /^(?:was|were|had|has|is|are)$/.test(tokens[start + index]?.plain ?? ''),
    );
}

function whoIs(tokens: readonly Token[], span: Span): Saying['who'] {
  const words = tokens.slice(span.start, span.next).map(({ plain }) => plain);
  if (words.some((word, index) => index < 2 && NOBODY.test(word))) return { kind: 'nobody' };
  const pronouns = words.filter((word) => PRONOUNS.has(word));
  const rest = words.filter((word) => !PRONOUNS.has(word) && !/^(?:ci|la|n'|ne|however|also|also)$/.test(word));
  const seen = words.findIndex(
    (word, index) =>
      index > 0 &&
      /^(?:seen|obtained|reviewed|read|consultee?s?|parvenu|jointe?s?|contacted|interviewed|interrogee?s?|contactee?s?|citee?s?|present|issued|released|published|broadcast|posted|shared|signed|carried|aired|publiee?|diffusee?|lue?|transmise?|speaking)$/.test(
        word,
      ),
  );
  if (seen > 0) return { kind: 'name', span: { start: span.start, next: span.start + seen } };
  if (pronouns.length > 0 && rest.length === 0) return { kind: 'pronoun', span };
  return { kind: 'name', span: withoutScene(tokens, span) };
}

// "medics at the scene": where they are is no part of who they are.
function withoutScene(tokens: readonly Token[], { start, next }: Span): Span {
  const line = tokens
    .slice(Math.max(start, next - 3), next)
    .map(({ plain }) => plain)
    .join(' ');
  const isScene = /^(?:at|in|on|from|sur) (?:the )?(?:scene|area|ground|village|town|region|spot|place|field)$/.test(
    line,
  );
  return isScene && next - 3 > start ? { start, next: next - 3 } : { start, next };
}
