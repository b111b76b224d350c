import { describe, expect, it } from 'vitest';
import { claimsIn, readOnSunday } from '../support/drafted-lines.ts';

type Rows = [string, string[]][];

describe('what nobody said', () => {
  it.each<Rows[number]>([
    ['Police have not confirmed reports that 20 people were beheaded in Zirma.', ['-: killed people 20 ?']],
    ["L'armée n'a pas confirmé la mort de 12 soldats à Zirma.", ['-: killed military 12 ?']],
    ['The ministry never said that 30 soldiers were killed in Zirma.', []],
    ["L'armée n'a jamais dit que 12 soldats avaient été tués à Zirma.", []],
    ['The governor refused to say whether 12 people had died in Zirma.', []],
    ['If 12 people were killed in Zirma, the army would say so.', []],
    ['On ignore si 12 personnes sont mortes à Zirma.', []],
    ['Even if 12 people died in Zirma, the army said, the raid was a success.', ['army: killed people 12']],
    ["L'armée ne reconnaît que trois morts à Zirma.", ['armée: killed people 3']],
    ['The army had to admit that 12 soldiers died in Zirma.', ['army: killed military 12']],
    ['The army is expected to announce that 12 soldiers died in Zirma.', []],
    [
      'Contrary to what the army said, 12 civilians died in Zirma, according to residents.',
      ['residents: killed civilians 12'],
    ],
    [
      "Contrairement à ce qu'affirme l'armée, 12 civils sont morts à Zirma, selon des habitants.",
      ['habitants: killed civilians 12'],
    ],
    ['The army said reports that 12 soldiers were killed in Zirma were false.', []],
    ['The army called a report that 12 soldiers were killed in Zirma false.', []],
    [
      'The army said claims by the Dune Front that it killed 30 soldiers in Zirma were false.',
      ['Dune Front: killed military 30'],
    ],
    [
      "The army's claim that 12 fighters were killed in Zirma was disputed by residents.",
      ['army: killed armed_group 12'],
    ],
    ['Two miners were killed when their lorry was hit on the road to Malek Dit.', ['-: killed civilians 2']],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});

describe('who claims, blames and denies', () => {
  it.each<Rows[number]>([
    ['The group said it would claim responsibility if 12 soldiers had died in Zirma.', []],
    ['The Dune Front may have claimed responsibility for the attack in Zirma.', []],
    ['The Dune Front has yet to claim responsibility for the attack in Zirma.', []],
    ["Le Front des dunes aurait revendiqué l'attaque de Zirma, selon des habitants.", []],
    [
      'The minister urged the Dune Front to claim responsibility for the attack in Zirma that killed 12.',
      ['-: killed people 12'],
    ],
    ['The Dune Front was the first to claim responsibility for the attack in Zirma.', ['Dune Front: responsibility']],
    [
      'The Dune Front took to Telegram to claim responsibility for the attack in Zirma.',
      ['Dune Front: responsibility'],
    ],
    ['The Dune Front denied claiming responsibility for the attack in Zirma that killed 12 people.', []],
    [
      'The army said the Dune Front had claimed responsibility for the attack in Zirma.',
      ['Dune Front: responsibility ?'],
    ],
    ["L'armée affirme que le Front des dunes a revendiqué l'attaque de Zirma.", ['Front des dunes: responsibility ?']],
    [
      'A message purporting to be from the Dune Front claimed responsibility for the attack in Zirma.',
      ['Dune Front: responsibility ?'],
    ],
    ['A false statement in the name of the Dune Front claimed responsibility for killing 12 soldiers in Zirma.', []],
    ['The army said it was responsible for security in Zirma, where 12 people died.', ['-: killed people 12']],
    ["L'armée a revendiqué la responsabilité de la sécurité à Zirma.", []],
    ['The army said the Dune Front was responsible for the attack in Zirma.', ['army: attribution Dune Front']],
    [
      'The Dune Front said it did not carry out the attack in Zirma that killed 12 people.',
      ['Dune Front: denial responsibility'],
    ],
    ['The Dune Front says it had no part in the killing of 12 people in Zirma.', ['Dune Front: denial responsibility']],
    ["Le Front des dunes assure n'avoir jamais attaqué Zirma.", ['Front des dunes: denial responsibility']],
    [
      "Le Front des dunes assure n'être pour rien dans la mort de 12 civils à Zirma.",
      ['Front des dunes: denial responsibility'],
    ],
    [
      "Le gouvernement impute l'attaque de Zirma au Front des dunes, qui dément.",
      ['gouvernement: attribution Front des dunes', 'Front des dunes: denial event'],
    ],
    [
      "Le Front des dunes, que le gouvernement accuse d'avoir tué 12 personnes à Zirma, dément.",
      ['gouvernement: attribution Front des dunes', 'Front des dunes: denial event'],
    ],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });

  it('takes no part for being said to have taken none, nor for saying who did', () => {
    const partiesOf = (text: string): string[] => readOnSunday(text).events.flatMap(({ parties }) => parties);
    expect(partiesOf("Le Front des dunes assure n'avoir jamais attaqué Zirma.")).toEqual([]);
    expect(
      partiesOf('The Dune Front, which the army says killed 12 people in Zirma, denied the charge.'),
    ).not.toContain('army');
    expect(
      partiesOf('In a statement carried by Amaq, the Dune Front said it killed 12 soldiers in Zirma.'),
    ).not.toContain('Amaq');
  });
});

describe('who only carried it', () => {
  it.each<[string, string, string]>([
    ['A local radio said 12 people were killed in Zirma, quoting the mayor.', 'mayor', 'local radio'],
    ['Reuters reported that 12 people were killed in Zirma, citing two residents.', 'residents', 'Reuters'],
    ["Selon Jeune Courrier, qui cite l'état-major, 12 soldats ont été tués à Zirma.", 'état-major', 'Jeune Courrier'],
  ])('%s', (text, claimant, carrier) => {
    expect(readOnSunday(text).claims.map(({ claimant: by, carriers }) => [by, carriers])).toEqual([
      [claimant, [carrier]],
    ]);
  });

  it('lets a name end before the number that follows it', () => {
    expect(
      claimsIn('Radio Zirma, a local station, reported that according to the mayor 12 people were killed in Zirma.'),
    ).toEqual(['mayor: killed people 12']);
  });
});

describe('whose the number after a semicolon is', () => {
  it.each<[string, string[]]>([
    [
      'A doctor in Zirma said he had received 31 bodies; a second doctor, at the same hospital, counted 29.',
      ['doctor in Zirma: killed people 31', 'second doctor: killed people 29'],
    ],
    [
      'The governor said 12 people were killed in Zirma; the army said 14.',
      ['governor: killed people 12', 'army: killed people 14'],
    ],
    [
      'Twelve people were killed in Zirma, according to the governor; 30, according to residents.',
      ['governor: killed people 12', 'residents: killed people 30'],
    ],
    [
      'Douze personnes sont mortes à Zirma, selon le gouverneur ; 30, selon des habitants.',
      ['gouverneur: killed people 12', 'habitants: killed people 30'],
    ],
    [
      "L'armée a annoncé la mort de 12 soldats à Zirma ; 20 autres ont été blessés.",
      ['armée: killed military 12', 'armée: wounded military 20'],
    ],
    [
      'The governor said 12 people were killed in Zirma; the army said 14 houses burned.',
      ['governor: killed people 12'],
    ],
    ['The governor said 12 people were killed in Zirma; he is 62.', ['governor: killed people 12']],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});

describe('how badly some of the wounded are hurt', () => {
  it.each<[string, string[]]>([
    [
      'We have 54 people in hospital, six in a critical condition, the mayor of Zirma said.',
      ['mayor of Zirma: wounded people 54'],
    ],
    ['The strike on Zirma wounded 54 people, six critically, the mayor said.', ['mayor: wounded people 54']],
    ['Of the 54 wounded in Zirma, six were in a critical condition, the mayor said.', ['mayor: wounded people 54']],
    [
      'La frappe sur Zirma a fait 54 blessés, six sont dans un état critique, selon le maire.',
      ['maire: wounded people 54'],
    ],
    ['Six people were in a critical condition in Zirma, the mayor said.', ['mayor: wounded people 6']],
    [
      'The strike on Zirma wounded six people, and 54 critically, the mayor said.',
      ['mayor: wounded people 6', 'mayor: wounded people 54'],
    ],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});
