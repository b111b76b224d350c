import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Action, Entry } from '../../src/domain/action.ts';
import { claimId, eventId } from '../../src/domain/event.ts';
import { EN_ERRORS } from '../../src/render/texts/en-errors.ts';
import type { Discord, Invoked } from '../../src/sandbox/discord.ts';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import { openServer, type TestServer } from '../support/test-server.ts';
import { visibleText } from '../support/visible-text.ts';
import type { Chance } from './chance.ts';

type Values = Readonly<Record<string, string>>;

/** One command a member sent. */
interface Try {
  readonly member: string;
  readonly line: string;
  readonly values: Values;
  readonly invoked: Promise<Invoked>;
}

/** What a member was told of a command, in the end. */
export interface Outcome {
  readonly line: string;
  readonly values: Values;
  readonly interaction: string;
  /** Null where no answer ever came, or none but that one would follow. */
  readonly answer: { readonly lines: readonly string[]; readonly isPrivate: boolean } | null;
}

/** What an answer tells was recorded: `Recorded E1.7.` → `E1.7`. */
const RECORDED = /^(?:Recorded|Withdrew|Undone:) (E\d+(?:\.\d+)?)/;

/** Members of a server of their own who all record at once, one command after another each, while they may. */
export class Crowd {
  readonly server: TestServer;
  readonly #discord: Discord;
  readonly #chance: Chance;
  readonly #members: readonly string[];
  #tries: Try[] = [];
  #working: Promise<unknown> | null = null;
  #isWanted = false;
  #isServed = true;
  #said = 0;
  #events = 0;
  #event = '';

  constructor(discord: Discord, chance: Chance, size = 5) {
    const members = Array.from({ length: size }, (_, index) => ({
      name: `Moderator ${index}`,
      role: 'moderator' as const,
    }));
    this.server = openServer(discord, {
      members: [{ name: 'Reader', role: 'reader' }, { name: 'Manager', role: 'manager' }, ...members],
    });
    this.#discord = discord;
    this.#chance = chance;
    this.#members = discord
      .server(this.server.id)
      .members.filter(({ role }) => role === 'moderator')
      .map(({ id }) => id);
  }

  /** Begins a new event that what follows is mostly about; answered by a bot that runs. */
  async beginEvent(): Promise<string> {
    // Not one of the crowd, who might undo it.
    const member = this.server.manager;
    this.#events += 1;
    const values = { title: `Ambush ${this.#events}`, place: 'Gao, Mali', date: '2024-03-20' };
    const invoked = this.#try(member, 'add event', values);
    const view = await this.#discord.settled(await invoked);
    const event = RECORDED.exec(visibleText(view)[0] ?? '')?.[1];
    if (event === undefined) throw new Error(visibleText(view).join('\n'));
    this.#event = event;
    return event;
  }

  /** Until `stop`: every member sends a command as soon as the one before is answered, or as it is clear that it won't be. */
  start(): void {
    this.#isWanted = true;
    this.#isServed = true;
    this.#working = Promise.all(this.#members.map((member) => this.#keepOn(member)));
  }

  /** No more commands; resolves when those sent are answered. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#working;
  }

  /** No more commands, and no waiting for answers of a bot that was killed. */
  async giveUp(): Promise<void> {
    this.#isServed = false;
    await this.stop();
  }

  /** Each member records so many claims, one after another; throws where one is not answered. */
  async claim(count: number): Promise<void> {
    await Promise.all(
      this.#members.map(async (member) => {
        for (let sent = 0; sent < count; sent += 1) {
          const invoked = await this.#try(member, 'add claim', this.#claim());
          if (invoked.kind === 'failed') throw new Error(invoked.message);
          await this.#discord.settled(invoked);
        }
      }),
    );
  }

  /** What became of everything sent so far. */
  async outcomes(): Promise<Outcome[]> {
    return Promise.all(
      this.#tries.map(async ({ member, line, values, invoked }) => {
        const { interactionId: interaction, reply } = await invoked;
        const view = this.#seenOf(interaction, reply(), this.#discord.messages(this.server.claims, member));
        return { line, values, interaction, answer: view && { lines: visibleText(view), isPrivate: view.ephemeral } };
      }),
    );
  }

  async #keepOn(member: string): Promise<void> {
    while (this.#isWanted) await this.#sendOne(member);
  }

  async #sendOne(member: string): Promise<void> {
    const invoked = await this.#try(member, ...this.#command());
    const isAnswered = () => {
      const latest = this.#discord.messages(this.server.claims, member).slice(-100);
      return this.#seenOf(invoked.interactionId, invoked.reply(), latest) !== null;
    };
    while (this.#isServed && invoked.kind === 'message' && !isAnswered()) await sleep(10);
  }

  /** The reply, or what came in place of "thinking"; null while there is neither. */
  #seenOf(interaction: string, reply: MessageView | null, messages: readonly MessageView[]): MessageView | null {
    if (reply === null || !reply.thinking) return reply;
    return (
      messages.find(({ message, thinking }) => message.interaction_metadata?.id === interaction && !thinking) ?? null
    );
  }

  #try(member: string, line: string, values: Values): Promise<Invoked> {
    const invoked = this.#discord.use(member, this.server.claims, line, values);
    this.#tries.push({ member, line, values, invoked });
    return invoked;
  }

  #claim(): Values {
    this.#said += 1;
    const claimant = this.#chance.pick(['Mali army', 'A witness', 'Residents']);
    return { event: this.#event, claimant, says: `${this.#said} soldiers killed` };
  }

  #command(): [line: string, values: Values] {
    const chance = this.#chance;
    const roll = chance.next();
    this.#said += 1;
    if (roll < 0.08) return ['add event', { title: `Raid ${this.#said}`, place: 'Gao, Mali', date: '2024-03-20' }];
    if (roll < 0.75) return ['add claim', this.#claim()];
    if (roll < 0.88) return ['undo', {}];
    const claim = `${this.#event}.${chance.between(1, 12)}`;
    return ['withdraw claim', { claim, reason: `Reason ${this.#said}` }];
  }
}

/** How many commands ended how. */
export interface Tally {
  recorded: number;
  refused: number;
  /** Told that it was not done, for a fault that is not theirs. */
  notDone: number;
  notSure: number;
  unanswered: number;
}

/**
 * Holds a server's whole journal to what its members were told: what was recorded is there once and is what they typed; what was refused is not
 * there; what was left unanswered is there once at most; and nothing else is there.
 */
export function checkOutcomes(entries: readonly Entry[], outcomes: readonly Outcome[]): Tally {
  const tally: Tally = { recorded: 0, refused: 0, notDone: 0, notSure: 0, unanswered: 0 };
  const made = new Map(entries.map((entry) => [entry.by.interaction, entry]));
  expect(made.size).toBe(entries.length);
  const wrong: unknown[] = [];
  for (const outcome of outcomes) {
    const entry = made.get(outcome.interaction);
    const kind = kindOf(outcome);
    tally[kind] += 1;
    const isThere = entry !== undefined;
    if (kind === 'recorded' ? !isThere : isThere && (kind === 'refused' || kind === 'notDone'))
      wrong.push({ kind, outcome, entry });
    if (entry && !isWhatWasAsked(entry, entries, outcome)) wrong.push({ kind: 'another', outcome, entry });
  }
  expect(wrong).toEqual([]);
  const sent = new Set(outcomes.map(({ interaction }) => interaction));
  expect(entries.filter(({ by }) => !sent.has(by.interaction ?? ''))).toEqual([]);
  return tally;
}

function kindOf({ answer, interaction }: Outcome): keyof Tally {
  if (answer === null) return 'unanswered';
  const [first = ''] = answer.lines;
  if (!answer.isPrivate) {
    if (!RECORDED.test(first)) throw new Error(`all can see: ${answer.lines.join('\n')}`);
    return 'recorded';
  }
  if (first === shownError('error.notSure', interaction)) return 'notSure';
  return first === shownError('error.unexpected', interaction) ? 'notDone' : 'refused';
}

/** One of the two sentences that say what a failure of the store did, as it is read. */
function shownError(key: 'error.notSure' | 'error.unexpected', id: string): string {
  return EN_ERRORS[key].replace('{{id}}', id).replaceAll('`', '');
}

/** Whether an entry is what its member typed and, where they were told of it, what they were told. */
function isWhatWasAsked({ action }: Entry, entries: readonly Entry[], { line, values, answer }: Outcome): boolean {
  const told = answer && !answer.isPrivate ? RECORDED.exec(answer.lines[0] ?? '')?.[1] : undefined;
  const about = action.type === 'action.undone' ? entries[action.undoes - 1]?.action : action;
  if (told !== undefined && (!about || told !== idOf(about))) return false;
  switch (action.type) {
    case 'event.added':
      return line === 'add event' && action.content.title === values.title;
    case 'claim.added':
      return line === 'add claim' && action.content.says === values.says && eventId(action.event) === values.event;
    case 'claim.withdrawn':
      return line === 'withdraw claim' && action.content.reason === values.reason && idOf(action) === values.claim;
    case 'action.undone':
      return line === 'undo';
    default:
      return false;
  }
}

function idOf(action: Action): string | null {
  if ('claim' in action) return claimId(action.event, action.claim);
  return 'event' in action ? eventId(action.event) : null;
}

/** The claims of an event that stand, withdrawn ones among them, as `/event` lists them; asked again where a busy machine took too long to answer. */
export async function claimsListed({ server }: Crowd, event: string): Promise<string[]> {
  for (let left = 10; ; left -= 1) {
    try {
      return await listed(server, event);
    } catch (error) {
      if (left === 0 || !(error instanceof Error) || error.message !== 'The application did not respond') throw error;
    }
  }
}

async function listed(server: TestServer, event: string): Promise<string[]> {
  const claims: string[] = [];
  let view = await server.ask(server.reader, 'event', { event });
  while (true) {
    const lines = server.lines(view);
    claims.push(...lines.flatMap((line) => /^• (?:~~)?(E\d+\.\d+) /.exec(line)?.[1] ?? []));
    if (!lines.some((line) => /\[Next\]/.test(line))) return claims;
    view = await server.press(server.reader, view, 'Next');
  }
}

/** The same, from the journal. */
export function claimsStanding(entries: readonly Entry[], event: string): string[] {
  const undone = new Set(entries.flatMap(({ action }) => (action.type === 'action.undone' ? action.undoes : [])));
  return entries.flatMap(({ seq, action }) =>
    action.type === 'claim.added' && eventId(action.event) === event && !undone.has(seq) ? (idOf(action) ?? []) : [],
  );
}
