import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Told, Wanted } from './recorder-words.ts';

const RECORDER = fileURLToPath(new URL('./recorder.ts', import.meta.url));
const PATIENCE = 60_000;

/** What was told of one server by all processes that wrote to it. */
export class Ledger {
  readonly began = new Set<string>();
  readonly refused = new Set<string>();
  /** Interaction → the entry it was told it made. */
  readonly done = new Map<string, { readonly seq: number; readonly hash: string }>();
}

/** A desk in a process of its own. */
export class RecorderProcess {
  readonly #child: ChildProcess;
  readonly #listeners = new Set<(told: Told) => void>();
  readonly #closed: Promise<unknown>;
  #complaints = '';

  /** `name` begins the ids of its interactions; `onTold` hears all it tells, in order. */
  constructor(url: string, name: string, seed: number, onTold: (told: Told) => void = () => undefined) {
    const child = spawn(process.execPath, [RECORDER, url, name, String(seed)], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child = child;
    this.#listeners.add(onTold);
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      const told = JSON.parse(line) as Told;
      for (const listener of [...this.#listeners]) listener(told);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints += text;
    });
    // Writing to one that was killed fails; that it was killed is known.
    child.stdin.on('error', () => undefined);
    this.#closed = Promise.all([once(child, 'close'), once(lines, 'close')]);
  }

  ask(wanted: Wanted): void {
    this.#child.stdin?.write(`${JSON.stringify(wanted)}\n`);
  }

  /** The next thing told that is of this kind. */
  async next<Kind extends Told['kind']>(kind: Kind): Promise<Extract<Told, { kind: Kind }>> {
    const { promise, resolve, reject } = Promise.withResolvers<Extract<Told, { kind: Kind }>>();
    const listener = (told: Told) => {
      if (told.kind === kind) resolve(told as Extract<Told, { kind: Kind }>);
    };
    const timer = setTimeout(
      () => reject(new Error(`waited ${PATIENCE} ms for "${kind}"; ${this.#complaints}`)),
      PATIENCE,
    );
    void this.#closed.then(() => reject(new Error(`it ended before "${kind}"; ${this.#complaints}`)));
    this.#listeners.add(listener);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#listeners.delete(listener);
    });
  }

  /** SIGKILL; afterwards all it told before has been heard. Throws where it had complained of anything, or ended by itself. */
  async kill(): Promise<void> {
    const { exitCode } = this.#child;
    this.#child.kill('SIGKILL');
    await this.#closed;
    if (exitCode !== null || this.#complaints !== '')
      throw new Error(`it complained (${exitCode}): ${this.#complaints}`);
  }
}

/** Takes what is told into the ledgers, by server. */
export function keepLedgers(ledgers: Map<string, Ledger>): (told: Told) => void {
  return (told) => {
    if (told.kind !== 'began' && told.kind !== 'refused' && told.kind !== 'done') return;
    const ledger = ledgers.get(told.guild) ?? new Ledger();
    ledgers.set(told.guild, ledger);
    if (told.kind === 'done') ledger.done.set(told.interaction, told);
    else ledger[told.kind].add(told.interaction);
  };
}
