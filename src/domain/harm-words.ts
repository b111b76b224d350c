import type { Harm } from './figure.ts';
import { phraseTable } from './phrase-table.ts';

export type SayingLanguage = 'en' | 'fr';

/** What a word of harm says. */
export interface HarmWord {
  readonly harm: Harm;
  readonly language: SayingLanguage;
  /** It names the people too, so without another noun it is the noun: "23 morts", "17 blessés". */
  readonly isNoun: boolean;
  /** It names what was suffered, so a word before it may be of that: "no serious losses" are not "no losses". */
  readonly isEvent: boolean;
}

function english(harm: Harm): HarmWord {
  return { harm, language: 'en', isNoun: false, isEvent: false };
}

function french(harm: Harm, isNoun = true): HarmWord {
  return { harm, language: 'fr', isNoun, isEvent: false };
}

function event(word: HarmWord): HarmWord {
  return { ...word, isEvent: true };
}

/** Words of harm in the forms that may follow or go before a number of people. */
export const HARM_WORDS = phraseTable<HarmWord>([
  [english('killed'), 'killed, dead, died, dies, have died, has died, had died, slain'],
  [event(english('killed')), 'death(s), fatality, fatalities, loss of life'],
  [
    english('killed'),
    'massacred, slaughtered, murdered, executed, beheaded, have perished, has perished, had perished',
  ],
  [english('killed'), 'assassinated, shot dead, gunned down, shot and killed, lost their lives, have lost their lives'],
  [
    english('killed'),
    'had lost their lives, lost his life, lost her life, lives lost, lost lives, lives, perished, put to death, found dead',
  ],
  [english('killed'), 'fell in battle, fell in combat, fallen in combat, drowned, have drowned, martyred'],
  [english('killed'), 'lynched, fatally shot, burned to death, burnt to death, hacked to death, stabbed to death'],
  [french('killed'), 'tué(e)(s), mort(e)(s), abattu(e)(s), assassiné(e)(s), massacré(e)(s), exécuté(e)(s)'],
  [french('killed'), 'égorgé(e)(s), décapité(e)(s), décédé(e)(s), lynché(e)(s), retrouvé(e)(s) mort(e)(s)'],
  [french('killed', false), "tombé(e)(s) au combat, noyé(e)(s), tombé(s) au champ d'honneur"],
  [event(french('killed', false)), 'décès, vies perdues'],
  [french('killed', false), 'ont péri, a péri, ont perdu la vie, a perdu la vie, ont trouvé la mort'],
  [french('killed', false), 'a trouvé la mort, avaient péri, avaient perdu la vie, perdent la vie, trouvent la mort'],
  [english('wounded'), 'wounded, injured, hurt'],
  [event(english('wounded')), 'injury, injuries'],
  [french('wounded'), 'blessé(e)(s)'],
  [english('killed'), 'KIA, killed in action'],
  [english('wounded'), 'WIA, wounded in action'],
  [english('missing'), 'MIA, missing in action'],
  [english('missing'), 'missing, unaccounted for, gone missing, went missing, have gone missing, reported missing'],
  [english('missing'), 'still missing, remain missing, remains missing, still unaccounted for, remain unaccounted for'],
  [french('missing'), 'disparu(e)(s), porté(e)(s) disparu(e)(s), ont disparu, a disparu'],
  [french('missing', false), "manquant(e)(s), manquent à l'appel, manque à l'appel, manquant(s) à l'appel"],
  [english('captured'), 'captured, taken prisoner(s), taken captive, made prisoner(s)'],
  [french('captured'), 'capturé(e)(s)'],
  [french('captured', false), 'fait(s) prisonnier(s), faites prisonnières, faite prisonnière'],
  [english('abducted'), 'abducted, kidnapped, taken hostage, held hostage'],
  [french('abducted'), 'enlevé(e)(s), kidnappé(e)(s)'],
  [french('abducted', false), 'pris(e)(es) en otage(s), retenu(e)(s) en otage(s), détenu(e)(s) en otage(s)'],
  [english('arrested'), 'arrested, detained, taken into custody'],
  [event(english('arrested')), 'arrests, arrest'],
  [english('arrested'), 'apprehended, placed under arrest'],
  [french('arrested'), 'arrêté(e)(s), interpellé(e)(s), appréhendé(e)(s)'],
  [event(french('arrested', false)), 'arrestation(s), interpellation(s)'],
  [french('arrested', false), 'placé(e)(s) en détention'],
  [french('arrested', false), 'mis(e)(es) aux arrêts'],
  [english('displaced'), 'displaced, fled, have fled, has fled, had fled, fleeing, flee, uprooted, forced to flee'],
  [
    english('displaced'),
    'forced from their homes, driven from their homes, fled their homes, have fled their homes, forcibly displaced',
  ],
  [
    english('displaced'),
    'has fled their homes, had fled their homes, internally displaced, forced to flee their homes, fleeing their homes, forced out of their homes',
  ],
  [french('displaced'), 'déplacé(e)(s), déraciné(e)(s)'],
  [
    french('displaced', false),
    'ont fui, a fui, avaient fui, fuient, ont fui leur(s) foyer(s), ont fui leur(s) domicile(s)',
  ],
  [
    french('displaced', false),
    'contraint(e)(s) de fuir, forcé(e)(s) de fuir, obligé(e)(s) de fuir, poussé(e)(s) à fuir',
  ],
  [french('displaced', false), 'chassé(e)(s) de leur(s) foyer(s), chassé(e)(s) de chez eux, contraint(e)(s) à fuir'],
  [english('neutralised'), 'neutralised, neutralized'],
  [
    english('neutralised'),
    'put out of action, taken out of action, out of action, placed out of action, hors de combat',
  ],
  [french('neutralised'), 'neutralisé(e)(s)'],
  [french('neutralised', false), 'mis(e)(es) hors de combat'],
  [french('neutralised', false), "mis(e)(es) hors d'état de nuire, hors d'état de nuire, hors d'état de combattre"],
  [event(english('casualties')), 'casualties, casualty, loss, losses'],
  [
    event(french('casualties', false)),
    'perte(s), perte(s) en vies humaines, perte en vie humaine, pertes humaines, perte humaine',
  ],
]);

/**
 * Words of harm that only go before the number they count: "death toll of 30", "killing 30", "la mort de 23 soldats".
 * After a number they would say what those people did ("30 militants killing").
 */
export const HARM_BEFORE = phraseTable<HarmWord>([
  [english('killed'), 'death toll, the death toll, the killing, the deaths, the death, claimed the lives'],
  [english('killed'), 'cost the lives, took the lives, the execution, the massacre, having killed'],
  [english('killed'), 'raises the death toll to, raised the death toll to, raises death toll to, raised death toll to'],
  [english('killed'), 'raises its death toll to, raised its death toll to, brings the death toll to'],
  [french('killed', false), 'la mort, coûté la vie à, coûte la vie à, coûtant la vie à, causé la mort'],
  [french('killed', false), "l'exécution, l'assassinat, le massacre, le décès, nombre de morts, le nombre de morts"],
  [english('killed'), 'kills, killing, massacring, murdering, executing, beheading'],
  [french('killed', false), 'tuent, tuant, massacrant, exécutant, abattant, assassinant'],
  [english('wounded'), 'the wounding, having wounded, wounding, wounds, injuring, injures'],
  [french('wounded', false), 'blessent, blessant'],
  [english('captured'), 'the capture, having captured, took captive, took prisoner, captures, capturing'],
  [french('captured', false), 'la capture, capturent, capturant'],
  [
    english('abducted'),
    'the abduction, the kidnapping, having abducted, took hostage, abducts, abducting, kidnapping, kidnaps',
  ],
  [french('abducted', false), "l'enlèvement, enlèvent, enlevant, kidnappant"],
  [english('arrested'), 'the arrest, the detention, arresting, detaining, detains'],
  [french('arrested', false), "l'arrestation, l'interpellation, arrêtent, arrêtant, interpellant"],
  [english('displaced'), 'the displacement, displacing, displaces, uprooting'],
  [french('displaced', false), 'le déplacement, la fuite, déplaçant'],
  [
    english('neutralised'),
    'the neutralisation, the neutralization, having neutralised, having neutralized, neutralising, neutralizing',
  ],
  [french('neutralised', false), 'la neutralisation, neutralisent, neutralisant'],
]);
