import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import type { Sentence } from './article.ts';
import { word } from './country-marks.ts';
import { harmMarkAt } from './harm-marks.ts';
import { type Span, speakerSortOf } from './noun-chunks.ts';
import {
  AGAINST,
  ARMED,
  ATTACK,
  ATTACKED,
  ATTAQUE,
  BETWEEN,
  BY,
  HARMED,
  LEADS,
  MEANT,
  MOUNTED,
  STOPS,
  TOLD,
  TUE,
  UNDERGOES,
} from './parties-words.ts';
import { SAYING_VERBS } from './saying-words.ts';
import { textOf, withoutGenus } from './speaker-names.ts';
import { strikersIn } from './strikers.ts';

/** Who a sentence says attacked, and whom. */
export interface PartiesTold {
  readonly attackers: readonly string[];
  readonly attacked: readonly string[];
}

/** The sides of a sentence's attack. */
export function partiesIn(sentence: Sentence): PartiesTold {
  const { tokens } = sentence;
  const attackers: Span[] = [];
  const attacked: Span[] = [];
  const push = (spans: Span[], span: Span | null): void => {
    if (span !== null) spans.push(span);
  };
  tokens.forEach(({ plain, text }, at) => {
    const between = BETWEEN.test(plain) ? betweenAt(tokens, at) : null;
    if (between !== null) {
      const one = armed(tokens, between + 1);
      const other = one !== null && /^(?:and|et)$/.test(word(tokens, one.next)) ? armed(tokens, one.next + 1) : null;
      // Of an army and a group, the group is told first.
      const isTurned = one !== null && isOfState(tokens, one) && other !== null && !isOfState(tokens, other);
      push(attackers, isTurned ? other : one);
      push(attacked, isTurned ? one : other);
    } else if (MOUNTED.test(plain) && BY.test(word(tokens, byAfter(tokens, at)))) {
      push(attackers, armed(tokens, byAfter(tokens, at) + 1));
    } else if (ATTACK.test(plain) && attributedAt(tokens, at) !== null) {
      push(attackers, armed(tokens, attributedAt(tokens, at) ?? at));
    } else if (TUE.test(text) && /^(?:a|ont|avait|avaient|ayant)$/.test(word(tokens, at - 1))) {
      push(attackers, subjectOf(tokens, at));
    } else if (HARMED.test(plain) || (MOUNTED.test(plain) && isOfAttack(tokens, at))) {
      if (!isPassive(tokens, at)) push(attackers, subjectOf(tokens, at));
    } else if (UNDERGOES.test(lineAt(tokens, at))) {
      push(attacked, subjectOf(tokens, at));
    } else if (ATTACKED.test(plain) || ATTAQUE.test(text)) {
      const by = [1, 2, 3, 4].find((step) => BY.test(word(tokens, at + step)));
      if (by !== undefined && isPassive(tokens, at)) {
        push(attackers, armed(tokens, at + by + 1));
        push(attacked, subjectOf(tokens, at));
      } else if (!isPassive(tokens, at)) {
        push(attackers, subjectOf(tokens, at));
        push(attacked, force(tokens, at + 1));
      } else push(attacked, subjectOf(tokens, at));
    } else if (
      ATTACK.test(plain) &&
      !/^(?:earlier|previous|similar|past|other|precedentes?|autres?)$/.test(word(tokens, at - 1))
    ) {
      const on = [1, 2, 3, 4].find((step) => AGAINST.test(word(tokens, at + step)));
      if (on !== undefined) push(attacked, force(tokens, at + on + 1));
      if (/^(?:de|d'|des|du)$/.test(word(tokens, at + 1))) push(attackers, groupAt(tokens, at + 2));
      const by = [1, 2, 3, 4, 5, 6, 7, 8].find((step) => BY.test(word(tokens, at + step)));
      const isOne =
        by !== undefined &&
        !tokens
          .slice(at + 1, at + by)
          .some(
            (token, index) =>
              token.kind === 'mark' ||
              phraseAt(SAYING_VERBS, tokens, at + 1 + index) !== null ||
              TOLD.test(token.plain),
          );
      if (by !== undefined && isOne) push(attackers, armed(tokens, at + by + 1));
    }
  });
  const named = (spans: readonly Span[]): string[] => [...new Set(spans.map((span) => nameAt(sentence, span)))];
  return { attackers: [...named(attackers), ...strikersIn(tokens)], attacked: named(attacked) };
}

// "Gunmen" at the beginning of a sentence are gunmen.
function nameAt(sentence: Sentence, span: Span): string {
  const name = textOf(sentence, span);
  const isCommon =
    phraseAt(VICTIM_NOUNS, sentence.tokens, span.start) !== null ||
    /^(?:suspected|presumed|unknown|unidentified|armed|government|security)$/.test(word(sentence.tokens, span.start));
  const isProper = /^\p{Lu}/u.test(sentence.tokens[span.start + 1]?.text ?? '');
  return span.start === 0 && isCommon && !isProper && !/^\p{Lu}{2}/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}

// "menée vendredi par": where that is.
function byAfter(tokens: readonly Token[], at: number): number {
  const step = [1, 2, 3, 4].find((each) => BY.test(word(tokens, at + each)));
  return at + (step ?? 0);
}

// "une attaque attribuée au groupe X", "an attack blamed on X": where X begins.
function attributedAt(tokens: readonly Token[], at: number): number | null {
  const verb = [1, 2, 3, 4].find((step) =>
    /^(?:attribuee?s?|imputee?s?|blamed|attributed)$/.test(word(tokens, at + step)),
  );
  if (verb === undefined) return null;
  const after = at + verb + 1;
  return /^(?:on|to|au|aux|a)$/.test(word(tokens, after)) ? after + 1 : null;
}

function lineAt(tokens: readonly Token[], at: number): string {
  return tokens
    .slice(at, at + 5)
    .map(({ plain }) => plain)
    .join(' ');
}

// "carried out an air strike", "a mené une frappe"
function isOfAttack(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1, at + 14).some(({ plain }) => ATTACK.test(plain));
}

// "fighting broke out in the Garbo area between": of whom.
function betweenAt(tokens: readonly Token[], at: number): number | null {
  for (let next = at + 1; next < at + 18; next += 1) {
    const plain = word(tokens, next);
    if (plain === 'between' || plain === 'entre') return next;
    if (tokens[next]?.kind !== 'word' || phraseAt(SAYING_VERBS, tokens, next) !== null) return null;
  }
  return null;
}

// "une incursion des rebelles de la Colline": of an armed group, and not against one.
function groupAt(tokens: readonly Token[], from: number): Span | null {
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

function isPassive(tokens: readonly Token[], at: number): boolean {
  return [1, 2, 3].some((back) => /^(?:was|were|been|being|ete|est|sont|etait)$/.test(word(tokens, at - back)));
}

function withoutLead(tokens: readonly Token[], start: number): number {
  let at = start;
  while (at < start + 6 && LEADS.test(word(tokens, at))) at += 1;
  return at;
}

function isOfState(tokens: readonly Token[], { start, next }: Span): boolean {
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

// The name that begins at a place, if it is that of people under arms.
function armed(tokens: readonly Token[], from: number): Span | null {
  if (MEANT.test(word(tokens, from))) return null;
  const told = withoutLead(tokens, from);
  const start = withoutGenus(tokens, { start: told, next: tokens.length }).start;
  let next = start;
  while (
    next < start + 10 &&
    isWord(tokens, next) &&
    !STOPS.test(word(tokens, next)) &&
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

// "a Malian army convoy": the force in it, with whose it is.
function force(tokens: readonly Token[], from: number): Span | null {
  const start = withoutLead(tokens, from);
  for (let at = start; at < start + 7 && tokens[at]?.kind === 'word'; at += 1) {
    if (at > start && STOPS.test(word(tokens, at)) && !/^(?:of)$/.test(word(tokens, at))) return null;
    const found = phraseAt(VICTIM_NOUNS, tokens, at);
    const victims = found?.value.victims ?? null;
    const isForce =
      (victims !== null && victims !== 'people' && victims !== 'civilians') || ARMED.test(word(tokens, at));
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

// Who did it, before the verb: to the last comma or the sentence's beginning.
function subjectOf(tokens: readonly Token[], verb: number): Span | null {
  let end = verb;
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
  const first = withoutLead(tokens, start);
  let next = first;
  while (next < end && !STOPS.test(word(tokens, next)) && phraseAt(SAYING_VERBS, tokens, next) === null) next += 1;
  const span = { start: first, next };
  if (next === first) return null;
  if (!isOfArms(tokens, span) || MEANT.test(word(tokens, start)) || isMeant(tokens, start, span)) return null;
  const inner = force(tokens, first);
  return inner !== null && (isHeld(tokens, inner.next) || isHeld(tokens, first)) ? inner : span;
}

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
