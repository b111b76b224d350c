import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newsBetween } from '../../src/domain/news.ts';
import { recordImport } from '../../src/store/record-import.ts';
import { CommandRoom, MANAGER, textOf } from '../support/command-room.ts';
import { IMPORTER } from '../support/import-file.ts';

let room: CommandRoom;
let since: number;

beforeEach(async () => {
  room = new CommandRoom();
  await room.ask('add event', { title: 'Raid on a market', place: 'Gao, Mali', date: '2024-03-20' });
  await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '3 civilians killed' });
  await room.ask('digest create', { channel: '7001' }, { by: MANAGER });
  since = room.desk.casebook.seq;
});

const news = () => newsBetween(room.desk.casebook, since, room.desk.casebook.seq, () => true);
const preview = async () => textOf(await room.ask('digest preview', { digest: 'D1' }, { by: MANAGER }));

describe('what was corrected since it was told', () => {
  it('is told with what it was, and with whose figure it is', async () => {
    await room.ask('edit claim', { claim: 'E1.1', says: '5 civilians killed' });
    expect(news().corrections.map(({ claim }) => [claim?.before.content.says, claim?.now.content.says])).toEqual([
      ['3 civilians killed', '5 civilians killed'],
    ]);
    expect(news().events).toEqual([]);
    const lines = (await preview()).split('\n');
    expect(lines).toContain('### Corrected');
    const line = lines.find((each) => each.includes('5 civilians killed')) ?? '';
    expect(line).toContain('**5 civilians killed** · Town hall');
    expect(line).toMatch(/before: ~~“3 civilians killed”~~$/);
    await room.ask('edit claim', { claim: 'E1.1', claimant: 'Mayor' });
    expect(await preview()).toMatch(/Mayor.* · before: ~~“3 civilians killed”~~ · Town hall · date not given$/m);
  });

  it('is told where it is in dispute, and there alone, unless the claim says more', async () => {
    await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: '9 civilians killed' });
    since = room.desk.casebook.seq;
    await room.ask('digest remove', { digest: 'D1' }, { by: MANAGER });
    await room.ask('digest create', { channel: '7001' }, { by: MANAGER });
    await room.ask('edit claim', { claim: 'E1.1', says: '5 civilians killed' });
    const there = textOf(await room.ask('digest preview', { digest: 'D2' }, { by: MANAGER })).split('\n');
    expect(there.slice(3)).toEqual([
      '### Conflicting claims',
      '**E1 · Raid on a market** · 20 March 2024 · Gao, Mali',
      '**Changed · ≠ Killed, civilians · conflicting figures, gap 4** (was 6)',
      '- **9 civilians killed** · Residents · date not given',
      '- **5 civilians killed** · Town hall · date not given · corrected, before: ~~3 civilians killed~~',
    ]);
    await room.ask('edit claim', { claim: 'E1.1', says: '5 civilians killed, 2 wounded' });
    expect(news().corrections.map(({ claim }) => claim?.now.content.says)).toEqual(['5 civilians killed, 2 wounded']);
  });

  it('is told of an event as of a claim', async () => {
    await room.ask('edit event', { event: 'E1', date: '2024-03-19' });
    expect(news().corrections.map(({ before, event }) => [before.content.date.date, event.content.date.date])).toEqual([
      ['2024-03-20', '2024-03-19'],
    ]);
    expect(await preview()).toContain(
      '- **E1 · Raid on a market** · 19 March 2024 · Gao, Mali · before: ~~20 March 2024~~',
    );
  });

  it('is nothing where it was corrected before it was told, or corrected and undone', async () => {
    await room.ask('add claim', { event: 'E1', claimant: 'Hospital', says: '1 civilian wounded' });
    await room.ask('edit claim', { claim: 'E1.2', says: '2 civilians wounded' });
    await room.ask('edit claim', { claim: 'E1.1', says: '5 civilians killed' });
    await room.ask('undo');
    expect(news().corrections).toEqual([]);
    expect(await preview()).toContain('2 civilians wounded');
  });
});

describe('an event merged since it was told', () => {
  it('is told as part of the other, and its claims are not told again', async () => {
    await room.ask('add event', { title: 'Market attacked by night', place: 'Gao, Mali', date: '2024-03-25' });
    since = room.desk.casebook.seq;
    await room.ask('merge', { event: 'E1', into: 'E2' });
    expect(news().merged.map(({ before, into }) => [before.event, into.event])).toEqual([[1, 2]]);
    expect([news().events, news().takenBack]).toEqual([[], []]);
    expect(await preview()).toContain('**E1 · Raid on a market**');
  });
});

describe('a change to a claimant', () => {
  /** Twenty events of others, and three on which the army and the ministry differ, or somebody blames the army. */
  async function recordOthers(): Promise<void> {
    for (let number = 2; number <= 21; number += 1) {
      await room.ask('add event', { title: `Raid ${number}`, place: 'Gao, Mali', date: `2022-01-${number}` });
      await room.ask('add claim', { event: `E${number}`, claimant: 'Residents', says: '3 civilians killed' });
    }
    for (const [number, date] of [
      [22, '2023-01-01'],
      [23, '2023-06-01'],
    ] as const) {
      await room.ask('add event', { title: `Ambush ${number}`, place: 'Diffa, Niger', date });
      await room.ask('add claim', { event: `E${number}`, claimant: 'Niger army', says: '4 soldiers killed' });
      await room.ask('add claim', { event: `E${number}`, claimant: 'Army of Niger', says: '9 soldiers killed' });
    }
    await room.ask('add claim', { event: 'E21', claimant: 'Mayor', says: 'blames Niger army and JNIM' });
    since = room.desk.casebook.seq;
  }

  /** The news, and how many events were folded for it. */
  function counted() {
    const fold = vi.spyOn(room.desk.casebook, 'event');
    const all = vi.spyOn(room.desk.casebook, 'events');
    const told = news();
    const folded = new Set(fold.mock.calls.map(([event]) => event));
    expect(all).not.toHaveBeenCalled();
    fold.mockRestore();
    all.mockRestore();
    return { told, folded: [...folded].sort((a, b) => a - b) };
  }

  it('is looked for only in events that name it, and tells what it settles there', async () => {
    await recordOthers();
    await room.ask('claimant', { claimant: 'Niger army', aliases: 'Army of Niger' });
    const { told, folded } = counted();
    expect(folded).toEqual([21, 22, 23]);
    expect(told.disputes.map(({ change, event }) => [change, event.event])).toEqual([
      ['settled', 22],
      ['settled', 23],
    ]);
  });

  it('is looked for in what is said by those who speak for it', async () => {
    await recordOthers();
    await room.ask('claimant', { claimant: 'Army of Niger', 'mouthpiece-of': 'Niger army' });
    since = room.desk.casebook.seq;
    await room.ask('claimant', { claimant: 'Niger army', aliases: 'Forces of Niger' });
    expect(counted().folded).toEqual([21, 22, 23]);
    await room.ask('undo');
    expect(counted().folded).toEqual([]);
  });

  it('is found where it comes with an import, and was there before; what the import adds stays one piece of news', async () => {
    await recordOthers();
    const claim = { ...(room.desk.casebook.event(22)?.claims[0]?.content ?? fail()), claimant: 'Niger army' };
    const content = room.desk.casebook.event(22)?.content ?? fail();
    const events = Array.from({ length: 30 }, (_, index) => ({
      content: { ...content, title: `Imported ${index}` },
      claims: [claim],
    }));
    const change = { claimant: 'Niger army', aliases: ['Army of Niger'], mouthpieceOf: null, kind: null };
    const claimants = [{ ...change, reliability: null }];
    const { seq: plannedOn } = room.desk.casebook;
    const records = { claimants, events, additions: [] };
    await recordImport(room.desk, records, { file: 'raids.csv', by: IMPORTER, now: room.now, plannedOn });
    const { told, folded } = counted();
    expect(folded).toEqual([21, 22, 23]);
    expect(told.disputes.map(({ change: became, event }) => [became, event.event])).toEqual([
      ['settled', 22],
      ['settled', 23],
    ]);
    expect(told.imports.map(({ events: count }) => count)).toEqual([30]);
    expect(told.events).toEqual([]);
  });
});

it('a large import is one piece of news, but for conflicts of events that were told of before', async () => {
  const known = room.desk.casebook.event(1) ?? fail();
  const claim = known.claims[0]?.content ?? fail();
  await room.ask('add claim', { event: 'E1', claimant: 'Residents', says: '9 civilians killed' });
  const other = room.desk.casebook.event(1)?.claims[1]?.content ?? fail();
  await room.ask('undo');
  since = room.desk.casebook.seq;
  const event = { content: { ...known.content, title: 'Imported' }, claims: [claim, other] };
  const records = {
    claimants: [],
    events: Array.from({ length: 30 }, () => event),
    additions: [{ event: 1, changes: {}, claims: [other] }],
  };
  await recordImport(room.desk, records, { file: 'raids.csv', by: IMPORTER, now: room.now, plannedOn: since });
  const { disputes, events, imports } = news();
  expect(disputes.map(({ change, event: of }) => [change, of.event])).toEqual([['new', 1]]);
  expect([events, imports.map(({ events: count }) => count)]).toEqual([[], [31]]);
  since = room.desk.casebook.seq;
  await room.ask('undo', {}, { by: { ...MANAGER, id: IMPORTER.member ?? '' } });
  expect(news().disputes.map(({ change }) => change)).toEqual(['settled']);
});

function fail(): never {
  throw new Error('there is no such event');
}
