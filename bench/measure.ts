/** The middle one of the times, in microseconds. */
function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/**
 * Runs each of them in turn, again and again, for about so many seconds, and tells each one's median in microseconds. They take turns so that what
 * else the machine does strikes all alike.
 */
export async function sideBySide<Name extends string>(
  tasks: Readonly<Record<Name, (round: number) => unknown>>,
  seconds: number,
): Promise<Record<Name, number>> {
  const named = Object.entries(tasks) as Array<[Name, (round: number) => unknown]>;
  const times = new Map<Name, number[]>(named.map(([name]) => [name, []]));
  const warmUp = 20;
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < warmUp + 5 || performance.now() < end; round += 1) {
    for (const [name, task] of named) {
      const start = process.hrtime.bigint();
      await task(round);
      if (round >= warmUp) times.get(name)?.push(Number(process.hrtime.bigint() - start) / 1000);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)])) as Record<Name, number>;
}

/** Rows below one another, numbers to the right. */
export function table(heading: string, rows: ReadonlyArray<readonly string[]>): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return `\n${heading}\n${lines.join('\n')}\n`;
}

/** `850 µs`, `4.2 ms`, `1.3 s` */
export function time(microseconds: number): string {
  if (microseconds < 1000) return `${microseconds.toFixed(0)} µs`;
  if (microseconds < 1_000_000) return `${(microseconds / 1000).toFixed(1)} ms`;
  return `${(microseconds / 1_000_000).toFixed(1)} s`;
}

/** `5.3 ×` */
export function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×`;
}

export function many(count: number): string {
  return count >= 1_000_000 ? `${count / 1_000_000} M` : `${count / 1000} k`;
}
