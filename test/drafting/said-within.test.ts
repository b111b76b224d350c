import { describe, expect, it } from 'vitest';
import { claimsIn, readOnSunday } from '../support/drafted-lines.ts';

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

describe('what is said beside what is not', () => {
  it.each<[string, string[]]>([
    ['The army would not give details but said 12 soldiers died in Zirma.', ['army: killed military 12']],
    ['The army did not say who did it but said 12 soldiers died in Zirma.', ['army: killed military 12']],
    [
      'The army said it had not killed civilians in Zirma and that 12 fighters had died.',
      ['army: denial responsibility', 'army: killed armed_group 12'],
    ],
    ['The mayor said the reports were wrong and that 12 people had died in Zirma.', ['mayor: killed people 12']],
    ['The army can confirm that 12 soldiers died in Zirma.', ['army: killed military 12']],
    ["L'armée n'a confirmé que 12 morts à Zirma.", ['armée: killed people 12']],
  ])('%s', (text, expected) => {
    expect(claimsIn(text)).toEqual(expected);
  });
});
