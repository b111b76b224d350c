import { describe, expect, it } from 'vitest';
import { CommandRoom, textOf } from '../support/command-room.ts';
import { choicesOf, drafted, NOW, press } from '../support/draft-form.ts';

describe('an event of a draft beside one of the record', () => {
  it.each([
    [
      'elsewhere in the division',
      'Gunmen attacked a market near Kafo in the Mopti region on Friday, killing 12 people, the mayor said.',
      '7 March 2025 · Kafo, Mopti, Mali · new event',
    ],
    [
      'a day later in the same place',
      'Gunmen attacked a market near Zirma in the Mopti region on Saturday, killing 12 people, the mayor said.',
      '8 March 2025 · Zirma, Mopti, Mali · new event, unless it is **E1 · Attack near Zirma, Mali**: say which below',
    ],
  ])('adds nothing to an event %s that nothing but its title is like', async (_what, text, line) => {
    const room = new CommandRoom();
    await room.ask(
      'add event',
      { title: 'Attack near Zirma, Mali', place: 'Zirma, Mopti, Mali', date: '2025-03-07' },
      { now: NOW },
    );
    const reply = await drafted(room, text);
    expect(textOf(reply)).toContain(`${line}\n`);
    await room.press(press(reply, 'record'));
    expect([1, 2].map((event) => room.desk.casebook.event(event)?.claims.length)).toEqual([0, 1]);
  });

  it('is neither of two attacks on one place and day that the text tells apart', async () => {
    const room = new CommandRoom();
    const values = { title: 'Attack', place: 'Zirma, Mopti, Mali', date: '2025-03-07' };
    await room.ask('add event', values, { now: NOW });
    const text =
      'Gunmen attacked Zirma in the Mopti region of Mali on Friday morning, killing 12 people, the mayor said. In the evening they attacked again and killed nine people, the mayor said.';
    const reply = await drafted(room, text);
    expect(textOf(reply).match(/new event, unless it is \*\*E1 · Attack\*\*/g)).toHaveLength(2);
    await room.press(press(reply, 'record'));
    expect([1, 2, 3].map((event) => room.desk.casebook.event(event)?.claims.length)).toEqual([0, 1, 1]);
  });

  it('no longer asks whether an event is there once it was said to be new', async () => {
    const room = new CommandRoom();
    const values = { title: 'Ambush', place: 'Mopti, Mali', date: '2025-03-07', attacker: 'Dune Vanguard' };
    await room.ask('add event', values, { now: NOW });
    const reply = await drafted(room);
    expect(textOf(reply)).toContain('new event, unless it is **E1 · Ambush**: say which below');
    expect(choicesOf(reply, 'change')).toEqual(
      expect.arrayContaining(['i0:1 A · it is E1 · Ambush', 'i0:0 A · it is a new event']),
    );
    const apart = await room.press(press(reply, 'change'), { chosen: ['i0:0'] });
    expect(textOf(apart)).toContain('Mali · new event\n');
  });
});

describe('a claimant of a draft beside those of the record', () => {
  const KILLED = 'said 12 soldiers were killed near Zirma in Niger on Friday.';

  it.each([
    [['Niger defence ministry'], `Niger's defense ministry ${KILLED}`, 'Niger defence ministry'],
    [['Ministry of Defence of Niger'], `The Nigerien defence ministry ${KILLED}`, 'Ministry of Defence of Niger'],
    [['armée (Niger)'], `The army ${KILLED}`, 'armée (Niger)'],
    [['Nigerien army'], `The army of Niger ${KILLED}`, 'Nigerien army'],
    [['Niger army', 'army (Niger)'], `Niger's army ${KILLED}`, 'Niger’s army'],
    [['Nigerian army'], `Niger's army ${KILLED}`, 'Niger’s army'],
    [['Niger defence ministry'], `Niger's interior ministry ${KILLED}`, 'Niger’s interior ministry'],
    [['Army'], `The army ${KILLED}`, 'army (Niger)'],
    [['JNIM'], `The Group of the Dry Plains (JNIM) ${KILLED}`, 'JNIM'],
    [['PDF'], `The Plains Defence Front (PDF) ${KILLED}`, 'PDF'],
    [['AFP'], `Harou hospital (AFP) ${KILLED}`, 'Harou hospital'],
    [['PDF'], `The Coast Union (PDF) ${KILLED}`, 'Coast Union'],
  ])('%j: %s', async (recorded, text, expected) => {
    const room = new CommandRoom();
    await room.ask('add event', { title: 'Other', place: 'Diffa, Niger', date: '2025-01-07' }, { now: NOW });
    for (const claimant of recorded)
      await room.ask('add claim', { event: 'E1', claimant, says: '3 soldiers killed' }, { now: NOW });
    expect(textOf(await drafted(room, text)).replaceAll("'", '’')).toContain(
      `☑ 1 · **${expected}** · 12 soldiers killed`,
    );
  });

  it('is the one that has the abbreviation as another name', async () => {
    const room = new CommandRoom();
    await room.ask('claimant', { claimant: 'Front of the Plains', kind: 'armed_group', aliases: 'GDP' }, { now: NOW });
    const reply = await drafted(room, `The Dry Plains Group (GDP) ${KILLED}`);
    expect(textOf(reply)).toContain('☑ 1 · **Front of the Plains** · 12 soldiers killed');
  });
});

it.each([
  [
    'The Dune Vanguard attacked the Malian army near Zirma on Friday, killing 12 soldiers, the army said.',
    ['Dune Vanguard', null],
  ],
  [
    'Twelve soldiers of the Malian army were killed near Zirma in Mali on Friday, the army said.',
    [null, 'soldiers of the Malian army'],
  ],
  ['Burkina Faso: more than 20 of its soldiers were killed in Zirma on Friday, the army said.', [null, 'army']],
])('attacker and target of the event in “%s”', async (text, parties) => {
  const room = new CommandRoom();
  await room.press(press(await drafted(room, text), 'record'));
  const { attacker, target } = room.desk.casebook.event(1)?.content ?? {};
  expect([attacker, target]).toEqual(parties);
});
