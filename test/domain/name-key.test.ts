import { expect, it } from 'vitest';
import { nameKey } from '../../src/domain/name-key.ts';

it.each([
  ['The Defence Ministry', 'defence ministry'],
  ['Ministère de la Défense', 'ministere de la defense'],
  ['AL-QAEDA', 'qaeda'],
  ['Islamic\u200b State', 'islamic state'],
  ['Isla\u200dmic Sta\u00adte', 'islamic state'],
  ['Islamic State\ufe0f', 'islamic state'],
  ['\u202eIslamic\u2069 \u3164State\u{e0041}', 'islamic state'],
  ['Isl\ufff9amic State', 'islamic state'],
  ['—', '—'],
])('%j has the key %j', (name, key) => {
  expect(nameKey(name)).toBe(key);
});
