import { openStore, type Store } from '../../src/store/store.ts';

/** What goes wrong from now on. */
interface Faults {
  /** `refused`: inserts throw and nothing is kept; `unanswered`: they are kept, and throw. */
  insert: 'refused' | 'unanswered' | null;
  /** Reads throw; a number: so many times more. */
  read: boolean | number;
  /** Called before an insert is carried out. */
  beforeInsert: () => Promise<void>;
  /** Called before a read is carried out. */
  beforeRead: () => Promise<void>;
  /** Called after a read was carried out, before it is answered. */
  afterRead: () => Promise<void>;
}

export interface FaultyStore extends Store {
  readonly faults: Faults;
  /** How many reads were asked of it. */
  readonly reads: () => number;
}

/** A store in memory whose calls fail when they are told to. Like one over a network it can't tell unasked whether it has changed. */
export function openFaultyStore(): FaultyStore {
  const store = openStore('memory:');
  const nothing = async () => {};
  const faults: Faults = { insert: null, read: false, beforeInsert: nothing, beforeRead: nothing, afterRead: nothing };
  let reads = 0;
  const readThen = async <T>(read: () => Promise<T>): Promise<T> => {
    reads++;
    await faults.beforeRead();
    const fails = faults.read !== false;
    if (typeof faults.read === 'number') faults.read = faults.read > 1 && faults.read - 1;
    if (fails) throw new Error('the connection was lost');
    const answer = await read();
    await faults.afterRead();
    return answer;
  };
  const adapter = store.keyv.store as {
    get(key: string): Promise<unknown>;
    getMany(keys: string[]): Promise<unknown[]>;
  };
  const { get, getMany } = adapter;
  adapter.get = (key) => readThen(() => get.call(adapter, key));
  adapter.getMany = (keys) => readThen(() => getMany.call(adapter, keys));
  return {
    ...store,
    version: () => null,
    faults,
    reads: () => reads,
    async insert(key, value, beside) {
      await faults.beforeInsert();
      if (faults.insert === 'refused') throw new Error('the connection was lost');
      const inserted = await store.insert(key, value, beside);
      if (faults.insert === 'unanswered') throw new Error('the connection was lost');
      return inserted;
    },
  };
}
