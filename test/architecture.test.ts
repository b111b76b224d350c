import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each room may import besides itself: the table of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  config: [],
  places: ['domain'],
  drafting: ['domain', 'places'],
  exchange: ['domain', 'places'],
  store: ['domain'],
  render: ['domain', 'places'],
  commands: ['domain', 'places', 'drafting', 'exchange', 'store', 'render'],
  briefings: ['domain', 'places', 'store', 'render'],
  bot: ['domain', 'render', 'commands', 'briefings'],
  sandbox: [],
  operations: [],
  terminal: [],
  draft: ['domain', 'drafting', 'places', 'terminal'],
  journal: ['config', 'domain', 'exchange', 'store', 'render', 'terminal'],
  main: ['config', 'domain', 'places', 'store', 'render', 'commands', 'briefings', 'bot', 'sandbox', 'operations'],
};

/** Packages that one room owns. */
const OWNERS: Readonly<Record<string, string>> = {
  keyv: 'store',
  '@keyv/postgres': 'store',
  '@keyv/redis': 'store',
  pg: 'store',
  'node:sqlite': 'store',
  htmlparser2: 'drafting',
  'csv-parse': 'exchange',
  'csv-stringify': 'exchange',
  'discord.js': 'bot',
  undici: 'bot',
  'node-cron': 'briefings',
  fastify: 'sandbox',
  ws: 'sandbox',
  i18next: 'render',
  vega: 'render',
  'vega-lite': 'render',
  'topojson-client': 'render',
  '@resvg/resvg-js': 'render',
  pino: 'main',
  'prom-client': 'operations',
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function roomOf(path: string): string {
  const [first = ''] = relative('src', path).split('/');
  return first.replace(/\.ts$/, '');
}

function importsIn(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const found = source.matchAll(
    /^\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map((match) => ({ file, room: roomOf(file), target: match[1] ?? match[2] ?? match[3] ?? '' }));
}

const files = globSync('src/**/*.ts').sort();
const imports = files.flatMap(importsIn);

describe('the house', () => {
  it('has the rooms of the table and no others', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it('has doors only where the table has them', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ file, room, target }) => ({ file, room, to: roomOf(normalize(join(dirname(file), target))) }))
      .filter(({ room, to }) => room !== to && !(MAY_IMPORT[room] ?? []).includes(to));
    expect(wrong).toEqual([]);
  });

  it('lets each package’s owner alone import it', () => {
    const packageOf = (target: string): string => {
      const parts = target.split('/');
      return target.startsWith('@')
        ? parts.slice(0, 2).join('/')
        : target.startsWith('node:')
          ? target
          : (parts[0] ?? '');
    };
    const wrong = imports.filter(({ room, target }) => (OWNERS[packageOf(target)] ?? room) !== room);
    expect(wrong).toEqual([]);
  });

  it('imports files that are there, with their ending, and main from nowhere', () => {
    const own = imports.filter(({ target }) => target.startsWith('.'));
    expect(own.filter(({ file, target }) => !existsSync(join(dirname(file), target)))).toEqual([]);
    expect(own.filter(({ target }) => target.endsWith('/main.ts'))).toEqual([]);
  });

  it('tells the same table in ARCHITECTURE.md', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    const rows = [...text.matchAll(/^\| `(\w+)` \| ([^|]*) \|$/gm)].map((row) => [row[1] ?? '', (row[2] ?? '').trim()]);
    const told = Object.fromEntries(
      rows.map(([room = '', may = '']) => [room, may.match(/`\w+`/g)?.map((each) => each.slice(1, -1)) ?? []]),
    );
    expect(told).toEqual(Object.fromEntries(Object.entries(MAY_IMPORT)));
  });

  it('has no drawers for odds and ends', () => {
    const names = files.filter((file) =>
      /(^|[/-])(utils?|helpers?|manager|service|common|misc)\.ts$|\/index\.ts$/.test(file),
    );
    expect(names).toEqual([]);
    expect(
      files.filter((file) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.ts$/.test(file.split('/').at(-1) ?? '')),
    ).toEqual([]);
  });
});

it('every promise of the README names the test it rests on', () => {
  const section = /^## What is promised$(.*?)^## /ms.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const promises = section.split('\n').filter((line) => line.startsWith('- '));
  expect(promises.length).toBeGreaterThan(10);
  const unfounded = promises.filter(
    (promise) => !existsSync(/\(`(test\/[^`]+\.test\.ts)`\)\.$/.exec(promise)?.[1] ?? ''),
  );
  expect(unfounded).toEqual([]);
});
