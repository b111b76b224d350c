/** What a recorder is asked to do. */
export type Wanted =
  /** Record without an end, so many members at once. */
  | { readonly kind: 'write'; readonly guild: string; readonly members: number }
  /** Record one event or claim for each of so many members, all at once. */
  | { readonly kind: 'append'; readonly guild: string; readonly members: number }
  | { readonly kind: 'read'; readonly guild: string };

/** What a recorder tells of it. */
export type Told =
  | { readonly kind: 'started' }
  | { readonly kind: 'began' | 'refused'; readonly guild: string; readonly interaction: string }
  | {
      readonly kind: 'done';
      readonly guild: string;
      readonly interaction: string;
      readonly seq: number;
      readonly hash: string;
    }
  | { readonly kind: 'read'; readonly guild: string; readonly last: string | null }
  | { readonly kind: 'finished'; readonly guild: string };
