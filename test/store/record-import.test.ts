import { beforeEach, describe, expect, it } from 'vitest';
import { eventId } from '../../src/domain/event.ts';
import { newsBetween } from '../../src/domain/news.ts';
import { checkUndo } from '../../src/domain/undo.ts';
import { Desk } from '../../src/store/desk.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { type FaultyStore, openFaultyStore } from '../support/faulty-store.ts';
import { exported, IMPORTER, importInto, rows } from '../support/import-file.ts';
import { readText } from '../support/read-text.ts';

const NOW = new Date('2024-04-01T09:00:00Z');

let store: FaultyStore;
let desk: Desk;

beforeEach(() => {
  store = openFaultyStore();
  desk = new Desk(store, '9001');
});

async function importRows(text: string, on = desk) {
  return importInto(on, await readText(text));
}

async function withdrawClaim(event: number, claim: number): Promise<void> {
  await desk.record(() => ({ type: 'claim.withdrawn', event, claim, content: { reason: 'not so' } }), {
    by: IMPORTER,
    now: NOW,
  });
}

const standing = (on = desk) => [...on.casebook.events()].map(({ event, claims }) => [eventId(event), claims.length]);

describe('an import', () => {
  it('is parts, then one entry that makes all of them count', async () => {
    const finish = await importRows(rows(200));
    const types = desk.casebook.entriesAfter(0).map(({ action }) => action.type);
    expect(types).toEqual([...types.slice(1).map(() => 'import.part'), 'records.imported']);
    expect(types.length).toBeGreaterThan(2);
    for (const entry of desk.casebook.entriesAfter(0)) expect(JSON.stringify(entry).length).toBeLessThan(100_000);
    expect(finish.action).toMatchObject({ first: 1, from: 1, events: 200, claims: 200 });
    expect(await verifyJournal(store, '9001')).toMatchObject({ entries: types.length, broken: null });
  });

  it('is there or not at any entry, never half', async () => {
    const finish = await importRows(rows(200));
    const counts = Array.from({ length: finish.seq + 1 }, (_, through) => [...desk.casebook.events(through)].length);
    expect(counts).toEqual([...Array.from({ length: finish.seq }, () => 0), 200]);
    const all = desk.casebook.eventsIn('everywhere', () => true, finish.seq - 1);
    expect(all.within(null, null).tally.events).toBe(0);
    expect(desk.casebook.eventsIn('everywhere', () => true).within(null, null).tally.events).toBe(200);
  });

  it('makes events and claims like any other: with history, position, withdrawal', async () => {
    await importRows(rows(2));
    const { seq } = desk.casebook;
    await withdrawClaim(2, 1);
    expect(desk.casebook.history(2).map((entry) => [entry.seq, entry.action.type])).toEqual([
      [seq, 'event.added'],
      [seq, 'claim.added'],
      [seq + 1, 'claim.withdrawn'],
    ]);
    expect(desk.casebook.event(2)).toMatchObject({ positions: { figures: [] }, recorded: { seq, by: IMPORTER } });
    expect(desk.casebook.event(2, seq)?.positions.figures).toMatchObject([
      { said: { coded: true, claim: { event: 2, claim: 1 } }, figure: { low: 3, named: 3, high: 4 } },
    ]);
    expect(desk.casebook.nextClaim(2)).toBe(2);
    const again = new Desk(store, '9001');
    await again.refresh();
    expect(exported(again, 'jsonl')).toEqual(exported(desk, 'jsonl'));
  });

  it('that was cut off counts for nothing, and can be begun again', async () => {
    let inserts = 0;
    store.faults.beforeInsert = async () => {
      inserts += 1;
      if (inserts === 3) store.faults.insert = 'refused';
    };
    await expect(importRows(rows(300))).rejects.toThrow('was not written');
    store.faults.insert = null;
    store.faults.beforeInsert = async () => {};
    expect(desk.casebook.seq).toBe(2);
    expect(standing()).toEqual([]);
    expect(desk.casebook.nextEvent).toBe(1);
    const reader = new Desk(store, '9001');
    await reader.refresh();
    expect(standing(reader)).toEqual([]);
    await importRows(rows(300));
    expect(standing().length).toBe(300);
    expect(await verifyJournal(store, '9001')).toMatchObject({ broken: null });
  });

  it('adds nothing the second time, and a newer row as a revision', async () => {
    await importRows(rows(3));
    await expect(importRows(rows(3))).rejects.toThrow('nothing to import');
    await importRows(rows(4, 5));
    expect(standing()).toEqual([
      ['E1', 2],
      ['E2', 2],
      ['E3', 2],
      ['E4', 1],
    ]);
    const [position] = desk.casebook.event(1)?.positions.figures ?? [];
    expect([position?.figure.named, position?.revises.map(({ figure }) => figure.named)]).toEqual([5, [3]]);
  });

  it('corrects an event whose row was corrected, and keeps what a moderator corrected', async () => {
    await importRows(rows(2));
    const edit = (event: number, title: string) =>
      desk.record(() => ({ type: 'event.edited', event, content: { title } }), { by: IMPORTER, now: NOW });
    await edit(1, 'Fighting in Town 1');
    const moved = rows(2)
      .replaceAll('A - B', 'A - C')
      .replace('Town 2', 'Town 22')
      .replace('A - C,Mali,Town 1', 'A - B,Mali,Town 1');
    const finish = await importRows(moved);
    expect(standing()).toEqual([
      ['E1', 1],
      ['E2', 1],
    ]);
    expect(
      [1, 2].map((event) => [desk.casebook.event(event)?.content.title, desk.casebook.listed(event)?.place.location]),
    ).toEqual([
      ['Fighting in Town 1', 'Town 1'],
      ['A – C', 'Town 22'],
    ]);
    await expect(importRows(moved)).rejects.toThrow('nothing to import');
    await desk.record(() => ({ type: 'action.undone', undoes: finish.seq }), { by: IMPORTER, now: NOW });
    expect([desk.casebook.event(2)?.content.title, desk.casebook.listed(2)?.place.location]).toEqual([
      'A – B',
      'Town 2',
    ]);
  });

  it('knows its rows in an event that was merged into another', async () => {
    await importRows(rows(2));
    await desk.record(() => ({ type: 'event.merged', event: 2, into: 1 }), { by: IMPORTER, now: NOW });
    await expect(importRows(rows(2))).rejects.toThrow('nothing to import');
    await importRows(rows(2, 6));
    expect(standing()).toEqual([['E1', 4]]);
  });

  it('loses the rows of a part that is redacted, on that day and any other, and no numbers', async () => {
    await importRows(rows(2));
    await importRows([rows(3, 4), rows(200, 4, 10).split('\n').slice(1).join('\n')].join('\n'));
    const { seq } = desk.casebook;
    expect([1, 3, 150].map((event) => desk.casebook.textOf(seq, event))).toEqual([3, 3, 4]);
    expect(() => redactionOf(desk.casebook, seq, null)).toThrow(expect.objectContaining({ key: 'redact.import' }));
    await desk.record((casebook) => redactionOf(casebook, 3, 'a name'), { by: IMPORTER, now: NOW });
    const fresh = new Desk(store, '9001');
    for (const reader of [desk, fresh]) {
      const casebook = await reader.refresh();
      // E1 and E2 are as before the import, E3 and others of its part are gone, those after keep their numbers.
      expect([1, 3, 150].map((event) => casebook.event(event)?.claims.length ?? null)).toEqual([1, null, 1]);
      expect([casebook.event(3, seq), casebook.listed(3)]).toEqual([null, null]);
      expect([casebook.nextEvent, casebook.nextClaim(1)]).toEqual([204, 3]);
      expect(casebook.event(150)?.content.title).toBe('A – B');
    }
    expect(exported(fresh, 'jsonl')).toEqual(exported(desk, 'jsonl'));
    expect(JSON.stringify(await store.keyv.get('journal:9001:3'))).not.toContain('Town 1');
    expect(await verifyJournal(store, '9001')).toMatchObject({ broken: null, redacted: 1 });
  });

  it('is undone as a whole, unless something rests on it', async () => {
    await importRows(rows(3));
    const finish = await importRows(rows(4, 5));
    expect(checkUndo(desk.casebook, finish.seq, '1002').seq).toBe(finish.seq);
    await withdrawClaim(4, 1);
    expect(() => checkUndo(desk.casebook, finish.seq, '1002')).toThrow(
      expect.objectContaining({ key: 'undo.rests', values: { what: 'file.csv', later: 'E4.1' } }),
    );
    const withdrawn = desk.casebook.seq;
    for (const undoes of [withdrawn, finish.seq])
      await desk.record(() => ({ type: 'action.undone', undoes }), { by: IMPORTER, now: NOW });
    expect(standing()).toEqual([
      ['E1', 1],
      ['E2', 1],
      ['E3', 1],
    ]);
    expect(desk.casebook.eventsIn('everywhere', () => true).within(null, null).tally.events).toBe(3);
    expect(desk.casebook.event(1)?.positions.figures[0]?.figure.named).toBe(3);
    expect([desk.casebook.nextEvent, desk.casebook.nextClaim(1)]).toEqual([5, 3]);
    // What was undone can be imported again, under new numbers.
    await importRows(rows(4, 5));
    expect(standing().at(-1)).toEqual(['E5', 1]);
  });

  it('takes numbers nobody else has meanwhile', async () => {
    await importRows(rows(1));
    store.faults.beforeInsert = async () => {
      store.faults.beforeInsert = async () => {};
      const other = new Desk(store, '9001');
      await other.record(
        (casebook) => ({ type: 'event.added', event: casebook.nextEvent, content: eventContent(other) }),
        { by: IMPORTER, now: NOW },
      );
    };
    await importRows(rows(2, 5));
    expect(standing()).toEqual([
      ['E1', 2],
      ['E2', 0],
      ['E3', 1],
    ]);
  });

  it('gives way to another that was finished since it was planned', async () => {
    store.faults.beforeInsert = async () => {
      store.faults.beforeInsert = async () => {};
      await importRows(rows(3), new Desk(store, '9001'));
    };
    await expect(importRows(rows(3))).rejects.toMatchObject({ key: 'import.another' });
    await desk.refresh();
    expect(standing().length).toBe(3);
  });

  it('is not carried out where the record was purged since it was planned', async () => {
    await importRows(rows(1));
    const purge = () => new Desk(store, '9001').record(() => ({ type: 'record.purged' }), { by: IMPORTER, now: NOW });
    // The first row would be left out, since the forgotten record had it.
    store.faults.beforeInsert = async () => {
      store.faults.beforeInsert = async () => {};
      await purge();
    };
    await expect(importRows(rows(3))).rejects.toMatchObject({ key: 'import.another' });
    expect(standing()).toEqual([]);
    expect((await desk.refresh()).entriesAfter(0).map(({ action }) => action.type)).toEqual(['record.purged']);
    await importRows(rows(3));
    expect(standing().length).toBe(3);
  });

  it('does not bring back what was withdrawn', async () => {
    await importRows(rows(2));
    await desk.record(() => ({ type: 'event.withdrawn', event: 1, content: { reason: 'elsewhere' } }), {
      by: IMPORTER,
      now: NOW,
    });
    await withdrawClaim(2, 1);
    await expect(importRows(rows(2))).rejects.toThrow('nothing to import');
  });

  it('is news event by event where it is small, else in one line', async () => {
    await importRows(rows(2));
    const small = newsBetween(desk.casebook, 0, desk.casebook.seq, () => true);
    expect([small.events.length, small.imports]).toEqual([2, []]);
    const { seq } = desk.casebook;
    await importRows(rows(40));
    const large = newsBetween(desk.casebook, seq, desk.casebook.seq, () => true);
    expect([large.events, large.imports]).toEqual([[], [{ file: 'file.csv', events: 38, undone: false }]]);
    const before = desk.casebook.seq;
    await desk.record(() => ({ type: 'action.undone', undoes: before }), { by: IMPORTER, now: NOW });
    expect(newsBetween(desk.casebook, before, desk.casebook.seq, () => true).imports).toEqual([
      { file: 'file.csv', events: 38, undone: true },
    ]);
    expect(newsBetween(desk.casebook, seq, desk.casebook.seq, () => true).imports).toEqual([]);
  });

  it('makes the data set a claimant outside all disputes, and undone no longer', async () => {
    const finish = await importRows(rows(1));
    expect(desk.casebook.claimants.find('Uppsala Conflict Data Program')).toMatchObject({
      name: 'UCDP',
      kind: 'dataset',
    });
    await desk.record(() => ({ type: 'action.undone', undoes: finish.seq }), { by: IMPORTER, now: NOW });
    expect(desk.casebook.claimants.knows('UCDP')).toBe(false);
  });
});

function eventContent(on: Desk) {
  const content = on.casebook.event(1)?.content;
  if (!content) throw new Error('E1 is not there');
  return { ...content, title: 'Another' };
}
