import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer, Value } from '../../src/commands/command.ts';
import { openStore } from '../../src/store/store.ts';
import { type CommandLine, LINES, valuesOf } from '../support/command-lines.ts';
import { CommandRoom, MANAGER } from '../support/command-room.ts';
import { toldOf } from '../support/survey.ts';

type Values = Readonly<Record<string, Value>>;
type Deed = { readonly line: string; readonly values: Values };

const DAY = '2024-04-01';
const EVENTS = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6'];
const QUESTIONS: ReadonlyArray<readonly [line: string, values: Values]> = [
  ...['mali', 'niger', 'sahel', 'gao'].flatMap((place) => [
    ['claims', { place }] as const,
    ['claims', { place, disputed: true }] as const,
    ['timeline', { place }] as const,
    ['disputes', { place }] as const,
  ]),
  ...EVENTS.map((event) => ['event', { event }] as const),
];

const WORDS = fc.constantFrom('Ambush', 'A market', 'Said of another day');

function done({ line, options }: CommandLine): fc.Arbitrary<Deed> {
  return fc.record({ line: fc.constant(line), values: valuesOf(options, WORDS) });
}

// A redacted text is gone of every day, and a day is one of the server's own time zone: neither is changed here.
const RECORDING = /^(?:add event|add claim|add dispute|edit|withdraw|merge|undo|claimant)/;
const deeds = fc.array(fc.constantFrom(...LINES.filter(({ line }) => RECORDING.test(line))).chain(done), {
  minLength: 4,
  maxLength: 25,
  size: 'max',
});

const OPENING: readonly Deed[] = [
  { line: 'add event', values: { title: 'Ambush', place: 'Gao, Mali', date: '2024-03-20' } },
  { line: 'add event', values: { title: 'A market', place: 'Teguey, Tillabéri, Niger', date: '2024-03-20' } },
  { line: 'add claim', values: { event: 'E1', claimant: 'Mali army', says: '23 soldiers killed' } },
  { line: 'add claim', values: { event: 'E1', claimant: 'Islamic State', says: '30 soldiers killed' } },
  { line: 'add claim', values: { event: 'E2', claimant: 'Amaq', says: '12 killed' } },
];

/** One that is asked about before it is recorded is unknown; later it is told that it was not recorded by then. */
function noneByThen(error: unknown): object {
  const { key } = toldOf(error);
  expect(['event.unknown', 'event.notByThen']).toContain(key);
  return {};
}

async function asOf(room: CommandRoom): Promise<ReadonlyArray<readonly [string, Answer | object]>> {
  const answers: Array<readonly [string, Answer | object]> = [];
  for (const [line, values] of QUESTIONS) {
    const answer = await room.answer(line, { ...values, 'as-of': DAY }, { by: MANAGER }).catch(noneByThen);
    answers.push([`${line} ${JSON.stringify(values)}`, answer]);
  }
  return answers;
}

it('as of a day all is answered as it was at the end of that day', async () => {
  const property = fc.asyncProperty(deeds, deeds, async (that, next) => {
    const room = new CommandRoom(undefined, openStore('memory:'));
    room.now = new Date(`${DAY}T08:00:00Z`);
    const doAll = async (all: readonly Deed[]) => {
      for (const { line, values } of all) await room.answer(line, values, { by: MANAGER }).catch(toldOf);
    };
    await doAll([...OPENING, ...that]);
    room.now = new Date(`${DAY}T23:00:00Z`);
    const then = await asOf(room);
    room.now = new Date('2024-04-02T08:00:00Z');
    await doAll(next);
    for (const [index, each] of (await asOf(room)).entries()) expect(each).toEqual(then[index]);
  });
  // The same each time: what is found in others is to be looked for by many more of them.
  await fc.assert(property, { numRuns: 80, seed: 20240320 });
}, 300_000);
