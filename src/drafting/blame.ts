import type { Token } from '../domain/says-tokens.ts';
import { nameFrom, type Span, speakerSortOf } from './noun-chunks.ts';

/** Words that say whose deed something was without a verb of blaming. */
export interface Blame {
  readonly at: number;
  readonly blamed: Span;
}

const DEED =
  /^(?:attacks?|raids?|ambush|assaults?|strikes?|blasts?|bombings?|killings?|massacre|attaques?|attentats?|embuscade|frappes?|assaut|massacre|tuerie|tueries|killing|abductions?|shelling|it|these|this)$/;
const DONE = /^(?:carried|perpetrated|committed|staged|perpetree?s?|commise?s?|menee?s?|orchestrated|orchestree?s?)$/;
const OWN =
  /^(?:its|their|our|his|ses|leurs|nos|one|un|une|unknown|unidentified|des|some|a|an|several|it|them|lui|eux)$/;

const BELONG = /^(?:belonged|belong|appartenaient|appartiennent)$/;
const ATTACKERS =
  /^(?:attackers|assailants|gunmen|killers|perpetrators|bombers?|assaillants|tueurs|auteurs|tireurs|kamikazes?)$/;

/** "bore the hallmarks of X", "X was behind the attack", "the raid was carried out by X". */
export function blamesIn(tokens: readonly Token[]): Blame[] {
  return tokens.flatMap(({ plain }, at) => {
    const blamed =
      plain === 'hallmarks' ||
      plain === 'hallmark' ||
      (/^(?:marque|signature)$/.test(plain) && /^(?:la|the)$/.test(word(tokens, at - 1)))
        ? afterOf(tokens, at)
        : plain === 'behind' ||
            plain === 'derriere' ||
            (/^responsables?$|^responsible$/.test(plain) && /^(?:for|de|d'|des|du)$/.test(word(tokens, at + 1)))
          ? beforeBehind(tokens, at)
          : DONE.test(plain)
            ? afterBy(tokens, at)
            : BELONG.test(plain)
              ? afterBelong(tokens, at)
              : (plain === 'work' && word(tokens, at - 1) === 'the') || plain === 'oeuvre'
                ? afterOf(tokens, at)
                : null;
    return blamed === null ? [] : [{ at, blamed }];
  });
}

/** "said one of its members had carried out the attack": where a speaker says that its own did it. */
export function ownDeedAt(tokens: readonly Token[]): number | null {
  const at = tokens.findIndex(
    ({ plain }, index) =>
      (plain === 'carried' && word(tokens, index + 1) === 'out') ||
      plain === 'perpetrated' ||
      (plain === 'behind' && tokens.slice(index + 1, index + 5).some((token) => DEED.test(token.plain))),
  );
  if (at < 0) return null;
  const line = tokens
    .slice(Math.max(0, at - 8), at)
    .map(({ plain }) => plain)
    .join(' ');
  return /\b(?:its|their) (?:\w+ ){1,3}(?:had |have |has |was |were )?$/.test(`${line} `) && !/\bnot\b/.test(line)
    ? at
    : null;
}

const OUR_DEED =
  /\b(?:our|nos) (?:\w+ ){0,2}(?:fighters|forces|men|units?|brigades?|mujahideen|combattants|troupes|unites|hommes|moudjahidines) (?:\w+ ){0,3}?(?:carried out|attacked|ambushed|raided|stormed|struck|targeted|detonated|ont mene|ont attaque|ont (?:pris|donne) d' ?assaut|ont tendu|ont vise|ont frappe)\b/;

/** "Our fighters attacked", "nos combattants ont mené": where those who write say that they did it. */
export function ourDeedAt(tokens: readonly Token[]): number | null {
  const line = tokens.map(({ plain }) => plain).join(' ');
  const match = OUR_DEED.exec(line);
  return match === null ? null : line.slice(0, match.index + match[0].length).split(' ').length - 1;
}

function word(tokens: readonly Token[], at: number): string {
  return tokens[at]?.plain ?? '';
}

// Those who did it: named, or told by what they are. "its fighters" blames nobody.
function party(tokens: readonly Token[], start: number): Span | null {
  const from = /^(?:the|les|le|la|l')$/.test(word(tokens, start)) ? start + 1 : start;
  const told = OWN.test(word(tokens, from)) ? null : nameFrom(tokens, from);
  if (told === null || told.next - told.start > 10) return null;
  // "the hallmarks of the Front's raids"
  const owner = tokens.findIndex(({ plain }, at) => at > told.start && at < told.next && plain === 's');
  const span = owner < 0 ? told : { start: told.start, next: owner };
  const sort = speakerSortOf(tokens, span);
  const isNamed = tokens.slice(span.start, span.next).some(({ text }) => /^\p{Lu}/u.test(text));
  return isNamed || sort === 'group' ? span : null;
}

function afterOf(tokens: readonly Token[], at: number): Span | null {
  const of = [1, 2].find((step) => /^(?:of|de|d'|du|des)$/.test(word(tokens, at + step)));
  return of === undefined ? null : party(tokens, at + of + 1);
}

// "Islamic State fighters were behind Sunday's raid"
function beforeBehind(tokens: readonly Token[], at: number): Span | null {
  if (!tokens.slice(at + 1, at + 5).some((token) => DEED.test(token.plain))) return null;
  if (!/^(?:was|were|is|are|be|been|etait|etaient|serait|seraient|est|sont)$/.test(word(tokens, at - 1))) return null;
  let start = at - 1;
  while (
    start > 0 &&
    /^(?:was|were|is|are|be|been|had|have|may|might|etait|etaient|serait|seraient|est|sont|not)$/.test(
      word(tokens, start - 1),
    )
  )
    start -= 1;
  if (tokens.slice(start, at).some(({ plain }) => plain === 'not')) return null;
  const end = start;
  while (
    start > 0 &&
    tokens[start - 1]?.kind === 'word' &&
    end - start < 6 &&
    !/^(?:that|said|says|believes?|believed|que|qu'|and|but|et|mais|who|qui|whether|if|what)$/.test(
      word(tokens, start - 1),
    )
  )
    start -= 1;
  return start === end || /^(?:who|qui|those|ceux)$/.test(word(tokens, start - 1)) ? null : party(tokens, start);
}

// "the attackers belonged to X", "les assaillants, venus du nord, appartenaient selon lui au X"
function afterBelong(tokens: readonly Token[], at: number): Span | null {
  if (!tokens.slice(Math.max(0, at - 9), at).some(({ plain }) => ATTACKERS.test(plain))) return null;
  const to = [1, 2, 3, 4].find(
    (step) => /^(?:to|au|aux)$/.test(word(tokens, at + step)) || tokens[at + step]?.text === 'à',
  );
  return to === undefined ? null : party(tokens, at + to + 1);
}

function afterBy(tokens: readonly Token[], at: number): Span | null {
  const by = [1, 2].find((step) => /^(?:by|par)$/.test(word(tokens, at + step)));
  if (by === undefined) return null;
  const isOfDeed = tokens.slice(Math.max(0, at - 5), at).some(({ plain }) => DEED.test(plain));
  return isOfDeed ? party(tokens, at + by + 1) : null;
}
