import { Bot } from '../../src/bot/bot.ts';
import { Briefings } from '../../src/briefings/briefings.ts';
import type { Channels } from '../../src/briefings/channels.ts';
import type { Clock } from '../../src/briefings/clock.ts';
import { commands } from '../../src/commands/all.ts';
import type { Entry } from '../../src/domain/action.ts';
import { Painter } from '../../src/render/pictures/painter.ts';
import { Desks } from '../../src/store/desks.ts';
import type { Store } from '../../src/store/store.ts';

export interface DigestBotOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly store: Store;
  readonly clock: Clock;
  /** Told of each thing a digest comes to, before and after: `digest.planned`, `send 1`, `digest.sent`. */
  readonly step?: (when: 'before' | 'after' | 'failed', what: string) => void;
}

export interface DigestBot {
  readonly bot: Bot;
  readonly briefings: Briefings;
  /** What failed, by message. */
  readonly failures: string[];
  /** How many messages each digest took, in the order they were sent. */
  readonly sent: number[];
  stop(): Promise<void>;
}

/** The bot and its briefings as main builds them, on a clock of the test's and with somebody looking on. */
export async function startDigestBot({ apiUrl, token, store, clock, step }: DigestBotOptions): Promise<DigestBot> {
  const failures: string[] = [];
  const sent: number[] = [];
  const watched = step ? watchedStore(store, step) : store;
  const desks = new Desks(watched, (guild, entry) => queueMicrotask(() => briefings.noticed(guild, entry)));
  const briefings: Briefings = new Briefings({
    desks,
    get channels() {
      return step ? watchedChannels(bot.channels, step) : bot.channels;
    },
    clock,
    onSent: (_guild, _digest, { messages }) => sent.push(messages),
    onRefused: (_guild, _digest, error) => failures.push(String(error)),
    onFailure: (_guild, _digest, error) => failures.push(String(error)),
  });
  const painter = new Painter((fault) => failures.push(fault));
  const bot = new Bot({
    token,
    apiUrl,
    shards: 'auto',
    commands,
    openDesk: (guild) => desks.open(guild),
    briefings,
    now: () => clock.now(),
    log: { info: () => undefined, error: (_facts, message) => failures.push(message) },
    observe: () => undefined,
    onGuild: (guild) => void briefings.start(guild),
    asked: () => undefined,
    paint: (picture) => painter.paint(picture),
  });
  await bot.start();
  return {
    bot,
    briefings,
    failures,
    sent,
    async stop() {
      await briefings.stop();
      await bot.stop();
      await painter.close();
    },
  };
}

type Step = NonNullable<DigestBotOptions['step']>;

function watchedStore(store: Store, step: Step): Store {
  return {
    ...store,
    async insert(key, value, beside) {
      const { type } = (value as Entry).action;
      step('before', type);
      const isInserted = await store.insert(key, value, beside);
      step('after', type);
      return isInserted;
    },
  };
}

let sends = 0;

function watchedChannels(channels: Channels, step: Step): Channels {
  return {
    async send(...message) {
      sends += 1;
      const what = `send ${sends}`;
      step('before', what);
      try {
        const id = await channels.send(...message);
        step('after', what);
        return id;
      } catch (error) {
        step('failed', what);
        throw error;
      }
    },
    find: (where, nonces, since) => channels.find(where, nonces, since),
    fault: (where) => channels.fault(where),
    noticeChannels: (guild) => channels.noticeChannels(guild),
    directChannel: (guild, member) => channels.directChannel(guild, member),
  };
}
