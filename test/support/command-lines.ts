import fc from 'fast-check';
import { commands } from '../../src/commands/all.ts';
import type { OptionDefinition, Value } from '../../src/commands/command.ts';

import { GIVEN } from './hostile-text.ts';

/** A command as it is typed, a subcommand by itself: `add event`. */
export interface CommandLine {
  readonly line: string;
  readonly options: readonly OptionDefinition[];
}

/** Every command there is, each subcommand by itself. */
export const LINES: readonly CommandLine[] = commands.flatMap(
  ({ definition: { name: command, options = [], subcommands } }) =>
    subcommands?.map((each) => ({ line: `${command} ${each.name}`, options: each.options })) ?? [
      { line: command, options },
    ],
);

/** Every option that is completed as it is typed. */
export const COMPLETIONS: ReadonlyArray<{ readonly line: string; readonly option: string }> = LINES.flatMap(
  ({ line, options }) => options.filter((option) => option.completes).map((option) => ({ line, option: option.name })),
);

const event = ['E1', 'E2', 'E3', '4'];
/** Claimants these tests know; a claim may be edited to be one of theirs. */
export const NAMES = ['Mali army', 'Islamic State', 'Amaq', 'Residents', 'ACLED'];
const place = ['Gao, Mali', 'Teguey, Tillabéri, Niger', 'mali', 'sahel', 'Sahel (AES)', 'guinea'];
const date = ['2024-03-20', 'March 2024', '2023', 'yesterday', 'hier', '2024-06-30'];

/** What members write where an option has neither choices nor another type. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  event,
  into: event,
  claim: ['E1.1', 'E1.2', 'E2.1', 'e3.1'],
  claimant: NAMES,
  'mouthpiece-of': NAMES,
  via: NAMES,
  attacker: NAMES,
  target: NAMES,
  aliases: ['ISSP, Daesh', 'FAMa', 'Amaq'],
  place,
  members: ['Mali, Burkina Faso', 'Tillabéri (Niger)'],
  date,
  until: date,
  said: date,
  since: date,
  'as-of': date,
  says: [
    '23 soldiers killed',
    '30 soldiers killed, 4 wounded',
    'responsibility',
    'denies losses',
    'denies responsibility',
  ],
  coordinates: ['16.27, -0.04'],
  url: [GIVEN],
  timezone: ['Africa/Niamey', 'UTC', 'Pacific/Auckland'],
  digest: ['D1', 'D2'],
  at: ['08:00', '18h30'],
  cron: ['0 8 * * 1-5'],
};

/** The channels a channel option may name in these tests. */
const CHANNELS = ['5001', '5002'] as const;

/** A value for an option: mostly what members give, now and then whatever `hostile` makes. */
function valueFor(
  { name: option, type, choices }: OptionDefinition,
  hostile: fc.Arbitrary<string>,
): fc.Arbitrary<Value> {
  if (choices) return fc.constantFrom(...choices);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: 0, max: 40 });
  if (type === 'channel') return fc.constantFrom(...CHANNELS);
  const written = WRITTEN[option];
  if (!written) return hostile;
  return fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...written) }, { weight: 1, arbitrary: hostile });
}

/** Values for a command's options, by their names: the required ones, and any of the others. Files are given otherwise. */
export function valuesOf(
  options: readonly OptionDefinition[],
  hostile: fc.Arbitrary<string>,
): fc.Arbitrary<Record<string, Value>> {
  const valued = options.filter(({ type }) => type !== 'attachment');
  const given = valued.map((option) => [option.name, valueFor(option, hostile)] as const);
  const required = valued.filter((option) => option.required).map((option) => option.name);
  return fc.record(Object.fromEntries(given), { requiredKeys: required, noNullPrototype: true });
}

/** What a member who knows the command gives for each of its required options. */
export function usualValues(options: readonly OptionDefinition[]): Record<string, Value> {
  return Object.fromEntries(
    options.flatMap((option): Array<[string, Value]> => {
      if (!option.required || option.type === 'attachment') return [];
      return [[option.name, usualValue(option)]];
    }),
  );
}

function usualValue({ name: option, type, choices }: OptionDefinition): Value {
  const [choice] = choices ?? [];
  if (choice !== undefined) return choice;
  if (type === 'boolean') return true;
  if (type === 'integer') return 1;
  if (type === 'channel') return CHANNELS[0];
  return WRITTEN[option]?.[0] ?? 'words';
}
