import { describe, expect, it } from 'vitest';
import { completeOption } from '../../src/commands/completion.ts';
import { ACTION_VERSION, type Entry } from '../../src/domain/action.ts';
import { Casebook } from '../../src/domain/casebook.ts';
import { CommandRoom } from '../support/command-room.ts';
import { readingContext } from '../support/reading-context.ts';

/** A record of so many events, of which the first alone has another title and number 12 was withdrawn. */
function recordOf(events: number): Casebook {
  const casebook = new Casebook();
  const entry = (seq: number, action: Entry['action']): Entry => {
    const by = { member: null, interaction: null };
    return { seq, at: '2024-04-01T08:00:00.000Z', by, action, previous: null, hash: '' };
  };
  for (let event = 1; event <= events; event += 1) {
    const content = {
      title: event === 1 ? 'Bridge destroyed' : 'Raid',
      kind: null,
      date: { date: '2024-03-20', precision: 'day' },
      until: null,
      place: { country: 'NE', division: 'NE-6', location: 'Téguey' },
      ...{ coordinates: null, attacker: null, target: null, url: null, note: null },
    } as const;
    casebook.apply(entry(event, { type: 'event.added', event, content, version: ACTION_VERSION }));
  }
  const content = { reason: 'recorded twice' };
  casebook.apply(entry(events + 1, { type: 'event.withdrawn', event: 12, content, version: ACTION_VERSION }));
  return casebook;
}

function complete(typed: string, casebook: Casebook): string[] {
  const input = { subcommand: null, values: {} };
  return completeOption({ option: 'event', typed }, input, readingContext(casebook)).map(({ value }) => value);
}

describe('an event being typed', () => {
  const casebook = recordOf(130);
  const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => `E${from - index}`);

  it.each([
    ['', down(130, 106)],
    ['E1', [...down(130, 106)]],
    ['12', down(129, 120)],
    ['e13', ['E130', 'E13']],
    ['7', ['E79', 'E78', 'E77', 'E76', 'E75', 'E74', 'E73', 'E72', 'E71', 'E70', 'E7']],
    ['131', []],
    ['0', []],
    ['teguey bridge', ['E1']],
    ['tillaberi 20 march', down(130, 106)],
    ['school', []],
  ])('"%s"', (typed, expected) => {
    expect(complete(typed, casebook)).toEqual(expected);
  });

  it('is looked for by its words among the newest, and by its number among all', () => {
    const large = recordOf(5_001);
    expect(complete('bridge', large)).toEqual([]);
    expect(complete('5001', large)).toEqual(['E5001']);
    expect(complete('1', large)).toEqual(down(1999, 1975));
  });
});

describe('the coordinates that are offered', () => {
  it('are those the place was recorded with, under any spelling, the most used first', async () => {
    const room = new CommandRoom();
    let day = 10;
    const add = (place: string, coordinates?: string) => {
      // Far apart, so that none is taken for another.
      day += 1;
      const event = { title: `Raid ${day}`, place, date: `20${day}-03-20` };
      return room.ask('add event', { ...event, ...(coordinates && { coordinates }) });
    };
    await add('Téguey, Tillabéri, Niger', '14.65, 0.53');
    await add('Teguey, Tillabéri, Niger', '14.7, 0.6');
    await add('near Teguey, Tillabéri, Niger', '14.7, 0.6');
    await add('Teguey, Tillabéri, Niger');
    await add('Teguey, Mali', '1, 2');
    const offered = (place: string, typed = '') =>
      room.complete('add event', 'coordinates', typed, { values: { place } });
    expect(await offered('Teguey, Niger')).toEqual(['14.7, 0.6', '14.65, 0.53']);
    expect(await offered('Teguey, Tillabéri, Niger', '14.6')).toEqual(['14.65, 0.53']);
    expect([await offered('Teguey, Mali'), await offered('Teg'), await offered('Niger'), await offered('')]).toEqual([
      ['1, 2'],
      [],
      [],
      [],
    ]);
    // What was taken back is offered no longer.
    await room.ask('undo');
    expect(await offered('Teguey, Mali')).toEqual([]);
  });
});
