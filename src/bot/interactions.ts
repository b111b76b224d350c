import {
  type AutocompleteInteraction,
  DiscordAPIError,
  type Interaction,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { BriefingDesk, Command, Answer as CommandAnswer, Context, Input, Report } from '../commands/command.ts';
import type { Entry, Language } from '../domain/action.ts';
import {
  AlreadyRecordedError,
  BrokenJournalError,
  NewerEntryError,
  RecordingFailedError,
  UserError,
} from '../domain/errors.ts';
import type { Form } from '../render/form.ts';
import type { Markdown } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { explain, sayIn } from '../render/say.ts';
import { told } from '../render/told.ts';
import { Answer, type Asking } from './answer.ts';
import { FollowUps } from './follow-ups.ts';
import { formNote, isFormNote } from './form-note.ts';
import { inputOf } from './input.ts';
import { LiveCards } from './live-cards.ts';
import type { Paint } from './message.ts';
import { notShown } from './not-shown.ts';
import { isForm, type Offered, offered, type Question, questionOf } from './question.ts';

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
  /** Where Discord's API is: files members give may be fetched from there, and from Discord's own hosts. */
  readonly apiUrl: string;
  readonly paint: Paint;
  /** Told that somebody asks for something, or is about to. */
  readonly asked: () => void;
  /** Told how each interaction ended, and how long it took. */
  readonly observe: (command: string, outcome: InteractionOutcome, seconds: number) => void;
}

/** What a command does to the world outside its reply. */
interface Doings {
  readonly acknowledge: (privately: boolean) => Promise<void>;
  readonly report: Report;
  /** What has been recorded in the name of the interaction. */
  recorded: Entry | null;
}

const NOTHING: Input = { subcommand: null, values: {} };

/** Discord waits three seconds; what takes longer than this is acknowledged first. */
const PATIENCE = 1_800;

/** Answered; refused for its input; failed here; answered by another process. */
export type InteractionOutcome = 'answered' | 'refused' | 'failed' | 'elsewhere';

/** Turns Discord's interactions into what commands take, and their replies back. One way through for all of them. */
export class Interactions {
  readonly #options: InteractionsOptions;
  readonly #offered: Offered;
  readonly #followUps: FollowUps;
  readonly #live: LiveCards;
  readonly #answering = new Set<Promise<unknown>>();

  constructor(options: InteractionsOptions) {
    this.#options = options;
    this.#offered = offered(options.commands);
    this.#followUps = new FollowUps(options.apiUrl);
    this.#live = new LiveCards({
      casebookOf: (guild) => options.openDesk(guild).casebook,
      now: options.now,
      onFailure: (guild, error) => options.log.info({ guild, error }, 'a card could not be brought up to date'),
    });
  }

  /** Takes what the gateway brings; never throws. */
  take(interaction: Interaction): void {
    this.#options.asked();
    const work = this.#dispatch(interaction).catch((error: unknown) => {
      if (isAnsweredElsewhere(error)) return;
      this.#options.log.error({ interaction: interaction.id, error }, 'an interaction could not be answered');
    });
    this.#answering.add(work);
    void work.finally(() => this.#answering.delete(work));
  }

  /** How many are taken and not yet answered. */
  get answering(): number {
    return this.#answering.size;
  }

  /** Resolves once everything being answered is answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#answering);
    this.#live.stop();
  }

  async #dispatch(interaction: Interaction): Promise<void> {
    if (!interaction.inGuild()) return;
    if (interaction.isAutocomplete()) return this.#complete(interaction);
    const question = questionOf(interaction, this.#offered, this.#options.apiUrl);
    if (question) await this.#answer(question);
  }

  async #complete(interaction: AutocompleteInteraction<'cached' | 'raw'>): Promise<void> {
    const command = this.#offered.commands.get(interaction.commandName);
    const focused = interaction.options.getFocused(true);
    // A list of choices is its own answer.
    const context = this.#context(interaction, {
      acknowledge: async () => undefined,
      report: () => undefined,
      recorded: null,
    });
    await context.desk.refresh();
    const focus = { option: focused.name, typed: String(focused.value) };
    const choices =
      command?.complete?.(focus, inputOf(interaction.options.data, this.#options.apiUrl), {
        ...context,
        casebook: context.desk.casebook,
      }) ?? [];
    await interaction.respond(choices);
  }

  async #answer(question: Question): Promise<void> {
    const { interaction } = question;
    const hasNote = interaction.isModalSubmit() && isFormNote(interaction.message);
    const answer = new Answer(interaction, hasNote, this.#options.paint, this.#followUps);
    const isPrivate = interaction.isChatInputCommand() && interaction.options.getBoolean('private') === true;
    const waiting = setTimeout(() => void answer.acknowledge(isPrivate).catch(() => undefined), PATIENCE);
    const started = performance.now();
    const doings: Doings = {
      acknowledge: (privately) => answer.acknowledge(privately),
      report: (progress) => answer.report(progress),
      recorded: null,
    };
    let outcome: InteractionOutcome = 'failed';
    try {
      const { reply, ...ended } = await this.#replyTo(question, doings);
      const isTold = reply === null || (await this.#send(question, answer, reply, doings));
      if (isTold) outcome = ended.outcome;
    } catch (error) {
      if (isAnsweredElsewhere(error)) outcome = 'elsewhere';
      throw error;
    } finally {
      clearTimeout(waiting);
      const took = performance.now() - started;
      this.#options.log.info({ ...facts(question), outcome, took: Math.round(took) }, 'interaction');
      const { command } = question;
      this.#options.observe(this.#offered.commands.has(command) ? command : 'unknown', outcome, took / 1000);
    }
  }

  /** Sends the reply. Where Discord does not take it the caller is told so, and what was recorded all the same; tells whether it was taken. */
  async #send(question: Question, answer: Answer, reply: CommandAnswer, { recorded }: Doings): Promise<boolean> {
    const { interaction } = question;
    try {
      if (!isForm(reply)) await this.#show(interaction, answer, reply);
      else if (!(await answer.open(reply))) await answer.send(lateForm(reply, languageOf(interaction)));
      return true;
    } catch (error) {
      if (isAnsweredElsewhere(error)) throw error;
      this.#options.log.error({ ...facts(question), error }, 'an answer could not be shown');
      await answer.send(notShown(interaction.id, recorded, languageOf(interaction)));
      return false;
    }
  }

  async #show(interaction: Asking, answer: Answer, reply: Reply): Promise<void> {
    const { guildId } = interaction;
    if (reply.replaces && 'message' in interaction && interaction.message)
      this.#live.leave(guildId, interaction.message.id);
    await answer.send(reply);
    if (reply.live && answer.sent) this.#live.follow(guildId, answer.sent, reply.live, reply);
  }

  /** Something was recorded in a server, by whichever process: cards that show it follow. */
  recorded(guild: string): void {
    this.#live.changed(guild);
  }

  /** The command's reply, or in its place what was wrong; none where someone else has answered. */
  async #replyTo(
    question: Question,
    doings: Doings,
  ): Promise<{ reply: CommandAnswer | null; outcome: InteractionOutcome }> {
    const { interaction, ask, refused = async (why) => told(why) } = question;
    const language = languageOf(interaction);
    let context = this.#context(interaction, doings);
    try {
      await this.#open(context.desk, question.command);
      context = { ...context, casebook: context.desk.casebook };
      return { reply: await ask(context), outcome: 'answered' };
    } catch (error) {
      if (error instanceof UserError)
        return { reply: await refused(explain(error, language), context), outcome: 'refused' };
      if (error instanceof AlreadyRecordedError || isAnsweredElsewhere(error))
        return { reply: null, outcome: 'elsewhere' };
      this.#options.log.error({ ...facts(question), error }, 'an interaction failed');
      if (doings.recorded) return { reply: notShown(interaction.id, doings.recorded, language), outcome: 'failed' };
      return { reply: told(failure(error, interaction.id, language)), outcome: 'failed' };
    }
  }

  async #open(desk: Context['desk'], command: string): Promise<void> {
    try {
      await desk.refresh();
    } catch (error) {
      const isAllowed = this.#offered.commands.get(command)?.definition.unopened === true;
      if (!isAllowed || !(error instanceof BrokenJournalError || error instanceof NewerEntryError)) throw error;
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
      interaction: interaction.id,
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
        return work(doings.report);
      },
    };
  }
}

/** What is told of what is not the caller's fault. */
function failure(error: unknown, id: string, language: Language): Markdown {
  const say = sayIn(language);
  if (error instanceof BrokenJournalError) return say('error.brokenRecord', { seq: String(error.seq) });
  if (error instanceof NewerEntryError) return say('error.newerRecord');
  return say(error instanceof RecordingFailedError ? 'error.notSure' : 'error.unexpected', { id });
}

function languageOf(interaction: Interaction): Language {
  return interaction.locale.startsWith('fr') ? 'fr' : 'en';
}

function facts({ interaction, command }: Question): object {
  return { interaction: interaction.id, guild: interaction.guildId, command };
}

/** What is answered where it is too late for a form: a way to open it. */
function lateForm(form: Form, language: Language): Reply {
  return formNote(sayIn(language)('form.late'), form, NOTHING, language);
}

/** Another process acknowledged it, or Discord waits no longer: nothing may be recorded in its name. */
function isAnsweredElsewhere(error: unknown): boolean {
  const codes: unknown[] = [
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  ];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
