import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on loopback that can be cut or blocked. */
export interface Wire {
  readonly port: number;
  /** Ends every connection; new ones get through. */
  readonly cut: () => void;
  /** From now on connections are taken and nothing gets through them, as with a server that hangs. */
  readonly block: () => void;
  /** Lets everything through again that connects from now on. */
  readonly unblock: () => void;
  readonly close: () => Promise<void>;
}

export async function layWire(to: { readonly hostname: string; readonly port: number }): Promise<Wire> {
  const sockets = new Set<Socket>();
  let isBlocked = false;
  const server = createServer((near) => {
    const far = connect(to.port, to.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.on('data', (data) => {
        if (!isBlocked) other.write(data);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    block: () => {
      isBlocked = true;
    },
    unblock: () => {
      cut();
      isBlocked = false;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
