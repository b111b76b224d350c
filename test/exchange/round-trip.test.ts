import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimantContent, ClaimContent } from '../../src/domain/action.ts';
import { CLAIMANT_KINDS, CREDIBILITIES, RELIABILITIES } from '../../src/domain/claimant.ts';
import { EVENT_KINDS, type EventContent } from '../../src/domain/event.ts';
import { readStatement } from '../../src/domain/says.ts';
import { Desk } from '../../src/store/desk.ts';
import { recordImport } from '../../src/store/record-import.ts';
import { openStore } from '../../src/store/store.ts';
import { exported, IMPORTER, importInto } from '../support/import-file.ts';
import { readText } from '../support/read-text.ts';

const text = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .map((each) => each.slice(0, 60).toWellFormed() || 'x');
const name = fc.constantFrom(
  'Army',
  'Northern Front',
  'Town hall',
  '=1+1',
  'Amaq',
  'Hôpital « central »',
  '@everyone',
  'a,b;"c"',
);
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const date = fc
  .tuple(fc.integer({ min: 0, max: 12_000 }), fc.constantFrom('day', 'month', 'year', 'week'))
  .map(([days, precision]) => {
    const day = new Date(Date.UTC(1990, 0, 1 + days)).toISOString().slice(0, 10);
    if (precision === 'month') return { date: `${day.slice(0, 7)}-01`, precision } as const;
    if (precision === 'year') return { date: `${day.slice(0, 4)}-01-01`, precision } as const;
    return { date: day, precision: 'day' } as const;
  });

const event: fc.Arbitrary<EventContent> = fc.record({
  title: text,
  kind: nullable(fc.constantFrom(...EVENT_KINDS)),
  date,
  until: fc.constant(null),
  place: fc.oneof(
    fc.constant({ country: 'ML', division: 'ML-7', location: null }),
    text.map((location) => ({ country: 'NE', division: null, location })),
  ),
  coordinates: nullable(
    fc.record({ latitude: fc.integer({ min: -90, max: 90 }), longitude: fc.integer({ min: -180, max: 180 }) }),
  ),
  attacker: nullable(name),
  target: nullable(name),
  url: nullable(fc.constant('https://news.example/1')),
  note: nullable(text),
});

const says = fc.constantFrom(
  '23 soldiers killed, 17 wounded; about 30 attackers neutralised',
  'responsibility; at least 30 soldiers killed',
  'denies losses',
  'denies responsibility',
  'au moins 23 soldats tués',
  '12 people killed',
);

const claim: fc.Arbitrary<ClaimContent> = says.chain((words) =>
  fc.record({
    claimant: name,
    says: fc.constant(words),
    statement: fc.constant(readStatement(words)),
    said: nullable(date),
    via: nullable(name),
    url: nullable(fc.constant('https://news.example/2')),
    quote: nullable(text),
    reliability: nullable(fc.constantFrom(...RELIABILITIES)),
    credibility: nullable(fc.constantFrom(...CREDIBILITIES)),
  }),
);

const claimant: fc.Arbitrary<ClaimantContent> = fc.record({
  claimant: name,
  aliases: fc.constantFrom([], ['Other name']),
  mouthpieceOf: fc.constant(null),
  kind: nullable(fc.constantFrom(...CLAIMANT_KINDS)),
  reliability: nullable(fc.constantFrom(...RELIABILITIES)),
});

const records = fc.record({
  claimants: fc.array(claimant, { maxLength: 1 }),
  events: fc.array(fc.record({ content: event, claims: fc.array(claim, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 8,
  }),
});

describe('a record', () => {
  it('that is exported as JSON Lines and imported elsewhere is exported the same', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (recorded) => {
        const store = openStore('memory:');
        const [one, other] = [new Desk(store, '9001'), new Desk(store, '9002')];
        const options = { file: 'first', by: IMPORTER, now: new Date('2024-04-01T08:00:00Z'), plannedOn: 0 };
        await recordImport(one, { ...recorded, additions: [] }, options);
        await one.record(() => ({ type: 'event.withdrawn', event: 1, content: { reason: 'twice' } }), {
          by: IMPORTER,
          now: options.now,
        });
        const [file = ''] = exported(one, 'jsonl');
        const read = await readText(file);
        expect(read.faulty).toEqual([]);
        if (read.events.length > 0) {
          await importInto(other, read);
          expect(exported(other, 'jsonl')).toEqual([file]);
          // Read again where it is already, and where it came from, it has nothing new.
          for (const desk of [one, other]) await expect(importInto(desk, read)).rejects.toThrow('nothing to import');
        }
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});
