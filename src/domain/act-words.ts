import type { Denied } from './claim.ts';
import { combined, ENGLISH_ARTICLES } from './count-words.ts';
import { type PhraseTable, phraseTable } from './phrase-table.ts';

const EVENT =
  'attack(s), ambush(es), raid(s), assault(s), strike(s), bombing(s), killing(s), killings, operation(s), massacre(s), explosion(s)';
const ÉVÉNEMENT =
  'attaque(s), embuscade(s), raid(s), assaut(s), frappe(s), attentat(s), opération(s), massacre(s), explosion(s), incident(s)';

const THE_EVENT = [
  ...['the', 'this', 'that', 'an'].flatMap((article) => EVENT.split(', ').map((noun) => `${article} ${noun}`)),
  'the event, the incident',
  ...["l'", 'cette', 'cet', 'ce', 'la', 'le', 'les', "d'"].flatMap((article) =>
    ÉVÉNEMENT.split(', ').map((noun) => `${article} ${noun}`),
  ),
  "l'événement, l'évènement",
].join(', ');

/** The event, as acts speak of it: "the attack", "cette embuscade", "it". */
export const EVENTS = phraseTable([[true, `${THE_EVENT}, it`]]);
/** Between an act and what it is of: "responsibility for", "revendication de". */
export const FOR = phraseTable([[true, "for, in, of, de, d', dans, pour, du, des, having, à, avoir"]]);

/** Claims responsibility. */
export const RESPONSIBILITY = phraseTable([
  [
    true,
    'responsibility, claims responsibility, claimed responsibility, claim responsibility, claiming responsibility',
  ],
  [true, 'claim of responsibility, admits responsibility, admitted responsibility, accepts responsibility'],
  [true, 'takes responsibility, took responsibility, taking responsibility, has claimed responsibility'],
  [true, 'acknowledges responsibility, assumes responsibility, says it was responsible, says it is responsible'],
  [true, 'have claimed responsibility, they claim responsibility, we claim responsibility, it claims responsibility'],
  [
    true,
    'revendique, revendiquent, revendiquant, a revendiqué, ont revendiqué, revendiqué, revendication, responsabilité',
  ],
  [true, 'revendique la responsabilité, revendiquent la responsabilité, a revendiqué la responsabilité'],
  [
    true,
    'assume la responsabilité, ont revendiqué la responsabilité, revendication de responsabilité, nous revendiquons',
  ],
]);
/** Claims it only where the event follows: "claims the attack", but not "claims it killed 12". */
export const CLAIMS = phraseTable([[true, 'claims, claimed, has claimed, have claimed, claiming, admits, admitted']]);

/** Attacks, by any name: to claim one is to claim responsibility, with an article or without: "claims drone strike". */
export const ATTACKS = phraseTable([
  [
    true,
    combined(
      ENGLISH_ARTICLES,
      'attack(s), ambush(es), raid(s), assault(s), strike(s), airstrike(s), air strike(s), bombing(s), drone strike(s), drone attack(s), suicide attack(s), suicide bombing(s), car bombing(s)'.split(
        ', ',
      ),
    ),
  ],
]);
/** Says of a deed that it is one's own: "admits it killed 12". */
export const ADMITS = phraseTable([
  [true, 'admits, admitted, has admitted, have admitted, admitting, acknowledges, acknowledged, has acknowledged'],
  [true, 'reconnaît, reconnaissent, a reconnu, ont reconnu'],
]);

/** Takes a statement back. */
export const RETRACTION = phraseTable([
  [true, 'retracts, retracted, retraction, has retracted, retracting, withdraws, withdrew, has withdrawn, takes back'],
  [true, 'se rétracte, se rétractent, rétracte, rétractation, retire, retirent, a retiré, rétractent'],
]);
/** What is taken back. */
export const ITS_STATEMENT = phraseTable([
  [true, 'its claim(s), the claim(s), their claim(s), its statement(s), the statement, their statement(s), his claim'],
  [true, 'its earlier claim, its earlier statement, its previous claim, its previous statement, this claim, her claim'],
  [true, 'sa déclaration, ses déclarations, la déclaration, sa revendication, la revendication, leur déclaration'],
  [true, 'leur revendication, son communiqué, le communiqué, leur communiqué, cette déclaration, ses propos'],
]);
/** To retract is a whole statement by itself; to withdraw or "retirer" needs to say what (it may be troops). */
export const RETRACTS_ALONE = new Set(['retracts', 'retracted', 'retraction', 'retracting', 'se', 'retractation']);

/** Denies something; what, follows. */
export const DENIES = phraseTable([
  [
    true,
    'denies, denied, deny, denying, has denied, have denied, denial of, a denial of, denial, rejects, rejected, reject',
  ],
  [true, 'has rejected, have rejected, rejecting, rejette, rejettent, rejetant, a rejeté, ont rejeté'],
  [true, 'nie, nient, niant, a nié, ont nié, dément, démentent, démentant, a démenti, ont démenti, démenti, nier'],
]);
/** What is denied. */
export const DENIED: PhraseTable<Denied> = phraseTable<Denied>([
  [
    'losses',
    'losses, any losses, any loss, casualties, any casualties, all losses, suffering losses, having suffered losses',
  ],
  [
    'losses',
    'suffering any losses, having suffered any losses, its losses, any deaths, having lost anyone, losing anyone',
  ],
  [
    'losses',
    'suffering casualties, suffering any casualties, having suffered casualties, having suffered any casualties',
  ],
  ['losses', 'that it suffered losses, that it suffered any losses, having losses, any fatalities, the losses'],
  [
    'losses',
    'toute perte, toutes pertes, toutes les pertes, des pertes, les pertes, ses pertes, avoir subi des pertes',
  ],
  [
    'losses',
    'toute perte humaine, avoir subi la moindre perte, la moindre perte, avoir perdu des hommes, pertes, perte',
  ],
  [
    'losses',
    'aucune perte, avoir subi une perte, leurs pertes, avoir enregistré des pertes, toute perte en vie humaine',
  ],
  [
    'responsibility',
    'responsibility, any responsibility, all responsibility, involvement, any involvement, any role, a role',
  ],
  [
    'responsibility',
    'its involvement, its responsibility, being responsible, being behind, carrying out, having carried out',
  ],
  [
    'responsibility',
    'any part, taking part, participation, any participation, that it was responsible, it was responsible',
  ],
  [
    'responsibility',
    'that it carried out, that it was behind, being involved, it was behind, it carried out, having any role',
  ],
  ['responsibility', 'toute responsabilité, sa responsabilité, la responsabilité, toute implication, son implication'],
  [
    'responsibility',
    "être responsable, être l'auteur, être les auteurs, être à l'origine, être impliqué(e)(s), responsabilité",
  ],
  [
    'responsibility',
    'toute participation, sa participation, avoir mené, avoir commis, être derrière, implication, leur implication',
  ],
  [
    'responsibility',
    'toute responsabilité et implication, leur responsabilité, avoir participé, avoir perpétré, tout rôle',
  ],
  [
    'responsibility',
    'accusations, the accusation(s), these accusations, allegations, the allegation(s), les accusations, ces accusations',
  ],
  ['responsibility', 'les allégations, ces allégations, toute accusation, toutes les accusations, all accusations'],
  ['event', `${THE_EVENT}, any attack, attack, that it happened, it happened, that this happened, any incident`],
  ['event', 'that there was an attack, that an attack took place, there was an attack, toute attaque, tout incident'],
]);
/** Between a verb of denying and a deed of the denier's own: "denies that it killed", "nie avoir tué". */
export const BEFORE_DEED = phraseTable([
  [
    true,
    'having, that it, that they, that its forces, that its soldiers, that its troops, that its fighters, it, they',
  ],
  [
    true,
    "has, have, had, avoir, qu'il, qu'ils, qu'elle, qu'elles, que ses forces, que ses soldats, ait, aient, a, ont",
  ],
]);
/** Behind a denied event: "denies that the attack took place". */
export const TOOK_PLACE = phraseTable([
  [true, 'took place, happened, occurred, ever took place, ever happened, has taken place, a eu lieu, ait eu lieu'],
  [true, "se soit produite, se soit produit, s'est produite, s'est produit"],
]);
/** Before what is denied, told as a clause. */
export const THAT = phraseTable([[true, "that, que, qu'"]]);
/** Between things denied together. */
export const DENIAL_AND = phraseTable([[true, 'and, or, nor, et, ou, ni']]);

/** Blames whoever follows. */
export const BLAMES = phraseTable([
  [true, 'blames, blamed, blame, blaming, has blamed, have blamed, accuses, accused, accuse, accusing, has accused'],
  [true, 'accusent, a accusé, ont accusé, accusant, met en cause, mettent en cause, incrimine, pointe du doigt, blâme'],
]);
/** Before whoever is blamed, where the event comes first: "blames the attack on". */
export const BLAMES_IT_ON = phraseTable([[true, 'on']]);
/** Attributes something to whoever is named behind `TO`. */
export const ATTRIBUTES = phraseTable([
  [
    true,
    'attributes, attributed, attribute, attributing, has attributed, pins, pinned, attribue, attribuent, a attribué',
  ],
  [true, 'impute, imputent, a imputé, ont attribué, ont imputé, attribuant, imputant'],
]);
/** What is attributed. */
export const ATTRIBUTED = phraseTable([
  [
    true,
    `${THE_EVENT}, it, responsibility, the responsibility, blame, the deaths, la responsabilité, la responsabilité de l'attaque`,
  ],
  [true, 'responsibility for the attack, la mort, les morts, ces morts, its losses'],
]);
/** Before whoever it is attributed to. */
export const TO = phraseTable([[true, 'to, on, à, au, aux, a']]);
/** Behind whoever is blamed, before what of: "blames the rebels for". */
export const OF_WHAT = phraseTable([
  [true, 'for, of, over, in, de, pour, du'],
  [true, "d'"],
]);
/** What they are blamed of, before the event. */
export const ROLE = phraseTable([
  [
    true,
    'carrying out, having carried out, being behind, being responsible for, being responsible, responsibility for',
  ],
  [
    true,
    "être derrière, être responsable de, être l'auteur de, avoir mené, avoir commis, avoir perpétré, être à l'origine de",
  ],
  [true, 'être responsable, avoir attaqué, perpetrating, committing, staging'],
]);
/** Before those who blame, or what is blamed on somebody: whoever follows is not the one blamed. */
export const NOT_BLAMED = phraseTable([[true, 'by, for, of, over, in, par, pour, de, du']]);
/** Words that are in no name of anyone blamed. */
export const NOBODY = new Set([
  'no',
  'nobody',
  'none',
  'not',
  'neither',
  'nor',
  'personne',
  'aucun',
  'aucune',
  'never',
  'pas',
  'anyone',
]);
/** How a word ends that tells of a deed: "accuses them of looting". It is no event Sitrep knows, so the act is not read. */
export const DEED = /(?:ing|er|ir|oir|re)$/;
/** Words that end so and tell of none. */
export const NOT_A_DEED = new Set([
  'terre',
  'mer',
  'guerre',
  'air',
  'niger',
  'alger',
  'gendarmerie',
  'centre',
  'beijing',
  'king',
]);
