import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTION_VERSION, type Entry } from '../../src/domain/action.ts';
import { BrokenJournalError, NewerEntryError } from '../../src/domain/errors.ts';
import { Desk } from '../../src/store/desk.ts';
import { hashOf } from '../../src/store/entry-hash.ts';
import { journaledGuilds, journalKey } from '../../src/store/journal.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';
import type { Store } from '../../src/store/store.ts';
import { verifyJournal } from '../../src/store/verify.ts';
import { BY, fill, recordAll, saying, textsIn } from '../support/entries.ts';
import { STORE_KINDS, suiteName, type TestStore } from '../support/stores.ts';

const GUILD = '9001';
const APPEND_ENTRIES = fileURLToPath(new URL('../support/append-entries.ts', import.meta.url));
const NOW = new Date('2024-04-02T08:00:00Z');
const WHOLE = { broken: null };

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name} ${index}`);
}

async function entryAt(store: Store, seq: number): Promise<Entry> {
  const entry = await store.keyv.get<Entry>(journalKey(GUILD, seq));
  if (!entry) throw new Error(`no entry ${seq}`);
  return entry;
}

/** Puts something in an entry's place, as one with the database's password could. */
async function tamper(store: Store, seq: number, value: unknown): Promise<void> {
  await store.keyv.set(journalKey(GUILD, seq), value);
}

/** The entry with its hash made anew. */
function sealedAnew(entry: Omit<Entry, 'hash'>): Entry {
  const { seq, at, by, action, previous } = entry;
  return { seq, at, by, action, previous, hash: hashOf(entry) };
}

function reasonIn({ action }: Entry): string | null {
  if (action.type !== 'claim.withdrawn') throw new Error(`an entry says ${action.type}`);
  return action.content.reason;
}

function redact(desk: Desk, seq: number, reason: string | null): Promise<Entry> {
  return desk.record((casebook) => redactionOf(casebook, seq, reason), { by: BY, now: NOW });
}

function purge(desk: Desk): Promise<Entry> {
  return desk.record(() => ({ type: 'record.purged' }), { by: BY, now: NOW });
}

async function faultOfOpening(store: Store): Promise<string> {
  const opening = new Desk(store, GUILD).refresh();
  return opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof BrokenJournalError ? error.message : String(error)),
  );
}

for (const kind of STORE_KINDS) {
  describe.skipIf(kind.skipped !== null)(`the journal on ${suiteName(kind)}`, () => {
    let test: TestStore;
    let store: Store;
    let desk: Desk;

    beforeEach(async () => {
      test = await kind.create();
      store = test.open();
      desk = new Desk(store, GUILD);
    });

    afterEach(() => test.remove());

    it('keeps what was recorded, in order, for every desk that opens it', async () => {
      const texts = numbered('text', 12);
      await recordAll(desk, texts);
      const other = new Desk(test.open(), GUILD);
      await other.refresh();
      expect(textsIn(other)).toEqual(texts);
      expect(other.casebook.entriesAfter(0)).toEqual(desk.casebook.entriesAfter(0));
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 12, ...WHOLE });
    });

    it('has entries of exactly this form under exactly these keys', async () => {
      const by = { member: '1002', interaction: '77' };
      const first = await desk.record(() => ({ type: 'digest.removed', digest: 4 }), { by, now: NOW });
      const second = await desk.record(() => ({ type: 'digest.removed', digest: 5 }), { by: BY, now: NOW });
      expect(await store.keys('journal:', '')).toHaveLength(2);
      expect(await store.keyv.get('journal:9001:1')).toEqual(first);
      // The hash is of the canonical JSON of the rest, reckoned by other means.
      expect(first).toEqual({
        seq: 1,
        at: '2024-04-02T08:00:00.000Z',
        by,
        action: { type: 'digest.removed', digest: 4, version: 2 },
        previous: null,
        hash: '190e0666a43299d640dca29e0c9f86f80b37058235249a344486c9c5a5d67522',
      });
      expect(await store.keyv.get('journal:9001:2')).toEqual(second);
      expect(second).toMatchObject({ seq: 2, by: BY, previous: first.hash });
    });

    it('is read on at the next question, entries of another connection too', async () => {
      const other = new Desk(test.open(), GUILD);
      await recordAll(desk, ['one']);
      expect((await other.refresh()).seq).toBe(1);
      await recordAll(desk, ['two', 'three']);
      expect((await other.refresh()).seq).toBe(3);
      await recordAll(other, ['four']);
      expect((await desk.refresh()).seq).toBe(4);
      expect(textsIn(desk)).toEqual(['one', 'two', 'three', 'four']);
    });

    it('keeps servers apart', async () => {
      const other = new Desk(store, '9002');
      await recordAll(desk, ['of 9001']);
      await recordAll(other, ['of 9002', 'of 9002 again']);
      expect(textsIn(desk)).toEqual(['of 9001']);
      expect(textsIn(other)).toEqual(['of 9002', 'of 9002 again']);
      // A number that begins with another's is another server.
      expect((await new Desk(store, '900').refresh()).seq).toBe(0);
      expect(await journaledGuilds(store)).toEqual(['9001', '9002']);
    });

    it('never goes back in time', async () => {
      const at = async (time: string) => (await desk.record(() => saying(''), { by: BY, now: new Date(time) })).at;
      expect(await at('2024-04-02T08:00:00Z')).toBe('2024-04-02T08:00:00.000Z');
      expect(await at('2024-04-01T08:00:00Z')).toBe('2024-04-02T08:00:00.000Z');
      expect(await at('2024-04-02T08:00:00.001Z')).toBe('2024-04-02T08:00:00.001Z');
    });

    it.each([
      ['beyond the first plane', 'Ô 🕊️ 𝒜 👩‍👩‍👧 𐀀'],
      ['combining', 'Tillabe\u0301ri beside Tillabéri'],
      ['right to left', 'قتل ٢٣ جندياً ‏\u202e'],
      ['controls', 'a\u0000b\u0001\u001f\u007f\u2028\u2029'],
      ['what has a meaning elsewhere', `':":base64:YQ== ::\\ %_ {"value":1} $1 \\ud800 --`],
      ['nothing', ''],
    ])('keeps text as it is: %s', async (_, text) => {
      await recordAll(desk, [text]);
      const other = new Desk(test.open(), GUILD);
      await other.refresh();
      expect(textsIn(other)).toEqual([text]);
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 1, ...WHOLE });
    });

    it('writes half a character as U+FFFD, for the writer as for everyone', async () => {
      await recordAll(desk, ['a\ud83d', '\udd4ab', '\ud83d\udd4a']);
      const kept = ['a\ufffd', '\ufffdb', '\u{1f54a}'];
      expect(textsIn(desk)).toEqual(kept);
      const other = new Desk(test.open(), GUILD);
      await other.refresh();
      expect(textsIn(other)).toEqual(kept);
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 3, ...WHOLE });
    });

    it('keeps an entry of eight million characters', async () => {
      const text = 'é'.repeat(8_000_000);
      await recordAll(desk, ['before', text, 'after']);
      const other = new Desk(test.open(), GUILD);
      await other.refresh();
      expect(textsIn(other).map((each) => each.length)).toEqual([6, 8_000_000, 5]);
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 3, ...WHOLE });
    });

    it('opens and verifies 10,000 entries', { timeout: 60_000 }, async () => {
      await fill(store, GUILD, numbered('text', 10_000));
      const other = new Desk(test.open(), GUILD);
      await other.refresh();
      expect(textsIn(other)).toEqual(numbered('text', 10_000));
      const progress: number[] = [];
      const verified = await verifyJournal(store, GUILD, (entries) => progress.push(entries));
      expect(verified).toMatchObject({ entries: 10_000, ...WHOLE });
      expect(progress[0]).toBe(500);
      expect(progress.at(-1)).toBe(10_000);
    });

    describe('with two writers of 500 entries each at once', () => {
      async function expectBoth(): Promise<void> {
        const reader = new Desk(test.open(), GUILD);
        await reader.refresh();
        const texts = textsIn(reader);
        expect([...texts].sort()).toEqual([...numbered('a', 500), ...numbered('b', 500)].sort());
        // Each writer's own are in the order it asked for them.
        expect(texts.filter((text) => text.startsWith('a'))).toEqual(numbered('a', 500));
        expect(texts.filter((text) => text.startsWith('b'))).toEqual(numbered('b', 500));
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 1_000, ...WHOLE });
      }

      async function recordAtOnce(writer: Desk, name: string): Promise<void> {
        await Promise.all(numbered(name, 500).map((text) => writer.record(() => saying(text), { by: BY, now: NOW })));
      }

      it('loses none on one connection', { timeout: 120_000 }, async () => {
        const other = new Desk(store, GUILD);
        await Promise.all([recordAtOnce(desk, 'a'), recordAtOnce(other, 'b')]);
        await expectBoth();
        expect((await desk.refresh()).entriesAfter(0)).toEqual((await other.refresh()).entriesAfter(0));
      });

      it('loses none on two connections', { timeout: 120_000 }, async () => {
        const other = new Desk(test.open(), GUILD);
        await Promise.all([recordAtOnce(desk, 'a'), recordAtOnce(other, 'b')]);
        await expectBoth();
      });

      // No other process sees a store in memory.
      if (kind.name !== 'memory') {
        it('loses none in two processes', { timeout: 120_000 }, async () => {
          const run = (name: string) =>
            promisify(execFile)(process.execPath, [APPEND_ENTRIES, test.url ?? '', GUILD, name, '500']);
          await Promise.all([run('a'), run('b')]);
          await expectBoth();
        });
      }

      it('lets one of two that got the same interaction write it', async () => {
        const other = new Desk(test.open(), GUILD);
        const by = { member: '1002', interaction: '77' };
        const both = await Promise.allSettled(
          [desk, other].map((each) => each.record(() => saying('once'), { by, now: NOW })),
        );
        expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
          reason: { name: 'AlreadyRecordedError' },
        });
        expect((await desk.refresh()).seq).toBe(1);
      });
    });

    describe('tampered with', () => {
      const ALTERED = 'journal of server 9001: entry 3 was altered after it was written';

      beforeEach(() => recordAll(desk, numbered('text', 6)));

      interface Case {
        readonly what: string;
        readonly change: () => Promise<void>;
        readonly fault: string;
        /** How far it holds together. */
        readonly entries: number;
      }

      const cases: readonly Case[] = [
        {
          what: 'an entry deleted',
          change: async () => void (await store.keyv.delete(journalKey(GUILD, 3))),
          fault: 'journal of server 9001: entry 3 is missing',
          entries: 2,
        },
        {
          what: 'the first entry deleted',
          change: async () => void (await store.keyv.delete(journalKey(GUILD, 1))),
          fault: 'journal of server 9001: entry 1 is missing',
          entries: 0,
        },
        {
          what: 'a text changed',
          change: async () => {
            const entry = await entryAt(store, 3);
            await tamper(store, 3, { ...entry, action: { ...entry.action, content: { reason: 'another' } } });
          },
          fault: ALTERED,
          entries: 2,
        },
        {
          what: 'its author changed',
          change: async () =>
            tamper(store, 3, { ...(await entryAt(store, 3)), by: { member: '1', interaction: null } }),
          fault: ALTERED,
          entries: 2,
        },
        {
          what: 'its time changed',
          change: async () => tamper(store, 3, { ...(await entryAt(store, 3)), at: '2020-01-01T00:00:00.000Z' }),
          fault: ALTERED,
          entries: 2,
        },
        {
          what: 'a text changed and its hash made anew',
          change: async () => {
            const entry = await entryAt(store, 3);
            const action = { ...entry.action, content: { reason: 'another' } } as Entry['action'];
            await tamper(store, 3, sealedAnew({ ...entry, action }));
          },
          fault: 'journal of server 9001: entry 4 does not follow the entry before it',
          entries: 3,
        },
        {
          what: 'a text changed beside the digest of the true one',
          change: async () => {
            const entry = await entryAt(store, 3);
            if (!('content' in entry.action)) throw new Error('no content');
            const redacted = hash('sha256', canonicalize(entry.action.content) ?? '');
            await tamper(store, 3, { ...entry, action: { ...entry.action, content: { redacted, reason: 'another' } } });
          },
          fault: ALTERED,
          entries: 2,
        },
        {
          what: 'something added that no hash covers',
          change: async () => tamper(store, 3, { ...(await entryAt(store, 3)), note: 'added' }),
          fault: 'journal of server 9001: entry 3 is not an entry',
          entries: 2,
        },
        {
          what: 'two entries exchanged',
          change: async () => {
            const [third, fourth] = [await entryAt(store, 3), await entryAt(store, 4)];
            await tamper(store, 3, fourth);
            await tamper(store, 4, third);
          },
          fault: 'journal of server 9001: entry 3 is numbered 4',
          entries: 2,
        },
        {
          what: 'an entry of another hand at the end',
          change: async () => {
            const last = await entryAt(store, 6);
            await tamper(store, 7, sealedAnew({ ...last, seq: 7, previous: 'f'.repeat(64) }));
          },
          fault: 'journal of server 9001: entry 7 does not follow the entry before it',
          entries: 6,
        },
        {
          what: 'an entry beyond the end',
          change: async () => tamper(store, 9, await entryAt(store, 6)),
          fault: 'journal of server 9001: entry 7 is missing',
          entries: 6,
        },
        ...[null, 5, 'text', [], {}].map((value) => ({
          what: `no entry but ${JSON.stringify(value)}`,
          change: () => tamper(store, 3, value),
          fault: 'journal of server 9001: entry 3 is not an entry',
          entries: 2,
        })),
      ];

      it.each(cases)('is not opened and not verified: $what', async ({ change, fault, entries }) => {
        await change();
        expect(await faultOfOpening(store)).toBe(fault);
        const verified = await verifyJournal(store, GUILD);
        expect({ entries: verified.entries, fault: verified.broken?.message }).toEqual({ entries, fault });
      });

      it('is not opened where it holds what is no JSON', async () => {
        const adapter = store.keyv.store as { set(key: string, value: string): Promise<unknown> };
        await adapter.set(journalKey(GUILD, 3), '{"value":{"seq":3,');
        const fault = 'journal of server 9001: entry 3 cannot be read';
        expect(await faultOfOpening(store)).toBe(fault);
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 2, broken: { message: fault } });
      });

      it('is not written on by a desk that was open, where its last entry is gone', async () => {
        await store.keyv.delete(journalKey(GUILD, 6));
        await expect(recordAll(desk, ['on top'])).rejects.toThrow('journal of server 9001: entry 6 is missing');
        expect(await store.keys(`journal:${GUILD}:`, '')).toHaveLength(5);
      });

      it('is not written on by a desk that was open, where its last entry is another', async () => {
        const last = await entryAt(store, 6);
        await tamper(store, 6, sealedAnew({ ...last, at: '2025-01-01T00:00:00.000Z' }));
        await expect(desk.refresh()).rejects.toThrow('entry 6 was altered after it was written');
      });

      it('is found far beyond the end, and in a text long before it, by verification alone', async () => {
        await tamper(store, 5_000, await entryAt(store, 6));
        expect(await faultOfOpening(store)).toBe('opened');
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 6, broken: { seq: 7 } });
      });

      it('opens again once it is put right', async () => {
        const entry = await entryAt(store, 3);
        await store.keyv.delete(journalKey(GUILD, 3));
        const other = new Desk(test.open(), GUILD);
        await expect(other.refresh()).rejects.toThrow(BrokenJournalError);
        expect(other.casebook.seq).toBe(0);
        await tamper(store, 3, entry);
        expect((await other.refresh()).seq).toBe(6);
      });
    });

    it('finds an altered text deep in a long journal by verification', async () => {
      await fill(store, GUILD, numbered('text', 1_100));
      const entry = await entryAt(store, 250);
      await tamper(store, 250, { ...entry, action: { ...entry.action, content: { reason: 'another' } } });
      const fault = 'journal of server 9001: entry 250 was altered after it was written';
      expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 249, broken: { message: fault } });
    });

    describe('with a text redacted', () => {
      beforeEach(() => recordAll(desk, ['one', 'two', 'three']));

      it('holds together without it, in the store, in every desk and for verification', async () => {
        const open = new Desk(test.open(), GUILD);
        await open.refresh();
        const written = await entryAt(store, 2);
        const redaction = await redact(desk, 2, 'a name');
        const digest = hash('sha256', canonicalize('content' in written.action ? written.action.content : null) ?? '');
        expect(redaction.action).toMatchObject({ type: 'entry.redacted', redacts: 2, digest });
        // Nothing else of the entry is another.
        expect(await entryAt(store, 2)).toEqual({
          ...written,
          action: { ...written.action, content: { redacted: digest } },
        });
        await open.refresh();
        const opened = new Desk(test.open(), GUILD);
        await opened.refresh();
        for (const each of [desk, open, opened])
          expect(each.casebook.entriesAfter(0).slice(0, 3).map(reasonIn)).toEqual(['one', null, 'three']);
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 4, redacted: 1, ...WHOLE });
      });

      it('is told apart from one whose text another hand took out', async () => {
        const entry = await entryAt(store, 2);
        if (!('content' in entry.action)) throw new Error('no content');
        const redacted = hash('sha256', canonicalize(entry.action.content) ?? '');
        await tamper(store, 2, { ...entry, action: { ...entry.action, content: { redacted } } });
        const fault = 'journal of server 9001: entry 2 has lost its text, and no entry says that it was redacted';
        expect(await faultOfOpening(store)).toBe(fault);
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 1, broken: { message: fault } });
      });

      it('loses it at the next opening where the process ended before it did', async () => {
        const written = await entryAt(store, 2);
        await redact(desk, 2, null);
        await tamper(store, 2, written);
        await new Desk(test.open(), GUILD).refresh();
        expect(await entryAt(store, 2)).toMatchObject({ action: { content: { redacted: expect.any(String) } } });
      });

      it('is verified to have lost it, and loses it in a desk that is open too, where the store could not be written at first', async () => {
        const open = new Desk(test.open(), GUILD);
        await open.refresh();
        const written = await entryAt(store, 2);
        await redact(desk, 2, null);
        await tamper(store, 2, written);
        const fault = 'journal of server 9001: entry 2 was redacted and its text is still there';
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 1, broken: { message: fault } });
        await open.refresh();
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 4, redacted: 1, ...WHOLE });
      });

      it('can lose the reason of the redaction as well', async () => {
        await redact(desk, 2, 'a name');
        await redact(desk, 4, null);
        expect(JSON.stringify(await entryAt(store, 4))).not.toContain('a name');
        expect((await new Desk(test.open(), GUILD).refresh()).seq).toBe(5);
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 5, redacted: 2, ...WHOLE });
      });

      it.each([
        ['there is no such entry', 9, 'redact.unknown'],
        ['it was redacted already', 2, 'redact.already'],
      ])('is refused where %s', async (_, seq, key) => {
        await redact(desk, 2, null);
        await expect(redact(desk, seq, null)).rejects.toMatchObject({ name: 'UserError', key });
        expect((await desk.refresh()).seq).toBe(4);
      });
    });

    describe('purged', () => {
      async function expectForgotten(each: Desk): Promise<void> {
        const casebook = await each.refresh();
        expect(casebook.entriesAfter(0).map(({ action }) => action.type)).toEqual(['record.purged']);
        expect([casebook.forgotten, casebook.seq, casebook.nextEvent]).toEqual([3, 4, 1]);
      }

      beforeEach(() => recordAll(desk, ['one', 'two', 'three']));

      it('begins anew, in every desk, with nothing of it in the store', async () => {
        const open = new Desk(test.open(), GUILD);
        await open.refresh();
        await purge(desk);
        expect(await store.keys(`journal:${GUILD}:`, '')).toEqual(['journal:9001:4']);
        for (const each of [desk, open, new Desk(test.open(), GUILD)]) await expectForgotten(each);
        await recordAll(open, ['new']);
        expect((await desk.refresh()).entry(5)).toMatchObject({ action: { content: { reason: 'new' } } });
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 2, forgotten: 3, ...WHOLE });
        expect(await journaledGuilds(store)).toEqual([GUILD]);
        expect((await new Desk(test.open(), GUILD).refresh()).seq).toBe(5);
      });

      it('leaves nobody the number it took: a writer that had decided before is decided again', async () => {
        const other = new Desk(test.open(), GUILD);
        const seen: number[] = [];
        const acknowledge = async () => void (await purge(desk));
        const decide = (casebook: { readonly forgotten: number }) => {
          seen.push(casebook.forgotten);
          return saying('meanwhile');
        };
        const entry = await other.record(decide, { by: BY, now: NOW, acknowledge });
        expect([entry.seq, seen]).toEqual([5, [0, 3]]);
      });

      it('is finished at the next opening where the process ended halfway', async () => {
        const kept = await Promise.all([1, 2, 3].map((seq) => entryAt(store, seq)));
        const { previous } = await purge(desk);
        expect(previous).toBe(kept[2]?.hash);
        // As it is between the entry and the first deletion, and between two deletions.
        await store.keyv.delete(`record:${GUILD}`);
        for (const entry of kept) await tamper(store, entry.seq, entry);
        await expectForgotten(new Desk(test.open(), GUILD));
        expect(await store.keys(`journal:${GUILD}:`, '')).toEqual(['journal:9001:4']);
        for (const entry of kept.slice(0, 2)) await tamper(store, entry.seq, entry);
        expect(await verifyJournal(store, GUILD)).toMatchObject({
          broken: { message: /was purged and is still there/ },
        });
        await expectForgotten(new Desk(test.open(), GUILD));
        expect(await store.keys(`journal:${GUILD}:`, '')).toEqual(['journal:9001:4']);
      });

      it('is finished also where the record had been purged before', async () => {
        await purge(desk);
        await recordAll(desk, ['four']);
        const kept = await entryAt(store, 5);
        await purge(desk);
        await tamper(store, 5, kept);
        await new Desk(test.open(), GUILD).refresh();
        expect(await store.keys(`journal:${GUILD}:`, '')).toEqual(['journal:9001:6']);
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 1, forgotten: 5, ...WHOLE });
      });

      it('is not taken for an empty record where its last entries are gone', async () => {
        await purge(desk);
        await store.keyv.delete(journalKey(GUILD, 4));
        const fault = 'journal of server 9001: entry 4 is missing';
        expect(await faultOfOpening(store)).toBe(fault);
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 0, broken: { message: fault } });
      });
    });

    it('never reads as empty to a desk that was open, where all of it is gone', async () => {
      await recordAll(desk, ['one', 'two']);
      await store.keyv.deleteMany([1, 2].map((seq) => journalKey(GUILD, seq)));
      for (const _ of ['at once', 'and again']) {
        await expect(desk.refresh()).rejects.toThrow('journal of server 9001: entry 2 is missing');
        await expect(recordAll(desk, ['on top'])).rejects.toThrow(BrokenJournalError);
      }
      expect(await store.keys(`journal:${GUILD}:`, '')).toEqual([]);
    });

    describe('with an entry of a newer version', () => {
      it.each<[string, object]>([
        ['version', { type: 'digest.removed', digest: 1, version: ACTION_VERSION + 1 }],
        ['type', { type: 'event.foretold', event: 1, version: 1 }],
        ['type that is only ever in memory', { type: 'content.redacted', was: 'event.added', digest: '', version: 1 }],
      ])('is not read and not written on: a newer %s', async (_, action) => {
        await recordAll(desk, ['one']);
        const last = await entryAt(store, 1);
        const newer = {
          seq: 2,
          at: last.at,
          by: BY,
          action: action as unknown as Entry['action'],
          previous: last.hash,
        };
        await tamper(store, 2, sealedAnew(newer));
        await expect(desk.refresh()).rejects.toThrow(NewerEntryError);
        await expect(recordAll(desk, ['two'])).rejects.toThrow(NewerEntryError);
        await expect(new Desk(store, GUILD).refresh()).rejects.toThrow(NewerEntryError);
        expect(await store.keys(`journal:${GUILD}:`, '')).toHaveLength(2);
        // Its chain can be checked by who does not know what it means.
        expect(await verifyJournal(store, GUILD)).toMatchObject({ entries: 2, ...WHOLE });
      });
    });

    it('never reads as empty once it is closed', async () => {
      await recordAll(desk, ['one']);
      await store.close();
      await expect(desk.refresh()).rejects.toThrow();
      await expect(new Desk(store, GUILD).refresh()).rejects.toThrow();
      await expect(recordAll(desk, ['two'])).rejects.toThrow();
      await expect(verifyJournal(store, GUILD)).rejects.toThrow();
      await expect(journaledGuilds(store)).rejects.toThrow();
      if (test.url === null) return;
      const reader = new Desk(test.open(), GUILD);
      await reader.refresh();
      expect(textsIn(reader)).toEqual(['one']);
    });
  });
}
