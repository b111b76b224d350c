import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Value } from '../../src/commands/command.ts';
import { openStore } from '../../src/store/store.ts';
import { CommandRoom, MANAGER } from '../support/command-room.ts';
import { surveyOf, toldOf } from '../support/survey.ts';

const NOW = new Date('2024-07-01T08:00:00Z');

/** What is recorded, with every text of it a word that stands nowhere else, or one that an earlier entry has. */
const deed = fc.record({
  what: fc.constantFrom(
    'event',
    'claim',
    'claim',
    'claimant',
    'edit event',
    'edit claim',
    'withdraw',
    'merge',
    'region',
  ),
  event: fc.integer({ min: 1, max: 3 }),
  claim: fc.integer({ min: 1, max: 3 }),
  /** Which earlier name is used again; a new one where there is none of this number. */
  again: fc.integer({ min: 0, max: 40 }),
  given: fc.array(fc.constantFrom('via', 'quote', 'note', 'attacker', 'target', 'url', 'aliases', 'mouthpiece-of')),
});
type Deed = typeof deed extends fc.Arbitrary<infer Made> ? Made : never;

/** Which words stand in which entries. */
class Words {
  readonly #entries = new Map<string, number[]>();
  readonly #names: string[] = [];
  #said: string[] = [];

  fresh(): string {
    const word = `Zq${this.#names.length}w`;
    this.#names.push(word);
    this.#said.push(word);
    return word;
  }

  name(again: number): string {
    const known = this.#names[again];
    if (known === undefined) return this.fresh();
    this.#said.push(known);
    return known;
  }

  /** What was said since the last time is in this entry; in none where null. */
  said(seq: number | null): void {
    if (seq !== null) for (const word of this.#said) this.#entries.set(word, [...(this.#entries.get(word) ?? []), seq]);
    this.#said = [];
  }

  /** Those that stand in these entries and in no other; or in none. */
  onlyIn(redacted: ReadonlySet<number>): string[] {
    return this.#names.filter((word) => (this.#entries.get(word) ?? []).every((seq) => redacted.has(seq)));
  }
}

function asked(
  { what, event, claim, again, given }: Deed,
  words: Words,
): [line: string, values: Record<string, Value>] {
  const optional = (...names: string[]): Record<string, Value> =>
    Object.fromEntries(
      names
        .filter((name) => given.some((each) => each === name))
        .map((name) => [name, name === 'url' ? `https://${words.fresh()}.example/` : words.fresh()]),
    );
  const place = () => `${words.fresh()}, Gao, Mali`;
  switch (what) {
    case 'event':
      return [
        'add event',
        { title: words.fresh(), place: place(), date: '2024-03-20', ...optional('note', 'attacker', 'target', 'url') },
      ];
    case 'claim': {
      const says = `${claim + 20} soldiers killed`;
      return [
        'add claim',
        { event: `E${event}`, claimant: words.name(again), says, ...optional('via', 'quote', 'url') },
      ];
    }
    case 'claimant':
      return ['claimant', { claimant: words.name(again), kind: 'media', ...optional('aliases', 'mouthpiece-of') }];
    case 'edit event':
      return [
        'edit event',
        { event: `E${event}`, title: words.fresh(), place: place(), ...optional('note', 'attacker') },
      ];
    case 'edit claim':
      return ['edit claim', { claim: `E${event}.${claim}`, claimant: words.name(again), ...optional('quote', 'via') }];
    case 'withdraw':
      return ['withdraw claim', { claim: `E${event}.${claim}`, reason: words.fresh() }];
    case 'merge':
      return ['merge', { event: `E${event}`, into: `E${claim}` }];
    default:
      return ['region define', { name: words.fresh(), members: 'Mali, Niger' }];
  }
}

/** All questions, and what is known of each claimant that is offered. */
async function everything(room: CommandRoom): Promise<unknown> {
  const offered = await room.complete('claims', 'claimant', '', { by: MANAGER, now: NOW });
  const known: unknown[] = [];
  for (const claimant of offered) known.push(await room.answer('claimant', { claimant }, { by: MANAGER, now: NOW }));
  return [await surveyOf(room, NOW), known];
}

it('a redacted text is in no answer, completion or export any more, of no desk, and not in the store', async () => {
  const property = fc.asyncProperty(
    fc.array(deed, { minLength: 6, maxLength: 20, size: 'max' }),
    fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
    async (deeds, redactions) => {
      const store = openStore('memory:');
      const [room, beside] = [new CommandRoom(undefined, store), new CommandRoom(undefined, store)];
      const words = new Words();
      const ask = (line: string, values: Readonly<Record<string, Value>>) =>
        room.answer(line, values, { by: MANAGER }).then(
          () => true,
          (error) => {
            toldOf(error);
            return false;
          },
        );
      const opening: Deed = { what: 'event', event: 1, claim: 1, again: 99, given: [] };
      for (const each of [opening, opening, { ...opening, what: 'claim' as const }, ...deeds]) {
        const before = (await room.desk.refresh()).seq;
        const isRecorded = await ask(...asked(each, words));
        const { seq } = await room.desk.refresh();
        words.said(isRecorded && seq > before ? seq : null);
      }
      await Promise.all([room, beside].map(everything));
      const redacted = new Set<number>();
      const { seq: last } = room.desk.casebook;
      for (const each of redactions) {
        const entry = (each % last) + 1;
        if (await ask('record redact', { entry })) redacted.add(entry);
      }
      const anew = new CommandRoom(undefined, store);
      const told = await Promise.all([room, beside, anew].map(everything));
      const stored: unknown[] = [];
      for (const key of await store.keys('', '')) stored.push(await store.keyv.get(key));
      const all = JSON.stringify([told, stored]);
      expect(words.onlyIn(redacted).filter((word) => new RegExp(word, 'i').test(all))).toEqual([]);
    },
  );
  // The same each time: what is found in others is to be looked for by many more of them.
  await fc.assert(property, { numRuns: 60, seed: 20240320 });
}, 300_000);
