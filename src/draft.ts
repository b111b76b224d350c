import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { documentText } from './drafting/document-text.ts';
import type { Draft } from './drafting/draft.ts';
import { draftJson, placeLine } from './drafting/draft-json.ts';
import { readDraft } from './drafting/read-draft.ts';
import { expectFile, fileFault } from './terminal/file-fault.ts';
import { UsageError } from './terminal/usage-error.ts';

const USAGE = `What /draft reads in a news text, from the terminal. Nothing is recorded.

  npm run -s draft -- [--published DATE] [--json] FILE|-

  --published   the day the text was published, YYYY-MM-DD: its "on Wednesday" is counted back from it
  --json        for programs; without its -s npm says before it what it runs
  FILE          .txt, .html or .md; - reads standard input

Exit codes: 0 read, 1 the file can't be read, 2 the command was not understood.`;

interface Asked {
  readonly file: string;
  readonly published: string | null;
  readonly json: boolean;
}

function readArguments(): Asked | 'help' {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        published: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [file, ...more] = positionals;
    if (values.help) return 'help';
    if (!file) throw new UsageError('the file is missing');
    if (more.length > 0) throw new UsageError(`“${more[0]}” is one word too many`);
    return { file, published: checkedDay(values.published), json: values.json };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

function checkedDay(typed: string | undefined): string | null {
  if (typed === undefined) return null;
  const day = new Date(`${typed}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== typed)
    throw new UsageError(`“${typed}” is no date: write YYYY-MM-DD`);
  return typed;
}

function linesOf({ events, claims }: Draft): string[] {
  if (events.length === 0) return ['No event and no claim was read in this text.'];
  return events.flatMap(({ title, date, place }, index) => [
    `${title} · ${date === null ? 'no date' : `${date.date} (${date.precision})`} · ${place === null ? 'no place' : placeLine(place, 'en')}`,
    ...claims
      .filter(({ event }) => event === index)
      .flatMap(({ claimant, statement, unsure, sentence }) => [
        `  ${claimant ?? 'the text itself'}: ${[...statement.acts.filter((act) => act !== 'figures'), ...statement.figures.map(({ words }) => words)].join('; ')}${unsure ? '  (unsure)' : ''}`,
        `    “${sentence}”`,
      ]),
  ]);
}

function main(): void {
  const asked = readArguments();
  if (asked === 'help') {
    console.log(USAGE);
    return;
  }
  if (asked.file !== '-') expectFile(asked.file);
  const content = readFileSync(asked.file === '-' ? 0 : asked.file, 'utf8');
  const draft = readDraft(documentText(content, asked.file === '-' ? '' : basename(asked.file)), asked.published);
  console.log(asked.json ? JSON.stringify(draftJson(draft, 'en'), null, 2) : linesOf(draft).join('\n'));
}

try {
  main();
} catch (error) {
  const because = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${because}\n\n${USAGE}` : (fileFault(error) ?? because));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
