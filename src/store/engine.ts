import type { KeyvStoreAdapter } from 'keyv';

/** A key and what is kept under it, as text. */
export interface Kept {
  readonly key: string;
  readonly value: string;
}

/** A key and the text it holds; it is absent where none is named. */
export type Held = Pick<Kept, 'key'> & Partial<Kept>;

/** An adapter of Keyv, and what each offers beside. */
export interface Engine extends KeyvStoreAdapter {
  /** Sets the key only where it is absent and another (or itself) holds what it held; tells whether it did. */
  insert(key: string, value: string, beside: Held): Promise<boolean>;
  /** Sets all of the keys or, where one of them is there, another holds something else than it held, or it throws, none; tells whether it did. */
  insertMany(entries: readonly Kept[], beside: Held): Promise<boolean>;
  /** Deletes all of the keys that are there or, where another holds something else than it held, or it throws, none; tells whether it did. */
  removeMany(keys: readonly string[], beside: Held): Promise<boolean>;
  /** Sets the key only where it and another (or itself alone) hold what they held; tells whether it did. */
  swap(held: Kept, value: string, beside: Held): Promise<boolean>;
  /** The keys that begin and end so, in no order. */
  keys(prefix: string, suffix: string): Promise<string[]>;
  /** See `Store`. */
  version(): string | null;
  scrub(): Promise<void>;
  risks(): Promise<string[]>;
}
