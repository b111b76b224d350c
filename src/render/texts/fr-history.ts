import type { EN_HISTORY } from './en-history.ts';
import type { FrenchOf } from './french-of.ts';

/** What is said of the record itself: its history, whether it is whole, what is taken out of it, in French. */
export const FR_HISTORY: FrenchOf<typeof EN_HISTORY> = {
  'redacted.reason': 'motif caviardé',
  'history.changed': '{{fields}}',
  'event.history': '**Historique**',
  'history.heading': 'Historique · {{what}}',
  'history.headingAll': 'Dernières entrées',
  'history.none': 'Rien n’a encore été enregistré.',
  'history.entry': 'entrée {{seq}}',
  'action.content.redacted': '{{what}} (texte caviardé)',
  'action.entry.redacted': 'Texte de l’entrée {{what}} caviardé',
  'history.because': 'motif : {{reason}}',
  'history.redacted': 'texte caviardé',
  'verify.whole_one': '**Le registre est intact :** {{count}} entrée, telle qu’elle a été écrite.',
  'verify.whole_many':
    '**Le registre est intact :** {{count}} d’entrées, chacune telle qu’elle a été écrite et à la suite de la précédente.',
  'verify.whole_other':
    '**Le registre est intact :** {{count}} entrées, chacune telle qu’elle a été écrite et à la suite de la précédente.',
  'verify.redacted_one':
    '{{count}} d’entre elles n’a plus de texte : elle a été caviardée, comme l’indique une entrée ultérieure.',
  'verify.redacted_many':
    '{{count}} d’entre elles n’ont plus de texte : elles ont été caviardées, comme l’indiquent des entrées ultérieures.',
  'verify.redacted_other':
    '{{count}} d’entre elles n’ont plus de texte : elles ont été caviardées, comme l’indiquent des entrées ultérieures.',
  'verify.forgotten_one': 'Avant elles, {{count}} entrée a été effacée.',
  'verify.forgotten_many': 'Avant elles, {{count}} d’entrées ont été effacées.',
  'verify.forgotten_other': 'Avant elles, {{count}} entrées ont été effacées.',
  'verify.last':
    'La dernière est l’entrée {{seq}}, {{at}}. Son empreinte {{hash}} vaut pour toutes celles qui précèdent : conservée ailleurs, elle montrera plus tard que rien n’a été altéré jusqu’ici.',
  'verify.empty': 'Rien n’a encore été enregistré.',
  'verify.broken_one':
    '**Le registre n’est pas intact.** {{count}} entrée se tient ; l’entrée {{seq}} manque, a été altérée ou a été écrite par une autre main. Prévenez la personne qui exploite Sitrep : `npm run journal -- verify` dit ce qui ne va pas, et une sauvegarde peut être restaurée.',
  'verify.broken_many':
    '**Le registre n’est pas intact.** {{count}} d’entrées se tiennent ; l’entrée {{seq}} manque, a été altérée ou a été écrite par une autre main. Prévenez la personne qui exploite Sitrep : `npm run journal -- verify` dit ce qui ne va pas, et une sauvegarde peut être restaurée.',
  'verify.broken_other':
    '**Le registre n’est pas intact.** {{count}} entrées se tiennent ; l’entrée {{seq}} manque, a été altérée ou a été écrite par une autre main. Prévenez la personne qui exploite Sitrep : `npm run journal -- verify` dit ce qui ne va pas, et une sauvegarde peut être restaurée.',
  'redact.done':
    'Caviardé : le texte de l’entrée {{seq}} a disparu du registre et de toutes les réponses, y compris de l’état à des dates antérieures. Qu’il y ait eu une telle entrée, par qui et quand, reste consigné. Deux choses échappent à Sitrep : les messages qui montrent déjà ce texte, que vous pouvez supprimer, et les sauvegardes antérieures.',
  'redact.kept':
    '**Toujours au registre : d’autres textes du même objet.** `/registre caviarder` les retire de chacune de ces entrées aussi, par son numéro :',
  'redact.keptMore_one': '- … et {{count}} entrée de plus, que `/historique` affiche',
  'redact.keptMore_many': '- … et {{count}} d’entrées de plus, que `/historique` affiche',
  'redact.keptMore_other': '- … et {{count}} entrées de plus, que `/historique` affiche',
  'purge.first_one':
    '**Ceci efface {{count}} entrée : tout ce qui a été enregistré sur ce serveur,** bulletins et paramètres compris. C’est sans retour possible. Un export ou une sauvegarde en garde une copie.',
  'purge.first_many':
    '**Ceci efface {{count}} d’entrées : tout ce qui a été enregistré sur ce serveur,** bulletins et paramètres compris. C’est sans retour possible. Un export ou une sauvegarde en garde une copie.',
  'purge.first_other':
    '**Ceci efface {{count}} entrées : tout ce qui a été enregistré sur ce serveur,** bulletins et paramètres compris. C’est sans retour possible. Un export ou une sauvegarde en garde une copie.',
  'purge.second_one': '**Êtes-vous sûr ?** {{count}} entrée disparaîtra pour de bon, pour tout le serveur.',
  'purge.second_many': '**Êtes-vous sûr ?** {{count}} d’entrées disparaîtront pour de bon, pour tout le serveur.',
  'purge.second_other': '**Êtes-vous sûr ?** {{count}} entrées disparaîtront pour de bon, pour tout le serveur.',
  'purge.done_one':
    'Effacé : {{count}} entrée. Il n’en reste que la date de l’effacement et leur nombre. Les messages déjà envoyés restent jusqu’à ce que vous les supprimiez.',
  'purge.done_many':
    'Effacé : {{count}} d’entrées. Il n’en reste que la date de l’effacement et leur nombre. Les messages déjà envoyés restent jusqu’à ce que vous les supprimiez.',
  'purge.done_other':
    'Effacé : {{count}} entrées. Il n’en reste que la date de l’effacement et leur nombre. Les messages déjà envoyés restent jusqu’à ce que vous les supprimiez.',
  'button.purge.first': 'Tout effacer…',
  'button.purge.second': 'Oui, tout effacer pour de bon',
  'event.undone': 'saisie annulée depuis',
  'action.event.added': '{{what}} ajouté',
  'action.event.edited': '{{what}} modifié',
  'action.event.merged': '{{what}} : fusion',
  'action.status.withdrawn': '{{what}} : signalement d’une statut contesté retiré',
  'action.claim.edited': '{{what}} modifiée',
  'action.status.disputed': '{{what}} : statut signalé comme contesté',
  'action.event.withdrawn': '{{what}} retiré',
  'action.claim.added': '{{what}} ajoutée',
  'action.claim.withdrawn': '{{what}} retirée',
  'action.claimant.changed': '{{what}} : fiche modifiée',
};
