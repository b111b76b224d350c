import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '../src/store/desk.ts';
import { restoreJournals } from '../src/store/journal-files.ts';
import { shownUrl } from '../src/store/shown-url.ts';
import type { Store } from '../src/store/store.ts';
import { recordIn, recordRaids, runJournal, withoutStore } from './support/journal-command.ts';
import { storeKind, suiteName, type TestStore } from './support/stores.ts';

const KEPT =
  'that was kept. Servers of the file may have no record that can be read now; stop what wrote it and restore again with --replace.';

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-journal-'));
  await recordRaids(folder, ['9001', '9002']);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The terminal command as it is run, over a record in the test's folder. */
function journal(args: readonly string[], record = 'record.sqlite') {
  return runJournal(args, recordIn(folder, record));
}

/** What a process says and how it ends, with its store under this URL. */
async function restoring(file: string, url: string, ...options: readonly string[]) {
  const env = { ...process.env, STORE_URL: url };
  const child = spawn(process.execPath, ['src/journal.ts', 'restore', file, ...options], { env });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, stdout: stdout.trim(), stderr: withoutStore(stderr, shownUrl(url)) };
}

const kind = storeKind('PostgreSQL');

describe.skipIf(kind.skipped !== null)(`npm run journal -- restore, disturbed, on ${suiteName(kind)}`, () => {
  let test: TestStore;
  let url: string;
  let store: Store;
  let other: pg.Client;
  let file: string;

  beforeEach(async () => {
    test = await kind.create();
    url = test.url ?? '';
    store = test.open();
    await store.keyv.get('any');
    other = new pg.Client({ connectionString: url });
    await other.connect();
    file = join(folder, 'backup.jsonl');
    journal(['backup', file]);
  });

  afterEach(async () => {
    await other.end();
    await test.remove();
  });

  /** Has it wait before it says that it puts the second server's record back, when it has said so of the first, and does this meanwhile. */
  async function meanwhile<T>(process: () => Promise<T>, work: () => Promise<unknown>): Promise<T> {
    await other.query("SELECT pg_advisory_lock(hashtextextended('record:9002', 0))");
    const running = process();
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await vi.waitUntil(async () => (await other.query(waiting)).rowCount, { timeout: 60_000, interval: 5 });
    await work();
    await other.query("SELECT pg_advisory_unlock(hashtextextended('record:9002', 0))");
    return running;
  }

  it('by an entry written meanwhile: keeps that, names it, ends with 1 and can be repeated', async () => {
    const written = { acknowledged: true };
    const ended = await meanwhile(
      () => restoring(file, url),
      // As an earlier version does, which does not look which record it is.
      () => store.keyv.set('journal:9001:3', written),
    );
    expect(ended).toEqual({
      status: 1,
      stdout: '',
      stderr: `server 9001: another process wrote entry 3 while the record was put back: ${KEPT}`,
    });
    expect(await store.keyv.get('journal:9001:3')).toEqual(written);
    for (const guild of ['9001', '9002'])
      await expect(new Desk(store, guild).refresh()).rejects.toThrow('entry 1 is missing');
    expect(await restoring(file, url, '--replace')).toMatchObject({
      status: 0,
      stdout: 'restored 2 servers, 4 entries',
    });
    expect((await new Desk(store, '9001').refresh()).seq).toBe(2);
  });

  it('by another that puts it back: says so, ends with 1 and leaves that alone', async () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const one = [...lines.slice(0, 3), JSON.stringify({ servers: 1, entries: 2 }), ''];
    const fileOfOne = join(folder, 'one.jsonl');
    writeFileSync(fileOfOne, one.join('\n'));
    const ended = await meanwhile(
      () => restoring(file, url),
      () => restoreJournals(store, fileOfOne),
    );
    expect(ended).toEqual({
      status: 1,
      stdout: '',
      stderr: `server 9001: another process put the record back at the same time: ${KEPT}`,
    });
    expect((await new Desk(store, '9001').refresh()).seq).toBe(2);
    await expect(new Desk(store, '9002').refresh()).rejects.toThrow('entry 1 is missing');
  });
});

describe('npm run journal', () => {
  it('verifies every chain, or one', () => {
    const whole = (guild: string) => `server ${guild}: whole, 2 entries, hash of entry 2: [0-9a-f]{64}`;
    const { status, stdout, stderr } = journal(['verify']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^${whole('9001')}\n${whole('9002')}$`));
    expect(journal(['verify', '--server', '9002']).stdout).toMatch(new RegExp(`^${whole('9002')}$`));
  });

  it('names the first broken entry, with exit code 1', () => {
    const database = new DatabaseSync(join(folder, 'record.sqlite'));
    database
      .prepare("UPDATE keyv SET value = replace(value, '4 civilians', '5 civilians') WHERE key = 'journal:9002:2'")
      .run();
    database.close();
    const { status, stdout } = journal(['verify']);
    expect(status).toBe(1);
    expect(stdout).toContain('server 9001: whole, 2 entries');
    expect(stdout).toContain(
      'server 9002: NOT WHOLE after 1 entry: journal of server 9002: entry 2 was altered after it was written',
    );
  });

  it('backs up and restores, and does not write over a record unless told to', () => {
    const file = join(folder, 'backup.jsonl');
    expect(journal(['backup', file])).toMatchObject({ status: 0, stdout: `${file}: 2 servers, 4 entries` });
    expect(journal(['restore', file])).toMatchObject({ status: 1, stderr: expect.stringContaining('--replace') });
    expect(journal(['restore', file], 'other.sqlite')).toMatchObject({
      status: 0,
      stdout: 'restored 2 servers, 4 entries',
    });
    expect(journal(['verify'], 'other.sqlite').stdout).toContain('server 9002: whole, 2 entries');
    expect(journal(['restore', file, '--replace']).status).toBe(0);
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, 3).join('\n'));
    expect(journal(['restore', file], 'third.sqlite').status).toBe(1);
    const third = `sqlite://${join(folder, 'third.sqlite')}`;
    expect(journal(['verify'], 'third.sqlite').stdout).toBe(
      `No server has a record in ${third}. STORE_URL says which store is read: is it the bot’s?`,
    );
  });

  it('imports a file, once, and takes the whole back', () => {
    const file = 'test/fixtures/exchange/ged.csv';
    expect(journal(['import', '--server', '9001', '--dry-run', file])).toEqual({
      status: 0,
      stdout: [
        'ged.csv: UCDP GED, 4 rows; nothing is recorded (--dry-run)',
        '  4 events are new',
        '  6 claims are new',
        '  1 claimant is new or known better',
      ].join('\n'),
      stderr: '',
    });
    expect(journal(['verify', '--server', '9001']).stdout).toContain('server 9001: whole, 2 entries');
    const done = journal(['import', '--server', '9001', file]);
    expect(done).toMatchObject({ status: 0, stdout: expect.stringContaining('recorded as entry 4') });
    expect(journal(['import', '--server', '9001', file])).toEqual({
      status: 0,
      stdout: 'ged.csv: UCDP GED, 4 rows\n  4 events are there already, unchanged',
      stderr: '',
    });
    expect(journal(['undo', '--server', '9001', '--entry', '4'])).toEqual({
      status: 0,
      stdout: 'entry 4 (ged.csv) is undone, as entry 5',
      stderr: '',
    });
    expect(journal(['undo', '--server', '9001', '--entry', '1'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Only the member who recorded this can undo it'),
    });
    expect(journal(['verify', '--server', '9001']).stdout).toContain('server 9001: whole, 5 entries');
  });

  it('imports the good rows of a file and lists the others, with exit code 1', () => {
    const [file, errors] = [join(folder, 'acled.csv'), join(folder, 'errors.csv')];
    const text = readFileSync('test/fixtures/exchange/acled.csv', 'utf8');
    writeFileSync(file, text.replace('16.27;-0.04', '16.27;-x'));
    expect(journal(['import', '--server', '9001', '--errors', errors, file])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('  1 event is new\n'),
      stderr: 'line 2: “16.27, -x” are no coordinates: latitude and longitude are degrees, such as 14.65 and 0.53',
    });
    const [heading, row, ...more] = readFileSync(errors, 'utf8').trimEnd().split('\r\n');
    expect(heading).toMatch(/^\ufeffline,reason,event_id_cnty,event_date,/);
    expect(row).toMatch(/^2,"“16.27, -x” are no coordinates.*",MLI90001,2023-03-20,/);
    expect(more).toEqual([]);
    writeFileSync(errors, readFileSync(errors, 'utf8').replace("'-x", '-0.04'));
    expect(journal(['import', '--server', '9001', errors])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('  1 event is new\n'),
    });
  });

  it('exports the record as it stands', () => {
    const out = join(folder, 'out.jsonl');
    const { stdout } = journal(['export', '--server', '9001']);
    expect(stdout.split('\n').map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ['format', 'version'],
      ['event', 'claims'],
    ]);
    expect(journal(['export', '--server', '9001', '--out', out])).toEqual({
      status: 0,
      stdout: '',
      stderr: `${out}: 1 event, 1 claim of server 9001, as jsonl`,
    });
    expect(readFileSync(out, 'utf8').trim()).toBe(stdout);
    expect(journal(['export', '--server', '9001', '--format', 'csv']).stdout).toContain('4 civilians killed');
    expect(JSON.parse(journal(['export', '--server', '9001', '--format', 'geojson']).stdout)).toMatchObject({
      type: 'FeatureCollection',
      features: [{ geometry: null, properties: { title: 'Raid on a market' } }],
    });
    expect(journal(['export', '--server', '9003'])).toMatchObject({ status: 1, stdout: '' });
  });

  it('says how it is used', () => {
    const help = spawnSync(process.execPath, ['src/journal.ts', '--help'], { encoding: 'utf8' });
    expect(help).toMatchObject({ status: 0, stdout: expect.stringContaining('restore FILE [--replace]'), stderr: '' });
    expect(journal([])).toMatchObject({ status: 2, stderr: expect.stringContaining('say what to do') });
    expect(journal(['verfy'])).toMatchObject({ status: 2, stderr: expect.stringContaining('“verfy” is none of') });
    expect(journal(['verify', '--sever', '1']).status).toBe(2);
    expect(journal(['backup']).status).toBe(2);
    expect(journal(['import', 'a.csv'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--server is missing'),
    });
    expect(journal(['export', '--server', '1', '--format', 'xml']).status).toBe(2);
    expect(journal(['import', '--server', '1', join(folder, 'none.csv')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no such file'),
    });
    expect(journal(['import', '--server', '1', 'package.json'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('This is no file Sitrep can read.'),
    });
  });
});
