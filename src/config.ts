import { z } from 'zod';

/** What the environment says, read once at the start. */
export interface Config {
  /** Null: the sandbox. */
  readonly token: string | null;
  readonly apiUrl: string;
  readonly storeUrl: string;
  readonly shards: 'auto' | { readonly ids: readonly number[]; readonly count: number };
  readonly httpPort: number | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly sandboxPort: number;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const STORE_URL = /^(?:sqlite:(?:\/\/)?.+|memory:|postgres(?:ql)?:\/\/.+|rediss?:\/\/.+)$/;
const SHARDS = /^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/;

const PORT_FAULT = 'must be a port number from 0 to 65535';
const port = z.coerce.number(PORT_FAULT).int(PORT_FAULT).min(0, PORT_FAULT).max(65_535, PORT_FAULT);

const schema = z.object({
  DISCORD_TOKEN: z.string().min(1).optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address such as https://discord.com/api' })
    .default('https://discord.com/api')
    .transform((url) => url.replace(/(?<!\/)\/+$/, '').replace(/\/v\d+$/, '')),
  STORE_URL: z
    .string()
    .regex(STORE_URL, 'must begin with sqlite://, memory:, postgresql://, redis:// or rediss://')
    .default('sqlite://data/sitrep.sqlite'),
  SHARDS: z.string().default('auto').transform(readShards),
  HTTP_PORT: port.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  SANDBOX_PORT: port.default(4600),
});

function readShards(text: string, context: z.RefinementCtx): Config['shards'] {
  if (text === 'auto') return 'auto';
  const match = SHARDS.exec(text);
  const [from, to, count] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1]), Number(match?.[3])];
  if (!match || from > to || to >= count) {
    context.addIssue({ code: 'custom', message: 'must be auto, or a part such as 0-3/16 (shards 0 to 3 of 16)' });
    return z.NEVER;
  }
  return { ids: Array.from({ length: to - from + 1 }, (_, index) => from + index), count };
}

/** Every fault of the environment, each with the variable it is in. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment; empty values count as missing. Throws a `ConfigError` that names every fault at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = schema.safeParse(given);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(
      `The environment has ${faults.length === 1 ? 'a fault' : 'faults'}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
  const { data } = read;
  return {
    token: data.DISCORD_TOKEN ?? null,
    apiUrl: data.DISCORD_API_URL,
    storeUrl: data.STORE_URL,
    shards: data.SHARDS,
    httpPort: data.HTTP_PORT ?? null,
    logLevel: data.LOG_LEVEL,
    sandboxPort: data.SANDBOX_PORT,
  };
}
