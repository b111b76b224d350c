import type { Precision } from './date.ts';

/** Month names and their abbreviations, English and French, in lower case without accents; 1 is January. */
export const MONTHS: ReadonlyMap<string, number> = numbered(1, [
  'january jan janvier janv',
  'february feb fevrier fevr fev',
  'march mar mars',
  'april apr avril avr',
  'may mai',
  'june jun juin',
  'july jul juillet juil',
  'august aug aout',
  'september sept sep septembre',
  'october oct octobre',
  'november nov novembre',
  'december dec decembre',
]);

/** Days of the week as people write them; 0 is Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = numbered(0, [
  'sunday sun dimanche',
  'monday mon lundi',
  'tuesday tue tues mardi',
  'wednesday wed mercredi',
  'thursday thu thur thurs jeudi',
  'friday fri vendredi',
  'saturday sat samedi',
]);

/** What a date may be away from today by, and so how exact it is. */
export const UNITS: ReadonlyMap<string, Precision> = new Map<string, Precision>([
  ...words<Precision>('day days jour jours', 'day'),
  ...words<Precision>('week weeks semaine semaines', 'week'),
  ...words<Precision>('month months mois', 'month'),
  ...words<Precision>('year years an ans annee annees', 'year'),
]);

/** Small numbers in words. */
export const NUMBERS: ReadonlyMap<string, number> = numbered(1, [
  'a an one un une',
  'two deux',
  'three trois',
  'four quatre',
  'five cinq',
  'six',
  'seven sept',
  'eight huit',
  'nine neuf',
  'ten dix',
  'eleven onze',
  'twelve douze',
]);

function numbered(first: number, names: readonly string[]): Map<string, number> {
  return new Map(names.flatMap((same, index) => words(same, first + index)));
}

function words<Value>(same: string, value: Value): [string, Value][] {
  return same.split(' ').map((word) => [word, value]);
}
