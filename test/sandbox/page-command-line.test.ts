import { describe, expect, it } from 'vitest';

interface Option {
  readonly name: string;
  readonly type: number;
}
interface FlatCommand {
  readonly title: string;
  readonly path: readonly { readonly name: string; readonly type: number }[];
  readonly options: readonly Option[];
}
interface CommandLine {
  flattenCommands(commands: readonly unknown[], locale: string): FlatCommand[];
  matchCommands(commands: readonly FlatCommand[], typed: string): FlatCommand[];
  findCommand(commands: readonly FlatCommand[], line: string): { command: FlatCommand; rest: string | null } | null;
  splitOptions(
    command: FlatCommand,
    text: string,
    locale: string,
  ): { free: string; pairs: { option: Option; text: string }[] };
  optionForFreeText(command: FlatCommand, filled: readonly string[]): Option | null;
  resolveOption(option: unknown, text: string, directory: unknown, locale: string): unknown;
  nestOptions(command: FlatCommand, filled: readonly unknown[]): unknown;
}

const line = (await import(new URL('../../src/sandbox/page/command-line.js', import.meta.url).href)) as CommandLine;

const text = (name: string, required = false, more = {}) => ({ type: 3, name, description: name, required, ...more });
const COMMANDS = [
  {
    id: '1',
    type: 1,
    name: 'claims',
    name_localizations: { fr: 'affirmations' },
    description: 'Claims',
    options: [text('place', true), { ...text('disputed'), type: 5 }],
  },
  { id: '2', type: 1, name: 'claimant', description: 'A claimant', options: [text('claimant', true)] },
  {
    id: '3',
    type: 1,
    name: 'add',
    description: 'Add',
    options: [
      { type: 1, name: 'event', description: 'An event', options: [text('title', true)] },
      {
        type: 1,
        name: 'claim',
        description: 'A claim',
        options: [
          text('event', true),
          text('claimant', true),
          text('says', true),
          text('said', false, { name_localizations: { fr: 'dit' } }),
          text('quote'),
        ],
      },
      {
        type: 2,
        name: 'deep',
        description: 'Deep',
        options: [{ type: 1, name: 'down', description: 'Down', options: [text('x')] }],
      },
    ],
  },
  { id: '4', type: 1, name: 'help', description: 'Help' },
  { id: '5', type: 3, name: 'Draft', description: '' },
];
const FLAT = line.flattenCommands(COMMANDS, 'en-GB');

describe('the command line', () => {
  it('lists subcommands flat', () => {
    expect(FLAT.map(({ title }) => title)).toEqual([
      'add claim',
      'add deep down',
      'add event',
      'claimant',
      'claims',
      'help',
    ]);
    expect(line.flattenCommands(COMMANDS, 'fr').map(({ title }) => title)).toContain('affirmations');
  });

  it.each([
    ['', ['add claim', 'add deep down', 'add event', 'claimant', 'claims', 'help']],
    ['cl', ['claimant', 'claims', 'add claim']],
    ['add ', ['add claim', 'add deep down', 'add event']],
    ['EVENT', ['add event']],
    ['laims', []],
  ])('offers for %j', (typed, titles) => {
    expect(line.matchCommands(FLAT, typed).map(({ title }) => title)).toEqual(titles);
  });

  it.each([
    ['/claims', 'claims', null],
    ['/claims ', 'claims', ''],
    ['/claims niger', 'claims', 'niger'],
    ['/CLAIMS\tniger', 'claims', 'niger'],
    ['/add claim event:E1', 'add claim', 'event:E1'],
  ])('finds the command of %j', (typed, title, rest) => {
    const found = line.findCommand(FLAT, typed);
    expect([found?.command.title, found?.rest]).toEqual([title, rest]);
  });

  it.each(['claims niger', '/claim', '/claimsniger', '/add', '/', '/add nothing'])('finds none in %j', (typed) => {
    expect(line.findCommand(FLAT, typed)).toBe(null);
  });

  it('knows both names where the language has its own', () => {
    const french = line.flattenCommands(COMMANDS, 'fr');
    expect(line.findCommand(french, '/affirmations niger')?.command.path).toEqual([{ name: 'claims', type: 1 }]);
    expect(line.findCommand(french, '/claims niger')?.command.path).toEqual([{ name: 'claims', type: 1 }]);
  });

  it.each([
    ['claims', 'niger', 'niger', {}],
    ['claims', 'niger disputed:True', 'niger', { disputed: 'True' }],
    ['claims', 'place:Burkina Faso disputed: False', '', { place: 'Burkina Faso', disputed: 'False' }],
    [
      'add claim',
      'event:E1 claimant:Red Front says:30 soldiers killed',
      '',
      { event: 'E1', claimant: 'Red Front', says: '30 soldiers killed' },
    ],
    ['add claim', 'E1 quote:the mayor told us: many event:E2', 'E1', { quote: 'the mayor told us: many', event: 'E2' }],
    ['add claim', 'E1 quote:"he said: thirty" says:x', 'E1', { quote: '"he said: thirty"', says: 'x' }],
    ['add claim', 'E1 says:30 says:40', 'E1', { says: '30 says:40' }],
    ['add claim', 'E1 dit:hier', 'E1 dit:hier', {}],
    ['claims', 'https://a.example/x?place:y', 'https://a.example/x?place:y', {}],
  ])('cuts %s %j', (title, rest, free, pairs) => {
    const command = FLAT.find((one) => one.title === title);
    if (command === undefined) throw new Error(title);
    const split = line.splitOptions(command, rest, 'en-GB');
    expect([split.free, Object.fromEntries(split.pairs.map((pair) => [pair.option.name, pair.text]))]).toEqual([
      free,
      pairs,
    ]);
  });

  it('gives free text to the first empty required option, else to the first that takes words', () => {
    const claim = FLAT[0];
    const deep = FLAT[1];
    if (claim === undefined || deep === undefined) throw new Error('no command');
    expect(line.optionForFreeText(claim, [])?.name).toBe('event');
    expect(line.optionForFreeText(claim, ['event', 'says'])?.name).toBe('claimant');
    expect(line.optionForFreeText(deep, [])?.name).toBe('x');
    expect(line.optionForFreeText(deep, ['x'])).toBe(null);
  });

  const directory = {
    channels: [{ id: '10', name: 'claims' }],
    people: [{ id: '20', name: 'Reader' }],
    roles: [{ id: '30', name: '@everyone' }],
  };
  it.each([
    [{ type: 3 }, ' niger ', { value: 'niger' }],
    [{ type: 3, max_length: 3 }, 'niger', { problem: 'tooLong', values: { name: 'it', limit: 3 } }],
    [{ type: 3, min_length: 3 }, 'ni', { problem: 'tooShort', values: { name: 'it', limit: 3 } }],
    [{ type: 3, choices: [{ name: 'Killed', value: 'k' }] }, 'killed', { value: 'k' }],
    [
      { type: 3, choices: [{ name: 'Killed', value: 'k' }] },
      'dead',
      { problem: 'notAChoice', values: { name: 'it', text: 'dead' } },
    ],
    [{ type: 4 }, '-12', { value: -12 }],
    [{ type: 4 }, '1.5', { problem: 'notAnInteger', values: { name: 'it' } }],
    [{ type: 4, min_value: 1 }, '0', { problem: 'tooSmall', values: { name: 'it', limit: 1 } }],
    [{ type: 4, max_value: 5 }, '6', { problem: 'tooLarge', values: { name: 'it', limit: 5 } }],
    [{ type: 10 }, '1.5', { value: 1.5 }],
    [{ type: 10 }, '1e9', { problem: 'notANumber', values: { name: 'it' } }],
    [{ type: 5 }, 'TRUE', { value: true }],
    [{ type: 5 }, 'faux', { value: false }],
    [{ type: 5 }, 'perhaps', { problem: 'notTrueOrFalse', values: { name: 'it' } }],
    [{ type: 7 }, '#claims', { value: '10' }],
    [{ type: 7 }, '<#10>', { value: '10' }],
    [{ type: 7 }, 'elsewhere', { problem: 'notAChannel', values: { name: 'it' } }],
    [{ type: 6 }, '@reader', { value: '20' }],
    [{ type: 8 }, '@everyone', { value: '30' }],
    [{ type: 9 }, 'Nobody', { problem: 'notAMember', values: { name: 'it' } }],
    [{ type: 11 }, 'a.csv', { problem: 'notAFile', values: { name: 'it' } }],
  ])('reads %j from %j', (option, typed, result) => {
    expect(line.resolveOption({ name: 'it', description: '', ...option }, typed, directory, 'en-GB')).toEqual(result);
  });

  it('puts the options inside their subcommand and its group', () => {
    const deep = FLAT[1];
    if (deep === undefined) throw new Error('no command');
    expect(line.nestOptions(deep, [{ name: 'x', type: 3, value: 'y' }])).toEqual([
      { name: 'deep', type: 2, options: [{ name: 'down', type: 1, options: [{ name: 'x', type: 3, value: 'y' }] }] },
    ]);
  });
});
