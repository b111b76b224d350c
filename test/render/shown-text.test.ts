import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EN } from '../../src/render/texts/en.ts';

/** The rooms in which what people see is put together: all words of it are in `render/texts`. */
const ROOMS = ['render', 'commands', 'briefings', 'bot'];

/** Calls whose texts go to the log, or to whoever reads a stack. */
const UNSEEN =
  /(?:\bnew (?!UserError)\w*Error|\bsuper|\bthis\.#failure|\blog\.(?:info|warn|error)|\bprocess\.emitWarning)\s*\($/;

/** Texts that look like words for people and are not shown, each with the file it is in. */
const NOT_SHOWN: readonly string[] = [
  // The bot’s own name.
  'render/attribution.ts: Sitrep',
  // A font’s.
  'render/pictures/paint-worker.ts: DejaVu Sans',
  'render/pictures/theme.ts: DejaVu Sans',
  // What a manager may type for "everything".
  'commands/digest-options.ts: tous les lieux',
  // What keeps a digest from its channel, for the log.
  'briefings/channels.ts: the channel is no longer there',
  'briefings/channels.ts: Sitrep may not write in the channel',
  'briefings/channels.ts: Sitrep is no longer in the server',
];

interface Literal {
  readonly file: string;
  readonly text: string;
  /** The code before it on its line and the one before. */
  readonly before: string;
}

/** String and template literals of a file, comments and what stands in `${…}` left out. */
function literalsOf(file: string): Literal[] {
  const source = readFileSync(file, 'utf8');
  const found: Literal[] = [];
  const token =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*(?=[\s,;.)\]])/g;
  for (const match of source.matchAll(token)) {
    const text = (match[1] ?? match[2])?.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, ' ').replace(/\$\{[^}]*$/, ' ');
    if (text === undefined) continue;
    found.push({
      file: file.replace('src/', ''),
      text,
      before: source.slice(Math.max(0, match.index - 200), match.index),
    });
  }
  return found;
}

/** Words that only a text for people has: two in a row, or one with a capital where a name or value of ours has none. */
function looksShown({ text, before }: Literal): boolean {
  if (/^\.{1,2}\/|^node:|^@?[\w-]+\//.test(text) || /\bfrom $/.test(before)) return false;
  // The value of a choice has its words in the texts.
  if (Object.hasOwn(EN, text.startsWith('choice.') ? text : `choice.${text}`)) return false;
  const bare = text.replace(/\\[nrt]/g, ' ').replace(/\\(.)/g, '$1');
  return /\p{L}{2,} +\p{L}{2,}/u.test(bare) || /^[^\p{L}]*\p{Lu}\p{Ll}+[^\p{L}]*$/u.test(bare);
}

/** Whether what encloses the literal is a call whose texts nobody but the operator sees. */
function isUnseen({ before }: Literal): boolean {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const character = before[at] ?? '';
    if (')]}'.includes(character)) depth += 1;
    else if ('([{'.includes(character)) {
      if (depth === 0 && UNSEEN.test(before.slice(0, at + 1))) return true;
      if (depth > 0) depth -= 1;
    } else if (character === ';' && depth === 0) return false;
  }
  return false;
}

const literals = globSync(ROOMS.map((room) => `src/${room}/**/*.ts`))
  .filter((file) => !file.includes('/texts/'))
  .flatMap(literalsOf);

describe('what people see', () => {
  it('is looked for in all of the code that answers them', () => {
    expect(literals.length).toBeGreaterThan(1_500);
  });

  it('has no word in code: every sentence, label and name is in the texts, in both languages', () => {
    const shown = literals
      .filter((each) => looksShown(each) && !isUnseen(each))
      .map(({ file, text }) => `${file}: ${text}`);
    expect([...new Set(shown)].filter((each) => !NOT_SHOWN.includes(each))).toEqual([]);
  });

  it.each([
    ["const reply = { label: 'Undo' };", true],
    ['return { text: md`Recorded it as new` };', true],
    ["throw new Error('nothing was read');", false],
    ["log.info({ event }, 'commands are registered');", false],
    ["import { a } from './a-file.ts';", false],
    ["const verb = 'show';", false],
  ])('%s: a word for people? %s', (code, isShown) => {
    const match = /'((?:[^'])*)'|`([^`]*)`/.exec(code);
    const text = (match?.[1] ?? match?.[2] ?? '').replace(/\$\{[^}]*\}/g, ' ');
    const literal = { file: 'x', text, before: code.slice(0, match?.index) };
    expect(looksShown(literal) && !isUnseen(literal)).toBe(isShown);
  });
});
