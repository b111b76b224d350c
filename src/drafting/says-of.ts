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

/**
 * A statement in words that are read as that statement again, as near to the text's own as they can be: what a moderator sees, and may change. What
 * no words can say in so little room is left out.
 */
export function saysOf({ acts, figures, denies, blames }: Statement, language: Language): string {
  const parts = [
    ...(acts.includes('responsibility') ? [language === 'fr' ? 'revendication' : 'responsibility'] : []),
    ...denies.map((denied) => DENIALS[denied][language]),
    ...blames.map((blamed) => `${language === 'fr' ? 'accuse' : 'blames'} ${blamed}`).filter(isRead),
    ...figures.flatMap((figure) => wordsOf(figure, language) ?? []),
  ];
  return parts.reduce((whole, part) => {
    const longer = whole === '' ? part : `${whole}${language === 'fr' ? '\u00a0' : ''}; ${part}`;
    return longer.length <= LONGEST && isRead(longer) ? longer : whole;
  }, '');
}

function isRead(words: string): boolean {
  try {
    return readStatement(words).acts.length > 0;
  } catch {
    return false;
  }
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
  return [...(usual === null ? [] : [usual]), ...made].find((words) => says(words, figure)) ?? null;
}

function isOfSomeOnly(words: string): boolean {
  try {
    readStatement(words);
    return false;
  } catch (error) {
    return error instanceof UserError && error.key === 'says.noneOfSome';
  }
}

function says(words: string, { harm, victims, low, high }: Figure): boolean {
  try {
    const [only, ...others] = readStatement(words).figures;
    return (
      others.length === 0 && only?.harm === harm && only.victims === victims && only.low === low && only.high === high
    );
  } catch {
    return false;
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
