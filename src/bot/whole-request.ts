import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { Agent } from 'undici';

/**
 * How requests with files are made: their body is put together before it is sent. Streamed as discord.js would, a connection that ends early breaks
 * the stream outside of anything that could be caught, and ends the program (seen with Node 24.21 and discord.js 14.28 under load).
 */
export const wholeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  const { body } = init;
  if (!(body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const whole = new Response(body);
  const headers = {
    ...(init.headers as Record<string, string>),
    'content-type': whole.headers.get('content-type') ?? '',
  };
  return DefaultRestOptions.makeRequest(url, { ...init, headers, body: new Uint8Array(await whole.arrayBuffer()) });
};

/** How all requests to Discord are made. */
export const REQUESTS = {
  makeRequest: wholeRequest,
  // Without one it is the last undici that was loaded: once anything asks for a file that is Node's own, a stranger to discord.js's and slower with it.
  agent: new Agent(),
} satisfies Partial<RESTOptions>;
