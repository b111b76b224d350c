import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/action.ts';
import { Desk } from '../../src/store/desk.ts';
import { entriesOf, forgetJournal, journaledGuilds, journalKey, setOrigin } from '../../src/store/journal.ts';
import { backUpJournals, JournalFileError, RecordExistsError, restoreJournals } from '../../src/store/journal-files.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';
import type { Store } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { BY, fill, recordAll, textsIn } from '../support/entries.ts';
import { openFaultyStore } from '../support/faulty-store.ts';
import { STORE_KINDS, storeKind, suiteName, type TestStore } from '../support/stores.ts';

const TEXTS = ['plain', 'two\nlines\r\n', 'a\u2028b\u2029c\u0085', '":::{', '\u{1f54a}\u0000', ''];

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-journals-'));
  file = join(folder, 'backup.jsonl');
});

afterEach(() => rmSync(folder, { recursive: true }));

async function stored(store: Store): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const journals = new Map<string, Entry[]>();
  for (const guild of await journaledGuilds(store)) journals.set(guild, await Array.fromAsync(entriesOf(store, guild)));
  return journals;
}

for (const kind of STORE_KINDS) {
  describe.skipIf(kind.skipped !== null)(`journals on ${suiteName(kind)}`, () => {
    let from: TestStore;
    let to: TestStore;

    beforeEach(async () => {
      from = await kind.create();
      to = await kind.create();
    });

    afterEach(async () => {
      await from.remove();
      await to.remove();
    });

    it('come back from a file exactly as they were, and go on', async () => {
      const [source, target] = [from.open(), to.open()];
      await recordAll(new Desk(source, '9001'), TEXTS);
      await fill(
        source,
        '9002',
        Array.from({ length: 1_234 }, (_, index) => `text ${index}`),
      );
      await recordAll(new Desk(source, '90010'), ['one']);
      await source.keyv.set('something else', 'not a journal');
      const before = await stored(source);
      const held = { servers: 3, entries: 1_241 };
      expect(await backUpJournals(source, file)).toEqual(held);
      const progress: number[] = [];
      expect(await restoreJournals(target, file, { onProgress: (entries) => progress.push(entries) })).toEqual(held);
      expect(await stored(target)).toEqual(before);
      expect(progress.at(-1)).toBe(1_241);
      await recordAll(new Desk(target, '9002'), ['after']);
      expect(await verifyJournal(target, '9002')).toMatchObject({ entries: 1_235, broken: null });
      await expect(restoreJournals(target, file)).rejects.toThrow(RecordExistsError);
    });

    it('put back beside a desk that is open are what it then answers from', async () => {
      const source = from.open();
      const open = new Desk(from.open(), '9001');
      await recordAll(open, ['before the backup']);
      await backUpJournals(source, file);
      await recordAll(open, ['after the backup', 'and after']);
      await restoreJournals(source, file, { replace: true });
      expect((await open.refresh()).seq).toBe(1);
      await recordAll(open, ['since']);
      expect(textsIn(open)).toEqual(['before the backup', 'since']);
      expect(await verifyJournal(source, '9001')).toMatchObject({ entries: 2, broken: null });
    });

    it('put back without a redaction made since lose nothing by it, beside a desk that had read it', async () => {
      const source = from.open();
      const [redacting, reading] = [new Desk(source, '9001'), new Desk(from.open(), '9001')];
      await recordAll(redacting, ['a name', 'kept']);
      await backUpJournals(source, file);
      const at = { by: BY, now: new Date('2024-04-02T08:00:00Z') };
      await redacting.record((casebook) => redactionOf(casebook, 1, null), at);
      await reading.refresh();
      await restoreJournals(source, file, { replace: true });
      for (const desk of [reading, redacting, new Desk(from.open(), '9001')]) {
        await desk.refresh();
        expect(textsIn(desk)).toEqual(['a name', 'kept']);
      }
      expect(await verifyJournal(source, '9001')).toMatchObject({ entries: 2, broken: null });
    });

    it('read as broken, and not as empty, while they are put back', async () => {
      const source = from.open();
      await recordAll(new Desk(source, '9001'), ['one']);
      await recordAll(new Desk(source, '9002'), ['two']);
      await backUpJournals(source, file);
      const { insert } = source;
      source.insert = async () => {
        throw new Error('the connection was lost');
      };
      await expect(restoreJournals(source, file, { replace: true })).rejects.toThrow('the connection was lost');
      source.insert = insert;
      for (const guild of ['9001', '9002'])
        await expect(new Desk(from.open(), guild).refresh()).rejects.toThrow('entry 1 is missing');
      await restoreJournals(source, file, { replace: true });
      expect((await new Desk(source, '9002').refresh()).seq).toBe(1);
    });

    it('are not written where an entry was altered, however long before the last', async () => {
      const source = from.open();
      const texts = Array.from({ length: 505 }, (_, index) => `text ${index}`);
      const entries = await fill(source, '9001', texts);
      const altered = { ...entries[2], action: { ...entries[2]?.action, content: { reason: 'another' } } };
      await source.keyv.set(journalKey('9001', 3), altered);
      await expect(backUpJournals(source, file)).rejects.toThrow('entry 3 was altered after it was written');
      expect(existsSync(file)).toBe(false);
    });

    it('come back with what was redacted and purged', async () => {
      const [source, target] = [from.open(), to.open()];
      const desk = new Desk(source, '9001');
      const at = { by: BY, now: new Date('2024-04-02T08:00:00Z') };
      await recordAll(desk, ['forgotten', 'forgotten too']);
      await desk.record(() => ({ type: 'record.purged' }), at);
      await recordAll(desk, ['a name', 'kept']);
      await desk.record((casebook) => redactionOf(casebook, 4, null), at);
      await backUpJournals(source, file);
      expect(readFileSync(file, 'utf8')).not.toMatch(/forgotten|a name/);
      await restoreJournals(target, file);
      expect(await stored(target)).toEqual(await stored(source));
      expect(await verifyJournal(target, '9001')).toMatchObject({
        entries: 4,
        redacted: 1,
        forgotten: 2,
        broken: null,
      });
      expect((await new Desk(target, '9001').refresh()).seq).toBe(6);
    });

    it('replace a record only when told to, and only of the servers in the file', async () => {
      const [source, target] = [from.open(), to.open()];
      await recordAll(new Desk(source, '9001'), ['kept']);
      await backUpJournals(source, file);
      await recordAll(new Desk(target, '9001'), ['another', 'and another']);
      await recordAll(new Desk(target, '9002'), ['of another server']);
      const before = await stored(target);
      const refused = await restoreJournals(target, file).catch((error: unknown) => error);
      expect(refused).toMatchObject({ name: 'RecordExistsError', message: 'there is a record already of server 9001' });
      expect(await stored(target)).toEqual(before);
      await restoreJournals(target, file, { replace: true });
      expect(await stored(target)).toEqual(
        new Map([
          ['9001', (await stored(source)).get('9001')],
          ['9002', before.get('9002')],
        ]),
      );
    });

    it('are forgotten one server at a time', async () => {
      const store = from.open();
      await fill(
        store,
        '9001',
        Array.from({ length: 700 }, (_, index) => `text ${index}`),
      );
      await recordAll(new Desk(store, '90010'), ['one']);
      expect(await forgetJournal(store, '9001', await setOrigin(store, '9001', 1))).toBe(true);
      expect(await store.keys('journal:', '')).toEqual(['journal:90010:1']);
    });
  });
}

describe('a file of journals', () => {
  let store: TestStore;
  let source: Store;

  beforeEach(async () => {
    store = await storeKind('SQLite').create();
    source = store.open();
    await recordAll(new Desk(source, '9001'), ['one', 'two', 'three']);
    await recordAll(new Desk(source, '9002'), ['four']);
    await backUpJournals(source, file);
  });

  afterEach(() => store.remove());

  function lines(): string[] {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  }

  function write(changed: readonly string[]): void {
    writeFileSync(file, changed.map((line) => `${line}\n`).join(''));
  }

  it('is JSON Lines: what it is, each entry as it is stored, and how many', async () => {
    const journals = await stored(source);
    const expected = [
      { format: 'sitrep journals', version: 1 },
      ...[...journals].flatMap(([guild, entries]) => entries.map((entry) => ({ guild, entry }))),
      { servers: 2, entries: 4 },
    ];
    expect(lines().map((line) => JSON.parse(line))).toEqual(expected);
  });

  it('is read where its last line has no end', async () => {
    writeFileSync(file, readFileSync(file, 'utf8').trimEnd());
    expect(await restoreJournals(source, file, { replace: true })).toEqual({ servers: 2, entries: 4 });
  });

  it('may hold nothing', async () => {
    const [empty, target] = [await storeKind('memory').create(), await storeKind('memory').create()];
    expect(await backUpJournals(empty.open(), file)).toEqual({ servers: 0, entries: 0 });
    expect(await restoreJournals(target.open(), file)).toEqual({ servers: 0, entries: 0 });
  });

  const faults: ReadonlyArray<readonly [string, (all: string[]) => readonly string[], string]> = [
    ['is empty', () => [], 'the file is empty'],
    ['lacks its last line', (all) => all.slice(0, -1), 'the file was cut off after line 5'],
    [
      'lacks an entry at the end',
      (all) => all.toSpliced(-2, 1),
      'line 5: the file holds 3 entries of 1 servers, and says otherwise',
    ],
    ['lacks an entry', (all) => all.toSpliced(2, 1), 'line 3: journal of server 9001: entry 2 is numbered 3'],
    [
      'was altered',
      (all) => all.map((line) => line.replace('"two"', '"2"')),
      'line 3: journal of server 9001: entry 2 was altered after it was written',
    ],
    [
      'is cut off in a line',
      (all) => [...all.slice(0, 3), (all[3] ?? '').slice(0, 20)],
      'line 4: cannot be read, the file may have been cut off',
    ],
    ['goes on after its end', (all) => [...all, all[1] ?? ''], 'line 7: something follows the last line'],
    [
      'has a server in two parts',
      (all) => [...all.slice(0, 4), all[4] ?? '', all[1] ?? '', all[5] ?? ''],
      'line 6: the journal of server 9001 is in two parts',
    ],
    [
      'names no server',
      (all) => all.map((line) => line.replace('"guild":"9001"', '"guild":"a:b"')),
      'line 2: names no server',
    ],
    ['is something else', () => ['{"type":"FeatureCollection"}'], 'the file is not a backup of journals'],
    ['is no JSON', () => ['event,claim', 'E1,E1.1'], 'the file is not a backup of journals'],
    ['has a line that is no entry', (all) => all.toSpliced(2, 0, '5'), 'line 3: is not an entry'],
    [
      'is of a newer version',
      (all) => all.with(0, '{"format":"sitrep journals","version":2}'),
      'the file was written by a newer Sitrep (version 2): upgrade to read it',
    ],
  ];

  it.each(faults)('changes nothing where it %s', async (_, change, fault) => {
    write(change(lines()));
    const before = await stored(source);
    const failure = await restoreJournals(source, file, { replace: true }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(JournalFileError);
    expect(failure).toMatchObject({ message: fault });
    expect(await stored(source)).toEqual(before);
  });

  it('is not made of a broken journal, and an older one stays', async () => {
    const before = readFileSync(file, 'utf8');
    await source.keyv.delete(journalKey('9001', 2));
    await expect(backUpJournals(source, file)).rejects.toThrow('journal of server 9001: entry 2 is missing');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  });

  it('leaves a record that reads as broken, not as short, where the restoration is broken off', async () => {
    const target = openFaultyStore();
    target.faults.insert = 'refused';
    await expect(restoreJournals(target, file)).rejects.toThrow('the connection was lost');
    target.faults.insert = null;
    await expect(new Desk(target, '9001').refresh()).rejects.toThrow('entry 1 is missing');
    await expect(restoreJournals(target, file)).rejects.toThrow(RecordExistsError);
    await restoreJournals(target, file, { replace: true });
    expect(await stored(target)).toEqual(await stored(source));
  });
});
