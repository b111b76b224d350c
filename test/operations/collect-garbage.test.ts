import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { collectGarbage } from '../../src/operations/collect-garbage.ts';

it('lets go of what nobody holds any more, and of nothing else', async () => {
  const held = { text: 'held' };
  const [kept, left] = [new WeakRef(held), new WeakRef({ text: 'left' })];
  // What was looked at in this turn counts as held.
  await turn();
  collectGarbage();
  expect([kept.deref()?.text, left.deref()]).toEqual([held.text, undefined]);
  expect('gc' in globalThis).toBe(false);
});
