import { beforeEach, describe, expect, it } from 'vitest';
import type { Value } from '../../src/commands/command.ts';
import { CommandRoom, MANAGER, MODERATOR, pressesIn, textOf } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(() => {
  room = new CommandRoom();
});

const create = (options: Readonly<Record<string, Value>>) =>
  room.ask('digest create', { channel: '7001', ...options }, { by: MANAGER });

describe('/digest create', () => {
  const REFUSED: ReadonlyArray<[options: Record<string, string>, key: string]> = [
    [{ every: 'as it happens', 'when-empty': 'say so' }, 'digest.saysSoTooOften'],
    [{ cron: '*/5 * * * *', 'when-empty': 'say so' }, 'digest.saysSoTooOften'],
    [{ cron: '0,30 8 * * *', 'when-empty': 'say so' }, 'digest.saysSoTooOften'],
    [{ every: 'as it happens', at: '08:00' }, 'digest.atAsItHappens'],
    [{ every: 'as it happens', day: 'Monday' }, 'digest.dayWithoutWeekly'],
    [{ every: 'hourly', day: 'Monday' }, 'digest.dayWithoutWeekly'],
    [{ cron: '0 8 * * *', at: '08:00' }, 'digest.cronAndSchedule'],
  ];
  it.each(REFUSED)('%j is refused', async (options, key) => {
    await expect(create(options)).rejects.toMatchObject({ key });
    expect(room.desk.casebook.seq).toBe(0);
  });

  const TAKEN: ReadonlyArray<[options: Record<string, string>, cron: string]> = [
    [{ every: 'as it happens' }, '* * * * *'],
    [{ every: 'hourly', at: '08:20', 'when-empty': 'say so' }, '20 * * * *'],
    [{ every: 'weekly', at: '7:05', day: 'Sunday', 'when-empty': 'say so' }, '5 7 * * 0'],
    [{ cron: '15 */2 * * *', 'when-empty': 'say so' }, '15 */2 * * *'],
  ];
  it.each(TAKEN)('%j is due at %s', async (options, cron) => {
    await create(options);
    expect(room.desk.casebook.digest(1)?.content.cron).toBe(cron);
  });
});

describe('the time a digest is of', () => {
  it('is told when it is set up: what is recorded from then on', async () => {
    expect(textOf(await create({}))).toContain('It tells what is recorded from now on. `/brief` tells');
  });

  it('stays its own when the server’s time zone changes, which says so', async () => {
    const settings = async (values: Record<string, string>) =>
      textOf(await room.ask('settings', values, { by: MANAGER })).split('\n');
    await create({});
    await create({ timezone: 'Africa/Niamey' });
    await create({});
    expect((await settings({ timezone: 'Africa/Niamey' }))[1]).toBe(
      '2 digests set up before keep their own time zone: `/digest list` shows it, `/digest edit` with `timezone` changes it for each.',
    );
    expect(room.desk.casebook.digest(1)?.content.timeZone).toBe('UTC');
    expect(await settings({ language: 'fr' })).toHaveLength(1);
    await room.ask('digest edit', { digest: 'D2', timezone: 'UTC' }, { by: MANAGER });
    await room.ask('digest remove', { digest: 'D2' }, { by: MANAGER });
    await room.ask('digest edit', { digest: 'D3', timezone: 'Africa/Niamey' }, { by: MANAGER });
    expect((await settings({ timezone: 'Africa/Niamey' }))[1]).toMatch(/^1 digest set up before keeps its own/);
  });
});

describe('/digest edit', () => {
  const SET_UP = { every: 'weekly', day: 'Tuesday', at: '09:30', place: 'mali', timezone: 'Africa/Niamey' };
  const edit = (options: Readonly<Record<string, Value>>) =>
    room.ask('digest edit', { digest: 'D1', ...options }, { by: MANAGER });

  const CASES: ReadonlyArray<[options: Record<string, string>, words: string]> = [
    [
      { at: '7:05' },
      '<#7001> · Tuesday at 07:05 · Africa/Niamey · on Mali · English · silent when there is nothing new',
    ],
    [
      { day: 'Sunday' },
      '<#7001> · Sunday at 09:30 · Africa/Niamey · on Mali · English · silent when there is nothing new',
    ],
    [
      { every: 'daily' },
      '<#7001> · daily at 09:30 · Africa/Niamey · on Mali · English · silent when there is nothing new',
    ],
    [
      { every: 'hourly' },
      '<#7001> · hourly at :30 · Africa/Niamey · on Mali · English · silent when there is nothing new',
    ],
    [
      { cron: '0 6 L * *' },
      '<#7001> · cron 0 6 L \\* \\* · Africa/Niamey · on Mali · English · silent when there is nothing new',
    ],
    [
      { channel: '7002', language: 'fr', 'when-empty': 'say so', timezone: 'UTC' },
      '<#7002> · Tuesday at 09:30 · UTC · on Mali · French · says so when there is nothing new',
    ],
    [
      { place: 'everything' },
      '<#7001> · Tuesday at 09:30 · Africa/Niamey · everything · English · silent when there is nothing new',
    ],
    [
      { place: 'Tout' },
      '<#7001> · Tuesday at 09:30 · Africa/Niamey · everything · English · silent when there is nothing new',
    ],
  ];
  it.each(CASES)('with %j changes that and nothing else', async (options, words) => {
    await create(SET_UP);
    expect(
      textOf(await edit(options))
        .split('\n')
        .slice(0, 2),
    ).toEqual(['**D1 is changed.**', words]);
    expect(room.desk.casebook.last?.action.type).toBe('digest.edited');
  });

  const REFUSED: ReadonlyArray<[before: Record<string, string>, options: Record<string, string>, key: string]> = [
    [SET_UP, {}, 'digest.nothingToEdit'],
    [SET_UP, { digest: 'D7', at: '08:00' }, 'digest.unknown'],
    [SET_UP, { cron: '0 8 * * *', at: '08:00' }, 'digest.cronAndSchedule'],
    [SET_UP, { every: 'as it happens', at: '08:00' }, 'digest.atAsItHappens'],
    [SET_UP, { every: 'as it happens', 'when-empty': 'say so' }, 'digest.saysSoTooOften'],
    [{ 'when-empty': 'say so' }, { every: 'as it happens' }, 'digest.saysSoTooOften'],
    [{ cron: '0 8 * * 1' }, { at: '09:00' }, 'digest.editsCron'],
    [SET_UP, { place: 'congo' }, 'place.ambiguous'],
  ];
  it.each(REFUSED)('of %j with %j is refused, and nothing is recorded', async (before, options, key) => {
    await create(before);
    const { seq } = room.desk.casebook;
    await expect(edit(options)).rejects.toMatchObject({ key });
    expect(room.desk.casebook.seq).toBe(seq);
  });

  it('keeps what it was set up to say as it happens, with a time of day where it is to have one', async () => {
    await create({ every: 'as it happens' });
    expect(textOf(await edit({ every: 'daily' }))).toContain('daily at 08:00');
    expect(textOf(await edit({ every: 'as it happens' }))).toContain('Arrives within a minute of what is recorded.');
  });
});

describe('/digest pause and resume', () => {
  const ask = (line: string) => room.ask(line, { digest: 'd1' }, { by: MANAGER });

  it('stop it for a while and set it going again', async () => {
    await create({});
    expect(textOf(await ask('digest pause'))).toBe(
      'D1 is paused. What is recorded meanwhile comes with the first one after `/digest resume`.',
    );
    expect(textOf(await room.ask('digest list', {}, { by: MANAGER }))).toMatch(
      / · not sent yet · \*\*paused\*\* since <t:\d+:f> by <@1004>$/,
    );
    expect(textOf(await room.ask('digest list', {}, { by: MANAGER, language: 'fr' }))).toMatch(
      / · pas encore paru · \*\*suspendu\*\* depuis\u00a0: <t:\d+:f>, par <@1004>$/,
    );
    expect(textOf(await ask('digest resume')).split('\n')[0]).toBe(
      '**D1 is set going again.** What it has not said comes with the next one.',
    );
    expect(room.desk.casebook.digest(1)?.paused).toBeNull();
  });

  it('say so where there is nothing to do', async () => {
    await create({});
    await expect(ask('digest resume')).rejects.toMatchObject({ key: 'digest.notPaused', values: { digest: 'D1' } });
    await ask('digest pause');
    await expect(ask('digest pause')).rejects.toMatchObject({ key: 'digest.isPaused', values: { digest: 'D1' } });
  });
});

describe('/digest list', () => {
  const asked = { by: MANAGER, language: 'fr' } as const;

  it('turns pages where the digests do not fit a message', async () => {
    for (let number = 1; number <= 25; number += 1) {
      await create({ every: 'weekdays', timezone: 'America/Argentina/ComodRivadavia', place: 'Burkina Faso' });
    }
    const first = await room.ask('digest list', {}, asked);
    const [next = ''] = pressesIn(first);
    expect(next).toBe('digest:list:1');
    const second = await room.press(next, asked);
    expect([second.private, second.replaces]).toEqual([true, true]);
    for (const page of [first, second]) expect(textOf(page).length).toBeLessThan(4_000);
    const listed = [first, second].flatMap((page) => textOf(page).match(/(?<=\*\*)D\d+/g) ?? []);
    expect(listed).toEqual(Array.from({ length: 25 }, (_, index) => `D${index + 1}`));
  });

  it('is for managers, page by page', async () => {
    await create({});
    await expect(room.press('digest:list:0', { by: MODERATOR })).rejects.toMatchObject({ key: 'digest.notAllowed' });
    expect(textOf(await room.press('digest:list:9', { by: MANAGER }))).toContain('**D1**');
    await expect(room.press('digest:list:x', { by: MANAGER })).rejects.toMatchObject({ key: 'button.stale' });
  });
});
