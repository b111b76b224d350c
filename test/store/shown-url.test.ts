import { expect, it } from 'vitest';
import { shownUrl } from '../../src/store/shown-url.ts';

it.each([
  ['sqlite://data/sitrep.sqlite', 'sqlite://data/sitrep.sqlite'],
  ['sqlite:///var/lib/a:b@c.sqlite', 'sqlite:///var/lib/a:b@c.sqlite'],
  ['memory:', 'memory:'],
  ['postgresql://sitrep@localhost/sitrep?host=/run/pg', 'postgresql://sitrep@localhost/sitrep?host=/run/pg'],
  ['postgresql://sitrep:secret@db:5432/sitrep', 'postgresql://sitrep:…@db:5432/sitrep'],
  ['postgresql://sitrep:se@cr/et?@db/sitrep', 'postgresql://sitrep:…@db/sitrep'],
  ['postgresql://db/sitrep?user=a&password=secret&ssl=1', 'postgresql://db/sitrep?user=a&password=…&ssl=1'],
  ['rediss://:secret@cache:6379', 'rediss://:…@cache:6379'],
])('shows %s as %s', (url, shown) => expect(shownUrl(url)).toBe(shown));
