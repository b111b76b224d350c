import { Bot } from '../../src/bot/bot.ts';
import type { InteractionOutcome } from '../../src/bot/interactions.ts';
import type { Command } from '../../src/commands/command.ts';
import type { Discord } from '../../src/sandbox/discord.ts';
import { Desks } from '../../src/store/desks.ts';
import { openStore } from '../../src/store/store.ts';

/** The bot in this process. */
export interface RunningBot {
  readonly bot: Bot;
  readonly desks: Desks;
  /** How the next interaction ends, once it has. */
  readonly nextOutcome: () => Promise<InteractionOutcome>;
}

/** Connects the bot to a sandbox, over a store in memory. It draws nothing and posts no digests; what it logs as an error is a warning. */
export async function startBot(discord: Discord, commands: readonly Command[]): Promise<RunningBot> {
  const waiting: Array<(outcome: InteractionOutcome) => void> = [];
  const desks = new Desks(openStore('memory:'));
  const bot = new Bot({
    asked: () => undefined,
    paint: async () => null,
    token: discord.token,
    apiUrl: discord.apiUrl,
    shards: 'auto',
    commands,
    openDesk: (guild) => desks.open(guild),
    briefings: {
      nextRuns: () => [],
      checkChannel: async () => undefined,
      post: async () => 0,
      lastFailure: () => null,
    },
    now: () => new Date(),
    log: {
      info: () => undefined,
      error: (facts, message) => process.emitWarning(`${message} ${JSON.stringify(facts)}`),
    },
    observe: (_command, outcome) => waiting.shift()?.(outcome),
    onGuild: () => undefined,
  });
  await bot.start();
  const nextOutcome = () => new Promise<InteractionOutcome>((resolve) => waiting.push(resolve));
  return { bot, desks, nextOutcome };
}
