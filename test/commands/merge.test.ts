import { beforeEach, describe, expect, it } from 'vitest';
import { newsBetween } from '../../src/domain/news.ts';
import { CommandRoom, OTHER_MODERATOR, textOf } from '../support/command-room.ts';

let room: CommandRoom;

const claim = (event: string, claimant: string, says: string) => room.ask('add claim', { event, claimant, says });

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'Ambush near Teguey', place: 'Teguey, Tillabéri, Niger', date: '2024-03-20' });
  await room.ask('add event', { title: 'Convoy attacked', place: 'Tillabéri, Niger', date: '2024-03-21' });
  await claim('E1', 'Niger defence ministry', '23 soldiers killed');
  await claim('E2', 'Islamic State', '30 soldiers killed');
});

const merged = () => room.ask('merge', { event: 'E2', into: 'E1' });
const event = (number: number, through?: number) => room.desk.casebook.event(number, through);

describe('/merge', () => {
  it('moves the claims under the numbers they have, which brings out what conflicts', async () => {
    const reply = textOf(await merged());
    expect(reply.split('\n')[0]).toBe('E2 is now part of E1. Its 1 claim keeps its number.');
    expect(reply).toContain('**≠ Killed, military · conflicting figures, gap 7**');
    expect(event(1)?.claims.map(({ event: number, claim: own }) => `E${number}.${own}`)).toEqual(['E1.1', 'E2.1']);
    expect(textOf(await room.ask('claims', { place: 'Niger' }))).toContain('1 event · 1 with conflicting claims');
    const [dispute] = event(1)?.disputes ?? [];
    expect(dispute).toBeDefined();
    const disputes = textOf(await room.ask('disputes'));
    expect(disputes).toContain(`since <t:${Date.parse(room.desk.casebook.entry(5)?.at ?? '') / 1000}:f>`);
  });

  it('says nothing of the numbers of claims where there are none', async () => {
    await room.ask('add event', { title: 'Another day', place: 'Niger', date: '2024-02-01' });
    for (const language of ['en', 'fr'] as const) {
      const reply = textOf(await room.ask('merge', { event: 'E3', into: 'E1' }, { language }));
      expect(reply.split('\n')[0]).toBe(
        language === 'en' ? 'E3 is now part of E1.' : 'E3 fait désormais partie de E1.',
      );
      await room.ask('undo', {});
    }
  });

  it('lets the old number answer, and say where it went', async () => {
    await merged();
    const lines = textOf(await room.ask('event', { event: 'E2' })).split('\n');
    expect(lines[0]).toBe('### E1 · Ambush near Teguey');
    expect(lines).toContain('-# E2 is now part of E1.');
    expect(lines).toContain('Also recorded as: E2');
    expect(lines.filter((line) => line.startsWith('- **E'))).toEqual([
      '- **E1.1** “23 soldiers killed” · Niger defence ministry · date not given',
      '- **E2.1** “30 soldiers killed” · Islamic State · date not given',
    ]);
    await claim('E2', 'Hospital', '20 soldiers killed');
    expect(event(1)?.claims.at(1)).toMatchObject({ event: 1, claim: 2 });
    await room.ask('withdraw claim', { claim: 'E2.1', reason: 'twice' });
    expect(event(1)?.claims.find(({ event: number }) => number === 2)?.withdrawn?.reason).toBe('twice');
    expect(await room.complete('event', 'event', '')).toEqual(['E1']);
    expect(await room.complete('withdraw claim', 'claim', '')).toEqual(['E1.2', 'E1.1']);
    expect(textOf(await room.ask('history', { event: 'E1' }))).toContain('- E2 → E1 merged');
  });

  it('does nothing to the whole where a part is named', async () => {
    await merged();
    await room.ask('add event', { title: 'Another day', place: 'Niger', date: '2024-02-01' });
    const refused = { key: 'event.isMerged', values: { event: 'E2', into: 'E1' } };
    await expect(room.ask('withdraw event', { event: 'E2', reason: 'twice' })).rejects.toMatchObject(refused);
    await expect(room.ask('edit event', { event: 'E2', title: 'x' })).rejects.toMatchObject(refused);
    await expect(room.ask('merge', { event: 'E2', into: 'E3' })).rejects.toMatchObject(refused);
    await room.ask('merge', { event: 'E3', into: 'E2' });
    expect(event(1)?.merged).toEqual([2, 3]);
  });

  it('is undone whole, and answers as of before as it did then', async () => {
    const before = event(2);
    await merged();
    expect(event(2)).toBeNull();
    expect(event(2, 4)).toEqual(before);
    expect(textOf(await room.ask('undo'))).toBe('Undone: E2 → E1 merged');
    expect(event(2)).toEqual(before);
    expect(event(1)?.claims).toHaveLength(1);
    expect(textOf(await room.ask('claims', { place: 'Niger' }))).toContain('2 events');
    expect(event(2, 5)).toBeNull();
  });

  it('goes on through a second merge', async () => {
    await room.ask('add event', { title: 'Fighting at the border', place: 'Tillabéri, Niger', date: '2024-03-20' });
    await merged();
    await room.ask('merge', { event: 'E1', into: 'E3' });
    expect(event(3)?.merged).toEqual([1, 2]);
    expect(event(3)?.claims.map(({ event: number }) => number)).toEqual([1, 2]);
    await expect(room.press('undo:1')).rejects.toMatchObject({ key: 'undo.rests' });
    await room.ask('undo');
    expect(event(1)?.merged).toEqual([2]);
  });

  it('is told of by the next digest, with no conflict announced twice', async () => {
    await claim('E2', 'Niger defence ministry', '20 soldiers killed');
    const { casebook } = room.desk;
    const since = casebook.seq;
    await merged();
    const news = newsBetween(casebook, since, casebook.seq, () => true);
    expect(news.merged.map(({ before, into }) => [before.event, into.event])).toEqual([[2, 1]]);
    expect(news.events).toEqual([]);
    expect(news.takenBack).toEqual([]);
    expect(news.disputes).toEqual([]);
    expect(news.revisions.map(({ event: of, now }) => [of.event, now.figure.low])).toEqual([[1, 20]]);
  });

  it.each([
    [{ event: 'E1', into: 'E1' }, 'merge.same'],
    [{ event: 'E9', into: 'E1' }, 'event.unknown'],
    [{ event: 'E1', into: 'E9' }, 'event.unknown'],
    [{ event: 'E1', into: 'E3' }, 'event.isWithdrawn'],
    [{ event: 'E3', into: 'E1' }, 'event.isWithdrawn'],
  ])('%j is refused', async (values, key) => {
    await room.ask('add event', { title: 'Recorded in error', place: 'Niger', date: '2024-01-01' });
    await room.ask('withdraw event', { event: 'E3', reason: 'error' });
    const { seq } = room.desk.casebook;
    await expect(room.ask('merge', values)).rejects.toMatchObject({ key });
    expect(room.desk.casebook.seq).toBe(seq);
  });

  it('keeps the event it went into from being undone', async () => {
    await room.ask('add event', { title: 'Another day', place: 'Niger', date: '2024-02-01' }, { by: OTHER_MODERATOR });
    await room.ask('merge', { event: 'E2', into: 'E3' });
    await expect(room.press('undo:5', { by: OTHER_MODERATOR })).rejects.toMatchObject({
      key: 'undo.rests',
      values: { what: 'E3', later: 'E2 → E3' },
    });
    await expect(room.ask('merge', { event: 'E3', into: 'E2' })).rejects.toMatchObject({ key: 'merge.same' });
  });
});
