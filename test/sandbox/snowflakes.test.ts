import { expect, test } from 'vitest';
import { createSnowflakes, isSnowflake, timeOf } from '../../src/sandbox/snowflakes.ts';

test('ids carry their time and always grow, also while the clock stands or goes back', () => {
  let time = Date.UTC(2024, 2, 20);
  const { next } = createSnowflakes(() => new Date(time));
  const ids = Array.from({ length: 5000 }, next);
  time -= 60_000;
  ids.push(next());
  time += 120_000;
  ids.push(next());
  ids.forEach((id, index) => {
    if (index > 0) expect(BigInt(id)).toBeGreaterThan(BigInt(ids[index - 1] ?? '0'));
  });
  expect(timeOf(ids[0] ?? '')).toBe(Date.UTC(2024, 2, 20));
  expect(timeOf(ids.at(-1) ?? '')).toBe(time);
});

test("servers' ids spread evenly over shards", () => {
  const { nextOld } = createSnowflakes(() => new Date());
  const shards = new Map<bigint, number>();
  for (let count = 0; count < 1600; count += 1) {
    const shard = (BigInt(nextOld()) >> 22n) % 16n;
    shards.set(shard, (shards.get(shard) ?? 0) + 1);
  }
  for (const count of shards.values()) expect(count).toBeGreaterThan(50);
  expect(shards.size).toBe(16);
});

test.each([
  ['123', true],
  ['', false],
  ['12a', false],
  [123, false],
  ['1'.repeat(21), false],
])('%j is a snowflake: %s', (text, expected) => {
  expect(isSnowflake(text)).toBe(expected);
});
