import { type Found, phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Sentence } from './article.ts';
import { citedLast, citesNext, leadingSpeaker, quotedAs, relayed, withCarriers } from './citing.ts';
import { harmMarkAt } from './harm-marks.ts';
import { nameFrom, type Span, speakerSortOf } from './noun-chunks.ts';
import { claimOf, claimsDeed, countOf, headlineSaying } from './saying-forms.ts';
import { hasContentBefore, impersonal, invertedName, invertedPronoun, lastName } from './saying-inverted.ts';
import { afterHearer, END, endOfManner, isTail } from './saying-manner.ts';
import { ARTICLES, isQuoted, isSpeaker, type Saying, subjectBefore } from './saying-subject.ts';
import { isSetAside, turned } from './saying-turned.ts';
import { ACCORDING_TO, SAYING_VERBS, type SayingAct } from './saying-words.ts';
import { PRONOUNS } from './speaker-words.ts';
import { isLedTo, type Unsaid, unsaidAt, unsayableAt } from './unsaid.ts';
import { utteredBy, whoIs } from './who-is.ts';

/** Every saying in a sentence, in order. */
export function sayingsIn(sentence: Sentence): Saying[] {
  const { tokens } = sentence;
  const sayings: Saying[] = [];
  for (let at = 0; at < tokens.length; ) {
    const before = sayings.at(-1);
    const saying =
      quotedAs(sentence, at, before?.span.next ?? 0) ??
      accordingTo(tokens, at, before) ??
      countOf(tokens, at) ??
      claimOf(tokens, at) ??
      byWhom(tokens, at, before) ??
      unsaidSaying(sentence, at, before) ??
      verbSaying(sentence, at, before) ??
      headlineSaying(sentence, at);
    if (saying !== null) sayings.push(turned(tokens, saying));
    at = saying === null ? at + 1 : Math.max(at + 1, saying.verb.next, saying.span.next);
  }
  return relayed(tokens, citedLast(tokens, withCarriers(tokens, sayings)));
}

// "according to the ministry", "selon des sources locales"
function accordingTo(tokens: readonly Token[], at: number, before: Saying | undefined): Saying | null {
  const found = phraseAt(ACCORDING_TO, tokens, at);
  if (found === null) return null;
  if (tokens[at]?.plain === 'de' && !/^(?:source|sources)$/.test(tokens[at + 1]?.plain ?? '')) return null;
  // "a revendiqué l'attaque auprès de l'agence": the hearer's name.
  if (
    tokens[at]?.plain === 'aupres' &&
    !tokens.slice(Math.max(0, at - 4), at).some(({ plain }) => /^(?:appris|apprend|on|confirme|obtenu)$/.test(plain))
  )
    return null;
  // "…, selon laquelle dix ont été abattus": the one named just before.
  const uttered = utteredBy(tokens, { start: Math.max(before?.span.next ?? 0, at - 8), next: at });
  if (/^(?:laquelle|lequel|lesquels|lesquelles|which|whom)$/.test(tokens[found.next]?.plain ?? ''))
    return {
      act: 'says',
      who: uttered === null ? { kind: 'same' } : whoIs(tokens, uttered),
      span: { start: at, next: found.next + 1 },
      verb: { start: at, next: found.next },
      content: 'after',
    };
  const start = ['source', 'sources'].includes(tokens[found.next - 1]?.plain ?? '') ? found.next - 1 : found.next;
  const named = nameFrom(tokens, start);
  if (named === null) return null;
  const span = accordingName(tokens, named);
  const begins = before?.span.next ?? 0;
  const content = hasContentBefore(tokens, begins, at) || isAfterNumber(tokens, at) ? 'before' : 'after';
  // "selon un bilan communiqué par la préfecture": the prefecture's.
  const isOfAnother = speakerSortOf(tokens, span) === 'document' && /^(?:par|by)$/.test(tokens[span.next]?.plain ?? '');
  const cites = citesNext(tokens, span);
  const by = isOfAnother ? nameFrom(tokens, span.next + 1) : cites === null ? null : nameFrom(tokens, cites);
  return {
    ...(cites === null ? {} : { via: span }),
    act: 'says',
    who: whoIs(tokens, by ?? span),
    span: { start: at, next: endOfManner(tokens, (by ?? span).next) },
    verb: { start: at, next: found.next },
    content,
  };
}

// "…; 30, according to residents"
function isAfterNumber(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.plain === ',' && tokens[at - 2]?.kind === 'number' && tokens[at - 3]?.plain === ';';
}

// "according to the mayor 12 people were killed", "selon lui au Califat": who it is ends before what is said.
function accordingName(tokens: readonly Token[], { start, next }: Span): Span {
  if (/^(?:lui|elle|eux|elles|him|her|them)$/.test(tokens[start]?.plain ?? '')) return { start, next: start + 1 };
  for (let at = start + 1; at < next; at += 1)
    if (nounPhraseAfter(tokens, at) && speakerSortOf(tokens, { start, next: at }) !== null) return { start, next: at };
  return { start, next };
}

// "12 people", "at least nine soldiers"
function nounPhraseAfter(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.kind !== 'number' || tokens[at]?.glued === true) return false;
  return /^\p{Ll}/u.test(tokens[at + 1]?.text ?? '');
}

// "claimed by Islamic State", "attribuée par Yaoundé au Califat du Lac", "accused by the UN of"
function byWhom(tokens: readonly Token[], at: number, before: Saying | undefined): Saying | null {
  const words =
    /^(?:claimed|revendiquee?s?|attributed|attribuee?s?|accusee?s?|accused|reported|announced|confirmed|annoncee?s?|published|released|given|provided|described|communiquee?s?|donnee?s?|dressee?|livree?s?|fournie?s?|avancee?s?|etablie?|issued|compiled|cited|diffusee?s?|circulated)$/;
  const verb = tokens[at]?.plain ?? '';
  // "dans un communiqué diffusé par": a noun.
  if (!words.test(verb) || (verb === 'communique' && ARTICLES.has(tokens[at - 1]?.plain ?? ''))) return null;
  // "le chiffre de 20 morts diffusé par l'opposition", and no communiqué that a station broadcast.
  const isOfToll = tokens
    .slice(Math.max(0, at - 8), at)
    .some(({ plain }) => /^(?:chiffres?|bilan|nombre|toll|figure|number)$/.test(plain));
  if (/^(?:diffuse|circulated|given|provided|donnee|fournie)/.test(verb) && !isOfToll) return null;
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
        (plain === "d'" && /^(?:avoir|etre)$/.test(tokens[index + 1]?.plain ?? '')) ||
        (plain === 'of' && tokens[start - 2]?.plain === 'accused')),
  );
  return to > start ? { start, next: to } : span;
}

/** "informations faisant état de 12 morts": theirs, and of nobody named. */
const REPORTS = /^(?:informations?|rumeurs?|reports?|claims?|rumou?rs?|messages|posts|articles)$/;
/** A participle after one of these is nobody's word: "denied claiming", "accused of saying". */
const NO_PARTICIPLE = /^(?:denied|denies|denying|deny|nie|of|from|without|avoided|avoid|before|instead|sans)$/;

// "did not confirm", "would say", "urged the Front to claim": who it is, and that they have not said it.
function unsaidSaying(sentence: Sentence, at: number, before: Saying | undefined): Saying | null {
  const { tokens } = sentence;
  const found = phraseAt(SAYING_VERBS, tokens, at);
  const verb = found === null ? unsayableAt(tokens, at) : { start: at, next: found.next };
  if (verb === null || found?.value.act === 'silence' || found?.value.form === 'participle' || isPassive(tokens, at))
    return null;
  const unsaid = unsaidAt(tokens, verb);
  if (unsaid === null) return null;
  const act = found?.value.act ?? 'says';
  return {
    // What is not claimed, denied or blamed leaves the numbers beside it to the text.
    act: act !== 'says' ? act : unsaid.isUnconfirmed ? 'unconfirmed' : 'silence',
    who: whoLeaves(sentence, unsaid, before?.span.next ?? 0),
    span: { start: Math.max(unsaid.start, before?.span.next ?? 0), next: verb.next },
    verb,
    content: 'after',
    isUnsaid: true,
  };
}

function whoLeaves(sentence: Sentence, { start, isWished }: Unsaid, floor: number): Saying['who'] {
  const who = isWished ? undefined : subjectBefore(sentence, Math.max(start, floor), floor)?.who;
  return who === undefined || (who.kind === 'name' && !isSpeaker(sentence.tokens, who.span)) ? { kind: 'nobody' } : who;
}

function verbSaying(sentence: Sentence, at: number, before: Saying | undefined): Saying | null {
  const { tokens } = sentence;
  const found = phraseAt(SAYING_VERBS, tokens, at) ?? admissionAt(tokens, at);
  if (found === null || isInName(sentence, at) || isSetAside(tokens, at)) return null;
  const verb = { start: at, next: found.next };
  const { form } = found.value;
  const act = claimsDeed(tokens, at) ? 'responsibility' : found.value.act;
  const floor = before?.span.next ?? 0;
  // "an attack blamed on jihadists", "people accused of …": nobody is said to do so.
  const isBySomebody =
    PRONOUNS.get(tokens[at - 1]?.plain ?? '') !== undefined ||
    (tokens[at - 1]?.kind === 'word' &&
      speakerSortOf(tokens, { start: at - 1, next: at }) !== null &&
      tokens[found.next]?.plain !== 'of');
  const isOfNobody = /^(?:of|on|to|aux?)$/.test(tokens[found.next]?.plain ?? '') && !isBySomebody;
  if (act === 'attribution' && (isOfNobody || isPassive(tokens, at))) return null;
  if (form === 'participle') {
    if (NO_PARTICIPLE.test(tokens[at - 1]?.plain ?? '') || REPORTS.test(tokens[at - 1]?.plain ?? '')) return null;
    const leads = before === undefined ? leadingSpeaker(tokens, (span) => isSayer(tokens, span)) : null;
    return { act, who: leads === null ? { kind: 'same' } : whoIs(tokens, leads), span: verb, verb, content: 'after' };
  }
  const inverted =
    invertedPronoun(tokens, at) ??
    impersonal(tokens, verb) ??
    (act === 'says'
      ? invertedName(sentence, verb, floor)
      : act === 'attribution'
        ? lastName(sentence, verb, floor)
        : null);
  if (inverted !== null)
    return { ...inverted, act: inverted.who.kind === 'nobody' || act === 'attribution' ? 'says' : act };
  // "La mission a condamné l'attaque et fait état de deux morts"
  // "The Front was the first to claim it"
  const isSecond =
    before === undefined &&
    ((/^(?:and|et|but|mais)$/.test(tokens[at - 1]?.plain ?? '') && form === 'finite') || isLedTo(tokens, at));
  const first = isSecond ? leadingSpeaker(tokens, (span) => isSayer(tokens, span)) : null;
  const subject = first === null ? subjectBefore(sentence, at, floor) : { who: whoIs(tokens, first), start: at };
  if (subject === null) return null;
  const { who, start } = subject;
  // "We counted 31 bodies," said … : who that is, the other saying tells.
  if (who.kind === 'pronoun' && /^(?:we|i|nous|on|je|j')$/.test(tokens[who.span.start]?.plain ?? '')) return null;
  if (
    form === 'ambiguous' &&
    who.kind !== 'pronoun' &&
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

// "had to admit that 12 died"
function admissionAt(tokens: readonly Token[], at: number): Found<{ act: 'says'; form: 'finite' }> | null {
  return /^(?:admit|acknowledge|concede|confirm)$/.test(tokens[at]?.plain ?? '') && isLedTo(tokens, at)
    ? { value: { act: 'says', form: 'finite' }, next: at + 1 }
    : null;
}

// "the road to Malek Dit": no verb.
function isInName({ tokens, isHeadline }: Sentence, at: number): boolean {
  const isCapital = (index: number): boolean => /^\p{Lu}\p{Ll}/u.test(tokens[index]?.text ?? '');
  return !isHeadline && at > 0 && isCapital(at) && isCapital(at - 1);
}

function isSayer(tokens: readonly Token[], span: Span): boolean {
  const sort = speakerSortOf(tokens, span);
  const isDeed = tokens
    .slice(span.start, span.next)
    .some((_, index) => harmMarkAt(tokens, span.start + index) !== null);
  return sort !== null && sort !== 'document' && !isDeed;
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
