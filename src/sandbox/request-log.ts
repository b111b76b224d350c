export interface LoggedRequest {
  readonly method: string;
  /** After `/api/v10`, query included. */
  readonly path: string;
  /** The JSON, or a form's `payload_json`. */
  readonly body: unknown;
  readonly files: readonly string[];
  /** 0 until it is answered, and for good when the connection was cut instead. */
  status: number;
  readonly at: Date;
}

/** The latest REST requests, oldest first. */
export class RequestLog {
  readonly #requests: LoggedRequest[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(request: LoggedRequest): LoggedRequest {
    this.#requests.push(request);
    if (this.#requests.length > this.#most * 2) this.#requests.splice(0, this.#requests.length - this.#most);
    return request;
  }

  get all(): readonly LoggedRequest[] {
    return this.#requests;
  }

  matching(method: string, path: string | RegExp): LoggedRequest[] {
    return this.#requests.filter(
      (one) => one.method === method && (typeof path === 'string' ? one.path.includes(path) : path.test(one.path)),
    );
  }

  clear(): void {
    this.#requests.length = 0;
  }
}
