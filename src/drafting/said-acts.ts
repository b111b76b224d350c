import type { Denied } from '../domain/claim.ts';
import type { PreciseDate } from '../domain/date.ts';
import type { Figure } from '../domain/figure.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import type { Sentence } from './article.ts';
import { isOfCivilians, noCiviliansHarmed } from './denied-civilians.ts';
import { happeningIn } from './event-words.ts';
import { nameFrom, type Span } from './noun-chunks.ts';
import { MEMBERS } from './parties-words.ts';
import type { Saying } from './saying-subject.ts';
import { SAYING_VERBS, type SayingAct } from './saying-words.ts';
import { partyName } from './speaker-names.ts';
import type { Speaker } from './speakers.ts';
import { antecedentOf } from './who-is.ts';

/** An act other than giving a figure, as the text tells it. */
export interface SaidAct {
  readonly act: Extract<SayingAct, 'responsibility' | 'attribution' | 'denial'>;
  readonly speaker: Speaker;
  readonly denies: readonly Denied[];
  readonly blames: readonly string[];
  /** Who is claimed or blamed is said to have done it, and no more than helped. */
  readonly isDeed?: boolean;
  readonly said: PreciseDate | null;
  readonly date: PreciseDate | null;
  readonly sentence: number;
  readonly at: number;
  /** Another tells it of them, or it may not be theirs. */
  readonly isUnsure?: boolean;
}

/** What one answers for, or lays claim to, that is no deed: "said it was responsible for security", "revendique le contrôle de la ville". */
const OFFICE =
  /^(?:for |de |d' |of )?(?:the |la |le |l' |les |its |sa |son |all |full )?(?:responsabilite (?:de |d' )(?:la |l' )?)?(?:\w+ )?(?:security|safety|protection|protecting|securing|guarding|public|order|peace|border|borders|administration|aid|food|prisoners|evacuation|securite|controle|victoire|souverainete|independance|autonomie|territoire|droit|droits|membres|administration|ordre)\b/;

/** Others than the one told of: "claimed responsibility for previous attacks". */
const OF_OTHER_DEEDS =
  /^(?:for )?(?:(?:previous|past|similar|earlier|other|several|many|numerous|such|recent|some|most|dozens of|a number of|plusieurs|d' ?autres|de nombreuses?|de nombreux|des|de precedentes?|la plupart des) (?:\w+ )?(?:attacks|bombings|raids|ambushes|killings|strikes|assaults|attaques|attentats|embuscades|assauts)\b|attacks (?:like|such|across|throughout|elsewhere)\b)/;

function isOfOffice(verb: string, after: string): boolean {
  return /(?:responsib|responsab|revendiqu|claim)/.test(verb) && OFFICE.test(after);
}

type ActRead = Pick<SaidAct, 'act' | 'denies' | 'blames' | 'isDeed' | 'isUnsure'> & {
  /** What is denied is a figure of none, and no act: "denied any civilian casualties". */
  readonly none?: Figure;
};

const LOSSES =
  /\b(?:any of its (?:\w+ ){1,3}(?:(?:had|have|has|were|was) (?:been )?)?(?:killed|dead|died|wounded|injured|hurt|harmed|captured|taken|lost|damaged|destroyed)|of its (?:\w+ )?(?:had|have) been|(?:had|have|has) been killed|loss|losses|losing|casualties|pertes?|morts|lost)\b/;
/** "denied that its forces had killed", "denied that any of its aircraft had flown there": what its own are said to have done. */
const OWN_DID =
  /^(?:that )?(?:any of )?(?:its|their|our) (?:\w+ ){1,2}(?:(?:had|have|has) (?!been\b)\w+|(?:was|were|are|is|had been) (?:there|involved|present|behind|responsible|in|at)\b)|^(?:that )?(?:its|their|our) (?:\w+ )?(?:forces|fighters|men|troops|soldiers|members|units|drones|aircraft|jets) (?:killed|attacked|shot|shelled|bombed|fired|struck|targeted|raided|burned|abducted)\b|^(?:that )?(?:it|they) (?:had |have |has )?(?:killed|attacked|shot|shelled|bombed|fired|struck|targeted|raided|burned|abducted)\b|^que ses (?:\w+ ){1,2}(?:aient|avaient|ont) (?!ete\b)\w+/;
const RESPONSIBILITY =
  /\b(?:responsibility|involvement|role|behind|killings?|killing|carry|carrying|carried|nothing to do|derriere|origine|pour rien|rien a voir|attacking|attacked|responsable|responsabilite|implication|participation|role|allegations?|accusations?|accusation|targeting|massacre|bavures?|exactions?|abuses?|abus|atrocit\w+|crimes?|(?:by|par) (?:its|their|ses|leurs))\b/;
/** "denied massacring villagers": that it was its own doing. */
const HARMING =
  /^(?:causing|massacring|murdering|executing|harming|hitting|striking|bombing|shelling|shooting|wounding|injuring|abducting|kidnapping|burning)\b/;
/** "accused Benin of sheltering those behind the raid": it took no part itself. */
const ABETS =
  /\b(?:shelter|sheltering|harbou?ring|supporting|backing|arming|funding|financing|training|aiding|complicity|failing|d'? ?abriter|soutenir|d'? ?armer|financer|complicite|d'? ?entretenir)\b/;
/** What is rejected where it is no figure: "dismissed the accusation", "a rejeté ces accusations". */
const ACCUSED =
  /^(?:de \w+ )?(?:(?:the|these|those|such|any|all|ces|les|cette|l'|toute|toutes|des|as|its|his|their|having) ){0,2}(?:\w+ )?(?:accusations?|allegations?|responsibility|involvement|responsabilite|implication|charges?|blame|having)\b/;
/** What is denied is another's deed, or no deed: "denied that the attack was carried out by the army", "denied the men belonged to it", "denied claiming it". */
const OF_OTHERS =
  /\b(?:out|done|committed|perpetrated|staged|attacked|killed|shot|perpetree?s?|commise?s?|menee?s?|tuee?s?|attaquee?s?) (?:by|par) (?!its|their|his|ses|leurs?|our|nos|them|it\b|lui\b|eux\b)|^(?:claiming|having claimed|avoir revendique)\b|\b(?:belong(?:ed|s)?|appart\w+)\b/;
const NEGATED = /\b(?:no|not|nobody|never|yet|n'|ne|pas|personne|aucun|aucune|without)\b/;

/** What a saying does beside giving figures; null where it does no more than say, or does not do it after all. */
export function actOf(saying: Saying, sentence: Sentence): ActRead | null {
  const { tokens } = sentence;
  const line = (from: number, to: number): string =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ plain }) => plain)
      .join(' ');
  // "has not claimed", "n'a pas revendiqué", "n'avait pas été revendiquée"
  if (
    saying.isUnsaid ||
    NEGATED.test(line(saying.verb.start - 4, saying.verb.next + (saying.act === 'denial' ? 0 : 1)))
  )
    return null;
  switch (saying.act) {
    case 'says':
    case 'silence':
    case 'unconfirmed':
      return null;
    case 'rejection': {
      const isBlame =
        ACCUSED.test(line(saying.verb.next, saying.verb.next + 6)) ||
        /(?:accusations?|allegations?)$/.test(line(saying.verb.start, saying.verb.next));
      return isBlame ? { act: 'denial', denies: ['responsibility'], blames: [] } : null;
    }
    case 'responsibility':
      // "revendique la mort de 70 shebab" counts them.
      if (
        /^(?:la mort|la capture|avoir (?:tue|neutralise|abattu|elimine|capture))\b/.test(
          line(saying.verb.next, saying.verb.next + 3),
        )
      )
        return null;
      if (OF_OTHER_DEEDS.test(line(saying.verb.next, saying.verb.next + 7))) return null;
      return isOfOffice(line(saying.verb.start, saying.verb.next), line(saying.verb.next, saying.verb.next + 6))
        ? null
        : { act: 'responsibility', denies: [], blames: [] };
    case 'denial': {
      const end = endOfDenied(tokens, saying.verb.next);
      if (OF_OTHERS.test(line(saying.verb.next, Math.min(end, saying.verb.next + 16)))) return null;
      const after = line(saying.verb.next, Math.min(end, saying.verb.next + 12));
      const ofCivilians = !saying.isTurned && isOfCivilians(tokens, saying.verb);
      const none = ofCivilians ? noCiviliansHarmed(tokens, saying.verb) : null;
      if (none !== null) return { act: 'denial', denies: [], blames: [], none };
      const denied: Denied | null = saying.isTurned
        ? 'responsibility'
        : LOSSES.test(after) && !ofCivilians
          ? 'losses'
          : RESPONSIBILITY.test(after) ||
              OWN_DID.test(after) ||
              DOING.test(after) ||
              (ofCivilians && HARMING.test(after))
            ? 'responsibility'
            : !ofCivilians && isOfEvent(tokens, saying.verb.next, end)
              ? 'event'
              : null;
      if (denied === null) return null;
      // What it did not do it may not have been blamed for, or it did another thing there: "denied killing civilians".
      const isUnsure = denied === 'responsibility' && !saying.isTurned && (ofCivilians || !RESPONSIBILITY.test(after));
      return { act: 'denial', denies: [denied], blames: [], ...(isUnsure ? { isUnsure } : {}) };
    }
    case 'attribution': {
      const blamed = blamedBy(saying, tokens);
      return blamed === null
        ? null
        : {
            act: 'attribution',
            denies: [],
            blames: [partyName(sentence, blamed)],
            isDeed: !ABETS.test(line(blamed.next, blamed.next + 4)),
          };
    }
  }
}

// "accuse les miliciens de la Ligue": whose they are, and no deed.
function isOfGroup(tokens: Sentence['tokens'], of: number): boolean {
  const name = /^(?:la|le|les|l'|the)$/.test(tokens[of + 1]?.plain ?? '') ? of + 2 : of + 1;
  return MEMBERS.test(tokens[of - 1]?.plain ?? '') && /^\p{Lu}/u.test(tokens[name]?.text ?? '');
}

// "le Front, que le gouvernement accuse d'avoir tué", "the Front, which the army accuses of"
function accusedBefore(saying: Saying, tokens: Sentence['tokens']): Span | null {
  if (saying.who.kind !== 'name' || !/^accus/.test(tokens[saying.verb.next - 1]?.plain ?? '')) return null;
  const relative = saying.who.span.start - 1;
  if (!/^(?:que|qu'|whom|which|that)$/.test(tokens[relative]?.plain ?? '')) return null;
  const end = tokens[relative - 1]?.plain === ',' ? relative - 1 : relative;
  const start = antecedentOf(tokens, end);
  return start < end ? { start, next: end } : null;
}

/** What its own are denied to have done, whatever it is: "denied going there", "dément avoir tiré". */
const DOING =
  /^(?:\w+ment )?(?:(?:ever |even )?(?!being\b)\w+ing\b(?! of\b)|having \w+|(?:d' ?)?avoir (?!des?\b|d'|une?\b|les?\b|la\b|l'|aucun)\w+|(?:d' ?)?etre\b|being\b)/;
const EVENT =
  /\b(?:incidents?|findings|conclusions|events?|any such|took place|taken place|occurred|happened|operation|operations|evenements?|eu lieu|reports?|claims?|informations?|rumeurs?|rumou?rs?)\b|^(?:it|this|that|them|cela|ces propos|les faits)?(?: (?:on|late|early|in|and|but)\b|$)/;

/** Whether what is denied is that there was an attack: "denied the raid", "denied it". Any other matter is none of an event's. */
function isOfEvent(tokens: Sentence['tokens'], from: number, end: number): boolean {
  const object = tokens.slice(from, Math.min(end, from + 12));
  const stop = object.findIndex(({ kind }) => kind === 'mark');
  const denied = stop < 0 ? object : object.slice(0, stop);
  return happeningIn(denied) !== null || EVENT.test(denied.map(({ plain }) => plain).join(' '));
}

// "denied it and said the drone belonged to others": what is said besides is not denied.
function endOfDenied(tokens: Sentence['tokens'], from: number): number {
  const end = tokens.findIndex(
    ({ plain }, at) =>
      at > from &&
      (plain === ';' ||
        phraseAt(SAYING_VERBS, tokens, at)?.value.form === 'finite' ||
        (/^(?:and|but|while|et|mais|,)$/.test(plain) &&
          [1, 2].some((step) => phraseAt(SAYING_VERBS, tokens, at + step)?.value.form === 'finite'))),
  );
  return end < 0 ? tokens.length : end;
}

/** How somebody blames, between the verb and whom: "accuse à son tour l'armée". */
const MANNER =
  /^(?:a (?:son|leur) tour|a nouveau|de (?:son|leur) cote|pour (?:sa|leur) part|quant a (?:lui|elle|eux)|(?:formelle|directe|ouverte|publique|officielle)ment|egalement|aussi|nommement|meme) /;

function lineAt(tokens: Sentence['tokens'], from: number, to: number): string {
  return tokens
    .slice(Math.max(0, from), to)
    .map(({ plain }) => plain)
    .join(' ')
    .concat(' ');
}

// "blamed the attack on Y", "accused Y of", "attributed it to Y", "attribue l'attaque à Y"
function blamedBy(saying: Saying, tokens: Sentence['tokens']): Span | null {
  const whom = accusedBefore(saying, tokens);
  if (whom !== null) return whom;
  const next = Math.max(saying.verb.next, saying.content === 'before' ? saying.span.next : saying.verb.next);
  const manner =
    MANNER.exec(lineAt(tokens, next, next + 4))?.[0]
      .trim()
      .split(' ').length ?? 0;
  const from = next + manner;
  const verb = tokens
    .slice(saying.verb.start, saying.verb.next)
    .map(({ plain }) => plain)
    .join(' ')
    .replace(/^(?:has|have|had) /, '');
  // "le M23, accusé par Kinshasa d'avoir commis ce massacre"
  if (/^accus/.test(verb) && /^(?:by|par)$/.test(tokens[saying.verb.next - 1]?.plain ?? '')) {
    const comma = tokens.findLastIndex(({ plain }, at) => at < saying.span.start && plain === ',');
    const end = comma >= 0 && saying.span.start - comma <= 2 ? comma : saying.span.start;
    let first = end;
    while (first > 0 && tokens[first - 1]?.kind !== 'mark' && end - first < 8) first -= 1;
    return first < end ? nameFrom(tokens.slice(0, end), first) : null;
  }
  const reach = tokens.slice(from, from + 10);
  const leads = /^blam|^pin/.test(verb)
    ? ['on', 'for']
    : /^(?:attrib|imput)/.test(verb)
      ? ['to', 'au', 'aux', 'a']
      : [];
  const lead = reach.findIndex(({ plain, text }) => leads.includes(plain) && text !== 'a' && plain !== 'for');
  const start = lead >= 0 ? from + lead + 1 : from;
  const span = nameFrom(tokens, start);
  if (span === null) return null;
  const parts = (index: number): boolean =>
    index > start &&
    index < span.next &&
    !isOfGroup(tokens, index) &&
    /^(?:of|d'|over|for|de)$/.test(tokens[index]?.plain ?? '') &&
    (leads.length === 0 || tokens[index]?.plain === 'for');
  // "accused remnants of the army of killing": of the deed, where one is told.
  const ofDeed = tokens.findIndex(({ plain }, index) => parts(index - 1) && /ing$|^(?:avoir|etre)$/.test(plain)) - 1;
  const end = ofDeed > 0 ? ofDeed : tokens.findIndex((_, index) => parts(index));
  const isOf = end > start && /^(?:accus|suspect|soupconn)/.test(verb);
  return isOf || (end > start && tokens[end]?.plain === 'for') ? { start, next: end } : span;
}
