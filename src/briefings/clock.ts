/** Where briefings have the time from. */
export interface Clock {
  now(): Date;
  /** Runs something once, after so many milliseconds; what it returns calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
