import { Client, type ClientOptions, GatewayIntentBits, type Interaction } from 'discord.js';
import { type Discord, type SandboxOptions, startDiscord } from '../../src/sandbox/discord.ts';

export interface Connected {
  readonly discord: Discord;
  readonly client: Client<true>;
  readonly close: () => Promise<void>;
}

/** The real client library, logged in to a sandbox, answering interactions with `answer`. */
export async function connect(
  answer: (interaction: Interaction) => Promise<unknown> = async () => undefined,
  sandbox: SandboxOptions = {},
  client: Partial<ClientOptions> = {},
): Promise<Connected> {
  const discord = await startDiscord(sandbox);
  const connected = await logIn(discord, answer, client);
  return {
    discord,
    client: connected,
    close: async () => {
      await connected.destroy();
      await discord.close();
    },
  };
}

export async function logIn(
  discord: Discord,
  answer: (interaction: Interaction) => Promise<unknown> = async () => undefined,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...options,
    rest: { ...options.rest, api: discord.apiUrl },
  });
  client.on('error', () => undefined);
  client.on('interactionCreate', (interaction) => void answer(interaction).catch(() => undefined));
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  return ready;
}

/** A REST request as any program would make it. */
export async function rest(
  discord: Discord,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${discord.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}

/** What a form error complains of: each field's path and code, in order. */
export function complaints(body: unknown): string[] {
  const found: string[] = [];
  const walk = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      if (key !== '_errors') walk(inner, path === '' ? key : `${path}.${key}`);
      else for (const error of inner as { code: string }[]) found.push(`${path}: ${error.code}`);
    }
  };
  if (typeof body === 'object' && body !== null && 'errors' in body) walk(body.errors, '');
  return found;
}
