import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

    it('are gone once they are forgotten', async () => {
      const drafts = new KeptDrafts(test.open(), '1');
      await drafts.keep('a', 1);
      await drafts.forget('a');
      expect(await drafts.read('a')).toBeUndefined();
    });
  });
}
