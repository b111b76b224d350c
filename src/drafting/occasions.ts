import { WEEKDAYS } from '../domain/date-words.ts';
import type { Token } from '../domain/says-tokens.ts';
import { ATTACKED } from './parties-words.ts';
import type { Saying } from './saying-subject.ts';

type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/** What tells one attack from another of its day and place: which it was, in what part of the day, or that it came later. */
export interface Occasion {
  readonly order: number | null;
  readonly part: PartOfDay | null;
  readonly isLater: boolean;
}

const ORDERS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['premier', 1],
  ['premiere', 1],
  ['second', 2],
  ['seconde', 2],
  ['deuxieme', 2],
  ['third', 3],
  ['troisieme', 3],
]);
const PARTS: ReadonlyMap<string, PartOfDay> = new Map([
  ['dawn', 'morning'],
  ['sunrise', 'morning'],
  ['morning', 'morning'],
  ['matin', 'morning'],
  ['matinee', 'morning'],
  ['aube', 'morning'],
  ['afternoon', 'afternoon'],
  ['evening', 'evening'],
  ['dusk', 'evening'],
  ['sunset', 'evening'],
  ['nightfall', 'evening'],
  ['soir', 'evening'],
  ['soiree', 'evening'],
  ['crepuscule', 'evening'],
  ['night', 'night'],
  ['nuit', 'night'],
]);
const DEED =
  '(?:attacks?|raid|ambush|assault|strike|airstrike|blast|bombing|explosion|shelling|incident|attaque|embuscade|incursion|frappe|attentat|assaut|bombardement)';
const ORDINAL = new RegExp(
  `\\b(first|second|third|premiere?|seconde?|deuxieme|troisieme) (?:\\w+ )?${DEED}\\b(?! (?:in|en|within|since|depuis|this|cette|ce|of its) )`,
);
/** "it was the second attack", which counts those of weeks. */
const COUNTED_UP =
  /\b(?:was|is|were|be|est|etait|marks?|marked|constitue|such|pareille?|least|moins|than|que) (?:the |la |le |only |at )*$/;
/** "the second attack on the village this month" */
const OF_WEEKS =
  /\b(?:this|in|within|since|en|depuis|ce|cette) (?:[\w']+ ){0,4}(?:days?|weeks?|months?|years?|jours?|semaines?|mois|ans?|annees?)\b/;
const OF_DAY = new RegExp(
  `\\b(dawn|morning|afternoon|evening|night) ${DEED}\\b|\\b${DEED} (?:du |de la |de l' ?|d')(matin|matinee|aube|soir|soiree|nuit)\\b`,
);
const OPENS =
  /^(?:(?:and|but|then|et|mais|puis) )?(?:(?:in|later in|early in) the|(?:on )?(?:that|the same|later that)|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|at|before|dans l[ae]|en|l[ea]|au|ce|cette|le meme|l[ae] (?:lun|mar|mercre|jeu|vendre|same)di) (dawn|morning|afternoon|evening|dusk|sunset|nightfall|night|matin|matinee|aube|soir|soiree|crepuscule|nuit)\b/;
const LATER =
  /^(?:(?:and|but|then|et|mais|puis) )?(?:(?:a few|some|several|two|three|four|\d+) )?hours (?:later|after)\b|^(?:quelques|deux|trois|quatre|\d+) heures (?:plus tard|apres)\b/;
const AGAIN = new RegExp(
  `\\b(?:an?|another|une|nouvelle|nouveau|autre) (?:\\w+ )?${DEED}\\b|\\b(?:again|returned|came back|de nouveau|a nouveau|revenus?)\\b`,
);

const FRESH = new RegExp(`\\b(?:an?|another|une?|autre) (?:\\w+ ){0,2}${DEED}\\b`);

/** Whether a sentence tells of an attack as of one not told of before: "a drone strike". */
export function isFresh(tokens: readonly Token[]): boolean {
  return FRESH.test(tokens.map(({ plain }) => plain).join(' '));
}

/** What a sentence says of the occasion of the attack it tells of; null where it says nothing that could part it from another. */
export function occasionOf(tokens: readonly Token[], sayings: readonly Saying[]): Occasion | null {
  const line = tokens.map(({ plain }) => plain).join(' ');
  // "A second blast minutes later": of one attack.
  if (/\bminutes (?:later|after|plus tard|apres)\b/.test(line)) return null;
  const ordinal = ORDINAL.exec(line);
  const isOne =
    ordinal !== null &&
    !COUNTED_UP.test(line.slice(Math.max(0, ordinal.index - 40), ordinal.index)) &&
    !OF_WEEKS.test(line.slice(ordinal.index));
  const order = isOne ? (ORDERS.get(ordinal[1] ?? '') ?? null) : null;
  const ofDay = OF_DAY.exec(line);
  const deed = firstDeed(tokens);
  // "On Monday evening the mayor said that they had attacked": then it was said.
  const isTold = deed !== null && !sayings.some(({ verb, content }) => verb.start < deed && content === 'after');
  const opening = isTold ? OPENS.exec(line) : null;
  const part = PARTS.get(ofDay?.[1] ?? ofDay?.[2] ?? opening?.[1] ?? '') ?? partAfter(tokens, deed, sayings);
  const isLater = LATER.test(line) && AGAIN.test(line);
  return order === null && part === null && !isLater ? null : { order, part, isLater };
}

// "attacked the town on Monday morning"
function partAfter(tokens: readonly Token[], deed: number | null, sayings: readonly Saying[]): PartOfDay | null {
  if (deed === null) return null;
  const at = tokens.findIndex(
    ({ plain }, index) =>
      index > deed &&
      PARTS.has(plain) &&
      WEEKDAYS.has(tokens[index - 1]?.plain ?? '') &&
      !sayings.some(({ span }) => index >= span.start && index < span.next),
  );
  return PARTS.get(tokens[at]?.plain ?? '') ?? null;
}

function firstDeed(tokens: readonly Token[]): number | null {
  const at = tokens.findIndex(
    ({ plain }) => ATTACKED.test(plain) || /^(?:killed|shot|attaque|attaques|tue|tues|frappe|vise)$/.test(plain),
  );
  return at < 0 ? null : at;
}

/** Whether an occasion is not the one an event is known for. */
export function isApart(known: Occasion | null, told: Occasion | null): boolean {
  if (told === null) return false;
  const { order, part, isLater } = told;
  const isOther = order !== null && order !== (known?.order ?? 1);
  const isThen = part !== null && known?.part != null && part !== known.part;
  return isOther || isThen || (isLater && known?.isLater !== true && (known?.order ?? 1) === 1);
}

/** Both together, what is known first. */
export function joined(known: Occasion | null, told: Occasion | null): Occasion | null {
  if (known === null || told === null) return known ?? told;
  return { order: known.order ?? told.order, part: known.part ?? told.part, isLater: known.isLater || told.isLater };
}
