import { commands } from '../../src/commands/all.ts';
import type {
  Answer,
  Attachment,
  BriefingDesk,
  Caller,
  Choice,
  Context,
  Input,
  SourceMessage,
  Value,
} from '../../src/commands/command.ts';
import type { Language } from '../../src/domain/action.ts';
import type { Form } from '../../src/render/form.ts';
import type { Reply } from '../../src/render/reply.ts';
import { sayIn } from '../../src/render/say.ts';
import { Desk } from '../../src/store/desk.ts';
import { openStore, type Store } from '../../src/store/store.ts';

export const READER: Caller = { id: '1001', moderates: false, manages: false };
export const MODERATOR: Caller = { id: '1002', moderates: true, manages: false };
export const OTHER_MODERATOR: Caller = { id: '1003', moderates: true, manages: false };
export const MANAGER: Caller = { id: '1004', moderates: true, manages: true };

export interface Asking {
  readonly by?: Caller;
  readonly language?: Language;
  readonly now?: Date;
  /** What is given already, where choices for another option are asked for. */
  readonly values?: Readonly<Record<string, Value>>;
  /** What is attached to the message pressed on. */
  readonly attached?: readonly Attachment[];
  /** The text of the message pressed on. */
  readonly message?: string;
  /** What was chosen of a select. */
  readonly chosen?: readonly string[];
  readonly files?: Readonly<Record<string, readonly Attachment[]>>;
}

function replied(answer: Answer): Reply {
  if ('fields' in answer) throw new Error(`a form was opened: ${answer.submit}`);
  return answer;
}

function opened(answer: Answer): Form {
  if (!('fields' in answer)) throw new Error(`no form was opened: ${textOf(answer)}`);
  return answer;
}

/** Every channel is open, and nothing is ever sent. */
const NO_BRIEFINGS: BriefingDesk = {
  nextRuns: () => [],
  checkChannel: async () => undefined,
  post: async () => 0,
  lastFailure: () => null,
};

/** Commands asked as functions, over a real journal in a store in memory. Its clock goes one second on with every question. */
export class CommandRoom {
  readonly store: Store;
  readonly desk: Desk;
  now = new Date('2024-04-01T08:00:00Z');
  /** What was told of how far work had come. */
  readonly reports: string[] = [];
  #interactions = 0;
  readonly #briefings: BriefingDesk;

  constructor(briefings: BriefingDesk = NO_BRIEFINGS, store: Store = openStore('memory:'), guild = '9001') {
    this.store = store;
    this.desk = new Desk(store, guild);
    this.#briefings = briefings;
  }

  /** Runs a command as a member types it: `ask('add event', { title: '…' })`. */
  async ask(line: string, values: Readonly<Record<string, Value>> = {}, asking: Asking = {}): Promise<Reply> {
    return replied(await this.answer(line, values, asking));
  }

  /** The form a command opens. */
  async askForm(line: string, values: Readonly<Record<string, Value>> = {}, asking: Asking = {}): Promise<Form> {
    return opened(await this.answer(line, values, asking));
  }

  /** Whatever a command answers with. */
  async answer(line: string, values: Readonly<Record<string, Value>> = {}, asking: Asking = {}): Promise<Answer> {
    const [name = '', subcommand = null] = line.split(' ');
    const { files = {} } = asking;
    return this.#command(name).run({ subcommand, values, files }, await this.#context(asking));
  }

  /** Presses a button, or chooses from a select. */
  async press(customId: string, asking: Asking = {}): Promise<Reply> {
    return replied(await this.pressed(customId, asking));
  }

  /** The form a button opens. */
  async pressForm(customId: string, asking: Asking = {}): Promise<Form> {
    return opened(await this.pressed(customId, asking));
  }

  /** Whatever a button answers with; one that opens a form again does what it did the first time. */
  async pressed(customId: string, asking: Asking = {}): Promise<Answer> {
    const [name = '', ...rest] = customId.replace(/^again:/, '').split(':');
    const command = this.#command(name);
    if (!command.press) throw new Error(`${name} has no buttons`);
    return command.press(
      rest.join(':'),
      await this.#context(asking),
      asking.chosen ?? [],
      asking.message ?? '',
      asking.attached ?? [],
    );
  }

  /** Sends a form filled in: texts, the values chosen of selects, and `files` of `asking`. Nothing is filled in by itself. */
  async submit(
    form: Pick<Form, 'submit'>,
    fields: Readonly<Record<string, string | readonly string[]>>,
    asking: Asking = {},
  ): Promise<Reply> {
    const [name = '', ...rest] = form.submit.split(':');
    const command = this.#command(name);
    if (!command.submit) throw new Error(`${name} has no forms`);
    const lists = Object.entries(fields).flatMap(([field, value]) =>
      typeof value === 'string' ? [] : [[field, value] as const],
    );
    const values = Object.entries(fields).flatMap(([field, value]) =>
      typeof value === 'string' ? [[field, value]] : value.length === 1 ? [[field, value[0]]] : [],
    );
    const input: Input = {
      subcommand: null,
      values: Object.fromEntries(values),
      chosen: Object.fromEntries(lists),
      files: asking.files ?? {},
    };
    return command.submit(rest.join(':'), input, await this.#context(asking));
  }

  /** Chooses an entry of a message's Apps menu. */
  async menu(name: string, message: SourceMessage, asking: Asking = {}): Promise<Answer> {
    const menu = commands.flatMap(({ menus = [] }) => menus).find((each) => each.name === name);
    if (!menu) throw new Error(`there is no menu ${name}`);
    return menu.run(message, await this.#context(asking));
  }

  /** The values offered while an option is typed. */
  async complete(line: string, option: string, typed: string, asking: Asking = {}): Promise<readonly string[]> {
    return (await this.choices(line, option, typed, asking)).map(({ value }) => value);
  }

  async choices(line: string, option: string, typed: string, asking: Asking = {}): Promise<readonly Choice[]> {
    const [name = '', subcommand = null] = line.split(' ');
    const context = await this.#context(asking);
    const input: Input = { subcommand, values: { ...asking.values, [option]: typed } };
    return this.#command(name).complete?.({ option, typed }, input, context) ?? [];
  }

  #command(name: string) {
    const command = commands.find((each) => each.definition.name === name);
    if (!command) throw new Error(`there is no /${name}`);
    return command;
  }

  async #context({ by = MODERATOR, language = 'en', now }: Asking): Promise<Context> {
    this.now = now ?? new Date(this.now.getTime() + 1000);
    const at = this.now;
    this.#interactions += 1;
    const interaction = `${this.#interactions}`;
    const { desk } = this;
    const casebook = await desk.refresh();
    return {
      desk,
      casebook,
      caller: by,
      now: at,
      language,
      say: sayIn(language),
      briefings: this.#briefings,
      interaction,
      record: (decide) => desk.record(decide, { by: { member: by.id, interaction }, now: at }),
      working: (work) => work((progress) => this.reports.push(progress.text)),
    };
  }
}

/** A reply's text, one line each, as it is sent. */
export function textOf(reply: Reply): string {
  return reply.blocks
    .flatMap((block) => (block.kind === 'card' ? block.blocks : block.kind === 'pictures' ? [] : [block]))
    .flatMap((block) => (block.kind === 'text' || block.kind === 'row' ? [block.text.text] : []))
    .join('\n');
}

/** The custom ids of a reply's buttons that can be pressed. */
export function pressesIn(reply: Reply): string[] {
  return reply.blocks
    .flatMap((block) => (block.kind === 'card' ? block.blocks : block.kind === 'pictures' ? [] : [block]))
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : block.kind === 'row' ? [block.button] : []))
    .flatMap((button) => ('press' in button && !button.disabled ? [button.press] : []));
}
