import type { EN_EXCHANGE } from './en-exchange.ts';
import type { FrenchOf } from './french-of.ts';

/** What is said of files taken in and given out, in French. */
export const FR_EXCHANGE: FrenchOf<typeof EN_EXCHANGE> = {
  'action.records.imported': '{{what}} : fichier importé',
  'history.textIn': 'texte dans l’entrée {{seq}}',
  'briefing.imports': '### Importations',
  'briefing.imported': '{{file}} : {{events}}. À consulter avec `/chronologie` et `/contradictions`.',
  'briefing.importUndone': '{{file}} : {{events}}, importation annulée par le membre qui l’avait faite',
};
