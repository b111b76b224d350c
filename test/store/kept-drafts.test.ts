import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../src/store/desk.ts';
import { journaledGuilds } from '../../src/store/journal.ts';
import { KeptDrafts } from '../../src/store/kept-drafts.ts';
import { STORE_KINDS, suiteName, type TestStore } from '../support/stores.ts';

const HOUR = 3_600_000;

for (const kind of STORE_KINDS) {
  describe.skipIf(kind.skipped !== null)(`drafts kept on ${suiteName(kind)}`, () => {
    let test: TestStore;

    beforeEach(async () => {
      test = await kind.create();
    });
    afterEach(async () => {
      await test.remove();
    });

    it('are there for another connection, by their server and name', async () => {
      await new KeptDrafts(test.open(), '1').keep('a', { claims: ['é'] });
      const other = test.open();
      expect(await new KeptDrafts(other, '1').read('a')).toEqual({ claims: ['é'] });
      expect(await new KeptDrafts(other, '1').read('b')).toBeUndefined();
      expect(await new KeptDrafts(other, '2').read('a')).toBeUndefined();
      expect(await journaledGuilds(other)).toEqual([]);
    });

    it('are kept for an hour from when they were last changed', async () => {
      const store = test.open();
      const drafts = new KeptDrafts(store, '1');
      await drafts.keep('a', 1);
      await drafts.keep('a', 2);
      const before = Date.now();
      const raw = await store.keyv.get('draft:1:a', { raw: true });
      const left = (raw?.expires ?? 0) - before;
      expect(raw?.value).toBe(2);
      expect(left).toBeGreaterThan(HOUR - 60_000);
      expect(left).toBeLessThanOrEqual(HOUR);
    });

    it('go with the record of their server, and no others do', async () => {
      const store = test.open();
      const desk = new Desk(store, '1');
      await desk.drafts.keep('a', 1);
      await desk.drafts.keep('b', 1);
      await new KeptDrafts(store, '11').keep('a', 1);
      const by = { member: '1', interaction: null };
      await desk.record(() => ({ type: 'settings.changed', content: { timeZone: 'UTC' } }), { by, now: new Date() });
      await desk.record(() => ({ type: 'record.purged' }), { by, now: new Date() });
      expect([await desk.drafts.read('a'), await desk.drafts.read('b')]).toEqual([undefined, undefined]);
      expect(await new KeptDrafts(store, '11').read('a')).toBe(1);
    });

    it('are gone once they are forgotten', async () => {
      const drafts = new KeptDrafts(test.open(), '1');
      await drafts.keep('a', 1);
      await drafts.forget('a');
      expect(await drafts.read('a')).toBeUndefined();
    });
  });
}
