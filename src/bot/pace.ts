/** Turns follow one another by so much at least, in milliseconds: what was missed while the machine was busy is made up for little by little. */
const APART = 10;
const SECOND = 1_000;

/** Gives turns, so many in any second at most, those that are urgent first. */
export class Pace {
  readonly #perSecond: number;
  readonly #urgent: Array<() => void> = [];
  readonly #others: Array<() => void> = [];
  /** When the turns of the last second were given, oldest first. */
  readonly #given: number[] = [];
  #heldUntil = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(perSecond: number) {
    this.#perSecond = Math.max(1, Math.floor(perSecond));
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
    this.#heldUntil = Math.max(this.#heldUntil, performance.now() + milliseconds);
  }

  /** When the next turn may be given. */
  get #nextAt(): number {
    const last = this.#given.at(-1) ?? Number.NEGATIVE_INFINITY;
    const aSecondAgo = this.#given.at(-this.#perSecond) ?? Number.NEGATIVE_INFINITY;
    return Math.max(this.#heldUntil, last + APART, aSecondAgo + SECOND);
  }

  #wait(): void {
    this.#timer ??= setTimeout(() => this.#give(), Math.max(0, Math.ceil(this.#nextAt - performance.now())));
  }

  #give(): void {
    this.#timer = null;
    const now = performance.now();
    if (now >= this.#nextAt) {
      (this.#urgent.shift() ?? this.#others.shift())?.();
      this.#given.push(now);
      if (this.#given.length > this.#perSecond) this.#given.shift();
    }
    if (this.#urgent.length + this.#others.length > 0) this.#wait();
  }
}
