import { expect, it } from 'vitest';
import { Desks } from '../../src/store/desks.ts';
import { openStore } from '../../src/store/store.ts';

it('keeps the last few of desks opened in passing, and all that somebody asks for', () => {
  const desks = new Desks(openStore('memory:'));
  const asked = ['a', 'b'].map((guild) => desks.open(guild));
  const first = desks.openInPassing('first');
  const taken = desks.openInPassing('taken up');
  expect(desks.open('taken up')).toBe(taken);
  for (let number = 1; number <= 500; number += 1) {
    desks.openInPassing(`${number}`);
    desks.openInPassing('b');
  }
  expect(desks.size).toBe(3 + 64);
  expect(desks.openInPassing('500')).toBe(desks.open('500'));
  for (const desk of asked) expect(desks.open(desk.guild)).toBe(desk);
  expect(desks.open('taken up')).toBe(taken);
  expect(desks.open('first')).not.toBe(first);
});
