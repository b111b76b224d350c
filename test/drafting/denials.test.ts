import { describe, expect, it } from 'vitest';
import { claimsIn, readOnSunday } from '../support/drafted-lines.ts';

describe('what is denied', () => {
  it.each<[string, string[]]>([
    // Whether it was there, or did something else there, is left open: to be looked at.
    ['The army denied killing civilians in Zirma.', ['army: denial responsibility?']],
    ['The army denied that its forces had killed civilians in Zirma.', ['army: denial responsibility?']],
    ["L'armée dément que ses soldats aient tué des civils à Zirma.", ['armée: denial responsibility?']],
    ['The Dune Front denied going to Zirma.', ['Dune Front: denial responsibility?']],
    [
      'The army denied that its men were there. Twelve people died in Zirma.',
      ['army: denial responsibility?', '-: killed people 12'],
    ],
    ['The army denied that any of its aircraft had flown over Zirma.', ['army: denial responsibility?']],
    ['The army denied any of its soldiers had been captured in Zirma.', ['army: denial losses']],
    ['The army denied that any of its soldiers were killed in Zirma.', ['army: denial losses']],
    ['The army denied the attack in Zirma.', ['army: denial event']],
    ["L'armée nie toute bavure à Zirma.", ['armée: denial responsibility']],
    // No matter of an attack.
    ['The army denied a ceasefire had been agreed in Zirma.', []],
    ['Le Front dément avoir des liens avec les rebelles de Zirma.', []],
    // What is said besides is not denied.
    ['The army denied the attack in Zirma and said the drone belonged to the Dune Front.', ['army: denial event']],
    [
      "Le gouvernement, qui dément l'attaque, parle de 12 morts à Zirma.",
      ['gouvernement: denial event', 'gouvernement: killed people 12'],
    ],
    ['Le gouvernement qui dément cette attaque parle de 12 morts à Zirma.', ['gouvernement: denial event']],
    // No doubtful word takes back a sure one.
    ['The Dune Front claimed the attack in Zirma. It denied killing civilians.', ['Dune Front: responsibility']],
    // What is sure stays so.
    [
      'The army said it had killed 15 rebels in Zirma. It denied killing civilians.',
      ['army: killed armed_group 15', 'army: denial responsibility?'],
    ],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});

describe('a deed that is laid claim to', () => {
  it.each<[string, string[]]>([
    ['The Dune Front claimed the evening attack in Zirma.', ['Dune Front: responsibility']],
    [
      'The Dune Front claimed an ambush in Zirma and said it had killed six soldiers.',
      ['Dune Front: responsibility', 'Dune Front: killed military 6'],
    ],
    ['The Dune Front claimed the attack had killed six soldiers in Zirma.', ['Dune Front: killed military 6']],
    // Told by those who follow what is said it is carried by them; told by anybody else it is to be looked at.
    [
      'According to the Rivers Monitor, a group that tracks violence, the Dune Front claimed an ambush in which five soldiers were killed in Zirma.',
      ['Dune Front: responsibility', 'Rivers Monitor: killed military 5'],
    ],
    [
      'According to the army, which has a base there, the Dune Front claimed the ambush in Zirma.',
      ['Dune Front: responsibility?'],
    ],
  ])('%s', (text, expected) => {
    expect(claimsIn(text).map((claim) => claim.replace(' ?', '?'))).toEqual(expected);
  });

  it('is carried by the monitor that tells of it', () => {
    const [claim] = readOnSunday('According to the Rivers Monitor, the Dune Front claimed the ambush in Zirma.').claims;
    expect([claim?.claimant, claim?.carriers]).toEqual(['Dune Front', ['Rivers Monitor']]);
  });
});

describe('a name', () => {
  it.each<[string, string[]]>([
    [
      'Douze personnes sont mortes à Zirma. Le chef de police présente ses condoléances aux familles et accuse le Front des dunes.',
      ['-: killed people 12', 'chef de police: attribution Front des dunes'],
    ],
    ["Le maire de Zirma accuse à son tour l'armée.", ['maire de Zirma: attribution armée']],
    ['Le maire accuse les miliciens de la Ligue du Lac.', ['maire: attribution miliciens de la Ligue du Lac']],
  ])('ends where it does: %s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });

  it('is told by the initials that the text gives it', () => {
    expect(
      claimsIn(
        "MOUVEMENT POUR LA RENAISSANCE DE L'EST (MRE)\nCommuniqué\nGoma, le 5 mars 2025\nNeuf soldats ennemis ont été tués mardi à Zirma. Le MRE nie avoir tiré le premier.",
      ).map((claim) => claim.split(':')[0]),
    ).toEqual(["Mouvement pour la Renaissance de l'Est", "Mouvement pour la Renaissance de l'Est"]);
  });

  it.each<[string, string]>([
    [
      'ÉTAT-MAJOR DES ARMÉES\nCommuniqué n° 7\nOuagadougou, le 5 mars 2025\nLe bilan côté ami fait état de cinq soldats tués mardi à Zirma.',
      'État-major des armées: killed military 5',
    ],
    [
      'PRESS RELEASE\nDirectorate of Armed Forces Information\nFive soldiers were killed in Zirma on Tuesday.',
      'Directorate of Armed Forces Information: killed military 5 ?',
    ],
    [
      'STATEMENT BY THE COASTAL LIBERATION COMMAND\nFive soldiers were killed in Zirma on Tuesday.',
      'Coastal liberation command: killed military 5 ?',
    ],
  ])('is that of whose communiqué it is: %s', (text, expected) => {
    expect(claimsIn(text)).toEqual([expected]);
  });

  it('is placed by where a communiqué is written, where the text names no country', () => {
    const [event] = readOnSunday(
      'ÉTAT-MAJOR DES ARMÉES\nCommuniqué n° 7\nOuagadougou, le 5 mars 2025\nCinq soldats ont été tués hier à Zirma.',
    ).events;
    expect([event?.place?.country, event?.date?.date]).toEqual(['BF', '2025-03-04']);
  });
});
