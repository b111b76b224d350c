import { pino } from 'pino';
import pinoPretty from 'pino-pretty';
import { Bot } from './bot/bot.ts';
import { Briefings } from './briefings/briefings.ts';
import { systemClock } from './briefings/clock.ts';
import { commands } from './commands/all.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { collectGarbage } from './operations/collect-garbage.ts';
import { startOperations } from './operations/http.ts';
import { Metrics } from './operations/metrics.ts';
import { Painter } from './render/pictures/painter.ts';
import type { Discord } from './sandbox/discord.ts';
import { Desks } from './store/desks.ts';
import { shownUrl } from './store/shown-url.ts';
import { openStore, type Store, type StoreOptions } from './store/store.ts';

/** A key nothing is ever kept under, to ask the store whether it answers. */
const PROBE = 'probe';

/** What the log tells of an error. Not what it was about: Discord's have the request in them, a token in its address and recorded text in its body. */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, code, status } = pino.stdSerializers.err(error);
  return { type, message, stack, code, status };
}

type Logger = ReturnType<typeof logger>;

function logger(level: Config['logLevel']) {
  const options = { level, base: null, serializers: { error: loggedError } };
  // Pretty where a person is looking; the stream is in this thread so that nothing is lost at the end.
  return process.stdout.isTTY ? pino(options, pinoPretty({ sync: true, ignore: 'pid,hostname' })) : pino(options);
}

/** Something outside Sitrep keeps it from starting: the message says what to look at. */
class StartError extends Error {
  override readonly name = 'StartError';
}

function because(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

/** The store, reached: a store that can't be read stops the start instead of looking empty. */
async function reachStore(url: string, log: Logger, observe: StoreOptions['observe']): Promise<Store> {
  try {
    const store = openStore(url, {
      onError: (error) => log.error({ error }, 'the store reported an error'),
      ...(observe && { observe }),
    });
    await store.keyv.get(PROBE);
    return store;
  } catch (error) {
    throw new StartError(`The store at ${shownUrl(url)} does not answer (${because(error)}). Check STORE_URL.`, {
      cause: error,
    });
  }
}

/** Tells whoever runs Sitrep what puts the record at risk; that it can't be asked is none. */
async function warnOfRisks(store: Store, log: Logger): Promise<void> {
  const risks = await store.risks().catch((error: unknown) => {
    log.warn({ error }, 'the store could not be asked how it keeps the record');
    return [];
  });
  for (const risk of risks) log.warn(risk);
}

/** Whether the network failed before Discord answered: a name that is not found, a connection that is refused, cut off or too slow. */
function isNotReached(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || ('code' in error && NETWORK_FAULT.test(String(error.code)))) return true;
  return isNotReached(error.cause);
}

/** How the system and undici name a fault: `EAI_AGAIN`, `ECONNRESET`, `UND_ERR_CONNECT_TIMEOUT`. */
const NETWORK_FAULT = /^(?:E(?!RR_)[A-Z_]+|UND_ERR_[A-Z_]+)$/;

async function connect(bot: Bot, apiUrl: string): Promise<void> {
  try {
    await bot.start();
  } catch (error) {
    const told = isNotReached(error)
      ? `was not reached (${because(error)}). Check the network, its names (DNS) and DISCORD_API_URL.`
      : `did not let Sitrep in (${because(error)}). Check DISCORD_TOKEN and DISCORD_API_URL.`;
    throw new StartError(`Discord at ${apiUrl} ${told}`, { cause: error });
  }
}

async function answers(store: Store): Promise<boolean> {
  return store.keyv.get(PROBE).then(
    () => true,
    () => false,
  );
}

/** The processes a start leaves running, each with what ends it; ended in the reverse order. */
type Running = Array<() => Promise<void>>;

async function startBot(config: Config & { token: string }, log: Logger, running: Running): Promise<Bot> {
  const metrics: Metrics = new Metrics(() => ({
    gateway: bot.ready,
    ...bot.load,
    ...briefings.load,
    desks: desks.size,
  }));
  const store = await reachStore(config.storeUrl, log, (...call) => metrics.store(...call));
  running.push(() => store.close());
  await warnOfRisks(store, log);
  const desks: Desks = new Desks(store, (guild, entry) => {
    // After the entry has been taken: the schedule follows the record, whichever process wrote it.
    queueMicrotask(() => briefings.noticed(guild, entry));
    bot.recorded(guild);
  });
  const briefings: Briefings = new Briefings({
    desks,
    get channels() {
      return bot.channels;
    },
    clock: systemClock,
    onSent: (guild, digest, sent) => {
      metrics.digestSent(sent);
      log.info({ guild, digest, ...sent }, 'digest sent');
    },
    onRefused: (guild, digest, error) =>
      log.error({ guild, digest, error }, 'Discord does not take a message of a digest: a notice stands in its place'),
    onFailure: (guild, digest, error) => {
      if (digest !== null) metrics.digestFailed();
      log.error({ guild, digest, error }, 'a digest could not be sent');
    },
  });
  const painter = new Painter((fault) => log.error({ fault }, 'a picture could not be drawn'));
  running.push(() => painter.close());
  const bot: Bot = new Bot({
    paint: (picture, patience) => painter.paint(picture, patience),
    asked: () => painter.wake(),
    token: config.token,
    apiUrl: config.apiUrl,
    shards: config.shards,
    commands,
    openDesk: (guild) => desks.open(guild),
    briefings,
    now: () => new Date(),
    log,
    observe: (command, outcome, seconds) => metrics.interaction(command, outcome, seconds),
    onGuild: (guild) => void briefings.start(guild),
  });
  // Ended in reverse: digests that have begun still need the bot, and the bot its store.
  running.push(() => bot.stop());
  running.push(() => briefings.stop());
  if (config.httpPort !== null) {
    const probes = { gateway: () => bot.ready, store: () => answers(store), lastDigest: () => briefings.lastSent };
    const operations = await atPort(config.httpPort, 'HTTP_PORT', (port) => startOperations(port, probes, metrics));
    running.push(() => operations.close());
  }
  // While nobody waits for it yet.
  collectGarbage();
  await connect(bot, config.apiUrl);
  return bot;
}

/** Opens what listens at a port that a setting names. */
async function atPort<Opened>(port: number, setting: string, open: (port: number) => Promise<Opened>): Promise<Opened> {
  try {
    return await open(port);
  } catch (error) {
    throw new StartError(`Port ${port} can’t be used (${because(error)}). Set ${setting} to another.`, {
      cause: error,
    });
  }
}

/** A Discord on loopback with the bot in it and a small true record, for trying Sitrep out. */
async function startSandbox(config: Config, log: Logger, running: Running): Promise<Discord> {
  // Not loaded where a token is given: it would only cost memory.
  const { startDiscord } = await import('./sandbox/discord.ts');
  const discord = await atPort(config.sandboxPort, 'SANDBOX_PORT', (port) => startDiscord({ port, limits: true }));
  running.push(() => discord.close());
  await startBot({ ...config, token: discord.token, apiUrl: discord.apiUrl, storeUrl: 'memory:' }, log, running);
  const { enterFirstRecord } = await import('./sandbox/first-record.ts');
  await enterFirstRecord(discord);
  return discord;
}

/** Finishes what is being answered, then exits. */
async function end(running: Running, log: Logger): Promise<void> {
  try {
    for (const each of running.toReversed()) await each();
    process.exit(0);
  } catch (error) {
    log.fatal({ error }, 'the stop did not go through');
    process.exit(1);
  }
}

/**
 * What fails where nothing waits for it never ends Sitrep without a word. A promise nobody waits for is told and survived: discord.js leaves one
 * behind of every event it can't read. After an error that nothing caught no one knows what still holds, so it ends, and whatever runs it starts it
 * anew: all that was acknowledged is in the store.
 */
function tellOfTheUncaught(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ error }, 'something failed that nothing waited for'));
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'an error was not caught: Sitrep ends');
    process.exit(1);
  });
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = logger(config.token === null && process.env.LOG_LEVEL === undefined ? 'warn' : config.logLevel);
  tellOfTheUncaught(log);
  const running: Running = [];
  const ending = new AbortController();
  ending.signal.addEventListener('abort', () => void end(running, log));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  if (config.token !== null) {
    const bot = await startBot({ ...config, token: config.token }, log, running);
    console.log(`Sitrep is connected. Invite it to a server: ${bot.inviteLink}`);
  } else {
    const discord = await startSandbox(config, log, running);
    console.log(
      `Sitrep’s sandbox is open: ${discord.pageUrl}\nTry /claims niger or /timeline sahel. Its record is in memory and ends with it (Ctrl+C).`,
    );
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof StartError ? error.message : error);
  process.exit(1);
}
