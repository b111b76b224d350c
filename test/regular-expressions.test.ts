import { readdirSync, readFileSync } from 'node:fs';
import { analyse } from 'scslre';
import { expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

const SOURCES = new URL('../src/', import.meta.url);

interface Written {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written out in a piece of source. */
function expressionsIn(node: unknown, file: string): Written[] {
  if (Array.isArray(node)) return node.flatMap((each) => expressionsIn(each, file));
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'regex' in node && typeof node.regex === 'object' && node.regex !== null && 'pattern' in node.regex
      ? [{ file, source: String(node.regex.pattern), flags: String((node.regex as { flags?: string }).flags ?? '') }]
      : [];
  return [...own, ...Object.values(node).flatMap((each) => expressionsIn(each, file))];
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]s$/.test(file));
const written = files.flatMap((file) =>
  expressionsIn(
    parseAst(readFileSync(new URL(file, SOURCES), 'utf8'), { lang: file.endsWith('.ts') ? 'ts' : 'js' }),
    file,
  ),
);

it('no regular expression takes more than linear time', () => {
  expect(written.length).toBeGreaterThan(400);
  const slow = written.flatMap(({ file, source, flags }) =>
    analyse({ source, flags }).reports.map(({ type, exponential }) => {
      return `${file} /${source}/${flags}: ${exponential ? 'exponential' : type}`;
    }),
  );
  expect(slow).toEqual([]);
});
