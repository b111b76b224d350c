import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Keyv } from 'keyv';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '../../src/store/desk.ts';
import { SqliteAdapter, SqliteError, type SqliteOptions } from '../../src/store/sqlite-adapter.ts';
import { openStore } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { BY, recordAll, saying, textsIn } from '../support/entries.ts';

const APPEND_ENTRIES = fileURLToPath(new URL('../support/append-entries.ts', import.meta.url));

/** A key that is absent. */
const BESIDE = { key: 'beside' };

let folder: string;
let file: string;
const opened: SqliteAdapter[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-sqlite-'));
  file = join(folder, 'keyv.sqlite');
});

afterEach(async () => {
  vi.useRealTimers();
  for (const adapter of opened.splice(0)) await adapter.disconnect();
  rmSync(folder, { recursive: true });
});

function open(options: SqliteOptions = {}): SqliteAdapter {
  const adapter = new SqliteAdapter({ uri: `sqlite://${file}`, ...options });
  opened.push(adapter);
  return adapter;
}

async function listed(iterator: AsyncIterable<unknown> | undefined): Promise<unknown[]> {
  if (!iterator) throw new Error('no iterator');
  return Array.fromAsync(iterator);
}

describe('Keyv on the SQLite adapter', () => {
  it.each([
    ['false', false],
    ['null', null],
    ['undefined', undefined],
    ['zero', 0],
    ['a fraction', -0.5],
    ['an empty text', ''],
    ['a text with quotes', `'"\`''""\\`],
    ['a text with a meaning to Keyv', ':base64:YQ=='],
    ['a text of every plane', 'é\u0000\u{10ffff}'],
    ['a list', [1, null, { a: [] }]],
    ['an object', { fizz: 'buzz', list: [1, 2], none: null }],
    ['a buffer', Buffer.from('bar')],
    ['an object with a buffer', { inside: Buffer.from('bar') }],
  ])('holds %s', async (_, value) => {
    const keyv = new Keyv({ store: open() });
    expect(await keyv.set('foo', value)).toBe(true);
    expect(await keyv.get('foo')).toEqual(value);
    expect(await keyv.getMany(['foo', 'bar'])).toEqual([value, undefined]);
  });

  it('refuses a symbol', async () => {
    await expect(new Keyv({ store: open() }).set('foo', Symbol('foo'))).rejects.toThrow('symbol');
  });

  it.each([
    `'`,
    `"`,
    '`',
    'a.b.c',
    'with space',
    '%',
    '_',
    '\\',
    '*',
    '?',
    ';--',
    '',
    'é',
    '\u{1f54a}',
    'nul\u0000inside',
    'x'.repeat(5_000),
  ])('finds the key %j and no other', async (key) => {
    const keyv = new Keyv({ store: open() });
    await keyv.set('other', 'other');
    await keyv.set(key, 'this');
    expect(await keyv.get(key)).toBe('this');
    expect(await keyv.has(key)).toBe(true);
    expect(await keyv.getMany([key, 'other', 'none'])).toEqual(['this', 'other', undefined]);
    expect(await keyv.hasMany([key, 'other', 'none'])).toEqual([true, true, false]);
    expect(await keyv.delete(key)).toBe(true);
    expect(await keyv.get(key)).toBeUndefined();
    expect(await keyv.get('other')).toBe('other');
  });

  it('refuses a key that would be stored as another', async () => {
    const keyv = new Keyv({ store: open() });
    keyv.throwOnErrors = true;
    await expect(keyv.set('a\ud800', 1)).rejects.toThrow('well-formed');
    await expect(keyv.getMany(['a\ud800'])).rejects.toThrow('well-formed');
  });

  it('replaces a value', async () => {
    const keyv = new Keyv({ store: open() });
    await keyv.set('foo', 'bar');
    await keyv.set('foo', 'buzz');
    expect(await keyv.get('foo')).toBe('buzz');
  });

  it('tells whether there was something to delete', async () => {
    const keyv = new Keyv({ store: open() });
    await keyv.setMany([
      { key: 'a', value: 1 },
      { key: 'b', value: 2 },
      { key: 'c', value: 3 },
    ]);
    expect(await keyv.delete('none')).toBe(false);
    expect(await keyv.deleteMany(['none', 'neither'])).toBe(false);
    expect(await keyv.deleteMany(['a', 'none'])).toBe(true);
    expect(await keyv.delete(['b', 'c'])).toBe(true);
    expect(await keyv.getMany(['a', 'b', 'c'])).toEqual([undefined, undefined, undefined]);
    expect(await keyv.deleteMany([])).toBe(false);
    expect(await keyv.getMany([])).toEqual([]);
    expect(await keyv.hasMany([])).toEqual([]);
  });

  it('keeps namespaces apart, also where one begins with another or holds a wildcard', async () => {
    const names = ['a', 'ab', 'a:b', '_', '%', 'A', 'é'];
    const keyvs = names.map((namespace) => new Keyv({ store: open(), namespace }));
    for (const keyv of keyvs) await keyv.set('foo', keyv.namespace);
    for (const keyv of keyvs) expect(await keyv.get('foo')).toBe(keyv.namespace);
    expect(await listed(keyvs[1]?.iterator?.(undefined))).toEqual([['foo', 'ab']]);
    await keyvs[3]?.clear();
    expect(await Promise.all(keyvs.map((keyv) => keyv.get('foo')))).toEqual([
      'a',
      'ab',
      'a:b',
      undefined,
      '%',
      'A',
      'é',
    ]);
    expect(await keyvs[1]?.delete('foo')).toBe(true);
    expect(await Promise.all(keyvs.map((keyv) => keyv.has('foo')))).toEqual([
      true,
      false,
      true,
      false,
      true,
      true,
      true,
    ]);
  });

  it('clears everything where there is no namespace', async () => {
    const keyv = new Keyv({ store: open(), useKeyPrefix: false });
    keyv.namespace = undefined;
    await keyv.set('foo', 1);
    await keyv.set('\u{10ffff}', 2);
    expect(await keyv.clear()).toBeUndefined();
    expect(await keyv.getMany(['foo', '\u{10ffff}'])).toEqual([undefined, 2]);
  });

  it.each([1, 3, 4, 500])('lists everything in order, %i rows at a time', async (iterationLimit) => {
    const keyv = new Keyv({ store: open({ iterationLimit }) });
    const entries = Array.from({ length: 9 }, (_, index) => [`key ${index}`, index]);
    for (const [key, value] of entries.toReversed()) await keyv.set(String(key), value);
    expect(await listed(keyv.iterator?.(undefined))).toEqual(entries);
  });

  it('lists what is there when a page is read, while keys come and go', async () => {
    const keyv = new Keyv({ store: open({ iterationLimit: 2 }) });
    for (const key of ['a', 'b', 'c', 'd', 'e']) await keyv.set(key, key);
    const seen: unknown[] = [];
    for await (const [key] of keyv.iterator?.(undefined) ?? []) {
      seen.push(key);
      if (key === 'a') await keyv.deleteMany(['a', 'b', 'd']);
      if (key === 'c') await keyv.set('f', 'f');
    }
    expect(seen).toEqual(['a', 'b', 'c', 'e', 'f']);
  });

  it('forgets what has expired, at its moment, and lists it no more', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const adapter = open();
    const keyv = new Keyv({ store: adapter });
    await keyv.set('short', 1, 1_000);
    await keyv.setMany([
      { key: 'middle', value: 2, ttl: 2_000 },
      { key: 'zero', value: 3, ttl: 0 },
      { key: 'ever', value: 4 },
    ]);
    expect(await keyv.getMany(['short', 'middle', 'zero', 'ever'])).toEqual([1, 2, 3, 4]);
    vi.setSystemTime(Date.now() + 1_001);
    expect(await adapter.get('keyv:short')).toBeUndefined();
    expect(await keyv.hasMany(['short', 'middle'])).toEqual([false, true]);
    vi.setSystemTime(Date.now() + 1_000);
    expect(await listed(keyv.iterator?.(undefined))).toEqual([
      ['ever', 4],
      ['zero', 3],
    ]);
    // And they are gone, not hidden.
    expect(await adapter.keys('', '')).toEqual(['keyv:ever', 'keyv:zero']);
    await keyv.set('ever', 5, 10);
    await keyv.set('ever', 6);
    vi.setSystemTime(Date.now() + 1_000);
    expect(await keyv.get('ever')).toBe(6);
  });

  it('lists the keys that begin and end so', async () => {
    const adapter = open();
    for (const key of ['a:1', 'a:12', 'a:2', 'b:1', 'a%1', 'é:1']) await adapter.set(key, key);
    expect(await adapter.keys('a:', '')).toEqual(['a:1', 'a:12', 'a:2']);
    expect(await adapter.keys('a:', '2')).toEqual(['a:12', 'a:2']);
    expect(await adapter.keys('', ':1')).toEqual(['a:1', 'b:1', 'é:1']);
    expect(await adapter.keys('%', '')).toEqual([]);
  });

  it('inserts once', async () => {
    const adapter = open();
    expect(await adapter.insert('foo', 'first', BESIDE)).toBe(true);
    expect(await open().insert('foo', 'second', BESIDE)).toBe(false);
    expect(await adapter.get('foo')).toBe('first');
  });

  it('has another version after anything was changed, by whichever connection, and the same while nothing is', async () => {
    const [first, second] = [open(), open()];
    const versions = new Set<string | null>();
    const isNew = () => {
      const version = first.version();
      const known = versions.has(version);
      versions.add(version);
      return !known;
    };
    expect(isNew()).toBe(true);
    for (const change of [
      () => second.set('a', '1'),
      () => first.set('a', '2'),
      () => second.insert('b', '1', BESIDE),
      () => first.insert('c', '1', BESIDE),
      () => second.swap({ key: 'b', value: '1' }, '2', BESIDE),
      () => first.swap({ key: 'b', value: '2' }, '3', BESIDE),
      () => second.delete('a'),
      () => first.deleteMany(['b']),
      () => second.insertMany([{ key: 'd', value: '1' }], BESIDE),
      () => first.insertMany([{ key: 'e', value: '1' }], BESIDE),
      () => second.removeMany(['d'], BESIDE),
      () => first.removeMany(['e'], BESIDE),
      () => second.clear(),
    ]) {
      await change();
      expect(isNew(), String(change)).toBe(true);
      await first.getMany(['a', 'b']);
      await second.get('a');
      expect(isNew()).toBe(false);
    }
    await first.disconnect();
    expect(first.version()).toBeNull();
  });

  it('sets many or none', async () => {
    const adapter = open();
    const entries = [
      { key: 'a', value: 'a' },
      { key: 'b', value: {} },
    ];
    await expect(adapter.setMany(entries)).rejects.toThrow(SqliteError);
    expect(await adapter.getMany(['a', 'b'])).toEqual([undefined, undefined]);
    await adapter.set('a', 'still works');
    expect(await adapter.get('a')).toBe('still works');
  });

  it('takes an address as a text or among options, and a table of any name', async () => {
    expect(new SqliteAdapter().opts).toEqual({
      uri: 'sqlite://:memory:',
      table: 'keyv',
      busyTimeout: 2_000,
      iterationLimit: 500,
      dialect: 'sqlite',
    });
    const byText = new SqliteAdapter(`sqlite://${file}`);
    const byOptions = open();
    const byPath = open({ uri: file });
    opened.push(byText);
    await byText.set('foo', 'bar');
    expect(await byOptions.get('foo')).toBe('bar');
    expect(await byPath.get('foo')).toBe('bar');
    for (const table of ['3000', '$sample', 'a "quoted" one; DROP TABLE keyv', 'select']) {
      const adapter = open({ table });
      await adapter.set('foo', table);
      expect(await open({ table }).get('foo')).toBe(table);
    }
    expect(await byText.get('foo')).toBe('bar');
  });
});

describe('durability', () => {
  it('writes ahead and in full before a promise resolves', async () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
    const adapter = open();
    await adapter.set('foo', 'bar');
    expect(exec.mock.calls.map(([sql]) => sql)).toContain('PRAGMA synchronous = FULL');
    exec.mockRestore();
    const beside = new DatabaseSync(file);
    expect(beside.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(beside.prepare('SELECT * FROM keyv').all()).toEqual([{ key: 'foo', value: 'bar', expires: null }]);
    beside.close();
  });

  it('is one record for two processes that make it at the same moment', { timeout: 60_000 }, async () => {
    const run = promisify(execFile);
    const url = `sqlite://${join(folder, 'new', 'record.sqlite')}`;
    await Promise.all(['a', 'b', 'c'].map((name) => run(process.execPath, [APPEND_ENTRIES, url, '9001', name, '50'])));
    const store = openStore(url);
    expect(await verifyJournal(store, '9001')).toMatchObject({ entries: 150, broken: null });
    await store.close();
  });
});

describe('a failure is thrown, emitted, and never reads as empty', () => {
  async function failureOf(adapter: SqliteAdapter): Promise<unknown[]> {
    const calls = [
      () => adapter.get('foo'),
      () => adapter.getMany(['foo']),
      () => adapter.has('foo'),
      () => adapter.hasMany(['foo']),
      () => adapter.keys('', ''),
      () => listed(adapter.iterator()),
      () => adapter.set('foo', 'x'),
      () => adapter.insert('foo', 'x', BESIDE),
      () => adapter.setMany([{ key: 'foo', value: 'x' }]),
      () => adapter.delete('foo'),
      () => adapter.deleteMany(['foo']),
      () => adapter.clear(),
    ];
    const outcomes = await Promise.allSettled(calls.map((call) => call()));
    return outcomes.map((each) => (each.status === 'rejected' ? (each.reason as Error).message : each));
  }

  it('once it is closed', async () => {
    const adapter = open();
    const heard: unknown[] = [];
    adapter.on('error', (error) => heard.push(error));
    await adapter.set('foo', 'bar');
    expect(await adapter.disconnect()).toBeUndefined();
    await adapter.disconnect();
    expect(new Set(await failureOf(adapter))).toEqual(new Set([`SQLite (${file}): the store is closed`]));
    expect(heard).toHaveLength(12);
  });

  it('where the folder is missing, until it is there', async () => {
    const inside = join(folder, 'non', 'existent');
    const adapter = open({ uri: `sqlite://${join(inside, 'database.sqlite')}` });
    const keyv = new Keyv({ store: adapter });
    const error = await new Promise((resolve) => keyv.on('error', resolve));
    expect(error).toMatchObject({
      name: 'SqliteError',
      message: expect.stringContaining('unable to open database file'),
    });
    keyv.throwOnErrors = true;
    await expect(keyv.get('foo')).rejects.toThrow(SqliteError);
    mkdirSync(inside, { recursive: true });
    await keyv.set('foo', 'bar');
    expect(await keyv.get('foo')).toBe('bar');
  });

  it('does not end the process where nobody listens', async () => {
    open({ uri: `sqlite://${join(folder, 'non', 'existent.sqlite')}` });
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('where the file is no database', async () => {
    writeFileSync(file, 'This is a letter and not a database. '.repeat(200));
    expect(new Set(await failureOf(open()))).toEqual(new Set([`SQLite (${file}): file is not a database`]));
    expect(() => openStore(`sqlite://${file}`)).toThrow(`SQLite (${file}): file is not a database`);
    // It is left as it was.
    expect(readFileSync(file, 'utf8')).toMatch(/^This is a letter/);
  });

  it('where the file is damaged', async () => {
    const adapter = open();
    const entries = Array.from({ length: 200 }, (_, index) => ({ key: `key ${index}`, value: 'x'.repeat(3_000) }));
    await adapter.setMany(entries);
    await adapter.disconnect();
    truncateSync(file, 40_960);
    const damaged = open();
    await expect(damaged.getMany(entries.map(({ key }) => key))).rejects.toThrow('database disk image is malformed');
    await expect(listed(damaged.iterator())).rejects.toThrow('database disk image is malformed');
  });

  it('where another process holds the file, within its time, and goes on after', async () => {
    const adapter = open({ busyTimeout: 300 });
    await adapter.set('foo', 'bar');
    const beside = new DatabaseSync(file);
    beside.exec('BEGIN EXCLUSIVE');
    await expect(adapter.set('foo', 'buzz')).rejects.toThrow(`SQLite (${file}): database is locked`);
    await expect(adapter.insert('new', 'x', BESIDE)).rejects.toThrow('database is locked');
    await expect(adapter.setMany([{ key: 'new', value: 'x' }])).rejects.toThrow('database is locked');
    // Readers are not held up.
    expect(await adapter.get('foo')).toBe('bar');
    beside.exec('ROLLBACK');
    beside.close();
    await adapter.set('foo', 'buzz');
    expect(await adapter.getMany(['foo', 'new'])).toEqual(['buzz', undefined]);
  });

  it('where another process holds the file, told to who records, within the two seconds it waits by default', async () => {
    const store = openStore(`sqlite://${file}`);
    const desk = new Desk(store, '9001');
    await recordAll(desk, ['before']);
    const beside = new DatabaseSync(file);
    beside.exec('BEGIN IMMEDIATE');
    expect(open().opts.busyTimeout).toBe(2_000);
    await expect(recordAll(desk, ['held up'])).rejects.toThrow('server 9001: entry 2 was not written');
    expect((await desk.refresh()).seq).toBe(1);
    beside.exec('ROLLBACK');
    beside.close();
    await recordAll(desk, ['after']);
    expect(textsIn(desk)).toEqual(['before', 'after']);
    await store.close();
  });

  it('where another writes: it waits outside the thread, and writes once the other is done', async () => {
    const uri = `sqlite://${join(folder, 'busy.sqlite')}`;
    const adapter = new SqliteAdapter({ uri });
    const other = new DatabaseSync(join(folder, 'busy.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    let isSet = false;
    const setting = adapter.set('foo', 'x').then(() => {
      isSet = true;
    });
    // Were the thread held up, neither the reader nor the other writer could go on.
    expect(await adapter.get('foo')).toBeUndefined();
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(isSet).toBe(false);
    other.exec('COMMIT');
    await setting;
    expect(await adapter.get('foo')).toBe('x');
    other.close();
    await adapter.disconnect();
  });

  it('where what was deleted or overwritten was a text: the file has it no more', async () => {
    const path = join(folder, 'scrubbed.sqlite');
    const adapter = new SqliteAdapter({ uri: `sqlite://${path}` });
    const holds = () => [path, `${path}-wal`].some((file) => readFileSync(file).includes('a name to forget'));
    await adapter.set('overwritten', `a name to forget ${'x'.repeat(100)}`);
    await adapter.set('deleted', 'a name to forget');
    expect(holds()).toBe(true);
    await adapter.set('overwritten', 'nothing');
    await adapter.delete('deleted');
    await adapter.scrub();
    expect(holds()).toBe(false);
    await adapter.disconnect();
  });

  it('where the log that is to be emptied is being read: it is tried again, and told where it never could be', async () => {
    const adapter = open({ busyTimeout: 300 });
    const log = () => readFileSync(`${file}-wal`).length;
    await adapter.set('forgotten', 'a name to forget');
    const beside = new DatabaseSync(file);
    const read = () => {
      beside.exec('BEGIN');
      beside.prepare('SELECT * FROM keyv').all();
    };
    read();
    await adapter.delete('forgotten');
    await expect(adapter.scrub()).rejects.toThrow('another process is reading the log that is to be emptied');
    expect(log()).toBeGreaterThan(0);
    let isScrubbed = false;
    const patient = open({ busyTimeout: 30_000 });
    const scrubbing = patient.scrub().then(() => {
      isScrubbed = true;
    });
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(isScrubbed).toBe(false);
    beside.exec('COMMIT');
    await scrubbing;
    expect(log()).toBe(0);
    beside.close();
  });

  it('where the disk is full: the record stays readable, and takes entries again once there is room', async ({
    annotate,
  }) => {
    const disk = mountSmallDisk(folder);
    if (disk === null) return annotate('not tried: only root may mount a small disk');
    try {
      const store = openStore(`sqlite://${join(disk, 'record.sqlite')}`);
      const desk = new Desk(store, '9001');
      const written: string[] = [];
      const failure = await fillUp(desk, written);
      expect(failure).toMatchObject({
        name: 'RecordingFailedError',
        message: `server 9001: entry ${written.length + 1} was not written`,
        cause: { message: expect.stringContaining('database or disk is full') },
      });
      expect(written.length).toBeGreaterThan(5);
      expect(textsIn(desk)).toEqual(written);
      const reader = new Desk(openStore(`sqlite://${join(disk, 'record.sqlite')}`), '9001');
      await reader.refresh();
      expect(textsIn(reader)).toEqual(written);
      execFileSync('/bin/mount', ['-o', 'remount,size=16m', disk]);
      await recordAll(desk, ['room again']);
      expect(await verifyJournal(store, '9001')).toMatchObject({ entries: written.length + 1, broken: null });
      await store.close();
    } finally {
      execFileSync('/bin/umount', ['-l', disk]);
    }
  });

  it('where the disk is full of what a reader kept in the log: it is emptied once there is room for it', async ({
    annotate,
  }) => {
    const disk = mountSmallDisk(folder);
    if (disk === null) return annotate('not tried: only root may mount a small disk');
    try {
      const path = join(disk, 'log.sqlite');
      const adapter = open({ uri: `sqlite://${path}` });
      await adapter.set('foo', 'first');
      const filler = join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(100_000));
      const beside = new DatabaseSync(path);
      beside.exec('BEGIN');
      beside.prepare('SELECT * FROM keyv').all();
      const overwrite = async () => {
        for (let time = 0; time < 100; time++) await adapter.set('foo', `${time % 10}`.repeat(50_000));
      };
      await expect(overwrite()).rejects.toThrow('database or disk is full');
      expect(await adapter.get('foo')).toMatch(/^\d{50000}$/);
      beside.close();
      // Room for what the log holds, and not for more of it.
      rmSync(filler);
      await adapter.set('foo', 'l'.repeat(200_000));
      expect(await adapter.get('foo')).toBe('l'.repeat(200_000));
      await adapter.disconnect();
    } finally {
      execFileSync('/bin/umount', ['-l', disk]);
    }
  });
});

async function fillUp(desk: Desk, written: string[]): Promise<unknown> {
  for (let count = 0; count < 1_000; count++) {
    const text = `${count} ${'x'.repeat(50_000)}`;
    try {
      await desk.record(() => saying(text), { by: BY, now: new Date('2024-04-02T08:00:00Z') });
    } catch (error) {
      return error;
    }
    written.push(text);
  }
  return null;
}

/** A disk of two megabytes; null where this process may not mount one, which it must in CI. */
function mountSmallDisk(folder: string): string | null {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' });
    return disk;
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    return null;
  }
}
