import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request was meant for this machine: a web page elsewhere that has its name resolved to 127.0.0.1 sends its own
 * name as `Host`, and one that only points here sends its own `Origin`.
 */
export function isLocal(headers: IncomingHttpHeaders, origin: string): boolean {
  const { port } = new URL(origin);
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host.toLowerCase())) return false;
  return headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`);
}
