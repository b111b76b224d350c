import type { Token } from '../domain/says-tokens.ts';
import type { Saying } from './saying-subject.ts';
import { isDubious, isForged } from './second-hand.ts';

const OWN =
  '(?:it|they|he|she|we|(?:its|their|his|our) (?:\\w+ )?(?:forces|fighters|men|troops|soldiers|members|units))';
const DEEDS =
  '(?:carr(?:y|ied)|behind|responsib\\w+|involved|involvement|part|role|hand|nothing|connection|link|attack\\w*|bomb\\w*|shell\\w*|target\\w*|kill\\w*|fired?|str(?:ike|uck)|raid\\w*|harm\\w*|touch\\w*)';
/** "said it did not carry out", "says its fighters had no part in" */
const OWN_DENIAL_EN = new RegExp(
  `^(?:that )?${OWN} (?:(?:had|has|have|did|does|was|were|is|are) (?:not|never|no|nothing)|never|neither) (?:\\w+ ){0,2}?${DEEDS}\\b`,
);
/** "it had nothing to do with" */
const NOTHING_TO_DO = new RegExp(`^(?:that )?${OWN} (?:had|has|have) nothing to do with\\b`);
/** "assure n'avoir jamais attaqué", "affirme ne pas être responsable", "dit qu'elle n'est pour rien" */
const OWN_DENIAL_FR =
  /^(?:qu' ?(?:il|elle|ils|elles) )?(?:n'|ne) ?(?:(?:avoir|etre|avait|avaient|a|ont|est|sont|etait|etaient) )?(?:jamais|pas|rien|aucune?|nullement|pour rien)\b(?: \w+'?){0,4}? ?(?:responsable|implique|attaque|tue|bombarde|tire|vise|voir|dans|role|part|mene|commis|touche|cible|pris part)\b/;
/** What is said to be false is not what is said: "said reports that 12 had died were false". */
const REPORTS =
  /^(?:that |que )?(?:(?:the|a|an|any|all|such|these|those|some|media|residents|local|les|l'|des|ces|cette|toutes?) ?){0,3}(?:reports?|claims?|allegations?|accusations?|suggestions?|rumou?rs?|figures?|tolls?|videos?|informations?|affirmations?|rumeurs?|allegations?|chiffres?|bilans?)\b/;
const FALSE =
  /\b(?:false|untrue|fake|baseless|unfounded|fabricated|lies|lie|wrong|incorrect|nonsense|propaganda|exaggerated|inflated|disinformation|misleading|faux|fausse|fausses|infondee?s?|mensonger\w*|mensonges?|denuee?s? de|sans fondement|exageree?s?|intox)\b/;
const TURNED_AWAY = /\b(?:contrary to|contrairement a|whatever|despite|malgre|unlike|quoi qu' ?en)\b/;
/** As many words as what is said is looked through. */
const REACH = 30;

/** A saying as what it turns out to be by what is said: "said it had no part in it" denies, "said the reports were false" rejects. */
export function turned(tokens: readonly Token[], told: Saying): Saying {
  const saying: Saying = isDubious(tokens, told) ? { ...told, isDubious: true } : told;
  if (isForged(tokens, saying)) return { ...saying, act: 'rejection', isUnsaid: true };
  if (saying.act !== 'says' || saying.content !== 'after' || saying.isUnsaid) return saying;
  const said = clauseAfter(tokens, saying.span.next);
  if (OWN_DENIAL_EN.test(said) || NOTHING_TO_DO.test(said) || OWN_DENIAL_FR.test(said))
    return { ...saying, act: 'denial', isTurned: true };
  return REPORTS.test(said) && FALSE.test(said) ? { ...saying, act: 'rejection', isTurned: true } : saying;
}

/** Whether a verb of saying only stands in what another view is set against: "contrary to what the army said". */
export function isSetAside(tokens: readonly Token[], verb: number): boolean {
  const led: string[] = [];
  for (let at = verb - 1; at >= Math.max(0, verb - 8) && tokens[at]?.kind === 'word'; at -= 1)
    led.unshift(tokens[at]?.plain ?? '');
  const line = led.join(' ');
  const match = TURNED_AWAY.exec(line);
  return match !== null && /\b(?:what|ce|whatever|quoi)\b/.test(line.slice(match.index));
}

function clauseAfter(tokens: readonly Token[], from: number): string {
  const words: string[] = [];
  for (let at = from; at < from + REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || /^[.;]$/.test(token.plain)) break;
    if (token.kind === 'mark' && words.length === 0) continue;
    words.push(token.plain);
  }
  return words.join(' ');
}
