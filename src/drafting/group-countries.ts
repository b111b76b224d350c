import { phraseTable } from '../domain/phrase-table.ts';

/** Groups that fight in one country: a hint where a text names none. */
export const GROUPS = phraseTable<string>([
  ['AF', 'Taliban, Talibans'],
  ['CD', 'M23, ADF, CODECO, Codeco, AFC'],
  ['ET', 'Fano'],
  ['LB', 'Hezbollah'],
  ['NG', 'Boko Haram, ISWAP'],
  ['PH', 'Abu Sayyaf'],
  ['PK', 'TTP, BLA, Baloch'],
  ['PS', 'Hamas'],
  ['SD', 'Rapid Support Forces, RSF, FSR, Forces de soutien rapide'],
  ['SO', 'al Shabaab, shebab, shebabs, shebabs'],
  ['YE', 'Houthi, Houthis, Houthistes'],
]);
