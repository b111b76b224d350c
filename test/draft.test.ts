import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

function draft(args: readonly string[], input: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/draft.ts', ...args], { input, encoding: 'utf8' });
}

describe('npm run draft', () => {
  it('tells programs what was read on standard input', () => {
    const { status, stdout } = draft(
      ['--published', '2025-03-09', '--json', '-'],
      'The army said 12 soldiers were killed in Mali on Friday.',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      events: [
        {
          title: 'Attack in Mali',
          kind: 'Battles',
          date: '2025-03-07',
          date_precision: 'day',
          country: 'ML',
          place: 'Mali',
          parties: ['army'],
        },
      ],
      claims: [
        {
          event: 0,
          claimant: 'army',
          carriers: [],
          acts: ['figures'],
          figures: [{ harm: 'killed', victims: 'military', noun: 'soldiers', low: 12, high: 12 }],
          said: null,
          sentence: 'The army said 12 soldiers were killed in Mali on Friday.',
          unsure: false,
        },
      ],
    });
  });

  it('tells people what was read, and that nothing was', () => {
    expect(draft(['-'], 'Twelve soldiers were killed in Mali, the army said.').stdout).toBe(
      'Attack in Mali · no date · Mali\n  army: Twelve soldiers were killed\n    “Twelve soldiers were killed in Mali, the army said.”\n',
    );
    expect(draft(['-'], 'Nothing happened.').stdout).toBe('No event and no claim was read in this text.\n');
  });

  it.each<[string[], number, string]>([
    [[], 2, 'the file is missing'],
    [['--published', '2025-02-30', '-'], 2, 'is no date'],
    [['one', 'two'], 2, 'is one word too many'],
    [[''], 2, 'the file is missing'],
    [['src/none.txt'], 1, 'There is no such file: src/none.txt'],
    [['src'], 1, 'This is a folder, not a file: src'],
  ])('refuses %j', (args, code, words) => {
    const { status, stderr } = draft(args, '');
    expect(status).toBe(code);
    expect(stderr).toContain(words);
  });
});
