import { describe, expect, it } from 'vitest';
import { claimsIn, eventsIn, readOnSunday } from '../support/drafted-lines.ts';

describe('two attacks of one day in one country', () => {
  it.each<[string, string[]]>([
    [
      'A bomb killed five people near Zarkot in Pakistan on Tuesday, police said. The same day, gunmen shot dead three labourers in Mangal.',
      ['PK Zarkot 2025-03-04', 'PK Mangal 2025-03-04'],
    ],
    [
      'A bomb killed five people in Zarkot, Pakistan, on Tuesday. Three labourers were shot dead in Mangal the same day.',
      ['PK Zarkot 2025-03-04', 'PK Mangal 2025-03-04'],
    ],
    [
      'A bomb killed five people in Zarkot, Pakistan, on Tuesday. Hours later, another killed nine people in Mangal, police said.',
      ['PK Zarkot 2025-03-04', 'PK Mangal 2025-03-04'],
    ],
    [
      'Une bombe a tué cinq policiers mardi à Zarkot, au Mali. Le même jour, des hommes armés ont abattu trois ouvriers à Mangala.',
      ['ML Zarkot 2025-03-04', 'ML Mangala 2025-03-04'],
    ],
    [
      'Une bombe a tué cinq policiers mardi à Zarkot, au Mali. Quelques heures plus tard, une autre a tué neuf civils à Mangala.',
      ['ML Zarkot 2025-03-04', 'ML Mangala 2025-03-04'],
    ],
    // What only follows from an attack is none.
    [
      'A bomb killed five people in Zarkot, Pakistan, on Tuesday. Three died at the hospital in Lahore the same day, police said.',
      ['PK Zarkot 2025-03-04'],
    ],
    [
      'A bomb killed five people in Zarkot, Pakistan, on Tuesday. The army said at a briefing in Islamabad the same day that nine people had died.',
      ['PK Zarkot 2025-03-04'],
    ],
    [
      'A bomb killed five people in Zarkot, Pakistan, on Tuesday. The same day, the army said nine people were killed in Zarkot.',
      ['PK Zarkot 2025-03-04'],
    ],
  ])('%s', (text, expected) => {
    expect(eventsIn(text)).toEqual(expected);
  });
});

describe('two attacks on one place and day', () => {
  it.each<[string, string[]]>([
    [
      'Gunmen attacked Zirma, Mali, on Tuesday morning, killing nine people, police said. In the evening, gunmen attacked again and killed five people, police said.',
      ['E0 police: killed people 9', 'E1 police: killed people 5'],
    ],
    [
      'Gunmen killed nine people in Zirma, Mali, on Tuesday, police said. Hours later, another attack on the village killed five people, police said.',
      ['E0 police: killed people 9', 'E1 police: killed people 5'],
    ],
    [
      'Des hommes armés ont tué neuf personnes mardi à Zirma, au Mali, selon le maire. Quelques heures plus tard, une seconde incursion a fait cinq morts, selon le maire.',
      ['E0 maire: killed people 9', 'E1 maire: killed people 5'],
    ],
    // Each is claimed and denied by its own name.
    [
      'Gunmen attacked Zirma, Mali, twice on Tuesday. In the morning attack nine people were killed, police said. A second attack, before sunset, killed five, police said. ' +
        'The Dune Front claimed the evening attack. It denied any part in the morning raid.',
      [
        'E0 police: killed people 9',
        'E0 Dune Front: denial',
        'E1 police: killed people 5',
        'E1 Dune Front: responsibility',
      ],
    ],
    [
      'Gunmen killed nine people in Zirma, Mali, on Tuesday, police said. A second attack killed five people, police said. The first attack killed twelve people, the mayor said.',
      ['E0 police: killed people 9', 'E0 mayor: killed people 12', 'E1 police: killed people 5'],
    ],
    // It is no other attack for when it is spoken of, or how many there have been.
    [
      'Gunmen attacked Zirma, Mali, on Tuesday morning, killing nine people, police said. On Tuesday evening, the mayor said that twelve people were killed.',
      ['E0 police: killed people 9', 'E0 mayor: killed people 12'],
    ],
    [
      'Gunmen attacked Zirma, Mali, on Tuesday morning, killing nine people, police said. By the evening twelve people had died, the mayor said.',
      ['E0 police: killed people 9', 'E0 mayor: killed people 12'],
    ],
    [
      'Gunmen killed nine people in Zirma, Mali, on Tuesday, police said. It was the second attack on the village in a week. Twelve people died, the mayor said.',
      ['E0 police: killed people 9', 'E0 mayor: killed people 12'],
    ],
    [
      'Gunmen killed nine people in Zirma, Mali, on Tuesday, police said. The raid, the second attack on the village this month, killed twelve people, the mayor said.',
      ['E0 police: killed people 9', 'E0 mayor: killed people 12'],
    ],
    [
      'A bomb killed nine people in Zirma, Mali, on Tuesday, police said. A second blast minutes later killed two soldiers, the mayor said.',
      ['E0 police: killed people 9', 'E0 mayor: killed military 2'],
    ],
    [
      'Gunmen killed nine people in Zirma, Mali, on Tuesday, police said. Hours later, five more people died in hospital, the mayor said.',
      ['E0 police: killed people 9', 'E0 mayor: killed people 5'],
    ],
  ])('%s', (text, expected) => {
    const { claims, events } = readOnSunday(text);
    expect(
      claims.flatMap(({ event, claimant, statement }) => [
        ...statement.acts.filter((act) => act !== 'figures').map((act) => `E${event} ${claimant}: ${act}`),
        ...statement.figures.map(({ harm, victims, low }) => `E${event} ${claimant}: ${harm} ${victims} ${low}`),
      ]),
    ).toEqual(expected);
    expect(new Set(events.map(({ place, date }) => `${place?.location} ${date?.date}`))).toEqual(
      new Set(['Zirma 2025-03-04']),
    );
  });
});

describe('a roundup', () => {
  it('is in the country that heads a paragraph', () => {
    const text =
      'The week in the Sahel\nMali. Gunmen attacked a convoy in Sindoga on Tuesday. Six soldiers were killed, an official said.\n' +
      'Burkina Faso. A drone hit a market in Tin Barga on Wednesday. Residents spoke of 30 dead.\nChad: Two people died in Kouri on Friday, the governor said.';
    expect(eventsIn(text)).toEqual(['ML Sindoga 2025-03-04', 'BF Tin Barga 2025-03-05', 'TD Kouri 2025-03-07']);
  });

  it('takes no place where somebody is from for where it was', () => {
    expect(
      eventsIn(
        'Seven soldiers were killed in Gousda, Cameroon, on Tuesday. The attackers, "from Nigeria", belonged to the Lake Front, the minister said. Nine were killed.',
      ),
    ).toEqual(['CM Gousda 2025-03-04']);
  });
});

describe('a day told in the middle', () => {
  it.each<[string, string[]]>([
    [
      'The militia came to Lokwa, in Ituri, in the Democratic Republic of Congo, on 4 March.\nThe next morning the militia crossed the river to Kpanga. Four soldiers were killed there, an officer said.',
      ['CD Kpanga 2025-03-05'],
    ],
    [
      'La situation reste tendue ce dimanche à Matembe, en RDC. Des hommes armés ont fait irruption dans le village hier samedi. Neuf civils ont été tués, indique le maire.',
      ['CD Matembe 2025-03-08'],
    ],
    [
      'Rebels attacked Zirma, in Mali, on Tuesday. That evening, a shell killed 12 people, the mayor said.',
      ['ML Zirma 2025-03-04'],
    ],
    [
      'Des rebelles ont attaqué mardi Zirma, au Mali. Ce soir-là, un obus a tué 12 personnes à Zirma, selon le maire.',
      ['ML Zirma 2025-03-04'],
    ],
    [
      'Medics said 38 people were being treated on Friday after a missile hit a bus station in Zirma, Ukraine, on Thursday.',
      ['UA Zirma 2025-03-06'],
    ],
    [
      'The UN said it had verified the killing of 63 civilians in El Waha, Sudan, between 1 and 3 March.',
      ['SD El Waha 2025-03-01'],
    ],
    ["L'ONU a recensé 63 civils tués à El Waha, au Soudan, entre le 1er et le 3 mars.", ['SD El Waha 2025-03-01']],
    ['The UN said 63 civilians were killed in El Waha, Sudan, from 1 to 3 March.', ['SD El Waha 2025-03-01']],
    [
      'À Sana, dans le delta intérieur du Niger, au Mali, des chasseurs ont tué 22 personnes mardi.',
      ['ML Sana 2025-03-04'],
    ],
  ])('%s', (text, expected) => {
    expect(eventsIn(text)).toEqual(expected);
  });

  it('counts from the day a communiqué is dated', () => {
    expect(
      eventsIn(
        'THE DUNE FRONT\nMilitary communiqué No. 3\n5 March 2025\nOur fighters attacked the barracks at Zirma, Mali, yesterday. Twelve soldiers were killed.',
      ),
    ).toEqual(['ML Zirma 2025-03-04']);
  });

  it('puts the blame on no group of another paragraph', () => {
    expect(
      claimsIn(
        'The Dawn Army claimed the blast in Zirma, Mali, that killed nine on Tuesday.\nThe minister blamed the faction for the raid in Sarhan, Chad, on Friday.',
      ).filter((claim) => claim.startsWith('minister')),
    ).toEqual(['minister: attribution faction']);
  });
});
