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

describe('what befell them', () => {
  it.each<[string, string[]]>([
    [
      'Five persons lost their lives while three others sustained gunshot injuries in Zirma, police said.',
      ['police: killed people 5', 'police: wounded people 3'],
    ],
    ['Environ 1 200 personnes se sont réfugiées en brousse à Zirma, selon le maire.', ['maire: displaced people 1020']],
    ['The army said 15 armed extremists were killed in Zirma.', ['army: killed armed_group 15']],
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

describe('an army that is only told to have done it', () => {
  it.each<[string, string]>([
    ['Shells fired by the Rwandan army killed three soldiers in Zirma on Tuesday, the governor said.', 'soldiers'],
    ["Trois soldats ont été tués mardi à Zirma. Le gouverneur accuse l'armée rwandaise.", 'armée rwandaise'],
    ['Three soldiers were killed in Zirma, Mali, on Tuesday in a convoy escorted by the army.', 'army'],
  ])('%s', (text, expected) => {
    expect(partiesIn(text)).toEqual([expected]);
  });
});
