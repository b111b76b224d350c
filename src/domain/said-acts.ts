import type { Denied } from './claim.ts';
import { beginsCount, countedAt, isBoundary, SEPARATORS } from './counted.ts';
import { UserError } from './errors.ts';
import { HARM_WORDS } from './harm-words.ts';
import { type PhraseTable, phraseAt, phraseTable, skipPhrases } from './phrase-table.ts';
import { partOf, type Token } from './says-tokens.ts';

/** An act other than giving a figure, as read at a place in a text. */
export type SaidAct =
  | { readonly act: 'responsibility' | 'retraction'; readonly next: number }
  | { readonly act: 'denial'; readonly denies: readonly Denied[]; readonly next: number }
  | { readonly act: 'attribution'; readonly blamed: readonly [start: number, next: number]; readonly next: number };

const EVENT =
  'attack(s), ambush(es), raid(s), assault(s), strike(s), bombing(s), killing(s), killings, operation(s), massacre(s), explosion(s)';
const ÉVÉNEMENT =
  'attaque(s), embuscade(s), raid(s), assaut(s), frappe(s), attentat(s), opération(s), massacre(s), explosion(s), incident(s)';

const THE_EVENT = [
  ...['the', 'this', 'that', 'an'].flatMap((article) => EVENT.split(', ').map((noun) => `${article} ${noun}`)),
  'the event, the incident, it',
  ...["l'", 'cette', 'cet', 'ce', 'la', 'le', 'les', "d'"].flatMap((article) =>
    ÉVÉNEMENT.split(', ').map((noun) => `${article} ${noun}`),
  ),
  "l'événement, l'évènement",
].join(', ');

const EVENTS = phraseTable([[true, THE_EVENT]]);
const FOR = phraseTable([[true, "for, in, of, de, d', dans, pour, du, des, having, à, avoir"]]);

const RESPONSIBILITY = phraseTable([
  [
    true,
    'responsibility, claims responsibility, claimed responsibility, claim responsibility, claiming responsibility',
  ],
  [true, 'claim of responsibility, admits responsibility, admitted responsibility, accepts responsibility'],
  [true, 'takes responsibility, took responsibility, taking responsibility, has claimed responsibility'],
  [true, 'acknowledges responsibility, assumes responsibility, says it was responsible, says it is responsible'],
  [true, 'have claimed responsibility, they claim responsibility, we claim responsibility, it claims responsibility'],
  [
    true,
    'revendique, revendiquent, revendiquant, a revendiqué, ont revendiqué, revendiqué, revendication, responsabilité',
  ],
  [true, 'revendique la responsabilité, revendiquent la responsabilité, a revendiqué la responsabilité'],
  [
    true,
    'assume la responsabilité, ont revendiqué la responsabilité, revendication de responsabilité, nous revendiquons',
  ],
]);
const CLAIMS = phraseTable([[true, 'claims, claimed, has claimed, have claimed, claiming, admits, admitted']]);

const RETRACTION = phraseTable([
  [true, 'retracts, retracted, retraction, has retracted, retracting, withdraws, withdrew, has withdrawn, takes back'],
  [true, 'se rétracte, se rétractent, rétracte, rétractation, retire, retirent, a retiré, rétractent'],
]);
const ITS_STATEMENT = phraseTable([
  [true, 'its claim(s), the claim(s), their claim(s), its statement(s), the statement, their statement(s), his claim'],
  [true, 'its earlier claim, its earlier statement, its previous claim, its previous statement, this claim, her claim'],
  [true, 'sa déclaration, ses déclarations, la déclaration, sa revendication, la revendication, leur déclaration'],
  [true, 'leur revendication, son communiqué, le communiqué, leur communiqué, cette déclaration, ses propos'],
]);
// To retract is a whole statement by itself; to withdraw or "retirer" needs to say what (it may be troops).
const RETRACTS_ALONE = new Set(['retracts', 'retracted', 'retraction', 'retracting', 'se', 'retractation']);

const DENIES = phraseTable([
  [true, 'denies, denied, deny, denying, has denied, have denied, denial of, a denial of, denial, rejects'],
  [true, 'nie, nient, niant, a nié, ont nié, dément, démentent, démentant, a démenti, ont démenti, démenti, nier'],
]);
const DENIED: PhraseTable<Denied> = phraseTable<Denied>([
  [
    'losses',
    'losses, any losses, any loss, casualties, any casualties, all losses, suffering losses, having suffered losses',
  ],
  [
    'losses',
    'suffering any losses, having suffered any losses, its losses, any deaths, having lost anyone, losing anyone',
  ],
  [
    'losses',
    'suffering casualties, suffering any casualties, having suffered casualties, having suffered any casualties',
  ],
  ['losses', 'that it suffered losses, that it suffered any losses, having losses, any fatalities, the losses'],
  [
    'losses',
    'toute perte, toutes pertes, toutes les pertes, des pertes, les pertes, ses pertes, avoir subi des pertes',
  ],
  [
    'losses',
    'toute perte humaine, avoir subi la moindre perte, la moindre perte, avoir perdu des hommes, pertes, perte',
  ],
  [
    'losses',
    'aucune perte, avoir subi une perte, leurs pertes, avoir enregistré des pertes, toute perte en vie humaine',
  ],
  [
    'responsibility',
    'responsibility, any responsibility, all responsibility, involvement, any involvement, any role, a role',
  ],
  [
    'responsibility',
    'its involvement, its responsibility, being responsible, being behind, carrying out, having carried out',
  ],
  [
    'responsibility',
    'any part, taking part, participation, any participation, that it was responsible, it was responsible',
  ],
  [
    'responsibility',
    'that it carried out, that it was behind, being involved, it was behind, it carried out, having any role',
  ],
  ['responsibility', 'toute responsabilité, sa responsabilité, la responsabilité, toute implication, son implication'],
  [
    'responsibility',
    "être responsable, être l'auteur, être les auteurs, être à l'origine, être impliqué(e)(s), responsabilité",
  ],
  [
    'responsibility',
    'toute participation, sa participation, avoir mené, avoir commis, être derrière, implication, leur implication',
  ],
  [
    'responsibility',
    'toute responsabilité et implication, leur responsabilité, avoir participé, avoir perpétré, tout rôle',
  ],
  ['event', `${THE_EVENT}, any attack, attack, that it happened, it happened, that this happened, any incident`],
  ['event', 'that there was an attack, that an attack took place, there was an attack, toute attaque, tout incident'],
]);
const TOOK_PLACE = phraseTable([
  [true, 'took place, happened, occurred, ever took place, ever happened, has taken place, a eu lieu, ait eu lieu'],
  [true, "se soit produite, se soit produit, s'est produite, s'est produit"],
]);
const THAT = phraseTable([[true, "that, que, qu'"]]);
const DENIAL_AND = phraseTable([[true, 'and, or, nor, et, ou, ni']]);

const BLAMES = phraseTable([
  [true, 'blames, blamed, blame, blaming, has blamed, have blamed, accuses, accused, accuse, accusing, has accused'],
  [true, 'accusent, a accusé, ont accusé, accusant, met en cause, mettent en cause, incrimine, pointe du doigt, blâme'],
]);
const BLAMES_IT_ON = phraseTable([[true, 'on']]);
const ATTRIBUTES = phraseTable([
  [
    true,
    'attributes, attributed, attribute, attributing, has attributed, pins, pinned, attribue, attribuent, a attribué',
  ],
  [true, 'impute, imputent, a imputé, ont attribué, ont imputé, attribuant, imputant'],
]);
const ATTRIBUTED = phraseTable([
  [
    true,
    `${THE_EVENT}, responsibility, the responsibility, blame, the deaths, la responsabilité, la responsabilité de l'attaque`,
  ],
  [true, 'responsibility for the attack, la mort, les morts, ces morts, its losses'],
]);
const TO = phraseTable([[true, 'to, on, à, au, aux, a']]);
const OF_WHAT = phraseTable([
  [true, 'for, of, over, in, de, pour, du'],
  [true, "d'"],
]);
const ROLE = phraseTable([
  [
    true,
    'carrying out, having carried out, being behind, being responsible for, being responsible, responsibility for',
  ],
  [
    true,
    "être derrière, être responsable de, être l'auteur de, avoir mené, avoir commis, avoir perpétré, être à l'origine de",
  ],
  [true, 'être responsable, avoir attaqué, perpetrating, committing, staging'],
]);
const NOBODY = new Set([
  'no',
  'nobody',
  'none',
  'not',
  'neither',
  'nor',
  'personne',
  'aucun',
  'aucune',
  'never',
  'pas',
  'anyone',
]);
const DEED = /(?:ing|er|ir|oir|re)$/;
const NOT_A_DEED = new Set([
  'terre',
  'mer',
  'guerre',
  'air',
  'niger',
  'alger',
  'gendarmerie',
  'centre',
  'beijing',
  'king',
]);

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
  const claimed = claims === null ? null : phraseAt(EVENTS, tokens, claims.next);
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
    throw new UserError('says.deniesWhat', { part: partOf(tokens, at, endOfDenial(tokens, at)) });
  }
  return { act: 'denial', denies, next };
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
    return blamedFrom(tokens, on?.next ?? blames.next);
  }
  const attributes = phraseAt(ATTRIBUTES, tokens, at);
  if (attributes === null) return null;
  const what = phraseAt(ATTRIBUTED, tokens, attributes.next)?.next ?? attributes.next;
  const to = phraseAt(TO, tokens, what);
  return to === null ? null : blamedFrom(tokens, to.next);
}

// Whoever is blamed runs to what parts it from the rest, or to what they are blamed of.
function blamedFrom(tokens: readonly Token[], start: number): SaidAct | null {
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
