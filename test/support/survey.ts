import type { Answer, Value } from '../../src/commands/command.ts';
import { UserError } from '../../src/domain/errors.ts';
import { COMPLETIONS } from './command-lines.ts';
import { type CommandRoom, MANAGER } from './command-room.ts';

type Question = readonly [line: string, values: Readonly<Record<string, Value>>];

interface Told {
  readonly key: string;
  readonly values: unknown;
}

type Surveyed =
  | { readonly asked: Question; readonly answer: Answer | Told }
  | { readonly completed: string; readonly offered: readonly string[] };

const EVENTS = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'];

/** What anyone may want to know of a record; answers are not asked to be useful, only to be the same. */
const QUESTIONS: readonly Question[] = [
  ...['mali', 'niger', 'sahel'].flatMap((place): Question[] => [
    ['claims', { place }],
    ['claims', { place, claimant: 'Mali army' }],
    ['timeline', { place }],
    ['timeline', { place, 'as-of': '2024-03-22' }],
    ['brief', { place, since: '2023' }],
  ]),
  ['disputes', {}],
  ...EVENTS.flatMap((event): Question[] => [
    ['event', { event }],
    ['event', { event, 'as-of': '2024-03-22' }],
    ['history', { event }],
  ]),
  ['history', {}],
  ['search', { text: 'ambush' }],
  ['settings', {}],
  ['region list', {}],
  ['digest list', {}],
  ['digest preview', { digest: 'D1' }],
  ['digest preview', { digest: 'D2' }],
  ...['Mali army', 'Islamic State', 'Amaq', 'Front Herald'].map((claimant): Question => ['claimant', { claimant }]),
  ['export', { format: 'csv' }],
  ['export', { format: 'json-lines' }],
];

/** Every question's answer, and all that is offered while one types, in what the room has open; what a member is told where it is refused. */
export async function surveyOf(room: CommandRoom, now: Date): Promise<readonly Surveyed[]> {
  const asking = { by: MANAGER, now };
  const answers: Surveyed[] = [];
  for (const [line, values] of QUESTIONS)
    answers.push({ asked: [line, values], answer: await room.answer(line, values, asking).catch(toldOf) });
  for (const { line, option } of COMPLETIONS)
    answers.push({ completed: `${line} ${option}`, offered: await room.complete(line, option, '', asking) });
  return answers;
}

/** What a member is told; anything that is not for them fails the test. */
export function toldOf(error: unknown): Told {
  if (error instanceof UserError) return { key: error.key, values: error.values };
  throw error;
}
