import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Value } from '../../src/commands/command.ts';
import { journaledGuilds } from '../../src/store/journal.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { COMPLETIONS, type CommandLine, LINES, valuesOf } from '../support/command-lines.ts';
import {
  type Asking,
  CommandRoom,
  MANAGER,
  MODERATOR,
  OTHER_MODERATOR,
  pressesIn,
  READER,
} from '../support/command-room.ts';
import { STORE_KINDS, suiteName, type TestStore } from '../support/stores.ts';
import { surveyOf, toldOf } from '../support/survey.ts';

/** One thing done in one of two servers. */
type Deed = { readonly server: 0 | 1; readonly asking: Asking } & (
  | { readonly kind: 'ask'; readonly line: string; readonly values: Readonly<Record<string, Value>> }
  | { readonly kind: 'complete'; readonly line: string; readonly option: string; readonly typed: string }
  /** A button of an earlier answer in the same server. */
  | { readonly kind: 'press'; readonly which: number }
);

/** Ids that begin alike, are one another's beginning, or end alike. */
const GUILDS: ReadonlyArray<readonly [string, string]> = [
  ['1', '11'],
  ['11', '1'],
  ['1', '12'],
  ['9001', '19001'],
  ['1198765432101234567', '1198765432101234568'],
];

const HOSTILE = [
  'journal:1:1',
  'journal:11:1',
  '11:1',
  '%',
  '_',
  '*',
  '?[1]',
  "'; DROP TABLE keyv; --",
  '__proto__',
  'constructor',
  'E1',
  '\u202eE1',
  '\u0000',
  '@everyone <@1002> [x](https://evil.example)',
  '{{name}} $t(error.unexpected)',
];
const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }));

const asking = fc.record({
  by: fc.constantFrom(MODERATOR, MODERATOR, OTHER_MODERATOR, MANAGER, READER),
  language: fc.constantFrom('en' as const, 'fr' as const),
});
const server = fc.constantFrom(0 as const, 1 as const);

function asked({ line, options }: CommandLine): fc.Arbitrary<Deed> {
  return fc.record({
    kind: fc.constant('ask' as const),
    server,
    asking,
    line: fc.constant(line),
    values: valuesOf(options, hostile),
  });
}

const completed: fc.Arbitrary<Deed> = fc
  .record({
    server,
    asking,
    which: fc.constantFrom(...COMPLETIONS),
    typed: fc.oneof(fc.constantFrom('', 'E', 'a', 'D1'), hostile),
  })
  .map(({ which, ...rest }) => ({ kind: 'complete', ...which, ...rest }));
const pressed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constant('press' as const),
  server,
  asking,
  which: fc.nat(200),
});

const recording = LINES.filter(({ line }) => /^(?:add|withdraw|undo|claimant|settings|digest create)/.test(line));
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...recording).chain(asked) },
  { weight: 3, arbitrary: fc.constantFrom(...LINES).chain(asked) },
  { weight: 1, arbitrary: completed },
  { weight: 1, arbitrary: pressed },
);

/** Both begin with an event, and a claim of it. */
const OPENING: readonly Deed[] = ([0, 1] as const).flatMap((each): Deed[] => {
  const ask = { kind: 'ask', server: each, asking: { by: MODERATOR } } as const;
  const ambush = { title: `Ambush ${each}`, place: 'Gao, Mali', date: '2024-03-20' };
  const claim = { event: 'E1', claimant: 'Mali army', says: `${20 + each} soldiers killed` };
  return [
    { ...ask, line: 'add event', values: ambush },
    { ...ask, line: 'add claim', values: claim },
  ];
});

/** One server, and all it has answered. */
class Server {
  readonly answers: unknown[] = [];
  readonly #room: CommandRoom;
  readonly #buttons: string[] = [];

  constructor(store: Store, guild: string) {
    this.#room = new CommandRoom(undefined, store, guild);
  }

  async take(todo: Deed): Promise<void> {
    this.answers.push(await this.#answerTo(todo).catch(toldOf));
  }

  async #answerTo(todo: Deed): Promise<unknown> {
    if (todo.kind === 'complete') return this.#room.complete(todo.line, todo.option, todo.typed, todo.asking);
    if (todo.kind === 'ask') return this.#keepButtons(await this.#room.answer(todo.line, todo.values, todo.asking));
    const button = this.#buttons[todo.which % this.#buttons.length];
    return button === undefined ? null : this.#keepButtons(await this.#room.pressed(button, todo.asking));
  }

  #keepButtons(answer: Answer): Answer {
    if ('blocks' in answer) this.#buttons.push(...pressesIn(answer));
    return answer;
  }
}

/** Of a record that is folded anew from the store. */
function survey(store: Store, guild: string): Promise<readonly unknown[]> {
  return surveyOf(new CommandRoom(undefined, store, guild), new Date('2024-07-01T08:00:00Z'));
}

/** Every entry has a salt of its own, so its hash is another each time it is recorded. */
function withoutHashes(answers: unknown): unknown {
  return JSON.parse(JSON.stringify(answers).replace(/[0-9a-f]{64}/g, '#'));
}

/** Two servers on one store answer, all along and afterwards, as each would with nobody beside it. */
async function checkApart(guilds: readonly [string, string], deeds: readonly Deed[], store: Store): Promise<void> {
  const together = guilds.map((guild) => new Server(store, guild));
  for (const each of deeds) await together[each.server]?.take(each);
  for (const [index, guild] of guilds.entries()) {
    const ownStore = openStore('memory:');
    const alone = new Server(ownStore, guild);
    for (const each of deeds) if (each.server === index) await alone.take(each);
    expect(withoutHashes(together[index]?.answers)).toEqual(withoutHashes(alone.answers));
    expect(withoutHashes(await survey(store, guild))).toEqual(withoutHashes(await survey(ownStore, guild)));
    const known = await journaledGuilds(store);
    expect(known.includes(guild)).toBe((await journaledGuilds(ownStore)).includes(guild));
    expect(guilds).toEqual(expect.arrayContaining(known));
    await ownStore.close();
  }
}

const RUNS = { memory: 40, SQLite: 8, PostgreSQL: 4, Redis: 4 };

describe.each(STORE_KINDS)('two servers on one store, $name', (kind) => {
  const created: TestStore[] = [];
  afterEach(async () => {
    for (const each of created.splice(0)) await each.remove();
  });

  it.skipIf(kind.skipped !== null)(
    `${suiteName(kind)}: nothing done in one changes an answer of the other`,
    async () => {
      const property = fc.asyncProperty(
        fc.constantFrom(...GUILDS),
        fc.array(deed, { minLength: 20, maxLength: 60, size: 'max' }),
        async (guilds, deeds) => {
          const on = await kind.create();
          created.push(on);
          await checkApart(guilds, [...OPENING, ...deeds], on.open());
        },
      );
      await fc.assert(property, { numRuns: RUNS[kind.name], endOnFailure: true });
    },
    120_000,
  );
});
