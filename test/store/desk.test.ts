import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/action.ts';
import { RecordingFailedError, UserError } from '../../src/domain/errors.ts';
import { Desk } from '../../src/store/desk.ts';
import { Desks } from '../../src/store/desks.ts';
import { journalKey } from '../../src/store/journal.ts';
import { openStore } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { BY, recordAll, saying, textsIn } from '../support/entries.ts';
import { type FaultyStore, openFaultyStore } from '../support/faulty-store.ts';

const GUILD = '9001';
const NOW = new Date('2024-04-02T08:00:00Z');

let store: FaultyStore;
let desk: Desk;

beforeEach(() => {
  store = openFaultyStore();
  desk = new Desk(store, GUILD);
});

function record(text: string, on = desk): Promise<Entry> {
  return on.record(() => saying(text), { by: BY, now: NOW });
}

/** What is really in the store, as a new desk reads it. */
async function kept(): Promise<string[]> {
  const reader = new Desk(store, GUILD);
  await reader.refresh();
  return textsIn(reader);
}

/** A promise and what settles it. */
function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, passed: promise };
}

describe('a write whose answer never came', () => {
  beforeEach(() => recordAll(desk, ['before']));

  it('counts as recorded where the entry is in the store', async () => {
    store.faults.insert = 'unanswered';
    const entry = await record('unsure');
    expect(entry.seq).toBe(2);
    expect(textsIn(desk)).toEqual(['before', 'unsure']);
    store.faults.insert = null;
    await record('after');
    expect(await kept()).toEqual(['before', 'unsure', 'after']);
  });

  it('has failed where the entry is not in the store', async () => {
    store.faults.insert = 'refused';
    const failure = await record('lost').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RecordingFailedError);
    expect(failure).toMatchObject({
      message: 'server 9001: entry 2 was not written',
      cause: { message: 'the connection was lost' },
    });
    expect(textsIn(desk)).toEqual(['before']);
    store.faults.insert = null;
    await record('after');
    expect(await kept()).toEqual(['before', 'after']);
    expect(textsIn(desk)).toEqual(['before', 'after']);
  });

  it('is looked for again while the store cannot be asked', async () => {
    store.faults.insert = 'unanswered';
    store.faults.beforeInsert = async () => {
      store.faults.read = 2;
    };
    await record('unsure');
    expect(textsIn(desk)).toEqual(['before', 'unsure']);
  });

  it('may have gone through or not where the store stays away, and is found there later', async () => {
    store.faults.insert = 'unanswered';
    store.faults.beforeInsert = async () => {
      store.faults.read = true;
    };
    const failure = await record('unsure').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RecordingFailedError);
    expect(failure).toMatchObject({ message: 'server 9001: entry 2 may or may not have been written' });
    expect(textsIn(desk)).toEqual(['before']);
    await expect(desk.refresh()).rejects.toThrow('the connection was lost');
    Object.assign(store.faults, { insert: null, read: false, beforeInsert: async () => {} });
    await record('after');
    expect(textsIn(desk)).toEqual(['before', 'unsure', 'after']);
    expect(await kept()).toEqual(['before', 'unsure', 'after']);
  });

  it('is decided again where another writer was first', async () => {
    const other = new Desk(store, GUILD);
    store.faults.beforeInsert = async () => {
      store.faults.beforeInsert = async () => {};
      await record('the other’s', other);
      store.faults.insert = 'refused';
      // The look at what is there is the moment it comes back.
      store.faults.beforeRead = async () => {
        store.faults.insert = null;
      };
    };
    const seen: number[] = [];
    let acknowledged = 0;
    const acknowledge = async () => void acknowledged++;
    const decide = (casebook: { readonly seq: number }) => {
      seen.push(casebook.seq);
      return saying('ours');
    };
    const entry = await desk.record(decide, { by: BY, now: NOW, acknowledge });
    expect(entry.seq).toBe(3);
    expect(seen).toEqual([1, 2]);
    expect(acknowledged).toBe(1);
    expect(await kept()).toEqual(['before', 'the other’s', 'ours']);
  });

  it('fails, and does not try for ever, where the number is taken by what cannot be read', async () => {
    await store.keyv.set(journalKey(GUILD, 2), undefined);
    const failure = await record('never').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'RecordingFailedError',
      message: 'server 9001: entry 2 is taken by one that cannot be read',
    });
  });
});

describe('a decision', () => {
  it('records nothing where it is refused', async () => {
    const refused = desk.record(
      () => {
        throw new UserError('event.unknown');
      },
      { by: BY, now: NOW },
    );
    await expect(refused).rejects.toThrow(UserError);
    expect(await kept()).toEqual([]);
  });

  it('records nothing where the interaction cannot be acknowledged', async () => {
    const acknowledge = () => Promise.reject(new Error('acknowledged elsewhere'));
    const refused = desk.record(() => saying('twice'), { by: BY, now: NOW, acknowledge });
    await expect(refused).rejects.toThrow('acknowledged elsewhere');
    expect(await kept()).toEqual([]);
    await record('next');
    expect(await kept()).toEqual(['next']);
  });

  it('is made anew where a reader came upon another’s entry while it was being acknowledged', async () => {
    const other = new Desk(store, GUILD);
    const seen: number[] = [];
    const acknowledge = async () => {
      await record('the other’s', other);
      await desk.refresh();
    };
    const decide = (casebook: { readonly seq: number }) => {
      seen.push(casebook.seq);
      return saying(`decided on ${casebook.seq}`);
    };
    await desk.record(decide, { by: BY, now: NOW, acknowledge });
    expect(seen).toEqual([0, 1]);
    expect(textsIn(desk)).toEqual(['the other’s', 'decided on 1']);
  });
});

describe('reading on', () => {
  it('costs one read for each who asks alone, and for many at once two', async () => {
    await recordAll(desk, ['one']);
    const before = store.reads();
    await desk.refresh();
    expect(store.reads() - before).toBe(1);
    await Promise.all(Array.from({ length: 100 }, () => desk.refresh()));
    expect(store.reads() - before).toBe(3);
  });

  it('holds what another had recorded when it was asked for, though a read was under way', async () => {
    await recordAll(desk, ['one']);
    const other = new Desk(store, GUILD);
    const held = gate();
    const looked = gate();
    store.faults.afterRead = async () => {
      // The first read looks now and answers late.
      store.faults.afterRead = async () => {};
      looked.open();
      await held.passed;
    };
    const early = desk.refresh();
    await looked.passed;
    await record('two', other);
    const late = desk.refresh();
    held.open();
    await early;
    expect((await late).seq).toBe(2);
  });

  it('does not wait for a slow write', async () => {
    await recordAll(desk, ['one']);
    const held = gate();
    const reached = gate();
    store.faults.beforeInsert = async () => {
      reached.open();
      await held.passed;
    };
    const slow = record('slow');
    await reached.passed;
    expect((await desk.refresh()).seq).toBe(1);
    store.faults.beforeInsert = async () => {};
    await record('of another process', new Desk(store, GUILD));
    expect((await desk.refresh()).seq).toBe(2);
    held.open();
    expect((await slow).seq).toBe(3);
    expect(textsIn(desk)).toEqual(['one', 'of another process', 'slow']);
  });

  it('does not wait for a slow acknowledgement', async () => {
    const held = gate();
    const slow = desk.record(() => saying('slow'), { by: BY, now: NOW, acknowledge: () => held.passed });
    expect((await desk.refresh()).seq).toBe(0);
    held.open();
    expect((await slow).seq).toBe(1);
  });

  it('takes a written entry once, also where a reader came upon it first', async () => {
    const taken: number[] = [];
    desk = new Desk(store, GUILD, (_, entry) => taken.push(entry.seq));
    store.faults.insert = 'unanswered';
    // Between the write and the writer's look at it, a reader reads on.
    const written = record('one');
    await Promise.all([written, desk.refresh(), desk.refresh()]);
    store.faults.insert = null;
    await Promise.all([record('two'), desk.refresh(), record('three'), desk.refresh()]);
    await desk.refresh();
    expect(taken).toEqual([1, 2, 3]);
    expect(textsIn(desk)).toEqual(['one', 'two', 'three']);
  });

  it('throws where the store fails, to all who share the read, and goes on from where it was', async () => {
    const taken: number[] = [];
    desk = new Desk(store, GUILD, (_, entry) => taken.push(entry.seq));
    await recordAll(desk, ['one', 'two']);
    store.faults.read = true;
    const asked = await Promise.allSettled([desk.refresh(), desk.refresh(), desk.refresh()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(record('three')).rejects.toThrow('the connection was lost');
    store.faults.read = false;
    expect((await desk.refresh()).seq).toBe(2);
    expect(taken).toEqual([1, 2]);
  });

  it('never shows a record that is half read', async () => {
    await recordAll(
      desk,
      Array.from({ length: 1_200 }, (_, index) => `text ${index}`),
    );
    const reader = new Desk(store, GUILD);
    const seen = new Set<number>();
    store.faults.beforeRead = async () => void seen.add(reader.casebook.seq);
    await reader.refresh();
    expect([...seen]).toEqual([0]);
    expect(reader.casebook.seq).toBe(1_200);
  });
});

describe('a hundred writers at once', () => {
  it('are answered with entries that the casebook and the store hold alike, while the store fails now and then', async () => {
    let inserts = 0;
    store.faults.beforeInsert = async () => {
      const turn = inserts++ % 5;
      store.faults.insert = turn === 1 ? 'refused' : turn === 3 ? 'unanswered' : null;
    };
    const texts = Array.from({ length: 100 }, (_, index) => `text ${index}`);
    const outcomes = await Promise.allSettled(texts.map((text) => record(text)));
    const acknowledged = texts.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(acknowledged).toHaveLength(80);
    expect(await kept()).toEqual(acknowledged);
    expect(textsIn(desk)).toEqual(acknowledged);
    expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 80, broken: null });
  });
});

describe('the desks of a process', () => {
  it('are one for each server, and are dropped when nobody has asked for them for half an hour', async () => {
    let now = NOW;
    const after = (minutes: number) => {
      now = new Date(NOW.getTime() + minutes * 60_000);
    };
    const desks = new Desks(store, undefined, () => now);
    const early = desks.open('9001');
    expect(desks.open('9001')).toBe(early);
    expect(desks.open('9002')).not.toBe(early);
    after(20);
    expect(desks.open('9001')).toBe(early);
    after(40);
    desks.open('9003');
    expect(desks.size).toBe(2);
    after(55);
    const late = desks.open('9001');
    expect(late).not.toBe(early);
    // A member who was still being answered by the old one loses nothing.
    await Promise.all([recordAll(early, ['by the old one']), recordAll(late, ['by the new one'])]);
    expect((await kept()).sort()).toEqual(['by the new one', 'by the old one']);
  });
});

describe('a store that tells whether it has changed', () => {
  it('is read on only where it has, by whichever desk or hand', async () => {
    let reads = 0;
    const observe = (operation: string) => {
      if (operation.startsWith('get')) reads += 1;
    };
    const changing = openStore('memory:', { observe });
    const [reader, writer] = [new Desk(changing, GUILD), new Desk(changing, GUILD)];
    const readsOf = async (work: () => Promise<unknown>) => {
      const before = reads;
      await work();
      return reads - before;
    };
    await recordAll(writer, ['first']);
    await reader.refresh();
    await reader.refresh();
    expect(await readsOf(() => reader.refresh())).toBe(0);
    await recordAll(writer, ['second']);
    expect(await readsOf(() => reader.refresh())).toBeGreaterThan(0);
    expect(textsIn(reader)).toEqual(['first', 'second']);
    await reader.refresh();
    expect(await readsOf(() => reader.refresh())).toBe(0);
    await changing.keyv.delete(journalKey(GUILD, 2));
    await expect(reader.refresh()).rejects.toThrow('entry 2 is missing');
    await expect(reader.refresh()).rejects.toThrow('entry 2 is missing');
    await changing.close();
  });
});
