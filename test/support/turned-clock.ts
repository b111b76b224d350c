import type { Clock } from '../../src/briefings/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock the test turns: time passes when it says so, and what was to run by then runs at its time, in order. */
export class TurnedClock implements Clock {
  readonly #timers = new Set<Timer>();
  readonly #settled: () => Promise<void>;
  #now: number;
  /** How far the wall clock is off: timers do not heed it. */
  #off = 0;

  /** `settled` resolves once nothing is under way that began before. */
  constructor(now: string, settled: () => Promise<void>) {
    this.#now = Date.parse(now);
    this.#settled = settled;
  }

  now(): Date {
    return new Date(this.#now + this.#off);
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + milliseconds, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Turns it on to an instant, as the wall clock has it. */
  async turnTo(iso: string): Promise<void> {
    const end = Date.parse(iso) - this.#off;
    if (Number.isNaN(end)) throw new Error(`${iso} is no instant`);
    while (true) {
      await this.#settled();
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = Math.max(this.#now, end);
  }

  async turnOn(milliseconds: number): Promise<void> {
    await this.turnTo(new Date(this.now().getTime() + milliseconds).toISOString());
  }

  /** Somebody sets the wall clock: no time passes. */
  set(iso: string): void {
    this.#off = Date.parse(iso) - this.#now;
  }
}
