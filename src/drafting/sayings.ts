import { WEEKDAYS } from '../domain/date-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Sentence } from './article.ts';
import { leadingSpeaker, quotedAs, withCarriers } from './citing.ts';
import { harmMarkAt } from './harm-marks.ts';
import { nameFrom, type Span, speakerSortOf } from './noun-chunks.ts';
import { countOf, headlineSaying } from './saying-forms.ts';
import { afterHearer, END, endOfManner, isTail } from './saying-manner.ts';
import { ARTICLES, afterComma, isQuoted, isSpeaker, type Saying, subjectBefore } from './saying-subject.ts';
import { ACCORDING_TO, PRONOUNS, SAYING_VERBS, type SayingAct } from './saying-words.ts';
import { whoIs } from './who-is.ts';

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
      byWhom(tokens, at, before) ??
      verbSaying(sentence, at, before) ??
      headlineSaying(sentence, at);
    if (saying !== null) sayings.push(saying);
    at = saying === null ? at + 1 : Math.max(at + 1, saying.verb.next, saying.span.next);
  }
  return withCarriers(tokens, sayings);
}

function hasContentBefore(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).filter(({ kind }) => kind !== 'mark').length > 2;
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
  if (/^(?:laquelle|lequel|lesquels|lesquelles|which|whom)$/.test(tokens[found.next]?.plain ?? ''))
    return {
      act: 'says',
      who: { kind: 'same' },
      span: { start: at, next: found.next + 1 },
      verb: { start: at, next: found.next },
      content: 'after',
    };
  const start = ['source', 'sources'].includes(tokens[found.next - 1]?.plain ?? '') ? found.next - 1 : found.next;
  const span = nameFrom(tokens, start);
  if (span === null) return null;
  const begins = before?.span.next ?? 0;
  const content = hasContentBefore(tokens, begins, at) ? 'before' : 'after';
  // "selon un bilan communiqué par la préfecture": the prefecture's.
  const isOfAnother = speakerSortOf(tokens, span) === 'document' && /^(?:par|by)$/.test(tokens[span.next]?.plain ?? '');
  const by = isOfAnother ? nameFrom(tokens, span.next + 1) : null;
  return {
    act: 'says',
    who: whoIs(tokens, by ?? span),
    span: { start: at, next: endOfManner(tokens, (by ?? span).next) },
    verb: { start: at, next: found.next },
    content,
  };
}

// "claimed by Islamic State", "attribuée par Yaoundé au Califat du Lac", "accused by the UN of"
function byWhom(tokens: readonly Token[], at: number, before: Saying | undefined): Saying | null {
  const words =
    /^(?:claimed|revendiquee?s?|attributed|attribuee?s?|accusee?s?|accused|reported|announced|confirmed|annoncee?s?|published|released|given|provided|described|communiquee?s?|donnee?s?|dressee?|livree?s?|fournie?s?|avancee?s?|etablie?|issued|compiled|cited)$/;
  const verb = tokens[at]?.plain ?? '';
  // "dans un communiqué diffusé par": a noun.
  if (!words.test(verb) || (verb === 'communique' && ARTICLES.has(tokens[at - 1]?.plain ?? ''))) return null;
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

function verbSaying(sentence: Sentence, at: number, before: Saying | undefined): Saying | null {
  const { tokens } = sentence;
  const found = phraseAt(SAYING_VERBS, tokens, at);
  if (found === null) return null;
  const verb = { start: at, next: found.next };
  const { act, form } = found.value;
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
  const isSecond = before === undefined && /^(?:and|et)$/.test(tokens[at - 1]?.plain ?? '') && form === 'finite';
  const first = isSecond ? leadingSpeaker(tokens, (span) => isSayer(tokens, span)) : null;
  const subject = first === null ? subjectBefore(sentence, at, floor) : { who: whoIs(tokens, first), start: at };
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

// "a-t-il ajouté", "a-t-elle précisé", "ont-ils dit", "ajoutait-il", "précise-t-elle"
function invertedPronoun(tokens: readonly Token[], at: number): Omit<Saying, 'act'> | null {
  const after = tokens[at + 1]?.plain === 't' ? at + 2 : at + 1;
  if (/^(?:il|elle|ils|elles)$/.test(tokens[after]?.plain ?? '') && /(?:e|t|ent)$/.test(tokens[at]?.plain ?? '')) {
    const who = { kind: 'pronoun', span: { start: after, next: after + 1 } } as const;
    const next = endOfManner(tokens, after + 1);
    return { who, span: { start: at, next }, verb: { start: at, next: at + 1 }, content: 'before' };
  }
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

// "…, ont accusé deux ONG.": with nothing after it the name is the speaker's.
function lastName(sentence: Sentence, verb: Span, floor: number): Omit<Saying, 'act'> | null {
  const inverted = invertedName(sentence, verb, floor);
  const end = inverted === null ? undefined : sentence.tokens[inverted.span.next];
  return end === undefined || END.test(end.plain) ? inverted : null;
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
  // "said it had overrun": who, was told before.
  const english =
    verb.next === verb.start + 1 &&
    /^(?:said|says|added|reported|wrote|announced|stated)$/.test(tokens[verb.start]?.plain ?? '');
  if (
    !marked ||
    start <= floor ||
    (!english && start === verb.start && !/(?:e|t|ent)$/.test(tokens[verb.start]?.plain ?? ''))
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
  // "…, said a volunteer": whoever says so is a speaker.
  const isSpeech = /["”»] ?,? ?$/u.test(sentence.text.slice(0, tokens[start]?.start ?? 0));
  const isSure = (english || isSpeech) && /^(?:a|an|one|two|the|un|une|des|le|la|l')$/.test(first.plain);
  if (span === null || !isSpeaker(tokens, span, isSure) || beginsSpeaker(sentence, start, floor)) return null;
  return { who: whoIs(tokens, span), span: { start, next: endOfManner(tokens, span.next) }, verb, content: 'before' };
}

// "The minister, Idriss Kouma, said Russian troops …": the speaker went before after all.
function beginsSpeaker(sentence: Sentence, verbAt: number, floor: number): boolean {
  const { tokens } = sentence;
  if (tokens[verbAt - 1]?.plain !== ',' || isQuoted(sentence, verbAt)) return false;
  const before = afterComma(sentence, verbAt - 1, floor);
  const isClause =
    before?.who.kind === 'name' &&
    tokens
      .slice(before.who.span.start, before.who.span.next)
      .some(
        ({ plain, text }) =>
          text !== 'à' && /^(?:a|ont|avait|avaient|est|sont|was|were|had|has|have|is|are)$/.test(plain),
      );
  if (isClause) return false;
  return (
    before?.who.kind === 'name' &&
    before.start <= floor + 1 &&
    speakerSortOf(tokens, before.who.span) !== null &&
    before.who.span.next - before.who.span.start <= 12
  );
}
