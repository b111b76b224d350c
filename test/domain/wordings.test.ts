import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { readStatement } from '../../src/domain/says.ts';

// Each wording, then the answers it may have, the likeliest first: "killed military 30 30; wounded people 9 -", "denial", "refused".
const rows = readFileSync(new URL('../fixtures/wordings.tsv', import.meta.url), 'utf8')
  .replace(/\n$/, '')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string]);

function reading(says: string): string {
  try {
    const { acts, figures } = readStatement(says);
    return [
      ...acts.filter((act) => act !== 'figures'),
      ...figures.map(({ harm, victims, low, high }) => `${harm} ${victims} ${low} ${high ?? '-'}`),
    ].join('; ');
  } catch (error) {
    if (error instanceof UserError) return 'refused';
    throw error;
  }
}

it.each(rows)('%s', (says, expected) => {
  expect(expected.split(' | ')).toContain(reading(says));
});
