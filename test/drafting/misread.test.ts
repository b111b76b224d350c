import { describe, expect, it } from 'vitest';
import { claimsIn, eventsIn, partiesIn } from '../support/drafted-lines.ts';

describe('what a headline says too', () => {
  it.each<[string, string[]]>([
    ['Eleven killed in Zirma\nEleven people were killed in Zirma, Mali, on Tuesday.', ['-: killed people 11']],
    [
      "Au moins 11 morts à Zirma\nAu moins onze personnes ont été tuées mardi à Zirma, au Mali. L'armée parle de neuf morts.",
      ['-: killed people 11', 'armée: killed people 9'],
    ],
  ])('is kept as the text has it: %s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});

describe('whose word it is', () => {
  it.each<[string, string[]]>([
    [
      'Les autorités du district reconnaissent six morts à Zirma. Les insurgés, qui sont venus du nord, ont diffusé une vidéo où ils disent avoir tué quatre soldats.',
      ['autorités du district: killed people 6', 'insurgés: killed military 4'],
    ],
    [
      'Residents said six people died in Zirma. The insurgents, who came from the north, released a video in which they say they killed four soldiers.',
      ['Residents: killed people 6', 'insurgents: killed military 4'],
    ],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});

describe('who only gave names', () => {
  it('is not who counts', () => {
    expect(claimsIn('The names were given by 12 village elders in Zirma, where nine people died.')).toEqual([
      '-: killed people 9',
    ]);
  });
});

describe('what befell them', () => {
  it.each<[string, string[]]>([
    [
      'Five persons lost their lives while three others sustained gunshot injuries in Zirma, police said.',
      ['police: killed people 5', 'police: wounded people 3'],
    ],
    ['Environ 1 200 personnes se sont réfugiées en brousse à Zirma, selon le maire.', ['maire: displaced people 1020']],
    ['The army said 15 armed extremists were killed in Zirma.', ['army: killed armed_group 15']],
    [
      'A police helicopter was downed near Zirma; 12 officers died, the president said.',
      ['president: killed police 12'],
    ],
    ['The army and the police said 12 officers died in Zirma.', ['army and the police: killed security_forces 12']],
    ['Gunmen killed 12 village elders in Zirma, police said.', ['police: killed people 12']],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});

describe('where and when it was', () => {
  it.each<[string, string[]]>([
    [
      'À Zirma, au Mali, les pêcheurs ne sortent plus la nuit. Le 4 mars, onze personnes ont été tuées, raconte un infirmier.',
      ['ML Zirma 2025-03-04'],
    ],
    ['Onze personnes ont été tuées dans la nuit à Zirma, au Mali, selon le maire.', ['ML Zirma 2025-03-08']],
    [
      'ANALYSE - Mali - semaine du 3 au 9 mars 2025\nLe 4 mars, onze personnes ont été tuées à Zirma, selon le maire.',
      ['ML Zirma 2025-03-04'],
    ],
    // An entry of a list begins with its day and its place.
    [
      'NOTE - Mali - 3-9 mars 2025\n• 4 mars, Zirma-Est : trois commerçants enlevés et un chauffeur tué.\n• 6 mars, Sam Dolo : affrontements. Le maire rapporte douze morts.',
      ['ML Zirma-Est 2025-03-04', 'ML Sam Dolo 2025-03-06'],
    ],
    // What is told of a day as of an attack not told of before, elsewhere, is another.
    [
      'Two aid workers were abducted in Mali on 4 March on the road from Zirma. Partners say a drone strike on 4 March killed 15 people at a water point in Sarhan.',
      ['ML Zirma 2025-03-04', 'ML Sarhan 2025-03-04'],
    ],
    [
      'A car bomb killed two officers in Zirma, Mali, on Tuesday. Hours after the blast, troops killed six fighters in a clash in rural Sarhan.',
      ['ML Zirma 2025-03-04', 'ML Sarhan 2025-03-04'],
    ],
    [
      'Le 12 février, onze personnes ont été tuées à Zirma, au Mozambique. Une semaine plus tard, des soldats rwandais ont abattu cinq insurgés à Sarhan.',
      ['MZ Zirma 2025-02-12', 'MZ Sarhan 2025-02-17'],
    ],
    ['Shelling of Zirma Est market killed 27 people in Mali on Tuesday.', ['ML Zirma Est 2025-03-04']],
    ['A bomb killed two people in San Isidro del Monte, Colombia, on Tuesday.', ['CO San Isidro del Monte 2025-03-04']],
    // A city's name in a person's.
    [
      'Nine people were killed in Zirma on Tuesday. A resident, Moussa Hama, told the radio that 17 had died in all.',
      ['- - 2025-03-04'],
    ],
    ['Nine people were killed in Bamako on Tuesday, residents said.', ['ML - 2025-03-04']],
  ])('%s', (text, expected) => {
    expect(eventsIn(text)).toEqual(expected);
  });
});

describe('the sides', () => {
  it.each<[string, string]>([
    ['Suspected Dune Boys militants attacked a lorry in Zirma on Tuesday, killing five people.', 'Dune Boys militants'],
    [
      'Clashes between the Dune Front and the Sudanese Armed Forces killed nine people in Zirma on Tuesday.',
      'Dune Front; Sudanese Armed Forces',
    ],
    // Who fought on another day took no part in this.
    [
      'Nine people were killed in Zirma, Sudan, on Tuesday. Clashes between the Dune Front and the Dawn Army have gone on since 1 March.',
      '',
    ],
    [
      'Des combattants du Front des dunes ont attaqué mardi le détachement militaire de Zirma, au Mali, tuant neuf personnes.',
      'Front des dunes',
    ],
  ])('%s', (text, expected) => {
    expect(partiesIn(text)).toEqual([expected]);
  });
});

describe('an army that is only told to have done it', () => {
  it.each<[string, string]>([
    ['Shells fired by the Rwandan army killed three soldiers in Zirma on Tuesday, the governor said.', 'soldiers'],
    ["Trois soldats ont été tués mardi à Zirma. Le gouverneur accuse l'armée rwandaise.", 'armée rwandaise'],
    ['Three soldiers were killed in Zirma, Mali, on Tuesday in a convoy escorted by the army.', 'army'],
  ])('%s', (text, expected) => {
    expect(partiesIn(text)).toEqual([expected]);
  });
});

describe('whose officers they are', () => {
  it.each<[string, string]>([
    // What was done was done to the police, and no other force is spoken of.
    ['Gunmen ambushed a police convoy in Zirma and killed two officers, the mayor said.', 'mayor: killed police 2'],
    ['Two officers died in an attack on police in Zirma, the mayor said.', 'mayor: killed police 2'],
    ['A bomb outside a police station in Zirma killed two officers, police said.', 'police: killed police 2'],
    ['Gunmen attacked policemen in Zirma and killed two officers, the mayor said.', 'mayor: killed police 2'],
    ['Policemen came under fire in Zirma and two officers died, the mayor said.', 'mayor: killed police 2'],
    // Whoever says so, and a post nearby, are not whose they are; nor is what others go about in.
    ['Gunmen in police vehicles killed two officers in Zirma, the mayor said.', 'mayor: killed security_forces 2'],
    [
      'A police team was sent to Zirma, where two officers were killed, the mayor said.',
      'mayor: killed security_forces 2',
    ],
    ['Two officers were killed in Zirma, police said.', 'police: killed security_forces 2'],
    ['Two officers were killed in Zirma, a police unit said.', 'police unit: killed security_forces 2'],
    ['Gunmen killed two officers near a police station in Zirma, the mayor said.', 'mayor: killed security_forces 2'],
    [
      'An attack on a gendarmerie post near a police station in Zirma killed two officers, the mayor said.',
      'mayor: killed security_forces 2',
    ],
    [
      'Soldiers were sent to Zirma. Gunmen ambushed a police convoy and killed two officers, the mayor said.',
      'mayor: killed security_forces 2',
    ],
    [
      'An attack on a UN police patrol in Zirma killed two officers, the mayor said.',
      'mayor: killed security_forces 2',
    ],
    // A word beside them says it.
    [
      'Gunmen ambushed a police convoy in Zirma and killed two security officers, the mayor said.',
      'mayor: killed security_forces 2',
    ],
    [
      'Gunmen ambushed a police convoy in Zirma and killed two officers of the border force, the mayor said.',
      'mayor: killed security_forces 2',
    ],
    [
      'Gunmen ambushed a police convoy in Zirma and killed two election officers, the mayor said.',
      'mayor: killed people 2',
    ],
    ['Two prison officers were killed in Zirma, police said.', 'police: killed people 2'],
    ['Two naval officers were killed in Zirma, police said.', 'police: killed military 2'],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual([expected]);
  });
});
