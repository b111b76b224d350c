import { phraseTable } from './phrase-table.ts';
import type { VictimNoun } from './victim-nouns.ts';

const PERSON: VictimNoun = { victims: 'people', harm: null, language: null };

/** What people do or are to others, which says nothing of their side: nouns for people all the same, unlike hills or rifles. */
export const ROLE_NOUNS = phraseTable<VictimNoun>([
  [PERSON, 'pilot(s), official(s), mercenary, mercenaries, ranger(s), hunter(s), engineer(s), technician(s), mayor(s)'],
  [
    PERSON,
    'section head(s), team head(s), squad head(s), clan head(s), tribe head(s), family head(s), village head(s)',
  ],
  [PERSON, 'community head(s), district head(s), department head(s)'],
  [PERSON, 'monk(s), cleric(s), bodyguard(s), politician(s), activist(s), supporter(s), follower(s), musician(s)'],
  [
    PERSON,
    'artist(s), lawyer(s), judge(s), magistrate(s), prefect(s), governor(s), minister(s), diplomat(s), lawmaker(s)',
  ],
  [PERSON, 'ambassador(s), businessman, businessmen, businesswoman, veteran(s), instructor(s), adviser(s), advisor(s)'],
  [PERSON, 'deserter(s), defector(s), informant(s), accomplice(s), smuggler(s), trafficker(s), poacher(s), spy, spies'],
  [
    PERSON,
    'widow(s), orphan(s), son(s), daughter(s), brother(s), sister(s), father(s), husband(s), wife, wives, parent(s)',
  ],
  [PERSON, 'neighbour(s), neighbor(s), guest(s), scientist(s), expert(s), inspector(s), observer(s), interpreter(s)'],
  [
    PERSON,
    'translator(s), climber(s), employee(s), colleague(s), friend(s), criminal(s), robber(s), thief, thieves, pirate(s)',
  ],
  [PERSON, 'pilote(s), mercenaire(s), chasseur(s), ingénieur(s), technicien(ne)(s), maire(s), moine(s), élu(e)(s)'],
  [
    PERSON,
    'fonctionnaire(s), responsable(s), cadre(s), activiste(s), partisan(s), avocat(e)(s), juge(s), magistrat(s)',
  ],
  [PERSON, "préfet(s), gouverneur(s), ministre(s), diplomate(s), ambassadeur(s), homme(s) d'affaires, vétéran(s)"],
  [PERSON, 'instructeur(s), conseiller(s), déserteur(s), informateur(s), complice(s), contrebandier(s), trafiquant(s)'],
  [
    PERSON,
    'braconnier(s), veuve(s), orphelin(e)(s), fils, frère(s), sœur(s), soeur(s), père(s), mère(s), mari(s), épouse(s)',
  ],
  [
    PERSON,
    'parent(s), voisin(e)(s), invité(e)(s), expert(s), observateur(s), interprète(s), gardien(s), musicien(ne)(s)',
  ],
  [PERSON, 'artiste(s), marabout(s), ami(e)(s), criminel(s), voleur(s), pirate(s), traducteur(s), scientifique(s)'],
]);
