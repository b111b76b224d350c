import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from '../../src/bot/pace.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** When so many turns are given, in milliseconds. */
function take(pace: Pace, count: number, urgent = false): number[] {
  const given: number[] = [];
  for (let turn = 0; turn < count; turn += 1) void pace.turn(urgent).then(() => given.push(performance.now()));
  return given;
}

it('gives no more turns in any second than it was told, and nearly as many', async () => {
  const given = take(new Pace(48), 480);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(given).toHaveLength(480);
  for (const [index, at] of given.entries())
    expect(given[index + 48] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(at + 1_000);
  expect(given.at(-1)).toBeLessThan(10_500);
});

it('makes up for what was missed while the machine was busy', async () => {
  const pace = new Pace(48);
  const given = take(pace, 96);
  await vi.advanceTimersByTimeAsync(100);
  // Nothing runs for half a second.
  vi.setSystemTime(600);
  await vi.advanceTimersByTimeAsync(1_700);
  expect(given).toHaveLength(96);
});

it('lets those that are urgent go first, and nobody while it is held', async () => {
  const pace = new Pace(48);
  const others = take(pace, 10);
  const [first] = [take(pace, 1, true)];
  pace.hold(3_000);
  await vi.advanceTimersByTimeAsync(2_990);
  expect([others, first]).toEqual([[], []]);
  await vi.advanceTimersByTimeAsync(500);
  expect(first[0]).toBeLessThan(others[0] ?? 0);
  expect(others).toHaveLength(10);
});
