import type { Entry, Language } from '../domain/action.ts';
import type { Casebook } from '../domain/casebook.ts';
import type { DigestFailure } from '../domain/digest.ts';
import type { Form } from '../render/form.ts';
import type { Markdown } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import type { Say } from '../render/say.ts';
import type { Decision, Desk } from '../store/desk.ts';

/** Who Discord offers a command to, unless the server's admins say otherwise. */
export type Audience = 'everyone' | 'moderators' | 'managers';

export interface OptionDefinition {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'channel' | 'attachment';
  readonly required?: true;
  /** Values are completed as they are typed. */
  readonly completes?: true;
  /** Fixed values; each has its words under `choice.<value>`. */
  readonly choices?: ReadonlyArray<string | number>;
  /** Characters for a string, the number for an integer. */
  readonly minimum?: number;
  readonly maximum?: number;
}

interface SubcommandDefinition {
  readonly name: string;
  readonly options: readonly OptionDefinition[];
}

/** A slash command's shape. Names and descriptions in both languages are texts: `name.…`, `describe.…`. */
export interface CommandDefinition {
  readonly name: string;
  readonly audience: Audience;
  readonly options?: readonly OptionDefinition[];
  readonly subcommands?: readonly SubcommandDefinition[];
  /** It answers also where the record can't be opened. */
  readonly unopened?: true;
}

export type Value = string | number | boolean;

/** A file somebody gave. Its name, size and type are what Discord says of it. */
export interface Attachment {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Its media type; null where Discord could not tell. */
  readonly type: string | null;
  /** Fetches it; a `UserError` where it is larger than `maximum` bytes, is no longer there or takes too long. */
  readonly fetch: (maximum: number) => Promise<Uint8Array>;
}

/** What a member filled in: a command's options, or a form's fields. */
export interface Input {
  readonly subcommand: string | null;
  /** Options and texts; of a select the one value chosen, and nothing where none was. */
  readonly values: Readonly<Record<string, Value>>;
  /** Of each select of a form, all that was chosen. */
  readonly chosen?: Readonly<Record<string, readonly string[]>>;
  readonly files?: Readonly<Record<string, readonly Attachment[]>>;
}

/** A message a member chose something from the Apps menu of. */
export interface SourceMessage {
  /** All that can be read in it, embeds and forwarded messages included. */
  readonly text: string;
  readonly sent: Date;
  /** Its address in Discord. */
  readonly url: string;
  readonly files: readonly Attachment[];
}

export interface Caller {
  readonly id: string;
  /** May Manage Messages here: checked again for buttons, since Discord checks commands only. */
  readonly moderates: boolean;
  /** May Manage Server. */
  readonly manages: boolean;
}

/** What briefings offer to commands. */
export interface BriefingDesk {
  /** The next times five cron fields come round; a `UserError` where they are not that. */
  nextRuns(cron: string, timeZone: string, count: number): Date[];
  /** Makes sure that Sitrep can write in a channel; a `UserError` where it can't. */
  checkChannel(guild: string, channel: string): Promise<void>;
  /**
   * Sends a digest now: what is new since its last one. Tells how many messages it took; 0 where there was nothing to say. A `UserError` where
   * its channel takes none.
   */
  post(guild: string, digest: number): Promise<number>;
  /** The last time a digest could not be sent, as far as this process knows; null where it has been sent since. */
  lastFailure(guild: string, digest: number): DigestFailure | null;
}

/** Whether what was acknowledged will be seen by the caller alone; everyone, unless said. */
interface Visibility {
  readonly private?: boolean;
}

/** Tells how far work has come, where the answer will be; it may be said as often as one likes. */
export type Report = (progress: Markdown) => void;

/** Who asks, where, when, in which language, and of which record. */
export interface Context {
  readonly desk: Desk;
  readonly casebook: Casebook;
  readonly caller: Caller;
  readonly now: Date;
  readonly language: Language;
  readonly say: Say;
  readonly briefings: BriefingDesk;
  /** Records one action in the caller's name, acknowledged first; see `Desk.record`. `private` where the answer will be. */
  readonly record: (decide: (casebook: Casebook) => Decision, visibility?: Visibility) => Promise<Entry>;
  /** Does something that may take longer than Discord waits, acknowledged first. */
  readonly working: <Result>(work: (report: Report) => Promise<Result>, visibility?: Visibility) => Promise<Result>;
  /** The Discord interaction that is being answered: one makes at most one entry. */
  readonly interaction: string;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

export interface Focus {
  readonly option: string;
  readonly typed: string;
}

/** A reply; or a form, which can only be the first answer. */
export type Answer = Reply | Form;

/** An entry in the Apps menu of every message. Its name, in both languages, is the text `menu.<name>`. */
export interface MessageMenu {
  readonly name: string;
  readonly audience: Audience;
  run(message: SourceMessage, context: Context): Promise<Answer>;
}

/** One slash command: what it looks like, and what it answers. */
export interface Command {
  readonly definition: CommandDefinition;
  run(input: Input, context: Context): Promise<Answer>;
  /** At most 25 choices for the option being typed. */
  complete?(focus: Focus, input: Input, context: Context): Choice[];
  /**
   * A button or select whose `press` begins with this command's name; `press` is what follows, `chosen` what was chosen of a select, `message` the
   * text of the message it is under and `files` what is attached to it. Discord checks who may use a command, and not who presses: that is for this to do.
   */
  press?(
    press: string,
    context: Context,
    chosen: readonly string[],
    message: string,
    files: readonly Attachment[],
  ): Promise<Answer>;
  /**
   * A form, filled in, whose `submit` begins with this command's name; `submit` is what follows. The same given to `press` opens the form. Where it
   * throws a `UserError`, the form is offered again as it was filled in. Who may do so is for this to check.
   */
  submit?(submit: string, input: Input, context: Context): Promise<Reply>;
  readonly menus?: readonly MessageMenu[];
}
