import type { Token } from '../domain/says-tokens.ts';
import type { Count } from './counts.ts';
import type { HarmMark } from './harm-marks.ts';

export const BE = new Set(
  'were was is are been being be got get gets getting ete sont est etaient etait furent fut soient etant'.split(' '),
);
export const SKIPPED = new Set(
  (
    'also seriously reportedly later then all both immediately instead already confirmed found reported left either slightly badly severely ' +
    'critically lightly themselves subsequently previously initially now still since believed feared presumed thought either either gravement ' +
    'plus moins grievement egalement aussi notamment deja par ailleurs legerement declares retrouves ensuite depuis finalement eux ' +
    'had have has having ont a avait avaient ayant avoir aurait auraient who that qui said'
  ).split(' '),
);
const DOUBTS = new Set(
  'feared presumed believed may might could thought aurait auraient pourrait pourraient craint supposes presumes'.split(
    ' ',
  ),
);
const NOT_REAL = new Set(
  'not never cannot denied denies denying deny would will should unless without to pas nie dement nient sans failed'.split(
    ' ',
  ),
);

const INFINITIVES = /^(?:tuer|neutraliser|abattre|eliminer|capturer|arreter|interpeller|enlever|blesser)$/;

// "a permis de neutraliser 12 terroristes"
function isDone(tokens: readonly Token[], at: number): boolean {
  const led = tokens
    .slice(Math.max(0, at - 3), at)
    .map(({ plain }) => plain)
    .join(' ');
  return /(?:permis (?:de|d'|aussi de|egalement de)|\bpu|reussi a|parvenue?s? a)$/.test(led);
}

// What is denied, planned or left open is not told as having been done.
export function isReal(tokens: readonly Token[], mark: HarmMark): boolean {
  // "tombés dans une embuscade" are not said to be dead.
  const after = tokens
    .slice(mark.next, mark.next + 3)
    .map(({ plain }) => plain)
    .join(' ');
  if (
    /^tombee?s?$/.test(tokens[mark.next - 1]?.plain ?? '') &&
    /^(?:dans (?:une|l')|aux mains|en panne|malade|a court)/.test(after)
  )
    return false;
  // "were taken", and not to hospital.
  if (
    tokens[mark.start]?.plain === 'taken' &&
    mark.next === mark.start + 1 &&
    !/^(?:[.,;)]?|from|by|and|during)$/.test(tokens[mark.next]?.plain ?? '')
  )
    return false;
  if (INFINITIVES.test(tokens[mark.start]?.plain ?? '')) return isDone(tokens, mark.start);
  for (let back = 1; back <= 4; back += 1) {
    const word = tokens[mark.start - back]?.plain ?? '';
    // "led to the arrest of 11": no infinitive.
    if (word === 'to' && ['the', 'an'].includes(tokens[mark.start]?.plain ?? '')) return true;
    if (word === 'to' && (back > 1 || ['have', 'put', 'flee'].includes(tokens[mark.start]?.plain ?? ''))) continue;
    if (NOT_REAL.has(word)) return ['managed', 'able'].includes(tokens[mark.start - back - 1]?.plain ?? '');
    if (!BE.has(word) && !SKIPPED.has(word) && word !== 'having' && word !== 'that' && word !== 'it') return true;
  }
  return true;
}

const BEFORE_CHANGE = new Set(['from', 'contre', 'against', 'revising', 'replacing', 'corrigeant']);
const EARLIER_TOLL =
  /(?:^| )(?:from|contre|revising|replacing|of|than|against) (?:(?:down|up) )?(?:an |a |the |un |le )?(?:\w+ )?(?:previous|earlier|initial|previously|preliminary|precedent|premier|initial)(?: \w+){0,2}$/;

/** The number it no longer is: "up from 34", "contre 20 dans un précédent bilan". */
export function wasBefore(tokens: readonly Token[], count: Count): boolean {
  const led = tokens
    .slice(Math.max(0, count.start - 7), count.start)
    .map(({ plain }) => plain)
    .join(' ');
  if (EARLIER_TOLL.test(led)) return true;
  return (
    BEFORE_CHANGE.has(tokens[count.start - 1]?.plain ?? '') &&
    !['killed', 'soldiers', 'people'].includes(tokens[count.start - 2]?.plain ?? '')
  );
}

const FEARED =
  /^(?:could|might|pourrait|pourraient|craindre|craignent|craint|redoute|redoutent|fears?|atteigne|depasse)$/;

const ASKED =
  /\b(?:asked|questioned|pressed|interrogee?s?|questionnee?s?|no (?:information|details|knowledge|word)|aucune information|pas d' ?informations?|unaware|not aware) (?:about|over|on|of|sur|de|that)? ?(?:(?:the|these|those|les|ces|about|of) ?)*$/;

/** "did not rule out that 12 had died", "n'exclut pas que" */
const RULED_OUT = /\b(?:ruled?|rules|ruling) out\b|\b(?:exclu|exclut|excluent|exclure) (?:que|qu')/;

function wordsBefore(tokens: readonly Token[], start: number): string {
  // "asked about the 12 dead" says not that they were about twelve.
  return tokens
    .slice(Math.max(0, start - 7), start)
    .map(({ plain }) => plain)
    .join(' ')
    .concat(' ');
}

const SUPPOSES = /^(?:if|unless|whether|si|s')$/;
/** "even if", "comme si", "si bien que": nothing is supposed. */
const NO_SUPPOSING = /^(?:even|as|comme|meme|only)$/;

/** "if 12 people were killed", "whether 12 had died": nobody says that they were; of "the 12 killed" it is taken as known. */
export function isSupposed(tokens: readonly Token[], { start }: Count): boolean {
  const before = wordsBefore(tokens, start);
  if (ASKED.test(before) || RULED_OUT.test(before)) return true;
  if (/^(?:the|these|those|les|ces|leurs|their)$/.test(tokens[start - 1]?.plain ?? '')) return false;
  for (let at = start - 1; at >= Math.max(0, start - 10); at -= 1) {
    const plain = tokens[at]?.plain ?? '';
    if (SUPPOSES.test(plain))
      return (
        !NO_SUPPOSING.test(tokens[at - 1]?.plain ?? '') &&
        !(plain === "s'" && !/^ils?$/.test(tokens[at + 1]?.plain ?? '')) &&
        !/^bien$/.test(tokens[at + 1]?.plain ?? '')
      );
    if (tokens[at]?.kind === 'mark' || /^(?:but|and|mais|et)$/.test(plain)) return false;
  }
  return false;
}

// "fears the toll may reach 100"
export function isFeared(tokens: readonly Token[], count: Count): boolean {
  return tokens.slice(Math.max(0, count.start - 6), count.start).some(({ plain }) => FEARED.test(plain));
}

export function isDoubted(tokens: readonly Token[], mark: HarmMark, count: Count): boolean {
  const from = Math.max(0, Math.min(mark.start, count.start) - 3);
  return tokens
    .slice(from, mark.start)
    .some(({ plain }, index) => DOUBTS.has(plain) && (from + index < count.start || from + index >= count.next));
}
