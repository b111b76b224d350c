import { beforeEach, describe, expect, it } from 'vitest';
import { completeOption } from '../../src/commands/completion.ts';
import type { Language } from '../../src/domain/action.ts';
import { sayIn } from '../../src/render/say.ts';
import { CommandRoom, MANAGER } from '../support/command-room.ts';
import { readingContext } from '../support/reading-context.ts';

let room: CommandRoom;

const RAID = { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' };
const claim = (event: string, claimant: string, says: string, via = '') =>
  room.ask('add claim', { event, claimant, says, ...(via !== '' && { via }) });

/** Names and values, as Discord shows and sends them. */
function offered(option: string, typed: string, language: Language = 'en'): string[][] {
  const context = { ...readingContext(room.desk.casebook), language, say: sayIn(language) };
  return completeOption({ option, typed }, { subcommand: null, values: {} }, context).map(({ name, value }) => [
    name,
    value,
  ]);
}

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', RAID);
  await room.ask('add event', { ...RAID, title: 'Ambush' });
});

describe('claims', () => {
  it('are offered newest first, by number and by words, as long as they stand', async () => {
    await claim('E1', 'Town hall', '3 civilians killed');
    await claim('E2', 'Islamic State', 'responsibility');
    await claim('E1', 'Hospital', '4 civilians wounded');
    await claim('E1', 'Radio', '9 killed');
    await room.ask('undo');
    const [hospital, group, hall] = [
      ['E1.2 · 4 civilians wounded · Hospital', 'E1.2'],
      ['E2.1 · responsibility · Islamic State', 'E2.1'],
      ['E1.1 · 3 civilians killed · Town hall', 'E1.1'],
    ];
    expect(offered('claim', '')).toEqual([hospital, group, hall]);
    expect(offered('claim', 'civilians')).toEqual([hospital, hall]);
    expect(offered('claim', 'hall killed')).toEqual([hall]);
    expect(offered('claim', 'e1')).toEqual([hospital, hall]);
    expect(offered('claim', 'E1.1')).toEqual([hall]);
    expect(offered('claim', '2.')).toEqual([group]);
    expect(offered('claim', 'E3.')).toEqual([]);

    await room.ask('withdraw claim', { claim: 'E1.2', reason: 'twice' });
    expect(offered('claim', '')).toEqual([group, hall]);
    await room.ask('withdraw event', { event: 'E2', reason: 'twice' });
    expect(offered('claim', '')).toEqual([hall]);
    await room.ask('undo');
    await room.ask('undo');
    expect(offered('claim', '')).toEqual([hospital, group, hall]);
  });

  it('are 25 at most, of 100 characters', async () => {
    for (let number = 1; number <= 27; number += 1) await claim('E1', 'x'.repeat(100), `${number} civilians killed`);
    const choices = offered('claim', '');
    expect(choices.map(([, value]) => value)).toEqual(Array.from({ length: 25 }, (_, index) => `E1.${27 - index}`));
    expect(Math.max(...choices.map(([name = '']) => name.length))).toBe(100);
  });

  it('are offered where a command asks for one', async () => {
    await claim('E1', 'Town hall', '3 civilians killed');
    expect(await room.complete('withdraw claim', 'claim', '')).toEqual(['E1.1']);
    expect(await room.complete('history', 'claim', '')).toEqual(['E1.1']);
  });
});

describe('names', () => {
  it('of an attacker are those of claimants; those of carriers were used before, the last first', async () => {
    await claim('E1', 'Islamic State', 'responsibility', 'Amaq');
    await claim('E1', 'Town hall', '3 killed', 'Reuters');
    await claim('E1', 'Hospital', '4 killed', 'amaq');
    await claim('E1', 'Radio', '5 killed', 'Typo FM');
    await room.ask('undo');
    expect(await room.complete('add event', 'attacker', 'islam')).toEqual(['Islamic State']);
    expect(await room.complete('add claim', 'via', '')).toEqual(['amaq', 'Reuters']);
    expect(await room.complete('add claim', 'via', 'reut')).toEqual(['Reuters']);
    expect(await room.complete('add claim', 'via', 'hall')).toEqual([]);
  });
});

describe('digests', () => {
  it('are offered in the words of /digest list', async () => {
    const create = (options: Record<string, string>) =>
      room.ask('digest create', { channel: '7001', ...options }, { by: MANAGER });
    await create({ every: 'weekly', day: 'Friday', at: '07:30', timezone: 'Africa/Niamey', place: 'Niger' });
    await create({ cron: '*/5 8 * * *' });
    expect(offered('digest', '')).toEqual([
      ['D1 · Friday at 07:30 · Africa/Niamey · Niger', 'D1'],
      ['D2 · cron */5 8 * * * · UTC · everything', 'D2'],
    ]);
    expect(offered('digest', 'd1', 'fr')).toEqual([['D1 · le vendredi à 07:30 · Africa/Niamey · Niger', 'D1']]);
  });
});
