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
