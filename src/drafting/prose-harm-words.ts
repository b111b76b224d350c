import type { Harm } from '../domain/figure.ts';
import type { SayingLanguage } from '../domain/harm-words.ts';
import { phraseTable } from '../domain/phrase-table.ts';

/**
 * How a word of harm stands to the number it is about: an `object` word has it after ("killing 30"), a `subject` word before ("30 died"),
 * a `participle` either ("killed 30", "30 killed"), a `noun` or adjective just before ("30 dead"), a `heading` after some words ("death toll … 30").
 */
export type HarmForm = 'object' | 'subject' | 'participle' | 'noun' | 'heading';

export interface ProseWord {
  readonly isOwn: boolean;
  readonly harm: Harm;
  readonly form: HarmForm;
  readonly language: SayingLanguage;
  readonly isNoun: boolean;
}

function of(harm: Harm, form: HarmForm, language: SayingLanguage): ProseWord {
  return { harm, form, language, isNoun: false, isOwn: false };
}

function own(language: SayingLanguage): ProseWord {
  return { ...of('killed', 'object', language), isOwn: true };
}

/** What news prose says beside the words of harm that people use in a statement. */
export const PROSE = phraseTable<ProseWord>([
  [
    of('killed', 'subject', 'en'),
    'die, dying, perish, died of, drowned, suffocated, succumbed, bled to death, lost lives',
  ],
  [
    of('killed', 'subject', 'en'),
    'lose their lives, losing their lives, lost their life, fell in combat, had fallen, fell on the field',
  ],
  [
    of('killed', 'subject', 'en'),
    'died, have died, has died, had died, dies, perished, have perished, has perished, had perished',
  ],
  [
    of('killed', 'subject', 'en'),
    'lost their lives, have lost their lives, had lost their lives, lost his life, lost her life, has lost his life',
  ],
  [
    of('killed', 'participle', 'en'),
    'eliminated, hanged, burned alive, burnt alive, cut down, mown down, mowed down, shot to death, blown up',
  ],
  [
    of('killed', 'participle', 'en'),
    'shot and buried, lined up and shot, hacked to death, beaten to death, burned to death, burnt to death, stabbed to death, stoned to death',
  ],
  [
    of('killed', 'subject', 'en'),
    'also fell, fell in the fighting, paid the supreme price, paid the ultimate price, made the supreme sacrifice, made the ultimate sacrifice, succumbed to, breathed their last',
  ],
  [
    of('killed', 'object', 'en'),
    'shooting dead, gunning down, hacking to death, burning to death, beating to death, shoots dead, shot and killing',
  ],
  [
    of('killed', 'participle', 'en'),
    'killed, massacred, slaughtered, murdered, executed, beheaded, assassinated, shot dead, gunned down, slain',
  ],
  [
    of('killed', 'participle', 'en'),
    'shot and killed, embraced martyrdom, lynched, fatally shot, fatally wounded, martyred',
  ],
  [
    of('killed', 'object', 'en'),
    'kill, slay, slaying, slaughtering, claimed the life of, claiming the lives of, claiming the life of, claims the lives of',
  ],
  [
    of('killed', 'object', 'en'),
    'claimed the lives of, took the lives of, taking the lives of, cost the lives of, costing the lives of',
  ],
  [
    of('killed', 'object', 'en'),
    'kills, killing, massacring, murdering, executing, beheading, eliminating, assassinating, slaughter, burying, buried, bury',
  ],
  [
    of('killed', 'object', 'en'),
    'the killing of, the killings of, the deaths of, the death of, deaths of, death of, killings of, the execution of, the massacre of, the murder of',
  ],
  [
    of('killed', 'object', 'en'),
    'killing of, massacre of, execution of, murder of, beheading of, the beheading of, assassination of, the loss of, loss of',
  ],
  [
    of('killed', 'heading', 'en'),
    'the dead at, a figure of, a toll of, a death toll of, a tally of, the number of the dead, number of the dead, the number of dead, the number of deaths, the number killed, the number of people killed, the figure, the number, death toll, the death toll, a death toll, the toll, toll, the toll of dead, deaths at, number of dead, number of deaths, number of people killed, number of fatalities, tally',
  ],
  [
    of('killed', 'heading', 'en'),
    'number killed, the dead included, the dead include, dead were, among the dead, those killed included, those killed were',
  ],
  [
    of('killed', 'heading', 'en'),
    'among those killed, among the victims, the victims included, the fatalities included, number of those killed, toll at, body count',
  ],
  [of('killed', 'noun', 'en'), 'dead, deaths, death, fatalities, fatality, lives'],
  [of('killed', 'noun', 'en'), 'found dead, bodies, body, corpses, corpse, dead bodies, burials'],
  [own('en'), 'lost, losing, has lost, have lost, had lost, loses'],
  [own('fr'), 'perdu, perdait, perdant, a perdu, ont perdu'],
  [
    of('killed', 'object', 'en'),
    'bodies of, the bodies of, the funeral of, the funerals of, funeral of, burial of, corpses of, remains of, the remains of, graves of',
  ],
  [
    of('killed', 'object', 'fr'),
    "obsèques de, obsèques d', les obsèques de, funérailles de, les funérailles de, corps de, corps d', les corps de, les corps d', dépouilles de, cadavres de, corps sans vie de",
  ],
  [
    of('wounded', 'heading', 'en'),
    'the number of wounded, the number of injured, number of wounded, number of injured, number of people wounded, number of injuries, among the wounded, the wounded included, the injured included, the injured include, the wounded include',
  ],
  [of('wounded', 'participle', 'en'), 'wounded, injured, hurt, maimed'],
  [
    of('wounded', 'subject', 'en'),
    'hospitalised, hospitalized, in hospital, in hospitals, being treated, taken to hospital, receiving treatment, sustained injuries, suffered injuries, sustained gunshot injuries, sustained gunshot wounds, suffered gunshot wounds, sustained serious injuries, sustained minor injuries, suffered burns',
  ],
  [
    of('wounded', 'subject', 'en'),
    'suffered burns, sustained wounds, suffered wounds, rushed to hospital, in critical condition, in a critical condition, in serious condition, treated for',
  ],
  [
    of('wounded', 'noun', 'en'),
    'injuries, injury, wounded people, with wounds, evacuated with wounds, with gunshot wounds, with injuries, with burns',
  ],
  [
    of('wounded', 'object', 'en'),
    'injuring, wounding, injures, wounds, maiming, wound, injure, the wounding of, hurting',
  ],
  [
    of('missing', 'subject', 'en'),
    'missing, unaccounted for, went missing, gone missing, disappeared, vanished, yet to be found, remain untraced',
  ],
  [of('missing', 'heading', 'en'), 'number of missing, number of people missing'],
  [
    of('abducted', 'participle', 'en'),
    'taken, abducted, kidnapped, taken hostage, held hostage, snatched, carried off, taken away, marched off, marched away, led away, seized and taken away',
  ],
  [
    of('abducted', 'object', 'en'),
    'carrying off, taking away, marching off, dragging away, abducting, kidnapping, abducts, kidnaps, abduct, kidnap, took hostage, taking hostage, the abduction of, the kidnapping of, snatching',
  ],
  [of('abducted', 'object', 'en'), 'abduction of, kidnapping of'],
  [of('captured', 'participle', 'en'), 'captured, taken prisoner, taken captive, taken prisoners, made prisoner'],
  [
    of('captured', 'object', 'en'),
    'capturing, capture, took prisoner, taking prisoner, took captive, the capture of, capture of, were holding, was holding, is holding, are holding',
  ],
  [of('arrested', 'participle', 'en'), 'arrested, detained, apprehended, rounded up, taken into custody'],
  [
    of('arrested', 'object', 'en'),
    'arresting, detaining, arrests, detains, the arrest of, arrest of, the detention of',
  ],
  [of('displaced', 'participle', 'en'), 'displaced, uprooted, driven from, forced to flee, forced from'],
  [
    of('displaced', 'subject', 'en'),
    'fled, flee, fleeing, have fled, had fled, has fled, sought refuge, crossed into, took refuge, have taken refuge',
  ],
  [of('displaced', 'object', 'en'), 'displacing, uprooting, displaces, the displacement of, displacement of'],
  [of('neutralised', 'participle', 'en'), 'neutralised, neutralized, put out of action'],
  [of('neutralised', 'object', 'en'), 'neutralising, neutralizing'],
  [of('casualties', 'noun', 'en'), 'casualties, losses'],
  [
    of('killed', 'subject', 'fr'),
    'ont péri, a péri, avaient péri, avait péri, périssent, meurent, mouraient, ont succombé, a succombé, sont décédés, est décédé, péri',
  ],
  [
    of('killed', 'subject', 'fr'),
    'ont perdu la vie, a perdu la vie, avaient perdu la vie, avait perdu la vie, perdent la vie, perdu la vie, perdre la vie, trouvé la mort',
  ],
  [
    of('killed', 'subject', 'fr'),
    'ont trouvé la mort, a trouvé la mort, avaient trouvé la mort, trouvent la mort, ayant péri, ayant perdu la vie, ayant trouvé la mort',
  ],
  [
    of('killed', 'subject', 'fr'),
    'laissé la vie, laissé leur vie, laissé leurs vies, laissé sa vie, laissent la vie, y ont laissé la vie, trouvé la mort',
  ],
  [
    of('killed', 'subject', 'fr'),
    "sont tombés, sont tombées, est tombé, tombés au combat, tombé au combat, tombés au champ d'honneur, tombé au champ d'honneur, meurt",
  ],
  [
    of('killed', 'participle', 'fr'),
    'tué(e)(s), abattu(e)(s), assassiné(e)(s), massacré(e)(s), exécuté(e)(s), égorgé(e)(s), décapité(e)(s), lynché(e)(s)',
  ],
  [
    of('killed', 'participle', 'fr'),
    'éliminé(e)(s), fusillé(e)(s), brûlé(e)(s) vif(s), brûlées vives, criblé(e)(s) de balles, fauché(e)(s), pendu(e)(s), noyé(e)(s)',
  ],
  [of('killed', 'participle', 'fr'), 'enterré(e)(s), inhumé(e)(s), tombé(e)(s)'],
  [
    of('killed', 'object', 'fr'),
    'tuent, tuant, massacrant, abattant, exécutant, assassinant, tuait, tuaient, massacrent, abattent, exécutent, éliminant, éliminent',
  ],
  [
    of('killed', 'object', 'fr'),
    "coûté la vie à, coûte la vie à, coûtant la vie à, coûter la vie à, coûté la vie d', coûté la vie de, coûtait la vie à",
  ],
  [
    of('killed', 'object', 'fr'),
    "la mort de, la mort d', la mort des, mort de, mort d', le décès de, le décès d', décès de, le meurtre de, l'assassinat de, l'assassinat d'",
  ],
  [
    of('killed', 'object', 'fr'),
    "l'exécution de, l'exécution d', le massacre de, le massacre d', massacre de, exécution de, assassinat de, la perte de, la perte d', perte de, perte d'",
  ],
  [
    of('killed', 'heading', 'fr'),
    'le nombre de morts, le nombre de tués, le nombre de victimes, le nombre de décès, nombre de morts, nombre de tués, nombre des morts, nombre de victimes, parmi les morts, parmi les tués, parmi les victimes, nombre de décès, le bilan, bilan',
  ],
  [
    of('killed', 'noun', 'fr'),
    'mort(e)(s), décès, tués, corps, cadavre(s), dépouille(s), corps sans vie, vies, décédé(e)(s)',
  ],
  [
    of('wounded', 'participle', 'fr'),
    'blessé(e)(s), atteint(e)(s), touché(e)(s) par balle(s), mutilé(e)(s), brûlé(e)(s)',
  ],
  [of('wounded', 'subject', 'fr'), 'hospitalisé(e)(s), évacué(e)(s) vers l, soigné(e)(s)'],
  [of('killed', 'object', 'fr'), 'tuer, abattre, éliminer'],
  [of('neutralised', 'object', 'fr'), 'neutraliser'],
  [of('captured', 'object', 'fr'), 'capturer'],
  [of('arrested', 'object', 'fr'), 'arrêter, interpeller'],
  [of('abducted', 'object', 'fr'), 'enlever'],
  [of('wounded', 'object', 'fr'), 'blessant, blessent, blessait, blesse'],
  [of('wounded', 'heading', 'fr'), 'le nombre de blessés, nombre de blessés, parmi les blessés'],
  [
    of('missing', 'subject', 'fr'),
    "disparu(e)(s), porté(e)(s) disparu(e)(s), manquent à l'appel, manquaient à l'appel, manque à l'appel, restent introuvables, introuvables",
  ],
  [
    of('abducted', 'participle', 'fr'),
    'enlevé(e)(s), kidnappé(e)(s), pris en otage, prises en otage, pris en otages, emmené(e)(s) de force, emmené(e)(s) par les',
  ],
  [
    of('abducted', 'object', 'fr'),
    "enlevant, enlèvent, kidnappant, l'enlèvement de, l'enlèvement d', l'enlèvement des, enlèvement de, enlèvement d', le rapt de, prenant en otage, kidnappent",
  ],
  [of('captured', 'participle', 'fr'), 'capturé(e)(s), fait(s) prisonniers, fait prisonnier'],
  [of('captured', 'object', 'fr'), 'capturant, capturent, la capture de, la capture d, capture de'],
  [of('captured', 'noun', 'fr'), 'prisonnier(s), prisonnière(s)'],
  [of('captured', 'noun', 'en'), 'prisoner(s), captive(s), prisoners of war'],
  [of('arrested', 'participle', 'fr'), 'arrêté(e)(s), interpellé(e)(s), appréhendé(e)(s), placé(e)(s) en détention'],
  [
    of('arrested', 'object', 'fr'),
    "arrêtant, interpellant, l'arrestation de, l'arrestation d', l'interpellation de, arrestation de, arrestation d'",
  ],
  [
    of('displaced', 'participle', 'fr'),
    'déplacé(e)(s), déraciné(e)(s), contraint(e)(s) de fuir, forcé(e)(s) de fuir, poussé(e)(s) à fuir',
  ],
  [
    of('displaced', 'subject', 'fr'),
    'ont fui, a fui, avaient fui, fuient, fuyant, fui, ont quitté, ont dû quitter, ont dû fuir, se sont réfugié(e)s, ont trouvé refuge, s étaient réfugié(e)s',
  ],
  [of('displaced', 'object', 'fr'), 'déplaçant, le déplacement de, déplacement de'],
  [
    of('neutralised', 'participle', 'fr'),
    'neutralisé(e)(s), mis hors de combat, mises hors de combat, mis hors d état de nuire',
  ],
  [of('neutralised', 'object', 'fr'), 'neutralisant, neutralisent'],
  [of('casualties', 'noun', 'fr'), 'victimes, pertes, perte'],
]);
