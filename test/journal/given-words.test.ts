import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordIn, recordRaids, runJournal } from '../support/journal-command.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-journal-'));
  file = join(folder, 'backup.jsonl');
  await recordRaids(folder, ['9001']);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journal = (args: readonly string[], record?: string) => runJournal(args, recordIn(folder, record));

describe('npm run journal', () => {
  it.each<[string[], string]>([
    // Who asks for a dry run is not to find that it was none.
    [['restore', 'backup.jsonl', '--replace', '--dry-run'], '--dry-run is not for restore'],
    [['backup', 'backup.jsonl', '--server', '9001'], '--server is not for backup'],
    [['verify', '9001'], '“9001” is one word too many'],
    [['export', '--server', '9001', 'out.jsonl'], '“out.jsonl” is one word too many'],
    [['verify', '--server', 'mine'], '--server: “mine” is no number'],
    [['backup', ''], 'the file is missing'],
  ])('does nothing of what it is told more than it knows: %j', (args, fault) => {
    const { status, stdout, stderr } = journal(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toBe(fault);
  });

  it.each([
    ['restore', 'none.jsonl'],
    ['import', '--server', '9001', 'none.csv'],
  ])('makes no store for a file that is not there: %s', (...args) => {
    expect(journal(args, 'other.sqlite')).toEqual({
      status: 1,
      stdout: '',
      stderr: `There is no such file: ${args.at(-1)}`,
    });
    expect(existsSync(join(folder, 'other.sqlite'))).toBe(false);
  });

  it.each<[string[]]>([
    [['backup']],
    [['restore']],
    [['export', '--server', '9001', '--out']],
    [['import', '--server', '9001', 'test/fixtures/exchange/ged.csv', '--errors']],
  ])('says that what is to be a file is a folder: %j', (args) => {
    const stderr = `This is a folder, not a file: ${folder}`;
    expect(journal([...args, folder])).toEqual({ status: 1, stdout: '', stderr });
    expect(journal(['verify']).stdout).toMatch(/^server 9001: whole, 2 entries/);
  });

  it.each([
    [
      'holds no server',
      '{"format":"sitrep journals","version":1}\n{"servers":0,"entries":0}\n',
      /^Nothing was restored: no server has a record in .*backup\.jsonl\.$/,
    ],
    ['is empty', '', /^The backup can’t be restored \(the file is empty\): nothing was changed\.$/],
    [
      'is something else',
      'a,b\n',
      /^The backup can’t be restored \(the file is not a backup of journals\): nothing was changed\.$/,
    ],
  ])('ends with 1 where a backup %s', (_, text, told) => {
    writeFileSync(file, text);
    expect(journal(['restore', file, '--replace'])).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(told),
    });
  });

  it('says who must be able to write the store', () => {
    expect(journal(['verify'], '')).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /unable to open database file\. The user who runs this must be able to write the file and its folder\.$/,
      ),
    });
  });
});
