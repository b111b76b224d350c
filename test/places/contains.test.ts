import { expect, test } from 'vitest';
import { contains } from '../../src/places/contains.ts';
import { findArea } from '../../src/places/find-place.ts';
import { readPlace } from '../../src/places/read-place.ts';

const known = {
  regions: [],
  locations: ['Teguey, Tillabéri, Niger', 'Banibangou, Tera, Tillabéri, Niger'].map((text) => readPlace(text)),
};

test.each([
  ['Niger', 'Teguey, Tillabéri, Niger', true],
  ['Nigeria', 'Niger', false],
  ['Niger', 'Niger State, Nigeria', false],
  ['Tillabéri', 'Teguey, Tillabéri, Niger', true],
  ['Tillabéri', 'Niger', false],
  ['Teguey', 'Teguey, Tillabéri, Niger', true],
  ['Teguey', 'near Teguey, Tillaberi region, Niger', true],
  ['Teguey', 'à 5 km de Teguey, Tillabéri, Niger', true],
  ['Teguey', 'Teguey, Diffa, Niger', false],
  ['Teguey', 'Teguey, Mali', false],
  ['Tera', 'Banibangou, Tera, Tillabéri, Niger', true],
  ['sahel', 'Teguey, Tillabéri, Niger', true],
  ['sahel', 'Dakar, Senegal', true],
  ['sahel (AES)', 'Dakar, Senegal', false],
  ['sahel (AES)', 'Kidal, Mali', true],
  ['sahel (OCHA)', 'Maiduguri, Borno, Nigeria', true],
  ['sahel (OCHA)', 'Lagos, Nigeria', false],
  // Nothing says that an event "in Nigeria" was in one of the three states.
  ['sahel (OCHA)', 'Nigeria', false],
  ['Lake Chad Basin', 'Nigeria', false],
  ['Lake Chad Basin', 'Bosso, Diffa, Niger', true],
  ['Lake Chad Basin', 'Agadez, Niger', false],
  ['Lake Chad Basin (LCBC)', 'Agadez, Niger', true],
  ['Liptako-Gourma', 'Djibo, Sahel, Burkina Faso', true],
  ['Liptako-Gourma', 'Ménaka, Mali', true],
  ['Liptako-Gourma', 'Diffa, Niger', false],
  ['Kurdistan Region', 'Erbil, Iraq', true],
  ['Kurdistan Region', 'Nineveh, Iraq', false],
  ['Gaza', 'Rafah, Palestine', true],
  ['Gaza', 'Jabalia, Gaza Strip', true],
  ['Gaza', 'Jenin, West Bank', false],
  ['West Bank', 'Jenin, Palestine', true],
  ['Soum', 'Djibo, Soum, Burkina Faso', true],
  ['Soum', 'Djibo, Sahel, Burkina Faso', false],
  ['Darfur', 'El Fasher, North Darfur, Sudan', true],
  ['Africa', 'Teguey, Tillabéri, Niger', true],
  ['West Africa', 'Niger', true],
  ['West Africa (ECOWAS)', 'Niger', false],
])('%s holds %s: %s', (asked, recorded, expected) => {
  expect(contains(findArea(asked, known, 'en').area, readPlace(recorded))).toBe(expected);
});
