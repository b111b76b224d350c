/** The first millisecond of 2015, from which Discord counts. */
const EPOCH = 1_420_070_400_000;
const YEAR = 31_536_000_000;

export interface Snowflakes {
  /** The next id: made now, and greater than every one before it. */
  readonly next: () => string;
  /** The next id of something a year old; ids lie an odd number of milliseconds apart, so that `id >> 22` spreads servers over shards. */
  readonly nextOld: () => string;
}

export function createSnowflakes(now: () => Date): Snowflakes {
  let last = 0n;
  let lastOld = 0n;
  return {
    next() {
      const fresh = BigInt(Math.max(0, now().getTime() - EPOCH)) << 22n;
      last = fresh > last ? fresh : last + 1n;
      return String(last);
    },
    nextOld() {
      const first = BigInt(Math.max(0, now().getTime() - EPOCH - YEAR)) << 22n;
      lastOld = lastOld === 0n ? first : lastOld + (997n << 22n);
      return String(lastOld);
    },
  };
}

/** When an id was made, in milliseconds since 1970. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

export function isSnowflake(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9]{1,20}$/.test(text);
}
