import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commands } from '../../src/commands/all.ts';
import type { Answer, Caller } from '../../src/commands/command.ts';
import { UserError } from '../../src/domain/errors.ts';
import { explain } from '../../src/render/say.ts';
import { CommandRoom, MANAGER, READER } from '../support/command-room.ts';
import { refusedForm, refusedReply } from '../support/discord-refusals.ts';
import { enter, hostileRecord } from '../support/hostile-record.ts';
import { hostileText } from '../support/hostile-text.ts';

const [record] = fc.sample(hostileRecord, { numRuns: 1, seed: 8 });

const number = fc.constantFrom('0', '1', '2', '3', '12', '-1', '1.5', '999999', '1e9', '99999999999999999999', '٣', '');
const id = fc.constantFrom('E1', 'E1.1', 'E1.2', 'E999', 'e1', 'D1', 'E0', 'E1.0', 'E01.1', 'E-1');
const verb = fc.constantFrom(
  ...[
    'show',
    'page',
    'event',
    'claim',
    'anyway',
    'cancel',
    'dispute',
    'list',
    'purge',
    'first',
    'second',
    'rows',
    'join',
  ],
  ...[
    'read',
    'pick',
    'change',
    'record',
    'all',
    'drop',
    'csv',
    'jsonl',
    'geojson',
    '__proto__',
    'constructor',
    'p',
    '',
  ],
);
const query = fc.constantFrom(
  'ML||||||',
  '*||||||',
  'r:1||||||',
  'ZZ|||||||',
  'ML|99|killed|20240230|x|dp|',
  'ML|-1|a',
  '||',
);
const part = fc.oneof(number, id, verb, query, hostileText(30));
/** What comes after a command's name in a custom id, as nobody would be offered it. */
const forged = fc.tuple(verb, fc.array(part, { maxLength: 5 })).map(([first, parts]) => [first, ...parts].join(':'));
const pressable = commands.filter(({ press }) => press).map(({ definition }) => definition.name);
const submittable = commands.filter(({ submit }) => submit).map(({ definition }) => definition.name);

async function roomWithRecord(): Promise<CommandRoom> {
  const room = new CommandRoom();
  if (record) await enter({ ...record, claimants: 5 }, room.desk, room.now);
  return room;
}

/** The answer, or what is told in its place; anything else thrown fails the test. */
async function answered(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { private: true, blocks: [{ kind: 'text', text: explain(error, 'fr') }] };
  }
}

function refused(answer: Answer): string[] {
  return 'fields' in answer ? refusedForm(answer) : refusedReply(answer);
}

it.each<[string, Caller, number]>([
  ['a reader', READER, 0],
  ['a manager', MANAGER, Number.POSITIVE_INFINITY],
])(
  'a forged custom id of %s is answered as Discord takes it, and records no more than they may',
  async (_who, by, most) => {
    const room = await roomWithRecord();
    const before = room.desk.casebook.seq;
    const asking = { by, language: 'fr' } as const;
    const property = fc.asyncProperty(fc.constantFrom(...pressable), forged, part, async (name, rest, chosen) => {
      const press = `${name}:${rest}`.slice(0, 100);
      expect(refused(await answered(() => room.pressed(press, { ...asking, chosen: [chosen] })))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 600 });
    expect(room.desk.casebook.seq - before).toBeLessThanOrEqual(most);
  },
);

it.each<[string, Caller]>([
  ['a reader', READER],
  ['a manager', MANAGER],
])('a forged form of %s too, whatever is filled in', async (_who, by) => {
  const room = await roomWithRecord();
  const before = room.desk.casebook.seq;
  const names = ['event', 'title', 'place', 'date', 'kind', 'attacker', 'claimant', 'says', 'said', 'via', 'url'];
  const fields = fc.dictionary(fc.constantFrom(...names, 'text', 'published', '__proto__'), hostileText(4_000), {
    noNullPrototype: true,
  });
  const property = fc.asyncProperty(fc.constantFrom(...submittable), forged, fields, async (name, rest, filled) => {
    const form = { submit: `${name}:${rest}`.slice(0, 100) };
    expect(refused(await answered(() => room.submit(form, filled, { by, language: 'fr' })))).toEqual([]);
  });
  await fc.assert(property, { numRuns: 200 });
  if (by === READER) expect(room.desk.casebook.seq).toBe(before);
});
