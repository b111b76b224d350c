import type { Store } from '../store/store.ts';

/** A store, and its address as it may be shown. */
export interface NamedStore {
  readonly store: Store;
  readonly name: string;
}

/** Told where nothing is in the store that was asked for: it may be the wrong one. */
export function noRecord(server: string | undefined, name: string): string {
  const whose = server === undefined ? 'No server has a record' : `Server ${server} has no record`;
  return `${whose} in ${name}. STORE_URL says which store is read: is it the bot’s?`;
}
