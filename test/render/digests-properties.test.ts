import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SITREP } from '../../src/briefings/delivery.ts';
import type { Casebook } from '../../src/domain/casebook.ts';
import { newsBetween } from '../../src/domain/news.ts';
import type { Concerns } from '../../src/domain/touched-events.ts';
import { briefingPages } from '../../src/render/briefing.ts';
import { Desk } from '../../src/store/desk.ts';
import { CommandRoom, MANAGER } from '../support/command-room.ts';
import { type Doing, histories, NUMBERS, RAID, type Step, take } from '../support/desk-history.ts';
import { DigestReader } from '../support/digest-reader.ts';

/** Digests of everything, and of one country that events move into and out of. */
const AREAS: readonly Concerns[] = [() => true, ({ content }) => content.place.country === 'NE'];
const OF = {
  place: null,
  from: '2024-04-01T00:00:00Z',
  to: '2024-04-01T00:00:00Z',
  language: 'en',
  missed: 0,
} as const;

/** Goes through what members do; at each digest `read` is told what was between it and the one before. The record is read anew for it. */
async function through(
  steps: readonly Step[],
  read: (since: number, casebook: Casebook, open: Casebook) => void,
): Promise<void> {
  const room = new CommandRoom();
  await room.ask('add event', RAID);
  await room.ask('add event', { ...RAID, title: 'Market attacked', place: 'Diffa, Niger' });
  await room.ask('digest create', { channel: '7001' }, { by: MANAGER });
  for (const step of [...steps, { do: 'digest' } as const]) {
    if (step.do !== 'digest') await take(room, step);
    else {
      const casebook = await new Desk(room.store, room.desk.guild).refresh();
      read(casebook.digest(1)?.cursor ?? 0, casebook, room.desk.casebook);
      const sent = {
        type: 'digest.sent',
        digest: 1,
        slot: room.now.toISOString(),
        through: casebook.seq,
        messages: [],
      } as const;
      await room.desk.record(() => sent, { by: SITREP, now: room.now });
    }
  }
}

function textOf(casebook: Casebook, since: number, concerns: Concerns): string {
  const news = newsBetween(casebook, since, casebook.seq, concerns);
  return briefingPages(news, OF, casebook)
    .map(({ text }) => text)
    .join('\n');
}

/** The same histories each time: what is found in others, once in thousands, is to be looked for by many more of them. */
const SEED = 20240401;
const NO_REDACTION: readonly Doing[] = ['redact'];

it('whoever reads nothing but digests knows which conflicts are open and which claims stand, and was told each once', async () => {
  await fc.assert(
    fc.asyncProperty(histories(30, NO_REDACTION), async (steps) => {
      const readers = AREAS.map((concerns) => new DigestReader(concerns));
      await through(steps, (since, casebook) => {
        for (const reader of readers)
          reader.read(newsBetween(casebook, since, casebook.seq, reader.concerns), casebook);
      });
      expect(readers.flatMap(({ faults }) => faults)).toEqual([]);
    }),
    { numRuns: 150, seed: SEED },
  );
});

it('whoever reads nothing but digests knows which conflicts are open, also where something of them was redacted', async () => {
  await fc.assert(
    fc.asyncProperty(histories(30), async (steps) => {
      const readers = AREAS.map((concerns) => new DigestReader(concerns));
      await through(steps, (since, casebook) => {
        for (const reader of readers)
          reader.readConflicts(newsBetween(casebook, since, casebook.seq, reader.concerns), casebook);
      });
      expect(readers.flatMap(({ faults }) => faults)).toEqual([]);
    }),
    { numRuns: 300, seed: SEED },
  );
});

it('digests say nothing of what was redacted, not even how far apart it was from others, and the same from a record read anew', async () => {
  await fc.assert(
    fc.asyncProperty(histories(30), async (steps) => {
      await through(steps, (since, casebook, open) => {
        for (const concerns of AREAS) {
          const text = textOf(casebook, since, concerns);
          expect(text).toBe(textOf(open, since, concerns));
          expect(unknownIn(text, casebook)).toEqual([]);
        }
      });
    }),
    { numRuns: 150, seed: SEED },
  );
});

it('a digest’s heading counts what stands below it', async () => {
  await fc.assert(
    fc.asyncProperty(histories(30), async (steps) => {
      await through(steps, (since, casebook) => {
        for (const concerns of AREAS) {
          const [, head = '', ...lines] = textOf(casebook, since, concerns).split('\n');
          expect(COUNTED.map(([counted]) => Number(counted.exec(head)?.[1] ?? 0))).toEqual(
            COUNTED.map(([, counts]) => lines.filter((line) => counts.test(line)).length),
          );
        }
      });
    }),
    { numRuns: 100, seed: SEED },
  );
});

/** What the heading counts, and the lines it is. */
const COUNTED: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [/(\d+) new conflicts?/, /^\*\*New · ≠/],
  [/(\d+) conflicts? changed/, /^\*\*Changed · ≠/],
  [/(\d+) conflicts? settled/, /^\*\*Settled ·\*\* ~~≠/],
  [/(\d+) conflicts? no longer/, /^\*\*No longer in the record ·\*\* ~~≠/],
  [/(\d+) new events?/, / · new event$/],
];

/** Numbers and carriers in a text that are in no text of the record, and no difference of numbers that are. */
function unknownIn(text: string, casebook: Casebook): string[] {
  const contents = casebook.entriesAfter(0).map(({ action }) => ('content' in action ? action.content : null));
  const record = JSON.stringify(contents);
  const known = NUMBERS.filter((number) => new RegExp(`\\b${number} `).test(record));
  const sums = known.flatMap((one) => [
    one,
    ...known.flatMap((other) => [one + other, ...known.map((third) => one + other + third)]),
  ]);
  const sayable = new Set(sums.flatMap((sum) => [sum, ...known.map((number) => sum - number)]));
  const shown = text.replace(/<t:\d+:f>|20\d\d/g, '').replace(/(\d),(\d)/g, '$1$2');
  const numbers = (shown.match(/\d{3,}/g) ?? []).filter((number) => !sayable.has(Number(number)));
  const carriers = (text.match(/Paper \d+[a-d]?/g) ?? []).filter((carrier) => !record.includes(`"${carrier}"`));
  return [...numbers, ...carriers];
}
