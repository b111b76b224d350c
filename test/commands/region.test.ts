import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRoom, MANAGER, textOf } from '../support/command-room.ts';

let room: CommandRoom;

const BY = { by: MANAGER };
const define = (name: string, members: string) => room.ask('region define', { name, members }, BY);

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'In Gao', place: 'Gao, Mali', date: '2024-03-20' });
  await room.ask('add event', { title: 'In Tillabéri', place: 'Teguey, Tillabéri, Niger', date: '2024-03-21' });
  await room.ask('add event', { title: 'In Agadez', place: 'Agadez, Niger', date: '2024-03-22' });
});

const titles = async (place: string) =>
  [...textOf(await room.ask('timeline', { place })).matchAll(/In \p{L}+/gu)].map(String);

describe('/region', () => {
  it('defines a region that is asked for like any place', async () => {
    const reply = await define('Three borders', 'Mali, Burkina Faso; Tillabéri (Niger)');
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toBe(
      '**Three borders** is now a region of this server: ask for it wherever a place is asked for.\n' +
        '- **R1 · Three borders** · Mali; Burkina Faso; Tillabéri, Niger',
    );
    expect(await titles('three borders')).toEqual(['In Gao', 'In Tillabéri']);
    expect(textOf(await room.ask('claims', { place: 'R1' }))).toContain('Region as defined by: this server');
    expect(await room.complete('claims', 'place', 'three')).toContain('r:R1');
    expect(await titles('r:R1')).toEqual(['In Gao', 'In Tillabéri']);
  });

  it('goes before a region everybody has, which is told of', async () => {
    await define('Sahel', 'Mali');
    const reply = textOf(await room.ask('claims', { place: 'Sahel' }));
    expect(reply).toContain('Region as defined by: this server');
    expect(reply).toContain('Also by this name: Sahel (UNISS)');
    expect(await titles('Sahel')).toEqual(['In Gao']);
  });

  it('gets a new list where the name is in use, and keeps its number', async () => {
    await define('Three borders', 'Mali');
    await define('THREE borders', 'Niger');
    expect(textOf(await room.ask('region list', {}, BY))).toBe(
      '**1 region of this server**\n- **R1 · THREE borders** · Niger',
    );
    await define('Other', 'Three borders, Chad');
    expect(textOf(await room.ask('region list', {}, BY))).toContain('- **R2 · Other** · Niger; Chad');
  });

  it('is removed by name or number', async () => {
    await define('Our borders', 'Mali');
    await define('Other', 'Niger');
    expect(await room.complete('region remove', 'name', 'oth', BY)).toEqual(['Other']);
    await room.ask('region remove', { name: 'r1' }, BY);
    await room.ask('region remove', { name: 'other' }, BY);
    expect(textOf(await room.ask('region list', {}, BY))).toContain('This server has defined no regions.');
    await expect(room.ask('claims', { place: 'Our borders' })).rejects.toThrow();
    await define('Again', 'Mali');
    expect(textOf(await room.ask('region list', {}, BY))).toContain('R3 · Again');
  });

  it('goes on in a digest as it was when that was set up', async () => {
    await define('Three borders', 'Mali');
    await room.ask('digest create', { channel: '7001', place: 'Three borders' }, BY);
    await room.ask('region remove', { name: 'Three borders' }, BY);
    await room.ask('add event', { title: 'In Kidal', place: 'Kidal, Mali', date: '2024-03-23' });
    await room.ask('add event', { title: 'In Zinder', place: 'Zinder, Niger', date: '2024-03-23' });
    const preview = textOf(await room.ask('digest preview', { digest: 'D1' }, BY));
    expect(preview).toContain('Three borders');
    expect(preview).toContain('In Kidal');
    expect(preview).not.toContain('In Zinder');
  });

  it.each([
    ['Niger', 'Mali', 'region.nameTaken'],
    ['Guinea', 'Mali', 'region.nameTaken'],
    ['Somewhere', 'Gao town hall', 'place.unknownNothingNear'],
    ['Somewhere', 'Teguey', 'region.onlyDivisions'],
    ['Somewhere', ' , ', 'option.missing'],
    ['···', 'Mali', 'claimant.noName'],
  ])('%j with %j is refused', async (name, members, key) => {
    await expect(define(name, members)).rejects.toMatchObject({ key });
    expect(room.desk.casebook.regions()).toEqual([]);
  });

  it('has none to remove of that name', async () => {
    await expect(room.ask('region remove', { name: 'x' }, BY)).rejects.toMatchObject({ key: 'region.unknown' });
  });
});
