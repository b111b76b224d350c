import { constants, createDeflate, type Deflate } from 'node:zlib';
import type { WebSocket } from 'ws';
import type { Gateway, Identify, Resume, Session } from './gateway.ts';

const FREQUENT = 120;
const MINUTE = 60_000;

/** One client's WebSocket: what it sends, in Discord's opcodes, and what it is sent, compressed if it asked for that. */
export class Connection {
  readonly #gateway: Gateway;
  readonly #socket: WebSocket;
  readonly #deflate: Deflate | null;
  readonly #received: number[] = [];
  session: Session | null = null;
  lastHeartbeat = performance.now();

  constructor(gateway: Gateway, socket: WebSocket, query: URLSearchParams) {
    this.#gateway = gateway;
    this.#socket = socket;
    this.#deflate = query.get('compress') === 'zlib-stream' ? createDeflate() : null;
    this.#collectCompressed();
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => this.#onText(String(data)));
    if (query.get('v') !== '10') this.close(4012, 'Invalid API version.');
    else if ((query.get('encoding') ?? 'json') !== 'json') this.close(4002, 'Error while decoding payload.');
    else this.#control(10, { heartbeat_interval: gateway.options.heartbeatInterval, _trace: [] });
  }

  #collectCompressed(): void {
    let collected = Buffer.alloc(0);
    this.#deflate?.on('data', (part: Buffer) => {
      collected = Buffer.concat([collected, part]);
      // A flushed message ends in 00 00 FF FF, by which the client knows that it is whole.
      if (collected.length < 4 || collected.readUInt32BE(collected.length - 4) !== 0x0000ffff) return;
      if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(collected);
      collected = Buffer.alloc(0);
    });
  }

  #control(op: number, data: unknown): void {
    this.send(JSON.stringify({ t: null, s: null, op, d: data }));
  }

  send(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#deflate === null) {
      this.#socket.send(text);
      return;
    }
    this.#deflate.write(text);
    this.#deflate.flush(constants.Z_SYNC_FLUSH);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  cut(): void {
    this.#socket.terminate();
  }

  askToReconnect(): void {
    this.#control(7, null);
  }

  invalidSession(resumable: boolean): void {
    this.#control(9, resumable);
  }

  #onText(text: string): void {
    const now = performance.now();
    while (this.#received.length > 0 && now - (this.#received[0] ?? now) > MINUTE) this.#received.shift();
    this.#received.push(now);
    if (this.#received.length > FREQUENT) {
      this.close(4008, 'Rate limited.');
      return;
    }
    const message = parsed(text);
    if (message === undefined) {
      this.close(4002, 'Error while decoding payload.');
      return;
    }
    const data = message.d;
    const fields = typeof data === 'object' && data !== null ? data : {};
    switch (message.op) {
      case 1:
        this.lastHeartbeat = now;
        this.#control(11, null);
        return;
      case 2:
        if (this.session !== null) {
          this.close(4005, 'Already authenticated.');
          return;
        }
        this.#gateway.identify(this, fields satisfies Identify);
        return;
      case 6:
        if (this.session !== null) {
          this.close(4005, 'Already authenticated.');
          return;
        }
        this.#gateway.resume(this, fields satisfies Resume);
        return;
      case 3:
      case 4:
      case 8:
        // Presence, voice and member requests change nothing that the sandbox shows.
        if (this.session === null) {
          this.close(4003, 'Not authenticated.');
          return;
        }
        return;
      default:
        this.close(4001, 'Unknown opcode.');
        return;
    }
  }
}

function parsed(text: string): { op: unknown; d: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('op' in value)) return undefined;
    return { op: value.op, d: 'd' in value ? value.d : null };
  } catch {
    return undefined;
  }
}
