import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import type { Sentence } from './article.ts';
import { word } from './country-marks.ts';
import { isGainsaid } from './gainsaid.ts';
import type { Span } from './noun-chunks.ts';
import {
  AFFRONTE,
  AGAINST,
  ATTACK,
  ATTACKED,
  ATTAQUE,
  BETWEEN,
  BY,
  CLASHED,
  HARMED,
  KILLING,
  MEMBERS,
  MOUNTED,
  OFFENSIVE,
  TOLD,
  TOOK,
  TUE,
  UNDERGOES,
  WITH,
} from './parties-words.ts';
import { armed, force, groupAt, isOfState, isPassive, subjectOf } from './party-spans.ts';
import { SAYING_VERBS } from './saying-words.ts';
import { textOf } from './speaker-names.ts';
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
    // Who is told not to have done it, or only perhaps, took no part for that.
    if (isDenied(tokens, at)) return;
    const between = BETWEEN.test(plain) ? betweenAt(tokens, at) : null;
    if (between !== null) {
      const one = armed(tokens, between + 1);
      const other = one !== null && /^(?:and|et)$/.test(word(tokens, one.next)) ? armed(tokens, one.next + 1) : null;
      // Of an army and a group, the group is told first.
      const isTurned = one !== null && isOfState(tokens, one) && other !== null && !isOfState(tokens, other);
      push(attackers, isTurned ? other : one);
      push(attacked, isTurned ? one : other);
    } else if (plain === 'carried' && word(tokens, at + 1) !== 'out') {
      // "in a statement carried by Amaq"
      return;
    } else if (MOUNTED.test(plain) && BY.test(word(tokens, byAfter(tokens, at)))) {
      push(attackers, armed(tokens, byAfter(tokens, at) + 1));
    } else if (ATTACK.test(plain) && attributedAt(tokens, at) !== null) {
      push(attackers, armed(tokens, attributedAt(tokens, at) ?? at));
    } else if ((TUE.test(text) || HARMED.test(plain)) && isPassive(tokens, at)) {
      const by = byWhomAt(tokens, at);
      if (by !== null) push(attackers, armed(tokens, by));
    } else if (TUE.test(text) && /^(?:a|ont|avait|avaient|ayant)$/.test(word(tokens, at - 1))) {
      push(attackers, subjectOf(tokens, at));
    } else if (HARMED.test(plain) || (MOUNTED.test(plain) && isOfAttack(tokens, at))) {
      if (isPassive(tokens, at)) return;
      push(attackers, subjectOf(tokens, at));
      push(attacked, membersAfter(tokens, at));
    } else if ((CLASHED.test(plain) && WITH.test(word(tokens, at + 1))) || AFFRONTE.test(text)) {
      const [one, other] = [subjectOf(tokens, at), armed(tokens, AFFRONTE.test(text) ? at + 1 : at + 2)];
      const isTurned = one !== null && isOfState(tokens, one) && other !== null && !isOfState(tokens, other);
      push(attackers, isTurned ? other : one);
      push(attacked, isTurned ? one : other);
    } else if (TOOK.test(lineAt(tokens, at))) {
      if (!isPassive(tokens, at)) push(attackers, subjectOf(tokens, at));
    } else if (KILLING.test(plain) && killersAt(tokens, at) !== null) {
      push(attackers, armed(tokens, killersAt(tokens, at) ?? at));
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
      // Nobody strikes an army with "une offensive de l'armée": it is the army's.
      if (OFFENSIVE.test(plain) && /^(?:de|d'|des|du)$/.test(word(tokens, at + 1)))
        push(attackers, stateAt(tokens, at + 2));
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

// "the killing of 63 civilians by the Rapid Guard": where those who did it are named.
function killersAt(tokens: readonly Token[], at: number): number | null {
  return /^(?:of|de|d'|des)$/.test(word(tokens, at + 1)) ? byWhomAt(tokens, at + 1) : null;
}

// "were killed on Tuesday in Zirma by fighters": where they are named.
function byWhomAt(tokens: readonly Token[], at: number): number | null {
  for (let by = at + 1; by < at + 9 && tokens[by]?.kind !== 'mark'; by += 1)
    if (BY.test(word(tokens, by))) return by + 1;
  return null;
}

// "une offensive de l'armée centrafricaine"
function stateAt(tokens: readonly Token[], from: number): Span | null {
  const span = force(tokens, from);
  return span !== null && isOfState(tokens, span) ? span : null;
}

// "killed seven members of the Red Hills Command": whose they were.
function membersAfter(tokens: readonly Token[], at: number): Span | null {
  for (let next = at + 1; next < at + 6 && tokens[next]?.kind !== 'mark'; next += 1)
    if (MEMBERS.test(word(tokens, next)) && /^(?:of|from|de|d'|du|des)$/.test(word(tokens, next + 1))) {
      const span = armed(tokens, next + 2);
      return span !== null && /^\p{Lu}/u.test(tokens[span.start]?.text ?? '') ? span : null;
    }
  return null;
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

const DENIES = /^(?:denied|denies|denying|deny|dement|dementi|dementent|nie|nient|refute|rejects?|rejected)$/;

function isDenied(tokens: readonly Token[], at: number): boolean {
  if (
    !ATTACKED.test(tokens[at]?.plain ?? '') &&
    !ATTAQUE.test(tokens[at]?.text ?? '') &&
    !TUE.test(tokens[at]?.text ?? '') &&
    !HARMED.test(tokens[at]?.plain ?? '') &&
    !MOUNTED.test(tokens[at]?.plain ?? '')
  )
    return false;
  return isGainsaid(tokens, at) || tokens.slice(Math.max(0, at - 8), at).some(({ plain }) => DENIES.test(plain));
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
