import { setTimeout as sleep } from 'node:timers/promises';
import type { Gateway } from './gateway.ts';

interface Matching {
  readonly method?: string;
  /** Found in the path after `/api/v10`, query included. */
  readonly path?: string | RegExp;
  /** For how many matching requests; default 1. */
  readonly times?: number;
  /** How many matching requests pass before; default none. */
  readonly after?: number;
}

type Fault = { readonly match: Matching; left: number; passing: number } & (
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly body: unknown;
      readonly headers: Record<string, string>;
    }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'fail'; readonly status: number }
);

export type Refused = Extract<Fault, { kind: 'refuse' }>;

/** What goes wrong between a client and Discord, on purpose: the REST requests that match, next ones first. */
export class Faults {
  readonly #gateway: Gateway;
  readonly #faults: Fault[] = [];

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  /** Answers with the status, without doing anything. */
  refuse(match: Matching & { status: number; body?: unknown; headers?: Record<string, string> }): void {
    const { status, headers = {} } = match;
    const body = match.body ?? { message: `${status}: Refused`, code: 0 };
    this.#faults.push({ kind: 'refuse', match, ...countsOf(match), status, body, headers });
  }

  /** Waits before doing what was asked. */
  delay(match: Matching & { milliseconds: number }): void {
    this.#faults.push({ kind: 'delay', match, ...countsOf(match), milliseconds: match.milliseconds });
  }

  /** Does what was asked, then breaks the connection without an answer. */
  cut(match: Matching): void {
    this.#faults.push({ kind: 'cut', match, ...countsOf(match) });
  }

  /** Does what was asked, then answers with the status as if it had not. */
  failAfter(match: Matching & { status: number }): void {
    this.#faults.push({ kind: 'fail', match, ...countsOf(match), status: match.status });
  }

  /** Breaks every gateway connection; with a code, closes it with that. */
  dropGateway(code?: number): void {
    this.#gateway.drop(code);
  }

  /** Sessions are forgotten, so clients must identify anew. */
  forgetSessions(): void {
    this.#gateway.forgetSessions();
  }

  /** Asks every client to connect again, as Discord does before it restarts a gateway. */
  askToReconnect(): void {
    this.#gateway.askToReconnect();
  }

  /** Tells every client that its session is no longer valid; one that is resumable may go on with it. */
  invalidateSessions(resumable: boolean): void {
    this.#gateway.invalidateSessions(resumable);
  }

  /** Tells every client of an event whatever it holds, as Discord might one day of what nobody has heard of yet. */
  sendEvent(type: string, data: unknown): void {
    this.#gateway.sendEvent(type, data);
  }

  /** Refuses new gateway connections until told otherwise. */
  refuseGateway(refused: boolean): void {
    this.#gateway.closed = refused;
  }

  clear(): void {
    this.#faults.length = 0;
    this.#gateway.closed = false;
  }

  #take<Kind extends Fault['kind']>(
    kind: Kind,
    method: string,
    path: string,
  ): Extract<Fault, { kind: Kind }> | undefined {
    const found = this.#faults.find(
      (fault): fault is Extract<Fault, { kind: Kind }> => fault.kind === kind && matches(fault.match, method, path),
    );
    if (found === undefined) return undefined;
    if (found.passing > 0) {
      found.passing -= 1;
      return undefined;
    }
    found.left -= 1;
    if (found.left <= 0) this.#faults.splice(this.#faults.indexOf(found), 1);
    return found;
  }

  /** Before a request is carried out: waits where that was asked for, and returns the refusal that applies. */
  async before(method: string, path: string): Promise<Refused | undefined> {
    const delay = this.#take('delay', method, path);
    if (delay !== undefined) await sleep(delay.milliseconds);
    return this.#take('refuse', method, path);
  }

  /** Whether the answer to the request must not arrive. */
  cuts(method: string, path: string): boolean {
    return this.#take('cut', method, path) !== undefined;
  }

  /** With which status to answer a request that was carried out; undefined for its own. */
  failsWith(method: string, path: string): number | undefined {
    return this.#take('fail', method, path)?.status;
  }
}

function countsOf({ times = 1, after = 0 }: Matching): Pick<Fault, 'left' | 'passing'> {
  return { left: times, passing: after };
}

function matches({ method, path }: Matching, actualMethod: string, actualPath: string): boolean {
  if (method !== undefined && method !== actualMethod) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? actualPath.includes(path) : path.test(actualPath);
}
