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
