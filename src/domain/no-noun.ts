/** Words that are no noun for people, whatever their ending: to count them as one could turn what is said into its opposite. */
export const NO_NOUN: ReadonlySet<string> = new Set(
  (
    'not never no nor neither none nobody nothing without almost nearly barely hardly scarcely maybe perhaps possibly ' +
    'probably likely unlikely allegedly reportedly supposedly apparently falsely thought said told held kept made left found shot ' +
    'known shown seen given taken may might can could would should will shall must did does do done is are was were be been being ' +
    'am has have had having get got to in on at by for from with within after before since until till during while when where who ' +
    'whom whose which that this these those than then there here as if unless because although though but and or yet still already ' +
    'soon later ago last next today yesterday tomorrow tonight now once twice again always sometimes often perhaps besides thus ' +
    'regardless nonetheless nevertheless afterwards towards versus minus plus less few many much most some any each every half ' +
    'his her hers its their theirs our ours your yours my mine he she it they them we us you i ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october ' +
    'november december mondays tuesdays wednesdays thursdays fridays saturdays sundays responsibility claim claims statement ' +
    'pas jamais plus moins rien ni non ne sans presque peut etre sera seront serait seraient pourrait pourraient aurait auraient ' +
    'aura auront ont avait avaient est sont etait etaient fut furent va vont doit doivent peuvent dit dits crus promis prevus admis ' +
    'soi disant dans vers sous hors depuis des puis tres alors mais ou ainsi apres avant contre entre par pour sur avec chez parmi ' +
    'hier demain lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre ' +
    'octobre novembre decembre toujours parfois certes volontiers desormais ailleurs ici encore deja bientot dont y en se ses son sa ' +
    'against between among amongst near around over under above below inside outside vs via per except excluding including ' +
    'however so also too just even only least fewer another both either all a an the if quarter third double triple average total ' +
    'fake mock toy dummy pretend virtual cumulative former earlier previous certain certains certaines anciens ancien faux futurs futur lors pendant durant selon sauf ' +
    'si donc que qui quoi dont car environ dernier derniers prochain prochains allaient devaient pouvaient voulaient nie dement accuse ' +
    'revendique retire impute attribue denies blames accuses attributes retracts withdraws un une le la les des du de au aux ce ces cet ' +
    'hundreds dozens tens scores thousands millions several dizaines centaines milliers plusieurs quelques aucun aucune ' +
    'leur leurs nos vos notre votre nous vous ils elles il elle on lui eux responsabilite revendication beaucoup nombreux nombreuses ' +
    'new first second fourth fifth possible probable potential likely serious critical grave graves major minor heavy light severe ' +
    'nouveau nouveaux nouvelle nouvelles premier premiers premiere premieres grand grands possibles probables eventuel eventuels ' +
    'potentiel potentiels lourd lourds petit petits gros seul seuls seule seules simple simples says confirms admits ' +
    'about despite instead rather up down quasi oui ceux celles tous toutes'
  ).split(' '),
);
