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

describe('whose word stands within another’s', () => {
  it.each<[string, string[]]>([
    [
      "An army spokesman dismissed as propaganda the Dune Front's claim to have killed 30 soldiers in Zirma.",
      ['Dune Front: killed military 30'],
    ],
    [
      "The Dune Front's claim to have killed 30 soldiers in Zirma was dismissed by the army.",
      ['Dune Front: killed military 30'],
    ],
    [
      "Le porte-parole de l'armée a rejeté les propos du maire selon lesquels 12 civils sont morts à Zirma.",
      ['maire: killed civilians 12'],
    ],
    [
      "L'armée nie les accusations du Front des dunes, qui affirme que 12 civils ont été tués à Zirma.",
      ['armée: denial responsibility', 'Front des dunes: killed civilians 12'],
    ],
    [
      'The army denied the accusations of the Dune Front, which says 12 civilians were killed in Zirma.',
      ['army: denial responsibility', 'Dune Front: killed civilians 12'],
    ],
    [
      'Neuf soldats sont morts à Zirma, a indiqué la présidence, selon laquelle 20 civils ont été tués.',
      ['présidence: killed military 9', 'présidence: killed civilians 20'],
    ],
    [
      'The governor said two died in Zirma; the figure of 20 dead circulated by the opposition was absurd.',
      ['governor: killed people 2', 'opposition: killed people 20'],
    ],
    [
      "Deux personnes sont mortes à Zirma, selon le gouverneur, qui juge absurde le chiffre de 20 morts diffusé par l'opposition.",
      ['gouverneur: killed people 2', 'opposition: killed people 20'],
    ],
    ['Asked about the 12 dead in Zirma, the minister said the Dune Front would pay.', []],
    ['The governor said he had no information about 12 people killed in Zirma.', []],
    ['Rumours that 12 people died in Zirma were denied by the mayor.', ['-: killed people 12 ?']],
    ['A video purportedly by the Dune Front showed 12 dead soldiers in Zirma.', ['Dune Front: killed military 12 ?']],
    ['The UN, citing local sources, said 12 people were killed in Zirma.', ['UN: killed people 12']],
    ['AFP, which spoke to residents, said 12 people died in Zirma.', ['AFP: killed people 12']],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['Radio Zirma rapporte que 12 personnes sont mortes à Zirma, selon le maire.', 'maire', 'Radio Zirma'],
    ['State television, quoting the governor, said 12 people were killed in Zirma.', 'governor', 'State television'],
  ])('is carried: %s', (text, claimant, carrier) => {
    expect(readOnSunday(text).claims.map(({ claimant: by, carriers }) => [by, carriers])).toEqual([
      [claimant, [carrier]],
    ]);
  });
});

describe('what is a habit, another deed or another’s report', () => {
  it.each<[string, string[]]>([
    [
      'The Dune Front often claims responsibility for attacks like the one in Zirma that killed 12.',
      ['-: killed people 12'],
    ],
    ['The Dune Front usually claims such attacks as the one in Zirma, in which 12 died.', []],
    [
      'The Dune Front, which has claimed responsibility for previous attacks, is active in Zirma, where 12 died.',
      ['-: killed people 12'],
    ],
    [
      'Le Front des dunes, qui a revendiqué plusieurs attaques dans la région, est actif à Zirma, où 12 personnes sont mortes.',
      ['-: killed people 12'],
    ],
    ['The Dune Front claimed responsibility for both attacks in Zirma.', ['Dune Front: responsibility']],
    ['Le Front des dunes revendique le contrôle de Zirma, où 12 personnes sont mortes.', ['-: killed people 12']],
    ["Selon l'armée, le Front des dunes a revendiqué l'attaque de Zirma.", ['Front des dunes: responsibility ?']],
    [
      'According to the army, the Dune Front claimed responsibility for the attack in Zirma.',
      ['Dune Front: responsibility ?'],
    ],
    ["L'armée assure que les informations faisant état de 12 morts à Zirma sont fausses.", []],
    ["Le gouverneur n'a pas exclu que 12 personnes soient mortes à Zirma.", []],
    [
      'The army says 12 fighters died in Zirma. Residents disagree. They say 12 civilians were killed.',
      ['army: killed armed_group 12', 'Residents: killed civilians 12'],
    ],
    [
      'Police suspect the Dune Front of the attack in Zirma, which killed 12.',
      ['Police: attribution Dune Front', '-: killed people 12'],
    ],
    [
      "Le Front des dunes a dit qu'il n'était pas derrière l'attaque de Zirma, qui a fait 12 morts.",
      ['Front des dunes: denial responsibility'],
    ],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});

describe('who it is that says it', () => {
  it.each<[string, string[]]>([
    [
      "Le Front des dunes a revendiqué l'attaque de Zirma. L'armée a quant à elle affirmé avoir tué 34 combattants.",
      ['Front des dunes: responsibility', 'armée: killed armed_group 34'],
    ],
    [
      "Le Front des dunes a revendiqué l'attaque de Zirma. Les habitants ont, quant à eux, parlé de 34 morts.",
      ['Front des dunes: responsibility', 'habitants: killed people 34'],
    ],
    [
      '"My sister was in it," said one of the drivers who passed Zirma; he had seen nine bodies.',
      ['one of the drivers: killed people 9'],
    ],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});
