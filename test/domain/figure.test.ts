import { expect, it } from 'vitest';
import { commonVictims, VICTIMS, type Victims, victimsWithin } from '../../src/domain/figure.ts';

it('holds every category within itself, its wholes and nothing else', () => {
  const wholes = Object.fromEntries(
    VICTIMS.map((part) => [part, VICTIMS.filter((whole) => victimsWithin(part, whole))]),
  );
  expect(wholes).toEqual({
    people: ['people'],
    security_forces: ['people', 'security_forces'],
    military: ['people', 'security_forces', 'military'],
    police: ['people', 'security_forces', 'police'],
    militia: ['people', 'security_forces', 'militia'],
    armed_group: ['people', 'armed_group'],
    civilians: ['people', 'civilians'],
    peacekeepers: ['people', 'peacekeepers'],
  });
});

it.each<[Victims, Victims, Victims]>([
  ['military', 'military', 'military'],
  ['military', 'police', 'security_forces'],
  ['military', 'security_forces', 'security_forces'],
  ['security_forces', 'militia', 'security_forces'],
  ['military', 'civilians', 'people'],
  ['people', 'peacekeepers', 'people'],
])('counts %s and %s together as %s', (one, other, together) => {
  expect(commonVictims(one, other)).toBe(together);
});
