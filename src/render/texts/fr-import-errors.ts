import type { EN_IMPORT_ERRORS } from './en-import-errors.ts';
import type { FrenchOf } from './french-of.ts';

/** What is wrong with a file or one of its rows, in French. */
export const FR_IMPORT_ERRORS: FrenchOf<typeof EN_IMPORT_ERRORS> = {
  'import.unknownFormat':
    'Sitrep ne sait pas lire ce fichier. Il lit les fichiers CSV d’UCDP GED et d’ACLED, ainsi que ses propres fichiers CSV et JSON Lines, tous avec leur en-tête.',
  'import.newerFormat':
    'Ce fichier vient d’une version plus récente de Sitrep. Exportez-le là-bas en CSV, ou faites mettre ce bot à jour.',
  'import.unpacked': 'Ce fichier compressé est illisible, ou contient plus de {{maximum}} Mo. Rien n’a été importé.',
  'import.tooLargeToOffer':
    'Certaines lignes de ce fichier demandent une décision, et il est trop grand pour être gardé ici en attendant. Divisez-le, ou importez-le depuis le terminal.',
  'export.nothing': 'Il n’y a rien à exporter : aucun événement n’est enregistré pour ce lieu et cette période.',
  'export.tooLarge':
    'C’est plus que Discord n’accepte dans un message. Précisez un lieu ou des dates, ou exportez depuis le terminal.',
  'import.missingColumns':
    'Ce fichier ressemble à un fichier de {{format}}, mais ces colonnes manquent : {{columns}}. Rien n’a été importé.',
  'import.notTable':
    'À partir de la ligne {{line}}, ce fichier n’est pas lisible comme tableau : un guillemet y est ouvert et jamais fermé. Rien n’a été importé.',
  'import.another':
    'Une autre importation s’est terminée entre-temps : des lignes auraient pu être enregistrées deux fois. Rien de celle-ci ne compte ; veuillez la recommencer.',
  'import.eventGone':
    '{{event}}, que ce fichier complète, a été annulé entre-temps. Rien de l’importation ne compte ; veuillez la recommencer.',
  'redact.import':
    'L’entrée {{seq}} est une importation, dont les lignes sont conservées en plusieurs parties. L’`/historique` d’un événement ajouté indique dans quelle entrée se trouve son texte : caviardez celle-là. Toutes les lignes de cette partie disparaîtront avec lui.',
  'import.row.number': '{{column}} : « {{value}} » n’est pas un nombre possible à cet endroit',
  'import.row.date':
    '{{column}} : « {{value}} » n’est pas un jour du calendrier, ou peut en désigner deux ; écrivez-le sous la forme 2024-03-20',
  'import.row.backwards': 'l’événement finit le {{until}}, avant de commencer le {{from}}',
  'import.row.coordinates':
    '« {{value}} » ne sont pas des coordonnées : latitude et longitude sont des degrés, par exemple 14.65 et 0.53',
  'import.row.address': '« {{value}} » n’est pas une adresse web : elle doit commencer par http:// ou https://',
  'import.row.country': '« {{value}} » n’est pas un pays connu de Sitrep',
  'import.row.noId': 'la ligne n’a pas de {{column}}',
  'import.row.empty': '{{column}} est vide',
  'import.row.noClaimant': 'la ligne dit quelque chose et ne nomme personne qui le déclare : remplissez claimant',
  'import.row.noHarm':
    'la ligne a un nombre et ne dit pas de quoi : écrivez-le dans says, par exemple 5 soldats tués, ou remplissez harm et low ou best',
  'import.row.choice': '{{column}} : « {{value}} » n’est aucune des valeurs possibles',
  'import.row.kind': 'event_type : « {{value}} » n’est aucun des types d’événement d’ACLED',
  'import.row.twice': 'une ligne précédente a le même identifiant ({{id}}) et dit autre chose',
  'import.row.width': 'la ligne a {{cells}} cellules, l’en-tête {{columns}}',
  'import.row.json': 'la ligne n’est pas du JSON',
  'import.row.field': 'la ligne n’est pas un enregistrement de Sitrep : voir {{field}}',
};
