import { beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/action.ts';
import type { Picture } from '../../src/render/pictures/picture.ts';
import type { Reply } from '../../src/render/reply.ts';
import { CommandRoom, MANAGER, MODERATOR, pressesIn } from '../support/command-room.ts';

let room: CommandRoom;

beforeEach(async () => {
  room = new CommandRoom();
  for (let day = 1; day <= 9; day += 1) {
    await room.ask('add event', { title: `Raid ${day}`, place: 'Gao, Mali', date: `2024-03-0${day}` });
    await room.ask('add claim', { event: `E${day}`, claimant: 'Town hall', says: `${day + 10} killed` });
  }
});

type Asked = Readonly<Record<string, string>>;

async function pictures(values: Asked = {}, language: Language = 'en', desk = room): Promise<readonly Picture[]> {
  const { blocks } = await desk.ask('timeline', { place: 'mali', ...values }, { language });
  return blocks.flatMap((block) => (block.kind === 'pictures' ? block.pictures : []));
}

/** As one who opens the record anew describes them. */
async function anew(values: Asked = {}, language: Language = 'en'): Promise<readonly Picture[]> {
  const other = new CommandRoom(undefined, room.store);
  other.now = room.now;
  return pictures(values, language, other);
}

describe('the pictures of /timeline', () => {
  it('are described once for all pages, and for whoever asks next', async () => {
    const of = ({ blocks }: Reply) => blocks.find(({ kind }) => kind === 'pictures');
    const first = await room.ask('timeline', { place: 'mali' });
    const [next = ''] = pressesIn(first);
    expect(next).toMatch(/^timeline:page:1:/);
    expect(of(first)).toBeDefined();
    expect(of(await room.press(next))).toBe(of(first));
    expect(of(await room.ask('timeline', { place: 'mali' }))).toBe(of(first));
  });

  it('are others for another language or period', async () => {
    const periods: Asked[] = [{}, { since: '2024-03-05' }, { until: '2024-03-04' }, { since: '2024-03-04' }];
    const all: string[] = [];
    for (const period of periods)
      for (const language of ['en', 'fr'] as const) {
        const own = await pictures(period, language);
        expect(own).toEqual(await anew(period, language));
        all.push(JSON.stringify(own));
      }
    expect(new Set(all).size).toBe(8);
  });

  it.each<[string, string, Asked]>([
    ['a claim', 'add claim', { event: 'E2', claimant: 'Herders', says: '70 killed' }],
    ['an event', 'add event', { title: 'Ambush', place: 'Mali', date: '2024-03-12' }],
    ['an edit of the date', 'edit event', { event: 'E2', date: '2024-03-21' }],
    ['an edit of the figure', 'edit claim', { claim: 'E2.1', says: '71 killed' }],
    ['a withdrawal', 'withdraw event', { event: 'E2', reason: 'twice' }],
    ['a merge', 'merge', { event: 'E2', into: 'E3' }],
  ])('follow %s, and its undoing', async (_, line, values) => {
    const before = await pictures();
    await room.ask(line, values);
    const after = await pictures();
    expect(after).not.toEqual(before);
    expect(after).toEqual(await anew());
    await room.ask('undo', {}, { by: MODERATOR });
    expect(await pictures()).toEqual(before);
  });

  it.each([
    ['a claim', (claim: number) => claim],
    ['an event', (claim: number) => claim - 1],
  ])('hold nothing of %s whose text was redacted', async (_, entryOf) => {
    const place = { place: 'Menawa, Gao, Mali', coordinates: '16.2, -0.1' };
    await room.ask('add event', { title: 'Ambush', date: '2024-03-12', ...place });
    await room.ask('add claim', { event: 'E10', claimant: 'Herders', says: '777 killed' });
    expect(JSON.stringify(await pictures())).toMatch(/^(?=.*Menawa)(?=.*777)/);
    const { seq } = await room.desk.refresh();
    await room.ask('record redact', { entry: entryOf(seq) }, { by: MANAGER });
    expect(await pictures()).toEqual(await anew());
    expect(JSON.stringify(await pictures())).not.toMatch(entryOf(seq) === seq ? /777/ : /Menawa/);
  });

  it('of an earlier day are of what was recorded by then', async () => {
    const before = await pictures();
    room.now = new Date('2024-04-05T08:00:00Z');
    await room.ask('add claim', { event: 'E2', claimant: 'Herders', says: '70 killed' });
    expect(await pictures()).not.toEqual(before);
    expect(await pictures({ 'as-of': '2024-04-01' })).toEqual(before);
  });
});
