import { describe, expect, it } from 'vitest';
import { actsIn, figuresIn, readOnSunday } from '../support/drafted-lines.ts';

describe('who says it', () => {
  it.each<[string, string[]]>([
    [
      'The mission said a patrol was fired on in Sarhan. Two peacekeepers were killed and five injured.',
      ['mission: killed peacekeepers 2 ?', 'mission: wounded peacekeepers 5 ?'],
    ],
    [
      'Twelve soldiers were killed in Zirma, the army said.\nAnother four soldiers were missing.',
      ['army: killed military 12 ?', 'army: missing military 4 ?'],
    ],
    [
      'Police said two people died in Zirma. A trader, Ali Sow, gave a higher toll, telling reporters that 21 bodies were found.',
      ['Police: killed people 2', 'trader, Ali Sow: killed people 21'],
    ],
    [
      'Insurgents beheaded 11 people in Namule, state media reported on Thursday, citing a local administrator.',
      ['local administrator: killed people 11'],
    ],
    ['The agency quoted witnesses as saying that 40 people were killed in Zirma.', ['witnesses: killed people 40']],
    [
      'The Dune Front attacked Zirma. Its spokesperson said 30 soldiers were killed.',
      ['spokesperson: killed military 30'],
    ],
    [
      'The shadow National Council said 17 children died in Zirma. Its spokesperson said 30 soldiers were killed.',
      ['National Council: killed civilians 17', 'National Council: killed military 30'],
    ],
    [
      'A helicopter was downed near Amalfa; 12 officers died, President Luis Arango said.',
      ['President Luis Arango: killed security_forces 12'],
    ],
    [
      'The Rapid Dune Forces denied it. The army said 12 men died in Zirma. The RDF said it killed 20 soldiers.',
      ['Rapid Dune Forces: killed military 20', 'army: killed people 12'],
    ],
    [
      'Gunmen killed six people in Zirma and carried off about 40 others, four residents said.',
      ['residents: killed people 6', 'residents: abducted people 34-46'],
    ],
    [
      '« Dix soldats sont morts à Zirma », a témoigné une commerçante. Trois civils ont péri, ajoutait-elle.',
      ['commerçante: killed military 10', 'commerçante: killed civilians 3'],
    ],
    [
      'Parmi les morts de Zirma figurent quatre enfants, a précisé le sous-préfet, Bouba Hamadou.',
      ['sous-préfet, Bouba Hamadou: killed civilians 4+ ?'],
    ],
    [
      "L'Observatoire des dunes (ODD) fait état pour sa part de 19 morts à Zirma.",
      ['Observatoire des dunes: killed people 19'],
    ],
    [
      'Selon un bilan communiqué par la préfecture, 14 orpailleurs ont trouvé la mort à Tabarkat.',
      ['préfecture: killed civilians 14'],
    ],
    [
      "Deux élus ont dit que 28 villageois étaient morts à Zirma. « Nous avons enterré 30 corps », a dit l'un d'eux.",
      ['élus: killed civilians 28', 'élus: killed people 30'],
    ],
    [
      'COMMUNIQUÉ DE L’ÉTAT-MAJOR DES ARMÉES\nLe 4 mars 2025, à Bougrara, au Mali, sept soldats sont tombés au champ d’honneur.',
      ['État-major des armées: killed military 7 ?'],
    ],
    [
      'Gunmen attacked a village near Zirma, killing 40, Governor Ali Umar said.',
      ['Governor Ali Umar: killed people 40'],
    ],
    ['Nurse Ama Sy told the paper she had counted 30 bodies in Zirma.', ['Nurse Ama Sy: killed people 30']],
    [
      'The army lost ten men in Zirma, the army said. The Dune Front declined to comment. It had said 20 soldiers died.',
      ['army: killed military 10', 'Dune Front: killed military 20'],
    ],
    [
      'Neuf soldats sont morts à Zirma, a indiqué la présidence, selon laquelle vingt assaillants ont été abattus.',
      ['présidence: killed military 9', 'présidence: killed armed_group 20'],
    ],
    [
      'Le Groupe de soutien au sable et aux dunes a affirmé samedi avoir tué 60 soldats à Zirma.',
      ['Groupe de soutien au sable et aux dunes: killed military 60'],
    ],
    ["L'armée malienne a, elle, dit avoir perdu deux hommes à Zirma.", ['armée malienne: killed military 2']],
    [
      "Le Front des dunes, accusé par Bamako d'avoir attaqué Zirma, affirme que dix soldats sont morts.",
      ['Front des dunes: killed military 10'],
    ],
    [
      'The Dune Front said it killed 30 soldiers in Zirma. The army gave a different account. It said four soldiers died.',
      ['Dune Front: killed military 30', 'army: killed military 4'],
    ],
    [
      "Neuf civils sont morts à Zirma, selon des élus. L'armée a dit avoir visé des rebelles. Deux soldats ont péri, selon la même source.",
      ['élus: killed civilians 9', 'élus: killed military 2'],
    ],
    [
      'Neuf civils sont morts à Zirma. Ce bilan est encore provisoire, selon le chef du village.',
      ['chef du village: killed civilians 9 ?'],
    ],
    [
      "Les talibans du Nord ont revendiqué l'attaque de Zirma auprès de l'agence Horizon. Selon leur porte-parole, 15 soldats ont été tués.",
      ['talibans du Nord: killed military 15'],
    ],
    ['Quarante civils ont été tués à Zirma par des soldats, ont accusé lundi deux ONG.', ['ONG: killed civilians 40']],
    ["L'Observatoire parle pour sa part de « plus de 50 morts » à Zirma.", ['Observatoire: killed people 50+']],
    [
      'Nine people died in Zirma, police and witnesses said. Witnesses said ten bodies were found.',
      ['police and witnesses: killed people 9', 'Witnesses: killed people 10'],
    ],
    [
      'The Dune Front said it was behind the attack in Zirma and that 14 soldiers were killed.',
      ['Dune Front: killed military 14'],
    ],
    ["A spokesman put the army's losses in Zirma at four dead.", ['spokesman: killed military 4']],
    ['A group calling itself Dune Horde said 30 soldiers were killed in Zirma.', ['Dune Horde: killed military 30']],
    [
      'Six people died in Zirma, with another 11 injured, the army said.',
      ['army: killed people 6', 'army: wounded people 11'],
    ],
    [
      'The army said 12 soldiers died in Zirma. In May last year 40 soldiers were killed there.',
      ['army: killed military 12', '-: killed military 40 ?'],
    ],
  ])('%s', (text, expected) => {
    expect(figuresIn(text)).toEqual(expected);
  });

  it('names who published what another said', () => {
    const { claims } = readOnSunday(
      'Insurgents beheaded 11 people in Namule, state media reported, citing an administrator.',
    );
    expect(claims.map(({ claimant, carriers }) => [claimant, carriers])).toEqual([['administrator', ['state media']]]);
  });
});

describe('how many, and of whom', () => {
  it.each<[string, string[]]>([
    [
      'Police said up to 22 pupils and two teachers died in Zirma.',
      ['Police: killed civilians 0-22', 'Police: killed civilians 2'],
    ],
    [
      'A missile killed a 17-year-old boy and injured 10 others in Zirma.',
      ['-: killed civilians 1', '-: wounded civilians 10'],
    ],
    ['The governor put the number of assailants in Zirma at 300.', []],
    ['The governor put the number of dead soldiers in Zirma at 115.', ['governor: killed military 115']],
    ['The Dune Front put the number of soldiers killed in Zirma at 17.', ['Dune Front: killed military 17']],
    ['Forty people died in Zirma after several wounded soldiers died, police said.', ['police: killed people 40']],
    ['The army said it killed 17 fighters of the White Sand militia in Zirma.', ['army: killed armed_group 17']],
    [
      'The Dune Front accused government troops of firing in Zirma and said 13 of them were killed.',
      ['Dune Front: killed military 13'],
    ],
    [
      'Officials said nine people were killed in Zirma, revising down an earlier toll of 41.',
      ['Officials: killed people 9'],
    ],
    [
      'A war monitor said more than 1,000 people, including 745 civilians, were killed in Zirma.',
      ['war monitor: killed people 1000+', 'war monitor: killed civilians 745'],
    ],
    ['The army said troops rescued 23 kidnapped victims in Zirma.', []],
    ["Une incursion a causé la mort de 7 pêcheurs à Zirma, d'après le préfet.", ['préfet: killed civilians 7']],
    ['Its campaign has since killed more than 48,000 people, the ministry says.', []],
    ['Le gouvernement a ramené de 30 à 23 le nombre de civils tués à Ngarba.', ['gouvernement: killed civilians 23']],
    [
      "Quinze soldats ont été tués et une vingtaine d'autres blessés à Zirma, selon l'armée.",
      ['armée: killed military 15', 'armée: wounded military 17-23'],
    ],
    ['Sept de nos vaillants soldats ont été tués à Zirma, selon l’armée.', ['armée: killed military 7']],
    ['Cinq militaires y ont laissé la vie, selon le préfet de Zirma.', ['préfet de Zirma: killed military 5']],
  ])('%s', (text, expected) => {
    expect(figuresIn(text)).toEqual(expected);
  });

  it('takes the text before its headline', () => {
    const text =
      'Gunmen kill 19 in Nigeria, residents say\n\nGunmen killed at least 19 people in Rimbu, four residents said.';
    expect(figuresIn(text)).toEqual(['residents: killed people 19+']);
  });
});

describe('what is done beside counting', () => {
  it.each<[string, string[]]>([
    ['The raid in Zirma bore the hallmarks of the Dune Front, said an analyst.', ['analyst: attribution Dune Front']],
    ['The raid in Zirma bore the hallmarks of the Dune Front.', []],
    [
      'The army said it was fighting in Zirma, in an assault that it blamed on the Dune Front.',
      ['army: attribution Dune Front'],
    ],
    ['An analyst said the raid in Zirma bore none of the hallmarks of the Dune Front.', []],
    ['The raid in Zirma did not bear the hallmarks of the Dune Front, said an analyst.', []],
    ['Police said it was unclear whether the raid in Zirma was carried out by the Dune Front.', []],
    ['Police said the raid in Zirma may have been carried out by the Dune Front.', []],
    ["Selon le maire, l'attaque de Zirma n'est pas l'œuvre du Front des Dunes.", []],
    ["Selon le maire, l'attaque de Zirma n'a pas été menée par le Front des Dunes.", []],
    ["Selon le maire, l'attaque de Zirma a été menée par le Front des Dunes.", ['maire: attribution Front des Dunes']],
    [
      'The Dune Front said its fighters had never carried out the attack in Zirma.',
      ['Dune Front: denial responsibility'],
    ],
    ['The governor denied that the raid in Zirma was carried out by the army.', []],
    ["Le gouverneur a nié que l'attaque de Zirma ait été perpétrée par l'armée.", []],
    ['The Dune Front denied that the men held after the raid in Zirma belonged to it.', []],
    ['The army denied that 9 people in Zirma were killed by its soldiers.', ['army: denial responsibility']],
    ['An attack blamed on the Dune Front killed nine people in Zirma.', []],
    ['The Dune Front said one of its members had carried out the attack in Zirma.', ['Dune Front: responsibility']],
    ['Le gouvernement revendique la mort de 70 rebelles à Zirma.', []],
    [
      'The army blamed the Dune militia for nine deaths in Zirma. The army accused the Sand militia, whose leader denied any involvement.',
      ['army: attribution Dune militia, Sand militia', 'Sand militia: denial responsibility'],
    ],
    ["L'armée a qualifié de « mensongères » les accusations la visant à Zirma.", ['armée: denial responsibility']],
    ['The Dune Front said it was responsible for the blast in Zirma.', ['Dune Front: responsibility']],
    ['The Dune Front said it had overrun a base in Zirma.', ['Dune Front: responsibility']],
    ['Nine people died in Zirma. Benin dismissed the accusation as fanciful.', ['Benin: denial responsibility']],
    ['Nine people died in Zirma. The Dune Front rejected the figures.', []],
    [
      "L'armée a imputé l'attaque de Zirma aux rebelles. Ces derniers ont nié toute implication.",
      ['armée: attribution rebelles', 'rebelles: denial responsibility'],
    ],
    [
      "Le préfet de Zirma a mis en cause l'armée. Un porte-parole militaire a rejeté ces accusations.",
      ['préfet de Zirma: attribution armée', 'porte-parole militaire: denial responsibility'],
    ],
    [
      "L'attaque de Zirma porte la marque du Front des dunes, estime un analyste.",
      ['analyste: attribution Front des dunes'],
    ],
  ])('%s', (text, expected) => {
    expect(actsIn(text)).toEqual(expected);
  });
});

describe('the event', () => {
  it.each<[string, string[]]>([
    ['Militants ambushed a Malian army convoy near Zirma, killing 14 soldiers.', ['militants', 'Malian army']],
    [
      'The Dune Front claimed an attack on a base of African Union peacekeepers at Zirma.',
      ['Dune Front', 'African Union peacekeepers'],
    ],
    [
      'Fighting broke out in Zirma between government soldiers and the Dune Front, killing nine people.',
      ['Dune Front', 'government soldiers'],
    ],
    ['An Israeli air strike killed nine people in Hajar, Syria.', ['Israel']],
    ['Officials accused Benin of sheltering rebels after nine people died in Zirma.', []],
    ['The Dune Front said it had killed 37 soldiers in Zirma.', ['Dune Front', 'soldiers']],
    ['Des hommes armés ont tué neuf agriculteurs à Zirma.', ['hommes armés']],
    [
      "Cinq militaires sont morts quand une patrouille de l'armée béninoise est tombée dans une embuscade à Zirma.",
      ['armée béninoise'],
    ],
    ['Neuf personnes sont mortes à Zirma dans une attaque attribuée au groupe Horde des dunes.', ['Horde des dunes']],
  ])('its sides: %s', (text, expected) => {
    expect(readOnSunday(text).events[0]?.parties ?? []).toEqual(expected);
  });

  it.each<[string, string | null]>([
    ['Gunmen stormed the villages of Rimbu and Tsalle in Nigeria, killing nine people.', 'Rimbu'],
    ["Nine people died in Pakistan's Kodari district.", 'Kodari'],
    ['Nine people were killed in the Garbo area of Somalia.', 'Garbo'],
    ['Nine worshippers were killed in the Afghan city of Pul-e-Kodri.', 'Pul-e-Kodri'],
    ['Nine people died in Syria, as talks went on in Zalma.', null],
    ["Neuf villageois sont morts dans l'attaque de Tandiel, au Mali.", 'Tandiel'],
    ["L'organisation État du Désert a tué neuf personnes à Bani, au Niger.", 'Bani'],
    ['Des jihadistes affiliés à Al-Horde ont tué neuf personnes au Mali.', null],
  ])('where: %s', (text, expected) => {
    expect(readOnSunday(text).events[0]?.place?.location ?? null).toBe(expected);
  });

  it.each<[string, string | null]>([
    ['Nine people were killed in Garbo, Somalia, last night.', '2025-03-08'],
    ["The governor said on Friday that Tuesday's attack in Zirma, Mali, killed nine people.", '2025-03-04'],
    [
      'Neuf personnes sont mortes mardi à Zirma, au Mali. Dix autres étaient toujours portées disparues mercredi.',
      '2025-03-04',
    ],
    ['Neuf personnes sont mortes à Zirma, au Mali, dans la nuit du 4 au 5 mars.', '2025-03-04'],
    [
      'Nine people died in Zirma, Mali, the minister told state media on Friday. Fighting began on Tuesday.',
      '2025-03-04',
    ],
    ['Nine people died in Zirma, Mali, the army said in a communique broadcast on March 4.', null],
    ['Nine people died in Zirma, Mali, the deadliest such raid since the war began in 2019.', null],
    ['SITUATION REPORT No. 8 - Mali - 7 March 2025\nArmed men killed nine people in Zirma on 4 March.', '2025-03-04'],
  ])('when: %s', (text, expected) => {
    const { events } = readOnSunday(text);
    expect(events.map(({ date }) => date?.date ?? null)).toEqual([expected]);
  });

  it('is in the country the text is about, where no sentence of its own tells', () => {
    const text =
      'Scores of villagers have been killed in Mali since January, a report showed. The report accused the army of killing 53 civilians in Ourou on March 3.';
    expect(readOnSunday(text).events.map(({ place }) => [place?.country, place?.location])).toEqual([['ML', 'Ourou']]);
  });

  it('is no bombing for a gold mine', () => {
    const { events } = readOnSunday(
      'Gunmen attacked a gold mine in Fizi, Congo, killing nine people. A convoy sent to the mine was held up.',
    );
    expect(events.map(({ title }) => title)).toEqual(['Attack in Fizi, DR Congo']);
  });

  it.each([
    ['Gunmen attacked a village close to Zirma, Mali, killing 12 people.', 'Attack near Zirma, Mali'],
    [
      'Vendredi, des hommes armés ont attaqué un village proche de Zirma, au Mali, tuant 12 personnes, selon des habitants.',
      'Attaque près de Zirma, Mali',
    ],
    ['Douze personnes, des proches de Sarkan, ont été tuées vendredi au Mali, selon des habitants.', 'Attaque (Mali)'],
  ])('whether it was in a place or near it: %s', (text, title) => {
    expect(readOnSunday(text).events.map((event) => event.title)).toEqual([title]);
  });

  it('is the one whose place is named again', () => {
    const text =
      'Gunmen killed 40 farmers in Dumba, Nigeria, on Thursday, the governor said. On Saturday six soldiers died in Sabon, the army said. The Dune Front said it killed 45 militiamen in Dumba.';
    const { claims } = readOnSunday(text);
    expect(claims.map(({ event, claimant }) => [event, claimant])).toEqual([
      [0, 'governor'],
      [0, 'Dune Front'],
      [1, 'army'],
    ]);
  });

  it('is not left for one only looked back at', () => {
    const text =
      'Ten soldiers were killed near Takzat in Niger on Friday, the junta said. It came two days after an attack in which 44 civilians were killed in Fambita. The Dune Front said it killed 19 soldiers.';
    const { events, claims } = readOnSunday(text);
    expect(events.map(({ date }) => date?.date)).toEqual(['2025-03-07', '2025-03-05']);
    expect(claims.map(({ event, claimant }) => [event, claimant])).toEqual([
      [0, 'junta'],
      [0, 'Dune Front'],
      [1, null],
    ]);
  });

  it('is another where a paragraph begins with another day and place', () => {
    const text =
      'On Monday gunmen rode into Solgou in northern Burkina Faso. The army said 22 soldiers died.\nTwo days later it was the turn of Yirga. Fourteen soldiers were killed, according to a survivor.';
    const { events, claims } = readOnSunday(text);
    expect(events.map(({ date, place }) => [date?.date, place?.location])).toEqual([
      ['2025-03-03', 'Solgou'],
      ['2025-03-05', 'Yirga'],
    ]);
    expect(claims.map(({ event, claimant }) => [event, claimant])).toEqual([
      [0, 'army'],
      [1, 'survivor'],
    ]);
  });
});
