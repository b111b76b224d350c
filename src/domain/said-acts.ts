import {
  ADMITS,
  ATTACKS,
  ATTRIBUTED,
  ATTRIBUTES,
  BEFORE_DEED,
  BLAMES,
  BLAMES_IT_ON,
  CLAIMS,
  DEED,
  DENIAL_AND,
  DENIED,
  DENIES,
  EVENTS,
  FOR,
  ITS_STATEMENT,
  NOBODY,
  NOT_A_DEED,
  NOT_BLAMED,
  OF_WHAT,
  RESPONSIBILITY,
  RETRACTION,
  RETRACTS_ALONE,
  ROLE,
  THAT,
  TO,
  TOOK_PLACE,
} from './act-words.ts';
import type { Denied } from './claim.ts';
import { NAMED_EVENTS } from './count-words.ts';
import { beginsCount, countedAt, isBoundary, SEPARATORS } from './counted.ts';
import { UserError } from './errors.ts';
import { HARM_BEFORE, HARM_WORDS } from './harm-words.ts';
import { phraseAt, skipPhrases } from './phrase-table.ts';
import { partOf, type Token } from './says-tokens.ts';

/** An act other than giving a figure, as read at a place in a text. */
export type SaidAct =
  | { readonly act: 'responsibility' | 'retraction'; readonly next: number }
  | { readonly act: 'denial'; readonly denies: readonly Denied[]; readonly next: number }
  | { readonly act: 'attribution'; readonly blamed: readonly [start: number, next: number]; readonly next: number };

/** Reads an act at a place in a text, or null when none begins there; throws when it is an act that can't be read whole. */
export function actAt(tokens: readonly Token[], at: number): SaidAct | null {
  return denialAt(tokens, at) ?? attributionAt(tokens, at) ?? responsibilityAt(tokens, at) ?? retractionAt(tokens, at);
}

/** Whether any act's words begin there. */
function beginsAct(tokens: readonly Token[], at: number): boolean {
  return [RESPONSIBILITY, RETRACTION, DENIES, BLAMES].some((table) => phraseAt(table, tokens, at) !== null);
}

// "responsibility", "claims responsibility for the attack", "revendique l'attaque", "claims the attack"
function responsibilityAt(tokens: readonly Token[], at: number): SaidAct | null {
  const next = responsibilityEnd(tokens, at) ?? attackEnd(tokens, at) ?? admissionEnd(tokens, at);
  if (next !== null) return { act: 'responsibility', next };
  // "claims blast killed 12": its own, or another's? Either way it is no figure alone.
  if (claimsEventAt(tokens, at)) {
    throw new UserError('says.notUnderstood', { part: partOf(tokens, at, endOfDenial(tokens, at)) });
  }
  return null;
}

function responsibilityEnd(tokens: readonly Token[], at: number): number | null {
  const claims = phraseAt(CLAIMS, tokens, at);
  const event = claims === null ? null : phraseAt(EVENTS, tokens, claims.next);
  const claimed =
    event !== null && (tokens[event.next - 1]?.plain !== 'it' || endsOrTellsMore(tokens, event.next)) ? event : null;
  const found = phraseAt(RESPONSIBILITY, tokens, at) ?? claimed;
  if (found === null) return null;
  const end = [skipEvent(tokens, found.next), found.next].find(
    (next) => endsOrTellsMore(tokens, next) || leadsToCount(tokens, next) !== null,
  );
  return end === undefined ? null : skipColon(tokens, end);
}

// "claims attack: 12 killed", "claims a strike that killed 12", but not "claims strike killed 12", which is no claim of it.
function attackEnd(tokens: readonly Token[], at: number): number | null {
  const claims = phraseAt(CLAIMS, tokens, at);
  const attack = claims === null ? null : phraseAt(ATTACKS, tokens, claims.next);
  if (attack === null) return null;
  const that = phraseAt(THAT, tokens, attack.next)?.next ?? attack.next;
  const leads = (that > attack.next || isDoing(tokens, that)) && leadsToCount(tokens, that) !== null;
  return leads || endsOrTellsMore(tokens, attack.next) ? skipColon(tokens, leads ? that : attack.next) : null;
}

// "admits it killed 12", "reconnaît avoir tué 12"
function admissionEnd(tokens: readonly Token[], at: number): number | null {
  const admits = phraseAt(ADMITS, tokens, at);
  if (admits === null) return null;
  const deed = skipPhrases(BEFORE_DEED, tokens, admits.next);
  const harm = deed > admits.next ? phraseAt(HARM_WORDS, tokens, deed) : null;
  const isDeed = isDoing(tokens, deed) || (harm !== null && !harm.value.isEvent);
  return isDeed && leadsToCount(tokens, deed) !== null ? deed : null;
}

// "killing 12", "tuant 12"
function isDoing(tokens: readonly Token[], at: number): boolean {
  return /(?:ing|ant)$/.test(tokens[at]?.plain ?? '') && phraseAt(HARM_BEFORE, tokens, at) !== null;
}

/** Whether an event is claimed or admitted there: what follows is not what somebody says of it alone. */
export function claimsEventAt(tokens: readonly Token[], at: number): boolean {
  const claims = phraseAt(CLAIMS, tokens, at) ?? phraseAt(ADMITS, tokens, at);
  return claims !== null && phraseAt(NAMED_EVENTS, tokens, claims.next) !== null;
}

function endsOrTellsMore(tokens: readonly Token[], at: number): boolean {
  return isBoundary(tokens, at) || (tokens[at]?.plain === ':' && countedAt(tokens, at + 1)?.harm != null);
}

function skipColon(tokens: readonly Token[], at: number): number {
  return tokens[at]?.plain === ':' ? at + 1 : at;
}

// An act may lead to a figure without a comma: "responsibility for killing 30 soldiers", "revendique la mort de 30 soldats".
function endsOrLeadsToCount(tokens: readonly Token[], at: number): boolean {
  return isBoundary(tokens, at) || leadsToCount(tokens, at) !== null;
}

/** Where the figure begins to which an act leads on without a comma. */
export function leadsToCount(tokens: readonly Token[], at: number): number | null {
  const from = skipPhrases(FOR, tokens, at);
  return [from, at].find((start) => countedAt(tokens, start)?.harm) ?? null;
}

function retractionAt(tokens: readonly Token[], at: number): SaidAct | null {
  const found = phraseAt(RETRACTION, tokens, at);
  if (found === null) return null;
  const statement = phraseAt(ITS_STATEMENT, tokens, found.next);
  const last = tokens[found.next - 1]?.plain ?? '';
  if (statement === null && !RETRACTS_ALONE.has(tokens[at]?.plain ?? '') && last !== 'retracted') return null;
  const next = statement?.next ?? found.next;
  return isBoundary(tokens, next) ? { act: 'retraction', next } : null;
}

function denialAt(tokens: readonly Token[], at: number): SaidAct | null {
  const found = phraseAt(DENIES, tokens, at);
  if (found === null) return null;
  const denies: Denied[] = [];
  let next = found.next;
  for (let from: number | null = found.next; from !== null; ) {
    const denied = deniedAt(tokens, from);
    if (denied === null) break;
    denies.push(denied.value);
    next = denied.next;
    const comma = tokens[next]?.plain === ',' ? next + 1 : next;
    const and = phraseAt(DENIAL_AND, tokens, comma);
    from = and?.next ?? (comma > next ? comma : null);
  }
  if (denies.length === 0 || !isBoundary(tokens, next)) {
    const part = partOf(tokens, at, endOfDenial(tokens, at));
    if (isDeedDenied(tokens, found.next)) throw new UserError('says.deniesDeed', { part });
    throw new UserError('says.deniesWhat', { part });
  }
  return { act: 'denial', denies, next };
}

// "denies killing civilians": that any were killed, or only that it did it?
function isDeedDenied(tokens: readonly Token[], at: number): boolean {
  const deed = skipPhrases(BEFORE_DEED, tokens, at);
  if (phraseAt(HARM_BEFORE, tokens, deed) !== null) return true;
  return deed > at && phraseAt(HARM_WORDS, tokens, deed) !== null;
}

function endOfDenial(tokens: readonly Token[], at: number): number {
  const end = tokens.findIndex(({ plain }, index) => index > at && [',', ';', '.'].includes(plain));
  return end < 0 ? tokens.length : end;
}

function deniedAt(tokens: readonly Token[], at: number): { value: Denied; next: number } | null {
  const that = phraseAt(THAT, tokens, at)?.next ?? at;
  const denied = phraseAt(DENIED, tokens, at) ?? phraseAt(DENIED, tokens, that);
  if (denied === null) return null;
  if (denied.value === 'event') {
    return { value: 'event', next: phraseAt(TOOK_PLACE, tokens, denied.next)?.next ?? denied.next };
  }
  return {
    value: denied.value,
    next: denied.value === 'responsibility' ? skipEvent(tokens, denied.next) : denied.next,
  };
}

function skipEvent(tokens: readonly Token[], at: number): number {
  const event = phraseAt(EVENTS, tokens, skipPhrases(FOR, tokens, at)) ?? phraseAt(EVENTS, tokens, at);
  return event?.next ?? at;
}

function attributionAt(tokens: readonly Token[], at: number): SaidAct | null {
  const blames = phraseAt(BLAMES, tokens, at);
  if (blames !== null) {
    const event = phraseAt(EVENTS, tokens, blames.next);
    const on = event === null ? null : phraseAt(BLAMES_IT_ON, tokens, event.next);
    return blamedFrom(tokens, (on ?? phraseAt(BLAMES_IT_ON, tokens, blames.next) ?? blames).next);
  }
  const attributes = phraseAt(ATTRIBUTES, tokens, at);
  if (attributes === null) return null;
  const what = phraseAt(ATTRIBUTED, tokens, attributes.next)?.next ?? attributes.next;
  const to = phraseAt(TO, tokens, what);
  return to === null ? null : blamedFrom(tokens, to.next);
}

// Whoever is blamed runs to what parts it from the rest, or to what they are blamed of.
function blamedFrom(tokens: readonly Token[], start: number): SaidAct | null {
  // "blamed by the army" blames nobody.
  if (phraseAt(NOT_BLAMED, tokens, start) !== null) return null;
  let next = start;
  let end: number | null = null;
  for (; next < tokens.length && next - start < 14; next += 1) {
    const token = tokens[next];
    if (token === undefined || [',', ';', '.'].includes(token.plain)) break;
    const separator = phraseAt(SEPARATORS, tokens, next);
    if (separator !== null && (beginsCount(tokens, separator.next) || beginsAct(tokens, separator.next))) break;
    const of = next > start ? phraseAt(OF_WHAT, tokens, next) : null;
    if (of !== null) {
      const role = phraseAt(ROLE, tokens, of.next);
      const event = skipEvent(tokens, role?.next ?? of.next);
      if (event > (role?.next ?? of.next) || role !== null) end = event;
      else if (leadsToCount(tokens, next) !== null) end = next;
      else if (isDeed(tokens[of.next])) return null;
      if (end !== null) break;
    }
    if (token.kind !== 'word' && token.plain !== '-' && token.plain !== '/' && !token.glued) return null;
    if (NOBODY.has(token.plain) || phraseAt(HARM_WORDS, tokens, next) !== null) return null;
  }
  if (next === start || !endsOrLeadsToCount(tokens, end ?? next)) return null;
  return { act: 'attribution', blamed: [start, next], next: end ?? next };
}

function isDeed(token: Token | undefined): boolean {
  return token !== undefined && DEED.test(token.plain) && /^\p{Ll}/u.test(token.text) && !NOT_A_DEED.has(token.plain);
}
