import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { recordIn, recordRaids, runJournal, withoutStore } from '../support/journal-command.ts';

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-journal-'));
  await recordRaids(folder, ['9001']);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function journal(args: readonly string[], record = 'record.sqlite') {
  return runJournal(args, recordIn(folder, record));
}

/** The environment of a process over a record in the test's folder. */
function at(record?: string) {
  return { env: { ...process.env, STORE_URL: recordIn(folder, record) }, encoding: 'utf8' as const };
}

describe('npm run journal', () => {
  it('takes a store without any record for the wrong one, and writes over no backup then', async () => {
    await openStore(recordIn(folder, 'empty.sqlite')).close();
    const file = join(folder, 'backup.jsonl');
    writeFileSync(file, 'an earlier backup');
    const nothing = `has a record in ${recordIn(folder, 'empty.sqlite')}. STORE_URL says which store is read: is it the bot’s?`;
    expect(journal(['backup', file], 'empty.sqlite')).toEqual({
      status: 1,
      stdout: '',
      stderr: `Nothing was backed up. No server ${nothing}`,
    });
    expect(readFileSync(file, 'utf8')).toBe('an earlier backup');
    expect(journal(['verify'], 'empty.sqlite')).toEqual({ status: 0, stdout: `No server ${nothing}`, stderr: '' });
    const none = nothing.replace('has a', 'has no');
    expect(journal(['verify', '--server', '9'], 'empty.sqlite').stdout).toBe(`Server 9 ${none}`);
    for (const asked of [['export'], ['undo', '--entry', '1']])
      expect(journal([...asked, '--server', '9'], 'empty.sqlite')).toEqual({
        status: 1,
        stdout: '',
        stderr: `Server 9 ${none}`,
      });
  }, 120_000);

  it.each([
    ['verify'],
    ['backup', 'backup.jsonl'],
    ['export', '--server', '9001'],
    ['undo', '--server', '9001', '--entry', '1'],
    ['import', '--server', '9001', '--dry-run', 'test/fixtures/exchange/ged.csv'],
  ])('makes no store where there is none: %s', (...asked) => {
    const { status, stdout, stderr } = journal(asked, 'none/record.sqlite');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`There is no store: no such file as ${join(folder, 'none', 'record.sqlite')}. STORE_URL`);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('makes none either where it was not understood', () => {
    expect(spawnSync(process.execPath, ['src/journal.ts', 'restore'], at('none/record.sqlite')).status).toBe(2);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('names its store without the password', () => {
    const env = { ...process.env, STORE_URL: 'postgresql://sitrep:hunter2@127.0.0.1:1/x?password=hunter3' };
    const { status, stderr } = spawnSync(process.execPath, ['src/journal.ts', 'verify'], { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr.split('\n')[0]).toBe('store: postgresql://sitrep:…@127.0.0.1:1/x?password=…');
    expect(stderr).not.toContain('hunter');
  });

  it('names the folder that is not there', () => {
    const missing = join(folder, 'missing');
    for (const asked of [['backup'], ['export', '--server', '9001', '--out']])
      expect(journal([...asked, join(missing, 'x.jsonl')])).toEqual({
        status: 1,
        stdout: '',
        stderr: `There is no such folder: ${missing}`,
      });
  });

  it('exports as far as it is read', async () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, n) => `Raid ${n},2024-03-20,"Gao, Mali",Town hall,${n} civilians killed`,
    );
    writeFileSync(join(folder, 'many.csv'), ['title,date,place,claimant,says', ...rows].join('\n'));
    journal(['import', '--server', '9001', join(folder, 'many.csv')]);
    const child = spawn(process.execPath, ['src/journal.ts', 'export', '--server', '9001'], at());
    child.stdout.once('data', () => child.stdout.destroy());
    const [stderr, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect([status, withoutStore(stderr, at().env.STORE_URL)]).toEqual([0, '']);
  });

  it('says that there is no such entry to take back', () => {
    expect(journal(['undo', '--server', '9001', '--entry', '9'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'There is no entry 9 in this record.',
    });
  });

  it.each(['start', 'journal'])('has a script that reads .env, where %s does not', (name) => {
    const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
    const [program, ...args] = (scripts[name] ?? '').split(' ');
    expect((scripts[`${name}:env`] ?? '').split(' ')).toEqual([
      program,
      ...args.slice(0, -1),
      '--env-file=.env',
      args.at(-1),
    ]);
  });

  it('reads the store of .env by the script that is for it', () => {
    writeFileSync(join(folder, '.env'), `STORE_URL=${recordIn(folder)}\n`);
    const script: string = JSON.parse(readFileSync('package.json', 'utf8')).scripts['journal:env'];
    const args = script
      .split(' ')
      .slice(1)
      .map((each) => (each.endsWith('.ts') ? resolve(each) : each));
    const { STORE_URL: _, ...env } = process.env;
    const run = spawnSync(process.execPath, [...args, 'verify'], { cwd: folder, env, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('server 9001: whole, 2 entries') });
  });
});
