import { phraseTable } from './phrase-table.ts';

export const ENGLISH_ARTICLES = ['the', 'an', 'a', 'this', 'that', 'these', ''];
const ENGLISH_EVENTS = (
  'attack(s), ambush(es), raid(s), clash(es), fighting, assault(s), explosion(s), bombing(s), strike(s), airstrike(s), ' +
  'air strike(s), drone strike(s), drone attack(s), suicide attack(s), suicide bombing(s), car bombing(s), battle(s), ' +
  'blast(s), shelling, operation(s), incident(s), violence'
).split(', ');
const FRENCH_ARTICLES = ["l'", 'une', 'un', 'cette', 'cet', 'ce', 'la', 'le', 'les', 'des', 'ces', ''];
const FRENCH_EVENTS = (
  'attaque(s), embuscade(s), raid(s), affrontement(s), combat(s), assaut(s), explosion(s), frappe(s), bombardement(s), ' +
  'attentat(s), frappe(s) de drone(s), attaque(s) de drone(s), frappe(s) aérienne(s), opération(s), incident(s), violences'
).split(', ');

/** Every way to say one of each list after another. */
export function combined(...lists: readonly (readonly string[])[]): string {
  return lists
    .reduce((starts, words) => starts.flatMap((start) => words.map((word) => `${start} ${word}`)), [''])
    .join(',');
}

/** Events as a number may be told of them: "the attack left 12 dead", "frappe : 12 morts". */
export const NAMED_EVENTS = phraseTable([
  [true, combined(ENGLISH_ARTICLES, ENGLISH_EVENTS)],
  [true, combined(FRENCH_ARTICLES, FRENCH_EVENTS)],
]);

/** What a toll does before its number. Not "rises by", nor "rises from 20 to 42". */
const TOLL_STANDS_AT = [
  'stands at, stood at, now stands at, rises to, rose to, has risen to, reached, has reached, hits, hit',
  'climbs to, climbed to, has climbed to, grows to, grew to, has grown to, jumps to, jumped to, increases to',
  'increased to, has increased to, is now, goes up to, went up to',
].flatMap((verbs) => verbs.split(', '));
const BILAN_EST_DE = [
  "est de, s'élève à, s'élève désormais à, s'élève à présent à, passe à, est passé à, monte à, est monté à, atteint",
  "grimpe à, a grimpé à, s'alourdit à, s'est alourdi à, s'établit à, est porté à, s'élevait à, s'élève maintenant à",
].flatMap((verbs) => verbs.split(', '));

/** What a statement may begin with before its number or its harm: "the attack left", "un bilan de". */
export const LEAD = phraseTable([
  [true, combined(ENGLISH_ARTICLES, ENGLISH_EVENTS)],
  [true, combined(FRENCH_ARTICLES, FRENCH_EVENTS)],
  [true, 'it, they, we, i, it says, confirms, confirmed, acknowledges, acknowledged, admits, admitted, reported'],
  [true, 'says, said, say, claims, claim, claimed, reports, report, announces, announced, states, puts, that, there'],
  [true, 'were, was, are, is, have been, has been, had been, left, leaves, leaving, with, cost, costing, causing'],
  [
    true,
    'a toll of, toll of, the toll of, a toll, toll, the toll, a death and injury toll of, caused, causes, of, among them',
  ],
  ...TOLL_STANDS_AT.map((verb) => [true, `the toll ${verb}, toll ${verb}`] as const),
  [
    true,
    'raises the toll to, raised the toll to, raises toll to, raised toll to, raises its toll to, raised its toll to',
  ],
  [true, 'brings the toll to, brought the toll to, puts the toll at, puts toll at, puts its toll at, toll at, bilan à'],
  ...BILAN_EST_DE.map((verb) => [true, `le bilan ${verb}, bilan ${verb}`] as const),
  [true, 'porte le bilan à, portent le bilan à, portant le bilan à, porté le bilan à'],
  [true, 'ils, elles, il, elle, nous, on, affirme, affirment, dit, disent, annonce, annoncent, déclare, fait état de'],
  [
    true,
    'documented, has documented, verified, has verified, recorded, has recorded, counted, has counted, registered',
  ],
  [true, 'has registered, a recensé, ont recensé, recense, recensent, a documenté, ont documenté, documente, dénombre'],
  [true, 'a dénombré, a enregistré, ont enregistré, enregistre, a comptabilisé, comptabilise'],
  [true, 'confirme, confirment, a confirmé, reconnaît, reconnaissent, a reconnu, le bilan fait état de'],
  [true, "fait état d', font état de, que, qu', un bilan de, bilan de, le bilan de, bilan"],
  [
    true,
    "un bilan d', bilan d', le bilan d', il y a eu, il y a, on compte, on dénombre, on déplore, y a eu, avec, de, d'",
  ],
  [true, 'a fait, ont fait, fait, font, faisant, a laissé, laissant, causant, a causé, ont causé, en'],
]);
/** Before a harm that leads: "has killed", "a tué". */
export const AUXILIARY = phraseTable([
  [true, 'has, have, had, having, to have, also, a, ont, avoir, ayant, avons, ai, as, aurait été, également, aussi'],
]);
/** Between a harm that leads and its number: "death toll of 30", "bilan s'élève à". */
export const AFTER_HARM = phraseTable([
  [true, 'of, at, to, is, reaches, now'],
  ...TOLL_STANDS_AT.map((verb) => [true, verb] as const),
  [true, "de, d', des, à, est d'"],
  ...BILAN_EST_DE.map((verb) => [true, verb] as const),
]);
/** Between those counted and what befell them: "were killed", "ont été tués". */
export const BEFORE_HARM = phraseTable([
  [true, 'were, was, are, is, have been, has been, had been, being, got, who were, who was, also, all'],
  [true, 'ont été, a été, sont, est, étaient, était, furent, fut, ayant été, avaient été, avait été, qui ont été'],
  [true, 'ont également été, également, aussi, avoir été, qui sont, also been'],
]);
/** The first half of a French negation: "n'ont pas été tués". */
export const NEGATIVE_AUXILIARY = new Set(["n'", 'ne']);
/** Behind a number that adds to others: "30 more", "30 autres". */
export const MORE = phraseTable([
  [true, "more, other, others, additional, further, autres, autre, de plus, in total, of, de, d', of them"],
]);
/** Between a harm and whom it befell: "30 deaths among civilians". */
export const AMONG = phraseTable([
  [true, "among the, among, amongst, in the ranks of the, parmi les, parmi, chez les, chez, of, de, d', of the, des"],
  [true, 'dans les rangs des, dans les rangs de'],
]);
/** Behind all that is said of a number and changes nothing of it: "in total", "in the attack". */
export const AFTER_ALL = phraseTable([
  [true, 'in total, in all, altogether, overall, also, too, au total, en tout, également, aussi, de plus'],
  [true, "à déplorer, est à déplorer, sont à déplorer, n'est à déplorer"],
  [true, combined(['in', 'during', 'in the course of'], ENGLISH_ARTICLES, ENGLISH_EVENTS)],
  [
    true,
    combined(
      ['dans', 'lors de', "lors d'", 'au cours de', 'pendant', 'durant', 'lors', 'au cours'],
      [...FRENCH_ARTICLES, 'du', "de l'"],
      FRENCH_EVENTS,
    ),
  ],
]);
/** Before parts of a number: "including 4 civilians". */
export const INCLUDING = phraseTable([
  [
    true,
    'including, among them, among whom, of them, of whom, dont, y compris, parmi lesquels, parmi eux, parmi lesquelles',
  ],
]);
/** Behind the number of a part: "42 killed, 12 of them civilians", "of whom 12 were civilians". */
export const OF_THEM = phraseTable([[true, "of them, of whom, d'entre eux, d'entre elles, parmi eux, parmi elles"]]);
export const WERE = phraseTable([[true, 'were, was, are, is, étaient, était, sont, est']]);
/** Between parts of a number. */
export const LIST_AND = phraseTable([[true, 'and, et']]);
/** Behind a number, or before it, where it comes on top of another: "30 more", "another 30". */
export const ON_TOP_AFTER = phraseTable([[true, 'more, other, others, additional, further, autres, autre, de plus']]);
export const ON_TOP_BEFORE = phraseTable([[true, 'another, further, additional']]);
/** Between words of harm where there were none: "aucun mort ni blessé", "neither dead nor wounded". */
export const NEITHER = phraseTable([[true, 'neither, ni']]);
export const NOR = phraseTable([[true, 'nor, or, ni, ni de, ni aucun(e)']]);
/** Between words of harm: "killed or wounded". */
export const HARM_AND = phraseTable([[true, 'and, or, et, ou']]);
