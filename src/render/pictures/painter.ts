import { hash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Picture } from './picture.ts';

/** No reply waits longer than this for a picture, in milliseconds. */
const PATIENCE = 1_000;
/** After so long without anybody asking for anything the thread ends, in milliseconds: it holds some 80 MB. */
const REST_AFTER = 10 * 60_000;
/** How long the thread may take to end, in milliseconds: it finishes what it is drawing. */
const ENDING = 5_000;
/** Pictures kept, each some 30 to 100 kB. */
const KEPT = 200;

/** Of descriptions that are kept: the larger ones take longer to go through than to answer with. */
const keys = new WeakMap<Picture['spec'], string>();

function keyOf(spec: Picture['spec']): string {
  const known = keys.get(spec);
  if (known !== undefined) return known;
  const key = hash('sha256', JSON.stringify(spec));
  keys.set(spec, key);
  return key;
}

interface Painted {
  readonly id: number;
  readonly png?: Uint8Array;
  readonly error?: string;
}

type OnFault = (fault: string) => void;

/**
 * Draws pictures in a thread of its own, one after another, and keeps those drawn last: the same data is the same picture. The thread is there while
 * somebody asks for something, and what it kept goes with it.
 */
export class Painter {
  readonly #onFault: OnFault;
  readonly #restAfter: number;
  readonly #kept = new Map<string, Promise<Uint8Array | null>>();
  readonly #waiting = new Map<number, (png: Uint8Array | null) => void>();
  #worker: Worker | null = null;
  #rest: NodeJS.Timeout | null = null;
  #last = 0;

  /** `restAfter`: for how long the thread waits for another picture, in milliseconds. */
  constructor(onFault: OnFault = () => undefined, restAfter = REST_AFTER) {
    this.#onFault = onFault;
    this.#restAfter = restAfter;
  }

  /** Whether the thread is there. */
  get isAwake(): boolean {
    return this.#worker !== null;
  }

  /** Has the thread loaded before a picture is asked for: whoever asks anything, or begins to type, may be about to. */
  wake(): void {
    this.#thread();
    this.#rest?.refresh();
  }

  /** The picture as PNG; null where it can't be drawn, or takes longer than a reader waits: it is there for whoever asks next. */
  async paint(picture: Pick<Picture, 'spec'>, patience = PATIENCE): Promise<Uint8Array | null> {
    const late = new AbortController();
    try {
      return await Promise.race([this.#painted(picture), wait(patience, null, { signal: late.signal })]);
    } finally {
      late.abort();
    }
  }

  /** Ends the thread; whoever waits for a picture gets none. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const ended = once(worker, 'exit');
    this.#leave(worker);
    const late = new AbortController();
    await Promise.race([ended, wait(ENDING, null, { signal: late.signal })]);
    late.abort();
  }

  #painted({ spec }: Pick<Picture, 'spec'>): Promise<Uint8Array | null> {
    const key = keyOf(spec);
    const known = this.#kept.get(key);
    if (known) {
      // The last in the map is the one last asked for.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const painting = new Promise<Uint8Array | null>((resolve) => {
      const id = ++this.#last;
      this.#waiting.set(id, resolve);
      this.#thread().postMessage({ id, spec });
      this.#rest?.refresh();
    }).then((png) => {
      if (!png) this.#kept.delete(key);
      return png;
    });
    this.#kept.set(key, painting);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > KEPT) this.#kept.delete(oldest);
    return painting;
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./paint-worker.ts', import.meta.url));
    // A picture never keeps the program from ending.
    worker.unref();
    worker.on('message', ({ id, png, error }: Painted) => {
      if (error !== undefined) this.#onFault(error);
      this.#waiting.get(id)?.(png ?? null);
      this.#waiting.delete(id);
    });
    worker.on('error', (error) => {
      this.#onFault(String(error));
      if (this.#worker === worker) this.#stop();
    });
    this.#worker = worker;
    this.#rest = setTimeout(() => this.#restFrom(worker), this.#restAfter).unref();
    return worker;
  }

  #restFrom(worker: Worker): void {
    if (this.#waiting.size > 0) this.#rest?.refresh();
    else this.#leave(worker);
  }

  /** It ends by itself: Node breaks down where a thread is ended while its native code is being loaded. */
  #leave(worker: Worker): void {
    this.#stop();
    this.#kept.clear();
    worker.postMessage(null);
  }

  #stop(): void {
    this.#worker = null;
    if (this.#rest) clearTimeout(this.#rest);
    this.#rest = null;
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }
}
