import { describe, expect, it } from 'vitest';
import { claimsIn, partiesIn } from '../support/drafted-lines.ts';

describe('the sides of an event', () => {
  it.each<[string, string]>([
    // Soldiers are their army's where the text names it.
    [
      'Twelve soldiers were killed in Zirma, Mali, on Tuesday, residents said. The Malian army did not comment.',
      'Malian army',
    ],
    ["Douze soldats ont été tués mardi à Zirma, au Mali. L'armée malienne n'a pas réagi.", 'armée malienne'],
    ['Twelve soldiers were killed in Zirma, Mali, on Tuesday. The French army said it was not involved.', 'soldiers'],
    ['Twelve soldiers were killed in Zirma, Mali, on Tuesday, residents said.', 'soldiers'],
    ['Twelve Nigerien soldiers were killed near Zirma, Niger, on Tuesday, the army said.', 'Nigerien soldiers'],
    [
      'Malian army jets bombed a market in Zirma on Tuesday, killing 12 people, residents said. The junta denied it.',
      'Malian army',
    ],
    ['La mission a annoncé la mort de deux de ses Casques bleus mardi à Zirma, au Mali.', 'mission'],
    // Under another of its names.
    [
      'Insurgents killed 12 people in Zirma, Mali, on Tuesday, the mayor said. The insurgents, who belong to the Dune Front, burned the market.',
      'Dune Front',
    ],
    [
      'Douze civils ont été tués mardi à Zirma par des combattants du Front des dunes, selon le maire.',
      'Front des dunes',
    ],
    [
      'Twelve people were killed in Zirma on Tuesday, police said. Al-Sahm said it had left the town. The group said it killed eight soldiers.',
      'Al-Sahm',
    ],
    [
      'Twelve people died in Zirma on Tuesday, police said. The Dune Front denied its men were there. The mayor accused the group of the shooting.',
      'Dune Front',
    ],
    // Who fought whom.
    [
      'The Dune Front clashed with the Malian army in Zirma on Tuesday, leaving 12 dead, residents said.',
      'Dune Front; Malian army',
    ],
    [
      'Malian troops clashed with fighters of the Dune Front in Zirma on Tuesday, leaving 12 dead, residents said.',
      'Dune Front; Malian troops',
    ],
    [
      "Les combattants du Front des dunes ont affronté l'armée malienne mardi à Zirma, faisant 12 morts, selon le maire.",
      'Front des dunes; armée malienne',
    ],
    [
      'Troops killed seven members of the Dune Front in Zirma on Tuesday, the Malian army said.',
      'Malian army; Dune Front',
    ],
    [
      'The Malian army, backed by local hunters, took back Zirma on Tuesday after a battle in which 12 people died, the governor said.',
      'Malian army',
    ],
    [
      "Le Front des dunes dit avoir repoussé mardi une offensive de l'armée malienne à Zirma et tué 12 soldats.",
      'Front des dunes; armée malienne',
    ],
    [
      'The UN said it had verified the killing of 12 civilians by the Dune Front in Zirma, Mali, on Tuesday.',
      'Dune Front',
    ],
    [
      "Le meurtre de 12 civils par le Front des dunes à Zirma, au Mali, mardi, a été condamné par l'ONU.",
      'Front des dunes',
    ],
    [
      'The army accused remnants of the old guard of killing 12 people in Zirma on Tuesday.',
      'remnants of the old guard',
    ],
    // Of a claim made later, the deed's event is meant.
    [
      'Twelve people were killed in Zirma on Tuesday, police said. The Dune Front claimed the attack on Thursday.',
      'Dune Front',
    ],
    [
      "Douze personnes sont mortes mardi à Zirma, selon le maire. Le Front des dunes a revendiqué l'attaque jeudi, assurant avoir tué 14 soldats.",
      'Front des dunes',
    ],
  ])('%s', (text, expected) => {
    expect(partiesIn(text)).toEqual([expected]);
  });
});

describe("a group's own communiqué", () => {
  it.each<[string, string, string[], string]>([
    [
      'English',
      'THE DUNE FRONT\nMilitary communiqué No. 3\nOur fighters attacked the barracks at Zirma, Mali, on Tuesday. Twelve soldiers were killed. Our side mourns two dead.',
      ['Dune Front: responsibility ?', 'Dune Front: killed military 12 ?', 'Dune Front: killed armed_group 2 ?'],
      'Dune Front; soldiers',
    ],
    [
      'French',
      'FRONT DES DUNES\nCommuniqué\nNos combattants ont attaqué mardi la caserne de Zirma, au Mali. Douze soldats ont été tués. De notre côté, nous déplorons deux blessés.',
      [
        'Front des Dunes: responsibility ?',
        'Front des Dunes: killed military 12 ?',
        'Front des Dunes: wounded armed_group 2 ?',
      ],
      'Front des Dunes; soldats',
    ],
  ])('%s: is its word', (_language, text, claims, parties) => {
    expect(claimsIn(text)).toEqual(claims);
    expect(partiesIn(text)).toEqual([parties]);
  });

  it('claims nothing where it says that it did not', () => {
    expect(
      claimsIn(
        'THE DUNE FRONT\nCommuniqué\nIt is not true that our fighters attacked Zirma. Twelve people were killed there on Tuesday.',
      ),
    ).toEqual(['Dune Front: killed people 12 ?']);
  });
});

describe('the attackers told by what they belong to', () => {
  it.each<[string, string[]]>([
    [
      'The attackers belonged to the Dune Front, the governor said, after 12 people were killed in Zirma on Tuesday.',
      ['governor: attribution Dune Front', 'governor: killed people 12'],
    ],
    [
      'It was unclear whether the attackers belonged to the Dune Front, the governor said, after 12 people were killed in Zirma.',
      ['governor: killed people 12'],
    ],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});
