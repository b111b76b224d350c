import { commands } from '../../src/commands/all.ts';
import type { BriefingDesk, Caller, Context, Input, Value } from '../../src/commands/command.ts';
import type { Language } from '../../src/domain/action.ts';
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
  #interactions = 0;
  readonly #briefings: BriefingDesk;

  constructor(briefings: BriefingDesk = NO_BRIEFINGS, store: Store = openStore('memory:'), guild = '9001') {
    this.store = store;
    this.desk = new Desk(store, guild);
    this.#briefings = briefings;
  }

  /** Runs a command as a member types it: `ask('add event', { title: '…' })`. */
  async ask(line: string, values: Readonly<Record<string, Value>> = {}, asking: Asking = {}): Promise<Reply> {
    const [name = '', subcommand = null] = line.split(' ');
    const input: Input = { subcommand, values };
    return this.#command(name).run(input, await this.#context(asking));
  }

  async press(customId: string, asking: Asking = {}): Promise<Reply> {
    const [name = '', ...rest] = customId.split(':');
    const press = this.#command(name).press;
    if (!press) throw new Error(`${name} has no buttons`);
    return press(rest.join(':'), await this.#context(asking));
  }

  async complete(line: string, option: string, typed: string, asking: Asking = {}): Promise<readonly string[]> {
    const [name = '', subcommand = null] = line.split(' ');
    const context = await this.#context(asking);
    const input: Input = { subcommand, values: { [option]: typed } };
    return (this.#command(name).complete?.({ option, typed }, input, context) ?? []).map((choice) => choice.value);
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
      record: (decide) => desk.record(decide, { by: { member: by.id, interaction }, now: at }),
      working: (work) => work(),
    };
  }
}

/** A reply's text, one line each, as it is sent. */
export function textOf(reply: Reply): string {
  return reply.blocks
    .flatMap((block) => (block.kind === 'card' ? block.blocks : [block]))
    .flatMap((block) => (block.kind === 'text' || block.kind === 'row' ? [block.text.text] : []))
    .join('\n');
}

/** The custom ids of a reply's buttons that can be pressed. */
export function pressesIn(reply: Reply): string[] {
  return reply.blocks
    .flatMap((block) => (block.kind === 'card' ? block.blocks : [block]))
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : block.kind === 'row' ? [block.button] : []))
    .flatMap((button) => ('press' in button && !button.disabled ? [button.press] : []));
}
