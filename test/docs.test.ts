import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What people read of how to use it, the help of the terminal commands included. */
const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', '.env.example', 'compose.yaml'];
const pages = [...files, ...globSync(['docs/*.md', 'deploy/*', 'src/*.ts', 'src/journal/*.ts'])].map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));

/** The files a page links to, from the project's folder. */
function linksOf(file: string): string[] {
  const links = readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g);
  return [...links].map(([, link = '']) => normalize(join(dirname(file), link)));
}

describe('the documentation', () => {
  it('can all be reached from the README, by links to what is there', () => {
    const reached = new Set(['README.md']);
    for (const file of reached) if (file.endsWith('.md')) for (const link of linksOf(file)) reached.add(link);
    expect([...reached].filter((file) => !existsSync(file))).toEqual([]);
    expect(globSync('docs/*.md').filter((file) => !reached.has(file))).toEqual([]);
  });

  it('names running Sitrep and what is kept in the README itself', () => {
    expect(linksOf('README.md')).toEqual(expect.arrayContaining(['docs/operating.md', 'docs/privacy.md']));
  });

  it('tells of scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const told = pages.flatMap(({ file, text }) =>
      [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => ({ file, name })),
    );
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('keeps npm’s own lines out of files and pipes', () => {
    const led = pages.flatMap(({ text }) => text.match(/npm run [^`\n#]* (?:>|\|) [^`\n|]*/g) ?? []);
    expect(led.length).toBeGreaterThan(1);
    expect(led.filter((command) => !command.startsWith('npm run -s '))).toEqual([]);
  });
});
