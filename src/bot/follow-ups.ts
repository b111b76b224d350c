import { MessageFlags, REST, type RESTPostAPIWebhookWithTokenWaitResult, Routes } from 'discord.js';
import { bodyOf, type messageOf } from './message.ts';
import { REQUESTS } from './whole-request.ts';

/** The interaction a message follows. */
interface Followed {
  readonly applicationId: string;
  readonly token: string;
}

/** Longest Discord is waited for, in milliseconds. */
const PATIENCE = 15_000;

/**
 * Sends what follows an interaction's first answer, at most once. Discord has no nonce for these: discord.js, which tries again after a server error,
 * would say it again where Discord took it and told that it had not.
 */
export class FollowUps {
  readonly #rest: REST;

  constructor(apiUrl: string) {
    // Discord counts these towards the interaction and not towards the bot.
    this.#rest = new REST({
      api: apiUrl,
      retries: 0,
      timeout: PATIENCE,
      ...REQUESTS,
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    });
  }

  /** Tells the message's id. */
  async send(
    { applicationId, token }: Followed,
    message: ReturnType<typeof messageOf>,
    privately: boolean,
  ): Promise<string> {
    const { body, files } = bodyOf(message);
    const flags = privately ? body.flags | MessageFlags.Ephemeral : body.flags;
    const sent = await this.#rest.post(Routes.webhook(applicationId, token), {
      auth: false,
      query: new URLSearchParams({ wait: 'true' }),
      body: { ...body, flags },
      files,
    });
    return (sent as RESTPostAPIWebhookWithTokenWaitResult).id;
  }
}
