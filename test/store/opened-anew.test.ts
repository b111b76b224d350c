import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { type CommandLine, LINES, valuesOf } from '../support/command-lines.ts';
import { CommandRoom, MANAGER, MODERATOR } from '../support/command-room.ts';
import { recordEveryAction } from '../support/every-action.ts';
import { surveyOf, toldOf } from '../support/survey.ts';

const NOW = new Date('2024-07-01T08:00:00Z');
const WORDS = fc.constantFrom('Ambush', 'A market', 'Said of another day');

type Deed = { readonly line: string; readonly values: Record<string, never> };

function done({ line, options }: CommandLine): fc.Arbitrary<Deed> {
  const values = valuesOf(options, WORDS) as fc.Arbitrary<Record<string, never>>;
  return fc.record({ line: fc.constant(line), values });
}

const named = (pattern: RegExp) => fc.constantFrom(...LINES.filter(({ line }) => pattern.test(line))).chain(done);

const deed = fc.oneof(
  { weight: 6, arbitrary: named(/^(?:add event|add claim|edit|withdraw|merge|undo|claimant)/) },
  { weight: 2, arbitrary: named(/^(?:add dispute|region|settings|digest create)/) },
  // A record is never purged here: nothing would be left to be told otherwise.
  { weight: 3, arbitrary: named(/^record redact/) },
);

const OPENING: readonly Deed[] = [
  { line: 'add event', values: { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' } as never },
  { line: 'add event', values: { title: 'A market', place: 'Teguey, Tillabéri, Niger', date: '2024-03-20' } as never },
  { line: 'add claim', values: { event: 'E1', claimant: 'Mali army', says: '23 soldiers killed' } as never },
  { line: 'add claim', values: { event: 'E1', claimant: 'Islamic State', says: '30 soldiers killed' } as never },
];

/** Of places used as often as each other the one met last is offered first: which that is may be forgotten with a redacted text. */
async function survey(room: CommandRoom): Promise<readonly unknown[]> {
  const answers = await surveyOf(room, NOW);
  return answers.map((each) => ('offered' in each ? { ...each, offered: each.offered.toSorted() } : each));
}

describe('a record', () => {
  it.each([
    ['what members do of it', async () => undefined],
    ['every action there is, and more', ({ desk }: CommandRoom) => recordEveryAction(desk)],
  ])(
    'of %s answers as one who opens it anew is answered',
    async (_, begin) => {
      const property = fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40, size: 'max' }), async (deeds) => {
        const store = openStore('memory:');
        const room = new CommandRoom(undefined, store);
        const beside = new CommandRoom(undefined, store);
        await begin(room);
        for (const [index, { line, values }] of [...OPENING, ...deeds].entries()) {
          const by = index % 5 === 0 ? MODERATOR : MANAGER;
          await room.answer(line, values, { by }).catch(toldOf);
          // What was worked out of it is kept, and must not outlive what it rests on.
          if (index % 8 === 0) await survey(room);
          if (index % 16 === 8) await survey(beside);
        }
        const anew = await survey(new CommandRoom(undefined, store));
        for (const open of [room, beside])
          for (const [index, each] of (await survey(open)).entries()) expect(each).toEqual(anew[index]);
        await store.close();
      });
      // The same each time: what is found in others is to be looked for by many more of them.
      await fc.assert(property, { numRuns: 25, seed: 20240320 });
    },
    300_000,
  );
});
