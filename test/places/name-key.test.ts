import { expect, test } from 'vitest';
import { locationKeys } from '../../src/places/location-key.ts';
import { nameKey, shortName } from '../../src/places/name-key.ts';

test.each([
  ['Tillabéri', 'tillaberi'],
  ['  TILLABERI ', 'tillaberi'],
  ["Côte d'Ivoire", 'cotedivoire'],
  ['Côte-d’Ivoire', 'cotedivoire'],
  ['Cote dIvoire', 'cotedivoire'],
  ['The Gambia', 'gambia'],
  ['La Réunion', 'reunion'],
  ["L'Oriental", 'oriental'],
  ['St. Lucia', 'saintlucia'],
  ['Sainte-Lucie', 'saintlucie'],
  ['U.S.A.', 'usa'],
  ['Dar‘ā', 'dara'],
  ['Ţarţūs', 'tartus'],
  ['Łódzkie', 'lodzkie'],
  ['Bosnia & Herzegovina', 'bosniaandherzegovina'],
  ['Україна', 'украіна'],
  ['the', 'the'],
  ['', ''],
])('the key of %s is %s', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test.each([
  ['Région du Sahel', { key: 'sahel', kind: 'region' }],
  ["gouvernorat d'Alep", { key: 'alep', kind: 'region' }],
  ["Région de l'Est", { key: 'est', kind: 'region' }],
  ['Borno State', { key: 'borno', kind: 'region' }],
  ['Moscow oblast', { key: 'moscow', kind: 'region' }],
  ['Ville de Mexico', { key: 'mexico', kind: 'city' }],
  ['Kyiv City', { key: 'kyiv', kind: 'city' }],
  ['Region', null],
  ['Sahel', null],
])('%s without its word', (name, expected) => {
  expect(shortName(name)).toEqual(expected);
});

test.each([
  ['Teguey', ['teguey']],
  ['near Teguey', ['teguey']],
  ['près de Téguey', ['teguey']],
  ['20 km north of Teguey', ['teguey']],
  ['à 20km au nord de Teguey', ['teguey']],
  ['village de Teguey', ['teguey']],
  ['outskirts of Teguey', ['teguey']],
  ['North Town', ['northtown']],
  ['nord du Mali', ['mali']],
  ['near', ['near']],
  ['Banibangou, near Tera', ['banibangou,tera', 'banibangou', 'tera']],
])('the keys of the location %s', (location, keys) => {
  expect(locationKeys(location)).toEqual(keys);
});
