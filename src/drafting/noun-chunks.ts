import { WEEKDAYS } from '../domain/date-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { harmMarkAt } from './harm-marks.ts';
import { SAYING_VERBS } from './saying-words.ts';
import { SPEAKER_NOUNS, type SpeakerSort } from './speaker-words.ts';

/** Some tokens of a sentence, `next` not among them. */
export interface Span {
  readonly start: number;
  readonly next: number;
}

const AUXILIARY = new Set(
  'was were is are be been has have had did does will would can could may might est sont a ont avait avaient etait etaient fut'.split(
    ' ',
  ),
);
const ENDS_BEFORE = new Set(
  (
    'who which that when while after before because although though since as where whose whom during via amid but so than if until ' +
    'ayant requerant joint joints interroge interroges cite contacte contactes jointe sollicite speaking citing qui que qu dont lorsque quand alors apres avant depuis pendant lors mais tandis car si ou'
  ).split(' '),
);
const TIMES = new Set(
  'today yesterday overnight late early earlier later hier soir matin aujourd tard tot midi nuit'.split(' '),
);
/** Verbs that no name has in it, where an article follows. */
const IRREGULAR =
  /^(?:gave|gives|made|took|takes|held|sent|began|came|went|left|struck|won|lost|met|found|built|fought)$/;
const FRENCH_VERB = /^\p{Ll}+(?:e|ent|it|t)$/u;
const DETERMINER = /^(?:ses|son|sa|leurs?|ces|cette|les|la|une)$/;
/** What an article follows without a verb: "de toute la région", "selon les autorités". */
const LEADS_ON =
  /^(?:de|entre|contre|outre|comme|toute|malgre|et|ou|ni|avant|devant|durant|pendant|suivant|concernant)$/;
const LONGEST_NAME = 18;
const STATEMENT = /^(?:a|an|its|their|his|her|un|une|son|sa|leur|l'|plusieurs|interview|phone|remarks|comments)$/;
const HEARERS = /^(?:l'|la|le|des|notre|nos|un)$/;
const PUBLISHED_ON =
  /^(?:telegram|x|twitter|facebook|whatsapp|social|its|their|his|sa|son|state|national|local|monday|condition|behalf)$/i;

/** Whether nothing of a name can follow a place: a mark, a time, a clause, or what tells how it was said. */
function endsName(tokens: readonly Token[], at: number, start: number): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  const { plain, kind, text } = token;
  const after = tokens[at + 1]?.plain ?? '';
  if (kind === 'mark' && !(plain === '-' && token.glued) && plain !== '&' && plain !== '/') return true;
  if (ENDS_BEFORE.has(plain) || WEEKDAYS.has(plain) || TIMES.has(plain)) return true;
  const isArticle = plain === 'a' && /^(?:of|from|by|for|with)$/.test(tokens[at - 1]?.plain ?? '');
  if (text !== 'à' && AUXILIARY.has(plain) && at > start && !isArticle) return true;
  if (text === 'à')
    return HEARERS.test(after) || /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '') ? !isPlaceAfter(tokens, at) : false;
  if (['in', 'dans'].includes(plain)) return STATEMENT.test(after);
  // "le sous-préfet" is a name, "sous couvert" none.
  if (plain === 'sous') return !/^(?:prefet|prefete|prefecture|secretaire|lieutenant|officier|officiers)$/.test(after);
  if (plain === 'by' || plain === 'through' || plain === 'par' || plain === 'under') return true;
  if (plain === 'on' || plain === 'sur') return PUBLISHED_ON.test(after) || WEEKDAYS.has(after) || plain === 'sur';
  if (plain === 'at' || plain === 'to') return ['a', 'reporters', 'journalists'].includes(after) || plain === 'to';
  if (['lors', 'avoir', 'ce', 'cite', 'speaking'].includes(plain)) return true;
  // "the mission condemned the attack": a verb.
  if (
    at > start &&
    (/^\p{Ll}+ed$/u.test(text) || IRREGULAR.test(text)) &&
    /^(?:the|a|an|its|their|his|her|that|this|these)$/.test(after)
  )
    return true;
  // "le chef présente ses condoléances": in French nothing but a verb stands between a noun and the article of another.
  if (at > start + 1 && FRENCH_VERB.test(text) && DETERMINER.test(after) && !LEADS_ON.test(plain)) return true;
  const verb = phraseAt(SAYING_VERBS, tokens, at);
  if (verb !== null && verb.value.form !== 'ambiguous' && at > start) return true;
  return ['and', 'et', 'or'].includes(plain) && at > start && !nameGoesOn(tokens, at + 1);
}

// "responsable à Gao" goes on, "a indiqué un élu à l'AFP" does not.
function isPlaceAfter(tokens: readonly Token[], at: number): boolean {
  return /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '');
}

// "des sources locales et humanitaires", "a local official and a civil society leader"
function nameGoesOn(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + 7; next += 1) {
    const token = tokens[next];
    if (token === undefined || (token.kind === 'mark' && !token.glued)) return next > at;
    if (token.kind === 'mark') return next > at;
    if (AUXILIARY.has(token.plain) && token.text !== 'à')
      return next > at && speakerSortOf(tokens, { start: at, next }) !== null;
    if (harmMarkAt(tokens, next) !== null || ['it', 'that', 'they', 'il', 'elle'].includes(token.plain)) return false;
    const verb = phraseAt(SAYING_VERBS, tokens, next);
    if (verb !== null) return next > at && speakerSortOf(tokens, { start: at, next }) !== null;
    if (WEEKDAYS.has(token.plain) || ENDS_BEFORE.has(token.plain)) return next > at;
  }
  return false;
}

/** The name that begins at a place, with what follows after a comma to say who that is. */
export function nameFrom(tokens: readonly Token[], start: number): Span | null {
  let next = start;
  while (next - start < LONGEST_NAME && !endsName(tokens, next, start)) next += 1;
  if (next === start) return null;
  const span = { start, next };
  const apposed = tokens[next]?.plain === ',' ? appositionAt(tokens, next + 1) : null;
  if (apposed === null) return span;
  const isRole = isBareName(tokens, apposed) || isTitledName(tokens, apposed);
  if (isRole && !hasPersonName(tokens, span)) return { start, next: apposed.next };
  return isBareName(tokens, span) && speakerSortOf(tokens, apposed) !== null ? { start, next: apposed.next } : span;
}

function appositionAt(tokens: readonly Token[], start: number): Span | null {
  let next = start;
  while (next - start < 14 && tokens[next]?.kind === 'word' && !endsName(tokens, next, start)) next += 1;
  const end = tokens[next];
  return next > start && (end === undefined || [',', '.', ';'].includes(end.plain) || WEEKDAYS.has(end.plain))
    ? { start, next }
    : null;
}

/** A person's name and nothing else. */
export function isBareName(tokens: readonly Token[], { start, next }: Span): boolean {
  const words = tokens.slice(start, next);
  return (
    words.length > 0 &&
    words.length <= 5 &&
    words.every(
      ({ text, plain, kind }) =>
        (kind === 'word' && /^\p{Lu}/u.test(text)) ||
        /^(?:al|el|ould|ag|ben|bin|van|von|de|d')$/.test(plain) ||
        plain === '-',
    ) &&
    phraseAt(SPEAKER_NOUNS, tokens, next - 1) === null
  );
}

/** A person's name after a title: "le colonel Alain Kiwa". */
export function isTitledName(tokens: readonly Token[], { start, next }: Span): boolean {
  const words = tokens.slice(start, next);
  return (
    words.length >= 2 &&
    words.length <= 6 &&
    /^\p{Lu}/u.test(words.at(-1)?.text ?? '') &&
    words.some(({ text }) => /^\p{Ll}/u.test(text)) &&
    ['le', 'la', "l'", 'the'].includes(words[0]?.plain ?? '')
  );
}

function hasPersonName(tokens: readonly Token[], { start, next }: Span): boolean {
  const last = tokens.slice(Math.max(start, next - 2), next);
  return (
    last.length === 2 &&
    last.every(({ text }) => /^\p{Lu}/u.test(text)) &&
    last.every((_, index) => phraseAt(SPEAKER_NOUNS, tokens, next - 2 + index) === null)
  );
}

/** What sort of speaker some words name, by the first noun that tells; null where none does. */
export function speakerSortOf(tokens: readonly Token[], { start, next }: Span): SpeakerSort | null {
  let sort: SpeakerSort | null = null;
  for (let at = start; at < next; ) {
    // "un habitant" is not of the UN.
    const isArticle = tokens[at]?.plain === 'un' && tokens[at]?.text !== 'UN';
    const found = isArticle ? null : phraseAt(SPEAKER_NOUNS, tokens, at);
    if (found !== null && found.next <= next) {
      // A person of an institution is a person: "army spokesman"; an office of a minister is none: "le ministère".
      if (sort === null || found.value === 'person' || found.value === 'persons') sort = found.value;
      at = found.next;
    } else {
      if (
        sort !== null &&
        ['of', 'at', 'in', 'for', 'from', 'de', 'du', 'des', "d'", 'dans', 'de'].includes(tokens[at]?.plain ?? '')
      )
        return sort;
      at += 1;
    }
  }
  return sort;
}
