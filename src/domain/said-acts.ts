import {
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
  const claims = phraseAt(CLAIMS, tokens, at);
  const event = claims === null ? null : phraseAt(EVENTS, tokens, claims.next);
  const claimed =
    event !== null && (tokens[event.next - 1]?.plain !== 'it' || isBoundary(tokens, event.next)) ? event : null;
  const found = phraseAt(RESPONSIBILITY, tokens, at) ?? claimed;
  if (found === null) return null;
  const end = [skipEvent(tokens, found.next), found.next].find((next) => endsOrLeadsToCount(tokens, next));
  return end === undefined ? null : { act: 'responsibility', next: end };
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
