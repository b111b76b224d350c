import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftJson } from '../../src/drafting/draft-json.ts';
import { readDraft } from '../../src/drafting/read-draft.ts';

/** Who says which figures, as "army: killed military 14"; `-` for the text itself, `?` where it is unsure. */
function figures(text: string, published = '2025-03-09'): string[] {
  return readDraft(text, published).claims.flatMap(({ claimant, statement, unsure }) =>
    statement.figures.map(({ harm, victims, low, high }) => {
      const interval = high === null ? `${low}+` : low === high ? `${low}` : `${low}-${high}`;
      return `${claimant ?? '-'}: ${harm} ${victims} ${interval}${unsure ? ' ?' : ''}`;
    }),
  );
}

function acts(text: string): string[] {
  return readDraft(text, '2025-03-09').claims.flatMap(({ claimant, statement }) =>
    statement.acts.map((act) =>
      `${claimant ?? '-'}: ${act} ${[...statement.blames, ...statement.denies].join(', ')}`.trim(),
    ),
  );
}

describe('a draft', () => {
  it('is read whole: event, claims, who says them, when, and the sentences they rest on', () => {
    const text = [
      'Militants ambushed a Malian army convoy near the town of Zirma in the Mopti region on Friday, killing 14 soldiers and wounding 17, the army said in a statement on Saturday.',
      'It added that 30 attackers had been killed.',
      'The Dune Vanguard claimed responsibility on its Telegram channel, saying its fighters killed 31 soldiers and captured two.',
    ].join('\n');
    expect(draftJson(readDraft(text, '2025-03-09'), 'en')).toEqual({
      events: [
        {
          title: 'Ambush near Zirma, Mali',
          kind: 'Battles',
          date: '2025-03-07',
          date_precision: 'day',
          country: 'ML',
          place: 'Zirma, Mopti, Mali',
          parties: ['Dune Vanguard', 'Malian army'],
        },
      ],
      claims: [
        {
          event: 0,
          claimant: 'army',
          carriers: [],
          acts: ['figures'],
          figures: [
            { harm: 'killed', victims: 'military', noun: 'soldiers', low: 14, high: 14 },
            { harm: 'wounded', victims: 'military', noun: 'soldiers', low: 17, high: 17 },
            { harm: 'killed', victims: 'armed_group', noun: 'attackers', low: 30, high: 30 },
          ],
          said: '2025-03-08',
          sentence: text.split('\n').slice(0, 2).join(' '),
          unsure: false,
        },
        {
          event: 0,
          claimant: 'Dune Vanguard',
          carriers: ['Telegram'],
          acts: ['figures', 'responsibility'],
          figures: [
            { harm: 'killed', victims: 'military', noun: 'soldiers', low: 31, high: 31 },
            { harm: 'captured', victims: 'military', noun: 'soldiers', low: 2, high: 2 },
          ],
          said: null,
          sentence: text.split('\n')[2],
          unsure: false,
        },
      ],
    });
  });

  it('says once what the headline, the lead and the body say', () => {
    const text =
      'Gunmen kill dozens in Mali\n\nGunmen killed 40 people in Zirma on Friday.\n\nThe mayor said 40 people had died.';
    expect(figures(text)).toEqual(['mayor: killed people 40']);
  });

  it.each<[string, string[]]>([
    [
      'The army said 12 rebels were killed. It added that three soldiers died.',
      ['army: killed armed_group 12', 'army: killed military 3'],
    ],
    [
      'Twelve people died, police said, while a doctor put the toll at 20.',
      ['police: killed people 12', 'doctor: killed people 20'],
    ],
    ['Three people were killed, according to the mayor, Ali Sow.', ['mayor, Ali Sow: killed people 3']],
    ['At least 12 people were killed on Friday in Zirma.', ['-: killed people 12+']],
    ['The group has killed thousands of people since 2012.', []],
    [
      'The blast killed nine people in a conflict that has killed more than 30,000 people over the past decade.',
      ['-: killed people 9'],
    ],
    ['The army denied that its soldiers had killed 30 civilians.', []],
    ['Residents accused the army of executing 30 civilians.', ['Residents: killed civilians 30']],
    [
      'Nine civilians were killed, residents said. The army said nine militants were killed.',
      ['residents: killed civilians 9', 'army: killed armed_group 9'],
    ],
    [
      'The army said it had lost two men while 12 rebels were killed.',
      ['army: killed military 2', 'army: killed armed_group 12'],
    ],
    [
      "Douze soldats ont été tués, a annoncé l'armée. Deux civils sont morts, a-t-elle ajouté.",
      ['armée: killed military 12', 'armée: killed civilians 2'],
    ],
    ['Selon des habitants, 20 personnes ont péri.', ['habitants: killed people 20']],
    ['Le ministère a fait état de 25 morts, contre 20 dans un précédent bilan.', ['ministère: killed people 25']],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['The Dune Front claimed responsibility for the attack in Mali.', ['Dune Front: responsibility']],
    ['No group has claimed responsibility for the attack in Mali.', []],
    ['The attack was claimed by the Dune Front.', ['Dune Front: responsibility']],
    ['The army blamed the Dune Front.', ['army: attribution Dune Front']],
    ['The army blamed the attack on the Dune Front.', ['army: attribution Dune Front']],
    ['The Dune Front denied responsibility.', ['Dune Front: denial responsibility']],
    ['The army denied suffering any losses.', ['army: denial losses']],
    ["Le Front des dunes a revendiqué l'attaque.", ['Front des dunes: responsibility']],
    ["L'attaque n'a pas été revendiquée.", []],
    ["L'armée attribue l'attaque au Front des dunes.", ['armée: attribution Front des dunes']],
  ])('%s', (text, expected) => {
    expect(acts(text)).toEqual(expected);
  });

  it.each<[string, string | null, string | null]>([
    ['Twelve people died in Mali on Friday, officials said on Sunday.', 'ML', '2025-03-07'],
    ['A Nigerien soldier was killed near Harou late on Wednesday.', 'NE', '2025-03-05'],
    ['A bomb killed 12 people in the Nigerian town of Dabora on Monday.', 'NG', '2025-03-03'],
    ['Gunmen killed 12 people in Togo, near the border with Burkina Faso, on March 1.', 'TG', '2025-03-01'],
    ['Twelve people were killed overnight into Saturday in eastern Congo.', 'CD', '2025-03-07'],
    ['The army said on Saturday it had killed 12 rebels in Chad a day earlier.', 'TD', '2025-03-07'],
    ['Douze personnes ont été tuées dans la nuit de mardi à mercredi au Tchad.', 'TD', '2025-03-04'],
    ['Douze soldats nigérians ont été tués la semaine dernière.', 'NG', '2025-02-24'],
    ['Twelve people were killed in Sudan.', 'SD', null],
  ])('where and when: %s', (text, country, date) => {
    const [event] = readDraft(text, '2025-03-09').events;
    expect([event?.place?.country ?? null, event?.date?.date ?? null]).toEqual([country, date]);
  });

  it('keeps several events of one text apart', () => {
    const text =
      'Gunmen killed 30 miners at Sanaba in Burkina Faso on Saturday.\nA day later, a bomb near Toumbe killed 17 passengers.\nIn December, 40 people were killed at Sanaba.';
    const { events, claims } = readDraft(text, '2025-03-11');
    expect(events.map(({ date }) => date?.date)).toEqual(['2025-03-08', '2025-03-09', '2024-12-01']);
    expect(claims.map(({ event, statement }) => [event, statement.figures[0]?.low])).toEqual([
      [0, 30],
      [1, 17],
      [2, 40],
    ]);
  });

  it('leaves what tells of nothing empty', () => {
    expect(readDraft('', null)).toEqual({ language: 'en', events: [], claims: [] });
    expect(readDraft('The trade minister opened a market of 300 stalls on Monday.', '2025-03-09')).toEqual({
      language: 'en',
      events: [],
      claims: [],
    });
  });

  const article = '../shared/articles/teguey.txt';
  it.skipIf(!existsSync(article))('reads a real article as a careful reader does', () => {
    const { events, claims } = readDraft(readFileSync(article, 'utf8'), '2024-03-24');
    expect(
      events.map(({ kind, date, place }) => [
        kind,
        date?.date,
        date?.precision,
        place?.country,
        place?.division,
        place?.location,
      ]),
    ).toEqual([
      ['Battles', '2024-03-20', 'day', 'NE', 'NE-6', 'Teguey'],
      ['Violence against civilians', '2024-03-23', 'day', 'RU', 'RU-MOW', null],
      ['Strategic developments', '2024-03-11', 'week', 'NE', null, null],
    ]);
    expect(
      claims.map(({ event, claimant, carriers, statement, said }) => [
        event,
        claimant,
        carriers,
        statement.acts,
        statement.figures.map(({ harm, victims, low, high }) => `${harm} ${victims} ${low}-${high}`),
        said?.date,
      ]),
    ).toEqual([
      [
        0,
        'Islamic State',
        ['AMAQ', 'Telegram'],
        ['figures', 'responsibility'],
        ['killed military 30-30'],
        '2024-03-23',
      ],
      [
        0,
        "Niger's defense ministry",
        [],
        ['figures'],
        ['killed military 23-23', 'wounded military 17-17', 'killed armed_group 25-35'],
        '2024-03-21',
      ],
      [1, 'Islamic State', [], ['responsibility'], [], undefined],
      [1, null, [], ['figures'], ['killed people 143-null'], undefined],
    ]);
  });
});
