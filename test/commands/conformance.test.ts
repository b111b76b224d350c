import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer, Choice } from '../../src/commands/command.ts';
import type { Language } from '../../src/domain/action.ts';
import { UserError } from '../../src/domain/errors.ts';
import { digestMessages, digestNews } from '../../src/render/digest-briefing.ts';
import type { Form } from '../../src/render/form.ts';
import type { Reply } from '../../src/render/reply.ts';
import { explain, RESOURCES } from '../../src/render/say.ts';
import { COMPLETIONS, type CommandLine, LINES, NAMES, usualValues, valuesOf } from '../support/command-lines.ts';
import { type Asking, CommandRoom, MANAGER, pressesIn, textOf } from '../support/command-room.ts';
import { refusedChoices, refusedForm, refusedMessage, refusedReply } from '../support/discord-refusals.ts';
import { enter, type HostileRecord, hostileRecord, ownerlessFigures } from '../support/hostile-record.ts';
import { cutCharacters, hostileText } from '../support/hostile-text.ts';
import { effects } from '../support/message-effects.ts';

/** What Sitrep itself shows as code: commands, options, examples, and the hash `/record verify` tells. */
const CODE = new Set(
  Object.values(RESOURCES).flatMap((texts) =>
    Object.entries(texts).flatMap(([key, text]) => [
      ...(key.startsWith('name.') ? [text] : []),
      ...[...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => filled(code)),
    ]),
  ),
);
const COMMANDS = new RegExp(`^/(?:${namesOfCommands().join('|')})(?: [\\p{L}-]+)?$`, 'u');

/** As many digits as there are stand for a number put into a text. */
function filled(code: string): string {
  return code.replace(/\{\{\w+\}\}|E?\d+(?:\.\d+)?/g, '#');
}

function namesOfCommands(): string[] {
  return (['en', 'fr'] as const).flatMap((language) =>
    LINES.map(({ line }) => RESOURCES[language][`name.${line.split(' ')[0]}`] ?? line.split(' ')[0] ?? ''),
  );
}

function isCode(text: string): boolean {
  return CODE.has(filled(text)) || COMMANDS.test(text) || /^[0-9a-f]{64}$/.test(text);
}

/** A sum of claims, or how far two are apart: no claimant’s own figure. */
function isReckoned(line: string): boolean {
  return /\((?:in|sur) [\d\u202f,]+ [eé]v[eé]n\p{L}+\)$|^\*\*.*[≠≈]/u.test(line);
}

/** Members and channels that may be named: those of the tests. */
const NAMED = ['1001', '1002', '1003', '1004', '5001', '5002'];

/** What is wrong with a message: nothing ever is. */
function faultsOfReply(reply: Reply, refused: readonly string[]): string[] {
  const text = textOf(reply);
  const written = JSON.stringify(reply.blocks.map((block) => (block.kind === 'card' ? block.blocks : block)));
  return [
    ...refused,
    ...faultsOfFiles(reply),
    ...effects(text, NAMED, isCode),
    ...cutCharacters(JSON.parse(`[${written}]`).map(String).join('') + text + labelsOf(reply)),
    ...ownerlessFigures(text, (line) => isReckoned(line) || NAMES.some((name) => line.includes(name))).map(
      (line) => `a figure nobody claims: ${line}`,
    ),
  ];
}

/** What is wrong with the files of a message: a cell a spreadsheet would reckon with, a character that was cut, lines that are no JSON. */
function faultsOfFiles({ files = [] }: Reply): string[] {
  return files.flatMap(({ name, data }) => {
    if (name.endsWith('.gz')) return [];
    const text = new TextDecoder('utf-8', { fatal: true }).decode(data);
    const faults = cutCharacters(text);
    if (name.endsWith('json')) JSON.parse(text);
    if (name.endsWith('.jsonl')) for (const line of text.trim().split('\n')) JSON.parse(line);
    const cells = name.endsWith('.csv')
      ? (parse(text, { bom: true, relax_column_count: true }) as string[][]).flat()
      : [];
    const reckoned = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)));
    return [...faults, ...reckoned.map((cell) => `a cell that is reckoned with: ${cell.slice(0, 40)}`)].map(
      (fault) => `${name}: ${fault}`,
    );
  });
}

function labelsOf({ blocks }: Reply): string {
  return blocks
    .flatMap((block) => (block.kind === 'card' ? block.blocks : block.kind === 'pictures' ? [] : [block]))
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : block.kind === 'row' ? [block.button] : []))
    .map(({ label }) => label)
    .join('\n');
}

function faultsOfForm(form: Form): string[] {
  return [...refusedForm(form), ...cutCharacters(JSON.stringify(form).replace(/\\u[0-9a-f]{4}/g, ''))];
}

function faultsOfChoices(choices: readonly Choice[]): string[] {
  const names = choices.map(({ name }) => name).join('\n');
  return [
    ...refusedChoices(choices),
    ...cutCharacters(names),
    ...ownerlessFigures(names, () => false).map((line) => `a figure nobody claims: ${line}`),
  ];
}

/** Asks a room, follows its buttons, and keeps what was wrong with any answer. */
class Inquirer {
  readonly faults: string[] = [];
  readonly room: CommandRoom;
  readonly #language: Language;

  constructor(room: CommandRoom, language: Language) {
    this.room = room;
    this.#language = language;
  }

  get #asking(): Asking {
    return { by: MANAGER, language: this.#language };
  }

  async ask(line: string, values: Readonly<Record<string, string | number | boolean>>): Promise<void> {
    await this.#take(`/${line} ${JSON.stringify(values).slice(0, 80)}`, () =>
      this.room.answer(line, values, this.#asking),
    );
  }

  async complete(line: string, option: string, typed: string): Promise<void> {
    const choices = await this.room.choices(line, option, typed, this.#asking);
    this.#blame(`completing ${line} ${option} ${JSON.stringify(typed)}`, faultsOfChoices(choices));
  }

  /** Everything that can be reached from an answer by its buttons, as far as it changes nothing; of long answers the first pages and the last. */
  async follow(line: string, values: Readonly<Record<string, string | number | boolean>>): Promise<void> {
    const known = new Set<string>();
    const first = await this.#take(`/${line}`, () => this.room.answer(line, values, this.#asking));
    const waiting = first.flatMap((press) => [press, press.replace(/:page:(.*?)\d+:/, ':page:$19999:')]);
    while (waiting.length > 0 && known.size < 12) {
      const press = waiting.shift() ?? '';
      if (known.has(press) || /^undo:|^record:purge:second/.test(press)) continue;
      known.add(press);
      waiting.push(...(await this.#take(press, () => this.room.pressed(press, this.#asking))));
    }
  }

  /** What an answer's buttons can be pressed for. A refusal is an answer too; anything else thrown is a fault. */
  async #take(what: string, ask: () => Promise<Answer>): Promise<string[]> {
    try {
      const answer = await ask();
      this.#blame(what, 'fields' in answer ? faultsOfForm(answer) : faultsOfReply(answer, refusedReply(answer)));
      return 'fields' in answer ? [] : pressesIn(answer);
    } catch (error) {
      if (!(error instanceof UserError)) throw new Error(what, { cause: error });
      const reply: Reply = { private: true, blocks: [{ kind: 'text', text: explain(error, this.#language) }] };
      this.#blame(`${what}, refused`, faultsOfReply(reply, refusedReply(reply)));
      return [];
    }
  }

  #blame(what: string, faults: readonly string[]): void {
    this.faults.push(...faults.map((fault) => `${what}: ${fault}`.slice(-400)));
  }
}

async function roomWith(record: HostileRecord): Promise<CommandRoom> {
  const room = new CommandRoom();
  await enter(record, room.desk, room.now);
  return room;
}

const readings = [
  ['claims', { place: 'mali' }],
  ['claims', { place: 'niger', disputed: true, harm: 'killed' }],
  ['timeline', { place: 'mali' }],
  ['disputes', {}],
  ['event', { event: 'E1' }],
  ['history', { event: 'E1' }],
  ['history', {}],
  ['export', { format: 'csv' }],
  ['export', { format: 'jsonl' }],
  ['export', { format: 'geojson' }],
  ['search', { text: 'ambush' }],
  ['brief', { place: 'mali' }],
] as const;

/** Of a record whatever it holds: every reading answer and its pages, every command as it is usually given, every completion, every digest. */
async function survey(record: HostileRecord, lines: readonly CommandLine[] = LINES): Promise<string[]> {
  const room = await roomWith(record);
  const faults: string[] = [];
  for (const language of ['en', 'fr'] as const) {
    const inquirer = new Inquirer(room, language);
    for (const [line, values] of readings) await inquirer.follow(line, values);
    for (const { line, options } of lines) await inquirer.follow(line, usualValues(options));
    for (const { line, option } of COMPLETIONS)
      for (const typed of ['', 'ⵣ', 'E1', 'E1.', record.location]) await inquirer.complete(line, option, typed);
    faults.push(...inquirer.faults);
  }
  return [...faults, ...digestFaults(room)];
}

function digestFaults({ desk, now }: CommandRoom): string[] {
  const { casebook } = desk;
  return casebook.digests().flatMap((state) => {
    const news = digestNews(state, casebook.seq, casebook);
    const messages = digestMessages(state, news, { slot: now.toISOString(), missed: 3 }, casebook);
    return messages.flatMap((message, part) =>
      faultsOfReply(message, refusedMessage(message, `${part}`.padStart(25, 'n'))).map((fault) => `digest: ${fault}`),
    );
  });
}

it('whatever was recorded, every answer is one Discord takes, and mentions, links and cuts nothing', async () => {
  const property = fc.asyncProperty(hostileRecord, async (record) => {
    expect(await survey(record)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 4, endOnFailure: true });
}, 120_000);

it('nor does one event of five hundred claimants', async () => {
  const [record] = fc.sample(hostileRecord, { numRuns: 1, seed: 8 });
  if (!record) throw new Error('nothing was made up');
  expect(await survey({ ...record, claimants: 500 }, [])).toEqual([]);
}, 120_000);

it('whatever is asked, too', async () => {
  const asked = fc
    .constantFrom(...LINES)
    .chain(({ line, options }) => fc.record({ line: fc.constant(line), values: valuesOf(options, hostileText(600)) }));
  const property = fc.asyncProperty(
    hostileRecord,
    fc.array(asked, { minLength: 30, maxLength: 60 }),
    async (record, asks) => {
      const inquirer = new Inquirer(await roomWith(record), 'fr');
      for (const { line, values } of asks) await inquirer.ask(line, values);
      expect(inquirer.faults).toEqual([]);
    },
  );
  await fc.assert(property, { numRuns: 25, endOnFailure: true });
}, 120_000);
