import { beforeEach, describe, expect, it } from 'vitest';
import type { Casebook } from '../../src/domain/casebook.ts';
import type { ClaimRef } from '../../src/domain/event.ts';
import { newsBetween } from '../../src/domain/news.ts';
import { type Decision, Desk } from '../../src/store/desk.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { IMPORTER, importInto, rows } from '../support/import-file.ts';
import { readText } from '../support/read-text.ts';

const NOW = new Date('2024-04-01T09:00:00Z');

let store: Store;
let desk: Desk;

beforeEach(() => {
  store = openStore('memory:');
  desk = new Desk(store, '9001');
});

const act = (action: Decision) => desk.record(() => action, { by: IMPORTER, now: NOW });
const redactRows = () => desk.record((casebook) => redactionOf(casebook, 1, 'a name'), { by: IMPORTER, now: NOW });

/** The same of the desk that recorded it and of one opened anew. */
async function everywhere<T>(look: (casebook: Casebook) => T): Promise<T> {
  const [open, anew] = [look(desk.casebook), look(await new Desk(store, '9001').refresh())];
  expect(anew).toEqual(open);
  return open;
}

/** Entry 1 holds E1 and E2. */
const importTwo = async () => importInto(desk, await readText(rows(2)));

async function draftTwo() {
  const other = new Desk(openStore('memory:'), '9001');
  await importInto(other, await readText(rows(2)));
  const events = [1, 2].flatMap((event) => other.casebook.event(event) ?? []);
  const content = {
    claimants: [],
    additions: [],
    url: null,
    events: events.map((each) => ({ content: each.content, claims: each.claims.map((claim) => claim.content) })),
  };
  return act({ type: 'draft.recorded', draft: 'a draft', from: 1, events: 2, additions: [], digest: 'of it', content });
}

describe.each([
  ['a part of an import', importTwo],
  ['a draft', draftTwo],
])('%s, redacted after others went into its events', (_, recordTwo) => {
  const merge = (event: number, into: number) => act({ type: 'event.merged', event, into });
  const found = (casebook: Casebook, through = casebook.seq) =>
    Array.from(
      casebook
        .eventsIn('everywhere', () => true, through)
        .within(null, null)
        .events(),
      ({ event }) => event,
    );

  beforeEach(async () => {
    await recordTwo();
    for (const event of [3, 4]) {
      await act({ type: 'event.added', event, content: eventContent(desk) });
      await act({ type: 'claim.added', event, claim: 1, content: claimContent(desk) });
    }
  });

  it('leaves those standing by themselves, with their claims, of any day', async () => {
    const merged = await merge(3, 1);
    await merge(4, 1);
    expect(found(desk.casebook)).toEqual([1, 2]);
    await redactRows();
    for (const through of [merged.seq, merged.seq + 1, desk.casebook.seq])
      expect(await everywhere((casebook) => found(casebook, through))).toEqual([3, 4]);
    expect(await everywhere((casebook) => casebook.event(3)?.claims.length)).toBe(1);
    expect(await everywhere((casebook) => [casebook.whole(4), casebook.event(1)])).toEqual([4, null]);
    expect(await everywhere((casebook) => newsBetween(casebook, 0, casebook.seq, () => true).claims)).toBe(2);
    // They go into another as any other event does, and out of it again.
    const again = await merge(4, 3);
    expect(await everywhere((casebook) => found(casebook))).toEqual([3]);
    await act({ type: 'action.undone', undoes: again.seq });
    expect(await everywhere((casebook) => found(casebook))).toEqual([3, 4]);
  });

  it('leaves them in the event that those had gone into themselves', async () => {
    await merge(3, 1);
    await merge(1, 4);
    await redactRows();
    expect(await everywhere((casebook) => found(casebook))).toEqual([4]);
    expect(await everywhere((casebook) => casebook.event(4)?.claims.map(({ event }) => event))).toEqual([4, 3]);
  });

  it('leaves them withdrawn, where they had been withdrawn with it, until that is undone', async () => {
    await merge(3, 1);
    const { seq } = await act({ type: 'event.withdrawn', event: 1, content: { reason: 'not so' } });
    await redactRows();
    expect(await everywhere((casebook) => casebook.event(3))).toMatchObject({
      withdrawn: { seq, reason: 'not so' },
      positions: { figures: [] },
    });
    expect(await everywhere((casebook) => found(casebook))).toEqual([4]);
    await act({ type: 'action.undone', undoes: seq });
    expect(await everywhere((casebook) => found(casebook))).toEqual([3, 4]);
  });

  it('leaves marks between their claims', async () => {
    await act({ type: 'claim.added', event: 3, claim: 2, content: { ...claimContent(desk), claimant: 'Another' } });
    await merge(3, 1);
    const [one, other] = [1, 2].map((claim) => ({ event: 3, claim })) as [ClaimRef, ClaimRef];
    await act({
      type: 'status.disputed',
      event: 1,
      claims: [one, other],
      harm: 'killed',
      victims: ['civilians', 'military'],
    });
    await redactRows();
    expect(await everywhere((casebook) => casebook.marks(3).length)).toBe(1);
  });
});

describe('a part of an import that is redacted', () => {
  it('takes the claimants with it that it recorded, of any day', async () => {
    const { seq } = await importTwo();
    expect(desk.casebook.claimants.find('Uppsala Conflict Data Program').kind).toBe('dataset');
    await redactRows();
    for (const name of ['UCDP', 'Uppsala Conflict Data Program']) {
      expect(await everywhere(({ claimants }) => claimants.knows(name))).toBe(false);
      expect(await everywhere(({ claimants }) => claimants.find(name, seq))).toMatchObject({ kind: null, aliases: [] });
    }
  });

  it('is refused where it corrects events: what was corrected would be shown again', async () => {
    await importTwo();
    const { seq } = await importInto(desk, await readText(rows(2).replaceAll('A - B', 'A - C')));
    expect(desk.casebook.event(1)?.content.title).toBe('A – C');
    expect(() => redactionOf(desk.casebook, seq - 1, null)).toThrow(
      expect.objectContaining({ key: 'redact.correctsMany', values: { seq: seq - 1 } }),
    );
  });
});

it('is known for a draft that was recorded, also where its text is gone', async () => {
  await draftTwo();
  await redactRows();
  expect(await everywhere((casebook) => ['a draft', 'another'].map((name) => casebook.hasRecorded(name)))).toEqual([
    true,
    false,
  ]);
});

function claimContent(on: Desk) {
  const [claim] = on.casebook.event(2)?.claims ?? [];
  if (!claim) throw new Error('E2.1 is not there');
  return { ...claim.content, claimant: 'Residents' };
}

function eventContent(on: Desk) {
  const content = on.casebook.event(1)?.content;
  if (!content) throw new Error('E1 is not there');
  return { ...content, title: 'Another' };
}
