import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { readStatement } from '../../src/domain/says.ts';

const rows = readFileSync(new URL('../fixtures/figures.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

describe('the published table of figures', () => {
  const saidTo = Map.groupBy(rows, ([says]) => says ?? '');
  it.each([...saidTo])('%s', (says, expected) => {
    const acts = expected[0]?.[1] ?? '';
    if (acts.startsWith('refused')) {
      expect(() => readStatement(says)).toThrow(UserError);
      return;
    }
    const statement = readStatement(says);
    const figures = expected
      .filter((row) => row.length > 2)
      .map(([, , harm, victims, low, high, noun = '']) => ({
        harm,
        victims,
        low: Number(low),
        high: high === '' ? null : Number(high),
        noun,
      }));
    expect({
      acts: [...statement.acts].sort(),
      figures: statement.figures.map(({ harm, victims, low, high, noun }) => ({ harm, victims, low, high, noun })),
    }).toEqual({ acts: acts.split(', ').sort(), figures });
  });
});
