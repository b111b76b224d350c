import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import type { Span } from './noun-chunks.ts';
import { ACCORDING_TO, SAYING_VERBS } from './saying-words.ts';

/** A verb of saying by which nothing is said: "never said", "would say", "urged the Front to claim". */
export interface Unsaid {
  /** Where the words before the verb begin that belong to it: the subject ends there. */
  readonly start: number;
  /** What was told is only not borne out: "could not confirm that …". Else it was not said at all. */
  readonly isUnconfirmed: boolean;
  /** Whom another wishes to say it: "urged the Front to claim". */
  readonly isWished: boolean;
}

const NEGATIONS = new Set(
  'not never cannot nor neither unable refused refuses refusing declined declines declining failed fails failing without pas jamais sans refuse refusent renonce hardly'.split(
    ' ',
  ),
);
const MODALS = new Set(
  'would could may might should must will shall aurait auraient pourrait pourraient devrait devraient peut-etre'.split(
    ' ',
  ),
);
/** What is done as a rule is not said to be done here. */
const HABITS = new Set(
  'usually often frequently regularly routinely sometimes generally typically occasionally habituellement souvent regulierement generalement parfois'.split(
    ' ',
  ),
);
const IN_GROUP = new Set(
  (
    'has have had having did does do is was were be been being are am yet so far also still even ever immediately officially independently publicly openly formally explicitly ' +
    'directly able in a position willing ready either itself themselves himself herself t ' +
    "n' ne encore pu voulu souhaite ete a ont avait avaient etait etaient est sont peut peuvent ai immediatement officiellement publiquement independamment directement mesure en toujours"
  ).split(' '),
);
/** Base forms that say something only where they are negated or led by another verb. */
const BASES =
  /^(?:say|tell|confirm|verify|corroborate|announce|report|acknowledge|admit|dire|confirmer|verifier|preciser|annoncer|reconnaitre|communiquer|confirmed|verified|corroborated|confirme|confirmes|confirmee|confirmees|verifie|verifiee)$/;
const CONFIRMS = /^(?:confirm|verif|corrobor)/;
/** Who does one of these "to say so" has said it. */
const DONE_TO =
  /^(?:on|continued|took|used|first|latest|second|third|only|statement|video|message|telegram|x|facebook|twitter|channel|media|television|radio|quick|forward|forced|obliged|had)$/;
/** As many words as belong to one verb. */
const LONGEST = 9;

/** "was the first to claim", "had to admit", "can confirm": it is said, by whom the sentence begins with. */
export function isLedTo(tokens: readonly Token[], verb: number): boolean {
  if (tokens[verb - 1]?.plain === 'can') return true;
  return tokens[verb - 1]?.plain === 'to' && DONE_TO.test(tokens[verb - 2]?.plain ?? '');
}

/** How the verb at a place leaves unsaid what it says; null where it says it. */
export function unsaidAt(tokens: readonly Token[], { start: verb, next }: Span): Unsaid | null {
  let isNegated = false;
  let isOpen = false;
  let isInfinitive = false;
  let at = verb;
  while (at > 0 && verb - at < LONGEST && tokens[at - 1]?.kind === 'word') {
    const { plain } = tokens[at - 1] ?? { plain: '' };
    // "didn't", "can't"
    const isShort = plain === 't' && /[nd]'$/.test(tokens[at - 2]?.plain ?? '');
    const isContracted = /^(?:did|does|do|has|have|had|was|were|is|are|wo|would|could|ca|can|should)n?'$/.test(plain);
    if (NEGATIONS.has(plain) || isShort || isContracted) isNegated = true;
    else if (MODALS.has(plain) || HABITS.has(plain)) isOpen = true;
    // "had to admit" that it was so.
    else if (plain === 'to') isInfinitive = tokens[at - 2]?.plain !== 'had';
    else if (plain === 'can' || (IN_GROUP.has(plain) && tokens[at - 1]?.text !== 'à')) {
      if (plain === 'yet' && isInfinitive) isNegated = true;
    } else if (!/^(?:de|d')$/.test(plain) || !/^(?:mesure|refuse|refusent|renonce)$/.test(tokens[at - 2]?.plain ?? ''))
      break;
    at -= 1;
  }
  // "ne confirme pas": the verb is between; "ne reconnaît que trois morts" is a claim.
  const isFrench = tokens.slice(at, verb).some(({ plain }) => plain === "n'" || plain === 'ne');
  if (isFrench && /^(?:pas|jamais|point|rien)$/.test(tokens[verb + 1]?.plain ?? '')) isNegated = true;
  const isWished = isInfinitive && !isNegated && !isOpen && !DONE_TO.test(tokens[at - 1]?.plain ?? '');
  if (!isNegated && !isOpen && !isWished) return null;
  const isUnconfirmed = isNegated && tokens.slice(verb, next).some(({ plain }) => CONFIRMS.test(plain));
  return { start: at, isUnconfirmed, isWished };
}

/** The verb of saying at a place, also in a form in which only a saying that is none has it: "did not confirm". */
export function unsayableAt(tokens: readonly Token[], at: number): Span | null {
  if (!BASES.test(tokens[at]?.plain ?? '') || phraseAt(ACCORDING_TO, tokens, at) !== null) return null;
  const known = phraseAt(SAYING_VERBS, tokens, at);
  return { start: at, next: known?.next ?? at + 1 };
}
