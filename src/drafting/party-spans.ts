import { MONTHS } from '../domain/date-words.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import { word } from './country-marks.ts';
import { harmMarkAt } from './harm-marks.ts';
import { type Span, speakerSortOf } from './noun-chunks.ts';
import { ARMED, ATTACK, BY, LEADS, MEANT, STOPS } from './parties-words.ts';
import { SAYING_VERBS } from './saying-words.ts';
import { withoutGenus } from './speaker-names.ts';

/** "une incursion des rebelles de la Colline": of an armed group, and not against one. */
export function groupAt(tokens: readonly Token[], from: number): Span | null {
  const span = armed(tokens, from);
  return span !== null &&
    /^(?:rebelles?|jihadistes?|djihadistes?|insurges|miliciens|groupe|gang|bandits|terroristes|combattants|assaillants|hommes|elements|shebabs?|paramilitaires)$/.test(
      word(tokens, span.start),
    )
    ? span
    : null;
}

// "M23" is a word and a number.
function isWord(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'word' || (tokens[at]?.kind === 'number' && tokens[at]?.glued === true);
}

export function isPassive(tokens: readonly Token[], at: number): boolean {
  return [1, 2, 3].some((back) => /^(?:was|were|been|being|ete|est|sont|etait)$/.test(word(tokens, at - back)));
}

function withoutLead(tokens: readonly Token[], start: number): number {
  let at = start;
  while (at < start + 6 && (LEADS.test(word(tokens, at)) || MONTHS.has(word(tokens, at)))) at += 1;
  return at;
}

export function isOfState(tokens: readonly Token[], { start, next }: Span): boolean {
  return tokens
    .slice(start, next)
    .some((_, index) =>
      ['military', 'police', 'security_forces', 'peacekeepers'].includes(
        phraseAt(VICTIM_NOUNS, tokens, start + index)?.value.victims ?? '',
      ),
    );
}

function isOfArms(tokens: readonly Token[], { start, next }: Span): boolean {
  for (let at = start; at < next; at += 1) {
    const victims = phraseAt(VICTIM_NOUNS, tokens, at)?.value.victims ?? null;
    if (ARMED.test(word(tokens, at)) || (victims !== null && victims !== 'people' && victims !== 'civilians'))
      return true;
  }
  return speakerSortOf(tokens, { start, next }) === 'group';
}

// "men armed with rifles"; "Armed Forces" go on.
function isStop(tokens: readonly Token[], at: number): boolean {
  return (
    STOPS.test(word(tokens, at)) &&
    !(word(tokens, at) === 'armed' && /^(?:forces|men|groups?)$/.test(word(tokens, at + 1)))
  );
}

/** The name that begins at a place, if it is that of people under arms. */
export function armed(tokens: readonly Token[], from: number): Span | null {
  if (MEANT.test(word(tokens, from))) return null;
  const told = withoutLead(tokens, from);
  const start = withoutGenus(tokens, { start: told, next: tokens.length }).start;
  let next = start;
  while (
    next < start + 10 &&
    isWord(tokens, next) &&
    !isStop(tokens, next) &&
    harmMarkAt(tokens, next)?.form !== 'participle' &&
    !/^(?:and|et)$/.test(word(tokens, next))
  )
    next += 1;
  const span = { start, next };
  if (next === start) return null;
  const isName = tokens.slice(start, next).some(({ text }) => /^\p{Lu}/u.test(text));
  const sort = speakerSortOf(tokens, span);
  return isOfArms(tokens, span) || (isName && sort === null && next - start <= 5) ? span : null;
}

/** "a Malian army convoy": the force in it, with whose it is. */
export function force(tokens: readonly Token[], from: number): Span | null {
  const start = withoutLead(tokens, from);
  for (let at = start; at < start + 7 && tokens[at]?.kind === 'word'; at += 1) {
    if (at > start && STOPS.test(word(tokens, at)) && !/^(?:of)$/.test(word(tokens, at))) return null;
    const found = phraseAt(VICTIM_NOUNS, tokens, at);
    const victims = found?.value.victims ?? null;
    const isForce =
      (victims !== null && victims !== 'people' && victims !== 'civilians') || ARMED.test(word(tokens, at));
    // "le détachement militaire de": whose kind it is, and no name.
    if (at > start && /^militaires?$/.test(word(tokens, at)) && tokens[at - 1]?.kind === 'word') continue;
    if (!isForce || /^(?:cibles?|targets?|objectifs?|installations?)$/.test(word(tokens, at - 1))) continue;
    const next = withWhose(tokens, Math.max(found?.next ?? at + 1, at + 1));
    return { start: whoseBefore(tokens, at, start), next };
  }
  return null;
}

// "armée malienne", "Mission des Nations unies", "forces de sécurité"
function withWhose(tokens: readonly Token[], next: number): number {
  if (phraseAt(DEMONYMS, tokens, next) !== null) return next + 1;
  return next;
}

// Back over "Malian", "Niger's", "UN".
function whoseBefore(tokens: readonly Token[], at: number, floor: number): number {
  let start = at;
  while (
    start > floor &&
    (/^\p{Lu}/u.test(tokens[start - 1]?.text ?? '') ||
      word(tokens, start - 1) === 's' ||
      /^(?:government|self|village|local|state|pro|security)$/.test(word(tokens, start - 1)))
  )
    start -= 1;
  return start;
}

/** Who did it, before the verb: to the last comma or the sentence's beginning. */
export function subjectOf(tokens: readonly Token[], verb: number): Span | null {
  let end = beforeAside(tokens, verb);
  while (
    end > 0 &&
    /^(?:was|were|had|have|has|been|being|also|a|ont|avait|ete|est|sont|etait|later|then|late|early)$/.test(
      word(tokens, end - 1),
    )
  )
    end -= 1;
  let start = end;
  while (
    start > 0 &&
    end - start < 14 &&
    isWord(tokens, start - 1) &&
    !/^(?:that|when|after|as|while|and|but|said|lorsque|quand|que|apres|mais|et|where|which|qui|who|before)$/.test(
      word(tokens, start - 1),
    )
  )
    start -= 1;
  if (tokens.slice(start, end).some(({ plain }) => BY.test(plain) || ATTACK.test(plain))) return null;
  const led = withoutLead(tokens, start);
  const first = /^(?:suspected|presumed|alleged)$/.test(word(tokens, led)) ? led + 1 : led;
  // "the Front, which the army says killed 12": who says so has done nothing.
  if (phraseAt(SAYING_VERBS, tokens, end - 1) !== null) return null;
  let next = first;
  while (next < end && !isStop(tokens, next) && phraseAt(SAYING_VERBS, tokens, next) === null) next += 1;
  const span = { start: first, next };
  // "the Front's claim to have killed": no name is "the Front's".
  if (next === first || word(tokens, next - 1) === 's') return null;
  if (!isOfArms(tokens, span) || MEANT.test(word(tokens, start)) || isMeant(tokens, start, span)) return null;
  const inner = force(tokens, first);
  return inner !== null && (isHeld(tokens, inner.next) || isHeld(tokens, first)) ? inner : span;
}

// "The army, backed by local fighters, took back": before what is told of it between commas.
function beforeAside(tokens: readonly Token[], verb: number): number {
  if (word(tokens, verb - 1) !== ',') return verb;
  for (let open = verb - 2; open > Math.max(0, verb - 14); open -= 1)
    if (word(tokens, open) === ',') return ASIDE.test(word(tokens, open + 1)) ? open : verb;
  return verb;
}

const ASIDE =
  /^(?:backed|supported|led|helped|aided|accompanied|known|a|an|une?|appuyee?s?|soutenue?s?|aidee?s?|menee?s?|dirigee?s?|who|which|qui|dont)$/;

// "the group": whoever was named before.
function isMeant(tokens: readonly Token[], start: number, span: Span): boolean {
  return (
    span.next - span.start === 1 &&
    /^(?:the|le|la|les|l')$/.test(word(tokens, start)) &&
    /^(?:group|groupe|movement|mouvement|faction|gang|front|coalition|militia|milice|men|forces|fighters|combattants)$/i.test(
      word(tokens, span.start),
    )
  );
}

// "an army convoy": the army's.
function isHeld(tokens: readonly Token[], at: number): boolean {
  return /^(?:convoi|patrouille|poste|detachement|position|convoy|patrol|base|camp|post|outpost|position|positions|vehicle|truck|barracks|checkpoint|station|helicopter|unit|supply|detachment|garrison|mission)$/.test(
    word(tokens, at),
  );
}
