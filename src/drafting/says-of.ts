import type { Language } from '../domain/action.ts';
import { aboutEnds } from '../domain/amount.ts';
import type { Denied, Statement } from '../domain/claim.ts';
import { UserError } from '../domain/errors.ts';
import type { Figure, Harm, Victims } from '../domain/figure.ts';
import { readStatement } from '../domain/says.ts';
import { agreeing } from './agreement.ts';

type Two = Readonly<Record<Language, string>>;

const HARMS: Readonly<Record<Harm, Two>> = {
  killed: { en: 'killed', fr: 'tués' },
  wounded: { en: 'wounded', fr: 'blessés' },
  missing: { en: 'missing', fr: 'disparus' },
  captured: { en: 'captured', fr: 'capturés' },
  abducted: { en: 'abducted', fr: 'enlevés' },
  arrested: { en: 'arrested', fr: 'arrêtés' },
  displaced: { en: 'displaced', fr: 'déplacés' },
  neutralised: { en: 'neutralised', fr: 'neutralisés' },
  casualties: { en: 'killed or wounded', fr: 'tués ou blessés' },
};

const NOUNS: Readonly<Record<Victims, Two>> = {
  people: { en: 'people', fr: 'personnes' },
  security_forces: { en: 'security forces members', fr: 'agents de sécurité' },
  military: { en: 'soldiers', fr: 'soldats' },
  police: { en: 'police officers', fr: 'policiers' },
  militia: { en: 'militiamen', fr: 'miliciens' },
  armed_group: { en: 'fighters', fr: 'combattants' },
  civilians: { en: 'civilians', fr: 'civils' },
  peacekeepers: { en: 'peacekeepers', fr: 'Casques bleus' },
};

const DENIALS: Readonly<Record<Denied, Two>> = {
  event: { en: 'denies the attack', fr: "nie l'attaque" },
  responsibility: { en: 'denies responsibility', fr: 'nie toute responsabilité' },
  losses: { en: 'denies losses', fr: 'nie toute perte' },
};

const NO_CIVILIANS: Partial<Record<Harm, Two>> = {
  casualties: { en: 'no civilian casualties', fr: 'aucune victime civile' },
  killed: { en: 'no civilians killed', fr: 'aucun civil tué' },
  wounded: { en: 'no civilians wounded', fr: 'aucun civil blessé' },
};

/** As many characters as a claim's words may have. */
const LONGEST = 500;

/** What a statement comes to in words. */
interface Said {
  /** Most are one; what would be misread beside the rest is said by itself. */
  readonly claims: readonly string[];
  /** Figures that no words can say, in the text's own, and whoever is blamed by a name that is not read as one. */
  readonly unread: readonly string[];
}

interface Part {
  readonly words: string;
  readonly figures: readonly Figure[];
}

/**
 * A statement in words that are read as that statement again, as near to the text's own as they can be: what a moderator sees, and may change. Nothing
 * is left out of them without being told.
 */
export function saysOf({ acts, figures, denies, blames }: Statement, language: Language): Said {
  const of = (words: string): Part => ({ words, figures: [] });
  const blamed = blames.map((name) => of(`${language === 'fr' ? 'accuse' : 'blames'} ${name}`));
  const told = figures.map((figure) => ({ figure, words: wordsOf(figure, language) }));
  const parts = [
    ...(acts.includes('responsibility') ? [of(language === 'fr' ? 'revendication' : 'responsibility')] : []),
    ...denies.map((denied) => of(DENIALS[denied][language])),
    ...blamed.filter(isRead),
    ...told.flatMap(({ figure, words }) => (words === null ? [] : [{ words, figures: [figure] }])),
  ];
  const claims: Part[] = [];
  for (const part of parts) {
    const wholes = claims.map((claim) => joined(claim, part, language));
    const at = wholes.findIndex(isRead);
    claims.splice(at < 0 ? claims.length : at, 1, wholes[at] ?? part);
  }
  return {
    claims: claims.map(({ words }) => words),
    unread: [
      ...blamed.filter((part) => !isRead(part)).map(({ words }) => words),
      ...told.flatMap(({ figure, words }) => (words === null ? [figure.words] : [])),
    ],
  };
}

function joined(one: Part, other: Part, language: Language): Part {
  return {
    words: `${one.words}${language === 'fr' ? '\u00a0' : ''}; ${other.words}`,
    figures: [...one.figures, ...other.figures],
  };
}

/** Whether words are read, and with these figures. */
function isRead({ words, figures }: Part): boolean {
  if (words.length > LONGEST) return false;
  try {
    const read = readStatement(words);
    return read.acts.length > 0 && meaning(read.figures) === meaning(figures);
  } catch {
    return false;
  }
}

function meaning(figures: readonly Figure[]): string {
  return JSON.stringify(figures.map(({ harm, victims, low, high }) => [harm, victims, low, high]));
}

function wordsOf(figure: Figure, language: Language): string | null {
  const { harm, victims, noun, high } = figure;
  const amounts = amountsOf(figure, language);
  const nouns = [noun, NOUNS[victims][language], NOUNS[victims].en].filter((each) => each !== '');
  const usual = high === 0 && victims === 'civilians' ? (NO_CIVILIANS[harm]?.[language] ?? null) : null;
  const made = amounts.flatMap((amount) =>
    nouns.flatMap((each) => [
      agreeing(amount, each, HARMS[harm][language], language),
      `${amount} ${each} ${HARMS[harm][language]}`,
      `${amount} ${each} ${HARMS[harm].en}`,
    ]),
  );
  // That no children were killed is not to be said as that no civilians were.
  if (high === 0 && made.some(isOfSomeOnly)) return null;
  return [...(usual === null ? [] : [usual]), ...made].find((words) => isRead({ words, figures: [figure] })) ?? null;
}

function isOfSomeOnly(words: string): boolean {
  try {
    readStatement(words);
    return false;
  } catch (error) {
    return error instanceof UserError && error.key === 'says.noneOfSome';
  }
}

const VAGUE: readonly (readonly [low: number, high: number, words: Two])[] = [
  [3, 9, { en: 'several', fr: 'plusieurs' }],
  [10, 99, { en: 'tens of', fr: 'des dizaines de' }],
  [12, 99, { en: 'dozens of', fr: 'des douzaines de' }],
  [20, 199, { en: 'scores of', fr: 'de 20 à 199' }],
  [100, 999, { en: 'hundreds of', fr: 'des centaines de' }],
  [1000, 9999, { en: 'thousands of', fr: 'des milliers de' }],
];

const MORE_THAN = /\b(?:more than|over|upwards? of|plus d[e'’])/i;

/** Ways to say how many, the text's own first. */
function amountsOf({ low, high, named, words }: Figure, language: Language): string[] {
  const french = language === 'fr';
  if (high === 0) return [french ? 'aucun' : 'no', 'no'];
  if (high === null) {
    const more = named === low && MORE_THAN.test(words) ? [`${french ? 'plus de' : 'more than'} ${low}`] : [];
    return [...more, `${french ? 'au moins' : 'at least'} ${low}`, ...(low === 1 ? ['an unspecified number of'] : [])];
  }
  if (low === high) return [String(low)];
  const vague = VAGUE.find(([from, to]) => from === low && to === high);
  if (vague) return [vague[2][language], `${low}–${high}`];
  if (named !== null) {
    const about = aboutEnds(named, named);
    if (about.low === low && about.high === high) return [`${french ? 'environ' : 'about'} ${named}`];
    if (about.low === low && high === named) return [`${french ? 'près de' : 'nearly'} ${named}`];
    if (low === 0) return [`${french ? 'jusqu’à' : 'up to'} ${named}`];
  }
  return [`${low}–${high}`];
}
