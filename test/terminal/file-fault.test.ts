import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFile, expectRoom, fileFault } from '../../src/terminal/file-fault.ts';

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-files-'));
  mkdirSync(at('folder'));
  writeFileSync(at('file'), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

function faultOf(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    return fileFault(error);
  }
  return 'none';
}

describe('what is wrong with a file', () => {
  it.each<[string[], read: string, write: string]>([
    [['file'], 'none', 'none'],
    [['none'], 'There is no such file: none', 'none'],
    [['folder'], 'This is a folder, not a file: folder', 'This is a folder, not a file: folder'],
    [['none', 'file'], 'There is no such folder: none', 'There is no such folder: none'],
    [['file', 'none'], 'This is no folder: file', 'This is no folder: file'],
  ])('is told in words: %j', (names, read, write) => {
    const told = (fault: string | null) => fault?.replace(`${folder}/`, '');
    expect(told(faultOf(() => expectFile(at(...names))))).toBe(read);
    expect(told(faultOf(() => expectRoom(at(...names))))).toBe(write);
  });

  // As the system tells them, where the tests are run by a user who may do all.
  it.each([
    ['EACCES', 'The user who runs this may not read or write this: /backups/today.jsonl'],
    ['EPERM', 'The user who runs this may not read or write this: /backups/today.jsonl'],
    ['ENOSPC', 'There is no room left on the disk.'],
    ['ELOOP', 'what the system says'],
  ])('is told in words: %s', (code, words) => {
    const error = Object.assign(new Error('what the system says'), {
      code,
      syscall: 'open',
      path: '/backups/today.jsonl',
    });
    expect(fileFault(error)).toBe(words);
  });

  it('is not told of an error of something else', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect', port: 1 });
    for (const error of [refused, new Error('any'), 'any']) expect(fileFault(error)).toBeNull();
    expect(faultOf(() => readFileSync(at('none')))).toContain('There is no such file');
  });
});
