import type { Token } from '../domain/says-tokens.ts';
import { harmMarkAt } from './harm-marks.ts';
import type { Span } from './noun-chunks.ts';

export const END = /^[.,;)\-!?]$/;

// "…, the police chief told reporters in the town": what follows a clause and says nothing of harm is only how it was said.
export function isTail(tokens: readonly Token[], from: number, start: number, floor: number): boolean {
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
export function afterHearer(tokens: readonly Token[], verb: Span): number {
  if (!/^(?:told|tells)$/.test(tokens[verb.start]?.plain ?? '')) return verb.next;
  let at = verb.next;
  while (
    at - verb.next < 6 &&
    tokens[at]?.kind === 'word' &&
    (/^\p{Lu}/u.test(tokens[at]?.text ?? '') ||
      /^(?:the|a|state|local|national|media|press|outlet|daily|channel|station|public|news|agency|television|radio|tv|website|newspaper|broadcaster|channel|s)$/.test(
        tokens[at]?.plain ?? '',
      ))
  )
    at += 1;
  const end = tokens[endOfManner(tokens, at)];
  return end === undefined || end.kind === 'mark' ? at : verb.next;
}

/** After how, where, when and to whom it was said: "in a statement on Thursday", "à l'AFP", "told reporters". */
export function endOfManner(tokens: readonly Token[], from: number): number {
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
