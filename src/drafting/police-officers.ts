import { phraseAt } from '../domain/phrase-table.ts';
import type { Token } from '../domain/says-tokens.ts';
import { VICTIM_NOUNS } from '../domain/victim-nouns.ts';
import { DEMONYMS } from '../places/demonyms.ts';
import type { LinkedCount } from './linked-counts.ts';
import { ATTACK, ATTACKED } from './parties-words.ts';
import type { Saying } from './saying-subject.ts';

/** What the police go about in, or are made up of. */
const THEIRS =
  /^(?:helicopters?|convoys?|patrols?|vehicles?|cars?|trucks?|vans?|bus|buses|boats?|units?|teams?|squads?|escorts?|motorcades?|contingents?|columns?|recruits?|cadets?)$/;
const BUILDING = /^(?:stations?|posts?|checkpoints?|headquarters|barracks|bases?|camps?|outposts?|academy|compounds?)$/;
/** Where they stand to what was done at their building: what was only near it was not done to them. */
const AT = /^(?:at|outside|inside|in|into)$/;
const HIT = /^(?:hit|downed|destroyed|shot|blown|torched|burnt|burned|rammed)$/;
const CAME_UNDER = /^(?:came under|ran into|fell into|drove over|drove into|hit an?)$/;
const BE = /^(?:was|were|is|are)$/;
const BESIDE_NOUN = /^(?:a|an|the|two|three|local|main|central|national|federal|provincial|district)$/;
const OTHER_FORCE =
  /^(?:gendarmes?|gendarmerie|navy|naval|customs|guards?|guardsm[ae]n|rangers?|mercenar(?:y|ies)|wagner|contractors?|warders?|un|onu)$/;
/** With the noun of a force behind them these are one. */
const OF_A_FORCE = /^(?:border|prison|security|immigration|wildlife|intelligence|coast|defen[cs]e|air|special)$/;
const FORCE = /^(?:forces?|guards?|officers?|agents?|agency|service|services|personnel|police|patrols?|units?)$/;
const MORE = /^(?:of|the|more|other|others|additional|further)$/;
const OF = /^(?:of|from|with|belonging|serving|attached)$/;

/** Whether a sentence speaks of a force that has officers, other than the police. */
export function namesOtherForce(tokens: readonly Token[]): boolean {
  return tokens.some(({ plain }, at) => {
    if (OTHER_FORCE.test(plain)) return true;
    if (OF_A_FORCE.test(plain) && FORCE.test(tokens[at + 1]?.plain ?? '')) return true;
    const named = phraseAt(VICTIM_NOUNS, tokens, at)?.value.victims ?? null;
    return named === 'military' || named === 'peacekeepers' || (named === 'security_forces' && !isBare(plain));
  });
}

/**
 * Whether these officers are the police's: "a police helicopter was downed; 12 officers died". Only where no word says whose officers they are, and
 * what was done was done to the police: that they say so, or have a post nearby, is not enough.
 */
export function areOfPolice(link: LinkedCount, tokens: readonly Token[], sayings: readonly Saying[]): boolean {
  const { who, count } = link;
  if (who === null || who.next !== who.start + 1 || !isBare(tokens[who.start]?.plain ?? '')) return false;
  const before = tokens.slice(count.quantity.next, who.start);
  if (who.start < count.quantity.next || !before.every(({ plain }) => MORE.test(plain))) return false;
  if (OF.test(tokens[who.next]?.plain ?? '')) return false;
  const isSaid = (at: number): boolean => sayings.some((saying) => isSpeaking(saying, at));
  return tokens.some((_, at) => isOfPolice(tokens, at) && !isNamed(tokens, at) && !isSaid(at));
}

function isSpeaking({ who }: Saying, at: number): boolean {
  return who.kind === 'name' && who.span.start <= at && at < who.span.next;
}

function isBare(plain: string): boolean {
  return /^officers?$/.test(plain);
}

// "attacked a police post", "an attack on policemen", "a police helicopter was downed": theirs is what was hit. What only goes about in their cars is not.
function isOfPolice(tokens: readonly Token[], at: number): boolean {
  const word = (index: number): string => tokens[index]?.plain ?? '';
  const isNoun = /^policew?o?m[ae]n$/.test(word(at));
  if (!isNoun && word(at) !== 'police') return false;
  let lead = at - 1;
  while (BESIDE_NOUN.test(word(lead)) || phraseAt(DEMONYMS, tokens, lead) !== null) lead -= 1;
  const isAgainst = word(lead) === 'against' || (word(lead) === 'on' && ATTACK.test(word(lead - 1)));
  if (isAgainst || ATTACKED.test(word(lead)) || HIT.test(word(lead))) return true;
  if (!isNoun && BUILDING.test(word(at + 1)) && AT.test(word(lead))) return true;
  const next = isNoun ? at + 1 : at + 2;
  if (!isNoun && !THEIRS.test(word(at + 1)) && !BUILDING.test(word(at + 1)) && !isBare(word(at + 1))) return false;
  const line = `${word(next)} ${word(next + 1)}`;
  return CAME_UNDER.test(line) || (BE.test(word(next)) && (ATTACKED.test(word(next + 1)) || HIT.test(word(next + 1))));
}

// "a UN police patrol", "a Hamas police car": whose police they are says what they are.
function isNamed(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at - 1]?.text ?? '';
  return at > 1 && /^\p{Lu}/u.test(text) && phraseAt(DEMONYMS, tokens, at - 1) === null;
}
