import type { Casebook } from '../domain/casebook.ts';
import type { FieldChoice } from './form.ts';
import type { Markdown } from './markdown.ts';
import type { Picture } from './pictures/picture.ts';

/** Pressed, a button's `press` comes back to the command it begins with: `claims:page:…`. At most 100 characters. */
export type Button =
  | {
      readonly label: string;
      readonly press: string;
      readonly style?: 'primary' | 'plain' | 'danger';
      readonly disabled?: boolean;
    }
  | { readonly label: string; readonly url: string };

/** A list to choose from on a message; what is chosen comes back to the command its `press` begins with. */
export interface Select {
  readonly press: string;
  readonly placeholder: string;
  /** At most 25, each label and value at most 100 characters. */
  readonly choices: readonly FieldChoice[];
  /** How many may be chosen; one, unless said. */
  readonly most?: number;
  /** The values that are chosen already; then all of them may be taken away. */
  readonly chosen?: readonly string[];
}

/** What a card is about, at a glance; said in words as well. */
export type Tone = 'plain' | 'conflict' | 'diverging' | 'done';

export type CardBlock =
  | { readonly kind: 'text'; readonly text: Markdown }
  /** A text with a button beside it. */
  | { readonly kind: 'row'; readonly text: Markdown; readonly button: Button }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'select'; readonly select: Select };

export type Block =
  | CardBlock
  /** Pictures, each drawn where there is time for it: what they show is said in words beside them and in their descriptions. */
  | { readonly kind: 'pictures'; readonly pictures: readonly Picture[] }
  | { readonly kind: 'card'; readonly tone: Tone; readonly blocks: readonly CardBlock[] };

interface ReplyFile {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the file shows, for those who can't see it. */
  readonly description: string;
}

export interface LiveReply {
  /** The same answer, as the record now stands; null where there is nothing to show any more. */
  readonly again: (casebook: Casebook) => Reply | null;
}

/** What a command answers, as plain data; `bot/` makes a Discord message of it. */
export interface Reply {
  /** Only the caller sees it. */
  readonly private: boolean;
  readonly blocks: readonly Block[];
  readonly files?: readonly ReplyFile[];
  /** The answer takes the place of the message whose button was pressed; after a form, only of one its author alone sees. */
  readonly replaces?: boolean;
  /** The message goes on showing what is recorded, for as long as it can be changed. */
  readonly live?: LiveReply;
  /** The message whose button was pressed is answered for good: the first part of this takes its place, beside the answer itself. */
  readonly closes?: boolean;
}
