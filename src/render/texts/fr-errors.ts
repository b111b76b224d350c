import type { EN_ERRORS } from './en-errors.ts';
import { FR_IMPORT_ERRORS } from './fr-import-errors.ts';
import type { FrenchOf } from './french-of.ts';

const EXAMPLES =
  'Exemples : `au moins 23 soldats tués, 17 blessés` · `revendique l’attaque ; 30 soldats tués` · `nie toute perte`';
const CRON_EXAMPLE = 'Exemple : 0 8 * * 1-5 veut dire 08:00 du lundi au vendredi.';

/** What was wrong and how to put it right, in French. */
export const FR_ERRORS: FrenchOf<typeof EN_ERRORS> = {
  ...FR_IMPORT_ERRORS,

  'error.unexpected':
    'Une erreur s’est produite et votre demande n’a pas été exécutée. Veuillez réessayer ; si l’erreur se répète, communiquez ce numéro au responsable du bot : {{id}}.',
  'error.notSure':
    'Le registre est devenu inaccessible pendant l’écriture : votre saisie a pu être enregistrée ou non. Vérifiez avec `/événement` avant de réessayer. Numéro pour le responsable du bot : {{id}}.',
  'error.brokenRecord':
    'Le registre de ce serveur ne se tient plus à l’entrée {{seq}} : rien n’en est tiré et rien n’y est enregistré. Prévenez la personne qui exploite Sitrep ; les responsables du serveur peuvent regarder avec `/registre vérifier`.',
  'error.newerRecord':
    'Le registre de ce serveur a été écrit par une version de Sitrep plus récente que celle qui fonctionne. Rien n’en est tiré et rien n’y est enregistré tant que la personne qui exploite Sitrep ne l’a pas mis à jour.',

  'error.notShown':
    'La réponse n’a pas pu être affichée. Veuillez réessayer ; si cela se répète, communiquez ce numéro au responsable du bot : {{id}}.',
  'error.recordedNotShown':
    'Votre demande a été enregistrée, mais la réponse n’a pas pu être affichée. Inutile de la renvoyer. Numéro pour le responsable du bot : {{id}}.',
  'error.thingRecordedNotShown':
    'C’est enregistré sous {{thing}}, mais la réponse n’a pas pu être affichée. Inutile de renvoyer la commande. Numéro pour le responsable du bot : {{id}}.',

  'option.missing': 'L’option `{{option}}` manque. Remplissez-la et renvoyez la commande.',
  'option.missingSeveral': 'Il reste à remplir : {{option}}.',
  'option.notAChoice': '« {{value}} » ne fait pas partie des choix de `{{option}}` : {{choices}}.',
  'option.notAnAddress':
    '« {{value}} » n’est pas une adresse web. Donnez `{{option}}` en entier, en commençant par https:// ou http://, sans nom d’utilisateur ni mot de passe.',
  'option.tooLong': '`{{option}}` peut avoir {{maximum}} caractères au plus. Veuillez raccourcir.',
  'file.tooLarge': '{{name}} dépasse {{maximum}} Mo, le maximum accepté.',
  'file.gone': '{{name}} n’a pas pu être récupéré auprès de Discord. Joignez à nouveau le fichier.',
  'button.stale': 'Ce bouton renvoie à quelque chose qui n’existe plus. Veuillez renvoyer la commande.',
  'history.notAllowed':
    'Ce bouton est réservé aux membres qui peuvent enregistrer ici. Si vous pouvez utiliser la commande, passez par elle.',
  'recording.notAllowed':
    'Ceci est réservé aux membres qui peuvent enregistrer ici. Si vous pouvez utiliser la commande, remplissez plutôt ses options.',
  'history.eventAndClaim':
    'Donnez `événement` ou `déclaration`, pas les deux : le numéro d’une déclaration dit de quel événement il s’agit.',
  'query.periodBackwards': 'La période est à l’envers : `depuis` vient après `jusqu-au`. Veuillez les intervertir.',

  'event.unknown':
    'Il n’y a pas d’événement « {{typed}} » dans le registre de ce serveur. Choisissez-en un dans la liste qui s’affiche pendant la saisie, ou donnez son numéro, par exemple E12.',
  'event.isMerged':
    '{{event}} fait désormais partie de {{into}}. Indiquez {{into}}, ou faites annuler la fusion par la personne qui l’a faite.',
  'event.none': 'Aucun événement n’est encore enregistré. `/ajouter événement` enregistre le premier.',
  'merge.same': 'Les deux sont déjà {{event}} : il n’y a rien à fusionner.',
  'edit.nothingGiven': 'Indiquez aussi ce qu’il faut modifier.',
  'edit.nothing': '{{what}} le dit déjà : rien n’a été modifié.',
  'edit.changedMeanwhile':
    '<@{{by}}> a modifié {{what}} pendant votre saisie. {{changes}}. Rien de votre saisie n’a été enregistré. Le formulaire la garde : relisez-la, et renvoyez-la si elle vaut toujours.',
  'event.isWithdrawn':
    '{{event}} a été retiré : rien ne peut y être ajouté. Ce retrait peut être annulé par la personne qui l’a fait.',
  'event.endsBeforeItBegins':
    '`jusqu-au` vient avant `date`. Donnez le dernier jour de l’événement, ou retirez `jusqu-au`.',
  'event.coordinates':
    '« {{typed}} » ne peut pas être lu comme des coordonnées. Donnez les degrés nord, puis les degrés est, par exemple 14.65, 0.53.',
  'event.coordinatesComma':
    '« {{typed}} » peut se lire de plusieurs façons. Séparez les deux nombres par un point-virgule : 14,65 ; 0,53.',
  'event.notByThen':
    '{{event}} ne figurait pas encore dans le registre à la fin du {{day}}. Donnez un jour plus récent pour `état-au`, ou retirez cette option.',
  'claim.unknown':
    'Il n’y a pas de déclaration « {{typed}} » dans le registre de ce serveur. Les déclarations portent le numéro de leur événement, par exemple E12.3 ; `/événement` en donne la liste.',
  'claim.isWithdrawn': '{{claim}} a déjà été retirée.',
  'claim.saidBeforeEvent':
    'Cette déclaration est datée du {{said}}, avant {{event}} ({{date}}). Vérifiez `déclaré-le`, et qu’il s’agit du bon événement.',
  'claimant.unknown':
    'Aucun auteur « {{name}} » ne figure dans le registre de ce serveur. Choisissez-en un dans la liste qui s’affiche pendant la saisie.',
  'claimant.noName': 'Le nom d’un auteur doit comporter des lettres ou des chiffres.',
  'claimant.ownMouthpiece':
    '{{name}} ne peut pas être le porte-voix de qui parle déjà en son nom : vérifiez lequel des deux parle pour l’autre.',

  'claimant.aliasSpeaks':
    '« {{alias}} » ne peut pas être un autre nom de {{name}} : l’un des deux parle pour l’autre. Retirez-le de `alias`.',
  'claimant.tooManyAliases': '{{name}} aurait plus de {{maximum}} autres noms, le maximum possible. Donnez-en moins.',
  'undo.nothing': 'Vous n’avez rien à annuler ici.',
  'undo.absent': 'Ce registre n’a pas d’entrée {{seq}}.',
  'undo.unknown':
    'Cela ne peut pas être annulé : ce n’est ni l’enregistrement d’un événement ou d’une déclaration, ni un retrait, ni une modification d’auteur.',
  'undo.notYours':
    'Seul le membre qui a fait cette saisie peut l’annuler. Un modérateur peut la retirer avec `/retirer`.',
  'undo.notAllowed':
    'Vous n’avez plus le droit d’enregistrer ici : ce bouton n’a plus d’effet pour vous. Si vous pouvez utiliser `/annuler`, servez-vous-en.',
  'undo.already': 'Cela a déjà été annulé.',
  'undo.rests':
    '{{what}} : annulation impossible, car des saisies ultérieures en dépendent : {{later}}. Annulez-les d’abord, ou retirez {{what}} en donnant un motif.',
  'record.notAllowed': 'Ce bouton est réservé aux membres qui peuvent *gérer le serveur*.',
  'redact.unknown': 'Il n’y a pas d’entrée {{seq}}. `/historique` affiche chaque entrée avec son numéro.',
  'redact.already': 'L’entrée {{seq}} a déjà été caviardée.',
  'redact.noText':
    'L’entrée {{seq}} n’a pas de texte à caviarder : ce n’est ni un événement, ni une déclaration, ni une correction, ni un retrait, ni une modification d’auteur.',
  'redact.correctsMany':
    'L’entrée {{seq}} fait partie d’un import qui a corrigé ce qu’un import antérieur disait. Sans elle, ces événements rediraient ce qui a été corrigé. Corrigez-les ou retirez-les, ou annulez l’import.',
  'undo.redacted':
    '{{what}} ne peut pas être annulé : une correction antérieure a été caviardée, et ce qu’elle avait corrigé réapparaîtrait. Corrigez plutôt avec `/modifier`.',
  'redact.corrects':
    'L’entrée {{seq}} est la correction que {{what}} affiche actuellement. Sans elle, {{what}} redirait ce qui a été corrigé. Corrigez encore une fois, ou retirez, puis caviardez cette entrée.',
  'purge.changed':
    'Quelque chose a été enregistré entre-temps. Rien n’a été effacé : recommencez avec `/registre tout-effacer`.',
  'purge.nothing': 'Rien n’est enregistré sur ce serveur : il n’y a rien à effacer.',

  'channel.gone': 'Le salon de ce bulletin n’existe plus. `/bulletin modifier` avec un autre `salon` le déplace.',
  'channel.forbidden':
    'Il manque à Sitrep des permissions dans <#{{channel}}>. Donnez-lui là « Voir le salon », « Envoyer des messages », « Joindre des fichiers » et « Voir les anciens messages », puis renvoyez la commande.',
  'digest.unknown': 'Il n’y a pas de bulletin « {{typed}} » ici. `/bulletin liste` montre ceux qui existent.',
  'digest.tooMany':
    'Ce serveur a {{maximum}} bulletins, le maximum possible. Supprimez-en d’abord un avec `/bulletin supprimer`.',
  'digest.nothingToEdit': 'Indiquez aussi ce qui doit changer : `salon`, `fréquence`, `heure`, `lieu`, etc.',
  'digest.editsCron':
    'Ce bulletin suit des champs `cron`. Indiquez `fréquence` avec `heure` ou `jour`, ou un autre `cron`.',
  'digest.isPaused': '{{digest}} est déjà suspendu. `/bulletin reprendre` le relance.',
  'digest.notPaused': '{{digest}} n’est pas suspendu.',
  'digest.time': '« {{typed}} » n’est pas une heure. Écrivez-la ainsi : 08:00.',
  'digest.dayWithoutWeekly':
    '`jour` ne vaut que pour un bulletin hebdomadaire. Choisissez « toutes les semaines » pour `fréquence`, ou retirez `jour`.',
  'digest.atAsItHappens':
    'Un bulletin qui paraît au fur et à mesure n’a pas d’heure. Retirez `heure`, ou choisissez une autre `fréquence`.',
  'digest.saysSoTooOften':
    'Ce bulletin paraît plus d’une fois par heure et remplirait le salon de « rien de neuf ». Choisissez « ne rien publier » pour `si-rien-de-neuf`, ou une parution par heure au plus.',
  'digest.notAllowed':
    'Ce bouton est réservé aux membres qui peuvent gérer ce serveur. Si vous pouvez utiliser la commande, passez par elle.',
  'digest.cronAndSchedule': '`cron` suffit à dire quand le bulletin paraît : retirez {{option}}, ou retirez `cron`.',
  'digest.cronFieldCount': `cron prend ici cinq champs, et « {{cron}} » en a {{count}} : indiquez minute, heure, jour du mois, mois, jour de la semaine. ${CRON_EXAMPLE}`,
  'digest.cron': `« {{cron}} » ne peut pas être lu comme du cron ({{fault}}). Cinq champs : minute, heure, jour du mois, mois, jour de la semaine. ${CRON_EXAMPLE}`,
  'digest.cronNever': `« {{cron}} » désigne une date qui n’arrive jamais. ${CRON_EXAMPLE}`,
  'region.unknown': 'Ce serveur n’a pas de région « {{name}} ». `/région liste` montre celles qu’il a.',
  'region.nameTaken': '« {{name}} » est le nom d’un pays ou d’une province. Choisissez un autre nom pour la région.',
  'region.onlyDivisions':
    '« {{text}} » est un lieu précis. Une région se compose de pays, de divisions de premier niveau comme les provinces, et d’autres régions.',
  'search.noWords': 'Donnez au moins un mot ou un nombre à chercher.',
  'status.twoEvents': 'Ces déclarations portent sur deux événements. S’ils n’en font qu’un, `/fusionner` d’abord.',
  'status.oneClaimant': 'Les deux déclarations ont le même auteur : la plus récente révise l’autre.',
  'status.nothingShared':
    'Ces déclarations ne comptent personne sous deux catégories. Il faut deux chiffres du même bilan, par exemple 9 combattants tués et 9 civils tués.',
  'status.already': 'Ces déclarations sont déjà signalées ainsi.',
  'status.none': 'Ces déclarations ne sont pas signalées comme comptant les mêmes personnes.',
  'settings.timeZone':
    '« {{typed}} » n’est pas un fuseau horaire. Choisissez-en un dans la liste qui s’affiche pendant la saisie, par exemple Africa/Niamey ou UTC.',

  'place.unknown': 'Aucun lieu « {{text}} » n’est connu. Vouliez-vous dire {{nearest}} ?',
  'place.unknownNothingNear':
    'Aucun lieu « {{text}} » n’est connu. Donnez un pays, une région comme Sahel, ou une province avec son pays, par exemple Tillabéri, Niger.',
  'place.unknownInside':
    'Aucun lieu « {{text}} » n’est connu dans ce pays : {{country}}. Choisissez-en un dans la liste qui s’affiche pendant la saisie.',
  'place.ambiguous': '« {{text}} » est le nom de plusieurs lieux. Duquel s’agit-il : {{choices}} ?',
  'place.regionNotPlace':
    '« {{text}} » est une région de plusieurs pays. Dites dans quel pays l’événement a eu lieu, du plus précis au plus large : Teguey, Tillabéri, Niger.',
  'place.regionOrDivision':
    '« {{text}} » est une région de plusieurs pays. Dites dans quel pays l’événement a eu lieu ; si vous parlez de la province, écrivez {{divisions}}.',
  'place.empty': 'Donnez le nom d’un lieu, du plus précis au plus large : Teguey, Tillabéri, Niger.',
  'place.tooLong': 'Un lieu peut avoir {{longest}} caractères au plus. Veuillez raccourcir.',

  'date.empty': 'Donnez une date, par exemple 2024-03-20, 20 mars 2024, mars 2024 ou hier.',
  'date.notUnderstood':
    '« {{date}} » ne peut pas être lu comme une date. Écrivez-la ainsi : 2024-03-20, 20 mars 2024, mars 2024, 2023, hier ou mercredi dernier.',
  'date.impossible': '« {{date}} » n’est pas un jour du calendrier. Vérifiez le jour et le mois.',
  'date.ambiguous':
    '« {{date}} » peut vouloir dire {{one}} ou {{other}}. Écrivez sous cette forme la date que vous voulez.',
  'date.shortYear': '« {{date}} » a une année à deux chiffres. Écrivez-en quatre, comme dans 2024-03-20.',
  'date.timeOfDay':
    '« {{date}} » contient une heure. Seule la date est retenue : écrivez-la ainsi : 2024-03-20 ou 20 mars 2024.',
  'date.weekday':
    '« {{date}} » ne concorde pas : {{read}} tombe un autre jour de la semaine. Vérifiez lequel des deux est juste.',
  'date.yearOutside': '« {{date}} » est hors des années qui peuvent être enregistrées, de {{earliest}} à {{latest}}.',
  'date.future':
    '« {{date}} » est dans l’avenir. Donnez une date qui ne dépasse pas aujourd’hui, dans le fuseau horaire de ce serveur (`/paramètres`).',

  'says.empty': `Écrivez ce qui est affirmé. ${EXAMPLES}`,
  'says.tooLong': `\`affirme\` peut avoir {{most}} caractères au plus. Veuillez raccourcir, ou enregistrer deux déclarations. ${EXAMPLES}`,
  'says.notUnderstood': `Cette partie n’a pas été comprise : « {{part}} ». Rien n’a été enregistré. ${EXAMPLES}`,
  'says.noNumber': `Aucun nombre ne peut être lu dans « {{part}} ». Donnez-en un, ou un mot comme plusieurs, des dizaines de ou un nombre indéterminé de. ${EXAMPLES}`,
  'says.noHarm': `« {{part}} » ne dit pas ce qui leur est arrivé : tués, blessés, disparus, capturés, enlevés, arrêtés, déplacés. ${EXAMPLES}`,
  'says.noNumberNoHarm': `« {{part}} » n’a pas de nombre et ne dit pas ce qui leur est arrivé. ${EXAMPLES}`,
  'says.totalAndParts': `« {{part}} » donne à la fois un total et ses parties. Donnez des chiffres séparés : 13 soldats tués, 170 civils tués. ${EXAMPLES}`,
  'says.partUnlike': `« {{part}} » est présenté comme une partie du chiffre qui précède, mais ne désigne pas les mêmes personnes. Donnez les deux comme des chiffres séparés. ${EXAMPLES}`,
  'says.whose': `On ne sait pas de qui parle « {{part}} ». Nommez ces personnes, par exemple 17 soldats blessés. ${EXAMPLES}`,
  'says.groups': `« {{part}} » compte des familles, des unités ou d’autres groupes, et non des personnes. Donnez un nombre de personnes. ${EXAMPLES}`,
  'says.onTop': `« {{part}} » s’ajoute à un nombre qui n’est pas donné. Écrivez combien ils sont en tout, ou les deux nombres. ${EXAMPLES}`,
  'says.seemingTotal': `Dans « {{part}} », certains ne sont d’aucune catégorie connue de Sitrep, ou d’une catégorie qui comprend celle des autres, et leur nombre passerait pour le total. Donnez le total et ses parties : 15 personnes tuées, dont 3 soldats. ${EXAMPLES}`,
  'says.noneOfSome': `« {{part}} » ne porte que sur certaines personnes, et vaudrait pour toutes celles de leur catégorie. Si l’affirmation va plus loin, écrivez-le : aucun civil tué, aucun soldat tué, aucune victime ou nie toute perte. Sinon, laissez-le de côté ici et gardez-le dans la citation. ${EXAMPLES}`,
  'says.givenTwice': `« {{part}} » donne un second chiffre pour les mêmes personnes et le même bilan. Gardez l’un des deux, additionnez-les, ou enregistrez deux déclarations. ${EXAMPLES}`,
  'says.contradicts': `« {{part}} » dit deux choses incompatibles. Enregistrez-les comme deux déclarations, ou supprimez l’une des deux. ${EXAMPLES}`,
  'says.backwards': `La fourchette « {{part}} » est à l’envers : écrivez d’abord le plus petit nombre. ${EXAMPLES}`,
  'says.belowZero': `« {{part}} » est inférieur à zéro : un nombre de personnes ne peut pas l’être. ${EXAMPLES}`,
  'says.decimal': `« {{part}} » n’est pas un nombre entier de personnes. ${EXAMPLES}`,
  'says.tooMany': `« {{part}} » dépasse le nombre d’êtres humains. Vérifiez le nombre. ${EXAMPLES}`,
  'says.ambiguousNumber': `« {{part}} » peut se lire comme plusieurs nombres. Écrivez chaque nombre en entier, en chiffres, sans espace ni point : 1200, ou 300 à 400. ${EXAMPLES}`,
  'says.deniesWhat': `« {{part}} » ne dit pas ce qui est nié : écrivez nie toute perte, nie toute responsabilité ou nie l’attaque. Les pertes sont celles du camp de l’auteur : pour les civils, écrivez aucune victime civile. ${EXAMPLES}`,
  'says.deniesDeed': `« {{part}} » peut vouloir dire que personne n’a été touché, que d’autres en sont responsables, ou que le nombre est autre. Écrivez ce qui est affirmé : aucun civil tué, nie toute responsabilité, ou le nombre. ${EXAMPLES}`,
  'draft.empty': 'Il n’y a rien à lire : collez un texte, ou donnez un fichier .txt, .html ou .md.',
  'draft.fileType': '{{name}} ne peut pas être lu : donnez un fichier .txt, .html ou .md, ou collez le texte.',
  'draft.tooLarge':
    '{{name}} est trop gros : un fichier peut faire {{maximum}} ko au plus. Réduisez-le à l’article lui-même.',
  'draft.published': '« {{date}} » n’est pas un jour : écrivez le jour de publication, par exemple 2024-03-20.',
  'draft.nothing':
    'Aucun événement ni déclaration n’a été lu dans ce texte. Sitrep lit des articles en français et en anglais qui disent qui a été touché ; pour le reste, utilisez `/ajouter`.',
  'draft.gone': 'Ce brouillon n’est plus gardé : il l’est une heure. Relancez `/brouillon`.',
  'draft.notYours': 'Ce brouillon est celui d’un autre membre. Lancez `/brouillon` pour avoir le vôtre.',
  'draft.done': 'Ce brouillon a déjà été enregistré.',
  'draft.near':
    'Rien n’a été enregistré : {{events}}, enregistré depuis, est peut-être le même événement que « {{title}} ». Dites lequel sous « Corriger un élément, ou dire de quel événement il s’agit ».',
  'draft.nothingChosen': 'Rien n’est choisi : rien n’a été enregistré.',
  'draft.incomplete':
    'Rien n’a été enregistré : « {{title}} » n’a pas de date ou pas de lieu. Corrigez-le sous « Corriger un élément, ou dire de quel événement il s’agit », ou laissez ses déclarations de côté.',
  'draft.namelessChosen':
    'Rien n’a été enregistré : une déclaration est celle du média, et le texte ne le nomme pas. Nommez-le sous « Corriger un élément, ou dire de quel événement il s’agit », ou laissez-la de côté.',
  'draft.wordless':
    'Rien n’a été enregistré : ce que dit {{claimant}} n’a pas encore de formulation. Corrigez-la, ou laissez-la de côté.',
};
