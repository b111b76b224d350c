import { UserError } from '../domain/errors.ts';

/** Where Discord keeps what members give. */
const DISCORD_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

/** Longest a file may take to arrive, in milliseconds. */
const PATIENCE = 30_000;

interface GivenFile {
  readonly name: string;
  /** As Discord says. */
  readonly size: number;
  readonly url: string;
}

/** Whether the address is one of Discord's own, or of the API that stands in its place. */
function isDiscords(url: URL, apiUrl: string): boolean {
  return url.origin === new URL(apiUrl).origin || (url.protocol === 'https:' && DISCORD_HOSTS.includes(url.host));
}

/**
 * Fetches a file somebody gave: from Discord alone, never from where it may send us on to, and never more than `maximum` bytes of it. A `UserError`
 * where it is too large, gone, or does not arrive in time.
 */
export async function fetchFile(
  file: GivenFile,
  maximum: number,
  apiUrl: string,
  patience = PATIENCE,
): Promise<Uint8Array> {
  const url = new URL(file.url);
  if (!isDiscords(url, apiUrl)) throw new Error(`a file is not at Discord but at ${url.origin}`);
  if (file.size > maximum) throw tooLarge(file, maximum);
  const response = await arrived(file, () =>
    fetch(url, { redirect: 'error', credentials: 'omit', signal: AbortSignal.timeout(patience) }),
  );
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new UserError('file.gone', { name: file.name });
  }
  const { body } = response;
  return arrived(file, async () => {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of body) {
      size += part.length;
      if (size > maximum) throw tooLarge(file, maximum);
      parts.push(part);
    }
    return Buffer.concat(parts);
  });
}

async function arrived<Result>({ name }: GivenFile, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('file.gone', { name }, { cause: error });
  }
}

function tooLarge({ name }: GivenFile, maximum: number): UserError {
  return new UserError('file.tooLarge', { name, maximum: maximum / 2 ** 20 });
}
