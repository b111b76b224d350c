import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  DiscordAPIError,
  type Interaction,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { BriefingDesk, Command, Context, Input, Value } from '../commands/command.ts';
import type { Entry, Language } from '../domain/action.ts';
import { digestId } from '../domain/digest.ts';
import { AlreadyRecordedError, RecordingFailedError, UserError } from '../domain/errors.ts';
import { claimId, eventId } from '../domain/event.ts';
import type { Markdown } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { explain, sayIn } from '../render/say.ts';
import { Answer } from './answer.ts';

/** What is told of what happens here: never recorded text, never a token. */
interface InteractionLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface InteractionsOptions {
  readonly commands: readonly Command[];
  readonly openDesk: (guild: string) => Context['desk'];
  readonly briefings: BriefingDesk;
  readonly now: () => Date;
  readonly log: InteractionLog;
  /** Told how each interaction ended, and how long it took. */
  readonly observe: (command: string, outcome: InteractionOutcome, seconds: number) => void;
}

/** What a command does to the world outside its reply. */
interface Doings {
  readonly acknowledge: (privately: boolean) => Promise<void>;
  /** What has been recorded in the name of the interaction. */
  recorded: Entry | null;
}

type Asking = ChatInputCommandInteraction<'cached' | 'raw'> | ButtonInteraction<'cached' | 'raw'>;

/** Discord waits three seconds; what takes longer than this is acknowledged first. */
const PATIENCE = 1_800;

/** Answered; refused for its input; failed here; answered by another process. */
export type InteractionOutcome = 'answered' | 'refused' | 'failed' | 'elsewhere';

/** Turns Discord's interactions into what commands take, and their replies back. One way through for all of them. */
export class Interactions {
  readonly #options: InteractionsOptions;
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #answering = new Set<Promise<unknown>>();

  constructor(options: InteractionsOptions) {
    this.#options = options;
    this.#commands = new Map(options.commands.map((command) => [command.definition.name, command]));
  }

  /** Takes what the gateway brings; never throws. */
  take(interaction: Interaction): void {
    const work = this.#dispatch(interaction).catch((error: unknown) => {
      if (isAnsweredElsewhere(error)) return;
      this.#options.log.error({ interaction: interaction.id, error }, 'an interaction could not be answered');
    });
    this.#answering.add(work);
    void work.finally(() => this.#answering.delete(work));
  }

  /** Resolves once everything being answered is answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#answering);
  }

  async #dispatch(interaction: Interaction): Promise<void> {
    if (!interaction.inGuild()) return;
    if (interaction.isAutocomplete()) return this.#complete(interaction);
    if (interaction.isChatInputCommand()) {
      const command = this.#commands.get(interaction.commandName);
      if (command)
        await this.#answer(interaction, (context) => command.run(inputOf(interaction.options.data), context));
    } else if (interaction.isButton()) {
      const [name = '', ...rest] = interaction.customId.split(':');
      const press = this.#commands.get(name)?.press;
      await this.#answer(interaction, async (context) => {
        if (!press) throw new UserError('button.stale');
        return press(rest.join(':'), context);
      });
    }
  }

  async #complete(interaction: AutocompleteInteraction<'cached' | 'raw'>): Promise<void> {
    const command = this.#commands.get(interaction.commandName);
    const focused = interaction.options.getFocused(true);
    // A list of choices is its own answer.
    const context = this.#context(interaction, { acknowledge: async () => undefined, recorded: null });
    await context.desk.refresh();
    const focus = { option: focused.name, typed: String(focused.value) };
    const choices =
      command?.complete?.(focus, inputOf(interaction.options.data), { ...context, casebook: context.desk.casebook }) ??
      [];
    await interaction.respond(choices);
  }

  async #answer(interaction: Asking, ask: (context: Context) => Promise<Reply>): Promise<void> {
    const answer = new Answer(interaction);
    const isPrivate = interaction.isChatInputCommand() && interaction.options.getBoolean('private') === true;
    const waiting = setTimeout(() => void answer.acknowledge(isPrivate).catch(() => undefined), PATIENCE);
    const started = performance.now();
    const doings: Doings = { acknowledge: (privately) => answer.acknowledge(privately), recorded: null };
    let outcome: InteractionOutcome = 'failed';
    try {
      const { reply, ...ended } = await this.#replyTo(interaction, doings, ask);
      const isTold = reply === null || (await this.#send(interaction, answer, reply, doings));
      if (isTold) outcome = ended.outcome;
    } catch (error) {
      if (isAnsweredElsewhere(error)) outcome = 'elsewhere';
      throw error;
    } finally {
      clearTimeout(waiting);
      const took = performance.now() - started;
      this.#options.log.info({ ...facts(interaction), outcome, took: Math.round(took) }, 'interaction');
      const command = commandOf(interaction);
      this.#options.observe(this.#commands.has(command) ? command : 'unknown', outcome, took / 1000);
    }
  }

  /** Sends the reply. Where Discord does not take it the caller is told so, and what was recorded all the same; tells whether it was taken. */
  async #send(interaction: Asking, answer: Answer, reply: Reply, { recorded }: Doings): Promise<boolean> {
    try {
      await answer.send(reply);
      return true;
    } catch (error) {
      if (isAnsweredElsewhere(error)) throw error;
      this.#options.log.error({ ...facts(interaction), error }, 'an answer could not be shown');
      await answer.send(notShown(interaction, recorded));
      return false;
    }
  }

  /** The command's reply, or in its place what was wrong; none where someone else has answered. */
  async #replyTo(
    interaction: Asking,
    doings: Doings,
    ask: (context: Context) => Promise<Reply>,
  ): Promise<{ reply: Reply | null; outcome: InteractionOutcome }> {
    const language = languageOf(interaction);
    try {
      const context = this.#context(interaction, doings);
      await context.desk.refresh();
      return { reply: await ask({ ...context, casebook: context.desk.casebook }), outcome: 'answered' };
    } catch (error) {
      if (error instanceof UserError) return { reply: told(explain(error, language)), outcome: 'refused' };
      if (error instanceof AlreadyRecordedError || isAnsweredElsewhere(error))
        return { reply: null, outcome: 'elsewhere' };
      this.#options.log.error({ ...facts(interaction), error }, 'an interaction failed');
      if (doings.recorded) return { reply: notShown(interaction, doings.recorded), outcome: 'failed' };
      const key = error instanceof RecordingFailedError ? 'error.notSure' : 'error.unexpected';
      return { reply: told(sayIn(language)(key, { id: interaction.id })), outcome: 'failed' };
    }
  }

  #context(interaction: Asking | AutocompleteInteraction<'cached' | 'raw'>, doings: Doings): Context {
    const { openDesk, briefings, now } = this.#options;
    const desk = openDesk(interaction.guildId);
    const language = languageOf(interaction);
    const permissions = interaction.memberPermissions;
    const at = now();
    return {
      desk,
      casebook: desk.casebook,
      caller: {
        id: interaction.user.id,
        moderates: permissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
        manages: permissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
      },
      now: at,
      language,
      say: sayIn(language),
      briefings,
      record: async (decide, visibility) => {
        const entry = await desk.record(decide, {
          by: { member: interaction.user.id, interaction: interaction.id },
          now: at,
          acknowledge: () => doings.acknowledge(visibility?.private ?? false),
        });
        doings.recorded = entry;
        return entry;
      },
      working: async (work, visibility) => {
        await doings.acknowledge(visibility?.private ?? false);
        return work();
      },
    };
  }
}

function languageOf(interaction: Interaction): Language {
  return interaction.locale.startsWith('fr') ? 'fr' : 'en';
}

function told(text: Markdown): Reply {
  return { private: true, blocks: [{ kind: 'text', text }] };
}

/** What is said in place of an answer that could not be shown: what was recorded is recorded. */
function notShown(interaction: Asking, recorded: Entry | null): Reply {
  const say = sayIn(languageOf(interaction));
  const { id } = interaction;
  if (!recorded) return told(say('error.notShown', { id }));
  const thing = thingOf(recorded);
  return told(
    thing === null ? say('error.recordedNotShown', { id }) : say('error.thingRecordedNotShown', { thing, id }),
  );
}

/** The number of what an entry made; null where it made nothing with a number. */
function thingOf({ action }: Entry): string | null {
  switch (action.type) {
    case 'event.added':
      return eventId(action.event);
    case 'claim.added':
      return claimId(action.event, action.claim);
    case 'digest.created':
      return digestId(action.digest);
    default:
      return null;
  }
}

/** The command asked, or the one a button says it goes back to. */
function commandOf(interaction: Asking): string {
  if (interaction.isChatInputCommand()) return interaction.commandName;
  return interaction.customId.split(':')[0] ?? '';
}

function facts(interaction: Asking): object {
  return { interaction: interaction.id, guild: interaction.guildId, command: commandOf(interaction) };
}

/** Another process acknowledged it, or Discord waits no longer: nothing may be recorded in its name. */
function isAnsweredElsewhere(error: unknown): boolean {
  const codes: unknown[] = [
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  ];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

/** Options as the command takes them; a subcommand's are its own. */
function inputOf(options: readonly CommandInteractionOption[]): Input {
  const subcommand = options.find((option) => option.options !== undefined);
  const given = subcommand?.options ?? options;
  const values = given.flatMap(
    ({ name, value }): Array<[string, Value]> => (value === undefined ? [] : [[name, value]]),
  );
  return { subcommand: subcommand?.name ?? null, values: Object.fromEntries(values) };
}
