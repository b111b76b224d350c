import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/** What `/healthz` asks; each answers quickly and does not throw. */
export interface Probes {
  readonly gateway: () => boolean;
  readonly store: () => Promise<boolean>;
  /** When a digest was last sent, by whichever process, as the records tell; null where none was. */
  readonly lastDigest: () => Date | null;
}

export interface Operations {
  /** The port it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/** `/healthz`, `/readyz` and `/metrics` on 127.0.0.1, for whoever runs Sitrep. Ready is: connected to Discord, and the store answers. */
export async function startOperations(port: number, probes: Probes, metrics: Metrics): Promise<Operations> {
  const server: Server = createServer(async (request, response) => {
    const send = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type }).end(body);
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', 'GET only\n');
    switch (request.url?.split('?')[0]) {
      case '/healthz':
      case '/readyz': {
        const [gateway, store] = [probes.gateway(), await probes.store()];
        const body = { gateway, store, lastDigest: probes.lastDigest()?.toISOString() ?? null };
        return send(gateway && store ? 200 : 503, 'application/json', `${JSON.stringify(body)}\n`);
      }
      case '/metrics':
        return send(200, metrics.registry.contentType, await metrics.registry.metrics());
      default:
        return send(404, 'text/plain', 'There are /healthz, /readyz and /metrics\n');
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
