/** How many turns that were missed may be made up for at once. */
const MADE_UP = 3;

/** Gives turns at an even rate, those that are urgent first. */
export class Pace {
  readonly #interval: number;
  readonly #urgent: Array<() => void> = [];
  readonly #others: Array<() => void> = [];
  #nextAt = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(perSecond: number) {
    this.#interval = 1000 / perSecond;
  }

  /** Resolves when it is one's turn. */
  turn(urgent: boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    (urgent ? this.#urgent : this.#others).push(resolve);
    this.#wait();
    return promise;
  }

  /** Gives no turn for so many milliseconds. */
  hold(milliseconds: number): void {
    this.#nextAt = Math.max(this.#nextAt, performance.now() + milliseconds);
  }

  #wait(): void {
    this.#timer ??= setTimeout(() => this.#give(), Math.max(0, this.#nextAt - performance.now()));
  }

  #give(): void {
    this.#timer = null;
    const now = performance.now();
    if (now >= this.#nextAt) {
      (this.#urgent.shift() ?? this.#others.shift())?.();
      this.#nextAt = Math.max(this.#nextAt, now - MADE_UP * this.#interval) + this.#interval;
    }
    if (this.#urgent.length + this.#others.length > 0) this.#wait();
  }
}
